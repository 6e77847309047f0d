// What spreadsheets make of cells: days in another form, letters in another encoding.
#include "tools/app/decisions/mangled_cells.h"

#include <gtest/gtest.h>

namespace acervo::tools {
namespace mangled_cells {
namespace {

TEST(MangledDate, IsASerialNumberOrADayWithTheLettersOfItsMonth) {
  for (const char* cell : {"43612", "27-may", "27-May", "7-jul-17", "7-ago."})
    EXPECT_TRUE(IsMangledDate(cell, "27 de mayo")) << cell;
  for (const char* cell : {"", "27", "-may", "27 de mayo", "27-05", "127-may", "27-mayo", "2019-05-27"})
    EXPECT_FALSE(IsMangledDate(cell, "27 de mayo")) << cell;
  EXPECT_FALSE(IsMangledDate("43612", "43611"));
}

TEST(SameDay, InAnyOrderAndWithAnyYearOfTwoDigits) {
  for (const auto& [cell, exported] :
       {std::pair("2018-03-14", "18-03-14"), std::pair("2013-07-17", "13-07-17"), std::pair("03/06/15", "3/6/2015"),
        std::pair("2015-03-06", "3/6/2015"), std::pair("07/07/17", "7-jul-17"), std::pair("13/3/2014", "13.03.2014"),
        std::pair("1998-01-02", "2/1/98")})
    EXPECT_TRUE(MayBeTheSameDay(cell, exported)) << cell;
  for (const auto& [cell, exported] :
       {std::pair("2019-05-28", "27/05/2019"), std::pair("27", "27"), std::pair("28 de mayo", "28/05/2019"),
        std::pair("", ""), std::pair("2019-02-30", "30/02/2019"), std::pair("99/99/99", "99/99/99")})
    EXPECT_FALSE(MayBeTheSameDay(cell, exported)) << cell;
}

TEST(SameMonth, AsSpreadsheetsWriteAMonth) {
  for (const char* cell : {"mar-14", "Mar-14", "03/2014", "01/03/2014", "2014-03-01"})
    EXPECT_TRUE(MayBeTheSameMonth(cell, "2014-03")) << cell;
  for (const char* cell : {"abr-14", "mar-15", "02/03/2014", "2014", ""})
    EXPECT_FALSE(MayBeTheSameMonth(cell, "2014-03")) << cell;
  EXPECT_FALSE(MayBeTheSameMonth("mar-14", ""));
}

TEST(DayOfASpreadsheet, IsKnownByWhatEachCountryWouldRewrite) {
  EXPECT_TRUE(IsRewrittenBySpreadsheets("3/6/2015"));
  for (const char* date : {"03/06/2015", "13/3/2014", "2015-06-03", "3 de junio", "", "13-07-17"})
    EXPECT_FALSE(IsRewrittenBySpreadsheets(date)) << date;
}

TEST(Letters, ReadInAnotherEncodingComeBack) {
  EXPECT_EQ(WithItsLetters("Oficina de CooperaciÃ³n"), "Oficina de Cooperación");
  EXPECT_EQ(WithItsLetters("SECRETARÃ\xEF\x86\x8D"
                           "A"),
            "SECRETARÍA");  // of LibreOffice
  EXPECT_EQ(WithItsLetters("SECRETARÃ\xC2\x8D"
                           "A"),
            "SECRETARÍA");
  EXPECT_EQ(WithItsLetters("â€œmuÃ±oâ€\xC2\x9D"), "“muño”");
  for (const std::string cell : {"Panamá", "España – Panamá", "plain", "", "Ã", "日本"})
    EXPECT_EQ(WithItsLetters(cell), cell);
}

}  // namespace
}  // namespace mangled_cells
}  // namespace acervo::tools
