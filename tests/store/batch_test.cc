// Several reports in one transaction: all of them or none, and what they say is what they say one by one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace batch_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Brought {
  Report report;
  SourceFile file;
};

Report Of(const std::string& period, const std::string& text, std::vector<CellName> taught = {}) {
  const std::vector<EntityMention> entities = {Entity("jica", "JICA", "J.I.C.A.")};
  Report report = MadeReport(
      period, {Activity(1, {"Foro de " + period, "J.I.C.A.", text, "7", period + "-07", "", "foro", entities}),
               Activity(2, {"Taller", "", "Becas del mes " + period, "8", period + "-08"})});
  report.entity_names = {{"jica", {"JICA", "Agencia de Cooperación Internacional de Japón"}}};
  report.cell_names = std::move(taught);
  if (!report.cell_names.empty()) {
    report.records[1].entities = {
        Entity(report.cell_names[0].id, report.cell_names[0].name, report.cell_names[0].name, EntityKind::kOther)};
  }
  return report;
}

std::vector<Brought> SomeReports() {
  return {{Of("2019-05", "Visita a la Fundación Aguas Claras en mayo"), File("mayo.docx", "mayo")},
          {Of("2019-06", "Cultura y arte en junio", {{"fundacion-aguas-claras", "Fundación Aguas Claras"}}),
           File("junio.docx", "junio")},
          {Of("2019-06", "Cultura y arte en junio", {{"fundacion-aguas-claras", "Fundación Aguas Claras"}}),
           File("junio.pdf", "junio en pdf")},
          {Of("2019-05", "Visita aplazada a la Fundación Aguas Claras en mayo"), File("mayo.docx", "mayo 2")},
          {Of("2019-07", "Deporte en julio"), File("julio.txt", "julio")}};
}

std::vector<ImportStatus> ImportAll(Archive& archive, const std::vector<Brought>& all) {
  std::vector<ImportStatus> statuses;
  for (const Brought& one : all) statuses.push_back(Must(archive.Import(one.report, one.file)).status);
  return statuses;
}

class Batch : public ::testing::Test {
 protected:
  Folder folder_;
  std::string path_ = folder_ / "a.db";
};

TEST_F(Batch, IsSeenByOthersOnlyWhenItHasEnded) {
  Archive archive = MadeArchive(path_);
  Must(archive.BeginBatch());
  ImportAll(archive, SomeReports());
  EXPECT_THAT(StockSql(path_, "SELECT count(*) FROM reports"), ElementsAre("0"));
  Must(archive.EndBatch());
  EXPECT_THAT(StockSql(path_, "SELECT count(*) FROM reports"), ElementsAre("3"));
}

TEST_F(Batch, LeavesNothingWhereItDidNotEnd) {
  {
    Archive archive = MadeArchive(path_);
    Must(archive.BeginBatch());
    ImportAll(archive, SomeReports());
  }
  EXPECT_THAT(StockSql(path_, "SELECT count(*) FROM reports"), ElementsAre("0"));
  EXPECT_THAT(StockSql(path_, "SELECT count(*) FROM sqlar"), ElementsAre("0"));
}

TEST_F(Batch, DoesNotEndWhereItDidNotBegin) { EXPECT_FALSE(MadeArchive(path_).EndBatch().ok()); }

TEST_F(Batch, MakesTheSameArchiveAsOneReportAfterAnother) {
  const std::string other = folder_ / "b.db";
  Archive together = MadeArchive(path_), apart = MadeArchive(other);
  Must(together.BeginBatch());
  const std::vector<ImportStatus> statuses = ImportAll(together, SomeReports());
  Must(together.EndBatch());
  EXPECT_EQ(ImportAll(apart, SomeReports()), statuses);
  for (const std::string what :
       {"records", "entities", "record_entities", "vocabulary", "record_search_words", "column_block ORDER BY block",
        "same_record", "sketch", "entity_candidate", "name_list", "field_shape"}) {
    const std::string columns = what.starts_with("column_block") ? "block, hex(data)" : "*";
    EXPECT_EQ(StockSql(path_, "SELECT " + columns + " FROM " + what),
              StockSql(other, "SELECT " + columns + " FROM " + what))
        << what;
  }
  EXPECT_THAT(Must(together.Verify({})).faults, IsEmpty());
}

TEST_F(Batch, FindsANameInAnEarlierReportThatALaterOneTeaches) {
  Archive archive = MadeArchive(path_);
  Must(archive.BeginBatch());
  ImportAll(archive, SomeReports());
  Must(archive.EndBatch());
  EXPECT_THAT(StockSql(path_,
                       "SELECT raw FROM record_entities e JOIN records r ON r.id = e.record_id WHERE "
                       "r.period = '2019-05' AND e.entity_id = 'fundacion-aguas-claras'"),
              ElementsAre("Fundación Aguas Claras"));
}

TEST_F(Batch, AnswersQuestionsAfterItAsAfterSingleImports) {
  Archive archive = MadeArchive(path_);
  Must(archive.BeginBatch());
  ImportAll(archive, SomeReports());
  Must(archive.EndBatch());
  EXPECT_EQ(Find(archive, "deporte").size(), 1u);
  EXPECT_EQ(Find(archive, "becas").size(), 3u);
}

}  // namespace
}  // namespace batch_test
}  // namespace acervo::testing
