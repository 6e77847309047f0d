// Each row of the question tables does what it says.
#include <gtest/gtest.h>

#include <set>

#include "core/text.h"
#include "parsers/question/question.h"
#include "tests/parsers/question/made_names.h"
#include "tests/parsers/question/notation.h"
#include "tests/parsers/spanish/rows.h"

namespace acervo::data {
extern const std::string_view kActivityTypesTable;
extern const std::string_view kQuestionAlternativesTable;
extern const std::string_view kQuestionDatesTable;
extern const std::string_view kQuestionNames;
extern const std::string_view kQuestionWordsTable;
}  // namespace acervo::data

namespace acervo::question_tables {
namespace {

Question Read(std::string_view text) {
  static const test::MadeNames kNames(data::kQuestionNames);
  using namespace std::chrono;
  return QuestionFromText(text, kNames, {Date(year{2022} / 6 / 15)});
}

std::vector<test::Row> WordRows(const std::set<std::string>& roles) {
  std::vector<test::Row> rows = test::Rows(data::kQuestionWordsTable);
  std::erase_if(rows, [&](const test::Row& row) { return !roles.contains(row[0]); });
  for (test::Row& row : rows) row.resize(3);
  return rows;
}

// The notation of the phrase beside an entity.
std::string Beside(const std::string& phrase) { return test::Notation(Read(phrase + " JICA")); }

TEST(QuestionTables, AreFoldedAndHaveNoPhraseTwice) {
  std::set<std::string> phrases;
  for (const test::Row& row : test::Rows(data::kQuestionWordsTable)) {
    EXPECT_EQ(Fold(row[1]), row[1]);
    EXPECT_TRUE(phrases.insert(row[1]).second || row[0] == "ending" || row[0] == "verb") << row[1];
  }
  for (const test::Row& row : test::Rows(data::kQuestionDatesTable)) EXPECT_EQ(Fold(row[1]), row[1]);
  for (const test::Row& row : test::Rows(data::kQuestionAlternativesTable)) EXPECT_EQ(Fold(row[0]), row[0]);
}

TEST(QuestionTables, SmallAndEmptyWordsAreLeftOut) {
  for (const test::Row& row : WordRows({"small", "ask", "join", "between"}))
    EXPECT_EQ(Beside(row[1]), "entity:jica") << row[0] << " " << row[1];
}

TEST(QuestionTables, FormsOfEmptyVerbsAreLeftOut) {
  for (const test::Row& row : WordRows({"verb"})) {
    const std::string ending = row[2] == "ar" ? "aron" : "ieron";
    EXPECT_EQ(Beside(row[1] + ending), "entity:jica") << row[1] << ending;
    EXPECT_EQ(Beside("se " + row[1] + (row[2] == "ar" ? "ado" : "ido")), "entity:jica") << row[1];
  }
}

TEST(QuestionTables, NounsThatReadAsVerbsAreWords) {
  for (const test::Row& row : WordRows({"noun"})) EXPECT_EQ(Beside(row[1]), "entity:jica word:" + row[1]);
}

TEST(QuestionTables, KindsOrdersAndCountsAreUnderstood) {
  for (const test::Row& row : WordRows({"kind"}))
    EXPECT_EQ(Beside(row[1]), "entity:jica kind:" + (row[2] == "-" ? "any" : row[2])) << row[1];
  for (const test::Row& row : WordRows({"order"}))
    EXPECT_EQ(Beside(row[1]), "entity:jica order:" + (row[2] == "oldest" ? row[2] : "newest")) << row[1];
  for (const test::Row& row : WordRows({"order-before"}))
    EXPECT_EQ(Beside(row[1] + " reuniones"), "entity:jica type:reunion order:" + row[2]) << row[1];
  for (const test::Row& row : WordRows({"count"})) EXPECT_EQ(Beside(row[1]), "entity:jica order:count") << row[1];
}

TEST(QuestionTables, TypesAreThoseOfActivities) {
  std::set<std::string> types;
  for (const test::Row& row : test::Rows(data::kActivityTypesTable)) types.insert(row[0]);
  for (const test::Row& row : WordRows({"type"})) {
    const Question question = Read(row[1] + " JICA");
    ASSERT_FALSE(question.types.empty()) << row[1];
    for (const AskedType& one : question.types) EXPECT_TRUE(types.contains(one.type)) << row[1] << ": " << one.type;
    EXPECT_TRUE(question.words.empty()) << row[1];
  }
}

TEST(QuestionTables, WhatFollowsIsExcluded) {
  for (const test::Row& row : WordRows({"without", "without-loose", "without-next"}))
    EXPECT_EQ(test::Notation(Read("residuos " + row[1] + " JICA")), "word:residuos -entity:jica") << row[1];
}

TEST(QuestionTables, IdiomsExcludeAndOrderNothing) {
  for (const test::Row& row : WordRows({"idiom"})) {
    const Question question = Read(row[1] + " JICA");
    EXPECT_TRUE(question.orders.empty() && question.without_entities.empty()) << row[1];
    EXPECT_EQ(question.entities.size(), 1U) << row[1];
    EXPECT_FALSE(question.words.empty()) << row[1];
  }
}

TEST(QuestionTables, PhrasesOfDatesBoundAPeriod) {
  const std::map<std::string, std::string> bounds = {{"from", "2019-01-01.."},          {"to", "..2019-12-31"},
                                                     {"before", "..2018-12-31"},        {"after", "2020-01-01.."},
                                                     {"onward", "2019-01-01.."},        {"backward", "..2019-12-31"},
                                                     {"unit", "2019-01-01..2019-12-31"}};
  for (const test::Row& row : test::Rows(data::kQuestionDatesTable)) {
    const auto bound = bounds.find(row[0]);
    if (bound == bounds.end()) continue;
    const bool comes_after = row[0] == "onward" || row[0] == "backward";
    const std::string text = comes_after ? "JICA 2019 " + row[1] : "JICA " + row[1] + " 2019";
    EXPECT_EQ(test::Notation(Read(text)), "time:" + bound->second + " entity:jica") << text;
  }
}

TEST(QuestionTables, EnglishDatesAreReadAsTheirSpanishWords) {
  for (const test::Row& row : test::Rows(data::kQuestionDatesTable)) {
    if (row[0] != "date" && row[0] != "month") continue;
    const std::string year = row[2].find(' ') == std::string::npos || row[2].ends_with(" de") ? " 2019" : "";
    const std::string read = test::Notation(Read("JICA " + row[1] + year));
    EXPECT_EQ(read, test::Notation(Read("JICA " + row[2] + year))) << row[1];
    EXPECT_TRUE(read.starts_with("time:") && read.ends_with(" entity:jica")) << row[1] << ": " << read;
  }
}

TEST(QuestionTables, AlternativesStandBesideTheWord) {
  for (const test::Row& row : test::Rows(data::kQuestionAlternativesTable)) {
    if (row.size() > 2 || row[0].find(' ') != std::string::npos) continue;
    const Question question = Read("xyz " + row[0]);
    ASSERT_EQ(question.words.size(), 2U) << row[0];
    EXPECT_FALSE(question.words.back().others.empty()) << row[0];
  }
}

}  // namespace
}  // namespace acervo::question_tables
