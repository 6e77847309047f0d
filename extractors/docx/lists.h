// Which paragraphs are list items, how deep, and which go on the text of an item above.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace acervo::docx {

// One paragraph of a story as the list rules see it, or a table or other block that is finished. Lengths are twips from
// the text margin.
struct ListLine {
  enum class Kind { kText, kBlank, kBlock };
  Kind kind = Kind::kText;
  std::string text;        // tabs and line breaks kept; a typed marker goes out of it
  int left = 0;            // indent of the paragraph
  int first_line = 0;      // of its first line against `left`; negative: hanging
  bool flush_left = true;  // not centred, not to the right
  std::optional<int> heading;
  bool bold = false;
  // An item of a numbering: its list's definition and level, with its marker as printed.
  int definition = -1;
  int numbering_level = 0;
  std::string marker;  // empty: no item
  bool typed = false;  // the marker was typed
  std::string shape;   // of the marker: equal for "1." and "2."
  // Results.
  std::optional<int> level;      // of an item, 0 the outermost
  std::optional<int> continues;  // the level of the item whose text an unmarked paragraph goes on
};

// A paragraph whose lines, parted by breaks, each begin with a typed marker, becomes one line of the list each.
std::vector<ListLine> SplitTypedLines(ListLine line);

// Takes typed markers out of the texts where there is evidence that they are markers.
void FindTypedItems(std::vector<ListLine>& lines);

// Gives items their level and unmarked paragraphs the item they belong to.
void NestItems(std::vector<ListLine>& lines);

}  // namespace acervo::docx
