// First the habits of the whole text: at which width lines were broken (if at all), which doubtful markers come in
// series. Then line by line: a marker begins an item; an unmarked line goes on with the block before it where its
// indentation and the width say so. Levels come last, when all items of a list are known.
#include "extractors/txt/flow.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/text.h"
#include "extractors/txt/list_levels.h"
#include "extractors/txt/unmarked_items.h"

namespace acervo::txt {
namespace {

constexpr int kMaxMeasured = 2000;  // columns; longer lines were never wrapped
constexpr std::size_t kMostBytes = std::size_t{4} * kMaxMeasured;

int ScreenWidth(std::string_view text) {
  return text.size() > kMostBytes ? kMaxMeasured : static_cast<int>(Columns(text).size());
}

// The screen column at a byte of the line.
int ColumnAt(std::string_view line, std::size_t byte) {
  int column = 0;
  for (std::size_t at = 0; at < byte;) {
    column = NextCodePoint(line, at) == '\t' ? (column / 8 + 1) * 8 : column + 1;
  }
  return column;
}

bool BeginsLower(std::string_view text) { return IsLower(FirstOf(Trim(text))); }

// Which markers the text uses: a number is one where its neighbours are there, a letter where it comes again.
class MarkerHabits {
 public:
  void Note(const Marker& marker) {
    if (marker.number > 0) numbers_.insert({marker.style, marker.number});
    ++uses_[marker.style];
  }
  bool Trusts(const Marker& marker) const {
    if (marker.number > 0) return InSeries(marker);
    const bool letter = marker.shown == "o" || (marker.style != marker.shown);
    return !letter || uses_.at(marker.style) > 1;
  }

 private:
  bool InSeries(const Marker& marker) const {
    const bool begins = marker.number == 1 && marker.style != "A." && marker.style != "a." && marker.style != "I." &&
                        marker.style != "i." && marker.style != "i)";
    return begins || marker.depth > 1 || numbers_.count({marker.style, marker.number - 1}) > 0 ||
           numbers_.count({marker.style, marker.number + 1}) > 0;
  }
  std::set<std::pair<std::string, int>> numbers_;
  std::map<std::string, int> uses_;
};

// The width at which lines were broken; nothing where every paragraph is one line.
class WrapHabit {
 public:
  void Note(const Line& line, const Line* next, bool next_is_item) {
    const int width = ScreenWidth(line.text);
    widths_.push_back(width);
    if (next == nullptr || next_is_item) return;
    needed_.push_back(width + 1 + acervo::txt::Width(FirstWord(next->text)));
    if (EndsSentence(line.text) || !BeginsLower(next->text)) return;
    ++pairs_;
    width_ = std::max(width_, width);
  }
  std::optional<int> Width(Measure measure) const {
    constexpr int kShortest = 40;
    if (pairs_ == 0) return WidthOfFullLines();
    const int most = measure == Measure::kExact ? width_ + 1 : width_ + width_ / 10;
    const auto longer = std::count_if(widths_.begin(), widths_.end(), [most](int width) { return width > most; });
    if (width_ < kShortest || width_ >= kMaxMeasured || longer * 4 > pairs_) return std::nullopt;
    return width_;
  }

 private:
  // None of the lines that have another one right below had room for its first word.
  std::optional<int> WidthOfFullLines() const {
    constexpr std::size_t kFewest = 3;
    constexpr int kShortest = 60;
    const int width = widths_.empty() ? 0 : *std::max_element(widths_.begin(), widths_.end());
    if (needed_.size() < kFewest || width < kShortest || width >= kMaxMeasured) return std::nullopt;
    const bool full = std::all_of(needed_.begin(), needed_.end(), [width](int needed) { return needed > width; });
    return full ? std::optional(width) : std::nullopt;
  }

