// The words of a question with what their spelling tells.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace acervo::question {

struct QuestionWord {
  std::string folded;  // without the dots of an acronym
  Span span;
  bool is_capital = false;   // begins with a capital letter, where capitals tell something
  bool is_acronym = false;   // two letters or more, all capitals, where capitals tell something
  bool is_number = false;    // digits alone
  bool after_comma = false;  // a comma, slash or the like stands before it
  bool after_break = false;  // a sign that ends a sentence or opens a bracket stands before it
  bool after_quote = false;  // no white space before it, but an apostrophe
};

struct QuestionText {
  explicit QuestionText(std::string_view text);
  std::size_t size() const { return words.size(); }
  // The text from the first word to before the last one. REQUIRES: first < last <= size()
  Span SpanOf(std::size_t first, std::size_t last) const;
  std::string_view Written(std::size_t first, std::size_t last) const { return SpanOf(first, last).In(text); }

  std::string_view text;
  std::vector<QuestionWord> words;
  std::vector<std::string> folded;  // of each word
};

}  // namespace acervo::question
