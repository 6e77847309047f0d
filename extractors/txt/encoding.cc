// Byte order marks are believed; then the pattern of NUL bytes tells UTF-16 and UTF-32; then well-formed UTF-8 wins,
// also with a few bytes of another code page pasted in; then Spanish tells the one-byte code page, and only where it
// cannot ICU's detector is asked.
#include "extractors/txt/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "core/characters.h"
#include "core/text.h"
#include "extractors/txt/mojibake.h"
#include "extractors/txt/single_byte.h"

namespace acervo::txt {
namespace {

enum class Unit { kUtf8, kUtf16Le, kUtf16Be, kUtf32Le, kUtf32Be, kOther };

struct Sniffed {
  Unit unit = Unit::kOther;
  std::size_t mark = 0;  // bytes of the byte order mark
};

bool BeginsWith(std::string_view bytes, std::string_view mark) { return bytes.substr(0, mark.size()) == mark; }

std::optional<Sniffed> FromMark(std::string_view bytes) {
  using namespace std::string_view_literals;
  // The UTF-32LE mark begins with the UTF-16LE one; a UTF-16 text does not begin with a NUL.
  if (BeginsWith(bytes, "\xFF\xFE\0\0"sv) && bytes.size() % 4 == 0) return Sniffed{Unit::kUtf32Le, 4};
  if (BeginsWith(bytes, "\0\0\xFE\xFF"sv)) return Sniffed{Unit::kUtf32Be, 4};
  if (BeginsWith(bytes, "\xEF\xBB\xBF"sv)) return Sniffed{Unit::kUtf8, 3};
  if (BeginsWith(bytes, "\xFF\xFE"sv)) return Sniffed{Unit::kUtf16Le, 2};
  if (BeginsWith(bytes, "\xFE\xFF"sv)) return Sniffed{Unit::kUtf16Be, 2};
  return std::nullopt;
}

// Latin text in wide units has a NUL in nearly every unit, always at the same place of it.
std::optional<Sniffed> FromNuls(std::string_view bytes) {
  const std::size_t sample = std::min<std::size_t>(bytes.size(), 64 << 10) / 4 * 4;
  std::size_t nul[4] = {};
  for (std::size_t k = 0; k < sample; ++k) nul[k % 4] += bytes[k] == '\0';
  const std::size_t most = sample / 4 * 7 / 10;  // of the quarter at one place
  if (sample < 8 || std::max({nul[0], nul[1], nul[2], nul[3]}) <= most) return std::nullopt;
  const auto many = [&](int k) { return nul[k] > most; };
  const auto few = [&](int k) { return nul[k] <= sample / 4 / 10; };
  if (few(0) && many(1) && many(2) && many(3)) return Sniffed{Unit::kUtf32Le, 0};
  if (many(0) && many(1) && many(2) && few(3)) return Sniffed{Unit::kUtf32Be, 0};
  if (few(0) && many(1) && few(2) && many(3)) return Sniffed{Unit::kUtf16Le, 0};
  if (many(0) && few(1) && many(2) && few(3)) return Sniffed{Unit::kUtf16Be, 0};
  return std::nullopt;
}

struct Utf8Evidence {
  std::size_t invalid = 0;  // bytes that belong to no well-formed sequence
  std::size_t latin =
      0;  // sequences of U+0080–00FF, U+0300–036F, U+2000–2BFF, U+F000–F0FF: what reports are written in
};

Utf8Evidence WeighUtf8(std::string_view bytes) {
  Utf8Evidence evidence;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = WellFormedLength(bytes, at);
    const auto lead = static_cast<unsigned char>(bytes[at]);
    evidence.invalid += length == 0;
    const bool combines =
        length == 2 && (lead == 0xCC || (lead == 0xCD && static_cast<unsigned char>(bytes[at + 1]) < 0xB0));
    evidence.latin += combines || (length == 2 && lead <= 0xC3) || (length == 3 && (lead == 0xE2 || lead == 0xEF));
    at += std::max<std::size_t>(length, 1);
  }
  return evidence;
}

// Decoding ends here: every code point goes through `Put`, which unites the ends of lines and counts what no text has.
class Writer {
 public:
  explicit Writer(std::size_t bytes) { text_.reserve(bytes + bytes / 8); }

