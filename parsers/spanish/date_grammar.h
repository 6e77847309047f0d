// Date expressions as they are written: which words belong to one, and what it leaves out.
//
// Shape:  an expression is a chain of atoms joined by 'and' or 'to'. An atom says only what its own words say; year and
//         month that it leaves out stay empty and are found by the resolver (date_resolver.h).
// Cost:   linear in the number of tokens; an expression has at most kMostAtoms atoms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "parsers/spanish/date_tokens.h"

namespace acervo::spanish {

enum class AtomKind : std::uint8_t {
  kDay,             // '21 de marzo', '21', 'martes 21'
  kMonth,           // 'mayo 2019', 'el próximo mes'
  kYear,            // '2019', 'el año en curso'
  kUnit,            // 'segunda semana de', 'primer trimestre'
  kPart,            // 'mediados de'
  kEveryWeekday,    // 'cada viernes de octubre'
  kNthWeekday,      // 'primer lunes de mayo'
  kWeekOf,          // 'semana del 13 de mayo'
  kRelativeDay,     // 'ayer', 'hace tres días'
  kRelativeSpan,    // 'la próxima semana', 'los próximos tres meses', 'el resto del año'
  kRelativeWeekday  // 'el próximo lunes', 'lunes de la semana que viene', without a number
};

// Which days of its unit a kRelativeSpan means.
enum class Reach : std::uint8_t {
  kWhole,    // 'esta semana': the unit of the calendar
  kRunning,  // 'los próximos 3 meses': counted from the day after, or up to the day before
  kRest      // 'el resto del año': from the day on
};

struct DateAtom {
  AtomKind kind = AtomKind::kDay;
  int day = 0;
  int month = 0;                   // 1–12; 0: left out
  std::optional<int> month_shift;  // 'del mes pasado' -1, counted from the reference's month
  std::optional<int> year;
  std::optional<int> year_shift;  // 'del próximo año' 1, counted from the reference's year
  int weekday = 0;                // 1 Monday … 7 Sunday; 0: not said
  unsigned weekdays = 0;          // kEveryWeekday: bit n for weekday n
  int ordinal = 0;                // kUnit, kNthWeekday: which; -1 the last (kDay: the month's last day)
  int last_ordinal = 0;           // kUnit: 'primera y segunda semana'
  Unit unit = Unit::kNone;
  Part part = Part::kNone;
  std::optional<int> direction;  // 'el próximo 3 de junio' 1, 'el pasado 3 de junio' -1
  int offset = 0;                // kRelativeDay: days; kRelativeSpan: units of the calendar
  int months_offset = 0;         // kRelativeDay: 'hace dos meses'
  int count = 0;                 // kRelativeSpan: how many units, negative for those before; kPart: 'primeros 10 días'
  Reach reach = Reach::kWhole;   // kRelativeSpan
  bool working_days = false;     // kRelativeSpan: 'los próximos 4 días hábiles'
  std::optional<int> week_offset;  // kRelativeWeekday: 'viernes de la semana que viene' 1
  int years = 1;                   // kYear: how many, from the beginning of such a span ('años 70' 10)
  bool framed = false;             // its words alone make it a date: a weekday, 'el día', a month's year
  bool month_first = false;        // 'mayo 15': what follows may be days of that month
  bool of_year = false;            // kPart: 'a principios de año'; kUnit: 'tercera semana de 2027'
  bool maybe_month_day = false;    // '05/06/2019': day and month could be the other way round
  bool must_be_month_day = false;  // '05/15/2019': read the other way round, as nothing else fits
  bool maybe_short_year = false;   // 'may-19': a day, unless the reference's year ends so
  bool numeric_pair = false;       // '13/10'
  bool maybe_year_before = false;  // '19' of 'junio 6, 19': the year, where the reference's ends so
  bool maybe_weekday = false;      // 'mar. 21': a Tuesday where that day is one in the reference's month
  bool of_weekend = false;         // kWeekOf: 'fin de semana del 4 de mayo'
};

enum class Link : std::uint8_t { kAnd, kTo };

struct DatePhrase {
  std::vector<DateAtom> atoms;
  std::vector<Link> links;  // links[i] joins atoms[i] and atoms[i + 1]
  std::size_t first = 0;    // tokens, inclusive
  std::size_t last = 0;
  bool has_leftover = false;  // a number follows that is no part of any date: '15 de mayo de 20199'
};

enum class Strictness : std::uint8_t {
  kText,
  kCell,
  kAsked  // a cell's freedom, and a day to count from: 'mañana', 'el viernes', 'las últimas dos semanas'
};

inline constexpr std::size_t kMostAtoms = 32;

// All phrases of a text, in order, not overlapping. With kText a bare number is no day, a bare year no date, and a
// month alone one only where a preposition, a year or another month stands with it.
std::vector<DatePhrase> ParseDatePhrases(const DateTokens& tokens, Strictness strictness);

}  // namespace acervo::spanish
