#include "parsers/report/set_aside_tables.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "core/text.h"
#include "parsers/report/column_names.h"

namespace acervo::report {
namespace {

constexpr std::size_t kLongestHead = 60;  // bytes

bool HasDigit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

bool IsHeadCell(std::string_view text) {
  return text.size() <= kLongestHead && !HasDigit(text) && !text.ends_with(':') && !text.ends_with('.') &&
         text.find('\n') == std::string_view::npos;
}

// The distinct cells of a row that are not empty.
std::vector<const Cell*> FilledCells(const Row& row) {
  std::vector<const Cell*> cells;
  for (const Cell* cell : row) {
    if (cell && !cell->text.empty() && (cells.empty() || cells.back() != cell)) cells.push_back(cell);
  }
  return cells;
}

bool AreHeadCells(const std::vector<const Cell*>& cells) {
  std::set<std::string> texts;
  return std::all_of(cells.begin(), cells.end(),
                     [&](const Cell* cell) { return IsHeadCell(cell->text) && texts.insert(Fold(cell->text)).second; });
}

bool AreKnownNames(const std::vector<const Cell*>& cells) {
  const auto known = std::count_if(cells.begin(), cells.end(), [](const Cell* cell) {
    const auto name = FindColumnName(cell->text);
    return name && name->rank <= 2;
  });
  return known * 2 >= static_cast<std::ptrdiff_t>(cells.size());
}

// Numbers, dates and longer texts below short words without a digit.
bool LooksUnlikeRowsBelow(const Rows& grid) {
  std::size_t figures = 0, head = 0, longest = 0;
  for (const Cell* cell : FilledCells(grid[0])) head = std::max(head, cell->text.size());
  for (std::size_t row = 1; row < grid.size(); ++row) {
    for (const Cell* cell : FilledCells(grid[row])) {
      figures += HasDigit(cell->text) ? 1 : 0;
      longest = std::max(longest, cell->text.size());
    }
  }
  return figures >= grid.size() - 1 || longest > 2 * head;
}

}  // namespace

bool HasOwnHead(const Rows& grid) {
  if (grid.size() < 2) return false;
  const std::vector<const Cell*> cells = FilledCells(grid[0]);
  if (cells.size() < 2 || !AreHeadCells(cells)) return false;
  if (AreKnownNames(cells)) return true;
  return (cells.size() > 2 && LooksUnlikeRowsBelow(grid)) || LooksLikeHeader(grid, 0);
}

std::vector<std::string> OwnColumnNames(const Rows& grid, bool has_head) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (std::size_t at = 0; !grid.empty() && at < grid[0].size(); ++at) {
    const Cell* cell = grid[0][at];
    const bool again = at > 0 && cell == grid[0][at - 1];
    std::string name;
    if (has_head && cell && !again) {
      const auto known = FindColumnName(cell->text);
      name = known && known->rank == 1 && !known->own_name ? known->name : OwnColumnName(cell->text);
    }
    if (name.empty() || !taken.insert(name).second) name = "columna-" + std::to_string(at + 1);
    names.push_back(std::move(name));
  }
  return names;
}

std::vector<std::pair<std::string, std::string>> OwnFields(const std::vector<std::string>& names, const Row& row) {
  std::vector<std::pair<std::string, std::string>> fields;
  if (FilledCells(row).size() < 2) return fields;
  const Cell* previous = nullptr;
  for (std::size_t at = 0; at < row.size() && at < names.size(); ++at) {
    const Cell* cell = row[at];
    if (cell && cell != previous && !cell->text.empty()) fields.emplace_back(names[at], cell->text);
    previous = cell;
  }
  return fields;
}

}  // namespace acervo::report
