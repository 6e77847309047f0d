#include "extractors/layout/letter_spacing.h"

#include <gtest/gtest.h>

#include "tests/extractors/layout/words.h"

namespace acervo::layout {
namespace letter_spacing {
namespace {

// `pieces` from x on; '_' widens the gap before the next from `within` to `between`.
Line Spaced(double x, const std::vector<std::string>& pieces, double within, double between) {
  std::vector<Word> words;
  for (const std::string& piece : pieces) {
    const bool apart = piece.starts_with('_');
    if (!words.empty()) x = words.back().box.x1 + (apart ? between : within);
    words.push_back(MakeWord(x, 20, apart ? piece.substr(1) : piece));
  }
  return BuildLines(std::move(words), 1).at(0);
}

struct SpacingCase {
  const char* name;
  std::vector<std::string> pieces;
  double within, between;  // points; letters are 10 high
  const char* text;
};
class LetterSpacing : public ::testing::TestWithParam<SpacingCase> {};

TEST_P(LetterSpacing, JoinsWhatNoSpaceParts) {
  std::vector<Line> lines = {Spaced(60, GetParam().pieces, GetParam().within, GetParam().between)};
  JoinSpacedLetters(lines);
  EXPECT_EQ(TextOf(lines[0]), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, LetterSpacing,
    ::testing::Values(
        SpacingCase{"TwoWords", {"M", "A", "Y", "O", "_2", "0", "1", "9"}, 3, 11, "MAYO 2019"},
        SpacingCase{"OneWord", {"M", "A", "Y", "O"}, 3, 0, "MAYO"},
        SpacingCase{"KernedPairs", {"We", "b", "i", "n", "a", "r", "i", "o"}, 1.2, 0, "Webinario"},
        SpacingCase{"PiecesOfSeveralLetters", {"prog", "ra", "ma", "_de", "_becas"}, 1.2, 4.9, "programa de becas"},
        SpacingCase{"WideSpacing", {"E", "N", "E", "R", "O", "_A", "_M", "A", "Y", "O"}, 4, 10.5, "ENERO A MAYO"},
        SpacingCase{"FewSingleLetters", {"a", "_y", "_b"}, 0, 2.5, "a y b"},
        SpacingCase{"ShortWords", {"o", "_a", "_la", "_vez", "_a", "_3", "_m"}, 0, 2.5, "o a la vez a 3 m"},
        SpacingCase{"DigitsOfATable", {"1", "_2", "_3", "_4", "_5"}, 0, 9, "1 2 3 4 5"},
        SpacingCase{"PlainWords", {"Foro", "_de", "_cultura", "_en", "_Lima"}, 0, 2.5, "Foro de cultura en Lima"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(LetterSpacingOfPage, AShortRunLearnsFromOtherLines) {
  std::vector<Line> lines = {Spaced(60, {"prog", "ra", "ma", "_de", "_becas"}, 1.2, 4.9),
                             Spaced(60, {"Pa", "namá"}, 1.2, 0)};
  JoinSpacedLetters(lines);
  EXPECT_EQ(TextOf(lines[1]), "Panamá");
}

TEST(LetterSpacingOfPage, ACellOfItsOwnSpacingLeavesItsNeighbourAlone) {
  Line line = Spaced(60, {"F", "E", "C", "H", "A"}, 2.6, 0);
  for (Word& word : MakeLine(200, 20, "de la sede").words) line.words.push_back(std::move(word));
  std::vector<Line> lines = {line};
  JoinSpacedLetters(lines);
  EXPECT_EQ(TextOf(lines[0]), "FECHA de la sede");
}

}  // namespace
}  // namespace letter_spacing
}  // namespace acervo::layout
