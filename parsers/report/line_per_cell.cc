// Headings → the names of the columns; the lines below them → rows (cell_runs.h).
#include "parsers/report/line_per_cell.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <utility>

#include "core/text.h"
#include "parsers/report/cell_runs.h"
#include "parsers/report/column_names.h"
#include "parsers/report/headings.h"
#include "parsers/report/places.h"

namespace acervo::report {
namespace {

constexpr std::size_t kLongestHeading = 60;  // bytes
constexpr std::size_t kFewestColumns = 3;
constexpr std::size_t kMostColumns = 12;

const Paragraph* BodyLine(const Document& document, std::size_t at) {
  if (at >= document.blocks.size()) return nullptr;
  const auto* const paragraph = std::get_if<Paragraph>(&document.blocks[at]);
  const bool body = paragraph != nullptr && !paragraph->heading && paragraph->role == BlockRole::kBody;
  return body ? paragraph : nullptr;
}

struct Head {
  std::vector<std::string> headings;
  std::vector<std::string> names;
  std::size_t end = 0;    // the block behind it
  std::size_t glued = 0;  // bytes of the first heading, where it stands at the end of another line
};

// The column that a text names; empty: none.
std::string ColumnNamedBy(std::string_view text) {
  if (text.empty() || text.size() > kLongestHeading || text.find('\n') != text.npos) return {};
  const std::optional<ColumnName> name = FindColumnName(text);
  return name && name->rank < 3 ? name->name : std::string();
}

// A heading with no space between it and the line before: some exports leave out the end of a line.
std::string_view GluedHeading(std::string_view line) {
  constexpr std::size_t kShortest = 3;  // bytes: "N°"
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_end = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0 || c == ':' || c == '.';
  };
  for (std::size_t length = kShortest; length < std::min(line.size(), kLongestHeading); ++length) {
    const std::string_view text = line.substr(line.size() - length);
    if (!is_capital(text[0]) || !is_end(line[line.size() - length - 1])) continue;
    if (!ColumnNamedBy(text).empty()) return text;
  }
  return {};
}

bool ListsActivities(const std::set<std::string>& names) {
  return names.contains("actividad") || (names.contains("informacion") && names.contains("fecha"));
}

std::optional<Head> HeadAt(const Document& document, std::size_t begin) {
  Head head;
  std::set<std::string> seen;
  for (head.end = begin; head.headings.size() < kMostColumns; ++head.end) {
    const Paragraph* const line = BodyLine(document, head.end);
    if (line == nullptr || line->list) break;
    std::string_view text = line->text;
    std::string name = ColumnNamedBy(text);
    if (name.empty() && head.end == begin) {
      text = GluedHeading(text);
      name = ColumnNamedBy(text);
      head.glued = text.size();
    }
    if (name.empty() || !seen.insert(name).second) break;
    head.headings.emplace_back(text);
    head.names.push_back(std::move(name));
  }
  return head.headings.size() >= kFewestColumns && ListsActivities(seen) ? std::optional(head) : std::nullopt;
}

// 'Pendiente' heads a list in some reports and is a date cell's word in all.
bool OpensCoordinations(const std::string& text) {
  const std::optional<Announcement> announced = FindAnnouncement(text);
  return announced && announced->kind == HeadingKind::kCoordinations && !SaysDate(text);
}

// The lines below the headings, up to a table, a styled heading, the heading of the coordinations or the next headings.
std::vector<RunLine> LinesBelow(const Document& document, std::size_t begin) {
  std::vector<RunLine> lines;
  for (std::size_t at = begin; const Paragraph* const line = BodyLine(document, at); ++at) {
    const bool heading = !ColumnNamedBy(line->text).empty() || !GluedHeading(line->text).empty();
    if (OpensCoordinations(line->text) || (heading && HeadAt(document, at))) break;
    lines.push_back({line->list ? line->list->marker + " " + line->text : line->text, line->list.has_value()});
  }
  return lines;
}

Table TableOf(const std::vector<RunRow>& rows, const Head& head) {
  Table table;
  std::vector<Cell>& header = table.rows.emplace_back();
  for (const std::string& heading : head.headings) header.push_back({heading, 1, 1});
  for (const RunRow& row : rows) {
    std::vector<Cell>& cells = table.rows.emplace_back();
    for (const std::string& text : row.cells) cells.push_back({text, 1, 1});
    if (cells.size() == 1) cells.front().col_span = static_cast<int>(head.headings.size());
  }
  return table;
}

class Gatherer {
 public:
  explicit Gatherer(const Document& document) : document_(document) {}

  std::optional<GatheredTables> Gather() {
    for (std::size_t at = 0; at < document_.blocks.size();) {
      const std::optional<Head> head = HeadAt(document_, at);
      at = head ? Take(at, *head) : at + 1;
    }
    return std::move(gathered_);
  }

 private:
  // Gives the block behind the table, or behind headings that have no rows.
  std::size_t Take(std::size_t begin, const Head& head) {
    const std::vector<RunRow> rows = CutCellRuns(LinesBelow(document_, head.end), head.names);
    if (rows.empty()) return head.end;
    if (!gathered_) gathered_ = GatheredTables{document_, {}};
    std::vector<Block>& blocks = gathered_->document.blocks;
    Table table = TableOf(rows, head);
    table.page = std::get<Paragraph>(blocks[begin]).page;
    table.row_boxes = BoxesOfRows(begin, head.end, rows);
    if (head.glued > 0) {
      std::string& text = std::get<Paragraph>(blocks[begin++]).text;
      text.resize(text.size() - head.glued);
    }
    DoubtUneven(begin, rows, table);
    const std::size_t end = head.end + rows.back().end;
    for (std::size_t at = begin + 1; at < end; ++at) {
      Paragraph& taken = std::get<Paragraph>(blocks[at]);
      taken.text.clear();
      taken.list.reset();
    }
    blocks[begin] = std::move(table);
    return end;
  }

  // The boxes of the headings and of each row's lines. Empty where no line has one.
  std::vector<std::vector<PageBox>> BoxesOfRows(std::size_t begin, std::size_t end,
                                                const std::vector<RunRow>& rows) const {
    std::vector<std::vector<PageBox>> boxes = {BoxesOf(begin, end)};
    for (const RunRow& row : rows) boxes.push_back(BoxesOf(end + row.begin, end + row.end));
    const bool none = std::ranges::all_of(boxes, [](const auto& of_row) { return of_row.empty(); });
    return none ? std::vector<std::vector<PageBox>>() : boxes;
  }

  std::vector<PageBox> BoxesOf(std::size_t first, std::size_t last) const {
    Source place;
    for (std::size_t at = first; at < last; ++at) {
      Cover(place, ParagraphSource(std::get<Paragraph>(document_.blocks[at]), at));
    }
    return place.boxes;
  }

  void DoubtUneven(std::size_t block, const std::vector<RunRow>& rows, const Table& table) {
    constexpr double kWeight = 0.5;
    const auto uneven =
        std::find_if(rows.begin(), rows.end(), [](const RunRow& row) { return row.cells.size() > 1 && !row.even; });
    if (uneven == rows.end()) return;
    Source where;
    where.page = table.page;
    where.block = static_cast<int>(block);
    gathered_->doubts.push_back({DiagnosticCode::kRowsGuessed, where, {}, {}, uneven->cells.front(), kWeight});
  }

  const Document& document_;
  std::optional<GatheredTables> gathered_;
};

}  // namespace

std::optional<GatheredTables> GatherLinePerCell(const Document& document) { return Gatherer(document).Gather(); }

}  // namespace acervo::report
