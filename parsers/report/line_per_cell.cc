// Headings → how many cells a row has; then the cheapest way to cut the lines below into rows: each row that has more
// or fewer lines than there are headings costs as much as it differs, and every row ends with a date where the dates
// stand last.
#include "parsers/report/line_per_cell.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include "core/text.h"
#include "parsers/report/column_names.h"
#include "parsers/report/headings.h"
#include "parsers/spanish/dates.h"

namespace acervo::report {
namespace {

constexpr std::size_t kLongestHeading = 60;  // bytes
constexpr std::size_t kFewestColumns = 3;
constexpr std::size_t kMostColumns = 12;
constexpr std::size_t kMostLinesMore = 6;  // than headings, in one row
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

const Paragraph* PlainLine(const Document& document, std::size_t at) {
  if (at >= document.blocks.size()) return nullptr;
  const auto* const paragraph = std::get_if<Paragraph>(&document.blocks[at]);
  const bool plain = paragraph != nullptr && !paragraph->list && !paragraph->continues && !paragraph->heading &&
                     paragraph->role == BlockRole::kBody && !paragraph->text.empty();
  return plain ? paragraph : nullptr;
}

struct Head {
  std::vector<std::string> headings;
  std::vector<std::string> names;
};

// The column that a line names; empty: none.
std::string ColumnNamedBy(const Paragraph& line) {
  if (line.text.size() > kLongestHeading || line.text.find('\n') != std::string::npos) return {};
  const std::optional<ColumnName> name = FindColumnName(line.text);
  return name && name->rank < 3 ? name->name : std::string();
}

std::optional<Head> HeadAt(const Document& document, std::size_t begin) {
  Head head;
  std::set<std::string> seen;
  for (std::size_t at = begin; head.headings.size() < kMostColumns; ++at) {
    const Paragraph* const line = PlainLine(document, at);
    std::string name = line == nullptr ? std::string() : ColumnNamedBy(*line);
    if (name.empty() || !seen.insert(name).second) break;
    head.headings.push_back(line->text);
    head.names.push_back(std::move(name));
  }
  const bool lists_activities = seen.contains("actividad") || (seen.contains("informacion") && seen.contains("fecha"));
  if (head.headings.size() < kFewestColumns || !lists_activities) return std::nullopt;
  return head;
}

// Whether the whole line is what a date cell says, whatever the year.
bool SaysDate(const std::string& text) {
  constexpr std::size_t kLongestDate = 80;
  constexpr Month kAnyMonth{std::chrono::year(2019), std::chrono::month(6)};
  if (text.size() > kLongestDate) return false;
  const DateCellReading reading = ReadDateCell(text, {.month = kAnyMonth, .day = std::nullopt});
  if (reading.date.intervals.empty()) return reading.doubts.empty();
  std::size_t dated = 0;
  for (const DateExpression& expression :
       FindDates(text, {.month = kAnyMonth, .day = std::nullopt}, DateContext::kCell)) {
    dated += expression.raw.size();
  }
  return dated * 2 >= text.size();
}

std::size_t ColumnOf(const Head& head, std::string_view name) {
  const auto found = std::find(head.names.begin(), head.names.end(), name);
  return found == head.names.end() ? kNone : static_cast<std::size_t>(found - head.names.begin());
}

// 'Pendiente' heads a list in some reports and is a date cell's word in all.
bool OpensCoordinations(const std::string& text) {
  const std::optional<Announcement> announced = FindAnnouncement(text);
  return announced && announced->kind == HeadingKind::kCoordinations && !SaysDate(text);
}

// The lines below the headings, up to a list, a table, a styled heading or the heading of the coordinations.
std::vector<std::string> LinesBelow(const Document& document, std::size_t begin) {
  std::vector<std::string> lines;
  for (std::size_t at = begin; const Paragraph* const line = PlainLine(document, at); ++at) {
    if (OpensCoordinations(line->text)) break;
    lines.push_back(line->text);
  }
  return lines;
}

using Lengths = std::vector<std::size_t>;  // of the rows, in lines

// Rows of as many lines as headings, while the dates stand in their column.
Lengths EvenRows(const std::vector<std::string>& lines, const Head& head) {
  const std::size_t width = head.headings.size(), date = ColumnOf(head, "fecha");
  Lengths rows;
  for (std::size_t at = 0; at + width <= lines.size(); at += width) {
    if (date != kNone && !SaysDate(lines[at + date])) break;
    rows.push_back(width);
  }
  return rows;
}

// Rows that end with a date, cut so that as few as possible differ from the headings.
class DatedRows {
 public:
  DatedRows(const std::vector<std::string>& lines, std::size_t width) : lines_(lines), width_(width) {}

  Lengths Cut() {
    cost_.assign(lines_.size() + 1, kUnreached);
    length_.assign(lines_.size() + 1, 0);
    cost_[0] = 0;
    std::size_t last = 0;
    for (std::size_t end = 2; end <= lines_.size(); ++end) {
      if (SaysDate(lines_[end - 1])) Reach(end);
      if (cost_[end] != kUnreached) last = end;
    }
    return Backtrack(last);
  }

