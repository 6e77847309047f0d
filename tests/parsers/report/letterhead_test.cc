#include "parsers/report/letterhead.h"

#include <gtest/gtest.h>

#include <string>

namespace acervo::report {
namespace {

std::string OfficeOf(const char* line) {
  const auto office = FindOffice(line);
  return office ? office->name : "";
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

TEST(Contact, IsToldByNumbersAndAddresses) {
  EXPECT_TRUE(IsContactLine("Teléfonos: 506-9696/97  |  www.mupa.gob.pa"));
  EXPECT_TRUE(IsContactLine("Tel. 506-9600"));
  EXPECT_TRUE(IsContactLine("cooperacion@mupa.gob.pa"));
  EXPECT_TRUE(IsContactLine("Correo electrónico: oci"));
  EXPECT_FALSE(IsContactLine("Teléfonos para la delegación fueron comprados"));
  EXPECT_FALSE(IsContactLine("Mayo 2019"));
}

}  // namespace
}  // namespace acervo::report
