// The shapes are tried from the surest on; the first that a table has decides. Within the rows of a list a line is a
// heading, an item, what goes on with an item, or text.
#include "parsers/report/list_rows.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/text.h"
#include "parsers/report/column_names.h"
#include "parsers/report/headings.h"

namespace acervo::report {
namespace {

constexpr std::size_t kFewestItems = 2;

using Cells = std::vector<const Cell*>;

Paragraph Plain(std::string text) {
  Paragraph paragraph;
  paragraph.text = std::move(text);
  return paragraph;
}

// A row of its own in a table is set off as no bold line is.
Paragraph Heading(std::string text) {
  Paragraph paragraph = Plain(std::move(text));
  paragraph.bold = true;
  return paragraph;
}

Paragraph Item(std::string text, int level, std::string marker) {
  Paragraph paragraph = Plain(std::move(text));
  paragraph.list = ListMark{level, std::move(marker)};
  return paragraph;
}

bool IsBeforeItem(const std::vector<CellLine>& lines, std::size_t at) {
  return at + 1 < lines.size() ? lines[at + 1].mark.has_value() : false;
}

class ListRowFinder {
 public:
  ListRowFinder(const Rows& grid, bool under_heading) : grid_(grid), under_heading_(under_heading) {
    for (const Row& row : grid) cells_.push_back(FilledCells(row));
  }

  ListRows Find() {
    if (TakeMarkerColumn() || TakeOneColumn() || TakeBesideHeading() || TakeColumnsOfLists()) return std::move(found_);
    if (const std::optional<std::size_t> begin = BeginOfFoot()) TakeFoot(*begin);
    return std::move(found_);
  }

 private:
  std::vector<CellLine> Lines(const Cell& cell) { return LinesOf(cell, bullets_); }

  std::size_t CountItems(std::size_t begin, std::size_t end) {
    std::size_t items = 0;
    for (std::size_t row = begin; row < end; ++row) {
      for (const Cell* cell : cells_[row]) {
        for (const CellLine& line : Lines(*cell)) items += line.mark ? 1 : 0;
      }
    }
    return items;
  }

  std::size_t NextFilled(std::size_t row) const {
    for (++row; row < cells_.size() && cells_[row].empty();) ++row;
    return row;
  }

  // --- a column of bullets or numbers beside the column of texts ---

  bool IsMarked(const Cells& cells, bool numbers) const {
    if (cells.size() != 2) return false;
    return IsBulletAlone(cells[0]->text) || (numbers && IsOrdinalAlone(cells[0]->text));
  }

  // 'N° | Coordinación' above the numbers.
  bool IsNumberHead(const Cells& cells) const {
    if (cells.size() != 2) return false;
    const std::optional<ColumnName> name = FindColumnName(cells[0]->text);
    return name && name->name == "no" && (under_heading_ || AnnouncesCoordinations(cells[1]->text));
  }

  bool TakeMarkerColumn() {
    std::size_t first = 0;
    while (first < cells_.size() && cells_[first].size() < 2) ++first;
    if (first == cells_.size()) return false;
    const bool head = IsNumberHead(cells_[first]);
    const bool numbers = under_heading_ || head;
    std::size_t marked = 0;
    for (std::size_t row = first + (head ? 1 : 0); row < cells_.size(); ++row) {
      if (cells_[row].size() < 2) continue;
      if (!IsMarked(cells_[row], numbers)) return false;
      ++marked;
    }
    if (marked < (under_heading_ || head ? 1 : kFewestItems)) return false;
    for (std::size_t row = 0; row < cells_.size(); ++row) {
      head&& row == first ? AddNumberHead(row) : AddMarkedRow(row);
    }
    return true;
  }

  void AddNumberHead(std::size_t row) {
    ListRow& added = Add(row, DiagnosticCode::kHeaderRow);
    if (!under_heading_) added.paragraphs.push_back(Heading(cells_[row][1]->text));
  }

  void AddMarkedRow(std::size_t row) {
    const Cells& cells = cells_[row];
    if (cells.empty()) {
      Add(row, DiagnosticCode::kEmptyRow);
    } else if (cells.size() == 2) {
      AddMarked(row);
    } else if (grid_[row].front() != cells[0] && !open_.empty()) {
      AddContinuation(row);
    } else {
      AddCell(row, *cells[0]);
    }
  }

