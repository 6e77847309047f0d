// Every row of period_cases.tsv, and what dates tell without a reference.
#include "parsers/spanish/period_text.h"

#include <gtest/gtest.h>

#include "tests/parsers/spanish/rows.h"

namespace acervo::data {
extern const std::string_view kPeriodCases;
}

namespace acervo {
namespace {

std::string Print(const std::vector<PeriodStatement>& statements) {
  std::string out;
  for (const PeriodStatement& statement : statements) {
    if (!out.empty()) out += ' ';
    const auto year = statement.year.value_or(std::chrono::year{1});
    const std::string iso = ToIso(Month{year, statement.month});
    out += statement.year ? iso : "????" + iso.substr(4);
    if (statement.months > 1) out += "+" + std::to_string(statement.months - 1);
  }
  return out.empty() ? "-" : out;
}

TEST(PeriodCases, EveryRowReadsAsItsTableSays) {
  for (const test::Row& row : test::Rows(data::kPeriodCases)) {
    ASSERT_EQ(row.size(), 3U) << row[0];
    EXPECT_EQ(Print(row[0] == "title" ? FindPeriods(row[1]) : FindPeriodsInPath(row[1])), row[2]) << row[1];
  }
}

double Confidence(std::string_view title) {
  const auto found = FindPeriods(title);
  return found.empty() ? 0 : found[0].confidence;
}

TEST(FindPeriods, ATitleIsSurerThanASentence) {
  EXPECT_GT(Confidence("Mayo 2019"), 0.8);
  EXPECT_GT(Confidence("Informe de gestión correspondiente al mes de mayo de 2019"), 0.8);
  EXPECT_LT(Confidence("Se acordó que en mayo de 2019 se enviaría la nota con las observaciones de cada unidad"), 0.6);
  EXPECT_LT(Confidence("Panamá, 3 de mayo de 2019"), 0.4);
  EXPECT_LT(Confidence("Actualizado: mayo 2020"), 0.4);
}

TEST(FindPeriodsInPath, TheFilesNameIsSurerThanItsFolders) {
  const auto found = FindPeriodsInPath("2020/2020-03/Informe abril 2020.docx");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_GT(found[0].confidence, found[1].confidence);
  EXPECT_EQ(found[0].span.In("2020/2020-03/Informe abril 2020.docx"), "abril 2020");
}

TEST(FindDateHints, TellYearMonthAndWhatIsCurrent) {
  const auto hints = FindDateHints("el 21 de marzo del año en curso, y del 29 de abril al 3 de mayo de 2024", false);
  ASSERT_EQ(hints.size(), 3U);
  EXPECT_EQ(hints[0].day, 21);
  EXPECT_EQ(hints[0].month, std::chrono::March);
  EXPECT_TRUE(hints[0].current_year);
  EXPECT_FALSE(hints[0].year);
  EXPECT_EQ(hints[1].year, std::chrono::year{2024});
  EXPECT_EQ(hints[2].month, std::chrono::May);
}

TEST(FindDateHints, ABareCellIsADayOfSomeMonth) {
  const auto hints = FindDateHints("martes 21", true);
  ASSERT_EQ(hints.size(), 1U);
  EXPECT_EQ(hints[0].day, 21);
  EXPECT_EQ(hints[0].weekday, std::chrono::Tuesday);
  EXPECT_FALSE(hints[0].month);
}

TEST(FindDateHints, AYearThatBelongsToNoDateIsAHintToo) {
  const auto hints = FindDateHints("el Talento Sin Fronteras 2024, según la Resolución 2019", false);
  ASSERT_EQ(hints.size(), 1U);
  EXPECT_EQ(hints[0].year, std::chrono::year{2024});
}

TEST(FindDateHints, TheMonthInCourse) {
  const auto hints = FindDateHints("el 9 del mes en curso", false);
  ASSERT_EQ(hints.size(), 1U);
  EXPECT_TRUE(hints[0].current_month);
  EXPECT_EQ(hints[0].day, 9);
}

}  // namespace
}  // namespace acervo
