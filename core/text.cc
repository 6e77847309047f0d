// ASCII goes a quick way everywhere; the rest is ICU's. Folding is a table for U+0000–U+024F, made once, and ICU
// beyond.
#include "core/text.h"

#include <libstemmer.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <memory>

namespace acervo {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kFoldTableSize = 0x250;
constexpr char32_t kEnye = 0xF1;

const icu::Normalizer2& NfcNormalizer() {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const kInstance = icu::Normalizer2::getNFCInstance(status);
  return *kInstance;
}

const icu::Normalizer2& NfkdNormalizer() {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const kInstance = icu::Normalizer2::getNFKDInstance(status);
  return *kInstance;
}

bool IsAscii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

bool IsSpace(char32_t c) {
  switch (c) {
    case ' ':
    case '\t':
    case '\n':
    case '\v':
    case '\f':
    case '\r':
    case 0x85:
    case 0xA0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000: return true;
    default: return c >= 0x2000 && c <= 0x200A;
  }
}

// Characters that are no text: soft hyphen, zero-width ones, direction marks (UAX #9, 2), byte order mark.
bool IsInvisible(char32_t c) {
  return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

std::string_view LigatureExpansion(char32_t c) {
  static constexpr std::string_view kExpansions[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  return c >= 0xFB00 && c <= 0xFB06 ? kExpansions[c - 0xFB00] : std::string_view();
}

bool IsMark(char32_t c) { return c >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }

// The code points a character is made of. Below U+0250 canonical decompositions suffice, and ICU has those compiled in;
// compatibility forms (full-width letters, mathematical ones) need its data file, which costs milliseconds to load.
icu::UnicodeString Decomposed(char32_t c) {
  icu::UnicodeString parts(static_cast<UChar32>(c));
  if (!u_isalpha(static_cast<UChar32>(c))) return parts;
  if (c < kFoldTableSize) {
    icu::UnicodeString canonical;
    return NfcNormalizer().getDecomposition(static_cast<UChar32>(c), canonical) ? canonical : parts;
  }
  UErrorCode status = U_ZERO_ERROR;
  return NfkdNormalizer().normalize(parts, status);
}

// What a code point folds to: lower case, without marks. ª and º stay: the date and number rules read them.
std::string FoldedForm(char32_t c) {
  const icu::UnicodeString parts = Decomposed(c);
  std::string out;
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const auto part = static_cast<char32_t>(parts.char32At(i));
    if (!IsMark(part)) AppendUtf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(part))));
  }
  return out;
}

const std::string& FoldedFormCached(char32_t c) {
  static const auto kTable = [] {
    auto table = std::make_unique<std::array<std::string, kFoldTableSize>>();
    for (char32_t i = 0; i < kFoldTableSize; ++i) (*table)[i] = FoldedForm(i);
    return table;
  }();
  thread_local std::string scratch;
  if (c < kFoldTableSize) return (*kTable)[c];
  scratch = FoldedForm(c);
  return scratch;
}

char AsciiLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

enum class Enye { kAsN, kKept };

// Control characters that are no white space. They stay in a text and are nothing to whoever looks a word up in it.
// (NUL stands in no text: where there is one, it is no text.)
bool IsControl(char32_t c) { return (c > 0 && c < 0x20 && !IsSpace(c)) || (c >= 0x7F && c < 0xA0 && c != 0x85); }

// Calls emit(folded bytes, offset in the original) for each code point.
template <typename Emit>
void FoldEach(std::string_view text, Enye enye, Emit emit) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (const auto byte = static_cast<unsigned char>(text[i]); byte < 0x80) {
      const char lower = AsciiLower(text[i++]);
      if (!IsControl(byte)) emit(std::string_view(&lower, 1), begin);
      continue;
    }
    const char32_t c = NextCodePoint(text, i);
    if (IsControl(c)) continue;
    const bool is_enye = c == kEnye || c == 0xD1;
    if (enye == Enye::kKept && is_enye) {
      emit("ñ", begin);
    } else {
      emit(FoldedFormCached(c), begin);
    }
  }
}

bool HasCombiningMarks(std::string_view text) {
  for (const char c : text) {
    if (c == '\xCC' || c == '\xCD') return true;  // lead bytes of U+0300–U+037F
  }
  return false;
}

