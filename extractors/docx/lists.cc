// Items are nested with a stack, as a reader's eye does: an item like one above it stands beside that one; otherwise
// the numbering's own levels tell, where both are of one list, and else how far each is indented.
#include "extractors/docx/lists.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/text.h"
#include "extractors/docx/typed_marker.h"

namespace acervo::docx {
namespace {

constexpr int kTolerance = 150;    // a tenth of an inch: nobody sees a step of that size, many a ruler drag makes it
constexpr int kTabStop = 720;      // 17.15.1.25: the default
constexpr int kSpaceWidth = 55;    // of a common font at 11 points
constexpr int kMarkerWidth = 200;  // a marker and a space

// Where the first visible character stands.
int FirstCharacter(const ListLine& line) {
  int at = line.left + line.first_line;
  for (std::size_t i = 0; i < line.text.size();) {
    const char32_t c = NextCodePoint(line.text, i);
    if (c == '\t') {
      at = at < line.left ? line.left : (at / kTabStop + 1) * kTabStop;  // the hanging indent is a tab stop (17.3.1.12)
    } else if (c == ' ' || c == 0xA0) {
      at += kSpaceWidth;
    } else if (c != '\n') {
      break;
    }
  }
  return at;
}

bool IsIndented(const ListLine& line) { return line.first_line < 0 || FirstCharacter(line) > 0; }
bool EndsWithColon(const ListLine& line) { return Trim(line.text).ends_with(':'); }

// --- typed markers ---

class TypedItemFinder {
 public:
  explicit TypedItemFinder(std::vector<ListLine>& lines) : lines_(lines), candidates_(lines.size()) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const ListLine& line = lines[i];
      const bool plain = line.kind == ListLine::Kind::kText && line.marker.empty() && !line.heading;
      if (plain) candidates_[i] = ParseTypedMarker(line.text);
      if (line.kind != ListLine::Kind::kBlank) order_.push_back(i);
    }
  }

  void Find() {
    JoinSequences();
    for (std::size_t place = 0; place < order_.size(); ++place) {
      if (candidates_[order_[place]] && (counted_[place] || IsItem(place))) Take(order_[place]);
    }
  }

 private:
  const std::optional<TypedMarker>& CandidateAt(std::size_t place) const { return candidates_[order_[place]]; }
  const ListLine& LineAt(std::size_t place) const { return lines_[order_[place]]; }

  bool IsOrdinalAt(std::size_t place) const {
    return CandidateAt(place) && CandidateAt(place)->strength == MarkerStrength::kOrdinal;
  }

  // Ordinals that count on from each other prove each other, whatever bullets and indented paragraphs stand between.
  void JoinSequences() {
    counted_.assign(order_.size(), false);
    std::vector<std::size_t> open;  // places of the last ordinal of each shape since the last plain paragraph
    for (std::size_t place = 0; place < order_.size(); ++place) {
      if (IsOrdinalAt(place)) {
        JoinSequence(open, place);
      } else if (!CandidateAt(place) && LineAt(place).marker.empty() && !MayStandBetween(LineAt(place))) {
        open.clear();
      }
    }
  }

  static bool MayStandBetween(const ListLine& line) {
    return line.kind == ListLine::Kind::kText && line.flush_left && FirstCharacter(line) > kTolerance;
  }

  void JoinSequence(std::vector<std::size_t>& open, std::size_t place) {
    const TypedMarker& marker = *CandidateAt(place);
    const auto same = std::find_if(open.begin(), open.end(),
                                   [&](std::size_t other) { return CandidateAt(other)->shape == marker.shape; });
    if (same == open.end()) {
      if (open.size() < kMaxShapes) open.push_back(place);
      return;
    }
    if (CountsOn(*CandidateAt(*same), marker) && !IsHeadingLike(*same, place)) {
      counted_[*same] = true;
      counted_[place] = true;
    }
    *same = place;
  }

  // "1. ACTIVIDADES" and "2. COORDINACIONES", bold, with bullets between: titles, not items.
  bool IsHeadingLike(std::size_t first, std::size_t second) const {
    return second > first + 1 && LineAt(first).bold && LineAt(second).bold && !LineAt(first + 1).bold;
  }

