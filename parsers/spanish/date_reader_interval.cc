// What weeks, fortnights, quarters and parts of a month are counted by, and the month or year that they lie in.
#include "parsers/spanish/date_reader.h"

namespace acervo::spanish {
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

}  // namespace acervo::spanish
