// Rows of cells with TABs between, one a line:
//
//     No.⇥Actividad⇥Fecha
//     1⇥Foro⇥12
//     2⇥"Taller             a cell of several lines, quoted as spreadsheets paste it
//     ""Agua"""⇥13
//     3⇥Visita de           … or not quoted: the lines make one row together
//     cortesía⇥14
//
// Prose with a TAB here and there, typed list items ("1.⇥text") and memo heads ("Para:⇥…") are no rows.
#include <algorithm>

#include "core/text.h"
#include "extractors/txt/markers.h"
#include "extractors/txt/table.h"

namespace acervo::txt {
namespace {

constexpr std::size_t kMaxRowLines = 64;
constexpr std::size_t kLookAhead = 64;
constexpr std::size_t kMaxColumns = 256;

std::size_t TabsIn(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\t'));
}

// White space at a line's ends is no cell, but a TAB there is one.
std::string_view TrimSpaces(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text;
}

bool IsTypedItem(std::string_view text) {
  const auto marker = ReadMarker(text);
  if (!marker) return false;
  const std::string_view rest = text.substr(marker->text);
  return TabsIn(rest) == 0;
}

bool IsRowLine(const Line& line) {
  const std::string_view text = TrimSpaces(line.text);
  if (line.blank || text.empty()) return false;
  const std::size_t tabs = TabsIn(text);
  return tabs > 0 && tabs < kMaxColumns && !IsTypedItem(text);
}

bool IsOpenQuote(std::string_view cell) {
  return !cell.empty() && cell.front() == '"' && std::count(cell.begin(), cell.end(), '"') % 2 == 1;
}

enum class Quotes {
  kBreaks,  // spreadsheets quote a cell that holds a line break or a quote, and double each quote in it
  kCommas,  // and one that holds a comma
};

// Quotes around anything else are the author's.
std::string Unquoted(std::string_view cell, Quotes quotes) {
  if (cell.size() < 2 || cell.front() != '"' || cell.back() != '"') return std::string(cell);
  const std::string_view inner = cell.substr(1, cell.size() - 2);
  const bool comma = quotes == Quotes::kCommas && inner.find(',') != inner.npos;
  if (!comma && inner.find('\n') == inner.npos && inner.find("\"\"") == inner.npos) return std::string(cell);
  std::string text;
  for (std::size_t at = 0; at < inner.size(); ++at) {
    text += inner[at];
    if (inner[at] == '"' && at + 1 < inner.size() && inner[at + 1] == '"') ++at;
  }
  return text;
}

std::vector<std::string> SplitAtTabs(std::string_view text) {
  std::vector<std::string> cells;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find('\t', begin);
    cells.emplace_back(Trim(text.substr(begin, end == text.npos ? text.npos : end - begin)));
    if (end == text.npos) return cells;
    begin = end + 1;
  }
}

struct RowText {
  std::string text;
  std::size_t end;
};

// The line at `at`, with the lines that a quoted cell in it runs over.
RowText ReadQuoted(std::span<const Line> lines, std::size_t at) {
  RowText row{std::string(TrimSpaces(lines[at].text)), at + 1};
  const auto open = [](std::string_view text) {
    const std::size_t tab = text.rfind('\t');
    return IsOpenQuote(TrimSpaces(tab == text.npos ? text : text.substr(tab + 1)));
  };
  if (!open(row.text)) return row;
  RowText whole = row;
  while (whole.end < lines.size() && whole.end < at + kMaxRowLines) {
    const std::string_view next = lines[whole.end].text;
    whole.text.append("\n").append(next);
    ++whole.end;
    const std::size_t closing = next.rfind('"');
    if (closing == next.npos) continue;
    const std::string_view behind = TrimSpaces(next.substr(closing + 1));
    if ((behind.empty() || next.substr(closing + 1, 1) == "\t" || next.find("\"\t") != next.npos) && !open(whole.text))
      return whole;
  }
  return row;
}

// Where no cell has a comma without quotes around it, the quotes are the spreadsheet's.
Quotes QuotesOf(std::span<const Line> lines, std::size_t begin) {
  std::size_t quoted = 0;
  for (std::size_t at = begin; at < lines.size() && at < begin + kLookAhead && !lines[at].blank;) {
    const RowText row = ReadQuoted(lines, at);
    for (const std::string& cell : SplitAtTabs(row.text)) {
      if (cell.find(',') == cell.npos) continue;
      if (cell.front() != '"' || cell.back() != '"') return Quotes::kBreaks;
      ++quoted;
    }
    at = row.end;
  }
  return quoted > 0 ? Quotes::kCommas : Quotes::kBreaks;
}

class Reader {
 public:
  Reader(const TextContext& context, std::size_t begin, std::size_t width)
      : lines_(context.lines), at_(begin), end_(begin), width_(width), quotes_(QuotesOf(context.lines, begin)) {}