  bool IsItem(std::size_t place) const {
    const TypedMarker& marker = *CandidateAt(place);
    const ListLine& line = LineAt(place);
    const bool set_off = marker.tab_after && (line.first_line < 0 || FirstCharacter(line) > 0);
    switch (marker.strength) {
      case MarkerStrength::kSure: return true;
      case MarkerStrength::kDash:
        return marker.tab_after || IsIndented(line) || HasTwin(place) || FollowsItem(place) || FollowsColon(place);
      case MarkerStrength::kWeak: return set_off || line.first_line < 0 || HasTwin(place) || StandsUnderItem(place);
      case MarkerStrength::kOrdinal: return set_off && (IsFirst(marker) || FollowsItem(place));
    }
    return false;
  }

  // A neighbour with the very same marker.
  bool HasTwin(std::size_t place) const {
    const auto is_twin = [&](std::size_t other) {
      return CandidateAt(other) && CandidateAt(other)->shape == CandidateAt(place)->shape;
    };
    return (place > 0 && is_twin(place - 1)) || (place + 1 < order_.size() && is_twin(place + 1));
  }

  bool FollowsItem(std::size_t place) const {
    return place > 0 && !LineAt(place - 1).marker.empty() && !LineAt(place - 1).heading;
  }

  // Right below an item and further in than its marker: '•', then '    o'.
  bool StandsUnderItem(std::size_t place) const {
    if (!FollowsItem(place)) return false;
    const ListLine& above = LineAt(place - 1);
    return FirstCharacter(LineAt(place)) > above.left + above.first_line + kTolerance;
  }

  bool FollowsColon(std::size_t place) const {
    return place > 0 && LineAt(place - 1).kind == ListLine::Kind::kText && EndsWithColon(LineAt(place - 1));
  }

  void Take(std::size_t index) {
    ListLine& line = lines_[index];
    const TypedMarker& marker = *candidates_[index];
    const int position = FirstCharacter(line);
    line.marker = marker.marker;
    line.shape = marker.shape;
    line.typed = true;
    line.text.erase(0, marker.text_begin);
    // The marker stands at `position`; its text at the hanging indent, or one marker's width (or tab) further.
    const int text_at = marker.tab_after ? (position / kTabStop + 1) * kTabStop : position + kMarkerWidth;
    if (line.first_line >= 0 || line.left <= position) line.left = text_at;
    line.first_line = position - line.left;
  }

  static constexpr std::size_t kMaxShapes = 16;

  std::vector<ListLine>& lines_;
  std::vector<std::optional<TypedMarker>> candidates_;
  std::vector<std::size_t> order_;  // lines that are not blank
  std::vector<bool> counted_;       // by place in `order_`
};

// --- nesting ---

struct OpenItem {
  int marker_at;
  int text_at;
  const ListLine* line;
};

bool SamePlace(int a, int b) { return std::abs(a - b) <= kTolerance; }

OpenItem Place(const ListLine& line) {
  const int marker_at = line.left + line.first_line;
  return {marker_at, line.first_line < 0 ? line.left : marker_at + kMarkerWidth, &line};
}

// Items of one kind at one place are siblings, whatever stands between.
bool SameFamily(const OpenItem& a, const OpenItem& b) {
  if (!SamePlace(a.marker_at, b.marker_at)) return false;
  if (a.line->typed || b.line->typed) return a.line->shape == b.line->shape;
  return a.line->definition == b.line->definition && a.line->numbering_level == b.line->numbering_level;
}

// Whether `item` stands under `above`, which is not of its family.
bool IsDeeper(const OpenItem& item, const OpenItem& above) {
  const ListLine& a = *above.line;
  const ListLine& b = *item.line;
  const bool one_list = !a.typed && !b.typed && a.definition == b.definition;
  if (one_list && a.numbering_level != b.numbering_level) return b.numbering_level > a.numbering_level;
  if (item.marker_at > above.marker_at + kTolerance) return true;
  if (a.shape == b.shape || (!a.typed && !b.typed)) return false;
  // Another glyph: beside the one above it is under it. A typed dash under a real bullet is often not indented at all.
  return SamePlace(item.marker_at, above.marker_at) || (b.typed && !a.typed);
}

