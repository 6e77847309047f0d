// The tables of a story: cells with their texts and the lists in them.
#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "core/text.h"
#include "extractors/docx/assembly.h"
#include "extractors/docx/block_lines.h"
#include "extractors/docx/cell_lists.h"
#include "extractors/docx/picture_bullets.h"
#include "extractors/docx/table_builder.h"

namespace acervo::docx {
namespace {

// A row may be a thousand columns wide, and a table may have many rows, but not both.
constexpr std::size_t kMaxTableArea = std::size_t{16} << 20;

void AppendCellLine(const std::string& line, std::optional<ListLine> item, CellLines& out) {
  if (line.empty()) return;
  if (item) out.lines.emplace_back(std::move(*item), out.count);
  AppendLine(out.text, line);
  ++out.count;
}

void AppendCellText(const std::string& lines, CellLines& out) {
  AppendLine(out.text, lines);
  out.count += lines.empty() ? 0 : 1 + static_cast<int>(std::count(lines.begin(), lines.end(), '\n'));
}

std::string MarkedText(const ListLine& line) {
  const std::string text = CleanText(line.text);
  if (line.marker.empty()) return text;
  return text.empty() ? line.marker : line.marker + " " + text;
}

}  // namespace

Result<Table> Assembler::TableOf(const StoryTable& table) {
  TableBuilder builder;
  CellLists lists;
  for (const StoryRow& row : table.rows) {
    const bool alone = row.cells.size() == 1;
    builder.BeginRow();
    builder.SkipColumns(row.grid_before);
    for (const StoryCell& cell : row.cells) {
      CellLines lines = LinesOf(cell.content, alone);
      if (!builder.Covers(cell)) {
        builder.AddCell(cell, std::move(lines.text));
        lists.Add(builder.last_row(), builder.last_cell(), std::move(lines), alone);
      } else if (!lines.text.empty()) {
        covered_texts_.push_back(std::move(lines.text));
      }
    }
    builder.SkipColumns(row.grid_after);
    if (builder.area() > kMaxTableArea) return Error{ErrorCode::kTooLarge, "table", {}};
  }
  Table built = std::move(builder).Take();
  lists.MarkItems(built);
  return built;
}

// Paragraphs are lines; a list item keeps its marker, for a cell has no blocks of its own. Line breaks part the items
// of a typed list only in a cell that is its row's only one.
CellLines Assembler::LinesOf(const Story& written, bool alone) {
  Story marked;
  const bool pictures = HasPictureBullets(written);
  if (pictures) MarkPictureBullets(marked = written);
  CellLines out;
  for (const StoryBlock& block : pictures ? marked : written) {
    if (const auto* table = std::get_if<StoryTable>(&block)) {
      std::string nested;
      AppendNested(*table, nested);
      AppendCellText(nested, out);
    } else if (const auto* paragraph = std::get_if<StoryParagraph>(&block)) {
      AppendParagraph(*paragraph, alone, out);
    } else {
      std::string lines;
      AppendLines(lines, std::get<Block>(block));
      AppendCellText(lines, out);
    }
  }
  return out;
}

void Assembler::AppendParagraph(const StoryParagraph& paragraph, bool alone, CellLines& out) {
  ListLine line = LineOf(paragraph);
  if (!alone) {
    const std::string text = MarkedText(line);
    return AppendCellLine(text, std::move(line), out);
  }
  for (ListLine& part : SplitTypedLines(std::move(line))) {
    const std::string text = MarkedText(part);
    AppendCellLine(text, std::move(part), out);
  }
}

// A table within a cell is text of that cell: a line a row.
void Assembler::AppendNested(const StoryTable& table, std::string& out) {
  for (const StoryRow& row : table.rows) {
    std::string line;
    for (const StoryCell& cell : row.cells) {
      std::string text = LinesOf(cell.content, false).text;
      if (text.empty()) continue;
      if (cell.vertical == VerticalMerge::kContinue) {
        covered_texts_.push_back(std::move(text));
        continue;
      }
      std::replace(text.begin(), text.end(), '\n', ' ');
      if (!line.empty()) line += ' ';
      line += text;
    }
    AppendLine(out, line);
  }
}

}  // namespace acervo::docx
