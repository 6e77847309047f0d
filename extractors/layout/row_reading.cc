// Six ways to set a table (cells at the top, in the middle or at the foot of their row; rows parted by white or not)
// are each read by dynamic programming over the places where a row may end. The cheapest is taken, the habits of its
// columns are learnt (how often a cell is empty, how often it has one line), and it is read again with them.
#include "extractors/layout/row_reading.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace acervo::layout {
namespace {

constexpr std::size_t kMaxRow = 240;          // fragments
constexpr std::size_t kManyFragments = 8000;  // no page that people read has more: then
constexpr std::size_t kMaxShortRow = 60;      // rows are taken to be shorter
constexpr double kRow = 0.3;                  // of each row: of two equal readings the one with fewer rows
constexpr double kWhite = 0.2;                // of the font size: white that parts rows
constexpr double kSlack = 0.2;                // of the pitch: within it cells are aligned
constexpr double kOffCost = 2.0;              // for each pitch that a cell is out of line
constexpr double kMostOff = 3.0;
constexpr double kMostLines = 2.5;
constexpr double kEvenLines = 1.4;  // of each line that all of three or more cells have beyond the first
constexpr double kEvenTwo = 0.5;    // the same of two cells
constexpr double kMostEven = 8;
constexpr double kAcross = 9;     // a text across the columns shares its row
constexpr double kClosed = 6;     // a row that ends where a line stands
constexpr double kHead = 2.0;     // one row for the names of all columns and what follows
constexpr double kUnruled = 2.5;  // a row that ends between the rules of a table whose rows are ruled
constexpr std::size_t kRuledRows = 3;
constexpr double kRuledShare = 0.5;
constexpr double kNever = 1e6;

// What a seam costs as the end of a row and within one.
struct SeamCost {
  double end, within;
};

// What the rows read so far have shown of a column.
struct Habit {
  double empty = 1.8, filled = 0.1;  // the cost of an empty cell and of a full one
  double more = 0;                   // the cost of several lines where most cells have one
};

struct Setting {
  Alignment alignment = Alignment::kTop;
  bool airy = false;
  double unruled = 0;
  std::vector<Habit> habits;
};

SeamCost CostOf(const Seam& seam, const Setting& setting) {
  if (seam.ruled) return {0, kNever};
  if (!seam.open) return {kClosed + setting.unruled, 0};
  const bool white = seam.white >= kWhite;
  SeamCost cost = white ? SeamCost{0.7, 1.9} : SeamCost{0.7, 0.16};
  if (setting.airy) cost = white ? SeamCost{0.03, 2.3} : SeamCost{3.5, 0.1};
  if (seam.head) cost.within += kHead;
  cost.end += setting.unruled;
  return cost;
}

struct CellLines {
  double top = 0, bottom = 0;
  int lines = 0;
  bool covered = false;  // by its own text or by one that begins further left
  double height() const { return bottom - top; }
  double At(Alignment alignment) const {
    return alignment == Alignment::kTop ? top : alignment == Alignment::kBottom ? bottom : (top + bottom) / 2;
  }
};

// A row that grows fragment by fragment.
class OpenRow {
 public:
  OpenRow(const RowEvidence& evidence, const Setting& setting, std::size_t first)
      : evidence_(evidence), setting_(setting), first_(first), cells_(evidence.columns) {
    for (const Habit& habit : setting.habits) cost_of_cells_ += habit.empty;
  }

  void Add(std::size_t index) {
    const Fragment& fragment = evidence_.fragments[index];
    ++count_;
    if (fragment.across) {
      if (last_across_ == kNoFragment && count_ > 1) cost_ += kAcross;
      last_across_ = index;
      return;
    }
    if (last_across_ != kNoFragment) cost_ += kAcross;
    head_ = index < evidence_.head;
    heading_ = heading_ && fragment.heading;
    if (fragment.before != kNoFragment) cost_ += fragment.before >= first_ ? fragment.join : fragment.split;
    Fill(fragment);
    for (int c = 1; c < fragment.span; ++c) Cover(fragment.column + static_cast<std::size_t>(c));
  }

  // What the row costs at least, however many fragments it takes yet.
  double LeastCost() const { return cost_; }

  // The cost of the row as it is, if that is less than `most`; else no less than `most`.
  double Cost(double most = kNever) const {
    if (last_across_ != kNoFragment || heading_) return cost_;
    const double cost = cost_ + cost_of_cells_;
    if (head_) return cost;
    return cost < most ? cost + CostOfPlaces() + CostOfEvenLines() : cost;
  }

 private:
  void Fill(const Fragment& fragment) {
    CellLines& cell = cells_[fragment.column];
    const Habit& habit = setting_.habits[fragment.column];
    if (cell.lines == 0) {
      Cover(fragment.column);
      filled_.push_back(fragment.column);
      cell.top = fragment.top(), cell.bottom = fragment.bottom();
      cost_of_cells_ += habit.filled;
    }
    if (cell.lines == 1) cost_of_cells_ += habit.more;
    cell.top = std::min(cell.top, fragment.top()), cell.bottom = std::max(cell.bottom, fragment.bottom());
    ++cell.lines;
  }

