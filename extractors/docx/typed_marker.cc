#include "extractors/docx/typed_marker.h"

#include <algorithm>

#include "core/characters.h"
#include "core/text.h"
#include "extractors/bullets.h"

namespace acervo::docx {
namespace {

constexpr std::size_t kMaxOrdinal = 7;  // "xxxviii"

bool IsSpace(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A); }
char LowerAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// White space from `at`; where it ends, and whether a tab is in it.
std::size_t SkipSpaces(std::string_view text, std::size_t at, bool& tab) {
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = NextCodePoint(text, next);
    if (!IsSpace(c)) break;
    tab = tab || c == '\t';
    at = next;
  }
  return at;
}

int RomanDigit(char c) {
  switch (LowerAscii(c)) {
    case 'i': return 1;
    case 'v': return 5;
    case 'x': return 10;
    case 'l': return 50;
    case 'c': return 100;
    default: return 0;
  }
}

// 0: not a Roman number.
int ParseRoman(std::string_view text) {
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int digit = RomanDigit(text[i]);
    if (digit == 0) return 0;
    const int next = i + 1 < text.size() ? RomanDigit(text[i + 1]) : 0;
    sum += digit < next ? -digit : digit;
  }
  return std::max(sum, 0);
}

// The body of an ordinal ("12", "3.1", "a", "iv"): its length, and its readings into `marker`.
std::size_t ParseOrdinalBody(std::string_view text, TypedMarker& marker) {
  std::size_t end = 0;
  std::size_t group = 0;
  while (end < text.size() && end < kMaxOrdinal && IsDigit(text[end])) {
    ++end;
    const bool another = end + 1 < text.size() && text[end] == '.' && IsDigit(text[end + 1]);
    if (another) group = ++end;
  }
  if (end > 0) {
    if (end - group > 3) return 0;  // a year, an amount
    marker.number = 0;
    for (const char c : text.substr(group, end - group)) marker.number = marker.number * 10 + (c - '0');
    marker.shape = std::string(text.substr(0, group)) + "#";
    return end;
  }
  while (end < text.size() && end < kMaxOrdinal && IsAsciiLetter(text[end])) ++end;
  const std::string_view body = text.substr(0, end);
  marker.roman = ParseRoman(body);
  marker.letter = end == 1 ? LowerAscii(body[0]) - 'a' + 1 : 0;
  marker.shape = !body.empty() && body[0] < 'a' ? "A" : "a";
  return marker.roman > 0 || marker.letter > 0 ? end : 0;
}

// "1.", "1)", "1.-", "1°", "(1)", "a)", "iv.", "3.1": the marker's length, 0 for none.
std::size_t ParseOrdinal(std::string_view text, TypedMarker& marker) {
  const bool bracket = text.starts_with('(');
  const std::size_t begin = bracket ? 1 : 0;
  const std::size_t body = ParseOrdinalBody(text.substr(begin), marker);
  if (body == 0) return 0;
  const std::size_t close = begin + body;
  static constexpr std::string_view kClosings[] = {".-", ".)", ".", ")", "°.", "º.", "°", "º", "-"};
  const std::string_view rest = text.substr(close);
  for (const std::string_view closing : kClosings) {
    if (!rest.starts_with(closing) || (bracket && closing != ")")) continue;
    marker.shape = (bracket ? "(" : "") + marker.shape + std::string(closing);
    return close + closing.size();
  }
  const bool several_levels = marker.number > 0 && marker.shape.size() > 1;
  return several_levels && !bracket ? close : 0;
}

// "☒ Sí ☐ No" is a line of a form: its first box marks no item.
bool IsBox(char32_t c) { return c >= U'☐' && c <= U'☒'; }
bool IsFormLine(char32_t first, std::string_view rest) {
  static constexpr std::string_view kBoxes[] = {"☐", "☑", "☒"};
  return IsBox(first) && std::any_of(std::begin(kBoxes), std::end(kBoxes),
                                     [&](std::string_view box) { return rest.find(box) != std::string_view::npos; });
}

}  // namespace

std::optional<TypedMarker> ParseTypedMarker(std::string_view text) {
  bool leading_tab = false;
  const std::size_t begin = SkipSpaces(text, 0, leading_tab);
  if (begin == text.size()) return std::nullopt;
  TypedMarker marker;
  std::size_t end = begin;
  const char32_t first = NextCodePoint(text, end);
  if (IsFormLine(first, text.substr(end))) return std::nullopt;
  const std::optional<BulletGlyph> glyph = ReadBulletGlyph(text.substr(begin));
  if (glyph) {
    marker.strength = glyph->worth == BulletWorth::kSure ? MarkerStrength::kSure : MarkerStrength::kDash;
    end = begin + glyph->length;
  } else if (first == 'o') {
    marker.strength = MarkerStrength::kWeak;
  } else {
    marker.strength = MarkerStrength::kOrdinal;
    const std::size_t length = ParseOrdinal(text.substr(begin), marker);
    if (length == 0) return std::nullopt;
    end = begin + length;
  }
  marker.text_begin = SkipSpaces(text, end, marker.tab_after);
  const bool separated = marker.text_begin > end;
  if (marker.text_begin == text.size() || (!separated && marker.strength != MarkerStrength::kSure)) return std::nullopt;
  marker.marker = glyph ? glyph->shown : std::string(text.substr(begin, end - begin));
  if (marker.strength != MarkerStrength::kOrdinal) marker.shape = marker.marker;
  return marker;
}

bool CountsOn(const TypedMarker& before, const TypedMarker& next) {
  if (before.shape != next.shape) return false;
  const auto follows = [](int a, int b) { return a > 0 && b == a + 1; };
  return follows(before.number, next.number) || follows(before.letter, next.letter) ||
         follows(before.roman, next.roman);
}

bool IsFirst(const TypedMarker& marker) { return marker.number == 1 || marker.letter == 1 || marker.roman == 1; }

}  // namespace acervo::docx
