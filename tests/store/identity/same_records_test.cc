// A record that stands word for word in two reports names the other, and says which of both a search shows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing::same_records {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const Row kForum{"Foro de agua", "JICA", "Se debatió la gestión del agua en la cuenca", "3 de abril", "2019-04-03"};
const Row kLibrary{"Visita a la biblioteca", "Embajada de Chile", "Donación de doscientos libros", "15 de mayo",
                   "2019-05-15"};
const Row kCouncil{"Cabildo abierto", "PNUD", "Consulta ciudadana sobre el presupuesto", "4 de junio", "2019-06-04"};

Record ByPeriod(Record record, const std::string& first, const std::string& last) {
  record.date = {"", {{Day(first), Day(last)}}, DatePrecision::kMonth, DateSource::kPeriod};
  return record;
}

Report Month(const std::string& period, const Row& row, const std::string& last_day) {
  return MadeReport(period, {Activity(1, row), ByPeriod(Bullet(1, "Agenda del despacho"), period + "-01", last_day)});
}

Report Quarter() {
  Report report = MadeReport("2019-04", {Activity(1, kForum), Activity(2, kLibrary), Activity(3, kCouncil),
                                         ByPeriod(Bullet(1, "Agenda del despacho"), "2019-04-01", "2019-06-30")});
  report.period_end = MonthFromIso("2019-06");
  return report;
}

struct Fed {
  std::string name;
  Report report;
};

class SameRecords : public ::testing::Test {
 protected:
  std::string Put(const Fed& fed) {
    return Must(archive_.Import(fed.report, File(fed.name + ".docx", fed.name))).report_id;
  }
  std::vector<std::string> AlsoIn(const std::string& id) { return RecordOf(archive_, id)["also_in"]; }
  // "3": pairs of which the other record is shown.
  std::string Covered() {
    return StockSql(folder_ / "a.db", "SELECT count(*) FROM same_record WHERE other_first").at(0);
  }
  std::string Pairs() { return StockSql(folder_ / "a.db", "SELECT count(*) FROM same_record").at(0); }

  Folder folder_;
  Archive archive_ = MadeArchive(folder_ / "a.db");
};

TEST_F(SameRecords, AQuarterAndItsMonthsNameEachOtherInEveryOrder) {
  std::vector<Fed> files{{"abril", Month("2019-04", kForum, "2019-04-30")},
                         {"mayo", Month("2019-05", kLibrary, "2019-05-31")},
                         {"junio", Month("2019-06", kCouncil, "2019-06-30")},
                         {"trimestre", Quarter()}};
  std::ranges::sort(files, {}, &Fed::name);
  do {
    Archive archive = MadeArchive(folder_ / "order.db");
    std::map<std::string, std::string> ids;
    for (const Fed& fed : files) {
      ids[fed.name] = Must(archive.Import(fed.report, File(fed.name + ".docx", fed.name))).report_id;
    }
    const auto also_in = [&](const std::string& id) -> std::vector<std::string> {
      return RecordOf(archive, id)["also_in"];
    };
    EXPECT_THAT(also_in(ids["abril"] + ".a1"), ElementsAre(ids["trimestre"] + ".a1"));
    EXPECT_THAT(also_in(ids["trimestre"] + ".a3"), ElementsAre(ids["junio"] + ".a1"));
    EXPECT_THAT(also_in(ids["trimestre"] + ".c1"),
                UnorderedElementsAre(ids["abril"] + ".c1", ids["mayo"] + ".c1", ids["junio"] + ".c1"));
    EXPECT_THAT(also_in(ids["mayo"] + ".c1"), ElementsAre(ids["trimestre"] + ".c1"));
    // Only the quarter's four records stand behind others.
    EXPECT_THAT(StockSql(folder_ / "order.db",
                         "SELECT DISTINCT r.id FROM same_record s JOIN record c USING(record_key) JOIN report r "
                         "USING(report_key) WHERE s.other_first"),
                ElementsAre(ids["trimestre"]));
    EXPECT_THAT(Must(archive.Verify({})).faults, IsEmpty());
    std::filesystem::remove(folder_ / "order.db");
  } while (std::ranges::next_permutation(files, {}, &Fed::name).found);
}

