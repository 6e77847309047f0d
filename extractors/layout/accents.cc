#include "extractors/layout/accents.h"

#include <algorithm>
#include <utility>

#include "core/text.h"

namespace acervo::layout {
namespace {

constexpr std::size_t kMaxAccents = 3000;  // of one page: bounds hostile ones
constexpr double kReach = 0.06;            // of the size: an accent's middle may lie so far beside its letter
constexpr std::pair<char32_t, char32_t> kCombining[] = {{U'´', 0x0301}, {U'`', 0x0300}, {U'¨', 0x0308},
                                                        {U'˜', 0x0303}, {U'ˆ', 0x0302}, {U'¸', 0x0327}};

bool IsCombiningMark(char32_t c) { return c >= 0x0300 && c <= 0x036F; }

bool IsPlainLetter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'ı'; }

char32_t CombiningOf(char32_t letter) {
  if (IsCombiningMark(letter)) return letter;
  for (const auto& [shown, combining] : kCombining) {
    if (shown == letter) return combining;
  }
  return 0;
}

}  // namespace

bool Accents::Keep(char32_t letter, double x, double y, double size) {
  const char32_t combining = CombiningOf(letter);
  if (combining == 0 || accents_.size() >= kMaxAccents) return false;
  accents_.push_back({letter, combining, x, y, size});
  return true;
}

std::string Accents::OnLetter(char32_t letter, const Box& box, bool upright) {
  std::string text;
  AppendUtf8(text, letter);
  if (accents_.empty() || !IsPlainLetter(letter)) return text;
  for (Accent& accent : accents_) {
    const double reach = kReach * accent.size;
    const Box around = upright
                           ? Box{box.x0 - reach, box.y0 - accent.size / 3, box.x1 + reach, box.y1 + accent.size / 3}
                           : Box{box.x0 - accent.size / 3, box.y0 - reach, box.x1 + accent.size / 3, box.y1 + reach};
    if (accent.used || !around.Holds(accent.x, accent.y)) continue;
    std::string composed = letter == U'ı' ? "i" : text;
    AppendUtf8(composed, accent.combining);
    composed = Nfc(composed);
    if (CodePointCount(composed) > 1) continue;  // no language writes that
    accent.used = true;
    return composed;
  }
  return text;
}

void Accents::AppendRest(std::vector<Word>& words) const {
  for (const Accent& accent : accents_) {
    if (accent.used) continue;
    Word word;
    AppendUtf8(word.text, accent.shown);
    const double half = accent.size / 8;
    word.box = {accent.x - half, accent.y - 0.75 * accent.size, accent.x + half, accent.y + 0.2 * accent.size};
    word.size = accent.size;
    words.push_back(std::move(word));
  }
}

}  // namespace acervo::layout
