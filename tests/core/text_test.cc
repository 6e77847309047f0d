#include "core/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace acervo {
namespace {

using ::testing::ElementsAre;

struct Pair {
  const char* input;
  const char* expected;
};

TEST(CleanText, AppliesTheTextRules) {
  const Pair cases[] = {
      {"", ""},
      {"   ", ""},
      {"uno  dos\t tres\n cuatro", "uno dos tres cuatro"},
      {"no\u00A0break\u202Fspaces\u3000here", "no break spaces here"},
      {"coope\u00ADración", "cooperación"},
      {"\uFEFFprimero\u200B", "primero"},
      {"o\uFB01cina a\uFB03n \uFB02or", "oficina affin flor"},
      {"Cooperacio\u0301n", "Cooperación"},
      {"“comillas” – y — rayas…", "“comillas” – y — rayas…"},
      {"mal\xFF"
       "o",
       "mal\uFFFDo"},
  };
  for (const Pair& c : cases) EXPECT_EQ(CleanText(c.input), c.expected) << c.input;
}

TEST(CleanLines, KeepsParagraphBreaksAndDropsEmptyLines) {
  EXPECT_EQ(CleanLines(" uno \n\n  dos  tres\n"), "uno\ndos tres");
  EXPECT_EQ(CleanLines("\n \n"), "");
}

TEST(Nfc, ComposesAndRepairs) {
  EXPECT_EQ(Nfc("n\u0303"), "ñ");
  EXPECT_EQ(Nfc("\xC3"), "\uFFFD");
  EXPECT_EQ(Nfc("\xED\xA0\x80").find('\xED'), std::string::npos) << "a surrogate is no text";
}

TEST(Fold, DropsCaseAndAccents) {
  const Pair cases[] = {
      {"Unión Añil", "union anil"},
      {"PANAMÁ", "panama"},
      {"Müller Straße", "muller straße"},
      {"1.º", "1.º"},
      {"n\u0303", "n"},
      {"ÀÉÎÕÜ", "aeiou"},
      {"ＪＩＣＡ", "jica"},
  };
  for (const Pair& c : cases) EXPECT_EQ(Fold(c.input), c.expected) << c.input;
}

TEST(Fold, PassesOverControlCharacters) {
  EXPECT_EQ(Fold("Activi\x1B\x7F\u009Bdad\x07 \tde"), "actividad \tde");
  const FoldedText folded = FoldWithOrigin("\aa\a\u0080b");
  EXPECT_EQ(folded.text, "ab");
  EXPECT_EQ(folded.Original({1, 1}), (Span{5, 1}));
}

TEST(FoldKeepingEnye, KeepsNothingButTheEnye) {
  EXPECT_EQ(FoldKeepingEnye("AÑO Canción"), "año cancion");
  EXPECT_EQ(FoldKeepingEnye("an\u0303o"), "año");
}

TEST(FoldWithOrigin, LeadsBackToTheBytesAsWritten) {
  const std::string text = "El día 3 de Miércoles";
  const FoldedText folded = FoldWithOrigin(text);
  ASSERT_EQ(folded.origin.size(), folded.text.size() + 1);
  const std::size_t at = folded.text.find("miercoles");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(folded.Original({at, 9}).In(text), "Miércoles");
  EXPECT_EQ(folded.Original({0, folded.text.size()}).In(text), text);
}

TEST(FoldWithOrigin, CoversTrailingCombiningMarks) {
  const std::string text = "dia\u0301s";
  const FoldedText folded = FoldWithOrigin(text);
  EXPECT_EQ(folded.text, "dias");
  EXPECT_EQ(folded.Original({2, 1}).In(text), "a\u0301");
}

std::vector<std::string> Texts(const std::vector<Word>& words) {
  std::vector<std::string> texts;
  for (const Word& word : words) texts.push_back(word.text);
  return texts;
}

TEST(Words, SplitsAsAReaderWould) {
  EXPECT_THAT(Texts(Words("¿Qué hizo JICA en 2019?")), ElementsAre("Qué", "hizo", "JICA", "en", "2019"));
  EXPECT_THAT(Texts(Words("J.I.C.A. y EE.UU.")), ElementsAre("J.I.C.A.", "y", "EE.UU."));
  EXPECT_THAT(Texts(Words("UCCI-CIDEU, 27/05")), ElementsAre("UCCI", "CIDEU", "27", "05"));
  EXPECT_THAT(Texts(Words("fin. Otro")), ElementsAre("fin", "Otro"));
  EXPECT_THAT(Texts(Words("acción 1.2.4")), ElementsAre("acción", "1", "2", "4"));
  EXPECT_THAT(Texts(Words("")), ElementsAre());
}

TEST(Words, SpansCutTheWordsOutOfTheText) {
  const std::string text = "Él firmó la «adición» N.º 3";
  for (const Word& word : Words(text)) EXPECT_EQ(word.span.In(text), word.text);
}

TEST(Stem, JoinsInflectedForms) {
  EXPECT_EQ(Stem("reuniones"), Stem("reunión"));
  EXPECT_EQ(Stem("Embajadas"), Stem("embajada"));
  EXPECT_EQ(Stem("cooperación"), Stem("cooperaciones"));
  EXPECT_NE(Stem("año"), Stem("ano"));
}

TEST(Slug, MakesIdentifiers) {
  EXPECT_EQ(Slug("Cancillería de Panamá"), "cancilleria-de-panama");
  EXPECT_EQ(Slug("  ¡J.I.C.A.! "), "j-i-c-a");
  EXPECT_EQ(Slug("«»"), "");
}

TEST(Collate, SortsAsSpanishReadersDo) {
  EXPECT_LT(Collate("nube", "ñandú"), 0);
  EXPECT_LT(Collate("ñandú", "oca"), 0);
  EXPECT_LT(Collate("árbol", "beca"), 0);
  EXPECT_EQ(Collate("igual", "igual"), 0);
}

TEST(CodePoints, CountAndConvert) {
  const std::string text = "añ😀o";
  EXPECT_EQ(CodePointCount(text), 4u);
  EXPECT_EQ(CodePointIndex(text, 3), 2u);
  EXPECT_EQ(ByteOffset(text, 3), 7u);
  EXPECT_EQ(ByteOffset(text, 99), text.size());
  for (std::size_t i = 0; i < CodePointCount(text); ++i) EXPECT_EQ(CodePointIndex(text, ByteOffset(text, i)), i);
}

TEST(AppendUtf8, ReplacesWhatIsNoScalarValue) {
  std::string out;
  AppendUtf8(out, 0xD800);
  AppendUtf8(out, 0x110000);
  AppendUtf8(out, 0x1F600);
  EXPECT_EQ(out, "\uFFFD\uFFFD😀");
}

TEST(Trim, TakesUnicodeSpacesToo) {
  EXPECT_EQ(Trim("\u00A0 x y\u2003\n"), "x y");
  EXPECT_EQ(Trim(" \u00A0"), "");
}

TEST(EveryFunction, SurvivesAnyBytes) {
  std::string bytes;
  for (int round = 0; round < 3; ++round) {
    for (int b = 0; b < 256; ++b) bytes += static_cast<char>((b * (2 * round + 1)) & 0xFF);
  }
  for (std::size_t cut = 0; cut < bytes.size(); cut += 7) {
    const std::string_view part = std::string_view(bytes).substr(cut);
    EXPECT_TRUE(IsValidUtf8(CleanText(part)));
    EXPECT_TRUE(IsValidUtf8(Fold(part)));
    EXPECT_EQ(FoldWithOrigin(part).origin.back(), part.size());
    for (const Word& word : Words(part)) EXPECT_LE(word.span.end(), part.size());
    Stem(part);
  }
}

}  // namespace
}  // namespace acervo
