// Rows are told apart by the empty lines between them, where there are such. Where rows stand close together, a new
// one begins at a line that writes into a column the line before had left empty (cells begin at their row's top), or
// that begins a text behind one that had room on its line.
#include "extractors/txt/row_split.h"

#include <algorithm>

#include "core/text.h"
#include "extractors/txt/lines.h"

namespace acervo::txt {
namespace {

using RowLines = std::vector<const CellLine*>;

class Splitter {
 public:
  Splitter(const std::vector<CellLine>& lines, Measure measure)
      : lines_(lines), columns_(lines.empty() ? 0 : lines.front().cells.size()) {
    for (std::size_t column = 0; column < columns_; ++column) {
      int width = 0;
      for (const CellLine& line : lines) {
        if (!line.section) width = std::max(width, Width(line.cells[column]));
      }
      widths_.push_back({width, measure});
    }
    numbered_ = IsNumbered();
    spaced_ = IsSpaced();
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
      if (Has(at, column) && Has(at - 1, column) &&
          BreaksParagraph(lines_[at - 1].cells[column], lines_[at].cells[column], widths_[column])) {
        anew.push_back(column);
      }
    }
    return anew;
  }

  bool BeginsCloseRow(std::size_t at) const {
    if (numbered_) return IsNumber(at);
    if (Resumes(at)) return true;
    if (IsWholeRow(at) && IsWholeRow(at - 1)) return true;
    const std::vector<std::size_t> anew = BegunAnew(at);
    return anew.size() >= 2 || (!anew.empty() && (anew.front() == 0 || Filled(at) == columns_));
  }

  // Among rows with empty lines between them a line begins one only where it looks like a row's first line.
  bool BeginsEvidentRow(std::size_t at, const CellLine& first) const {
    if (numbered_) return IsNumber(at);
    const std::size_t needed = std::max<std::size_t>(3, columns_ - 1);
    for (std::size_t column = 0; column < columns_; ++column) {
      if (Has(at, column) && first.cells[column].empty()) return false;
    }
    return Filled(at) >= needed && BegunAnew(at).size() >= 2;
  }

  // Rows have empty lines between them where those split the table about as finely as the texts do.
  bool IsSpaced() const {
    std::size_t paragraphs = 0, splits = 0;
    for (std::size_t at = 1; at < lines_.size(); ++at) {
      if (lines_[at].section || lines_[at - 1].section) continue;
      if (lines_[at].after_blank) {
        ++paragraphs;
      } else {
        splits += BeginsCloseRow(at);
      }
    }
    return paragraphs >= 2 && splits * 2 < paragraphs * 3;
  }

  // An empty line inside of a cell: what follows has the text of one column only, and not the first.
  bool GoesOnBehindBlank(std::size_t at) const {
    if (numbered_ && at > 1 && !Has(at, 0)) return Filled(at) < columns_ - 1;
    return columns_ > 2 && !Has(at, 0) && Filled(at) == 1;
  }

  bool BeginsRow(std::size_t at, const CellLine& first) const {
    const CellLine& line = lines_[at];
    if (line.section || lines_[at - 1].section) return true;
    if (line.after_blank) return !GoesOnBehindBlank(at);
    return spaced_ ? BeginsEvidentRow(at, first) : BeginsCloseRow(at);
  }

  const std::vector<CellLine>& lines_;
  std::size_t columns_;
  std::vector<WrapWidth> widths_;
  bool numbered_ = false;
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
