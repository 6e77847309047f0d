// The text of diagrams (SmartArt) and charts, which stands in parts of their own (ECMA-376-1 5th ed., 21.2, 21.4).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/docx/xml_guard.h"

namespace acervo::docx {

class XmlReader;

// The paragraphs of a diagram's data part, in the order of its points. Damage ends the reading.
std::vector<std::string> DiagramParagraphs(std::string_view xml, const MarkupLimits& limits);

// What a chart part says in words: its titles, and the names of its series and categories in one paragraph.
std::vector<std::string> ChartParagraphs(std::string_view xml, const MarkupLimits& limits);

// The text of the current a:p, read to its end.
std::string ReadDrawingParagraph(XmlReader& reader);

}  // namespace acervo::docx
