#include "extractors/docx/assembly.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/text.h"
#include "extractors/docx/block_lines.h"
#include "extractors/docx/table_builder.h"

namespace acervo::docx {
namespace {

// A row may be a thousand columns wide, and a table may have many rows, but not both.
constexpr std::size_t kMaxTableArea = std::size_t{16} << 20;

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

// What the formatting of a paragraph comes to, styles and numbering applied (17.3.1, 17.7.2, 17.9.23).
struct Assembler::Layout {
  int left = 0;
  int first_line = 0;
  bool flush_left = true;
  std::optional<int> heading;
  int definition = -1;
  int numbering_level = 0;
  std::string marker;
};

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

ListLine Assembler::LineOf(StoryParagraph& paragraph) {
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

bool HasColumns(const StoryTable& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const StoryRow& row) { return row.cells.size() > 1; });
}

// A table of one cell, or of one column that holds a table with columns, is a frame drawn around what it holds.
bool IsFrame(const StoryTable& table) {
  if (HasColumns(table)) return false;
  if (table.rows.size() == 1) return true;
  return std::any_of(table.rows.begin(), table.rows.end(), [](const StoryRow& row) {
    return std::any_of(row.cells[0].content.begin(), row.cells[0].content.end(), [](const StoryBlock& block) {
      const auto* inner = std::get_if<StoryTable>(&block);
      return inner != nullptr && HasColumns(*inner);
    });
  });
}

void AppendUnframed(Story story, Story& out) {
  for (StoryBlock& block : story) {
    auto* table = std::get_if<StoryTable>(&block);
    if (table == nullptr || !IsFrame(*table)) {
      out.push_back(std::move(block));
      continue;
    }
    for (StoryRow& row : table->rows) AppendUnframed(std::move(row.cells[0].content), out);
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
  Story story = Unframed(std::move(framed));
  std::vector<ListLine> lines;
  std::vector<Block> ready;
  lines.reserve(story.size());
  for (StoryBlock& block : story) {
    if (auto* paragraph = std::get_if<StoryParagraph>(&block)) {
      for (ListLine& line : SplitTypedLines(LineOf(*paragraph))) lines.push_back(std::move(line));
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

// --- tables ---

Result<Table> Assembler::TableOf(const StoryTable& table) {
  TableBuilder builder;
  for (const StoryRow& row : table.rows) {
    builder.BeginRow();
    builder.SkipColumns(row.grid_before);
    for (const StoryCell& cell : row.cells) {
      std::string text = CellText(cell.content);
      if (!builder.Covers(cell)) {
        builder.AddCell(cell, std::move(text));
      } else if (!text.empty()) {
        covered_texts_.push_back(std::move(text));
      }
    }
    builder.SkipColumns(row.grid_after);
    if (builder.area() > kMaxTableArea) return Error{ErrorCode::kTooLarge, "table", {}};
  }
  return std::move(builder).Take();
}

// Paragraphs are lines; a list item keeps its marker, for a cell has no blocks of its own.
std::string Assembler::CellText(const Story& content) {
  std::string text;
  for (const StoryBlock& block : content) {
    if (const auto* table = std::get_if<StoryTable>(&block)) {
      AppendNested(*table, text);
    } else if (const auto* paragraph = std::get_if<StoryParagraph>(&block)) {
      AppendLine(text, TextWithMarker(*paragraph));
    } else {
      AppendLines(text, std::get<Block>(block));
    }
  }
  return text;
}

// A table within a cell is text of that cell: a line a row.
void Assembler::AppendNested(const StoryTable& table, std::string& out) {
  for (const StoryRow& row : table.rows) {
    std::string line;
    for (const StoryCell& cell : row.cells) {
      std::string text = CellText(cell.content);
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
