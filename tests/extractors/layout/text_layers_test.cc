#include "extractors/layout/text_layers.h"

#include <gtest/gtest.h>

#include "tests/extractors/layout/words.h"

namespace acervo::layout {
namespace spread {
namespace {

TEST(Spread, AnInvisibleLayerIsReadWhereNothingElseStands) {
  std::vector<Word> words{MakeWord(50, 40, "Sello")};
  AddWhereBlank(words, {MakeWord(50, 100, "Informe"), MakeWord(100, 100, "mensual")});
  ASSERT_EQ(words.size(), 3u);
  EXPECT_EQ(words[1].text, "Informe");
}

TEST(Spread, AnInvisibleCopyOfWhatIsSeenIsLeftOut) {
  std::vector<Word> words{MakeWord(50, 100, "Informe")};
  AddWhereBlank(words, {MakeWord(50.5, 100.5, "lnforme")});
  ASSERT_EQ(words.size(), 1u);
  EXPECT_EQ(words[0].text, "Informe");
}

TEST(Spread, AWordAcrossTwoBandsCoversBoth) {
  std::vector<Word> words{MakeWord(50, 60, "TÍTULO", 40)};
  AddWhereBlank(words, {MakeWord(52, 46, "TITULO", 12), MakeWord(52, 58, "TITULO", 12)});
  EXPECT_EQ(words.size(), 1u);
}

}  // namespace
}  // namespace spread
}  // namespace acervo::layout
