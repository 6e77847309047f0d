// What the first cells of each column hold tells its role: dates, running numbers, kinds of activity, known entities,
// long texts. Only roles that no heading named are given, and each to one column.
#include <algorithm>
#include <charconv>

#include "core/text.h"
#include "parsers/entities/entities.h"
#include "parsers/report/column_names.h"
#include "parsers/report/columns.h"
#include "parsers/report/types.h"
#include "parsers/spanish/dates.h"

namespace acervo::report {
namespace {

constexpr std::size_t kSampledRows = 40;
constexpr std::size_t kLongestDateCell = 80;  // bytes
constexpr double kMostly = 0.6;
constexpr double kOften = 0.34;
constexpr double kLongText = 40;    // bytes, on average
constexpr double kHeadedText = 12;  // the same where a header leaves the rest of the row no other text
constexpr std::size_t kMostColumns = 32;
constexpr std::size_t kLongestHeadingCell = 40;  // bytes

struct Portrait {
  int rows = 0;
  int filled = 0;
  int dates = 0;
  int kinds = 0;
  int entities = 0;
  int counted = 0;  // cells that go on counting from the one above
  int worded = 0;
  double length = 0;

  bool IsMostlyFilled() const { return filled * 2 >= rows; }
  double Share(int count) const { return filled == 0 ? 0 : static_cast<double>(count) / filled; }
};

// The month in which a cell's date begins, where `month` of some year is the report's; nullopt where it is no date.
std::optional<std::chrono::month> MonthOf(std::string_view text, unsigned month) {
  static constexpr std::chrono::year kSomeYear{2020};
  if (text.size() > kLongestDateCell) return std::nullopt;
  const DateCellReading reading =
      ReadDateCell(text, DateReference{kSomeYear / std::chrono::month{month}, std::nullopt});
  if (reading.date.source != DateSource::kCell || reading.date.intervals.empty()) return std::nullopt;
  return reading.date.intervals.front().first.month();
}

// Whether the cell reads as a date and says its month: a lone number is a day of whichever month is given, but as often
// the number of an item, a score, a count.
bool IsDate(std::string_view text) {
  if (text.find_first_not_of("0123456789 .,") == std::string_view::npos) return false;
  const std::optional<std::chrono::month> month = MonthOf(text, 1);
  return month && month == MonthOf(text, 7);
}

// Words, no ticks, hours or sums: at least three letters, and no digit in front.
bool IsWorded(std::string_view text) {
  const auto letters = std::count_if(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
  });
  return letters >= 3 && !(text.front() >= '0' && text.front() <= '9');
}

std::optional<int> Number(std::string_view text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ')')) text.remove_suffix(1);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool NamesEntities(std::string_view text) {
  if (text.size() > 300) return false;
  const std::vector<EntityMention> mentions = SplitEntityCell(text);
  return !mentions.empty() && std::all_of(mentions.begin(), mentions.end(), [](const EntityMention& mention) {
    return mention.kind != EntityKind::kOther;
  });
}

Portrait Paint(const Column& column, const Rows& grid, std::size_t first_row) {
  Portrait portrait;
  std::optional<int> above;
  const std::size_t end = std::min(grid.size(), first_row + kSampledRows);
  for (std::size_t row = first_row; row < end; ++row) {
    const std::string text = CellText(column, grid[row]).value_or("");
    ++portrait.rows;
    if (text.empty()) continue;
    const std::optional<int> number = Number(text);
    if (number && (above ? *number == *above + 1 : *number == 1)) ++portrait.counted;
    above = number;
    ++portrait.filled;
    portrait.length += static_cast<double>(text.size());
    if (IsDate(text)) ++portrait.dates;
    if (IsWorded(text)) ++portrait.worded;
    if (const auto kind = FindActivityKind(text); kind && kind->leads) ++portrait.kinds;
    if (NamesEntities(text)) ++portrait.entities;
  }
  if (portrait.filled > 0) portrait.length /= portrait.filled;
  return portrait;
}

using Portraits = std::vector<Portrait>;

Portraits PaintAll(const std::vector<Column>& columns, const Rows& grid, std::size_t first_row) {
  Portraits portraits;
  for (const Column& column : columns) portraits.push_back(Paint(column, grid, first_row));
  return portraits;
}

