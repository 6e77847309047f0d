// Every row of parsers/data/date_shapes.tsv by its own example.
#include <gtest/gtest.h>

#include "parsers/spanish/date_reader.h"
#include "tests/parsers/spanish/readings.h"

namespace acervo::spanish::shapes_test {
namespace {

constexpr ShapeGroup kGroups[] = {ShapeGroup::kCounted,  ShapeGroup::kInterval,  ShapeGroup::kFigures,
                                  ShapeGroup::kShifted,  ShapeGroup::kWholeLead, ShapeGroup::kLead,
                                  ShapeGroup::kOrdinals, ShapeGroup::kShiftAfter};

std::string_view ContextOf(const DateShape& shape) {
  return shape.where == Strictness::kText ? "text" : shape.where == Strictness::kCell ? "cell" : "asked";
}

// Whether some token of the example begins what this row, and none above it, matches.
bool MatchesItsExample(ShapeGroup group, const DateShape& shape) {
  const DateTokens tokens = TokenizeDates(shape.example);
  const DateReader reader(tokens, shape.where);
  for (std::size_t i = 0; i < tokens.tokens.size(); ++i) {
    const auto read = reader.Match(group, i);
    if (read && read->shape == &shape) return true;
  }
  return false;
}

TEST(DateShapes, EveryGroupHasRowsAndNoMoreThanCanBeTried) {
  for (const ShapeGroup group : kGroups) {
    const std::size_t rows = ShapeTable::Of(group).rows().size();
    EXPECT_GT(rows, 0U);
    EXPECT_LE(rows, ShapeTable::kMostRows);
  }
}

TEST(DateShapes, EveryRowMatchesItsExampleBeforeTheRowsBelowIt) {
  for (const ShapeGroup group : kGroups) {
    for (const DateShape& shape : ShapeTable::Of(group).rows()) {
      EXPECT_TRUE(shape.ok) << shape.group << " «" << shape.words << "»";
      EXPECT_TRUE(MatchesItsExample(group, shape)) << shape.words << " «" << shape.example << "»";
    }
  }
}

TEST(DateShapes, EveryExampleNamesTheDaysOfItsRow) {
  for (const ShapeGroup group : kGroups) {
    for (const DateShape& shape : ShapeTable::Of(group).rows()) {
      const std::string_view reference = shape.where == Strictness::kAsked ? "2019-05-15" : "2019-05";
      EXPECT_EQ(test::ReadDates(ContextOf(shape), reference, shape.example), shape.reading)
          << shape.words << " «" << shape.example << "»";
    }
  }
}

}  // namespace
}  // namespace acervo::spanish::shapes_test
