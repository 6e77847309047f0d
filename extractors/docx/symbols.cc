// Sources: Unicode's mapping of the Adobe Symbol encoding (symbol.txt) and of Wingdings (L2/11-052R), with the common
// likes of the basic plane where the exact ones are in no ordinary font (➢, ✓, ▪).
#include "extractors/docx/symbols.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "extractors/bullets.h"

namespace acervo::docx {
namespace {

struct Pair {
  unsigned char code;
  char32_t character;
};

// clang-format off
constexpr Pair kSymbol[] = {
    {0x20, U' '}, {0x21, U'!'}, {0x22, U'∀'}, {0x23, U'#'}, {0x24, U'∃'}, {0x25, U'%'}, {0x26, U'&'}, {0x27, U'∋'},
    {0x28, U'('}, {0x29, U')'}, {0x2A, U'∗'}, {0x2B, U'+'}, {0x2C, U','}, {0x2D, U'−'}, {0x2E, U'.'}, {0x2F, U'/'},
    {0x30, U'0'}, {0x31, U'1'}, {0x32, U'2'}, {0x33, U'3'}, {0x34, U'4'}, {0x35, U'5'}, {0x36, U'6'}, {0x37, U'7'},
    {0x38, U'8'}, {0x39, U'9'}, {0x3A, U':'}, {0x3B, U';'}, {0x3C, U'<'}, {0x3D, U'='}, {0x3E, U'>'}, {0x3F, U'?'},
    {0x40, U'≅'}, {0x41, U'Α'}, {0x42, U'Β'}, {0x43, U'Χ'}, {0x44, U'Δ'}, {0x45, U'Ε'}, {0x46, U'Φ'}, {0x47, U'Γ'},
    {0x48, U'Η'}, {0x49, U'Ι'}, {0x4A, U'ϑ'}, {0x4B, U'Κ'}, {0x4C, U'Λ'}, {0x4D, U'Μ'}, {0x4E, U'Ν'}, {0x4F, U'Ο'},
    {0x50, U'Π'}, {0x51, U'Θ'}, {0x52, U'Ρ'}, {0x53, U'Σ'}, {0x54, U'Τ'}, {0x55, U'Υ'}, {0x56, U'ς'}, {0x57, U'Ω'},
    {0x58, U'Ξ'}, {0x59, U'Ψ'}, {0x5A, U'Ζ'}, {0x5B, U'['}, {0x5C, U'∴'}, {0x5D, U']'}, {0x5E, U'⊥'}, {0x5F, U'_'},
    {0x61, U'α'}, {0x62, U'β'}, {0x63, U'χ'}, {0x64, U'δ'}, {0x65, U'ε'}, {0x66, U'φ'}, {0x67, U'γ'}, {0x68, U'η'},
    {0x69, U'ι'}, {0x6A, U'ϕ'}, {0x6B, U'κ'}, {0x6C, U'λ'}, {0x6D, U'μ'}, {0x6E, U'ν'}, {0x6F, U'ο'}, {0x70, U'π'},
    {0x71, U'θ'}, {0x72, U'ρ'}, {0x73, U'σ'}, {0x74, U'τ'}, {0x75, U'υ'}, {0x76, U'ϖ'}, {0x77, U'ω'}, {0x78, U'ξ'},
    {0x79, U'ψ'}, {0x7A, U'ζ'}, {0x7B, U'{'}, {0x7C, U'|'}, {0x7D, U'}'}, {0x7E, U'∼'}, {0xA0, U'€'}, {0xA2, U'′'},
    {0xA3, U'≤'}, {0xA4, U'⁄'}, {0xA5, U'∞'}, {0xA7, U'♣'}, {0xA8, U'♦'}, {0xA9, U'♥'}, {0xAA, U'♠'}, {0xAB, U'↔'},
    {0xAC, U'←'}, {0xAD, U'↑'}, {0xAE, U'→'}, {0xAF, U'↓'}, {0xB0, U'°'}, {0xB1, U'±'}, {0xB2, U'″'}, {0xB3, U'≥'},
    {0xB4, U'×'}, {0xB5, U'∝'}, {0xB6, U'∂'}, {0xB7, U'•'}, {0xB8, U'÷'}, {0xB9, U'≠'}, {0xBA, U'≡'}, {0xBB, U'≈'},
    {0xBC, U'…'}, {0xC5, U'⊕'}, {0xC6, U'∅'}, {0xD2, U'®'}, {0xD3, U'©'}, {0xD4, U'™'}, {0xD7, U'⋅'}, {0xD8, U'¬'},
    {0xDE, U'⇒'}, {0xE0, U'◊'}, {0xE2, U'®'}, {0xE3, U'©'}, {0xE4, U'™'},
};

constexpr Pair kWingdings[] = {
    {0x20, U' '}, {0x22, U'✂'}, {0x28, U'☎'}, {0x29, U'✆'}, {0x2A, U'✉'}, {0x36, U'⌛'}, {0x3F, U'✍'}, {0x41, U'✌'},
    {0x45, U'☜'}, {0x46, U'☞'}, {0x47, U'☝'}, {0x48, U'☟'}, {0x4A, U'☺'}, {0x4C, U'☹'}, {0x51, U'✈'}, {0x52, U'☼'},
    {0x54, U'❄'}, {0x6C, U'●'}, {0x6D, U'❍'}, {0x6E, U'■'}, {0x6F, U'□'}, {0x70, U'❐'}, {0x71, U'❑'}, {0x72, U'❒'},
    {0x73, U'⬧'}, {0x74, U'⧫'}, {0x75, U'◆'}, {0x76, U'❖'}, {0x77, U'⬥'}, {0x78, U'⌧'}, {0x7A, U'⌘'},
    {0x80, U'⓪'}, {0x81, U'①'}, {0x82, U'②'}, {0x83, U'③'}, {0x84, U'④'}, {0x85, U'⑤'}, {0x86, U'⑥'}, {0x87, U'⑦'},
    {0x88, U'⑧'}, {0x89, U'⑨'}, {0x8A, U'⑩'}, {0x8B, U'⓿'}, {0x8C, U'❶'}, {0x8D, U'❷'}, {0x8E, U'❸'}, {0x8F, U'❹'},
    {0x90, U'❺'}, {0x91, U'❻'}, {0x92, U'❼'}, {0x93, U'❽'}, {0x94, U'❾'}, {0x95, U'❿'}, {0x9E, U'·'}, {0x9F, U'•'},
    {0xA0, U'▪'}, {0xA1, U'○'}, {0xA4, U'◉'}, {0xA5, U'◎'}, {0xA7, U'▪'}, {0xA8, U'◻'}, {0xAA, U'✦'}, {0xAB, U'★'},
    {0xAC, U'✶'}, {0xAD, U'✴'}, {0xAE, U'✹'}, {0xAF, U'✵'}, {0xB5, U'✪'}, {0xB6, U'✰'}, {0xD5, U'⌫'}, {0xD6, U'⌦'},
    {0xD7, U'◄'}, {0xD8, U'➢'}, {0xD9, U'▲'}, {0xDA, U'▼'}, {0xDC, U'➲'}, {0xDF, U'←'}, {0xE0, U'→'}, {0xE1, U'↑'},
    {0xE2, U'↓'}, {0xE3, U'↖'}, {0xE4, U'↗'}, {0xE5, U'↙'}, {0xE6, U'↘'}, {0xE7, U'⬅'}, {0xE8, U'➔'}, {0xE9, U'⬆'},
    {0xEA, U'⬇'}, {0xEF, U'⇦'}, {0xF0, U'⇨'}, {0xF1, U'⇧'}, {0xF2, U'⇩'}, {0xF3, U'⬄'}, {0xF4, U'⇳'}, {0xFB, U'✗'},
    {0xFC, U'✓'}, {0xFD, U'☒'}, {0xFE, U'☑'},
};

constexpr Pair kWingdings2[] = {
    {0x4F, U'✗'}, {0x50, U'✓'}, {0x51, U'☒'}, {0x52, U'☑'}, {0x95, U'•'}, {0x96, U'●'}, {0x97, U'•'}, {0x98, U'●'},
    {0xA2, U'■'}, {0xA3, U'□'}, {0xAA, U'◆'}, {0xAE, U'◆'},
};

constexpr Pair kWingdings3[] = {
    {0x7B, U'◀'}, {0x7C, U'▶'}, {0x7D, U'▶'}, {0x84, U'◀'}, {0x86, U'▶'}, {0xA0, U'→'}, {0xC6, U'➔'},
};

constexpr Pair kWebdings[] = {
    {0x3D, U'■'}, {0x34, U'▶'}, {0x61, U'✓'}, {0x63, U'□'}, {0x67, U'■'}, {0x6E, U'●'}, {0x72, U'✗'},
};
// clang-format on

struct Font {
  std::string_view name;
  const Pair* begin;
  const Pair* end;
};

constexpr Font kFonts[] = {
    {"Symbol", std::begin(kSymbol), std::end(kSymbol)},
    {"Wingdings", std::begin(kWingdings), std::end(kWingdings)},
    {"Wingdings 2", std::begin(kWingdings2), std::end(kWingdings2)},
    {"Wingdings 3", std::begin(kWingdings3), std::end(kWingdings3)},
    {"Webdings", std::begin(kWebdings), std::end(kWebdings)},
};

constexpr std::size_t kLoneSymbolBytes = 3;

bool IsSymbolPrivateUse(char32_t c) { return c >= 0xF020 && c <= 0xF0FF; }

char32_t Find(const Pair* begin, const Pair* end, char32_t code) {
  const Pair* found = std::find_if(begin, end, [&](const Pair& pair) { return pair.code == code; });
  return found == end ? 0 : found->character;
}

const Font* FindFont(std::string_view name) {
  const Font* font = std::find_if(std::begin(kFonts), std::end(kFonts), [&](const Font& f) { return f.name == name; });
  return font == std::end(kFonts) ? nullptr : font;
}

}  // namespace

char32_t SymbolCharacter(std::string_view font, char32_t code) {
  const char32_t low = IsSymbolPrivateUse(code) ? code - 0xF000 : code;
  if (low > 0xFF) return 0;
  if (const Font* known = FindFont(font)) return Find(known->begin, known->end, low);
  return IsSymbolPrivateUse(code) ? WingdingsBullet(code) : 0;  // the font is lost
}

std::string RunText(std::string_view text, std::string_view font) {
  const bool lone_symbol = text.size() <= kLoneSymbolBytes && FindFont(font) != nullptr;
  // U+E000–U+F8FF begin with 0xEE or 0xEF in UTF-8: most texts have none.
  if (!lone_symbol && text.find_first_of("\xEE\xEF") == std::string_view::npos) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    const char32_t known = lone_symbol || IsSymbolPrivateUse(c) ? SymbolCharacter(font, c) : 0;
    AppendUtf8(out, known == 0 ? c : known);
  }
  return out;
}

std::string BulletText(std::string_view text, std::string_view font) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    char32_t known = SymbolCharacter(font, c);
    if (known == 0) known = IsPrivateUse(c) ? U'•' : c;
    AppendUtf8(out, known);
  }
  return CleanText(out);
}

}  // namespace acervo::docx