bool HasRole(const std::vector<Column>& columns, ColumnRole role) {
  return std::any_of(columns.begin(), columns.end(), [&](const Column& column) { return column.role == role; });
}

// The column without a role that scores best, if it scores at all (above 0); the first of equals.
template <typename Score>
Column* Best(std::vector<Column>& columns, const Portraits& portraits, Score score) {
  Column* best = nullptr;
  double best_score = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].role != ColumnRole::kNone || columns[i].rank > 0) continue;
    const double value = score(portraits[i]);
    if (value <= best_score) continue;
    best_score = value;
    best = &columns[i];
  }
  return best;
}

template <typename Score>
void Give(ColumnRole role, std::vector<Column>& columns, const Portraits& portraits, Score score) {
  if (HasRole(columns, role)) return;
  Column* column = Best(columns, portraits, score);
  if (!column) return;
  column->role = role;
  column->guessed = true;
}

double AtLeast(double share, double least) { return share >= least ? share : 0; }

void GiveRoles(std::vector<Column>& columns, const Portraits& portraits, double least_text) {
  Give(ColumnRole::kNumber, columns, portraits,
       [](const Portrait& p) { return p.filled < 2 ? 0 : AtLeast(p.Share(p.counted), 0.9); });
  Give(ColumnRole::kDate, columns, portraits, [](const Portrait& p) { return AtLeast(p.Share(p.dates), kMostly); });
  Give(ColumnRole::kActivity, columns, portraits, [](const Portrait& p) {
    return p.length > 2 * kLongText || !p.IsMostlyFilled() ? 0 : AtLeast(p.Share(p.kinds), kOften);
  });
  Give(ColumnRole::kEntity, columns, portraits,
       [](const Portrait& p) { return AtLeast(p.Share(p.entities), kMostly); });
  Give(ColumnRole::kInformation, columns, portraits,
       [&](const Portrait& p) { return p.length >= least_text && p.Share(p.dates) == 0 ? p.length : 0; });
  // Whatever short text is left leads the row.
  Give(ColumnRole::kActivity, columns, portraits,
       [](const Portrait& p) { return p.Share(p.dates) > 0 || p.Share(p.worded) < kMostly ? 0 : 1.0; });
}

std::string_view NameOf(ColumnRole role) {
  switch (role) {
    case ColumnRole::kNumber: return "no";
    case ColumnRole::kActivity: return "actividad";
    case ColumnRole::kEntity: return "entidad";
    case ColumnRole::kInformation: return "informacion";
    case ColumnRole::kDate: return "fecha";
    case ColumnRole::kNone: return {};
  }
  return {};
}

// A column that is headed 'Fecha' and holds dates, beside two others: a log, an attendance list.
bool HasDatesUnderHeading(const std::vector<Column>& columns, const Portraits& portraits) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool headed = columns[i].role == ColumnRole::kDate && columns[i].rank > 0;
    if (headed && portraits[i].Share(portraits[i].dates) >= kMostly) return columns.size() > 2;
  }
  return false;
}

// Dates beside texts, or cells that name kinds of activity beside further texts.
bool LooksLikeActivities(const std::vector<Column>& columns, const Portraits& portraits) {
  if (HasDatesUnderHeading(columns, portraits)) return true;
  const bool told = HasRole(columns, ColumnRole::kActivity) || HasRole(columns, ColumnRole::kInformation);
  double kinds = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].role == ColumnRole::kActivity) kinds = portraits[i].Share(portraits[i].kinds);
  }
  if (HasRole(columns, ColumnRole::kDate) && told) return kinds >= kOften || HasRole(columns, ColumnRole::kInformation);
  return kinds >= kMostly && (HasRole(columns, ColumnRole::kInformation) || HasRole(columns, ColumnRole::kEntity));
}

// Short words without digits that are no date.
bool MayBeHeading(const std::string& text) {
  static constexpr Month kSomeMonth{std::chrono::year{2020}, std::chrono::month{1}};
  if (text.empty() || text.size() > kLongestHeadingCell || text.find('\n') != std::string::npos) return false;
  if (text.find_first_of("0123456789") != std::string::npos) return false;
  if (FindColumnName(text)) return true;
  // 'Pendiente' says that there is no date; what cannot be read as one says nothing of dates.
  const DateCellReading date = ReadDateCell(text, DateReference{kSomeMonth, std::nullopt});
  return date.date.source == DateSource::kNone && !date.doubts.empty();
}

