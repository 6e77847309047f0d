// What is understood by a question as one speaks.
#include "parsers/question/question.h"

#include <gtest/gtest.h>

#include "core/text.h"
#include "tests/parsers/question/made_names.h"
#include "tests/parsers/question/notation.h"
#include "tests/parsers/spanish/rows.h"

namespace acervo::data {
extern const std::string_view kQuestionCases;
extern const std::string_view kMoreQuestionCases;
extern const std::string_view kQuestionNames;
}  // namespace acervo::data

namespace acervo::question_reading {
namespace {

const test::MadeNames& Names() {
  static const test::MadeNames kNames(data::kQuestionNames);
  return kNames;
}

Question Read(std::string_view text) {
  using namespace std::chrono;
  return QuestionFromText(text, Names(), {Date(year{2022} / 6 / 15)});
}

std::string InCapitals(std::string text) {
  constexpr std::pair<const char*, const char*> kLetters[] = {{"á", "Á"}, {"é", "É"}, {"í", "Í"}, {"ó", "Ó"},
                                                              {"ú", "Ú"}, {"ñ", "Ñ"}, {"ü", "Ü"}};
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  for (const auto& [small, capital] : kLetters) {
    for (std::size_t at = 0; (at = text.find(small, at)) != std::string::npos;) text.replace(at, 2, capital);
  }
  return text;
}

std::vector<test::Row> Cases() {
  std::vector<test::Row> cases = test::Rows(data::kQuestionCases);
  for (test::Row& row : test::Rows(data::kMoreQuestionCases)) cases.push_back(std::move(row));
  return cases;
}

void AddParts(std::vector<AskedPart>&) {}

template <typename T, typename... Rest>
void AddParts(std::vector<AskedPart>& all, const std::vector<T>& parts, const Rest&... rest) {
  for (const T& one : parts) {
    if constexpr (std::is_same_v<T, AskedEntities>)
      all.insert(all.end(), one.any.begin(), one.any.end());
    else
      all.push_back(one);
  }
  AddParts(all, rest...);
}

std::vector<AskedPart> AllParts(const Question& question) {
  std::vector<AskedPart> all;
  AddParts(all, question.times, question.entities, question.types, question.kinds, question.orders, question.words,
           question.without_times, question.without_entities, question.without_types, question.without_words,
           question.left_out);
  return all;
}

// Two types of one span are one part.
std::size_t PartsOver(const std::vector<AskedPart>& parts, const Word& word) {
  std::vector<AskedPart> over;
  for (const AskedPart& part : parts) {
    const bool holds = part.span.begin <= word.span.begin && word.span.end() <= part.span.end();
    if (holds && std::ranges::find(over, part) == over.end()) over.push_back(part);
  }
  return over.size();
}

void ExpectEachWordOnce(std::string_view text) {
  const std::vector<AskedPart> parts = AllParts(Read(text));
  for (const Word& word : Words(text)) EXPECT_EQ(PartsOver(parts, word), 1U) << text << ": " << word.text;
  for (const AskedPart& part : parts) EXPECT_EQ(part.raw, part.span.In(text)) << text;
}

TEST(Question, IsUnderstoodAsAPersonMeansIt) {
  const auto rows = Cases();
  ASSERT_GE(rows.size(), 220U);
  for (const test::Row& row : rows) EXPECT_EQ(test::Notation(Read(row[0])), row[1]) << row[0];
}

TEST(Question, HasEachWordInOnePart) {
  for (const test::Row& row : Cases()) ExpectEachWordOnce(row[0]);
}

TEST(Question, IsTheSameWithoutAccentsInOneCaseAndBetweenSigns) {
  for (const test::Row& row : Cases()) {
    if (row.size() > 2) continue;
    EXPECT_EQ(test::Notation(Read(FoldKeepingEnye(row[0]))), row[1]) << row[0] << " without accents";
    EXPECT_EQ(test::Notation(Read(InCapitals(row[0]))), row[1]) << row[0] << " in capitals";
    EXPECT_EQ(test::Notation(Read("¿" + row[0] + "?")), row[1]) << row[0] << " between signs";
  }
}

TEST(Question, IsUnderstoodAtTheBeginningOfALongText) {
  std::string text = "reuniones con JICA en 2019 ";
  for (int i = 0; text.size() < 10'000; ++i) text += "residuos y agua " + std::to_string(i) + " (embajada ";
  const test::MadeNames names(data::kQuestionNames);
  const Question question = QuestionFromText(text, names, {});
  EXPECT_EQ(question.types.size(), 1U);
  EXPECT_EQ(question.entities.size(), 1U);
  EXPECT_EQ(question.times.size(), 1U);
  EXPECT_LE(names.lookups, 400U);
  EXPECT_LE(names.near_lookups, 8U);
}

TEST(Question, OfAHundredMisspeltWordsAsksForAFewNames) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "xqz" + std::string(static_cast<std::size_t>(i % 9 + 1), 'w') + " ";
  const test::MadeNames names(data::kQuestionNames);
  EXPECT_EQ(QuestionFromText(text, names, {}).words.size(), 100U);
  EXPECT_LE(names.near_lookups, 8U);
}

TEST(Question, WithoutADayOfTodayReadsWrittenYearsAlone) {
  EXPECT_EQ(test::Notation(QuestionFromText("JICA mayo de 2019", Names(), {})),
            "time:2019-05-01..2019-05-31 entity:jica");
  EXPECT_EQ(test::Notation(QuestionFromText("JICA mayo", Names(), {})), "entity:jica word:mayo");
}

}  // namespace
}  // namespace acervo::question_reading
