// Conditions joined: matches of one table become one expression, what says nothing goes.
#include "store/search/filter.h"

#include <gtest/gtest.h>

namespace acervo::store {
namespace {

using Op = Filter::Op;

Filter Terms(const std::string& match) { return Matching(Op::kTerms, match); }
Filter Written(const std::string& match) { return Matching(Op::kWords, match); }

TEST(Filter, MatchesOfOneTableAreOneExpression) {
  const Filter both = Every({Terms("a"), OneOf(Op::kKinds, {1}), Terms("b")});
  EXPECT_EQ(Describe(both), "(record_terms MATCH (a) AND (b)) AND (KIND 1)");
  EXPECT_FALSE(both.children.front().is_list);
}

TEST(Filter, ListsOfPhrasesStayLists) {
  const Filter either = Either({Written("a"), Written("b")});
  EXPECT_EQ(Describe(either), "record_search MATCH (a) OR (b)");
  EXPECT_TRUE(either.is_list);
  EXPECT_FALSE(Either({Every({Written("a"), Written("b")}), Written("c")}).is_list);
}

TEST(Filter, TwoTablesAreAskedEachByItself) {
  EXPECT_EQ(Describe(Either({Terms("a"), Written("b")})), "(record_terms MATCH a) OR (record_search MATCH b)");
}

TEST(Filter, ListsWithinListsAreFlat) {
  EXPECT_EQ(Describe(Either({Either({Terms("a"), Written("b")}), Terms("c")})),
            "(record_terms MATCH (a) OR (c)) OR (record_search MATCH b)");
}

TEST(Filter, AWordWithoutFormsFindsNothing) {
  EXPECT_TRUE(IsNothing(Terms("")));
  EXPECT_TRUE(IsNothing(Either({Terms(""), Written("")})));
  EXPECT_TRUE(IsNothing(Every({Terms(""), Written("b")})));
  EXPECT_TRUE(IsEverything(Negated(Written(""))));
}

TEST(Filter, AnEmptyListOfAllIsEverythingAndOneOfEitherNothing) {
  EXPECT_TRUE(IsEverything(Every({})));
  EXPECT_TRUE(IsNothing(Either({})));
  EXPECT_TRUE(IsNothing(Negated(Every({}))));
  EXPECT_EQ(Describe(Every({Everything(), Written("b")})), "record_search MATCH b");
  EXPECT_TRUE(IsEverything(Either({Everything(), Written("b")})));
}

TEST(Filter, NothingMeetsNothing) {
  EXPECT_EQ(Describe(Every({Terms("a"), Nothing()})), "NOTHING");
  EXPECT_EQ(Describe(Either({Terms("a"), Nothing()})), "record_terms MATCH a");
  EXPECT_EQ(Describe(Either({Nothing(), Nothing()})), "NOTHING");
}

}  // namespace
}  // namespace acervo::store