// 'Reunión', 'Embajada de México', 'JICA': what stands in a row of activities as well.
bool MayBeRecord(const std::string& text) {
  if (FindColumnName(text)) return false;
  const std::optional<ActivityKind> kind = FindActivityKind(text);
  return (kind && kind->leads && kind->firm) || NamesEntities(text);
}

// Whether the cells below are of another look than the heading: numbers, dates, ticks, long texts.
bool IsUnlike(const std::string& heading, const Portrait& below) {
  if (below.filled < 2) return false;
  if (below.Share(below.worded) < 1 - kMostly) return true;
  return below.length > kLongText && below.length > 3 * static_cast<double>(heading.size());
}

}  // namespace

void GuessMissingRoles(std::vector<Column>& columns, const Rows& grid, std::size_t first_row) {
  const bool open = std::any_of(columns.begin(), columns.end(), [](const Column& column) { return column.rank == 0; });
  const bool whole = HasRole(columns, ColumnRole::kActivity) && HasRole(columns, ColumnRole::kEntity) &&
                     HasRole(columns, ColumnRole::kInformation) && HasRole(columns, ColumnRole::kDate);
  if (open && !whole && columns.size() <= kMostColumns)
    GiveRoles(columns, PaintAll(columns, grid, first_row), kHeadedText);
}

std::vector<Column> GuessColumns(const Rows& grid, std::size_t first_row) {
  if (first_row >= grid.size() || grid[first_row].size() < 2 || grid[first_row].size() > kMostColumns) return {};
  std::vector<Column> columns(grid[first_row].size());
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i].first = columns[i].last = i;
  const Portraits portraits = PaintAll(columns, grid, first_row);
  GiveRoles(columns, portraits, kLongText);
  if (!LooksLikeActivities(columns, portraits)) return {};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    columns[i].name = NameOf(columns[i].role);
    if (columns[i].name.empty()) columns[i].name = "columna-" + std::to_string(i + 1);
  }
  return columns;
}

bool ListActivities(const std::vector<Column>& columns, const Rows& grid, std::size_t first_row) {
  return columns.size() <= kMostColumns && LooksLikeActivities(columns, PaintAll(columns, grid, first_row));
}

bool FitDates(const std::vector<Column>& columns, const Rows& grid) {
  const auto date = std::find_if(columns.begin(), columns.end(),
                                 [](const Column& column) { return column.role == ColumnRole::kDate; });
  if (date == columns.end()) return false;
  double filled = 0;
  double dates = 0;
  for (std::size_t row = 0; row < std::min(grid.size(), kSampledRows); ++row) {
    const std::string text = CellText(*date, grid[row]).value_or("");
    filled += text.empty() ? 0 : 1;
    dates += !text.empty() && MonthOf(text, 1) ? 1 : 0;
  }
  return dates > 0 && dates >= kMostly * filled;
}

bool LooksLikeHeader(const Rows& grid, std::size_t row) {
  const Row& head = grid[row];
  if (head.size() < 2 || head.size() > kMostColumns || grid.size() < row + 3) return false;
  std::size_t unlike = 0;
  std::size_t known = 0;
  std::size_t doubtful = 0;
  for (std::size_t at = 0; at < head.size(); ++at) {
    if (!head[at] || !MayBeHeading(head[at]->text)) return false;
    Column column;
    column.first = column.last = at;
    unlike += IsUnlike(head[at]->text, Paint(column, grid, row + 1)) ? 1 : 0;
    known += FindColumnName(head[at]->text) ? 1 : 0;
    doubtful += MayBeRecord(head[at]->text) ? 1 : 0;
  }
  return unlike > 0 && (known + unlike > 1 ? doubtful * 2 <= head.size() : doubtful == 0);
}

std::optional<std::string> CellText(const Column& column, const Row& row) {
  std::optional<std::string> text;
  const Cell* previous = nullptr;
  for (std::size_t at = column.first; at <= column.last && at < row.size(); ++at) {
    if (!row[at] || row[at] == previous) continue;
    previous = row[at];
    if (!text) text.emplace();
    if (!text->empty() && !row[at]->text.empty()) *text += ' ';
    *text += row[at]->text;
  }
  return text;
}

}  // namespace acervo::report