void AppendCleaned(std::string& out, std::string_view text) {
  const std::size_t start = out.size();
  bool pending_space = false;
  const auto append = [&](std::string_view bytes) {
    if (pending_space && out.size() > start) out += ' ';
    pending_space = false;
    out += bytes;
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = NextCodePoint(text, i);
    if (IsSpace(c)) {
      pending_space = true;
    } else if (!IsInvisible(c)) {
      const std::string_view ligature = LigatureExpansion(c);
      append(ligature.empty() ? text.substr(begin, i - begin) : ligature);
    }
  }
}

bool IsWordCharacter(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalnum(static_cast<UChar32>(c)) || IsMark(c);
}

// The end of a run of word characters at `offset`, and how many there are.
std::size_t RunEnd(std::string_view text, std::size_t offset, int& characters) {
  characters = 0;
  while (offset < text.size()) {
    std::size_t next = offset;
    if (!IsWordCharacter(NextCodePoint(text, next))) break;
    offset = next;
    ++characters;
  }
  return offset;
}

bool IsUpper(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (!u_isupper(static_cast<UChar32>(NextCodePoint(text, i)))) return false;
  }
  return true;
}

// "J.I.C.A.", "EE.UU.", "a.m.": segments of one letter, or two capitals, each followed by a dot but perhaps the last.
// Gives the end of such an acronym that begins at `begin`, or 0.
std::size_t AcronymEnd(std::string_view text, std::size_t begin) {
  std::size_t offset = begin;
  std::size_t end = 0;
  for (int segments = 1;; ++segments) {
    int characters = 0;
    const std::size_t stop = RunEnd(text, offset, characters);
    const std::string_view segment = text.substr(offset, stop - offset);
    const bool fits = characters == 1 || (characters == 2 && IsUpper(segment));
    if (!fits || u_isdigit(static_cast<UChar32>(segment.front()))) return end;
    const bool dotted = stop < text.size() && text[stop] == '.';
    if (segments >= 2) end = dotted ? stop + 1 : stop;
    if (!dotted) return end;
    offset = stop + 1;
  }
}

struct StemmerDelete {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

std::string LowerKeepingAccents(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (std::size_t i = 0; i < word.size();) {
    AppendUtf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(NextCodePoint(word, i)))));
  }
  return out;
}

}  // namespace

char32_t NextCodePoint(std::string_view text, std::size_t& offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x80) {
    ++offset;
    return first;
  }
  auto index = static_cast<int64_t>(offset);
  const auto size = static_cast<int64_t>(text.size());
  UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // ICU's macro narrows on purpose
  U8_NEXT(text.data(), index, size, c);
#pragma GCC diagnostic pop
  offset = static_cast<std::size_t>(index);
  return c < 0 ? kReplacement : static_cast<char32_t>(c);
}

// RFC 3629, section 3; surrogates and what lies past U+10FFFF become U+FFFD.
void AppendUtf8(std::string& out, char32_t code_point) {
  char32_t c = code_point;
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | (c >> 6));
  } else {
    if (c < 0x10000) {
      put(0xE0 | (c >> 12));
    } else {
      put(0xF0 | (c >> 18));
      put(0x80 | ((c >> 12) & 0x3F));
    }
    put(0x80 | ((c >> 6) & 0x3F));
  }
  put(0x80 | (c & 0x3F));
}

bool IsValidUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (NextCodePoint(text, i) == kReplacement && text.substr(begin, i - begin) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

std::string Nfc(std::string_view text) {
  if (IsAscii(text)) return std::string(text);
  std::string valid;
  if (!IsValidUtf8(text)) {
    for (std::size_t i = 0; i < text.size();) AppendUtf8(valid, NextCodePoint(text, i));
    text = valid;
  }
  std::string out;
  out.reserve(text.size());
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  NfcNormalizer().normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr,
                                status);
  return U_SUCCESS(status) ? out : std::string(text);
}

std::string CleanText(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  AppendCleaned(out, text);
  return Nfc(out);
}

