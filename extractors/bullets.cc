#include "extractors/bullets.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>

#include "core/text.h"

namespace acervo {
namespace {

// clang-format off
constexpr std::u32string_view kSure =
    U"•·∙⋅●○◦⦁⦾⦿◉◎◘⚫⚬⚪"
    U"▪▫■□◼◻◾◽▬❏❐❑❒❍⬛⬜🔹🔸🔵🔷🔶"
    U"❖◆◇♦⬥⬧⬩◊⧫►▶▸▹▷▻‣🞄🞂"
    U"⁃➢➣➤➔➙➜➝➞➠➥➧➨➲➡⇨⇒⯈☞☛"
    U"★☆✦✧✪✰✱✴✵✶✹✓✔✗✘✅☐☑☒";
// clang-format on
constexpr std::u32string_view kSign = U"→»›>~*=¤§※";
constexpr std::u32string_view kDash = U"-–—―−‐‑+";

struct Pair {
  unsigned char code;
  char32_t bullet;
};

// clang-format off
constexpr Pair kWingdings[] = {
    {0x2D, U'-'}, {0x6C, U'●'}, {0x6E, U'■'}, {0x6F, U'○'}, {0x71, U'❑'}, {0x75, U'◆'}, {0x76, U'❖'}, {0x9F, U'•'},
    {0xA7, U'▪'}, {0xA8, U'◻'}, {0xAE, U'→'}, {0xB7, U'•'}, {0xD8, U'➢'}, {0xE0, U'→'}, {0xE8, U'➔'}, {0xF0, U'⇨'},
    {0xFB, U'✗'}, {0xFC, U'✓'}, {0xFE, U'☑'},
};
// clang-format on

bool Holds(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

// Signs of text ('©', '™') are pictographs too.
bool IsPictograph(char32_t c) {
  constexpr char32_t kFirstArrow = 0x2190;
  return c >= kFirstArrow && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

// Chooses the look of the emoji before it: variation selectors, skin tones, the enclosing keycap.
bool IsEmojiModifier(char32_t c) { return c == 0xFE0E || c == 0xFE0F || c == 0x20E3 || (c >= 0x1F3FB && c <= 0x1F3FF); }

std::size_t SkipEmojiModifiers(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    if (!IsEmojiModifier(NextCodePoint(text, next))) break;
    at = next;
  }
  return at;
}

// Arrows typed of signs end in '>' behind strokes, or are two and more of '>'.
std::size_t TypedArrowLength(std::string_view text) {
  constexpr std::size_t kLongest = 5;
  const std::size_t shaft = std::min(text.find_first_not_of("-=~"), text.size());
  std::size_t end = shaft;
  while (end < text.size() && text[end] == '>') ++end;
  const bool arrow = end > shaft && end >= 2 && end <= kLongest;
  return arrow ? end : 0;
}

}  // namespace

bool IsPrivateUse(char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }

BulletWorth BulletWorthOf(char32_t c) {
  if (Holds(kDash, c)) return BulletWorth::kDash;
  if (c < 0x80 || Holds(kSign, c)) return Holds(kSign, c) ? BulletWorth::kSign : BulletWorth::kNone;
  if (IsPrivateUse(c) || Holds(kSure, c)) return BulletWorth::kSure;
  return IsPictograph(c) ? BulletWorth::kSign : BulletWorth::kNone;
}

char32_t WingdingsBullet(char32_t c) {
  const char32_t low = c >= 0xF020 && c <= 0xF0FF ? c - 0xF000 : c;
  const Pair* const found =
      std::find_if(std::begin(kWingdings), std::end(kWingdings), [low](const Pair& pair) { return pair.code == low; });
  return found == std::end(kWingdings) ? 0 : found->bullet;
}

std::optional<BulletGlyph> ReadBulletGlyph(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (const std::size_t arrow = TypedArrowLength(text); arrow > 0)
    return BulletGlyph{BulletWorth::kSign, std::string(text.substr(0, arrow)), arrow};
  BulletGlyph glyph;
  const char32_t first = NextCodePoint(text, glyph.length);
  glyph.worth = BulletWorthOf(first);
  if (glyph.worth == BulletWorth::kNone) return std::nullopt;
  AppendUtf8(glyph.shown, ShownBullet(first));
  glyph.emoji = !Holds(kSure, first) && !Holds(kSign, first) && IsPictograph(first);
  if (first >= 0x80) glyph.length = SkipEmojiModifiers(text, glyph.length);
  return glyph;
}

char32_t ShownBullet(char32_t c) {
  if (!IsPrivateUse(c)) return c;
  const char32_t known = WingdingsBullet(c);
  return known == 0 ? U'•' : known;
}

}  // namespace acervo
