// What a report says of its own names.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/parsers/report/document_builder.h"

namespace acervo {
namespace {

using test::DocumentBuilder;
using test::HasDoubt;
using Lines = std::vector<std::string>;

const Lines kLetterhead = {"Actividad", "Entidad", "Información", "Fecha"};

Report ReportOf(const std::vector<Lines>& rows) {
  std::vector<Lines> all = {kLetterhead};
  for (const Lines& row : rows) all.push_back({"Reunión", row[0], row[1], "3 de mayo de 2019"});
  return DocumentBuilder().Line("Mayo 2019").Rows(all).Parse();
}

std::string IdOf(const Report& report, std::size_t record, std::string_view raw) {
  for (const EntityMention& mention : report.records[record].entities) {
    if (mention.raw == raw) return mention.id;
  }
  return "absent";
}

TEST(NamesOfReport, AShortNameMeansItsLongOneInEarlierRowsToo) {
  const Report report = ReportOf({{"FUNDECOL", "Taller de la FUNDECOL."},
                                  {"OEI", "Con la Fundación para el Desarrollo de Colón (FUNDECOL) se firmó."}});
  const std::string id = "fundacion-para-desarrollo-colon";
  EXPECT_EQ(IdOf(report, 0, "FUNDECOL"), id);
  EXPECT_EQ(IdOf(report, 1, "Fundación para el Desarrollo de Colón"), id);
  ASSERT_EQ(report.definitions.size(), 1u);
  EXPECT_EQ(report.definitions[0],
            (EntityDefinition{id, "fundecol", "Fundación para el Desarrollo de Colón (FUNDECOL)", "a2"}));
}

TEST(NamesOfReport, ADefinitionInACellCounts) {
  const Report report = ReportOf({{"Bolsa de Comercio de Rosario (BCR)", "Tema."}, {"BCR", "Tema."}});
  EXPECT_EQ(IdOf(report, 1, "BCR"), "bolsa-comercio-rosario");
}

TEST(NamesOfReport, TwoMeaningsOfOneShortNameAreADoubtAndNoMerge) {
  const Report report = ReportOf({{"OEI", "Con la Fundación Mar Abierto (FMA) se firmó."},
                                  {"OEI", "Con la Federación de Músicos de Ancud (FMA) se firmó."},
                                  {"FMA", "Tema."}});
  EXPECT_TRUE(HasDoubt(report, "ambiguous_acronym"));
  EXPECT_EQ(IdOf(report, 2, "FMA"), "fma");
  EXPECT_EQ(report.definitions.size(), 2u);
}

TEST(NamesOfReport, TheTextWinsOverTheTablesInsideItsReport) {
  const Report report = ReportOf({{"OCI", "La Oficina de Comunicación Institucional (OCI) informa."}});
  EXPECT_TRUE(HasDoubt(report, "acronym_conflict"));
  EXPECT_EQ(IdOf(report, 0, "OCI"), "comunicacion-institucional");
  EXPECT_TRUE(report.definitions.empty());  // nothing that the archive should learn
}

TEST(NamesOfReport, ALongNameLikeThatOfTheTablesIsTheKnownEntity) {
  const Report report = ReportOf({{"JICA", "La Agencia de Cooperación Japonesa (JICA) informa."}});
  EXPECT_EQ(IdOf(report, 0, "Agencia de Cooperación Japonesa"), "jica");
  EXPECT_FALSE(HasDoubt(report, "acronym_conflict"));
}

TEST(NamesOfReport, UnknownNamesOfCellsAreToldWhereTheyAreDistinctive) {
  const Report report = ReportOf({{"Fundación Calicanto, Sector privado, María López, OEI, Bogotá", "Tema."}});
  ASSERT_EQ(report.cell_names.size(), 1u);
  EXPECT_EQ(report.cell_names[0], (CellName{"fundacion-calicanto", "Fundación Calicanto"}));
}

TEST(NamesOfReport, ANameNearToAKnownOneIsADoubt) {
  const Report report = ReportOf({{"Agencia de Cooperación de Japón", "Tema."}});
  const auto doubt = std::find_if(report.doubts.begin(), report.doubts.end(),
                                  [](const Diagnostic& other) { return other.code == DiagnosticCode::kNearEntity; });
  ASSERT_NE(doubt, report.doubts.end());
  EXPECT_EQ(doubt->field, "entidad");
  EXPECT_EQ(doubt->text, "Agencia de Cooperación de Japón ≈ Agencia de Cooperación Internacional de Japón");
  EXPECT_EQ(report.records[0].entities[0].known, false);
}

TEST(NamesOfReport, ASoundReportHasNoDoubtsOfNames) {
  const Report report = ReportOf({{"Embajada de Japón, OCI", "Con la Alcaldía de Popayán y la OEA se acordó."}});
  for (const std::string code : {"near_entity", "ambiguous_acronym", "acronym_conflict"}) {
    EXPECT_FALSE(HasDoubt(report, code)) << code;
  }
}

}  // namespace
}  // namespace acervo
