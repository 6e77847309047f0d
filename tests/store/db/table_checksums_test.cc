// The sums of tables follow whatever the program writes, and nothing else.
#include "store/db/table_checksums.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/archive.h"
#include "store/reparse.h"
#include "store/upkeep/open.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace {

using ::testing::IsEmpty;

class RowSums : public ::testing::Test {
 protected:
  // Tables whose rows do not add up to what is stored.
  std::vector<std::string> Wrong() {
    const auto connection = store::OpenConnection(path_, OpenMode::kReadOnly, {});
    std::vector<std::string> wrong;
    const store::TableChecksums found = Must(store::ChecksumsOfTables(*connection.value(), wrong));
    const store::TableChecksums stored = Must(store::StoredChecksums(*connection.value()));
    for (const auto& [table, sum] : found) {
      if (!stored.contains(table) || stored.at(table) != sum) wrong.push_back(table);
    }
    EXPECT_GT(found.size(), 30u);
    EXPECT_EQ(found.size(), stored.size());
    return wrong;
  }

  static Report Of(const std::string& period, const std::string& more = "") {
    std::vector<EntityMention> entities = {Entity("jica", "JICA", "J.I.C.A.")};
    Record bullet = Bullet(1, "Visita del 3 y del 5 de junio a la Fundación Aguas" + more);
    bullet.date.intervals = {{Day("2019-06-03"), Day("2019-06-03")}, {Day("2019-06-05"), Day("2019-06-05")}};
    Report report = MadeReport(period, {Activity(1, {"Foro" + more, "J.I.C.A.", "Sobre la cultura de " + period, "7",
                                                     "2019-05-07", "", "foro", entities}),
                                        Activity(2, {"Taller", "", "Becas de " + period, "8", "2019-05-08"}),
                                        Activity(3, {"Visita", "", "Museo de " + period, "9", "2019-05-09"}), bullet});
    report.entity_names = {{"jica", {"JICA", "Agencia de Cooperación Internacional de Japón"}}};
    report.cell_names = {{"fundacion-aguas", "Fundación Aguas"}};
    report.sections = {{"Nota", "Al pie"}};
    return report;
  }

  Folder folder_;
  std::string path_ = folder_ / "a.db";
};

TEST_F(RowSums, FollowEveryWrite) {
  Archive archive = MadeArchive(path_);
  EXPECT_THAT(Wrong(), IsEmpty()) << "new";
  Must(archive.Import(Of("2019-05"), File("mayo.docx", "mayo")));
  EXPECT_THAT(Wrong(), IsEmpty()) << "imported";
  Must(archive.Import(Of("2019-06"), File("junio.txt", "junio")));
  EXPECT_EQ(Must(archive.Import(Of("2019-06"), File("junio.pdf", "junio en pdf"))).status, ImportStatus::kDuplicate);
  EXPECT_THAT(Wrong(), IsEmpty()) << "duplicate";
  EXPECT_EQ(Must(archive.Import(Of("2019-05", " corregido"), File("mayo.docx", "mayo 2"))).status,
            ImportStatus::kUpdated);
  EXPECT_THAT(Wrong(), IsEmpty()) << "updated";
  Must(archive.Import(Of("2020-11", " de otra cosa"), File("junio.txt", "noviembre")));
  EXPECT_THAT(Wrong(), IsEmpty()) << "another report in the place of one";
  Must(archive.AddPath("copia/mayo.docx", Sha256Hex("mayo 2")));
  Must(archive.NoteFailure({"roto.pdf", "00", "corrupt", "xref", ""}));
  Must(archive.NoteFailure({"roto.pdf", "01", "corrupt", "xref", ""}));
  EXPECT_THAT(Wrong(), IsEmpty()) << "failure";
  Must(archive.ForgetFailure("roto.pdf"));
  EXPECT_THAT(Wrong(), IsEmpty()) << "forgotten";
  Report read_anew = Of("2019-05", " corregido");
  read_anew.parser_version = "2";
  read_anew.records[0].type = "conversatorio";
  const std::string id = AllRecords(archive).front()["report"]["id"].get<std::string>();
  Must(archive.Reparse(id, {{Sha256Hex("mayo 2"), read_anew}}));
  EXPECT_THAT(Wrong(), IsEmpty()) << "reparsed";
}

