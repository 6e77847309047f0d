// Cells between pipes, one row a line, as Markdown has them, with or without a |---| line and outer pipes:
//
//     | No. | Actividad | Fecha |
//     |-----|-----------|-------|
//     | 1   | A \| B    | 12<br>13 |
//
// A row that a width has broken goes on in the next line. Where |---| lines stand between the rows, each row has as
// many lines as stand between two of them. Without such lines, cells padded to one width may be wrapped inside of
// their columns; the rows are then told apart as those of an aligned table are.
#include <algorithm>

#include "core/text.h"
#include "extractors/txt/markers.h"
#include "extractors/txt/row_split.h"
#include "extractors/txt/table.h"

namespace acervo::txt {
namespace {

constexpr std::size_t kMaxColumns = 256;
constexpr std::size_t kMaxRowLines = 32;

std::vector<std::string> SplitAtPipes(std::string_view text) {
  std::vector<std::string> cells(1);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escaped = text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '|' || text[at + 1] == '\\');
    if (escaped) {
      cells.back() += text[++at];
    } else if (text[at] == '|') {
      cells.emplace_back();
    } else {
      cells.back() += text[at];
    }
  }
  return cells;
}

bool HasOuterPipe(std::string_view text) { return !text.empty() && text.front() == '|'; }

std::vector<std::string> CellsOf(std::string_view text) {
  text = Trim(text);
  std::vector<std::string> cells = SplitAtPipes(text);
  if (HasOuterPipe(text)) cells.erase(cells.begin());
  if (cells.size() > 1 && text.back() == '|' && Trim(cells.back()).empty()) cells.pop_back();
  return cells;
}

bool IsRule(const Line& line) {
  const std::string_view text = Trim(line.text);
  return !line.blank && text.find_first_not_of("|:-=+ \t") == text.npos && text.find("--") != text.npos;
}

bool HasPipe(const Line& line) { return !line.blank && line.text.find('|') != std::string_view::npos; }

// <br> in its spellings is a line break.
std::string WithBreaks(std::string_view cell) {
  std::string text;
  for (std::size_t at = 0; at < cell.size();) {
    const bool tag =
        cell[at] == '<' && at + 3 < cell.size() && (cell[at + 1] | 0x20) == 'b' && (cell[at + 2] | 0x20) == 'r';
    const std::size_t close = tag ? cell.find('>', at) : cell.npos;
    if (close != cell.npos && cell.find_first_not_of(" /", at + 3) == close) {
      text += '\n';
      at = close + 1;
    } else {
      text += cell[at++];
    }
  }
  return text;
}

CellLine WrappedLine(const Line& line, std::size_t width) {
  CellLine result;
  const std::vector<std::string> cells = CellsOf(line.text);
  result.section = cells.size() == 1 && width > 1;
  for (const std::string& cell : cells) result.cells.emplace_back(Trim(cell));
  result.cells.resize(width);
  return result;
}

std::string CellText(std::string_view cell) { return CleanLines(WithBreaks(cell)); }

class Reader {
 public:
  Reader(const TextContext& context, std::size_t begin, std::size_t width)
      : context_(context),
        lines_(context.lines),
        at_(begin),
        end_(begin),
        width_(width),
        outer_(HasOuterPipe(Trim(lines_[begin].text))) {}

  TableMatch Read() {
    while (at_ < lines_.size() && Step()) {
    }
    EndRuledRow();
    if (shape_ == Shape::kWrapped) table_.rows = SplitRows(wrapped_, *context_.ends, Measure::kExact);
    SpanLoneCells(table_, static_cast<int>(width_));
    return {std::move(table_), end_, {}};
  }

  // Rules stand between the rows: a row is what stands between two of them.
  void ReadBetweenRules() { shape_ = Shape::kRuled; }
  // Cells are wrapped inside of their columns.
  void ReadWrapped() { shape_ = Shape::kWrapped; }

 private:
  enum class Shape { kLines, kRuled, kWrapped };

  bool Step() {
    const Line& line = lines_[at_];
    if (line.blank) return CrossBlank();
    if (IsRule(line)) {
      EndRuledRow();
      end_ = ++at_;
      return true;
    }
    if (!HasPipe(line) || (outer_ && !HasOuterPipe(Trim(line.text)))) return false;
    switch (shape_) {
      case Shape::kRuled: return TakeRuledLine();
      case Shape::kWrapped: return TakeWrappedLine();
      case Shape::kLines: break;
    }
    return TakeRow();
  }

