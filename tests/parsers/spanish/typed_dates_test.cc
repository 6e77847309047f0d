// Dates as people type them into a filter.
#include "parsers/spanish/typed_dates.h"

#include <gtest/gtest.h>

#include "core/text.h"
#include "tests/parsers/spanish/rows.h"

namespace acervo::data {
extern const std::string_view kTypedDateWordsTable;
}

namespace acervo::typed_dates {
namespace {

// "2019-05-01..2019-05-31 2019-07-01..", or the fault.
std::string Read(std::string_view text) {
  const TypedDates dates = ReadTypedDates(text);
  switch (dates.fault) {
    case TypedDateFault::kUnreadable: return "unreadable";
    case TypedDateFault::kImpossible: return "impossible";
    case TypedDateFault::kNoYear: return "no year";
    case TypedDateFault::kNone: break;
  }
  std::string all;
  for (const TypedPeriod& one : dates.periods) {
    all += (all.empty() ? "" : " ") + (one.first ? ToIso(*one.first) : "") + ".." + (one.last ? ToIso(*one.last) : "");
  }
  return all;
}

struct Case {
  const char* text;
  const char* read;
};

TEST(TypedDates, AreReadAsADateInAReport) {
  const Case cases[] = {{"mayo 2019", "2019-05-01..2019-05-31"},
                        {"mayo-2019", "2019-05-01..2019-05-31"},
                        {"  MAYO   DE 2019 ", "2019-05-01..2019-05-31"},
                        {"mayo/2019", "2019-05-01..2019-05-31"},
                        {"2019/05", "2019-05-01..2019-05-31"},
                        {"2019-5", "2019-05-01..2019-05-31"},
                        {"05/2019", "2019-05-01..2019-05-31"},
                        {"27/05/2019", "2019-05-27..2019-05-27"},
                        {"27.5.2019", "2019-05-27..2019-05-27"},
                        {"2019/05/10", "2019-05-10..2019-05-10"},
                        {"10 de mayo de 2019", "2019-05-10..2019-05-10"},
                        {"1º de mayo de 2019", "2019-05-01..2019-05-01"},
                        {"T2 2019", "2019-04-01..2019-06-30"},
                        {"primer trimestre de 2020", "2020-01-01..2020-03-31"},
                        {"mayo a julio de 2019", "2019-05-01..2019-07-31"},
                        {"mayo y julio de 2019", "2019-05-01..2019-05-31 2019-07-01..2019-07-31"},
                        {"2019", "2019-01-01..2019-12-31"}};
  for (const Case& one : cases) EXPECT_EQ(Read(one.text), one.read) << one.text;
}

TEST(TypedDates, SayWhatIsWrongWithThem) {
  const Case cases[] = {{"31/02/2019", "impossible"},   {"29 de febrero de 2019", "impossible"},
                        {"31 de abril", "impossible"},  {"mayo", "no year"},
                        {"27 de mayo", "no year"},      {"JICA", "unreadable"},
                        {"2019 JICA", "unreadable"},    {"13/2019", "unreadable"},
                        {"mañana mismo", "unreadable"}, {"", "unreadable"},
                        {"...", "unreadable"}};
  for (const Case& one : cases) EXPECT_EQ(Read(one.text), one.read) << one.text;
}

TEST(TypedDates, EachWordOfTheTableBoundsItsExample) {
  const auto rows = test::Rows(data::kTypedDateWordsTable);
  ASSERT_GE(rows.size(), 10U);
  for (const test::Row& row : rows) {
    ASSERT_EQ(row.size(), 5U) << row[0];
    EXPECT_EQ(Fold(row[0]), row[0]);
    EXPECT_NE((" " + Fold(row[2]) + " ").find(" " + row[0] + " "), std::string::npos) << row[0];
    EXPECT_EQ(Read(row[2]), row[3] + ".." + row[4]) << row[2];
  }
}

}  // namespace
}  // namespace acervo::typed_dates
