// Items, their markers and levels; what continues an item and what ends a list.
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/docx/outline.h"

namespace acervo::test {
namespace {

std::string OutlineWith(const std::string& numbering, const std::string& body, const std::string& styles = {}) {
  return Outline(DocxBuilder().Numbering(numbering).Styles(styles).Body(body));
}

std::string Item(const std::string& text, int level, int num_id = 1) { return P(text, Num(num_id, level)); }
std::string Indented(const std::string& text, int left) {
  return P(text, "<w:ind w:left='" + std::to_string(left) + "'/>");
}
std::string Hanging(const std::string& text, int left) { return P(text, Ind(left, 360)); }

const std::string kBullets = List(1, "bullet", "• o -");

std::string OtherInstance(int num_id, const std::string& overrides, int definition = 1) {
  return "<w:num w:numId='" + std::to_string(num_id) + "'><w:abstractNumId w:val='" + std::to_string(definition) +
         "'/>" + overrides + "</w:num>";
}

// --- numbered lists ---

TEST(DocxNumbering, BulletsOfSymbolFontsArePrintable) {
  EXPECT_EQ(OutlineWith(List(1, "bullet", "\xEF\x82\xB7 \xEF\x82\xB7 \xEF\x82\xB7", "Symbol"), Item("a", 0)),
            "0 • a\n");
  EXPECT_EQ(OutlineWith(List(1, "bullet", "\xEF\x83\x98 x x", "Wingdings"), Item("a", 0)), "0 ➢ a\n");
}

TEST(DocxNumbering, PicturesAreBullets) {
  const std::string levels =
      "<w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val=''/><w:lvlPicBulletId w:val='0'/></w:lvl>";
  EXPECT_EQ(OutlineWith("<w:abstractNum w:abstractNumId='1'>" + levels + "</w:abstractNum>" + OtherInstance(1, ""),
                        Item("a", 0)),
            "0 • a\n");
}

TEST(DocxNumbering, CountsByLevelAndRestartsBelow) {
  EXPECT_EQ(OutlineWith(List(1, "decimal", "%1. %1.%2. %3)"),
                        Item("a", 0) + Item("b", 1) + Item("c", 1) + Item("d", 0) + Item("e", 1) + Item("f", 2)),
            "0 1. a\n1 1.1. b\n1 1.2. c\n0 2. d\n1 2.1. e\n2 1) f\n");
}

TEST(DocxNumbering, FormatsNumbers) {
  EXPECT_EQ(OutlineWith(List(1, "lowerLetter", "%1) %2) %3)"), Item("a", 0) + Item("b", 0)), "0 a) a\n0 b) b\n");
  EXPECT_EQ(OutlineWith(List(1, "upperRoman", "%1. %2. %3."), Item("a", 0) + Item("b", 0)), "0 I. a\n0 II. b\n");
}

TEST(DocxNumbering, ListsOfOneDefinitionCountTogetherUnlessOverridden) {
  const std::string numbering =
      List(1, "decimal", "%1. %2. %3.") + OtherInstance(2, "") +
      OtherInstance(3, "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride>");
  EXPECT_EQ(OutlineWith(numbering, Item("a", 0) + Item("b", 0, 2) + Item("c", 0, 3) + Item("d", 0, 3)),
            "0 1. a\n0 2. b\n0 7. c\n0 8. d\n");
}

TEST(DocxNumbering, OverriddenLevelsReplaceTheDefinition) {
  const std::string level =
      "<w:lvl w:ilvl='0'><w:start w:val='5'/><w:numFmt w:val='upperLetter'/><w:lvlText w:val='%1-'/></w:lvl>";
  EXPECT_EQ(OutlineWith(kBullets + OtherInstance(2, "<w:lvlOverride w:ilvl='0'>" + level + "</w:lvlOverride>"),
                        Item("a", 0, 2)),
            "0 E- a\n");
}

TEST(DocxNumbering, RestartCanBeTurnedOff) {
  const std::string levels =
      "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
      "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlRestart w:val='0'/><w:lvlText "
      "w:val='%2)'/></w:lvl>";
  EXPECT_EQ(OutlineWith("<w:abstractNum w:abstractNumId='1'>" + levels + "</w:abstractNum>" + OtherInstance(1, ""),
                        Item("a", 0) + Item("b", 1) + Item("c", 0) + Item("d", 1)),
            "0 1. a\n1 1) b\n0 2. c\n1 2) d\n");
}

TEST(DocxNumbering, LegalLevelsAreDecimal) {
  const std::string levels =
      "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>"
      "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:isLgl/><w:lvlText w:val='%1.%2'/></w:lvl>";
  EXPECT_EQ(OutlineWith("<w:abstractNum w:abstractNumId='1'>" + levels + "</w:abstractNum>" + OtherInstance(1, ""),
                        Item("a", 0) + Item("b", 1)),
            "0 I. a\n1 1.1 b\n");
}

TEST(DocxNumbering, FormatsOfTheirOwnAndSpelledOut) {
  const std::string levels =
      "<w:lvl w:ilvl='0'><w:start w:val='1'/><mc:AlternateContent><mc:Choice Requires='w14'><w:numFmt w:val='custom' "
      "w:format='001, 002, 003, ...'/></mc:Choice><mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback>"
      "</mc:AlternateContent><w:lvlText w:val='%1.'/></w:lvl>"
      "<w:lvl w:ilvl='1'><w:start w:val='2'/><w:numFmt w:val='ordinalText'/><w:lvlText w:val='%2:'/></w:lvl>";
  const std::string numbering =
      "<w:abstractNum w:abstractNumId='1'>" + levels + "</w:abstractNum>" + OtherInstance(1, "");
  EXPECT_EQ(OutlineWith(numbering, Item("a", 0) + Item("b", 1)), "0 001. a\n1 Segundo: b\n");
  EXPECT_EQ(OutlineWith(numbering, Item("b", 1),
                        "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='en-US'/></w:rPr></w:rPrDefault>"
                        "</w:docDefaults>"),
            "0 Second: b\n");
}

TEST(DocxNumbering, StylesBringNumbering) {
  const std::string styles = "<w:style w:type='paragraph' w:styleId='L'><w:pPr>" + Num(1, 0) +
                             "</w:pPr></w:style>"
                             "<w:style w:type='paragraph' w:styleId='L2'><w:basedOn w:val='L'/><w:pPr><w:numPr><w:ilvl "
                             "w:val='1'/></w:numPr></w:pPr></w:style>";
  EXPECT_EQ(OutlineWith(kBullets,
                        P("a", "<w:pStyle w:val='L'/>") + P("b", "<w:pStyle w:val='L2'/>") +
                            P("c", "<w:pStyle w:val='L'/><w:numPr><w:numId w:val='0'/></w:numPr>"),
                        styles),
            "0 • a\n1 o b\nc\n");
}

TEST(DocxNumbering, LevelsAreLinkedToStyles) {
  const std::string levels =
      "<w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:pStyle w:val='A'/><w:lvlText w:val='•'/></w:lvl>"
      "<w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/><w:pStyle w:val='B'/><w:lvlText w:val='o'/></w:lvl>";
  const std::string number = "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>";
  EXPECT_EQ(OutlineWith("<w:abstractNum w:abstractNumId='1'>" + levels + "</w:abstractNum>" + OtherInstance(1, ""),
                        P("a", "<w:pStyle w:val='A'/>") + P("b", "<w:pStyle w:val='B'/>"),
                        "<w:style w:type='paragraph' w:styleId='A'>" + number +
                            "</w:style><w:style w:type='paragraph' w:styleId='B'>" + number + "</w:style>"),
            "0 • a\n1 o b\n");
}

TEST(DocxNumbering, DefinitionsBorrowFromNumberingStyles) {
  const std::string numbering = "<w:abstractNum w:abstractNumId='5'><w:numStyleLink w:val='S'/></w:abstractNum>" +
                                kBullets + OtherInstance(6, "", 5);
  const std::string styles =
      "<w:style w:type='numbering' w:styleId='S'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
  EXPECT_EQ(OutlineWith(numbering, Item("a", 0, 6), styles), "0 • a\n");
}

TEST(DocxNumbering, LinksInACircleEnd) {
  const std::string numbering =
      "<w:abstractNum w:abstractNumId='5'><w:numStyleLink w:val='S'/></w:abstractNum>" + OtherInstance(6, "", 5);
  const std::string styles =
      "<w:style w:type='numbering' w:styleId='S'><w:pPr><w:numPr><w:numId w:val='6'/></w:numPr></w:pPr></w:style>";
  EXPECT_EQ(OutlineWith(numbering, Item("a", 0, 6), styles), "a\n");
}

TEST(DocxNumbering, UnknownListsAndLevelsAreNone) {
  EXPECT_EQ(OutlineWith(kBullets, Item("a", 0, 99) + Item("b", 8) + Item("c", 0, 0)), "a\nb\nc\n");
}

TEST(DocxNumbering, DeletedItemsDoNotCount) {
  const std::string deleted = Para("<w:del w:id='1'><w:r><w:delText>x</w:delText></w:r></w:del>",
                                   Num(1, 0) + "<w:rPr><w:del w:id='2'/></w:rPr>");
  EXPECT_EQ(OutlineWith(List(1, "decimal", "%1. %2. %3."), Item("a", 0) + deleted + Item("b", 0)), "0 1. a\n0 2. b\n");
}

// --- nesting ---

TEST(DocxNesting, LevelsBeginWithTheOutermostThatIsThere) {
  EXPECT_EQ(OutlineWith(kBullets, P("x") + Item("a", 1) + Item("b", 2) + Item("c", 1)), "x\n0 o a\n1 - b\n0 o c\n");
}

TEST(DocxNesting, IndentTellsWhereLevelsDoNot) {
  const auto at = [](const std::string& text, int left) { return P(text, Num(1, 0) + Ind(left, 360)); };
  EXPECT_EQ(OutlineWith(kBullets, at("a", 720) + at("b", 1440) + at("c", 2160) + at("d", 1440) + at("e", 760)),
            "0 • a\n1 • b\n2 • c\n1 • d\n0 • e\n");
}

TEST(DocxNesting, ListsOfTheirOwnNestByIndent) {
  const std::string sub =
      "<w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='–'/><w:pPr>" +
      Ind(1440, 360) + "</w:pPr></w:lvl></w:abstractNum>" + OtherInstance(7, "", 7);
  EXPECT_EQ(OutlineWith(kBullets + sub, Item("a", 0) + Item("b", 0, 7) + Item("c", 0)), "0 • a\n1 – b\n0 • c\n");
}

TEST(DocxNesting, BlankParagraphsDoNotEndAList) {
  EXPECT_EQ(OutlineWith(kBullets, Item("a", 0) + P("") + Item("b", 1) + P("") + P("") + Item("c", 1)),
            "0 • a\n1 o b\n1 o c\n");
}

TEST(DocxNesting, ANumberingGoesOnAfterATable) {
  EXPECT_EQ(
      OutlineWith(kBullets, Item("a", 0) + Table(Row(TextCell("t") + TextCell("u"))) + Item("b", 1) + Item("c", 0)),
      "0 • a\n| t | u |\n1 o b\n0 • c\n");
}

TEST(DocxNesting, TypedDashesUnderRealBulletsAreTheirChildren) {
  EXPECT_EQ(OutlineWith(kBullets, Item("a", 0) + P("- b") + P("- c") + Item("d", 0) + Indented("- e", 1080)),
            "0 • a\n1 - b\n1 - c\n0 • d\n1 - e\n");
}

TEST(DocxNesting, NumberedHeadingsAreHeadings) {
  EXPECT_EQ(OutlineWith(kBullets + List(2, "upperRoman", "%1. %2. %3."),
                        P("Uno", Num(2, 0) + "<w:outlineLvl w:val='0'/>") + Item("a", 0) +
                            P("Dos", Num(2, 0) + "<w:outlineLvl w:val='0'/>") + Item("b", 0)),
            "#1 0 I. Uno\n0 • a\n#1 0 II. Dos\n0 • b\n");
}

// --- continuation ---

TEST(DocxContinuation, IsIndentedAsTheTextOfItsItem) {
  EXPECT_EQ(OutlineWith(kBullets, Item("a", 0) + Indented("sigue a", 720) + Item("b", 1) + Indented("sigue b", 1440) +
                                      Indented("otra de a", 700) + P("fin") + Indented("ya no", 720)),
            "0 • a\n+0 sigue a\n1 o b\n+1 sigue b\n+0 otra de a\nfin\nya no\n");
}

TEST(DocxContinuation, MayBeNumberedWithoutAMarker) {
  EXPECT_EQ(OutlineWith(kBullets + List(2, "bullet", "&#32; &#32; &#32;"),
                        Item("a", 0) + Item("sigue a", 0, 2) + Item("b", 1) + Item("sigue b", 1, 2)),
            "0 • a\n+0 sigue a\n1 o b\n+1 sigue b\n");
}

TEST(DocxContinuation, NeitherCentredNorUnindentedNorAfterATable) {
  EXPECT_EQ(OutlineWith(kBullets, Item("a", 0) + P("x", "<w:ind w:left='720'/><w:jc w:val='center'/>")), "0 • a\nx\n");
  EXPECT_EQ(OutlineWith(kBullets, Item("a", 0) + P("x", "<w:ind w:firstLine='720'/>")), "0 • a\nx\n");
  EXPECT_EQ(OutlineWith(kBullets, Item("a", 0) + Table(Row(TextCell("t") + TextCell("u"))) + Indented("x", 720)),
            "0 • a\n| t | u |\nx\n");
}

TEST(DocxContinuation, NotWhereAllOfTheTextIsIndentedSo) {
  EXPECT_EQ(OutlineWith(kBullets, Indented("uno", 720) + Indented("dos", 720) + Item("a", 0) + Indented("tres", 720)),
            "uno\ndos\n0 • a\ntres\n");
  EXPECT_EQ(OutlineWith(kBullets, Indented("Lista:", 720) + Item("a", 0) + Indented("sigue", 720)),
            "Lista:\n0 • a\n+0 sigue\n");
}

// --- typed markers ---

TEST(DocxTyped, SureGlyphsAreItemsByThemselves) {
  EXPECT_EQ(OutlineOfBody(P("x") + P("• a") + P("➢b") + P("fin")), "x\n0 • a\n1 ➢ b\nfin\n");
  EXPECT_EQ(OutlineOfBody(P("\xEF\x82\xB7\ta")), "0 • a\n");
}

TEST(DocxTyped, NestByIndentWhateverMadeIt) {
  EXPECT_EQ(OutlineOfBody(Hanging("• a", 425) + Hanging("o b", 1049) + Hanging("o c", 1049) + Hanging("• d", 425)),
            "0 • a\n1 o b\n1 o c\n0 • d\n");
  EXPECT_EQ(OutlineOfBody(P("- a") + Para("<w:r><w:tab/><w:t>- b</w:t></w:r>") + P("- c")), "0 - a\n1 - b\n0 - c\n");
  EXPECT_EQ(OutlineOfBody(P("• a") + P("    • b") + P("• c")), "0 • a\n1 • b\n0 • c\n");
}

TEST(DocxTyped, NestByGlyphWhereNothingIsIndented) {
  EXPECT_EQ(OutlineOfBody(P("• a") + P("- b") + P("- c") + P("• d")), "0 • a\n1 - b\n1 - c\n0 • d\n");
  EXPECT_EQ(OutlineOfBody(P("1. a") + P("- b") + P("- c") + P("2. d")), "0 1. a\n1 - b\n1 - c\n0 2. d\n");
}

TEST(DocxTyped, DashesNeedANeighbourAnIndentOrAColon) {
  EXPECT_EQ(OutlineOfBody(P("prosa") + P("- quizás no") + P("prosa")), "prosa\n- quizás no\nprosa\n");
  EXPECT_EQ(OutlineOfBody(P("- a") + P("- b")), "0 - a\n0 - b\n");
  EXPECT_EQ(OutlineOfBody(P("Otras:") + P("- a")), "Otras:\n0 - a\n");
  EXPECT_EQ(OutlineOfBody(Hanging("- a", 425)), "0 - a\n");
}

TEST(DocxTyped, TheWordOIsNoMarker) {
  EXPECT_EQ(OutlineOfBody(P("esto") + P("o bien aquello") + P("y más")), "esto\no bien aquello\ny más\n");
  EXPECT_EQ(OutlineOfBody(P("o a") + P("o b")), "0 o a\n0 o b\n");
}

TEST(DocxTyped, NumbersMustCountOn) {
  EXPECT_EQ(OutlineOfBody(P("1. a") + P("2. b") + P("3. c")), "0 1. a\n0 2. b\n0 3. c\n");
  EXPECT_EQ(OutlineOfBody(P("1. a") + P("texto") + P("2. b")), "1. a\ntexto\n2. b\n");
  EXPECT_EQ(OutlineOfBody(P("J. Pérez") + P("M. Gómez")), "J. Pérez\nM. Gómez\n");
  EXPECT_EQ(OutlineOfBody(P("a) x") + Indented("- y", 360) + P("b) z")), "0 a) x\n1 - y\n0 b) z\n");
  EXPECT_EQ(OutlineOfBody(P("1. x") + P("1.1 y") + P("1.2 z") + P("2. w")), "0 1. x\n1 1.1 y\n1 1.2 z\n0 2. w\n");
}

TEST(DocxTyped, BoldNumberedTitlesAreNoItems) {
  const auto bold = [](const std::string& text) { return Para(R(text, "<w:b/>")); };
  EXPECT_EQ(OutlineOfBody(bold("1. ACTIVIDADES") + P("• a") + bold("2. OTRAS") + P("• b")),
            "*1. ACTIVIDADES\n0 • a\n*2. OTRAS\n0 • b\n");
}

TEST(DocxTyped, LinesOfOneParagraphAreItemsEach) {
  EXPECT_EQ(OutlineOfBody(
                Para("<w:r><w:t>Temas:</w:t><w:br/><w:t>• a</w:t><w:br/><w:t>sigue</w:t><w:br/><w:t>• b</w:t></w:r>")),
            "Temas:\n0 • a sigue\n0 • b\n");
  EXPECT_EQ(OutlineOfBody(Para("<w:r><w:t>uno</w:t><w:br/><w:t>- dos</w:t></w:r>")), "uno - dos\n");
}

TEST(DocxTyped, MarkersMayBeSymbolsWithATab) {
  const std::string run = "<w:r><w:sym w:font='Symbol' w:char='F0B7'/></w:r><w:r><w:tab/></w:r>";
  EXPECT_EQ(OutlineOfBody(Para(run + R("a"), Ind(425, 283)) + Para(run + R("b"), Ind(1049, 283))), "0 • a\n1 • b\n");
}

// --- pictures in the line ---

std::string Pictured(const std::string& text, const std::string& id, int emu, const std::string& properties = {}) {
  const std::string size = "cx='" + std::to_string(emu) + "' cy='" + std::to_string(emu) + "'";
  return Para("<w:r><w:drawing><wp:inline><wp:extent " + size + "/><a:blip r:embed='" + id +
                  "'/></wp:inline></w:drawing></w:r>" + R(text),
              properties);
}

TEST(DocxPictures, LittleOnesInARowAreBullets) {
  EXPECT_EQ(OutlineOfBody(Pictured("uno", "r1", 100000) + P("") + Pictured("dos", "r1", 100000)), "0 • uno\n0 • dos\n");
  EXPECT_EQ(OutlineOfBody(Pictured("uno", "r1", 100000, Ind(360, 360)) + Pictured("dos", "r1", 100000, Ind(1080, 360))),
            "0 • uno\n1 • dos\n");
  EXPECT_EQ(OutlineOfBody(Pictured("uno", "r1", 100000) + Pictured("dos", "r2", 100000)), "0 • uno\n1 ◦ dos\n");
}

TEST(DocxPictures, OthersAreNone) {
  EXPECT_EQ(OutlineOfBody(Pictured("uno", "r1", 100000) + P("dos")), "uno\ndos\n");
  EXPECT_EQ(OutlineOfBody(Pictured("uno", "r1", 900000) + Pictured("dos", "r1", 900000)), "uno\ndos\n");
}

TEST(DocxTypedItems, ALoneOUnderABulletIsOne) {
  EXPECT_EQ(OutlineOfBody(P("• uno") + P("    o dos") + P("• tres")), "0 • uno\n1 o dos\n0 • tres\n");
  EXPECT_EQ(OutlineOfBody(P("• uno") + P("o dos") + P("tres")), "0 • uno\no dos\ntres\n");
}

}  // namespace
}  // namespace acervo::test
