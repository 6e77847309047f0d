// What no row and no bullet holds: records of kind text, and the lines of the form that are none.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/text.h"
#include "tests/parsers/report/document_builder.h"

namespace acervo::text_records {
namespace {

using test::C;
using test::DocumentBuilder;
using test::Field;
using test::HasDoubt;
using test::Tall;
using test::Wide;

std::vector<Record> Texts(const Report& report) { return test::Of(report, RecordKind::kText); }

DocumentBuilder Letterhead() {
  DocumentBuilder builder;
  builder.Line("Alcaldía de Panamá")
      .Line("OFICINA DE COOPERACIÓN INTERNACIONAL")
      .Line("Teléfonos: 506-9696/97 | www.mupa.gob.pa")
      .Line("Junio 2019");
  return builder;
}

DocumentBuilder& AddTable(DocumentBuilder& builder) {
  return builder.Rows({{"Actividad", "Entidad", "Información", "Fecha", "Observaciones"},
                       {"Foro", "JICA", "Se habló de becas.", "3 de junio", "Ninguna"}});
}

void ExpectAllFound(const Report& report) {
  EXPECT_GT(report.words.read, 0);
  EXPECT_EQ(report.words.found, report.words.read);
}

TEST(TextRecords, ABareReportHasNone) {
  DocumentBuilder builder = Letterhead();
  const Report report = AddTable(builder).Line("COORDINACIONES:").Bullet("Uno.").Bullet("Dos.").Parse();
  EXPECT_TRUE(Texts(report).empty()) << Texts(report)[0].text;
  EXPECT_EQ(report.letterhead,
            "Alcaldía de Panamá\nOFICINA DE COOPERACIÓN INTERNACIONAL\nTeléfonos: 506-9696/97 | www.mupa.gob.pa\n"
            "Junio 2019\nActividad | Entidad | Información | Fecha | Observaciones\nCOORDINACIONES:");
  ExpectAllFound(report);
}

TEST(TextRecords, LinesOfTheLetterheadAreNone) {
  for (const char* line :
       {"MES DE MARZO DE 2014", "Mes: Octubre 2016", "FEBRERO, 2016", "Noviembre de 2017", "Diciembre 2018",
        "Primer trimestre de 2020", "Enero a junio de 2019", "Período: julio 2018 – junio 2019",
        "SEGUNDO SEMESTRE 2021", "República de Panamá", "Ministerio de Relaciones Exteriores",
        "DIRECCIÓN DE PLANIFICACIÓN", "Alcaldía de Panamá – Junio 2019", "Avenida Balboa, edificio 5",
        "Correo: oci@mupa.gob.pa", "www.mupa.gob.pa", "Alcaldía de Panamá | Oficina de Cooperación Internacional"}) {
    DocumentBuilder builder;
    const Report report = AddTable(builder.Line(line)).Parse();
    EXPECT_TRUE(Texts(report).empty()) << line;
    EXPECT_TRUE(report.letterhead.starts_with(line)) << report.letterhead;
    ExpectAllFound(report);
  }
}

TEST(TextRecords, ATitleThatSaysTheMonthAloneIsNone) {
  for (const char* const title :
       {"Informe de gestión – Diciembre 2019", "INFORME MENSUAL DE ACTIVIDADES", "Informe del mes de mayo de 2019",
        "Informe semanal 2 - mayo 2019", "Memoria anual 2019"}) {
    DocumentBuilder builder = Letterhead();
    const Report report = AddTable(builder.Line(title)).Parse();
    EXPECT_TRUE(Texts(report).empty()) << title;
    ExpectAllFound(report);
  }
}

TEST(TextRecords, ATitleWithFurtherWordsIsOne) {
  for (const char* line :
       {"Informe de actividades virtuales, mayo 2020", "Memoria del hermanamiento con Taipéi", "Resumen ejecutivo",
        "Avenida que se inauguró en mayo", "Elaborado por: Lic. Marta Quezada"}) {
    DocumentBuilder builder;
    const Report report = AddTable(builder.Line(line)).Parse();
    ASSERT_EQ(Texts(report).size(), 1u) << line;
    EXPECT_EQ(Texts(report)[0].text, line);
    EXPECT_EQ(Texts(report)[0].local_id, "t1");
    ExpectAllFound(report);
  }
}

TEST(TextRecords, ParagraphsStandUnderTheirHeading) {
  DocumentBuilder builder;
  builder.Line("Ejes de trabajo:").Line("Posicionar las acciones.").Line("Promover la cooperación, desde 1998.");
  const Report report = AddTable(builder).Parse();
  const std::vector<Record> texts = Texts(report);
  ASSERT_EQ(texts.size(), 1u);
  EXPECT_EQ(texts[0].title, "Ejes de trabajo");
  EXPECT_EQ(texts[0].text, "Posicionar las acciones.\nPromover la cooperación, desde 1998.");
  EXPECT_EQ(texts[0].source.block, 0);
  ExpectAllFound(report);
}

TEST(TextRecords, TheHeadingAboveAHeadingIsTheSection) {
  DocumentBuilder builder;
  builder.Styled("Contexto", 1)
      .Styled("Antecedentes", 2)
      .Line("Hubo hermanamientos.")
      .Styled("Cifras", 2)
      .Line("Hubo treinta.")
      .Styled("Cierre", 1)
      .Line("Nada más.");
  const std::vector<Record> texts = Texts(AddTable(builder).Parse());
  ASSERT_EQ(texts.size(), 3u);
  EXPECT_EQ(texts[0].title, "Antecedentes");
  EXPECT_EQ(texts[0].section, "Contexto");
  EXPECT_EQ(texts[1].title, "Cifras");
  EXPECT_EQ(texts[1].section, "Contexto");
  EXPECT_EQ(texts[2].title, "Cierre");
  EXPECT_FALSE(texts[2].section);
}

TEST(TextRecords, HeadingsUnderWhichNothingStandsAreTexts) {
  DocumentBuilder builder;
  builder.Bold("Memoria del hermanamiento").Bold("Edición corregida").Styled("Con embajadas", 1);
  const Report report = AddTable(builder).Bullet("Uno.").Parse();
  const std::vector<Record> texts = Texts(report);
  ASSERT_EQ(texts.size(), 1u);
  EXPECT_EQ(texts[0].text, "Memoria del hermanamiento\nEdición corregida");
  ExpectAllFound(report);
}

TEST(TextRecords, ProseUnderTheSectionOfBulletsHasItAsItsTitleAndDay) {
  DocumentBuilder builder = Letterhead();
  const Report report = builder.Bold("3 de junio de 2019")
                            .Bullet("Uno.")
                            .Line("Se habló de los planos, en la sala.")
                            .Bold("4 de junio de 2019")
                            .Bullet("Dos.")
                            .Line("Se cerró el inventario, con una nota.")
                            .Parse();
  const std::vector<Record> texts = Texts(report);
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(texts[0].title, "3 de junio de 2019");
  EXPECT_EQ(ToIso(texts[0].date.intervals.at(0).first), "2019-06-03");
  EXPECT_EQ(texts[1].title, "4 de junio de 2019");
  EXPECT_EQ(ToIso(texts[1].date.intervals.at(0).first), "2019-06-04");
  ExpectAllFound(report);
}

TEST(TextRecords, ProseBesideBullets) {
  const Report report = DocumentBuilder()
                            .Line("El hermanamiento con Barcelona cumplió treinta años y se celebró en catalán.")
                            .Line("Coordinaciones")
                            .Bullet("Se envió la invitación.")
                            .Line("Atentamente,")
                            .Line("Licda. Mitzila Cedeño")
                            .Parse();
  const std::vector<Record> texts = Texts(report);
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(texts[1].text, "Atentamente,\nLicda. Mitzila Cedeño");
  EXPECT_TRUE(HasDoubt(report, "no_activities"));
  ExpectAllFound(report);
}

TEST(TextRecords, ATableThatWasSetAsideIsOneForEachRow) {
  DocumentBuilder builder;
  builder.Bold("Presupuesto")
      .Rows({{"Rubro", "Monto", "Responsable"}, {"Pasajes", "1,200", "Ana"}, {"Becas", "90", ""}});
  const Report report = AddTable(builder).Parse();
  const std::vector<Record> texts = Texts(report);
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(texts[0].title, "Presupuesto");
  EXPECT_EQ(texts[0].text, "Pasajes | 1,200 | Ana");
  EXPECT_EQ(Field(texts[0], "rubro"), "Pasajes");
  EXPECT_EQ(Field(texts[0], "monto"), "1,200");
  EXPECT_EQ(Field(texts[0], "responsable"), "Ana");
  EXPECT_EQ(texts[0].source.row, 1);
  EXPECT_EQ(texts[1].source.row, 2);
  EXPECT_TRUE(HasDoubt(report, "table_set_aside"));
  ExpectAllFound(report);
}

TEST(TextRecords, ColumnsWithoutAHeadingAreNumbered) {
  DocumentBuilder builder;
  builder.Rows({{"Camiones:", "12"}, {"Extintores:", "30"}});
  const Report report = AddTable(builder).Parse();
  const std::vector<Record> texts = Texts(report);
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(Field(texts[0], "columna-1"), "Camiones:");
  EXPECT_EQ(Field(texts[0], "columna-2"), "12");
  ExpectAllFound(report);
}

TEST(TextRecords, TallCellsHoldForEachRowAndAreReadOnce) {
  DocumentBuilder builder;
  builder.Cells({{C("Zona"), C("Obra"), C("Costo")}, {Tall("Norte", 2), C("Muro"), C("1")}, {C("Puente"), C("2")}});
  const Report report = AddTable(builder).Parse();
  const std::vector<Record> texts = Texts(report);
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_EQ(Field(texts[1], "zona"), "Norte");
  ExpectAllFound(report);
}

TEST(TextRecords, ANoteAtTheFootOfTheTableIsOne) {
  DocumentBuilder builder = Letterhead();
  builder.Cells({{C("Actividad"), C("Entidad"), C("Fecha")},
                 {C("Foro"), C("JICA"), C("3 de junio")},
                 {Wide("Nota: la misión a Bogotá se reprogramó para el 12 de julio.", 3)}});
  const Report report = builder.Parse();
  const std::vector<Record> texts = Texts(report);
  ASSERT_EQ(texts.size(), 1u);
  EXPECT_EQ(texts[0].text, "Nota: la misión a Bogotá se reprogramó para el 12 de julio.");
  EXPECT_EQ(texts[0].source.row, 2);
  EXPECT_EQ(texts[0].mentions.size(), 1u);
  ExpectAllFound(report);
}

TEST(TextRecords, FootnotesAreEachOne) {
  DocumentBuilder builder;
  const Report report = AddTable(builder)
                            .InRole("Según nota 23-2019.", BlockRole::kNote)
                            .InRole("Otra nota.", BlockRole::kNote)
                            .InRole("Página 1", BlockRole::kFooter)
                            .Parse();
  ASSERT_EQ(Texts(report).size(), 2u);
  ExpectAllFound(report);
}

TEST(TextRecords, LongProseIsDividedAtParagraphs) {
  DocumentBuilder builder;
  builder.Bold("Historia");
  for (int i = 0; i < 40; ++i) builder.Line("Párrafo número " + std::to_string(i) + ": " + std::string(200, 'x') + ".");
  const Report report = AddTable(builder).Parse();
  const std::vector<Record> texts = Texts(report);
  ASSERT_GT(texts.size(), 2u);
  for (const Record& text : texts) {
    EXPECT_EQ(text.title, "Historia");
    EXPECT_LE(text.text.size(), 3000u);
    EXPECT_TRUE(text.text.starts_with("Párrafo"));
  }
  ExpectAllFound(report);
}

TEST(TextRecords, ALongParagraphIsDividedBetweenWords) {
  DocumentBuilder builder;
  std::string prose;
  for (int i = 0; i < 3000; ++i) prose += "palabra" + std::to_string(i) + " ";
  const Report report = AddTable(builder.Line(std::string(Trim(prose)))).Parse();
  EXPECT_GT(Texts(report).size(), 5u);
  ExpectAllFound(report);
}

TEST(TextRecords, DatesAndEntitiesAreRead) {
  DocumentBuilder builder = Letterhead();
  builder.Line("El 12 de junio nos visitó la Embajada de México.").Line("Todo fue cordial y sin novedad alguna.");
  const std::vector<Record> texts = Texts(AddTable(builder).Parse());
  ASSERT_EQ(texts.size(), 1u);
  EXPECT_EQ(texts[0].date.source, DateSource::kText);
  ASSERT_EQ(texts[0].date.intervals.size(), 1u);
  EXPECT_EQ(ToIso(texts[0].date.intervals[0].first), "2019-06-12");
  ASSERT_EQ(texts[0].entities.size(), 1u);
  EXPECT_EQ(texts[0].entities[0].role, EntityRole::kMention);
}

TEST(TextRecords, WithoutDatesTheyAreOfThePeriod) {
  DocumentBuilder builder = Letterhead();
  const std::vector<Record> texts = Texts(AddTable(builder.Line("Todo fue cordial y sin novedad.")).Parse());
  ASSERT_EQ(texts.size(), 1u);
  EXPECT_EQ(texts[0].date.source, DateSource::kPeriod);
}

TEST(TextRecords, ParagraphsThatGoOnWithABulletAreNone) {
  DocumentBuilder builder = Letterhead();
  const Report report = AddTable(builder)
                            .Line("Coordinaciones")
                            .Bullet("Uno.")
                            .Bullet("Uno y medio.", 1)
                            .Indented("Sigue el primero.", 0)
                            .Indented("Y otra vez.", 0)
                            .Parse();
  EXPECT_TRUE(Texts(report).empty());
  ExpectAllFound(report);
}

TEST(TextRecords, EverySubheadingIsFoundAsASection) {
  DocumentBuilder builder = Letterhead();
  const Report report = AddTable(builder)
                            .Line("Coordinaciones")
                            .Bullet("Uno.")
                            .Bold("Con embajadas")
                            .Bullet("Dos.")
                            .Bold("Otras gestiones")
                            .Bullet("Tres.")
                            .Parse();
  EXPECT_TRUE(Texts(report).empty());
  ExpectAllFound(report);
}

TEST(TextRecords, FormsWithLabelsAreWholeToo) {
  const Report report = DocumentBuilder()
                            .Line("Junio 2019")
                            .Rows({{"Actividad:", "Taller"}, {"Entidad:", "JICA"}, {"Fecha:", "2 de junio"}})
                            .Rows({{"Actividad:", "Foro"}, {"Entidad:", "UCCI"}, {"Fecha:", "4 de junio"}})
                            .Parse();
  EXPECT_EQ(CountOf(report, RecordKind::kActivity), 2);
  EXPECT_TRUE(Texts(report).empty());
  ExpectAllFound(report);
}

TEST(TextRecords, RowsOfNumbersAloneAreNotRead) {
  const Report report =
      DocumentBuilder()
          .Rows({{"No.", "Actividad", "Entidad", "Fecha"}, {"1", "Foro", "JICA", "3 de junio"}, {"2", "", "", ""}})
          .Parse();
  EXPECT_TRUE(Texts(report).empty());
  ExpectAllFound(report);
}

TEST(TextRecords, SignatureRowsAreTexts) {
  const Report report = DocumentBuilder()
                            .Rows({{"Actividad", "Entidad", "Fecha"},
                                   {"Foro", "JICA", "3 de junio"},
                                   {"Elaborado por:", "", "Revisado por:"},
                                   {"Ana Pérez", "", "Luis Gil"}})
                            .Parse();
  EXPECT_EQ(Texts(report).size(), 2u);
  ExpectAllFound(report);
}

TEST(TextRecords, ADocumentWithoutStructureIsItsTexts) {
  const Report report = DocumentBuilder()
                            .Line("Oficina de Cooperación Internacional")
                            .Bold("Acta de la reunión")
                            .Line("Se reunieron las partes.")
                            .Bold("Acuerdos varios de la mesa")
                            .Line("No hubo ninguno.")
                            .Parse();
  const std::vector<Record> texts = Texts(report);
  ASSERT_EQ(texts.size(), 3u);
  EXPECT_EQ(texts[0].text, "Oficina de Cooperación Internacional");
  EXPECT_EQ(texts[1].title, "Acta de la reunión");
  EXPECT_TRUE(HasDoubt(report, "no_structure"));
  EXPECT_TRUE(report.letterhead.empty());
  ExpectAllFound(report);
}

TEST(TextRecords, InADocumentWithoutStructureAHeadIsNoRow) {
  const Report report = DocumentBuilder()
                            .Rows({{"Item", "Clase de tarea", "Marcar"},
                                   {"1", "Inventario de equipos", ""},
                                   {"2", "Entrega de uniformes", "X"}})
                            .Rows({{"Criterio", "Puntajes"}, {"Claridad", "15"}, {"Pertinencia", "20"}})
                            .Parse();
  const auto texts = Texts(report);
  ASSERT_EQ(texts.size(), 6u);
  EXPECT_TRUE(texts[0].fields.empty());
  EXPECT_EQ(Field(texts[2], "no"), "2");
  EXPECT_TRUE(texts[3].fields.empty());
  EXPECT_EQ(Field(texts[4], "puntajes"), "15");
  ExpectAllFound(report);
}

TEST(TextRecords, TakeLinearTimeOverOneWordAgainAndAgain) {
  DocumentBuilder builder;
  builder.Line("Coordinaciones").Bullet("a");
  std::string words;
  for (int i = 0; i < 20000; ++i) words += "a ";
  for (int i = 0; i < 5; ++i) builder.Indented(words, 0);
  for (int i = 0; i < 3000; ++i) builder.Line("a a a");
  ExpectAllFound(builder.Parse());
}

}  // namespace
}  // namespace acervo::text_records
