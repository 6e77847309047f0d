// Tokens → phrases (what is written) → days (what is meant). An expression that the reference cannot place is left out.
#include "parsers/spanish/dates.h"

#include <algorithm>

#include "core/text.h"
#include "parsers/spanish/date_grammar.h"
#include "parsers/spanish/date_resolver.h"
#include "parsers/spanish/date_tense.h"
#include "parsers/spanish/date_tokens.h"
#include "parsers/spanish/lexicon.h"

namespace acervo {
namespace {

using spanish::DatePhrase;
using spanish::DateTokens;
using spanish::Strictness;

struct Found {
  std::vector<DateExpression> expressions;
  std::vector<bool> bare_years;  // of each expression: it names years and nothing else
  bool unplaced = false;         // something was read but the reference does not tell its month or year
};

bool BareYears(const DatePhrase& phrase) {
  return std::all_of(phrase.atoms.begin(), phrase.atoms.end(),
                     [](const auto& atom) { return atom.kind == spanish::AtomKind::kYear; });
}

bool IsRange(const DatePhrase& phrase) { return phrase.links.size() == 1 && phrase.links[0] == spanish::Link::kTo; }

bool IsBareDay(const spanish::DateAtom& atom) {
  return atom.kind == spanish::AtomKind::kDay && atom.month == 0 && !atom.month_shift;
}

bool DoubtsWeekday(const spanish::ResolvedDate& resolved) {
  return std::find(resolved.doubts.begin(), resolved.doubts.end(), DiagnosticCode::kWeekdayMismatch) !=
         resolved.doubts.end();
}

// 'sábado 1 de junio a las 8:00 y domingo 2 a las 9:00': where a bare day has not its weekday in the reference's month,
// but has it in the month of the expression before, it lies there.
std::optional<spanish::ResolvedDate> Resolve(const DatePhrase& phrase, const DateReference& reference, int tense,
                                             const std::vector<DateExpression>& before) {
  auto resolved = spanish::ResolveDate(phrase, reference, tense);
  const bool bare = std::all_of(phrase.atoms.begin(), phrase.atoms.end(), IsBareDay);
  if (!resolved || !bare || !DoubtsWeekday(*resolved) || before.empty() || before.back().intervals.empty())
    return resolved;
  const Date last = before.back().end();
  auto other = spanish::ResolveDate(phrase, {Month{last.year(), last.month()}}, tense);
  return other && !DoubtsWeekday(*other) && !other->intervals.empty() ? other : resolved;
}

Found Find(std::string_view text, const DateReference& reference, DateContext context) {
  Found found;
  const DateTokens tokens = spanish::TokenizeDates(text);
  const bool cell = context == DateContext::kCell;
  const Strictness strictness = !cell ? Strictness::kText : reference.day ? Strictness::kAsked : Strictness::kCell;
  for (const DatePhrase& phrase : ParseDatePhrases(tokens, strictness)) {
    const int tense = spanish::TenseAround(tokens, phrase.first, phrase.last);
    auto resolved = Resolve(phrase, reference, tense, found.expressions);
    if (!resolved) {
      found.unplaced = true;
      continue;
    }
    if (!cell && BareYears(phrase) && !IsRange(phrase)) continue;
    if (phrase.has_leftover) resolved->doubts.push_back(DiagnosticCode::kDateLeftover);
    const Span span = tokens.Original(phrase.first, phrase.last);
    found.expressions.push_back({std::string(span.In(text)), span, std::move(resolved->intervals), resolved->precision,
                                 std::move(resolved->doubts), resolved->year_source});
    found.bare_years.push_back(BareYears(phrase));
  }
  return found;
}

// "S/F." → "s f"
std::string FoldedWords(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const char c : Fold(text)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter && gap && !out.empty()) out += ' ';
    gap = !letter;
    if (letter) out += c;
  }
  return out;
}

// The coarsest of what the cell's expressions are; a day beside a week makes the whole an interval.
DatePrecision Coarsest(const std::vector<DateExpression>& expressions) {
  DatePrecision precision = DatePrecision::kNone;
  for (const DateExpression& expression : expressions) {
    if (expression.intervals.empty()) continue;
    const bool mixed = precision != DatePrecision::kNone && precision != expression.precision;
    precision = mixed ? DatePrecision::kInterval : expression.precision;
  }
  return precision;
}

void AddDoubt(std::vector<DiagnosticCode>& doubts, DiagnosticCode code) {
  if (std::find(doubts.begin(), doubts.end(), code) == doubts.end()) doubts.push_back(code);
}

// A year that stands alone beside days ('15 de mayo de 2019, 2020') names none of the cell's.
void DropLooseYears(Found& found, std::vector<DiagnosticCode>& doubts) {
  const auto years = std::count(found.bare_years.begin(), found.bare_years.end(), true);
  if (years == 0 || years == static_cast<std::ptrdiff_t>(found.bare_years.size())) return;
  std::size_t at = 0;
  std::erase_if(found.expressions, [&](const DateExpression&) { return found.bare_years[at++]; });
  AddDoubt(doubts, DiagnosticCode::kDateLeftover);
}

}  // namespace

std::vector<DateExpression> FindDates(std::string_view text, const DateReference& reference, DateContext context) {
  return Find(text, reference, context).expressions;
}

DateCellReading ReadDateCell(std::string_view cell, const DateReference& reference) {
  DateCellReading reading;
  reading.date.raw = Trim(cell);
  if (reading.date.raw.empty()) return reading;
  Found found = Find(cell, reference, DateContext::kCell);
  DropLooseYears(found, reading.doubts);
  for (const DateExpression& expression : found.expressions) {
    reading.date.intervals.insert(reading.date.intervals.end(), expression.intervals.begin(),
                                  expression.intervals.end());
    for (const DiagnosticCode doubt : expression.doubts) AddDoubt(reading.doubts, doubt);
    reading.date.year_source =
        std::max(reading.date.year_source.value_or(expression.year_source), expression.year_source);
  }
  if (!reading.date.intervals.empty()) {
    reading.date.intervals = Joined(std::move(reading.date.intervals));
    reading.date.precision = Coarsest(found.expressions);
    reading.date.source = DateSource::kCell;
    return reading;
  }
  reading.date.year_source.reset();
  const std::string words = FoldedWords(cell);
  if (found.unplaced) {
    AddDoubt(reading.doubts, DiagnosticCode::kPeriodUnknown);
  } else if (found.expressions.empty() && !words.empty() && !spanish::SaysNoDate(words)) {
    AddDoubt(reading.doubts, DiagnosticCode::kUnreadableDate);
  }
  return reading;
}

std::optional<unsigned> MonthFromName(std::string_view word) {
  std::string folded = Fold(Trim(word));
  if (!folded.empty() && folded.back() == '.') folded.pop_back();
  if (const spanish::WordRoles* roles = spanish::RolesOf(folded)) {
    return roles->month == 0 ? std::nullopt : std::optional<unsigned>(roles->month);
  }
  const unsigned month = spanish::NearestMonth(folded);
  return month == 0 ? std::nullopt : std::optional(month);
}

}  // namespace acervo
