// What is counted from a day: 'mañana', 'hace tres días', 'la próxima semana', 'los últimos dos meses', 'el viernes'.
//
// Only read where there is such a day (Strictness::kAsked). In a report these words point to the day on which it was
// written, which nobody knows.
#include "parsers/spanish/date_reader.h"

namespace acervo::spanish {
namespace {

constexpr int kMostUnits = 999;

struct UnitStep {
  Unit unit;
  int days;
  int months;
};
constexpr UnitStep kSteps[] = {
    {Unit::kDay, 1, 0},       {Unit::kWeek, 7, 0},     {Unit::kFortnight, 15, 0}, {Unit::kMonth, 0, 1},
    {Unit::kTwoMonths, 0, 2}, {Unit::kQuarter, 0, 3},  {Unit::kFourMonths, 0, 4}, {Unit::kHalfYear, 0, 6},
    {Unit::kYear, 0, 12},     {Unit::kDecade, 0, 120}, {Unit::kCentury, 0, 1200},
};

const UnitStep* StepOf(Unit unit) {
  const auto* step =
      std::find_if(std::begin(kSteps), std::end(kSteps), [&](const auto& row) { return row.unit == unit; });
  return step == std::end(kSteps) ? nullptr : step;
}

// The month and the year have kinds of their own, which keep their precision.
DateAtom SpanOf(Unit unit, int offset) {
  DateAtom atom;
  atom.framed = true;
  atom.unit = unit;
  if (unit == Unit::kDay) {
    atom.kind = AtomKind::kRelativeDay;
    atom.offset = offset;
  } else if (unit == Unit::kMonth) {
    atom.kind = AtomKind::kMonth;
    atom.month_shift = offset;
  } else if (unit == Unit::kYear) {
    atom.kind = AtomKind::kYear;
    atom.year_shift = offset;
  } else {
    atom.kind = AtomKind::kRelativeSpan;
    atom.offset = offset;
  }
  return atom;
}

}  // namespace

std::optional<ReadAtom> DateReader::ReadAsked(std::size_t i) const {
  if (auto counted = Match(ShapeGroup::kCounted, i)) return counted;
  if (auto span = ReadSpan(i)) return span;
  return ReadRelativeWeekday(i);
}

bool DateReader::IsCountable(Unit unit) { return StepOf(unit) != nullptr; }

// ---------------------------------------------------------------- words

// 'dos', '3', 'una'.
std::optional<DateReader::Value> DateReader::Count(std::size_t i) const {
  const DateToken& token = At(i);
  const bool free = token.use != Use::kBlocked || NounAt(i + 1);  // 'las 3 semanas' are no hours
  int count = token.IsNumber() && token.digits <= 3 && !token.ordinal && free ? token.value : 0;
  if (token.roles != nullptr) count = token.roles->cardinal;
  if (token.IsWord() && text_.Folded(i) == "una") count = 1;
  if (count <= 0 || count > kMostUnits) return std::nullopt;
  const WordRoles* unit = At(i + 2).roles;
  const bool compound = token.IsWord() && count >= 20 && count % 10 == 0 && Is(i + 1, Glue::kY) && unit != nullptr;
  if (compound && unit->cardinal >= 1 && unit->cardinal <= 9) return Value{count + unit->cardinal, i + 3};
  return Value{count, i + 1};
}

// 'semana', 'días', 'fin de semana', 'trimestre'.
std::optional<DateReader::Noun> DateReader::NounAt(std::size_t i) const {
  const DateToken& token = At(i);
  if (token.Is(Glue::kDia) || token.Is(Glue::kDias)) return Noun{Unit::kDay, i + 1};
  if (token.Is(Glue::kMes) || token.Is(Glue::kMeses)) return Noun{Unit::kMonth, i + 1};
  if (token.Is(Glue::kAno) || token.Is(Glue::kAnos)) return Noun{Unit::kYear, i + 1};
  const WordRoles* roles = token.roles;
  if (roles == nullptr) return std::nullopt;
  const WordRoles* week = At(i + 2).roles;
  if (roles->part == Part::kEnd && Is(i + 1, Glue::kDe) && week != nullptr && week->unit == Unit::kWeek) {
    return Noun{Unit::kWeekend, i + 3};
  }
  const bool usable = roles->unit != Unit::kNone && roles->unit != Unit::kHalf && token.end - token.begin > 1;
  return usable ? std::optional(Noun{roles->unit, i + 1}) : std::nullopt;
}

// 'próximo' 1, 'este' 0, 'pasado', 'último' -1.
std::optional<DateReader::Value> DateReader::ShiftWord(std::size_t i) const {
  const WordRoles* roles = At(i).roles;
  if (roles == nullptr) return std::nullopt;
  if (roles->ordinal == -1) return Value{-1, i + 1};
  return roles->shift ? std::optional(Value{*roles->shift, i + 1}) : std::nullopt;
}

// ' que viene', ' próximo', ' pasada', ' en curso', ' después de la próxima'.
std::optional<DateReader::Value> DateReader::ShiftAfter(std::size_t i) const {
  if (const auto after = Match(ShapeGroup::kShiftAfter, i)) return Value{after->atom.offset, after->end};
  const auto shift = ShiftWord(i);
  if (!shift) return std::nullopt;
  const std::string_view word = text_.Folded(i);
  const bool before_noun = At(i).roles->ordinal != 0 || (shift->value == 0 && word != "actual" && word != "presente");
  return before_noun ? std::nullopt : shift;
}

// One or two words that move what follows them: 'próxima', 'este próximo'.
DateReader::Shifts DateReader::ShiftsBefore(std::size_t i) const {
  const auto first = ShiftWord(i);
  const auto second = first ? ShiftWord(first->end) : std::nullopt;
  if (second) return {first->value, second->value, second->end};
  return first ? Shifts{first->value, first->value, first->end} : Shifts{std::nullopt, 0, i};
}

// A unit with what moves it, before or after: 'próxima semana', 'semana que viene', 'este próximo trimestre'.
std::optional<DateReader::Value> DateReader::SpanShift(std::size_t i, Noun& noun) const {
  const Shifts before = ShiftsBefore(i);
  const auto found = NounAt(before.end);
  if (!found) return std::nullopt;
  noun = *found;
  if (const auto after = before.first.value_or(0) != 0 ? std::nullopt : ShiftAfter(noun.end)) return after;
  return before.first ? std::optional(Value{before.last, noun.end}) : std::nullopt;
}

// ' de la próxima semana', ' esta semana', ' la semana que viene'.
std::optional<DateReader::Value> DateReader::WeekShift(std::size_t i) const {
  std::size_t j = i;
  if (Is(j, Glue::kDe) || Is(j, Glue::kEn)) ++j;
  if (Is(j, Glue::kLa)) ++j;
  Noun noun;
  const auto shift = SpanShift(j, noun);
  return shift && noun.unit == Unit::kWeek ? shift : std::nullopt;
}

bool DateReader::HasArticle(std::size_t i) const {
  if (i == 0) return false;
  const bool a_time = i > 1 && Is(i - 2, Glue::kA);  // 'una vez a la semana'
  return Is(i - 1, Glue::kEl) || (Is(i - 1, Glue::kLa) && !a_time) || Is(i - 1, Glue::kDel) ||
         text_.Folded(i - 1) == "mi";
}

// Whether a unit ends before i that says itself which one it is: 'mes de mayo', 'año 2008', 'semana del 13', 'día 15'.
bool DateReader::ScopeFollows(std::size_t i) const {
  DateAtom ignored;
  if (MonthScope(i, ignored) != i || YearScope(i, ignored) != i) return true;
  const std::size_t j = Is(i, Glue::kDe) || Is(i, Glue::kDel) ? i + 1 : i;
  return At(j).IsNumber() || (j != i && At(j).IsWord());
}

// 'por la mañana', 'de la tarde', 'de noche', 'de 13:00 a 15:00': says nothing about the day.
std::size_t DateReader::TimeOfDay(std::size_t i) const {
  std::size_t j = i;
  if (Is(j, Glue::kPor) || Is(j, Glue::kEn) || Is(j, Glue::kDe) || Is(j, Glue::kA)) ++j;
  if (j != i && Is(j, Glue::kLa)) ++j;
  const bool morning = At(j).roles != nullptr && At(j).roles->relative && *At(j).roles->relative == 1;
  if (j != i && (Is(j, Glue::kTarde) || Is(j, Glue::kNoche) || morning)) return j + 1;
  if (j == i || At(j).use != Use::kBlocked) return i;
  constexpr std::size_t kLongestClock = 8;  // '13 : 00 a 15 : 00'
  const std::size_t most = j + kLongestClock;
  while (j < most && (At(j).use == Use::kBlocked || IsMark(j, ':') || Is(j, Glue::kA))) ++j;
  return j;
}

// ---------------------------------------------------------------- days

// 'hoy', 'ayer', 'antes de ayer', 'pasado mañana'.
std::optional<DateReader::Value> DateReader::RelativeWord(std::size_t i) const {
  const WordRoles* roles = At(i).roles;
  if (roles == nullptr) return std::nullopt;
  const auto at = [this](std::size_t k) { return At(k).roles == nullptr ? std::nullopt : At(k).roles->relative; };
  if (roles->shift == -1 && at(i + 1) == 1) return Value{2, i + 2};
  if (Is(i, Glue::kAntes) && Is(i + 1, Glue::kDe) && at(i + 2) == -1) return Value{-2, i + 3};
  if (!roles->relative) return std::nullopt;
  const bool of_day = i > 0 && (Is(i - 1, Glue::kLa) || (Is(i - 1, Glue::kDe) && i > 1 && At(i - 2).IsNumber()));
  if (*roles->relative == 1 && of_day) return std::nullopt;
  return Value{*roles->relative, i + 1};
}

// '5 años, 1 mes y 12 días': what it adds up to; `i` itself where no duration stands.
std::size_t DateReader::DurationAt(std::size_t i, DateAtom& atom) const {
  std::size_t end = i;
  std::size_t j = i;
  constexpr int kMostParts = 4;
  for (int part = 0; part < kMostParts; ++part) {
    const auto count = Count(j);
    const auto noun = count ? NounAt(count->end) : std::nullopt;
    const UnitStep* step = noun ? StepOf(noun->unit) : nullptr;
    if (step == nullptr) break;
    atom.offset += count->value * step->days;
    atom.months_offset += count->value * step->months;
    end = j = noun->end;
    if (!IsMark(j, ',') && !Is(j, Glue::kY)) break;
    ++j;
  }
  return end;
}

// ---------------------------------------------------------------- spans

// 'esta semana', 'el próximo trimestre', 'fin de semana pasado', 'la semana', 'la próxima semana el martes'.
std::optional<ReadAtom> DateReader::ReadSpan(std::size_t i) const {
  Noun noun;
  auto shift = SpanShift(i, noun);
  if (!shift) {
    const auto bare = NounAt(i);
    const bool whole = i > 1 && Is(i - 2, Glue::kTodo);
    if (!bare || !HasArticle(i) || (bare->unit == Unit::kDay && whole)) return std::nullopt;
    noun = *bare;
    shift = Value{0, noun.end};
  }
  const bool said_before = ShiftWord(i).has_value();
  const bool plural = noun.end - i <= 2 && (Is(noun.end - 1, Glue::kDias) || Is(noun.end - 1, Glue::kMeses) ||
                                            Is(noun.end - 1, Glue::kAnos));
  if (plural || ((said_before || shift->end == noun.end) && ScopeFollows(shift->end))) return std::nullopt;
  if (noun.unit == Unit::kDay && said_before && shift->value == 0) return std::nullopt;
  ReadAtom read{SpanOf(noun.unit, shift->value), i, shift->end};
  if (noun.unit == Unit::kWeek) {
    if (auto weekday = ReadWeekdayOfWeek(shift->end, shift->value)) {
      weekday->begin = i;
      return weekday;
    }
  }
  return read;
}

// ' lun', ' el martes', ' de martes' (a jueves) after a week.
std::optional<ReadAtom> DateReader::ReadWeekdayOfWeek(std::size_t i, int week_offset) const {
  std::size_t j = i;
  if (Is(j, Glue::kEl) || Is(j, Glue::kDe) || IsMark(j, '-')) ++j;
  std::size_t end = j;
  const int weekday = WeekdayWord(j, end);
  if (weekday == 0 || (At(end).IsNumber() && At(end).use == Use::kFree)) return std::nullopt;
  ReadAtom read{{}, i, end};
  read.atom.kind = AtomKind::kRelativeWeekday;
  read.atom.weekday = weekday;
  read.atom.week_offset = week_offset;
  read.atom.framed = true;
  return read;
}

// ---------------------------------------------------------------- weekdays

// 1–7 for 'lunes', 'lun.', 'LUN'; 0: none. 'mar.' alone is rather the month.
int DateReader::WeekdayWord(std::size_t i, std::size_t& end) const {
  constexpr std::uint32_t kShortestName = 5;
  const DateToken& word = At(i);
  if (word.roles == nullptr || word.roles->weekday == 0 || word.roles->month != 0) return 0;
  end = i + 1;
  const bool name = word.end - word.begin >= kShortestName;
  const bool stop = IsMark(i + 1, '.') && !At(i + 1).spaced;
  if (!name && stop) ++end;
  return name || stop || word.roles->glue == Glue::kNone ? word.roles->weekday : 0;
}

// 'cada dos viernes', 'todos los lunes'
bool DateReader::RecursWeekly(std::size_t i) const {
  if (i == 0) return false;
  return Count(i - 1) || Is(i - 1, Glue::kCada) || (Is(i - 1, Glue::kLos) && i > 1 && Is(i - 2, Glue::kTodos));
}

// Whether what follows a weekday says which one it is: 'lunes 13', 'viernes, el 12 de septiembre', 'viernes (15 jun)',
// 'martes de mayo'.
bool DateReader::DayFollows(std::size_t i) const {
  DateAtom ignored;
  if (MonthScope(i, ignored) != i) return true;
  if (IsMark(i, ',') || IsMark(i, '(')) ++i;
  if (Is(i, Glue::kEl)) ++i;
  if (Is(i, Glue::kDia)) ++i;
  if (At(i).IsNumber() && At(i).use == Use::kFree) return true;
  const auto number = DayNumber(i);
  return number && !(At(i).IsWord() && IsNoun(number->end));  // 'el martes, tres periodistas'
}

// The week or the side that the words around a weekday tell. 'este próximo viernes' is the coming one, 'el próximo
// viernes' that of the week to come.
void DateReader::MoveWeekday(ReadAtom& read, const Shifts& before) const {
  DateAtom& atom = read.atom;
  const bool near = before.first == 0;
  int shift = before.last;
  if (const auto after = ShiftAfter(read.end); after && shift == 0) {
    shift = after->value;
    read.end = after->end;
  }
  if (near) atom.direction = 0;
  if (shift < 0) atom.direction = -1;
  if (shift > 0 && near) atom.direction = 1;
  if (shift > 0 && !near) atom.week_offset = 1;
  if (const auto week = WeekShift(TimeOfDay(read.end))) {
    atom.week_offset = week->value;
    atom.direction.reset();
    read.end = week->end;
  }
}

// 'viernes', 'el próximo lunes', 'este miércoles pasado', 'viernes de esta semana', 'lunes la semana que viene'.
std::optional<ReadAtom> DateReader::ReadRelativeWeekday(std::size_t i) const {
  const Shifts before = ShiftsBefore(i);
  ReadAtom read{{}, i, i};
  read.atom.framed = true;
  read.atom.kind = AtomKind::kRelativeWeekday;
  const bool of_day = before.end == i && Is(i, Glue::kDia);
  read.atom.weekday = WeekdayWord(of_day ? i + 1 : before.end, read.end);
  if (read.atom.weekday == 0 || RecursWeekly(i) || DayFollows(read.end)) return std::nullopt;
  MoveWeekday(read, before);
  return read;
}

}  // namespace acervo::spanish
