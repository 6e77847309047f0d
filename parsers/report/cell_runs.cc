// A line begins a cell of its row's next column or goes on with the one before; what that costs is told by what the
// line says and what its column holds. The cheapest way through all lines wins.
#include "parsers/report/cell_runs.h"

#include <re2/re2.h>

#include <algorithm>

#include "core/text.h"
#include "parsers/report/types.h"
#include "parsers/report/wording.h"
#include "parsers/spanish/dates.h"

namespace acervo::report {
namespace {

constexpr float kFar = 1e9F;
constexpr double kBehindTable = 0.5;  // a line that is left
constexpr double kSectionRow = 1.8;   // a line that heads the rows below it

enum class Holds { kDate, kNumber, kActivity, kText, kRemark, kLongText };

Holds HoldsOf(std::string_view column) {
  if (column == "fecha") return Holds::kDate;
  if (column == "no") return Holds::kNumber;
  if (column == "actividad") return Holds::kActivity;
  if (column == "observaciones") return Holds::kRemark;
  return column == "informacion" ? Holds::kLongText : Holds::kText;
}

struct Look {
  bool empty, item, date, number;
  bool pending;   // says that there is no date yet, or that all is done: 'Pendiente'
  bool kind;      // begins with a kind of activity: 'Reunión'
  bool small;     // begins with a small letter
  bool stop;      // ends with a full stop
  bool sentence;  // and is long
  bool open;      // ends where more must follow: with a comma, a small word
};

// The bytes of "10:00 a.m. a 12:00 m.".
std::size_t LengthOfTimes(const std::string& text) {
  static const RE2 times(R"(((?i)\d{1,2}:\d{2}(?:\s*(?:[ap]\.?\s?m\.?|m\.|h(?:oras|rs?)?\.?))?(?:\s*(?:a|-)\s*)?))");
  re2::StringPiece rest(text), time;
  std::size_t length = 0;
  while (RE2::FindAndConsume(&rest, times, &time)) length += time.size();
  return length;
}

enum class DateSense { kNone, kPending, kDate };

// What the whole line says as a date cell, whatever the year.
DateSense DateSenseOf(const std::string& text) {
  constexpr std::size_t kLongestDate = 80;
  constexpr DateReference kAnyMonth{.month = Month{std::chrono::year(2019), std::chrono::month(6)},
                                    .day = std::nullopt};
  if (text.size() > kLongestDate) return DateSense::kNone;
  const DateCellReading reading = ReadDateCell(text, kAnyMonth);
  if (reading.date.intervals.empty()) return reading.doubts.empty() ? DateSense::kPending : DateSense::kNone;
  std::size_t dated = LengthOfTimes(text);
  for (const DateExpression& expression : FindDates(text, kAnyMonth, DateContext::kCell))
    dated += expression.raw.size();
  return dated * 2 >= text.size() ? DateSense::kDate : DateSense::kNone;
}

bool IsNumber(std::string_view text) {
  constexpr std::size_t kLongest = 4;
  const std::string_view digits = text.substr(0, text.find_last_not_of(".)-") + 1);
  return !digits.empty() && digits.size() <= kLongest && digits.find_first_not_of("0123456789") == digits.npos;
}

bool EndsInSmallWord(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  return space != text.npos && IsSmallWord(text.substr(space + 1));
}

bool IsKind(std::string_view text) {
  constexpr std::size_t kLongest = 120;  // bytes
  if (text.size() > kLongest || text.ends_with('.')) return false;
  const std::optional<ActivityKind> kind = FindActivityKind(text);
  return kind && kind->leads && kind->firm;
}

Look LookOf(const RunLine& line) {
  constexpr std::size_t kShortestSentence = 40;
  const std::string_view text = Trim(line.text);
  Look look{};
  look.empty = text.empty();
  look.item = line.item;
  look.number = IsNumber(text);
  const DateSense sense = look.empty || look.item ? DateSense::kNone : DateSenseOf(line.text);
  look.date = sense == DateSense::kDate;
  look.pending = sense == DateSense::kPending;
  look.stop = text.ends_with('.');
  look.sentence = look.stop && text.size() >= kShortestSentence;
  look.open = text.ends_with(',') || text.ends_with(" /") || text.ends_with(" -") || text.ends_with(':') ||
              EndsInSmallWord(text);
  look.kind = IsKind(text);
  look.small = BeginsLower(text);
  return look;
}

// What it costs that a cell begins with the line; less than nothing where the two belong together.
double CostToBegin(Holds holds, const Look& look) {
  if (holds == Holds::kDate) return look.empty ? 0.3 : look.date ? -2 : look.pending ? -1 : 4;
  if (holds == Holds::kNumber) return look.empty ? 1.5 : look.number ? -2 : 4;
  if (look.empty) return holds == Holds::kActivity ? 2 : holds == Holds::kLongText ? 1 : 0.7;
  const double strange = look.date || look.number ? 2.5 : look.item ? 2 : look.small ? 0.7 : 0;
  switch (holds) {
    case Holds::kLongText: return strange + (look.stop ? 0 : 0.8);
    case Holds::kRemark: return strange + (look.sentence ? 0.6 : 0);
    case Holds::kActivity: return strange + (look.kind ? -0.8 : look.sentence ? 1.5 : look.stop ? 0.3 : 0);
    default: return strange + (look.kind ? 1.2 : look.sentence ? 1.5 : look.stop ? 0.3 : 0);
  }
}

// What it costs that the line goes on with a cell, behind the line `above`.
double CostToGoOn(Holds holds, const Look& above, const Look& look) {
  constexpr double kOfLongText = 0.6, kOfText = 0.8, kOfRemark = 1, kOfActivity = 1.6, kBelowNoStop = 0.8;
  if (holds == Holds::kNumber) return 6;
  if (holds == Holds::kDate) return look.date ? 2.5 : 4;
  if (look.date || look.number) return look.small ? 1.5 : 2.5;
  if (look.item) return holds == Holds::kLongText ? 0.1 : 0.7;
  if (look.small || above.open) return 0.3;
  if (holds == Holds::kLongText) return kOfLongText + (above.stop || above.empty || above.item ? 0 : kBelowNoStop);
  if (holds == Holds::kRemark) return kOfRemark;
  return (holds == Holds::kText ? kOfText : kOfActivity) + (look.sentence ? 1.5 : 0) + (look.kind ? 0.8 : 0);
}

// What it costs that a row has no line for a column: less where the text keeps no empty cells at all.
double CostToSkip(Holds holds, bool keeps_empty) {
  if (holds == Holds::kActivity) return 3;
  return keeps_empty ? 3 : holds == Holds::kNumber ? 2.5 : 1.4;
}

bool MayHead(const RunLine& line, const Look& look) {
  constexpr std::size_t kLongest = 90;  // bytes
  return !look.empty && !look.item && !look.date && !look.number && !look.kind && !look.sentence &&
         line.text.size() <= kLongest;
}

class Cutter {
 public:
  Cutter(const std::vector<RunLine>& lines, const std::vector<std::string>& columns) : lines_(lines) {
    for (const std::string& column : columns) holds_.push_back(HoldsOf(column));
    for (const RunLine& line : lines) looks_.push_back(LookOf(line));
    keeps_empty_ = std::any_of(looks_.begin(), looks_.end(), [](const Look& look) { return look.empty; });
  }

