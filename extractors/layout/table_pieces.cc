#include "extractors/layout/table_pieces.h"

#include <cstddef>
#include <utility>

#include "extractors/layout/gutters.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/rows.h"
#include "extractors/layout/split_spans.h"
#include "extractors/layout/table_evidence.h"

namespace acervo::layout {
namespace {

constexpr double kMaxPadding = 14;  // points between a border and its text
constexpr double kMostOfWidth = 0.7;
constexpr int kFewBands = 4;  // a grid of so few rows may hide many between two rulings
constexpr std::size_t kManyRows = 8;
constexpr std::size_t kHiddenRows = 3;

int Slot(const std::vector<double>& borders, double at) {
  const auto after = std::upper_bound(borders.begin(), borders.end(), at);
  return static_cast<int>(after - borders.begin()) - 1;
}

// Index of the grid's cell by raster position.
std::vector<std::size_t> CellIndex(const Grid& grid) {
  const auto columns = static_cast<std::size_t>(grid.column_count());
  std::vector<std::size_t> index(static_cast<std::size_t>(grid.row_count()) * columns, 0);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const GridCell& cell = grid.cells[i];
    for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
      for (int c = cell.column; c < cell.column + cell.col_span; ++c) {
        index[static_cast<std::size_t>(r) * columns + static_cast<std::size_t>(c)] = i;
      }
    }
  }
  return index;
}

// Words by cell. A word just outside the frame (an ascender, a drawn shadow) still belongs to the nearest cell.
std::vector<std::vector<Word>> WordsByCell(const Grid& grid, std::vector<Word>& words) {
  const std::vector<std::size_t> index = CellIndex(grid);
  std::vector<std::vector<Word>> by_cell(grid.cells.size());
  const Box box = grid.box();
  std::vector<Word> rest;
  for (Word& word : words) {
    if (!box.Holds(word.box.mid_x(), word.box.mid_y())) {
      rest.push_back(std::move(word));
      continue;
    }
    const auto row = static_cast<std::size_t>(std::clamp(Slot(grid.ys, word.box.mid_y()), 0, grid.row_count() - 1));
    const int column = std::clamp(Slot(grid.xs, word.box.mid_x()), 0, grid.column_count() - 1);
    const auto columns = static_cast<std::size_t>(grid.column_count());
    by_cell[index[row * columns + static_cast<std::size_t>(column)]].push_back(std::move(word));
  }
  words = std::move(rest);
  return by_cell;
}

// Words of a cell that are turned by a quarter are turned back before they are made lines.
std::vector<Line> LinesOfCell(std::vector<Word> words, int page) {
  for (Word& word : words) {
    const Box box = word.box;
    if (word.turns == 1) word.box = {box.y0, -box.x1, box.y1, -box.x0};
    if (word.turns == 3) word.box = {-box.y1, box.x0, -box.y0, box.x1};
  }
  return BuildLines(std::move(words), page);
}

// Lines of a cell with the rows of the tables nested in it: each nested row comes whole, cell after cell.
std::vector<Line> LinesWithNested(const Grid& grid, const GridCell& cell, std::vector<Word> words, int page) {
  std::vector<Line> nested;
  for (const Grid& inner : grid.inner) {
    if (!cell.box.Holds(inner.box(), 3)) continue;
    std::vector<std::vector<Word>> by_cell = WordsByCell(inner, words);
    for (std::size_t i = 0; i < by_cell.size(); ++i) {
      for (Line& line : LinesWithNested(inner, inner.cells[i], std::move(by_cell[i]), page)) {
        nested.push_back(std::move(line));
      }
    }
  }
  std::vector<Line> lines = LinesOfCell(std::move(words), page);
  if (nested.empty()) return lines;
  const double top = nested.front().box.y0;
  const auto below = std::find_if(lines.begin(), lines.end(), [&](const Line& line) { return line.box.mid_y() > top; });
  lines.insert(below, std::make_move_iterator(nested.begin()), std::make_move_iterator(nested.end()));
  return lines;
}