 private:
  static constexpr std::size_t kUnreached = kNone;

  void Reach(std::size_t end) {
    for (std::size_t length = 2; length <= std::min(end, width_ + kMostLinesMore); ++length) {
      const std::size_t before = cost_[end - length];
      if (before == kUnreached) continue;
      const std::size_t cost = before + (length > width_ ? length - width_ : width_ - length);
      if (cost >= cost_[end]) continue;
      cost_[end] = cost;
      length_[end] = length;
    }
  }

  Lengths Backtrack(std::size_t end) const {
    Lengths rows;
    for (; end > 0; end -= length_[end]) rows.push_back(length_[end]);
    std::reverse(rows.begin(), rows.end());
    return rows;
  }

  const std::vector<std::string>& lines_;
  std::size_t width_;
  std::vector<std::size_t> cost_, length_;
};

std::string Joined(std::vector<std::string>::const_iterator begin, std::vector<std::string>::const_iterator end) {
  std::string text;
  for (; begin != end; ++begin) text += (text.empty() ? "" : "\n") + *begin;
  return text;
}

// The cells of a row that ends with its date. Lines too many belong to the widest column; of lines too few the first is
// the first cell, the one before the date the last.
std::vector<Cell> CellsOf(const std::vector<std::string>& lines, std::size_t begin, std::size_t length,
                          const Head& head) {
  const std::size_t width = head.headings.size();
  const auto first = lines.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto line = [&](std::size_t at) { return first + static_cast<std::ptrdiff_t>(at); };
  std::vector<Cell> cells(width);
  const std::size_t wide = std::min(ColumnOf(head, "informacion"), width - 2);
  const std::size_t more = length > width ? length - width : 0;
  const std::size_t missing = length < width ? width - length : 0;
  for (std::size_t column = 0, at = 0; column < width && at < length; ++column) {
    if (missing > 0 && column > 0 && column <= missing) continue;
    const std::size_t taken = column == wide ? 1 + more : 1;
    cells[column].text = Joined(line(at), line(std::min(at + taken, length)));
    at += taken;
  }
  return cells;
}

Table TableOf(const std::vector<std::string>& lines, const Lengths& rows, const Head& head) {
  Table table;
  std::vector<Cell>& header = table.rows.emplace_back();
  for (const std::string& heading : head.headings) header.push_back({heading, 1, 1});
  std::size_t at = 0;
  for (const std::size_t length : rows) {
    table.rows.push_back(CellsOf(lines, at, length, head));
    at += length;
  }
  return table;
}

class Gatherer {
 public:
  explicit Gatherer(const Document& document) : document_(document) {}

  std::optional<GatheredTables> Gather() {
    for (std::size_t at = 0; at < document_.blocks.size();) {
      const std::optional<Head> head = HeadAt(document_, at);
      at += head ? Take(at, *head) : 1;
    }
    return std::move(gathered_);
  }

 private:
  // Gives the number of blocks that the table has taken; 1 where the headings have no rows.
  std::size_t Take(std::size_t begin, const Head& head) {
    const std::size_t width = head.headings.size();
    const std::vector<std::string> lines = LinesBelow(document_, begin + width);
    const bool dated = head.names.back() == "fecha";
    const Lengths rows = dated ? DatedRows(lines, width).Cut() : EvenRows(lines, head);
    if (rows.empty()) return 1;
    if (!gathered_) gathered_ = GatheredTables{document_, {}};
    std::size_t taken = width;
    for (const std::size_t length : rows) taken += length;
    const std::optional<int> page = std::get<Paragraph>(document_.blocks[begin]).page;
    Table table = TableOf(lines, rows, head);
    table.page = page;
    DoubtUneven(begin, rows, table);
    std::vector<Block>& blocks = gathered_->document.blocks;
    for (std::size_t at = begin + 1; at < begin + taken; ++at) std::get<Paragraph>(blocks[at]).text.clear();
    blocks[begin] = std::move(table);
    return taken;
  }

  void DoubtUneven(std::size_t block, const Lengths& rows, const Table& table) {
    constexpr double kWeight = 0.5;
    const std::size_t width = table.rows.front().size();
    const auto uneven = std::find_if(rows.begin(), rows.end(), [&](std::size_t length) { return length != width; });
    if (uneven == rows.end()) return;
    Source where;
    where.page = table.page;
    where.block = static_cast<int>(block);
    const auto row = static_cast<std::size_t>(uneven - rows.begin()) + 1;
    gathered_->doubts.push_back({"rows_guessed", where, {}, {}, table.rows[row].front().text, kWeight});
  }

  const Document& document_;
  std::optional<GatheredTables> gathered_;
};

}  // namespace

std::optional<GatheredTables> GatherLinePerCell(const Document& document) { return Gatherer(document).Gather(); }

}  // namespace acervo::report
