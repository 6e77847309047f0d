// What the words of a date expression tell of it beside its days.
#pragma once

#include <string>

#include "core/date.h"

namespace acervo::question {

// What a date expression is, by its words.
struct Wording {
  bool has_month = false;    // or a part of a year
  bool is_relative = false;  // to today
  bool has_number = false;
  bool is_ago = false;
  bool is_range = false;  // "2019 a 2021"
};

Wording WordingOf(const std::string& raw);

// Whether an expression is rather a word or a number than a date: "mar", "sábado", "27/05", "28 de 2017".
bool IsDoubtful(const DateExpression& one, const Wording& wording);
// "Resolución 28 de 2017": a number and a year name no day.
bool IsNumberOfThing(const DateExpression& one, const Wording& wording);

// "27 de mayo" of two numbers that may be a day and a month; empty: they are none.
std::string DayInWords(const std::string& day, const std::string& month);

// Whether a number after this word is a number of it: "ley", "agenda".
bool NumbersThings(const std::string& folded_word);

}  // namespace acervo::question
