// A watermark's words are much larger than the body's and lie over them; a diagonal one comes letter by letter, each a
// step up or down and a step to the side. Text up a margin is turned, and stands left or right of all that is not.
#include "extractors/layout/watermarks.h"

#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>

#include "core/text.h"
#include "extractors/layout/lines.h"

namespace acervo::layout {
namespace {

constexpr double kLarge = 2.2;           // of the body's size: words that may be a watermark's
constexpr std::size_t kMaxLarge = 256;   // of one page that are looked at: bounds hostile pages
constexpr double kCapTop = 0.85;         // of the size: how far a word's capitals reach up from the foot of its box,
constexpr double kCapBottom = 0.27;      // and from where
constexpr double kSameSize = 0.12;       // of the size
constexpr std::size_t kMinDiagonal = 4;  // letters
constexpr std::size_t kMinBody = 10;     // upright words that make a body to stand beside
constexpr double kRunGap = 1.2;          // of the size: between turned words of one run
constexpr double kLineGap = 0.8;         // of the size: between the lines of one turned text
constexpr double kBeside = 0.4;          // of the shorter one's length: lines of one text run beside one another
constexpr double kMargin = 0.08;         // of the page's width: further in, turned words are a table's

using Indices = std::vector<std::size_t>;

// The size of most of the page's letters.
double BodySize(const std::vector<Word>& words) {
  std::vector<std::pair<double, std::size_t>> sizes;
  for (const Word& word : words) {
    const auto found = std::find_if(sizes.begin(), sizes.end(),
                                    [&](const auto& known) { return std::abs(known.first - word.size) < 0.3; });
    if (found != sizes.end()) {
      found->second += word.text.size();
    } else if (sizes.size() < 64) {
      sizes.emplace_back(word.size, word.text.size());
    }
  }
  const auto most =
      std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == sizes.end() ? 0 : most->first;
}

Indices LargeWords(const std::vector<Word>& words) {
  const double enough = kLarge * BodySize(words);
  Indices large;
  for (std::size_t i = 0; i < words.size() && large.size() < kMaxLarge; ++i) {
    if (words[i].size >= enough) large.push_back(i);
  }
  return large;
}

bool SameSize(const Word& a, const Word& b) { return std::abs(a.size - b.size) <= kSameSize * a.size; }

bool Climbs(const Word& from, const Word& to) {
  const double dx = to.box.mid_x() - from.box.mid_x(), dy = std::abs(to.box.mid_y() - from.box.mid_y());
  return SameSize(from, to) && dx < 2.5 * to.size && dy > 0.25 * dx && dy < 4 * dx;
}

bool Rises(const Word& from, const Word& to) { return to.box.mid_y() < from.box.mid_y(); }

// The letters of each diagonal word, from left to right.
std::vector<Indices> Diagonals(const std::vector<Word>& words, const Indices& large) {
  Indices letters;
  std::copy_if(large.begin(), large.end(), std::back_inserter(letters),
               [&](std::size_t i) { return CodePointCount(words[i].text) == 1; });
  std::sort(letters.begin(), letters.end(),
            [&](std::size_t a, std::size_t b) { return words[a].box.mid_x() < words[b].box.mid_x(); });
  std::vector<Indices> groups;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const Word& word = words[letters[i]];
    const bool goes_on = !groups.empty() && Climbs(words[groups.back().back()], word) &&
                         (groups.back().size() < 2 || Rises(words[groups.back()[0]], words[groups.back()[1]]) ==
                                                          Rises(words[groups.back().back()], word));
    if (!goes_on) groups.emplace_back();
    groups.back().push_back(letters[i]);
  }
  std::erase_if(groups, [](const Indices& group) { return group.size() < kMinDiagonal; });
  return groups;
}

// Whether the large word runs through smaller ones: through its capitals, where no line above or below a heading is.
bool LiesAcross(const std::vector<Word>& words, const Word& large) {
  const double top = large.box.y1 - kCapTop * large.size, bottom = large.box.y1 - kCapBottom * large.size;
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    const double x = word.box.mid_x(), y = word.box.mid_y();
    return word.size * kLarge <= large.size && x > large.box.x0 && x < large.box.x1 && y > top && y < bottom;
  });
}

