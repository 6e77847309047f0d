#include "tests/extractors/txt/support.h"

namespace acervo::txt {
namespace {

using ::testing::ElementsAre;

TEST(FieldBlocks, LabelsThatComeBackAreColumns) {
  EXPECT_EQ(OnlyTable("Actividad: Foro\nEntidad: OPS\nFecha: 3\n\nActividad: Taller\nEntidad: UE\nFecha: 4\n"),
            (Rows{{"Actividad", "Entidad", "Fecha"}, {"Foro", "OPS", "3"}, {"Taller", "UE", "4"}}));
}

TEST(FieldBlocks, AFieldMayBeMissingOrEmpty) {
  EXPECT_EQ(OnlyTable("Actividad: Foro\nEntidad: OPS\nFecha: 3\n\nActividad: Taller\nFecha:\n"),
            (Rows{{"Actividad", "Entidad", "Fecha"}, {"Foro", "OPS", "3"}, {"Taller", "", ""}}));
}

TEST(FieldBlocks, AValueRunsOverLines) {
  const Rows rows = OnlyTable(
      "Actividad: Foro\nInformación: se conversó con la delegación sobre el plan\nde trabajo\nFecha: 3\n\n"
      "Actividad: Taller\nInformación: capacitación\nFecha: 4\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1][1], "se conversó con la delegación sobre el plan de trabajo");
}

TEST(FieldBlocks, NumberedBlocks) {
  EXPECT_EQ(OnlyTable("1. Actividad: Foro\n   Fecha: 3\n2. Actividad: Taller\n   Fecha: 4\n"),
            (Rows{{"Actividad", "Fecha"}, {"Foro", "3"}, {"Taller", "4"}}));
}

TEST(FieldBlocks, OneBlockAloneIsText) {
  EXPECT_THAT(Outline("Teléfono: 506-9696\nCorreo: oci@mupa.gob.pa\n"),
              ElementsAre("Teléfono: 506-9696", "Correo: oci@mupa.gob.pa"));
}

TEST(FieldBlocks, BulletsWithColonsAreAList) {
  EXPECT_THAT(Outline("• Misión a Lima. Pendientes:\n    – Viáticos: en trámite\n    – Visa: enviada\n• Misión a "
                      "Quito. Pendientes:\n    – Viáticos: listos\n"),
              ElementsAre("• Misión a Lima. Pendientes:", "  – Viáticos: en trámite", "  – Visa: enviada",
                          "• Misión a Quito. Pendientes:", "  – Viáticos: listos"));
}

}  // namespace
}  // namespace acervo::txt
