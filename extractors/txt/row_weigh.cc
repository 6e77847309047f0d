// Every run of lines may be a row. What it costs is told by its cells: whether each reads on from line to line without
// having had room for more, ends as texts end and begins as they begin, has no hole, and stands at the row's top, in
// its middle or at its foot, as the whole table's cells do. The cheapest way through all lines wins.
#include "extractors/txt/row_weigh.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

#include "core/text.h"
#include "extractors/hyphens.h"
#include "extractors/txt/lines.h"
#include "extractors/txt/markers.h"

namespace acervo::txt {
namespace {

constexpr float kFar = 1e9F;
constexpr float kRow = 0.6F;  // what a row costs by itself
constexpr float kEmptyCell = 0.5F;
constexpr float kNoFirstCell = 0.5F;  // more where it is the first
constexpr float kNotAtTop = 2;        // what a table costs whose cells do not stand at their rows' top
constexpr float kLineOff = 0.8F;      // a line that a cell stands off its place
constexpr std::size_t kMostOff = 3;
constexpr float kHopeless = 25;           // no row costs more
constexpr std::size_t kLongestRow = 200;  // lines

enum class Stand { kTop, kMiddle, kFoot };  // of the cells in their rows

bool IsItem(std::string_view cell) {
  const auto marker = ReadMarker(cell);
  return marker && marker->number == 0;
}

bool HasLetters(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return std::isalpha(static_cast<unsigned char>(c)) || (c & 0x80) != 0; });
}

bool IsCapitals(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return std::islower(static_cast<unsigned char>(c)); });
}

// What a cell's text costs as the last of a row.
float CostOfEnd(std::string_view text) {
  if (EndsInHyphen(text)) return text.size() > 2 && text[text.size() - 2] == ' ' ? 1.2F : 2.5F;
  if (IsCapitals(text) ? EndsInSmallWord(Fold(text)) : EndsInSmallWord(text)) return 2;
  const bool initial =
      text.size() > 2 && text.back() == '.' && IsUpper(text[text.size() - 2]) && !IsLetter(text[text.size() - 3]);
  if (initial) return 1.5F;  // "S.E."
  return text.ends_with(',') || text.ends_with('/') || text.ends_with('(') ? 1.2F : 0;
}

float CostOfBegin(std::string_view text) {
  constexpr std::string_view kClosing = ")/,;.-–";
  if (IsItem(text)) return 0.6F;
  if (kClosing.find(text.front()) != kClosing.npos) return 1.5F;
  return IsLower(FirstOf(text)) ? 0.8F : 0;
}

// What it costs that `next` goes on with a cell that has had `above`.
float CostOfGoingOn(std::string_view above, std::string_view next, WrapWidth width) {
  if (IsItem(next)) return 0.1F;
  const bool begins = !IsLower(FirstOf(next)), ended = EndsSentence(above);
  if (!HasLetters(above) && !HasLetters(next) && CostOfEnd(above) == 0) return 0.8F;
  if (CostOfEnd(above) > 1) return 0;
  if (!IsFull(above, next, width)) return begins || ended ? 1 : 0.5F;
  return begins ? (ended ? 0.5F : 0.3F) : 0;
}

bool IsNumber(std::string_view cell) {
  return !cell.empty() && cell.size() <= 5 && IsDigit(static_cast<unsigned char>(cell[0])) &&
         cell.find_first_not_of("0123456789.)-") == cell.npos;
}

// A cell's line and what the weighing asks of it.
struct Look {
  bool filled = false;
  std::size_t above = 0;  // the filled line before it in the column
  float going_on = 0;     // behind that one
  float begin = 0, end = 0;
};

class Weigher {
 public:
  Weigher(const std::vector<CellLine>& lines, const std::vector<WrapWidth>& widths)
      : lines_(lines), columns_(widths.size()), looks_(lines.size() * widths.size()), whole_(lines.size()) {
    for (std::size_t column = 0; column < columns_; ++column) LookAt(column, widths[column]);
    for (std::size_t line = 0; line < lines.size(); ++line) whole_[line] = IsWhole(line);
    number_width_ = static_cast<std::size_t>(widths[0].columns);
    const auto blanks =
        std::count_if(lines.begin(), lines.end(), [](const CellLine& line) { return line.after_blank; });
    spaced_ = static_cast<std::size_t>(blanks) * 12 >= lines.size();
    numbered_ = IsNumbered();
    FindNumberRests();
  }

