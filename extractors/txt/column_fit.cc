#include "extractors/txt/column_fit.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace acervo::txt {
namespace {

bool IsBlankAt(std::u32string_view line, int column) {
  return column >= static_cast<int>(line.size()) || line[column] == U' ';
}

void Cover(std::u32string_view line, std::vector<bool>& covered) {
  if (line.size() > covered.size()) covered.resize(line.size());
  for (std::size_t k = 0; k < line.size(); ++k) {
    if (line[k] != U' ') covered[k] = true;
  }
}

// Runs of covered columns; a single blank column between two is no strip.
std::vector<Piece> Runs(const std::vector<bool>& covered) {
  std::vector<Piece> runs;
  int blanks = 2;
  for (int k = 0; k < static_cast<int>(covered.size()); ++k) {
    if (!covered[k]) {
      ++blanks;
      continue;
    }
    if (blanks >= 2) runs.push_back({k, k});
    runs.back().end = k + 1;
    blanks = 0;
  }
  return runs;
}

// Takes the weakest strips out until `wanted` columns are left: the ones behind which fewest lines begin a piece.
void MergeTo(std::size_t wanted, const std::vector<std::u32string>& lines, std::vector<Piece>& runs) {
  while (runs.size() > wanted && runs.size() > 1) {
    std::size_t weakest = 1;
    std::pair<int, int> least{std::numeric_limits<int>::max(), 0};
    for (std::size_t k = 1; k < runs.size(); ++k) {
      const int begin = runs[k].begin;
      const auto starts = std::count_if(lines.begin(), lines.end(), [begin](const std::u32string& line) {
        return !IsBlankAt(line, begin) && (begin < 2 || (IsBlankAt(line, begin - 1) && IsBlankAt(line, begin - 2)));
      });
      const std::pair<int, int> strength{static_cast<int>(starts), begin - runs[k - 1].end};
      if (strength >= least) continue;
      least = strength;
      weakest = k;
    }
    runs[weakest - 1].end = runs[weakest].end;
    runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(weakest));
  }
}

}  // namespace

ColumnFit::ColumnFit(const std::vector<Piece>& pieces) {
  for (std::size_t k = 1; k < pieces.size(); ++k) {
    const int begin = pieces[k - 1].end;
    strips_.push_back({begin, std::vector<bool>(static_cast<std::size_t>(std::max(pieces[k].begin - begin, 0)), true)});
  }
}

bool ColumnFit::Accepts(std::u32string_view line) const {
  return std::all_of(strips_.begin(), strips_.end(), [line](const Strip& strip) {
    for (std::size_t k = 0; k < strip.blank.size(); ++k) {
      if (strip.blank[k] && IsBlankAt(line, strip.begin + static_cast<int>(k))) return true;
    }
    return false;
  });
}

void ColumnFit::Add(std::u32string_view line) {
  for (Strip& strip : strips_) {
    for (std::size_t k = 0; k < strip.blank.size(); ++k) {
      if (!IsBlankAt(line, strip.begin + static_cast<int>(k))) strip.blank[k] = false;
    }
  }
}

std::vector<int> ColumnFit::Starts() const {
  std::vector<int> starts = {0};
  for (const Strip& strip : strips_) {
    // Of several blank runs the widest is the strip, of equal ones the last.
    int best = strip.begin + static_cast<int>(strip.blank.size());
    int best_length = 0, length = 0;
    for (std::size_t k = 0; k < strip.blank.size(); ++k) {
      length = strip.blank[k] ? length + 1 : 0;
      if (length < best_length || length == 0) continue;
      best_length = length;
      best = strip.begin + static_cast<int>(k) + 1;
    }
    starts.push_back(best);
  }
  return starts;
}

std::vector<Piece> InferColumns(const std::vector<std::u32string>& lines, const std::vector<std::size_t>& paragraphs,
                                std::size_t wanted) {
  std::vector<bool> covered;
  std::vector<Piece> runs;
  std::size_t at = 0, used = 0;
  for (const std::size_t count : paragraphs) {
    std::vector<bool> more = covered;
    for (std::size_t k = at; k < at + count && k < lines.size(); ++k) Cover(lines[k], more);
    std::vector<Piece> next = Runs(more);
    if (!runs.empty() && next.size() < std::min(wanted, runs.size())) break;
    covered = std::move(more);
    runs = std::move(next);
    at += count;
    used = at;
  }
  MergeTo(wanted, {lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(std::min(used, lines.size()))}, runs);
  return runs;
}

