// Tells the format by content and hands the bytes to its reader.
//
// A container or a binary format is known by its magic; what has none is text unless control bytes say otherwise.
// The order matters: a ZIP may store a PDF whose header then stands within the first kilobyte of the ZIP.
#include "extractors/extract.h"

#include <algorithm>
#include <cstddef>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "core/characters.h"
#include "core/json.h"
#include "core/text.h"
#include "extractors/docx/docx.h"
#include "extractors/docx/pictures.h"
#include "extractors/ocr/module.h"
#include "extractors/ocr/picture_format.h"
#include "extractors/pdf/pdf.h"
#include "extractors/txt/txt.h"

namespace acervo {
namespace {

using std::string_view_literals::operator""sv;

// ISO 32000-1, Annex H.3 (implementation note 13): readers accept the header anywhere in the first 1,024 bytes.
constexpr std::size_t kPdfHeaderWindow = 1024;
// Enough to tell text from binary; looking at all of a huge file would only cost time.
constexpr std::size_t kTextSample = std::size_t{64} << 10;

bool LooksLikePdf(std::string_view bytes) {
  const std::string_view window = bytes.substr(0, kPdfHeaderWindow);
  const std::size_t at = window.find("%PDF-"sv);
  if (at == 0) return true;
  if (at == std::string_view::npos) {
    // Annex H.3, note 14: "%!PS-Adobe-N.n PDF-M.m" is a header too.
    return window.starts_with("%!PS-Adobe-"sv) && window.substr(0, 32).find(" PDF-"sv) != std::string_view::npos;
  }
  // A text may talk about "%PDF-1.4"; a file with such a prefix must have objects too.
  return at + 5 < bytes.size() && IsDigit(bytes[at + 5]) && bytes.find(" obj"sv, at) != std::string_view::npos;
}

// APPNOTE.TXT 4.3.7: a local file header; an empty archive begins with its end record (4.3.16); a split or spanned
// archive with its marker (8.5.3, 8.5.4).
bool LooksLikeZip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv) || bytes.starts_with("PK\x07\x08"sv) ||
         bytes.starts_with("PK00PK\x03\x04"sv);
}

// [MS-CFB] 2.2: .doc, .xls, .msg, and OOXML behind a password.
bool LooksLikeCompoundFile(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv); }

// [MS-OFFCRYPTO] 2.3.4: an encrypted OOXML package is the stream of this name; directory entries are UTF-16LE.
bool HoldsEncryptedPackage(std::string_view bytes) {
  return bytes.find("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv) != std::string_view::npos;
}

bool LooksLikeKnownBinary(std::string_view bytes) {
  static constexpr std::string_view kMagic[] = {
      "\x89PNG"sv,  // cut, or spoiled on the way
      "GIF87a"sv,
      "GIF89a"sv,
      "RIFF"sv,
      "\x7F"
      "ELF"sv,
      "\x1F\x8B"sv,
      "BZh"sv,
      "\xFD"
      "7zXZ\0"sv,
      "7z\xBC\xAF\x27\x1C"sv,
      "Rar!\x1A\x07"sv,
      "SQLite format 3\0"sv,
      "{\\rtf"sv,
      "%!PS-Adobe-"sv,
      "\0asm"sv,
  };
  return std::any_of(std::begin(kMagic), std::end(kMagic), [&](std::string_view m) { return bytes.starts_with(m); });
}

bool HasUtf16OrUtf32Mark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv) || bytes.starts_with("\0\0\xFE\xFF"sv);
}

bool IsControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  // Tab to carriage return, escape and the old end-of-file mark (Ctrl-Z) do stand in texts.
  return byte == 0x7F || (byte < 0x20 && !(byte >= 0x08 && byte <= 0x0D) && byte != 0x1B && byte != 0x1A);
}

struct ByteCounts {
  std::size_t total = 0;
  std::size_t control = 0;   // NULs too
  std::size_t even_nul = 0;  // NULs at even offsets: the high bytes of big-endian UTF-16
  std::size_t odd_nul = 0;
};

ByteCounts Count(std::string_view sample) {
  ByteCounts counts;
  counts.total = sample.size();
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (IsControl(sample[i])) ++counts.control;
    if (sample[i] == '\0') ++(i % 2 == 0 ? counts.even_nul : counts.odd_nul);
  }
  return counts;
}

// Western text in UTF-16 without a mark: every other byte is NUL, the ones between are not.
bool LooksLikeUtf16(const ByteCounts& counts) {
  const std::size_t units = counts.total / 2;
  if (units == 0) return false;
  const std::size_t many = std::max(counts.even_nul, counts.odd_nul);
  const std::size_t few = std::min(counts.even_nul, counts.odd_nul);
  const std::size_t other_controls = counts.control - counts.even_nul - counts.odd_nul;
  return many * 10 >= units * 7 && few * 20 <= units && other_controls * 20 <= units;
}

// A code point cut by the end of the sample is no sign of another encoding.
std::string_view WholeUtf8(std::string_view sample) {
  for (int i = 0; i < 3 && !sample.empty() && (static_cast<unsigned char>(sample.back()) & 0x80) != 0; ++i) {
    const bool lead = (static_cast<unsigned char>(sample.back()) & 0x40) != 0;
    sample.remove_suffix(1);
    if (lead) break;
  }
  return sample;
}

