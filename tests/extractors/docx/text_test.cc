// What is text of a paragraph and what is not.
#include <gtest/gtest.h>

#include <string>

#include "extractors/docx/docx.h"
#include "tests/extractors/docx/outline.h"

namespace acervo::test {
namespace {

struct TextCase {
  const char* name;
  std::string body;
  std::string outline;
};

std::ostream& operator<<(std::ostream& out, const TextCase& c) { return out << c.name; }
std::string NameOf(const ::testing::TestParamInfo<TextCase>& info) { return info.param.name; }

const std::string kDeletedMark = "<w:rPr><w:del w:id='1' w:author='a'/></w:rPr>";

std::string FieldCharacter(const std::string& type) { return "<w:r><w:fldChar w:fldCharType='" + type + "'/></w:r>"; }
std::string Code(const std::string& code) { return "<w:r><w:instrText>" + code + "</w:instrText></w:r>"; }
std::string Run(const std::string& children) { return "<w:r>" + children + "</w:r>"; }

std::string TextBox(const std::string& paragraphs) {
  return "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp>"
         "<wps:txbx><w:txbxContent>" +
         paragraphs +
         "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
         "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>" +
         paragraphs + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
}

class DocxText : public ::testing::TestWithParam<TextCase> {};

TEST_P(DocxText, ReadsAsOnPaper) { EXPECT_EQ(OutlineOfBody(GetParam().body), GetParam().outline); }

const TextCase kRuns[] = {
    {"RunsAreJoined", Para(R("Coopera") + R("ción")), "Cooperación\n"},
    {"WhiteSpaceIsOneSpace", P("a  b\xC2\xA0 c\n d "), "a b c d\n"},
    {"TabsAndBreaksAreSpaces", Para(R("a") + Run("<w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t>")),
     "a b c d\n"},
    {"HyphensOfWordAreHyphens", Para(Run("<w:t>costo</w:t><w:noBreakHyphen/><w:t>beneficio</w:t>")),
     "costo-beneficio\n"},
    {"SoftHyphensGo",
     Para(Run("<w:t>coope</w:t><w:softHyphen/><w:t>ra\xC2\xAD"
              "ción</w:t>")),
     "cooperación\n"},
    {"DecomposedLettersAreComposed", P("cooperacio\xCC\x81n"), "cooperación\n"},
    {"CdataAndReferencesAreText", Para(Run("<w:t><![CDATA[A & B]]> &amp; C &#243;</w:t>")), "A & B & C ó\n"},
    {"SymbolsOfFontsAreUnicode", Para(Run("<w:sym w:font='Wingdings' w:char='F0FC'/><w:t>hecho</w:t>")), "0 ✓ hecho\n"},
    {"PrivateUseCharactersAreUnicode", Para(R("5 \xEF\x82\xB3 4", "<w:rFonts w:ascii='Symbol'/>")), "5 ≥ 4\n"},
    {"EmptyParagraphsAreNoBlocks", P("a") + P("") + P(" \xC2\xA0") + "<w:p/>" + P("b"), "a\nb\n"},
    {"HyperlinksAreText", Para("<w:hyperlink r:id='x'>" + R("sitio") + "</w:hyperlink>" + R(" web")), "sitio web\n"},
    {"SmartTagsAreText", Para("<w:smartTag w:element='City'>" + R("Lima") + "</w:smartTag>"), "Lima\n"},
    {"CustomXmlIsText", "<w:customXml>" + Para("<w:customXml>" + R("Lima") + "</w:customXml>") + "</w:customXml>",
     "Lima\n"},
    {"RubyIsItsBaseWithTheGlossAfterIt",
     Para(Run("<w:ruby><w:rubyPr/><w:rt>" + R("x") + "</w:rt><w:rubyBase>" + R("base") + "</w:rubyBase></w:ruby>")),
     "base(x)\n"},
    {"FormulasAreTheirText", Para(R("Sea ") + "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"), "Sea x=2\n"},
    {"BookmarksAndCommentsAreNone",
     Para("<w:bookmarkStart w:id='1' w:name='marca'/>" + R("a") +
          "<w:bookmarkEnd w:id='1'/><w:commentRangeStart w:id='0'/>" + R("b") + "<w:commentRangeEnd w:id='0'/>" +
          Run("<w:commentReference w:id='0'/>") + "<w:proofErr w:type='spellStart'/>"),
     "ab\n"},
    {"CapitalsByFormatStayAsTyped", Para(R("Foro", "<w:caps/>")), "Foro\n"},
    {"HiddenTextIsNone", Para(R("a") + R("oculto", "<w:vanish/>") + R("b", "<w:vanish w:val='0'/>")), "ab\n"},
    {"UnknownElementsArePassedThrough", Para("<w:futureThing>" + R("dentro") + "</w:futureThing>"), "dentro\n"},
    {"LooseTextIsText", "<w:t>suelto</w:t>" + P("a") + Table(P("entre filas") + Row(P("entre celdas") + TextCell("c"))),
     "suelto\na\n| entre filas |\n| entre celdas | c |\n"},
    {"LooseRunsAreText", R("suelto") + P("a"), "suelto\na\n"},
    {"DropCapsBeginTheirParagraph", P("E", "<w:framePr w:dropCap='drop'/>") + P("l informe"), "El informe\n"},
};
INSTANTIATE_TEST_SUITE_P(Runs, DocxText, ::testing::ValuesIn(kRuns), NameOf);

const TextCase kRevisions[] = {
    {"InsertedTextIsKept", Para(R("a ") + "<w:ins w:id='1'>" + R("nuevo") + "</w:ins>"), "a nuevo\n"},
    {"DeletedTextIsNone", Para(R("a") + "<w:del w:id='1'><w:r><w:delText>viejo</w:delText></w:r></w:del>"), "a\n"},
    {"TextInDeletionIsNoneEvenAsText", Para(R("a") + "<w:del w:id='1'>" + R("viejo") + "</w:del>"), "a\n"},
    {"MovedTextStandsWhereItWent",
     Para("<w:moveFrom w:id='1'>" + R("x") + "</w:moveFrom>" + R("a ") + "<w:moveTo w:id='2'>" + R("x") +
          "</w:moveTo>"),
     "a x\n"},
    {"DeletedMarkJoinsParagraphs", P("uno ", kDeletedMark) + P("dos"), "uno dos\n"},
    {"DeletedParagraphLeavesNothing",
     Para("<w:del w:id='1'><w:r><w:delText>viejo</w:delText></w:r></w:del>", kDeletedMark) + P("dos"), "dos\n"},
    {"DeletedMarkBeforeATableJoinsNothing", P("uno", kDeletedMark) + Table(Row(TextCell("c") + TextCell("d"))),
     "uno\n| c | d |\n"},
    {"AHiddenMarkJoinsParagraphs", P("Encabezado. ", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + P("Texto"),
     "Encabezado. Texto\n"},
    {"FormerPropertiesAreNone", P("a", "<w:pPrChange w:id='1'><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange>"),
     "a\n"},
};
INSTANTIATE_TEST_SUITE_P(Revisions, DocxText, ::testing::ValuesIn(kRevisions), NameOf);

const TextCase kFields[] = {
    {"SimpleFieldsAreTheirResult", Para("<w:fldSimple w:instr=' DATE '>" + R("5 de mayo") + "</w:fldSimple>"),
     "5 de mayo\n"},
    {"ComplexFieldsAreTheirResult",
     Para(FieldCharacter("begin") + Code("HYPERLINK \"x\"") + R("codigo") + FieldCharacter("separate") +
          R("resultado") + FieldCharacter("end") + R(" fin")),
     "resultado fin\n"},
    {"FieldsNest",
     Para(FieldCharacter("begin") + Code("IF ") + FieldCharacter("begin") + Code("PAGE") + FieldCharacter("separate") +
          R("1") + FieldCharacter("end") + Code(" = 1") + FieldCharacter("separate") + R("sí") + FieldCharacter("end")),
     "sí\n"},
    {"ResultsOverParagraphsAreText",
     Para(FieldCharacter("begin") + Code("TOC") + FieldCharacter("separate") + R("uno")) + P("dos") +
         Para(FieldCharacter("end")) + P("tres"),
     "uno\ndos\ntres\n"},
    {"AFieldWithoutEndLosesNoMoreThanItsParagraph", Para(FieldCharacter("begin") + Code("PAGE") + R("x")) + P("sigue"),
     "sigue\n"},
    {"AnEndWithoutFieldIsNothing", Para(FieldCharacter("end") + R("a") + FieldCharacter("separate")), "a\n"},
};
INSTANTIATE_TEST_SUITE_P(Fields, DocxText, ::testing::ValuesIn(kFields), NameOf);

const TextCase kContainers[] = {
    {"ControlsAroundBlocks",
     "<w:sdt><w:sdtPr><w:alias w:val='no'/></w:sdtPr><w:sdtContent>" + P("a") + "</w:sdtContent></w:sdt>", "a\n"},
    {"ControlsAroundRuns", Para("<w:sdt><w:sdtContent>" + R("a") + "</w:sdtContent></w:sdt>"), "a\n"},
    {"ControlsAroundRowsAndCells",
     Table("<w:sdt><w:sdtContent>" +
           Row("<w:sdt><w:sdtContent>" + TextCell("a") + "</w:sdtContent></w:sdt>" + TextCell("b")) +
           "</w:sdtContent></w:sdt>"),
     "| a | b |\n"},
    {"TextBoxesFollowTheirParagraphOnce", Para(R("ancla") + TextBox(P("caja") + P("dos"))) + P("después"),
     "ancla\ncaja\ndos\ndespués\n"},
    {"TheFallbackIsReadWhereTheChoiceSaysNothing",
     Para(Run("<mc:AlternateContent><mc:Choice "
              "Requires='cx1'><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" +
              P("respaldo") + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>")),
     "respaldo\n"},
    {"AlternativesOfBlocks",
     "<mc:AlternateContent><mc:Choice Requires='w14'>" + P("a") + "</mc:Choice><mc:Fallback>" + P("b") +
         "</mc:Fallback></mc:AlternateContent>",
     "a\n"},
    {"TablesInTextBoxes", Para(R("ancla") + TextBox(Table(Row(TextCell("a") + TextCell("b"))))), "ancla\n| a | b |\n"},
};
INSTANTIATE_TEST_SUITE_P(Containers, DocxText, ::testing::ValuesIn(kContainers), NameOf);

TEST(DocxStyles, BoldNeedsAllOfTheText) {
  EXPECT_EQ(OutlineOfBody(Para(R("todo", "<w:b/>") + R(" ")) + Para(R("medio", "<w:b/>") + R("x")) + P("nada")),
            "*todo\nmediox\nnada\n");
}

TEST(DocxStyles, TogglesOfStylesCancelEachOther) {
  const DocxBuilder builder =
      DocxBuilder()
          .Styles(
              "<w:style w:type='paragraph' w:styleId='T'><w:rPr><w:b/></w:rPr></w:style>"
              "<w:style w:type='character' w:styleId='F'><w:rPr><w:b/></w:rPr></w:style>"
              "<w:style w:type='character' w:styleId='O'><w:rPr><w:vanish/></w:rPr></w:style>")
          .Body(P("fuerte", "<w:pStyle w:val='T'/>") +
                Para(R("normal", "<w:rStyle w:val='F'/>"), "<w:pStyle w:val='T'/>") +
                Para(R("fuerte", "<w:rStyle w:val='F'/>")) + Para(R("a") + R("b", "<w:rStyle w:val='O'/>")));
  EXPECT_EQ(Outline(builder), "*fuerte\nnormal\n*fuerte\na\n");
}

TEST(DocxStyles, HeadingsByOutlineLevelInheritedOrDirect) {
  const DocxBuilder builder = DocxBuilder()
                                  .Styles(
                                      "<w:style w:type='paragraph' w:styleId='H2'><w:name w:val='Heading 2'/></w:style>"
                                      "<w:style w:type='paragraph' w:styleId='Mine'><w:basedOn w:val='H2'/></w:style>"
                                      "<w:style w:type='paragraph' w:styleId='Body'><w:basedOn "
                                      "w:val='H2'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>")
                                  .Body(P("a", "<w:pStyle w:val='H2'/>") + P("b", "<w:pStyle w:val='Mine'/>") +
                                        P("c", "<w:pStyle w:val='Body'/>") + P("d", "<w:outlineLvl w:val='0'/>") +
                                        P("e", "<w:pStyle w:val='Unknown'/>"));
  EXPECT_EQ(Outline(builder), "#2 a\n#2 b\nc\n#1 d\ne\n");
}

TEST(DocxStyles, OfTablesAreNotNeeded) {
  const std::string table = "<w:style w:type=\"table\" w:styleId=\"T\"><w:rPr><w:b/></w:rPr></w:style>";
  const std::string wanted = "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/></w:style>";
  const std::string body = P("a", "<w:pStyle w:val='H'/>") + P("b", "<w:pStyle w:val='T'/>");
  for (const std::string& styles : {table + wanted + table, wanted + table, "<!-- " + table + " -->" + wanted}) {
    EXPECT_EQ(Outline(DocxBuilder().Styles(styles).Body(body)), "#1 a\nb\n") << styles;
  }
}

// As programs write the part (double quotes throughout), only the styles in use are parsed.
TEST(DocxStyles, AreTheSameCutFromThePartOrParsedWithIt) {
  const std::string styles =
      "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:rPr><w:b w:val=\"0\"/></w:rPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"E\"/>"
      "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"N\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"M\"><w:basedOn w:val=\"H\"/></w:style>";
  const std::string body =
      P("a", "<w:pStyle w:val='M'/>") + P("b") + P("c", "<w:pStyle w:val='E'/>") + P("d", "<w:pStyle w:val='X'/>");
  const std::string cut = Outline(DocxBuilder().Styles(styles).Body(body));
  EXPECT_EQ(cut, "#1 *a\n*b\n*c\n*d\n");
  EXPECT_EQ(Outline(DocxBuilder().Styles(styles + "<!-- -->").Body(body)), cut);
}

TEST(DocxStyles, ThatAreDamagedAreTold) {
  const std::string styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"x\"></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"heading 1\"/></w:style>";
  const Result<Document> document = ExtractDocx(
      DocxBuilder().Styles(styles).Body(P("a", "<w:pStyle w:val='A'/>") + P("b", "<w:pStyle w:val='B'/>")).Build(), {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(Outline(document.value()), "a\n#1 b\n");
  ASSERT_EQ(document.value().warnings.size(), 1u);
  EXPECT_EQ(document.value().warnings[0].code, DiagnosticCode::kUnreadablePart);
}

TEST(DocxStyles, StylesBasedOnEachOtherEnd) {
  const DocxBuilder builder =
      DocxBuilder()
          .Styles(
              "<w:style w:type='paragraph' w:styleId='A'><w:basedOn w:val='B'/></w:style>"
              "<w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/><w:rPr><w:b/></w:rPr></w:style>"
              "<w:style w:type='paragraph' w:styleId='C'><w:basedOn w:val='C'/></w:style>")
          .Body(P("a", "<w:pStyle w:val='A'/>") + P("c", "<w:pStyle w:val='C'/>"));
  EXPECT_EQ(Outline(builder), "*a\nc\n");
}

}  // namespace
}  // namespace acervo::test
