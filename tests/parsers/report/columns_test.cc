#include "parsers/report/columns.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/parsers/report/document_builder.h"

namespace acervo::report {
namespace {

using test::C;
using test::Tall;
using test::Wide;

Table TableOf(std::vector<std::vector<Cell>> rows) { return {{}, std::move(rows), {}}; }

// "actividad fecha-de-inicio": the names in order.
std::string NamesOf(const std::vector<Column>& columns) {
  std::string names;
  for (const Column& column : columns) names += (names.empty() ? "" : " ") + column.name;
  return names;
}

std::string HeaderNames(std::vector<std::vector<Cell>> rows) {
  const Table table = TableOf(std::move(rows));
  const auto header = ReadHeader(Grid(table), 0);
  return header ? NamesOf(header->columns) : "none";
}

TEST(Header, InAnyOrderWithOtherColumns) {
  EXPECT_EQ(HeaderNames({{C("N°"), C("FECHA"), C("Institución"), C("Presupuesto B/."), C("Gestión"), C("Detalle")}}),
            "no fecha entidad presupuesto-b actividad informacion");
}

TEST(Header, OfTwoClaimantsTheSurerKeepsTheName) {
  EXPECT_EQ(HeaderNames({{C("Gestión"), C("Actividad"), C("Tema"), C("Detalle"), C("Fecha")}}),
            "gestion actividad tema informacion fecha");
}

TEST(Header, EqualHeadingsAreToldApart) {
  EXPECT_EQ(HeaderNames({{C("Actividad"), C("Fecha"), C("Nota X"), C("Nota X")}}), "actividad fecha nota-x nota-x-2");
}

TEST(Header, OfUnsureClaimantsNoneKeepsTheName) {
  EXPECT_EQ(HeaderNames({{C("Actividad"), C("Fecha inicial"), C("Fecha final")}}),
            "actividad fecha-inicial fecha-final");
}

TEST(Header, WithoutAHeadingAColumnIsNumbered) {
  EXPECT_EQ(HeaderNames({{C("Actividad"), C(""), C("Fecha")}}), "actividad columna-2 fecha");
}

TEST(Header, DividedInASecondRow) {
  EXPECT_EQ(HeaderNames({{Tall("Actividad", 2), Wide("Fecha", 2)}, {C("Inicio"), C("Fin")}}),
            "actividad fecha-inicio fecha-fin");
  EXPECT_EQ(HeaderNames({{C("Actividad"), Wide("Fecha", 2), C("Lugar")}, {C(""), C("Inicio"), C("Fin"), C("")}}),
            "actividad fecha-inicio fecha-fin lugar");
}

TEST(Header, DividedIntoNumbers) {
  EXPECT_EQ(HeaderNames({{Tall("N°", 2), Tall("Descripción", 2), Wide("SEMANA", 3)}, {C("1"), C("2"), C("3")}}),
            "no informacion semana-1 semana-2 semana-3");
  EXPECT_EQ(HeaderNames({{C("N°"), C("Descripción"), Wide("SEMANA", 2)}, {C(""), C(""), C("1"), C("2")}}),
            "no informacion semana-1 semana-2");
  EXPECT_EQ(HeaderNames({{Tall("Actividad", 3), Wide("2017", 4)},
                         {Wide("Julio", 2), Wide("Agosto", 2)},
                         {C("6"), C("7"), C("1"), C("2")}}),
            "actividad 2017-julio-6 2017-julio-7 2017-agosto-1 2017-agosto-2");
}

TEST(Header, DaysBesideDatesAreADuration) {
  EXPECT_EQ(HeaderNames({{C("MÓDULO"), C("ACTIVIDAD"), C("DÍAS"), C("FECHAS")}}), "modulo actividad dias fecha");
  EXPECT_EQ(HeaderNames({{C("Actividad"), C("Día")}}), "actividad fecha");
}

TEST(Header, OfBeginAndEndBothAreDates) {
  for (const auto& [begin, end] :
       std::vector<std::pair<std::string, std::string>>{{"Inicio", "Fin"},
                                                        {"Desde", "Hasta"},
                                                        {"Fecha inicial", "Fecha final"},
                                                        {"Fecha de inicio", "Fecha de término"}}) {
    const Table table = TableOf({{C("Actividad"), C(begin), C(end)}});
    const auto header = ReadHeader(Grid(table), 0);
    ASSERT_TRUE(header) << begin;
    EXPECT_EQ(header->columns[1].role, ColumnRole::kDate) << begin;
    EXPECT_EQ(header->columns[2].role, ColumnRole::kDate) << end;
  }
}

TEST(Header, ADivisionThatNamesItsColumnByItselfKeepsItsName) {
  EXPECT_EQ(HeaderNames({{Tall("N°", 2), Wide("Actividades del mes", 3)}, {C("Fecha"), C("Actividad"), C("Entidad")}}),
            "no fecha actividad entidad");
}

TEST(Header, ATitleOverTheWholeWidthDividesNothing) {
  const Table table =
      TableOf({{Wide("ACTIVIDADES DEL MES DE MAYO DE 2019", 3)}, {C("N°"), C("Fecha"), C("Actividad")}});
  const auto title = ReadHeader(Grid(table), 0);
  EXPECT_TRUE(!title || title->rows == 1);
  const auto header = ReadHeader(Grid(table), 1);
  ASSERT_TRUE(header);
  EXPECT_EQ(NamesOf(header->columns), "no fecha actividad");
}

TEST(Header, WideHeadingOverUndividedCellsIsOneColumn) {
  const Table table = TableOf({{C("Actividad"), Wide("Fecha", 2)}, {C("Foro"), C("12"), C("de mayo")}});
  const Rows grid = Grid(table);
  const auto header = ReadHeader(grid, 0);
  ASSERT_TRUE(header);
  ASSERT_EQ(header->columns.size(), 2u);
  EXPECT_EQ(CellText(header->columns[1], grid[1]), "12 de mayo");
}

TEST(Header, ARowOfDataIsNone) {
  EXPECT_EQ(HeaderNames({{C("Foro"), C("JICA"), C("Intercambio de experiencias"), C("12 de mayo")}}), "none");
  EXPECT_EQ(HeaderNames({{C("Nombre"), C("Cargo"), C("Firma")}}), "none");
  EXPECT_EQ(HeaderNames({{C("")}}), "none");
}

TEST(Header, AStandInKeepsItsOwnNameAndWorksOnlyWhereItIsNeeded) {
  const Table alone = TableOf({{C("Actividad"), C("Participantes"), C("Resultados"), C("Lugar y fecha")}});
  const auto header = ReadHeader(Grid(alone), 0);
  ASSERT_TRUE(header);
  EXPECT_EQ(NamesOf(header->columns), "actividad participantes resultados lugar-y-fecha");
  EXPECT_EQ(header->columns[2].role, ColumnRole::kInformation);
  EXPECT_EQ(header->columns[3].role, ColumnRole::kDate);
  const Table beside = TableOf({{C("Actividad"), C("Detalle"), C("Resultados"), C("Fecha"), C("Lugar y fecha")}});
  const auto both = ReadHeader(Grid(beside), 0);
  ASSERT_TRUE(both);
  EXPECT_EQ(both->columns[2].role, ColumnRole::kNone);
  EXPECT_EQ(both->columns[4].role, ColumnRole::kNone);
}

bool ListsActivities(std::vector<std::string> headings) {
  std::vector<Cell> row;
  for (std::string& heading : headings) row.push_back(C(std::move(heading)));
  const Table table = TableOf({row});
  const auto header = ReadHeader(Grid(table), 0);
  return header && IsActivityHeader(*header);
}

TEST(Header, OfActivitiesNamesThem) {
  EXPECT_TRUE(ListsActivities({"Actividad", "Fecha"}));
  EXPECT_TRUE(ListsActivities({"Fecha", "Descripción"}));
  EXPECT_TRUE(ListsActivities({"Evento", "Institución", "Fecha"}));
  EXPECT_TRUE(ListsActivities({"Actividades"}));
  EXPECT_FALSE(ListsActivities({"Descripción", "Monto"}));
  EXPECT_FALSE(ListsActivities({"Responsable", "Estado"}));
  EXPECT_FALSE(ListsActivities({"Fecha", "Lugar"}));
}

std::string GuessedNames(std::vector<std::vector<std::string>> rows) {
  const Document document = test::DocumentBuilder().Rows(std::move(rows)).Done();
  return NamesOf(GuessColumns(Grid(std::get<Table>(document.blocks[0])), 0));
}

TEST(Guess, ColumnsByWhatTheirCellsHold) {
  EXPECT_EQ(GuessedNames({{"1", "Foro", "Embajada de México",
                           "Intercambio de experiencias entre gobiernos locales de la región", "7 de mayo"},
                          {"2", "Reunión", "Embajada de Chile",
                           "Presentación del nuevo agregado cultural ante la dirección", "9 de mayo"},
                          {"3", "Taller", "Embajada de Perú", "Taller dictado a los funcionarios de la municipalidad",
                           "11 al 12 de mayo"}}),
            "no actividad entidad informacion fecha");
}

TEST(Guess, DatesFirst) {
  EXPECT_EQ(GuessedNames({{"7 de mayo", "Foro"}, {"9 de mayo", "Reunión de trabajo"}, {"10", "Visita"}}),
            "fecha actividad");
}

TEST(Guess, SignaturesAndAddressesAreNoActivities) {
  EXPECT_EQ(GuessedNames({{"Elaborado por", "Revisado por"}, {"Ana Pérez", "Luis Gómez"}}), "");
  EXPECT_EQ(GuessedNames({{"Teléfono", "506-9696"}, {"Correo", "oci@mupa.gob.pa"}}), "");
  EXPECT_EQ(GuessedNames({{"solo"}}), "");
  EXPECT_EQ(GuessedNames({{"Nombre", "Cargo", "Firma"}, {"Ana Pérez", "Jefa", ""}, {"Luis Ruiz", "Chofer", ""}}), "");
}

TEST(Guess, ARoleThatNoHeadingNamed) {
  const Table table = TableOf({{C("Actividad"), C("Aliado local"), C("Temporada")},
                               {C("Foro"), C("JICA"), C("7 de mayo")},
                               {C("Taller"), C("CIDEU"), C("9 de mayo")}});
  const Rows grid = Grid(table);
  auto header = ReadHeader(grid, 0);
  ASSERT_TRUE(header);
  GuessMissingRoles(header->columns, grid, 1);
  EXPECT_EQ(header->columns[2].role, ColumnRole::kDate);
  EXPECT_TRUE(header->columns[2].guessed);
  EXPECT_EQ(header->columns[2].name, "temporada");
}

TEST(Guess, NumbersAreNoDates) {
  EXPECT_EQ(GuessedNames(
                {{"1", "Capacitación del personal", "X"}, {"2", "Entrega de uniformes", ""}, {"3", "Inventario", "X"}}),
            "");
  EXPECT_EQ(GuessedNames({{"Claridad de la propuesta", "15"}, {"Puesta en escena", "20"}}), "");
}

TEST(Guess, AHeaderMayBeToldByItsLook) {
  const auto looks = [](std::vector<std::vector<std::string>> rows) {
    const Document document = test::DocumentBuilder().Rows(std::move(rows)).Done();
    return LooksLikeHeader(Grid(std::get<Table>(document.blocks[0])), 0);
  };
  EXPECT_TRUE(looks({{"Criterio", "Puntajes"}, {"Claridad", "15"}, {"Pertinencia", "20"}}));
  EXPECT_TRUE(looks({{"No.", "FECHA", "ENTRADA"}, {"1", "5/11/2018", "17:00"}, {"2", "6/11/2018", "17:00"}}));
  EXPECT_FALSE(looks({{"Reunión", "JICA", "Sala"}, {"Foro", "UCCI", "7 de mayo"}, {"Taller", "BID", "9 de mayo"}}));
  EXPECT_FALSE(looks({{"1", "Ana"}, {"2", "Luis"}, {"3", "Eva"}}));
  EXPECT_FALSE(looks({{"Ana", "Directora"}, {"Luis", "Chofer"}, {"Eva", "Analista"}}));
}

}  // namespace
}  // namespace acervo::report
