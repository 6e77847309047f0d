// Paragraphs, list items and their levels.
#include "tests/extractors/txt/support.h"

namespace acervo::txt {
namespace {

using ::testing::ElementsAre;

TEST(Paragraphs, OneLineEachWhereNothingIsWrapped) {
  EXPECT_THAT(Outline("OFICINA DE COOPERACIÓN\nMayo 2019\nEjes de trabajo:\n"),
              ElementsAre("OFICINA DE COOPERACIÓN", "Mayo 2019", "Ejes de trabajo:"));
}

TEST(Paragraphs, LinesBrokenAtAWidthAreJoined) {
  EXPECT_THAT(Outline("INFORME\n\nDurante el mes se realizaron las gestiones que se detallan a\n"
                      "continuación, con apoyo de las direcciones municipales que han\nparticipado en ellas.\n"
                      "Se agradece a todos.\n"),
              ElementsAre("INFORME",
                          "Durante el mes se realizaron las gestiones que se detallan a continuación, con apoyo de las "
                          "direcciones municipales "
                          "que han participado en ellas.",
                          "Se agradece a todos."));
}

struct MarkerCase {
  const char* name;
  std::string_view text;
  std::string_view marker;
};

class Markers : public ::testing::TestWithParam<MarkerCase> {};

TEST_P(Markers, BeginAnItem) {
  const Document document = Read(GetParam().text);
  ASSERT_EQ(document.blocks.size(), 2U);
  for (const Block& block : document.blocks) {
    const auto& paragraph = std::get<Paragraph>(block);
    ASSERT_TRUE(paragraph.list.has_value()) << paragraph.text;
    EXPECT_EQ(paragraph.list->level, 0);
    EXPECT_EQ(paragraph.text.substr(0, 6), "Enviar");
  }
  EXPECT_EQ(std::get<Paragraph>(document.blocks[0]).list->marker, GetParam().marker);
}

const MarkerCase kMarkers[] = {
    {"Bullet", "• Enviar nota\n• Enviar carta\n", "•"},
    {"BulletWithoutSpace", "•Enviar nota\n•Enviar carta\n", "•"},
    {"MiddleDot", "· Enviar nota\n· Enviar carta\n", "·"},
    {"Hyphen", "- Enviar nota\n- Enviar carta\n", "-"},
    {"Dash", "– Enviar nota\n– Enviar carta\n", "–"},
    {"Asterisk", "* Enviar nota\n* Enviar carta\n", "*"},
    {"Square", "▪ Enviar nota\n▪ Enviar carta\n", "▪"},
    {"Arrow", "➢\tEnviar nota\n➢\tEnviar carta\n", "➢"},
    {"Check", "✓ Enviar nota\n✓ Enviar carta\n", "✓"},
    {"LetterO", "o Enviar nota\no Enviar carta\n", "o"},
    {"SymbolFont", "\uF0B7 Enviar nota\n\uF0B7 Enviar carta\n", "•"},
    {"WingdingsAsLetter", "Ø Enviar nota\nØ Enviar carta\n", "➢"},
    {"NumberDot", "1. Enviar nota\n2. Enviar carta\n", "1."},
    {"NumberBracket", "1) Enviar nota\n2) Enviar carta\n", "1)"},
    {"NumberInBrackets", "(1) Enviar nota\n(2) Enviar carta\n", "(1)"},
    {"NumberDotHyphen", "1.- Enviar nota\n2.- Enviar carta\n", "1.-"},
    {"Letter", "a) Enviar nota\nb) Enviar carta\n", "a)"},
    {"Roman", "I. Enviar nota\nII. Enviar carta\n", "I."},
    {"MarkerOnItsOwnLine", "•\nEnviar nota\n•\nEnviar carta\n", "•"},
};

INSTANTIATE_TEST_SUITE_P(All, Markers, ::testing::ValuesIn(kMarkers),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(Lists, ALetterOrNumberInProseIsNoMarker) {
  EXPECT_THAT(Outline("A. M. Pérez\n10:00 a.m.\n1° de enero\n15-24 agosto\n27. no es serie\n"),
              ElementsAre("A. M. Pérez", "10:00 a.m.", "1° de enero", "15-24 agosto", "27. no es serie"));
}

TEST(Lists, HangingLinesGoOnWithTheItem) {
  EXPECT_THAT(Outline("-   De Ciudades y Gobiernos Locales Unidos se ha recibido la convocatoria para\n"
                      "    participar del curso “Liderazgo”.\n-   La Embajada dona libros.\n"),
              ElementsAre("- De Ciudades y Gobiernos Locales Unidos se ha recibido la convocatoria para participar del "
                          "curso “Liderazgo”.",
                          "- La Embajada dona libros."));
}

TEST(Lists, WrappedLinesWithoutIndentationGoOnWithTheItem) {
  EXPECT_THAT(
      Outline("- Se envió al Programa de las Naciones Unidas para el Desarrollo el\ninforme de avance del proyecto.\n"
              "- Se tramitó con la Dirección de Gestión Social el transporte para la\ndelegación de la Alcaldía.\n"),
      ElementsAre("- Se envió al Programa de las Naciones Unidas para el Desarrollo el informe de avance del proyecto.",
                  "- Se tramitó con la Dirección de Gestión Social el transporte para la delegación de la Alcaldía."));
}

TEST(Lists, IndentationTellsTheLevel) {
  EXPECT_THAT(Outline("• Uno:\n    – Dos:\n        ▪ Tres\n    – Dos bis\n• Uno bis\n"),
              ElementsAre("• Uno:", "  – Dos:", "    ▪ Tres", "  – Dos bis", "• Uno bis"));
}

TEST(Lists, TheSameGlyphAtTwoIndentationsIsTwoLevels) {
  EXPECT_THAT(Outline("·   Uno:\n    ·   Dos\n    ·   Dos bis\n·   Uno bis\n"),
              ElementsAre("· Uno:", "  · Dos", "  · Dos bis", "· Uno bis"));
}

TEST(Lists, AnotherGlyphBehindColonsIsALevel) {
  EXPECT_THAT(Outline("-\tMisión. Pendientes:\n•\tViáticos\n•\tPasajes\n-\tSe remitió la nota.\n-\tBecas:\n•\tUna\n"),
              ElementsAre("- Misión. Pendientes:", "  • Viáticos", "  • Pasajes", "- Se remitió la nota.",
                          "- Becas:", "  • Una"));
}

TEST(Lists, MixedGlyphsWithoutAnySignOfNestingAreOneLevel) {
  EXPECT_THAT(Outline("- Se remitió la nota.\n• Se envió la carta.\n- Se pidió el informe.\n"),
              ElementsAre("- Se remitió la nota.", "• Se envió la carta.", "- Se pidió el informe."));
}

TEST(Lists, BehindAColonItemsWithoutFullStopAreChildren) {
  EXPECT_THAT(Outline("COORDINACIONES\n· Se remitió la nota.\n· Se ha gestionado lo siguiente:\n· Limpieza del "
                      "parque\n· Equipo de sonido\n"
                      "· Se envió la carta.\n"),
              ElementsAre("COORDINACIONES", "· Se remitió la nota.", "· Se ha gestionado lo siguiente:",
                          "  · Limpieza del parque", "  · Equipo de sonido", "· Se envió la carta."));
}

TEST(Lists, ATitleThatIsABulletHasNoChildren) {
  EXPECT_THAT(
      Outline("· COORDINACIONES:\n· Pago de membresías\n· Se remitió la nota.\n· Se envió la carta.\n"),
      ElementsAre("· COORDINACIONES:", "· Pago de membresías", "· Se remitió la nota.", "· Se envió la carta."));
}

TEST(Lists, EmptyLinesBetweenOuterItemsLeaveTheirChildrenTogether) {
  EXPECT_THAT(Outline("· Una.\n\n· Becas:\n· Primera.\n· Segunda.\n\n· Otra.\n"),
              ElementsAre("· Una.", "· Becas:", "  · Primera.", "  · Segunda.", "· Otra."));
}

TEST(Lists, AnUnmarkedParagraphIndentedAsTheItemsTextContinuesIt) {
  EXPECT_THAT(Outline("•   Se remitió la nota.\n    Queda pendiente la respuesta.\n•   Se envió la carta.\n"),
              ElementsAre("• Se remitió la nota.", "+0 Queda pendiente la respuesta.", "• Se envió la carta."));
}

TEST(Lists, ASentenceRightBelowAnItemContinuesItWithoutAnIndent) {
  EXPECT_THAT(Outline("· Se remitió la nota.\nQueda pendiente la respuesta.\n· Se envió la carta.\n"),
              ElementsAre("· Se remitió la nota.", "+0 Queda pendiente la respuesta.", "· Se envió la carta."));
}

TEST(Lists, BehindABlankLineOrWithoutASentenceItIsAParagraph) {
  EXPECT_THAT(Outline("· Se remitió la nota.\n\nQueda pendiente la respuesta.\n"),
              ElementsAre("· Se remitió la nota.", "Queda pendiente la respuesta."));
  EXPECT_THAT(
      Outline("· Se remitió la nota.\nSegundo grupo\n· Se envió la carta.\nNota: falta una firma más.\n"),
      ElementsAre("· Se remitió la nota.", "Segundo grupo", "· Se envió la carta.", "Nota: falta una firma más."));
}

TEST(Lists, APagesNewLeftEdgeKeepsTheLevels) {
  EXPECT_THAT(Outline("    1) Preparativos:\n           - Reservación\n           - Divulgación\n\f      - Toldas\n2) "
                      "Otra gestión.\n\f"),
              ElementsAre("1) Preparativos:", "  - Reservación", "  - Divulgación", "  - Toldas", "2) Otra gestión."));
}

TEST(Lists, AVerticalTabBeforeABulletEndsTheLine) {
  EXPECT_THAT(Outline("• Uno\v• Dos\nTres\vcuatro\n"), ElementsAre("• Uno", "• Dos", "Tres cuatro"));
}

TEST(EmptyLines, AreKeptWhereEveryParagraphIsALine) {
  const std::string lines =
      "Mayo\nActividad\nEntidad\nFecha\nForo\nJICA\n\nTaller\n\n\nCurso\nBID\n3\nVisita\nCAF\n4\n• Nota\n\n• Otra\n";
  EXPECT_THAT(Outline(lines), ElementsAre("Mayo", "Actividad", "Entidad", "Fecha", "Foro", "JICA", "", "Taller", "", "",
                                          "Curso", "BID", "3", "Visita", "CAF", "4", "• Nota", "• Otra"));
  EXPECT_THAT(Outline("Mayo\n\nForo\n\nTaller\n"), ElementsAre("Mayo", "Foro", "Taller"));
}

TEST(UnmarkedItems, LinesThatMustGoOnBeginNone) {
  EXPECT_THAT(
      Outline(
          "Coordinaciones:\n\n      APEJICA entregó las bases del concurso de toallas, para las escuelas de la\n"
          "      Educación y Cultura.\n      Se envió la nota a los postulados, en espera de la escogencia de ICLEI –\n"
          "      Gobiernos Locales.\n      La Embajada de Turquía dona uniformes deportivos al Municipio.\n\f"),
      ElementsAre("Coordinaciones:", "• APEJICA entregó las bases del concurso de toallas, para las escuelas de la",
                  "+0 Educación y Cultura.",
                  "• Se envió la nota a los postulados, en espera de la escogencia de ICLEI –", "+0 Gobiernos Locales.",
                  "• La Embajada de Turquía dona uniformes deportivos al Municipio."));
}

}  // namespace
}  // namespace acervo::txt