namespace {

// Places where a column may begin in all of the lines.
struct Candidate {
  int column;
  bool strong;  // two or more spaces before it in some line
};

std::vector<Candidate> CandidatesIn(const std::vector<std::u32string>& lines) {
  std::size_t width = 0;
  for (const std::u32string& line : lines) width = std::max(width, line.size());
  std::vector<Candidate> candidates;
  for (int at = 1; at < static_cast<int>(width); ++at) {
    bool blank_before = true, begins = false, strong = false;
    for (const std::u32string& line : lines) {
      blank_before = blank_before && IsBlankAt(line, at - 1);
      begins = begins || !IsBlankAt(line, at);
      strong = strong || (!IsBlankAt(line, at) && (at < 2 || IsBlankAt(line, at - 2)));
    }
    if (blank_before && begins) candidates.push_back({at, strong});
  }
  return candidates;
}

// Some line's text runs over `place` without a gap.
bool RunsOver(const std::vector<std::u32string>& lines, int begin, int place) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::u32string& line) {
    const std::vector<Piece> pieces = PiecesOf(line);
    return std::any_of(pieces.begin(), pieces.end(),
                       [&](const Piece& piece) { return piece.begin < begin && piece.end > place + 1; });
  });
}

constexpr int kNever = 1 << 20;

int CostOf(const Candidate& candidate, int known, const std::vector<std::u32string>& lines) {
  constexpr int kFarthest = 15, kFarthestWeak = 3;
  const int distance = std::abs(candidate.column - known);
  if (candidate.strong) return distance <= kFarthest ? distance : kNever;
  return distance <= kFarthestWeak && RunsOver(lines, candidate.column, known) ? distance + kFarthestWeak : kNever;
}

// The cheapest places in order; a column without any costs kAbsence.
std::vector<int> CheapestStarts(const std::vector<Candidate>& candidates, const std::vector<int>& known,
                                const std::vector<std::u32string>& lines) {
  constexpr int kAbsence = 14;
  const std::size_t n = known.size(), m = candidates.size();
  std::vector<std::vector<int>> cost(n + 1, std::vector<int>(m + 1, 0));
  std::vector<std::vector<int>> own(n, std::vector<int>(m, kNever));
  for (std::size_t k = n; k-- > 1;) {
    cost[k][m] = cost[k + 1][m] + kAbsence;
    for (std::size_t c = m; c-- > 0;) {
      own[k][c] = CostOf(candidates[c], known[k], lines);
      cost[k][c] = std::min({cost[k + 1][c] + kAbsence, cost[k][c + 1], cost[k + 1][c + 1] + own[k][c]});
    }
  }
  std::vector<int> starts(n, kAbsent);
  starts[0] = 0;
  for (std::size_t k = 1, c = 0; k < n;) {
    if (c < m && cost[k][c] == cost[k + 1][c + 1] + own[k][c]) {
      starts[k++] = candidates[c++].column;
    } else if (c < m && cost[k][c] == cost[k][c + 1]) {
      ++c;
    } else {
      ++k;
    }
  }
  return starts;
}

bool IsStrong(const std::vector<Candidate>& candidates, int column) {
  return std::any_of(candidates.begin(), candidates.end(),
                     [column](const Candidate& candidate) { return candidate.column == column && candidate.strong; });
}

}  // namespace

std::optional<std::vector<int>> FitLocally(const std::vector<std::u32string>& lines, const std::vector<int>& known) {
  const std::vector<Candidate> candidates = CandidatesIn(lines);
  const std::vector<int> starts = CheapestStarts(candidates, known, lines);
  int strong = 0, weak = 0;
  for (std::size_t k = 1; k < starts.size(); ++k) {
    if (starts[k] == kAbsent && RunsOver(lines, known[k] - 3, known[k])) return std::nullopt;
    if (starts[k] != kAbsent) ++(IsStrong(candidates, starts[k]) ? strong : weak);
  }
  if (strong == 0 || weak > strong) return std::nullopt;
  return starts;
}

std::vector<std::size_t> MatchColumns(const std::vector<Piece>& seen, const std::vector<Piece>& known) {
  const std::size_t n = seen.size(), m = known.size();
  const double scale = static_cast<double>(known.back().end) / std::max(seen.back().end, 1);
  // A last column that is missing leaves no trace of the width: both scales are tried by cost, the plain one first.
  constexpr double kFar = 1e18;
  std::vector<std::vector<double>> cost(n + 1, std::vector<double>(m + 1, kFar));
  const auto distance = [&](std::size_t i, std::size_t j) {
    return std::min(std::abs(seen[i].begin - known[j].begin) * 1.0,
                    std::abs(seen[i].begin * scale - known[j].begin) + 2);
  };
  std::fill(cost[n].begin(), cost[n].end(), 0.0);
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) cost[i][j] = std::min(cost[i][j + 1], cost[i + 1][j + 1] + distance(i, j));
  }
  std::vector<std::size_t> match;
  for (std::size_t i = 0, j = 0; i < n && j < m; ++j) {
    if (cost[i][j] < cost[i][j + 1]) {
      match.push_back(j);
      ++i;
    }
  }
  return match;
}

}  // namespace acervo::txt
