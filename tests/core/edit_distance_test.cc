#include "core/edit_distance.h"

#include <gtest/gtest.h>

#include <string>

namespace acervo::edit_distance_test {
namespace {

struct Case {
  const char* a;
  const char* b;
  std::size_t errors;
};

constexpr Case kCases[] = {{"mayo", "mayo", 0},
                           {"mayo", "maio", 1},
                           {"mayo", "myo", 1},
                           {"mayo", "mayoo", 1},
                           {"mayo", "maoy", 1},
                           {"febrero", "fbereor", 2},
                           {"", "", 0},
                           {"", "ab", 2},
                           {"ca", "abc", 3},
                           {"octubre", "ocutbre", 1},
                           {"noviembre", "novienbre", 1}};

TEST(EditDistance, CountsTypingErrorsAndExchangesAsOne) {
  for (const Case& one : kCases) {
    EXPECT_EQ(EditDistance(std::string_view(one.a), one.b, 5), one.errors) << one.a << ' ' << one.b;
    EXPECT_EQ(EditDistance(std::string_view(one.b), one.a, 5), one.errors) << one.b << ' ' << one.a;
  }
}

TEST(EditDistance, GivesOneMoreThanTheMostThatIsAskedFor) {
  EXPECT_EQ(EditDistance(std::string_view("enero"), "agosto", 2), 3U);
  EXPECT_EQ(EditDistance(std::string_view("a"), "abcdef", 2), 3U);
  EXPECT_EQ(EditDistance(std::string(kLongestCompared + 1, 'a'), std::string(kLongestCompared + 1, 'a'), 2), 3U);
}

TEST(EditDistance, CountsCodePointsWhereTheyAreGiven) {
  EXPECT_EQ(EditDistance(U"año", U"ano", 3), 1U);
  EXPECT_EQ(EditDistance(std::string_view("año"), "ano", 3), 2U);
}

TEST(WithinOneError, AgreesWithTheDistance) {
  for (const Case& one : kCases) {
    EXPECT_EQ(WithinOneError(one.a, one.b), one.errors <= 1) << one.a << ' ' << one.b;
    EXPECT_EQ(WithinOneError(one.b, one.a), one.errors <= 1) << one.b << ' ' << one.a;
  }
}

TEST(CommonEnds, DoNotOverlap) {
  const CommonEnds ends = CommonEndsOf("anana", "ananana");
  EXPECT_EQ(ends.head, 5U);
  EXPECT_EQ(ends.tail, 0U);
  EXPECT_EQ(CommonEndsOf("tecnicas", "tecnicos").tail, 1U);
}

}  // namespace
}  // namespace acervo::edit_distance_test