  void AddMarked(std::size_t row) {
    const Cell* marker = cells_[row][0];
    const int level = LevelOf(marker->text, row);
    const std::vector<CellLine> lines = Lines(*cells_[row][1]);
    ListRow& added = Add(row, std::nullopt);
    for (const CellLine& line : lines) {
      if (added.paragraphs.empty()) {
        added.paragraphs.push_back(Item(line.text, level, marker->text));
      } else if (line.mark) {
        added.paragraphs.push_back(Item(line.text, level + 1 + line.mark->level, line.mark->marker));
      } else {
        added.paragraphs.push_back(Continued(line.text, level));
      }
    }
    Settle(added);
  }

  void AddContinuation(std::size_t row) {
    ListRow& added = Add(row, DiagnosticCode::kContinuationRow);
    for (const CellLine& line : Lines(*cells_[row][0]))
      added.paragraphs.push_back(Continued(line.text, static_cast<int>(open_.size()) - 1));
  }

  static Paragraph Continued(std::string text, int level) {
    Paragraph paragraph = Plain(std::move(text));
    paragraph.continues = level;
    return paragraph;
  }

  // A marker further in, or another one at the same place, stands under the one above.
  int LevelOf(const std::string& marker, std::size_t row) {
    const auto place = std::find(grid_[row].begin(), grid_[row].end(), cells_[row][0]) - grid_[row].begin();
    const std::pair<std::ptrdiff_t, std::string> key{place, IsOrdinalAlone(marker) ? "#" : marker};
    const auto same = std::find(open_.begin(), open_.end(), key);
    if (same != open_.end()) {
      open_.erase(same + 1, open_.end());
    } else {
      while (!open_.empty() && open_.back().first > key.first) open_.pop_back();
      open_.push_back(key);
    }
    return static_cast<int>(open_.size()) - 1;
  }

  // --- a table of one column ---

  bool TakeOneColumn() {
    const bool one = std::all_of(grid_.begin(), grid_.end(), [](const Row& row) { return row.size() == 1; });
    if (!one || grid_.empty()) return false;
    std::size_t lines = 0;
    bool announced = false;
    for (std::size_t row = 0; row < cells_.size(); ++row) {
      announced = announced || OpensFoot(row);
      for (const Cell* cell : cells_[row]) lines += Lines(*cell).size();
    }
    const std::size_t items = CountItems(0, cells_.size());
    const bool listed = items >= kFewestItems && items * 2 >= lines;
    if (!announced && !listed && !(under_heading_ && items > 0)) return false;
    TakeRows(0, cells_.size());
    return true;
  }

  // --- a heading beside its list ---

  bool IsBesideHeading(std::size_t row) {
    const Cells& cells = cells_[row];
    if (cells.size() != 2 || !AnnouncesCoordinations(cells[0]->text)) return false;
    const std::vector<CellLine> lines = Lines(*cells[1]);
    return lines.size() > 1 || (lines.size() == 1 && lines[0].mark);
  }

  bool HasLabel(std::size_t row) const {
    return cells_[row].empty() || (cells_[row].size() == 2 && IsHeadingLike(cells_[row][0]->text));
  }

  bool TakeBesideHeading() {
    bool any = false;
    for (std::size_t row = 0; row < cells_.size(); ++row) {
      if (!HasLabel(row)) return false;
      any = any || IsBesideHeading(row);
    }
    if (!any) return false;
    for (std::size_t row = 0; row < cells_.size(); ++row) AddBeside(row);
    return true;
  }

  void AddBeside(std::size_t row) {
    if (cells_[row].empty()) return void(Add(row, DiagnosticCode::kEmptyRow));
    ListRow& added = Add(row, std::nullopt);
    added.paragraphs.push_back(Heading(cells_[row][0]->text));
    AppendCell(*cells_[row][1], added);
    Settle(added);
  }

  // --- two or three columns of a page, one of them the coordinations ---

