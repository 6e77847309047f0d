// Indentation tells the level; where items of two markers share one indentation, the marker met second is the inner one
// if its items follow colons or the pair is one that word processors nest; where marker and indentation are all the
// same, a colon and what has no full stop behind it make parent and children.
#include "extractors/txt/list_levels.h"

#include <algorithm>
#include <map>
#include <optional>

namespace acervo::txt {
namespace {

constexpr int kSlack = 1;  // columns that count as the same indentation

struct Open {
  int indent;
  std::string style;
  int depth;  // of a decimal marker
};

bool IsDefaultChild(const std::string& outer, const std::string& inner) {
  constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
      {"•", "o"},   {"·", "o"},   {"o", "▪"},   {"1.", "a)"}, {"1.", "a."}, {"1)", "a)"}, {"1.-", "a)"}, {"I.", "A."},
      {"A.", "1."}, {"I.", "1."}, {"a)", "i)"}, {"a.", "i)"}, {"1.", "•"},  {"1)", "•"},  {"1.", "-"},   {"1)", "-"},
  };
  return std::any_of(std::begin(kPairs), std::end(kPairs),
                     [&](const auto& pair) { return pair.first == outer && pair.second == inner; });
}

class Run {
 public:
  Run(std::vector<ListEntry>& entries, std::size_t begin, std::size_t end)
      : entries_(entries), begin_(begin), end_(end) {}

  void Assign() {
    WeighPairs();
    for (std::size_t at = begin_; at < end_; ++at) Place(at);
    if (!AdoptBetweenBlanks()) AdoptBehindColons();
  }

 private:
  // For every pair of markers at one indentation: how often the second follows an item of the first, how often one
  // with a colon.
  void WeighPairs() {
    for (std::size_t at = begin_ + 1; at < end_; ++at) {
      const ListEntry& before = entries_[at - 1];
      const ListEntry& entry = entries_[at];
      if (before.marker.style == entry.marker.style || std::abs(before.indent - entry.indent) > kSlack) continue;
      auto& [colons, all] = pairs_[{before.marker.style, entry.marker.style}];
      colons += before.introduces;
      ++all;
    }
  }

  bool Nests(const ListEntry& entry) const {
    const Open& outer = stack_.back();
    if (entry.marker.depth > outer.depth && entry.marker.depth > 1 && outer.depth > 0) return true;
    if (IsDefaultChild(outer.style, entry.marker.style)) return true;
    const auto found = pairs_.find({outer.style, entry.marker.style});
    return found != pairs_.end() && found->second.first * 2 > found->second.second;
  }

  // A new page has its own left edge: what the open levels' indentations were is told by the first item's marker, the
  // nearest level where several have it.
  void MoveToPage(const ListEntry& entry) {
    std::optional<std::size_t> nearest;
    const auto distance = [&](std::size_t k) { return std::abs(stack_[k].indent - entry.indent); };
    for (std::size_t k = stack_.size(); k-- > 0;) {
      if (stack_[k].style == entry.marker.style && (!nearest || distance(k) < distance(*nearest))) nearest = k;
    }
    if (!nearest) return;
    const int shift = entry.indent - stack_[*nearest].indent;
    stack_.resize(*nearest + 1);
    for (Open& open : stack_) open.indent += shift;
  }

  void Place(std::size_t at) {
    ListEntry& entry = entries_[at];
    if (at > begin_ && entries_[at - 1].page != entry.page) MoveToPage(entry);
    while (stack_.size() > 1 && stack_.back().indent > entry.indent + kSlack) stack_.pop_back();
    const Open open{entry.indent, entry.marker.style, entry.marker.depth};
    if (stack_.empty() || entry.indent > stack_.back().indent + kSlack) {
      stack_.push_back(open);
    } else if (stack_.back().indent > entry.indent + kSlack) {
      stack_.back() = open;  // further out than anything before
    } else {
      PlaceAtSameIndent(entry, open);
    }
    entry.level = static_cast<int>(stack_.size()) - 1;
  }