// The space between a border and its text, as the column's leftmost text shows it.
std::vector<double> Paddings(const Grid& grid, const std::vector<std::vector<Line>>& lines) {
  std::vector<double> paddings(static_cast<std::size_t>(grid.column_count()), kMaxPadding);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    double& padding = paddings[static_cast<std::size_t>(grid.cells[i].column)];
    for (const Line& line : lines[i]) padding = std::min(padding, std::max(0.0, line.box.x0 - grid.cells[i].box.x0));
  }
  return paddings;
}

TablePiece FromGrid(const Grid& grid, std::vector<std::vector<Line>> lines, int page) {
  TablePiece table{grid.box(), page, page, true, grid.xs, {}, {}};
  const std::vector<double> paddings = Paddings(grid, lines);
  for (int row = 0; row < grid.row_count(); ++row) {
    const auto at = static_cast<std::size_t>(row);
    table.rows.push_back({{}, page, grid.ys[at], grid.ys[at + 1]});
  }
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const GridCell& cell = grid.cells[i];
    const double right = cell.box.x1 - paddings[static_cast<std::size_t>(cell.column)];
    table.rows[static_cast<std::size_t>(cell.row)].cells.push_back(
        {cell.column, cell.row_span, cell.col_span, right, std::move(lines[i])});
  }
  return table;
}

// Lines of a row of plain cells, put side by side again by their height.
std::vector<CutLine> SideBySide(const RowPiece& row) {
  std::vector<std::pair<Line, std::size_t>> all;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    for (const Line& line : row.cells[c].lines) all.emplace_back(line, c);
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.first.box.mid_y() < b.first.box.mid_y(); });
  std::vector<CutLine> cut;
  double y = 0;
  for (auto& [line, column] : all) {
    const bool same = !cut.empty() && line.box.mid_y() - y < 0.4 * line.size && cut.back().cells[column].words.empty();
    if (!same) {
      cut.push_back({std::vector<Line>(row.cells.size()), false, {}});
      y = line.box.mid_y();
    }
    cut.back().cells[column] = std::move(line);
  }
  return cut;
}

bool IsPlain(const RowPiece& row, int columns) {
  return static_cast<int>(row.cells.size()) == columns &&
         std::all_of(row.cells.begin(), row.cells.end(), [](const CellPiece& cell) { return cell.row_span == 1; });
}

// Only the head shows the columns: the body is one cell over the whole width whose lines keep to them.
void SplitHiddenColumns(TablePiece& table) {
  if (table.rows.size() < 2 || table.column_count() < 2) return;
  const std::vector<CellPiece>& body = table.rows.back().cells;
  if (body.size() != 1 || body.front().col_span != table.column_count() || body.front().lines.size() < 2) return;
  if (table.rows[table.rows.size() - 2].cells.size() < 2) return;
  const std::vector<Gutter> gutters = GuttersAt(table.columns);
  std::vector<CutLine> lines = CutAll(body.front().lines, gutters);
  const auto shared = std::count_if(lines.begin(), lines.end(), [](const CutLine& line) { return line.filled() > 1; });
  const auto across = std::count_if(lines.begin(), lines.end(), [](const CutLine& line) { return line.across; });
  if (shared < 1 || across * 4 > static_cast<std::ptrdiff_t>(lines.size())) return;
  std::vector<RowPiece> rows = BuildRows(lines);
  table.rows.pop_back();
  std::move(rows.begin(), rows.end(), std::back_inserter(table.rows));
  table.gutters = gutters;
}

// Among many rows some are headings of others.
bool MostlyFull(std::size_t rows, std::size_t full) {
  return full == rows || (rows >= kManyRows && full * 10 >= rows * 6);
}

