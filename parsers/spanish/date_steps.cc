// The steps that the pieces of a shape are made of, and how a shape takes its tokens.
#include <algorithm>
#include <bit>

#include "parsers/spanish/date_reader.h"

namespace acervo::spanish {
namespace {

constexpr std::string_view kSeparators = "/-.";

bool IsOneOf(int digits, int wanted) { return wanted == 0 ? digits <= 2 : digits == wanted; }

// 15 for 'xv'; 0 for what is no number below forty.
int RomanNumber(std::string_view letters) {
  const auto value = [](char c) { return c == 'x' ? 10 : c == 'v' ? 5 : c == 'i' ? 1 : 0; };
  int sum = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const int here = value(letters[i]);
    if (here == 0 || letters.size() > 6) return 0;
    const bool before_greater = i + 1 < letters.size() && value(letters[i + 1]) > here;
    sum += before_greater ? -here : here;
  }
  return sum;
}

// Moves on to `end`; false where that is no step.
bool MovesTo(ShapeMatch& match, std::size_t end) {
  const bool moved = end != match.read.end;
  match.read.end = end;
  return moved;
}

}  // namespace

// ---------------------------------------------------------------- shapes

std::optional<ReadAtom> DateReader::Match(ShapeGroup group, std::size_t i) const {
  ShapeMatch match;
  match.read.begin = match.read.end = i;
  match.read.atom.framed = true;
  return TakeGroup(match, static_cast<int>(group)) ? std::optional(match.read) : std::nullopt;
}

bool DateReader::TakeGroup(ShapeMatch& match, int group) const {
  const ShapeTable& table = ShapeTable::Of(static_cast<ShapeGroup>(group));
  std::uint64_t left = table.Candidates(Next(match), At(match.read.end + 1), strictness_);
  for (; left != 0; left &= left - 1) {
    const DateShape& shape = table.rows()[static_cast<std::size_t>(std::countr_zero(left))];
    ShapeMatch tried = match;
    if (!Takes(shape, tried)) continue;
    match = tried;
    match.read.shape = &shape;
    return true;
  }
  return false;
}

bool DateReader::Takes(const DateShape& shape, ShapeMatch& match) const {
  for (const ShapePiece& piece : shape.pieces) {
    if (!Takes(piece, match)) return false;
  }
  for (const auto& [set, value] : shape.meaning) set(match, value);
  return true;
}

bool DateReader::Takes(const ShapePiece& piece, ShapeMatch& match) const {
  using Mode = ShapePiece::Mode;
  if (piece.mode == Mode::kTake && piece.choices.size() == 1) return Takes(piece.choices[0], match);
  ShapeMatch tried;
  const bool takes = std::any_of(piece.choices.begin(), piece.choices.end(), [&](const ShapePiece::Choice& choice) {
    tried = match;
    return Takes(choice, tried);
  });
  if (piece.mode == Mode::kNot) return !takes;
  if (takes && piece.mode != Mode::kAhead) match = tried;
  return takes || piece.mode == Mode::kOptional;
}

bool DateReader::Takes(const ShapePiece::Choice& choice, ShapeMatch& match) const {
  if (choice.step != nullptr) return (this->*choice.step)(match, choice.argument);
  if (text_.Folded(match.read.end) != choice.word) return false;
  ++match.read.end;
  return true;
}

bool DateReader::TakeGlue(ShapeMatch& match, int glue) const {
  return Next(match).Is(static_cast<Glue>(glue)) && ++match.read.end != 0;
}

bool DateReader::TakeMark(ShapeMatch& match, int mark) const {
  return Next(match).IsMark(static_cast<char>(mark)) && ++match.read.end != 0;
}

bool DateReader::IsTextBegin(ShapeMatch& match, int /*unused*/) const { return match.read.end == 0; }
bool DateReader::IsTextEnd(ShapeMatch& match, int /*unused*/) const { return Next(match).IsMark(0); }

// ---------------------------------------------------------------- figures

bool DateReader::TakeDay(ShapeMatch& match, int digits) const {
  const DateToken& number = Next(match);
  if (!number.IsNumber() || !IsOneOf(number.digits, digits) || !IsDayValue(number.value)) return false;
  match.read.atom.day = number.value;
  return ++match.read.end != 0;
}

