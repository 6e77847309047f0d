// Two kinds of table: airy ones part their rows by a step wider than that between the lines of a cell; dense ones do
// not, there a row begins where a column that had run out begins again, or where no column's line wraps into the next.
#include "extractors/layout/rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "extractors/layout/cell_text.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/wrapping.h"

namespace acervo::layout {
namespace {

constexpr std::size_t kMaxHeaderLines = 6;
// Logarithms of likelihood ratios: a new row against the next line of the same one.
constexpr double kBeginsAgain = 2;
constexpr double kEnded = -1.5;
constexpr double kStartsSmall = -2.5;
constexpr double kHadRoom = 2;
constexpr double kWrapsOn = -1.1;
constexpr double kAfterSentence = 1.2;
constexpr double kMidSentence = 0.4;
constexpr double kDigit = 0.4;  // of the font size
constexpr std::size_t kRuledRows = 2;
constexpr double kHeadingStep = 1.6;  // of the font size: between the lines of a heading
constexpr double kWideStep = 1.22;    // of the line pitch: more parts rows or paragraphs

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
  const Line &above = from.cells.front(), &below = to.cells.front();
  return !above.words.empty() && !below.words.empty() && Wraps(above, below, rights.front());
}

bool SomeColumnBeginsAgain(const CutLine& from, const CutLine& to) {
  for (std::size_t c = 0; c < from.cells.size(); ++c) {
    if (from.cells[c].words.empty() && !to.cells[c].words.empty()) return true;
  }
  return false;
}

bool HasFirst(const CutLine& line) { return !line.cells.front().words.empty(); }
bool HasOnlyFirst(const CutLine& line) { return HasFirst(line) && line.filled() == 1; }

// "1,234.5", "(12)", "-3", "45%", "–": values do not wrap.
bool IsFigure(const Line& cell) {
  return !cell.words.empty() && std::all_of(cell.words.begin(), cell.words.end(), [](const Word& word) {
    return word.text.find_first_not_of("0123456789.,()-+%$*") == std::string::npos || word.text == "–" ||
           word.text == "—" || word.text == "−";
  });
}

std::size_t Figures(const CutLine& line) {
  return static_cast<std::size_t>(std::count_if(line.cells.begin(), line.cells.end(), IsFigure));
}

constexpr std::size_t kFigureRow = 2;    // a line with so many figures is a row of values
constexpr std::size_t kFigureTable = 3;  // so many of them make a table of values

// What a column says for (above 0) or against (below 0) a row that begins with its lower line.
double WeighColumn(const Line& from, const Line& to, double right) {
  if (from.words.empty()) return to.words.empty() ? 0.0 : kBeginsAgain;
  if (to.words.empty()) return kEnded;
  if (StartsSmall(to.words.front().text)) return kStartsSmall;
  const double end = EndsSentence(from.words.back().text) ? kAfterSentence : kMidSentence;
  return end + (HasRoom(from, to, right) ? kHadRoom : kWrapsOn);
}

double WeighColumns(const CutLine& from, const CutLine& to, const std::vector<double>& rights) {
  double weight = 0;
  for (std::size_t c = 0; c < from.cells.size(); ++c) weight += WeighColumn(from.cells[c], to.cells[c], rights[c]);
  return weight;
}

bool IsAllBold(const CutLine& line) {
  return std::all_of(line.cells.begin(), line.cells.end(),
                     [](const Line& cell) { return cell.words.empty() || IsBold(cell); });
}

bool IsBoldLine(const CutLine& line) { return HasFirst(line) && IsAllBold(line); }

bool IsPlainLine(const CutLine& line) {
  return std::none_of(line.cells.begin(), line.cells.end(),
                      [](const Line& cell) { return !cell.words.empty() && IsBold(cell); });
}

// A header or heading in bold against rows in plain letters.
bool ChangesStyle(const CutLine& from, const CutLine& to) {
  return (IsBoldLine(from) && IsPlainLine(to)) || (IsPlainLine(from) && IsBoldLine(to));
}

bool FirstIsNumber(const CutLine& line) {
  const Line& cell = line.cells.front();
  return cell.words.size() == 1 && IsNumber(cell.words.front().text);
}

// In the narrowest column "10" stands as "1" above "0".
bool MayBeCutNumber(const CutLine& from, const CutLine& to, double right) {
  const auto digit = [](const CutLine& line) {
    return FirstIsNumber(line) && line.cells.front().words.front().text.size() == 1;
  };
  return digit(from) && digit(to) && right - from.cells.front().box.x1 < kDigit * from.cells.front().size;
}

// "100" above "0": the number below is never the shorter one of two in a row.
bool EndsCutNumber(const CutLine& from, const CutLine& to) {
  return FirstIsNumber(from) && FirstIsNumber(to) &&
         from.cells.front().words.front().text.size() > to.cells.front().words.front().text.size();
}

bool SurelyBegins(const CutLine& from, const CutLine& to, const std::vector<double>& rights) {
  if (Figures(from) >= kFigureRow && Figures(to) >= kFigureRow) return true;
  if (!HasFirst(to) || to.filled() < 2) return false;
  if (MayBeCutNumber(from, to, rights.front())) return WeighColumns(from, to, rights) > 0;
  if (EndsCutNumber(from, to)) return false;
  if (FirstIsNumber(to) && to.filled() > 2) return true;
  if (!HasFirst(from)) return true;
  if (!FirstColumnWraps(from, to, rights)) return true;
  return to.filled() * 2 > to.cells.size() && WeighColumns(from, to, rights) > 0;
}

// The label of a row of values, or of any row, may take a line of its own before the rest of the row.
bool LabelGoesOn(const CutLine& from, const CutLine& to, const std::vector<double>& rights) {
  if (!HasOnlyFirst(from) || !HasFirst(to)) return false;
  const Line &label = from.cells.front(), &rest = to.cells.front();
  if (IsBold(label) != IsBold(rest)) return false;
  return FirstColumnWraps(from, to, rights) && (StartsSmall(rest.words.front().text) || Figures(to) >= kFigureRow);
}

bool BeginsDenseRow(const CutLine& from, const CutLine& to, const std::vector<double>& rights) {
  if (LabelGoesOn(from, to, rights)) return false;
  return ChangesStyle(from, to) || SurelyBegins(from, to, rights) || SomeColumnBeginsAgain(from, to);
}

bool LooksLikeRow(const CutLine& line) { return !line.cells.front().words.empty() || line.filled() >= 2; }

bool IsTableOfValues(const std::vector<CutLine>& lines) {
  const auto rows =
      std::count_if(lines.begin(), lines.end(), [](const CutLine& line) { return Figures(line) >= kFigureRow; });
  return static_cast<std::size_t>(rows) >= kFigureTable;
}

// Whether line `i` is one of the header's lines in bold: the first one names the first column, a heading stands alone
// in it.
bool GoesOnInBold(const std::vector<CutLine>& lines, std::size_t i) {
  if (lines[i].across || !IsAllBold(lines[i])) return false;
  if (i == 0) return HasFirst(lines[i]);
  return !HasOnlyFirst(lines[i]) || StartsSmall(lines[i].cells.front().words.front().text);
}

// How many lines at the top are the header's: those in bold, or those above the first values. 0: no telling.
std::size_t HeaderLines(const std::vector<CutLine>& lines, bool values) {
  std::size_t bold = 0, texts = 0;
  while (bold < lines.size() && GoesOnInBold(lines, bold)) ++bold;
  while (values && texts < lines.size() && !lines[texts].across && Figures(lines[texts]) == 0 &&
         !HasOnlyFirst(lines[texts])) {
    ++texts;
  }
  const std::size_t head = std::max(bold, texts);
  return head <= kMaxHeaderLines && head < lines.size() ? head : 0;
}

// A text across the columns stands in a row of its own, which may have several lines.
bool BeginsAtHeading(const CutLine& from, const CutLine& to, bool apart) {
  if (from.across && to.across) return apart || IsBold(from.cells.front()) != IsBold(to.cells.front());
  return from.across || to.across;
}

// Whether a rule runs between two lines. `rules` ascend.
bool IsRuledBetween(const CutLine& from, const CutLine& to, const std::vector<double>& rules) {
  const auto rule = std::upper_bound(rules.begin(), rules.end(), Tallest(from).box.mid_y());
  return rule != rules.end() && *rule < Tallest(to).box.mid_y();
}

// Three readings of where rows begin: where rules and headings say so, by wide steps as well, by the text as well.
struct RowStarts {
  struct Reading {
    bool edge, airy, dense;
  };
  std::vector<std::size_t> edges{0}, airy{0}, dense{0};
  std::size_t ruled = 0, marked = 0, unmarked = 0;  // rows that begin with a rule, with a wider step, without either