  bool CrossBlank() {
    const std::size_t next = SkipBlank(lines_, at_);
    if (next >= lines_.size() || next > at_ + 1 || !HasPipe(lines_[next]) || IsRule(lines_[next])) return false;
    if (CellsOf(lines_[next].text).size() != width_) return false;
    // A header with its rule is a table of its own.
    if (next + 1 < lines_.size() && IsRule(lines_[next + 1]) && shape_ == Shape::kLines) return false;
    at_ = next;
    return true;
  }

  bool TakeRow() {
    std::string text(Trim(lines_[at_].text));
    std::vector<std::string> cells = CellsOf(text);
    std::size_t next = at_ + 1;
    std::string whole = text;
    while (outer_ && cells.size() <= width_ && whole.back() != '|' && next < lines_.size() &&
           next < at_ + kMaxRowLines && !lines_[next].blank && !HasOuterPipe(Trim(lines_[next].text)) &&
           !ReadMarker(lines_[next].text)) {
      context_.ends->Append(whole, Trim(lines_[next].text));
      ++next;
      if (CellsOf(whole).size() == width_ && whole.back() == '|') {
        cells = CellsOf(whole);
        at_ = next - 1;
      }
    }
    if (!outer_ && cells.size() < 2) return false;
    AddCells(cells);
    end_ = ++at_;
    return true;
  }

  // An empty line inside of a row parts paragraphs of its cells.
  void AddCells(const std::vector<std::string>& cells) {
    const bool empty =
        std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return Trim(cell).empty(); });
    if (empty && table_.rows.size() > 1) {
      inside_row_ = true;
      return;
    }
    if (!inside_row_) table_.rows.emplace_back(cells.size());
    std::vector<Cell>& row = table_.rows.back();
    row.resize(std::max(row.size(), cells.size()));
    for (std::size_t k = 0; k < cells.size(); ++k) {
      const std::string text = CellText(cells[k]);
      row[k].text += row[k].text.empty() || text.empty() ? text : "\n" + text;
    }
    inside_row_ = false;
  }

  bool TakeRuledLine() {
    const std::vector<std::string> cells = CellsOf(lines_[at_].text);
    if (open_.size() < cells.size()) open_.resize(cells.size());
    for (std::size_t k = 0; k < cells.size(); ++k) {
      if (const std::string_view text = Trim(cells[k]); !text.empty()) open_[k].emplace_back(text);
    }
    end_ = ++at_;
    return true;
  }

  bool TakeWrappedLine() {
    CellLine line = WrappedLine(lines_[at_], width_);
    line.after_blank = at_ > 0 && lines_[at_ - 1].blank && !wrapped_.empty();
    wrapped_.push_back(std::move(line));
    end_ = ++at_;
    return true;
  }

  void EndRuledRow() {
    if (open_.empty()) return;
    std::vector<Cell>& row = table_.rows.emplace_back();
    for (const std::vector<std::string>& lines : open_) {
      int width = 0;
      for (const std::string& line : lines) width = std::max(width, Width(line));
      row.push_back({CellText(context_.ends->Join(lines, {width, Measure::kExact})), 1, 1});
    }
    open_.clear();
  }

  const TextContext& context_;
  std::span<const Line> lines_;
  std::size_t at_;
  std::size_t end_;
  std::size_t width_;
  bool outer_;
  Shape shape_ = Shape::kLines;
  bool inside_row_ = false;  // behind an empty line of the table
  std::vector<std::vector<std::string>> open_;
  std::vector<CellLine> wrapped_;
  Table table_;
};

// Behind the header's rule there is another one with rows below it.
bool StandsBetweenRules(std::span<const Line> lines, std::size_t begin) {
  constexpr std::size_t kLookAhead = 256;
  std::size_t rules_above_rows = 0;
  bool below_rule = false, below_row = false;
  for (std::size_t at = begin; at < lines.size() && at < begin + kLookAhead && !lines[at].blank; ++at) {
    if (IsRule(lines[at])) {
      below_rule = below_row;
    } else if (HasPipe(lines[at])) {
      rules_above_rows += below_rule;
      below_rule = false;
      below_row = true;
    } else {
      break;
    }
  }
  return rules_above_rows >= 2;
}

bool IsRestOf(const CellLine& above, const CellLine& line, const std::vector<int>& widest) {
  if (above.section || line.section) return false;
  std::size_t empty = 0;
  for (std::size_t k = 0; k < widest.size(); ++k) {
    if (line.cells[k].empty()) {
      ++empty;
    } else if (above.cells[k].empty() || !IsFull(above.cells[k], line.cells[k], {widest[k], Measure::kExact})) {
      return false;
    }
  }
  return empty > 0 && empty < widest.size();
}