  std::vector<RunRow> Cut() {
    Weigh();
    return Follow();
  }

 private:
  // How the way to a place begins: at(line, column) is the cheapest way over the lines before `line`, the last of them
  // in `column`; the column past the last one is a row's end.
  struct Way {
    float cost = kFar;
    unsigned char column = 0;  // of the line before
    enum class Step : unsigned char { kNone, kBegin, kGoOn, kSection } step = Step::kNone;
  };

  Way& At(std::size_t line, std::size_t column) { return ways_[line * (holds_.size() + 1) + column]; }

  void Offer(Way& way, double cost, std::size_t column, Way::Step step) {
    if (cost < way.cost) way = {static_cast<float>(cost), static_cast<unsigned char>(column), step};
  }

  void Weigh() {
    const std::size_t width = holds_.size();
    ways_.assign((lines_.size() + 1) * (width + 1), Way());
    At(0, width).cost = 0;
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      for (std::size_t column = 0; column <= width; ++column) {
        if (At(line, column).cost < kFar) Extend(line, column);
      }
      EndRow(line + 1);
    }
  }

  // All that the line may be behind one that stands in `column`.
  void Extend(std::size_t line, std::size_t column) {
    const std::size_t width = holds_.size();
    const double cost = At(line, column).cost;
    const bool between = column == width;
    if (between && MayHead(lines_[line], looks_[line]))
      Offer(At(line + 1, width), cost + kSectionRow, column, Way::Step::kSection);
    if (!between)
      Offer(At(line + 1, column), cost + CostToGoOn(holds_[column], looks_[line - 1], looks_[line]), column,
            Way::Step::kGoOn);
    double skipped = 0;
    for (std::size_t next = between ? 0 : column + 1; next < width; ++next) {
      const double begin = CostToBegin(holds_[next], looks_[line]);
      Offer(At(line + 1, next), cost + skipped + begin, column, Way::Step::kBegin);
      skipped += CostToSkip(holds_[next], keeps_empty_);
    }
  }