TEST_F(RowSums, FollowAnIndexThatIsMadeAnew) {
  Archive archive = MadeArchive(path_);
  std::vector<Record> rows;
  for (int i = 1; i <= 700; ++i) rows.push_back(Bullet(i, "Punto " + std::to_string(i)));
  for (int version = 0; version < 5; ++version) {
    rows[0].text = "Versión " + std::to_string(version);
    Must(archive.Import(MadeReport("2020-01", rows), File("l.docx", std::to_string(version))));
  }
  EXPECT_NE(StockSql(path_, "SELECT count(*) FROM meta WHERE key = 'index_base'").at(0), "0");
  EXPECT_THAT(Wrong(), IsEmpty());
}

TEST_F(RowSums, ForgetWhatWasRolledBack) {
  Archive archive = MadeArchive(path_);
  Must(archive.Import(Of("2019-05"), File("mayo.docx", "mayo")));
  // The last thing that an import writes: what was counted until then has to go with the transaction.
  StockSql(path_, "CREATE UNIQUE INDEX stop ON event(path IN ('mayo.docx', 'no.txt'))");
  EXPECT_FALSE(archive.Import(Of("2021-01"), File("no.txt", "no")).ok());
  EXPECT_THAT(Wrong(), IsEmpty());
  Must(archive.Import(Of("2021-02"), File("si.txt", "si")));
  EXPECT_THAT(Wrong(), IsEmpty());
}

TEST_F(RowSums, DoNotDependOnPagesOrOnTheOrderOfImport) {
  { Must(MadeArchive(path_).Import(Of("2019-05"), File("mayo.docx", "mayo"))); }
  StockSql(path_, "VACUUM");
  EXPECT_THAT(Wrong(), IsEmpty());
}

TEST_F(RowSums, TellTwoRowsApartWhateverTheirValuesAre) {
  // Each pair would be one if values were written one after another without their types and lengths.
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"('ab', 'c')", "('a', 'bc')"},
                                                                             {"(1, 2)", "('1', '2')"},
                                                                             {"(NULL, '')", "('', NULL)"},
                                                                             {"(1.5, 0)", "(1, 0)"},
                                                                             {"(x'61', 0)", "('a', 0)"},
                                                                             {"('t', 'x')", "('tx', '')"}}) {
    const Folder folder;
    const std::string path = folder / "b.db";
    { const Archive made = MadeArchive(path); }
    std::vector<std::int64_t> sums;
    StockSql(path, "CREATE TABLE pair(x, y)");
    for (const std::string& row : {a, b}) {
      StockSql(path, "DELETE FROM pair");
      StockSql(path, "INSERT INTO pair VALUES" + row);
      const auto connection = store::OpenConnection(path, OpenMode::kReadOnly, {});
      std::vector<std::string> damaged;
      sums.push_back(Must(store::ChecksumsOfTables(*connection.value(), damaged)).at("pair"));
    }
    EXPECT_NE(sums[0], sums[1]) << a << " " << b;
  }
}

TEST_F(RowSums, ATableOfSomebodyElseIsNoFault) {
  { Must(MadeArchive(path_).Import(Of("2019-05"), File("mayo.docx", "mayo"))); }
  StockSql(path_, "CREATE TABLE notas(texto)");
  StockSql(path_, "INSERT INTO notas VALUES('Llamar a la embajada')");
  StockSql(path_, "CREATE VIEW foros AS SELECT * FROM records WHERE type = 'foro'");
  EXPECT_THAT(Must(Must(Archive::Open(path_, OpenMode::kReadWrite)).Verify({})).faults, IsEmpty());
}

}  // namespace
}  // namespace acervo::testing
