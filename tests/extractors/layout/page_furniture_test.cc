// Running headers and footers, on hand-made lines.
#include "extractors/layout/page_furniture.h"

#include <gtest/gtest.h>

#include "tests/extractors/layout/words.h"

namespace acervo::layout {
namespace running {
namespace {

struct Edges {
  std::string top, bottom;
};

// Pages of 800 points with two lines of their own between `edges`.
std::vector<PageLayout> Pages(const std::vector<Edges>& edges) {
  std::vector<PageLayout> pages;
  for (const Edges& edge : edges) {
    const int number = static_cast<int>(pages.size()) + 1;
    PageLayout page{number, 600, 800, {}, {}, {}};
    const std::string own = std::string(1, static_cast<char>('a' + number)) + "bc texto propio";
    if (!edge.top.empty()) page.lines.push_back(MakeLine(60, 50, edge.top, 10, number));
    page.lines.push_back(MakeLine(60, 300, own + " uno", 10, number));
    page.lines.push_back(MakeLine(60, 500, own + " dos", 10, number));
    if (!edge.bottom.empty()) page.lines.push_back(MakeLine(60, 770, edge.bottom, 10, number));
    pages.push_back(std::move(page));
  }
  return pages;
}

std::string Texts(const std::vector<Paragraph>& paragraphs) {
  std::string texts;
  for (const Paragraph& paragraph : paragraphs) texts += paragraph.text + "|";
  return texts;
}

struct RunningCase {
  const char* name;
  std::vector<Edges> pages;
  const char* headers;
  const char* footers;
};

class Running : public ::testing::TestWithParam<RunningCase> {};

TEST_P(Running, IsToldByRepetitionAndPlace) {
  std::vector<PageLayout> pages = Pages(GetParam().pages);
  const PageFurniture running = TakePageFurniture(pages);
  EXPECT_EQ(Texts(running.headers), GetParam().headers);
  EXPECT_EQ(Texts(running.footers), GetParam().footers);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Running,
    ::testing::Values(
        RunningCase{"SameOnAllPages", {{"Alcaldia", ""}, {"Alcaldia", ""}, {"Alcaldia", ""}}, "Alcaldia|", ""},
        RunningCase{"FirstPageDifferent", {{"Carta", ""}, {"Alcaldia", ""}, {"Alcaldia", ""}}, "Alcaldia|", ""},
        RunningCase{"EvenAndOdd",
                    {{"Alcaldia", ""}, {"Informe", ""}, {"Alcaldia", ""}, {"Informe", ""}},
                    "Alcaldia|Informe|",
                    ""},
        RunningCase{
            "PageOfPages", {{"", "Pagina 1 de 3"}, {"", "Pagina 2 de 3"}, {"", "Pagina 3 de 3"}}, "", "Pagina 1 de 3|"},
        RunningCase{"OnePagesOwnTitleWhereOthersRun",
                    {{"Alcaldia", ""}, {"Alcaldia", ""}, {"Anexo", ""}, {"Alcaldia", ""}},
                    "Alcaldia|Anexo|",
                    ""},
        RunningCase{"DashedNumber", {{"", "- 1 -"}, {"", "- 2 -"}}, "", "- 1 -|"},
        RunningCase{"LoneNumberOnOnePage", {{"", "7"}}, "", "7|"},
        RunningCase{
            "NumberInWords", {{"", "Informe 2019 hoja 4"}, {"", "Informe 2019 hoja 5"}}, "", "Informe 2019 hoja 4|"},
        RunningCase{"ItemsThatCountOnAreNone", {{"Gestion 3 del mes", ""}, {"Gestion 9 del mes", ""}}, "", ""},
        RunningCase{"OnFewOfManyPagesButNear",
                    {{"Uno", ""},
                     {"Dos", ""},
                     {"Tema", ""},
                     {"Tema", ""},
                     {"Tema", ""},
                     {"Seis", ""},
                     {"Siete", ""},
                     {"Ocho", ""},
                     {"Nueve", ""},
                     {"Diez", ""},
                     {"Once", ""}},
                    "Tema|",
                    ""}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Running, WhatStandsAsideIsAHeader) {
  std::vector<PageLayout> pages = Pages({{"", ""}, {"", ""}});
  for (PageLayout& page : pages) page.aside.push_back(MakeLine(100, 400, "BORRADOR", 60, page.number));
  EXPECT_EQ(Texts(TakePageFurniture(pages).headers), "BORRADOR|");
}

}  // namespace
}  // namespace running
}  // namespace acervo::layout
