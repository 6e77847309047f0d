#include "tools/present/csv.h"

#include <gtest/gtest.h>

namespace acervo::tools {
namespace {

struct Case {
  std::string name;
  std::vector<std::string> fields;
  std::string line;
};

class Csv : public ::testing::TestWithParam<Case> {};

TEST_P(Csv, Line) { EXPECT_EQ(CsvLine(GetParam().fields), GetParam().line + "\r\n"); }

INSTANTIATE_TEST_SUITE_P(Rfc4180, Csv,
                         ::testing::Values(Case{"Plain", {"a", "b"}, "a,b"}, Case{"Empty", {"", ""}, ","},
                                           Case{"Separator", {"a,b", "c"}, "\"a,b\",c"},
                                           Case{"Quote", {"say \"hi\""}, "\"say \"\"hi\"\"\""},
                                           Case{"LineBreak", {"a\nb"}, "\"a\nb\""},
                                           Case{"Accents", {"Añil; Ñ"}, "Añil; Ñ"}, Case{"Formula", {"=1+1"}, "'=1+1"},
                                           Case{"FormulaWithComma", {"=A(1,2)"}, "\"'=A(1,2)\""},
                                           Case{"At", {"@SUM"}, "'@SUM"}, Case{"Dash", {"- Reunión"}, "'- Reunión"},
                                           Case{"Tab", {"\tx"}, "'\tx"}, Case{"NegativeNumber", {"-12.5"}, "-12.5"},
                                           Case{"Telephone", {"+507 123"}, "'+507 123"}),
                         [](const auto& test) { return test.param.name; });

TEST(CsvStyle, Semicolon) { EXPECT_EQ(CsvLine({"a;b", "c,d"}, {';'}), "\"a;b\";c,d\r\n"); }

}  // namespace
}  // namespace acervo::tools
