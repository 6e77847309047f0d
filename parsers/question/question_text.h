// The words of a question with what their spelling tells.
#pragma once

#include <algorithm>
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
  bool in_address = false;   // a sign of an address stands before it: "@"
  bool is_glued = false;     // no white space stands before it, but a sign within a word or a number: "27/05"
};

// Words beyond this one are looked for as they stand.
inline constexpr std::size_t kWordsUnderstood = 120;

struct QuestionText {
  explicit QuestionText(std::string_view text);
  std::size_t size() const { return words.size(); }
  std::size_t understood() const { return std::min(words.size(), kWordsUnderstood); }
  // The text from the first word to before the last one. REQUIRES: first < last <= size()
  Span SpanOf(std::size_t first, std::size_t last) const;
  // Whether the words stand within an address: "info@|jica|.go.jp".
  bool IsInAddress(std::size_t first, std::size_t last) const {
    return words[first].in_address || (last < size() && words[last].in_address);
  }
  std::string_view Written(std::size_t first, std::size_t last) const { return SpanOf(first, last).In(text); }

  std::string_view text;
  std::vector<QuestionWord> words;
  std::vector<std::string> folded;  // of each word
};

}  // namespace acervo::question
