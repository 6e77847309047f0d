// Rows whose cells a semicolon or a comma parts, as spreadsheets export them (RFC 4180):
//
//     No.;Actividad;Fecha
//     1;"Foro; segundo día";12
//     2;"Taller
//     ""Agua""";13
//
// A quoted cell may hold the separator, line breaks and doubled quotes. Prose has commas and semicolons too: a table
// has the same number of cells in its first rows, and at a comma without quotes in all of them.
#include <algorithm>

#include "core/text.h"
#include "extractors/txt/markers.h"
#include "extractors/txt/table.h"

namespace acervo::txt {
namespace {

constexpr std::size_t kMaxColumns = 64;
constexpr std::size_t kMaxRowLines = 64;
constexpr std::size_t kLongestHeading = 80;  // bytes
constexpr std::size_t kLongestLabel = 24;    // bytes; "No." ends no sentence
constexpr std::size_t kTrial = 8;            // rows that must agree

struct Row {
  std::vector<std::string> cells;
  std::size_t quoted = 0;
  std::size_t end = 0;
};

class RowReader {
 public:
  RowReader(std::span<const Line> lines, char separator) : lines_(lines), separator_(separator) {}

  // nullopt where a quote stays open or text follows a closed one.
  std::optional<Row> Read(std::size_t at) const {
    Row row{{}, 0, at};
    std::string_view text = lines_[at].text;
    for (bool more = true; more;) {
      if (row.cells.size() > kMaxColumns) return std::nullopt;
      row.cells.emplace_back();
      if (Trim(text).starts_with('"')) {
        text.remove_prefix(text.find('"') + 1);
        ++row.quoted;
        if (!ReadQuoted(at, row, text)) return std::nullopt;
      } else {
        const std::size_t end = std::min(text.find(separator_), text.size());
        row.cells.back() = std::string(Trim(text.substr(0, end)));
        text.remove_prefix(end);
      }
      more = !text.empty();
      if (more) text.remove_prefix(1);
      if (more && text.empty()) row.cells.emplace_back(), more = false;
    }
    ++row.end;
    return row;
  }

 private:
  // Reads to behind the closing quote, over the lines' ends.
  bool ReadQuoted(std::size_t at, Row& row, std::string_view& text) const {
    while (true) {
      const std::size_t quote = text.find('"');
      row.cells.back() += text.substr(0, quote);
      if (quote == text.npos) {
        if (++row.end >= lines_.size() || row.end > at + kMaxRowLines) return false;
        row.cells.back() += '\n';
        text = lines_[row.end].text;
        continue;
      }
      text.remove_prefix(quote + 1);
      if (!text.starts_with('"')) break;
      row.cells.back() += '"';
      text.remove_prefix(1);
    }
    const std::size_t next = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(next);
    return text.empty() || text.front() == separator_;
  }

  std::span<const Line> lines_;
  char separator_;
};

bool IsHeading(const Row& row) {
  return row.cells.size() >= 2 && std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
           return !cell.empty() && cell.size() <= kLongestHeading &&
                  (cell.size() <= kLongestLabel || !EndsSentence(cell));
         });
}

bool IsQuotedWhole(const Row& row) { return row.quoted == row.cells.size(); }

// The first rows have the header's number of cells: three of them, two where there are no more or all is quoted.
bool Proves(std::span<const Line> lines, const RowReader& reader, const Row& header, char separator) {
  std::size_t same = 0, at = header.end;
  for (; same < kTrial && at < lines.size() && !lines[at].blank;) {
    const std::optional<Row> row = reader.Read(at);
    if (!row || row->cells.size() != header.cells.size()) break;
    ++same;
    at = row->end;
  }
  const bool quoted = IsQuotedWhole(header);
  const bool all = at >= lines.size() || lines[at].blank || same == kTrial;
  if (quoted) return same >= 1;
  if (separator == ';') return header.cells.size() >= 3 ? same >= 1 && all : same >= 2 && all;
  return header.cells.size() >= 3 && same >= 2 && all;
}

std::optional<TableMatch> ReadTable(std::span<const Line> lines, std::size_t begin, char separator) {
  const RowReader reader(lines, separator);
  std::optional<Row> row = reader.Read(begin);
  if (!row || !IsHeading(*row) || !Proves(lines, reader, *row, separator)) return std::nullopt;
  TableMatch match;
  const std::size_t width = row->cells.size();
  while (row && row->cells.size() == width) {
    std::vector<Cell>& cells = match.table.rows.emplace_back();
    for (const std::string& cell : row->cells) cells.push_back({CleanLines(cell), 1, 1});
    match.end = row->end;
    if (match.end >= lines.size() || lines[match.end].blank) break;
    row = reader.Read(match.end);
  }
  SpanLoneCells(match.table, static_cast<int>(width));
  return match;
}

}  // namespace

std::optional<TableMatch> FindSeparatedRows(const TextContext& context, std::size_t begin) {
  const std::string_view text = context.lines[begin].text;
  for (const char separator : {';', ','}) {
    if (text.find(separator) == text.npos) continue;
    if (std::optional<TableMatch> match = ReadTable(context.lines, begin, separator)) return match;
  }
  return std::nullopt;
}

}  // namespace acervo::txt
