// Markers, fonts and paragraphs, on hand-made words.
#include <gtest/gtest.h>

#include "extractors/layout/drawn_bullets.h"
#include "extractors/layout/markers.h"
#include "extractors/layout/paragraphs.h"
#include "extractors/pdf/poppler/fonts.h"
#include "tests/extractors/layout/words.h"

namespace acervo::layout {
namespace lists {
namespace {

struct MarkerCase {
  const char* word;
  bool is_marker;
};
class MarkerWords : public ::testing::TestWithParam<MarkerCase> {};
TEST_P(MarkerWords, Known) {
  EXPECT_EQ(AsMarker(MakeWord(0, 0, GetParam().word)).has_value(), GetParam().is_marker) << GetParam().word;
}
INSTANTIATE_TEST_SUITE_P(Cases, MarkerWords,
                         ::testing::Values(MarkerCase{"•", true}, MarkerCase{"▪", true}, MarkerCase{"➢", true},
                                           MarkerCase{"-", true}, MarkerCase{"o", true}, MarkerCase{"1.", true},
                                           MarkerCase{"a)", true}, MarkerCase{"(iv)", true}, MarkerCase{"1.2.", true},
                                           MarkerCase{"\uF0B7", true}, MarkerCase{"2019", false},
                                           MarkerCase{"S.E.", false}, MarkerCase{"Lic.", false},
                                           MarkerCase{"2019.", false}, MarkerCase{"y", false}, MarkerCase{"1.1", true},
                                           MarkerCase{"2.3.1", true}, MarkerCase{"1°", true}, MarkerCase{"1.-", true},
                                           MarkerCase{"1-", true}, MarkerCase{"1.500", false},
                                           MarkerCase{"10:30", false}, MarkerCase{"a-", false}, MarkerCase{"+.", true},
                                           MarkerCase{"*»", true}, MarkerCase{"-.", false}));

TEST(Markers, UnsureOrdinalsNeedACapitalAfterThem) {
  EXPECT_TRUE(LeadingMarker(MakeLine(60, 20, "1.1 Reunion")).has_value());
  EXPECT_TRUE(LeadingMarker(MakeLine(60, 20, "1° Reunion")).has_value());
  EXPECT_FALSE(LeadingMarker(MakeLine(60, 20, "1.5 millones")).has_value());
  EXPECT_FALSE(LeadingMarker(MakeLine(60, 20, "1° de mayo")).has_value());
}

TEST(Markers, LettersOfPiFontsAreBullets) {
  Word word = MakeWord(0, 0, "v");
  word.symbolic = true;
  EXPECT_EQ(AsMarker(word)->text, "❖");
}

TEST(Fonts, NamesTellTheStyle) {
  EXPECT_TRUE(pdf::StyleOf("BAAAAA+LiberationSans-Bold").bold);
  EXPECT_TRUE(pdf::StyleOf("Arial,Bold").bold);
  EXPECT_TRUE(pdf::StyleOf("ABCDEF+CMBX10").bold);
  EXPECT_FALSE(pdf::StyleOf("Calibri").bold);
  EXPECT_TRUE(pdf::StyleOf("Wingdings-Regular").symbolic);
}

TEST(Markers, ADrawnBulletMayStandInALineThatBeginsWithAWrittenOne) {
  const std::vector<Line> lines = {MakeRow(20, {{80, "◦"}, {98, "Uno"}, {300, "Dos"}})};
  const std::vector<BulletPlace> places = BulletPlaces(lines, 60);
  ASSERT_EQ(places.size(), 1u);
  EXPECT_EQ(places[0].word, 2u);
}

TEST(Markers, RoundLettersSetApartAreMisreadBullets) {
  std::vector<Line> lines = {MakeRow(20, {{60, "e"}, {78, "Uno"}}), MakeRow(32, {{60, "e"}, {78, "Dos"}}),
                             MakeLine(60, 44, "e Irlanda"), MakeLine(60, 56, "e Italia")};
  RepairBullets(lines);
  EXPECT_EQ(TextOf(lines[0]), "• Uno");
  EXPECT_EQ(TextOf(lines[2]), "e Irlanda");
}

TEST(Markers, MisreadBulletsStandWhereOthersDo) {
  std::vector<Line> lines = {MakeRow(20, {{60, "*"}, {78, "Uno"}}), MakeRow(32, {{60, "e"}, {78, "Dos"}}),
                             MakeRow(44, {{60, "•"}, {78, "Tres"}}), MakeRow(56, {{78, "y"}, {86, "algo"}})};
  RepairBullets(lines);
  EXPECT_EQ(TextOf(lines[1]), "• Dos");
  EXPECT_EQ(TextOf(lines[3]), "y algo");
}

std::vector<Paragraph> Build(const std::vector<Line>& lines) {
  Flow flow;
  for (const Line& line : lines) flow.emplace_back(BodyLine{line, 60, 260});
  std::vector<Paragraph> paragraphs;
  for (Block& block : BuildBlocks(std::move(flow), {})) paragraphs.push_back(std::get<Paragraph>(std::move(block)));
  return paragraphs;
}

TEST(Paragraphs, WrappedLinesAreOne) {
  const auto paragraphs = Build({MakeLine(60, 20, "La oficina tuvo reuniones con varias"),
                                 MakeLine(60, 32, "embajadas de la ciudad."), MakeLine(60, 44, "Otro parrafo.")});
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_EQ(paragraphs[0].text, "La oficina tuvo reuniones con varias embajadas de la ciudad.");
}

TEST(Paragraphs, CenteredLinesThatHadRoomStandAlone) {
  const auto paragraphs =
      Build({MakeLine(93.75, 20, "INFORME DE LA GESTION DE MAYO"), MakeLine(118.75, 32, "OFICINA MUNICIPAL")});
  EXPECT_EQ(paragraphs.size(), 2u);
}

TEST(Paragraphs, ItemsGoOnInTheNextColumn) {
  Line rest = MakeLine(298, 20, "de la ciudad hermana.");
  Flow flow;
  flow.emplace_back(BodyLine{MakeRow(700, {{60, "•"}, {78, "Se remitio la nota a la oficina"}}), 60, 260});
  flow.emplace_back(BodyLine{rest, 280, 480});
  flow.emplace_back(BodyLine{MakeRow(32, {{280, "•"}, {298, "Otra"}}), 280, 480});
  const std::vector<Block> blocks = BuildBlocks(std::move(flow), {});
  ASSERT_EQ(blocks.size(), 2u);
  EXPECT_EQ(std::get<Paragraph>(blocks[0]).text, "Se remitio la nota a la oficina de la ciudad hermana.");
  EXPECT_EQ(std::get<Paragraph>(blocks[1]).list->level, 0);
}

TEST(Paragraphs, GlyphMarksTheTextBelowItsLine) {
  const auto paragraphs =
      Build({MakeLine(60, 20, "•"), MakeLine(78, 32, "Se remitio la nota."), MakeLine(60, 44, "•")});
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_EQ(paragraphs[0].list->marker, "•");
  EXPECT_EQ(paragraphs[0].text, "Se remitio la nota.");
  EXPECT_EQ(paragraphs[1].text, "•");
}

TEST(Paragraphs, DecimalsNestByTheirNumbers) {
  std::vector<int> levels;
  for (const Paragraph& paragraph :
       Build({MakeLine(60, 20, "1. Locales"), MakeLine(60, 32, "1.1. Plaza"), MakeLine(60, 44, "1.1.1. Acta"),
              MakeLine(60, 56, "1.2. Calle"), MakeLine(60, 68, "2. Otras")})) {
    levels.push_back(paragraph.list->level);
  }
  EXPECT_EQ(levels, (std::vector<int>{0, 1, 2, 1, 0}));
}

TEST(Paragraphs, LinesOfATableOfContentsStandAlone) {
  EXPECT_EQ(Build({MakeLine(60, 20, "Coordinaciones........................3"),
                   MakeLine(60, 32, "Actividades...........................7")})
                .size(),
            2u);
}

TEST(Paragraphs, SmallWordLeadsOn) {
  EXPECT_EQ(Build({MakeLine(60, 20, "Informe de la"), MakeLine(60, 32, "Oficina")}).size(), 1u);
}

TEST(Paragraphs, SizesMayDifferWithinASentence) {
  EXPECT_EQ(
      Build({MakeLine(60, 20, "La oficina tuvo reuniones con varias"), MakeLine(60, 32, "embajadas de la ciudad.", 9)})
          .size(),
      1u);
  EXPECT_EQ(
      Build({MakeLine(60, 20, "La oficina tuvo reuniones con varias"), MakeLine(60, 34, "Embajadas de la ciudad.", 12)})
          .size(),
      2u);
}

TEST(Paragraphs, CenteredLinesMayGoOn) {
  EXPECT_EQ(Build({MakeLine(93.75, 20, "INFORME DE LA GESTION DE MAYO"), MakeLine(117.5, 32, "oficina municipal"),
                   MakeLine(137.5, 44, "de Panama")})
                .size(),
            1u);
}

TEST(Paragraphs, LinesSetToTheRightStandAlone) {
  EXPECT_EQ(
      Build({MakeLine(142.5, 20, "Panama, 31 de mayo de 2019"), MakeLine(165, 32, "Oficio numero DGE-45")}).size(), 2u);
}

TEST(Paragraphs, ItemsHangAndNest) {
  const auto paragraphs =
      Build({MakeRow(20, {{60, "•"}, {78, "Se remitio la nota a la oficina"}}), MakeLine(78, 32, "de la ciudad"),
             MakeRow(44, {{78, "o"}, {96, "Viaticos"}}), MakeRow(56, {{60, "•"}, {78, "Otra"}})});
  ASSERT_EQ(paragraphs.size(), 3u);
  EXPECT_EQ(paragraphs[0].text, "Se remitio la nota a la oficina de la ciudad");
  EXPECT_EQ(paragraphs[1].list, (ListMark{1, "o"}));
  EXPECT_EQ(paragraphs[2].list, (ListMark{0, "•"}));
}

TEST(Paragraphs, AWrappedDashOrNumberIsNoItem) {
  const auto paragraphs =
      Build({MakeLine(60, 20, "La oficina tuvo varias reuniones de la ciudad"), MakeLine(60, 32, "- UCCI - en mayo")});
  ASSERT_EQ(paragraphs.size(), 1u);
}

TEST(Paragraphs, GluedBulletsArePartedFromTheirText) {
  const auto paragraphs = Build({MakeLine(60, 20, "•Uno"), MakeLine(60, 32, "•Dos")});
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_EQ(paragraphs[0].text, "Uno");
  EXPECT_EQ(paragraphs[0].list, (ListMark{0, "•"}));
}

}  // namespace
}  // namespace lists
}  // namespace acervo::layout
