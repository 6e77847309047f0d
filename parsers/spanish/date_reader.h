// Reads single atoms of date expressions off the tokens. Private to this folder.
//
// Shape:  most atoms are rows of date_shapes.tsv (date_shape.h), which Match walks; days, months and weekdays with all
//         that may stand around them are read by code. Every Read… takes the token to begin at and answers nullopt
//         where no such atom stands there. Looking ahead is bounded by a constant everywhere.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>

#include "parsers/spanish/date_grammar.h"
#include "parsers/spanish/date_shape.h"

namespace acervo::spanish {

class DateReader {
 public:
  DateReader(const DateTokens& text, Strictness strictness) : text_(text), strictness_(strictness) {}

  std::optional<ReadAtom> Read(std::size_t i) const;

  // The atom at i as the first row of the group that matches has it.
  std::optional<ReadAtom> Match(ShapeGroup group, std::size_t i) const;

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

  // How much white space the marks between figures have around them.
  enum class Blanks : std::uint8_t { kNone, kSome, kBoth, kEven, kAny };

  // The steps of shapes (date_steps.cc): true where the piece stands at match.read.end.
  bool TakeGroup(ShapeMatch& match, int argument) const;
  bool TakeGlue(ShapeMatch& match, int argument) const;
  bool TakeMark(ShapeMatch& match, int argument) const;
  bool IsTextBegin(ShapeMatch& match, int argument) const;
  bool IsTextEnd(ShapeMatch& match, int argument) const;
  bool TakeDay(ShapeMatch& match, int argument) const;
  bool TakeMonth(ShapeMatch& match, int argument) const;
  bool TakeLooseDay(ShapeMatch& match, int argument) const;
  bool TakeLooseMonth(ShapeMatch& match, int argument) const;
  bool TakeShortYear(ShapeMatch& match, int argument) const;
  bool TakeYear(ShapeMatch& match, int argument) const;
  bool TakeLoneShortYear(ShapeMatch& match, int argument) const;
  bool TakeEightFigures(ShapeMatch& match, int argument) const;
  bool TakeSeparator(ShapeMatch& match, int argument) const;
  bool OrderDayAndMonth(ShapeMatch& match, int argument) const;
  bool IsRising(ShapeMatch& match, int argument) const;
  bool EndsFigures(ShapeMatch& match, int argument) const;
  bool IsPlainNumber(ShapeMatch& match, int argument) const;
  bool IsFreeNumber(ShapeMatch& match, int argument) const;
  bool IsBlocked(ShapeMatch& match, int argument) const;
  bool HasFigures(ShapeMatch& match, int argument) const;
  bool IsOrdinalFigure(ShapeMatch& match, int argument) const;
  bool IsLetter(ShapeMatch& match, int argument) const;
  bool IsSpaced(ShapeMatch& match, int argument) const;
  bool IsCounted(ShapeMatch& match, int argument) const;
  bool IsBeforeMonth(ShapeMatch& match, int argument) const;
  bool IsBeforeScope(ShapeMatch& match, int argument) const;
  bool IsAfterRecurring(ShapeMatch& match, int argument) const;
  bool TakeMonthName(ShapeMatch& match, int argument) const;
  bool TakeYearAfter(ShapeMatch& match, int argument) const;
  bool TakeMonthScope(ShapeMatch& match, int argument) const;
  bool TakeYearScope(ShapeMatch& match, int argument) const;
  bool TakeYearNamed(ShapeMatch& match, int argument) const;
  bool TakeShifted(ShapeMatch& match, int argument) const;
  bool TakeCentury(ShapeMatch& match, int argument) const;
  bool TakeDecade(ShapeMatch& match, int argument) const;
  bool TakeOrdinal(ShapeMatch& match, int argument) const;
  bool TakeLastOrdinal(ShapeMatch& match, int argument) const;
  bool TakeFourth(ShapeMatch& match, int argument) const;
  bool IsOneBefore(ShapeMatch& match, int argument) const;
  bool IsEdge(ShapeMatch& match, int argument) const;
  bool TakeNumberUpTo(ShapeMatch& match, int argument) const;
  bool TakeUnit(ShapeMatch& match, int argument) const;
  bool TakeUnitOfYear(ShapeMatch& match, int argument) const;
  bool TakeUnitOfMonth(ShapeMatch& match, int argument) const;
  bool TakePart(ShapeMatch& match, int argument) const;
  bool TakeWeekday(ShapeMatch& match, int argument) const;
  bool TakeWeekdays(ShapeMatch& match, int argument) const;
  bool TakeCount(ShapeMatch& match, int argument) const;
  bool TakeNoun(ShapeMatch& match, int argument) const;
  bool TakeCountable(ShapeMatch& match, int argument) const;
  bool TakeShift(ShapeMatch& match, int argument) const;
  bool TakeShiftAfter(ShapeMatch& match, int argument) const;
  bool TakeNext(ShapeMatch& match, int argument) const;
  bool IsThis(ShapeMatch& match, int argument) const;
  bool IsMoved(ShapeMatch& match, int argument) const;
  bool IsLongerThanDay(ShapeMatch& match, int argument) const;
  bool TakeSpanShift(ShapeMatch& match, int argument) const;
  bool TakeWeekShift(ShapeMatch& match, int argument) const;
  bool TakeDuration(ShapeMatch& match, int argument) const;
  bool TakeRelative(ShapeMatch& match, int argument) const;
  bool TakeMorning(ShapeMatch& match, int argument) const;
  bool TakeWorking(ShapeMatch& match, int argument) const;
  bool TakeTimeOfDay(ShapeMatch& match, int argument) const;

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