  std::vector<std::size_t> Weigh() {
    std::vector<std::size_t> best;
    float least = kFar;
    for (const Stand stand : {Stand::kTop, Stand::kMiddle, Stand::kFoot}) {
      stand_ = stand;
      std::vector<std::size_t> begins;
      const float cost = Cut(begins) + (stand == Stand::kTop ? 0 : kNotAtTop);
      if (cost >= least) continue;
      least = cost;
      best = std::move(begins);
    }
    return best;
  }

 private:
  const Look& At(std::size_t line, std::size_t column) const { return looks_[line * columns_ + column]; }
  std::string_view TextAt(std::size_t line, std::size_t column) const { return lines_[line].cells[column]; }

  void LookAt(std::size_t column, WrapWidth width) {
    std::optional<std::size_t> above;
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      const std::string_view text = TextAt(line, column);
      if (text.empty()) continue;
      Look& look = looks_[line * columns_ + column];
      look.filled = true;
      look.begin = CostOfBegin(text);
      look.end = CostOfEnd(text);
      if (above) {
        look.above = *above;
        look.going_on = CostOfGoingOn(TextAt(*above, column), text, width);
      }
      above = line;
    }
  }

  // All columns have text, and hardly one goes on with a sentence.
  bool IsWhole(std::size_t line) const {
    std::size_t small = 0;
    for (std::size_t column = 0; column < columns_; ++column) {
      if (!At(line, column).filled) return false;
      small += IsLower(FirstOf(TextAt(line, column)));
    }
    return columns_ > 2 && small * 3 <= columns_;
  }

  // The first column counts the rows.
  bool IsNumbered() const {
    std::size_t numbers = 0, others = 0;
    for (std::size_t line = 1; line < lines_.size(); ++line) {
      if (lines_[line].section || !At(line, 0).filled) continue;
      if (IsNumber(TextAt(line, 0))) {
        ++numbers;
      } else if (numbers > 0) {  // above the first one the header goes on
        ++others;
      }
    }
    return numbers >= 2 && numbers >= others * 9;
  }

  // A column too narrow for "12" has "1" above "2": the second is no number of its own where the two together are the
  // one that is due.
  void FindNumberRests() {
    number_rests_.assign(lines_.size(), false);
    std::string begun;  // the first digits of the number that is due
    long last = 0;
    for (std::size_t line = 1; numbered_ && line < lines_.size(); ++line) {
      const std::string& cell = lines_[line].cells[0];
      if (!IsNumber(cell)) continue;
      if (first_number_ == 0) first_number_ = line;
      const std::string due = std::to_string(last + 1);
      number_rests_[line] = !begun.empty() && begun + cell == due && due.size() > number_width_;
      if (number_rests_[line]) {
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

  bool MustBegin(std::size_t line) const {
    return line == 0 || lines_[line].section || lines_[line - 1].section || lines_[line].opens_page;
  }

  float Cut(std::vector<std::size_t>& begins) {
    const std::size_t n = lines_.size();
    std::vector<float> cost(n + 1, kFar);
    std::vector<std::size_t> from(n + 1, 0);
    cost[0] = 0;
    for (std::size_t begin = 0; begin < n; ++begin) {
      if (cost[begin] < kFar) Extend(begin, cost, from);
    }
    for (std::size_t line = n; line > 0; line = from[line]) begins.push_back(from[line]);
    std::reverse(begins.begin(), begins.end());
    return cost[n];
  }

  // The cells of a row that grows line by line.
  struct Growing {
    std::vector<std::size_t> first, last;  // filled lines of each column
    std::vector<bool> filled;
    float inside = 0;
    std::size_t numbers = 0;  // and what stands in their place
    bool numbered = false;
  };

  void Extend(std::size_t begin, std::vector<float>& cost, std::vector<std::size_t>& from) const {
    Growing row;
    row.first.assign(columns_, begin);
    row.last.assign(columns_, begin);
    row.filled.assign(columns_, false);
    const std::size_t most = std::min(lines_.size(), begin + kLongestRow);
    for (std::size_t line = begin; line < most && (line == begin || !MustBegin(line)); ++line) {
      Grow(row, line, begin);
      if (line > begin && row.inside > kHopeless) break;
      const float total = cost[begin] + CostOf(row, begin, line + 1);
      if (total < cost[line + 1]) cost[line + 1] = total, from[line + 1] = begin;
    }
  }

  void Grow(Growing& row, std::size_t line, std::size_t begin) const {
    constexpr float kSecondNumber = 12, kWholeLine = 1.2F, kBlankInside = 2.5F, kOddBlankInside = 0.4F;
    for (std::size_t column = 0; column < columns_; ++column) {
      const Look& look = At(line, column);
      if (!look.filled) continue;
      if (row.filled[column]) {
        row.inside += look.going_on + CostOfHole(line - row.last[column] - 1);
      } else {
        row.first[column] = line;
        row.filled[column] = true;
        row.inside += look.begin;
      }
      row.last[column] = line;
    }
    row.numbered = row.numbered || IsNumber(TextAt(line, 0));
    if (CountsRow(line, begin) && ++row.numbers > 1) row.inside += kSecondNumber;
    if (line == begin) return;
    if (whole_[line] && whole_[line - 1]) row.inside += kWholeLine;
    if (lines_[line].after_blank) row.inside += spaced_ ? kBlankInside : kOddBlankInside;
  }

  // The header's first cell may have several lines, with no number below them in its row.
  bool CountsRow(std::size_t line, std::size_t begin) const {
    if (!numbered_ || !At(line, 0).filled || number_rests_[line]) return false;
    return begin > 0 || line == 0 || line >= first_number_;
  }

  // Cells that stand in the middle have lines of their neighbours between their own.
  float CostOfHole(std::size_t lines) const {
    constexpr float kOne = 0.15F, kLine = 1.5F, kLineAtTop = 2;
    if (lines == 0) return 0;
    if (stand_ == Stand::kTop) return kLineAtTop * static_cast<float>(std::min<std::size_t>(lines, 2));
    return lines == 1 ? kOne : kLine * static_cast<float>(std::min<std::size_t>(lines, 4));
  }

  float CostOf(const Growing& row, std::size_t begin, std::size_t end) const {
    constexpr float kNoNumber = 3, kNoBlankAbove = 1.2F, kOddNoBlankAbove = 0.1F, kLineOfHeader = 0.7F;
    if (lines_[begin].section) return kRow;
    if (lines_[begin].opens_page) return kRow + row.inside + CostOfPlaces(row, begin, end, true);
    float cost = kRow + row.inside;
    for (std::size_t column = 0; column < columns_; ++column) {
      cost += row.filled[column] ? At(row.last[column], column).end : kEmptyCell + (column == 0 ? kNoFirstCell : 0);
    }
    if (begin == 0) return cost + kLineOfHeader * static_cast<float>(end - 1);
    cost += CostOfPlaces(row, begin, end, false);
    if (numbered_ && !row.numbered) cost += kNoNumber;
    if (!lines_[begin].after_blank) cost += spaced_ ? kNoBlankAbove : kOddNoBlankAbove;
    return cost;
  }

  // What a page's end has cut goes on at the next one's top, wherever cells stand.
  float CostOfPlaces(const Growing& row, std::size_t begin, std::size_t end, bool may_be_cut) const {
    float cost = 0, at_top = 0;
    for (std::size_t column = 0; column < columns_; ++column) {
      if (!row.filled[column]) continue;
      cost += CostOfPlace(row.first[column] - begin, end - 1 - row.last[column]);
      at_top += kLineOff * static_cast<float>(std::min<std::size_t>(row.first[column] - begin, kMostOff));
    }
    return may_be_cut ? std::min(cost, at_top) : cost;
  }

  // What it costs that a cell leaves lines of its row free above and below.
  float CostOfPlace(std::size_t above, std::size_t below) const {
    constexpr float kHalfLineOff = 0.2F;
    std::size_t off = above;
    if (stand_ == Stand::kFoot) off = below;
    if (stand_ == Stand::kMiddle) {
      const std::size_t difference = above > below ? above - below : below - above;
      if (difference == 1) return kHalfLineOff;
      off = difference > 1 ? difference - 1 : 0;
    }
    return kLineOff * static_cast<float>(std::min(off, kMostOff));
  }

  const std::vector<CellLine>& lines_;
  std::size_t columns_;
  std::vector<Look> looks_;
  std::vector<bool> whole_;
  Stand stand_ = Stand::kTop;
  bool spaced_ = false;
  bool numbered_ = false;
  std::size_t first_number_ = 0;  // its line
  std::size_t number_width_ = 0;  // columns of the numbers' column
  std::vector<bool> number_rests_;
};

}  // namespace

std::vector<std::size_t> WeighRows(const std::vector<CellLine>& lines, const std::vector<WrapWidth>& widths) {
  return Weigher(lines, widths).Weigh();
}

}  // namespace acervo::txt
