// Characters of symbol fonts, which say in code 0xB7 what Unicode says in U+2022.
#pragma once

#include <string>
#include <string_view>

namespace acervo::docx {

// The Unicode character that `code` (0x20–0xFF or U+F020–U+F0FF) of a symbol font shows; 0 where the font is none of
// them or its character has no like. A code of the private use area without a font is read as what bullets mostly are.
char32_t SymbolCharacter(std::string_view font, char32_t code);

// The text of a run in that font. Private-use characters become Unicode, and so does a character or two that stand
// alone in a symbol font ("§", "ü": bullets pasted from a browser); what has no like stays as it is.
std::string RunText(std::string_view text, std::string_view font);

// A bullet's w:lvlText in its font; "•" where nothing printable is known of it; empty for an empty text.
std::string BulletText(std::string_view text, std::string_view font);

}  // namespace acervo::docx
