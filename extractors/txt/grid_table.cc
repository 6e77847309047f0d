// Tables drawn with characters, a cell in a box:
//
//     +------+-------+        ┌──────┬───────┐
//     | No.  | Fecha |        │ No.  │ Fecha │
//     +======+=======+        ├──────┼───────┤
//     | 1    | 12 de |        │ 1    │ 12    │
//     |      | mayo  |        └──────┴───────┘
//     +------+-------+
//
// Where only the header is ruled off, the rows are told apart as those of an aligned table are.
// Cells are merged where the line between them is missing: columns where no row line has its '|', rows where the rule
// has spaces in place of dashes.
#include <algorithm>
#include <set>
#include <utility>

#include "core/text.h"
#include "extractors/txt/row_split.h"
#include "extractors/txt/table.h"

namespace acervo::txt {
namespace {

constexpr std::size_t kMaxLines = 200000;
constexpr std::size_t kMaxBytes = 8000;  // of a line: 2000 columns
constexpr std::size_t kMaxCuts = 128;

// Box-drawing characters as the ASCII ones they stand for (U+2500–257F).
char32_t Plain(char32_t c) {
  if (c == U'|' || c == U'+' || c == U'-' || c == U'=') return c;
  if (c < 0x2500 || c > 0x257F) return c;
  constexpr std::u32string_view kHorizontal = U"─━┄┅┈┉╌╍═╴╶╸╺╼╾";
  constexpr std::u32string_view kVertical = U"│┃┆┇┊┋╎╏║╵╷╹╻╽╿";
  if (kHorizontal.find(c) != kHorizontal.npos) return U'-';
  if (kVertical.find(c) != kVertical.npos) return U'|';
  return U'+';
}

std::u32string PlainColumns(std::string_view text) {
  std::u32string columns = Columns(text);
  for (char32_t& c : columns) c = Plain(c);
  return columns;
}

bool IsDash(char32_t c) { return c == U'-' || c == U'='; }

// A rule: at least two corners with dashes between; beside them text may stand where a cell goes on over the rule.
bool IsRule(std::u32string_view columns) {
  int corners = 0, drawn = 0;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    corners += columns[k] == U'+';
    drawn += columns[k] == U'+' && k + 2 < columns.size() && IsDash(columns[k + 1]) && IsDash(columns[k + 2]);
  }
  const char32_t first = TrimColumns(columns).empty() ? 0 : TrimColumns(columns).front();
  return corners >= 2 && drawn >= 1 && (first == U'+' || first == U'|');
}

bool IsFullRule(std::u32string_view columns) {
  const std::u32string_view text = TrimColumns(columns);
  return IsRule(columns) && std::all_of(text.begin(), text.end(), [](char32_t c) { return c == U'+' || IsDash(c); });
}

bool IsContent(std::u32string_view columns) {
  const std::u32string_view text = TrimColumns(columns);
  return text.size() >= 2 && text.front() == U'|';
}

struct Drawing {
  std::vector<std::u32string> lines;
  std::vector<int> cuts;  // the columns where boxes may end, left and right edge included
  std::size_t end = 0;
};

std::optional<Drawing> ReadDrawing(std::span<const Line> lines, std::size_t begin) {
  Drawing drawing;
  std::set<int> cuts;
  std::size_t at = begin;
  for (; at < lines.size() && at < begin + kMaxLines && !lines[at].blank; ++at) {
    if (lines[at].text.size() > kMaxBytes) break;
    std::u32string columns = PlainColumns(lines[at].text);
    const bool rule = IsRule(columns);
    if (!rule && !IsContent(columns)) break;
    for (int k = 0; rule && k < static_cast<int>(columns.size()); ++k) {
      if (columns[k] == U'+') cuts.insert(k);
    }
    if (cuts.size() > kMaxCuts) break;
    drawing.lines.push_back(std::move(columns));
  }
  if (cuts.size() < 2 || drawing.lines.size() < 3) return std::nullopt;
  drawing.cuts.assign(cuts.begin(), cuts.end());
  drawing.end = at;
  return drawing;
}

char32_t At(const std::u32string& line, int column) {
  return column < static_cast<int>(line.size()) ? line[column] : U' ';
}

// The elementary boxes of the drawing: bands between rules, columns between cuts.
class Boxes {
 public:
  explicit Boxes(const Drawing& drawing) : drawing_(drawing), columns_(static_cast<int>(drawing.cuts.size()) - 1) {}

