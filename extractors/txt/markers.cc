#include "extractors/txt/markers.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

#include "core/text.h"
#include "extractors/bullets.h"
#include "extractors/txt/lines.h"

namespace acervo::txt {
namespace {

enum class Trust {
  kSure,    // a bullet wherever it begins a line, even with the text right behind it
  kSpaced,  // a bullet where a space follows
  kRisky,   // the same, but running text begins lines with it too
  kLetter,  // a letter of a symbol font that a converter kept: a capital, digit or quote must follow the space
};

// What a converter leaves of bullets in a symbol font: their letters.
struct Letter {
  char32_t code;
  char32_t shown;
};
constexpr Letter kLetters[] = {{U'o', U'o'}, {U'Ø', U'➢'}, {U'ü', U'✓'}, {U'v', U'❖'}};

struct Bullet {
  Trust trust;
  std::string shown;
  std::size_t length;  // bytes of the line
  bool emoji = false;
};

Trust TrustIn(BulletWorth worth) {
  switch (worth) {
    case BulletWorth::kSure: return Trust::kSure;
    case BulletWorth::kDash: return Trust::kRisky;
    case BulletWorth::kSign:
    case BulletWorth::kNone: return Trust::kSpaced;
  }
  return Trust::kSpaced;
}

std::optional<Bullet> FindBullet(std::string_view text) {
  std::size_t length = 0;
  const char32_t c = NextCodePoint(text, length);
  const auto* const letter =
      std::find_if(std::begin(kLetters), std::end(kLetters), [c](const Letter& known) { return known.code == c; });
  if (letter != std::end(kLetters)) {
    Bullet bullet{Trust::kLetter, "", length};
    AppendUtf8(bullet.shown, letter->shown);
    return bullet;
  }
  std::optional<BulletGlyph> glyph = ReadBulletGlyph(text);
  if (!glyph) return std::nullopt;
  return Bullet{TrustIn(glyph->worth), std::move(glyph->shown), glyph->length, glyph->emoji};
}

bool IsSpace(char32_t c) { return c == ' ' || c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x3000; }

std::size_t SkipSpaces(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    if (!IsSpace(NextCodePoint(text, next))) break;
    at = next;
  }
  return at;
}

// What may follow a letter that stands for a bullet.
bool BeginsItem(std::string_view text) {
  constexpr std::u32string_view kQuotes = U"“«\"'¿¡(";
  const char32_t c = FirstOf(text);
  return IsUpper(c) || IsDigit(c) || kQuotes.find(c) != kQuotes.npos;
}

bool Fits(Trust trust, std::string_view line, std::size_t after, std::size_t text) {
  const bool spaced = text > after || after == line.size();
  switch (trust) {
    case Trust::kSure: return true;
    case Trust::kSpaced:
    case Trust::kRisky: return spaced;
    case Trust::kLetter: return spaced && BeginsItem(line.substr(text));
  }
  return false;
}

std::optional<Marker> ReadGlyph(std::string_view line, std::size_t begin) {
  std::optional<Bullet> bullet = FindBullet(line.substr(begin));
  if (!bullet) return std::nullopt;
  const std::size_t after = begin + bullet->length;
  const std::size_t text = SkipSpaces(line, after);
  if (!Fits(bullet->trust, line, after, text)) return std::nullopt;
  Marker marker;
  marker.shown = std::move(bullet->shown);
  marker.style = bullet->emoji ? "emoji" : marker.shown;
  marker.sure = bullet->trust == Trust::kSure || bullet->trust == Trust::kSpaced;
  marker.begin = begin;
  marker.text = text;
  return marker;
}

struct NumberShape {
  std::string_view style;
  std::string_view pattern;  // one group: the number or letter
};

// "1.-" stands before "1." and "1.1." before both; a bare number is no marker.
constexpr NumberShape kShapes[] = {
    {"1.1", R"(((?:\d{1,2}\.){1,4}\d{1,2})\.?)"},
    {"1.-", R"((\d{1,3})\.[-–])"},
    {"1.", R"((\d{1,3})\.)"},
    {"1)", R"((\d{1,3})\))"},
    {"(1)", R"(\((\d{1,3})\))"},
    {"1-", R"((\d{1,3})[-–])"},
    {"i)", R"((i|[ivx]{2,4})\))"},
    {"i.", R"((i|[ivx]{2,4})\.)"},
    {"a)", R"(([a-zñ])\))"},
    {"(a)", R"(\(([a-z])\))"},
    {"A)", R"(([A-Z])\))"},

    {"I.", R"(([IVX]{1,5})\.)"},
    {"a.", R"(([a-z])\.)"},
    {"A.", R"(([A-Z])\.)"},
    {"I)", R"(([IVX]{2,5})\))"},
    {"I.-", R"(([IVX]{1,5})\.?[-–])"},
};

struct CompiledShape {
  std::string_view style;
  RE2 pattern;
};

// Markdown writes "1\." and "a\)" for what shall begin no list of its own.
std::string Escapable(std::string_view pattern) {
  std::string escapable(pattern);
  if (escapable.ends_with(")\\.") || escapable.ends_with(")\\)")) escapable.insert(escapable.size() - 2, "\\\\?");
  return escapable;
}

const std::vector<std::unique_ptr<CompiledShape>>& Shapes() {
  static const auto shapes = [] {
    std::vector<std::unique_ptr<CompiledShape>> compiled;
    for (const NumberShape& shape : kShapes) {
      compiled.push_back(std::unique_ptr<CompiledShape>(
          new CompiledShape{shape.style, RE2("^" + Escapable(shape.pattern) + "(?:[ \\t]|\\x{A0}|$)")}));
    }
    return compiled;
  }();
  return shapes;
}

int RomanValue(std::string_view roman) {
  int value = 0, previous = 0;
  for (auto digit = roman.rbegin(); digit != roman.rend(); ++digit) {
    const char c = static_cast<char>(*digit | 0x20);
    const int one = c == 'i' ? 1 : c == 'v' ? 5 : 10;
    value += one < previous ? -one : one;
    previous = std::max(previous, one);
  }
  return value;
}

int ValueOf(std::string_view style, std::string_view number) {
  if (style[0] == '1' || style == "(1)") return std::atoi(std::string(number.substr(number.rfind('.') + 1)).c_str());
  if (style[0] == 'i' || style[0] == 'I') return RomanValue(number);
  return (number[0] | 0x20) - 'a' + 1;
}

std::optional<Marker> ReadNumber(std::string_view line, std::size_t begin) {
  const std::string_view rest = line.substr(begin, 24);
  if (rest.empty() || !(IsDigit(rest[0]) || rest[0] == '(' || std::isalpha(static_cast<unsigned char>(rest[0])))) {
    return std::nullopt;
  }
  for (const auto& shape : Shapes()) {
    re2::StringPiece number;
    if (!RE2::PartialMatch(re2::StringPiece(rest.data(), rest.size()), shape->pattern, &number)) continue;
    Marker marker;
    const std::string_view digits(number.data(), number.size());
    std::size_t after = begin;
    while (after < line.size() && !IsSpace(FirstOf(line.substr(after)))) ++after;
    marker.shown = std::string(line.substr(begin, after - begin));
    std::erase(marker.shown, '\\');
    marker.style = shape->style;
    marker.number = ValueOf(shape->style, digits);
    marker.depth = IsDigit(digits[0]) ? static_cast<int>(std::count(digits.begin(), digits.end(), '.')) + 1 : 1;
    marker.sure = shape->style.find(')') != std::string_view::npos;
    marker.begin = begin;
    marker.text = SkipSpaces(line, after);
    return marker;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Marker> ReadMarker(std::string_view line) {
  const std::size_t begin = SkipSpaces(line, 0);
  if (begin >= line.size()) return std::nullopt;
  constexpr std::string_view kEscaped = "-*+>";
  if (line[begin] == '\\' && begin + 1 < line.size() && kEscaped.find(line[begin + 1]) != kEscaped.npos)
    return ReadGlyph(line, begin + 1);
  if (std::optional<Marker> glyph = ReadGlyph(line, begin)) return glyph;
  return ReadNumber(line, begin);
}

}  // namespace acervo::txt
