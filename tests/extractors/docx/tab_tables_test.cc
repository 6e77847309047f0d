// Tables set by tab stops, and what only looks like one.
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/docx/outline.h"

namespace acervo::test::tab_tables {
namespace {

const std::string kStops = "<w:tabs><w:tab w:val='left' w:pos='2200'/><w:tab w:val='left' w:pos='4600'/></w:tabs>";

// '>' is a tab, '/' a line break.
std::string Tabbed(const std::string& text, const std::string& properties = kStops) {
  std::string run = "<w:r><w:t xml:space='preserve'>";
  for (const char c : text) {
    if (c == '>') {
      run += "</w:t><w:tab/><w:t xml:space='preserve'>";
    } else if (c == '/') {
      run += "</w:t><w:br/><w:t xml:space='preserve'>";
    } else {
      run += c;
    }
  }
  return Para(run + "</w:t></w:r>", properties);
}

const std::string kHead = Tabbed("Actividad>Entidad>Fecha");

TEST(DocxTabTable, LinesUnderHeadingsAreRows) {
  EXPECT_EQ(OutlineOfBody(P("Informe") + kHead + Tabbed("Foro>JICA>3 de mayo") + P("") +
                          Tabbed("Taller>UCCI>9 de mayo") + P("Coordinaciones")),
            "Informe\n| Actividad | Entidad | Fecha |\n| Foro | JICA | 3 de mayo |\n| Taller | UCCI | 9 de mayo |\n"
            "Coordinaciones\n");
}

TEST(DocxTabTable, ColumnsMayBeEmpty) {
  EXPECT_EQ(OutlineOfBody(kHead + Tabbed("Foro>>3 de mayo") + Tabbed("Taller>UCCI")),
            "| Actividad | Entidad | Fecha |\n| Foro |  | 3 de mayo |\n| Taller | UCCI |  |\n");
}

TEST(DocxTabTable, LinesThatGoOnAreNoRows) {
  EXPECT_EQ(
      OutlineOfBody(kHead + Tabbed("Foro>Embajada>3 de mayo") + Tabbed(">del Japón") + P("en Panamá", Ind(2200, 0))),
      "| Actividad | Entidad | Fecha |\n| Foro | Embajada del Japón en Panamá | 3 de mayo |\n");
}

TEST(DocxTabTable, RowsMayBePartedByLineBreaks) {
  EXPECT_EQ(OutlineOfBody(Tabbed("Actividad>Entidad>Fecha/Foro>JICA>3 de mayo") + P("x")),
            "| Actividad | Entidad | Fecha |\n| Foro | JICA | 3 de mayo |\nx\n");
}

TEST(DocxTabTable, SeveralDefaultStopsLeadToOneColumn) {
  EXPECT_EQ(OutlineOfBody(Tabbed("Actividad>>>Entidad>>>Fecha", "") + Tabbed("Foro>>>>JICA>>>>3 de mayo", "") +
                          Tabbed("Reunión de trabajo>UCCI>>>9 de mayo", "") + Tabbed("Visita>>>>>>>>12 de mayo", "")),
            "| Actividad | Entidad | Fecha |\n| Foro | JICA | 3 de mayo |\n| Reunión de trabajo | UCCI | 9 de mayo |\n"
            "| Visita |  | 12 de mayo |\n");
}

TEST(DocxTabTable, OtherTabsAreSpaces) {
  EXPECT_EQ(OutlineOfBody(Tabbed("Para:>Ana") + Tabbed("De:>Luis")), "Para: Ana\nDe: Luis\n");
  const std::string leaders = "<w:tabs><w:tab w:val='right' w:leader='dot' w:pos='8000'/></w:tabs>";
  EXPECT_EQ(OutlineOfBody(Tabbed("a>Intro>x", leaders) + Tabbed("b>Fin>y", leaders)), "a Intro x\nb Fin y\n");
  EXPECT_EQ(OutlineOfBody(kHead + P("x")), "Actividad Entidad Fecha\nx\n");
}

}  // namespace
}  // namespace acervo::test::tab_tables
