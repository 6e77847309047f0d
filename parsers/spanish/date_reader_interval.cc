// Weeks, fortnights, quarters, thirds of a month, every Friday; and what is counted from today.
#include "parsers/spanish/date_reader.h"

namespace acervo::spanish {
namespace {

bool CountsInYear(Unit unit) {
  return unit == Unit::kTwoMonths || unit == Unit::kQuarter || unit == Unit::kFourMonths || unit == Unit::kHalfYear;
}

}  // namespace

std::optional<DateReader::Value> DateReader::Ordinal(std::size_t i) const {
  const DateToken& token = At(i);
  if (token.IsNumber()) {
    if (!token.ordinal || token.value < 1 || token.value > 6) return std::nullopt;
    return Value{token.value, IsMark(i + 1, '.') ? i + 2 : i + 1};
  }
  if (token.roles == nullptr) return std::nullopt;
  if (token.roles->ordinal != 0) return Value{token.roles->ordinal, i + 1};
  if (token.roles->roman != 0 && token.roles->roman <= 6) return Value{token.roles->roman, i + 1};
  return std::nullopt;
}

// ' de mayo 2019', ' del mes de mayo', ' del mes', ' del próximo mes', ' mayo'.
std::size_t DateReader::MonthScope(std::size_t i, DateAtom& atom) const {
  std::size_t j = i;
  const bool of = Is(j, Glue::kDe) || Is(j, Glue::kDel);
  if (of) ++j;
  if (Is(j, Glue::kMes) && Is(j + 1, Glue::kDe)) j += 2;
  if (const auto month = MonthAt(j, of)) {
    atom.month = month->month;
    return YearAfter(month->end, atom);
  }
  if (!of) return i;
  if (const auto shifted = ShiftedNoun(j, Glue::kMes)) {
    if (Is(shifted->end, Glue::kDe)) {
      if (const auto month = MonthAt(shifted->end + 1, true)) {
        atom.month = month->month;
        return YearAfter(month->end, atom);
      }
    }
    atom.month_shift = shifted->value;
    return shifted->end;
  }
  if (!Is(j, Glue::kMes)) return i;
  atom.month_shift = 0;
  return j + 1;
}

// ' de 2020', ' 2020', ' del año', ' del próximo año'.
std::size_t DateReader::YearScope(std::size_t i, DateAtom& atom) const {
  if (const std::size_t end = YearAfter(i, atom); end != i) return end;
  const bool of = Is(i, Glue::kDe) || Is(i, Glue::kDel);
  if (!of || !Is(i + 1, Glue::kAno)) return i;
  atom.year_shift = 0;
  return i + 2;
}

// 'segunda semana de mayo', 'primera y segunda quincena', 'I trimestre 2020', 'primer lunes de mayo'.
std::optional<ReadAtom> DateReader::ReadUnit(std::size_t i) const {
  if (const WordRoles* roles = At(i).roles; roles != nullptr && roles->unit == Unit::kWeek) return ReadNumberedWeek(i);
  if (const WordRoles* roles = At(i).roles; roles != nullptr && roles->unit == Unit::kQuarter) {
    return ReadNumberedQuarter(i);
  }
  const auto first = Ordinal(i);
  if (!first) return std::nullopt;
  auto last = first;
  if (Is(first->end, Glue::kY)) {
    last = Ordinal(first->end + 1);
    if (!last) return std::nullopt;
  }
  const WordRoles* roles = At(last->end).roles;
  if (roles == nullptr) return std::nullopt;
  if (roles->weekday != 0) return ReadNthWeekday(i, first->value);
  ReadAtom read{{}, i, last->end + 1};
  DateAtom& atom = read.atom;
  atom.ordinal = first->value;
  atom.last_ordinal = last->value;
  if (roles->glue == Glue::kDias || roles->glue == Glue::kDia) {
    const std::size_t end = MonthScope(read.end, atom);
    if (end == read.end || (first->value != 1 && first->value != -1)) return std::nullopt;
    read.end = end;
    atom.kind = roles->glue == Glue::kDias ? AtomKind::kPart : AtomKind::kDay;
    atom.part = first->value == 1 ? Part::kBegin : Part::kEnd;
    atom.day = first->value == 1 ? 1 : 31;
    atom.framed = true;
    return read;
  }
  if (roles->unit == Unit::kNone) return std::nullopt;
  atom.kind = AtomKind::kUnit;
  atom.unit = roles->unit;
  std::size_t end = CountsInYear(atom.unit) ? YearScope(read.end, atom) : MonthScope(read.end, atom);
  if (end == read.end && atom.unit == Unit::kHalf) {
    end = YearScope(read.end, atom);
    if (end != read.end) atom.unit = Unit::kHalfYear;
  }
  const bool scoped = end != read.end;
  // In a text 'el segundo semestre' may be one of anything.
  if (!scoped && (atom.unit == Unit::kHalf || !InCell())) return std::nullopt;
  read.end = end;
  atom.framed = true;
  return read;
}

std::optional<ReadAtom> DateReader::ReadNthWeekday(std::size_t i, int ordinal) const {
  ReadAtom read{{}, i, i + 2};
  read.atom.kind = AtomKind::kNthWeekday;
  read.atom.ordinal = ordinal;
  read.atom.weekday = At(i + 1).roles == nullptr ? 0 : At(i + 1).roles->weekday;
  read.atom.framed = true;
  const std::size_t end = MonthScope(read.end, read.atom);
  if (read.atom.weekday == 0 || end == read.end) return std::nullopt;
  read.end = end;
  return read;
}

// 'Q2 2019', 'T2 de 2019'; without a year it may be a terminal or a size.
std::optional<ReadAtom> DateReader::ReadNumberedQuarter(std::size_t i) const {
  const DateToken& number = At(i + 1);
  if (!number.IsNumber() || number.spaced || number.digits > 1 || number.value < 1 || number.value > 4) {
    return std::nullopt;
  }
  ReadAtom read{{}, i, i + 2};
  read.atom.kind = AtomKind::kUnit;
  read.atom.unit = Unit::kQuarter;
  read.atom.ordinal = read.atom.last_ordinal = number.value;
  read.atom.framed = true;
  read.end = YearAfter(i + 2, read.atom);
  if (read.end == i + 2) return std::nullopt;
  return read;
}

// 'semana 2 de mayo', 'semana #3'.
std::optional<ReadAtom> DateReader::ReadNumberedWeek(std::size_t i) const {
  std::size_t j = i + 1;
  if (IsMark(j, '#')) ++j;
  const DateToken& number = At(j);
  if (!number.IsNumber() || number.value < 1 || number.value > 5 || number.digits > 1) return std::nullopt;
  ReadAtom read{{}, i, j + 1};
  read.atom.kind = AtomKind::kUnit;
  read.atom.unit = Unit::kWeek;
  read.atom.ordinal = read.atom.last_ordinal = number.value;
  read.atom.framed = true;
  const std::size_t end = MonthScope(read.end, read.atom);
  if (end == read.end && !InCell()) return std::nullopt;
  read.end = end;
  return read;
}

// 'mediados de mayo', 'fines del mes', 'principios de año', 'finales de 2019'.
std::optional<ReadAtom> DateReader::ReadPart(std::size_t i) const {
  const WordRoles* roles = At(i).roles;
  if (roles == nullptr || roles->part == Part::kNone) return std::nullopt;
  ReadAtom read{{}, i, i + 1};
  DateAtom& atom = read.atom;
  atom.kind = AtomKind::kPart;
  atom.part = roles->part;
  atom.framed = true;
  read.end = MonthScope(i + 1, atom);
  if (read.end == i + 1) {
    read.end = YearScope(i + 1, atom);
    atom.of_year = true;
  }
  return read.end == i + 1 ? std::nullopt : std::optional(read);
}

// 'todo el mes [de mayo]', 'todo mayo', 'todo el año', in a cell also 'durante el mes'.
std::optional<ReadAtom> DateReader::ReadWhole(std::size_t i) const {
  std::size_t j = i;
  const bool whole = Is(j, Glue::kTodo);
  if (whole || (InCell() && Is(j, Glue::kDurante))) ++j;
  const bool recurs = i > 0 && Is(i - 1, Glue::kCada);
  if (j == i && (recurs || !(InCell() && Is(j, Glue::kMes)))) return std::nullopt;
  if (Is(j, Glue::kTodo)) ++j;
  if (Is(j, Glue::kEl)) ++j;
  ReadAtom read{{}, i, j};
  read.atom.kind = AtomKind::kMonth;
  read.atom.framed = true;
  if (Is(j, Glue::kAno) && whole) {
    read.atom.kind = AtomKind::kYear;
    read.end = YearAfter(j, read.atom);
    if (read.end == j) {
      read.atom.year_shift = 0;
      read.end = j + 1;
    }
    return read;
  }
  if (const auto shifted = ShiftedNoun(j, Glue::kMes)) {
    read.atom.month_shift = shifted->value;
    read.end = shifted->end;
    return read;
  }
  if (Is(j, Glue::kMes)) ++j;
  const bool of = Is(j, Glue::kDe);
  if (const auto month = MonthAt(of ? j + 1 : j, of)) {
    read.atom.month = month->month;
    read.end = YearAfter(month->end, read.atom);
    return read;
  }
  if (j == read.end || of) return std::nullopt;
  read.atom.month_shift = 0;
  read.end = Is(j, Glue::kCompleto) ? j + 1 : j;
  return read;
}

// 'cada viernes de octubre', 'todos los martes y jueves del mes', 'los lunes de mayo'.
std::optional<ReadAtom> DateReader::ReadEveryWeekday(std::size_t i) const {
  std::size_t j = i;
  if (Is(j, Glue::kCada) || Is(j, Glue::kTodos)) ++j;
  if (Is(j, Glue::kLos)) ++j;
  const bool bare = j == i;
  ReadAtom read{{}, i, i};
  DateAtom& atom = read.atom;
  atom.kind = AtomKind::kEveryWeekday;
  atom.framed = true;
  int count = 0;
  for (; count < 7; ++count) {
    const WordRoles* roles = At(j).roles;
    if (roles == nullptr || roles->weekday == 0) break;
    const int from = count > 0 && Is(j - 1, Glue::kA) ? At(j - 2).roles->weekday : roles->weekday;
    for (int day = from; day <= roles->weekday; ++day) atom.weekdays |= 1U << day;
    ++j;
    if (!IsMark(j, ',') && !Is(j, Glue::kY) && !Is(j, Glue::kA)) break;
    const WordRoles* next = At(j + 1).roles;
    if (next != nullptr && next->weekday != 0) ++j;
  }
  if (atom.weekdays == 0 || (bare && count == 0 && !InCell())) return std::nullopt;
  if (!Is(j, Glue::kDe) && !Is(j, Glue::kDel)) return std::nullopt;
  read.end = MonthScope(j, atom);
  return read.end == j ? std::nullopt : std::optional(read);
}

// 'próximo mes', 'mes en curso', 'pasado mes de abril', 'próximo año' (in a cell).
std::optional<ReadAtom> DateReader::ReadShifted(std::size_t i) const {
  ReadAtom read{{}, i, i};
  read.atom.framed = true;
  if (const auto month = ShiftedNoun(i, Glue::kMes)) {
    read.atom.kind = AtomKind::kMonth;
    read.end = month->end;
    const auto named = Is(month->end, Glue::kDe) ? MonthAt(month->end + 1, true) : std::nullopt;
    if (named) {
      read.atom.month = named->month;
      if (month->value != 0) read.atom.direction = month->value;
      read.end = YearAfter(named->end, read.atom);
    } else if (month->value == 0 && !InCell()) {
      return std::nullopt;  // 'este mes' dates nothing in a monthly report
    } else {
      read.atom.month_shift = month->value;
    }
    return read;
  }
  const auto year = ShiftedNoun(i, Glue::kAno);
  if (!year || !InCell()) return std::nullopt;
  read.atom.kind = AtomKind::kYear;
  read.atom.year_shift = year->value;
  read.end = year->end;
  return read;
}

// 'hoy', 'ayer', 'pasado mañana', 'hace tres días', 'la próxima semana', 'el próximo lunes'.
std::optional<ReadAtom> DateReader::ReadRelative(std::size_t i) const {
  ReadAtom read{{}, i, i + 1};
  read.atom.framed = true;
  read.atom.kind = AtomKind::kRelativeDay;
  const WordRoles* roles = At(i).roles;
  if (roles == nullptr) return std::nullopt;
  if (roles->shift == -1 && text_.Folded(i + 1) == "manana") {
    read.atom.offset = 2;
    read.end = i + 2;
    return read;
  }
  if (roles->relative) {
    const bool of_day = i > 0 && (Is(i - 1, Glue::kLa) || At(i - 1).roles == RolesOf("esta"));
    if (*roles->relative == 1 && of_day) return std::nullopt;
    read.atom.offset = *roles->relative;
    return read;
  }
  if (const auto week = ShiftedWeek(i)) {
    read.atom.kind = AtomKind::kRelativeWeek;
    read.atom.offset = week->value;
    read.end = week->end;
    return read;
  }
  if (Is(i, Glue::kHace) || Is(i, Glue::kDentro) || Is(i, Glue::kEn)) return ReadDuration(i);
  return ReadRelativeWeekday(i);
}

// 'hace tres días', 'dentro de 2 semanas', 'en 5 días'.
std::optional<ReadAtom> DateReader::ReadDuration(std::size_t i) const {
  const int sign = Is(i, Glue::kHace) ? -1 : 1;
  std::size_t j = i + 1;
  if (Is(i, Glue::kDentro)) {
    if (!Is(j, Glue::kDe)) return std::nullopt;
    ++j;
  }
  const DateToken& token = At(j);
  int count = token.IsNumber() && token.digits <= 3 ? token.value : 0;
  if (token.roles != nullptr) count = token.roles->cardinal;
  if (text_.Folded(j) == "una") count = 1;
  if (count <= 0 || count > 999) return std::nullopt;
  ReadAtom read{{}, i, j + 2};
  read.atom.framed = true;
  read.atom.kind = AtomKind::kRelativeDay;
  const DateToken& noun = At(j + 1);
  if (noun.Is(Glue::kDias) || noun.Is(Glue::kDia))
    read.atom.offset = sign * count;
  else if (noun.roles != nullptr && noun.roles->unit == Unit::kWeek)
    read.atom.offset = sign * count * 7;
  else if (noun.Is(Glue::kMeses) || noun.Is(Glue::kMes))
    read.atom.months_offset = sign * count;
  else if (noun.Is(Glue::kAnos) || noun.Is(Glue::kAno))
    read.atom.months_offset = sign * count * 12;
  else
    return std::nullopt;
  return read;
}

// 'el próximo lunes', 'lunes pasado', 'este viernes', 'el lunes que viene', 'el martes'.
std::optional<ReadAtom> DateReader::ReadRelativeWeekday(std::size_t i) const {
  ReadAtom read{{}, i, i + 1};
  DateAtom& atom = read.atom;
  atom.framed = true;
  atom.kind = AtomKind::kRelativeWeekday;
  std::size_t j = i;
  if (At(j).roles->shift) {
    atom.direction = *At(j).roles->shift;
    ++j;
  }
  const WordRoles* day = At(j).roles;
  if (day == nullptr || day->weekday == 0 || At(j).end - At(j).begin < 5) return std::nullopt;
  atom.weekday = day->weekday;
  read.end = j + 1;
  if (const WordRoles* after = At(j + 1).roles; j == i && after != nullptr && after->shift && *after->shift != 0) {
    atom.direction = *after->shift;
    read.end = j + 2;
  } else if (Is(j + 1, Glue::kQue) && Is(j + 2, Glue::kViene)) {
    atom.direction = 1;
    read.end = j + 3;
  }
  const bool article = i > 0 && Is(i - 1, Glue::kEl);
  return atom.direction || article ? std::optional(read) : std::nullopt;
}

}  // namespace acervo::spanish