bool DateReader::TakeMonth(ShapeMatch& match, int digits) const {
  const DateToken& number = Next(match);
  if (!number.IsNumber() || !IsOneOf(number.digits, digits) || !IsMonthValue(number.value)) return false;
  match.read.atom.month = number.value;
  return ++match.read.end != 0;
}

bool DateReader::TakeLooseDay(ShapeMatch& match, int digits) const {
  const DateToken& number = Next(match);
  if (!number.IsNumber() || !IsOneOf(number.digits, digits) || number.use == Use::kBlocked) return false;
  match.read.atom.day = number.value;
  return ++match.read.end != 0;
}

bool DateReader::TakeLooseMonth(ShapeMatch& match, int digits) const {
  const DateToken& number = Next(match);
  if (!number.IsNumber() || !IsOneOf(number.digits, digits) || number.use == Use::kBlocked) return false;
  match.read.atom.month = number.value;
  return ++match.read.end != 0;
}

bool DateReader::TakeShortYear(ShapeMatch& match, int least) const {
  const DateToken& number = Next(match);
  if (!number.IsNumber() || number.digits != 2 || number.use == Use::kBlocked || number.value < least) return false;
  match.read.atom.year = FullYear(number.value);
  return ++match.read.end != 0;
}

// From 1900 on a year ends with 2100: what has no other sign of a date is one only in these.
bool DateReader::TakeYear(ShapeMatch& match, int least) const {
  const DateToken& number = Next(match);
  if (!number.IsNumber() || number.digits != 4 || number.value < least) return false;
  if (least == kFirstLikelyYear ? number.value > kLastLikelyYear : number.use == Use::kBlocked) return false;
  match.read.atom.year = number.value;
  return ++match.read.end != 0;
}

bool DateReader::TakeLoneShortYear(ShapeMatch& match, int /*unused*/) const {
  if (!IsLoneShortYear(match.read.end)) return false;
  match.read.atom.year = FullYear(Next(match).value);
  return ++match.read.end != 0;
}

// '20190515', '15052019'
bool DateReader::TakeEightFigures(ShapeMatch& match, int /*unused*/) const {
  if (!Next(match).IsNumber() || Next(match).digits != 8) return false;
  const int value = Next(match).value;
  const auto is_year = [](int year) { return year >= kFirstLikelyYear && year <= kLastLikelyYear; };
  const bool year_first = is_year(value / 10000);
  DateAtom& atom = match.read.atom;
  atom.year = year_first ? value / 10000 : value % 10000;
  atom.month = year_first ? value / 100 % 100 : value / 10000 % 100;
  atom.day = year_first ? value % 100 : value / 1000000;
  ++match.read.end;
  return is_year(*atom.year) && IsMonthValue(atom.month) && IsDayValue(atom.day);
}

// The marks between figures: the second is as the first.
bool DateReader::TakeSeparator(ShapeMatch& match, int argument) const {
  const char mark = Next(match).mark;
  const std::size_t which = kSeparators.find(mark);
  if (!Next(match).IsMark(mark) || which == kSeparators.npos || (argument >> (4 + which) & 1) == 0) return false;
  if (match.separator != 0 && match.separator != mark) return false;
  const bool before = Next(match).spaced;
  const bool after = At(match.read.end + 1).spaced;
  switch (static_cast<Blanks>(argument & 15)) {
    case Blanks::kNone:
      if (before || after) return false;
      break;
    case Blanks::kSome:
      if (!before && !after) return false;
      break;
    case Blanks::kBoth:
      if (!before || !after) return false;
      break;
    case Blanks::kEven:
      if (mark != '/' && (before != after || (before && mark != '-'))) return false;
      if (mark != '/' && match.separator != 0 && match.set_off != before) return false;
      break;
    case Blanks::kAny: break;
  }
  match.separator = mark;
  match.set_off = before;
  return ++match.read.end != 0;
}