class Nester {
 public:
  explicit Nester(std::vector<ListLine>& lines) : lines_(lines) {}

  void Nest() {
    for (ListLine& line : lines_) {
      switch (line.kind) {
        case ListLine::Kind::kBlank: break;
        case ListLine::Kind::kBlock: interrupted_ = true; break;
        case ListLine::Kind::kText: line.marker.empty() ? NestPlain(line) : NestItem(line);
      }
    }
  }

 private:
  void NestItem(ListLine& line) {
    if (line.heading) {
      line.level = line.numbering_level;
      open_.clear();
      return;
    }
    const OpenItem item = Place(line);
    if (interrupted_ && !GoesOn(line)) open_.clear();
    interrupted_ = false;
    MakeRoom(item);
    line.level = static_cast<int>(open_.size());
    open_.push_back(item);
  }

  // A numbering goes on after a table; a list typed anew begins anew.
  bool GoesOn(const ListLine& line) const {
    return !line.typed && std::any_of(open_.begin(), open_.end(), [&](const OpenItem& open) {
      return !open.line->typed && open.line->definition == line.definition;
    });
  }

  void MakeRoom(const OpenItem& item) {
    const auto sibling =
        std::find_if(open_.rbegin(), open_.rend(), [&](const OpenItem& open) { return SameFamily(item, open); });
    if (sibling != open_.rend()) {
      open_.erase(std::prev(sibling.base()), open_.end());
      return;
    }
    while (!open_.empty() && !IsDeeper(item, open_.back())) open_.pop_back();
  }

  void NestPlain(ListLine& line) {
    if (!open_.empty() && !interrupted_ && line.flush_left && !line.heading) line.continues = ItemAt(line);
    if (line.continues) return;
    open_.clear();
    plain_run_ = line.left == plain_left_ ? plain_run_ + 1 : 1;
    plain_left_ = line.left;
  }

  std::optional<int> ItemAt(const ListLine& line) const {
    const int at = line.first_line > 0 ? line.left : FirstCharacter(line);
    // The whole text of the document may be indented.
    if (plain_left_ > 0 && plain_run_ > 1 && std::abs(at - plain_left_) < kTolerance / 5) return std::nullopt;
    std::optional<int> best;
    int best_distance = kTolerance + 1;
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const int distance = std::abs(at - open_[i].text_at);
      if (distance < best_distance) {
        best = static_cast<int>(i);
        best_distance = distance;
      }
    }
    if (best) return best;
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (at > open_[i - 1].marker_at + kTolerance) return static_cast<int>(i - 1);
    }
    return std::nullopt;
  }

  std::vector<ListLine>& lines_;
  std::vector<OpenItem> open_;  // an item and those it stands under, the outermost first
  bool interrupted_ = false;    // by a table, since the last item
  int plain_left_ = 0;          // of the last paragraph that is part of no list
  int plain_run_ = 0;           // how many of those in a row are indented so
};

}  // namespace

std::vector<ListLine> SplitTypedLines(ListLine line) {
  std::vector<ListLine> out;
  if (line.kind != ListLine::Kind::kText || line.text.find('\n') == std::string::npos) {
    out.push_back(std::move(line));
    return out;
  }
  std::vector<std::string> parts(1);
  std::size_t marked = 0;
  std::string_view rest = line.text;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view part = rest.substr(0, end);
    const bool is_marked = ParseTypedMarker(part).has_value();
    marked += is_marked ? 1 : 0;
    if (is_marked && !Trim(parts.back()).empty()) parts.emplace_back();
    parts.back() += std::string(part) + "\n";
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  if (marked < 2) {
    out.push_back(std::move(line));
    return out;
  }
  for (std::string& part : parts) {
    ListLine& added = out.emplace_back(line);
    added.text = std::move(part);
    if (out.size() == 1) continue;
    added.marker.clear();
    added.definition = -1;
    if (!line.marker.empty()) added.first_line = 0;
  }
  return out;
}

void FindTypedItems(std::vector<ListLine>& lines) { TypedItemFinder(lines).Find(); }

void NestItems(std::vector<ListLine>& lines) { Nester(lines).Nest(); }

}  // namespace acervo::docx