  void PlaceAtSameIndent(const ListEntry& entry, const Open& open) {
    for (std::size_t k = stack_.size(); k-- > 0 && std::abs(stack_[k].indent - entry.indent) <= kSlack;) {
      if (stack_[k].style != entry.marker.style || stack_[k].depth != entry.marker.depth) continue;
      stack_.resize(k + 1);
      return;
    }
    if (Nests(entry)) {
      stack_.push_back(open);
    } else {
      stack_.back() = open;
    }
  }

  bool IsFlat() const {
    return std::all_of(entries_.begin() + static_cast<std::ptrdiff_t>(begin_),
                       entries_.begin() + static_cast<std::ptrdiff_t>(end_),
                       [](const ListEntry& entry) { return entry.level == 0; });
  }
  bool SameKind(std::size_t a, std::size_t b) const {
    return entries_[a].level == entries_[b].level && entries_[a].marker.style == entries_[b].marker.style;
  }
  // "· COORDINACIONES:" opens a list rather than having children.
  bool IsTitle(std::size_t at) const {
    constexpr int kTitleWords = 6;
    return at == begin_ && !entries_[at].below_heading && entries_[at].words <= kTitleWords;
  }

  // Empty lines between the outer items and none before their children: every paragraph of items is one item, or one
  // with a colon and its children.
  bool AdoptBetweenBlanks() {
    if (!IsFlat()) return false;
    std::size_t first = begin_;
    if (IsTitle(first) && entries_[first].introduces) ++first;
    std::size_t groups = 0;
    for (std::size_t at = first; at < end_; ++at) {
      if (!SameKind(at, first)) return false;
      groups += at == first || entries_[at].after_blank;
    }
    if (groups < 3 || groups == end_ - first) return false;
    std::size_t opener = first;
    for (std::size_t at = first + 1; at < end_; ++at) {
      if (entries_[at].after_blank) opener = at;
      if (at != opener && !entries_[opener].introduces) return false;
    }
    for (std::size_t at = first + 1; at < end_; ++at) {
      if (!entries_[at].after_blank) entries_[at].level = 1;
    }
    return true;
  }

  // Behind a colon: the items without a full stop, where the list's others have one.
  void AdoptBehindColons() {
    CountEndings();
    const bool loose = std::all_of(entries_.begin() + static_cast<std::ptrdiff_t>(begin_ + 1),
                                   entries_.begin() + static_cast<std::ptrdiff_t>(end_),
                                   [](const ListEntry& entry) { return entry.after_blank; });
    for (std::size_t at = begin_; at + 1 < end_; ++at) {
      if (!entries_[at].introduces || IsTitle(at) || !SameKind(at, at + 1)) continue;
      std::size_t last = at;
      while (last + 1 < end_ && SameKind(at, last + 1) && (loose || !entries_[last + 1].after_blank) &&
             !entries_[last + 1].ends_sentence && !entries_[last + 1].introduces) {
        ++last;
      }
      if (last == at || !OthersEndSentences(at, last)) continue;
      for (std::size_t child = at + 1; child <= last; ++child) ++entries_[child].level;
      at = last;
    }
  }
  void CountEndings() {
    for (std::size_t at = begin_; at < end_; ++at) {
      if (entries_[at].introduces) continue;
      auto& [with, without] = endings_[{entries_[at].level, entries_[at].marker.style}];
      ++(entries_[at].ends_sentence ? with : without);
    }
  }
  // More of the items beside the parent and its children end in a full stop than do not.
  bool OthersEndSentences(std::size_t parent, std::size_t last) const {
    const auto found = endings_.find({entries_[parent].level, entries_[parent].marker.style});
    if (found == endings_.end()) return false;
    return found->second.first > found->second.second - static_cast<int>(last - parent);
  }

  std::vector<ListEntry>& entries_;
  std::size_t begin_;
  std::size_t end_;
  std::vector<Open> stack_;
  std::map<std::pair<std::string, std::string>, std::pair<int, int>> pairs_;
  std::map<std::pair<int, std::string>, std::pair<int, int>> endings_;  // with and without a full stop
};

}  // namespace

void AssignLevels(std::vector<ListEntry>& entries) {
  for (std::size_t begin = 0; begin < entries.size();) {
    std::size_t end = begin + 1;
    while (end < entries.size() && !entries[end].begins_run) ++end;
    Run(entries, begin, end).Assign();
    begin = end;
  }
}

}  // namespace acervo::txt