  TableMatch Read() {
    while (at_ < lines_.size() && Step()) {
    }
    SpanLoneCells(table_, static_cast<int>(width_));
    return {std::move(table_), end_, {}};
  }

 private:
  bool Step() {
    const std::size_t next = SkipBlank(lines_, at_);
    if (next >= lines_.size()) return false;
    if (next > at_ && !RowAt(next)) return false;
    at_ = next;
    return IsRowLine(lines_[at_]) ? TakeRow() : TakeHeading();
  }

  bool RowAt(std::size_t at) const {
    return at < lines_.size() && IsRowLine(lines_[at]) &&
           (TabsIn(TrimSpaces(lines_[at].text)) + 1 == width_ || ReadWhole(at).has_value() || width_ > 2);
  }

  bool TakeRow() {
    RowText row = ReadQuoted(lines_, at_);
    if (TabsIn(row.text) + 1 < width_) {
      if (std::optional<RowText> whole = ReadWhole(at_)) row = std::move(*whole);
    }
    Emit(row);
    return true;
  }

  // The row whose unquoted cells run over several lines: together they have just the TABs that the header has.
  std::optional<RowText> ReadWhole(std::size_t at) const {
    RowText row{std::string(TrimSpaces(lines_[at].text)), at + 1};
    while (TabsIn(row.text) + 1 < width_ && row.end < lines_.size() && row.end < at + kMaxRowLines) {
      const Line& next = lines_[row.end];
      if (next.blank || TabsIn(TrimSpaces(next.text)) + 1 == width_ || IsTypedItem(next.text)) return std::nullopt;
      row.text.append("\n").append(TrimSpaces(next.text));
      ++row.end;
    }
    if (row.end == at + 1 || TabsIn(row.text) + 1 != width_) return std::nullopt;
    return row;
  }

  // A line without TABs among the rows is a heading; behind the last row it is no part of the table.
  bool TakeHeading() {
    if (IsTypedItem(lines_[at_].text)) return false;
    const std::size_t next = SkipBlank(lines_, at_ + 1);
    if (next >= lines_.size() || next > at_ + 2 || !IsRowLine(lines_[next])) return false;
    if (TabsIn(TrimSpaces(lines_[next].text)) + 1 != width_ && !ReadWhole(next)) return false;
    // Another table with a heading of its own repeats the header right behind it.
    if (!table_.rows.empty() && CleanText(lines_[next].text) == header_) return false;
    Emit({std::string(Trim(lines_[at_].text)), at_ + 1});
    return true;
  }

  void Emit(const RowText& row) {
    std::vector<std::string> cells = SplitAtTabs(row.text);
    while (cells.size() > width_ && cells.back().empty()) cells.pop_back();
    if (table_.rows.empty()) header_ = CleanText(row.text);
    std::vector<Cell>& out = table_.rows.emplace_back();
    for (const std::string& cell : cells) out.push_back({CleanLines(Unquoted(cell, quotes_)), 1, 1});
    end_ = at_ = row.end;
  }

  std::span<const Line> lines_;
  std::size_t at_;
  std::size_t end_;
  std::size_t width_;
  Quotes quotes_;
  std::string header_;
  Table table_;
};

bool IsLabel(std::string_view text) {
  const std::string_view first = Trim(text.substr(0, text.find('\t')));
  return !first.empty() && first.back() == ':';
}

// Rows of two cells need three of them: a TAB in a line or two proves nothing.
std::optional<std::size_t> WidthAt(std::span<const Line> lines, std::size_t begin) {
  if (!IsRowLine(lines[begin]) || lines[begin].text.front() == '\t') return std::nullopt;
  const std::size_t tabs = TabsIn(TrimSpaces(lines[begin].text));
  std::size_t same = 0, labels = 0, others = 0;
  for (std::size_t at = begin; at < lines.size() && at < begin + kLookAhead && same < 3 && others < 8; ++at) {
    if (lines[at].blank) continue;
    const bool row = IsRowLine(lines[at]);
    if (row && TabsIn(TrimSpaces(lines[at].text)) == tabs) {
      ++same;
      labels += IsLabel(TrimSpaces(lines[at].text));
    } else if (!row && (tabs < 2 || IsTypedItem(lines[at].text))) {
      break;
    } else {
      ++others;
    }
  }
  const std::size_t needed = tabs == 1 ? 3 : 2;
  if (same < needed || labels * 2 > same) return std::nullopt;
  return tabs + 1;
}

bool HasTabRun(std::span<const Line> lines, std::size_t begin) {
  return lines[begin].text.find("\t\t") != std::string_view::npos;
}

}  // namespace

std::optional<TableMatch> FindTabRows(const TextContext& context, std::size_t begin) {
  const std::optional<std::size_t> width = WidthAt(context.lines, begin);
  // A header has no empty cells: TABs that run together set out columns for the eye.
  if (!width || HasTabRun(context.lines, begin)) return std::nullopt;
  return Reader(context, begin, *width).Read();
}

}  // namespace acervo::txt
