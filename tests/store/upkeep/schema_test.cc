// What docs/esquema.md promises to people with nothing but SQLite.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>
#include <fstream>
#include <sstream>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::string Docs() {
  std::ifstream file(std::string(ACERVO_TESTDATA_DIR) + "/../docs/esquema.md");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> SqlBlocks(const std::string& text) {
  std::vector<std::string> blocks;
  const std::string open = "```sql\n";
  for (std::size_t at = text.find(open); at != text.npos; at = text.find(open, at)) {
    at += open.size();
    blocks.push_back(text.substr(at, text.find("```", at) - at));
  }
  return blocks;
}

class Schema : public ::testing::Test {
 protected:
  Schema() {
    Archive archive = MadeArchive(path_);
    Report may = MadeReport(
        "2019-05",
        {Activity(1, {"Foro",
                      "Embajada de México",
                      "Sobre diplomacia cultural en la región",
                      "27 al 30 de May.",
                      "2019-05-27",
                      "2019-05-30",
                      "foro",
                      {Entity("embajada-de-mexico", "Embajada de México", "Emb. de México", EntityKind::kEmbassy)}}),
         Bullet(1, "Convenio tras las reuniones con el Ñandú Club"), Bullet(2, "Acta de reunión", "c1.1", 1, 1)});
    const std::string raw = "Ñandú Club";
    may.records[1].entities = {{"nandu-club", raw, EntityKind::kCivilSociety, raw, EntityRole::kMention,
                                Span{may.records[1].text.find(raw), raw.size()}}};
    may.doubts = {{DiagnosticCode::kWeekdayMismatch, {}, "a1", "fecha", "lunes 27", 0.6}};
    Must(archive.Import(may, File("mayo.docx", "may")));
    const std::string july =
        Must(archive.Import(MadeReport("2020-07", {Activity(1, {"Taller",
                                                                "JICA",
                                                                "Otro asunto bien distinto",
                                                                "7 de julio",
                                                                "2020-07-07",
                                                                "",
                                                                "taller",
                                                                {Entity("jica", "JICA", "JICA")}})}),
                            File("julio.txt", "july")))
            .report_id;
    DecisionRequest decision;
    decision.wishes = {{DecisionKind::kFix, july + ".a1", "lugar", "Panamá"}};
    Must(archive.Decide(decision, DecisionMode::kWrite));
  }
  std::vector<std::string> Sql(const std::string& sql) { return StockSql(path_, sql); }

  Folder folder_;
  std::string path_ = folder_ / "a.db";
};

TEST_F(Schema, AnswersTheQuestionsOfTheDocs) {
  const std::vector<std::string> questions = SqlBlocks(Docs());
  ASSERT_THAT(questions, SizeIs(11));
  for (const std::string& question : questions) EXPECT_THAT(Sql(question), Not(IsEmpty())) << question;
  EXPECT_THAT(Sql(questions[4]), SizeIs(1));
  EXPECT_THAT(Sql(questions[5]), SizeIs(13));
  EXPECT_THAT(Sql(questions[7]), SizeIs(2));
  EXPECT_THAT(Sql(questions[8]), SizeIs(2));
}

TEST_F(Schema, HasTheColumnsOfTheDocs) {
  const std::string docs = Docs();
  for (const std::string view : {"records", "reports", "entities", "record_entities", "sources"}) {
    const std::size_t begin = docs.find("### `" + view + "`");
    ASSERT_NE(begin, docs.npos) << view;
    const std::string table = docs.substr(begin, docs.find("\n#", begin + 3) - begin);
    for (const std::string& column : Sql("SELECT name FROM pragma_table_info('" + view + "')")) {
      EXPECT_THAT(table, HasSubstr("`" + column + "`")) << view;
    }
  }
}

TEST_F(Schema, ViewsSayWhatTheReportSays) {
  EXPECT_THAT(Sql("SELECT period, office, activities, coordinations, edition, path FROM reports ORDER BY period"),
              ElementsAre("2019-05|Oficina de Cooperación Internacional|1|2|1|mayo.docx",
                          "2020-07|Oficina de Cooperación Internacional|1|0|1|julio.txt"));
  EXPECT_THAT(Sql("SELECT kind, number, depth, title, type, date_start, date_end, period, row_number FROM records "
                  "WHERE id LIKE '%.a1' "
                  "AND period = '2019-05'"),
              ElementsAre("actividad|1|0|Foro|foro|2019-05-27|2019-05-30|2019-05|1"));
  EXPECT_THAT(Sql("SELECT parent_id = report_id || '.c1' FROM records WHERE depth = 1"), ElementsAre("1"));
  EXPECT_THAT(Sql("SELECT name, kind, records, first_seen FROM entities ORDER BY name"),
              ElementsAre("Embajada de México|embajada|1|2019-05-27", "JICA|organismo|1|2020-07-07",
                          "Ñandú Club|sociedad-civil|1|"));
  EXPECT_THAT(Sql("SELECT substr(r.text, e.begin + 1, e.length), e.raw FROM record_entities e JOIN records r ON r.id = "
                  "e.record_id "
                  "WHERE e.role = 'mencion'"),
              ElementsAre("Ñandú Club|Ñandú Club"));
  EXPECT_THAT(Sql("SELECT path, format, bytes, edition FROM sources ORDER BY path"),
              ElementsAre("julio.txt|txt|4|1", "mayo.docx|docx|3|1"));
}

TEST_F(Schema, KeepsCellsThatTheRecordSaysAnywayOnce) {
  const std::string of_may = " JOIN records r USING(record_key) WHERE r.period = '2019-05' AND r.kind = 'actividad' ";
  EXPECT_THAT(Sql("SELECT value FROM field_value" + of_may), ElementsAre("Embajada de México"));
  EXPECT_THAT(Sql("SELECT f.name, f.value = CASE f.name WHEN 'actividad' THEN r.title WHEN 'informacion' THEN r.text "
                  "WHEN 'fecha' THEN r.date_raw ELSE 'Embajada de México' END FROM field f" +
                  of_may + "ORDER BY f.position"),
              ElementsAre("actividad|1", "entidad|1", "informacion|1", "fecha|1"));
}

TEST_F(Schema, FindsNamesAndSourcesByAnIndex) {
  for (const std::string sql :
       {"SELECT record_key FROM record_entity WHERE entity_key = 1",
        "SELECT entity_key FROM entity_name WHERE folded = 'jica'", "SELECT original_key FROM sketch WHERE value = 1",
        "SELECT source_key FROM source WHERE location = 'x' AND replaced_at IS NULL",
        "SELECT word, stem FROM vocabulary WHERE folded = 'ano'"}) {
    EXPECT_THAT(Sql("EXPLAIN QUERY PLAN " + sql).at(0), HasSubstr("SEARCH")) << sql;
  }
}

TEST_F(Schema, IsWholeByItsOwnChecks) {
  EXPECT_THAT(Sql("PRAGMA integrity_check"), ElementsAre("ok"));
  EXPECT_THAT(Sql("PRAGMA foreign_key_check"), IsEmpty());
  EXPECT_THAT(Sql("INSERT INTO record_search(record_search) VALUES('integrity-check')"), IsEmpty());
}

}  // namespace
}  // namespace acervo::testing
