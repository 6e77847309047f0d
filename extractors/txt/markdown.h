// Markdown's marks, as pandoc and people write them: read for what a person would see in print.
//
// Source: pandoc's manual, "Pandoc's Markdown" (escapes, quotes, spans, footnotes, `smart`); CommonMark 0.30.
#pragma once

#include <string>

#include "core/document.h"

namespace acervo::txt {

struct Markdown {
  bool marks = false;  // the text is Markdown: its marks are no part of what it says
  bool smart = false;  // '"', "--" and "..." stand for “ ”, – and …, as pandoc writes them
};

// Tells from its marks whether the text is Markdown, and takes out those that begin lines: block quotes, fences.
Markdown ReadMarkdown(std::string& text);

// Takes the marks out of all texts: emphasis, escapes, links, spans, references to footnotes. Headings and footnotes
// get their level and role.
void RemoveMarks(Markdown markdown, Document& document);

}  // namespace acervo::txt
