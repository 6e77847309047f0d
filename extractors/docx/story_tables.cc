#include <algorithm>
#include <utility>

#include "extractors/docx/column_lines.h"
#include "extractors/docx/measure.h"
#include "extractors/docx/story_reader.h"

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

// Word's own bound is 63 columns; generators exceed it, attackers more so.
constexpr int kMaxSpan = 1000;

// A cell whose merge is itself a tracked change (17.13.5.3) says what it came to.
VerticalMerge MergeOf(const std::string& value, std::string_view restart) {
  return value == restart ? VerticalMerge::kRestart : VerticalMerge::kContinue;
}

}  // namespace

void StoryReader::ReadTable(Story& out) {
  StoryTable table;
  ReadRows(table);
  JoinColumnLines(table);
  out.push_back(std::move(table));
}

void StoryReader::ReadRows(StoryTable& table) {
  reader_.ForEachChild([&](Tag tag) { ReadRowChild(tag, table); });
}

void StoryReader::ReadRowChild(Tag tag, StoryTable& table) {
  switch (tag) {
    case Tag::kTr: ReadRow(table); break;
    case Tag::kTblGrid: ReadGrid(table); break;
    case Tag::kAlternateContent: ReadAlternatives([&](Tag inner) { ReadRowChild(inner, table); }); break;
    case Tag::kDel: CollectWords(context_.left_out.deleted); break;
    case Tag::kP:
    case Tag::kTbl: {  // text between rows is against the rules, but it is text
      StoryRow row;
      ReadBlock(tag, row.cells.emplace_back().content);
      table.rows.push_back(std::move(row));
      break;
    }
    case Tag::kTblPr:
    case Tag::kSdtPr:
    case Tag::kMoveFrom:
    case Tag::kFormerProperties: break;
    default: ReadRows(table);
  }
}

// 17.4.48. A width that is not told is 0: nothing follows from it.
void StoryReader::ReadGrid(StoryTable& table) {
  reader_.ForEachChild([&](Tag tag) {
    if (tag != Tag::kGridCol || table.grid.size() >= static_cast<std::size_t>(kMaxSpan)) return;
    table.grid.push_back(std::max(0, ParseTwips(reader_.Attribute("w")).value_or(0)));
  });
  const bool told = std::any_of(table.grid.begin(), table.grid.end(), [](int width) { return width > 0; });
  if (!told) table.grid.clear();
}

void StoryReader::ReadRow(StoryTable& table) {
  if (!Spend()) return;
  StoryRow row;
  bool shown = true;
  ReadCells(row, shown);
  if (shown && !row.cells.empty()) table.rows.push_back(std::move(row));
}

// `shown` turns false for a row that a revision deleted or that is hidden: its cells are not read.
void StoryReader::ReadCells(StoryRow& row, bool& shown) {
  reader_.ForEachChild([&](Tag tag) { ReadCellChild(tag, row, shown); });
}

void StoryReader::ReadCellChild(Tag tag, StoryRow& row, bool& shown) {
  switch (tag) {
    case Tag::kTrPr: shown = ReadRowProperties(row); break;
    case Tag::kSdtPr:
    case Tag::kTblPr:
    case Tag::kFormerProperties: break;
    case Tag::kAlternateContent: ReadAlternatives([&](Tag inner) { ReadCellChild(inner, row, shown); }); break;
    case Tag::kTc:
      if (shown) {
        ReadCell(row);
      } else {
        CollectWords(row.deleted ? context_.left_out.deleted : context_.left_out.hidden);
      }
      break;
    case Tag::kP:
    case Tag::kTbl: ReadBlock(tag, row.cells.emplace_back().content); break;
    default: ReadCells(row, shown);
  }
}

bool StoryReader::ReadRowProperties(StoryRow& row) {
  bool shown = true;
  reader_.ForEachChild([&](Tag tag) {
    const auto count = [&] { return ParseInt(reader_.Attribute("val"), 0, kMaxSpan).value_or(0); };
    if (tag == Tag::kGridBefore) row.grid_before = count();
    if (tag == Tag::kGridAfter) row.grid_after = count();
    if (tag == Tag::kDel || tag == Tag::kMoveFrom) row.deleted = true;
    if (tag == Tag::kHidden && ParseOnOff(reader_.Attribute("val", "1"))) shown = false;
  });
  return shown && !row.deleted;
}

void StoryReader::ReadCell(StoryRow& row) {
  if (row.cells.size() >= static_cast<std::size_t>(kMaxSpan)) {
    reader_.Fail({ErrorCode::kTooLarge, "columns", {}});
    return;
  }
  StoryCell cell;
  bool shown = true;
  reader_.ForEachChild([&](Tag tag) {
    if (tag == Tag::kTcPr) {
      shown = ReadCellProperties(cell);
    } else if (shown) {
      ReadBlock(tag, cell.content);
    } else {
      CollectWords(context_.left_out.deleted += ' ');
    }
  });
  if (shown) row.cells.push_back(std::move(cell));
}

bool StoryReader::ReadCellProperties(StoryCell& cell) {
  bool shown = true;
  reader_.ForEachChild([&](Tag tag) {
    if (tag == Tag::kGridSpan) cell.span = ParseInt(reader_.Attribute("val"), 1, kMaxSpan).value_or(1);
    // 17.4.84: without a value it continues
    if (tag == Tag::kVMerge) cell.vertical = MergeOf(reader_.Attribute("val"), "restart"sv);
    if (tag == Tag::kCellMerge && reader_.HasAttribute("vMerge")) {
      cell.vertical = MergeOf(reader_.Attribute("vMerge"), "rest"sv);
    }
    if (tag == Tag::kHMerge) cell.merged_left = reader_.Attribute("val") != "restart"sv;
    if (tag == Tag::kCellDel) shown = false;
  });
  return shown;
}

}  // namespace acervo::docx
