// Each step takes the words that it is surest of: groups of words that mean nothing else, periods and names, question
// words and kinds of activity, misspelt names. What is left is looked for. Then the pieces are joined: names by "y",
// what follows "sin".
#include "parsers/question/question.h"

#include <algorithm>

#include "parsers/question/pieces.h"

namespace acervo {
namespace question {

bool Reading::IsFree(std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i < last; ++i) {
    if (is_taken[i]) return false;
  }
  return first < last;
}

void Reading::Take(Piece piece) {
  std::fill(is_taken.begin() + static_cast<std::ptrdiff_t>(piece.first),
            is_taken.begin() + static_cast<std::ptrdiff_t>(piece.last), true);
  pieces.push_back(std::move(piece));
}

const Piece* Reading::At(std::size_t word) const {
  const auto found =
      std::ranges::find_if(pieces, [word](const Piece& one) { return one.first <= word && word < one.last; });
  return found == pieces.end() ? nullptr : &*found;
}

}  // namespace question

Question QuestionFromText(std::string_view text, const ArchiveNames& names, const QuestionContext& context) {
  const question::QuestionText asked(text);
  question::Reading reading(asked, names, context);
  question::TakeTimesAndNames(reading);
  question::TakeIdioms(reading);
  question::TakePhrases(reading);
  question::TakeMisspelt(reading);
  question::TakeWords(reading);
  return question::Joined(reading);
}

}  // namespace acervo