// '05/15/2019' is read the other way round, as nothing else fits. '32/05/2019' has a date's shape: in a cell it is one
// of no day.
bool DateReader::OrderDayAndMonth(ShapeMatch& match, int may_swap) const {
  DateAtom& atom = match.read.atom;
  if (may_swap != 0) {
    atom.must_be_month_day = !IsMonthValue(atom.month) && IsMonthValue(atom.day) && IsDayValue(atom.month);
    if (atom.must_be_month_day) std::swap(atom.day, atom.month);
    atom.maybe_month_day = IsMonthValue(atom.day) && IsMonthValue(atom.month) && atom.day != atom.month;
  }
  if (IsDayValue(atom.day) && IsMonthValue(atom.month)) return true;
  atom.day = kNoDay;
  if (!IsMonthValue(atom.month)) atom.month = 1;
  return InCell();
}

// '3-10': rather two days than a day and its month.
bool DateReader::IsRising(ShapeMatch& match, int /*unused*/) const {
  return match.separator == '-' && match.read.atom.day < match.read.atom.month;
}

// Whether no further figures are written against those taken; 1: but for a dash; 2: but for any other mark than these.
bool DateReader::EndsFigures(ShapeMatch& match, int allowed) const {
  const DateToken& mark = Next(match);
  const DateToken& number = At(match.read.end + 1);
  if (mark.spaced || !number.IsNumber() || number.spaced) return true;
  return (allowed == 1 && mark.IsMark('-')) || (allowed == 2 && !mark.IsMark('/') && !mark.IsMark('.'));
}

// ---------------------------------------------------------------- what a token is

bool DateReader::IsPlainNumber(ShapeMatch& match, int /*unused*/) const {
  return Next(match).IsNumber() && Next(match).use == Use::kFree && !Next(match).ordinal;
}

bool DateReader::IsFreeNumber(ShapeMatch& match, int /*unused*/) const {
  return Next(match).IsNumber() && Next(match).use == Use::kFree;
}

bool DateReader::IsBlocked(ShapeMatch& match, int /*unused*/) const { return Next(match).use == Use::kBlocked; }
bool DateReader::HasFigures(ShapeMatch& match, int digits) const { return Next(match).digits == digits; }
bool DateReader::IsOrdinalFigure(ShapeMatch& match, int /*unused*/) const { return Next(match).ordinal; }
bool DateReader::IsLetter(ShapeMatch& match, int /*unused*/) const { return Next(match).end - Next(match).begin == 1; }
bool DateReader::IsSpaced(ShapeMatch& match, int /*unused*/) const { return Next(match).spaced; }
bool DateReader::IsCounted(ShapeMatch& match, int /*unused*/) const { return IsNoun(match.read.end); }
bool DateReader::IsBeforeMonth(ShapeMatch& match, int /*unused*/) const { return MonthFollows(match.read.end); }
bool DateReader::IsBeforeScope(ShapeMatch& match, int /*unused*/) const { return ScopeFollows(match.read.end); }

// 'cada mes', 'un buen mes'
bool DateReader::IsAfterRecurring(ShapeMatch& match, int /*unused*/) const {
  const std::size_t i = match.read.end;
  return i > 0 && (Is(i - 1, Glue::kCada) || IsNoun(i - 1) || text_.Folded(i - 1) == "un");
}

// ---------------------------------------------------------------- months and years

bool DateReader::TakeMonthName(ShapeMatch& match, int expected) const {
  const auto month = MonthAt(match.read.end, expected != 0);
  if (!month) return false;
  match.read.atom.month = month->month;
  match.read.end = month->end;
  return true;
}

bool DateReader::TakeYearAfter(ShapeMatch& match, int written) const {
  return MovesTo(match, YearAfter(match.read.end, match.read.atom)) && (written == 0 || match.read.atom.year);
}

bool DateReader::TakeMonthScope(ShapeMatch& match, int /*unused*/) const {
  return MovesTo(match, MonthScope(match.read.end, match.read.atom));
}

bool DateReader::TakeYearScope(ShapeMatch& match, int /*unused*/) const {
  return MovesTo(match, YearScope(match.read.end, match.read.atom));
}

bool DateReader::TakeYearNamed(ShapeMatch& match, int /*unused*/) const {
  return MovesTo(match, YearNamed(match.read.end, match.read.atom));
}

bool DateReader::TakeShifted(ShapeMatch& match, int noun) const {
  return Take(match, ShiftedNoun(match.read.end, static_cast<Glue>(noun)), match.shift);
}

