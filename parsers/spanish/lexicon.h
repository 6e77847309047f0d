// The words that date expressions are made of, with all their roles: 'mar' is a month and a weekday, 'segundo' counts.
//
// Shape:  keys are folded words (core/text.h, Fold). Entries live for the whole run of the program.
// Source: parsers/data/months.tsv, numbers.tsv, date_words.tsv, date_none.tsv, date_not_months.tsv, period_words.tsv.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace acervo::spanish {

enum class MonthForm : std::uint8_t { kNone, kName, kAbbreviation, kMisspelling };
enum class Unit : std::uint8_t {
  kNone,
  kWeek,
  kTenDays,
  kFortnight,
  kHalf,
  kTwoMonths,
  kQuarter,
  kFourMonths,
  kHalfYear,
  // Told by their own words: nothing counts them in a month or a year.
  kDay,
  kWeekend,
  kMonth,
  kYear,
  kDecade,
  kCentury
};
enum class Part : std::uint8_t { kNone, kBegin, kMiddle, kEnd };

// Words that the grammar asks for by name.
enum class Glue : std::uint8_t {
  kNone,
  kDe,
  kDel,
  kEl,
  kLa,
  kLos,
  kLas,
  kLo,
  kAl,
  kA,
  kY,
  kO,
  kEn,
  kHasta,
  kDesde,
  kEntre,
  kDurante,
  kPara,
  kPor,
  kHacia,
  kDia,
  kDias,
  kMes,
  kMeses,
  kAno,
  kAnos,
  kCurso,
  kCursa,
  kQue,
  kViene,
  kCada,
  kTodo,
  kTodos,
  kCompleto,
  kNoche,
  kTarde,
  kHace,
  kDentro,
  kCiento,
  kAntes,
  kDespues,
  kPartir,
  kTras,
  kAtras,
  kResto,
  kQueda,
  kFecha,
  kOther,
};

// What a number beside the word is.
// kYears: 'periodo 2019-2024'.
enum class Beside : std::uint8_t { kNothing, kClock, kMoney, kOrdinalSuffix, kLabel, kPlace, kYears };

struct WordRoles {
  std::uint8_t month = 0;  // 1–12
  MonthForm month_form = MonthForm::kNone;
  std::uint8_t weekday = 0;  // 1 Monday … 7 Sunday
  std::int16_t cardinal = 0;
  std::int8_t ordinal = 0;  // -1: the last one
  std::uint8_t roman = 0;
  Unit unit = Unit::kNone;
  Part part = Part::kNone;
  std::optional<std::int8_t> shift;        // 'próximo' 1, 'pasado' -1, 'presente' 0
  std::optional<std::int8_t> month_shift;  // 'cte.' 0, 'ppdo.' -1: the month itself, without a noun
  std::optional<std::int8_t> relative;     // 'ayer' -1
  Glue glue = Glue::kNone;
  Beside beside = Beside::kNothing;
  bool begins = false;  // a date expression can begin with it
};

// How many months a part of the year has: 3 for a quarter; 0 for units that no year is cut into.
int MonthsOfUnit(Unit unit);

// The glue that a folded word names in the tables ("del"); kNone: none.
Glue GlueNamed(std::string_view name);

// nullptr: a word that means nothing to dates.
const WordRoles* RolesOf(std::string_view folded_word);

// The month that an unknown word of five letters or more misses by one keystroke (a letter more, less, wrong, or two
// swapped), unless it is an ordinary Spanish word. 0: none. Only to be asked where a month has to stand.
unsigned NearestMonth(std::string_view folded_word);

// Whether a folded cell says that it has no date ('pendiente', 's/f' as "s f").
bool SaysNoDate(std::string_view folded_words);

enum class TitleWord : std::uint8_t {
  kNone,
  kTitle,  // 'informe', 'periodo': a month beside it is the report's
  kOther,  // 'entregado', 'vigencia': the month of something else
  kLabel,  // 'versión', 'trimestre': the number of that
  kAnnual  // 'anual', 'memoria': a year beside it is the report's
};
TitleWord TitleWordOf(std::string_view folded_word);

// The month that a word means in a title or a file's name alone ('january'); 0: none.
unsigned TitleMonthOf(std::string_view folded_word);

}  // namespace acervo::spanish
