// Tables whose cells a text export wrote one below the other.
#include "parsers/report/line_per_cell.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/parsers/report/document_builder.h"

namespace acervo::line_per_cell {
namespace {

using test::Activities;
using test::DocumentBuilder;
using test::HasDoubt;
using ::testing::ElementsAre;

DocumentBuilder Lines(const std::vector<std::string>& lines) {
  DocumentBuilder builder;
  for (const std::string& line : lines) builder.Line(line);
  return builder;
}

// "actividad / entidad / informacion / fecha" of each activity.
std::vector<std::string> RowsOf(const Report& report) {
  std::vector<std::string> rows;
  for (const Record& record : report.records) {
    if (record.kind != RecordKind::kActivity) continue;
    std::string row;
    for (const auto& [name, value] : record.fields) row += (row.empty() ? "" : " / ") + value;
    rows.push_back(row);
  }
  return rows;
}

const std::vector<std::string> kHead = {"Mayo 2019", "Actividad", "Entidad", "Información", "Fecha"};

std::vector<std::string> Below(std::vector<std::string> lines) {
  std::vector<std::string> all = kHead;
  all.insert(all.end(), lines.begin(), lines.end());
  return all;
}

TEST(LinePerCell, ARowHasAsManyLinesAsThereAreHeadings) {
  const Report report = Lines(Below({"Reunión", "JICA", "Becas.", "3 de mayo", "Foro", "UCCI", "Patrimonio.",
                                     "27 al 30 de mayo", "Coordinaciones"}))
                            .Bullet("Nota a la JICA.")
                            .Parse();
  EXPECT_THAT(RowsOf(report),
              ElementsAre("Reunión / JICA / Becas. / 3 de mayo", "Foro / UCCI / Patrimonio. / 27 al 30 de mayo"));
  EXPECT_FALSE(HasDoubt(report, "rows_guessed"));
}

TEST(LinePerCell, LinesTooManyBelongToTheInformation) {
  const Report report = Lines(Below({"Reunión", "JICA", "Becas.", "Se pidió una nota.", "3 de mayo", "Foro", "UCCI",
                                     "Patrimonio.", "Pendiente"}))
                            .Parse();
  EXPECT_THAT(RowsOf(report), ElementsAre("Reunión / JICA / Becas.\nSe pidió una nota. / 3 de mayo",
                                          "Foro / UCCI / Patrimonio. / Pendiente"));
  EXPECT_TRUE(HasDoubt(report, "rows_guessed"));
}

TEST(LinePerCell, ARowWithoutItsEntityKeepsTheOthersApart) {
  const Report report =
      Lines(Below({"Reunión", "Becas.", "3 de mayo", "Foro", "UCCI", "Patrimonio.", "4 de mayo"})).Parse();
  EXPECT_EQ(test::Field(Activities(report).front(), "entidad"), "");
  EXPECT_THAT(RowsOf(report), ElementsAre("Reunión / Becas. / 3 de mayo", "Foro / UCCI / Patrimonio. / 4 de mayo"));
  EXPECT_TRUE(HasDoubt(report, "rows_guessed"));
}

TEST(LinePerCell, WithTheDateFirstEveryRowIsWhole) {
  const Report report = Lines({"Mayo 2019", "Fecha", "Actividad", "Entidad", "3 de mayo", "Reunión", "JICA",
                               "4 de mayo", "Foro", "UCCI", "Nota final"})
                            .Parse();
  EXPECT_THAT(RowsOf(report), ElementsAre("3 de mayo / Reunión / JICA", "4 de mayo / Foro / UCCI"));
}

TEST(LinePerCell, AnEmptyLineIsAnEmptyCell) {
  const Report report =
      Lines(Below({"Reunión", "JICA", "Becas para todos.", "", "Foro", "", "Patrimonio vivo.", "4 de mayo"})).Parse();
  EXPECT_THAT(RowsOf(report), ElementsAre("Reunión / JICA / Becas para todos.", "Foro / Patrimonio vivo. / 4 de mayo"));
  EXPECT_FALSE(HasDoubt(report, "rows_guessed"));
}

TEST(LinePerCell, NumbersOpenRowsAndDatesCloseThem) {
  const Report report = Lines({"Mayo 2019", "No.", "Actividad", "Información", "Fecha", "1", "Foro", "Hubo 13 mesas.",
                               "13", "2", "Agenda 2030", "Se revisó la nota.", "Otra nota más.",
                               "14 de mayo, 2:30 p.m.", "3", "Taller", "Becas.", "Pendiente"})
                            .Parse();
  EXPECT_THAT(RowsOf(report),
              ElementsAre("1 / Foro / Hubo 13 mesas. / 13",
                          "2 / Agenda 2030 / Se revisó la nota.\nOtra nota más. / 14 de mayo, 2:30 p.m.",
                          "3 / Taller / Becas. / Pendiente"));
}

TEST(LinePerCell, ParagraphsOfAnEntityStayTogether) {
  const Report report = Lines(Below({"Invitación", "Ayuntamiento de Barcelona", "Recursos Humanos",
                                     "Invitación al señor Alcalde para el foro que se celebrará.", "11/07/2019", "Foro",
                                     "UTP,", "OCI", "Colocación de ofrenda floral por la Embajadora en",
                                     "Panamá, y autoridades.", "10/01/2019 10:00 a.m."}))
                            .Parse();
  EXPECT_THAT(
      RowsOf(report),
      ElementsAre("Invitación / Ayuntamiento de Barcelona\nRecursos Humanos / Invitación al señor Alcalde para el "
                  "foro que se celebrará. / 11/07/2019",
                  "Foro / UTP,\nOCI / Colocación de ofrenda floral por la Embajadora en\nPanamá, y autoridades. / "
                  "10/01/2019 10:00 a.m."));
}

TEST(LinePerCell, ALineOverTheRowsHeadsThem) {
  const Report report = Lines(Below({"GESTIÓN LOCAL", "FIRMA DE ACUERDO", "RRHH", "Acuerdo marco.", "8 de mayo",
                                     "GESTIÓN EXTERIOR", "TALLER", "AECID", "Facilitado.", "9 de mayo"}))
                            .Parse();
  EXPECT_THAT(RowsOf(report), ElementsAre("FIRMA DE ACUERDO / RRHH / Acuerdo marco. / 8 de mayo",
                                          "TALLER / AECID / Facilitado. / 9 de mayo"));
  EXPECT_EQ(Activities(report).back().section, "GESTIÓN EXTERIOR");
}

TEST(LinePerCell, ListsInsideOfCellsAreTheirs) {
  const Report report = Lines(Below({"Ofrenda", "JICA", "Acto protocolar."}))
                            .Bullet("Nota enviada")
                            .Bullet("Transporte")
                            .Line("14/05/2019")
                            .Line("Foro")
                            .Line("UCCI")
                            .Line("Becas.")
                            .Line("15 de mayo")
                            .Line("Coordinaciones")
                            .Bullet("Nota a la JICA.")
                            .Parse();
  EXPECT_EQ(Activities(report).size(), 2U);
  EXPECT_EQ(test::Field(Activities(report).front(), "fecha"), "14/05/2019");
  EXPECT_EQ(report.records.back().text, "Nota a la JICA.");
}

TEST(LinePerCell, TheFirstHeadingMayBeGluedToTheLineBefore) {
  const Report report =
      Lines({"OFICINAMayo 2019Actividad", "Entidad", "Información", "Fecha", "Reunión", "JICA", "Becas.", "3 de mayo",
             "Otras gestiones:Actividad", "Entidad", "Fecha", "Foro", "UCCI", "4 de mayo"})
          .Parse();
  EXPECT_THAT(RowsOf(report), ElementsAre("Reunión / JICA / Becas. / 3 de mayo", "Foro / UCCI / 4 de mayo"));
}

TEST(LinePerCell, WhatStandsBelowTheRowsIsNone) {
  const Report report = Lines(Below({"Reunión", "JICA", "Becas.", "3 de mayo", "Atentamente,", "Licda. Ana Díaz",
                                     "Oficina de Cooperación"}))
                            .Parse();
  EXPECT_THAT(RowsOf(report), ElementsAre("Reunión / JICA / Becas. / 3 de mayo"));
}

TEST(LinePerCell, WordsOfProseAreNoHeadings) {
  const Report report =
      Lines({"Mayo 2019", "Actividad", "Se hizo una reunión con la JICA.", "Fecha", "3 de mayo"}).Parse();
  EXPECT_TRUE(RowsOf(report).empty());
}

TEST(LinePerCell, HeadingsWithoutDatesBelowAreNoTable) {
  const Report report = Lines(Below({"Se hizo una reunión.", "Se hizo un foro."})).Parse();
  EXPECT_TRUE(RowsOf(report).empty());
}

}  // namespace
}  // namespace acervo::line_per_cell
