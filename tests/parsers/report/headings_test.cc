#include "parsers/report/headings.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "parsers/data/tsv.h"
#include "parsers/report/wording.h"

namespace acervo::data {
extern const std::string_view kHeadings;
}  // namespace acervo::data

namespace acervo::report {
namespace {

bool Is(const char* text, HeadingKind kind, bool whole) {
  const auto found = FindAnnouncement(text);
  return found && found->kind == kind && found->whole == whole;
}

TEST(Announcement, OfCoordinations) {
  for (const char* text :
       {"COORDINACIONES:", "Coordinaciones", "II. Coordinaciones", "2) Otras gestiones:", "GESTIONES Y COORDINACIONES",
        "Coordinaciones del mes de mayo 2019", "Seguimientos", "COORDINACONES:", "Gestiones realizadas en el mes",
        "Acuerdos", "Otros:", "TRÁMITES Y COORDINACIONES", "2. Coordinaciones y trámites"}) {
    EXPECT_TRUE(Is(text, HeadingKind::kCoordinations, true)) << text;
  }
}

TEST(Announcement, OfOtherParts) {
  EXPECT_TRUE(Is("Ejes de trabajo:", HeadingKind::kSection, true));
  EXPECT_TRUE(Is("Informe mensual – agosto 2014", HeadingKind::kTitle, false));
  EXPECT_TRUE(Is("Atentamente,", HeadingKind::kClosing, false));
  EXPECT_TRUE(Is("Elaborado por: Licda. Nubia Saldaña", HeadingKind::kClosing, false));
}

TEST(Announcement, ASentenceIsNone) {
  for (const char* text :
       {"Coordinaciones logísticas del Foro de diplomacia cultural", "", "Seguimiento a la XXVII Reunión de Alcaldes",
        "Firma de convenio con la UTP", "Visitas protocolares atendidas:", "Pago anual de membresías a Redes.",
        "Coordinaciones y visitas", "Coordinaciones y objetivos"}) {
    EXPECT_FALSE(FindAnnouncement(text)) << text;
  }
}

Paragraph Plain(const char* text) {
  Paragraph paragraph;
  paragraph.text = text;
  return paragraph;
}

TEST(SetAsHeading, BySettingOrColon) {
  EXPECT_TRUE(IsSetAsHeading(Plain("Gestión internacional:")));
  EXPECT_TRUE(IsSetAsHeading(Plain("GESTIÓN INTERNACIONAL")));
  EXPECT_FALSE(IsSetAsHeading(Plain("Gestión internacional")));
  Paragraph bold = Plain("Gestión internacional");
  bold.bold = true;
  EXPECT_TRUE(IsSetAsHeading(bold));
  bold.text = "Se adjunta la nota.";
  EXPECT_FALSE(IsSetAsHeading(bold));
}

TEST(HeadingsTable, EachRowIsFound) {
  for (const auto& row : data::Rows(data::kHeadings, 3)) EXPECT_TRUE(FindAnnouncement(row[2])) << row[2];
}

TEST(HeadingsTable, IsFoldedAndWithoutDoubles) {
  std::set<std::string_view> seen;
  for (const auto& row : data::Rows(data::kHeadings, 0)) {
    ASSERT_EQ(row.size(), 3u) << row[0];
    EXPECT_TRUE(row[1] == "whole" || row[1] == "start") << row[2];
    EXPECT_EQ(FoldedPhrase(row[2]), row[2]);
    EXPECT_TRUE(seen.insert(row[2]).second) << row[2];
  }
}

}  // namespace
}  // namespace acervo::report
