#include "parsers/report/tables.h"

#include <algorithm>

#include "core/report.h"
#include "parsers/report/cell_lines.h"

namespace acervo::report {
namespace {

constexpr std::size_t kHeaderWithin = 8;  // rows

struct FoundHeader {
  Header header;
  std::size_t row = 0;
};

constexpr double kSureHeader = 1.5;

// The first of the first rows that is surely one (a table's title may stand above its header), else the likeliest.
std::optional<FoundHeader> FindHeader(const Rows& grid) {
  std::optional<FoundHeader> best;
  for (std::size_t row = 0; row < std::min(grid.size(), kHeaderWithin); ++row) {
    std::optional<Header> header = ReadHeader(grid, row);
    if (!header || !IsActivityHeader(*header)) continue;
    if (!best || header->weight > best->header.weight) best = FoundHeader{std::move(*header), row};
    if (best->header.weight >= kSureHeader) return best;
  }
  return best;
}

// A header by its look alone. Title rows of one cell may stand above it.
std::optional<FoundHeader> FindUnknownHeader(const Rows& grid) {
  for (std::size_t row = 0; row < std::min(grid.size(), kHeaderWithin); ++row) {
    if (FilledCells(grid[row]).size() < 2) continue;
    if (!LooksLikeHeader(grid, row)) return std::nullopt;
    return FoundHeader{ReadUnknownHeader(grid, row), row};
  }
  return std::nullopt;
}

// Whether the table has such a header, and below it activities.
bool ReadUnknownColumns(TableReading& reading) {
  std::optional<FoundHeader> found = FindUnknownHeader(reading.grid);
  if (!found) return false;
  const std::size_t first_row = found->row + found->header.rows;
  GuessMissingRoles(found->header.columns, reading.grid, first_row);
  if (!ListActivities(found->header.columns, reading.grid, first_row)) return false;
  reading.columns = std::move(found->header.columns);
  reading.header_row = found->row;
  reading.first_row = first_row;
  return true;
}

// Whether the table is made of labels and values that tell activities.
bool ReadFields(TableReading& reading) {
  std::optional<FieldTable> fields = ReadFieldTable(reading.grid);
  if (!fields) return false;
  const Rows turned = Grid(fields->turned);
  std::optional<Header> header = ReadHeader(turned, 0);
  if (!header || !IsActivityHeader(*header) || header->weight < kSureHeader) return false;
  reading.columns = std::move(header->columns);
  GuessMissingRoles(reading.columns, turned, 1);
  reading.fields = std::move(fields);
  return true;
}

void ReadColumns(TableReading& reading) {
  if (ReadFields(reading)) return;
  if (std::optional<FoundHeader> found = FindHeader(reading.grid)) {
    reading.columns = std::move(found->header.columns);
    reading.header_row = found->row;
    reading.first_row = found->row + found->header.rows;
    GuessMissingRoles(reading.columns, reading.grid, reading.first_row);
  } else if (!ReadUnknownColumns(reading)) {
    reading.columns = GuessColumns(reading.grid, 0);
    reading.guessed = !reading.columns.empty();
  }
}

// Whether some rows have the border before a column and others the one behind it, and no row both.
bool IsBetweenDraggedBorders(const Rows& grid, std::size_t column) {
  bool before = false;
  bool behind = false;
  for (const Row& row : grid) {
    const bool begins = row[column - 1] != row[column];
    const bool ends = row[column] != row[column + 1];
    if (begins && ends) return false;
    before = before || begins;
    behind = behind || ends;
  }
  return before && behind;
}

// A border that was dragged in some rows makes two columns of the grid out of one.
void JoinDraggedColumns(Rows& grid) {
  constexpr std::size_t kWidest = 64;
  const std::size_t width = grid.empty() ? 0 : grid.front().size();
  if (width > kWidest) return;
  for (std::size_t column = width; column-- > 2;) {
    if (!IsBetweenDraggedBorders(grid, column - 1)) continue;
    for (Row& row : grid) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column) - 1);
  }
}

bool SameShape(const TableReading& a, const TableReading& b) {
  return !a.grid.empty() && !b.grid.empty() && a.grid.front().size() == b.grid.front().size();
}