  std::vector<int> widths_;
  std::vector<int> needed_;  // for the line and the first word of the next one
  long pairs_ = 0;
  int width_ = 0;
};

struct Draft {
  Paragraph paragraph;
  std::size_t entry = 0;  // of an item, or of the item an unmarked paragraph goes on with
  bool is_item = false;
  bool continues = false;
  bool right_below = false;  // below an item: a sentence there goes on with it
  int indent = 0;            // of the first line
  int text_column = 0;       // of an item
  int empty_above = 0;       // lines
  const Line* last = nullptr;
};

class FlowReader {
 public:
  FlowReader(const TextContext& context, std::span<const LineRange> ranges) : context_(context), ranges_(ranges) {}

  std::vector<std::vector<Paragraph>> Read() {
    LearnHabits();
    std::vector<std::vector<Draft>> drafts;
    drafts.reserve(ranges_.size());
    for (const LineRange& range : ranges_) drafts.push_back(ReadRange(range));
    for (const std::vector<Draft>& range : drafts) NoteEndings(range);
    AssignLevels(entries_);
    std::vector<std::vector<Paragraph>> blocks;
    blocks.reserve(drafts.size());
    for (std::vector<Draft>& range : drafts) blocks.push_back(Finish(range));
    return blocks;
  }

 private:
  void LearnHabits() {
    for (const LineRange& range : ranges_) {
      for (std::size_t at = range.begin; at < range.end; ++at) {
        if (context_.lines[at].blank) continue;
        ++(at > range.begin && context_.lines[at - 1].blank ? apart_ : close_);
        if (const auto marker = ReadMarker(context_.lines[at].text)) markers_.Note(*marker);
        const bool adjacent = at + 1 < range.end && !context_.lines[at + 1].blank;
        const Line* const next = adjacent ? &context_.lines[at + 1] : nullptr;
        wrap_.Note(context_.lines[at], next, next != nullptr && ReadMarker(next->text).has_value());
      }
    }
    width_ = wrap_.Width(context_.measure);
    keeps_empty_ = !width_ && close_ >= apart_ * 3;
    for (const UnmarkedItem& item : FindUnmarkedItems(context_, ranges_, width_)) unmarked_[item.line] = item.level;
  }

  bool IsFullLine(const Line& line, const Line& next) const {
    if (!width_) return false;
    const int needed = ScreenWidth(line.text) + 1 + Width(FirstWord(next.text));
    return context_.measure == Measure::kExact ? needed > *width_ : needed * 10 > *width_ * 9;
  }

  std::vector<Draft> ReadRange(const LineRange& range) {
    drafts_.clear();
    begins_run_ = true;
    blanks_ = 0;
    for (std::size_t at = range.begin; at < range.end; ++at) {
      const Line& line = context_.lines[at];
      if (line.blank) {
        ++blanks_;
        continue;
      }
      const std::size_t before = drafts_.size();
      if (const auto item = unmarked_.find(at); item != unmarked_.end()) {
        BeginUnmarkedItem(line, item->second);
      } else {
        TakeLine(line);
      }
      drafts_.back().empty_above = drafts_.size() > before && before > 0 ? blanks_ : 0;
      blanks_ = 0;
    }
    return std::move(drafts_);
  }

  void TakeLine(const Line& line) {
    const std::optional<Marker> marker = ReadMarker(line.text);
    if (marker && IsItem(line, *marker)) {
      BeginItem(line, *marker);
    } else if (!drafts_.empty() && GoesOn(drafts_.back(), line)) {
      context_.ends->Append(drafts_.back().paragraph.text, Trim(line.text));
      drafts_.back().last = &line;
    } else {
      BeginParagraph(line);
    }
  }

  bool NewPage(const Line& line) const { return !drafts_.empty() && drafts_.back().last->page != line.page; }

  // A full line of text above may go on with a dash, a number or a letter that only looks like a marker.
  bool IsItem(const Line& line, const Marker& marker) const {
    if (!markers_.Trusts(marker)) return false;
    if (marker.sure || drafts_.empty() || blanks_ > 0) return true;
    const Draft& open = drafts_.back();
    if (EndsSentence(open.paragraph.text) || !IsFullLine(*open.last, line)) return true;
    return open.is_item && std::abs(line.indent - open.indent) <= 1 && line.indent < open.text_column - 1;
  }

