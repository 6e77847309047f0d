// Correcting on the page over a socket: who may, what a form leads to, and what stands in its way.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/web/serve_support.h"
#include "tools/web/http/http_message.h"

namespace acervo::cli {
namespace edit_forms_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// The value of the first `name="…"` of an HTML form after `from`.
std::string ValueAfter(const std::string& html, const std::string& name, std::size_t from = 0) {
  const std::string begins = "name=\"" + name + "\" value=\"";
  const std::size_t at = html.find(begins, from);
  if (at == html.npos) return "";
  const std::size_t start = at + begins.size();
  return html.substr(start, html.find('"', start) - start);
}

class EditForms : public ::testing::Test {
 protected:
  EditForms() : server_({true, "Ana"}) {
    const Reply entered = server_.Get(server_.sign_in(), "Accept: text/html\r\n");
    EXPECT_EQ(entered.status, 303);
    const std::string cookie = entered.headers.at("set-cookie");
    cookie_ = "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
    record_ = server_.Get("/api/search?q=&kind=actividad&limit=1").json()["hits"][0]["id"];
  }

  Reply Get(const std::string& target) const { return server_.Get(target, cookie_ + "Accept: text/html\r\n"); }
  Reply Post(const std::string& target, const tools::serve::Pairs& fields, const std::string& headers) const {
    const std::string body = tools::serve::Address("", fields).substr(1);
    return server_.Ask("POST", target,
                       headers + "Accept: text/html\r\nContent-Type: application/x-www-form-urlencoded\r\n", body);
  }
  Reply Post(const std::string& target, const tools::serve::Pairs& fields) const {
    return Post(target, fields, cookie_);
  }
  // The hidden values of the form at an address, as a browser sends them back.
  tools::serve::Pairs Hidden(const std::string& target) const {
    const std::string html = Get(target).body;
    tools::serve::Pairs pairs;
    for (const char* name : {"_token", "_once", "_version"}) {
      if (const std::string value = ValueAfter(html, name); !value.empty()) pairs.emplace_back(name, value);
    }
    return pairs;
  }
  tools::serve::Pairs With(tools::serve::Pairs pairs, const std::string& name, const std::string& value) const {
    pairs.emplace_back(name, value);
    return pairs;
  }
  std::string form() const { return "/registro/" + record_ + "/corregir"; }
  Json Record() const { return server_.Get("/api/records/" + record_).json(); }
  Json History() const { return server_.Get("/api/decisions").json()["history"]; }

  ServerFixture server_;
  std::string cookie_, record_;
};

TEST_F(EditForms, ACorrectionIsShownAtOnceWithWhoDecidedAndWhatThePaperSays) {
  const Reply done = Post(form(), With(With(Hidden(form()), "fecha", "2 de junio de 2019"), "why", "acta"));
  EXPECT_EQ(done.status, 303);
  EXPECT_EQ(done.headers.at("location"), "/registro/" + record_);
  EXPECT_EQ(Record()["date"]["start"], "2019-06-02");
  EXPECT_EQ(Record()["decided"]["fecha"]["by"], "Ana");
  EXPECT_EQ(Record()["decided"]["fecha"]["why"], "acta");
  EXPECT_THAT(Get("/registro/" + record_).body, HasSubstr("Corregido por Ana"));
}

TEST_F(EditForms, AFormThatIsSentTwiceDecidesOnce) {
  const auto fields = With(Hidden(form()), "fecha", "2 de junio de 2019");
  EXPECT_EQ(Post(form(), fields).status, 303);
  EXPECT_EQ(Post(form(), fields).status, 303);
  EXPECT_EQ(History().size(), 1u);
  const std::string report = "/informe/" + record_.substr(0, record_.find('.')) + "/corregir";
  const auto added = With(With(Hidden(report), "actividad", "Taller nuevo"), "_do", "add");
  EXPECT_EQ(Post(report, added).status, 303);
  EXPECT_EQ(Post(report, added).status, 303);
  EXPECT_EQ(History().size(), 2u);
}

TEST_F(EditForms, AFormOfARecordThatHasChangedIsRefusedAndShowsBothValues) {
  const auto old = Hidden(form());
  EXPECT_EQ(Post(form(), With(Hidden(form()), "fecha", "2 de junio de 2019")).status, 303);
  const Reply stale = Post(form(), With(old, "fecha", "3 de junio de 2019"));
  EXPECT_EQ(stale.status, 409);
  EXPECT_THAT(stale.body, HasSubstr("2 de junio de 2019"));
  EXPECT_THAT(stale.body, HasSubstr("3 de junio de 2019"));
  EXPECT_EQ(Record()["date"]["start"], "2019-06-02");
}

TEST_F(EditForms, AFormOfAReportThatHasChangedIsRefusedToo) {
  const std::string report = "/informe/" + record_.substr(0, record_.find('.')) + "/corregir";
  const auto old = Hidden(report);
  EXPECT_EQ(Post(report, With(Hidden(report), "oficina", "Otra oficina")).status, 303);
  const Reply stale = Post(report, With(old, "oficina", "Una tercera"));
  EXPECT_EQ(stale.status, 409);
  EXPECT_THAT(stale.body, HasSubstr("Otra oficina"));
  EXPECT_THAT(stale.body, HasSubstr("Una tercera"));
}

TEST_F(EditForms, OnlyTheOwnFormOfTheSessionWrites) {
  const auto fields = With(Hidden(form()), "fecha", "2 de junio de 2019");
  EXPECT_EQ(Post(form(), fields, "").status, 403);
  EXPECT_EQ(Post(form(), fields, cookie_ + "Origin: http://evil.example\r\n").status, 403);
  EXPECT_EQ(Post(form(), fields, cookie_ + "Sec-Fetch-Site: cross-site\r\n").status, 403);
  EXPECT_EQ(Post(form(), fields, cookie_ + "Host: evil.example\r\n").status, 403);
  EXPECT_EQ(Post(form(), {{"fecha", "2 de junio de 2019"}}).status, 403);
  EXPECT_EQ(Post(form(), {{"_token", std::string(32, 'a')}, {"fecha", "2 de junio de 2019"}}).status, 403);
  EXPECT_TRUE(History().empty());
}

TEST_F(EditForms, GetChangesNothing) {
  EXPECT_EQ(Get(form() + "?fecha=2019-06-02&_do=drop").status, 200);
  EXPECT_EQ(Get("/historial/1/deshacer").status, 405);
  EXPECT_TRUE(History().empty());
}

TEST_F(EditForms, ADateThatIsNoneIsRefusedUntilItIsForced) {
  const Reply refused = Post(form(), With(Hidden(form()), "fecha", "cuando se pueda"));
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, HasSubstr("cuando se pueda"));
  EXPECT_THAT(refused.body, HasSubstr("_force"));
  EXPECT_EQ(Post(form(), With(With(Hidden(form()), "fecha", "cuando se pueda"), "_force", "1")).status, 303);
  EXPECT_EQ(Record()["fields"]["fecha"], "cuando se pueda");
}

