// Cells one a line, each behind a TAB, as Word's table cells come out of some converters:
//
//     ⇥ACTIVIDAD          the header, a cell a line
//     ⇥FECHA
//                         an empty line ends a row
//     ⇥Foro               … or a line that begins ' ⇥' does, where the row before lacks its last cells,
//     second line         … or the header's number of cells
//     ⇥12
//
// A line without TAB goes on with the cell before it. A row of a single cell is a heading over the whole width.
#include "core/text.h"
#include "extractors/txt/markers.h"
#include "extractors/txt/table.h"

namespace acervo::txt {
namespace {

constexpr std::size_t kLongestHeaderCell = 80;  // bytes
constexpr std::size_t kMaxColumns = 32;

enum class LineKind {
  kBlank,
  kCell,      // a TAB and perhaps text
  kRowStart,  // ' ' and TAB: the row before has ended
  kOther,
};

LineKind KindOf(const Line& line) {
  const std::string_view text = line.text;
  if (text.substr(0, 1) == "\t") {
    if (line.blank) return LineKind::kCell;
    const std::string_view cell = Trim(text);
    // TABs inside of it make a row of its own; a bullet behind the TAB makes a nested list item.
    if (cell.find('\t') != cell.npos) return LineKind::kOther;
    return LineKind::kCell;
  }
  if (text.substr(0, 2) == " \t" && !line.blank) return LineKind::kRowStart;
  return line.blank ? LineKind::kBlank : LineKind::kOther;
}

bool IsCellLine(LineKind kind) { return kind == LineKind::kCell || kind == LineKind::kRowStart; }

// The cell lines from `at` on that stand together.
std::size_t GroupSize(std::span<const Line> lines, std::size_t at) {
  std::size_t size = 0;
  while (at + size < lines.size() && size <= kMaxColumns) {
    const LineKind kind = KindOf(lines[at + size]);
    if (!IsCellLine(kind) || (kind == LineKind::kRowStart && size > 0)) break;
    ++size;
  }
  return size;
}

bool LooksLikeHeader(std::span<const Line> cells) {
  for (const Line& cell : cells) {
    const std::string_view text = Trim(cell.text);
    const auto marker = ReadMarker(text);
    if (text.empty() || text.size() > kLongestHeaderCell || (marker && marker->text < text.size())) return false;
  }
  return true;
}

// The width of the header, 0 where no table begins here. Titles of one cell may stand above it.
std::size_t HeaderWidth(std::span<const Line> lines, std::size_t begin) {
  constexpr int kMaxTitles = 2;
  std::size_t at = begin;
  for (int titles = 0; titles <= kMaxTitles; ++titles) {
    const std::size_t size = GroupSize(lines, at);
    if (size == 0 || size > kMaxColumns || !LooksLikeHeader(lines.subspan(at, size))) return 0;
    if (size > 1) {
      const std::size_t next = SkipBlank(lines, at + size);
      return next < lines.size() && IsCellLine(KindOf(lines[next])) ? size : 0;
    }
    at = SkipBlank(lines, at + size);
    if (at >= lines.size()) return 0;
  }
  return 0;
}

class Reader {
 public:
  Reader(const TextContext& context, std::size_t begin, std::size_t width)
      : lines_(context.lines), at_(begin), width_(width) {}

  TableMatch Read() {
    while (at_ < lines_.size() && Step()) {
    }
    EndRow();
    SpanLoneCells(table_, static_cast<int>(width_));
    return {std::move(table_), end_, {}};
  }

 private:
  bool Step() {
    switch (KindOf(lines_[at_])) {
      case LineKind::kBlank: return CrossBlank();
      case LineKind::kRowStart: EndRow(); return AddCell();
      case LineKind::kCell:
        if (row_.size() == width_) EndRow();
        return AddCell();
      case LineKind::kOther: return ContinueCell();
    }
    return false;
  }

  bool AddCell() {
    row_.push_back(std::string(Trim(lines_[at_].text)));
    end_ = ++at_;
    return true;
  }

  // Behind empty lines a new row begins, or the table ends.
  bool CrossBlank() {
    const std::size_t next = SkipBlank(lines_, at_);
    if (next >= lines_.size() || !IsCellLine(KindOf(lines_[next]))) return false;
    EndRow();
    if (next - at_ > 2 && RepeatsHeader(next)) return false;  // a table of its own
    at_ = next;
    return true;
  }

  // The last row's last cell has no other line: what follows the table without an empty line is a paragraph.
  bool ContinueCell() {
    if (row_.empty() || row_.back().empty()) return false;
    std::size_t next = at_;
    while (next < lines_.size() && KindOf(lines_[next]) == LineKind::kOther) ++next;
    const bool inside = next < lines_.size() && KindOf(lines_[next]) == LineKind::kCell && row_.size() < width_;
    if (!inside && !RowFollows(next)) return false;
    for (; at_ < next; ++at_) row_.back().append("\n").append(Trim(lines_[at_].text));
    end_ = at_;
    return true;
  }

  bool RowFollows(std::size_t at) const {
    if (row_.size() > width_) return false;
    const std::size_t next = SkipBlank(lines_, at);
    return next < lines_.size() && next - at <= 1 && IsCellLine(KindOf(lines_[next]));
  }

  bool RepeatsHeader(std::size_t at) const {
    if (GroupSize(lines_, at) < width_) return false;
    for (const std::vector<Cell>& row : table_.rows) {
      if (row.size() < width_) continue;
      for (std::size_t k = 0; k < width_; ++k) {
        if (CleanText(lines_[at + k].text) != row[k].text) return false;
      }
      return true;
    }
    return false;
  }

  void EndRow() {
    if (row_.empty()) return;
    std::vector<Cell>& cells = table_.rows.emplace_back();
    for (std::string& text : row_) cells.push_back({CleanLines(text), 1, 1});
    row_.clear();
  }

  std::span<const Line> lines_;
  std::size_t at_;
  std::size_t end_ = 0;
  std::size_t width_;
  std::vector<std::string> row_;
  Table table_;
};

}  // namespace

std::optional<TableMatch> FindTabCells(const TextContext& context, std::size_t begin) {
  if (!IsCellLine(KindOf(context.lines[begin]))) return std::nullopt;
  const std::size_t width = HeaderWidth(context.lines, begin);
  if (width < 2) return std::nullopt;
  return Reader(context, begin, width).Read();
}

}  // namespace acervo::txt