TEST_F(SameRecords, ASearchShowsThemOnceUnderTheShorterPeriod) {
  const std::string quarter = Put({"trimestre", Quarter()});
  const std::string april = Put({"abril", Month("2019-04", kForum, "2019-04-30")});
  const auto asked = [](const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.facets = true;
    return request;
  };
  const auto found = [&](const std::string& query) { return Must(archive_.Search(asked(query))); };
  const SearchResult once = found("cuenca");
  ASSERT_EQ(once.total, 1);
  EXPECT_EQ(once.hits.at(0).view.id, april + ".a1");
  EXPECT_EQ(once.year_facets.at(0).count, 1);
  EXPECT_EQ(found("cuenca informe:" + quarter).total, 1) << "where one of both is found, it is shown";
  EXPECT_EQ(Must(archive_.TimelineOf(asked("cuenca"))).total, 1);
  int exported = 0;
  ASSERT_TRUE(archive_.ForEachRecord(asked("cuenca"), [&](const RecordView&) { return ++exported > 0; }).ok());
  EXPECT_EQ(exported, 2) << "an export has both";
}

TEST_F(SameRecords, AStandingPointOfTwoWeeksIsTwo) {
  const auto week = [](const std::string& day) {
    return MadeReport(
        "2019-05",
        {Activity(1, {"Reunión semanal", "Despacho", "Seguimiento de los acuerdos", day.substr(8) + " de mayo", day}),
         ByPeriod(Bullet(1, "Agenda del despacho"), "2019-05-01", "2019-05-31")});
  };
  Put({"semana 1", week("2019-05-06")});
  Put({"semana 2", week("2019-05-13")});
  EXPECT_EQ(Pairs(), "0");
}

TEST_F(SameRecords, MonthsOfBoilerplateAreNoPairs) {
  for (const std::string month : {"2019-01", "2019-03", "2019-05"}) {
    Put({month,
         MadeReport(month, {ByPeriod(Bullet(1, "Se atendió la correspondencia"), month + "-01", month + "-31")})});
  }
  EXPECT_EQ(Pairs(), "0");
}

TEST_F(SameRecords, AnotherOfficeOrAnotherDayIsAnotherRecord) {
  Report culture = Month("2019-04", kForum, "2019-04-30"), later = culture;
  culture.office = "Dirección de Cultura y Educación Ciudadana";
  later.records[0].date.intervals = {{Day("2019-04-04"), Day("2019-04-04")}};
  later.records.pop_back();
  later.records.push_back(Bullet(1, "Entrega de un informe a la Secretaría General sobre la gestión del trimestre"));
  Put({"oci", Month("2019-04", kForum, "2019-04-30")});
  Put({"cultura", culture});
  Put({"otro dia", later});
  EXPECT_EQ(Pairs(), "0");
}

TEST_F(SameRecords, PairsFollowWhatIsCorrected) {
  const std::string april = Put({"abril", Month("2019-04", kForum, "2019-04-30")});
  const std::string quarter = Put({"trimestre", Quarter()});
  EXPECT_EQ(Pairs(), "4");
  EXPECT_EQ(Covered(), "2");
  Report corrected = Quarter();
  corrected.records[0].text = "Se debatió la gestión del agua en el valle";
  for (auto& [name, value] : corrected.records[0].fields) {
    if (name == "informacion") value = corrected.records[0].text;
  }
  Must(archive_.Import(corrected, File("trimestre.docx", "v2")));
  EXPECT_THAT(AlsoIn(april + ".a1"), IsEmpty());
  EXPECT_EQ(Pairs(), "2");
  Must(archive_.Import(Quarter(), File("trimestre.docx", "v3")));
  EXPECT_THAT(AlsoIn(april + ".a1"), ElementsAre(quarter + ".a1"));
  EXPECT_EQ(Must(archive_.ReportById(april)).report.records[0].also_in, std::vector{quarter + ".a1"});
}

TEST_F(SameRecords, PairsFollowAReparse) {
  const std::string april = Put({"abril", Month("2019-04", kForum, "2019-04-30")});
  const std::string quarter = Put({"trimestre", Quarter()});
  Report again = Quarter();
  again.records.erase(again.records.begin());
  Must(archive_.Reparse(quarter, {{Sha256Hex("trimestre"), again}}));
  EXPECT_THAT(AlsoIn(april + ".a1"), IsEmpty());
  Must(archive_.Reparse(quarter, {{Sha256Hex("trimestre"), Quarter()}}));
  EXPECT_EQ(AlsoIn(april + ".a1").size(), 1u);
}

TEST_F(SameRecords, TheNumberOfARowInItsTableMakesNoDifference) {
  Report april = Month("2019-04", kForum, "2019-04-30"), quarter = Quarter();
  april.records[0].fields.insert(april.records[0].fields.begin(), {"no", "1"});
  quarter.records[0].fields.insert(quarter.records[0].fields.begin(), {"no", "17."});
  const std::string id = Put({"abril", april});
  Put({"trimestre", quarter});
  EXPECT_EQ(AlsoIn(id + ".a1").size(), 1u);
}

}  // namespace
}  // namespace acervo::testing::same_records
