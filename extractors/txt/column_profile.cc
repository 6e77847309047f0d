// Every place where words begin behind a gap votes for a column's beginning, every word that runs over a place votes
// against it; the best places, as many as there are columns, win.
#include "extractors/txt/column_profile.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "extractors/txt/column_assignment.h"

namespace acervo::txt {
namespace {

constexpr double kFar = 1e9;
constexpr int kNarrowest = 2;  // columns between two beginnings

// How much speaks for a column beginning at each place.
std::vector<double> ScorePlaces(const std::vector<std::u32string>& lines) {
  std::size_t width = 0;
  for (const std::u32string& line : lines) width = std::max(width, line.size());
  std::vector<double> score(width + 1);
  double rows = 0;
  for (const std::u32string& line : lines) {
    const std::vector<WordPiece> words = WordsOf(line);
    ++rows;
    for (std::size_t k = 0; k < words.size(); ++k) {
      const WordPiece& word = words[k];
      for (int at = word.begin + 1; at < word.end; ++at) score[at] -= 2;
      if (k == 0) {
        if (word.begin > 0) score[word.begin] += 1;
        continue;
      }
      if (word.gap >= 2 && !IsBullet(line, words[k - 1])) {
        score[word.begin] += 1;
        for (int at = word.begin - word.gap + 1; at <= word.begin; ++at) score[at] += 0.5;
      } else {
        score[word.begin] -= 0.3;
        score[word.begin - 1] -= 0.5;
      }
    }
  }
  for (double& place : score) place /= std::max(rows, 1.0);
  return score;
}

// For each place the nearest one behind it with enough letters between for a column.
std::vector<int> NextPlaces(const std::vector<std::u32string>& lines, int width) {
  constexpr double kFewest = 0.12;      // letters a line
  std::vector<int> letters(width + 1);  // before each place
  for (const std::u32string& line : lines) {
    for (std::size_t at = 0; at < line.size(); ++at) letters[at + 1] += line[at] != U' ';
  }
  for (int at = 1; at <= width; ++at) letters[at] += letters[at - 1];
  const double needed = std::max(1.0, kFewest * static_cast<double>(lines.size()));
  std::vector<int> next(width + 1, width);
  for (int at = 0, to = 0; at <= width; ++at) {
    while (to < width && (to < at + kNarrowest || letters[to] - letters[at] < needed)) ++to;
    next[at] = to;
  }
  return next;
}

// One place a hint, near it, with text between any two: the best in order by their sum.
std::vector<int> BestPlaces(const std::vector<double>& score, const std::vector<int>& next,
                            const std::vector<int>& hints) {
  constexpr double kAway = 0.04;  // a column's distance costs
  constexpr int kFarthest = 20;
  const std::size_t count = hints.size();
  const auto value = [&](std::size_t left, int at) {
    return score[at] - kAway * std::min(kFarthest, std::abs(at - hints[count - left]));
  };
  const int width = static_cast<int>(score.size()) - 1;
  std::vector<std::vector<double>> best(count + 1, std::vector<double>(width + 1, -kFar));
  std::fill(best[0].begin(), best[0].end(), 0.0);
  for (std::size_t k = 1; k <= count; ++k) {
    for (int at = width - 1; at >= 1; --at) {
      best[k][at] = std::max(best[k][at + 1], value(k, at) + best[k - 1][next[at]]);
    }
  }
  std::vector<int> places;
  int at = std::max(1, next[0]);
  for (std::size_t k = count; k > 0; --k) {
    while (at < width - 1 && best[k][at] == best[k][at + 1]) ++at;
    places.push_back(at);
    at = next[at];
  }
  return places;
}

std::vector<std::u32string> OfSeveralPieces(const std::vector<std::u32string>& lines) {
  std::vector<std::u32string> kept;
  for (const std::u32string& line : lines) {
    if (PiecesOf(line).size() > 1) kept.push_back(line);
  }
  return kept;
}

// The place beside those known where most texts begin, a column to either side included, if hardly any runs over it.
std::optional<int> FurtherPlace(const std::vector<std::u32string>& lines, const std::vector<int>& known) {
  struct Votes {
    int here = 0, near = 0, against = 0;
  };
  std::map<int, Votes> votes;
  for (const std::u32string& line : lines) {
    const std::vector<WordPiece> words = WordsOf(line);
    for (std::size_t k = 0; k < words.size(); ++k) {
      const int begin = words[k].begin;
      if (begin > 0 && (k == 0 || (words[k].gap >= 2 && !IsBullet(line, words[k - 1])))) {
        ++votes[begin].here;
        for (const int at : {begin - 1, begin, begin + 1}) ++votes[at].near;
      }
      for (int at = begin + 2; at <= words[k].end; ++at) ++votes[at].against;
    }
  }
  std::optional<int> found;
  for (const auto& [at, vote] : votes) {
    const bool apart = std::all_of(known.begin(), known.end(), [at = at](int k) { return std::abs(k - at) > 2; });
    const bool clear =
        vote.here >= 3 && vote.against * 6 <= vote.near && static_cast<std::size_t>(vote.near) * 6 >= lines.size();
    if (apart && clear && (!found || vote.here > votes[*found].here)) found = at;
  }
  return found;
}

// The place near a known one where words begin, be it behind a single space, and hardly any run over it.
std::optional<int> PlaceNear(const std::vector<std::u32string>& lines, int hint) {
  constexpr int kFarthest = 3;
  std::optional<int> best;
  int most = 2;
  for (int at = std::max(1, hint - kFarthest); at <= hint + kFarthest; ++at) {
    int begin = 0, over = 0;
    for (const std::u32string& line : lines) {
      const bool here = at < static_cast<int>(line.size()) && line[at] != U' ';
      if (here) ++(line[at - 1] == U' ' ? begin : over);
    }
    if (begin <= most || over * 3 > begin) continue;
    most = begin;
    best = at;
  }
  return best;
}

// Several lines begin a piece there, whatever runs over it in others.
bool BeginPieces(const std::vector<std::u32string>& lines, int place) {
  constexpr std::size_t kFewest = 3;
  std::size_t begins = 0;
  for (const std::u32string& line : lines) {
    const std::vector<Piece> pieces = PiecesOf(line);
    begins += std::any_of(pieces.begin(), pieces.end(), [place](Piece p) { return std::abs(p.begin - place) <= 1; });
  }
  return begins >= kFewest && begins * 4 >= lines.size();
}

// The end of the blank strip left of a centred text's middle.
int LeftEdge(const std::vector<std::u32string>& lines, int from, int least) {
  constexpr double kStray = 0.02;  // share of lines that may write into the strip
  for (int at = from; at > least + 1; --at) {
    const auto covered = std::count_if(lines.begin(), lines.end(), [at](const std::u32string& line) {
      return at <= static_cast<int>(line.size()) && line[at - 1] != U' ';
    });
    if (static_cast<double>(covered) <= kStray * static_cast<double>(lines.size())) return at;
  }
  return from;
}

constexpr double kNoHeading = 30;      // a column without a word
constexpr double kPieceNoColumn = 30;  // a piece of the line that begins none

// cost[i][k]: the least for the words from i on and the columns from k on. A word may begin the next column, at its
// distance from it; stay inside the one before; or a column is left without a word.
std::vector<std::vector<double>> HeadingCosts(const std::vector<WordPiece>& words, const std::vector<int>& starts) {
  const std::size_t m = words.size(), n = starts.size();
  std::vector<std::vector<double>> cost(m + 1, std::vector<double>(n + 1, kFar));
  for (std::size_t k = 0; k <= n; ++k) cost[m][k] = kNoHeading * static_cast<double>(n - k);
  for (std::size_t i = m; i-- > 0;) {
    for (std::size_t k = n + 1; k-- > 0;) {
      const double skip = k < n ? cost[i][k + 1] + kNoHeading : kFar;
      const double begin = k < n ? cost[i + 1][k + 1] + std::abs(words[i].begin - starts[k]) : kFar;
      const double inside = i > 0 ? cost[i + 1][k] + (words[i].gap >= 2 ? kPieceNoColumn : 0) : kFar;
      cost[i][k] = std::min({skip, begin, inside});
    }
  }
  return cost;
}

// Where each column's heading begins on the cheapest way through the words.
std::vector<int> CutIntoHeadings(const std::vector<WordPiece>& words, const std::vector<int>& starts) {
  const auto cost = HeadingCosts(words, starts);
  const std::size_t n = starts.size();
  std::vector<int> result(n, kAbsent);
  for (std::size_t i = 0, k = 0; i < words.size();) {
    if (k < n && cost[i][k] == cost[i + 1][k + 1] + std::abs(words[i].begin - starts[k])) {
      result[k++] = words[i++].begin;
    } else if (k < n && cost[i][k] == cost[i][k + 1] + kNoHeading) {
      ++k;
    } else {
      ++i;
    }
  }
  return result;
}

}  // namespace

bool IsBullet(std::u32string_view line, const WordPiece& word) {
  constexpr std::u32string_view kBullets = U"•·▪-–➢✓o*●○■";
  return word.end - word.begin == 1 && kBullets.find(line[word.begin]) != kBullets.npos;
}

std::vector<WordPiece> WordsOf(std::u32string_view columns) {
  std::vector<WordPiece> words;
  int gap = 0;
  for (int at = 0; at < static_cast<int>(columns.size()); ++at) {
    if (columns[at] == U' ') {
      ++gap;
      continue;
    }
    if (words.empty() || gap > 0) words.push_back({at, at, gap});
    words.back().end = at + 1;
    gap = 0;
  }
  return words;
}

std::optional<ColumnProfile> ColumnProfile::Learn(const std::vector<std::u32string>& lines,
                                                  std::u32string_view heading) {
  std::vector<int> hints;
  for (const Piece& piece : PiecesOf(heading)) hints.push_back(piece.begin);
  std::optional<ColumnProfile> profile = Learn(lines, hints);
  if (!profile) return std::nullopt;
  while (const std::optional<int> further = FurtherPlace(OfSeveralPieces(lines), profile->starts_)) {
    std::vector<int> starts = profile->starts_;
    starts.insert(std::lower_bound(starts.begin(), starts.end(), *further), *further);
    ColumnProfile finer(std::move(starts));
    const std::vector<int> cut = finer.CutHeading(heading);
    if (std::find(cut.begin(), cut.end(), kAbsent) != cut.end()) break;
    finer.FindLoose(OfSeveralPieces(lines));
    profile = std::move(finer);
  }
  return profile;
}

std::optional<ColumnProfile> ColumnProfile::Learn(const std::vector<std::u32string>& lines,
                                                  const std::vector<int>& hints) {
  const std::vector<std::u32string> several = OfSeveralPieces(lines);
  if (several.empty() || hints.size() < 2) return std::nullopt;
  const std::vector<double> score = ScorePlaces(several);
  const std::vector<int> next = NextPlaces(several, static_cast<int>(score.size()) - 1);
  std::vector<int> places = BestPlaces(score, next, {hints.begin() + 1, hints.end()});
  for (std::size_t k = 0; k < places.size(); ++k) {
    if (score[places[k]] > 0) continue;
    std::optional<int> near = PlaceNear(several, hints[k + 1]);
    if (!near && BeginPieces(several, hints[k + 1])) near = hints[k + 1];
    if (!near || (k > 0 && *near <= places[k - 1]) || (k + 1 < places.size() && *near >= places[k + 1])) {
      return std::nullopt;
    }
    places[k] = *near;
  }
  places.insert(places.begin(), 0);
  ColumnProfile profile(std::move(places));
  profile.FindLoose(several);
  profile.FindJustified(several);
  return profile;
}

// The first column begins where its lines do; in each further one the commonest beginning is the column's, unless
// fewer than half of its texts share it.
void ColumnProfile::FindLoose(const std::vector<std::u32string>& lines) {
  for (std::size_t k = 1; k < starts_.size(); ++k) {
    const int end = k + 1 < starts_.size() ? starts_[k + 1] : 1 << 20;
    std::size_t texts = 0, here = 0;
    for (const std::u32string& line : lines) {
      for (const WordPiece& word : WordsOf(line)) {
        if (word.begin < starts_[k] - 1 || word.begin >= end || word.gap < 2) continue;
        ++texts;
        here += std::abs(word.begin - starts_[k]) <= 1;
        break;
      }
    }
    loose_[k] = here * 2 < texts;
    if (loose_[k]) starts_[k] = LeftEdge(lines, starts_[k], starts_[k - 1]);
  }
}

bool ColumnProfile::BeginsInside(const WordPiece& word) const {
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), word.begin + 1);
  const auto column = static_cast<std::size_t>(next - starts_.begin()) - 1;
  return !loose_[column] && word.begin > starts_[column] + 1;
}