bool SameColumns(const TableReading& a, const TableReading& b) {
  return std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                    [](const Column& x, const Column& y) { return x.name == y.name; });
}

// No titles: at least half of the columns, and three of them, are filled.
bool AreFilled(const Rows& rows, std::size_t end) {
  return std::all_of(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(end), [](const Row& row) {
    std::size_t filled = 0;
    for (std::size_t at = 0; at < row.size(); ++at) {
      if (row[at] && !row[at]->text.empty() && (at == 0 || row[at] != row[at - 1])) ++filled;
    }
    return filled >= 3 && filled * 2 >= row.size();
  });
}

// Each row has its number in the column of numbers.
bool AreNumbered(const TableReading& reading, std::size_t end) {
  const auto number = std::find_if(reading.columns.begin(), reading.columns.end(),
                                   [](const Column& column) { return column.role == ColumnRole::kNumber; });
  if (number == reading.columns.end()) return false;
  return std::all_of(reading.grid.begin(), reading.grid.begin() + static_cast<std::ptrdiff_t>(end),
                     [&](const Row& row) {
                       const std::string text = CellText(*number, row).value_or("");
                       return !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos;
                     });
}

// A table cut in two between pages whose second half begins above the header that the next page repeats.
bool BeginsWithRowsOf(const TableReading& before, const TableReading& reading) {
  if (!reading.has_header() || reading.header_row == 0 || !before.lists_activities()) return false;
  if (!AreFilled(reading.grid, reading.header_row)) return false;
  return AreNumbered(reading, reading.header_row) || (SameShape(reading, before) && SameColumns(reading, before));
}

// A table that goes on after a break without its header keeps the columns of the one before it: where its cells are
// those of activities, or nothing stands between the two.
void InheritColumns(TableReading& reading, const TableReading& before) {
  reading.goes_on = BeginsWithRowsOf(before, reading);
  if (reading.has_header() || reading.fields || before.fields) return;
  if (!before.lists_activities() || before.guessed || !SameShape(reading, before)) return;
  const bool fits = reading.lists_activities() || FitDates(before.columns, reading.grid);
  if (!fits && reading.block != before.block + 1) return;
  reading.columns = before.columns;
  reading.guessed = false;  // a third piece keeps them too
}

}  // namespace

std::vector<TableReading> ReadTables(const Document& document) {
  std::vector<TableReading> tables;
  for (std::size_t block = 0; block < document.blocks.size(); ++block) {
    const Table* table = std::get_if<Table>(&document.blocks[block]);
    if (!table) continue;
    TableReading reading;
    reading.block = block;
    reading.index = static_cast<int>(tables.size());
    reading.grid = Grid(*table);
    JoinDraggedColumns(reading.grid);
    if (!reading.grid.empty()) ReadColumns(reading);
    if (!tables.empty()) InheritColumns(reading, tables.back());
    tables.push_back(std::move(reading));
  }
  return tables;
}

std::vector<std::string> TitleRows(const TableReading& table) {
  std::vector<std::string> titles;
  if (table.goes_on) return titles;
  for (std::size_t row = 0; row < std::min(table.header_row, table.grid.size()); ++row) {
    if (std::string text = RowText(table.grid[row]); !text.empty()) titles.push_back(std::move(text));
  }
  return titles;
}

Source RowSource(const Document& document, const TableReading& table, std::size_t row) {
  const Table& paper = std::get<Table>(document.blocks[table.block]);
  Source source;
  source.page = row < paper.row_pages.size() ? std::optional<int>(paper.row_pages[row]) : paper.page;
  source.table = table.index;
  source.row = static_cast<int>(row);
  source.block = static_cast<int>(table.block);
  if (row < paper.row_boxes.size()) source.boxes = paper.row_boxes[row];
  return source;
}

std::string RowText(const Row& row) {
  std::string text;
  const Cell* previous = nullptr;
  for (const Cell* cell : row) {
    if (!cell || cell == previous || cell->text.empty()) continue;
    previous = cell;
    if (!text.empty()) text += " | ";
    text += cell->text;
  }
  return text;
}

}  // namespace acervo::report
