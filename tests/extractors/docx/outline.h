// A Document in a few lines, for expectations that can be read.
#pragma once

#include <string>

#include "core/document.h"
#include "tests/support/docx_builder.h"

namespace acervo::test {

// A block a line: "text", "0 • item", "+0 continuation", "#1 heading", "*bold", "header: text", a table as its rows:
// "| cell | cell 2x1 |" with rows × columns where a cell spans; a line feed in a cell is "/".
std::string Outline(const Document& document);

// Of the document that the builder makes; "error: CODE" where it cannot be read.
std::string Outline(const DocxBuilder& builder);
// Of a document with this body.
std::string OutlineOfBody(const std::string& body);

}  // namespace acervo::test
