// The archive without asking anything: the first page, lists of reports, entities and doubts, and the way between them.
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "serve_support.h"

namespace acervo::cli {
namespace {
namespace browse {

std::string PageAt(const std::string& target) { return TheServer().Get(target, "Accept: text/html\r\n").body; }

bool Holds(const std::string& page, const std::string& words) { return page.find(words) != page.npos; }

std::set<std::string> LinksTo(const std::string& page, const std::string& beginning) {
  static const std::regex kLink("href=\"([^\"]*)\"");
  std::set<std::string> links;
  for (auto it = std::sregex_iterator(page.begin(), page.end(), kLink); it != std::sregex_iterator(); ++it) {
    const std::string link = std::regex_replace((*it)[1].str(), std::regex("&amp;"), "&");
    const bool is_switch = link.find("lang=") != link.npos;  // of the language
    if (link.starts_with(beginning) && !is_switch) links.insert(link);
  }
  return links;
}

Json Found(const std::string& query) { return TheServer().Get("/api/search?" + query).json(); }

std::set<std::string> AllReports() {
  std::set<std::string> ids;
  for (int offset = 0;; offset += 200) {
    const Json found = Found("limit=200&offset=" + std::to_string(offset));
    for (const Json& hit : found.at("hits")) ids.insert("/informe/" + hit.at("report").at("id").get<std::string>());
    if (offset + 200 >= found.at("total")) return ids;
  }
}

TEST(Browse, EveryReportIsInTheList) {
  const std::set<std::string> all = AllReports();
  ASSERT_GE(all.size(), 2U);
  EXPECT_EQ(LinksTo(PageAt("/informes"), "/informe/"), all);
  std::set<std::string> by_page;
  for (std::size_t offset = 0; offset < all.size(); ++offset) {
    by_page.merge(LinksTo(PageAt("/informes?limit=1&offset=" + std::to_string(offset)), "/informe/"));
  }
  EXPECT_EQ(by_page, all);
}

TEST(Browse, YearsLeadToTheirReports) {
  const std::string page = PageAt("/informes");
  std::set<std::string> reached;
  for (const std::string& year : LinksTo(page, "/informes?")) reached.merge(LinksTo(PageAt(year), "/informe/"));
  EXPECT_EQ(reached, AllReports());
}

TEST(Browse, AYearWithoutReportsSaysSo) {
  const std::string page = PageAt("/informes?year=1900");
  EXPECT_TRUE(Holds(page, "Ningún informe es de ese período"));
  EXPECT_EQ(TheServer().Get("/informes?year=hoy").status, 400);
}

TEST(Browse, EveryEntityIsUnderItsLetter) {
  const Json known = TheServer().Get("/api/entities?limit=200").json();
  ASSERT_LE(known.at("total"), 200) << "the test looks at one page";
  std::set<std::string> all, reached;
  for (const Json& entity : known.at("entities")) all.insert("/entidad/" + Encoded(entity.at("id")));
  for (const std::string& letter : LinksTo(PageAt("/entidades"), "/entidades?letter=")) {
    reached.merge(LinksTo(PageAt(letter + "&limit=200"), "/entidad/"));
  }
  EXPECT_EQ(reached, all);
}

TEST(Browse, EntitiesAreFoundByTheBeginningOfAName) {
  const Json first = TheServer().Get("/api/entities?limit=1").json().at("entities").at(0);
  const std::string name = first.at("name");
  EXPECT_TRUE(Holds(PageAt("/entidades?q=" + Encoded(name.substr(0, 4))), "/entidad/" + Encoded(first.at("id"))));
  EXPECT_TRUE(Holds(PageAt("/entidades?q=zzzz"), "Ninguna entidad tiene un nombre así."));
}

TEST(Browse, EntitiesOfALetterAlsoForPrograms) {
  const Json list = TheServer().Get("/api/entities?limit=200&letter=e").json();
  ASSERT_GT(list.at("total"), 0);
  for (const Json& entity : list.at("entities")) {
    const std::string name = entity.at("name");
    EXPECT_TRUE(name.starts_with("E") || name.starts_with("É")) << name;
  }
  EXPECT_EQ(TheServer().Get("/api/entities?letter=%2B").status, 400);
}

TEST(Browse, DoubtsLeadToWhatTheyDoubt) {
  const std::string page = PageAt("/dudas");
  const std::string stats = PageAt("/");
  EXPECT_TRUE(Holds(stats, "href=\"/dudas\"")) << stats;
  for (const std::string& record : LinksTo(page, "/registro/"))
    EXPECT_EQ(TheServer().Get(record).status, 200) << record;
  EXPECT_FALSE(LinksTo(page, "/informe/").empty());
}

TEST(Home, MonthsLeadToAllThatIsCountedInThem) {
  const std::string page = PageAt("/");
  static const std::regex kMonth("<a class=\"m-[^\"]*\" href=\"(/\\?from=[^\"]*)\" title=\"[^\"]*: ([0-9]+) ");
  int months = 0;
  for (auto it = std::sregex_iterator(page.begin(), page.end(), kMonth); it != std::sregex_iterator(); ++it, ++months) {
    const std::string target = std::regex_replace((*it)[1].str(), std::regex("&amp;"), "&");
    EXPECT_EQ(Found(target.substr(2)).at("total"), std::stoi((*it)[2])) << target;
  }
  EXPECT_GT(months, 0) << page;
}

TEST(Home, ExamplesFindSomething) {
  const std::string page = PageAt("/");
  const std::size_t begin = page.find("<p class=\"hint\">");
  ASSERT_NE(begin, page.npos);
  const std::set<std::string> examples = LinksTo(page.substr(begin, page.find("</p>", begin) - begin), "/?q=");
  EXPECT_GE(examples.size(), 2U);
}

TEST(Home, SaysWhoseArchiveItIs) {
  const std::string page = PageAt("/");
  static const std::regex kTitle("<title>([^<]*) · acervo</title>");
  std::smatch title;
  ASSERT_TRUE(std::regex_search(page, title, kTitle)) << page.substr(0, 600);
  EXPECT_TRUE(Holds(page, "<span class=\"archive-name\">" + title[1].str() + "</span>"));
}

TEST(Card, ShowsWhatWasDoneAlsoWhereAnEntityMatched) {
  const Json entity = TheServer().Get("/api/entities?limit=1").json().at("entities").at(0);
  const Json found = Found("entity=" + Encoded(entity.at("id")) + "&sort=-date&kind=actividad");
  const std::string page = PageAt("/?entity=" + Encoded(entity.at("id")) + "&kind=actividad");
  int told = 0;
  for (const Json& hit : found.at("hits")) {
    const std::string text = hit.at("text");
    if (text.size() < 30 || text.find_first_of("<>&\"'\n") < 30) continue;
    EXPECT_TRUE(Holds(page, text.substr(0, 30))) << text;
    ++told;
  }
  EXPECT_GT(told, 0);
  EXPECT_TRUE(Holds(page, "<mark>" + entity.at("name").get<std::string>() + "</mark>"));
}

TEST(Card, NamesThreeEntitiesAndHowManyMore) {
  const std::string page = PageAt("/?limit=200&kind=actividad");
  static const std::regex kFoot("<p class=\"foot\">.*?</p>");
  int feet = 0;
  for (auto it = std::sregex_iterator(page.begin(), page.end(), kFoot); it != std::sregex_iterator(); ++it, ++feet) {
    EXPECT_LE(LinksTo(it->str(), "/entidad/").size(), 3U) << it->str();
  }
  EXPECT_GT(feet, 0);
}

TEST(Results, AreByDateWhereNoWordsAreAskedFor) {
  const std::string page = PageAt("/?kind=actividad");
  EXPECT_TRUE(Holds(page, "aria-current=\"true\">Lo más reciente")) << page;
  EXPECT_FALSE(Holds(page, ">Relevancia<"));
}

TEST(Record, IsLeftForTheNextResultOfItsSearch) {
  const Json found = Found("q=a*&limit=3");
  ASSERT_GE(found.at("total"), 3);
  const auto id = [&](std::size_t i) { return found.at("hits").at(i).at("id").get<std::string>(); };
  const std::string page = PageAt("/registro/" + id(1) + "?q=a*&at=2");
  EXPECT_TRUE(Holds(page, "href=\"/registro/" + id(0) + "?q=a%2A&amp;at=1\" rel=\"prev\"")) << page;
  EXPECT_TRUE(Holds(page, "href=\"/registro/" + id(2) + "?q=a%2A&amp;at=3\" rel=\"next\""));
  EXPECT_TRUE(Holds(page, "Resultado 2 de"));
  EXPECT_TRUE(Holds(page, "<mark>"));
  EXPECT_FALSE(Holds(PageAt("/registro/" + id(1) + "?q=a*&at=1"), "rel=\"prev\">← Resultado"));
}

TEST(Record, ItsCitationTellsAddressAndDay) {
  const std::string id = Found("q=a*&limit=1").at("hits").at(0).at("id");
  const std::string page = PageAt("/registro/" + id);
  EXPECT_TRUE(Holds(page, "http://" + TheServer().host() + "/registro/" + id));
  EXPECT_TRUE(Holds(page, "(consultado el "));
}

TEST(Record, NamesEachEntityOnce) {
  const Json all = Found("limit=200");
  for (const Json& hit : all.at("hits")) {
    const std::string page = PageAt("/registro/" + hit.at("id").get<std::string>());
    const std::size_t begin = page.find("<ul class=\"why\">");
    const std::string list = page.substr(begin, page.find("</ul>", begin) - begin);
    for (const Json& entity : hit.at("entities")) {
      const std::string link = "href=\"/entidad/" + Encoded(entity.at("id")) + "\"";
      EXPECT_EQ(list.find(link), list.rfind(link)) << hit.at("id") << link;
    }
  }
}

TEST(Report, LeadsToItsNeighboursAndDownloads) {
  const std::string id = Found("q=a*&limit=1").at("hits").at(0).at("report").at("id");
  const std::string page = PageAt("/informe/" + id);
  EXPECT_TRUE(Holds(page, "href=\"/api/export?format=xlsx&amp;report=" + id + "\"")) << page;
  EXPECT_TRUE(Holds(page, "class=\"plain print\" hidden"));
}

TEST(Entity, TellsWhyWhereItIsAsked) {
  const std::string id = TheServer().Get("/api/entities?limit=1").json().at("entities").at(0).at("id");
  EXPECT_FALSE(Holds(PageAt("/entidad/" + Encoded(id)), "Por qué es esta entidad"));
  EXPECT_TRUE(Holds(PageAt("/entidad/" + Encoded(id) + "?why=1"), "Por qué es esta entidad"));
  EXPECT_TRUE(Holds(PageAt("/entidad/" + Encoded(id)), "<svg class=\"months\""));
}

TEST(Help, HasExamplesThatAreLinks) {
  const std::string page = PageAt("/ayuda");
  EXPECT_GE(LinksTo(page, "/?q=").size(), 8U);
  EXPECT_TRUE(Holds(PageAt("/ayuda?lang=en"), "Ask as you speak"));
}

TEST(OpenSearch, LeadsABrowserHere) {
  const Reply reply = TheServer().Get("/opensearch.xml");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.headers.at("content-type"), "application/opensearchdescription+xml; charset=utf-8");
  EXPECT_TRUE(Holds(reply.body, "template=\"http://" + TheServer().host() + "/?q={searchTerms}\"")) << reply.body;
}

TEST(Print, HasAllResultsAndSaysWhatWasAsked) {
  const std::string page = PageAt("/?q=a*&limit=2&print=1");
  const auto total = Found("q=a*").at("total").get<std::size_t>();
  static const std::regex kCard("<li class=\"card ");
  const auto cards = std::distance(std::sregex_iterator(page.begin(), page.end(), kCard), std::sregex_iterator());
  EXPECT_GT(cards, 2);
  EXPECT_LE(static_cast<std::size_t>(cards), total);
  EXPECT_TRUE(Holds(page, "Se buscó: «a*»"));
  EXPECT_TRUE(Holds(page, "data-print=\"1\""));
}

}  // namespace browse
}  // namespace
}  // namespace acervo::cli
