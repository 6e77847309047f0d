// The day that dates what stands below: from its heading to the next one, or to a heading that outranks it.
#pragma once

#include <cstddef>
#include <string>

#include "core/document.h"
#include "parsers/report/look_ahead.h"

namespace acervo::report {

enum class Place { kFront, kBody };

class DayInForce {
 public:
  explicit DayInForce(const Document& document);

  // Whether a plain paragraph is the heading of a day, by its words, its setting and what follows it.
  bool IsHeading(const Paragraph& paragraph, Next next, Place place) const;

  // Whether it is the date of a form that holds for the whole of it: 'Fecha: …' in minutes, or one of several such.
  bool IsDateOfForm(const Paragraph& paragraph) const;

  void Begin(const Paragraph& heading);
  // Another heading came, block `at`: the day ends where that one is set to stand above it, unless further days follow.
  void Pass(const Paragraph& heading, std::size_t at);
  void End() { day_.clear(); }

  const std::string& day() const { return day_; }  // the heading as written; empty: none

 private:
  int day_lines_ = 0;              // in the whole document
  std::size_t last_day_line_ = 0;  // its block
  bool is_minutes_ = false;
  std::string day_;
  int strength_ = 0;  // of its heading
};

}  // namespace acervo::report
