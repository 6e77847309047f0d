// Each candidate code page decodes every high byte in its place between two neighbours; what Spanish writes there
// earns points, what it never writes costs some. Windows-1252, Mac Roman and the DOS pages put their letters at such
// different bytes that a few words suffice. Page 850 has capitals with accents where page 437 has the corners of mixed
// boxes; lines of a box stand beside lines of a box.
#include "extractors/txt/single_byte.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <memory>

#include "core/characters.h"

namespace acervo::txt {
namespace {

constexpr char32_t kUndefined = 0xFFFD;

struct CloseConverter {
  void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};

CodePage Load(const char* name) {
  CodePage page;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(name, &status));
  for (int byte = 0; byte < 256; ++byte) {
    page[byte] = byte < 0x80 ? static_cast<char32_t>(byte) : kUndefined;
    if (U_FAILURE(status)) continue;
    const char source = static_cast<char>(byte);
    UChar target[2] = {};
    UErrorCode step = U_ZERO_ERROR;
    const int32_t length = ucnv_toUChars(converter.get(), target, 2, &source, 1, &step);
    if (U_SUCCESS(step) && length == 1 && !(target[0] >= 0x80 && target[0] < 0xA0)) page[byte] = target[0];
  }
  return page;
}

struct Candidate {
  std::string_view name;
  CodePage page;
};

const std::array<Candidate, 4>& Candidates() {
  static const std::array<Candidate, 4> candidates = {
      Candidate{"windows-1252", Load("windows-1252")},
      Candidate{"macintosh", Load("macintosh")},
      Candidate{"ibm-850", Load("ibm-850_P100-1995")},
      Candidate{"ibm-437", Load("ibm-437_P100-1995")},
  };
  return candidates;
}

bool IsOneOf(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }
bool IsSpace(char32_t c) { return c == 0 || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0; }
bool IsBox(char32_t c) { return c >= 0x2500 && c <= 0x259F; }

int LetterScore(char32_t before, char32_t c, char32_t after) {
  const bool lower = IsOneOf(c, U"áéíóúñü");
  const bool upper = IsOneOf(c, U"ÁÉÍÓÚÑÜ");
  const bool doubled = c == before || c == after;  // no Spanish word has one; a line of a box has nothing else
  if ((!lower && !upper) || doubled) return -1;
  if (lower && (u_islower(static_cast<UChar32>(before)) || u_islower(static_cast<UChar32>(after)))) return 3;
  if (upper && (u_isupper(static_cast<UChar32>(after)) || u_isupper(static_cast<UChar32>(before)))) return 3;
  if (upper && u_islower(static_cast<UChar32>(after)) && !IsLetter(before)) return 2;
  return lower && u_isupper(static_cast<UChar32>(before)) && !u_isupper(static_cast<UChar32>(after)) ? 2 : -1;
}

int SignScore(char32_t before, char32_t c, char32_t after) {
  if (IsBox(c)) return IsBox(before) || IsBox(after) || IsSpace(before) || IsSpace(after) ? 2 : -2;
  if (IsOneOf(c, U"“«‘¿¡")) return !IsLetter(before) && !IsSpace(after) ? 2 : -2;
  if (IsOneOf(c, U"”»’")) return !IsSpace(before) && !u_islower(static_cast<UChar32>(after)) ? 2 : -1;
  if (IsOneOf(c, U"°ºª")) return u_isalnum(static_cast<UChar32>(before)) ? 2 : 0;
  if (IsOneOf(c, U"–—")) return IsLetter(before) && IsLetter(after) ? -1 : 1;
  if (IsOneOf(c, U"•·")) return IsSpace(before) || IsSpace(after) ? 2 : -1;
  if (IsOneOf(c, U"…€")) return 1;
  return c == 0xA0 ? 0 : -2;
}

int Score(char32_t before, char32_t c, char32_t after) {
  if (c == kUndefined) return -4;
  return IsLetter(c) && !IsOneOf(c, U"ºª") ? LetterScore(before, c, after) : SignScore(before, c, after);
}

long ScoreOf(const CodePage& page, std::string_view bytes) {
  constexpr std::size_t kSample = 1 << 20;
  const std::size_t end = std::min(bytes.size(), kSample);
  const auto at = [&](std::size_t k) { return k < bytes.size() ? page[static_cast<unsigned char>(bytes[k])] : 0; };
  long score = 0;
  for (std::size_t k = 0; k < end; ++k) {
    if (static_cast<unsigned char>(bytes[k]) >= 0x80) score += Score(k == 0 ? 0 : at(k - 1), at(k), at(k + 1));
  }
  return score;
}

}  // namespace

SingleByteGuess GuessSingleByte(std::string_view bytes) {
  const Candidate* best = nullptr;
  long best_score = 0;
  for (const Candidate& candidate : Candidates()) {
    const long score = ScoreOf(candidate.page, bytes);
    if (best != nullptr && score <= best_score) continue;
    best = &candidate;
    best_score = score;
  }
  return {best->name, &best->page, best_score > 0};
}

const CodePage& Windows1252() { return Candidates()[0].page; }

}  // namespace acervo::txt