// The large word and those of its line, some of which may lie over nothing.
Indices LineOf(const std::vector<Word>& words, const Indices& large, const Word& word) {
  Indices line;
  std::copy_if(large.begin(), large.end(), std::back_inserter(line), [&](std::size_t i) {
    return SameSize(word, words[i]) && word.turns == words[i].turns &&
           Overlap(word.box.y0, word.box.y1, words[i].box.y0, words[i].box.y1) > 0.5 * word.box.height();
  });
  std::sort(line.begin(), line.end(), [&](std::size_t a, std::size_t b) { return words[a].box.x0 < words[b].box.x0; });
  return line;
}

// Turned words as if upright: what is further on in their line is further right, the next line further down.
Word Upright(Word word) {
  const Box box = word.box;
  switch (word.turns) {
    case 1: word.box = {box.y0, -box.x1, box.y1, -box.x0}; break;
    case 2: word.box = {-box.x1, -box.y1, -box.x0, -box.y0}; break;
    case 3: word.box = {-box.y1, box.x0, -box.y0, box.x1}; break;
    default: break;
  }
  return word;
}

Box TurnedBack(const Box& box, int turns) {
  switch (turns) {
    case 1: return {-box.y1, box.x0, -box.y0, box.x1};
    case 2: return {-box.x1, -box.y1, -box.x0, -box.y0};
    case 3: return {box.y0, -box.x1, box.y1, -box.x0};
    default: return box;
  }
}

// One word of the text of all.
Line Joined(std::string text, const Box& box, const Word& like, int page) {
  Word word = like;
  word.text = std::move(text);
  word.box = box;
  return {{word}, box, word.size, page};
}

// Turned words within the body, on the page.
struct TurnedRun {
  std::string text;
  Box box;
  Word like;
  int turns;
};

class Finder {
 public:
  explicit Finder(PageText& page) : page_(page), words_(page.words), taken_(words_.size(), false) {}

