// Where an expression has no year: which one is taken, and what it says of why.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "parsers/spanish/dates.h"
#include "tests/parsers/spanish/rows.h"

namespace acervo::data {
extern const std::string_view kTensesTable;
}

namespace acervo::date_year {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

DateReference Reference(std::string_view month, std::string_view last = {}) {
  return {MonthFromIso(month), std::nullopt, MonthFromIso(last)};
}

struct SourceCase {
  const char* month;
  const char* text;
  const char* day;
  YearSource source;
};

TEST(YearSource, TellsWhyTheYearIsWhatItIs) {
  constexpr SourceCase kCases[] = {
      {"2019-03", "el 5 de octubre de 2017", "2017-10-05", YearSource::kWritten},
      {"2019-03", "del 28 de diciembre al 4 de enero de 2020", "2019-12-28", YearSource::kWritten},
      {"2019-03", "el 5 de marzo", "2019-03-05", YearSource::kPeriod},
      {"2019-03", "el 5 de marzo del año en curso", "2019-03-05", YearSource::kPeriod},
      {"2019-03", "el 9 del mes pasado", "2019-02-09", YearSource::kPeriod},
      {"2019-03", "se celebrará el 5 de octubre", "2019-10-05", YearSource::kTense},
      {"2019-03", "el próximo 5 de octubre", "2019-10-05", YearSource::kTense},
      {"2019-03", "el 5 de abril", "2019-04-05", YearSource::kNearest},
      {"2019-03", "Feria, 5 de octubre", "2018-10-05", YearSource::kNearest},
  };
  for (const SourceCase& row : kCases) {
    const auto found = FindDates(row.text, Reference(row.month), DateContext::kText);
    const std::string text = row.text;
    ASSERT_EQ(found.size(), 1U) << text;
    EXPECT_EQ(ToIso(found[0].start()), row.day) << text;
    EXPECT_EQ(Token(found[0].year_source), Token(row.source)) << text;
  }
}

TEST(YearSource, TheNearestYearIsADoubtWhereTheOtherOneIsNotFar) {
  const auto doubts = [](std::string_view cell) { return ReadDateCell(cell, Reference("2019-03")).doubts; };
  EXPECT_THAT(doubts("5 de octubre"), ElementsAre(DiagnosticCode::kYearInferred));
  EXPECT_THAT(doubts("5 de septiembre"), ElementsAre(DiagnosticCode::kYearInferred));
  EXPECT_THAT(doubts("5 de julio"), ElementsAre(DiagnosticCode::kYearInferred));
  EXPECT_THAT(doubts("5 de junio"), IsEmpty());
  EXPECT_THAT(doubts("5 de diciembre"), IsEmpty());
  EXPECT_THAT(doubts("próximo 5 de octubre"), IsEmpty());
}

TEST(YearSource, OfACellIsThatOfItsLeastCertainPart) {
  EXPECT_EQ(ReadDateCell("5 de marzo de 2019", Reference("2019-03")).date.year_source, YearSource::kWritten);
  EXPECT_EQ(ReadDateCell("5 de marzo; 8 de abril", Reference("2019-03")).date.year_source, YearSource::kNearest);
  EXPECT_EQ(ReadDateCell("Pendiente", Reference("2019-03")).date.year_source, std::nullopt);
}

// ---------------------------------------------------------------- reports of several months

struct SpanCase {
  const char* first;
  const char* last;
  const char* cell;
  const char* day;  // "": none
};

TEST(Span, PlacesADayWithinItself) {
  constexpr SpanCase kCases[] = {
      {"2019-01", "2019-12", "15 de enero", "2019-01-15"},
      {"2019-01", "2019-12", "20 de diciembre", "2019-12-20"},
      {"2021-07", "2022-06", "9 de enero", "2022-01-09"},
      {"2021-07", "2022-06", "2 de agosto", "2021-08-02"},
      {"2020-07", "2020-12", "3 de julio", "2020-07-03"},
      {"2020-07", "2020-12", "3 de febrero", "2021-02-03"},
      {"2020-07", "2020-12", "3 de junio", "2020-06-03"},
      {"2021-07", "2022-06", "15 de marzo de 2019", "2019-03-15"},
      {"2019-01", "2019-12", "18", ""},
      {"2019-01", "2019-12", "del 9 al 11", ""},
      {"2019-01", "2019-12", "segunda semana", ""},
      {"2019-01", "2019-12", "9 del mes en curso", ""},
  };
  for (const SpanCase& row : kCases) {
    const DateCellReading reading = ReadDateCell(row.cell, Reference(row.first, row.last));
    const auto& days = reading.date.intervals;
    EXPECT_EQ(days.empty() ? "" : ToIso(days.front().first), row.day) << row.first << ' ' << row.cell;
    const auto unknown = std::count(reading.doubts.begin(), reading.doubts.end(), DiagnosticCode::kPeriodUnknown);
    EXPECT_EQ(unknown, days.empty() ? 1 : 0) << row.cell;
  }
}

// ---------------------------------------------------------------- the table of tenses

std::string SentenceOf(const test::Row& row) {
  const std::string day = row[2] == "1" ? "15 de octubre" : "15 de abril";
  if (row[1] == "plan") return "Eso se " + row[0] + "ó el " + day + ".";
  if (row[1] == "event") return "Se " + row[0] + "ó la feria del " + day + ".";
  return "Eso, " + row[0] + " el " + day + ".";
}

// Of October in the report of March, and of April in that of November, the other year is the nearest.
TEST(Tenses, EveryRowLeansAsItSays) {
  for (const test::Row& row : test::Rows(data::kTensesTable)) {
    const std::string sentence = SentenceOf(row);
    const auto found = FindDates(sentence, Reference(row[2] == "1" ? "2019-03" : "2019-11"), DateContext::kText);
    ASSERT_EQ(found.size(), 1U) << sentence;
    EXPECT_EQ(found[0].year_source == YearSource::kTense, row[1] != "none") << sentence;
    const int year = static_cast<int>(found[0].start().year());
    EXPECT_TRUE(row[1] == "none" || year == 2019) << sentence;
  }
}

}  // namespace
}  // namespace acervo::date_year
