// Opens a PDF with poppler-cpp. Private to extractors/pdf.
#pragma once

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-rectangle.h>

#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"

namespace acervo::pdf {

// kEncrypted, kCorrupt (poppler cannot open it, or it has no pages), kTooLarge (over INT_MAX bytes). The bytes are
// borrowed for the life of the document. From then on poppler tells nobody of what it finds.
Result<std::unique_ptr<poppler::document>> OpenDocument(std::string_view bytes, const std::string& password);

std::string Utf8(const poppler::ustring& text);

// Whether a place is one that a page can have.
bool IsSane(const poppler::rectf& box);

}  // namespace acervo::pdf