// A frame with columns but without lines between its rows: splits what stands in it by the text alone.
void SplitHiddenRows(TablePiece& table) {
  if (table.rows.size() > kFewBands || table.column_count() < 2) return;
  RowPiece& body = table.rows.back();
  if (!IsPlain(body, table.column_count())) return;
  const std::vector<CutLine> lines = SideBySide(body);
  if (lines.size() < kHiddenRows) return;
  std::vector<RowPiece> rows = BuildRows(lines);
  const auto full = std::count_if(rows.begin(), rows.end(), [](const RowPiece& row) {
    return !row.cells.front().lines.empty() && row.cells.size() > 1 && !row.cells[1].lines.empty();
  });
  if (rows.size() < kHiddenRows || !MostlyFull(rows.size(), static_cast<std::size_t>(full))) return;
  for (RowPiece& row : rows) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) row.cells[c].right = body.cells[c].right;
  }
  table.rows.pop_back();
  std::move(rows.begin(), rows.end(), std::back_inserter(table.rows));
}

bool HasText(const TablePiece& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const RowPiece& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const CellPiece& cell) { return !cell.lines.empty(); });
  });
}

Box BoxOf(const std::vector<Line>& lines) {
  Box box = lines.front().box;
  for (const Line& line : lines) box.Cover(line.box);
  return box;
}

// Where rulings run along most of the box's width.
std::vector<double> RulesAcross(const Box& box, const std::vector<Ruling>& rulings) {
  std::vector<double> rules;
  for (const Ruling& ruling : rulings) {
    if (ruling.at < box.y0 || ruling.at > box.y1) continue;
    if (Overlap(ruling.from, ruling.to, box.x0, box.x1) > kMostOfWidth * box.width()) rules.push_back(ruling.at);
  }
  std::sort(rules.begin(), rules.end());
  return rules;
}

}  // namespace

std::vector<TablePiece> TakeRuledTables(PageText& page, const std::vector<Grid>& grids) {
  std::vector<TablePiece> tables;
  for (const Grid& grid : grids) {
    std::vector<std::vector<Word>> words = WordsByCell(grid, page.words);
    std::vector<std::vector<Line>> lines;
    for (std::size_t i = 0; i < words.size(); ++i) {
      lines.push_back(LinesWithNested(grid, grid.cells[i], std::move(words[i]), page.number));
    }
    TablePiece table = FromGrid(grid, std::move(lines), page.number);
    SplitHiddenRows(table);
    SplitHiddenColumns(table);
    SplitSpannedBands(table);
    if (!HasText(table)) continue;
    Keep(EvidenceOf(table, "grid", {}), table);
    tables.push_back(std::move(table));
  }
  return tables;
}

TablePiece UnruledTable(const ColumnRegion& region, const std::vector<Line>& lines, double page_width,
                        const std::vector<Ruling>& rulings) {
  const std::vector<Line> own(lines.begin() + static_cast<std::ptrdiff_t>(region.first),
                              lines.begin() + static_cast<std::ptrdiff_t>(region.last));
  const std::vector<double> rules = RulesAcross(BoxOf(own), rulings);
  std::vector<GutterCandidate> candidates = WeighGutters(own, rules);
  std::vector<Gutter> gutters = TakenOf(candidates);
  if (gutters.size() < region.gutters.size()) {  // too few lines tell: the region's own stand
    gutters = region.gutters;
    for (const Gutter& gutter : gutters) candidates.push_back({gutter.from, gutter.to, 0, 0, 0, 0, 0, false, true});
  }
  TablePiece table{BoxOf(own), own.front().page, own.front().page, false, BordersAt(gutters, 0, page_width),
                   {},         gutters};
  TableEvidence evidence = EvidenceOf(table, "gutters", std::move(candidates));
  table.rows = BuildRows(CutAll(own, gutters), gutters.front().to - kMaxPadding, rules, &evidence);
  Keep(std::move(evidence), table);
  return table;
}

}  // namespace acervo::layout