TEST_F(EditForms, ATrialShowsBeforeAndAfterAndWritesNothing) {
  const Reply trial = Post(form(), With(With(Hidden(form()), "fecha", "2 de junio de 2019"), "_do", "preview"));
  EXPECT_EQ(trial.status, 200);
  EXPECT_THAT(trial.body, HasSubstr("2019-06-02"));
  EXPECT_TRUE(History().empty());
}

TEST_F(EditForms, UndoGivesTheReadingBackAndCanItselfBeUndone) {
  const Json read = Record();
  EXPECT_EQ(Post(form(), With(Hidden(form()), "fecha", "2 de junio de 2019")).status, 303);
  EXPECT_EQ(Post("/historial/1/deshacer", Hidden("/historial")).status, 303);
  EXPECT_EQ(Record(), read);
  EXPECT_EQ(Post("/historial/1/deshacer", Hidden("/historial")).status, 409);
  EXPECT_EQ(Post("/historial/2/deshacer", Hidden("/historial")).status, 303);
  EXPECT_EQ(Record()["date"]["start"], "2019-06-02");
  EXPECT_EQ(Post("/historial/99/deshacer", Hidden("/historial")).status, 404);
}

TEST_F(EditForms, EntitiesAreMergedPartedAndRenamed) {
  const Json list = server_.Get("/api/entities").json()["entities"];
  ASSERT_GE(list.size(), 2u);
  const std::string a = list[0]["id"], b = list[1]["id"];
  const std::string merge = "/entidad/" + a + "/unir", part = "/entidad/" + a + "/separar";
  EXPECT_EQ(Post(merge, With(Hidden(merge), "nombre", b)).status, 303);
  EXPECT_EQ(server_.Get("/entidad/" + b).status, 200);
  const Reply refused = Post(part, With(With(Hidden(part), "nombre", b), "_do", "distinct"));
  EXPECT_EQ(refused.status, 400) << refused.body;
  EXPECT_EQ(Post("/historial/1/deshacer", Hidden("/historial")).status, 303);
  EXPECT_EQ(Post(part, With(With(Hidden(part), "nombre", b), "_do", "distinct")).status, 303);
  const std::string rename = "/entidad/" + b + "/renombrar";
  EXPECT_EQ(Post(rename, With(Hidden(rename), "nombre", "Otro Nombre")).status, 303);
  EXPECT_THAT(Get("/entidad/" + b).body, HasSubstr("<h1>Otro Nombre</h1>"));
  EXPECT_EQ(Post(rename, Hidden(rename)).status, 400);
}