  Table Read(const LineEnds& ends) {
    SplitBands();
    if (IsUnruled()) return ReadUnruled(ends);
    Table table;
    for (std::size_t band = 0; band < bands_.size(); ++band) AddRow(band, ends, table);
    return table;
  }

 private:
  struct Band {
    std::vector<const std::u32string*> lines;
    const std::u32string* rule_below = nullptr;
  };

  void SplitBands() {
    Band band;
    for (const std::u32string& line : drawing_.lines) {
      if (!IsRule(line)) {
        band.lines.push_back(&line);
      } else if (!band.lines.empty()) {
        band.rule_below = &line;
        bands_.push_back(std::exchange(band, {}));
      }
    }
    if (!band.lines.empty()) bands_.push_back(std::move(band));
    taken_.assign(bands_.size(), std::vector<bool>(columns_, false));
  }

  // A header, and below it one band whose lines write into the first column again and again.
  bool IsUnruled() const {
    if (bands_.size() != 2 || columns_ < 2 || bands_[1].lines.size() < 2) return false;
    return std::count_if(bands_[1].lines.begin(), bands_[1].lines.end(),
                         [this](const std::u32string* line) { return !CellLineOf(*line).cells[0].empty(); }) >= 2;
  }

  Table ReadUnruled(const LineEnds& ends) const {
    std::vector<CellLine> lines;
    for (const Band& band : bands_) {
      for (const std::u32string* line : band.lines) lines.push_back(CellLineOf(*line));
    }
    lines[bands_[0].lines.size()].after_blank = true;
    Table table;
    table.rows = SplitRows(lines, ends, Measure::kExact);
    return table;
  }

  CellLine CellLineOf(const std::u32string& line) const {
    CellLine result;
    std::vector<std::string> pieces;
    for (int column = 0; column < columns_; ++column) {
      AddLine(line, column, 1, pieces);
      result.cells.push_back(pieces.empty() ? std::string() : std::move(pieces.back()));
      pieces.clear();
    }
    result.section = std::count(line.begin(), line.end(), U'|') == 2 && columns_ > 1;
    if (result.section) AddLine(line, 0, columns_, pieces);
    if (!pieces.empty()) result.cells[0] = std::move(pieces.back());
    return result;
  }

  // As many as a row without merged cells has, wherever a text that was too long has pushed them.
  bool HasAllEdges(const std::u32string& line) const {
    return std::count(line.begin(), line.end(), U'|') == columns_ + 1;
  }
  // True where a '|' stands at the cut in one of the band's lines. Text may have shifted by a column.
  bool HasEdge(const Band& band, int cut) const {
    const int at = drawing_.cuts[cut];
    return std::any_of(band.lines.begin(), band.lines.end(), [&](const std::u32string* line) {
      return At(*line, at) == U'|' || HasAllEdges(*line) ||
             (At(*line, at) != U' ' && (At(*line, at + 1) == U'|' || (at > 0 && At(*line, at - 1) == U'|')));
    });
  }
  bool IsClosedBelow(const Band& band, int column) const {
    if (band.rule_below == nullptr) return true;
    const int middle = (drawing_.cuts[column] + drawing_.cuts[column + 1]) / 2;
    return IsDash(At(*band.rule_below, middle)) || IsDash(At(*band.rule_below, drawing_.cuts[column] + 1));
  }

  int ColumnSpan(std::size_t band, int column) const {
    int span = 1;
    while (column + span < columns_ && !taken_[band][column + span] && !HasEdge(bands_[band], column + span)) ++span;
    return span;
  }
  int RowSpan(std::size_t band, int column) const {
    int span = 1;
    while (band + span < bands_.size() && !IsClosedBelow(bands_[band + span - 1], column)) ++span;
    return span;
  }

