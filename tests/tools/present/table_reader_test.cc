// Tables as spreadsheets leave them.
#include "tools/present/table_reader.h"

#include <gtest/gtest.h>

namespace acervo::tools {
namespace table_reader {
namespace {

using Rows = TableRows;

TEST(ReadCsv, TakesWhicheverSignPartsTheHeading) {
  const Rows expected = {{"id", "text"}, {"r1.a1", "uno"}};
  for (const char* bytes : {"id,text\nr1.a1,uno\n", "id;text\nr1.a1;uno\n", "id\ttext\nr1.a1\tuno\n",
                            "id,text\r\nr1.a1,uno\r\n", "id,text\nr1.a1,uno", "\xEF\xBB\xBFid,text\nr1.a1,uno\n",
                            "sep=;\nid;text\nr1.a1;uno\n", "\"id\",\"text\"\n\"r1.a1\",\"uno\"\n"})
    EXPECT_EQ(ReadCsv(bytes), expected) << bytes;
}

TEST(ReadCsv, KeepsSignsLinesAndQuotesWithinQuotes) {
  EXPECT_EQ(ReadCsv("id,text\n1,\"a, \"\"b\"\"\nc; d\"\n"), (Rows{{"id", "text"}, {"1", "a, \"b\"\nc; d"}}));
  EXPECT_EQ(ReadCsv("id,text\n1,\"never closed"), (Rows{{"id", "text"}, {"1", "never closed"}}));
  EXPECT_EQ(ReadCsv("\"a,b\";c\n1;2\n"), (Rows{{"a,b", "c"}, {"1", "2"}}));
}

TEST(ReadCsv, ReadsWindows1252WhereItIsNoUtf8) {
  EXPECT_EQ(ReadCsv("id;text\n1;Panam\xE1 \x93x\x94 \x80\n"), (Rows{{"id", "text"}, {"1", "Panamá “x” €"}}));
  EXPECT_EQ(ReadCsv("id;text\n1;\xE1\x81\n"), (Rows{{"id", "text"}, {"1", "á\xEF\xBF\xBD"}}));
  EXPECT_EQ(ReadCsv("id;text\n1;Panamá\n"), (Rows{{"id", "text"}, {"1", "Panamá"}}));
}

TEST(ReadTable, RefusesWhatIsNoTable) {
  EXPECT_EQ(ReadTable(std::string("PK\x03\x04") + std::string(100, 'x')).error().code, ErrorCode::kCorrupt);
  EXPECT_EQ(ReadTable(std::string("\x7F"
                                  "ELF\0\0",
                                  6))
                .error()
                .code,
            ErrorCode::kUnsupportedFormat);
  EXPECT_TRUE(ReadTable("").value().empty());
}

}  // namespace
}  // namespace table_reader
}  // namespace acervo::tools
