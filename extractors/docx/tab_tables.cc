// The line of headings tells the columns. Where the paragraphs have stops of their own each tab is a border; with the
// default stops several tabs may lead to one column, and a line that has fewer pieces is set by where they stand.
#include "extractors/docx/tab_tables.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/text.h"

namespace acervo::docx {
namespace {

constexpr int kDefaultStop = 720;    // 17.15.1.25
constexpr int kCharacter = 110;      // twips: of a common font at 11 points, on average
constexpr int kStopTolerance = 150;  // twips
constexpr std::size_t kFewestColumns = 3;
constexpr std::size_t kLongestTabHeading = 30;  // code points

struct Piece {
  std::string_view text;
  int at = 0;    // twips from the text margin, roughly
  int tabs = 0;  // before it in the line
};

int NextStop(const std::vector<int>& stops, int at) {
  const auto next = std::upper_bound(stops.begin(), stops.end(), at);
  return next != stops.end() ? *next : (at / kDefaultStop + 1) * kDefaultStop;
}

// The texts between the tabs of a line, empty ones left out.
std::vector<Piece> PiecesOf(std::string_view line, const std::vector<int>& stops) {
  std::vector<Piece> pieces;
  int at = 0;
  int tabs = 0;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    const std::string_view text = Trim(line.substr(0, end));
    if (!text.empty()) pieces.push_back({text, at, tabs});
    at += kCharacter * static_cast<int>(std::min<std::size_t>(CodePointCount(text), 1000));
    if (end == line.size()) break;
    at = NextStop(stops, at);
    ++tabs;
    line.remove_prefix(end + 1);
  }
  return pieces;
}

bool IsTabHeading(std::string_view text) {
  return CodePointCount(text) <= kLongestTabHeading && text.find_first_of("0123456789") == std::string_view::npos &&
         !text.ends_with(':') && !Words(text).empty();
}

bool IsPlain(const StoryParagraph& paragraph) {
  return paragraph.format.num_id.value_or(0) == 0 && !paragraph.format.outline && !paragraph.format.tab_leaders &&
         paragraph.format.flush_left.value_or(true);
}

std::vector<std::string_view> LinesOfText(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

class TabTableReader {
 public:
  TabTableReader(const Story& story, std::size_t begin) : story_(story), at_(begin) {}

  // One past the last paragraph of the table; nullopt where none begins here.
  std::optional<std::size_t> Read() {
    const auto* head = std::get_if<StoryParagraph>(&story_[at_]);
    if (head == nullptr || !ReadHead(*head)) return std::nullopt;
    std::size_t end = ++at_;
    for (; at_ < story_.size(); ++at_) {
      const auto* paragraph = std::get_if<StoryParagraph>(&story_[at_]);
      if (paragraph == nullptr) break;
      if (!paragraph->has_text) continue;
      if (!TakeParagraph(*paragraph)) break;
      end = at_ + 1;
    }
    const std::size_t fewest = stops_.size() + 1 >= columns_.size() ? 2 : 3;
    return rows_.size() >= fewest ? std::optional(end) : std::nullopt;
  }

  StoryTable Take() {
    StoryTable table;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      StoryRow& added = table.rows.emplace_back();
      for (std::string& text : rows_[row]) {
        StoryParagraph paragraph;
        paragraph.has_text = !text.empty();
        paragraph.bold = bold_[row];
        paragraph.text = std::move(text);
        added.cells.emplace_back().content.emplace_back(std::move(paragraph));
      }
    }
    return table;
  }

 private:
  using Texts = std::vector<std::string>;

  bool ReadHead(const StoryParagraph& head) {
    if (!head.has_text || !IsPlain(head) || head.text.find('\t') == std::string::npos) return false;
    stops_ = head.format.tab_stops;
    const std::vector<std::string_view> lines = LinesOfText(head.text);
    columns_ = PiecesOf(lines.front(), stops_);
    if (columns_.size() < kFewestColumns) return false;
    if (!std::all_of(columns_.begin(), columns_.end(), [](const Piece& piece) { return IsTabHeading(piece.text); }))
      return false;
    Texts headings;
    for (const Piece& piece : columns_) headings.emplace_back(piece.text);
    AddRow(std::move(headings), head);
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (!TakeLine(lines[i], head)) return false;
    }
    return true;
  }

