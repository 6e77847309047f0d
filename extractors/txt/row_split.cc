// Rows are told apart by the empty lines between them, where there are such. Where rows stand close together, a new
// one begins at a line that writes into a column the line before had left empty (cells begin at their row's top), or
// that begins a text behind one that had room on its line.
#include "extractors/txt/row_split.h"

#include <algorithm>

#include "core/text.h"
#include "extractors/txt/lines.h"
#include "extractors/txt/markers.h"

namespace acervo::txt {
namespace {

using RowLines = std::vector<const CellLine*>;

// Text in the first of several columns alone may be a heading over the whole width.
bool IsLoneLine(const CellLine& line) {
  return line.cells.size() > 2 && !line.cells[0].empty() &&
         std::all_of(line.cells.begin() + 1, line.cells.end(), [](const std::string& cell) { return cell.empty(); });
}

// A list inside of a cell begins no row.
bool BeginsItem(std::string_view cell) {
  const auto marker = ReadMarker(cell);
  return marker && marker->number == 0;
}

class Splitter {
 public:
  Splitter(const std::vector<CellLine>& lines, Measure measure)
      : lines_(lines), columns_(lines.empty() ? 0 : lines.front().cells.size()) {
    for (std::size_t column = 0; column < columns_; ++column) {
      int width = 0;
      for (const CellLine& line : lines) {
        if (!line.section && !IsLoneLine(line)) width = std::max(width, Width(line.cells[column]));
      }
      widths_.push_back({width, measure});
    }
    if (measure == Measure::kExact && !IsExact()) {
      for (WrapWidth& width : widths_) width.measure = Measure::kProportional;
    }
    numbered_ = IsNumbered();
    FindNumberRests();
    spaced_ = IsSpaced();
    numbers_inside_ = numbered_ && HasNumbersInside();
  }

  std::vector<RowLines> Split() const {
    std::vector<RowLines> rows;
    for (std::size_t at = 0; at < lines_.size(); ++at) {
      if (rows.empty() || BeginsRow(at, *rows.back().front())) rows.emplace_back();
      rows.back().push_back(&lines_[at]);
    }
    return rows;
  }

  WrapWidth width(std::size_t column) const { return widths_[column]; }

 private:
  bool Has(std::size_t line, std::size_t column) const { return !lines_[line].cells[column].empty(); }
  std::size_t Filled(std::size_t line) const {
    return static_cast<std::size_t>(std::count_if(lines_[line].cells.begin(), lines_[line].cells.end(),
                                                  [](const std::string& cell) { return !cell.empty(); }));
  }

  // Where text goes on in mid-sentence, the line above had no room for one more word.
  bool IsExact() const {
    std::size_t all = 0, full = 0;
    for (std::size_t at = 1; at < lines_.size(); ++at) {
      for (std::size_t column = 0; column < columns_; ++column) {
        const std::string& above = lines_[at - 1].cells[column];
        const std::string& cell = lines_[at].cells[column];
        if (above.empty() || !IsLower(FirstOf(cell)) || EndsSentence(above) || lines_[at].after_blank) continue;
        ++all;
        full += IsFull(above, cell, widths_[column]);
      }
    }
    return all < 4 || full * 10 >= all * 9;
  }

  bool IsNumber(std::size_t line) const {
    const std::string& cell = lines_[line].cells[0];
    return !cell.empty() && cell.size() <= 5 && IsDigit(static_cast<unsigned char>(cell[0])) &&
           cell.find_first_not_of("0123456789.)-") == cell.npos;
  }

  // The first column counts the rows.
  bool IsNumbered() const {
    std::size_t numbers = 0, others = 0;
    for (std::size_t at = 1; at < lines_.size(); ++at) {
      if (lines_[at].section || !Has(at, 0)) continue;
      ++(IsNumber(at) ? numbers : others);
    }
    return numbers >= 2 && numbers >= others * 9;
  }

  // A column too narrow for "12" has "1" above "2": the second is no number of its own where the two together are the
  // one that is due.
  void FindNumberRests() {
    number_rests_.assign(lines_.size(), false);
    if (!numbered_) return;
    std::string begun;  // the first digits of the number that is due
    long last = 0;
    for (std::size_t at = 1; at < lines_.size(); ++at) {
      if (!Has(at, 0) || !IsNumber(at)) continue;
      const std::string& cell = lines_[at].cells[0];
      const std::string due = std::to_string(last + 1);
      if (!begun.empty() && begun + cell == due && Width(due) > widths_[0].columns) {
        number_rests_[at] = true;
        begun.clear();
        ++last;
      } else if (cell != due && due.starts_with(cell)) {
        begun = cell;
      } else {
        begun.clear();
        last = std::atol(cell.c_str());
      }
    }
  }

