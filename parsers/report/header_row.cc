// A row is a header where enough of its cells, all short, are headings that the table of columns knows.
#include <algorithm>
#include <map>
#include <set>

#include "core/text.h"
#include "parsers/report/column_names.h"
#include "parsers/report/columns.h"
#include "parsers/report/wording.h"
#include "parsers/spanish/dates.h"

namespace acervo::report {
namespace {

constexpr std::size_t kLongestHeading = 80;  // bytes
constexpr double kCoreWeight[] = {0, 1.0, 0.75, 0.5};
constexpr double kSideWeight = 0.5;

ColumnRole RoleOf(std::string_view name) {
  if (name == "actividad") return ColumnRole::kActivity;
  if (name == "entidad") return ColumnRole::kEntity;
  if (name == "informacion") return ColumnRole::kInformation;
  if (name == "fecha") return ColumnRole::kDate;
  if (name == "no") return ColumnRole::kNumber;
  return ColumnRole::kNone;
}

bool IsCore(ColumnRole role) { return role != ColumnRole::kNone && role != ColumnRole::kNumber; }

std::vector<Column> CellsOf(const Row& row) {
  std::vector<Column> columns;
  const Cell* previous = nullptr;
  for (std::size_t at = 0; at < row.size(); ++at) {
    if (row[at] && row[at] == previous) {
      columns.back().last = at;
    } else {
      Column column;
      column.first = column.last = at;
      if (row[at]) column.heading = row[at]->text;
      columns.push_back(std::move(column));
    }
    previous = row[at];
  }
  return columns;
}

// The heading of a column under a wide one: both together ('Fecha' over 'Inicio'), unless it says by itself which
// column it is ('Actividades del mes' over 'Fecha' and 'Entidad').
std::string DividedHeading(const std::string& wide, const std::string& own) {
  const std::optional<ColumnName> name = FindColumnName(own);
  return name && name->rank == 1 ? own : wide + " " + own;
}

bool IsNumber(const std::string& text) {
  return !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789") == std::string::npos;
}

// '6' under 'Julio 2017' is a day; '6' under 'Semana' is a number.
void NoteCounted(Column& column, const std::string& wide, const std::string& own) {
  column.counted = IsNumber(own);
  if (!column.counted) return;
  const std::vector<std::string> words = FoldedWords(wide);
  const bool month =
      std::any_of(words.begin(), words.end(), [](const std::string& word) { return MonthFromName(word).has_value(); });
  if (month) column.day = own + " de " + wide;
}

// 'Fecha' over 'Inicio' and 'Fin': each becomes a column of its own.
std::vector<Column> Divide(const Column& column, const Row& below) {
  std::vector<Column> parts = CellsOf(Row(below.begin() + static_cast<std::ptrdiff_t>(column.first),
                                          below.begin() + static_cast<std::ptrdiff_t>(column.last) + 1));
  for (Column& part : parts) {
    part.first += column.first;
    part.last += column.first;
    NoteCounted(part, column.heading, part.heading);
    part.heading = DividedHeading(column.heading, part.heading);
  }
  return parts;
}

bool ReachesDown(const Column& column, const Row& first, const Row& below) {
  for (std::size_t at = column.first; at <= column.last; ++at) {
    if (below[at] && below[at] != first[column.first] && !below[at]->text.empty()) return false;
  }
  return true;
}

// A cell of the row above that is drawn down into the row below: the row below is surely of the header.
bool ReachesIntoIt(const std::vector<Column>& columns, const Row& first, const Row& below) {
  return std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
    return first[column.first] && first[column.first] == below[column.first];
  });
}

// "1", "2", "3" from left to right, each in a cell of its own.
bool CountsOn(const Row& below, std::size_t first, std::size_t last) {
  for (std::size_t at = first; at < last; ++at) {
    if (!below[at] || !below[at + 1] || !IsNumber(below[at]->text) || !IsNumber(below[at + 1]->text)) return false;
    if (std::stoi(below[at + 1]->text) <= std::stoi(below[at]->text)) return false;
  }
  return true;
}

// The cells under a wide heading may be headings: short, and without digits unless they count or the row is surely one.
bool MayDivide(const Column& column, const Row& below, bool sure) {
  const bool digits = sure || CountsOn(below, column.first, column.last);
  for (std::size_t at = column.first; at <= column.last; ++at) {
    if (!below[at] || below[at]->text.size() > 30) return false;
    if (!digits && below[at]->text.find_first_of("0123456789") != std::string::npos) return false;
  }
  return true;
}

// The second row divides the first where it has cells of its own only under wide headings, and every other cell reaches
// down from the first row or is left empty. A cell over the whole width is a title: the row below it is the header by
// itself.
bool DividesHeader(const std::vector<Column>& columns, const Row& first, const Row& below) {
  if (columns.size() < 2) return false;
  const bool sure = ReachesIntoIt(columns, first, below);
  bool divided = false;
  for (const Column& column : columns) {
    const bool reaches = ReachesDown(column, first, below);
    if (column.first == column.last && !reaches) return false;
    if (column.first == column.last || reaches) continue;
    if (!MayDivide(column, below, sure)) return false;
    divided = divided || below[column.first] != below[column.last];
  }
  return divided;
}

bool TryDivide(std::vector<Column>& columns, const Rows& grid, std::size_t row) {
  if (row + 1 >= grid.size() || !DividesHeader(columns, grid[row], grid[row + 1])) return false;
  std::vector<Column> divided;
  for (const Column& column : columns) {
    const bool own = column.first != column.last && !ReachesDown(column, grid[row], grid[row + 1]);
    std::vector<Column> parts = own ? Divide(column, grid[row + 1]) : std::vector<Column>{column};
    divided.insert(divided.end(), parts.begin(), parts.end());
  }
  columns = std::move(divided);
  return true;
}

