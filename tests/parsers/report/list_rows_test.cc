// Coordinations that stand in tables.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/parsers/report/document_builder.h"

namespace acervo::list_rows {
namespace {

using test::Activities;
using test::C;
using test::Coordinations;
using test::DocumentBuilder;
using test::Field;
using test::Reasons;
using test::Reconciles;
using test::Wide;
using Lines = std::vector<std::string>;
using Rows = std::vector<std::vector<Cell>>;

const std::vector<Cell> kHead = {C("Actividad"), C("Entidad"), C("Fecha")};
const std::vector<Cell> kRow = {C("Foro"), C("JICA"), C("3 de mayo de 2019")};

// A cell whose lines are items of these levels; -1: no item.
Cell List(const std::string& text, const std::vector<int>& levels, int col_span = 3) {
  Cell cell = Wide(text, col_span);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (levels[i] >= 0) cell.items.push_back({static_cast<int>(i), {levels[i], levels[i] == 0 ? "•" : "o"}});
  }
  return cell;
}

// "0 text" of each coordination.
Lines Bullets(const Report& report) {
  Lines lines;
  for (const Record& record : Coordinations(report)) lines.push_back(std::to_string(record.depth) + " " + record.text);
  return lines;
}

Report Parsed(Rows rows) { return DocumentBuilder().Cells(std::move(rows)).Parse(); }

const Lines kThree = {"0 Pago de cuotas", "1 Nota enviada", "0 Envío de expertos"};

TEST(ListRows, InMergedRowsAtTheFoot) {
  const Report reports[] = {
      Parsed({kHead,
              kRow,
              {Wide("Coordinaciones", 3)},
              {List("• Pago de cuotas\no Nota enviada\n• Envío de expertos", {0, 1, 0})}}),
      Parsed({kHead,
              kRow,
              {Wide("II. OTRAS GESTIONES", 3)},
              {List("• Pago de cuotas", {0})},
              {List("o Nota enviada", {1})},
              {List("• Envío de expertos", {0})}}),
      Parsed(
          {kHead, kRow, {List("Seguimientos:\n• Pago de cuotas\no Nota enviada\n• Envío de expertos", {-1, 0, 1, 0})}}),
      Parsed({kHead,
              kRow,
              {C("Coordinaciones"), List("• Pago de cuotas\no Nota enviada\n• Envío de expertos", {0, 1, 0}, 2)}}),
      Parsed({kHead, kRow, {List("• Pago de cuotas\no Nota enviada\n• Envío de expertos", {0, 1, 0})}}),
      Parsed({kHead,
              kRow,
              {Wide("Coordinaciones", 3)},
              {Wide("• Pago de cuotas\n- Nota enviada\n• Envío de expertos", 3)}}),
  };
  for (const Report& report : reports) {
    EXPECT_EQ(Bullets(report), kThree);
    ASSERT_EQ(Activities(report).size(), 1u);
    EXPECT_EQ(Activities(report)[0].title, "Foro");
    EXPECT_TRUE(Reconciles(report));
  }
}

TEST(ListRows, StandWhereTheyStoodOnPaper) {
  const Report report = DocumentBuilder()
                            .Line("Informe de mayo de 2019")
                            .Cells({kHead, kRow, {Wide("Coordinaciones", 3)}, {List("• Pago\n• Envío", {0, 0})}, kRow})
                            .Line("Gracias")
                            .Parse();
  const std::vector<Record> bullets = Coordinations(report);
  ASSERT_EQ(bullets.size(), 2u);
  EXPECT_EQ(bullets[1].source.table, 0);
  EXPECT_EQ(bullets[1].source.row, 3);
  EXPECT_EQ(bullets[1].source.block, 1);
  ASSERT_EQ(Activities(report).size(), 2u);
  EXPECT_EQ(Activities(report)[1].source.row, 4);
  EXPECT_EQ(Reasons(report), (Lines{"header_row", "coordination_heading"}));
}

TEST(ListRows, WithoutMarkersEachMergedRowIsOne) {
  const Report report = Parsed({kHead,
                                kRow,
                                {Wide("Coordinaciones", 3)},
                                {Wide("Pago de cuotas.", 3)},
                                {Wide("Envío de expertos.", 3)},
                                {Wide("Nota: sin anexos", 3)}});
  EXPECT_EQ(Bullets(report), (Lines{"0 Pago de cuotas.", "0 Envío de expertos."}));
}

TEST(ListRows, ASectionOfActivitiesIsNone) {
  const Report report = Parsed({kHead, {Wide("Gestiones", 3)}, kRow, {Wide("Coordinaciones", 3)}, kRow});
  EXPECT_TRUE(Bullets(report).empty());
  ASSERT_EQ(Activities(report).size(), 2u);
  EXPECT_EQ(Activities(report)[1].section, "Coordinaciones");
  const Report nested = Parsed({kHead, kRow, {Wide("Gestiones", 3)}, {Wide("Con embajadas", 3)}, kRow});
  EXPECT_TRUE(Bullets(nested).empty());
  EXPECT_EQ(Activities(nested)[1].section, "Con embajadas");
}

TEST(ListRows, ACellOfARowIsNone) {
  const Report report = Parsed({kHead, kRow, {C(""), C("• BID\n• JICA"), C("")}});
  EXPECT_TRUE(Bullets(report).empty());
}

TEST(ListRows, ASectionBelowThemHeadsItsActivities) {
  const Report report =
      Parsed({kHead, kRow, {Wide("Coordinaciones", 3)}, {List("• Pago", {0})}, {Wide("Otros", 3)}, kRow});
  EXPECT_EQ(Bullets(report), (Lines{"0 Pago"}));
  ASSERT_EQ(Activities(report).size(), 2u);
  EXPECT_EQ(Activities(report)[1].section, "Otros");
}

TEST(ListRows, InATableOfOneColumn) {
  const Report report =
      DocumentBuilder()
          .Cells({kHead, kRow})
          .Cells({{C("Gestiones")}, {List("• Pago de cuotas\no Nota enviada\n• Envío de expertos", {0, 1, 0}, 1)}})
          .Parse();
  EXPECT_EQ(Bullets(report), kThree);
  EXPECT_TRUE(Reconciles(report));
}

TEST(ListRows, NumberedInATable) {
  const Lines two = {"0 Pago de cuotas", "0 Envío de expertos"};
  const Rows head = {{C("N°"), C("Coordinación")}, {C("1"), C("Pago de cuotas")}, {C("2"), C("Envío de expertos")}};
  const Rows plain = {{C("1."), C("Pago de cuotas")}, {C("2."), C("Envío de expertos")}};
  EXPECT_EQ(Bullets(DocumentBuilder().Cells({kHead, kRow}).Line("Coordinaciones").Cells(head).Parse()), two);
  EXPECT_EQ(Bullets(DocumentBuilder().Cells({kHead, kRow}).Cells(head).Parse()), two);
  EXPECT_EQ(Bullets(DocumentBuilder().Cells({kHead, kRow}).Bold("OTRAS GESTIONES").Cells(plain).Parse()), two);
}

TEST(ListRows, WithBulletsInAColumnOfTheirOwn) {
  const Report report = DocumentBuilder()
                            .Cells({kHead, kRow})
                            .Line("Coordinaciones")
                            .Cells({{C("•"), Wide("Pago de cuotas", 2)},
                                    {C(""), C("o"), C("Nota enviada")},
                                    {C(""), C(""), C("el lunes")},
                                    {C("•"), Wide("Envío de expertos", 2)}})
                            .Parse();
  EXPECT_EQ(Bullets(report), (Lines{"0 Pago de cuotas", "1 Nota enviada\nel lunes", "0 Envío de expertos"}));
  EXPECT_TRUE(Reconciles(report));
}

TEST(ListRows, BesideTheirHeadingOrBelowItInAColumn) {
  const Cell bullets = List("• Pago de cuotas\no Nota enviada\n• Envío de expertos", {0, 1, 0}, 1);
  EXPECT_EQ(Bullets(DocumentBuilder().Cells({kHead, kRow}).Cells({{C("Coordinaciones"), bullets}}).Parse()), kThree);
  EXPECT_EQ(Bullets(DocumentBuilder()
                        .Cells({kHead, kRow})
                        .Cells({{C("Contacto"), C("Coordinaciones")}, {C("Ana"), bullets}})
                        .Parse()),
            kThree);
}

TEST(ListRows, OtherTablesStayAsTheyAre) {
  const Report report = DocumentBuilder()
                            .Cells({kHead, kRow})
                            .Rows({{"1", "Pago de cuotas"}, {"2", "Envío"}})
                            .Rows({{"Rubro", "Monto"}, {"Viáticos", "20"}})
                            .Parse();
  EXPECT_TRUE(Bullets(report).empty());
  EXPECT_EQ(Activities(report).size(), 1u);
}

TEST(ListRows, ANoteAtTheFootIsText) {
  const Report report = Parsed({kHead, kRow, {Wide("Nota: la misión se reprogramó para el 12 de junio.", 3)}});
  EXPECT_EQ(Activities(report).size(), 1u);
  ASSERT_EQ(report.sections.size(), 1u);
  EXPECT_EQ(report.sections[0].text, "Nota: la misión se reprogramó para el 12 de junio.");
  EXPECT_EQ(Reasons(report), (Lines{"header_row", "note_row"}));
}

TEST(ListRows, ASectionOfNothingIsText) {
  const Report report = Parsed({kHead, {Wide("Eje 1", 3)}, {Wide("Eje 2", 3)}, kRow, {Wide("Eje 3", 3)}});
  ASSERT_EQ(report.sections.size(), 2u);
  EXPECT_EQ(report.sections[0].text, "Eje 1");
  EXPECT_EQ(report.sections[1].text, "Eje 3");
}

TEST(ListRows, ATotalIsNoActivity) {
  const Report report =
      Parsed({kHead, kRow, {Wide("TOTAL DE HORAS", 2), C("64")}, {C("Total Group"), C("BID"), C("4 de mayo")}});
  ASSERT_EQ(Activities(report).size(), 2u);
  EXPECT_EQ(Reasons(report), (Lines{"header_row", "total_row"}));
}

}  // namespace
}  // namespace acervo::list_rows
