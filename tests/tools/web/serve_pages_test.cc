// The pages as a browser without scripts sees them: whole, linked, in both languages, and safe with hostile reports.
#include <gtest/gtest.h>

#include <regex>

#include "serve_support.h"

namespace acervo::cli {
namespace {

const std::string kBrowser = "Accept: text/html\r\n";

Reply Page(const std::string& target) { return TheServer().Get(target, kBrowser); }

bool Has(const std::string& page, const std::string& words) { return page.find(words) != page.npos; }

Json Hit(const std::string& query) {
  return TheServer().Get("/api/search?limit=1&q=" + Encoded(query)).json().at("hits").at(0);
}

Json RecordOf(const std::string& path) {
  const Json found = TheServer().Get("/api/search?limit=200&kind=actividad").json();
  for (const Json& hit : found.at("hits")) {
    if (hit.at("source").at("path") == path && !hit.at("entities").empty()) return hit;
  }
  return nullptr;
}

// Tags whose start and end do not match, by name.
std::vector<std::string> Unbalanced(const std::string& page) {
  static const std::regex tag("<(/?)([a-z0-9]+)((?:[^>\"]|\"[^\"]*\")*)>");
  std::vector<std::string> open, wrong;
  for (auto it = std::sregex_iterator(page.begin(), page.end(), tag); it != std::sregex_iterator(); ++it) {
    const std::string name = (*it)[2], rest = (*it)[3];
    if (name == "meta" || name == "link" || name == "input" || name == "br" || name == "img" || rest.ends_with("/"))
      continue;
    if ((*it)[1].length() == 0) {
      open.push_back(name);
    } else if (!open.empty() && open.back() == name) {
      open.pop_back();
    } else {
      wrong.push_back(name);
    }
  }
  wrong.insert(wrong.end(), open.begin(), open.end());
  return wrong;
}

TEST(Pages, AreWholeWithoutScripts) {
  const Json hit = RecordOf("b.docx");  // the hostile report has holes of templates in its text
  const std::string record = hit.at("id"), report = hit.at("report").at("id"),
                    entity = hit.at("entities").at(0).at("id");
  for (const std::string& target :
       {std::string("/"), std::string("/?q=foro"), "/registro/" + record, "/informe/" + report, "/entidad/" + entity,
        "/entidad/" + entity + "?why=1", "/registro/" + record + "?q=a*&at=1", std::string("/?q=nadaparecido"),
        std::string("/nothing"), std::string("/?from=ayer"), std::string("/informes"),
        std::string("/informes?undated=1"), std::string("/entidades"), std::string("/entidades?letter=A&sort=name"),
        std::string("/dudas"), std::string("/ayuda"), std::string("/?kind=coordinacion&print=1"),
        std::string("/?q=foro&literal=1")}) {
    for (const std::string lang : {"es", "en"}) {
      const Reply reply = Page(target + (target.find('?') == target.npos ? "?" : "&") + "lang=" + lang);
      EXPECT_EQ(reply.headers.at("content-type"), "text/html; charset=utf-8") << target;
      EXPECT_EQ(reply.headers.at("content-language"), lang) << target;
      EXPECT_TRUE(reply.body.starts_with("<!doctype html><html lang=\"" + lang + "\">")) << target;
      EXPECT_EQ(Unbalanced(reply.body), std::vector<std::string>()) << target;
      EXPECT_FALSE(Has(reply.body, "web.")) << target << ": a message that is not there";
      EXPECT_FALSE(Has(reply.body, "{{#") || Has(reply.body, "{{t:") || Has(reply.body, "{{/")) << target;
    }
  }
}

TEST(SearchPage, ShowsWhatTheApiFinds) {
  const std::string page = Page("/?q=" + Encoded("México")).body;
  const Json found = TheServer().Get("/api/search?q=" + Encoded("México")).json();
  ASSERT_GT(found.at("total"), 0);
  for (const Json& hit : found.at("hits")) {
    EXPECT_TRUE(Has(page, "href=\"/registro/" + hit.at("id").get<std::string>() + "?q=")) << hit.at("id");
  }
  EXPECT_TRUE(Has(page, "México</mark>")) << page;
  EXPECT_TRUE(Has(page, "value=\"México\""));
  EXPECT_TRUE(Has(page, "href=\"/api/export?format=csv&amp;q=M%C3%A9xico\""));
}

TEST(SearchPage, SuggestsAndHelps) {
  const std::string page = Page("/?q=embajda&from=2019").body;
  EXPECT_TRUE(Has(page, "¿Quiso decir")) << page;
  EXPECT_TRUE(Has(page, "Ningún registro"));
  EXPECT_TRUE(Has(page, "Buscar sin Período")) << page;
  EXPECT_FALSE(Has(page, "/api/export")) << "there is nothing to download";
}

TEST(SearchPage, KeepsItsStateInItsLinks) {
  const std::string page = Page("/?limit=2&kind=actividad&lang=en").body;
  EXPECT_TRUE(Has(page, "href=\"/?kind=actividad&amp;limit=2&amp;offset=2&amp;lang=en\" rel=\"next\"")) << page;
  EXPECT_TRUE(Has(page, "<input type=\"hidden\" name=\"kind\" value=\"actividad\">"));
  EXPECT_TRUE(Has(page, "<input type=\"hidden\" name=\"lang\" value=\"en\">"));
}

TEST(SearchPage, TellsBesideADateFieldWhatIsWrongAndKeepsTheSearch) {
  const Reply reply = Page("/?q=" + Encoded("México") + "&from=31%2F02%2F2019&to=mayo");
  EXPECT_EQ(reply.status, 400);
  EXPECT_TRUE(Has(reply.body, "Desde: ese día no existe: «31/02/2019».")) << reply.body;
  EXPECT_TRUE(Has(reply.body, "Hasta: «mayo» no dice de qué año"));
  EXPECT_TRUE(Has(reply.body, "aria-describedby=\"from-error\""));
  EXPECT_TRUE(Has(reply.body, "value=\"31/02/2019\""));
  EXPECT_TRUE(Has(reply.body, "México</mark>"));
}

TEST(SearchPage, CountsInBarsAndYearsWhatTheyLeadTo) {
  const std::string page = Page("/?q=a*&kind=actividad").body;
  static const std::regex kBar("<a href=\"(/\\?[^\"]*)\" tabindex=\"-1\" aria-label=\"[^\"]*: ([0-9]+)");
  int bars = 0;
  for (auto it = std::sregex_iterator(page.begin(), page.end(), kBar); it != std::sregex_iterator(); ++it, ++bars) {
    const std::string target = std::regex_replace((*it)[1].str(), std::regex("&amp;"), "&");
    EXPECT_EQ(TheServer().Get("/api/search" + target.substr(1)).json().at("total"), std::stoi((*it)[2])) << target;
  }
  EXPECT_GT(bars, 0) << page;
}

TEST(SearchPage, TakesDatesAsTheyAreTyped) {
  const auto total = [](const std::string& target) { return TheServer().Get(target).json().at("total"); };
  const Json in_may = total("/api/search?from=2019-05&to=2019-05");
  for (const std::string may : {"mayo 2019", "05/2019", "mayo-2019", "Mayo de 2019"}) {
    EXPECT_EQ(total("/api/search?from=" + Encoded(may) + "&to=" + Encoded(may)), in_may) << may;
    EXPECT_EQ(total("/api/search?q=" + Encoded("fecha:\"" + may + "\"")), in_may) << may;
  }
}

TEST(Overview, FormKeepsNothingOfItsOwn) { EXPECT_FALSE(Has(Page("/").body, "type=\"hidden\"")); }

TEST(Overview, TellsWhatThereIsAndWhatFailed) {
  const std::string page = Page("/").body;
  EXPECT_TRUE(Has(page, "Qué guarda este acervo"));
  EXPECT_TRUE(Has(page, "roto.pdf"));
  EXPECT_TRUE(Has(page, "<svg class=\"months\""));
}

TEST(RecordPage, ShowsCellsReadingsNeighboursAndCitation) {
  const Json hit = Hit("iframe");
  const std::string page = Page("/registro/" + hit.at("id").get<std::string>()).body;
  EXPECT_TRUE(Has(page, "28 de mayo de 2019"));
  EXPECT_TRUE(Has(page, "Según la celda de la fecha:"));
  EXPECT_TRUE(Has(page, "@misc{" + hit.at("id").get<std::string>()));
  EXPECT_TRUE(Has(page, "TY  - RPRT"));
  EXPECT_TRUE(Has(page, "rel=\"prev\""));
  EXPECT_TRUE(Has(page, "/original/" + hit.at("source").at("sha256").get<std::string>()));
}

TEST(ReportPage, ShowsTableAndTree) {
  const Json hit = Hit("iframe");
  const std::string page = Page("/informe/" + hit.at("report").at("id").get<std::string>()).body;
  EXPECT_TRUE(Has(page, "<tr id=\"a1\">"));
  EXPECT_TRUE(Has(page, "<li id=\"c1\">"));
  EXPECT_TRUE(std::regex_search(page, std::regex("<li id=\"c1\">.*<ul><li id=\"c1.1\">")))
      << "the bullet under a bullet";
}

// The report is read from DOCX; its PDF shows where the rows stand.
TEST(ReportPage, ShowsThePdfAndHowItReads) {
  const Json hit = RecordOf("b.docx");
  const std::string page = Page("/informe/" + hit.at("report").at("id").get<std::string>()).body;
  const std::size_t begin = page.find("/pagina/");
  ASSERT_NE(begin, page.npos);
  const std::string picture = page.substr(begin, page.find('"', begin) - begin);
  const Reply png = TheServer().Get(picture);
  EXPECT_EQ(png.status, 200);
  EXPECT_EQ(png.headers.at("content-type"), "image/png");
  EXPECT_TRUE(png.body.starts_with("\x89PNG"));
  EXPECT_EQ(TheServer().Ask("HEAD", picture).headers.at("content-length"), std::to_string(png.body.size()));
  EXPECT_EQ(TheServer().Ask("POST", picture).status, 405);
  EXPECT_TRUE(Has(page, "Lo que dice cada documento")) << page;
  EXPECT_TRUE(Has(page, "id=\"historia\""));
  EXPECT_TRUE(Has(Page("/registro/" + hit.at("id").get<std::string>()).body, "<rect"));
}

// No payload of the hostile report comes out as a tag, an attribute or an address on any page that shows it.
TEST(HostileReport, StaysText) {
  const Json hit = Hit("iframe");
  std::vector<std::string> targets = {"/",
                                      "/?q=script",
                                      "/?q=" + Encoded("\"><script>alert(1)</script>"),
                                      "/?entity=" + Encoded("\"><img src=x>"),
                                      "/?type=" + Encoded("'><b>"),
                                      "/?report=" + Encoded("<i>"),
                                      "/informe/" + hit.at("report").at("id").get<std::string>(),
                                      "/registro/" + Encoded("<script>alert(1)</script>"),
                                      "/entidad/" + Encoded("\"><script>")};
  const Json all =
      TheServer().Get("/api/search?limit=50&report=" + hit.at("report").at("id").get<std::string>()).json();
  EXPECT_EQ(all.at("total"), 5) << "three rows and bullets, and the texts beside them";
  for (const Json& record : all.at("hits")) {
    targets.push_back("/registro/" + record.at("id").get<std::string>());
    for (const Json& entity : record.at("entities")) targets.push_back("/entidad/" + Encoded(entity.at("id")));
  }
  static const std::regex kTag("<[a-z][^<>]*>");
  for (const std::string& target : targets) {
    const std::string page = Page(target).body;
    for (auto it = std::sregex_iterator(page.begin(), page.end(), kTag); it != std::sregex_iterator(); ++it) {
      const std::string tag = it->str();
      EXPECT_FALSE(
          std::regex_search(tag, std::regex("^<(script(?! src=\"/guion)|iframe|img|b>|i>|style|object|embed)")))
          << target << ": " << tag;
      EXPECT_FALSE(std::regex_search(tag, std::regex("\\son[a-z]+\\s*=(?![^\"]*\"(\\s|>))"))) << target << ": " << tag;
      EXPECT_FALSE(std::regex_search(tag, std::regex("(href|src|action)=\"(?!/|#)"))) << target << ": " << tag;
    }
    EXPECT_EQ(Unbalanced(page), std::vector<std::string>()) << target;
  }
}

TEST(ErrorPage, IsAPageForABrowserAndJsonForTheRest) {
  EXPECT_TRUE(Has(Page("/registro/nada").body, "<p class=\"status\">404</p>"));
  EXPECT_EQ(TheServer().Get("/registro/nada").json().at("error").at("code"), "not_found");
  EXPECT_EQ(TheServer().Get("/api/records/nada", kBrowser).json().at("error").at("code"), "not_found");
}

}  // namespace
}  // namespace acervo::cli