  // A row may end behind any of its columns; those behind have nothing.
  void EndRow(std::size_t line) {
    const std::size_t width = holds_.size();
    double skipped = 0;
    for (std::size_t column = width; column-- > 0;) {
      Offer(At(line, width), At(line, column).cost + skipped, column, Way::Step::kNone);
      skipped += CostToSkip(holds_[column], keeps_empty_);
    }
  }

  // Where the rows end: the lines behind are left.
  std::size_t End() {
    std::size_t end = 0;
    double best = kFar;
    for (std::size_t line = 0; line <= lines_.size(); ++line) {
      const double cost = At(line, holds_.size()).cost + kBehindTable * static_cast<double>(lines_.size() - line);
      if (cost < best) best = cost, end = line;
    }
    return end;
  }

  std::vector<RunRow> Follow() {
    std::vector<RunRow> rows;
    for (std::size_t line = End(); line > 0;) rows.push_back(RowBefore(line));
    std::reverse(rows.begin(), rows.end());
    while (!rows.empty() && rows.back().cells.size() == 1) rows.pop_back();  // heads nothing
    return Proven(rows) ? rows : std::vector<RunRow>();
  }

  // Reads the row that ends before `line` backwards, and moves `line` to its first.
  RunRow RowBefore(std::size_t& line) {
    const std::size_t width = holds_.size();
    RunRow row;
    row.end = line;
    if (At(line, width).step == Way::Step::kSection) {
      row.begin = --line;
      row.cells = {lines_[line].text};
      return row;
    }
    row.cells.resize(width);
    std::size_t column = At(line, width).column, filled = 0;
    for (bool inside = true; inside;) {
      const Way& way = At(line, column);
      const RunLine& own = lines_[--line];
      std::string& cell = row.cells[column];
      row.even = row.even && way.step == Way::Step::kBegin;
      ++filled;
      if (!own.text.empty()) cell = own.text + (cell.empty() ? "" : "\n") + cell;
      inside = way.step == Way::Step::kGoOn || way.column != width;
      column = way.column;
    }
    row.begin = line;
    row.even = row.even && filled == width;
    return row;
  }

  // Some row has its date, or else its number; a table without either has no row but even ones.
  bool Proven(const std::vector<RunRow>& rows) const {
    for (const Holds wanted : {Holds::kDate, Holds::kNumber}) {
      const auto found = std::find(holds_.begin(), holds_.end(), wanted);
      if (found == holds_.end()) continue;
      const auto column = static_cast<std::size_t>(found - holds_.begin());
      return std::any_of(rows.begin(), rows.end(), [&](const RunRow& row) {
        if (row.cells.size() <= column || row.cells[column].empty()) return false;
        return wanted == Holds::kDate ? SaysDate(row.cells[column]) : IsNumber(row.cells[column]);
      });
    }
    return std::all_of(rows.begin(), rows.end(), [](const RunRow& row) { return row.even; });
  }

  const std::vector<RunLine>& lines_;
  std::vector<Holds> holds_;
  std::vector<Look> looks_;
  std::vector<Way> ways_;
  bool keeps_empty_ = false;
};

}  // namespace

std::vector<RunRow> CutCellRuns(const std::vector<RunLine>& lines, const std::vector<std::string>& columns) {
  return Cutter(lines, columns).Cut();
}

bool SaysDate(const std::string& text) { return DateSenseOf(text) != DateSense::kNone; }

}  // namespace acervo::report
