// Weeks, fortnights, quarters, thirds of a month, every Friday.
#include "parsers/spanish/date_reader.h"

namespace acervo::spanish {
namespace {

bool CountsInYear(Unit unit) {
  return unit == Unit::kTwoMonths || unit == Unit::kQuarter || unit == Unit::kFourMonths || unit == Unit::kHalfYear;
}

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

}  // namespace

std::optional<DateReader::Value> DateReader::Ordinal(std::size_t i) const {
  const DateToken& token = At(i);
  if (token.IsNumber()) {
    if (!token.ordinal || token.value < 1 || token.value > 6) return std::nullopt;
    return Value{token.value, IsMark(i + 1, '.') ? i + 2 : i + 1};
  }
  if (token.roles == nullptr) return std::nullopt;
  if (token.roles->ordinal != 0 && token.roles->ordinal <= 6) return Value{token.roles->ordinal, i + 1};
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

// ' de 2020', ' del año', ' de este año': a year that its own words tell from a month's or a day's.
std::size_t DateReader::YearNamed(std::size_t i, DateAtom& atom) const {
  const bool of = Is(i, Glue::kDe) || Is(i, Glue::kDel);
  return of ? YearScope(i, atom) : i;
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
  if (const WordRoles* roles = At(i).roles; roles != nullptr && CountsInYear(roles->unit))
    return ReadNumberedQuarter(i);
  if (auto code = ReadQuarterCode(i)) return code;
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
  // 'tercer cuarto de 2016' is a quarter; the fourth of anything else is not meant.
  const bool fourth = roles->ordinal == 4 && Is(read.end, Glue::kDe);
  if ((roles->unit == Unit::kNone && !fourth) || roles->unit > Unit::kHalfYear) return std::nullopt;
  atom.kind = AtomKind::kUnit;
  atom.unit = fourth ? Unit::kQuarter : roles->unit;
  std::size_t end = CountsInYear(atom.unit) ? YearScope(read.end, atom) : MonthScope(read.end, atom);
  if (end == read.end && fourth) return std::nullopt;
  if (end == read.end && atom.unit == Unit::kWeek) {
    end = YearNamed(read.end, atom);
    atom.of_year = end != read.end;
  }
  if (end == read.end && atom.unit == Unit::kHalf) {
    end = YearScope(read.end, atom);
    if (end != read.end) atom.unit = Unit::kHalfYear;
  }
  const bool scoped = end != read.end;
  // In a text 'el segundo semestre' may be one of anything.
  if (!scoped && (atom.unit == Unit::kHalf || !InCell())) return std::nullopt;
  // Where there is a day to count from, 'la última semana' is the one before.
  if (!scoped && Asked() && first->value == -1) return std::nullopt;
  read.end = end;
  atom.framed = true;
  return read;
}

// 'primeros 10 días de mayo', 'últimos seis meses de este año', 'primeras dos semanas de mayo'.
std::optional<ReadAtom> DateReader::ReadFirstOfMany(std::size_t i) const {
  const auto which = Ordinal(i);
  if (!which || (which->value != 1 && which->value != -1)) return std::nullopt;
  const auto count = Count(which->end);
  if (!count) return std::nullopt;
  const auto noun = NounAt(count->end);
  if (!noun || (noun->unit != Unit::kDay && noun->unit != Unit::kWeek && noun->unit != Unit::kMonth))
    return std::nullopt;
  ReadAtom read{{}, i, noun->end};
  DateAtom& atom = read.atom;
  atom.kind = AtomKind::kPart;
  atom.part = which->value == 1 ? Part::kBegin : Part::kEnd;
  atom.unit = noun->unit;
  atom.count = count->value;
  atom.framed = true;
  atom.of_year = noun->unit == Unit::kMonth;
  read.end = atom.of_year ? YearScope(noun->end, atom) : MonthScope(noun->end, atom);
  return read.end == noun->end ? std::nullopt : std::optional(read);
}

std::optional<ReadAtom> DateReader::ReadNthWeekday(std::size_t i, int ordinal) const {
  ReadAtom read{{}, i, i + 2};
  read.atom.kind = AtomKind::kNthWeekday;
  read.atom.ordinal = ordinal;
  read.atom.weekday = At(i + 1).roles == nullptr ? 0 : At(i + 1).roles->weekday;
  read.atom.framed = true;
  const std::size_t from = Asked() ? TimeOfDay(read.end) : read.end;
  const std::size_t end = MonthScope(from, read.atom);
  if (read.atom.weekday == 0 || end == from) return std::nullopt;
  read.end = end;
  return read;
}

// 'Q2 2019', 'T2 de 2019', 'cuatrimestre 3 de 2020'; without a year it may be a terminal or a size.
std::optional<ReadAtom> DateReader::ReadNumberedQuarter(std::size_t i) const {
  const DateToken& number = At(i + 1);
  const bool letter = At(i).end - At(i).begin == 1;
  if (!number.IsNumber() || number.spaced == letter || number.digits > 1 || number.value < 1 || number.value > 6) {
    return std::nullopt;
  }
  ReadAtom read{{}, i, i + 2};
  read.atom.kind = AtomKind::kUnit;
  read.atom.unit = At(i).roles->unit;
  read.atom.ordinal = read.atom.last_ordinal = number.value;
  read.atom.framed = true;
  read.end = YearAfter(i + 2, read.atom);
  if (read.end == i + 2) return std::nullopt;
  return read;
}

// '2T2019', '4T-2020', '2 trim. 2019'
std::optional<ReadAtom> DateReader::ReadQuarterCode(std::size_t i) const {
  const DateToken& number = At(i);
  const WordRoles* roles = At(i + 1).roles;
  if (!number.IsNumber() || number.digits != 1 || number.ordinal || number.value < 1) return std::nullopt;
  const bool letter = At(i + 1).end - At(i + 1).begin == 1;
  if (roles == nullptr || !CountsInYear(roles->unit) || (letter && At(i + 1).spaced)) return std::nullopt;
  ReadAtom read{{}, i, i + 2};
  read.atom.kind = AtomKind::kUnit;
  read.atom.unit = roles->unit;
  read.atom.ordinal = read.atom.last_ordinal = number.value;
  read.atom.framed = true;
  if (IsMark(read.end, '.')) ++read.end;
  const std::size_t end = YearAfter(read.end, read.atom);
  const bool told = end != read.end;
  read.end = end;
  return told ? std::optional(read) : std::nullopt;
}

// 'semana 2 de mayo', 'semana #3'; 'semana 31', 'semana 3 de 2027' are those of the year.
std::optional<ReadAtom> DateReader::ReadNumberedWeek(std::size_t i) const {
  constexpr int kMostInMonth = 5;
  constexpr int kMostInYear = 53;
  std::size_t j = i + 1;
  if (IsMark(j, '#')) ++j;
  const DateToken& number = At(j);
  if (!number.IsNumber() || number.use == Use::kBlocked || number.value < 1 || number.value > kMostInYear)
    return std::nullopt;
  ReadAtom read{{}, i, j + 1};
  DateAtom& atom = read.atom;
  atom.kind = AtomKind::kUnit;
  atom.unit = Unit::kWeek;
  atom.ordinal = atom.last_ordinal = number.value;
  atom.framed = true;
  std::size_t end = number.value <= kMostInMonth ? MonthScope(read.end, atom) : read.end;
  if (end == read.end) {
    end = YearNamed(read.end, atom);
    atom.of_year = end != read.end || number.value > kMostInMonth;
  }
  if (end == read.end && !InCell()) return std::nullopt;
  read.end = end;
  return read;
}

// 'años 70', 'década de 1990', 'siglo XX'.
std::optional<ReadAtom> DateReader::ReadDecade(std::size_t i) const {
  if (!Asked()) return std::nullopt;
  const WordRoles* roles = At(i).roles;
  const bool century = roles != nullptr && roles->unit == Unit::kCentury;
  const bool decade = roles != nullptr && roles->unit == Unit::kDecade;
  const bool the_years = Is(i, Glue::kAnos) || Is(i, Glue::kLos);
  if (!century && !decade && !the_years) return std::nullopt;
  std::size_t j = i + 1;
  if (decade && Is(j, Glue::kDel)) ++j;
  if (decade && Is(j, Glue::kDe)) ++j;
  if (decade && Is(j, Glue::kLos)) ++j;
  if (decade && (Is(j, Glue::kAnos) || Is(j, Glue::kAno))) ++j;
  ReadAtom read{{}, i, j + 1};
  DateAtom& atom = read.atom;
  atom.kind = AtomKind::kYear;
  atom.framed = true;
  if (century) {
    const int number = At(j).IsNumber() ? At(j).value : RomanNumber(text_.Folded(j));
    if (number < 10 || number > 21) return std::nullopt;
    atom.year = (number - 1) * 100;
    atom.years = 100;
    return read;
  }
  const auto words = YearWords(j);
  const int named = At(j).roles == nullptr ? 0 : At(j).roles->cardinal;
  int year = At(j).IsNumber() && (At(j).digits == 2 || At(j).digits == 4) ? At(j).value : named;
  if (words) {
    year = words->value;
    read.end = words->end;
  }
  if (Is(i, Glue::kLos) && (At(j).digits != 4 || IsNoun(j + 1))) return std::nullopt;
  if (year >= 20 && year < 100) year += 1900;
  if (year < 1500 || year > 2190 || year % 10 != 0) return std::nullopt;
  atom.year = year;
  atom.years = 10;
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
  if (const auto week = read.end == i + 1 && Asked() ? WeekShift(i + 1) : std::nullopt) {
    atom.kind = AtomKind::kRelativeSpan;
    atom.unit = Unit::kWeek;
    atom.offset = week->value;
    read.end = week->end;
  }
  return read.end == i + 1 ? std::nullopt : std::optional(read);
}

// 'todo el mes [de mayo]', 'todo mayo', 'todo el año', in a cell also 'durante el mes'.
std::optional<ReadAtom> DateReader::ReadWhole(std::size_t i) const {
  std::size_t j = i;
  const bool whole = Is(j, Glue::kTodo);
  if (whole || (InCell() && Is(j, Glue::kDurante))) ++j;
  // 'cada mes', 'un buen mes'
  const bool recurs = i > 0 && (Is(i - 1, Glue::kCada) || IsNoun(i - 1) || text_.Folded(i - 1) == "un");
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
  read.end = YearAfter(year->end, read.atom);  // 'este mismo año 2018'
  if (read.end == year->end) return read;
  if (!read.atom.year) return std::nullopt;
  read.atom.year_shift.reset();
  return read;
}

}  // namespace acervo::spanish
