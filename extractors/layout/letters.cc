#include "extractors/layout/letters.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "core/text.h"

namespace acervo::layout {
namespace {

constexpr char32_t kDotlessI = U'ı';
constexpr char32_t kOt1DotlessI = 0x10;  // T1 has a quote there
constexpr char32_t kOt1Acute = 0x13;     // drawn before its vowel; T1 has a quote there
constexpr char32_t kAcute = 0x0301;

// The C0 codes of T1, and of OT1 where T1 has nothing that text uses.
constexpr std::string_view kTexCodes[] = {
    "",  "",  "",  "",  "",  "",  "",  "", "", " ", " ", "ff", "fi", "fl", "ffi", "ffl",
    "“", "”", "„", "«", "»", "–", "—", "", "", "ı", "",  "ff", "fi", "fl", "ffi", "ffl",
};

constexpr std::u32string_view kWindows1252 = U"€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ";

bool IsCombining(char32_t c) { return c >= 0x0300 && c <= 0x036F; }

bool IsVowel(char32_t c) {
  return c < 0x80 && std::string_view("aeiouAEIOU").find(static_cast<char>(c)) != std::string_view::npos;
}

bool NeedsRepair(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0xC4) return true;
    if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return true;
  }
  return false;
}

// Codes throughout: glyph numbers of a font whose letters nobody knows.
bool IsUnknown(const std::u32string& points) {
  const auto codes = std::count_if(points.begin(), points.end(), [](char32_t c) { return c < 0x20; });
  return points.size() > 2 && static_cast<std::size_t>(codes) * 2 > points.size();
}

std::u32string CodePoints(std::string_view text) {
  std::u32string points;
  for (std::size_t offset = 0; offset < text.size();) points += NextCodePoint(text, offset);
  return points;
}

// The accented letter that OT1 draws as an accent and then its vowel; 0: none.
char32_t UnderAcute(const std::u32string& points, std::size_t at) {
  if (points[at] != kOt1Acute || at + 1 == points.size()) return 0;
  const char32_t base = points[at + 1] == kOt1DotlessI ? U'i' : points[at + 1];
  return IsVowel(base) ? base : 0;
}

void AppendRepaired(const std::u32string& points, std::size_t at, std::string& text) {
  const char32_t c = points[at];
  const char32_t next = at + 1 < points.size() ? points[at + 1] : 0;
  if (c == kDotlessI && IsCombining(next)) {
    text += 'i';
  } else if (c < 0x20 && !kTexCodes[c].empty()) {
    text += kTexCodes[c];
  } else if (c == 0x88 && points.size() == 1) {
    text += "•";  // TS1, a list's bullet
  } else if (c >= 0x80 && c < 0xA0) {
    AppendUtf8(text, kWindows1252[c - 0x80]);
  } else {
    AppendUtf8(text, c);
  }
}

}  // namespace

void RepairLetters(std::string& text) {
  if (!NeedsRepair(text)) return;
  const std::u32string points = CodePoints(text);
  if (IsUnknown(points)) return;
  std::string repaired;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (const char32_t base = UnderAcute(points, i)) {
      AppendUtf8(repaired, base);
      AppendUtf8(repaired, kAcute);
      ++i;
    } else {
      AppendRepaired(points, i, repaired);
    }
  }
  text = std::move(repaired);
}

}  // namespace acervo::layout
