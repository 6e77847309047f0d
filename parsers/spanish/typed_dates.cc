#include "parsers/spanish/typed_dates.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "core/text.h"
#include "parsers/data/tsv.h"
#include "parsers/spanish/dates.h"

namespace acervo::data {
extern const std::string_view kTypedDateWords;
}

namespace acervo {
namespace {

enum class Bound { kFiller, kFrom, kTo, kBefore, kAfter };

std::optional<Bound> BoundFromToken(std::string_view token) {
  constexpr std::pair<std::string_view, Bound> kTokens[] = {{"filler", Bound::kFiller},
                                                            {"from", Bound::kFrom},
                                                            {"to", Bound::kTo},
                                                            {"before", Bound::kBefore},
                                                            {"after", Bound::kAfter}};
  const auto* const found = std::ranges::find(kTokens, token, &std::pair<std::string_view, Bound>::first);
  return found == std::end(kTokens) ? std::nullopt : std::optional(found->second);
}

std::optional<Bound> BoundOf(const std::string& folded_word) {
  static const auto kWords = [] {
    constexpr std::size_t kFields = 2;
    std::unordered_map<std::string_view, Bound> words;
    for (const auto& row : data::Rows(data::kTypedDateWords, kFields)) {
      if (const auto bound = BoundFromToken(row[1])) words.emplace(row[0], *bound);
    }
    return words;
  }();
  const auto found = kWords.find(folded_word);
  return found == kWords.end() ? std::nullopt : std::optional(found->second);
}

// How the words beside the expressions bound the period; nullopt: one of them belongs to no date.
std::optional<Bound> BoundBeside(std::string_view text, const std::vector<DateExpression>& expressions) {
  Bound bound = Bound::kFiller;
  for (const Word& word : Words(text)) {
    const bool is_within = std::ranges::any_of(expressions, [&](const DateExpression& one) {
      return one.span.begin <= word.span.begin && word.span.end() <= one.span.end();
    });
    if (is_within) continue;
    const auto role = BoundOf(Fold(word.text));
    if (!role) return std::nullopt;
    if (*role != Bound::kFiller) bound = *role;
  }
  return bound;
}

Date Next(Date day, int days) { return Date(std::chrono::sys_days(day) + std::chrono::days(days)); }

TypedPeriod Bounded(Date first, Date last, Bound bound) {
  switch (bound) {
    case Bound::kFrom: return {first, std::nullopt};
    case Bound::kTo: return {std::nullopt, last};
    case Bound::kBefore: return {std::nullopt, Next(first, -1)};
    case Bound::kAfter: return {Next(last, 1), std::nullopt};
    case Bound::kFiller: break;
  }
  return {first, last};
}

std::vector<DateInterval> IntervalsOf(const std::vector<DateExpression>& expressions) {
  std::vector<DateInterval> all;
  for (const DateExpression& one : expressions) all.insert(all.end(), one.intervals.begin(), one.intervals.end());
  return Joined(std::move(all));
}

bool IsImpossible(const DateExpression& one) {
  return std::ranges::find(one.doubts, DiagnosticCode::kImpossibleDate) != one.doubts.end();
}

bool HasYear(std::string_view text) {
  constexpr std::size_t kDigits = 4;
  return std::ranges::any_of(Words(text), [](const Word& word) {
    return word.text.size() == kDigits && word.text.find_first_not_of("0123456789") == std::string::npos;
  });
}

// What is read only beside a month of reference lacks its year.
TypedDateFault FaultOf(std::string_view text) {
  const DateReference some{Month{std::chrono::year{2000}, std::chrono::January}, std::nullopt};
  const auto expressions = FindDates(text, some, DateContext::kCell);
  if (expressions.empty() || !BoundBeside(text, expressions) || HasYear(text)) return TypedDateFault::kUnreadable;
  return std::ranges::any_of(expressions, IsImpossible) ? TypedDateFault::kImpossible : TypedDateFault::kNoYear;
}

}  // namespace

TypedDates ReadTypedDates(std::string_view text) {
  const std::string typed = CleanText(text);
  const auto expressions = FindDates(typed, {}, DateContext::kCell);
  const auto bound = BoundBeside(typed, expressions);
  if (expressions.empty() || !bound) return {{}, FaultOf(typed)};
  if (std::ranges::any_of(expressions, IsImpossible)) return {{}, TypedDateFault::kImpossible};
  const std::vector<DateInterval> intervals = IntervalsOf(expressions);
  if (intervals.empty()) return {{}, TypedDateFault::kUnreadable};
  if (*bound != Bound::kFiller) return {{Bounded(intervals.front().first, intervals.back().last, *bound)}, {}};
  TypedDates dates;
  for (const DateInterval& one : intervals) dates.periods.push_back({one.first, one.last});
  return dates;
}

}  // namespace acervo