  void Put(char32_t c) {
    ++total_;
    if (c == '\n' && after_cr_) {
      after_cr_ = false;
      return;
    }
    after_cr_ = c == '\r';
    if (c == '\r' || c == 0x85 || c == 0x2029) c = '\n';
    if (c == 0x2028) c = '\v';
    if (c == 0xFEFF) return;
    if (IsControl(c)) {
      ++controls_;
      if (c != 0) AppendUtf8(text_, c);
      return;
    }
    if (c == 0xFFFD) ++replaced_;
    AppendUtf8(text_, c);
  }
  void PutReplacement() { Put(0xFFFD); }
  void PutForeignByte(unsigned char byte) {
    const char32_t c = Windows1252()[byte];
    ++foreign_bytes_;
    Put(c);
  }

  DecodedText Finish(std::string charset) && {
    DecodedText result;
    result.charset = std::move(charset);
    if (text_.ends_with(kSub)) {
      text_.pop_back();
      --controls_;
    }
    result.foreign = total_ == 0 ? 0 : static_cast<double>(controls_ + replaced_) / static_cast<double>(total_);
    if (foreign_bytes_ + replaced_ > 0) {
      result.warnings.push_back(InPart(DiagnosticCode::kMixedEncoding, "", std::to_string(foreign_bytes_ + replaced_)));
    }
    if (controls_ > 0)
      result.warnings.push_back(InPart(DiagnosticCode::kControlCharacters, "", std::to_string(controls_)));
    result.text = std::move(text_);
    return result;
  }

 private:
  static bool IsControl(char32_t c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\v' && c != '\f') || (c >= 0x7F && c < 0xA0);
  }
  static constexpr char kSub = '\x1A';
  std::string text_;
  std::size_t total_ = 0, controls_ = 0, replaced_ = 0, foreign_bytes_ = 0;
  bool after_cr_ = false;
};

// Well-formed UTF-8, but for bytes of Windows-1252 among it.
DecodedText DecodePlainUtf8(std::string_view bytes) {
  Writer writer(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = WellFormedLength(bytes, at);
    if (length == 0) {
      writer.PutForeignByte(static_cast<unsigned char>(bytes[at++]));
    } else {
      writer.Put(NextCodePoint(bytes, at));
    }
  }
  return std::move(writer).Finish("UTF-8");
}

DecodedText DecodeUtf8(std::string_view bytes) {
  const MendedText mended = MendMojibake(bytes);
  if (mended.sequences == 0) return DecodePlainUtf8(bytes);
  DecodedText decoded = DecodePlainUtf8(mended.text);
  decoded.warnings.push_back(InPart(DiagnosticCode::kEncodingMended, "", std::to_string(mended.sequences)));
  return decoded;
}

DecodedText DecodeUtf16(std::string_view bytes, bool big) {
  Writer writer(bytes.size());
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big ? first << 8 | second : second << 8 | first);
  };
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    const char32_t high = unit(at);
    if (high < 0xD800 || high > 0xDFFF) {
      writer.Put(high);
      continue;
    }
    const char32_t low = high < 0xDC00 && at + 3 < bytes.size() ? unit(at + 2) : 0;
    if (low >= 0xDC00 && low <= 0xDFFF) {
      writer.Put(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
      at += 2;
    } else {
      writer.PutReplacement();
    }
  }
  if (at < bytes.size()) writer.PutReplacement();
  return std::move(writer).Finish(big ? "UTF-16BE" : "UTF-16LE");
}

