// Rows whose cells stand apart by several TABs, typed until the columns looked right:
//
//     Actividad⇥⇥Entidad⇥⇥Fecha
//     Reunión⇥⇥JICA⇥⇥3 de mayo
//     Foro de Diplomacia⇥UCCI⇥⇥4 de mayo
//
// A run of TABs is one border where every row then has as many cells as the header; where all runs of the header are of
// one length, that many TABs are one border and a cell may be empty.
#include <algorithm>

#include "core/text.h"
#include "extractors/txt/markers.h"
#include "extractors/txt/table.h"

namespace acervo::txt {
namespace {

constexpr std::size_t kFewestColumns = 3;
constexpr std::size_t kMostColumns = 64;
constexpr std::size_t kFewestRows = 2;  // below the header
constexpr std::size_t kLongestRow = 20000;

struct TabSplit {
  std::vector<std::string> cells;
  std::vector<std::size_t> runs;  // TABs between one cell and the next
};

TabSplit SplitAtRuns(std::string_view text) {
  TabSplit split;
  text = Trim(text);
  while (true) {
    const std::size_t tab = text.find('\t');
    split.cells.push_back(CleanText(text.substr(0, tab)));
    if (tab == text.npos) return split;
    const std::size_t end = std::min(text.find_first_not_of("\t ", tab), text.size());
    const std::string_view run = text.substr(tab, end - tab);
    split.runs.push_back(static_cast<std::size_t>(std::count(run.begin(), run.end(), '\t')));
    text.remove_prefix(end);
  }
}

std::vector<TabSplit> ReadRows(std::span<const Line> lines, std::size_t begin) {
  std::vector<TabSplit> rows;
  for (std::size_t at = begin; at < lines.size() && !lines[at].blank; ++at) {
    const std::string_view text = lines[at].text;
    if (text.size() > kLongestRow || Trim(text).find('\t') == text.npos) break;
    rows.push_back(SplitAtRuns(text));
    if (rows.back().cells.size() > kMostColumns) return {};
  }
  return rows;
}

bool EveryRowIsWhole(const std::vector<TabSplit>& rows) {
  return std::all_of(rows.begin(), rows.end(),
                     [&](const TabSplit& row) { return row.cells.size() == rows.front().cells.size(); });
}

// The TABs of one border: the header's runs are all of this length and every other run is a multiple; 0: there is none.
std::size_t BorderLength(const std::vector<TabSplit>& rows) {
  const std::size_t length = rows.front().runs.front();
  const bool fits = std::all_of(rows.begin(), rows.end(), [&](const TabSplit& row) {
    return std::all_of(row.runs.begin(), row.runs.end(), [&](std::size_t run) { return run % length == 0; });
  });
  const std::vector<std::size_t>& header = rows.front().runs;
  const bool even = std::all_of(header.begin(), header.end(), [&](std::size_t run) { return run == length; });
  return length > 1 && even && fits ? length : 0;
}

std::vector<Cell> CellsOf(const TabSplit& row, std::size_t border) {
  std::vector<Cell> cells;
  for (std::size_t k = 0; k < row.cells.size(); ++k) {
    cells.push_back({row.cells[k], 1, 1});
    const std::size_t borders = border == 0 || k >= row.runs.size() ? 1 : row.runs[k] / border;
    for (std::size_t empty = 1; empty < borders; ++empty) cells.emplace_back();
  }
  return cells;
}

}  // namespace

std::optional<TableMatch> FindTabRuns(const TextContext& context, std::size_t begin) {
  const std::string_view header = context.lines[begin].text;
  if (header.find("\t\t") == header.npos || header.front() == '\t' || ReadMarker(header)) return std::nullopt;
  const std::vector<TabSplit> rows = ReadRows(context.lines, begin);
  if (rows.size() <= kFewestRows || rows.front().cells.size() < kFewestColumns) return std::nullopt;
  const std::size_t border = EveryRowIsWhole(rows) ? 0 : BorderLength(rows);
  if (border == 0 && !EveryRowIsWhole(rows)) return std::nullopt;
  Table table;
  for (const TabSplit& row : rows) table.rows.push_back(CellsOf(row, border));
  const std::size_t width = table.rows.front().size();
  const bool fits =
      std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) { return row.size() <= width; });
  if (!fits) return std::nullopt;
  return TableMatch{std::move(table), begin + rows.size(), {}};
}

}  // namespace acervo::txt