  bool TakeParagraph(const StoryParagraph& paragraph) {
    if (!IsPlain(paragraph)) return false;
    if (paragraph.text.find('\t') == std::string::npos) return TakeIndented(paragraph);
    const std::vector<std::string_view> lines = LinesOfText(paragraph.text);
    return std::all_of(lines.begin(), lines.end(),
                       [&](std::string_view line) { return Trim(line).empty() || TakeLine(line, paragraph); });
  }

  // A paragraph that is indented to a stop goes on with that column.
  bool TakeIndented(const StoryParagraph& paragraph) {
    const int left = paragraph.format.indent.left.value_or(0);
    if (rows_.size() < 2 || left <= kStopTolerance) return false;
    for (std::size_t column = 1; column < columns_.size(); ++column) {
      if (std::abs(columns_[column].at - left) > kStopTolerance) continue;
      GoOn(column, paragraph.text);
      return true;
    }
    return false;
  }

  bool TakeLine(std::string_view line, const StoryParagraph& paragraph) {
    const std::vector<Piece> pieces = PiecesOf(line, stops_);
    const std::optional<Texts> texts = InColumns(pieces);
    if (!texts || pieces.empty()) return false;
    const auto is_filled = [](const std::string& text) { return !text.empty(); };
    const bool goes_on = texts->front().empty() && rows_.size() > 1 && (pieces.size() == 1 || BeginsLow(pieces[0]));
    if (!goes_on && std::count_if(texts->begin(), texts->end(), is_filled) < 2) return false;
    if (!goes_on) {
      AddRow(*texts, paragraph);
      return true;
    }
    for (std::size_t column = 0; column < texts->size(); ++column) {
      if (is_filled((*texts)[column])) GoOn(column, (*texts)[column]);
    }
    return true;
  }

  static bool BeginsLow(const Piece& piece) { return piece.text.front() >= 'a' && piece.text.front() <= 'z'; }

  // nullopt: the pieces do not fit the columns.
  std::optional<Texts> InColumns(const std::vector<Piece>& pieces) const {
    Texts texts(columns_.size());
    if (pieces.size() > columns_.size()) return std::nullopt;
    std::size_t column = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      column = pieces.size() == columns_.size() ? i : ColumnOf(pieces[i], i == 0, column);
      if (column >= columns_.size() || !texts[column].empty()) return std::nullopt;
      texts[column] = pieces[i].text;
    }
    return texts;
  }

  // By the number of tabs where the line has stops of its own, else by the nearest heading.
  std::size_t ColumnOf(const Piece& piece, bool first, std::size_t before) const {
    std::size_t best = first ? 0 : before + 1;
    for (std::size_t column = best; column < columns_.size(); ++column) {
      if (!stops_.empty() && columns_[column].tabs == piece.tabs) return column;
      if (std::abs(columns_[column].at - piece.at) < std::abs(columns_[best].at - piece.at)) best = column;
    }
    return best;
  }

  void AddRow(Texts texts, const StoryParagraph& paragraph) {
    rows_.push_back(std::move(texts));
    bold_.push_back(paragraph.bold);
  }

  void GoOn(std::size_t column, std::string_view text) {
    std::string& above = rows_.back()[column];
    if (!above.empty()) above += ' ';
    above += text;
  }

  const Story& story_;
  std::size_t at_;
  std::vector<int> stops_;
  std::vector<Piece> columns_;
  std::vector<Texts> rows_;  // the headings first
  std::vector<bool> bold_;
};

}  // namespace

Story WithTabTables(Story story) {
  Story out;
  out.reserve(story.size());
  for (std::size_t at = 0; at < story.size();) {
    TabTableReader reader(story, at);
    const std::optional<std::size_t> end = reader.Read();
    if (end) {
      out.emplace_back(reader.Take());
      at = *end;
    } else {
      out.push_back(std::move(story[at++]));
    }
  }
  return out;
}

}  // namespace acervo::docx