  // Every column has text, and none goes on with a sentence.
  bool IsWholeRow(std::size_t at) const {
    return columns_ > 2 && std::none_of(lines_[at].cells.begin(), lines_[at].cells.end(),
                                        [](const std::string& cell) { return cell.empty() || IsLower(FirstOf(cell)); });
  }

  bool Resumes(std::size_t at) const {
    for (std::size_t column = 0; column < columns_; ++column) {
      if (Has(at, column) && !Has(at - 1, column)) return true;
    }
    return false;
  }

  // Columns whose text begins anew though the line before had room for it.
  std::vector<std::size_t> BegunAnew(std::size_t at) const {
    std::vector<std::size_t> anew;
    for (std::size_t column = 0; column < columns_; ++column) {
      if (Has(at, column) && Has(at - 1, column) && !BeginsItem(lines_[at].cells[column]) &&
          BreaksParagraph(lines_[at - 1].cells[column], lines_[at].cells[column], widths_[column])) {
        anew.push_back(column);
      }
    }
    return anew;
  }

  bool BeginsNumber(std::size_t at) const { return IsNumber(at) && !number_rests_[at]; }

  bool BeginsCloseRow(std::size_t at) const {
    if (numbered_) return BeginsNumber(at);
    if (Resumes(at)) return true;
    if (IsWholeRow(at) && IsWholeRow(at - 1)) return true;
    const std::vector<std::size_t> anew = BegunAnew(at);
    return anew.size() >= 2 || (!anew.empty() && (anew.front() == 0 || Filled(at) == columns_));
  }

  // Among rows with empty lines between them a line begins one only where it looks like a row's first line.
  bool BeginsEvidentRow(std::size_t at, const CellLine& first) const {
    if (numbered_) return BeginsNumber(at);
    const std::size_t needed = std::max<std::size_t>(3, columns_ - 1);
    for (std::size_t column = 0; column < columns_; ++column) {
      if (Has(at, column) && first.cells[column].empty()) return false;
    }
    return Filled(at) >= needed && BegunAnew(at).size() >= 2;
  }

  // Rows have empty lines between them where those split the table about as finely as the texts do.
  bool IsSpaced() const {
    std::size_t paragraphs = 0, splits = 0, begin = 0;
    for (std::size_t at = 1; at < lines_.size(); ++at) {
      if (lines_[at].section || lines_[at - 1].section) {
        begin = at;
      } else if (lines_[at].after_blank) {
        ++paragraphs;
        begin = at;
      } else {
        splits += SplitsParagraph(begin, at);
      }
    }
    return paragraphs >= 2 && splits * 2 < paragraphs * 3;
  }

  // Between empty lines there is one number at most, but not always in the first line: it is set in the middle of its
  // row or at its foot.
  bool HasNumbersInside() const {
    std::size_t paragraphs = 0, inside = 0, more = 0, numbers = 0;
    for (std::size_t at = 1; at < lines_.size(); ++at) {
      if (lines_[at].after_blank) numbers = 0, ++paragraphs;
      if (!BeginsNumber(at)) continue;
      inside += numbers == 0 && !lines_[at].after_blank;
      more += numbers++ > 0;
    }
    return inside > 1 && paragraphs > 2 && more * 10 <= paragraphs;
  }

  bool NumberFollows(std::size_t at) const {
    for (std::size_t next = at; next < lines_.size() && (next == at || !lines_[next].after_blank); ++next) {
      if (BeginsNumber(next)) return true;
    }
    return false;
  }

  // Where cells are set in the middle or at the foot of their rows, a column that begins late proves no row; one that
  // begins a second time does.
  bool SplitsParagraph(std::size_t begin, std::size_t at) const {
    if (numbered_) return BeginsNumber(at);
    if (!BeginsCloseRow(at)) return false;
    if (!Resumes(at)) return true;
    for (std::size_t column = 0; column < columns_; ++column) {
      if (!Has(at, column) || Has(at - 1, column)) continue;
      for (std::size_t above = begin; above < at; ++above) {
        if (Has(above, column)) return true;
      }
    }
    return false;
  }

