// Tables that run over pages: one table, its head once, rows that a page cuts whole.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/layout/drawn.h"

namespace acervo::layout {
namespace tables_over_pages {
namespace {

using ::testing::ElementsAreArray;

std::vector<std::string> ReadPages(const std::vector<std::string>& drawings, double step = kDrawnLine) {
  std::vector<PageLayout> pages;
  for (std::size_t i = 0; i < drawings.size(); ++i)
    pages.push_back(DrawPage(drawings[i], static_cast<int>(i) + 1, step));
  return ReadDrawn(std::move(pages));
}

std::string Padded(std::string text, std::size_t width) { return text + std::string(width - text.size(), ' '); }

// How the numbered table of 300 rows is drawn.
struct LongTable {
  std::string name;
  std::string head, head_end;  // lines
  bool zebra = false, ruled = false, white = false;
};

std::string NumberedRow(int number) {
  return Padded(std::to_string(number), 5) + Padded("Reunión de alcaldes", 24) + Padded("Francia", 12) + "3 de mayo\n";
}

std::vector<std::string> NumberedPages(const LongTable& table, int rows) {
  const std::string head = "No.  Actividad               Entidad     Fecha\n";
  const std::string rule = std::string(52, '-') + "\n";
  std::vector<std::string> pages;
  for (int number = 1; number <= rows; ++number) {
    if (number % 22 == 1) pages.push_back(table.head + head + table.head_end);
    std::string row = NumberedRow(number);
    if (table.zebra) row = (number % 2 == 0 ? "#" : " ") + row;
    pages.back() += row + "     con sus equipos\n";
    if (table.ruled) pages.back() += rule;
    if (table.white) pages.back() += "\n";
  }
  return pages;
}

class NumberedTables : public ::testing::TestWithParam<LongTable> {};
TEST_P(NumberedTables, Of300RowsAreOneTable) {
  const std::vector<std::string> shown = ReadPages(NumberedPages(GetParam(), 300));
  ASSERT_EQ(shown.size(), 302u);
  EXPECT_EQ(shown[0], "T");
  EXPECT_EQ(shown[1], "No. | Actividad | Entidad | Fecha");
  for (int number = 1; number <= 300; ++number) {
    ASSERT_EQ(shown[static_cast<std::size_t>(number) + 1],
              std::to_string(number) + " | Reunión de alcaldes con sus equipos | Francia | 3 de mayo");
  }
}

const std::string kLongRule = std::string(52, '-') + "\n";
INSTANTIATE_TEST_SUITE_P(Cases, NumberedTables,
                         ::testing::Values(LongTable{"RulesBetweenRows", kLongRule, kLongRule, false, true, false},
                                           LongTable{"RulesAroundTheHead", kLongRule, kLongRule, false, false, false},
                                           LongTable{"AHeadBand", "#", "\n", false, false, true},
                                           LongTable{"NoRules", "", "", false, false, false}),
                         [](const auto& test) { return test.param.name; });

// Rows of four half lines, every other one shaded; their numbers and dates stand in the middle.
std::string CentredRow(int number) {
  const std::string flag = number % 2 == 0 ? "#" : " ";
  const std::string middle = Padded(std::to_string(number), 29) + Padded("Francia", 12) + "3 de mayo";
  return flag + "    Reunión de alcaldes\n" + flag + middle + "\n" + flag + "    con sus equipos\n" + flag + "\n";
}

TEST(TablesOverPages, ZebraRowsWithCentredCellsAreOneTable) {
  std::vector<std::string> pages;
  for (int number = 1; number <= 300; ++number) {
    if (number % 22 == 1) pages.emplace_back(" No. Actividad                Entidad     Fecha\n \n");
    pages.back() += CentredRow(number);
  }
  const std::vector<std::string> shown = ReadPages(pages, kHalfLine);
  ASSERT_EQ(shown.size(), 302u);
  for (int number = 1; number <= 300; ++number) {
    ASSERT_EQ(shown[static_cast<std::size_t>(number) + 1],
              std::to_string(number) + " | Reunión de alcaldes con sus equipos | Francia | 3 de mayo");
  }
}

TEST(TablesOverPages, ARowThatThePageCutsIsWhole) {
  const auto shown = ReadPages({R"(------------------------------------------------------------
Actividad                  Entidad                Fecha
------------------------------------------------------------
Foro de alcaldes           Embajada de Francia    3 de mayo
------------------------------------------------------------
Taller de redes de toda    Banco Mundial          7 de mayo
la provincia y de los
------------------------------------------------------------
)",
                                R"(------------------------------------------------------------
municipios de la costa
------------------------------------------------------------
Gira                       JICA                   9 de mayo
------------------------------------------------------------
)"});
  EXPECT_THAT(
      shown, ElementsAreArray({"T", "Actividad | Entidad | Fecha", "Foro de alcaldes | Embajada de Francia | 3 de mayo",
                               "Taller de redes de toda la provincia y de los municipios de la costa | Banco Mundial "
                               "| 7 de mayo",
                               "Gira | JICA | 9 de mayo"}));
}

TEST(TablesOverPages, OtherColumnsOnTheNextPageAreAnotherTable) {
  const auto shown = ReadPages({R"(------------------------------------------------------------
Actividad                  Entidad                Fecha
------------------------------------------------------------
Foro de alcaldes           Embajada de Francia    3 de mayo
------------------------------------------------------------
)",
                                R"(------------------------------------------------------------
Rubro     Detalle de lo pagado en el mes          Monto
------------------------------------------------------------
Viajes    Boletos de los demás equipos            120
------------------------------------------------------------
Comidas   Refrigerios de las primeras reuniones   80
------------------------------------------------------------
)"});
  EXPECT_THAT(
      shown,
      ElementsAreArray({"T", "Actividad | Entidad | Fecha", "Foro de alcaldes | Embajada de Francia | 3 de mayo", "T",
                        "Rubro | Detalle de lo pagado en el mes | Monto", "Viajes | Boletos de los demás equipos | 120",
                        "Comidas | Refrigerios de las primeras reuniones | 80"}));
}

}  // namespace
}  // namespace tables_over_pages
}  // namespace acervo::layout
