#include "extractors/docx/assembly.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/text.h"
#include "extractors/docx/block_lines.h"
#include "extractors/docx/picture_bullets.h"
#include "extractors/docx/tab_tables.h"

namespace acervo::docx {
namespace {

constexpr int kBodyText = 9;  // 17.3.1.20: the outline level that is none

const NumberingLevel* LinkedLevel(const Numbering& numbering, int num_id, const ParagraphStyle& style, int& index) {
  for (index = 0; index < kListLevels; ++index) {
    const NumberingLevel* level = numbering.Level(num_id, index);
    if (level != nullptr && !level->style.empty() && !style.chain.empty() && level->style == style.chain.front()) {
      return level;
    }
  }
  index = style.num_level.value_or(0);
  return numbering.Level(num_id, index);
}

}  // namespace

Assembler::Layout Assembler::LayOut(const StoryParagraph& paragraph) {
  const ParagraphFormat& format = paragraph.format;
  const ParagraphStyle& style = styles_.Paragraph(format.style);
  const int num_id = format.num_id.value_or(style.num_id.value_or(0));
  int index = 0;
  const NumberingLevel* level = nullptr;
  if (num_id != 0) {
    if (format.num_level) {
      index = *format.num_level;
      level = numbering_.Level(num_id, index);
    } else if (format.num_id) {
      level = LinkedLevel(numbering_, num_id, style, index);
    } else {
      index = numbering_.LevelIndexOf(style);
      level = numbering_.LevelOf(style);
    }
  }
  Layout layout;
  Indent indent = styles_.default_indent();
  indent.Apply(num_id == 0 ? style.unnumbered_indent : style.indent);
  if (level != nullptr) {
    if (format.num_id || format.num_level) indent.Apply(level->indent);
    layout.definition = numbering_.DefinitionOf(num_id);
    layout.numbering_level = index;
    layout.marker = counters_.Next(num_id, index);
  }
  indent.Apply(format.indent);
  layout.left = indent.left.value_or(0);
  layout.first_line = indent.first_line.value_or(0);
  // A numbering that prints nothing still moves the text to the hanging indent: so some programs write what goes on the
  // text of an item.
  if (level != nullptr && level->tab_after && layout.marker.empty()) layout.first_line = std::max(0, layout.first_line);
  layout.flush_left = format.flush_left.value_or(style.flush_left.value_or(true));
  const std::optional<int> outline = format.outline ? format.outline : style.outline;
  if (outline && *outline < kBodyText) layout.heading = *outline + 1;
  return layout;
}

std::string Assembler::TextWithMarker(const StoryParagraph& paragraph) {
  const Layout layout = LayOut(paragraph);
  if (layout.marker.empty()) return CleanText(paragraph.text);
  const std::string text = CleanText(paragraph.text);
  return text.empty() ? layout.marker : layout.marker + " " + text;
}

// --- body ---

namespace {

Paragraph ParagraphFrom(ListLine& line) {
  Paragraph paragraph;
  paragraph.text = CleanText(line.text);
  if (line.level) paragraph.list = ListMark{*line.level, std::move(line.marker)};
  paragraph.heading = line.heading;
  paragraph.continues = line.continues;
  paragraph.bold = line.bold;
  return paragraph;
}

// `ready` are those that the lines of kind kBlock stand for, in order.
std::vector<Block> BlocksOf(std::vector<ListLine> lines, std::vector<Block> ready) {
  std::vector<Block> blocks;
  blocks.reserve(lines.size());
  auto next = ready.begin();
  for (ListLine& line : lines) {
    switch (line.kind) {
      case ListLine::Kind::kBlock: blocks.push_back(std::move(*next++)); break;
      case ListLine::Kind::kBlank: break;
      case ListLine::Kind::kText:
        if (Paragraph paragraph = ParagraphFrom(line); !paragraph.text.empty())
          blocks.emplace_back(std::move(paragraph));
    }
  }
  return blocks;
}

}  // namespace

ListLine Assembler::LineOf(StoryParagraph paragraph) {
  Layout layout = LayOut(paragraph);
  ListLine line;
  line.kind = paragraph.has_text ? ListLine::Kind::kText : ListLine::Kind::kBlank;
  line.text = std::move(paragraph.text);
  line.left = layout.left;
  line.first_line = layout.first_line;
  line.flush_left = layout.flush_left;
  line.heading = layout.heading;
  line.bold = paragraph.has_text && paragraph.bold;
  line.definition = layout.definition;
  line.numbering_level = layout.numbering_level;
  line.shape = layout.marker;
  line.marker = std::move(layout.marker);
  return line;
}

namespace {

constexpr std::size_t kRowsOfLayout = 2;

constexpr std::size_t kColumnsOfLayout = 3;

std::size_t ColumnsOf(const StoryTable& table) {
  std::size_t columns = 0;
  for (const StoryRow& row : table.rows) columns = std::max(columns, row.cells.size());
  return columns;
}

bool HasColumns(const StoryTable& table) { return ColumnsOf(table) > 1; }

bool HoldsTable(const StoryRow& row, std::size_t least_rows, std::size_t least_columns) {
  return std::any_of(row.cells.begin(), row.cells.end(), [&](const StoryCell& cell) {
    return std::any_of(cell.content.begin(), cell.content.end(), [&](const StoryBlock& block) {
      const auto* inner = std::get_if<StoryTable>(&block);
      return inner != nullptr && inner->rows.size() >= least_rows && ColumnsOf(*inner) >= least_columns;
    });
  });
}

// Two or three columns of a page, of which one holds a whole table, perhaps with a row of headings above.
bool IsLayout(const StoryTable& table) {
  return table.rows.size() <= kRowsOfLayout && ColumnsOf(table) <= kColumnsOfLayout &&
         HoldsTable(table.rows.back(), 2, 3);
}

// A table of one cell, or of one column that holds a table with columns, is a frame drawn around what it holds.
bool IsFrame(const StoryTable& table) {
  if (HasColumns(table)) return IsLayout(table);
  if (table.rows.size() == 1) return true;
  return std::any_of(table.rows.begin(), table.rows.end(), [](const StoryRow& row) { return HoldsTable(row, 1, 2); });
}

void AppendUnframed(Story story, Story& out);

// Column by column: a heading stands above what it heads.
void AppendCells(StoryTable table, Story& out) {
  const std::size_t columns = ColumnsOf(table);
  for (std::size_t column = 0; column < columns; ++column) {
    for (StoryRow& row : table.rows) {
      if (column < row.cells.size()) AppendUnframed(std::move(row.cells[column].content), out);
    }
  }
}

void AppendUnframed(Story story, Story& out) {
  for (StoryBlock& block : story) {
    auto* table = std::get_if<StoryTable>(&block);
    if (table == nullptr || !IsFrame(*table)) {
      out.push_back(std::move(block));
    } else {
      AppendCells(std::move(*table), out);
    }
  }
}

Story Unframed(Story story) {
  const bool any = std::any_of(story.begin(), story.end(), [](const StoryBlock& block) {
    const auto* table = std::get_if<StoryTable>(&block);
    return table != nullptr && IsFrame(*table);
  });
  if (!any) return story;
  Story out;
  out.reserve(story.size());
  AppendUnframed(std::move(story), out);
  return out;
}

}  // namespace

Result<std::vector<Block>> Assembler::Body(Story framed) {
  Story story = WithTabTables(Unframed(std::move(framed)));
  MarkPictureBullets(story);
  std::vector<ListLine> lines;
  std::vector<Block> ready;
  lines.reserve(story.size());
  for (StoryBlock& block : story) {
    if (auto* paragraph = std::get_if<StoryParagraph>(&block)) {
      for (ListLine& line : SplitTypedLines(LineOf(std::move(*paragraph)))) lines.push_back(std::move(line));
      continue;
    }
    if (const auto* table = std::get_if<StoryTable>(&block)) {
      Result<Table> built = TableOf(*table);
      if (!built.ok()) return std::move(built.error());
      if (built.value().rows.empty()) continue;
      ready.emplace_back(std::move(built.value()));
    } else {
      ready.push_back(std::move(std::get<Block>(block)));
    }
    lines.emplace_back().kind = ListLine::Kind::kBlock;
  }
  FindTypedItems(lines);
  NestItems(lines);
  return BlocksOf(std::move(lines), std::move(ready));
}

// --- headers, footers, notes ---

void Assembler::AppendFlat(const Story& story, BlockRole role, std::vector<Paragraph>& out) {
  for (const StoryBlock& block : story) {
    if (const auto* table = std::get_if<StoryTable>(&block)) {
      for (const StoryRow& row : table->rows) {
        for (const StoryCell& cell : row.cells) AppendFlat(cell.content, role, out);
      }
      continue;
    }
    Paragraph paragraph;
    paragraph.role = role;
    if (const auto* ready = std::get_if<Block>(&block)) {
      AppendLines(paragraph.text, *ready);
      paragraph.text = CleanText(paragraph.text);
      out.push_back(std::move(paragraph));
      continue;
    }
    const auto& source = std::get<StoryParagraph>(block);
    paragraph.text = TextWithMarker(source);
    paragraph.bold = source.has_text && source.bold;
    if (source.has_text && !paragraph.text.empty()) out.push_back(std::move(paragraph));
  }
}

std::vector<Paragraph> Assembler::Flat(const Story& story, BlockRole role) {
  std::vector<Paragraph> paragraphs;
  AppendFlat(story, role, paragraphs);
  return paragraphs;
}

}  // namespace acervo::docx
