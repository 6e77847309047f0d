// A cell is a string of letters without spaces, and a way through the page's words spells it: from each word to the one
// beside it, else to one on the line below. A row is where its most telling cell stands with the others beside it.
#include "tools/web/preview/place_finder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/text.h"

namespace acervo::tools::serve {
namespace {

constexpr int kMostSteps = 2'000'000;                      // words looked at, for all records of a page
constexpr std::size_t kLeastAnchor = 4;                    // bytes: less stands anywhere
constexpr std::size_t kLeastPart = 12;                     // of a cell that goes on on the next page
constexpr std::size_t kMostPlaces = 64;                    // of one cell
constexpr double kBottom = 0.75;                           // of the page's height: below it a cell may run out of page
constexpr double kWidestSpace = 4, kHighestLeading = 2.2;  // heights of a word, between words and between lines
constexpr double kMargin = 2;                              // points around a mark

struct WordBox {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double mid_y() const { return (y0 + y1) / 2; }
  double height() const { return y1 - y0; }
  void Cover(const WordBox& other) {
    x0 = std::min(x0, other.x0), y0 = std::min(y0, other.y0);
    x1 = std::max(x1, other.x1), y1 = std::max(y1, other.y1);
  }
};

// What is compared: letters and digits, lower case, without accents and spaces.
std::string KeyOf(std::string_view text) {
  std::string key;
  for (const auto& word : acervo::Words(CleanText(text))) key += Fold(word.text);
  std::erase_if(key, [](char c) { return c == '.' || c == ' '; });
  return key;
}

struct KeyedWord {
  std::string key;
  WordBox box;
};

// A way through words that spells a cell.
struct Placement {
  std::size_t first = 0, last = 0;  // words
  WordBox box;
};

class Finder {
 public:
  explicit Finder(const PageWords& page) : bottom_(page.height * kBottom) {
    for (const PageWord& word : page.words) {
      KeyedWord keyed{KeyOf(word.text), {word.x0, word.y0, word.x1, word.y1}};
      if (keyed.key.empty()) continue;
      by_letter_[keyed.key.front()].push_back(words_.size());
      words_.push_back(std::move(keyed));
    }
  }

  std::vector<Placement> PlacesOf(const std::string& key) {
    std::vector<Placement> places;
    const auto starts = by_letter_.find(key.front());
    if (starts == by_letter_.end()) return places;
    for (const std::size_t start : starts->second) {
      if (places.size() == kMostPlaces || steps_ > kMostSteps) break;
      ++steps_;
      if (!key.starts_with(words_[start].key)) continue;
      if (auto place = Follow(start, key)) places.push_back(*place);
    }
    return places;
  }

 private:
  std::optional<Placement> Follow(std::size_t start, const std::string& key) {
    Placement place{start, start, words_[start].box};
    std::size_t spelt = words_[start].key.size();
    while (spelt < key.size()) {
      const auto next = Next(place, std::string_view(key).substr(spelt));
      if (!next) {
        return spelt >= kLeastPart && RunsOut(place) ? std::optional(place) : std::nullopt;
      }
      place.last = *next;
      place.box.Cover(words_[*next].box);
      spelt += words_[*next].key.size();
    }
    return place;
  }

  // Whether the page ends with the last word: near its bottom, with nothing beside it or below.
  bool RunsOut(const Placement& place) {
    const WordBox& here = words_[place.last].box;
    if (here.y0 < bottom_) return false;
    steps_ += static_cast<int>(words_.size());
    return std::ranges::none_of(
        words_, [&](const KeyedWord& word) { return IsBeside(here, word.box) || IsBelow(here, place.box, word.box); });
  }

  // The nearest word that begins `rest`: beside the last one, else below it.
  std::optional<std::size_t> Next(const Placement& place, std::string_view rest) {
    const auto candidates = by_letter_.find(rest.front());
    if (candidates == by_letter_.end()) return std::nullopt;
    const WordBox& here = words_[place.last].box;
    std::optional<std::size_t> beside, below;
    for (const std::size_t candidate : candidates->second) {
      if (++steps_ > kMostSteps) return std::nullopt;
      const KeyedWord& word = words_[candidate];
      if (candidate == place.last || !rest.starts_with(word.key)) continue;
      if (IsBeside(here, word.box)) {
        if (!beside || word.box.x0 < words_[*beside].box.x0) beside = candidate;
      } else if (IsBelow(here, place.box, word.box)) {
        if (!below || word.box.y0 < words_[*below].box.y0) below = candidate;
      }
    }
    return beside ? beside : below;
  }

  static bool IsBeside(const WordBox& here, const WordBox& word) {
    const double height = std::max(here.height(), word.height());
    const bool same_line = std::abs(word.mid_y() - here.mid_y()) < height / 2;
    return same_line && word.x0 > here.x1 - height / 2 && word.x0 - here.x1 < kWidestSpace * height;
  }
  static bool IsBelow(const WordBox& here, const WordBox& so_far, const WordBox& word) {
    const double height = std::max(here.height(), word.height());
    const double down = word.mid_y() - here.mid_y();
    return down > height / 2 && down < kHighestLeading * height && word.x0 > so_far.x0 - 2 * height &&
           word.x0 < so_far.x1 && word.x0 < here.x1;
  }

