#include "parsers/report/column_names.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "parsers/data/tsv.h"
#include "parsers/report/wording.h"

namespace acervo::data {
extern const std::string_view kColumns;
}  // namespace acervo::data

namespace acervo::report {
namespace {

struct Case {
  const char* heading;
  const char* name;  // "" for none
};

class ColumnNameOf : public ::testing::TestWithParam<Case> {};

TEST_P(ColumnNameOf, Heading) {
  const auto found = FindColumnName(GetParam().heading);
  EXPECT_EQ(found ? found->name : "", GetParam().name) << GetParam().heading;
}

INSTANTIATE_TEST_SUITE_P(Names, ColumnNameOf,
                         ::testing::Values(Case{"ACTIVIDAD", "actividad"}, Case{"Actividad/Gestión", "actividad"},
                                           Case{"Gestión / Evento", "actividad"}, Case{"Institución", "entidad"},
                                           Case{"Entidad u organismo", "entidad"}, Case{"Contraparte(s)", "entidad"},
                                           Case{"INFORMACIÓN:", "informacion"}, Case{"Tema", "informacion"},
                                           Case{"Fechas", "fecha"}, Case{"Día", "fecha"}, Case{"Fecha y hora", "fecha"},
                                           Case{"Fecha (2019)", "fecha"}, Case{"Lugar", "lugar"},
                                           Case{"Responsable", "responsable"}, Case{"Estado", "estado"},
                                           Case{"Obs.", "observaciones"}));
INSTANTIATE_TEST_SUITE_P(Numbers, ColumnNameOf,
                         ::testing::Values(Case{"No.", "no"}, Case{"N°", "no"}, Case{"Nº", "no"}, Case{"#", "no"},
                                           Case{"Ítem", "no"}, Case{"Núm.", "no"}));
INSTANTIATE_TEST_SUITE_P(Misspelt, ColumnNameOf,
                         ::testing::Values(Case{"ACTVIDAD", "actividad"}, Case{"Infomación", "informacion"},
                                           Case{"Instituición", "entidad"}, Case{"Desripción", "informacion"}));
INSTANTIATE_TEST_SUITE_P(Parts, ColumnNameOf,
                         ::testing::Values(Case{"Lugar y fecha", "fecha"}, Case{"Fecha tentativa", "fecha"},
                                           Case{"Institución que convoca", "entidad"}));
INSTANTIATE_TEST_SUITE_P(OnlyWhole, ColumnNameOf,
                         ::testing::Values(Case{"Desde", "fecha"}, Case{"Al", "fecha"}, Case{"Del beneficiario", ""},
                                           Case{"Cierre de caja", ""}));
INSTANTIATE_TEST_SUITE_P(None, ColumnNameOf,
                         ::testing::Values(Case{"", ""}, Case{"Presupuesto", ""}, Case{"Teléfono", ""},
                                           Case{"Nombre", ""}, Case{"—", ""}));

TEST(ColumnName, ASentenceIsNoHeading) {
  EXPECT_FALSE(
      FindColumnName("Actividad en la que participaron todas las direcciones municipales y las juntas comunales"));
}

TEST(ColumnName, OfSeveralPartsKeepsItself) {
  EXPECT_TRUE(FindColumnName("Lugar y fecha")->own_name);
  EXPECT_FALSE(FindColumnName("Actividad/Gestión")->own_name);
}

TEST(ColumnsTable, EachRowFindsItsOwnName) {
  for (const auto& row : data::Rows(data::kColumns, 3)) {
    const auto found = FindColumnName(row[2]);
    ASSERT_TRUE(found) << row[2];
    EXPECT_EQ(found->name, row[0]) << row[2];
  }
}

TEST(ColumnsTable, IsFoldedAndWithoutDoubles) {
  std::set<std::string_view> seen;
  for (const auto& row : data::Rows(data::kColumns, 0)) {
    ASSERT_EQ(row.size(), 3u) << row[0];
    EXPECT_TRUE(row[1] == "1" || row[1] == "2" || row[1] == "3" || row[1] == "4") << row[2];
    EXPECT_TRUE(FoldedPhrase(row[2]) == row[2] || row[2] == "#");
    EXPECT_TRUE(seen.insert(row[2]).second) << row[2];
  }
}

}  // namespace
}  // namespace acervo::report
