#include "extractors/layout/markers.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/text.h"
#include "extractors/bullets.h"

namespace acervo::layout {
namespace {

std::string Shown(char32_t bullet) {
  std::string shown;
  AppendUtf8(shown, ShownBullet(bullet));
  return shown;
}

// A pi font's codes stand for other glyphs than the letters they are.
std::string ShownSymbol(char32_t code) {
  if (BulletWorthOf(code) != BulletWorth::kNone) return Shown(code);
  const char32_t known = WingdingsBullet(code);
  return Shown(known == 0 ? U'•' : known);
}

bool IsRoman(std::string_view text) { return text.find_first_not_of("ivxIVX") == std::string_view::npos; }

bool IsDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

// "1", "12", "1.2.3", "a", "B", "iv"
bool IsOrdinalBody(std::string_view body) {
  if (body.empty() || body.size() > 8) return false;
  if (body.size() == 1 && std::isalpha(static_cast<unsigned char>(body[0])) != 0) return true;
  if (body.size() <= 4 && IsRoman(body)) return true;
  bool numbers = true;
  for (std::size_t start = 0; numbers && start <= body.size();) {
    const std::size_t stop = std::min(body.find('.', start), body.size());
    numbers = stop > start && stop - start <= 3 && IsDigits(body.substr(start, stop - start));
    start = stop + 1;
  }
  return numbers;
}

// "1.1", "2.3.1"; no amount: "1.500"
bool IsDecimal(std::string_view text) {
  const std::size_t last = text.rfind('.');
  return last != std::string_view::npos && text.size() - last <= 3 && IsOrdinalBody(text);
}

// How the number of an ordinal is closed. Those that are not sure open sentences and amounts too: "1° de mayo", "1.5
// millones".
struct Closing {
  std::string_view text;
  bool sure;
};
constexpr std::array<Closing, 10> kClosings = {{{".-", true},
                                                {")-", true},
                                                {".)", true},
                                                {".", true},
                                                {")", true},
                                                {"°.", true},
                                                {"º.", true},
                                                {"°", false},
                                                {"º", false},
                                                {"-", false}}};

enum class Ordinal { kNone, kSure, kUnsure };

Ordinal OrdinalOf(std::string_view text) {
  if (text.size() < 2) return Ordinal::kNone;
  const bool bracket = text.front() == '(';
  if (bracket) text.remove_prefix(1);
  for (const Closing& closing : kClosings) {
    if (!text.ends_with(closing.text) || (bracket && closing.text != ")")) continue;
    const std::string_view body = text.substr(0, text.size() - closing.text.size());
    if (!IsOrdinalBody(body) || (!closing.sure && !IsDigits(body))) return Ordinal::kNone;
    return closing.sure ? Ordinal::kSure : Ordinal::kUnsure;
  }
  return !bracket && IsDecimal(text) ? Ordinal::kUnsure : Ordinal::kNone;
}

// A bullet may have been recognised as two signs: "+.", "*»".
bool IsBulletAlone(std::string_view text, const BulletGlyph& glyph) {
  const std::string_view rest = text.substr(glyph.length);
  return rest.empty() || (glyph.worth != BulletWorth::kSure && (text[0] == '+' || text[0] == '*') &&
                          (rest == "." || rest == "»" || rest == "," || rest == ":"));
}

// What may open the text of an item whose marker is not sure.
bool BeginsItem(std::string_view text) {
  std::size_t offset = 0;
  const char32_t c = NextCodePoint(text, offset);
  return (c >= U'A' && c <= U'Z') || (c >= U'À' && c <= U'Þ') || c == U'“' || c == U'"' || c == U'«' || c == U'¿' ||
         c == U'¡';
}

// Dashes and letters mark an item only where the text stands clear of them.
bool StandsApart(const Line& line, const Marker& marker) {
  const Word& first = line.words[0];
  const Word& next = line.words[1];
  const double gap = next.box.x0 - first.box.x1;
  switch (marker.kind) {
    case MarkerKind::kGlyph: return true;
    case MarkerKind::kDash: return gap > 0.15 * line.size;
    case MarkerKind::kOrdinal:
      return gap > 0.15 * line.size && (OrdinalOf(first.text) == Ordinal::kSure || BeginsItem(next.text));
  }
  return false;
}

}  // namespace

std::optional<Marker> AsMarker(const Word& word) {
  if (word.text.empty() || word.text.size() > 12) return std::nullopt;
  std::size_t offset = 0;
  const char32_t first = NextCodePoint(word.text, offset);
  const bool single = offset == word.text.size();
  if (single && word.symbolic) return Marker{MarkerKind::kGlyph, ShownSymbol(first)};
  if (single && first == U'o') return Marker{MarkerKind::kDash, word.text};
  if (const std::optional<BulletGlyph> glyph = ReadBulletGlyph(word.text); glyph && IsBulletAlone(word.text, *glyph))
    return Marker{glyph->worth == BulletWorth::kSure ? MarkerKind::kGlyph : MarkerKind::kDash, glyph->shown};
  if (OrdinalOf(word.text) != Ordinal::kNone) return Marker{MarkerKind::kOrdinal, word.text};
  return std::nullopt;
}

std::optional<Marker> LeadingMarker(const Line& line) {
  std::optional<Marker> marker = AsMarker(line.words.front());
  if (!marker) return std::nullopt;
  if (line.words.size() == 1) return marker->kind == MarkerKind::kGlyph ? marker : std::nullopt;
  return StandsApart(line, *marker) ? marker : std::nullopt;
}

int NumbersIn(const Marker& marker) {
  if (marker.kind != MarkerKind::kOrdinal) return 0;
  int numbers = 0;
  bool in_number = false;
  for (const char c : marker.text) {
    const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
    numbers += digit && !in_number ? 1 : 0;
    in_number = digit;
  }
  return numbers;
}

std::size_t GluedMarkerLength(std::string_view word) {
  const std::optional<BulletGlyph> glyph = ReadBulletGlyph(word);
  return glyph && glyph->length < word.size() && glyph->worth == BulletWorth::kSure ? glyph->length : 0;
}

}  // namespace acervo::layout
