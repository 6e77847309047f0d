// What words of a question become by the tables.
#pragma once

#include <cstddef>
#include <optional>

#include "parsers/question/pieces.h"
#include "parsers/question/question_words.h"

namespace acervo::question {

// A part of the words from `first` to before `last`.
template <typename T>
T PartOf(const QuestionText& text, std::size_t first, std::size_t last) {
  T part;
  part.span = text.SpanOf(first, last);
  part.raw = part.span.In(text.text);
  return part;
}

// With the words that do for it.
AskedWord WordAt(const QuestionText& text, std::size_t at);

// The piece that a phrase of question_words makes; an idiom makes none.
std::optional<Piece> PieceOf(const QuestionText& text, std::size_t first, const RolePhrase& phrase);

}  // namespace acervo::question