  std::vector<Line> Take() {
    TakeLarge();
    if (std::any_of(words_.begin(), words_.end(), [](const Word& word) { return word.turns % 2 != 0; })) TakeTurned();
    if (aside_.empty() && joined_.empty()) return {};
    std::vector<Word> rest;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!taken_[i]) rest.push_back(std::move(words_[i]));
    }
    std::move(joined_.begin(), joined_.end(), std::back_inserter(rest));
    page_.words = std::move(rest);
    return std::move(aside_);
  }

 private:
  void TakeLarge() {
    const Indices large = LargeWords(words_);
    for (const Indices& group : Diagonals(words_, large)) TakeGroup(group, "");
    for (const std::size_t i : large) {
      if (!taken_[i] && LiesAcross(words_, words_[i])) TakeGroup(LineOf(words_, large, words_[i]), " ");
    }
  }

  void TakeGroup(const Indices& group, std::string_view between) {
    std::string text;
    Box box = words_[group.front()].box;
    for (const std::size_t i : group) {
      if (taken_[i]) continue;
      if (!text.empty()) text += between;
      text += words_[i].text;
      box.Cover(words_[i].box);
      taken_[i] = true;
    }
    aside_.push_back(Joined(std::move(text), box, words_[group.front()], page_.number));
  }

  void TakeTurned() {
    const Box body = Body();
    for (const int turns : {1, 3}) {
      std::vector<Word> beside, within;
      for (std::size_t i = 0; i < words_.size(); ++i) {
        if (taken_[i] || words_[i].turns != turns) continue;
        const Box& box = words_[i].box;
        const bool left = box.x1 < body.x0 && box.x1 < kMargin * page_.width;
        const bool right = box.x0 > body.x1 && box.x0 > (1 - kMargin) * page_.width;
        (left || right ? beside : within).push_back(Upright(words_[i]));
        taken_[i] = true;
      }
      for (const Line& line : BuildLines(std::move(beside), page_.number)) {
        aside_.push_back(Joined(TextOf(line), TurnedBack(line.box, turns), line.words.front(), page_.number));
      }
      for (const Line& line : BuildLines(std::move(within), page_.number)) AddRuns(line, turns);
    }
    PutRuns();
  }

  // Runs end at wide gaps and where a ruling line crosses them.
  void AddRuns(const Line& line, int turns) {
    for (const Line& run : SplitAtGaps(line, kRunGap * line.size)) {
      std::size_t first = 0;
      for (std::size_t i = 1; i <= run.words.size(); ++i) {
        if (i < run.words.size() &&
            !IsParted(TurnedBack(run.words[i - 1].box, turns), TurnedBack(run.words[i].box, turns)))
          continue;
        AddRun(run, first, i, turns);
        first = i;
      }
    }
  }

  // A run stands where its middle is, as high as a word: a cell holds it whole. The next line of a cell follows the
  // one before.
  void AddRun(const Line& line, std::size_t first, std::size_t last, int turns) {
    const Word* words = line.words.data();
    Box box = TurnedBack(words[first].box, turns);
    for (std::size_t i = first; i < last; ++i) box.Cover(TurnedBack(words[i].box, turns));
    const std::string text = TextOf(words + first, words + last);
    const auto above = std::find_if(runs_.rbegin(), runs_.rend(), [&](const TurnedRun& run) {
      return run.turns == turns && !IsParted(run.box, box) &&
             Overlap(run.box.x0, run.box.x1, box.x0, box.x1) > -kLineGap * line.size &&
             Overlap(run.box.y0, run.box.y1, box.y0, box.y1) > kBeside * std::min(run.box.height(), box.height());
    });
    if (above == runs_.rend()) {
      runs_.push_back({text, box, words[first], turns});
    } else {
      above->text += " " + text;
      above->box.Cover(box);
    }
  }

  // Whether a ruling line runs between the two.
  bool IsParted(const Box& a, const Box& b) const {
    const auto between = [](double at, double x, double y) { return at > std::min(x, y) && at < std::max(x, y); };
    const auto crosses = [&](const Ruling& rule, double from, double to, double along) {
      return between(rule.at, from, to) && rule.from < along && rule.to > along;
    };
    const Rulings& rulings = page_.rulings;
    return std::any_of(rulings.horizontal.begin(), rulings.horizontal.end(),
                       [&](const Ruling& rule) { return crosses(rule, a.mid_y(), b.mid_y(), a.mid_x()); }) ||
           std::any_of(rulings.vertical.begin(), rulings.vertical.end(),
                       [&](const Ruling& rule) { return crosses(rule, a.mid_x(), b.mid_x(), a.mid_y()); });
  }

  void PutRuns() {
    for (TurnedRun& run : runs_) {
      const double middle = run.box.mid_y(), half = run.like.size / 2;
      run.box.y0 = middle - half, run.box.y1 = middle + half;
      joined_.push_back(Joined(std::move(run.text), run.box, run.like, page_.number).words.front());
    }
  }

  // Around the upright words; the whole page where there are too few of them to stand beside.
  Box Body() const {
    Box body{page_.width, 0, 0, page_.height};
    std::size_t count = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (taken_[i] || words_[i].turns != 0) continue;
      body.x0 = std::min(body.x0, words_[i].box.x0), body.x1 = std::max(body.x1, words_[i].box.x1);
      ++count;
    }
    return count >= kMinBody ? body : Box{-1e9, 0, 1e9, page_.height};
  }

  PageText& page_;
  std::vector<Word>& words_;
  std::vector<bool> taken_;
  std::vector<Line> aside_;
  std::vector<Word> joined_;
  std::vector<TurnedRun> runs_;
};

}  // namespace

std::vector<Line> TakeWatermarks(PageText& page) { return Finder(page).Take(); }

}  // namespace acervo::layout
