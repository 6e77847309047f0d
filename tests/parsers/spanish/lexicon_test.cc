// The tables themselves, and months by their names.
#include <gtest/gtest.h>

#include "core/text.h"
#include "parsers/spanish/dates.h"
#include "parsers/spanish/lexicon.h"
#include "tests/parsers/spanish/rows.h"

namespace acervo::data {
extern const std::string_view kMonthsTable;
}

namespace acervo {
namespace {

TEST(Months, EveryRowOfTheTableIsFoldedAndFound) {
  const auto rows = test::Rows(data::kMonthsTable);
  ASSERT_GE(rows.size(), 13U);
  for (const test::Row& row : rows) {
    ASSERT_EQ(row.size(), 3U);
    EXPECT_EQ(Fold(row[0]), row[0]);
    EXPECT_EQ(MonthFromName(row[0]), static_cast<unsigned>(std::stoi(row[1]))) << row[0];
  }
}

TEST(Months, CaseAccentsAndFullStopsDoNotMatter) {
  EXPECT_EQ(MonthFromName("Setiembre"), 9U);
  EXPECT_EQ(MonthFromName("SEPT."), 9U);
  EXPECT_EQ(MonthFromName(" ENE "), 1U);
  EXPECT_EQ(MonthFromName("Máyo"), 5U);
}

TEST(Months, OneKeystrokeIsForgiven) {
  for (const char* word : {"octubbre", "diciembr", "febreroo", "noviembrre", "agosyo"}) {
    EXPECT_TRUE(MonthFromName(word)) << word;
  }
}

TEST(Months, OrdinaryWordsAreNoMonths) {
  for (const char* word :
       {"mayor", "marco", "junta", "junio2", "costo", "abrir", "julia", "", ".", "lunes", "enemigo"}) {
    EXPECT_FALSE(MonthFromName(word)) << word;
  }
}

TEST(NoDate, IsSaidByTheBeginningOfACell) {
  EXPECT_TRUE(spanish::SaysNoDate("pendiente de confirmar con la embajada"));
  EXPECT_TRUE(spanish::SaysNoDate("s f"));
  EXPECT_FALSE(spanish::SaysNoDate("reunion pendiente"));
  EXPECT_FALSE(spanish::SaysNoDate(""));
}

}  // namespace
}  // namespace acervo
