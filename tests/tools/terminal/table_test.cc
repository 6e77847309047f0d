#include "tools/terminal/table.h"

#include <gtest/gtest.h>

#include <sstream>

namespace acervo::tools {
namespace {

const std::vector<Column> kColumns = {{"Fecha", 10, 1}, {"Qué", 8, 3}, {"Dónde", 8, 1}};

std::vector<Row> Rows() {
  return {{{"2019-05-27", {}}, {"Foro de Diplomacia Cultural en la ciudad", {}}, {"mayo.docx, tabla 1", {}}},
          {{"2019-06-01", {}}, {"Reunión", {}}, {"junio.docx", {}}}};
}

TEST(LayOut, FitsEveryWidth) {
  for (const int width : {40, 60, 80, 120}) {
    std::istringstream lines(LayOut(kColumns, Rows(), width, Colour::kOff));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(DisplayWidth(line), width) << line;
  }
}

TEST(LayOut, LosesNoWord) {
  const std::string table = LayOut(kColumns, Rows(), 44, Colour::kOff);
  for (const char* word : {"Foro", "Diplomacia", "Cultural", "ciudad", "Reunión", "tabla", "junio.docx"}) {
    EXPECT_NE(table.find(word), table.npos) << word << "\n" << table;
  }
}

TEST(LayOut, IsNoWiderThanItsContent) {
  EXPECT_EQ(LayOut({{"A", 3, 1}, {"B", 3, 1}}, {{{"x", {}}, {"y", {}}}}, 80, Colour::kOff), "A  B\n─  ─\nx  y\n");
}

TEST(ColumnWidths, GivesWhatIsLeftByWeight) {
  const auto widths = ColumnWidths(kColumns, Rows(), 50);
  EXPECT_EQ(widths[0], 10);
  EXPECT_GT(widths[1], widths[2]);
  EXPECT_LE(widths[0] + widths[1] + widths[2] + 4, 50);
}

}  // namespace
}  // namespace acervo::tools