  void Cover(std::size_t column) {
    if (!std::exchange(cells_[column].covered, true)) cost_of_cells_ -= setting_.habits[column].empty;
  }

  // Texts of a row seldom wrap alike: where every cell has two lines or more, those are rather rows.
  double CostOfEvenLines() const {
    int fewest = filled_.size() < 2 ? 1 : cells_[filled_.front()].lines;
    for (const std::size_t c : filled_) fewest = std::min(fewest, cells_[c].lines);
    return std::min(kMostEven, (filled_.size() == 2 ? kEvenTwo : kEvenLines) * (fewest - 1));
  }

  double CostOfPlaces() const {
    if (filled_.empty()) return 0;
    CellLines row = cells_[filled_.front()];
    const CellLines* tallest = &cells_[filled_.front()];
    for (const std::size_t c : filled_) {
      const CellLines& cell = cells_[c];
      if (cell.height() > tallest->height()) tallest = &cell;
      row.top = std::min(row.top, cell.top), row.bottom = std::max(row.bottom, cell.bottom);
    }
    const CellLines& against = setting_.alignment == Alignment::kMiddle ? *tallest : row;
    double cost = 0;
    for (const std::size_t c : filled_) {
      const double off = std::abs(cells_[c].At(setting_.alignment) - against.At(setting_.alignment)) / evidence_.pitch;
      cost += std::min(kMostOff, kOffCost * std::max(0.0, off - kSlack));
    }
    return cost;
  }

