// Every row of date_cases.tsv.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/parsers/spanish/readings.h"
#include "tests/parsers/spanish/rows.h"

namespace acervo::data {
extern const std::string_view kDateCases;
}

namespace acervo {
namespace {

std::string Read(const test::Row& row) { return test::ReadDates(row[0], row[1], row[2]); }

TEST(DateCases, EveryRowReadsAsItsTableSays) {
  const auto rows = test::Rows(data::kDateCases);
  ASSERT_GT(rows.size(), 400U);
  for (const test::Row& row : rows) {
    ASSERT_EQ(row.size(), 4U) << row[0];
    EXPECT_EQ(Read(row), row[3]) << row[0] << ' ' << row[1] << " «" << row[2] << "»";
  }
}

std::string Upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? c - 32 : c; });
  return text;
}

TEST(DateCases, CellsInCapitalsReadTheSame) {
  for (test::Row row : test::Rows(data::kDateCases)) {
    if (row[0] != "cell" || row[3] == "-") continue;
    row[2] = Upper(row[2]);
    EXPECT_EQ(Read(row), row[3]) << row[2];
  }
}

TEST(DateCases, CellsInOtherWhiteSpaceReadTheSame) {
  for (test::Row row : test::Rows(data::kDateCases)) {
    if (row[0] != "cell") continue;
    std::string spaced;
    for (const char c : row[2]) spaced += c == ' ' ? std::string("\u00A0 ") : std::string(1, c);
    row[2] = "  " + spaced + " ";
    EXPECT_EQ(Read(row), row[3]) << row[2];
  }
}

}  // namespace
}  // namespace acervo
