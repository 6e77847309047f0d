// Reports whose parts are days: minutes of several meetings, logs, agendas.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/parsers/report/document_builder.h"

namespace acervo::day_headings {
namespace {

using test::Activities;
using test::Coordinations;
using test::DocumentBuilder;
using test::Reconciles;
using Lines = std::vector<std::string>;

Lines DaysOf(const std::vector<Record>& records) {
  Lines days;
  for (const Record& record : records)
    days.push_back(record.date.intervals.empty() ? "" : ToIso(record.date.intervals.front().first));
  return days;
}

Lines SectionsOf(const Report& report) {
  Lines sections;
  for (const Record& record : Coordinations(report)) sections.push_back(record.section.value_or(""));
  return sections;
}

Lines TextsOf(const Report& report) {
  Lines texts;
  for (const Record& record : Coordinations(report)) texts.push_back(record.text);
  return texts;
}

TEST(DayHeadings, OfMeetingsDateTheirBullets) {
  const Report report = DocumentBuilder()
                            .Line("Reunión 04/03/19")
                            .Bullet("Terminar el plan")
                            .Bullet("Unificar las actas")
                            .Line("Reunión 11/03/19")
                            .Bullet("Agrupar las solicitudes")
                            .Bold("18 de marzo de 2019:")
                            .Bullet("Cerrar el presupuesto")
                            .Parse();
  EXPECT_EQ(TextsOf(report),
            (Lines{"Terminar el plan", "Unificar las actas", "Agrupar las solicitudes", "Cerrar el presupuesto"}));
  EXPECT_EQ(DaysOf(Coordinations(report)), (Lines{"2019-03-04", "2019-03-04", "2019-03-11", "2019-03-18"}));
  EXPECT_EQ(SectionsOf(report),
            (Lines{"Reunión 04/03/19", "Reunión 04/03/19", "Reunión 11/03/19", "18 de marzo de 2019"}));
  const RecordDate date = Coordinations(report).front().date;
  EXPECT_EQ(date.raw, "04/03/19");
  EXPECT_EQ(date.source, DateSource::kText);
  EXPECT_EQ(report.period, Month(std::chrono::year(2019), std::chrono::March));
  EXPECT_TRUE(Reconciles(report));
}

TEST(DayHeadings, OfALogEndTheBulletsOfTheDayBefore) {
  const Report report = DocumentBuilder()
                            .Bold("Bitácora de la pasantía")
                            .Bold("03 de noviembre de 2018:")
                            .Line("Fue el primer día; se preparó el equipo:")
                            .Bullet("Cambio del sistema de archivo")
                            .Line("Esto, según lo que se habló en la entrevista.")
                            .Bold("04 de noviembre de 2018:")
                            .Line("Se realizó una junta con los supervisores.")
                            .Line("En el tiempo restante se buscaron soluciones:")
                            .Bullet("Usar el catálogo del cabildo")
                            .Line("Ninguna se ha probado todavía.")
                            .Bold("07 de noviembre de 2018:")
                            .Line("Se cerró el inventario.")
                            .Parse();
  EXPECT_EQ(TextsOf(report), (Lines{"Cambio del sistema de archivo", "Usar el catálogo del cabildo"}));
  EXPECT_EQ(DaysOf(Coordinations(report)), (Lines{"2018-11-03", "2018-11-04"}));
  EXPECT_EQ(SectionsOf(report), (Lines{"03 de noviembre de 2018", "04 de noviembre de 2018"}));
  Lines prose;
  for (const Record& record : test::Of(report, RecordKind::kText)) {
    if (record.text.ends_with("todavía.") || record.text.ends_with("inventario."))
      prose.push_back(DaysOf({record}).at(0));
  }
  EXPECT_EQ(prose, (Lines{"2018-11-04", "2018-11-07"}));
}

TEST(DayHeadings, DateProseThatHasNoBullets) {
  const Report report = DocumentBuilder()
                            .Line("Lunes 4 de marzo de 2019")
                            .Line("Se trabajó en el informe durante todo el día.")
                            .Line("Martes 5 de marzo de 2019")
                            .Line("Se envió el informe a la Alcaldía y se archivó la copia.")
                            .Parse();
  const std::vector<Record> texts = test::Of(report, RecordKind::kText);
  EXPECT_EQ(DaysOf(texts), (Lines{"2019-03-04", "2019-03-05"}));
}

TEST(DayHeadings, YieldToADayOfTheBulletsOwn) {
  const Report report = DocumentBuilder()
                            .Line("Acta de reunión, 4 de marzo de 2019")
                            .Bullet("La visita será el 20 de marzo.")
                            .Bullet("Aprobar el plan de 2020")
                            .Bullet("Enviar la nota en abril")
                            .Parse();
  EXPECT_EQ(DaysOf(Coordinations(report)), (Lines{"2019-03-20", "2019-03-04", "2019-03-04"}));
}

TEST(DayHeadings, ReachBelowTheirSubHeadings) {
  const Report report = DocumentBuilder()
                            .Bold("Reunión 04/03/19")
                            .Bold("Acuerdos tomados")
                            .Bullet("Enviar la nota")
                            .Bold("Reunión 11/03/19")
                            .Line("Compromisos:")
                            .Bullet("Revisar el acta")
                            .Parse();
  EXPECT_EQ(DaysOf(Coordinations(report)), (Lines{"2019-03-04", "2019-03-11"}));
  EXPECT_EQ(Coordinations(report)[0].section, "Acuerdos tomados");
}

TEST(DayHeadings, EndWhereAHeadingOutranksThem) {
  const Report report = DocumentBuilder()
                            .Line("Marzo de 2019")
                            .Line("Reunión 04/03/19")
                            .Bullet("Enviar la nota")
                            .Styled("Otros asuntos de la oficina", 1)
                            .Bullet("Comprar papel")
                            .Parse();
  EXPECT_EQ(Coordinations(report)[1].date.source, DateSource::kPeriod);
}

TEST(DayHeadings, DateTheRowsOfAnAgenda) {
  const Report report = DocumentBuilder()
                            .Bold("Lunes 18 de marzo de 2019")
                            .Rows({{"Hora", "Actividad", "Lugar"}, {"9:00", "Inauguración", "Teatro"}})
                            .Bold("Martes 19 de marzo de 2019")
                            .Rows({{"Hora", "Actividad", "Lugar"}, {"9:00", "Clausura", "Teatro"}})
                            .Parse();
  EXPECT_EQ(DaysOf(Activities(report)), (Lines{"2019-03-18", "2019-03-19"}));
  EXPECT_EQ(Activities(report)[0].section, "Lunes 18 de marzo de 2019");
}

TEST(DayHeadings, MayBeListItemsThemselves) {
  const Report report = DocumentBuilder()
                            .Bullet("Lunes 18 de marzo de 2019", 0, "1.")
                            .Bullet("Visita de la delegación", 1)
                            .Bullet("Martes 19 de marzo de 2019", 0, "2.")
                            .Bullet("Firma del acta", 1)
                            .Parse();
  EXPECT_EQ(TextsOf(report), (Lines{"Visita de la delegación", "Firma del acta"}));
  EXPECT_EQ(DaysOf(Coordinations(report)), (Lines{"2019-03-18", "2019-03-19"}));
  EXPECT_FALSE(Coordinations(report)[0].parent);
  EXPECT_TRUE(Reconciles(report));
}

TEST(DayHeadings, AreNoDatesOfLettersAndForms) {
  const Report letters[] = {
      DocumentBuilder().Line("Panamá, 31 de mayo de 2019").Line("Coordinaciones").Bullet("Enviar la nota").Parse(),
      DocumentBuilder().Bold("31 de mayo de 2019").Line("Coordinaciones").Bullet("Enviar la nota").Parse(),
      DocumentBuilder().Line("Fecha: 31 de mayo de 2019").Line("Coordinaciones").Bullet("Enviar la nota").Parse(),
  };
  for (const Report& report : letters) EXPECT_EQ(Coordinations(report).at(0).date.source, DateSource::kPeriod);
}

TEST(DayHeadings, OfMinutesAreTheDateOfTheForm) {
  const Report report = DocumentBuilder()
                            .Bold("MINUTA DE REUNIÓN N.º 7")
                            .Line("Fecha: 12 de junio de 2019")
                            .Bold("Asistentes")
                            .Bullet("Ana Pérez")
                            .Bold("Acuerdos")
                            .Bullet("Enviar la nota.")
                            .Parse();
  EXPECT_EQ(TextsOf(report), Lines{"Enviar la nota."});
  EXPECT_EQ(DaysOf(Coordinations(report)), Lines{"2019-06-12"});
}

TEST(DayHeadings, OfMinutesHoldBelowAllTheirHeadings) {
  const Report report = DocumentBuilder()
                            .Bold("Acta de la sesión N.º 3")
                            .Line("Sesión ordinaria del 5 de abril de 2017, 10:00 a.m.")
                            .Bold("Temas tratados")
                            .Bullet("Presupuesto")
                            .Parse();
  EXPECT_EQ(DaysOf(Coordinations(report)), Lines{"2017-04-05"});
}

TEST(DayHeadings, ReachBelowBoldSubHeadingsWhereFurtherDaysFollow) {
  const Report report = DocumentBuilder()
                            .Line("Reunión 04/03/19")
                            .Bold("Temas tratados")
                            .Bullet("El presupuesto")
                            .Line("Reunión 11/03/19")
                            .Bullet("El inventario")
                            .Parse();
  EXPECT_EQ(DaysOf(Coordinations(report)), (Lines{"2019-03-04", "2019-03-11"}));
}

TEST(DayHeadings, OfFormsWhereThereAreSeveral) {
  const Report report = DocumentBuilder()
                            .Line("Fecha: 4 de marzo de 2019")
                            .Bullet("Enviar la nota")
                            .Line("Fecha: 11 de marzo de 2019")
                            .Bullet("Revisar el acta")
                            .Parse();
  EXPECT_EQ(DaysOf(Coordinations(report)), (Lines{"2019-03-04", "2019-03-11"}));
}

}  // namespace
}  // namespace acervo::day_headings