  void Add(std::size_t line, Reading reading) {
    if (reading.edge) edges.push_back(line);
    if (reading.airy) airy.push_back(line);
    if (reading.dense) dense.push_back(line);
  }

  // Rules part either all rows or only groups of them.
  std::vector<std::size_t> Best() const {
    if (ruled >= kRuledRows && unmarked * 3 <= ruled && marked <= ruled) return edges;
    return marked > 0 && marked >= unmarked ? airy : dense;
  }
};

// The second line of a heading may be so short that it keeps to one column.
void WidenHeadings(std::vector<CutLine>& lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i - 1].across || lines[i].across || lines[i].filled() != 1) continue;
    const Line &above = lines[i - 1].cells.front(), below = Tallest(lines[i]);
    const bool centred = std::abs(above.box.mid_x() - below.box.mid_x()) < 2;
    if (below.box.mid_y() - above.box.mid_y() > kHeadingStep * above.size || IsBold(above) != IsBold(below)) continue;
    if (!IsBold(above) && !centred) continue;
    for (Line& cell : lines[i].cells) cell.words.clear();
    lines[i].cells.front() = below;
    lines[i].across = true;
  }
}

// A text across the columns, or one in bold alone in the first column above a plain row.
bool IsHeadingRow(const std::vector<CutLine>& lines, std::size_t first, std::size_t last) {
  if (lines[first].across) return true;
  if (last == lines.size() || !IsPlainLine(lines[last]) || (first > 0 && IsBoldLine(lines[first - 1]))) return false;
  for (std::size_t i = first; i < last; ++i) {
    if (!HasOnlyFirst(lines[i]) || !IsBoldLine(lines[i])) return false;
  }
  return true;
}

