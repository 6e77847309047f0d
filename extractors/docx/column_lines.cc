// Borders are grouped from left to right, at first those a hair apart, then those that a hand dragged. What is in no
// group keeps its place, so that a table with straight borders stays as it is.
#include "extractors/docx/column_lines.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace acervo::docx {
namespace {

constexpr int kHair = 60;                      // twips: a millimetre
constexpr int kDragged = 600;                  // twips: a little more than a centimetre
constexpr double kMostOfCell = 0.6;            // of the narrowest cell at either border
constexpr std::size_t kMostColumns = 4096;     // of a grid; wider ones stay as they are
constexpr int kUnknownWidth = 1500;            // twips, of a grid column that the grid does not tell
constexpr std::size_t kMostBorders = 1 << 17;  // of all rows

std::size_t GridWidthOf(const StoryRow& row) {
  std::size_t width = static_cast<std::size_t>(row.grid_before) + static_cast<std::size_t>(row.grid_after);
  for (const StoryCell& cell : row.cells) width += static_cast<std::size_t>(cell.span);
  return width;
}

// Grid columns where the cells of a row begin and end. A cell that goes on with the one before it has no left border.
std::vector<std::size_t> BordersOf(const StoryRow& row) {
  std::vector<std::size_t> borders;
  std::size_t at = static_cast<std::size_t>(row.grid_before);
  for (const StoryCell& cell : row.cells) {
    if (!cell.merged_left || borders.empty()) borders.push_back(at);
    at += static_cast<std::size_t>(cell.span);
  }
  borders.push_back(at);
  return borders;
}

// Borders of several rows that are one.
struct ColumnLine {
  std::size_t first = 0;  // grid columns
  std::size_t last = 0;
  int begin = 0;  // twips from the table's edge
  int end = 0;
  int narrowest = kDragged * 100;  // of the cells on either side
  std::vector<std::size_t> rows;   // that have it, ascending
};

bool ShareRow(const ColumnLine& a, const ColumnLine& b) {
  auto x = a.rows.begin();
  auto y = b.rows.begin();
  while (x != a.rows.end() && y != b.rows.end()) {
    if (*x == *y) return true;
    *x < *y ? ++x : ++y;
  }
  return false;
}

bool AreOneLine(const ColumnLine& a, const ColumnLine& b, int most_apart) {
  const int apart = b.end - a.begin;
  if (apart > most_apart) return false;
  if (apart > kHair && apart > kMostOfCell * std::min(a.narrowest, b.narrowest)) return false;
  return !ShareRow(a, b);
}

void JoinInto(ColumnLine& into, ColumnLine&& line) {
  into.last = line.last;
  into.end = line.end;
  into.narrowest = std::min(into.narrowest, line.narrowest);
  std::vector<std::size_t> rows;
  std::merge(into.rows.begin(), into.rows.end(), line.rows.begin(), line.rows.end(), std::back_inserter(rows));
  into.rows = std::move(rows);
}

void GroupLines(std::vector<ColumnLine>& lines, int most_apart) {
  std::vector<ColumnLine> grouped;
  for (ColumnLine& line : lines) {
    if (!grouped.empty() && AreOneLine(grouped.back(), line, most_apart)) {
      JoinInto(grouped.back(), std::move(line));
    } else {
      grouped.push_back(std::move(line));
    }
  }
  lines = std::move(grouped);
}

class LineFinder {
 public:
  explicit LineFinder(const StoryTable& table) : table_(table) {}

  // Every border of the table, from left to right; empty where nothing can be said.
  std::vector<ColumnLine> Find() {
    std::size_t columns = 0;
    for (const StoryRow& row : table_.rows) columns = std::max(columns, GridWidthOf(row));
    if (table_.grid.empty() || columns > kMostColumns) return {};
    Measure(columns);
    std::vector<ColumnLine> all(columns + 1);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if (!Note(row, all)) return {};
    }
    std::erase_if(all, [](const ColumnLine& line) { return line.rows.empty(); });
    return all;
  }

 private:
  void Measure(std::size_t columns) {
    places_.assign(1, 0);
    for (std::size_t i = 0; i < columns; ++i)
      places_.push_back(places_.back() + (i < table_.grid.size() ? table_.grid[i] : kUnknownWidth));
  }

  bool Note(std::size_t row, std::vector<ColumnLine>& all) {
    const std::vector<std::size_t> borders = BordersOf(table_.rows[row]);
    borders_ += borders.size();
    for (std::size_t i = 0; i < borders.size(); ++i) {
      ColumnLine& line = all[borders[i]];
      line.first = line.last = borders[i];
      line.begin = line.end = places_[borders[i]];
      if (line.rows.empty() || line.rows.back() != row) line.rows.push_back(row);
      if (i > 0) line.narrowest = std::min(line.narrowest, line.begin - places_[borders[i - 1]]);
      if (i + 1 < borders.size()) line.narrowest = std::min(line.narrowest, places_[borders[i + 1]] - line.begin);
    }
    return borders_ <= kMostBorders;
  }

  const StoryTable& table_;
  std::vector<int> places_;  // of the grid's columns, in twips
  std::size_t borders_ = 0;
};

// By grid column before: the grid column after all of a group have become one.
std::vector<int> NewColumns(const std::vector<ColumnLine>& lines) {
  std::vector<int> columns(lines.back().last + 1);
  std::size_t line = 0;
  int column = -1;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    while (line < lines.size() && lines[line].last < at) ++line;
    const bool within = line < lines.size() && lines[line].first < at;
    if (!within) ++column;
    columns[at] = column;
  }
  return columns;
}

class SpanCounter {
 public:
  explicit SpanCounter(std::vector<int> columns) : columns_(std::move(columns)) {}

  void Count(StoryRow& row) const {
    int at = row.grid_before;
    row.grid_before = After(at);
    for (StoryCell& cell : row.cells) {
      const int begin = at;
      at += cell.span;
      cell.span = After(at) - After(begin);
    }
    if (row.grid_after > 0) row.grid_after = After(at + row.grid_after) - After(at);
  }

 private:
  int After(int column) const {
    const int last = static_cast<int>(columns_.size()) - 1;
    return column <= last ? columns_[static_cast<std::size_t>(column)] : columns_.back() + column - last;
  }

  std::vector<int> columns_;
};

}  // namespace

void JoinColumnLines(StoryTable& table) {
  std::vector<ColumnLine> lines = LineFinder(table).Find();
  const std::size_t before = lines.size();
  if (before < 3) return;
  GroupLines(lines, kHair);
  GroupLines(lines, kDragged);
  if (lines.size() == before) return;
  const SpanCounter counter(NewColumns(lines));
  for (StoryRow& row : table.rows) counter.Count(row);
}

}  // namespace acervo::docx
