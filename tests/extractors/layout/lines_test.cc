#include "extractors/layout/lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/layout/word_cleanup.h"
#include "extractors/layout/wrapping.h"
#include "tests/extractors/layout/words.h"

namespace acervo::layout {
namespace lines {
namespace {

TEST(Lines, WordsOfOneBaselineFromLeftToRight) {
  const std::vector<Line> lines =
      BuildLines({MakeWord(100, 20, "mundo"), MakeWord(60, 20.5, "Hola"), MakeWord(60, 33, "Otra")}, 1);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(TextOf(lines[0]), "Hola mundo");
  EXPECT_EQ(TextOf(lines[1]), "Otra");
}

TEST(Lines, RaisedLettersStayInTheirLine) {
  const std::vector<Line> lines = BuildLines({MakeWord(60, 20, "1"), MakeWord(65, 16.5, "ro", 6)}, 1);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(TextOf(lines[0]), "1ro");
  EXPECT_TRUE(lines[0].words[1].raised);
}

TEST(Lines, PartsOfAWordInTwoFontsAreOneWord) {
  const std::vector<Line> lines = BuildLines({MakeWord(60, 20, "("), MakeWord(65.2, 20, "BID)")}, 1);
  EXPECT_EQ(TextOf(lines[0]), "(BID)");
}

TEST(Lines, HyphenSetApartByJustificationJoinsItsWord) {
  EXPECT_EQ(TextOf(BuildLines({MakeWord(60, 20, "Direc"), MakeWord(86.4, 20, "-")}, 1)[0]), "Direc-");
}

TEST(Lines, RunsArePartedByWideGaps) {
  const Line line = MakeRow(20, {{60, "Foro de cultura"}, {200, "3 de mayo"}});
  const std::vector<Line> runs = SplitAtGaps(line, 9);
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_EQ(TextOf(runs[1]), "3 de mayo");
}

TEST(Words, DoubledOnesAreBold) {
  std::vector<Word> words = {MakeWord(60, 20, "Informe"), MakeWord(60.4, 20, "Informe"), MakeWord(60, 40, "Informe")};
  CleanUp(words);
  ASSERT_EQ(words.size(), 2u);
  EXPECT_TRUE(words[0].bold);
  EXPECT_FALSE(words[1].bold);
}

TEST(Words, GarbledOnesHaveNoMeaning) {
  EXPECT_TRUE(IsGarbled(MakeWord(0, 0, "\x01\x02\x03")));
  EXPECT_TRUE(IsGarbled(MakeWord(0, 0, "\uFFFD\uFFFD")));
  EXPECT_FALSE(IsGarbled(MakeWord(0, 0, "año")));
}

struct WrapCase {
  const char* line;
  const char* next;
  bool wraps;
};
class Wrapping : public ::testing::TestWithParam<WrapCase> {};
TEST_P(Wrapping, ByRoomAndSentence) {  // the column is 100 points wide: 20 letters
  const Line line = MakeLine(0, 20, GetParam().line), next = MakeLine(0, 32, GetParam().next);
  EXPECT_EQ(Wraps(line, next, 100), GetParam().wraps) << GetParam().line << "|" << GetParam().next;
}
INSTANTIATE_TEST_SUITE_P(Cases, Wrapping,
                         ::testing::Values(WrapCase{"Embajada de la", "Republica", true},  // no room
                                           WrapCase{"JICA", "Embajada", false},            // room, a capital
                                           WrapCase{"La", "embajada", true},               // goes on small
                                           WrapCase{"Fin.", "embajada", false},            // ended
                                           WrapCase{"coope-", "racion", true}));           // broken word

TEST(Words, RecognisedOnesAreAsLongAsTheirLetters) {
  std::vector<Word> words;
  for (int i = 0; i < 25; ++i) {
    words.push_back(MakeWord(60 + 32.5 * (i % 10), 100 + 12 * (i / 10), "palab"));
    words.back().space_after = true;
  }
  for (Word& word : words) word.box.x1 -= 25.0 / 6;  // as if a sixth letter, the space, stood in the box
  std::vector<Line> lines = BuildLines(std::move(words), 1);
  JoinPieces(lines);
  EXPECT_NEAR(lines[0].words[0].box.x1, 85, 0.1);
  EXPECT_NEAR(lines[0].words[1].box.x0 - lines[0].words[0].box.x1, 7.5, 0.1);
}

TEST(Words, MarkerAndItsBracketAreOne) {
  std::vector<Line> lines = {MakeRow(20, {{60, "a"}, {67, ")"}, {80, "Embajadas"}})};
  JoinPieces(lines);
  EXPECT_EQ(lines[0].words.front().text, "a)");
}

TEST(Lines, SeveralStandBesideAnInitial) {
  std::vector<Word> words{MakeWord(60, 32, "L", 30)};
  for (Word& word : MakeLine(76, 20, "a oficina coordino").words) words.push_back(std::move(word));
  for (Word& word : MakeLine(76, 32, "con otras").words) words.push_back(std::move(word));
  const std::vector<Line> lines = BuildLines(std::move(words), 1);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(TextOf(lines[0]), "La oficina coordino");
}

}  // namespace
}  // namespace lines
}  // namespace acervo::layout
