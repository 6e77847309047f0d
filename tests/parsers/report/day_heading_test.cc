#include "parsers/report/day_heading.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

#include "parsers/data/tsv.h"
#include "parsers/report/wording.h"

namespace acervo::data {
extern const std::string_view kDayHeadings;
}  // namespace acervo::data

namespace acervo::report::day_heading {
namespace {

struct Line {
  const char* text;
  DayWords words;
  const char* day = "";
};

TEST(DayWords, OfALine) {
  const Line lines[] = {
      {"Reunión 04/03/19", DayWords::kSure, "04/03/19"},
      {"Reunión ordinaria N° 3, 4 de marzo de 2019", DayWords::kSure, "4 de marzo de 2019"},
      {"Sesión del 4 de marzo de 2019, 9:00 a.m.", DayWords::kSure, ""},
      {"18 de marzo de 2019:", DayWords::kSure, "18 de marzo de 2019"},
      {"Día 3: 6 de marzo", DayWords::kSure, "6 de marzo"},
      {"Semana del 4 al 8 de marzo", DayWords::kSure, ""},
      {"Lunes 18 de marzo", DayWords::kWeekday, ""},
      {"LUNES, 18 DE MARZO DE 2019", DayWords::kWeekday, ""},
      {"31 de mayo de 2019", DayWords::kBare, "31 de mayo de 2019"},
      {"11/03/2019", DayWords::kBare, "11/03/2019"},
      {"Fecha: 4 de marzo de 2019", DayWords::kLabel, "4 de marzo de 2019"},
      {"18/03/2019 – Visita de la delegación", DayWords::kTitled, "18/03/2019"},
      {"18 de marzo se reunió el comité", DayWords::kNone, "18 de marzo"},
      {"Panamá, 4 de junio de 2018", DayWords::kNone, "4 de junio de 2018"},
      {"Mayo de 2019", DayWords::kNone, ""},
      {"Reunión con la Embajada", DayWords::kNone, ""},
      {"Semana del 4 al 28 de marzo", DayWords::kNone, ""},
      {"", DayWords::kNone, ""},
  };
  for (const Line& line : lines) {
    EXPECT_EQ(DayWordsOf(line.text), line.words) << line.text;
    if (line.day[0] != '\0') {
      EXPECT_EQ(DayIn(line.text), line.day) << line.text;
    }
  }
}

TEST(NamesOneDay, ButNotThePlaceAndDateOfALetter) {
  EXPECT_TRUE(NamesOneDay("Taller de normas, 11 de marzo de 2019"));
  EXPECT_TRUE(NamesOneDay("Visita a Colón el 11 de marzo"));
  EXPECT_TRUE(NamesOneDay("Reunión, 11 de marzo de 2019"));
  EXPECT_FALSE(NamesOneDay("Panamá, 4 de junio de 2018"));
  EXPECT_FALSE(NamesOneDay("Del 1 al 31 de mayo de 2019"));
  EXPECT_FALSE(NamesOneDay("Plan de trabajo 2019"));
}

TEST(DayHeadingsTable, EachRowStandsBesideADay) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const auto& row : data::Rows(data::kDayHeadings, 2)) {
    const std::string phrase(row[1]);
    EXPECT_EQ(FoldedPhrase(phrase), phrase);
    EXPECT_TRUE(seen.insert({row[0], row[1]}).second) << phrase;
    if (row[0] == "minutes") {
      EXPECT_TRUE(IsMinutesWord(phrase));
    }
    if (row[0] == "label") {
      EXPECT_EQ(DayWordsOf(phrase + ": 04/03/2019"), DayWords::kLabel) << phrase;
    }
    if (row[0] == "before") {
      EXPECT_GE(DayWordsOf("Reunión " + phrase + " del 4 de marzo de 2019"), DayWords::kSure) << phrase;
    }
    if (row[0] == "after") {
      EXPECT_EQ(DayWordsOf("Reunión 04/03/2019, " + phrase), DayWords::kSure) << phrase;
    }
  }
}

}  // namespace
}  // namespace acervo::report::day_heading