// 'XX', '19'
bool DateReader::TakeCentury(ShapeMatch& match, int /*unused*/) const {
  const int number = Next(match).IsNumber() ? Next(match).value : RomanNumber(text_.Folded(match.read.end));
  if (number < 10 || number > 21) return false;
  match.read.atom.year = (number - 1) * 100;
  match.read.atom.years = 100;
  return ++match.read.end != 0;
}

// '70', '1990', 'noventa', 'mil novecientos veinte'
bool DateReader::TakeDecade(ShapeMatch& match, int /*unused*/) const {
  const DateToken& token = Next(match);
  int year = token.roles == nullptr ? 0 : token.roles->cardinal;
  if (token.IsNumber() && (token.digits == 2 || token.digits == 4)) year = token.value;
  if (!Take(match, YearWords(match.read.end), year)) ++match.read.end;
  if (year >= 20 && year < 100) year += kFirstLikelyYear;
  if (year < 1500 || year > 2190 || year % 10 != 0) return false;
  match.read.atom.year = year;
  match.read.atom.years = 10;
  return true;
}

// ---------------------------------------------------------------- what is counted

bool DateReader::TakeOrdinal(ShapeMatch& match, int /*unused*/) const {
  DateAtom& atom = match.read.atom;
  if (!Take(match, Ordinal(match.read.end), atom.ordinal)) return false;
  atom.last_ordinal = atom.ordinal;
  return true;
}

bool DateReader::TakeLastOrdinal(ShapeMatch& match, int /*unused*/) const {
  return Take(match, Ordinal(match.read.end), match.read.atom.last_ordinal);
}

bool DateReader::TakeFourth(ShapeMatch& match, int /*unused*/) const {
  return Next(match).roles != nullptr && Next(match).roles->ordinal == 4 && ++match.read.end != 0;
}

// Where there is a day to count from, 'la última semana' is the one before.
bool DateReader::IsOneBefore(ShapeMatch& match, int /*unused*/) const {
  return Asked() && match.read.atom.ordinal == -1;
}

// The first or the last of something.
bool DateReader::IsEdge(ShapeMatch& match, int of_day) const {
  DateAtom& atom = match.read.atom;
  if (atom.ordinal != 1 && atom.ordinal != -1) return false;
  atom.part = atom.ordinal == 1 ? Part::kBegin : Part::kEnd;
  if (of_day != 0) atom.day = atom.ordinal == 1 ? 1 : 31;
  return true;
}

bool DateReader::TakeNumberUpTo(ShapeMatch& match, int most) const {
  const DateToken& number = Next(match);
  if (!number.IsNumber() || number.value < 1 || number.value > most) return false;
  match.read.atom.ordinal = match.read.atom.last_ordinal = number.value;
  return ++match.read.end != 0;
}

bool DateReader::TakeUnit(ShapeMatch& match, int unit) const {
  const WordRoles* roles = Next(match).roles;
  if (roles == nullptr || roles->unit != static_cast<Unit>(unit)) return false;
  match.read.atom.unit = roles->unit;
  return ++match.read.end != 0;
}

bool DateReader::TakeUnitOfYear(ShapeMatch& match, int /*unused*/) const {
  const WordRoles* roles = Next(match).roles;
  if (roles == nullptr || roles->unit < Unit::kTwoMonths || roles->unit > Unit::kHalfYear) return false;
  match.read.atom.unit = roles->unit;
  return ++match.read.end != 0;
}

bool DateReader::TakeUnitOfMonth(ShapeMatch& match, int /*unused*/) const {
  const WordRoles* roles = Next(match).roles;
  if (roles == nullptr || roles->unit == Unit::kNone || roles->unit >= Unit::kTwoMonths) return false;
  match.read.atom.unit = roles->unit;
  return ++match.read.end != 0;
}

bool DateReader::TakePart(ShapeMatch& match, int /*unused*/) const {
  const WordRoles* roles = Next(match).roles;
  if (roles == nullptr || roles->part == Part::kNone) return false;
  match.read.atom.part = roles->part;
  return ++match.read.end != 0;
}

bool DateReader::TakeWeekday(ShapeMatch& match, int /*unused*/) const {
  match.read.atom.weekday = WeekdayAt(match.read.end);
  return match.read.atom.weekday != 0 && ++match.read.end != 0;
}