  void AddRow(std::size_t band, const LineEnds& ends, Table& table) {
    std::vector<Cell> row;
    for (int column = 0; column < columns_; ++column) {
      if (taken_[band][column]) continue;
      const int across = ColumnSpan(band, column);
      const int down = RowSpan(band, column);
      for (int r = 0; r < down; ++r) {
        for (int c = 0; c < across; ++c) taken_[band + r][column + c] = true;
      }
      row.push_back({TextOf(band, down, column, across, ends), down, across});
    }
    table.rows.push_back(std::move(row));
  }

  std::string TextOf(std::size_t band, int down, int column, int across, const LineEnds& ends) const {
    std::vector<std::string> lines;
    for (std::size_t r = band; r < band + down; ++r) {
      for (const std::u32string* line : bands_[r].lines) AddLine(*line, column, across, lines);
      const bool goes_on = r + 1 < band + down && bands_[r].rule_below != nullptr;
      if (goes_on) AddLine(*bands_[r].rule_below, column, across, lines);
    }
    const int width = drawing_.cuts[column + across] - drawing_.cuts[column] - 3;
    return CleanLines(ends.Join(lines, {width, Measure::kExact}));
  }

  void AddLine(const std::u32string& line, int column, int across, std::vector<std::string>& lines) const {
    const auto [begin, end] = EdgesOf(line, column, across);
    if (begin >= end || begin >= static_cast<int>(line.size())) return;
    const std::u32string_view inside = TrimColumns(std::u32string_view(line).substr(begin, end - begin));
    if (!inside.empty()) lines.push_back(FromColumns(inside));
  }

  // The box's inside in this line. Where letters have pushed the line aside, its own '|' tell.
  std::pair<int, int> EdgesOf(const std::u32string& line, int column, int across) const {
    if (!HasAllEdges(line)) return {drawing_.cuts[column] + 1, drawing_.cuts[column + across]};
    std::vector<int> edges;
    for (int k = 0; k < static_cast<int>(line.size()); ++k) {
      if (line[k] == U'|') edges.push_back(k);
    }
    return {edges[column] + 1, edges[column + across]};
  }

  const Drawing& drawing_;
  int columns_;
  std::vector<Band> bands_;
  std::vector<std::vector<bool>> taken_;
};

std::size_t CountLetters(std::u32string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char32_t c) { return IsLetter(c) || IsDigit(c); }));
}

std::size_t CountLetters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    count += IsLetter(c) || IsDigit(c);
  }
  return count;
}

// Lines that have slipped aside write over the drawing's edges: such a one is read as something else.
bool HoldsEverything(const Drawing& drawing, const Table& table) {
  std::size_t drawn = 0, read = 0;
  for (const std::u32string& line : drawing.lines) drawn += CountLetters(line);
  for (const std::vector<Cell>& row : table.rows) {
    for (const Cell& cell : row) read += CountLetters(cell.text);
  }
  return read >= drawn;
}

}  // namespace

std::optional<TableMatch> FindGridTable(const TextContext& context, std::size_t begin) {
  const std::string_view text = context.lines[begin].text;
  if (text.size() > kMaxBytes || !IsFullRule(PlainColumns(text))) return std::nullopt;
  // Rules alone draw nothing.
  const std::size_t first = begin + 1;
  if (first >= context.lines.size() || context.lines[first].blank || context.lines[first].text.size() > kMaxBytes ||
      !IsContent(PlainColumns(context.lines[first].text))) {
    return std::nullopt;
  }
  const std::optional<Drawing> drawing = ReadDrawing(context.lines, begin);
  if (!drawing) return std::nullopt;
  Table table = Boxes(*drawing).Read(*context.ends);
  if (table.rows.empty() || !HoldsEverything(*drawing, table)) return std::nullopt;
  return TableMatch{std::move(table), drawing->end, {}};
}

}  // namespace acervo::txt
