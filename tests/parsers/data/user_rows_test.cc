#include "parsers/data/user_rows.h"

#include <gtest/gtest.h>

#include <set>

namespace acervo::data {
namespace {

using Row = std::vector<std::string>;

UserRows ReadTable(std::string_view table, std::string_view text) { return ReadUserRows(*SpecOf(table), text); }

struct Bad {
  const char* table;
  std::string text;  // its second line is the bad one
  RowFault fault;
  const char* column;
  const char* value;
};
class BadRow : public ::testing::TestWithParam<Bad> {};

TEST_P(BadRow, IsLeftOutAndToldWithItsLine) {
  const UserRows read = ReadTable(GetParam().table, GetParam().text);
  ASSERT_EQ(read.notices.size(), 1U);
  EXPECT_EQ(read.notices[0].table, std::string(GetParam().table) + ".tsv");
  EXPECT_EQ(read.notices[0].line, 2U);
  EXPECT_EQ(Token(read.notices[0].fault), Token(GetParam().fault));
  EXPECT_EQ(read.notices[0].column, GetParam().column);
  EXPECT_EQ(read.notices[0].value, GetParam().value);
  EXPECT_EQ(read.rows.size(), 1U);  // the first line
}

INSTANTIATE_TEST_SUITE_P(
    All, BadRow,
    ::testing::Values(
        Bad{"gazetteer", "a\tempresa\tA\nb\tempresa\n", RowFault::kTooFewColumns, "name", "b\tempresa"},
        Bad{"gazetteer", "a\tempresa\tA\nb empresa B\n", RowFault::kTooFewColumns, "kind", "b empresa B"},
        Bad{"gazetteer", "a\tempresa\tA\nb\tbanco\tB\n", RowFault::kUnknownValue, "kind", "banco"},
        Bad{"gazetteer", "a\tempresa\tA\nb\tempresa\tB\t\t\tmore\n", RowFault::kTooManyColumns, "", "more"},
        Bad{"gazetteer", "a\tempresa\tA\nb\tempresa\tBogot\xE1\n", RowFault::kNotUtf8, "", ""},
        Bad{"gazetteer", "a\tempresa\tA\na\tempresa\tB\n", RowFault::kDuplicate, "", "a"},
        Bad{"gazetteer", "a\tempresa\tA|\nb\tempresa\tB\tX|á\n", RowFault::kDuplicate, "aliases", "á"},
        Bad{"gazetteer", "a\tempresa\tA\n\t\tempresa\n", RowFault::kUnknownValue, "kind", ""},
        Bad{"activity_types", "foro\thead\tforo\ntaller\tkopf\ttaller\n", RowFault::kUnknownValue, "class", "kopf"},
        Bad{"activity_types", "foro\thead\tforo\ntaller\thead\t¿?\n", RowFault::kEmpty, "phrase", ""},
        Bad{"activity_types", "foro\thead\tforo\ntaller\thead\tFORO\n", RowFault::kDuplicate, "", "foro"},
        Bad{"columns", "fecha\t1\tdia\nfecha\tuno\tdias\n", RowFault::kNoNumber, "rank", "uno"},
        Bad{"months", "enero\t1\tname\nfoo\t13\tname\n", RowFault::kNoNumber, "number", "13"},
        Bad{"entity_patterns", "club\tempresa\ty\nliga\tempresa\ty,x\n", RowFault::kUnknownValue, "flags", "x"}));

TEST(UserRows, TakeWhatSpreadsheetsWrite) {
  const UserRows read = ReadTable("gazetteer",
                                  "\xEF\xBB\xBF"
                                  "id\tkind\tname\taliases\tshort\r\n"
                                  "# a comment\r\n"
                                  "\r\n"
                                  "acp\tgobierno\t\"Autoridad \"\"X\"\", Y\"\t ACP | A.C.P. ||\t\r\n"
                                  "otra\tEmpresa\tOtra\t\t\t\t\r\n");
  EXPECT_TRUE(read.notices.empty());
  ASSERT_EQ(read.rows.size(), 2U);
  EXPECT_EQ(read.rows[0], (Row{"acp", "gobierno", "Autoridad \"X\", Y", "ACP|A.C.P.", ""}));
  EXPECT_EQ(read.rows[1], (Row{"otra", "empresa", "Otra", "", ""}));
}

TEST(UserRows, GiveIdsPhrasesAndTypesTheFormOfTheTables) {
  EXPECT_EQ(ReadTable("gazetteer", "\tsociedad-civil\tClub Rotario de Colón\n").rows.at(0)[0], "club-rotario-de-colon");
  EXPECT_EQ(ReadTable("activity_types", "Café Diplomático\thead\tCafé «diplomático»\n").rows.at(0),
            (Row{"cafe-diplomatico", "head", "cafe diplomatico"}));
  EXPECT_EQ(ReadTable("activity_types", "-\tskip\tMUY\n").rows.at(0), (Row{"", "skip", "muy"}));
  EXPECT_EQ(ReadTable("gazetteer", "a\tempresa\tNandu\xCC\x81\n").rows.at(0)[2], "Nandú");
}

TEST(UserRows, OfAFileInUtf16AreAllToldAndNoneUsed) {
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("a\tempresa\tA\nb\tempresa\tB\n")) wide += {c, '\0'};
  const UserRows read = ReadTable("gazetteer", wide);
  EXPECT_TRUE(read.rows.empty());
  EXPECT_FALSE(read.notices.empty());
}

TEST(UserRows, ALongValueIsCut) {
  const UserRows read = ReadTable("gazetteer", "a\t" + std::string(1 << 20, 'x') + "\tA");
  ASSERT_EQ(read.notices.size(), 1U);
  EXPECT_LT(read.notices[0].value.size(), 100U);
}

TEST(TableSpecs, AreInOrderAndTheirKeysAreRequired) {
  std::string before;
  for (const TableSpec& spec : TableSpecs()) {
    EXPECT_LT(before, spec.name);
    before = spec.name;
    EXPECT_LE(spec.required, spec.columns.size());
    EXPECT_NE(spec.keys, 0U);
    EXPECT_LT(spec.keys, 1U << spec.required) << spec.name;
  }
}

}  // namespace
}  // namespace acervo::data
