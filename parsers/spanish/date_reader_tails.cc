// What follows a day: its month and its year, in words, figures or as 'del mes en curso'.
#include "parsers/spanish/date_reader.h"

namespace acervo::spanish {
namespace {

constexpr int kFirstYear = 1400;
constexpr int kLastYear = 2199;

bool IsYearNumber(const DateToken& token) {
  return token.IsNumber() && token.digits == 4 && token.use != Use::kBlocked && token.value >= kFirstYear &&
         token.value <= kLastYear;
}

bool IsSeparator(const DateToken& token) { return token.IsMark('-') || token.IsMark('/') || token.IsMark('.'); }

// 'este', 'mismo' stand before their noun only.
bool StandsAfterNoun(const WordRoles& roles, std::string_view word) {
  return roles.shift && (*roles.shift != 0 || word == "presente" || word == "corriente" || word == "actual");
}

}  // namespace

int FullYear(int two_digits) { return two_digits < 70 ? 2000 + two_digits : 1900 + two_digits; }

bool DateReader::IsNoun(std::size_t i) const {
  const DateToken& token = At(i);
  if (!token.IsWord()) return false;
  if (token.roles == nullptr) return !token.capital;
  const WordRoles& roles = *token.roles;
  const bool counted = roles.glue == Glue::kDias || roles.glue == Glue::kMeses || roles.glue == Glue::kAnos ||
                       roles.glue == Glue::kMes || roles.glue == Glue::kAno || roles.unit != Unit::kNone;
  return counted || (!token.capital && (roles.beside != Beside::kNothing || roles.cardinal >= 40));
}

std::optional<DateReader::MonthWord> DateReader::MonthAt(std::size_t i, bool expected) const {
  const DateToken& token = At(i);
  if (!token.IsWord()) return std::nullopt;
  MonthWord month;
  month.end = i + 1;
  if (token.roles != nullptr && token.roles->month != 0) {
    month.month = token.roles->month;
    month.form = token.roles->month_form;
    if (month.form == MonthForm::kAbbreviation && IsMark(i + 1, '.') && !At(i + 1).spaced) ++month.end;
    return month;
  }
  if (!expected || token.roles != nullptr) return std::nullopt;
  month.month = static_cast<int>(NearestMonth(text_.Folded(i)));
  month.form = MonthForm::kMisspelling;
  return month.month == 0 ? std::nullopt : std::optional(month);
}

bool DateReader::MonthFollows(std::size_t i) const {
  DateAtom ignored;
  return MonthAfter(i, ignored) != i;
}

std::size_t DateReader::MonthAfter(std::size_t i, DateAtom& atom) const {
  if (const std::size_t end = RomanMonthAfter(i, atom); end != i) return end;
  if (const std::size_t end = NamedMonthAfter(i, atom); end != i) return end;
  return ShiftedMonthAfter(i, atom);
}

// '/V/2019', '-X-2016', '.III.2020': Roman months stand between separators only.
std::size_t DateReader::RomanMonthAfter(std::size_t i, DateAtom& atom) const {
  const DateToken& word = At(i + 1);
  if (!IsSeparator(At(i)) || !word.IsWord() || word.roles == nullptr || word.roles->roman == 0) return i;
  if (!IsMark(i + 2, At(i).mark) || !At(i + 3).IsNumber()) {
    const bool ends = IsMark(i + 2, 0) && !At(i).IsMark('.');  // '6-V', '6/V', all that a cell says
    if (!InCell() || !ends) return i;
    atom.month = word.roles->roman;
    return i + 2;
  }
  const DateToken& year = At(i + 3);
  if (!IsYearNumber(year) && year.digits != 2) return i;
  atom.month = word.roles->roman;
  atom.year = year.digits == 2 ? FullYear(year.value) : year.value;
  return i + 4;
}

// What slips in between the number and 'de' in a cell: '28 . de mayo', '28-de mayo', '1 ro de mayo'.
std::size_t DateReader::StrayBeforeOf(std::size_t i) const {
  const WordRoles* roles = At(i).roles;
  const bool suffix = roles != nullptr && roles->beside == Beside::kOrdinalSuffix;
  const std::size_t j = suffix && IsMark(i + 1, '.') ? i + 2 : i + 1;
  const bool stray = suffix || IsMark(i, '.') || IsMark(i, '-');
  return InCell() && stray && Is(j, Glue::kDe) ? j : i;
}

// 'mayo', 'el mes de mayo', 'el próximo mes de mayo' after 'de', with the year.
std::size_t DateReader::MonthAfterOf(std::size_t i, DateAtom& atom) const {
  std::size_t j = Is(i, Glue::kEl) ? i + 1 : i;
  if (const auto shifted = ShiftedNoun(j, Glue::kMes); shifted && Is(shifted->end, Glue::kDe)) {
    if (shifted->value != 0) atom.direction = shifted->value;
    j = shifted->end + 1;
  } else if (Is(j, Glue::kMes)) {
    j += Is(j + 1, Glue::kDe) ? 2 : 1;
  }
  const auto month = MonthAt(j, true);
  if (!month) return i;
  atom.month = month->month;
  return YearAfter(month->end, atom);
}

// ' mayo', '-May', ', mayo', ' - mayo - 2018', with the year.
std::size_t DateReader::MonthAfterMark(std::size_t i, DateAtom& atom) const {
  const bool dash = IsMark(i, '-');
  const bool marked = IsSeparator(At(i)) || IsMark(i, ',');
  if (!InCell() && IsMark(i, ',')) return i;
  const bool apart = marked && At(i).spaced && At(i + 1).spaced;
  if (!InCell() && apart && !IsMark(i + 2, '-')) return i;  // 'taller 3 - mayo'; '9 - marzo - 2018' is a day
  const std::size_t j = marked ? i + 1 : i;
  if (const auto month = apart && dash ? MonthAt(j, false) : std::nullopt) {
    DateAtom dated = atom;
    dated.month = month->month;
    if (const std::size_t end = SpacedYearAfter(month->end, dated); end != month->end) {
      atom = dated;
      return end;
    }
    if (!InCell()) return i;
  }
  // 'el 3 mar adentro': an abbreviation without 'de' needs no more than its number, a misspelling does.
  const auto month = MonthAt(j, InCell());
  if (!month || (month->form == MonthForm::kMisspelling && !InCell())) return i;
  atom.month = month->month;
  return YearAfter(month->end, atom);
}

// ' de mayo', ' mayo', '-May', ' del mes de mayo', ' días del mes de mayo', ' del próximo mes de mayo'; then its year.
std::size_t DateReader::NamedMonthAfter(std::size_t i, DateAtom& atom) const {
  const std::size_t j = Is(i, Glue::kDias) || Is(i, Glue::kDia) ? i + 1 : StrayBeforeOf(i);
  if (Is(j, Glue::kDe) || Is(j, Glue::kDel)) {
    const std::size_t end = MonthAfterOf(j + 1, atom);
    return end == j + 1 ? i : end;
  }
  return j == i ? MonthAfterMark(i, atom) : i;  // '21 días' alone is a duration
}

// ' del mes en curso', ' del pasado mes', ' de este mes', ' del corriente', ' cte.', ' del próximo'; a year may not
// follow.
std::size_t DateReader::ShiftedMonthAfter(std::size_t i, DateAtom& atom) const {
  if (const std::size_t end = ShortMonthShiftAfter(i, atom); end != i) return end;
  if (!Is(i, Glue::kDe) && !Is(i, Glue::kDel)) return i;
  std::size_t j = i + 1;
  if (Is(j, Glue::kLos) || Is(j, Glue::kEl)) ++j;
  if (const auto shifted = ShiftedNoun(j, Glue::kMes)) {
    atom.month_shift = shifted->value;
    return YearAfter(shifted->end, atom);
  }
  if (Is(j, Glue::kMes)) {
    atom.month_shift = 0;
    return j + 1;
  }
  const DateToken& word = At(j);
  const bool named = word.roles != nullptr && word.roles->shift && *word.roles->shift == 0;
  if (named && text_.Folded(j).size() > 5 && !At(j + 1).Is(Glue::kAno)) {  // 'corriente(s)', 'presente', 'actual'
    atom.month_shift = 0;
    return j + 1;
  }
  return i;
}

// ' cte.', ' de los ctes.', ' ppdo.'; ' del próximo', ' del entrante' where nothing follows that they could belong to.
std::size_t DateReader::ShortMonthShiftAfter(std::size_t i, DateAtom& atom) const {
  std::size_t j = i;
  if (Is(j, Glue::kDe) || Is(j, Glue::kDel)) ++j;
  if (j != i && Is(j, Glue::kLos)) ++j;
  const WordRoles* roles = At(j).roles;
  if (roles == nullptr) return i;
  if (roles->month_shift) {
    atom.month_shift = *roles->month_shift;
    return IsMark(j + 1, '.') ? j + 2 : j + 1;
  }
  const bool elliptic = Is(i, Glue::kDel) && roles->shift && *roles->shift != 0 && !At(j + 1).IsWord();
  if (!elliptic || At(j + 1).IsNumber()) return i;
  atom.month_shift = *roles->shift;
  return j + 1;
}

std::optional<DateReader::Value> DateReader::ShiftedNoun(std::size_t i, Glue noun) const {
  return ShiftAround(i, Is(i, noun), Is(i + 1, noun));
}

// 'próximo N', 'N próximo', 'N en curso', 'N que viene', 'N próximo pasado'.
std::optional<DateReader::Value> DateReader::ShiftAround(std::size_t i, bool noun_here, bool noun_next) const {
  const WordRoles* roles = At(i).roles;
  if (noun_next && roles != nullptr && roles->shift) return Value{*roles->shift, i + 2};
  if (!noun_here) return std::nullopt;
  if (Is(i + 1, Glue::kEn) && Is(i + 2, Glue::kCurso)) return Value{0, i + 3};
  if (Is(i + 1, Glue::kQue) && Is(i + 2, Glue::kViene)) return Value{1, i + 3};
  if (Is(i + 1, Glue::kQue) && Is(i + 2, Glue::kCursa)) return Value{0, i + 3};
  const WordRoles* after = At(i + 1).roles;
  if (after == nullptr || !StandsAfterNoun(*after, text_.Folded(i + 1))) return std::nullopt;
  const WordRoles* second = At(i + 2).roles;
  if (*after->shift == 1 && second != nullptr && second->shift && *second->shift == -1) return Value{-1, i + 3};
  return Value{*after->shift, i + 2};
}

// ' de 2019', ', 2019', ' del año 2019', '-2019', '/19', ' de dos mil diecinueve (2019)', ' del año en curso'.
std::size_t DateReader::YearAfter(std::size_t i, DateAtom& atom) const {
  std::size_t j = i;
  const bool comma = IsMark(j, ',');
  if (comma) ++j;
  if (comma && InCell() && atom.day != 0 && !atom.month_first && IsLoneShortYear(j)) {  // '1 de julio, 17'
    atom.year = FullYear(At(j).value);
    return j + 1;
  }
  if (const std::size_t end = comma ? i : ShortYearAfter(i, atom); end != i) return end;
  const bool joined = !comma && IsSeparator(At(j)) && !(IsMark(j, '.') && At(j + 1).spaced);
  if (joined) ++j;
  const bool of = Is(j, Glue::kDe) || Is(j, Glue::kDel);
  if (of) ++j;
  if (of && Is(j, Glue::kEl)) ++j;
  if (const auto shifted = ShiftedNoun(j, Glue::kAno); shifted && (of || comma)) {
    atom.year_shift = shifted->value;
    return shifted->end;
  }
  if (Is(j, Glue::kAno)) ++j;
  if (IsYearNumber(At(j)) && !(IsMark(j + 1, '%') || (comma && IsNoun(j + 1) && At(j).value > 2099))) {
    atom.year = At(j).value;
    return j + 1;
  }
  if (const auto words = of || comma ? YearWords(j) : std::nullopt) {
    atom.year = words->value;
    return words->end;
  }
  const WordRoles* roles = At(j).roles;
  const bool current = of && roles != nullptr && roles->shift && *roles->shift == 0 && text_.Folded(j).size() > 5;
  if (current && !At(j + 1).Is(Glue::kMes)) {  // '14 de mayo del corriente'
    atom.year_shift = 0;
    return j + 1;
  }
  return i;
}

// ' - 2018', ' - 22' (where it ends a cell): a year set off like the month before it.
std::size_t DateReader::SpacedYearAfter(std::size_t i, DateAtom& atom) const {
  if (!IsMark(i, '-') || !At(i).spaced || !At(i + 1).spaced) return i;
  const bool lone = InCell() && IsLoneShortYear(i + 1);
  if (!IsYearNumber(At(i + 1)) && !lone) return i;
  atom.year = lone ? FullYear(At(i + 1).value) : At(i + 1).value;
  return i + 2;
}

// The '19' that ends a cell '15 mayo 19'.
bool DateReader::IsLoneShortYear(std::size_t i) const {
  const DateToken& number = At(i);
  return number.IsNumber() && number.spaced && number.digits == 2 && number.value >= 10 && !number.ordinal &&
         number.use == Use::kFree && IsMark(i + 1, 0);
}

// 'abril pasado', 'junio próximo': the side on which a month without a year lies.
std::size_t DateReader::DirectionAfter(std::size_t i, DateAtom& atom) const {
  const WordRoles* roles = At(i).roles;
  if (atom.month == 0 || atom.year || atom.year_shift || roles == nullptr || !roles->shift || *roles->shift == 0)
    return i;
  const std::string_view word = text_.Folded(i);
  const WordRoles* next = At(i + 1).roles;
  if (*roles->shift > 0 && next != nullptr && next->shift && *next->shift < 0) {  // 'próximo pasado'
    atom.direction = -1;
    return i + 2;
  }
  const bool of_next = next != nullptr && (next->weekday != 0 || next->unit != Unit::kNone || next->month != 0 ||
                                           next->glue == Glue::kMes || next->glue == Glue::kAno);
  if (of_next || (word != "pasado" && word != "proximo")) return i;
  atom.direction = *roles->shift;
  return i + 1;
}

// '-17', '/17', " '17": two figures, written against the month; after 'del' in a cell.
std::size_t DateReader::ShortYearAfter(std::size_t i, DateAtom& atom) const {
  const bool mark = IsSeparator(At(i)) || IsMark(i, '\'');
  const bool of = InCell() && Is(i, Glue::kDel);
  if (InCell() && atom.day != 0 && IsLoneShortYear(i)) {
    atom.year = FullYear(At(i).value);
    return i + 1;
  }
  const DateToken& number = At(i + 1);
  if ((!mark && !of) || !number.IsNumber() || number.digits != 2 || number.ordinal) return i;
  if (mark && (number.spaced || (At(i).spaced && !IsMark(i, '\'')))) return i;
  if (atom.day == 0 && mark && !IsMark(i, '\'') && number.value <= 31) return i;  // 'mayo-15'
  const bool no_day = atom.day == 0 && number.value <= 31;  // 'mayo del 19 al 21'; 'marzo del 98' is a year
  if (of && (Is(i + 2, Glue::kAl) || Is(i + 2, Glue::kDe) || (no_day && !IsMark(i + 2, 0)))) return i;
  const DateToken& after = At(i + 2);
  if (mark && !after.spaced && (after.IsMark('/') || after.IsMark('-'))) return i;
  atom.year = FullYear(number.value);
  return i + 2;
}

// 'dos mil diecinueve', 'mil novecientos noventa y ocho', 'dos mil veinticuatro (2024)'.
std::optional<DateReader::Value> DateReader::YearWords(std::size_t i) const {
  const auto number = [this](std::size_t k) { return At(k).roles == nullptr ? 0 : int{At(k).roles->cardinal}; };
  std::size_t j = i;
  int thousands = 1;
  if (number(j) == 2) {
    thousands = 2;
    ++j;
  }
  if (number(j) != 1000) return std::nullopt;
  int year = thousands * number(j++);
  if (number(j) >= 200 && number(j) < 1000) year += number(j++);
  if (number(j) >= 10 && number(j) <= 99) {
    year += number(j++);
    if (year % 10 == 0 && Is(j, Glue::kY) && number(j + 1) >= 1 && number(j + 1) <= 9) {
      year += number(j + 1);
      j += 2;
    }
  } else if (number(j) >= 1 && number(j) <= 9) {
    year += number(j++);
  }
  if (IsMark(j, '(') && At(j + 1).value == year && IsMark(j + 2, ')')) j += 3;
  return Value{year, j};
}

}  // namespace acervo::spanish