  // date_steps.cc
  bool Takes(const DateShape& shape, ShapeMatch& match) const;
  bool Takes(const ShapePiece& piece, ShapeMatch& match) const;
  bool Takes(const ShapePiece::Choice& choice, ShapeMatch& match) const;
  static bool Take(ShapeMatch& match, const std::optional<Value>& value, int& field);
  const DateToken& Next(const ShapeMatch& match) const { return At(match.read.end); }
  int WeekdayAt(std::size_t i) const { return At(i).roles == nullptr ? 0 : At(i).roles->weekday; }

  // date_reader_day.cc
  std::optional<ReadAtom> ReadDay(std::size_t i) const;
  std::optional<ReadAtom> ReadNumeric(std::size_t i) const;
  std::size_t LeadOfDay(ReadAtom& read) const;
  bool MayBeMonthAndWeekday(std::size_t i) const;
  bool IsCountInWords(std::size_t i, std::size_t end, const DateAtom& day) const;
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
  std::size_t MonthAfterOf(std::size_t i, DateAtom& atom) const;
  std::size_t MonthAfterMark(std::size_t i, DateAtom& atom) const;
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
  std::optional<Value> Ordinal(std::size_t i) const;
  std::size_t MonthScope(std::size_t i, DateAtom& atom) const;
  std::size_t YearScope(std::size_t i, DateAtom& atom) const;
  std::size_t YearNamed(std::size_t i, DateAtom& atom) const;

  // date_reader_relative.cc
  struct Noun {
    Unit unit = Unit::kNone;
    std::size_t end = 0;
  };
  struct Shifts {
    std::optional<int> first;
    int last = 0;
    std::size_t end = 0;
  };
  std::optional<ReadAtom> ReadAsked(std::size_t i) const;
  std::optional<ReadAtom> ReadSpan(std::size_t i) const;
  std::optional<ReadAtom> ReadRelativeWeekday(std::size_t i) const;
  bool RecursWeekly(std::size_t i) const;
  bool DayFollows(std::size_t i) const;
  void MoveWeekday(ReadAtom& read, const Shifts& before) const;
  static bool IsCountable(Unit unit);
  std::optional<ReadAtom> ReadWeekdayOfWeek(std::size_t i, int week_offset) const;
  std::optional<Value> RelativeWord(std::size_t i) const;
  std::optional<Value> Count(std::size_t i) const;
  std::optional<Value> ShiftWord(std::size_t i) const;
  std::optional<Value> ShiftAfter(std::size_t i) const;
  Shifts ShiftsBefore(std::size_t i) const;
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

inline bool IsDayValue(int value) { return value >= 1 && value <= 31; }
inline bool IsMonthValue(int value) { return value >= 1 && value <= 12; }

// A day that no month has.
inline constexpr int kNoDay = 99;

// The years of a number that nothing but its four figures tells for one.
inline constexpr int kFirstLikelyYear = 1900;
inline constexpr int kLastLikelyYear = 2100;

// 19 → 2019, 98 → 1998.
int FullYear(int two_digits);

}  // namespace acervo::spanish