// Many lines have gaps inside of columns whose texts begin where the columns do.
void ColumnProfile::FindJustified(const std::vector<std::u32string>& lines) {
  std::size_t with_gaps = 0;
  for (const std::u32string& line : lines) {
    std::size_t inside = 0, all = 0;
    for (const WordPiece& word : WordsOf(line)) {
      if (word.gap < 2) continue;
      ++all;
      inside += BeginsInside(word);
    }
    with_gaps += inside > 0 && inside < all;
  }
  justified_ = with_gaps * 5 >= lines.size();
}

// Most lines: each piece begins right where a column does and ends before the next one.
std::optional<std::vector<int>> ColumnProfile::ExactStarts(std::u32string_view line,
                                                           const std::vector<WordPiece>& words) const {
  std::vector<int> starts(starts_.size(), kAbsent);
  std::size_t column = 0;
  for (std::size_t k = 0; k < words.size(); ++k) {
    const bool begins = k == 0 || (words[k].gap >= 2 && !IsBullet(line, words[k - 1]));
    while (begins && column < starts_.size() && (starts_[column] < words[k].begin || starts[column] != kAbsent))
      ++column;
    if (column == starts_.size()) return std::nullopt;
    if (begins && starts_[column] != words[k].begin) return std::nullopt;
    if (begins) starts[column] = words[k].begin;
    if (column + 1 < starts_.size() && words[k].end >= starts_[column + 1]) return std::nullopt;
  }
  return starts;
}

std::optional<std::vector<int>> ColumnProfile::Assign(std::u32string_view line,
                                                      const std::vector<std::vector<int>>& near) const {
  const std::vector<WordPiece> words = WordsOf(line);
  if (words.empty() || words.size() > ColumnAssignment::kMostWords) return std::nullopt;
  if (std::optional<std::vector<int>> exact = ExactStarts(line, words)) return exact;
  return ColumnAssignment(*this, line, words, near).Run();
}

std::vector<int> ColumnProfile::CutHeading(std::u32string_view line) const {
  constexpr std::size_t kMostWords = 64;
  const std::vector<WordPiece> words = WordsOf(line);
  return words.size() > kMostWords ? std::vector<int>(size(), kAbsent) : CutIntoHeadings(words, starts_);
}

}  // namespace acervo::txt