  double bottom_;
  std::vector<KeyedWord> words_;
  std::unordered_map<char, std::vector<std::size_t>> by_letter_;
  int steps_ = 0;
};

struct FoundCell {
  std::string key;
  std::vector<Placement> places;
};

struct FoundRow {
  Placement anchor;
  std::vector<Placement> others;
};

bool StandBeside(const Placement& a, const Placement& b) {
  const double down = std::min(a.box.y1, b.box.y1) - std::max(a.box.y0, b.box.y0);
  const double across = std::min(a.box.x1, b.box.x1) - std::max(a.box.x0, b.box.x0);
  return down > 0 && across <= 0;
}

// The others that stand beside the anchor, each where it is nearest to its middle.
std::vector<const Placement*> Beside(const Placement& anchor, const std::vector<FoundCell>& cells) {
  std::vector<const Placement*> beside;
  for (std::size_t i = 1; i < cells.size(); ++i) {
    const Placement* best = nullptr;
    const auto distance = [&](const Placement& place) { return std::abs(place.box.mid_y() - anchor.box.mid_y()); };
    for (const Placement& place : cells[i].places) {
      if (StandBeside(anchor, place) && (best == nullptr || distance(place) < distance(*best))) best = &place;
    }
    beside.push_back(best);
  }
  return beside;
}

std::size_t LettersOf(const std::vector<const Placement*>& beside, const std::vector<FoundCell>& cells) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < beside.size(); ++i) letters += beside[i] == nullptr ? 0 : cells[i + 1].key.size();
  return letters;
}

// The one place where the anchor has most of the other cells beside it; nullopt where two have.
std::optional<FoundRow> RowOf(const std::vector<FoundCell>& cells) {
  std::optional<FoundRow> best;
  std::size_t most = 0;
  bool twice = false;
  for (const Placement& anchor : cells.front().places) {
    const auto beside = Beside(anchor, cells);
    const std::size_t letters = LettersOf(beside, cells);
    if (best && letters <= most) {
      twice = twice || letters == most;
      continue;
    }
    twice = false;
    most = letters;
    best = FoundRow{anchor, {}};
    for (const Placement* place : beside) {
      if (place != nullptr) best->others.push_back(*place);
    }
  }
  return twice ? std::nullopt : best;
}

// How many of the records have a cell that says this.
using Sayings = std::unordered_map<std::string, int>;

Sayings SayingsOf(const std::vector<SoughtRecord>& records) {
  Sayings sayings;
  for (const SoughtRecord& record : records) {
    for (const std::string& text : record.cells) ++sayings[KeyOf(text)];
  }
  return sayings;
}

// Cells that were found: first what no other record says, which a merged cell is not, then the longest. Empty: too
// little of the record was found to tell.
std::vector<FoundCell> CellsOf(const SoughtRecord& record, const Sayings& sayings, Finder& finder) {
  std::vector<FoundCell> cells;
  std::size_t letters = 0, found = 0;
  for (const std::string& text : record.cells) {
    FoundCell cell{KeyOf(text), {}};
    if (cell.key.empty()) continue;
    letters += cell.key.size();
    cell.places = finder.PlacesOf(cell.key);
    if (cell.places.empty()) continue;
    found += cell.key.size();
    cells.push_back(std::move(cell));
  }
  std::ranges::stable_sort(cells, std::ranges::greater(), [&](const FoundCell& cell) {
    const bool is_own = cell.key.size() >= kLeastAnchor && sayings.at(cell.key) == 1;
    return std::pair(is_own, cell.key.size());
  });
  const bool is_enough = 2 * found >= letters && !cells.empty() && cells.front().key.size() >= kLeastAnchor;
  return is_enough ? cells : std::vector<FoundCell>();
}

using Uses = std::map<std::pair<std::size_t, std::size_t>, int>;
std::pair<std::size_t, std::size_t> WordsOf(const Placement& place) { return {place.first, place.last}; }

}  // namespace

std::vector<PageMark> FindRecords(const PageWords& page, const std::vector<SoughtRecord>& records) {
  Finder finder(page);
  const Sayings sayings = SayingsOf(records);
  std::vector<std::pair<std::string, FoundRow>> rows;
  Uses uses;
  for (const SoughtRecord& record : records) {
    const std::vector<FoundCell> cells = CellsOf(record, sayings, finder);
    const std::optional<FoundRow> row = cells.empty() ? std::nullopt : RowOf(cells);
    if (!row) continue;
    ++uses[WordsOf(row->anchor)];
    for (const Placement& other : row->others) ++uses[WordsOf(other)];
    rows.emplace_back(record.id, *row);
  }
  std::vector<PageMark> marks;
  for (const auto& [id, row] : rows) {
    if (uses[WordsOf(row.anchor)] > 1) continue;
    WordBox box = row.anchor.box;
    // A cell that several records have is merged over their rows, and higher than any of them.
    for (const Placement& other : row.others) {
      if (uses[WordsOf(other)] == 1) box.Cover(other.box);
    }
    marks.push_back({id, std::max(0.0, box.x0 - kMargin), std::max(0.0, box.y0 - kMargin),
                     std::min(page.width, box.x1 + kMargin), std::min(page.height, box.y1 + kMargin)});
  }
  return marks;
}

}  // namespace acervo::tools::serve
