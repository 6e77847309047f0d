// Direct formatting of paragraphs and runs, as far as reading needs it, and its reading from w:pPr and w:rPr.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/docx/xml_reader.h"

namespace acervo::docx {

// Twips from the text margin. A negative `first_line` hangs. (ECMA-376-1 5th ed., 17.3.1.12 "ind".)
struct Indent {
  std::optional<int> left;
  std::optional<int> first_line;

  // What `other` sets wins.
  void Apply(const Indent& other) {
    if (other.left) left = other.left;
    if (other.first_line) first_line = other.first_line;
  }
  friend bool operator==(const Indent&, const Indent&) = default;
};

struct RunFormat {
  std::string style;           // w:rStyle; empty: none
  std::optional<bool> bold;    // toggles: nullopt where not told here
  std::optional<bool> hidden;  // w:vanish
  std::string font;            // for symbols; empty: not told here
};

struct ParagraphFormat {
  std::string style;          // w:pStyle; empty: the default paragraph style
  std::optional<int> num_id;  // 0: explicitly none (17.9.18)
  std::optional<int> num_level;
  Indent indent;
  std::optional<int> outline;      // 0–8; 9: body text (17.3.1.20)
  std::optional<bool> flush_left;  // left, justified or default; false: centred or to the right
  // The paragraph's end is hidden or a deleted revision: the next one's text joins it (17.3.2.41, 17.13.5.15).
  bool mark_gone = false;
  bool drop_cap = false;       // 17.3.1.11: its letters begin the next paragraph
  std::vector<int> tab_stops;  // 17.3.1.37: twips from the text margin, ascending; empty: the default ones
  bool tab_leaders = false;    // a stop is drawn up to by dots or a line, as in a table of contents
};

// The section that a w:sectPr describes: the parts of its running headers and footers by relationship id.
struct SectionFormat {
  struct Reference {
    bool header = false;
    std::string type;  // "default", "first", "even"
    std::string relationship;
  };
  std::vector<Reference> references;
  bool title_page = false;
};

// Each reads the current element (w:pPr, w:rPr, w:sectPr) to its end.
// `language` receives the w:lang of Latin text, a BCP 47 tag.
RunFormat ReadRunFormat(XmlReader& reader, std::string* language = nullptr);
SectionFormat ReadSectionFormat(XmlReader& reader);
// `section` receives the w:sectPr of a section's last paragraph.
ParagraphFormat ReadParagraphFormat(XmlReader& reader, std::optional<SectionFormat>* section = nullptr);

}  // namespace acervo::docx