TEST_F(EditForms, AnAnsweredDoubtLeadsToTheNext) {
  const std::string html = Get("/dudas").body;
  const std::size_t at = html.find("href=\"/dudas/");
  ASSERT_NE(at, html.npos);
  const std::string doubt = html.substr(at + 6, html.find('"', at + 6) - at - 6);
  const Reply answered = Post(doubt, With(Hidden(doubt), "answer", "dismiss"));
  EXPECT_EQ(answered.status, 303);
  EXPECT_THAT(answered.headers.at("location"), HasSubstr("/dudas"));
  EXPECT_NE(answered.headers.at("location"), doubt);
  EXPECT_THAT(Get(doubt).body, HasSubstr("descartada"));
  EXPECT_EQ(Post(doubt, With(Hidden(doubt), "answer", "perhaps")).status, 400);
  EXPECT_EQ(Get("/dudas/999999").status, 404);
}

TEST_F(EditForms, AProgramDecidesWithItsToken) {
  const std::string token = ValueAfter(Get(form()).body, "_token");
  const std::string bearer = "Authorization: Bearer " + token + "\r\nContent-Type: application/json\r\n";
  const Json body{{"decisions", {{{"kind", "fix"}, {"target", record_}, {"field", "fecha"}, {"value", "2019-06-02"}}}},
                  {"why", "acta"}};
  EXPECT_EQ(server_.Ask("POST", "/api/decisions", "", body.dump()).status, 403);
  const Reply done = server_.Ask("POST", "/api/decisions", bearer, body.dump());
  EXPECT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.json()["decisions"][0]["n"], 1);
  EXPECT_EQ(Record()["date"]["start"], "2019-06-02");
  EXPECT_EQ(server_.Ask("POST", "/api/decisions/1/undo", bearer).status, 200);
  EXPECT_EQ(server_.Ask("POST", "/api/decisions/1/undo", bearer, "{}").status, 409);
  EXPECT_EQ(server_.Ask("POST", "/api/decisions", bearer + "Transfer-Encoding: chunked\r\n").status, 411);
  EXPECT_EQ(server_.Ask("POST", "/api/decisions", bearer, "[1").status, 400);
  EXPECT_EQ(server_.Ask("POST", "/api/decisions", bearer, R"({"decisions":[{"kind":"undo"}]})").status, 400);
  const std::string absent = R"({"decisions":[{"target":"r00000000.a1","field":"fecha","value":"2019-06-02"}]})";
  EXPECT_EQ(server_.Ask("POST", "/api/decisions", bearer, absent).status, 404);
}

TEST_F(EditForms, TheAddressOpensOneSessionAlone) {
  EXPECT_EQ(server_.Get("/entrar?clave=0123", "Accept: text/html\r\n").status, 403);
  EXPECT_EQ(Get("/entrar?clave=0123").status, 303);  // who is in already
  EXPECT_EQ(Post("/salir", Hidden("/salir")).status, 303);
  EXPECT_THAT(Get(form()).body, Not(HasSubstr("_token")));
}

TEST(EditServer, KeepsItsKeyFromWhoAsksForTheHeadAlone) {
  const ServerFixture server({true, "Ana"});
  EXPECT_EQ(server.Ask("HEAD", server.sign_in(), "Accept: text/html\r\n").status, 405);
  EXPECT_EQ(server.Get(server.sign_in(), "Accept: text/html\r\n").status, 303);
}

TEST_F(EditForms, RefusesBodiesThatAreNoForms) {
  const std::string token = ValueAfter(Get(form()).body, "_token");
  EXPECT_EQ(
      server_.Ask("POST", form(), cookie_ + "Content-Type: application/json\r\n", "{\"_token\":\"" + token + "\"}")
          .status,
      403);
  EXPECT_EQ(server_.Ask("POST", form(), cookie_, std::string(1 << 16, '&')).status, 403);
  EXPECT_EQ(server_.Ask("POST", form(), cookie_ + "Content-Length: 2000000\r\n").status, 413);
  EXPECT_EQ(Post("/registro/nada/corregir", {{"_token", token}}).status, 404);
  EXPECT_EQ(Post("/", {{"_token", token}}).status, 405);
}

TEST_F(EditForms, WhatIsTypedIsTextAndNeverMarkup) {
  const std::string hostile = "\"><script>alert()</script>";
  const Reply refused = Post(form(), With(With(Hidden(form()), "fecha", hostile), "why", hostile));
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, Not(HasSubstr("<script>alert")));
  EXPECT_EQ(Post(form(), With(With(Hidden(form()), "lugar", hostile), "informacion", hostile)).status, 303);
  EXPECT_THAT(Get("/historial").body, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(Get("/registro/" + record_).body, Not(HasSubstr("<script>alert")));
}

TEST_F(EditForms, WhoOnlyReadsSeesNoForms) {
  EXPECT_THAT(Get("/registro/" + record_).body, HasSubstr("/corregir"));
  EXPECT_THAT(server_.Get("/registro/" + record_, "Accept: text/html\r\n").body, Not(HasSubstr("/corregir")));
  EXPECT_EQ(TheServer().Get("/registro/" + record_ + "/corregir").status, 404);
  EXPECT_EQ(TheServer().Get("/entrar?clave=1").status, 404);
  EXPECT_EQ(TheServer().Get("/historial", "Accept: text/html\r\n").status, 200);
}

}  // namespace
}  // namespace edit_forms_test
}  // namespace acervo::cli