  // The first line of a cell announces coordinations, and further lines or the cell below hold them.
  bool TakeColumnsOfLists() {
    if (grid_.empty() || grid_.size() > 2 || cells_[0].size() < 2) return false;
    if (grid_.size() == 2 && cells_[0].size() != cells_[1].size()) return false;
    bool any = false;
    for (std::size_t column = 0; column < cells_[0].size(); ++column) {
      const std::vector<CellLine> lines = Lines(*cells_[0][column]);
      if (lines.empty() || !AnnouncesCoordinations(lines[0].text)) continue;
      const std::size_t below = grid_.size() == 2 ? CountItemsOf(*cells_[1][column]) : 0;
      any = any || lines.size() > 1 || below > 0;
    }
    if (!any) return false;
    for (std::size_t row = 0; row < grid_.size(); ++row) Add(row, std::nullopt);
    for (std::size_t column = 0; column < cells_[0].size(); ++column) {
      for (std::size_t row = 0; row < grid_.size(); ++row) AppendCell(*cells_[row][column], found_.rows.back());
    }
    if (grid_.size() == 2) found_.rows[0].reason = DiagnosticCode::kCoordinationHeading;
    Settle(found_.rows.back());
    return true;
  }

  std::size_t CountItemsOf(const Cell& cell) {
    const std::vector<CellLine> lines = Lines(cell);
    return static_cast<std::size_t>(
        std::count_if(lines.begin(), lines.end(), [](const CellLine& line) { return line.mark.has_value(); }));
  }

  // --- merged rows of a table ---

  // The row announces coordinations, and they follow in its cell or in merged rows.
  bool OpensFoot(std::size_t row) {
    if (cells_[row].size() == 2 && cells_[row][1]->col_span > 1) return IsBesideHeading(row);
    if (cells_[row].size() != 1) return false;
    const std::vector<CellLine> lines = Lines(*cells_[row][0]);
    if (lines.empty() || !AnnouncesCoordinations(lines[0].text)) return false;
    if (lines.size() > 1) return true;
    const std::size_t next = NextFilled(row);
    return next < cells_.size() && (cells_[next].size() == 1 || IsNumberedLine(next));
  }

  std::optional<std::size_t> BeginOfFoot() {
    bool rows = false;  // of several cells above
    for (std::size_t row = 0; row < cells_.size(); ++row) {
      if (rows && OpensFoot(row)) {
        const std::size_t end = EndOfRun(row);
        if (HoldsList(row, end)) return row;
        row = end - 1;
      }
      rows = rows || cells_[row].size() > 1;
    }
    return rows ? BeginOfUnannouncedFoot() : std::nullopt;
  }

  bool IsWide(std::size_t row) const {
    return std::all_of(grid_[row].begin(), grid_[row].end(),
                       [&](const Cell* cell) { return cell && cell == grid_[row].front(); });
  }

  // Merged rows of items below the last row of several cells, where no merged row above holds any.
  std::optional<std::size_t> BeginOfUnannouncedFoot() {
    std::size_t begin = cells_.size();
    while (begin > 0 && (cells_[begin - 1].empty() || IsWide(begin - 1))) --begin;
    for (std::size_t row = 0; row < begin; ++row) {
      if (cells_[row].size() == 1 && CountItemsOf(*cells_[row][0]) > 0) return std::nullopt;
    }
    if (CountItems(begin, cells_.size()) < kFewestItems) return std::nullopt;
    return begin;
  }

  // 'Gestiones' over 'Con embajadas' over rows of activities heads those.
  bool HoldsList(std::size_t begin, std::size_t end) {
    if (end == cells_.size() || CountItems(begin, end) > 0) return true;
    return std::any_of(cells_.begin() + static_cast<std::ptrdiff_t>(begin),
                       cells_.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const Cells& cells) { return cells.size() > 1; });
  }

  std::size_t EndOfRun(std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < cells_.size() && (cells_[end].size() < 2 || IsNumberedLine(end) || OpensFoot(end))) ++end;
    return end;
  }