std::string CleanLines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::string line;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    line.clear();
    AppendCleaned(line, text.substr(0, end));
    if (!line.empty()) {
      if (!out.empty()) out += '\n';
      out += line;
    }
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return Nfc(out);
}

std::string Fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  FoldEach(text, Enye::kAsN, [&](std::string_view bytes, std::size_t) { out += bytes; });
  return out;
}

std::string FoldKeepingEnye(std::string_view text) {
  std::string composed;
  if (HasCombiningMarks(text)) {  // n + U+0303 is ñ, not n
    composed = Nfc(text);
    text = composed;
  }
  std::string out;
  out.reserve(text.size());
  FoldEach(text, Enye::kKept, [&](std::string_view bytes, std::size_t) { out += bytes; });
  return out;
}

FoldedText FoldWithOrigin(std::string_view text) {
  FoldedText folded;
  folded.text.reserve(text.size());
  folded.origin.reserve(text.size() + 1);
  FoldEach(text, Enye::kAsN, [&](std::string_view bytes, std::size_t offset) {
    folded.text += bytes;
    folded.origin.insert(folded.origin.end(), bytes.size(), static_cast<std::uint32_t>(offset));
  });
  folded.origin.push_back(static_cast<std::uint32_t>(text.size()));
  return folded;
}

Span FoldedText::Original(Span folded) const {
  const std::size_t begin = origin[folded.begin];
  // The end of the last code point covered, not the beginning of the next one's folding: marks in between belong to it.
  const std::size_t end = folded.length == 0 ? begin : origin[folded.end()];
  return {begin, end - begin};
}

std::optional<Span> NextWord(std::string_view text, std::size_t& offset) {
  while (offset < text.size()) {
    const std::size_t begin = offset;
    if (!IsWordCharacter(NextCodePoint(text, offset))) continue;
    int characters = 0;
    offset = AcronymEnd(text, begin);
    if (offset == 0) offset = RunEnd(text, begin, characters);
    return Span{begin, offset - begin};
  }
  return std::nullopt;
}

std::vector<Word> Words(std::string_view text) {
  std::vector<Word> words;
  std::size_t offset = 0;
  while (const auto span = NextWord(text, offset)) words.push_back({std::string(span->In(text)), *span});
  return words;
}

std::string Stem(std::string_view word) {
  thread_local const std::unique_ptr<sb_stemmer, StemmerDelete> stemmer(sb_stemmer_new("spanish", "UTF_8"));
  const std::string lower = LowerKeepingAccents(Nfc(word));
  const sb_symbol* stem =
      sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(lower.data()), static_cast<int>(lower.size()));
  if (stem == nullptr) return FoldKeepingEnye(lower);
  const auto length = static_cast<std::size_t>(sb_stemmer_length(stemmer.get()));
  return FoldKeepingEnye({reinterpret_cast<const char*>(stem), length});
}

std::string Slug(std::string_view text) {
  std::string out;
  for (const char c : Fold(text)) {
    const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (keep) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

int Collate(std::string_view a, std::string_view b) {
  thread_local const std::unique_ptr<icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Collator>(icu::Collator::createInstance(icu::Locale("es"), status));
  }();
  if (!collator) return a.compare(b);
  UErrorCode status = U_ZERO_ERROR;
  return collator->compareUTF8(icu::StringPiece(a.data(), static_cast<int32_t>(a.size())),
                               icu::StringPiece(b.data(), static_cast<int32_t>(b.size())), status);
}

std::size_t CodePointCount(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::size_t CodePointIndex(std::string_view text, std::size_t byte_offset) {
  return CodePointCount(text.substr(0, byte_offset));
}

std::size_t ByteOffset(std::string_view text, std::size_t code_point_index) {
  std::size_t offset = 0;
  for (; offset < text.size(); ++offset) {
    if ((static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) continue;
    if (code_point_index == 0) return offset;
    --code_point_index;
  }
  return text.size();
}

std::string_view Trim(std::string_view text) {
  std::size_t first = text.size();
  std::size_t last = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (!IsSpace(NextCodePoint(text, i))) {
      if (first == text.size()) first = begin;
      last = i;
    }
  }
  return first == text.size() ? std::string_view() : text.substr(first, last - first);
}

}  // namespace acervo
