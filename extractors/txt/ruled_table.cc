// Tables whose columns a rule of dashes draws, as reStructuredText, pandoc and database shells print them:
//
//     ===  ==========  =====        ----------------------
//     No.  Actividad   Fecha         No. Actividad   Fecha
//     ===  ==========  =====         --- ---------- ------
//     1    Foro de     12              1 Foro de        12
//          Ciudades                      Ciudades
//     ===  ==========  =====
//
// Each run of dashes is a column; a text that crosses from one into the next over the whole line is a heading. Rows of
// several lines have empty lines between them or leave their first column empty.
#include <algorithm>

#include "core/text.h"
#include "extractors/txt/row_split.h"
#include "extractors/txt/table.h"

namespace acervo::txt {
namespace {

constexpr std::size_t kMaxColumns = 64;
constexpr std::size_t kMaxHeaderLines = 6;
constexpr std::size_t kLongestLine = 8000;  // bytes
constexpr std::size_t kMostBlank = 1;       // empty lines between two rows
constexpr std::size_t kMostFramed = 6;      // the same where a rule at the top promises one at the foot

// The runs of dashes where the line has nothing else; none where it has.
std::vector<Piece> RuleRuns(const Line& line) {
  if (line.blank || line.text.size() > kLongestLine || line.text.find_first_not_of("-= \t") != line.text.npos) {
    return {};
  }
  std::vector<Piece> runs;
  const std::u32string columns = Columns(line.text);
  for (int at = 0; at < static_cast<int>(columns.size()); ++at) {
    if (columns[at] == U' ') continue;
    if (at == 0 || columns[at - 1] == U' ') runs.push_back({at, at});
    runs.back().end = at + 1;
  }
  return runs;
}

bool IsShort(const std::vector<Piece>& runs) {
  return std::any_of(runs.begin(), runs.end(), [](const Piece& run) { return run.end - run.begin < 2; });
}

// Where a table begins: the header's first line, the rule that draws the columns, the first line of the body.
struct Head {
  bool framed;
  std::size_t begin;
  std::vector<Piece> columns;
  std::size_t body;
};

std::optional<Head> FindHead(std::span<const Line> lines, std::size_t begin) {
  const std::size_t first = RuleRuns(lines[begin]).empty() ? begin : begin + 1;
  for (std::size_t at = first; at < lines.size() && at <= first + kMaxHeaderLines && !lines[at].blank; ++at) {
    std::vector<Piece> runs = RuleRuns(lines[at]);
    if (runs.empty()) continue;
    if (at == first || runs.size() < 2 || runs.size() > kMaxColumns || IsShort(runs)) return std::nullopt;
    return Head{first > begin, first, std::move(runs), at + 1};
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(const TextContext& context, Head head) : context_(context), lines_(context.lines), head_(std::move(head)) {}

  std::optional<TableMatch> Read() {
    for (std::size_t at = head_.begin; at + 1 < head_.body; ++at) Take(at, false);
    const std::size_t header = rows_.size();
    for (at_ = head_.body; at_ < lines_.size() && Step();) {
    }
    if (rows_.size() == header) return std::nullopt;
    Table table;
    table.rows = SplitRows(rows_, *context_.ends, Measure::kExact);
    return TableMatch{std::move(table), end_, {}};
  }

 private:
  bool Step() {
    const std::size_t next = SkipBlank(lines_, at_);
    if (next >= lines_.size() || lines_[next].text.size() > kLongestLine) return false;
    const std::vector<Piece> runs = RuleRuns(lines_[next]);
    if (!runs.empty()) return CrossRule(next, runs);
    if (next > at_ + (head_.framed ? kMostFramed : kMostBlank) || !(Fits(next) || IsSection(next))) return false;
    Take(next, next > at_ || after_rule_);
    after_rule_ = false;
    at_ = end_ = next + 1;
    return true;
  }

  // A rule of other runs underlines a heading; the columns' own one ends the table unless rows follow at once.
  bool CrossRule(std::size_t rule, const std::vector<Piece>& runs) {
    at_ = end_ = rule + 1;
    after_rule_ = true;
    const bool follows = at_ < lines_.size() && !lines_[at_].blank && Fits(at_);
    return follows && (runs.size() == 1 || runs.size() == head_.columns.size()) && !rows_.back().cells.empty();
  }

  int BeginOf(std::size_t column) const { return column == 0 ? 0 : head_.columns[column].begin; }
  int EndOf(std::size_t column, std::size_t size) const {
    return column + 1 < head_.columns.size() ? head_.columns[column + 1].begin : static_cast<int>(size);
  }

  // Nothing stands between two columns, but for numbers set against a column's right edge.
  bool Fits(std::size_t at) const {
    const std::u32string columns = Columns(lines_[at].text);
    for (std::size_t k = 1; k < head_.columns.size(); ++k) {
      const auto gap = static_cast<std::size_t>(head_.columns[k].begin - 1);
      if (gap < columns.size() && columns[gap] != U' ') return false;
    }
    return true;
  }

  // One text over the columns, with rows behind it.
  bool IsSection(std::size_t at) const {
    if (PiecesOf(Columns(lines_[at].text)).size() != 1) return false;
    std::size_t next = SkipBlank(lines_, at + 1);
    if (next < lines_.size() && RuleRuns(lines_[next]).size() == 1) ++next;
    next = SkipBlank(lines_, next);
    return next <= at + 3 && next < lines_.size() && lines_[next].text.size() <= kLongestLine && Fits(next) &&
           PiecesOf(Columns(lines_[next].text)).size() > 1;
  }

  void Take(std::size_t at, bool after_blank) {
    CellLine line;
    const std::u32string columns = Columns(lines_[at].text);
    line.after_blank = after_blank;
    line.cells.resize(head_.columns.size());
    line.section = !Fits(at);
    if (line.section) line.cells[0] = std::string(Trim(lines_[at].text));
    for (std::size_t k = 0; k < line.cells.size() && !line.section; ++k) {
      const int begin = BeginOf(k), end = EndOf(k, columns.size());
      if (begin >= static_cast<int>(columns.size())) break;
      line.cells[k] = FromColumns(TrimColumns(std::u32string_view(columns).substr(begin, end - begin)));
    }
    rows_.push_back(std::move(line));
  }

  const TextContext& context_;
  std::span<const Line> lines_;
  Head head_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  bool after_rule_ = true;
  std::vector<CellLine> rows_;
};

}  // namespace

std::optional<TableMatch> FindRuledTable(const TextContext& context, std::size_t begin) {
  std::optional<Head> head = FindHead(context.lines, begin);
  if (!head) return std::nullopt;
  return Reader(context, std::move(*head)).Read();
}

}  // namespace acervo::txt
