#include "core/date.h"

#include <gtest/gtest.h>

namespace acervo {
namespace {

Date Day(std::string_view iso) { return DateFromIso(iso).value(); }

TEST(DateFromIso, TakesValidDaysAlone) {
  EXPECT_EQ(ToIso(Day("2024-02-29")), "2024-02-29");
  for (const char* bad :
       {"", "2023-02-29", "2024-13-01", "2024-1-1", "24-01-01", "2024-04-31", "2024/04/30", "2024-04-3x"}) {
    EXPECT_FALSE(DateFromIso(bad)) << bad;
  }
}

TEST(MonthFromIso, TakesValidMonthsAlone) {
  EXPECT_EQ(ToIso(MonthFromIso("2019-05").value()), "2019-05");
  for (const char* bad : {"", "2019-00", "2019-13", "2019-5", "2019-05-01", "+019-05"})
    EXPECT_FALSE(MonthFromIso(bad)) << bad;
}

TEST(LastDay, KnowsLeapYears) {
  EXPECT_EQ(ToIso(LastDay(MonthFromIso("2024-02").value())), "2024-02-29");
  EXPECT_EQ(ToIso(LastDay(MonthFromIso("2023-02").value())), "2023-02-28");
  EXPECT_EQ(ToIso(FirstDay(MonthFromIso("2023-02").value())), "2023-02-01");
}

TEST(Joined, SortsAndJoinsWhatTouches) {
  const auto joined = Joined({{Day("2019-05-16"), Day("2019-05-16")},
                              {Day("2019-05-14"), Day("2019-05-15")},
                              {Day("2019-05-20"), Day("2019-05-22")},
                              {Day("2019-05-21"), Day("2019-05-21")}});
  ASSERT_EQ(joined.size(), 2u);
  EXPECT_EQ(joined[0], (DateInterval{Day("2019-05-14"), Day("2019-05-16")}));
  EXPECT_EQ(joined[1], (DateInterval{Day("2019-05-20"), Day("2019-05-22")}));
  EXPECT_TRUE(Joined({}).empty());
}

TEST(Joined, CrossesMonthsAndYears) {
  EXPECT_EQ(Joined({{Day("2018-12-31"), Day("2018-12-31")}, {Day("2019-01-01"), Day("2019-01-01")}}).size(), 1u);
}

TEST(DatePrecision, PrintsAndReadsItsToken) {
  for (const auto precision : {DatePrecision::kDay, DatePrecision::kMonth, DatePrecision::kYear,
                               DatePrecision::kInterval, DatePrecision::kNone}) {
    EXPECT_EQ(DatePrecisionFromToken(Token(precision)), precision);
  }
  EXPECT_FALSE(DatePrecisionFromToken("week"));
}

}  // namespace
}  // namespace acervo
