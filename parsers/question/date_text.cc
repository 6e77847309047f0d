#include "parsers/question/date_text.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

#include "parsers/question/question_words.h"
#include "parsers/spanish/dates.h"

namespace acervo::question {
namespace {

bool HasRole(const QuestionText& text, std::size_t at, Role role) {
  const auto phrase = DatePhrases().LongestAt(text.folded, at);
  return phrase && phrase->role == role;
}

bool IsDateLike(const QuestionText& text, std::size_t at) {
  return at < text.size() && (text.words[at].is_number || HasRole(text, at, Role::kDate) ||
                              HasRole(text, at, Role::kMonth) || MonthFromName(text.folded[at]));
}

// "may" after a word that leads to a date, or before one.
bool IsMonthHere(const QuestionText& text, std::size_t at, std::size_t after) {
  if (IsDateLike(text, after)) return true;
  if (at == 0) return false;
  constexpr std::string_view kLeads[] = {"in", "of", "on", "and", "during", "en", "de"};
  if (text.words[at - 1].is_number || std::ranges::find(kLeads, text.folded[at - 1]) != std::end(kLeads)) return true;
  const auto before = DatePhrases().LongestBefore(text.folded, at);
  return before && before->role != Role::kUnit;
}

bool IsTranslated(const QuestionText& text, std::size_t at, const RolePhrase& phrase) {
  const std::size_t after = at + phrase.words;
  switch (phrase.role) {
    case Role::kDate: return true;
    case Role::kDateAlone:
      return after >= text.size() ||
             (text.folded[after] != "de" && text.folded[after] != "del" && text.folded[after] != "of");
    case Role::kMonth: return IsMonthHere(text, at, after);
    case Role::kDateAnd: return at > 0 && IsDateLike(text, at - 1) && IsDateLike(text, after);
    default: return false;
  }
}

// The Spanish of the words at a place; nullopt: they stand as they are.
std::optional<RolePhrase> TranslatedAt(const QuestionText& text, std::size_t at) {
  const auto phrase = DatePhrases().LongestAt(text.folded, at);
  return phrase && IsTranslated(text, at, *phrase) ? phrase : std::nullopt;
}

// "2019 |excepto| talleres": no part of a date.
bool Excludes(const QuestionText& text, std::size_t at) {
  const auto phrase = QuestionPhrases().LongestAt(text.folded, at);
  return phrase && (phrase->role == Role::kWithout || phrase->role == Role::kWithoutLoose);
}

}  // namespace

SpanishText InSpanish(const QuestionText& text, const std::vector<bool>& is_taken) {
  SpanishText spanish;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.understood();) {
    const auto phrase = TranslatedAt(text, at);
    const std::size_t last = at + (phrase ? phrase->words : 1);
    const Span span = text.SpanOf(at, last);
    spanish.text += text.text.substr(copied, span.begin - copied);
    spanish.text += is_taken[at] || Excludes(text, at) ? ".\n" : phrase ? phrase->value : span.In(text.text);
    spanish.stretches.push_back({spanish.text.size(), at, last});
    copied = span.end();
    at = last;
  }
  return spanish;
}

std::pair<std::size_t, std::size_t> WordsOf(const SpanishText& spanish, Span span) {
  std::pair<std::size_t, std::size_t> words{0, 0};
  std::size_t begin = 0;
  for (const SpanishText::Stretch& one : spanish.stretches) {
    if (one.end > span.begin && begin < span.end()) {
      if (words.second == 0) words.first = one.first;
      words.second = one.last;
    }
    begin = one.end;
  }
  return words;
}

}  // namespace acervo::question
