// Reads single atoms of date expressions off the tokens. Private to this folder.
//
// Shape:  every Read… takes the token to begin at and answers nullopt where no such atom stands there. `end` is one
// past
//         the last token taken. Looking ahead is bounded by a constant everywhere.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>

#include "parsers/spanish/date_grammar.h"

namespace acervo::spanish {

struct ReadAtom {
  DateAtom atom;
  std::size_t begin = 0;
  std::size_t end = 0;
};

class DateReader {
 public:
  DateReader(const DateTokens& text, Strictness strictness) : text_(text), strictness_(strictness) {}

  std::optional<ReadAtom> Read(std::size_t i) const;

  const DateToken& At(std::size_t i) const { return text_.tokens[std::min(i, text_.tokens.size() - 1)]; }
  bool Is(std::size_t i, Glue glue) const { return At(i).Is(glue); }
  bool IsMark(std::size_t i, char mark) const { return At(i).IsMark(mark); }
  bool InCell() const { return strictness_ != Strictness::kText; }
  bool Asked() const { return strictness_ == Strictness::kAsked; }
  // A lower-case word that means nothing to dates: what a number before it counts.
  bool IsNoun(std::size_t i) const;
  // The year that ends 'mayo 3 y 4, 2019'; `i` itself where there is none.
  std::size_t YearAt(std::size_t i, DateAtom& atom) const { return YearAfter(i, atom); }
  // Whether a month's name (with what may stand before it) follows a day number that ends before i.
  bool MonthFollows(std::size_t i) const;

 private:
  struct Value {
    int value = 0;
    std::size_t end = 0;
  };
  struct MonthWord {
    int month = 0;
    MonthForm form = MonthForm::kNone;
    std::size_t end = 0;
  };

  // date_reader_day.cc
  std::optional<ReadAtom> ReadDay(std::size_t i) const;
  std::optional<ReadAtom> ReadNumeric(std::size_t i) const;
  std::optional<ReadAtom> ReadTriple(std::size_t i) const;
  std::optional<ReadAtom> ReadSpelledTriple(std::size_t i) const;
  std::optional<ReadAtom> ReadYearFirst(std::size_t i) const;
  std::optional<ReadAtom> ReadLooseTriple(std::size_t i) const;
  std::optional<ReadAtom> ReadPair(std::size_t i) const;
  std::optional<ReadAtom> ReadSpacedPair(std::size_t i) const;
  std::optional<ReadAtom> ReadCompact(std::size_t i) const;
  std::optional<ReadAtom> ReadMonthFirst(std::size_t i) const;
  std::optional<ReadAtom> ReadDayOfMonth(std::size_t i, DateAtom atom, const MonthWord& month) const;
  bool MonthFirstFollows(std::size_t i) const;
  bool EndsWeekdays(std::size_t i) const;
  bool IsYearAfterSlash(std::size_t i, int day) const;
  bool BeginsRangeInWords(std::size_t i, std::size_t end) const;
  bool IsLedYear(std::size_t i) const;
  std::optional<ReadAtom> ReadYear(std::size_t i) const;
  std::optional<Value> DayNumber(std::size_t i) const;
  std::optional<Value> DayWord(std::size_t i) const;
  std::optional<Value> OrdinalDay(std::size_t i) const;
  bool IsNamedAfterDay(std::size_t i) const;
  static ReadAtom Framed(ReadAtom numeric, const ReadAtom& words);
  std::size_t WeekdayBefore(std::size_t i, DateAtom& atom) const;

  // date_reader_tails.cc
  std::optional<MonthWord> MonthAt(std::size_t i, bool expected) const;
  std::size_t MonthAfter(std::size_t i, DateAtom& atom) const;
  std::size_t NamedMonthAfter(std::size_t i, DateAtom& atom) const;
  std::size_t StrayBeforeOf(std::size_t i) const;
  std::size_t RomanMonthAfter(std::size_t i, DateAtom& atom) const;
  std::size_t ShiftedMonthAfter(std::size_t i, DateAtom& atom) const;
  std::size_t ShortMonthShiftAfter(std::size_t i, DateAtom& atom) const;
  std::size_t YearAfter(std::size_t i, DateAtom& atom) const;
  bool IsLoneShortYear(std::size_t i) const;
  std::size_t SpacedYearAfter(std::size_t i, DateAtom& atom) const;
  std::size_t DirectionAfter(std::size_t i, DateAtom& atom) const;
  std::size_t ShortYearAfter(std::size_t i, DateAtom& atom) const;
  std::optional<Value> YearWords(std::size_t i) const;
  std::optional<Value> ShiftedNoun(std::size_t i, Glue noun) const;
  std::optional<Value> ShiftAround(std::size_t i, bool noun_here, bool noun_next) const;

  // date_reader_interval.cc
  std::optional<ReadAtom> ReadUnit(std::size_t i) const;
  std::optional<ReadAtom> ReadNthWeekday(std::size_t i, int ordinal) const;
  std::optional<ReadAtom> ReadNumberedWeek(std::size_t i) const;
  std::optional<ReadAtom> ReadNumberedQuarter(std::size_t i) const;
  std::optional<ReadAtom> ReadQuarterCode(std::size_t i) const;
  std::optional<ReadAtom> ReadPart(std::size_t i) const;
  std::optional<ReadAtom> ReadWhole(std::size_t i) const;
  std::optional<ReadAtom> ReadEveryWeekday(std::size_t i) const;
  std::optional<ReadAtom> ReadShifted(std::size_t i) const;
  std::optional<Value> Ordinal(std::size_t i) const;
  std::size_t MonthScope(std::size_t i, DateAtom& atom) const;
  std::size_t YearScope(std::size_t i, DateAtom& atom) const;
  std::size_t YearNamed(std::size_t i, DateAtom& atom) const;
  std::optional<ReadAtom> ReadFirstOfMany(std::size_t i) const;
  std::optional<ReadAtom> ReadDecade(std::size_t i) const;

  // date_reader_relative.cc
  struct Noun {
    Unit unit = Unit::kNone;
    std::size_t end = 0;
  };
  std::optional<ReadAtom> ReadAsked(std::size_t i) const;
  std::optional<ReadAtom> ReadDayWord(std::size_t i) const;
  std::optional<ReadAtom> ReadRunning(std::size_t i) const;
  std::optional<ReadAtom> ReadRest(std::size_t i) const;
  std::optional<ReadAtom> ReadSpan(std::size_t i) const;
  std::optional<ReadAtom> ReadDuration(std::size_t i) const;
  std::optional<ReadAtom> ReadRelativeWeekday(std::size_t i) const;
  std::optional<ReadAtom> ReadWeekdayOfWeek(std::size_t i, int week_offset) const;
  std::optional<Value> RelativeWord(std::size_t i) const;
  std::optional<Value> Count(std::size_t i) const;
  std::optional<Value> ShiftWord(std::size_t i) const;
  std::optional<Value> ShiftAfter(std::size_t i) const;
  std::optional<Value> SpanShift(std::size_t i, Noun& noun) const;
  std::optional<Value> WeekShift(std::size_t i) const;
  std::optional<Noun> NounAt(std::size_t i) const;
  std::size_t DurationAt(std::size_t i, DateAtom& atom) const;
  std::size_t TimeOfDay(std::size_t i) const;
  int WeekdayWord(std::size_t i, std::size_t& end) const;
  bool HasArticle(std::size_t i) const;
  bool ScopeFollows(std::size_t i) const;

  const DateTokens& text_;
  Strictness strictness_;
};

// 19 → 2019, 98 → 1998.
int FullYear(int two_digits);

}  // namespace acervo::spanish