  void BeginItem(const Line& line, const Marker& marker) {
    ListEntry entry;
    entry.marker = marker;
    entry.indent = line.indent;
    entry.page = line.page;
    entry.after_blank = blanks_ > 0;
    entry.begins_run = begins_run_;
    entry.below_heading = begins_run_ && !drafts_.empty() && blanks_ == 0;
    begins_run_ = false;
    entries_.push_back(std::move(entry));
    Draft draft;
    draft.is_item = true;
    draft.entry = entries_.size() - 1;
    draft.indent = line.indent;
    draft.text_column = ColumnAt(line.text, marker.text);
    draft.paragraph.text = std::string(Trim(line.text.substr(marker.text)));
    draft.last = &line;
    open_items_.resize(OpenItemsAbove(line.indent));
    open_items_.push_back({draft.entry, draft.indent, draft.text_column});
    drafts_.push_back(std::move(draft));
  }

  // What the page showed as its bullet is lost; "•" stands for it.
  void BeginUnmarkedItem(const Line& line, int level) {
    constexpr int kStep = 4;  // columns that tell two levels apart
    Marker marker;
    marker.shown = marker.style = "•";
    marker.begin = marker.text = line.text.find_first_not_of(" \t");
    Line placed = line;
    placed.indent = level * kStep;
    placed.page = 0;
    BeginItem(placed, marker);
    drafts_.back().indent = drafts_.back().text_column = line.indent;
    drafts_.back().last = &line;
  }

  std::size_t OpenItemsAbove(int indent) const {
    if (begins_run_) return 0;
    std::size_t count = open_items_.size();
    while (count > 0 && open_items_[count - 1].indent >= indent) --count;
    return count;
  }

  bool GoesOn(const Draft& open, const Line& line) const {
    if (open.paragraph.text.empty()) return blanks_ <= 1;  // a marker that stands alone on its line
    const bool cut_by_page =
        NewPage(line) && !EndsSentence(open.paragraph.text) && (BeginsLower(line.text) || IsFullLine(*open.last, line));
    if (blanks_ > 0 && !cut_by_page) return false;
    if (NewPage(line)) return cut_by_page;
    return open.is_item || open.continues ? GoesOnInItem(open, line) : GoesOnInParagraph(open, line);
  }

  bool GoesOnInItem(const Draft& open, const Line& line) const {
    const bool full = IsFullLine(*open.last, line);
    const bool ragged = !EndsSentence(open.paragraph.text);
    const int text = open.is_item ? open.text_column : open.indent;
    const bool hangs = line.indent > (open.is_item ? open.indent : 0) && std::abs(line.indent - text) <= 2;
    if (hangs) return full || ragged;
    const bool same_edge = line.indent == open.last->indent || line.indent <= open.indent;
    return width_.has_value() && (full || (ragged && BeginsLower(line.text))) &&
           (same_edge || line.indent > open.indent);
  }

  bool GoesOnInParagraph(const Draft& open, const Line& line) const {
    if (!width_) return false;
    const bool same_edge =
        line.indent == open.last->indent || (open.last->indent == open.indent && line.indent < open.indent);
    if (!same_edge) return false;
    return IsFullLine(*open.last, line) || (BeginsLower(line.text) && !EndsSentence(open.paragraph.text));
  }

  void BeginParagraph(const Line& line) {
    Draft draft;
    draft.indent = line.indent;
    draft.paragraph.text = std::string(Trim(line.text));
    draft.last = &line;
    if (const auto item = ItemAtTextColumn(line)) {
      draft.continues = true;
      draft.entry = *item;
    } else if (IsRightBelowItem(line)) {
      draft.right_below = true;
      draft.entry = drafts_.back().entry;
    }
    if (!draft.continues && IsHeading(draft.paragraph.text)) {
      begins_run_ = true;
      open_items_.clear();
    }
    drafts_.push_back(std::move(draft));
  }

