// Every row of date_cases.tsv.
#include <gtest/gtest.h>

#include <algorithm>

#include "parsers/spanish/dates.h"
#include "tests/parsers/spanish/rows.h"

namespace acervo::data {
extern const std::string_view kDateCases;
}

namespace acervo {
namespace {

std::string Print(const std::vector<DateInterval>& intervals) {
  std::string out;
  for (const DateInterval& interval : intervals) {
    if (!out.empty()) out += ',';
    out += ToIso(interval.first);
    if (interval.last != interval.first) out += ".." + ToIso(interval.last);
  }
  return out.empty() ? "-" : out;
}

std::string Print(const std::vector<DateExpression>& expressions) {
  std::string out;
  for (const DateExpression& expression : expressions) {
    if (!out.empty()) out += " | ";
    out += Print(expression.intervals);
  }
  return out.empty() ? "-" : out;
}

DateReference ReferenceOf(std::string_view text) {
  DateReference reference;
  reference.month = MonthFromIso(text);
  reference.day = DateFromIso(text);
  return reference;
}

std::string Read(const test::Row& row) {
  const DateReference reference = ReferenceOf(row[1]);
  if (row[0] == "cell") return Print(ReadDateCell(row[2], reference).date.intervals);
  return Print(FindDates(row[2], reference, row[0] == "text" ? DateContext::kText : DateContext::kCell));
}

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
