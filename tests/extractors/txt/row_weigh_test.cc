// Rows told apart by all lines of a table at once. A line of cells is drawn with '|' between them; "" stands before one
// with an empty line above.
#include "extractors/txt/row_weigh.h"

#include "core/text.h"
#include "extractors/txt/lines.h"
#include "tests/extractors/txt/support.h"

namespace acervo::txt {
namespace {

using ::testing::ElementsAre;

std::vector<std::size_t> RowsOf(const std::vector<std::string_view>& drawn) {
  std::vector<CellLine> lines;
  bool blank = false;
  for (const std::string_view line : drawn) {
    if (line.empty()) {
      blank = true;
      continue;
    }
    CellLine& cells = lines.emplace_back();
    cells.after_blank = std::exchange(blank, false);
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find('|', at), line.size());
      cells.cells.emplace_back(Trim(line.substr(at, end - at)));
      at = end + 1;
    }
  }
  std::vector<WrapWidth> widths(lines.front().cells.size());
  for (const CellLine& line : lines) {
    for (std::size_t k = 0; k < widths.size(); ++k)
      widths[k] = {std::max(widths[k].columns, Width(line.cells[k])), Measure::kProportional};
  }
  return WeighRows(lines, widths);
}

TEST(WeighRows, CellsAtTheTopOfTheirRows) {
  EXPECT_THAT(
      RowsOf({"Actividad|Entidad        |Detalle             |Fecha",
              "FIRMA DE |Dirección de   |Acuerdo marco con la|8 de julio de",
              "ACUERDO  |Recursos (RRHH)|Universidad por tres|2017", "         |               |años.               |",
              "CONGRESO |C40            |Participación en el |25 al 28",
              "         |Universidad    |Foro de Ciudades.   |"}),
      ElementsAre(0, 1, 4));
}

TEST(WeighRows, CellsInTheMiddleOfTheirRows) {
  EXPECT_THAT(RowsOf({"No.|Fecha      |Actividad      |Entidad                            |Lugar",
                      "   |           |               |Agencia de Cooperación Internacional|",
                      "   |           |Curso de       |                                   |Teatro",
                      "   |Todo el mes|               |de Corea - Asesoría Legal - Dirección|",
                      "1  |           |Transporte     |                                   |Gladys",
                      "   |de febrero |               |de Participación Ciudadana y       |",
                      "   |           |Público        |                                   |Vidal",
                      "   |           |               |Planificación Urbana (DPU)         |",
                      "   |           |               |                                   |Parque",
                      "2  |Pendiente  |Pasantía       |Alcaldía de Medellín               |",
                      "   |           |               |                                   |Urracá"}),
              ElementsAre(0, 1, 8));
}

TEST(WeighRows, EmptyCellsAreNoRestOfTheRowAbove) {
  EXPECT_THAT(RowsOf({"Actividad|Entidad|Fecha", "", "Foro     |       |3", "", "Taller   |OPS    |", "",
                      "Visita   |UE     |5"}),
              ElementsAre(0, 1, 2, 3));
}

TEST(WeighRows, TextsThatGoOnHoldARowTogether) {
  EXPECT_THAT(
      RowsOf({"Actividad|Entidad   |Detalle", "Reunión  |Embajada de|Visita de la",
              "Taller y |Corea     |Delegación de", "foro     |          |Seúl.", "Curso    |UCCI      |Inscripción."}),
      ElementsAre(0, 1, 4));
}

TEST(WeighRows, ANumberCountsARow) {
  EXPECT_THAT(
      RowsOf({"No.|Actividad|Detalle", "1|Foro de Ciudades y|Intercambio entre las", "|Gobiernos Locales|Alcaldías.",
              "2|Taller de Patrimonio|Clausura con los de la", "|Vivo|Universidad."}),
      ElementsAre(0, 1, 3));
}

}  // namespace
}  // namespace acervo::txt