  // Before rows of activities the merged rows that hold no item head those.
  std::size_t EndOfFoot(std::size_t begin) {
    std::size_t end = EndOfRun(begin);
    if (end == cells_.size()) return end;
    while (end > begin + 1 && cells_[end - 1].size() == 1 && CountItemsOf(*cells_[end - 1][0]) == 0) --end;
    return end;
  }

  // '1 | Coordinación con …': the text reaches over what would be several columns.
  bool IsNumberedLine(std::size_t row) const {
    return IsMarked(cells_[row], true) && (cells_[row][1]->col_span > 1 || grid_[row].size() == 2);
  }

  void TakeFoot(std::size_t begin) { TakeRows(begin, EndOfFoot(begin)); }

  void TakeRows(std::size_t begin, std::size_t end) {
    unmarked_ = CountItems(begin, end) == 0 && std::none_of(cells_.begin() + static_cast<std::ptrdiff_t>(begin),
                                                            cells_.begin() + static_cast<std::ptrdiff_t>(end),
                                                            [](const Cells& cells) { return cells.size() > 1; });
    for (std::size_t row = begin; row < end; ++row) {
      if (cells_[row].size() == 2 && !IsMarked(cells_[row], true)) {
        AddBeside(row);
      } else {
        AddMarkedRow(row);
      }
    }
  }

  // --- rows ---

  ListRow& Add(std::size_t row, std::optional<DiagnosticCode> reason) {
    return found_.rows.emplace_back(ListRow{row, {}, reason});
  }

  void AddCell(std::size_t row, const Cell& cell) {
    ListRow& added = Add(row, std::nullopt);
    AppendCell(cell, added);
    Settle(added);
  }

  void AppendCell(const Cell& cell, ListRow& row) {
    const std::vector<CellLine> lines = Lines(cell);
    std::optional<int> level;  // of the last item of the cell
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const CellLine& line = lines[i];
      if (line.mark && !AnnouncesCoordinations(line.text)) {
        level = line.mark->level;
        row.paragraphs.push_back(Item(line.text, *level, line.mark->marker));
      } else {
        row.paragraphs.push_back(PlainLine(lines, i, level));
        if (row.paragraphs.back().bold) level.reset();
      }
    }
  }

  Paragraph PlainLine(const std::vector<CellLine>& lines, std::size_t at, std::optional<int> level) const {
    const std::string& text = lines[at].text;
    if (AnnouncesCoordinations(text)) return Heading(text);
    const auto announced = FindAnnouncement(text);
    const bool closing = announced && announced->kind == HeadingKind::kClosing;
    if (closing || IsNote(text)) return Plain(text);
    if (unmarked_) return Item(text, 0, "•");
    if (level) return Continued(text, *level);
    return IsHeadingLike(text) && !IsSentence(text) && (lines.size() == 1 || IsBeforeItem(lines, at)) ? Heading(text)
                                                                                                      : Plain(text);
  }

  // Says why a row without any item is none.
  static void Settle(ListRow& row) {
    const auto is_item = [](const Paragraph& paragraph) { return paragraph.list.has_value(); };
    if (row.reason || std::any_of(row.paragraphs.begin(), row.paragraphs.end(), is_item)) return;
    const bool heading = !row.paragraphs.empty() && row.paragraphs.front().bold;
    row.reason = row.paragraphs.empty() ? DiagnosticCode::kEmptyRow
                 : heading              ? DiagnosticCode::kCoordinationHeading
                                        : DiagnosticCode::kSectionText;
  }

  const Rows& grid_;
  const bool under_heading_;
  std::vector<Cells> cells_;  // of each row, those that hold text
  std::vector<std::string> bullets_;
  std::vector<std::pair<std::ptrdiff_t, std::string>> open_;  // markers of a column: place and look
  bool unmarked_ = false;                                     // each line is an item: none has a marker
  ListRows found_;
};

}  // namespace

bool ListRows::Holds(std::size_t row) const {
  const auto found = std::lower_bound(rows.begin(), rows.end(), row,
                                      [](const ListRow& one, std::size_t other) { return one.row < other; });
  return found != rows.end() && found->row == row;
}

ListRows FindListRows(const Rows& grid, bool under_heading) { return ListRowFinder(grid, under_heading).Find(); }

}  // namespace acervo::report