RowPiece HeadingRow(const std::vector<CutLine>& lines, std::size_t first, std::size_t last) {
  const Line& line = lines[first].cells.front();
  RowPiece row{{}, line.page, line.box.y0, line.box.y1};
  row.cells.push_back({0, 1, static_cast<int>(lines[first].cells.size()), line.box.x1, {}});
  for (std::size_t i = first; i < last; ++i) {
    const Line& next = lines[i].cells.front();
    row.y1 = std::max(row.y1, next.box.y1);
    row.cells.front().right = std::max(row.cells.front().right, next.box.x1);
    row.cells.front().lines.push_back(next);
  }
  return row;
}

// A text may cover several columns only where no line of its row has a text of its own there.
std::vector<int> SpansOf(const std::vector<CutLine>& lines, std::size_t first, std::size_t last) {
  std::vector<int> spans = lines[first].spans;
  spans.resize(lines[first].cells.size(), 1);
  if (last - first > 1) std::fill(spans.begin(), spans.end(), 1);
  return spans;
}

RowPiece RowOf(const std::vector<CutLine>& lines, std::size_t first, std::size_t last,
               const std::vector<double>& rights) {
  const Line& tall = Tallest(lines[first]);
  RowPiece row{{}, tall.page, tall.box.y0, tall.box.y1};
  const std::vector<int> spans = SpansOf(lines, first, last);
  for (std::size_t c = 0; c < spans.size(); c += static_cast<std::size_t>(spans[c])) {
    const std::size_t end = c + static_cast<std::size_t>(spans[c]);
    CellPiece cell{static_cast<int>(c), 1, spans[c], rights[end - 1], {}};
    for (std::size_t i = first; i < last; ++i) {
      if (lines[i].cells[c].words.empty()) continue;
      row.y1 = std::max(row.y1, lines[i].cells[c].box.y1);
      cell.lines.push_back(lines[i].cells[c]);
    }
    row.cells.push_back(std::move(cell));
  }
  return row;
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

std::vector<std::size_t> FindRowStarts(const std::vector<CutLine>& lines, const std::vector<double>& rights,
                                       const std::vector<double>& rules) {
  RowStarts starts;
  const double wide = kWideStep * PitchOf(lines);
  const bool values = IsTableOfValues(lines);
  const std::size_t head = HeaderLines(lines, values);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const CutLine &from = lines[i - 1], &to = lines[i];
    const bool apart = StepTo(from, to) > wide;
    const bool ruled = IsRuledBetween(from, to, rules);
    const bool heading = BeginsAtHeading(from, to, apart || ruled);
    if (i < head && !ruled && !heading && !from.spanned() && !to.spanned()) continue;
    const bool section =
        values && HasOnlyFirst(to) && Figures(from) >= kFigureRow && !FirstColumnWraps(from, to, rights);
    const bool edge = ruled || heading || i <= head || section || ChangesStyle(from, to);
    const bool begins = edge || from.across != to.across || (!to.across && BeginsDenseRow(from, to, rights));
    const bool marks = apart && LooksLikeRow(to);
    starts.Add(i, {edge, edge || marks, begins || apart});
    if (ruled) ++starts.ruled;
    if (edge) continue;
    if (marks) ++starts.marked;
    if (!apart && SurelyBegins(from, to, rights)) ++starts.unmarked;
  }
  return starts.Best();
}

std::vector<RowPiece> BuildRows(std::vector<CutLine> lines, double first_right, const std::vector<double>& rules) {
  std::vector<RowPiece> rows;
  if (lines.empty()) return rows;
  WidenHeadings(lines);
  const std::vector<double> rights = RightEnds(lines);
  std::vector<double> limits = rights;
  limits.resize(lines.front().cells.size(), 0.0);
  limits.front() = std::max(limits.front(), first_right);
  const std::vector<std::size_t> starts = FindRowStarts(lines, limits, rules);
  for (std::size_t s = 0; s < starts.size(); ++s) {
    const std::size_t end = s + 1 < starts.size() ? starts[s + 1] : lines.size();
    rows.push_back(IsHeadingRow(lines, starts[s], end) ? HeadingRow(lines, starts[s], end)
                                                       : RowOf(lines, starts[s], end, limits));
  }
  return rows;
}

}  // namespace acervo::layout
