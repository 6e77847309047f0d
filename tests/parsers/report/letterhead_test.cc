#include "parsers/report/letterhead.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "parsers/data/tsv.h"
#include "parsers/report/wording.h"

namespace acervo::data {
extern const std::string_view kOfficeWords;
}  // namespace acervo::data

namespace acervo::report {
namespace {

std::string OfficeOf(const char* line) {
  const auto office = FindOffice(line);
  return office ? office->name : "";
}

std::string Titled(std::string text) {
  text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

TEST(Office, IsNamedByItsFirstWord) {
  EXPECT_EQ(OfficeOf("OFICINA DE COOPERACIÓN INTERNACIONAL "), "Oficina de Cooperación Internacional");
  EXPECT_EQ(OfficeOf("Dirección de Planificación Urbana."), "Dirección de Planificación Urbana");
  EXPECT_EQ(OfficeOf("Unidad de Relaciones Internacionales"), "Unidad de Relaciones Internacionales");
}

TEST(Office, StandsAmongOtherThingsOnALine) {
  EXPECT_EQ(OfficeOf("Alcaldía de Panamá – Oficina de Cooperación Internacional"),
            "Oficina de Cooperación Internacional");
  EXPECT_EQ(OfficeOf("OFICINA DE COOPERACIÓN INTERNACIONAL | INFORME MENSUAL"), "Oficina de Cooperación Internacional");
  EXPECT_EQ(OfficeOf("Informe mensual de la Oficina de Cooperación Internacional correspondiente a mayo"),
            "Oficina de Cooperación Internacional");
  EXPECT_EQ(OfficeOf("Oficina de Cooperación Internacional Informe del mes de mayo 2019"),
            "Oficina de Cooperación Internacional");
}

TEST(Office, WholeMeansThatTheLineSaysNothingElse) {
  EXPECT_TRUE(FindOffice("Oficina de Turismo")->whole);
  EXPECT_FALSE(FindOffice("Oficina de Turismo – Informe")->whole);
}

TEST(Office, NearerToTheWriterRanksBefore) {
  EXPECT_LT(FindOffice("Oficina de Turismo")->rank, FindOffice("Dirección de Cultura")->rank);
  EXPECT_LT(FindOffice("Dirección de Cultura")->rank, FindOffice("Alcaldía de Panamá")->rank);
}

TEST(Office, IsNotEverySentenceWithTheWord) {
  EXPECT_EQ(OfficeOf("oficina"), "");
  EXPECT_EQ(OfficeOf("Ejes de trabajo:"), "");
  EXPECT_EQ(OfficeOf("Se coordinó con la Oficina de Turismo la visita"), "");
  EXPECT_EQ(OfficeOf(""), "");
  EXPECT_EQ(OfficeOf("Dirección de todas las actividades que esta institución lleva a cabo en el distrito capital hoy"),
            "");
}

TEST(Office, IsNoLabelAndNoThing) {
  for (const char* line :
       {"Dirección notificaciones:", "Dirección notificaciones: Calle 5", "Unidad de medida",
        "Unidad orgánica que emite el informe:", "Unidad orgánica que emite el", "Dirección y localidad", "Sección 02",
        "Programa Académico", "Dirección: Calle 5", "Departamento / Municipio", "Unidad Nº 3", "División 2",
        "Programa de trabajo", "Área de estudio", "Oficina de origen:"})
    EXPECT_EQ(OfficeOf(line), "") << line;
  EXPECT_EQ(OfficeOf("Unidad orgánica: Gerencia de Desarrollo Social"), "Gerencia de Desarrollo Social");
  EXPECT_EQ(OfficeOf("Dirección General de Cultura"), "Dirección General de Cultura");
  EXPECT_EQ(OfficeOf("UNIDAD TÉCNICA DE PROYECTOS"), "Unidad Técnica de Proyectos");
}

TEST(Office, IsNeverCut) {
  for (const char* line :
       {"MUNICIPALIDAD DE", "Municipalidad Distrital de la", "Municipalidad de DE EJECUCION PRESUPUESTARIA",
        "Oficina de Cooperación y", "Dirección de informe 2019"})
    EXPECT_EQ(OfficeOf(line), "") << line;
}

std::string OfficeOfLines(std::initializer_list<const char*> lines) {
  SectionTexts texts;
  Letterhead letterhead(texts);
  for (const char* line : lines) letterhead.NoteOffice(line, 0);
  return letterhead.office();
}

TEST(Office, GoesOnInTheNextLine) {
  EXPECT_EQ(OfficeOfLines({"MUNICIPALIDAD DE", "SAN TELMO DEL NORTE"}), "Municipalidad de San Telmo del Norte");
  EXPECT_EQ(OfficeOfLines({"Oficina de Cooperación y", "Relaciones Internacionales"}),
            "Oficina de Cooperación y Relaciones Internacionales");
  EXPECT_EQ(OfficeOfLines({"MUNICIPALIDAD DE", "INFORME MENSUAL DE MAYO 2019"}), "");
  EXPECT_EQ(OfficeOfLines({"MUNICIPALIDAD DE", "DE EJECUCIÓN PRESUPUESTARIA"}), "");
  EXPECT_EQ(OfficeOfLines({"MUNICIPALIDAD DE", "Tel. 506-9600"}), "");
}

TEST(OfficeWordsTable, EachLabelIsNoOffice) {
  for (const auto& row : data::Rows(data::kOfficeWords, 2)) {
    const std::string phrase(row[1]);
    EXPECT_EQ(FoldedPhrase(phrase), phrase);
    if (row[0] == "label") {
      EXPECT_FALSE(FindOffice(Titled(phrase) + " Mayor")) << phrase;
    }
    if (row[0] == "bare") {
      EXPECT_FALSE(FindOffice(Titled(phrase) + " Mayor")) << phrase;
    }
    if (row[0] == "behind") {
      EXPECT_TRUE(FindOffice("Unidad " + phrase + " Mayor")) << phrase;
    }
    if (row[0] == "sentence") {
      EXPECT_FALSE(FindOffice("Oficina de Turismo " + phrase + " Mayor")) << phrase;
    }
  }
}

TEST(Contact, IsToldByNumbersAndAddresses) {
  EXPECT_TRUE(IsContactLine("Teléfonos: 506-9696/97  |  www.mupa.gob.pa"));
  EXPECT_TRUE(IsContactLine("Tel. 506-9600"));
  EXPECT_TRUE(IsContactLine("cooperacion@mupa.gob.pa"));
  EXPECT_TRUE(IsContactLine("Correo electrónico: oci"));
  EXPECT_FALSE(IsContactLine("Teléfonos para la delegación fueron comprados"));
  EXPECT_TRUE(IsContactLine("Dirección: Calle 5, San Telmo"));
  EXPECT_FALSE(IsContactLine("Dirección: Planificación"));
  EXPECT_FALSE(IsContactLine("Mayo 2019"));
}

}  // namespace
}  // namespace acervo::report
