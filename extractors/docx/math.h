// Formulas (ECMA-376-1 5th ed., 22.1) as one line of text: "(a+b)/2", "x^2", "∑_(i=1)^n".
#pragma once

#include <string>

#include "extractors/docx/xml_reader.h"

namespace acervo::docx {

// Reads the current m:oMath to its end. Deleted parts are left out.
std::string ReadFormula(XmlReader& reader);

}  // namespace acervo::docx
