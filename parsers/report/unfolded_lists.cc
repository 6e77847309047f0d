// Each table is tried for the ways in which lists are set in tables. What is taken out follows the rest of its table.
#include "parsers/report/unfolded_lists.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "core/text.h"
#include "parsers/report/list_rows.h"
#include "parsers/report/tables.h"

namespace acervo::report {
namespace {

// Whether the last paragraph of the body above says that coordinations follow.
bool IsUnderHeading(const std::vector<Block>& blocks, std::size_t table) {
  for (std::size_t at = table; at-- > 0;) {
    const Paragraph* paragraph = std::get_if<Paragraph>(&blocks[at]);
    if (!paragraph) return false;
    if (paragraph->role != BlockRole::kBody || Trim(paragraph->text).empty()) continue;
    return AnnouncesCoordinations(paragraph->text);
  }
  return false;
}

class Unfolder {
 public:
  Unfolder(const Document& document, Tally& tally) : document_(document), tally_(tally) {}

  std::optional<UnfoldedLists> Unfold() {
    for (at_ = 0; at_ < document_.blocks.size(); ++at_) {
      const Table* table = std::get_if<Table>(&document_.blocks[at_]);
      if (!table) {
        if (out_) Add(document_.blocks[at_], {at_, std::nullopt, std::nullopt, {}});
        continue;
      }
      TakeTable(*table);
      ++tables_;
    }
    return std::move(out_);
  }

 private:
  void TakeTable(const Table& table) {
    const Rows grid = Grid(table);
    ListRows rows = FindListRows(grid, IsUnderHeading(document_.blocks, at_));
    if (rows.empty()) {
      if (out_) Add(table, Untouched());
      return;
    }
    if (!out_) Begin();
    AddRest(table, rows);
    for (ListRow& row : rows.rows) AddRow(table, grid, row);
  }

  // All blocks so far stay as they are.
  void Begin() {
    out_.emplace();
    out_->document = document_;
    out_->document.blocks.clear();
    int tables = 0;
    for (std::size_t block = 0; block < at_; ++block) {
      const bool table = std::holds_alternative<Table>(document_.blocks[block]);
      Add(document_.blocks[block], {block, table ? std::optional(tables++) : std::nullopt, std::nullopt, {}});
    }
  }

  void Add(Block block, BlockPlace place) {
    out_->document.blocks.push_back(std::move(block));
    out_->places.push_back(std::move(place));
  }

  BlockPlace Untouched() const { return {at_, tables_, std::nullopt, {}}; }

  void AddRest(const Table& table, const ListRows& rows) {
    BlockPlace place = Untouched();
    Table rest = table;
    rest.rows.clear();
    rest.row_pages.clear();
    rest.row_boxes.clear();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      if (rows.Holds(row)) continue;
      rest.rows.push_back(table.rows[row]);
      if (row < table.row_pages.size()) rest.row_pages.push_back(table.row_pages[row]);
      if (row < table.row_boxes.size()) rest.row_boxes.push_back(table.row_boxes[row]);
      place.rows.push_back(static_cast<int>(row));
    }
    if (!rest.rows.empty()) Add(std::move(rest), std::move(place));
  }

  void AddRow(const Table& table, const Rows& grid, ListRow& row) {
    const auto number = static_cast<int>(row.row);
    const std::optional<int> page =
        row.row < table.row_pages.size() ? std::optional(table.row_pages[row.row]) : table.page;
    const std::vector<PageBox> boxes =
        row.row < table.row_boxes.size() ? table.row_boxes[row.row] : std::vector<PageBox>();
    if (row.reason) {
      ++tally_.seen;
      tally_.Reject({page, tables_, number, static_cast<int>(at_), boxes}, RowText(grid[row.row]), *row.reason);
    }
    for (Paragraph& paragraph : row.paragraphs) {
      paragraph.page = page;
      paragraph.boxes = boxes;
      Add(std::move(paragraph), {at_, tables_, number, {}});
    }
  }

  const Document& document_;
  Tally& tally_;
  std::size_t at_ = 0;
  int tables_ = 0;
  std::optional<UnfoldedLists> out_;
};

void Restore(const std::vector<BlockPlace>& places, Source& where) {
  if (!where.block || static_cast<std::size_t>(*where.block) >= places.size()) return;
  const BlockPlace& place = places[static_cast<std::size_t>(*where.block)];
  where.block = static_cast<int>(place.block);
  if (place.table) where.table = place.table;
  if (place.row) where.row = place.row;
  if (where.row && static_cast<std::size_t>(*where.row) < place.rows.size())
    where.row = place.rows[static_cast<std::size_t>(*where.row)];
}

}  // namespace

std::optional<UnfoldedLists> UnfoldLists(const Document& document, Tally& tally) {
  return Unfolder(document, tally).Unfold();
}

void RestorePlaces(const std::vector<BlockPlace>& places, Report& report) {
  for (Record& record : report.records) Restore(places, record.source);
  for (Diagnostic& doubt : report.doubts) Restore(places, doubt.where);
  for (Diagnostic& rejected : report.rejected) Restore(places, rejected.where);
}

}  // namespace acervo::report
