#include "parsers/report/headings.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

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

TEST(Announcement, IsComposedOfNounsAndWhatQualifiesThem) {
  for (const char* text :
       {"II. Acciones y/o coordinaciones llevadas a cabo", "Principales gestiones realizadas en mayo",
        "Gestiones en trámite", "B) Otras acciones y seguimientos pendientes",
        "LAS SIGUIENTES GESTIONES:", "Actividades y gestiones efectuadas"}) {
    EXPECT_TRUE(Is(text, HeadingKind::kCoordinations, true)) << text;
  }
  EXPECT_TRUE(Is("III. Actividades realizadas", HeadingKind::kTitle, true));
  EXPECT_TRUE(Is("Siguientes actividades:", HeadingKind::kTitle, true));
  EXPECT_TRUE(Is("2.2. Recomendaciones", HeadingKind::kFindings, true));
  for (const char* text : {"Realizadas", "Gestiones realizadas ante la Cancillería", "Otras visitas realizadas"})
    EXPECT_FALSE(FindAnnouncement(text)) << text;
}

TEST(LeadIn, TellsWhatTheListBelowItIs) {
  EXPECT_EQ(FindLeadIn("A la fecha, se han llevado a cabo las siguientes actividades:"), HeadingKind::kTitle);
  EXPECT_EQ(FindLeadIn("En el mes se hicieron las gestiones siguientes:"), HeadingKind::kCoordinations);
  EXPECT_EQ(FindLeadIn("Se recibieron los siguientes documentos:"), std::nullopt);
  EXPECT_EQ(FindLeadIn("Asistieron los siguientes participantes:"), HeadingKind::kMatter);
  EXPECT_EQ(FindLeadIn("Se recibió lo siguiente:"), std::nullopt);
  EXPECT_EQ(FindLeadIn("Las siguientes actividades se aplazan."), std::nullopt);
}

TEST(NumberBefore, IsThatOfAHeading) {
  for (const char* text : {"1. Introducción", "2.1 Lecciones", "2.1. Lecciones", "IV) Cierre", "a) Uno"})
    EXPECT_TRUE(BeginsWithNumber(text)) << text;
  for (const char* text : {"12 delegados", "Coordinaciones", "2019. Año de", "a la fecha"})
    EXPECT_FALSE(BeginsWithNumber(text)) << text;
}

TEST(HeadingsTable, EachRowIsFound) {
  for (const auto& row : data::Rows(data::kHeadings, 3)) {
    const std::string phrase(row[2]);
    if (row[1] == "before") {
      EXPECT_TRUE(FindAnnouncement(phrase + " gestiones")) << phrase;
    }
    if (row[1] == "after") {
      EXPECT_TRUE(FindAnnouncement("gestiones " + phrase)) << phrase;
    }
    if (row[0] == "matter") {
      EXPECT_EQ(FindLeadIn("Esto obedece a dos " + phrase + ":"), HeadingKind::kMatter) << phrase;
      continue;
    }
    if (row[1] == "noun") {
      EXPECT_TRUE(FindAnnouncement(phrase + " y " + phrase + " en curso")) << phrase;
    }
    if (row[1] == "label") {
      EXPECT_TRUE(IsTotalLabel(phrase + " general")) << phrase;
    }
    if (row[1] == "whole" || row[1] == "start") {
      EXPECT_TRUE(FindAnnouncement(phrase)) << phrase;
    }
  }
}

TEST(HeadingsTable, IsFoldedAndWithoutDoubles) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const auto& row : data::Rows(data::kHeadings, 0)) {
    ASSERT_EQ(row.size(), 3u) << row[0];
    EXPECT_TRUE(std::set<std::string_view>({"whole", "start", "noun", "before", "after", "label"}).contains(row[1]))
        << row[2];
    EXPECT_EQ(FoldedPhrase(row[2]), row[2]);
    EXPECT_TRUE(seen.insert({row[1], row[2]}).second) << row[2];
  }
}

}  // namespace
}  // namespace acervo::report
