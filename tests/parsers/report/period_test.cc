#include <gtest/gtest.h>

#include <string>

#include "parsers/data/tsv.h"
#include "parsers/report/period.h"
#include "parsers/report/period_dates.h"
#include "tests/parsers/report/document_builder.h"

namespace acervo::data {
extern const std::string_view kReportPeriodCases;
}

namespace acervo {
namespace {

using test::DocumentBuilder;
using test::HasDoubt;

DocumentBuilder WithCells(std::vector<std::string> cells, std::vector<std::string> bullets = {}) {
  std::vector<std::vector<std::string>> rows = {{"Actividad", "Información", "Fecha"}};
  for (std::string& cell : cells) rows.push_back({"Foro", "x", std::move(cell)});
  DocumentBuilder builder;
  builder.Rows(std::move(rows)).Line("Coordinaciones:");
  for (std::string& bullet : bullets) builder.Bullet(std::move(bullet));
  return builder;
}

std::string DoubtText(const Report& report, std::string_view code) {
  for (const Diagnostic& doubt : report.doubts) {
    if (Token(doubt.code) == code) return doubt.text;
  }
  return "";
}

std::string PeriodOf(const Report& report) { return report.period ? ToIso(*report.period) : ""; }

TEST(Period, OfATitleWins) {
  const Report report = DocumentBuilder()
                            .Line("OCTUBRE 2019")
                            .Rows({{"Actividad", "Fecha"}, {"Foro", "1"}})
                            .Parse("informe septiembre 2019.docx");
  EXPECT_EQ(PeriodOf(report), "2019-10");
  EXPECT_EQ(report.period_source, PeriodSource::kText);
  EXPECT_EQ(DoubtText(report, "period_conflict"), "2019-10 · text: OCTUBRE 2019 · filename: septiembre 2019");
}

TEST(Period, OfAPageHeader) {
  const Report report = DocumentBuilder()
                            .InRole("Informe mensual – Mayo 2016", BlockRole::kHeader)
                            .Rows({{"Actividad", "Fecha"}, {"Foro", "1"}})
                            .Parse();
  EXPECT_EQ(PeriodOf(report), "2016-05");
}

TEST(Period, OfTheFilesName) {
  const Report report = WithCells({"3", "12"}).Parse("/archivo/2021-09 informe de cooperación.docx");
  EXPECT_EQ(PeriodOf(report), "2021-09");
  EXPECT_EQ(report.period_source, PeriodSource::kFilename);
  EXPECT_FALSE(HasDoubt(report, "period_conflict"));
}

TEST(Period, MonthOfTheTitleWithTheYearOfTheFolder) {
  const Report report = DocumentBuilder()
                            .Line("MES DE MARZO")
                            .Rows({{"Actividad", "Fecha"}, {"Foro", "1"}})
                            .Parse("informes/2018/oci.docx");
  EXPECT_EQ(PeriodOf(report), "2018-03");
  EXPECT_EQ(DoubtText(report, "period_year_guessed"), "2018-03 · MES DE MARZO");
}

TEST(Period, MonthAndYearOnLinesOfTheirOwn) {
  const Report report =
      DocumentBuilder().Line("Mes: marzo").Line("Año: 2018").Rows({{"Actividad", "Fecha"}, {"Foro", "1"}}).Parse();
  EXPECT_EQ(PeriodOf(report), "2018-03");
  EXPECT_FALSE(HasDoubt(report, "period_year_guessed"));
}

TEST(Period, OfMonthsInTheCellsAndTheYearOfATitle) {
  const Report report = DocumentBuilder()
                            .Line("Informe de labores, año 2020")
                            .Rows({{"Actividad", "Fecha"}, {"Foro", "3 de febrero"}, {"Gira", "5 de febrero"}})
                            .Parse();
  EXPECT_EQ(PeriodOf(report), "2020-02");
}

TEST(Period, MonthOfTheTitleWithTheYearOfTheDates) {
  const Report report =
      DocumentBuilder().Line("MES DE MARZO").Rows({{"Actividad", "Fecha"}, {"Foro", "12 de marzo de 2017"}}).Parse();
  EXPECT_EQ(PeriodOf(report), "2017-03");
}

TEST(Period, MonthOfTheTitleWithTheYearOfTheFilesMaking) {
  const Report report = DocumentBuilder()
                            .Line("MES DE DICIEMBRE")
                            .Created("2019-01-08T10:00:00Z")
                            .Rows({{"Actividad", "Fecha"}, {"Foro", "12"}})
                            .Parse();
  EXPECT_EQ(PeriodOf(report), "2018-12");
  EXPECT_LT(report.period_confidence, 0.6);
}

TEST(Period, OfDatesInTheCells) {
  const Report report =
      WithCells({"16 de junio de 2015", "06/06/2015", "Del 14 al 16 de junio de 2015"},
                {"El ensayo será el 24 de julio de 2015.", "Realizado del 24 al 27 de abril de 2015."})
          .Parse("oci_005.docx");
  EXPECT_EQ(PeriodOf(report), "2015-06");
  EXPECT_EQ(report.period_source, PeriodSource::kDates);
}

TEST(Period, OfADayOfThisYearThatTheTableHas) {
  const Report report =
      WithCells({"1", "12", "19", "21", "25"},
                {"Ofrenda floral el 21 de marzo del año en curso.", "Bureau Ejecutivo del 17 al 19 de abril de 2024.",
                 "Encuentro los días 30 y 31 de octubre, 2024.", "Clases del 8 de abril al 14 de mayo de 2024."})
          .Parse();
  EXPECT_EQ(PeriodOf(report), "2024-03");
}

TEST(Period, OfAWeekdayAndItsDay) {
  const Report report =
      WithCells({"miércoles 6 de junio", "18 al 22", "17 junio"}, {"La fecha límite es el 5 de septiembre de 2018."})
          .Parse();
  EXPECT_EQ(PeriodOf(report), "2018-06");
}

TEST(Period, OfTheMetadatasTitleLast) {
  const Report report = WithCells({"3", "12"}).Title("Informe mensual junio 2018").Parse();
  EXPECT_EQ(PeriodOf(report), "2018-06");
  EXPECT_EQ(report.period_source, PeriodSource::kMetadata);
}

TEST(Period, BareDaysTellNothing) {
  const Report report = WithCells({"12 al 15", "18", "10"}).Created("2024-06-01T09:00:00Z").Parse("oci_031.docx");
  EXPECT_EQ(PeriodOf(report), "");
  EXPECT_FALSE(report.period_source);
  EXPECT_TRUE(HasDoubt(report, "no_period"));
  EXPECT_TRUE(report.records.at(0).date.intervals.empty());
}

TEST(Period, OneDateFarAheadTellsNothing) {
  EXPECT_EQ(PeriodOf(WithCells({"12", "18"}, {"Se celebrará el 14 de junio de 2017."}).Parse()), "");
}

TEST(Period, TextAgainstAllCellsIsADoubt) {
  const Report report =
      DocumentBuilder()
          .Line("Mayo 2019")
          .Rows({{"Actividad", "Fecha"}, {"Foro", "3 de agosto"}, {"Taller", "5 de agosto"}, {"Curso", "9 de agosto"}})
          .Parse();
  EXPECT_EQ(PeriodOf(report), "2019-05");
  EXPECT_TRUE(HasDoubt(report, "period_conflict"));
}

std::vector<std::string> Parts(std::string_view field) {
  std::vector<std::string> parts;
  for (const std::string_view part : data::Split(field, '|')) parts.emplace_back(part);
  return parts;
}

Meta MetaFrom(std::string_view field) {
  Meta meta;
  for (const std::string& part : Parts(field)) {
    const std::string value = part.substr(part.find(' ') + 1);
    if (part.starts_with("title ")) meta.title = value;
    if (part.starts_with("created ")) meta.created = value + "T10:00:00Z";
  }
  return meta;
}

constexpr Month kToday = std::chrono::year{2026} / std::chrono::June;

std::string SpanOf(const report::PeriodReading& period) {
  if (!period.month) return "-";
  const std::string first = ToIso(*period.month);
  return period.months == 1 ? first : first + ".." + ToIso(*period.month + std::chrono::months(period.months - 1));
}

TEST(Period, OfEveryRowOfTheCases) {
  for (const auto& row : data::Rows(data::kReportPeriodCases, 8)) {
    const std::vector<std::string> front = Parts(row[0]);
    const std::vector<std::string> cells = Parts(row[2]);
    const std::vector<std::string> said = Parts(row[3]);
    const std::vector<std::string_view> texts(said.begin(), said.end());
    const Meta meta = MetaFrom(row[4]);
    std::vector<Diagnostic> doubts;
    const report::PeriodReading period = report::ReadPeriod({front, cells, texts, row[1], meta, kToday}, doubts);
    std::string codes;
    for (const Diagnostic& doubt : doubts) codes += (codes.empty() ? "" : "|") + std::string(Token(doubt.code));
    const std::string where = std::string(row[0]) + " # " + std::string(row[1]) + " # " + std::string(row[2]);
    EXPECT_EQ(SpanOf(period), row[5]) << where;
    EXPECT_EQ(period.source ? Token(*period.source) : "-", row[6]) << where;
    EXPECT_EQ(codes, row[7]) << where;
    EXPECT_LE(period.confidence, 1) << where;
  }
}

TEST(Period, IsSurerWhereTheSourcesAgree) {
  const auto confidence = [](std::string path) {
    return DocumentBuilder()
        .Line("Mayo 2019")
        .Rows({{"Actividad", "Fecha"}, {"Foro", "1"}})
        .Parse(path)
        .period_confidence;
  };
  EXPECT_GT(confidence("informe mayo 2019.docx"), confidence("oci.docx"));
  EXPECT_LT(confidence("informe abril 2019.docx"), confidence("oci.docx"));
}

TEST(Period, OfSeveralMonthsDatesWhatHasNoDateByItsWholeSpan) {
  const Report report = DocumentBuilder()
                            .Line("INFORME DEL PRIMER TRIMESTRE DE 2020")
                            .Rows({{"Actividad", "Información", "Fecha"},
                                   {"Foro", "x", "3 de febrero"},
                                   {"Gira", "x", ""},
                                   {"Feria", "x", "18"}})
                            .Parse();
  EXPECT_EQ(PeriodOf(report), "2020-01");
  EXPECT_EQ(ToIso(report.period_end.value()), "2020-03");
  ASSERT_EQ(CountOf(report, RecordKind::kActivity), 3);
  EXPECT_EQ(ToIso(report.records[0].date.intervals.at(0).first), "2020-02-03");
  EXPECT_EQ(ToIso(report.records[1].date.intervals.at(0).first), "2020-01-01");
  EXPECT_EQ(ToIso(report.records[1].date.intervals.at(0).last), "2020-03-31");
  EXPECT_EQ(report.records[1].date.precision, DatePrecision::kInterval);
  EXPECT_EQ(report.records[1].date.year_source, YearSource::kPeriod);
  EXPECT_TRUE(report.records[2].date.intervals.empty());
  EXPECT_TRUE(HasDoubt(report, "period_unknown"));
}

TEST(Period, HashesAndNumbersInNamesAreNone) {
  EXPECT_EQ(PeriodOf(WithCells({"12"}).Parse("000_53e4ca151faea28b.docx")), "");
}

}  // namespace
}  // namespace acervo
