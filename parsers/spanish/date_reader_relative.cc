// What is counted from a day: 'mañana', 'hace tres días', 'la próxima semana', 'los últimos dos meses', 'el viernes'.
//
// Only read where there is such a day (Strictness::kAsked). In a report these words point to the day on which it was
// written, which nobody knows.
#include "parsers/spanish/date_reader.h"

namespace acervo::spanish {
namespace {

constexpr int kMostUnits = 999;
// 'los últimos días', without a number.
constexpr int kAFewDays = 3;

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
  if (!Asked()) return std::nullopt;
  using Reader = std::optional<ReadAtom> (DateReader::*)(std::size_t) const;
  static constexpr Reader kReaders[] = {
      &DateReader::ReadDuration, &DateReader::ReadDayWord, &DateReader::ReadRunning,
      &DateReader::ReadRest,     &DateReader::ReadSpan,    &DateReader::ReadRelativeWeekday,
  };
  for (const Reader reader : kReaders) {
    if (auto read = (this->*reader)(i)) return read;
  }
  return std::nullopt;
}

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
  if (Is(i, Glue::kQue) && Is(i + 1, Glue::kViene)) return Value{1, i + 2};
  if (Is(i, Glue::kQue) && Is(i + 1, Glue::kCursa)) return Value{0, i + 2};
  if (Is(i, Glue::kEn) && Is(i + 1, Glue::kCurso)) return Value{0, i + 2};
  if (Is(i, Glue::kTras) || Is(i, Glue::kDespues)) {
    std::size_t j = i + 1;
    if (Is(j, Glue::kDe) || Is(j, Glue::kDel)) ++j;
    if (Is(j, Glue::kEl) || Is(j, Glue::kLa)) ++j;
    const auto next = ShiftWord(j);
    if (!next || next->value != 1) return std::nullopt;
    const auto noun = NounAt(next->end);
    return Value{2, noun ? noun->end : next->end};
  }
  const auto shift = ShiftWord(i);
  if (!shift) return std::nullopt;
  const std::string_view word = text_.Folded(i);
  const bool before_noun = At(i).roles->ordinal != 0 || (shift->value == 0 && word != "actual" && word != "presente");
  return before_noun ? std::nullopt : shift;
}

