#include "extractors/bullets.h"

#include <algorithm>
#include <iterator>
#include <string_view>

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

}  // namespace

bool IsPrivateUse(char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }

BulletWorth BulletWorthOf(char32_t c) {
  if (Holds(kDash, c)) return BulletWorth::kDash;
  if (c < 0x80 || Holds(kSign, c)) return Holds(kSign, c) ? BulletWorth::kSign : BulletWorth::kNone;
  return IsPrivateUse(c) || Holds(kSure, c) ? BulletWorth::kSure : BulletWorth::kNone;
}

char32_t WingdingsBullet(char32_t c) {
  const char32_t low = c >= 0xF020 && c <= 0xF0FF ? c - 0xF000 : c;
  const Pair* const found =
      std::find_if(std::begin(kWingdings), std::end(kWingdings), [low](const Pair& pair) { return pair.code == low; });
  return found == std::end(kWingdings) ? 0 : found->bullet;
}

char32_t ShownBullet(char32_t c) {
  if (!IsPrivateUse(c)) return c;
  const char32_t known = WingdingsBullet(c);
  return known == 0 ? U'•' : known;
}

}  // namespace acervo
