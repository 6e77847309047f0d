// Complex fields (ECMA-376-1 5th ed., 17.16.18): begin, code, separator, result, end. They nest, and what they show is
// their result; a few have none and show what their code or their form data says.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/docx/xml_reader.h"

namespace acervo::docx {

class FieldStack {
 public:
  // `shown`: what a form field shows where it brings no result; `characters`: of text read so far.
  void Begin(std::string shown, std::size_t characters);
  void AddCode(std::string_view code);
  void Separate();
  // What the field shows beside the result that was read.
  std::string End(std::size_t characters);

  // Within a code nothing is text.
  bool InCode() const { return codes_open_ > 0; }
  // One that lacks its end must not swallow the rest of the document.
  void EndCodes();

 private:
  struct Field {
    std::string shown;
    std::string code;
    std::size_t characters;
    bool in_code;
  };
  void LeaveCode(Field& field);

  std::vector<Field> fields_;  // open, the innermost last
  int codes_open_ = 0;
};

// What the w:ffData within the current w:fldChar shows (17.16.17): a box that is checked or not, the chosen entry of a
// list; empty for a text field, whose text is its result.
std::string ReadFormField(XmlReader& reader);

}  // namespace acervo::docx
