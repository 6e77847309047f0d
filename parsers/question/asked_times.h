// The periods of a question.
#pragma once

#include <vector>

#include "parsers/question/pieces.h"

namespace acervo::question {

// In the order of the text, not overlapping; what bounds a period ("desde", "en adelante") is a part of it. Words that
// are taken are parts of none.
std::vector<Piece> FindTimes(const QuestionText& text, std::optional<Date> today, const std::vector<bool>& is_taken);

}  // namespace acervo::question
