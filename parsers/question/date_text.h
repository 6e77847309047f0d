// A question with its English date words in Spanish, as the date reader takes it.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/span.h"
#include "parsers/question/question_text.h"

namespace acervo::question {

// Spans are of `text`; each stretch of it comes from some words of the question.
struct SpanishText {
  struct Stretch {
    std::size_t end = 0;              // in `text`
    std::size_t first = 0, last = 0;  // words
  };
  std::string text;
  std::vector<Stretch> stretches;
};

// Words that are taken, and those that exclude, are parted from what stands around them.
SpanishText InSpanish(const QuestionText& text, const std::vector<bool>& is_taken);

// The words that a span of the Spanish text touches, half-open.
std::pair<std::size_t, std::size_t> WordsOf(const SpanishText& spanish, Span span);

}  // namespace acervo::question