// A unit with what moves it, before or after: 'próxima semana', 'semana que viene', 'este próximo trimestre'.
std::optional<DateReader::Value> DateReader::SpanShift(std::size_t i, Noun& noun) const {
  const auto before = ShiftWord(i);
  const auto second = before ? ShiftWord(before->end) : std::nullopt;
  const std::size_t j = second ? second->end : before ? before->end : i;
  const auto found = NounAt(j);
  if (!found) return std::nullopt;
  noun = *found;
  if (const auto after = before && before->value != 0 ? std::nullopt : ShiftAfter(noun.end)) return after;
  if (!before) return std::nullopt;
  return Value{second ? second->value : before->value, noun.end};
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

// 'mañana', 'esta noche', 'el día después de mañana'.
std::optional<ReadAtom> DateReader::ReadDayWord(std::size_t i) const {
  ReadAtom read{SpanOf(Unit::kDay, 0), i, i + 1};
  if (const auto word = RelativeWord(i)) {
    read.atom.offset = word->value;
    read.end = word->end;
    return read;
  }
  const bool morning = At(i + 1).roles != nullptr && At(i + 1).roles->relative == 1;
  if (text_.Folded(i) == "esta" && (Is(i + 1, Glue::kNoche) || Is(i + 1, Glue::kTarde) || morning)) {
    read.end = i + 2;
    return read;
  }
  if (!Is(i, Glue::kDia)) return std::nullopt;
  const bool later = Is(i + 1, Glue::kDespues);
  if ((!later && !Is(i + 1, Glue::kAntes)) || !Is(i + 2, Glue::kDe)) return std::nullopt;
  const auto word = RelativeWord(i + 3);
  if (!word) return std::nullopt;
  read.atom.offset = word->value + (later ? 1 : -1);
  read.end = word->end;
  return read;
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

// 'hace tres días', 'en 2 semanas', 'dentro de 1 año y 2 meses', 'tres días después de hoy', 'dos días atrás'.
std::optional<ReadAtom> DateReader::ReadDuration(std::size_t i) const {
  ReadAtom read{SpanOf(Unit::kDay, 0), i, i};
  DateAtom& atom = read.atom;
  std::size_t j = i;
  int sign = 0;
  if (Is(j, Glue::kHace) || Is(j, Glue::kDentro) || Is(j, Glue::kEn)) {
    sign = Is(j, Glue::kHace) ? -1 : 1;
    if (Is(j, Glue::kDentro) && !Is(++j, Glue::kDe)) return std::nullopt;
    ++j;
  }
  read.end = DurationAt(j, atom);
  if (read.end == j) return std::nullopt;
  std::size_t k = read.end;
  if (Is(k, Glue::kAtras)) {
    sign = -1;
    read.end = k + 1;
  } else if (Is(k, Glue::kDespues) || Is(k, Glue::kAntes) || (Is(k, Glue::kA) && Is(k + 1, Glue::kPartir))) {
    const int direction = Is(k, Glue::kAntes) ? -1 : 1;
    k += Is(k, Glue::kA) ? 2 : 1;
    const auto base = Is(k, Glue::kDe) ? RelativeWord(k + 1) : std::nullopt;
    if (base) {
      atom.offset = direction * atom.offset + base->value;
      atom.months_offset *= direction;
      read.end = base->end;
      return read;
    }
  }
  if (sign == 0) return std::nullopt;
  atom.offset *= sign;
  atom.months_offset *= sign;
  return read;
}

// ---------------------------------------------------------------- spans

// 'los próximos 3 días', 'últimas dos semanas', '3 meses siguientes', 'dos semanas que vienen', 'los últimos días'.
std::optional<ReadAtom> DateReader::ReadRunning(std::size_t i) const {
  auto shift = ShiftWord(i);
  auto count = Count(shift ? shift->end : i);
  std::size_t j = count ? count->end : shift ? shift->end : i;
  if (!shift && count) {
    shift = ShiftWord(j);
    if (shift) j = shift->end;
  }
  const auto noun = NounAt(j);
  if (!noun || StepOf(noun->unit) == nullptr) return std::nullopt;
  ReadAtom read{{}, i, noun->end};
  DateAtom& atom = read.atom;
  atom.working_days = text_.Folded(read.end) == "habiles" || text_.Folded(read.end) == "laborables";
  if (atom.working_days) ++read.end;
  if (!shift && count) {
    shift = ShiftAfter(read.end);
    if (shift) read.end = shift->end;
  }
  const bool few = !count && shift && Is(j, Glue::kDias);
  if (!shift || shift->value == 0 || (!count && !few) || ScopeFollows(read.end)) return std::nullopt;
  atom.kind = AtomKind::kRelativeSpan;
  atom.reach = Reach::kRunning;
  atom.unit = noun->unit;
  atom.count = (count ? count->value : kAFewDays) * (shift->value > 0 ? 1 : -1);
  atom.framed = true;
  return read;
}

// 'el resto de la semana', 'resto del mes', 'lo que queda del año', 'resto de este año'.
std::optional<ReadAtom> DateReader::ReadRest(std::size_t i) const {
  if (!Is(i, Glue::kResto) && !Is(i, Glue::kQueda)) return std::nullopt;
  std::size_t j = i + 1;
  if (Is(j, Glue::kDe) || Is(j, Glue::kDel)) ++j;
  if (Is(j, Glue::kLa)) ++j;
  Noun noun;
  const auto shift = SpanShift(j, noun);
  if (!shift) {
    const auto bare = NounAt(j);
    if (!bare) return std::nullopt;
    noun = *bare;
  }
  if (j == i + 1 || (shift && shift->value != 0) || noun.unit == Unit::kDay) return std::nullopt;
  ReadAtom read{{}, i, shift ? shift->end : noun.end};
  read.atom.kind = AtomKind::kRelativeSpan;
  read.atom.reach = Reach::kRest;
  read.atom.unit = noun.unit;
  read.atom.framed = true;
  return read;
}

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

// 'viernes', 'el próximo lunes', 'este miércoles pasado', 'viernes de esta semana', 'lunes la semana que viene'.
std::optional<ReadAtom> DateReader::ReadRelativeWeekday(std::size_t i) const {
  ReadAtom read{{}, i, i};
  DateAtom& atom = read.atom;
  atom.framed = true;
  atom.kind = AtomKind::kRelativeWeekday;
  const auto before = ShiftWord(i);
  const auto second = before ? ShiftWord(before->end) : std::nullopt;
  std::size_t j = second ? second->end : before ? before->end : i;
  if (j == i && Is(j, Glue::kDia)) ++j;
  atom.weekday = WeekdayWord(j, read.end);
  if (atom.weekday == 0) return std::nullopt;
  const bool counted = i > 0 && Count(i - 1);  // 'cada dos viernes'
  const bool every =
      i > 0 && (counted || Is(i - 1, Glue::kCada) || (Is(i - 1, Glue::kLos) && i > 1 && Is(i - 2, Glue::kTodos)));
  // 'lunes 13', 'viernes, el 12 de septiembre', 'viernes (15 jun)', 'martes de mayo': told otherwise.
  std::size_t k = read.end;
  if (IsMark(k, ',') || IsMark(k, '(')) ++k;
  if (Is(k, Glue::kEl)) ++k;
  if (Is(k, Glue::kDia)) ++k;
  DateAtom ignored;
  const auto number = DayNumber(k);
  const bool counts = number && At(k).IsWord() && IsNoun(number->end);  // 'el martes, tres periodistas'
  const bool day_follows = (number && !counts) || (At(k).IsNumber() && At(k).use == Use::kFree);
  if (every || day_follows || MonthScope(read.end, ignored) != read.end) return std::nullopt;
  int shift = before ? before->value : 0;
  // 'este próximo viernes' is the coming one, 'el próximo viernes' that of the week to come.
  const bool near = before && before->value == 0;
  if (second) shift = second->value;
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
  return read;
}

}  // namespace acervo::spanish