  // Right below an item, or set in where texts are not.
  bool IsRightBelowItem(const Line& line) const {
    if (drafts_.empty() || !(drafts_.back().is_item || drafts_.back().right_below)) return false;
    return blanks_ == 0 || (blanks_ == 1 && line.indent > 0 && line.indent >= drafts_.back().indent);
  }

  // Neither a heading nor a line of a signature or a note: 'Nota: …'.
  static bool IsSentence(std::string_view text) {
    constexpr std::size_t kLongestLabel = 20;
    constexpr int kFewestSpaces = 3;
    return text.ends_with('.') && text.find(':') >= kLongestLabel &&
           std::count(text.begin(), text.end(), ' ') >= kFewestSpaces;
  }

  // The innermost open item whose text begins where the line does.
  std::optional<std::size_t> ItemAtTextColumn(const Line& line) const {
    constexpr int kMostBlank = 2;
    if (line.indent == 0 || blanks_ > kMostBlank) return std::nullopt;
    for (std::size_t k = open_items_.size(); k-- > 0;) {
      if (std::abs(open_items_[k].text_column - line.indent) <= 1 && line.indent > open_items_[k].indent)
        return open_items_[k].entry;
    }
    return std::nullopt;
  }

  bool IsHeading(std::string_view text) const {
    constexpr int kLongest = 80;
    return blanks_ > 0 || text.back() == ':' || (Width(text) <= kLongest && !EndsSentence(text));
  }

  void NoteEndings(const std::vector<Draft>& drafts) {
    constexpr int kEnough = 20;
    for (const Draft& draft : drafts) {
      if (!draft.is_item) continue;
      const std::string_view text = Trim(draft.paragraph.text);
      ListEntry& entry = entries_[draft.entry];
      entry.introduces = LastOf(text) == ':';
      entry.ends_sentence = EndsSentence(text) && !entry.introduces;
      entry.words = 1;
      for (std::size_t at = 0; at < text.size() && entry.words < kEnough; ++at) entry.words += text[at] == ' ';
    }
  }

  std::vector<Paragraph> Finish(std::vector<Draft>& drafts) {
    constexpr std::ptrdiff_t kFewest = 12;
    const auto plain = std::count_if(drafts.begin(), drafts.end(), [](const Draft& draft) { return !draft.is_item; });
    const bool keeps_empty = keeps_empty_ && plain >= kFewest;
    std::vector<Paragraph> paragraphs;
    for (Draft& draft : drafts) {
      draft.paragraph.text = CleanText(draft.paragraph.text);
      if (draft.paragraph.text.empty()) continue;
      if (draft.is_item)
        draft.paragraph.list = ListMark{entries_[draft.entry].level, entries_[draft.entry].marker.shown};
      if (draft.right_below && IsSentence(draft.paragraph.text)) draft.continues = true;
      if (draft.continues) draft.paragraph.continues = entries_[draft.entry].level;
      // Where every paragraph is a line, an empty one may be an empty cell.
      if (keeps_empty && !(draft.is_item && !paragraphs.empty() && paragraphs.back().list))
        paragraphs.resize(paragraphs.size() + static_cast<std::size_t>(draft.empty_above));
      paragraphs.push_back(std::move(draft.paragraph));
    }
    return paragraphs;
  }

  struct OpenItem {
    std::size_t entry;
    int indent;
    int text_column;
  };

  const TextContext& context_;
  std::span<const LineRange> ranges_;
  MarkerHabits markers_;
  WrapHabit wrap_;
  std::optional<int> width_;
  std::map<std::size_t, int> unmarked_;  // lines that begin items without a marker, and their levels
  std::vector<ListEntry> entries_;
  std::vector<OpenItem> open_items_;
  std::vector<Draft> drafts_;
  bool begins_run_ = true;
  bool keeps_empty_ = false;
  int blanks_ = 0;
  int close_ = 0, apart_ = 0;  // lines with another one right above, or an empty one
};

}  // namespace

std::vector<std::vector<Paragraph>> ReadFlow(const TextContext& context, std::span<const LineRange> ranges) {
  return FlowReader(context, ranges).Read();
}

}  // namespace acervo::txt
