#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/parsers/report/document_builder.h"

namespace acervo {
namespace {

using test::DocumentBuilder;
using test::HasDoubt;
using test::Reconciles;

TEST(Report, ReadsTheLetterhead) {
  const Report report = DocumentBuilder()
                            .Line("Alcaldía de Panamá")
                            .Line("OFICINA DE COOPERACIÓN INTERNACIONAL")
                            .Line("Teléfonos: 506-9696/97 | www.mupa.gob.pa")
                            .Line("Ejes de trabajo:")
                            .Line("Posicionamiento estratégico: posicionar las acciones.")
                            .Line("Promovida la cooperación.")
                            .Line("Mayo 2019")
                            .Rows({{"Actividad", "Fecha"}, {"Foro", "1"}})
                            .Parse();
  EXPECT_EQ(report.office, "Oficina de Cooperación Internacional");
  EXPECT_EQ(report.contact, "Teléfonos: 506-9696/97 | www.mupa.gob.pa");
  const std::vector<Section> expected = {
      {"Alcaldía de Panamá", ""},
      {"Ejes de trabajo", "Posicionamiento estratégico: posicionar las acciones.\nPromovida la cooperación."},
      {"Mayo 2019", ""}};
  EXPECT_EQ(report.sections, expected);
  EXPECT_EQ(report.period, MonthFromIso("2019-05"));
}

TEST(Report, OfficeOfThePageHeader) {
  const Report report = DocumentBuilder()
                            .InRole("Oficina de Cooperación Internacional", BlockRole::kHeader)
                            .InRole("Página 1 de 2", BlockRole::kFooter)
                            .Rows({{"Actividad", "Fecha"}, {"Foro", "1"}})
                            .Parse();
  EXPECT_EQ(report.office, "Oficina de Cooperación Internacional");
  EXPECT_TRUE(report.sections.empty());
}

TEST(Report, OfTwoOfficesTheLetterheadsOwnComesFirst) {
  const Report report = DocumentBuilder()
                            .Line("DIRECCIÓN DE PLANIFICACIÓN")
                            .Line("OFICINA DE COOPERACIÓN INTERNACIONAL")
                            .Rows({{"Actividad", "Fecha"}, {"Foro", "1"}})
                            .Line("Coordinaciones:")
                            .Bullet("Uno.")
                            .Line("Atentamente,")
                            .Line("Oficina de Turismo")
                            .Parse();
  EXPECT_EQ(report.office, "Oficina de Cooperación Internacional");
}

TEST(Report, FootnotesAreKept) {
  const Report report = DocumentBuilder()
                            .Rows({{"Actividad", "Fecha"}, {"Foro", "1"}})
                            .InRole("Según nota 23-2019.", BlockRole::kNote)
                            .Parse();
  EXPECT_EQ(report.sections, (std::vector<Section>{{"", "Según nota 23-2019."}}));
}

TEST(Report, WithoutStructureIsItsTexts) {
  const Report report = DocumentBuilder()
                            .Line("Estimado señor Alcalde:")
                            .Line("Le informo que el 12 de mayo de 2019 nos visitó la Embajada de México.")
                            .Rows({{"a", "b"}})
                            .Parse();
  ASSERT_EQ(report.records.size(), 2u);
  const Record& record = report.records[0];
  EXPECT_EQ(record.kind, RecordKind::kText);
  EXPECT_EQ(record.local_id, "t1");
  EXPECT_EQ(record.title, "Estimado señor Alcalde");
  EXPECT_EQ(record.text, "Le informo que el 12 de mayo de 2019 nos visitó la Embajada de México.");
  EXPECT_EQ(report.records[1].text, "a | b");
  EXPECT_EQ(record.mentions.size(), 1u);
  EXPECT_TRUE(HasDoubt(report, "no_structure"));
  EXPECT_TRUE(Reconciles(report));
}

TEST(Report, OfNothingHasNoRecord) {
  const Report report = ParseReport(Document{}, {});
  EXPECT_TRUE(report.records.empty());
  EXPECT_TRUE(HasDoubt(report, "no_structure"));
}

TEST(Report, KnowsTheNamesOfItsEntities) {
  const Report report = DocumentBuilder().Rows({{"Actividad", "Entidad"}, {"Foro", "JICA"}}).Parse();
  ASSERT_EQ(report.entity_names.size(), 1u);
  const auto& names = report.entity_names[0].names;
  EXPECT_GT(names.size(), 1u);
  EXPECT_NE(std::find(names.begin(), names.end(), "JICA"), names.end());
}

TEST(Report, CarriesThePage) {
  const Report report =
      DocumentBuilder(Format::kPdf).OnPage(3).Rows({{"Actividad", "Fecha"}, {"Foro", "1"}}).Bullet("Uno.").Parse();
  ASSERT_EQ(report.records.size(), 2u);
  EXPECT_EQ(report.records[0].source.page, 3);
  EXPECT_EQ(report.records[1].source.page, 3);
  EXPECT_EQ(report.records[1].source.block, 1);
}

TEST(Report, BearsOddDocuments) {
  const Document odd[] = {
      DocumentBuilder().Rows({}).Done(),
      DocumentBuilder().Rows({{}}).Done(),
      DocumentBuilder().Rows({{}, {"x"}, {}}).Done(),
      DocumentBuilder().Cells({{{"Actividad", 99, 99}}, {{"Fecha", -1, 0}}}).Done(),
      DocumentBuilder().Bullet("", -5).Bullet("x", -5).Bullet("y", 1000000).Bullet("z", 0).Done(),
      DocumentBuilder().Indented("x", 3).Line("").Indented("", -1).Done(),
      DocumentBuilder()
          .Line(std::string("\xFF\xFE\x00", 3))
          .Bullet("\xC3")
          .Rows({{"\xF0\x9F", "Actividad"}, {"", "\x80"}})
          .Done(),
      DocumentBuilder().Line("Coordinaciones:").Done(),
      DocumentBuilder().Line("Coordinaciones:").Line("Coordinaciones:").Line("Coordinaciones:").Done(),
  };
  for (const Document& document : odd) EXPECT_TRUE(Reconciles(ParseReport(document, {"\xFF/\n"})));
}

TEST(Report, TakesLinearTimeOverManyParagraphsAndBullets) {
  DocumentBuilder builder(Format::kTxt);
  builder.Line("Coordinaciones:").Bullet("Uno");
  for (int i = 0; i < 20000; ++i) builder.Line("y algo más");
  for (int i = 0; i < 20000; ++i) builder.Bullet("otro", i);
  const Report report = builder.Parse();
  EXPECT_EQ(CountOf(report, RecordKind::kCoordination), 20001);
}

TEST(ParseReport, TheOfficeOfANarrowHeadIsBrokenOverTheLinesOfACell) {
  const Report report = test::DocumentBuilder()
                            .Rows({{"ESTADO DE GESTIONES", "", "Hoja: 1"},
                                   {"Municipalidad de\nSan Telmo del Norte", "Del 01/05/2019 al 31/05/2019", ""}})
                            .Bold("Coordinaciones")
                            .Bullet("Dirección notificaciones: Calle 5, Unidad de medida: hora")
                            .Parse();
  EXPECT_EQ(report.office, "Municipalidad de San Telmo del Norte");
}

}  // namespace
}  // namespace acervo
