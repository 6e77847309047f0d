// The lines are weighed and read as rows (row_evidence, row_reading); each row's lines become its cells.
#include "extractors/layout/rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "extractors/layout/lines.h"
#include "extractors/layout/row_evidence.h"
#include "extractors/layout/row_reading.h"

namespace acervo::layout {
namespace {

constexpr double kCentred = 0.04;     // of the table's width
constexpr double kHeadingStep = 1.6;  // of the font size: between the lines of a heading

const Line& FirstText(const CutLine& line) {
  return *std::find_if(line.cells.begin(), line.cells.end(), [](const Line& cell) { return !cell.words.empty(); });
}

// The second line of a heading may be so short that it keeps to one column.
void WidenHeadings(std::vector<CutLine>& lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i - 1].across || lines[i].across || lines[i].filled() != 1) continue;
    const Line above = lines[i - 1].cells.front(), below = FirstText(lines[i]);
    const bool centred = std::abs(above.box.mid_x() - below.box.mid_x()) < 2;
    if (below.box.mid_y() - above.box.mid_y() > kHeadingStep * above.size || IsBold(above) != IsBold(below)) continue;
    if (!IsBold(above) && !centred) continue;
    for (Line& cell : lines[i].cells) cell.words.clear();
    lines[i].cells.front() = below;
    lines[i].across = true;
  }
}

using FragmentSpan = std::pair<std::size_t, std::size_t>;  // half-open

RowPiece EmptyRow(const std::vector<Fragment>& fragments, FragmentSpan span) {
  const Line& first = fragments[span.first].line;
  RowPiece row{{}, first.page, first.box.y0, first.box.y1};
  for (std::size_t i = span.first; i < span.second; ++i) row.y1 = std::max(row.y1, fragments[i].line.box.y1);
  return row;
}

// A text across the columns, or one in bold alone in the first column above a plain row.
RowPiece HeadingRow(const std::vector<Fragment>& fragments, FragmentSpan span, std::size_t columns) {
  RowPiece row = EmptyRow(fragments, span);
  row.cells.push_back({0, 1, static_cast<int>(columns), 0, {}});
  for (std::size_t i = span.first; i < span.second; ++i) {
    row.cells.front().right = std::max(row.cells.front().right, fragments[i].line.box.x1);
    row.cells.front().lines.push_back(fragments[i].line);
  }
  return row;
}

// A text covers several columns only where no line of its row has a text of its own there.
std::vector<int> SpansOf(const std::vector<Fragment>& fragments, FragmentSpan span, std::size_t columns) {
  std::vector<int> spans(columns, 1);
  const std::size_t line = fragments[span.first].cut_line;
  for (std::size_t i = span.first; i < span.second; ++i) {
    if (fragments[i].cut_line != line) return std::vector<int>(columns, 1);
    spans[fragments[i].column] = fragments[i].span;
  }
  return spans;
}

RowPiece RowOf(const std::vector<Fragment>& fragments, FragmentSpan span, const std::vector<double>& rights) {
  RowPiece row = EmptyRow(fragments, span);
  const std::vector<int> spans = SpansOf(fragments, span, rights.size());
  for (std::size_t c = 0; c < spans.size(); c += static_cast<std::size_t>(spans[c])) {
    const std::size_t end = c + static_cast<std::size_t>(spans[c]);
    CellPiece cell{static_cast<int>(c), 1, spans[c], rights[end - 1], {}};
    for (std::size_t i = span.first; i < span.second; ++i) {
      if (fragments[i].column == c) cell.lines.push_back(fragments[i].line);
    }
    row.cells.push_back(std::move(cell));
  }
  return row;
}

bool AllBold(const std::vector<Fragment>& fragments, FragmentSpan span, bool bold) {
  return std::all_of(fragments.begin() + static_cast<std::ptrdiff_t>(span.first),
                     fragments.begin() + static_cast<std::ptrdiff_t>(span.second),
                     [&](const Fragment& fragment) { return IsBold(fragment.line) == bold; });
}

// Whether the row's texts stand in the first column alone, or in one alone in the middle of the table.
bool StandsAsHeading(const std::vector<Fragment>& fragments, FragmentSpan span, const Box& table) {
  const Fragment& first = fragments[span.first];
  for (std::size_t i = span.first; i < span.second; ++i) {
    if (fragments[i].column != first.column) return false;
  }
  return first.column == 0 || std::abs(first.line.box.mid_x() - table.mid_x()) < kCentred * table.width();
}

bool IsHeadingRow(const std::vector<Fragment>& fragments, const std::vector<FragmentSpan>& rows, std::size_t r,
                  const Box& table) {
  const Fragment &first = fragments[rows[r].first], &last = fragments[rows[r].second - 1];
  if (first.across || (first.heading && last.heading)) return true;
  if (r + 1 == rows.size() || !AllBold(fragments, rows[r], true)) return false;
  if (!StandsAsHeading(fragments, rows[r], table)) return false;
  return AllBold(fragments, rows[r + 1], false) && (r == 0 || !AllBold(fragments, rows[r - 1], true));
}

std::vector<FragmentSpan> SpansOfRows(const std::vector<std::size_t>& starts, std::size_t count) {
  std::vector<FragmentSpan> rows;
  for (std::size_t r = 0; r < starts.size(); ++r) {
    rows.emplace_back(starts[r], r + 1 < starts.size() ? starts[r + 1] : count);
  }
  return rows;
}

}  // namespace

std::vector<double> RightEnds(const std::vector<CutLine>& lines) {
  std::vector<double> rights;
  for (const CutLine& line : lines) {
    if (line.across) continue;
    rights.resize(std::max(rights.size(), line.cells.size()), 0.0);
    for (std::size_t c = 0; c < line.cells.size(); ++c) {
      if (!line.cells[c].words.empty()) rights[c] = std::max(rights[c], line.cells[c].box.x1);
    }
  }
  return rights;
}

std::vector<RowPiece> BuildRows(std::vector<CutLine> lines, double first_right, const std::vector<double>& rules,
                                TableEvidence* told) {
  std::vector<RowPiece> pieces;
  if (lines.empty()) return pieces;
  WidenHeadings(lines);
  std::vector<double> rights = RightEnds(lines);
  rights.resize(lines.front().cells.size(), 0.0);
  rights.front() = std::max(rights.front(), first_right);
  const RowEvidence evidence = WeighLines(lines, rights, rules);
  if (evidence.fragments.empty()) return pieces;
  RowReading reading = ReadRows(evidence);
  const std::vector<FragmentSpan> rows = SpansOfRows(reading.starts, evidence.fragments.size());
  if (told != nullptr) {
    told->readings = std::move(reading.candidates);
    told->margin = reading.margin;
  }
  Box table = evidence.fragments.front().line.box;
  for (const Fragment& fragment : evidence.fragments) table.Cover(fragment.line.box);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    pieces.push_back(IsHeadingRow(evidence.fragments, rows, r, table)
                         ? HeadingRow(evidence.fragments, rows[r], rights.size())
                         : RowOf(evidence.fragments, rows[r], rights));
  }
  return pieces;
}

}  // namespace acervo::layout
