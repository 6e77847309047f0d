// Tells files of pictures by their first bytes.
//
// Source: ISO/IEC 15948, 5.2 (PNG); ISO/IEC 10918-1, B.1.1.3 (JPEG); TIFF 6.0, section 2.
#pragma once

#include <optional>
#include <string_view>

#include "core/document.h"

namespace acervo::ocr {

// nullopt: none that is read.
std::optional<Format> PictureFormatOf(std::string_view bytes);

// Counts the pages of a TIFF along the chain of its directories, up to `most`. One that lies outside of the file counts,
// so that a page that is missing is told; a chain that goes round ends where it began.
int CountTiffPages(std::string_view bytes, int most);

}  // namespace acervo::ocr