// Lines padded to one width of which several can only be the rest of the row above: some of their cells are empty,
// and over each of the others stands a cell with no room for one more word.
bool IsWrapped(std::span<const Line> lines, std::size_t begin, std::size_t width) {
  constexpr std::size_t kLookAhead = 128;
  std::vector<CellLine> cells;
  std::vector<int> widest(width);
  for (std::size_t at = begin; at < lines.size() && at < begin + kLookAhead && HasPipe(lines[at]); ++at) {
    if (IsRule(lines[at])) {
      if (lines[at].text.find('+') == std::string_view::npos) return false;  // Markdown: one line a row
      continue;
    }
    if (Width(Trim(lines[at].text)) != Width(Trim(lines[begin].text)) || CellsOf(lines[at].text).size() > width) {
      return false;
    }
    cells.push_back(WrappedLine(lines[at], width));
    for (std::size_t k = 0; k < width && !cells.back().section; ++k) {
      widest[k] = std::max(widest[k], Width(cells.back().cells[k]));
    }
  }
  std::size_t rests = 0;
  for (std::size_t at = 1; at < cells.size(); ++at) rests += IsRestOf(cells[at - 1], cells[at], widest);
  return rests * 6 >= cells.size();
}

std::size_t CellCount(const Line& line) { return CellsOf(line.text).size(); }

// The first line with cells of a table that may begin with a rule.
std::optional<std::size_t> FirstWithCells(std::span<const Line> lines, std::size_t begin) {
  const std::size_t first = IsRule(lines[begin]) && HasPipe(lines[begin]) ? begin + 1 : begin;
  if (first >= lines.size() || !HasPipe(lines[first]) || IsRule(lines[first])) return std::nullopt;
  const std::string_view text = Trim(lines[first].text);
  return HasOuterPipe(text) || !ReadMarker(text) ? std::optional(first) : std::nullopt;
}

// The header is followed by a rule, or by a row of as many cells. Without outer pipes a lone '|' between two words is a
// separator of its line.
bool IsHeaderOfRows(std::span<const Line> lines, std::size_t first, std::size_t next, std::size_t width) {
  if (IsRule(lines[next]) && next == first + 1) return true;
  const bool same = HasPipe(lines[next]) && CellCount(lines[next]) == width && next <= first + 2;
  return same && (HasOuterPipe(Trim(lines[first].text)) || width >= 3);
}

// A heading over the whole width between the header and its rows.
bool IsHeaderOverHeading(std::span<const Line> lines, std::size_t first, std::size_t next, std::size_t width) {
  if (!HasOuterPipe(Trim(lines[first].text)) || next != first + 1 || next + 1 >= lines.size()) return false;
  return HasPipe(lines[next]) && CellCount(lines[next]) == 1 && HasPipe(lines[next + 1]) &&
         CellCount(lines[next + 1]) == width;
}

// The columns below a title over the whole width.
std::optional<std::size_t> WidthBelowTitle(std::span<const Line> lines, std::size_t first, std::size_t next) {
  const std::string_view title = Trim(lines[first].text);
  if (!HasOuterPipe(title) || title.back() != '|' || !HasOuterPipe(Trim(lines[next].text))) return std::nullopt;
  const std::size_t header = IsRule(lines[next]) && next + 1 < lines.size() ? next + 1 : next;
  const std::size_t width = CellCount(lines[header]);
  return width >= 2 && width <= kMaxColumns ? std::optional(width) : std::nullopt;
}

std::optional<std::size_t> WidthAt(std::span<const Line> lines, std::size_t begin) {
  const auto first = FirstWithCells(lines, begin);
  if (!first) return std::nullopt;
  const std::size_t width = CellsOf(Trim(lines[*first].text)).size();
  std::size_t next = *first + 1;
  if (next < lines.size() && lines[next].blank) next = SkipBlank(lines, next);
  if (width > kMaxColumns || next >= lines.size()) return std::nullopt;
  if (width == 1) return WidthBelowTitle(lines, *first, next);
  const bool header = IsHeaderOfRows(lines, *first, next, width) || IsHeaderOverHeading(lines, *first, next, width);
  return width >= 2 && header ? std::optional(width) : std::nullopt;
}

}  // namespace

std::optional<TableMatch> FindPipeTable(const TextContext& context, std::size_t begin) {
  if (!HasPipe(context.lines[begin])) return std::nullopt;
  const std::optional<std::size_t> width = WidthAt(context.lines, begin);
  if (!width) return std::nullopt;
  Reader reader(context, begin, *width);
  if (StandsBetweenRules(context.lines, begin)) {
    reader.ReadBetweenRules();
  } else if (IsWrapped(context.lines, begin, *width)) {
    reader.ReadWrapped();
  }
  return reader.Read();
}

}  // namespace acervo::txt