  const RowEvidence& evidence_;
  const Setting& setting_;
  std::size_t first_, count_ = 0;
  std::size_t last_across_ = kNoFragment;
  bool head_ = false;    // all of it stands in the head: its cells are placed as they like
  bool heading_ = true;  // so far it is a heading alone
  double cost_ = 0, cost_of_cells_ = 0;
  std::vector<CellLines> cells_;
  std::vector<std::size_t> filled_;  // the columns of cells with lines
};

struct Solution {
  std::vector<std::size_t> starts;
  double cost = 0;
};

// By how much a row that begins at each fragment may at most cost more than a longer row that takes it in: what parts
// the columns there, and what its cells and their places cost.
std::vector<double> MostLosses(const RowEvidence& evidence, const Setting& setting) {
  double loss = kRow + kMostEven;
  for (const Habit& habit : setting.habits) loss += kMostOff + std::max(habit.empty, habit.filled + habit.more);
  std::vector<double> losses(evidence.fragments.size() + 1, loss), next(evidence.columns, 0);
  for (std::size_t i = evidence.fragments.size(); i-- > 0;) {
    const Fragment& fragment = evidence.fragments[i];
    if (!fragment.across) loss += fragment.split - std::exchange(next[fragment.column], fragment.split);
    losses[i] = loss;
  }
  return losses;
}

Solution Solve(const RowEvidence& evidence, const Setting& setting) {
  const std::size_t count = evidence.fragments.size();
  std::vector<double> best(count + 1, 1e18);
  std::vector<std::size_t> from(count + 1, 0);
  std::vector<SeamCost> seams(count + 1, {0, 0});
  for (std::size_t i = 1; i < count; ++i) seams[i] = CostOf(evidence.seams[i], setting);
  best[0] = 0;
  const std::size_t longest = count > kManyFragments ? kMaxShortRow : kMaxRow;
  const std::vector<double> losses = MostLosses(evidence, setting);
  for (std::size_t first = 0; first < count; ++first) {
    OpenRow row(evidence, setting, first);
    double within = 0;
    for (std::size_t end = first + 1; end <= std::min(count, first + longest); ++end) {
      row.Add(end - 1);
      const double others = best[first] + kRow + within + seams[end].end;
      const double cost = others + row.Cost(best[end] - others);
      if (cost < best[end]) best[end] = cost, from[end] = first;
      within += seams[end].within;
      const double least = best[first] + kRow + within + row.LeastCost();
      if (within >= kNever || least > best[end] + losses[end]) break;
    }
  }
  Solution solution{{}, best[count]};
  for (std::size_t end = count; end > 0; end = from[end]) solution.starts.push_back(from[end]);
  std::reverse(solution.starts.begin(), solution.starts.end());
  return solution;
}

// The cells of the rows as read: how many lines each has.
std::vector<std::vector<CellLines>> RowsOf(const RowEvidence& evidence, const std::vector<std::size_t>& starts) {
  std::vector<std::vector<CellLines>> rows;
  for (std::size_t r = 0; r < starts.size(); ++r) {
    const std::size_t end = r + 1 < starts.size() ? starts[r + 1] : evidence.fragments.size();
    std::vector<CellLines> cells(evidence.columns);
    bool across = false;
    for (std::size_t i = starts[r]; i < end; ++i) {
      const Fragment& fragment = evidence.fragments[i];
      across = across || fragment.across;
      CellLines& cell = cells[fragment.column];
      cell.top = cell.lines == 0 ? fragment.top() : cell.top;
      cell.bottom = fragment.bottom();
      ++cell.lines;
    }
    if (!across) rows.push_back(std::move(cells));
  }
  return rows;
}

void Learn(const RowEvidence& evidence, const Solution& solution, Setting& setting) {
  const auto rows = RowsOf(evidence, solution.starts);
  for (std::size_t c = 0; c < evidence.columns; ++c) {
    double filled = 3, empty = 0.6, one = 1, more = 1;
    for (const auto& cells : rows) {
      (cells[c].lines > 0 ? filled : empty) += 1;
      if (cells[c].lines > 0) (cells[c].lines == 1 ? one : more) += 1;
    }
    const double all = filled + empty;
    setting.habits[c] = {-std::log(empty / all), -std::log(filled / all),
                         std::clamp(std::log(one / more), 0.0, kMostLines)};
  }
}

bool RowsAreRuled(const RowEvidence& evidence, const Solution& free) {
  std::size_t rules = 0, others = 0;
  for (const std::size_t start : free.starts) {
    if (start == 0) continue;
    (evidence.seams[start].ruled ? rules : others) += 1;
  }
  return rules + 1 >= kRuledRows && static_cast<double>(others) <= kRuledShare * static_cast<double>(rules);
}

// What the fragments [first, last) cost as one row, but for its end.
double CostOfRow(const RowEvidence& evidence, const Setting& setting, std::size_t first, std::size_t last) {
  OpenRow row(evidence, setting, first);
  double within = 0;
  for (std::size_t i = first; i < last; ++i) {
    row.Add(i);
    if (i > first) within += CostOf(evidence.seams[i], setting).within;
  }
  return kRow + within + row.Cost();
}

double CostOfEnd(const RowEvidence& evidence, const Setting& setting, std::size_t seam) {
  return CostOf(evidence.seams[seam], setting).end;
}

// By how much a row is the cheaper one than the best two it could be parted into.
double MarginOfRow(const RowEvidence& evidence, const Setting& setting, std::size_t first, std::size_t last) {
  double least = kCertain;
  const double whole = CostOfRow(evidence, setting, first, last);
  for (std::size_t i = first + 1; i < last; ++i) {
    if (!evidence.seams[i].open) continue;
    const double apart = CostOfRow(evidence, setting, first, i) + CostOfEnd(evidence, setting, i) +
                         CostOfRow(evidence, setting, i, last);
    least = std::min(least, apart - whole);
  }
  return least;
}

// How sure the reading is of its least sure row end, taken or not: each is weighed against the other.
double LeastMargin(const RowEvidence& evidence, const Setting& setting, const std::vector<std::size_t>& starts) {
  double least = kCertain;
  for (std::size_t r = 0; r < starts.size(); ++r) {
    const std::size_t end = r + 1 < starts.size() ? starts[r + 1] : evidence.fragments.size();
    least = std::min(least, MarginOfRow(evidence, setting, starts[r], end));
    if (r == 0 || evidence.seams[starts[r]].ruled || end - starts[r - 1] > kMaxRow) continue;
    const double apart = CostOfRow(evidence, setting, starts[r - 1], starts[r]) +
                         CostOfEnd(evidence, setting, starts[r]) + CostOfRow(evidence, setting, starts[r], end);
    least = std::min(least, CostOfRow(evidence, setting, starts[r - 1], end) - apart);
  }
  return least;
}

// A setting with the habits that its rows have shown, and the rows read with them.
struct Reading {
  Setting setting;
  Solution solution;
};

Reading Read(const RowEvidence& evidence, Setting setting) {
  const Solution first = Solve(evidence, setting);
  if (RowsAreRuled(evidence, first)) setting.unruled = kUnruled;
  Learn(evidence, first, setting);
  Solution solution = Solve(evidence, setting);
  return {std::move(setting), std::move(solution)};
}

std::string NameOf(Alignment alignment) {
  return alignment == Alignment::kTop ? "top" : alignment == Alignment::kMiddle ? "middle" : "bottom";
}

}  // namespace

RowReading ReadRows(const RowEvidence& evidence) {
  std::vector<Reading> readings;
  for (const Alignment alignment : {Alignment::kTop, Alignment::kMiddle, Alignment::kBottom}) {
    for (const bool airy : {true, false}) {
      readings.push_back(Read(evidence, {alignment, airy, 0, std::vector<Habit>(evidence.columns)}));
    }
  }
  std::stable_sort(readings.begin(), readings.end(),
                   [](const Reading& a, const Reading& b) { return a.solution.cost < b.solution.cost; });
  RowReading best;
  for (const auto& [setting, solution] : readings) {
    best.candidates.push_back({NameOf(setting.alignment), setting.airy, solution.starts.size(), solution.cost});
  }
  const auto& [setting, solution] = readings.front();
  best.alignment = setting.alignment, best.airy = setting.airy, best.cost = solution.cost;
  best.margin = LeastMargin(evidence, setting, solution.starts);
  best.starts = solution.starts;
  return best;
}

}  // namespace acervo::layout
