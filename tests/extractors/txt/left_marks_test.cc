// What mail programs leave in a text: quote marks, letters written by their names, marks of direction.
#include "extractors/txt/html_entities.h"
#include "extractors/txt/quoted_mail.h"
#include "extractors/txt/typed_signs.h"
#include "tests/extractors/txt/support.h"

namespace acervo::txt::left_marks {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string Unquoted(std::string text) {
  UnquoteMail(text);
  return text;
}

TEST(QuotedMail, MarksOfAnyDepthGo) {
  EXPECT_EQ(Unquoted("> Mayo 2019\n>\n> - Nota\n>     - Otra\n"), "Mayo 2019\n\n- Nota\n    - Otra\n");
  EXPECT_EQ(Unquoted(">> Mayo\n>>\n> > Foro\n"), "Mayo\n\nForo\n");
}

TEST(QuotedMail, TheReplyAboveTheQuoteStays) {
  EXPECT_EQ(Unquoted("Gracias.\n\n> Mayo\n>\n> Foro\n"), "Gracias.\n\nMayo\n\nForo\n");
}

TEST(QuotedMail, AListMarkedSoIsAList) {
  const std::string list = "Coordinaciones\n> Nota a la JICA\n> Nota al BID\n> Nota a la UCCI\n";
  EXPECT_EQ(Unquoted(list), list);
  EXPECT_THAT(Outline(list), ElementsAre("Coordinaciones", "> Nota a la JICA", "> Nota al BID", "> Nota a la UCCI"));
}

TEST(QuotedMail, NumbersCompared) {
  const std::string text = "a\n> 5 casos\n> 7 casos\nb\n";
  EXPECT_EQ(Unquoted(text), text);
}

std::string Decoded(std::string text) {
  DecodeHtmlEntities(text);
  return text;
}

TEST(HtmlEntities, NameTheLetterTheyStandFor) {
  EXPECT_EQ(Decoded("Reuni&oacute;n del a&ntilde;o &ldquo;X&rdquo; &amp; Cía."), "Reunión del año “X” & Cía.");
  EXPECT_EQ(Decoded("Reuni&#243;n, d&#xED;a"), "Reunión, día");
  EXPECT_EQ(Decoded("Reuni&amp;oacute;n"), "Reunión");
}

TEST(HtmlEntities, SignsOfATextWithoutThemStay) {
  for (const char* const text :
       {"R&D; y más", "Pérez &amp; Cía.", "a & b; c", "&zzzz; &;", "x &#0; &#xD800; &#99999999;"})
    EXPECT_EQ(Decoded(text), text);
}

TEST(HtmlEntities, AreTold) {
  const Document document = Read("Reuni&oacute;n de mayo\n");
  ASSERT_EQ(document.warnings.size(), 1U);
  EXPECT_EQ(document.warnings.front().code, DiagnosticCode::kHtmlEntities);
}

std::string Restored(std::string text) {
  RestoreTypedSigns(text);
  return text;
}

TEST(TypedSigns, OfAConverterAreThoseOfPrint) {
  EXPECT_EQ(Restored("Foro <<Agua>>, (\"uno\") y \"dos\".\n oo Nota\n       # Otra\n :: Más\n 	Foro\n2019  -  2020\n"),
            "Foro «Agua», (“uno”) y “dos”.\n • Nota\n       ▪ Otra\n • Más\n • Foro\n2019 – 2020\n");
  EXPECT_EQ(Restored("OFICINAMUNICIPALInforme\n\"Foro\"\n"), "OFICINAMUNICIPALInforme\n“Foro”\n");
  EXPECT_EQ(Restored("Mayo 2019Fecha\n<<Foro>>\n"), "Mayo 2019Fecha\n«Foro»\n");
}

TEST(TypedSigns, SoftHyphensGoWhereSeveralCutWords) {
  EXPECT_EQ(
      Restored(
          "<<A>> represe - ntación, partic - ipantes, consid - eración, Sur - Sur, plan - trabajo\nplan, trabajo\n"),
      "«A» representación, participantes, consideración, Sur - Sur, plan - trabajo\nplan, trabajo\n");
  EXPECT_EQ(Restored("<<A>> Junio - agosto\n"), "«A» Junio - agosto\n");
}

TEST(TypedSigns, OfOtherTextsStay) {
  for (const char* const text : {"Foro \"Agua\" de MiAMBIENTE\n * Nota\n", "Foro “Agua” <<uno>>\n oo Nota \"x\"\n",
                                 "| -- | \"a\" |\n", "a << b\n"})
    EXPECT_EQ(Restored(text), text);
}

TEST(TypedSigns, AreTold) {
  const Document document = Read("Foro <<Agua>>\n");
  ASSERT_EQ(document.warnings.size(), 1U);
  EXPECT_EQ(document.warnings.front().code, DiagnosticCode::kTypedSigns);
}

TEST(DirectionMarks, AreNoText) {
  EXPECT_EQ(OnlyTable("| \u200EActi\u200Bvidad | \u200FFecha |\n|---|---|\n| \u202AForo\u202C | \u206612\u2069 |\n"),
            (Rows{{"Actividad", "Fecha"}, {"Foro", "12"}}));
  EXPECT_THAT(Outline("\u200E- Nota\n\u200B- Otra\n"), ElementsAre("- Nota", "- Otra"));
}

TEST(EmojiBullets, OfOneListAreOfOneLevel) {
  EXPECT_THAT(Outline("📌 Nota a la JICA\n✅ Nota al BID\n👉 Nota a la UCCI\n"),
              ElementsAre("📌 Nota a la JICA", "✅ Nota al BID", "👉 Nota a la UCCI"));
}

}  // namespace
}  // namespace acervo::txt::left_marks
