#include "extractors/pdf/graphics/rotation.h"

#include <array>
#include <cstddef>
#include <utility>

namespace acervo::pdf {

Box Turned(const Box& box, int turns, double width, double height) {
  switch (turns) {
    case 1: return {box.y0, width - box.x1, box.y1, width - box.x0};
    case 2: return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
    case 3: return {height - box.y1, box.x0, height - box.y0, box.x1};
    default: return box;
  }
}

int CommonTurn(const std::vector<Word>& words) {
  std::array<std::size_t, 4> letters{};
  for (const Word& word : words) letters[static_cast<std::size_t>(word.turns)] += word.text.size();
  return static_cast<int>(std::max_element(letters.begin(), letters.end()) - letters.begin());
}

void TurnUpright(PageText& page, int turns) {
  for (Word& word : page.words) {
    word.sheet = word.box;
    word.box = Turned(word.box, turns, page.width, page.height);
    word.turns = (word.turns - turns) & 3;
  }
  if (turns % 2 != 0) std::swap(page.width, page.height);
}

}  // namespace acervo::pdf
