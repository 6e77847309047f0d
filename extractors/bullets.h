// The characters that open list items, whatever the format: what each is worth as a marker, and what a reader sees
// where a symbol font's code has lost its font. Shared by the extractors.
//
// Source: Unicode's mapping of Wingdings (L2/11-052R); Word's and LibreOffice's bullet galleries.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace acervo {

enum class BulletWorth {
  kNone,
  kSure,  // "•", "➢", private use: begins nothing but an item
  kSign,  // "»", ">", "→", "*": stands in texts too, but seldom first
  kDash,  // "-", "–", "+": running text begins lines with it
};
BulletWorth BulletWorthOf(char32_t c);

bool IsPrivateUse(char32_t c);

// The bullet that a code of the private use area (U+F0D8) or of a Wingdings font (U+00D8, 'Ø') shows: '➢'; 0: not
// known.
char32_t WingdingsBullet(char32_t c);

// The glyph at the beginning of a text that may open an item.
struct BulletGlyph {
  BulletWorth worth = BulletWorth::kNone;
  std::string shown;       // without the selectors that only choose an emoji's look
  std::size_t length = 0;  // bytes of the text
  bool emoji = false;      // a list may have another one for each item
};
// Reads a bullet, an arrow typed of signs ("=>", "-->", ">>") or an emoji with its selectors (Unicode TR51, 1.4.9);
// nullopt where none stands there.
std::optional<BulletGlyph> ReadBulletGlyph(std::string_view text);

// What a reader sees where `c` opens an item: '•' for a private-use code that nobody knows, else the bullet itself.
char32_t ShownBullet(char32_t c);

}  // namespace acervo
