// Days: in figures, in words, with the month before or after, with weekdays and directions around them.
#include "parsers/spanish/date_reader.h"

namespace acervo::spanish {

std::optional<ReadAtom> DateReader::Read(std::size_t i) const {
  const DateToken& token = At(i);
  if (token.kind == DateToken::Kind::kMark) return std::nullopt;
  if (token.IsWord() && token.roles == nullptr) {
    return InCell() ? ReadMonthFirst(i) : std::nullopt;  // a misspelt month, perhaps
  }
  if (token.IsWord() && !token.roles->begins) return std::nullopt;
  if (auto counted = Asked() ? ReadAsked(i) : std::nullopt) return counted;
  if (auto interval = Match(ShapeGroup::kInterval, i)) return interval;
  if (auto numeric = ReadNumeric(i)) return numeric;
  if (auto day = ReadDay(i)) return day;
  if (auto month = ReadMonthFirst(i)) return month;
  if (auto shifted = Match(ShapeGroup::kShifted, i)) return shifted;
  return ReadYear(i);
}

std::optional<ReadAtom> DateReader::ReadNumeric(std::size_t i) const {
  const DateToken& number = At(i);
  const bool plain = number.IsNumber() && number.use == Use::kFree && !number.ordinal;
  return plain ? Match(ShapeGroup::kFigures, i) : std::nullopt;
}

// ---------------------------------------------------------------- day, then month

// A weekday at i with what may stand after it: the token where the number has to stand. i itself: no weekday.
std::size_t DateReader::WeekdayBefore(std::size_t i, DateAtom& atom) const {
  const DateToken& word = At(i);
  if (word.roles == nullptr || word.roles->weekday == 0) return i;
  std::size_t j = i + 1;
  if (IsMark(j, '.') && word.end - word.begin <= 4) ++j;
  if (IsMark(j, ',')) ++j;
  if (const WordRoles* roles = At(j).roles; roles != nullptr && roles->shift && *roles->shift != 0) {
    atom.direction = *roles->shift;
    ++j;
  }
  if (Is(j, Glue::kEl)) ++j;
  if (Is(j, Glue::kDia)) ++j;
  atom.weekday = word.roles->weekday;
  atom.framed = true;
  return j;
}

std::optional<DateReader::Value> DateReader::DayNumber(std::size_t i) const {
  const DateToken& token = At(i);
  if (token.IsWord()) {
    const auto ordinal = OrdinalDay(i);
    return ordinal ? ordinal : DayWord(i);
  }
  if (!token.IsNumber() || token.digits > 2 || token.use == Use::kBlocked) return std::nullopt;
  if (IsDayValue(token.value)) {
    const auto words = IsMark(i + 1, '(') ? DayWord(i + 2) : std::nullopt;  // '15 (quince) de mayo'
    const bool repeated = words && words->value == token.value && IsMark(words->end, ')');
    return Value{token.value, repeated ? words->end + 1 : i + 1};
  }
  // '32 de mayo' is written as a day, though it is none.
  const bool dated = InCell() && token.value > 0 && !token.ordinal && MonthFollows(i + 1);
  return dated ? std::optional(Value{kNoDay, i + 1}) : std::nullopt;
}

// 'segundo de agosto', 'vigésimo primero de mayo'; only before its month.
std::optional<DateReader::Value> DateReader::OrdinalDay(std::size_t i) const {
  const WordRoles* tens = At(i).roles;
  if (!InCell() || tens == nullptr || tens->ordinal < 2) return std::nullopt;
  const WordRoles* units = At(i + 1).roles;
  Value day{tens->ordinal, i + 1};
  const bool compound = day.value % 10 == 0 && units != nullptr && units->ordinal >= 1 && units->ordinal <= 9;
  if (compound) day = {day.value + units->ordinal, i + 2};
  const bool of = Is(day.end, Glue::kDe) && MonthAt(day.end + 1, false);
  const bool to = compound && (Is(day.end, Glue::kA) || Is(day.end, Glue::kAl) || Is(day.end, Glue::kY));
  return IsDayValue(day.value) && (of || to) ? std::optional(day) : std::nullopt;
}

// 'primero', 'veintiuno', 'treinta y uno', 'veintiún (21)'.
std::optional<DateReader::Value> DateReader::DayWord(std::size_t i) const {
  const WordRoles* roles = At(i).roles;
  if (roles == nullptr || At(i).use == Use::kBlocked) return std::nullopt;
  const std::string_view word = text_.Folded(i);
  Value day{roles->cardinal, i + 1};
  if (word == "primero") day.value = 1;
  const WordRoles* next = At(i + 1).roles;
  const bool thousands = next != nullptr && next->cardinal == 1000;  // 'dos mil'
  if (!IsDayValue(day.value) || word == "un" || thousands) return std::nullopt;
  const WordRoles* unit = At(i + 2).roles;
  const bool tens = day.value == 20 || day.value == 30;
  if (tens && Is(i + 1, Glue::kY) && unit != nullptr && unit->cardinal >= 1 && day.value + unit->cardinal <= 31) {
    day = {day.value + unit->cardinal, i + 3};
  }
  if (IsMark(day.end, '(') && At(day.end + 1).value == day.value && IsMark(day.end + 2, ')')) day.end += 3;
  return day;
}

// 'lunes 13/05/2019': the figures with the words before them.
ReadAtom DateReader::Framed(ReadAtom numeric, const ReadAtom& words) {
  numeric.begin = words.begin;
  numeric.atom.weekday = words.atom.weekday;
  numeric.atom.direction = words.atom.direction;
  numeric.atom.framed = numeric.atom.framed || words.atom.framed;
  return numeric;
}

// 'Plaza 5 de Mayo', 'Avenida Cinco de Mayo'
bool DateReader::IsNamedAfterDay(std::size_t i) const {
  if (At(i).use == Use::kNamed) return true;
  const WordRoles* before = i == 0 ? nullptr : At(i - 1).roles;
  return At(i).IsWord() && before != nullptr && before->beside == Beside::kPlace;
}

// 'próximo', 'el día', 'días:', 'lunes, ' before a day's number: the token after them.
std::size_t DateReader::LeadOfDay(ReadAtom& read) const {
  const std::size_t i = read.begin;
  std::size_t j = i;
  if (const WordRoles* roles = At(j).roles; roles != nullptr && roles->shift) {
    if (*roles->shift != 0) read.atom.direction = *roles->shift;
    ++j;
  }
  if (Is(j, Glue::kDia) || Is(j, Glue::kDias)) {
    read.atom.framed = true;
    ++j;
    if (IsMark(j, ':')) ++j;
    if (j == i + 1) read.begin = j;
  }
  return WeekdayBefore(j, read.atom);
}

std::optional<ReadAtom> DateReader::ReadDay(std::size_t i) const {
  ReadAtom read{{}, i, i};
  DateAtom& atom = read.atom;
  const std::size_t j = LeadOfDay(read);
  if (auto numeric = j == i ? std::nullopt : ReadNumeric(j)) return Framed(*numeric, read);
  const auto number = DayNumber(j);
  if (!number) return std::nullopt;
  atom.day = number->value;
  read.end = MonthAfter(number->end, atom);
  const bool with_month = read.end != number->end;
  read.end = DirectionAfter(read.end, atom);
  atom.framed = atom.framed || with_month;
  if (!with_month && (MayBeMonthAndWeekday(i) || IsCountInWords(j, number->end, atom))) return std::nullopt;
  // 'Informe No. 5 - Mayo' is no day, 'Acta del 5 de mayo' is.
  const bool labelled = At(j).use == Use::kLabelled;
  if (labelled && (!with_month || atom.month == 0 || !At(number->end).IsWord())) return std::nullopt;
  if (IsNamedAfterDay(j) && !atom.year && !atom.year_shift) return std::nullopt;
  return read;
}

// 'Mar. 5' is left to the month, which knows that it may be a Tuesday; 'mar 7 de mayo' is one.
bool DateReader::MayBeMonthAndWeekday(std::size_t i) const {
  const WordRoles* roles = At(i).roles;
  return roles != nullptr && roles->month != 0 && roles->weekday != 0;
}

// A number in words without a month: in a text it counts something, unless a range begins with it.
bool DateReader::IsCountInWords(std::size_t i, std::size_t end, const DateAtom& day) const {
  if (!At(i).IsWord()) return false;
  return InCell() ? day.framed && IsNoun(end) : !BeginsRangeInWords(i, end);
}

// The 'tres (3)' of 'del tres (3) al siete (7) de junio'.
bool DateReader::BeginsRangeInWords(std::size_t i, std::size_t end) const {
  const bool led =
      i > 0 && (Is(i - 1, Glue::kDel) || Is(i - 1, Glue::kDesde) || Is(i - 1, Glue::kEl) || Is(i - 1, Glue::kDias));
  const auto last = led && (Is(end, Glue::kAl) || Is(end, Glue::kHasta) || Is(end, Glue::kY)) ? end + 1 : 0;
  if (last == 0) return false;
  const auto number = DayNumber(Is(last, Glue::kEl) ? last + 1 : last);
  return number && MonthFollows(number->end);
}

// ---------------------------------------------------------------- month, then day or year

std::optional<ReadAtom> DateReader::ReadMonthFirst(std::size_t i) const {
  std::size_t j = i;
  DateAtom atom;
  if (const WordRoles* roles = At(i).roles; roles != nullptr && roles->shift && *roles->shift != 0) {
    atom.direction = *roles->shift;
    ++j;
  } else if (roles != nullptr && roles->shift) {  // 'este septiembre'
    atom.year_shift = 0;
    ++j;
  }
  atom.framed = j != i;
  const auto month = MonthAt(j, InCell());
  if (!month || EndsWeekdays(j)) return std::nullopt;
  atom.month = month->month;
  if (auto day = ReadDayOfMonth(i, atom, *month)) return day;
  atom.kind = AtomKind::kMonth;
  ReadAtom read{atom, i, month->end};
  read.end = YearAfter(month->end, read.atom);
  const bool with_year = read.end != month->end;
  const bool name = month->form == MonthForm::kName;
  read.atom.framed = with_year || atom.framed;
  if (!name && !with_year && !InCell()) return std::nullopt;
  if (!name && !with_year && At(j).roles == nullptr && !IsMark(month->end, 0)) return std::nullopt;
  if (!with_year && name) read.end = DirectionAfter(j + 1, read.atom);  // a full stop after it ends the sentence
  return read;
}

// The 'mar' of 'de lunes a mar'.
bool DateReader::EndsWeekdays(std::size_t i) const {
  const WordRoles* word = At(i).roles;
  const WordRoles* first = i > 1 ? At(i - 2).roles : nullptr;
  const bool linked = i > 1 && (Is(i - 1, Glue::kA) || Is(i - 1, Glue::kY));
  return linked && word != nullptr && word->weekday != 0 && first != nullptr && first->weekday != 0 &&
         !At(i + 1).IsNumber();
}

// The ' - junio 2' of 'mayo 30 - junio 2'.
bool DateReader::MonthFirstFollows(std::size_t i) const {
  const auto month = IsMark(i, '-') ? MonthAt(i + 1, false) : std::nullopt;
  return month && At(month->end).IsNumber() && At(month->end).digits <= 2;
}

// 'mayo 15', 'junio 18, 2015', 'May-7', 'mayo 17 de 2016'.
std::optional<ReadAtom> DateReader::ReadDayOfMonth(std::size_t i, DateAtom atom, const MonthWord& month) const {
  std::size_t j = month.end;
  const bool dash = IsMark(j, '-') || IsMark(j, '/');  // 'Jun-03-2019', 'jun/03/2019', 'mayo/19'
  const bool joined = dash && !At(j).spaced && !At(j + 1).spaced;
  const bool comma = InCell() && IsMark(j, ',');
  if (joined || comma) ++j;
  if (Is(j, Glue::kEl)) return std::nullopt;
  const DateToken& number = At(j);
  if (!number.IsNumber() || number.digits > 2 || number.use != Use::kFree || !IsDayValue(number.value))
    return std::nullopt;
  if (!joined && !number.spaced) return std::nullopt;
  if (IsNoun(j + 1) || (MonthFollows(j + 1) && !MonthFirstFollows(j + 1))) return std::nullopt;
  const DateToken& next = At(j + 2);  // 'Junio 11-13', 'junio 3/4': a later day, no year
  const bool later = next.IsNumber() && next.digits <= 2 && next.value > number.value && IsDayValue(next.value);
  const bool slash = IsMark(j + 1, '/') && !IsYearAfterSlash(j + 2, number.value);
  if (slash && !later) return std::nullopt;
  atom.day = number.value;
  atom.framed = true;
  atom.month_first = true;
  // 'Mar. 21' may be a Tuesday.
  atom.maybe_weekday = !joined && At(j).digits <= 2 && MayBeMonthAndWeekday(i);
  ReadAtom read{atom, i, j + 1};
  const bool range = slash || (!joined && later && IsMark(j + 1, '-'));
  if (!range) read.end = YearAfter(j + 1, read.atom);
  read.atom.maybe_short_year = joined && !read.atom.year && number.digits == 2;
  return read;
}

// The '2019' of 'junio 3/2019', the '19' of 'junio 3/19'; 'junio 13/14' are two days.
bool DateReader::IsYearAfterSlash(std::size_t i, int day) const {
  const DateToken& year = At(i);
  if (!year.IsNumber() || year.spaced) return false;
  return year.digits == 4 || (year.digits == 2 && year.value > 12 && year.value != day + 1);
}

// In a text a year is a date where the words before it say that years go from one to another: 'periodo 2019-2024',
// 'desde 2015 hasta'.
bool DateReader::IsLedYear(std::size_t i) const {
  const auto led = [this](std::size_t k) {
    while (k > 0 && (Is(k - 1, Glue::kEl) || Is(k - 1, Glue::kDe) || Is(k - 1, Glue::kAno) || Is(k - 1, Glue::kLos)))
      --k;
    if (k == 0) return false;
    const WordRoles* roles = At(k - 1).roles;
    return Is(k - 1, Glue::kDesde) || Is(k - 1, Glue::kEntre) || Is(k - 1, Glue::kAnos) ||
           (roles != nullptr && roles->beside == Beside::kYears);
  };
  if (!At(i).IsNumber() || At(i).digits != 4) return false;
  if (led(i)) return true;
  const bool linked = i > 1 && (IsMark(i - 1, '-') || Is(i - 1, Glue::kA) || Is(i - 1, Glue::kAl) ||
                                Is(i - 1, Glue::kHasta) || Is(i - 1, Glue::kY));
  return linked && At(i - 2).IsNumber() && At(i - 2).digits == 4;
}

std::optional<ReadAtom> DateReader::ReadYear(std::size_t i) const {
  DateAtom atom;
  atom.kind = AtomKind::kYear;
  const bool number = At(i).IsNumber();
  if (Asked() && At(i).roles != nullptr && At(i).roles->cardinal != 0) {  // 'mil novecientos noventa'
    const auto words = YearWords(i);
    if (!words || words->value <= 1000 || IsNoun(words->end)) return std::nullopt;
    atom.year = words->value;
    return ReadAtom{atom, i, words->end};
  }
  if (!InCell() && !IsLedYear(i)) return std::nullopt;
  if (!number && !Is(i, Glue::kAno)) return std::nullopt;
  const std::size_t end = YearAfter(i, atom);
  const int first_year = Asked() ? 1400 : 1900;
  if (end == i || !atom.year || *atom.year < first_year || *atom.year > 2100) return std::nullopt;
  if (number && (At(i).use != Use::kFree || IsNoun(end))) return std::nullopt;
  return ReadAtom{atom, i, end};
}

}  // namespace acervo::spanish