DecodedText DecodeUtf32(std::string_view bytes, bool big) {
  Writer writer(bytes.size() / 2);
  std::size_t at = 0;
  for (; at + 3 < bytes.size(); at += 4) {
    char32_t c = 0;
    for (std::size_t k = 0; k < 4; ++k) c = c << 8 | static_cast<unsigned char>(bytes[at + (big ? k : 3 - k)]);
    const bool scalar = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
    writer.Put(scalar ? c : 0xFFFD);
  }
  if (at < bytes.size()) writer.PutReplacement();
  return std::move(writer).Finish(big ? "UTF-32BE" : "UTF-32LE");
}

DecodedText DecodeSingleByte(std::string_view bytes, std::string_view name, const CodePage& page) {
  Writer writer(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) writer.Put(page[static_cast<unsigned char>(byte)]);
  return std::move(writer).Finish(std::string(name));
}

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const noexcept { ucsdet_close(detector); }
};
struct CloseConverter {
  void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};

// The charset ICU takes the bytes for; empty where it is not sure.
std::string AskIcu(std::string_view bytes) {
  constexpr std::size_t kSample = 64 << 10;
  constexpr int kSure = 40;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(std::min(bytes.size(), kSample)), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr || ucsdet_getConfidence(match, &status) < kSure) return {};
  const char* name = ucsdet_getName(match, &status);
  return U_SUCCESS(status) && name != nullptr ? name : "";
}

std::optional<DecodedText> DecodeWithIcu(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status)) return std::nullopt;
  Writer writer(bytes.size());
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while (at < end) {
    UErrorCode step = U_ZERO_ERROR;
    const char* const before = at;
    const UChar32 c = ucnv_getNextUChar(converter.get(), &at, end, &step);
    if (step == U_INDEX_OUTOFBOUNDS_ERROR) break;
    writer.Put(U_SUCCESS(step) ? static_cast<char32_t>(c) : 0xFFFD);
    if (at == before) ++at;
  }
  return std::move(writer).Finish(charset);
}

DecodedText DecodeUnmarked(std::string_view bytes) {
  const Utf8Evidence evidence = WeighUtf8(bytes);
  // Spanish in a one-byte code page makes a well-formed sequence of U+00A0–00FF about never.
  if (evidence.invalid == 0 || evidence.latin * 8 >= evidence.invalid) return DecodeUtf8(bytes);
  const SingleByteGuess guess = GuessSingleByte(bytes);
  if (guess.plausible) return DecodeSingleByte(bytes, guess.name, *guess.page);
  const std::string charset = AskIcu(bytes);
  if (!charset.empty() && charset.rfind("ISO-8859-1", 0) != 0 && charset.rfind("UTF-", 0) != 0) {
    if (std::optional<DecodedText> decoded = DecodeWithIcu(bytes, charset)) return std::move(*decoded);
  }
  return DecodeSingleByte(bytes, "windows-1252", Windows1252());
}

DecodedText DecodeAs(std::string_view bytes, Unit unit) {
  switch (unit) {
    case Unit::kUtf8: return DecodeUtf8(bytes);
    case Unit::kUtf16Le: return DecodeUtf16(bytes, false);
    case Unit::kUtf16Be: return DecodeUtf16(bytes, true);
    case Unit::kUtf32Le: return DecodeUtf32(bytes, false);
    case Unit::kUtf32Be: return DecodeUtf32(bytes, true);
    case Unit::kOther: return DecodeUnmarked(bytes);
  }
  return DecodeUnmarked(bytes);
}

// Everything below U+0300 is its own normal form.
bool MayNeedNormalising(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xCC; });
}

}  // namespace

DecodedText Decode(std::string_view bytes) {
  Sniffed sniffed;
  if (const auto marked = FromMark(bytes)) {
    sniffed = *marked;
  } else if (const auto wide = FromNuls(bytes)) {
    sniffed = *wide;
  }
  DecodedText decoded = DecodeAs(bytes.substr(sniffed.mark), sniffed.unit);
  if (MayNeedNormalising(decoded.text)) decoded.text = Nfc(decoded.text);
  return decoded;
}

}  // namespace acervo::txt
