// Most lines fit their columns at once (ColumnProfile::ExactStarts) and never come here. What is left is cut at words so
// that its cells begin near their columns, at gaps rather than at single spaces, and where the lines around are cut.
#include "extractors/txt/column_assignment.h"

#include <algorithm>
#include <cstdlib>

namespace acervo::txt {
namespace {

constexpr double kFar = 1e9;
constexpr int kNoEnd = 1 << 20;

// How many columns a letter of print takes: capitals more than one, thin letters less.
double PrintedWidth(char32_t c) {
  constexpr std::u32string_view kThin = U" .,:;'’!|()[]ijlftrIíJ";
  constexpr std::u32string_view kWide = U"mwMW@";
  if (kThin.find(c) != kThin.npos) return 0.65;
  if (kWide.find(c) != kWide.npos) return 1.75;
  return IsUpper(c) ? 1.5 : 1.1;
}

// Words one space behind another stand further right in print than here where wide letters come before them.
std::vector<int> PrintedBegins(std::u32string_view line, const std::vector<WordPiece>& words) {
  std::vector<int> begins;
  double printed = 0;  // columns since the piece's beginning
  int piece = 0;
  for (const WordPiece& word : words) {
    if (begins.empty() || word.gap >= 2) {
      printed = 0;
      piece = word.begin;
    } else {
      printed += PrintedWidth(U' ');
    }
    begins.push_back(std::max(word.begin, piece + static_cast<int>(printed)));
    for (int at = word.begin; at < word.end; ++at) printed += PrintedWidth(line[static_cast<std::size_t>(at)]);
  }
  return begins;
}

}  // namespace

ColumnAssignment::ColumnAssignment(const ColumnProfile& profile, std::u32string_view line,
                                   const std::vector<WordPiece>& words, const std::vector<std::vector<int>>& near)
    : profile_(profile), line_(line), words_(words), near_(near), printed_(PrintedBegins(line, words)) {}

std::optional<std::vector<int>> ColumnAssignment::Run() {
  WeighGaps();
  Fill();
  const auto first = std::min_element(cost_[0].begin(), cost_[0].end());
  if (*first > MostAllowed()) return std::nullopt;
  return Backtrack(static_cast<std::size_t>(first - cost_[0].begin()));
}

void ColumnAssignment::WeighGaps() {
  gaps_.assign(words_.size() + 1, 0);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const bool gap = i > 0 && words_[i].gap >= 2 && !IsBullet(line_, words_[i - 1]);
    const bool justified = profile_.IsJustified() && profile_.BeginsInside(words_[i]);
    const double own = justified ? costs_.justified_gap
                                 : costs_.uncut_gap + costs_.uncut_space * std::min(words_[i].gap, costs_.widest);
    gaps_[i + 1] = gaps_[i] + (gap ? own : 0);
  }
}

void ColumnAssignment::Fill() {
  const std::size_t m = words_.size(), n = profile_.size();
  cost_.assign(m + 1, std::vector<double>(n, kFar));
  next_.assign(m + 1, std::vector<Step>(n, {m, n}));
  for (std::size_t i = m; i-- > 0;) {
    for (std::size_t k = 0; k < n; ++k) FillCell(i, k);
  }
}

// The minimum over all ends of the cell that word i begins in column k, and over the columns of the cell after it.
void ColumnAssignment::FillCell(std::size_t i, std::size_t k) {
  const std::size_t m = words_.size(), n = profile_.size();
  const double own = CostOfBeginning(i, k);
  const auto consider = [&](double total, Step step) {
    if (total >= cost_[i][k]) return;
    cost_[i][k] = total;
    next_[i][k] = step;
  };
  for (std::size_t j = i + 1; j <= m; ++j) {
    const double inside = gaps_[j] - gaps_[i + 1];
    const int end = words_[j - 1].end;
    if (j == m) consider(WithCovered(own + inside, k + 1, n, end), {m, n});
    for (std::size_t c = k + 1; j < m && c < n; ++c) {
      consider(WithCovered(own + inside + cost_[j][c], k + 1, c, end), {j, c});
    }
    if (inside > costs_.most_of_several) break;
  }
}

std::vector<int> ColumnAssignment::Backtrack(std::size_t first) const {
  std::vector<int> starts(profile_.size(), kAbsent);
  for (Step at{0, first}; at.word < words_.size() && at.column < starts.size(); at = next_[at.word][at.column]) {
    starts[at.column] = words_[at.word].begin;
  }
  return starts;
}

double ColumnAssignment::CostOfBeginning(std::size_t word, std::size_t column) const {
  const double place = CostOfPlace(word, column);
  if (word == 0 || words_[word].gap >= 2) return place;
  return place + (costs_.cut_at_space + (place > costs_.bad_place ? costs_.badly_cut : 0));
}

double ColumnAssignment::CostOfPlace(std::size_t word, std::size_t column) const {
  const int begin = printed_[word], start = profile_.starts()[column], end = EndOf(column);
  const int distance = std::abs(begin - start);
  const bool within = begin > start && begin < end;
  if (const auto near = CostAsNear(word, column)) return *near;
  if (profile_.IsLoose(column) && within) return costs_.loose;
  if (column == 0) {
    return begin < end ? std::min(costs_.indent_most, costs_.indent * distance)
                       : costs_.lost + costs_.lost_each * (begin - end);
  }
  const double aside = costs_.aside + costs_.aside_each * distance;
  if (words_[word].gap >= 2 && within) return std::min(aside, costs_.inside_most);
  const double across = begin <= profile_.starts()[column - 1] + 1 ? costs_.column_before : 0;
  return across + (distance <= costs_.far ? aside : costs_.far_off + distance);
}

// At the column itself, or where one of the lines around begins it; nullopt: neither.
std::optional<double> ColumnAssignment::CostAsNear(std::size_t word, std::size_t column) const {
  const int begin = words_[word].begin;
  if (printed_[word] == profile_.starts()[column]) {
    const int below = near_.empty() ? kAbsent : near_.front()[column];
    return below != kAbsent && below != begin ? costs_.elsewhere : 0;
  }
  const auto same =
      std::find_if(near_.begin(), near_.end(), [&](const auto& starts) { return starts[column] == begin; });
  if (same == near_.end()) return std::nullopt;
  return same == near_.begin() ? costs_.as_below : costs_.as_near;
}

// Columns that the text covers have nothing of their own.
double ColumnAssignment::WithCovered(double total, std::size_t from, std::size_t to, int end) const {
  for (std::size_t column = from; column < to; ++column) {
    if (end > profile_.starts()[column] + 1) total += costs_.overflow;
  }
  return total;
}

// Words one space apart are cells of several columns only where the lines around say so.
double ColumnAssignment::MostAllowed() const {
  constexpr std::size_t kFew = 4;
  const std::vector<int>& starts = profile_.starts();
  if (gaps_.back() > 0) {
    return costs_.most_of_several + costs_.more_for_each * static_cast<double>(std::max(starts.size(), kFew) - kFew);
  }
  const bool inside = std::find(starts.begin() + 1, starts.end(), words_[0].begin) != starts.end();
  return inside ? costs_.most_from_column : costs_.most_of_one;
}

int ColumnAssignment::EndOf(std::size_t column) const {
  return column + 1 < profile_.size() ? profile_.starts()[column + 1] : kNoEnd;
}

}  // namespace acervo::txt
