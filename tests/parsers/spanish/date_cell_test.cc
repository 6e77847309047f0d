// What a date cell's reading says besides its days: source, precision, raw and doubts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/spanish/dates.h"

namespace acervo {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

DateReference In(std::string_view month) {
  DateReference reference;
  reference.month = MonthFromIso(month);
  return reference;
}

struct PrecisionCase {
  const char* cell;
  DatePrecision precision;
};

TEST(ReadDateCell, TellsThePrecision) {
  constexpr PrecisionCase kCases[] = {
      {"28 de mayo", DatePrecision::kDay},
      {"27 al 30 de May.", DatePrecision::kDay},
      {"14, 15 y 16", DatePrecision::kDay},
      {"cada viernes de octubre", DatePrecision::kDay},
      {"Mayo", DatePrecision::kMonth},
      {"Todo el mes", DatePrecision::kMonth},
      {"Octubre - diciembre", DatePrecision::kMonth},
      {"2019", DatePrecision::kYear},
      {"segunda semana", DatePrecision::kInterval},
      {"mediados de mayo", DatePrecision::kInterval},
      {"primer trimestre", DatePrecision::kInterval},
      {"Pendiente", DatePrecision::kNone},
      {"3 de mayo y fines de junio", DatePrecision::kDay},
  };
  for (const PrecisionCase& row : kCases) {
    EXPECT_EQ(ReadDateCell(row.cell, In("2019-05")).date.precision, row.precision) << row.cell;
  }
}

TEST(ReadDateCell, AnEmptyCellIsNoDateAndNoDoubt) {
  const DateCellReading reading = ReadDateCell("  ", In("2019-05"));
  EXPECT_EQ(reading.date, RecordDate{});
  EXPECT_THAT(reading.doubts, IsEmpty());
}

TEST(ReadDateCell, WordsForNoDateAreKeptWithoutDoubt) {
  for (const char* cell : {"Pendiente", "Por definir", "S/F", "N/A", "-", "Permanente", "Cada martes"}) {
    const DateCellReading reading = ReadDateCell(cell, In("2019-05"));
    EXPECT_EQ(reading.date.raw, cell);
    EXPECT_EQ(reading.date.source, DateSource::kNone);
    EXPECT_THAT(reading.doubts, IsEmpty()) << cell;
  }
}

TEST(ReadDateCell, TheWholeCellIsKeptAsWritten) {
  const DateCellReading reading = ReadDateCell("20 de Mayo, 2:30 p.m.", In("2019-05"));
  EXPECT_EQ(reading.date.raw, "20 de Mayo, 2:30 p.m.");
  EXPECT_EQ(reading.date.source, DateSource::kCell);
}

struct DoubtCase {
  const char* cell;
  const char* doubt;
};

TEST(ReadDateCell, SaysWhatItDoubts) {
  constexpr DoubtCase kCases[] = {
      {"Salón Azul", "unreadable_date"},
      {"31 de abril", "impossible_date"},
      {"27 al 31 de abril", "impossible_date"},
      {"lunes 14 de mayo", "weekday_mismatch"},
      {"05/15/2019", "day_month_order"},
      {"05/06/2019", "day_month_order"},
      {"3 de mayo de 2009", "far_from_period"},
      {"15/05/2019 al 10/05/2019", "reversed_range"},
      {"15 de mayo de 20199", "date_leftover"},
      {"31 de mayo de 9999", "date_leftover"},
      {"3 de mayo de 2019, 2020", "date_leftover"},
      {"15 de octubre", "year_inferred"},
  };
  for (const DoubtCase& row : kCases) {
    EXPECT_THAT(ReadDateCell(row.cell, In("2019-05")).doubts, ElementsAre(DiagnosticCodeFromToken(row.doubt)))
        << row.cell;
  }
}

TEST(ReadDateCell, WithoutAPeriodABareDayIsUnknown) {
  const DateCellReading reading = ReadDateCell("18", DateReference{});
  EXPECT_THAT(reading.date.intervals, IsEmpty());
  EXPECT_EQ(reading.date.source, DateSource::kNone);
  EXPECT_THAT(reading.doubts, ElementsAre(DiagnosticCode::kPeriodUnknown));
}

TEST(ReadDateCell, TheNumberWinsOverTheWeekday) {
  const DateCellReading reading = ReadDateCell("lunes 14 de mayo", In("2019-05"));
  ASSERT_EQ(reading.date.intervals.size(), 1U);
  EXPECT_EQ(ToIso(reading.date.intervals[0].first), "2019-05-14");
}

// ---------------------------------------------------------------- what is taken for the expression

struct RawCase {
  const char* text;
  const char* raw;
};

TEST(FindDates, RawHoldsWhatDecidesTheDaysAndNoMore) {
  constexpr RawCase kCases[] = {
      {"hasta el 25 de junio.", "25 de junio"},
      {"el 21 de marzo del año en curso. Se", "21 de marzo del año en curso"},
      {"los días 30 y 31 de octubre, 2024.", "30 y 31 de octubre, 2024"},
      {"se celebrará del 17 al 19 de abril de 2024 en San José", "del 17 al 19 de abril de 2024"},
      {"desde el 3 hasta el 7 de mayo", "desde el 3 hasta el 7 de mayo"},
      {"entre el 3 y el 7 de mayo", "entre el 3 y el 7 de mayo"},
      {"en el mes de septiembre.", "septiembre"},
      {"en el primer trimestre de 2015,", "primer trimestre de 2015"},
      {"a mediados de octubre;", "mediados de octubre"},
      {"el sábado 21 de junio", "sábado 21 de junio"},
      {"el próximo 19 de marzo.", "próximo 19 de marzo"},
      {"el 9 del pasado mes, entre ellos", "9 del pasado mes"},
      {"el 24/06/2015.", "24/06/2015"},
      {"el 7 de sept. se hizo", "7 de sept."},
  };
  for (const RawCase& row : kCases) {
    const auto found = FindDates(row.text, In("2019-05"), DateContext::kText);
    ASSERT_EQ(found.size(), 1U) << row.text;
    EXPECT_EQ(found[0].raw, row.raw);
  }
}

TEST(FindDates, SpansAreBytesOfTheTextAlsoInDecomposedForm) {
  const std::string text = "Reunio\u0301n con Cancilleri\u0301a el sa\u0301bado 18 de mayo.";
  const auto found = FindDates(text, In("2019-05"), DateContext::kText);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].span.In(text), "sa\u0301bado 18 de mayo");
}

TEST(FindDates, AnImpossibleDayIsToldWithoutDays) {
  const auto found = FindDates("el 31 de abril de 2019", In("2019-04"), DateContext::kText);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].intervals, IsEmpty());
  EXPECT_EQ(found[0].precision, DatePrecision::kNone);
  EXPECT_THAT(found[0].doubts, ElementsAre(DiagnosticCode::kImpossibleDate));
}

}  // namespace
}  // namespace acervo
