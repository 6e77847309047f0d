// From stories to blocks: list markers counted, items nested, spans resolved, texts cleaned.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "extractors/docx/cell_lists.h"
#include "extractors/docx/lists.h"
#include "extractors/docx/numbering.h"
#include "extractors/docx/story.h"
#include "extractors/docx/styles.h"

namespace acervo::docx {

// Counters of lists run on through all stories that one assembler is given, in the order it is given them.
class Assembler {
 public:
  Assembler(const Styles& styles, const Numbering& numbering)
      : styles_(styles), numbering_(numbering), counters_(numbering) {}

  // The body: paragraphs, list items and tables. kTooLarge: a table whose grid is out of all proportion.
  Result<std::vector<Block>> Body(Story story);
  // A header, footer or note: its paragraphs, those of its tables' cells too.
  std::vector<Paragraph> Flat(const Story& story, BlockRole role);

  // Text that stands in a cell which another one covers (17.4.84), and so on no page.
  const std::vector<std::string>& covered_texts() const { return covered_texts_; }

 private:
  // What the formatting of a paragraph comes to, styles and numbering applied (17.3.1, 17.7.2, 17.9.23).
  struct Layout {
    int left = 0;
    int first_line = 0;
    bool flush_left = true;
    std::optional<int> heading;
    int definition = -1;
    int numbering_level = 0;
    std::string marker;
  };

  Layout LayOut(const StoryParagraph& paragraph);
  ListLine LineOf(StoryParagraph paragraph);
  Result<Table> TableOf(const StoryTable& table);
  CellLines LinesOf(const Story& content, bool alone);
  void AppendParagraph(const StoryParagraph& paragraph, bool alone, CellLines& out);
  void AppendNested(const StoryTable& table, std::string& out);
  std::string TextWithMarker(const StoryParagraph& paragraph);
  void AppendFlat(const Story& story, BlockRole role, std::vector<Paragraph>& out);

  const Styles& styles_;
  const Numbering& numbering_;
  ListCounters counters_;
  std::vector<std::string> covered_texts_;
};

}  // namespace acervo::docx
