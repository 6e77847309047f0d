// What holds for any text: spans lie in it, intervals ascend, and time grows no faster than the text.
#include <gtest/gtest.h>

#include <chrono>
#include <ctime>
#include <random>

#include "parsers/spanish/dates.h"
#include "parsers/spanish/period_text.h"
#include "tests/parsers/spanish/rows.h"

namespace acervo::data {
extern const std::string_view kDateCases;
}

namespace acervo {
namespace {

const DateReference& May() {
  static const DateReference reference{MonthFromIso("2019-05"), std::nullopt};
  return reference;
}

void ExpectIntervalsAscend(const std::vector<DateInterval>& intervals) {
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    EXPECT_TRUE(intervals[i].first.ok() && intervals[i].last.ok());
    EXPECT_LE(intervals[i].first, intervals[i].last);
    if (i == 0) continue;
    EXPECT_LT(std::chrono::sys_days(intervals[i - 1].last) + std::chrono::days{1},
              std::chrono::sys_days(intervals[i].first));
  }
}

void ExpectWellFormed(std::string_view text, const std::vector<DateExpression>& found) {
  std::size_t end = 0;
  for (const DateExpression& expression : found) {
    ASSERT_LE(expression.span.end(), text.size());
    EXPECT_GE(expression.span.begin, end) << text;
    EXPECT_FALSE(expression.span.empty());
    EXPECT_EQ(expression.span.In(text), expression.raw);
    EXPECT_EQ(expression.intervals.empty(), expression.precision == DatePrecision::kNone);
    ExpectIntervalsAscend(expression.intervals);
    end = expression.span.end();
  }
}

// The leap day: what is counted in months and years from it may not exist.
const DateReference& LeapDay() {
  static const DateReference reference{MonthFromIso("2024-02"), DateFromIso("2024-02-29")};
  return reference;
}

void ExpectReadable(std::string_view text) {
  for (const DateContext context : {DateContext::kText, DateContext::kCell}) {
    ExpectWellFormed(text, FindDates(text, May(), context));
    ExpectWellFormed(text, FindDates(text, LeapDay(), context));
    ExpectWellFormed(text, FindDates(text, DateReference{}, context));
  }
  ExpectIntervalsAscend(ReadDateCell(text, May()).date.intervals);
  for (const PeriodStatement& statement : FindPeriods(text)) {
    EXPECT_LE(statement.span.end(), text.size());
    EXPECT_TRUE(statement.month.ok());
  }
  for (const PeriodStatement& statement : FindPeriodsInPath(text)) EXPECT_LE(statement.span.end(), text.size());
  for (const DateHint& hint : FindDateHints(text, false)) EXPECT_LE(hint.span.end(), text.size());
}

TEST(DateProperties, HoldForEveryCase) {
  for (const test::Row& row : test::Rows(data::kDateCases)) ExpectReadable(row[2]);
}

TEST(DateProperties, AnExpressionReadAgainAloneIsTheSame) {
  for (const test::Row& row : test::Rows(data::kDateCases)) {
    if (row[0] != "cell") continue;
    for (const DateExpression& expression : FindDates(row[2], May(), DateContext::kCell)) {
      if (expression.year_source == YearSource::kTense) continue;  // the words around it tell
      const auto again = FindDates(expression.raw, May(), DateContext::kCell);
      ASSERT_EQ(again.size(), 1U) << expression.raw;
      EXPECT_EQ(again[0].intervals, expression.intervals) << expression.raw;
    }
  }
}

// Words of dates in any order, joined in any way: nothing has to be found, but nothing may break.
TEST(DateProperties, HoldForWordSalad) {
  constexpr const char* kWords[] = {
      "1",    "31",  "2019",  "05",      "mayo",   "de",      "del",    "al",           "y",        ",",
      "-",    "/",   "lunes", "primera", "semana", "mes",     "año",    "próximo",      "pasado",   "hasta",
      "el",   "los", "días",  "cada",    "todo",   "fines",   "1ro",    "999999999999", ".",        "º",
      "p.m.", "dos", "mil",   "veinte",  "hace",   "V",       "\xFF",   "trimestre",    "quincena", "(",
      ")",    "%",   "B/.",   "\n",      "mañana", "entre",   "hoy",    "último",       "martes",   "año",
      "años", "70",  "siglo", "XX",      "resto",  "después", "antes",  "que viene",    "viernes",  "mar",
      "las",  "una", "media", "cuarto",  "en",     "meses",   "demayo", "99",           "segundo",  "vigésimo"};
  std::mt19937 random(20190515);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (int count = static_cast<int>(random() % 12); count > 0; --count) {
      text += kWords[random() % std::size(kWords)];
      if (random() % 3 != 0) text += ' ';
    }
    ExpectReadable(text);
    if (HasFailure()) FAIL() << text;
  }
}

TEST(DateProperties, HoldForEveryPrefixOfACase) {
  for (const test::Row& row : test::Rows(data::kDateCases)) {
    for (std::size_t length = 0; length < row[2].size(); ++length)
      ExpectReadable(std::string_view(row[2]).substr(0, length));
  }
}

std::string Repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

TEST(DateProperties, HostileTextsTakeLinearTime) {
  constexpr const char* kPieces[] = {"9",
                                     "1, ",
                                     "1 y ",
                                     "del 1 al ",
                                     "1/",
                                     "1-",
                                     "mayo ",
                                     "mayo y ",
                                     "lunes ",
                                     "de ",
                                     "primera y ",
                                     "próximo ",
                                     "1 de mayo y ",
                                     "1 de ",
                                     "((((",
                                     "a. m. ",
                                     "\n",
                                     "cada lunes, ",
                                     "1y",
                                     "del del ",
                                     "ODS 1, ",
                                     "las 3 y 15 ",
                                     "próximos 3 ",
                                     "de la próxima semana ",
                                     "3 años, ",
                                     "lunes de la semana ",
                                     "1/1/2019/",
                                     "demayo",
                                     "1 ~ ",
                                     "segundo y ",
                                     "antes de ",
                                     "hoy hasta ",
                                     "2019 - ",
                                     "dos a cuatro "};
  const std::clock_t begin = std::clock();
  for (const char* piece : kPieces) {
    const std::string text = Repeated(piece, 200'000);
    FindDates(text, May(), DateContext::kText);
    FindDates(text, May(), DateContext::kCell);
    FindDates(text, LeapDay(), DateContext::kCell);
    FindPeriodsInPath(text);
  }
  // Of this process: a busy machine makes no difference. Quadratic time would be many minutes; the bound leaves room
  // for sanitizers.
  EXPECT_LT((std::clock() - begin) / CLOCKS_PER_SEC, 60);
}

}  // namespace
}  // namespace acervo
