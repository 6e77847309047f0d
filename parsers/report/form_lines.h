// Lines that a report has by its form: its letterhead, and the headings of its columns and bullets.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace acervo::report {

// Whether a line says nothing but who writes, how to reach them, or which months the report is of.
bool IsLetterheadLine(std::string_view line);

// The lines of a report's form as written, each once however often it is repeated.
class FormLines {
 public:
  void Add(std::string_view line);
  const std::string& text() const { return text_; }  // a line feed between two lines

 private:
  std::string text_;
  std::set<std::string> known_;
};

}  // namespace acervo::report
