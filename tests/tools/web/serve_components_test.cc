// What the server is made of, without a socket: addresses, languages, hosts, questions, dates in words, citations.
#include <gtest/gtest.h>

#include "tools/web/http/host_names.h"
#include "tools/web/http/http_message.h"
#include "tools/web/search_params.h"
#include "tools/web/views/citation.h"
#include "tools/web/views/formatting.h"

namespace acervo::tools::serve {
namespace {

const Messages& Spanish() {
  static const Messages say(Language::kSpanish);
  return say;
}

WebRequest Asked(Pairs params) {
  WebRequest request;
  request.params = std::move(params);
  return request;
}

TEST(Address, EncodesWhatIsNotPlain) {
  EXPECT_EQ(Address("/", {{"q", "a b&c=ñ\"<"}, {"lang", "en"}}), "/?q=a%20b%26c%3D%C3%B1%22%3C&lang=en");
  EXPECT_EQ(Address("/x", {}), "/x");
}

struct Target {
  std::string_view target, path;
  Pairs params;
};
TEST(Target, IsSplitAndDecoded) {
  const Target targets[] = {
      {"/", "/", {}},
      {"/registro/r1.a1?lang=en", "/registro/r1.a1", {{"lang", "en"}}},
      {"/?q=a%20b%26%C3%B1+c&limit=5", "/", {{"q", "a b&ñ c"}, {"limit", "5"}}},
      {"/a+b%2Fc", "/a+b/c", {}},
      {"/?a&b=&=c&&d=e=f", "/", {{"a", ""}, {"b", ""}, {"", "c"}, {"d", "e=f"}}},
      {"/%?q=%4&r=%zz%2", "/%", {{"q", "%4"}, {"r", "%zz%2"}}},
      {"/?q=1#part?x=2", "/", {{"q", "1"}}},
      {"", "", {}},
  };
  for (const Target& target : targets) {
    WebRequest request;
    SetTarget(request, target.target);
    EXPECT_EQ(request.path, target.path) << target.target;
    EXPECT_EQ(request.params, target.params) << target.target;
  }
}

TEST(Language, IsAsChosenElseAsAcceptedElseSpanish) {
  const auto of = [](const char* accepted, Pairs params = {}) {
    WebRequest request = Asked(std::move(params));
    request.accept_language = accepted;
    return LanguageOf(request);
  };
  EXPECT_EQ(of(""), Language::kSpanish);
  EXPECT_EQ(of("en-GB,en;q=0.9"), Language::kEnglish);
  EXPECT_EQ(of("es-PA,en;q=0.9"), Language::kSpanish);
  EXPECT_EQ(of("en;q=0.2, es;q=0.8"), Language::kSpanish);
  EXPECT_EQ(of("fr, de"), Language::kSpanish);
  EXPECT_EQ(of("en;q=0"), Language::kSpanish);
  EXPECT_EQ(of("en", {{"lang", "es"}}), Language::kSpanish);
  EXPECT_EQ(of("en", {{"lang", "xx"}}), Language::kEnglish);
  EXPECT_EQ(of(";;q=,,=en-"), Language::kSpanish);
}

TEST(HostNames, AreThoseItIsBoundTo) {
  const HostNames local("127.0.0.1", 8080);
  for (const char* host : {"127.0.0.1:8080", "localhost:8080", "LocalHost:8080"}) EXPECT_TRUE(local.Has(host)) << host;
  for (const char* host : {"127.0.0.1", "127.0.0.1:80", "evil.example", "evil.example:8080", "", ":8080",
                           "127.0.0.1:8080:8080", "127.0.0.1.evil.example:8080", "[::1]:8080", "[:8080", "["}) {
    EXPECT_FALSE(local.Has(host)) << host;
  }
  EXPECT_TRUE(HostNames("::1", 8080).Has("[::1]:8080"));
  EXPECT_TRUE(HostNames("127.0.0.1", 80).Has("127.0.0.1"));
  EXPECT_FALSE(HostNames("192.0.2.7", 8080).Has("localhost:8080"));
  EXPECT_TRUE(HostNames("0.0.0.0", 8080).Has("127.0.0.1:8080"));
  EXPECT_FALSE(HostNames("0.0.0.0", 8080).Has("evil.example:8080"));
}

TEST(Question, ReadsWhatItWrites) {
  const Pairs params = {{"q", "foro \"x\""}, {"entity", "jica"}, {"entity", "doha"},    {"from", "2019"},
                        {"to", "2020-02"},   {"within", "1"},    {"kind", "actividad"}, {"type", "foro"},
                        {"report", "r1"},    {"sort", "-date"},  {"limit", "5"},        {"offset", "10"}};
  const SearchParams question = SearchParamsFrom(Spanish(), Asked(params));
  EXPECT_TRUE(question.bad.empty());
  EXPECT_EQ(ParamsOf(question.request), params);
}

TEST(Question, TakesNothingForNothing) {
  const SearchParams question =
      SearchParamsFrom(Spanish(), Asked({{"q", ""}, {"from", " "}, {"limit", ""}, {"unknown", "x"}}));
  EXPECT_TRUE(question.bad.empty());
  EXPECT_TRUE(ParamsOf(question.request).empty());
}

TEST(Question, RefusesWhatCannotBeRead) {
  const std::string long_query(kLongestQuery + 1, 'a');
  for (const auto& [name, value] : Pairs{{"from", "ayer"},
                                         {"to", "2019-13"},
                                         {"kind", "cosa"},
                                         {"sort", "best"},
                                         {"limit", "-1"},
                                         {"limit", "1e3"},
                                         {"limit", "201"},
                                         {"offset", "x"},
                                         {"within", "maybe"},
                                         {"facets", "2"},
                                         {"q", long_query}}) {
    const SearchParams question = SearchParamsFrom(Spanish(), Asked({{name, value}}));
    ASSERT_EQ(question.bad.size(), 1U) << name << "=" << value;
    EXPECT_EQ(question.bad[0].name, name);
    EXPECT_NE(question.bad[0].message.find(LabelOf(Spanish(), name)), std::string::npos) << question.bad[0].message;
  }
}

TEST(Question, KeepsTheRestBesideWhatItCannotTake) {
  const SearchParams question = SearchParamsFrom(
      Spanish(), Asked({{"q", "agua"}, {"from", "31/02/2019"}, {"to", "mayo 2019"}, {"sort", "best"}}));
  ASSERT_EQ(question.bad.size(), 2U);
  EXPECT_EQ(question.bad[0].message, "Desde: ese día no existe: «31/02/2019».");
  EXPECT_EQ(question.request.query, "agua");
  EXPECT_FALSE(question.request.from);
  EXPECT_EQ(question.request.to, DateFromIso("2019-05-31"));
  const SearchParams backwards = SearchParamsFrom(Spanish(), Asked({{"from", "2020"}, {"to", "2019"}}));
  ASSERT_EQ(backwards.bad.size(), 1U);
  EXPECT_EQ(backwards.bad[0].name, "to");
  EXPECT_FALSE(backwards.request.from || backwards.request.to);
}

TEST(Question, TakesDatesAsPeopleTypeThem) {
  for (const char* may : {"2019-05", "05/2019", "mayo 2019", "Mayo de 2019", "mayo-2019", "2019/05"}) {
    const SearchRequest request = SearchParamsFrom(Spanish(), Asked({{"from", may}, {"to", may}})).request;
    EXPECT_EQ(request.from, DateFromIso("2019-05-01")) << may;
    EXPECT_EQ(request.to, DateFromIso("2019-05-31")) << may;
  }
}

RecordDate DateOf(const std::vector<std::pair<std::string, std::string>>& intervals, const std::string& raw = "") {
  RecordDate date{raw, {}, DatePrecision::kDay, DateSource::kCell};
  for (const auto& [first, last] : intervals) date.intervals.push_back({*DateFromIso(first), *DateFromIso(last)});
  return date;
}

TEST(Words, TellDatesAsPeopleDo) {
  const Messages english(Language::kEnglish);
  EXPECT_EQ(DateWords(Spanish(), DateOf({{"2019-05-27", "2019-05-27"}})), "27 de mayo de 2019");
  EXPECT_EQ(DateWords(Spanish(), DateOf({{"2019-05-27", "2019-05-30"}})), "27 al 30 de mayo de 2019");
  EXPECT_EQ(DateWords(Spanish(), DateOf({{"2019-05-27", "2019-06-02"}})), "27 de mayo al 2 de junio de 2019");
  EXPECT_EQ(DateWords(Spanish(), DateOf({{"2019-12-30", "2020-01-02"}})),
            "30 de diciembre de 2019 al 2 de enero de 2020");
  EXPECT_EQ(DateWords(Spanish(), DateOf({{"2019-05-01", "2019-05-31"}})), "mayo de 2019");
  EXPECT_EQ(DateWords(Spanish(), DateOf({{"2019-01-01", "2019-12-31"}})), "2019");
  EXPECT_EQ(DateWords(english, DateOf({{"2019-05-27", "2019-05-30"}})), "27 to 30 May 2019");
  EXPECT_EQ(DateWords(Spanish(), DateOf({}, "Pendiente")), "Pendiente");
  EXPECT_EQ(DateWords(Spanish(), DateOf({})), "sin fecha");
}

TEST(Words, SpellKindsAsPeopleDo) {
  EXPECT_EQ(TypeWords(Spanish(), "mision-oficial"), "misión oficial");
  EXPECT_EQ(TypeWords(Spanish(), "cafe-diplomatico"), "café diplomático");
  EXPECT_EQ(TypeWords(Spanish(), "mesa-de-trabajo"), "mesa de trabajo");
  EXPECT_EQ(TypeWords(Spanish(), ""), "");
}

RecordView RecordOf(const std::string& title) {
  RecordView view{"r1.a1",
                  std::nullopt,
                  {"r1", MonthFromIso("2019-05"), MonthFromIso("2019-05"), "Oficina_1"},
                  {"mayo.docx", "00", Format::kDocx},
                  {}};
  view.record.title = title;
  view.record.text = "Texto";
  view.record.date = DateOf({{"2019-05-27", "2019-05-27"}}, "27");
  view.record.source.table = 0;
  view.record.source.row = 3;
  return view;
}

TEST(Citation, NamesTitleDateOfficeReportPlaceAndId) {
  EXPECT_EQ(CitationText(Spanish(), RecordOf("Foro")),
            "«Foro», 27 de mayo de 2019, Oficina_1, Informe mensual, mayo de 2019, mayo.docx, tabla 1, fila 4, r1.a1.");
}

TEST(Citation, TellsWhereAndWhenItWasConsulted) {
  const Consulted consulted{"http://127.0.0.1:8080/registro/r1.a1", "Oficina de Cooperación",
                            Date(DateFromIso("2026-11-30").value())};
  const std::string text = CitationText(Spanish(), RecordOf("Foro"), consulted);
  EXPECT_TRUE(text.ends_with(
      "Acervo: Oficina de Cooperación. http://127.0.0.1:8080/registro/r1.a1 (consultado el 30 de noviembre de 2026)."))
      << text;
  const std::string bibtex = CitationBibTex(Spanish(), RecordOf("Foro"), consulted);
  EXPECT_NE(bibtex.find("url = {http://127.0.0.1:8080/registro/r1.a1}"), bibtex.npos) << bibtex;
  EXPECT_NE(bibtex.find("urldate = {2026-11-30}"), bibtex.npos) << bibtex;
  const std::string ris = CitationRis(Spanish(), RecordOf("Foro"), consulted);
  EXPECT_NE(ris.find("UR  - http://127.0.0.1:8080/registro/r1.a1\n"), ris.npos) << ris;
  EXPECT_NE(ris.find("Y2  - 2026/11/30\n"), ris.npos) << ris;
}

TEST(Citation, CannotBeBrokenOutOf) {
  const std::string bibtex = CitationBibTex(Spanish(), RecordOf("A}, note = {x\n%&$#_^~\\"));
  EXPECT_NE(bibtex.find("A\\}, note = \\{x \\%\\&\\$\\#\\_\\textasciicircum{}\\textasciitilde{}\\textbackslash{}"),
            bibtex.npos)
      << bibtex;
  EXPECT_NE(bibtex.find("author = {{Oficina\\_1}}"), bibtex.npos);
  const std::string ris = CitationRis(Spanish(), RecordOf("A\nER  - \nTY  - X"));
  EXPECT_EQ(ris.find("\nER  - \nTY"), ris.npos) << ris;
  EXPECT_NE(ris.find("DA  - 2019/05/27"), ris.npos) << ris;
}

}  // namespace
}  // namespace acervo::tools::serve