// Random bytes are a tenth control bytes and no UTF-8; a text may hold a few that slipped in.
bool LooksLikeText(std::string_view bytes) {
  if (HasUtf16OrUtf32Mark(bytes)) return true;
  const std::string_view sample = bytes.substr(0, kTextSample);
  const ByteCounts counts = Count(sample);
  if (LooksLikeUtf16(counts)) return true;
  if (counts.control * 10 > counts.total * 3) return false;
  return counts.control * 20 <= counts.total || IsValidUtf8(WholeUtf8(sample));
}

// White space in an eight-bit encoding or in UTF-16 of either order, with or without a mark. NULs alone are none.
bool IsBlank(std::string_view bytes) {
  if (Trim(bytes).empty()) return true;
  std::string_view rest = bytes;
  if (rest.starts_with("\xEF\xBB\xBF"sv)) rest.remove_prefix(3);
  if (HasUtf16OrUtf32Mark(rest)) rest.remove_prefix(2);
  const auto is_blank_byte = [](char c) { return c == '\0' || c == ' ' || (c >= '\t' && c <= '\r'); };
  if (!std::all_of(rest.begin(), rest.end(), is_blank_byte)) return false;
  return rest.size() < bytes.size() || rest.find_first_not_of('\0') != std::string_view::npos;
}

// Text for machines: no report was ever written so, and a folder often holds some beside its reports.
bool LooksLikeMachineText(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) bytes.remove_prefix(3);
  const std::string_view text = Trim(bytes.substr(0, 256));
  const std::string head = Fold(text.substr(0, 16));
  if (head.starts_with("<?xml") || head.starts_with("<!doctype") || head.starts_with("<html")) return true;
  return (head.starts_with('{') || head.starts_with('[')) && Json::accept(bytes);
}

// A ZIP counts as DOCX here: its reader tells whether it is one, and opens it only once.
Result<Format> FormatByMagic(std::string_view bytes) {
  if (LooksLikeZip(bytes)) return Format::kDocx;
  if (LooksLikeCompoundFile(bytes)) {
    return Error{HoldsEncryptedPackage(bytes) ? ErrorCode::kEncrypted : ErrorCode::kUnsupportedFormat, "OLE2", {}};
  }
  if (const std::optional<Format> picture = ocr::PictureFormatOf(bytes)) return *picture;
  if (LooksLikePdf(bytes)) return Format::kPdf;
  if (LooksLikeKnownBinary(bytes)) return Error{ErrorCode::kUnsupportedFormat, "binary", {}};
  if (IsBlank(bytes)) return Error{ErrorCode::kEmpty, "", {}};
  if (!LooksLikeText(bytes)) return Error{ErrorCode::kUnsupportedFormat, "binary", {}};
  if (LooksLikeMachineText(bytes)) return Error{ErrorCode::kUnsupportedFormat, "markup", {}};
  return Format::kTxt;
}

// One that holds pictures alone is read from them.
Result<Document> ExtractDocxOrPictures(std::string_view bytes, const ExtractOptions& options) {
  Result<Document> document = ExtractDocx(bytes, options);
  if (document.ok() || document.error().code != ErrorCode::kNoText || options.ocr == OcrUse::kNever) return document;
  const Result<DocxPictures> pictures = PicturesOfDocx(bytes, options);
  if (!pictures.ok() || pictures.value().files.empty()) return document;
  Result<Document> read = ExtractPictures(pictures.value().Views(), Format::kDocx, pictures.value().meta, options);
  return read.ok() || read.error().code == ErrorCode::kTooLarge ? std::move(read) : std::move(document);
}

}  // namespace

Result<Format> DetectFormat(std::string_view bytes) {
  Result<Format> format = FormatByMagic(bytes);
  if (!format.ok() || format.value() != Format::kDocx) return format;
  const Status docx = ProbeDocx(bytes, {});
  if (!docx.ok()) return docx.error();
  return format;
}

Result<Document> Extract(std::string_view bytes, const ExtractOptions& options) {
  if (bytes.size() > options.max_input) return Error{ErrorCode::kTooLarge, std::to_string(bytes.size()), {}};
  const Result<Format> format = FormatByMagic(bytes);
  if (!format.ok()) return format.error();
  switch (format.value()) {
    case Format::kDocx: return ExtractDocxOrPictures(bytes, options);
    case Format::kPdf: return ExtractPdf(bytes, options);
    case Format::kTxt: return ExtractTxt(bytes, options);
    case Format::kJpeg:
    case Format::kPng:
    case Format::kTiff: return ExtractPictures({bytes}, format.value(), {}, options);
  }
  return Error{ErrorCode::kUnsupportedFormat, "", {}};
}

Result<std::string> RecognisePage(std::string_view bytes, int page, const ExtractOptions& options) try {
  ACERVO_ASSIGN_OR_RETURN(const Format format, FormatByMagic(bytes));
  if (format == Format::kPdf) return RecognisePdfPage(bytes, page, options);
  if (format != Format::kDocx) return RecognisePicture({bytes}, page);
  ACERVO_ASSIGN_OR_RETURN(const DocxPictures pictures, PicturesOfDocx(bytes, options));
  return RecognisePicture(pictures.Views(), page);
} catch (const std::bad_alloc&) {
  return Error{ErrorCode::kOutOfMemory, "", {}};
}

std::string RecognitionModel() {
  const ocr::Engine* const engine = ocr::SharedEngine();
  return engine == nullptr ? std::string() : engine->model();
}

Result<std::unique_ptr<PdfPages>> PdfPages::Open(std::string_view bytes) { return OpenPdfPages(bytes); }

Status LoadReaders() { return Ok(); }

}  // namespace acervo