// 'martes y jueves', 'lunes a viernes'; `many`: more than one, or a comma or 'y' after it.
bool DateReader::TakeWeekdays(ShapeMatch& match, int many) const {
  std::size_t& j = match.read.end;
  int count = 0;
  for (; count < 7; ++count) {
    const int weekday = WeekdayAt(j);
    if (weekday == 0) break;
    const int from = count > 0 && Is(j - 1, Glue::kA) ? WeekdayAt(j - 2) : weekday;
    for (int day = from; day <= weekday; ++day) match.read.atom.weekdays |= 1U << day;
    ++j;
    if (!IsMark(j, ',') && !Is(j, Glue::kY) && !Is(j, Glue::kA)) break;
    if (WeekdayAt(j + 1) != 0) ++j;
  }
  return match.read.atom.weekdays != 0 && (many == 0 || count > 0);
}

bool DateReader::TakeCount(ShapeMatch& match, int /*unused*/) const {
  return Take(match, Count(match.read.end), match.read.atom.count);
}

bool DateReader::TakeNoun(ShapeMatch& match, int unit) const {
  const auto noun = NounAt(match.read.end);
  if (!noun || (unit != 0 && noun->unit != static_cast<Unit>(unit))) return false;
  match.read.atom.unit = noun->unit;
  match.read.end = noun->end;
  return true;
}

bool DateReader::TakeCountable(ShapeMatch& match, int /*unused*/) const {
  return TakeNoun(match, 0) && IsCountable(match.read.atom.unit);
}

// ---------------------------------------------------------------- what is counted from a day

bool DateReader::TakeShift(ShapeMatch& match, int /*unused*/) const {
  return Take(match, ShiftWord(match.read.end), match.shift);
}

bool DateReader::TakeShiftAfter(ShapeMatch& match, int /*unused*/) const {
  return Take(match, ShiftAfter(match.read.end), match.shift);
}

bool DateReader::TakeNext(ShapeMatch& match, int /*unused*/) const { return TakeShift(match, 0) && match.shift == 1; }

bool DateReader::IsThis(ShapeMatch& match, int /*unused*/) const { return match.shift == 0; }
bool DateReader::IsMoved(ShapeMatch& match, int /*unused*/) const { return match.shift != 0; }
bool DateReader::IsLongerThanDay(ShapeMatch& match, int /*unused*/) const { return match.read.atom.unit != Unit::kDay; }

bool DateReader::TakeSpanShift(ShapeMatch& match, int /*unused*/) const {
  Noun noun;
  if (!Take(match, SpanShift(match.read.end, noun), match.shift)) return false;
  match.read.atom.unit = noun.unit;
  return true;
}

bool DateReader::TakeWeekShift(ShapeMatch& match, int /*unused*/) const {
  match.read.atom.unit = Unit::kWeek;
  return Take(match, WeekShift(match.read.end), match.read.atom.offset);
}

bool DateReader::TakeDuration(ShapeMatch& match, int /*unused*/) const {
  return MovesTo(match, DurationAt(match.read.end, match.read.atom));
}

bool DateReader::TakeRelative(ShapeMatch& match, int /*unused*/) const {
  return Take(match, RelativeWord(match.read.end), match.base);
}

bool DateReader::TakeMorning(ShapeMatch& match, int /*unused*/) const {
  const WordRoles* roles = Next(match).roles;
  return roles != nullptr && roles->relative == 1 && ++match.read.end != 0;
}

bool DateReader::TakeWorking(ShapeMatch& match, int /*unused*/) const {
  const std::string_view word = text_.Folded(match.read.end);
  match.read.atom.working_days = word == "habiles" || word == "laborables";
  return match.read.atom.working_days && ++match.read.end != 0;
}

bool DateReader::TakeTimeOfDay(ShapeMatch& match, int /*unused*/) const {
  match.read.end = TimeOfDay(match.read.end);
  return true;
}

bool DateReader::Take(ShapeMatch& match, const std::optional<Value>& value, int& field) {
  if (!value) return false;
  field = value->value;
  match.read.end = value->end;
  return true;
}

}  // namespace acervo::spanish
