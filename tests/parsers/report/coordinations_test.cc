#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/parsers/report/document_builder.h"

namespace acervo {
namespace {

using test::Activities;
using test::Coordinations;
using test::DocumentBuilder;
using test::HasDoubt;
using test::Reasons;
using test::Reconciles;
using Lines = std::vector<std::string>;

DocumentBuilder WithTable(Format format = Format::kDocx) {
  return DocumentBuilder(format).Rows({{"Actividad", "Información", "Fecha"}, {"Foro", "x", "1"}});
}

std::vector<std::string> TextsOf(const Report& report) {
  Lines texts;
  for (const Record& record : Coordinations(report)) texts.push_back(record.text);
  return texts;
}

std::vector<std::string> IdsOf(const Report& report) {
  Lines ids;
  for (const Record& record : Coordinations(report)) ids.push_back(record.local_id);
  return ids;
}

std::string SectionText(const Report& report) {
  std::string all;
  for (const Section& section : report.sections) all += section.title + "[" + section.text + "]";
  return all;
}

TEST(Coordinations, UnderAnyHeading) {
  const auto with = [](void (*heading)(DocumentBuilder&)) {
    DocumentBuilder builder = WithTable();
    heading(builder);
    builder.Bullet("Pago de membresías.").Bullet("Envío de notas.");
    return builder.Parse();
  };
  const Report reports[] = {
      with([](DocumentBuilder& b) { b.Line("Coordinaciones"); }),
      with([](DocumentBuilder& b) { b.Bold("GESTIONES Y COORDINACIONES"); }),
      with([](DocumentBuilder& b) { b.Styled("Otras gestiones", 1); }),
      with([](DocumentBuilder& b) { b.Bullet("COORDINACIONES:"); }),
      with([](DocumentBuilder& b) { b.Bullet("Seguimientos:"); }),
      with([](DocumentBuilder& b) { b.Line("III. Acuerdos"); }),
  };
  for (const Report& report : reports) {
    EXPECT_EQ(TextsOf(report), (Lines{"Pago de membresías.", "Envío de notas."}));
    EXPECT_FALSE(Coordinations(report)[0].section);
    EXPECT_FALSE(HasDoubt(report, "no_heading"));
    EXPECT_TRUE(Reconciles(report));
  }
}

TEST(Coordinations, WithoutAnyHeading) {
  const Report report = WithTable().Bullet("Pago de membresías.").Parse();
  EXPECT_EQ(TextsOf(report), Lines{"Pago de membresías."});
  EXPECT_TRUE(HasDoubt(report, "no_heading"));
}

TEST(Coordinations, ChildrenFollowTheirParent) {
  const Report report = WithTable()
                            .Bullet("Coordinaciones:")
                            .Bullet("Becas:")
                            .Bullet("UCCI", 1)
                            .Bullet("nota", 2)
                            .Bullet("KOICA", 1)
                            .Bullet("Pago.")
                            .Parse();
  EXPECT_EQ(IdsOf(report), (Lines{"c1", "c1.1", "c1.1.1", "c1.2", "c2"}));
  const auto records = Coordinations(report);
  EXPECT_EQ(records[2].depth, 2);
  EXPECT_EQ(records[2].parent, 2);
  EXPECT_EQ(records[3].parent, 1);
  EXPECT_EQ(records[4].order, 5);
  EXPECT_FALSE(records[4].parent);
  EXPECT_EQ(Reasons(report), (Lines{"header_row", "coordination_heading"}));
  EXPECT_TRUE(Reconciles(report));
}

TEST(Coordinations, BulletsUnderAHeadingBulletBeginAtTheTop) {
  const Report report =
      WithTable().Bullet("COORDINACIONES:", 0).Bullet("Uno", 1).Bullet("hijo", 2).Bullet("Dos", 1).Parse();
  EXPECT_EQ(IdsOf(report), (Lines{"c1", "c1.1", "c2"}));
}

TEST(Coordinations, AWordOfTheKindInTheMidstIsABullet) {
  const Report report = WithTable()
                            .Line("Coordinaciones")
                            .Bullet("Uno")
                            .Bullet("Otros:")
                            .Bullet("dos", 1)
                            .Bullet("Seguimiento a la XXVII Reunión de Alcaldes.")
                            .Bullet("Coordinaciones logísticas del Foro")
                            .Parse();
  EXPECT_EQ(TextsOf(report), (Lines{"Uno", "Otros:", "dos", "Seguimiento a la XXVII Reunión de Alcaldes.",
                                    "Coordinaciones logísticas del Foro"}));
}

TEST(Coordinations, AMarkerThatGoesOnWithTheHeadingsEndsTheList) {
  const Report report = WithTable()
                            .Bullet("COORDINACIONES", 0, "III.")
                            .Bullet("Pago de membresías.")
                            .Bullet("Envío de notas.")
                            .Bullet("Conclusiones", 0, "IV.")
                            .Line("El mes cerró bien.")
                            .Parse();
  EXPECT_EQ(TextsOf(report), (Lines{"Pago de membresías.", "Envío de notas."}));
  EXPECT_EQ(SectionText(report), "Conclusiones[El mes cerró bien.]");
  EXPECT_TRUE(Reconciles(report));
}

TEST(Coordinations, AMarkerThatGoesOnWithTheHeadingsDividesTheList) {
  const Report report = WithTable()
                            .Bullet("COORDINACIONES", 0, "1.")
                            .Bullet("Pago de membresías.", 0, "-")
                            .Bullet("Visitas recibidas", 0, "2.")
                            .Bullet("Delegación de Quito.", 0, "-")
                            .Parse();
  EXPECT_EQ(TextsOf(report), (Lines{"Pago de membresías.", "Delegación de Quito."}));
  EXPECT_EQ(Coordinations(report)[1].section, "Visitas recibidas");
  EXPECT_TRUE(Reconciles(report));
}

TEST(Coordinations, ALetteredLineRightAboveATableIsItsHeading) {
  const Report report = DocumentBuilder(Format::kTxt)
                            .Bullet("Actividades internas", 0, "A.")
                            .Rows({{"Actividad", "Información", "Fecha"}, {"Foro", "x", "1"}})
                            .Bullet("Actividades con otras instituciones", 0, "B.")
                            .Rows({{"Actividad", "Información", "Fecha"}, {"Taller", "y", "2"}})
                            .Parse();
  EXPECT_TRUE(Coordinations(report).empty());
  ASSERT_EQ(Activities(report).size(), 2u);
  EXPECT_EQ(Activities(report)[0].section, "Actividades internas");
  EXPECT_EQ(Activities(report)[1].section, "Actividades con otras instituciones");
  EXPECT_TRUE(Reconciles(report));
}

TEST(Coordinations, BulletsUnderConclusionsAreText) {
  const Report report = WithTable()
                            .Bold("COORDINACIONES")
                            .Bullet("Pago de membresías.")
                            .Bold("CONCLUSIONES")
                            .Bullet("Se cumplió lo programado.")
                            .Bold("RECOMENDACIONES")
                            .Bullet("Reforzar el equipo.")
                            .Parse();
  EXPECT_EQ(TextsOf(report), Lines{"Pago de membresías."});
  EXPECT_EQ(SectionText(report), "CONCLUSIONES[• Se cumplió lo programado.]RECOMENDACIONES[• Reforzar el equipo.]");
  EXPECT_TRUE(Reconciles(report));
}

TEST(Coordinations, CapitalNumbersHeadThePartsOfAReport) {
  const Report report = WithTable()
                            .Bullet("GESTIÓN DE LA COOPERACIÓN", 0, "II.")
                            .Bullet("Pago de membresías.", 1)
                            .Bullet("VISITAS RECIBIDAS", 0, "III.")
                            .Bullet("Delegación de Quito.", 1)
                            .Parse();
  EXPECT_EQ(TextsOf(report), (Lines{"Pago de membresías.", "Delegación de Quito."}));
  EXPECT_EQ(Coordinations(report)[0].section, "II. GESTIÓN DE LA COOPERACIÓN");
  EXPECT_EQ(Coordinations(report)[0].depth, 0);
  EXPECT_TRUE(Reconciles(report));
  EXPECT_EQ(TextsOf(WithTable().Bullet("UNO", 0, "A.").Bullet("DOS", 0, "B.").Parse()), (Lines{"UNO", "DOS"}));
}

TEST(Coordinations, AHeadingAboveTextEndsTheBulletsBeforeIt) {
  const Report report = WithTable()
                            .Bullet("Pago de membresías.")
                            .Line("EJECUCIÓN PRESUPUESTARIA")
                            .Line("Se ejecutó el 80 % de lo asignado.")
                            .Line("OTRAS GESTIONES")
                            .Bullet("Envío de notas.")
                            .Parse();
  EXPECT_EQ(TextsOf(report), (Lines{"Pago de membresías.", "Envío de notas."}));
  EXPECT_EQ(SectionText(report), "EJECUCIÓN PRESUPUESTARIA[Se ejecutó el 80 % de lo asignado.]");
}

TEST(Coordinations, NumberedHeadingsAboveDeeperBullets) {
  const Report report =
      WithTable().Bullet("Coordinaciones", 0, "1.").Bullet("Uno", 1).Bullet("Otros", 0, "2.").Bullet("Dos", 1).Parse();
  EXPECT_EQ(IdsOf(report), (Lines{"c1", "c2"}));
  EXPECT_EQ(Coordinations(report)[1].section, "Otros");
}

TEST(Coordinations, SubHeadingsAreSections) {
  const Report report = WithTable()
                            .Line("Coordinaciones")
                            .Bullet("Uno")
                            .Bold("Con embajadas")
                            .Bullet("Dos")
                            .Line("Otras gestiones:")
                            .Bullet("Tres")
                            .Parse();
  const auto records = Coordinations(report);
  ASSERT_EQ(records.size(), 3u);
  EXPECT_FALSE(records[0].section);
  EXPECT_EQ(records[1].section, "Con embajadas");
  EXPECT_EQ(records[2].section, "Otras gestiones");
}

TEST(Coordinations, ContinuationsBelongToTheBulletWhoseIndentTheyShare) {
  const Report report = WithTable()
                            .Line("Coordinaciones")
                            .Bullet("Padre:")
                            .Bullet("hijo", 1)
                            .Indented("del hijo", 1)
                            .Indented("del padre", 0)
                            .Bullet("Otro")
                            .Parse();
  EXPECT_EQ(TextsOf(report), (Lines{"Padre:\ndel padre", "hijo\ndel hijo", "Otro"}));
}

TEST(Coordinations, AParagraphThatGoesOnWithTheSentenceOfABulletBelongsToIt) {
  const Report report =
      WithTable(Format::kTxt).Line("Coordinaciones:").Bullet("Uno").Line("y copia de ello.").Bullet("Dos.").Parse();
  EXPECT_EQ(TextsOf(report), (Lines{"Uno\ny copia de ello.", "Dos."}));
}

TEST(Coordinations, WhereIndentsAreKeptAParagraphWithoutOneEndsTheBullet) {
  const Report report = WithTable()
                            .Line("Coordinaciones")
                            .Bullet("Uno.")
                            .Indented("Detalle de uno.", 0)
                            .Line("En otro orden de cosas, la sala estuvo cerrada toda la semana por obras.")
                            .Bullet("Dos.")
                            .Parse();
  EXPECT_EQ(TextsOf(report), (Lines{"Uno.\nDetalle de uno.", "Dos."}));
  EXPECT_EQ(SectionText(report), "[En otro orden de cosas, la sala estuvo cerrada toda la semana por obras.]");
}

TEST(Coordinations, AFewPlainWordsBetweenTheGroupsOfAListHeadThem) {
  for (const Format format : {Format::kDocx, Format::kPdf, Format::kTxt}) {
    const Report report = DocumentBuilder(format)
                              .Bold("Plan de trabajo")
                              .Line("Primero")
                              .Bullet("Inventario de convenios")
                              .Bullet("Base de datos lista")
                              .Line("Segundo grupo")
                              .Bullet("Acceso por roles")
                              .Parse();
    EXPECT_EQ(TextsOf(report), (Lines{"Inventario de convenios", "Base de datos lista", "Acceso por roles"}));
    EXPECT_EQ(Coordinations(report)[1].section, "Primero");
    EXPECT_EQ(Coordinations(report)[2].section, "Segundo grupo");
  }
}

TEST(Coordinations, UnderAHeadingThatIsFreelyWorded) {
  const Report report = DocumentBuilder()
                            .Bold("I. Antecedentes")
                            .Line("La oficina acompaña a tres corregimientos.")
                            .Bold("II. Acciones y/o coordinaciones llevadas a cabo")
                            .Bullet("Se recibió la orden.", 0, "1.")
                            .Bullet("Se elaboró el plan.", 0, "2.")
                            .Bold("III. Insumos recibidos")
                            .Line("Se recibieron dos expedientes.")
                            .Bold("IV. Conclusiones")
                            .Bullet("El plan está listo.")
                            .Parse();
  EXPECT_EQ(TextsOf(report), (Lines{"Se recibió la orden.", "Se elaboró el plan."}));
  EXPECT_EQ(Coordinations(report)[0].section, "II. Acciones y/o coordinaciones llevadas a cabo");
  EXPECT_TRUE(Reconciles(report));
}

TEST(Coordinations, UnderActivitiesThatNoTableLists) {
  const Report reports[] = {
      DocumentBuilder().Line("Actividades realizadas").Bullet("Foro.").Bold("Coordinaciones").Bullet("Nota.").Parse(),
      DocumentBuilder()
          .Bold("Antecedentes")
          .Line("En mayo se llevaron a cabo las siguientes actividades:")
          .Bullet("Foro.")
          .Bold("Coordinaciones")
          .Bullet("Nota.")
          .Parse(),
  };
  for (const Report& report : reports) {
    EXPECT_EQ(TextsOf(report), (Lines{"Foro.", "Nota."}));
    EXPECT_EQ(Coordinations(report)[1].section, "Coordinaciones");
  }
}

TEST(Coordinations, FindingsAreRecordsWhereThereIsNothingButBullets) {
  const Report report = DocumentBuilder()
                            .Bold("1. Introducción")
                            .Line("El informe resume el mes.")
                            .Bold("2.1. Lecciones aprendidas")
                            .Bullet("Avisar antes.")
                            .Bullet("Medir después.")
                            .Bold("2.2. Recomendaciones")
                            .Bullet("Contratar a dos.")
                            .Parse();
  EXPECT_EQ(TextsOf(report), (Lines{"Avisar antes.", "Medir después.", "Contratar a dos."}));
  EXPECT_EQ(Coordinations(report)[2].section, "2.2. Recomendaciones");
}

TEST(Coordinations, NumberedHeadingsAreNoBullets) {
  for (const bool bold : {true, false}) {
    DocumentBuilder builder(bold ? Format::kPdf : Format::kTxt);
    const auto heading = [&](const char* number, const char* text) {
      bold ? builder.BoldBullet(text, 0, number) : builder.Bullet(text, 0, number);
    };
    heading("1.", "Resumen ejecutivo");
    builder.Line("Durante enero se atendieron veinte solicitudes de los barrios.");
    heading("1.1.", "Relación de visitas efectuadas");
    builder.Line("Se visitaron tres barrios y no quedó ninguna solicitud por atender.");
    heading("3.", "Lecciones y dificultades del mes");
    builder.Line("En el periodo se identificaron factores que conviene recordar.");
    heading("3.1.", "Lecciones aprendidas");
    builder.Bullet("Las llamadas previas ahorran visitas.").Bullet("Conviene pedir suministros por trimestre.");
    heading("3.2.", "Recomendaciones");
    builder.Bullet("Contratar una cuadrilla más.");
    heading("4.", "Consumo del canal");
    builder.Line("Sin consumo. Esto obedece a dos razones:");
    builder.Bullet("Ausencia de usuarios.", 0, "1.").Bullet("Entrega del canal.", 0, "2.");
    const Report report = builder.Parse();
    EXPECT_EQ(TextsOf(report), (Lines{"Las llamadas previas ahorran visitas.",
                                      "Conviene pedir suministros por trimestre.", "Contratar una cuadrilla más."}));
    EXPECT_EQ(Coordinations(report).at(0).section, "Lecciones aprendidas");
    EXPECT_EQ(Coordinations(report).at(2).section, "Recomendaciones");
    EXPECT_TRUE(Reconciles(report));
  }
}

TEST(Coordinations, PlainLinesBehindANumberHeadTheBulletsBelow) {
  const Report report = DocumentBuilder()
                            .Line("1. Resumen")
                            .Line("En enero se trabajó desde casa y se cerraron doce trámites de convenios.")
                            .Line("2. Reuniones")
                            .Bullet("Con la UCCI")
                            .Line("3. Visitas")
                            .Bullet("Delegación de Lima")
                            .Parse();
  EXPECT_EQ(TextsOf(report), (Lines{"Con la UCCI", "Delegación de Lima"}));
  EXPECT_EQ(Coordinations(report)[0].section, "2. Reuniones");
  EXPECT_EQ(Coordinations(report)[1].section, "3. Visitas");
}

TEST(Coordinations, ANumberedListRemainsAList) {
  const Report reports[] = {
      DocumentBuilder()
          .Bold("Coordinaciones")
          .BoldBullet("Visita de la delegación", 0, "1.")
          .Line("Se recibió a doce personas en el Palacio Municipal durante la mañana.")
          .BoldBullet("Firma del convenio", 0, "2.")
          .Line("Se firmó con la universidad un convenio de dos años que se renueva solo.")
          .Parse(),
      DocumentBuilder()
          .Bullet("Visita de la delegación", 0, "1.")
          .Indented("Se recibió a doce personas.", 0)
          .Bullet("Firma del convenio", 0, "2.")
          .Bullet("Con la universidad", 1, "a)")
          .Parse(),
  };
  EXPECT_EQ(TextsOf(reports[0]), (Lines{"Visita de la delegación", "Firma del convenio"}));
  EXPECT_EQ(IdsOf(reports[1]), (Lines{"c1", "c2", "c2.1"}));
}

TEST(Coordinations, ALoneDashAmongOtherMarkersGoesOnWithItsLine) {
  const Report report = DocumentBuilder(Format::kPdf)
                            .Bold("Coordinaciones")
                            .Bullet("Informar a la Junta Comunal de Las Palmas", 0, "a)")
                            .Bullet("Jucopal, en caso de renunciar al apoyo.", 0, "–")
                            .Bullet("Asistir a la reunión", 0, "b)")
                            .Bullet("Llevar actas:", 0, "c)")
                            .Bullet("la del lunes", 0, "-")
                            .Parse();
  EXPECT_EQ(TextsOf(report),
            (Lines{"Informar a la Junta Comunal de Las Palmas – Jucopal, en caso de renunciar al apoyo.",
                   "Asistir a la reunión", "Llevar actas:", "la del lunes"}));
  EXPECT_TRUE(Reconciles(report));
}

TEST(Coordinations, DashesUnderANumberStayItems) {
  const Report report = DocumentBuilder()
                            .Bold("Coordinaciones")
                            .Bullet("Becas", 0, "1.")
                            .Bullet("UCCI", 1, "-")
                            .Bullet("KOICA", 1, "-")
                            .Bullet("Visitas", 0, "2.")
                            .Bullet("Quito", 1, "-")
                            .Parse();
  EXPECT_EQ(IdsOf(report), (Lines{"c1", "c1.1", "c1.2", "c2", "c2.1"}));
}

TEST(Coordinations, SignaturesBelongToNoBullet) {
  const Report report = WithTable(Format::kTxt)
                            .Line("Coordinaciones:")
                            .Bullet("Uno.")
                            .Line("Atentamente,")
                            .Line("Licda. Mitzila Cedeño")
                            .Line("Oficina de Cooperación Internacional")
                            .Parse();
  EXPECT_EQ(TextsOf(report), Lines{"Uno."});
  EXPECT_EQ(SectionText(report), "[Atentamente,\nLicda. Mitzila Cedeño\nOficina de Cooperación Internacional]");
  EXPECT_EQ(report.office, "Oficina de Cooperación Internacional");
}

TEST(Coordinations, ALabelledNoteBelongsToNoBullet) {
  const Report report = WithTable(Format::kTxt).Bullet("Uno.").Line("Nota: los montos son estimados.").Parse();
  EXPECT_EQ(TextsOf(report), Lines{"Uno."});
  EXPECT_EQ(SectionText(report), "[Nota: los montos son estimados.]");
}

TEST(Coordinations, AListOfActivitiesWithoutTable) {
  const Report report = DocumentBuilder().Bullet("Actividades:").Bullet("Foro.").Bullet("Reunión.").Parse();
  EXPECT_EQ(TextsOf(report), (Lines{"Foro.", "Reunión."}));
  EXPECT_TRUE(Reconciles(report));
}

TEST(Coordinations, AnIndentedSignatureBelongsToNoBulletEither) {
  const Report report =
      WithTable().Line("Coordinaciones:").Bullet("Uno.").Indented("Elaborado por: Ana Pérez", 0).Parse();
  EXPECT_EQ(TextsOf(report), Lines{"Uno."});
  EXPECT_EQ(SectionText(report), "[Elaborado por: Ana Pérez]");
}

TEST(Coordinations, BulletsAboveTheTableAreText) {
  const Report report = DocumentBuilder()
                            .Line("Ejes de trabajo:")
                            .Bullet("Posicionamiento estratégico")
                            .Bullet("Cooperación")
                            .Rows({{"Actividad", "Fecha"}, {"Foro", "1"}})
                            .Line("Coordinaciones")
                            .Bullet("Uno")
                            .Parse();
  EXPECT_EQ(TextsOf(report), Lines{"Uno"});
  EXPECT_EQ(report.sections.at(0), (Section{"Ejes de trabajo", "• Posicionamiento estratégico\n• Cooperación"}));
  EXPECT_TRUE(Reconciles(report));
}

TEST(Coordinations, MayStandBeforeTheTable) {
  const Report report = DocumentBuilder()
                            .Line("Coordinaciones:")
                            .Bullet("Uno")
                            .Bullet("Dos")
                            .Rows({{"Actividad", "Fecha"}, {"Foro", "1"}})
                            .Parse();
  EXPECT_EQ(TextsOf(report), (Lines{"Uno", "Dos"}));
  EXPECT_EQ(test::Activities(report).size(), 1u);
}

TEST(Coordinations, EmptyBulletsAreRejected) {
  const Report report = WithTable().Line("Coordinaciones").Bullet("").Bullet("Uno").Bullet(" ").Parse();
  EXPECT_EQ(TextsOf(report), Lines{"Uno"});
  EXPECT_EQ(Reasons(report), (Lines{"header_row", "empty_bullet", "empty_bullet"}));
  EXPECT_TRUE(Reconciles(report));
}

TEST(Coordinations, ParagraphsStandForBulletsWhereThereAreNone) {
  const Report report = WithTable()
                            .Bold("COORDINACIONES")
                            .Line("Pago anual de membresías.")
                            .Line("Envío de notas a la Embajada.")
                            .Line("Revisión del convenio.")
                            .Line("Atentamente,")
                            .Line("Ana Pérez")
                            .Parse();
  EXPECT_EQ(TextsOf(report),
            (Lines{"Pago anual de membresías.", "Envío de notas a la Embajada.", "Revisión del convenio."}));
  EXPECT_TRUE(HasDoubt(report, "unmarked_bullet"));
  EXPECT_EQ(SectionText(report), "[Atentamente,\nAna Pérez]");
  EXPECT_TRUE(Reconciles(report));
}

TEST(Coordinations, ALeadInIsText) {
  const Report report =
      WithTable().Line("Coordinaciones").Line("Durante el mes se dio curso a lo siguiente.").Bullet("Uno").Parse();
  EXPECT_EQ(TextsOf(report), Lines{"Uno"});
  EXPECT_EQ(SectionText(report), "[Durante el mes se dio curso a lo siguiente.]");
}

TEST(Coordinations, ALeadInToATableIsText) {
  const Report report = DocumentBuilder()
                            .Line("Gestiones realizadas")
                            .Line("Durante el mes se atendió lo siguiente.")
                            .Rows({{"Actividad", "Fecha"}, {"Foro", "1"}})
                            .Parse();
  EXPECT_TRUE(TextsOf(report).empty());
  EXPECT_EQ(SectionText(report), "[Durante el mes se atendió lo siguiente.]");
}

TEST(Coordinations, AnnexesAreNoCoordinations) {
  const Report report = WithTable().Line("Coordinaciones").Bullet("Uno").Line("Anexos:").Bullet("Fotografías").Parse();
  EXPECT_EQ(TextsOf(report), Lines{"Uno"});
  EXPECT_EQ(SectionText(report), "Anexos[• Fotografías]");
}

TEST(Coordinations, ABulletRightAboveATableIsItsHeading) {
  const Report report =
      WithTable().Bullet("Uno").Bullet("Otras actividades:").Rows({{"Actividad", "Fecha"}, {"Taller", "2"}}).Parse();
  EXPECT_EQ(TextsOf(report), Lines{"Uno"});
  EXPECT_EQ(test::Activities(report).at(1).section, "Otras actividades");
  EXPECT_TRUE(Reconciles(report));
}

TEST(Coordinations, DepthIsBounded) {
  DocumentBuilder builder = WithTable();
  for (int level = 0; level < 1000; ++level) builder.Bullet("otro", level);
  const auto records = Coordinations(builder.Parse());
  ASSERT_EQ(records.size(), 1000u);
  EXPECT_LT(records.back().depth, 20);
  EXPECT_LT(records.back().local_id.size(), 60u);
}

TEST(Coordinations, AreDatedByTheirTextElseByTheMonth) {
  const Report report = DocumentBuilder()
                            .Line("Mayo 2019")
                            .Line("Coordinaciones:")
                            .Bullet("La reunión será el 27 de junio de 2019.")
                            .Bullet("Pago de membresías.")
                            .Parse();
  const auto records = Coordinations(report);
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[0].date.source, DateSource::kText);
  EXPECT_EQ(ToIso(records[0].date.intervals.at(0).first), "2019-06-27");
  EXPECT_EQ(records[1].date.source, DateSource::kPeriod);
  EXPECT_FALSE(HasDoubt(report, "missing_date"));
}

}  // namespace
}  // namespace acervo
