// Reports as pandoc writes them: Markdown, and its plain text.
#include "extractors/txt/markdown.h"

#include "tests/extractors/txt/support.h"

namespace acervo::txt {
namespace {

using ::testing::ElementsAre;

// The text of one paragraph of a document that is pandoc's Markdown.
std::string Shown(std::string_view markdown) {
  const std::vector<std::string> outline =
      Outline("::: {.box}\n**Mayo**\n:::\n\n" + std::string(markdown) + "\n\n\\- Fin\n");
  return outline.size() == 3 ? outline[1] : "";
}

struct Sample {
  std::string_view written, shown;
};

TEST(Markdown, MarksInsideOfATextGo) {
  constexpr Sample kSamples[] = {
      {"Acto pro*tocolar y ofrenda* floral", "Acto protocolar y ofrenda floral"},
      {"**prócer, acto pro***tocolar y ofrenda*", "prócer, acto protocolar y ofrenda"},
      {"***Foro*** y **taller**", "Foro y taller"},
      {"La [ruta](https://www.mupa.gob.pa/a_(b)) azul", "La ruta azul"},
      {"[Nota]{.underline} de [**la** OCI]{.smallcaps}", "Nota de la OCI"},
      {"Foto ![escudo](media/image1.png){width=\"1in\" height=\"2in\"} aquí", "Foto aquí"},
      {"Ver <https://mupa.gob.pa>", "Ver https://mupa.gob.pa"},
      {"El 1^er^ foro, CO~2~ y ~~no~~ sí", "El 1er foro, CO2 y no sí"},
      {"N.° 5 \\* 3 \\| 4 \\[a\\] \\_b\\_ \\#1", "N.° 5 * 3 | 4 [a] _b_ #1"},
      {"Correo oci_panama@mupa.gob.pa, 2 * 3 * 4, a_b_c", "Correo oci_panama@mupa.gob.pa, 2 * 3 * 4, a_b_c"},
      {"[sin destino] y [otro]", "[sin destino] y [otro]"},
  };
  for (const Sample& sample : kSamples) EXPECT_EQ(Shown(sample.written), sample.shown) << sample.written;
}

TEST(Markdown, PandocsQuotesAndDashesAreThoseOfPrint) {
  constexpr Sample kSamples[] = {
      {"El \"Foro\", (\"dos\") y \"**tres**\".", "El “Foro”, (“dos”) y “tres”."},
      {"El \\\"Foro\\\" de O\\'Higgins", "El \"Foro\" de O'Higgins"},
      {"Los '80, l'Aquila y 'algo'", "Los ‘80, l’Aquila y ‘algo’"},
      {"ICLEI -- Gobiernos Locales --- CGLU...", "ICLEI – Gobiernos Locales — CGLU…"},
  };
  for (const Sample& sample : kSamples) EXPECT_EQ(Shown(sample.written), sample.shown) << sample.written;
}

TEST(Markdown, TextsThatAreNoneKeepTheirSigns) {
  for (const std::string text : {"Nota: *urgente* y \"así\" -- 2 ** 3", "Ruta C:\\_notas de [1]", "**Nota** sola"})
    EXPECT_THAT(Outline("Mayo\n\n" + text + "\n"), ElementsAre("Mayo", text));
}

TEST(Markdown, QuotesThatOnlySetInAreLists) {
  EXPECT_THAT(Outline("**COORDINACIONES**\n\n> \\- Nota a la JICA por la visita del señor\n> alcalde Guo Zhenhai.\n>\n"
                      "> 2\\) Foro:\n>\n> Queda pendiente la firma de la carta.\n>\n> a\\) Salón\n>\n> b\\) Sede\n"),
              ElementsAre("COORDINACIONES", "- Nota a la JICA por la visita del señor alcalde Guo Zhenhai.",
                          "2) Foro:", "+0 Queda pendiente la firma de la carta.", "a) Salón", "b) Sede"));
}

TEST(Markdown, HeadingsHaveTheirLevel) {
  const Document document = Read("# Informe\n\nMayo\n====\n\n## **Otras** gestiones\n\nFin\n---\n\n-   Nota\n");
  std::vector<int> levels;
  for (const Block& block : document.blocks) levels.push_back(std::get<Paragraph>(block).heading.value_or(0));
  EXPECT_THAT(levels, ElementsAre(1, 1, 2, 2, 0));
  EXPECT_THAT(Outline(document), ElementsAre("Informe", "Mayo", "Otras gestiones", "Fin", "- Nota"));
}

TEST(Markdown, FootnotesAreNotes) {
  EXPECT_THAT(
      Outline("**Mayo**\n\nForo del mes.[^1]\n\n\\- Nota[^2] al BID\n\n[^1]: Según nota.\n\n[^2]: Otra\n    más.\n"),
      ElementsAre("Mayo", "Foro del mes.", "- Nota al BID", "[note] Según nota.", "[note] Otra más."));
}

TEST(PlainText, FootnotesAreNotes) {
  EXPECT_THAT(Outline("Mayo\n\nForo del mes.[1]\n\n- Nota[2] al BID\n\n[1] Según nota.\n\n[2] Otra.\n"),
              ElementsAre("Mayo", "Foro del mes.", "- Nota al BID", "[note] Según nota.", "[note] Otra."));
  EXPECT_THAT(Outline("Mayo\n\nForo [1] del mes.\n\n[1] Según nota.\n"),
              ElementsAre("Mayo", "Foro [1] del mes.", "[1] Según nota."));
}

TEST(Markdown, TablesLoseTheirMarksToo) {
  EXPECT_EQ(OnlyTable("  ------------------------------------\n  **No.**   **Actividad**   **Detalle**\n"
                      "  --------- --------------- ----------\n  1         UTP\\            El \"Foro\"\n"
                      "            - OCI           \\- dos\n\n                                      \n\n"
                      "  2         *Taller*        [Sede](http://a.b)\n  ------------------------------------\n"),
            (Rows{{"No.", "Actividad", "Detalle"}, {"1", "UTP\n- OCI", "El “Foro”\n- dos"}, {"2", "Taller", "Sede"}}));
}

TEST(PandocGrid, WordsWiderThanTheirColumnAreWhole) {
  EXPECT_EQ(OnlyTable("**Mayo**\n\n+-------------+-------------+---------+--------+\n"
                      "| **Ac        | **Entidad** | **      | **F    |\n"
                      "| tividades** |             | Lugar** | echa** |\n"
                      "+=============+=============+=========+========+\n"
                      "| C           | Centro      | A       | f      |\n"
                      "| APACITACIÓN | Ibe         | yuntami | ebrero |\n"
                      "|             | roamericano |         | 19     |\n"
                      "+-------------+-------------+---------+--------+\n"
                      "| Registro    | Dirección   | Casa de | 1      |\n"
                      "| fotográfico | de la       | México  | 3-07-1 |\n"
                      "+-------------+-------------+---------+--------+\n"),
            (Rows{{"Actividades", "Entidad", "Lugar", "Fecha"},
                  {"CAPACITACIÓN", "Centro Iberoamericano", "Ayuntami", "febrero 19"},
                  {"Registro fotográfico", "Dirección de la", "Casa de México", "13-07-1"}}));
}

TEST(PandocPlain, LinesWithoutASmallLetterToBeginWithGoOnWhereTheyAreFull) {
  EXPECT_THAT(
      Outline("Otras gestiones\n\n  · Misión a Santo Domingo, en la hermana y vecina República\n  Dominicana; Turismo "
              "emitirá la resolución del caso.\n\n  · Remisión del expediente completo a la Agencia de los\n  Estados "
              "Unidos para el Desarrollo Internacional, por la beca\n  “Administración Pública”.\n"),
      ElementsAre(
          "Otras gestiones",
          "· Misión a Santo Domingo, en la hermana y vecina República Dominicana; Turismo emitirá la resolución "
          "del caso.",
          "· Remisión del expediente completo a la Agencia de los Estados Unidos para el Desarrollo "
          "Internacional, por la beca “Administración Pública”."));
}

}  // namespace
}  // namespace acervo::txt
