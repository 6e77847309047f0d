// Tells the format by content and hands the bytes to its reader.
#include "extractors/extract.h"

#include <zip.h>

#include <algorithm>
#include <memory>

#include "core/text.h"
#include "extractors/docx/docx.h"
#include "extractors/pdf/pdf.h"
#include "extractors/txt/txt.h"

namespace acervo {
namespace {

// ISO 32000-1, Annex H.3 (implementation note 13): readers accept the header anywhere in the first 1,024 bytes.
constexpr std::size_t kPdfHeaderWindow = 1024;

bool LooksLikePdf(std::string_view bytes) {
  return bytes.substr(0, kPdfHeaderWindow).find("%PDF-") != std::string_view::npos;
}

// APPNOTE.TXT 4.3.7: a local file header; an empty archive begins with its end record (4.3.16).
bool LooksLikeZip(std::string_view bytes) {
  using std::string_view_literals::operator""sv;
  return bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv);
}

bool LooksLikeKnownBinary(std::string_view bytes) {
  using std::string_view_literals::operator""sv;
  static constexpr std::string_view kMagic[] = {
      "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv,  // Compound File: .doc, .xls, encrypted OOXML
      "\x89PNG\r\n"sv,
      "\xFF\xD8\xFF"sv,
      "GIF8"sv,
      "II*\0"sv,
      "MM\0*"sv,
      "\x7F"
      "ELF"sv,
      "\x1F\x8B"sv,
      "7z\xBC\xAF"sv,
      "Rar!"sv,
      "SQLite format 3\0"sv,
      "{\\rtf"sv,
  };
  return std::any_of(std::begin(kMagic), std::end(kMagic), [&](std::string_view m) { return bytes.starts_with(m); });
}

}  // namespace
}  // namespace acervo
