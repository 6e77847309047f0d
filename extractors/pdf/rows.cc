// Two kinds of table: airy ones part their rows by a step wider than that between the lines of a cell; dense ones do
// not, there a row begins where a column that had run out begins again, or where no column's line wraps into the next.
#include "extractors/pdf/rows.h"

#include <algorithm>
#include <utility>

#include "extractors/pdf/lines.h"
#include "extractors/pdf/wrapping.h"

namespace acervo::pdf {
namespace {

constexpr double kWideStep = 1.22;  // of the line pitch: more parts rows or paragraphs

const Line& Tallest(const CutLine& line) {
  const Line* best = nullptr;
  for (const Line& cell : line.cells) {
    if (!cell.words.empty() && (best == nullptr || cell.size > best->size)) best = &cell;
  }
  return *best;  // a cut line has words
}

double StepTo(const CutLine& from, const CutLine& to) {
  // Lines that share a column are measured in it: fonts of different columns sit differently.
  for (std::size_t c = 0; c < from.cells.size() && c < to.cells.size(); ++c) {
    if (!from.cells[c].words.empty() && !to.cells[c].words.empty()) {
      return to.cells[c].box.mid_y() - from.cells[c].box.mid_y();
    }
  }
  return Tallest(to).box.mid_y() - Tallest(from).box.mid_y();
}

// The pitch of lines within a cell: the smaller steps between lines, unless even those are too wide for that.
double PitchOf(const std::vector<CutLine>& lines) {
  std::vector<double> steps;
  double size = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    size = std::max(size, Tallest(lines[i]).size);
    if (i > 0) steps.push_back(StepTo(lines[i - 1], lines[i]));
  }
  std::erase_if(steps, [&](double step) { return step < 0.8 * size || step > 1.75 * size; });
  if (steps.empty()) return 1.3 * size;
  std::sort(steps.begin(), steps.end());
  return steps[steps.size() / 4];
}

// The first column names the row: where its text does not wrap, a row begins.
bool FirstColumnWraps(const CutLine& from, const CutLine& to, const std::vector<double>& rights) {
  return Wraps(from.cells.front(), to.cells.front(), rights.front());
}

bool SomeColumnBeginsAgain(const CutLine& from, const CutLine& to) {
  for (std::size_t c = 0; c < from.cells.size(); ++c) {
    if (from.cells[c].words.empty() && !to.cells[c].words.empty()) return true;
  }
  return false;
}

bool BeginsDenseRow(const CutLine& from, const CutLine& to, const std::vector<double>& rights) {
  if (SomeColumnBeginsAgain(from, to)) return true;
  return !to.cells.front().words.empty() && to.filled() >= 2 && !FirstColumnWraps(from, to, rights);
}

bool LooksLikeRow(const CutLine& line) { return !line.cells.front().words.empty() || line.filled() >= 2; }

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

std::vector<std::size_t> FindRowStarts(const std::vector<CutLine>& lines, const std::vector<double>& rights) {
  std::vector<std::size_t> airy{0}, dense{0};
  const double wide = kWideStep * PitchOf(lines);
  std::size_t unmarked = 0;  // rows that begin, it seems, without a wider step
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const bool apart = StepTo(lines[i - 1], lines[i]) > wide;
    const bool heading = lines[i].across || lines[i - 1].across;
    const bool begins = heading || BeginsDenseRow(lines[i - 1], lines[i], rights);
    if (heading || (apart && LooksLikeRow(lines[i]))) airy.push_back(i);
    if (begins || apart) dense.push_back(i);
    if (begins && !apart && !heading) ++unmarked;
  }
  return airy.size() > 1 && airy.size() > unmarked ? airy : dense;
}

std::vector<RowPiece> BuildRows(const std::vector<CutLine>& lines, double first_right) {
  std::vector<RowPiece> rows;
  if (lines.empty()) return rows;
  const std::vector<double> rights = RightEnds(lines);
  std::vector<double> limits = rights;
  if (!limits.empty()) limits.front() = std::max(limits.front(), first_right);
  const std::vector<std::size_t> starts = FindRowStarts(lines, limits);
  for (std::size_t s = 0; s < starts.size(); ++s) {
    const std::size_t end = s + 1 < starts.size() ? starts[s + 1] : lines.size();
    const CutLine& first = lines[starts[s]];
    const Line& tall = Tallest(first);
    RowPiece row{{}, tall.page, tall.box.y0, tall.box.y1};
    const std::size_t columns = first.across ? 1 : first.cells.size();
    for (std::size_t c = 0; c < columns; ++c) {
      const int span = first.across ? static_cast<int>(first.cells.size()) : 1;
      const double right = first.across || c >= rights.size() ? first.cells.front().box.x1 : rights[c];
      row.cells.push_back({static_cast<int>(c), 1, span, right, {}});
      for (std::size_t i = starts[s]; i < end; ++i) {
        if (lines[i].cells[c].words.empty()) continue;
        row.y1 = std::max(row.y1, lines[i].cells[c].box.y1);
        row.cells.back().lines.push_back(lines[i].cells[c]);
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace acervo::pdf
