// A recognised page as bytes, for another process of this program or to be kept.
//
// Wire:   core/wire.h; a version first. Errors: nullopt for bytes that are none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractors/ocr/page_reader.h"

namespace acervo::ocr {

std::string Packed(const PageReading& page);
std::optional<PageReading> Unpacked(std::string_view bytes);

}  // namespace acervo::ocr