  // An empty line inside of a cell: up to the next one there is the text of one column only, and not the first.
  bool GoesOnBehindBlank(std::size_t at) const {
    std::vector<bool> filled(columns_);
    for (std::size_t next = at; next < lines_.size() && (next == at || !lines_[next].after_blank); ++next) {
      if (lines_[next].section || (numbered_ && BeginsNumber(next))) break;
      for (std::size_t column = 0; column < columns_; ++column) filled[column] = filled[column] || Has(next, column);
    }
    const auto count = static_cast<std::size_t>(std::count(filled.begin(), filled.end(), true));
    if (numbered_ && at > 1 && !Has(at, 0)) return count < columns_ - 1;
    return columns_ > 2 && !filled[0] && count == 1;
  }

  bool BeginsRow(std::size_t at, const CellLine& first) const {
    const CellLine& line = lines_[at];
    if (line.section || lines_[at - 1].section) return true;
    if (numbers_inside_) return line.after_blank && NumberFollows(at);
    if (line.after_blank) return !GoesOnBehindBlank(at);
    return spaced_ ? BeginsEvidentRow(at, first) : BeginsCloseRow(at);
  }

  const std::vector<CellLine>& lines_;
  std::size_t columns_;
  std::vector<WrapWidth> widths_;
  bool numbered_ = false;
  std::vector<bool> number_rests_;
  bool numbers_inside_ = false;
  bool spaced_ = false;
};

std::string CellText(const RowLines& row, std::size_t column, const LineEnds& ends, WrapWidth width) {
  std::vector<std::string> lines;
  for (const CellLine* line : row) {
    if (!line->cells[column].empty()) lines.push_back(line->cells[column]);
  }
  return CleanLines(ends.Join(lines, width));
}

// Nearly every row has text in its first column.
bool FirstColumnFilled(const std::vector<RowLines>& rows) {
  const auto filled =
      std::count_if(rows.begin(), rows.end(), [](const RowLines& row) { return !row.front()->cells[0].empty(); });
  return filled * 10 >= static_cast<std::ptrdiff_t>(rows.size()) * 8;
}

bool IsLone(const RowLines& row) {
  const std::vector<std::string>& cells = row.front()->cells;
  return std::all_of(row.begin(), row.end(),
                     [](const CellLine* line) {
                       return std::all_of(line->cells.begin() + 1, line->cells.end(),
                                          [](const std::string& cell) { return cell.empty(); });
                     }) &&
         cells.size() > 2;
}

// What stands in `row` goes on with a sentence that the row above has begun.
bool ContinuesText(const RowLines& above, const CellLine& row) {
  for (std::size_t column = 0; column < row.cells.size(); ++column) {
    const std::string& upper = above.back()->cells[column];
    if (!upper.empty() && IsLower(FirstOf(row.cells[column])) && !EndsSentence(upper)) return true;
  }
  return false;
}

// A row that a page break has cut goes on at the next page's top: in mid-sentence, or with its first column empty.
std::vector<RowLines> WithCutRowsJoined(std::vector<RowLines> rows) {
  const bool filled = FirstColumnFilled(rows);
  std::vector<RowLines> joined;
  for (RowLines& row : rows) {
    const CellLine& first = *row.front();
    const bool top = first.opens_page && !first.section && joined.size() > 1;
    if (top && ((filled && first.cells[0].empty()) || ContinuesText(joined.back(), first))) {
      joined.back().insert(joined.back().end(), row.begin(), row.end());
    } else {
      joined.push_back(std::move(row));
    }
  }
  return joined;
}

}  // namespace

std::vector<std::vector<Cell>> SplitRows(const std::vector<CellLine>& lines, const LineEnds& ends, Measure measure) {
  const Splitter splitter(lines, measure);
  const std::vector<RowLines> rows = WithCutRowsJoined(splitter.Split());
  const std::size_t columns = lines.front().cells.size();
  std::vector<std::vector<Cell>> table;
  for (const RowLines& row : rows) {
    std::vector<Cell>& cells = table.emplace_back();
    if (row.front()->section || IsLone(row)) {
      cells.push_back({CellText(row, 0, ends, splitter.width(0)), 1, static_cast<int>(columns)});
      continue;
    }
    for (std::size_t column = 0; column < columns; ++column) {
      cells.push_back({CellText(row, column, ends, splitter.width(column)), 1, 1});
    }
  }
  return table;
}

}  // namespace acervo::txt