bool AllShort(const std::vector<Column>& columns) {
  return std::all_of(columns.begin(), columns.end(),
                     [](const Column& column) { return column.heading.size() <= kLongestHeading; });
}

void NameByHeading(Column& column, bool& own_name) {
  const std::optional<ColumnName> found = FindColumnName(column.heading);
  own_name = found && found->own_name;
  if (!found || column.counted) return;
  column.name = found->name;
  column.rank = found->rank;
  column.role = RoleOf(found->name);
}

// Of the columns that would share a name the surest keeps it, the first of equals; where none is sure (rank 3, as
// 'Fecha de inicio' and 'Fecha de fin') all go by their own headings. The record is made of the one that keeps the
// name; entities may stand in several columns.
void SettleNames(std::vector<Column>& columns, const std::vector<bool>& own_name) {
  std::map<std::string, std::vector<std::size_t>> claims;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!columns[i].name.empty() && !own_name[i]) claims[columns[i].name].push_back(i);
    if (own_name[i]) columns[i].name.clear();
  }
  for (const auto& [name, claimants] : claims) {
    const std::size_t surest = *std::min_element(claimants.begin(), claimants.end(), [&](std::size_t a, std::size_t b) {
      return columns[a].rank < columns[b].rank;
    });
    const bool none = claimants.size() > 1 && columns[surest].rank == 3;
    for (const std::size_t i : claimants) {
      if (none || i != surest) columns[i].name.clear();
      if (!none && i != surest && columns[i].role != ColumnRole::kEntity) columns[i].role = ColumnRole::kNone;
    }
  }
}

// A column that goes by its own name does the work of another only where that is absent. Entities may stand in several.
void DropStandIns(std::vector<Column>& columns) {
  for (Column& column : columns) {
    if (!column.name.empty() || column.role == ColumnRole::kNone || column.role == ColumnRole::kEntity) continue;
    const bool named = std::any_of(columns.begin(), columns.end(), [&](const Column& other) {
      return !other.name.empty() && other.role == column.role;
    });
    if (named) column.role = ColumnRole::kNone;
  }
}

void GiveOwnNames(std::vector<Column>& columns) {
  std::set<std::string> taken;
  for (const Column& column : columns) taken.insert(column.name);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!columns[i].name.empty()) continue;
    std::string name = OwnColumnName(columns[i].heading);
    if (name.empty()) name = "columna-" + std::to_string(i + 1);
    const std::string base = name;
    for (int n = 2; taken.contains(name); ++n) name = base + "-" + std::to_string(n);
    taken.insert(name);
    columns[i].name = std::move(name);
  }
}

double WeightOf(const std::vector<Column>& columns) {
  double weight = 0;
  for (const Column& column : columns) {
    if (column.rank == 0) continue;
    weight += IsCore(column.role) ? kCoreWeight[column.rank] : kSideWeight;
  }
  return weight;
}

std::size_t CountIf(const std::vector<Column>& columns, bool (*test)(const Column&)) {
  return static_cast<std::size_t>(std::count_if(columns.begin(), columns.end(), test));
}

void DivideAll(Header& header, const Rows& grid, std::size_t row) {
  constexpr std::size_t kMostRows = 3;
  while (header.rows < kMostRows && TryDivide(header.columns, grid, row + header.rows - 1)) ++header.rows;
}

// Whether each column goes by its own heading although that names a role.
std::vector<bool> NameAll(std::vector<Column>& columns) {
  std::vector<bool> own_name(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    bool keeps = false;
    NameByHeading(columns[i], keeps);
    own_name[i] = keeps;
  }
  return own_name;
}

void Settle(std::vector<Column>& columns, const std::vector<bool>& own_name) {
  SettleNames(columns, own_name);
  DropStandIns(columns);
  GiveOwnNames(columns);
}

}  // namespace

std::optional<Header> ReadHeader(const Rows& grid, std::size_t row) {
  Header header;
  header.columns = CellsOf(grid[row]);
  if (!AllShort(header.columns)) return std::nullopt;
  DivideAll(header, grid, row);
  const std::vector<bool> own_name = NameAll(header.columns);
  const std::size_t written = CountIf(header.columns, [](const Column& c) { return !c.heading.empty() && !c.counted; });
  const std::size_t known = CountIf(header.columns, [](const Column& c) { return c.rank > 0; });
  if (known == 0 || known * 2 < written) return std::nullopt;
  header.weight = WeightOf(header.columns);
  Settle(header.columns, own_name);
  return header;
}

Header ReadUnknownHeader(const Rows& grid, std::size_t row) {
  Header header;
  header.columns = CellsOf(grid[row]);
  DivideAll(header, grid, row);
  const std::vector<bool> own_name = NameAll(header.columns);
  header.weight = WeightOf(header.columns);
  Settle(header.columns, own_name);
  return header;
}

bool IsActivityHeader(const Header& header) {
  const auto has = [&](ColumnRole role, int rank) {
    return std::any_of(header.columns.begin(), header.columns.end(),
                       [&](const Column& c) { return c.role == role && c.rank > 0 && c.rank <= rank; });
  };
  if (has(ColumnRole::kActivity, 1)) return true;
  const bool tells = has(ColumnRole::kActivity, 3) || has(ColumnRole::kInformation, 3);
  return tells && header.weight >= 1.5;
}

}  // namespace acervo::report
