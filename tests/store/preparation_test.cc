// What a worker prepares of a report is what the archive would have made of it.
#include "store/preparation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/archive.h"
#include "store/preparation_wire.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace preparation_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Report Sample() {
  Report report = MadeReport("2019-05", {Activity(1, {"Visita de O'Brien",
                                                      "JICA",
                                                      "El 2.º taller en Ñeembucú",
                                                      "7",
                                                      "2019-05-07",
                                                      "",
                                                      "taller",
                                                      {Entity("jica", "JICA", "JICA")}})});
  report.letterhead = "Oficina de Enlace";
  report.records[0].entities[0].span = Span{3, 4};
  report.cell_names = {{"fundacion-anil", "Fundación Añil"}};
  return report;
}

Report LongReport() {
  std::vector<Record> rows;
  for (int i = 1; i <= 40; ++i) {
    std::string text = "palabra" + std::to_string(i);
    while (text.size() < 30'000) text += " relleno";
    rows.push_back(Activity(i, {"Fila", "", text, "7", "2019-05-07"}));
  }
  return MadeReport("2019-05", std::move(rows));
}

TEST(Preparation, HasTheWordsStemsAndPlacesOfEachRecord) {
  const Preparation preparation = Preparer().Prepare(Sample());
  ASSERT_THAT(preparation.records, SizeIs(1));
  const PreparedRecord& record = preparation.records[0];
  EXPECT_EQ(record.index.text, "el 2 taller en ñeembucu ");
  EXPECT_THAT(record.index.terms, ::testing::HasSubstr(" obri "));
  EXPECT_THAT(record.index.terms, ::testing::HasSubstr("##enlace ")) << "the first record bears the letterhead";
  EXPECT_THAT(record.entities, ElementsAre(CodePoints{3, 3})) << "º is one code point of two bytes";
  EXPECT_NE(record.words_hash, 0);
  EXPECT_THAT(preparation.cell_keys, ElementsAre("fundacion anil"));
}

TEST(Preparation, IsTheSameWhateverWasPreparedBefore) {
  Preparer warm;
  (void)warm.Prepare(LongReport());
  (void)warm.Prepare(Sample());
  EXPECT_EQ(warm.Prepare(Sample()), Preparer().Prepare(Sample()));
}

TEST(Preparation, CrossesThePipeWhole) {
  const Preparation preparation = Preparer().Prepare(Sample());
  WireWriter writer;
  writer(preparation);
  const std::string bytes = writer.Take();
  Preparation read;
  WireReader reader(bytes);
  reader(read);
  EXPECT_TRUE(reader.AtEnd());
  EXPECT_EQ(read, preparation);
}

TEST(Preparation, OfAnotherReportDoesNotFit) {
  const Preparation preparation = Preparer().Prepare(Sample());
  EXPECT_TRUE(Fits(preparation, Sample()));
  Report longer = Sample();
  longer.records.push_back(longer.records[0]);
  EXPECT_FALSE(Fits(preparation, longer));
  Report other = Sample();
  other.records[0].entities.clear();
  EXPECT_FALSE(Fits(preparation, other));
  Report untaught = Sample();
  untaught.cell_names.clear();
  EXPECT_FALSE(Fits(preparation, untaught));
}

TEST(Preparation, LeavesTheRecordsOfALongReportToTheWriter) {
  const Preparation preparation = Preparer().Prepare(LongReport());
  EXPECT_THAT(preparation.records, IsEmpty());
  EXPECT_TRUE(Fits(preparation, LongReport()));
  const Folder folder;
  Archive archive = MadeArchive(folder / "a.db");
  Must(archive.Import(LongReport(), preparation, File("largo.txt", "largo")));
  EXPECT_THAT(Find(archive, "palabra17"), SizeIs(1));
  EXPECT_THAT(Must(archive.Verify({})).faults, IsEmpty());
}

TEST(Preparation, GivesTheSameArchiveAsNone) {
  const Folder folder;
  for (const std::string name : {"a.db", "b.db"}) {
    Archive archive = MadeArchive(folder / name);
    if (name == "a.db")
      Must(archive.Import(Sample(), Preparer().Prepare(Sample()), File("mayo.docx", "mayo")));
    else
      Must(archive.Import(Sample(), File("mayo.docx", "mayo")));
  }
  for (const std::string table : {"records", "record_entities", "vocabulary", "record_search_words", "sketch"}) {
    EXPECT_EQ(StockSql(folder / "a.db", "SELECT * FROM " + table), StockSql(folder / "b.db", "SELECT * FROM " + table));
  }
}

TEST(Preparation, KeepsAnOriginalWhateverCameAsItsPacking) {
  const Folder folder;
  Archive archive = MadeArchive(folder / "a.db");
  std::string bytes;
  for (int i = 0; i < 500; ++i) bytes += "renglón " + std::to_string(i);
  const std::string packed = PackOriginal(bytes), of_others = PackOriginal(bytes + bytes);
  ASSERT_LT(packed.size(), bytes.size());
  for (const std::string& brought : {packed, of_others, packed.substr(0, 9), std::string()}) {
    SourceFile file = File("mayo.txt", bytes + std::to_string(brought.size()));
    file.packed = brought == packed ? PackOriginal(file.original) : brought;
    Must(archive.Import(Sample(), file));
    EXPECT_EQ(Must(archive.OriginalBytes(file.sha256)), file.original);
  }
}

}  // namespace
}  // namespace preparation_test
}  // namespace acervo::testing
