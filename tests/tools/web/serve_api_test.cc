// The HTTP interface: the same answers as the command line, every error, every header, every limit.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "serve_support.h"

namespace acervo::cli {
namespace {

Json WithoutTime(Json json) {
  json.erase("took_ms");
  return json;
}
Json FromProgram(const std::vector<std::string>& arguments) {
  return WithoutTime(Json::parse(TheServer().run()(arguments).out));
}

struct Same {
  std::string name, target;
  std::vector<std::string> arguments;
};
class SameAsProgram : public ::testing::TestWithParam<Same> {};
TEST_P(SameAsProgram, AnswersTheSameJson) {
  const Reply reply = TheServer().Get(GetParam().target);
  ASSERT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(reply.headers.at("content-type"), "application/json");
  const Json json = WithoutTime(reply.json());
  EXPECT_EQ(json.at("schema_version"), 1);
  EXPECT_EQ(json, FromProgram(GetParam().arguments));
}
INSTANTIATE_TEST_SUITE_P(
    Table, SameAsProgram,
    ::testing::Values(
        Same{"All", "/api/search", {"search", "--format", "json"}},
        Same{"Words", "/api/search?q=" + Encoded("reunión O foro"), {"search", "--format", "json", "reunión O foro"}},
        Same{"Facets", "/api/search?facets=1&limit=3", {"search", "--format", "json", "--facets", "--limit", "3"}},
        Same{"Page",
             "/api/search?limit=2&offset=1&sort=-date",
             {"search", "--format", "json", "--limit", "2", "--offset", "1", "--sort", "-date"}},
        Same{"Period",
             "/api/search?from=2019-05&to=2019&within=1",
             {"search", "--format", "json", "--from", "2019-05", "--to", "2019", "--within"}},
        Same{"Kind", "/api/search?kind=coordinaciones&type=", {"search", "--format", "json", "--kind", "coordinacion"}},
        Same{"Entity",
             "/api/search?entity=" + Encoded("Embajada de México"),
             {"search", "--format", "json", "--entity", "Embajada de México"}},
        Same{"Explain", "/api/search?q=foro&explain=true", {"search", "--format", "json", "--explain", "foro"}},
        Same{"Nothing", "/api/search?q=" + Encoded("reunoin"), {"search", "--format", "json", "reunoin"}},
        Same{"Entities", "/api/entities?q=embajada", {"entities", "--format", "json", "embajada"}},
        Same{"EntitiesByName",
             "/api/entities?sort=name&limit=4",
             {"entities", "--format", "json", "--sort", "name", "--limit", "4"}}),
    [](const auto& test) { return test.param.name; });

TEST(Api, TellsRecordAndReportAsShowDoes) {
  const std::string record = TheServer().Get("/api/search?limit=1").json()["hits"][0]["id"];
  const std::string report = record.substr(0, record.find('.'));
  EXPECT_EQ(TheServer().Get("/api/records/" + record).json(), FromProgram({"show", record, "--format", "json"}));
  EXPECT_EQ(TheServer().Get("/api/reports/" + report).json(), FromProgram({"show", report, "--format", "json"}));
}

TEST(Api, OffersEntitiesByTheBeginningOfAName) {
  EXPECT_EQ(TheServer().Get("/api/entities?q=embaj").json().at("total"), 0);
  EXPECT_GT(TheServer().Get("/api/entities?q=embaj&prefix=1").json().at("total"), 0);
}

TEST(Api, CountsMonths) {
  const Json json = TheServer().Get("/api/timeline").json();
  std::string before;
  for (const Json& month : json.at("months")) {
    EXPECT_LT(before, month.at("month"));
    before = month.at("month");
    const Json in_month = TheServer().Get("/api/search?limit=0&from=" + before + "&to=" + before).json();
    EXPECT_EQ(in_month.at("total"), month.at("count")) << before;
  }
  EXPECT_EQ(json.at("total"), TheServer().Get("/api/search?limit=0").json().at("total"));
  EXPECT_EQ(TheServer().Get("/api/timeline?kind=coordinacion").json().at("total"),
            TheServer().Get("/api/search?limit=0&kind=coordinacion").json().at("total"));
}

TEST(Api, ExportsWhatTheProgramExports) {
  for (const std::string format : {"ndjson", "json", "csv", "ics", "atom-csv", "ead3", "dc"}) {
    const Reply reply = TheServer().Get("/api/export?kind=actividad&format=" + format);
    EXPECT_EQ(reply.status, 200) << format;
    EXPECT_EQ(reply.body, TheServer().run()({"export", "--format", format, "--kind", "actividad"}).out) << format;
    EXPECT_TRUE(reply.headers.at("content-disposition").starts_with("attachment; filename=\"acervo-actividad."))
        << format;
  }
  const Reply sheet = TheServer().Get("/api/export?format=xlsx");
  EXPECT_TRUE(sheet.body.starts_with("PK"));
}

TEST(Api, NamesADownloadByWhatWasAskedFor) {
  const std::vector<std::pair<std::string, std::string>> names = {
      {"format=csv", "acervo.csv"},
      {"format=csv&q=" + Encoded("diplomacia ñandú"), "acervo-diplomacia-nandu.csv"},
      {"format=xlsx&entity=JICA&from=2019&to=2020-02", "acervo-jica-2019-01-01-2020-02-29.xlsx"},
      {"format=ics&q=" + Encoded("../../etc/\"passwd\""), "acervo-etc-passwd.ics"}};
  for (const auto& [query, name] : names) {
    const std::string disposition = TheServer().Get("/api/export?" + query).headers.at("content-disposition");
    EXPECT_TRUE(disposition.starts_with("attachment; filename=\"" + name + "\"")) << disposition;
  }
}

TEST(Api, GivesTheOriginalToDownload) {
  const Json report = TheServer().Get("/api/search?q=" + Encoded("iframe") + "&limit=1").json();
  const std::string sha = report["hits"][0]["source"]["sha256"];
  const Reply reply = TheServer().Get("/original/" + sha);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, TheServer().run().Read("hostil <i>.txt"));
  EXPECT_EQ(reply.headers.at("content-type"), "text/plain");
  EXPECT_EQ(reply.headers.at("content-disposition"),
            "attachment; filename=\"hostil-i.txt\"; filename*=UTF-8''hostil%20i.txt");
  EXPECT_EQ(reply.headers.at("x-content-type-options"), "nosniff");
}

TEST(Api, IsHealthy) {
  EXPECT_EQ(TheServer().Get("/healthz").json(), Json::parse(R"({"schema_version": 1, "status": "ok"})"));
}

struct Bad {
  std::string name, method, target, headers;
  int status;
  std::string code;
};
class Refused : public ::testing::TestWithParam<Bad> {};
TEST_P(Refused, WithStatusAndCode) {
  const Bad& bad = GetParam();
  const Reply reply = TheServer().Ask(bad.method, bad.target, bad.headers);
  EXPECT_EQ(reply.status, bad.status);
  ASSERT_FALSE(reply.body.empty());
  const Json json = reply.json();
  EXPECT_EQ(json.at("schema_version"), 1);
  EXPECT_EQ(json.at("error").at("code"), bad.code);
  EXPECT_FALSE(json.at("error").at("message").get<std::string>().empty());
  EXPECT_TRUE(reply.headers.contains("content-security-policy"));
}
INSTANTIATE_TEST_SUITE_P(
    Table, Refused,
    ::testing::Values(Bad{"NoPath", "GET", "/nothing", "", 404, "not_found"},
                      Bad{"NoRecord", "GET", "/api/records/r00000000.a1", "", 404, "not_found"},
                      Bad{"NoReport", "GET", "/api/reports/x", "", 404, "not_found"},
                      Bad{"NoRecordPage", "GET", "/registro/x", "", 404, "not_found"},
                      Bad{"NoEntityPage", "GET", "/entidad/nadie-de-nada", "", 404, "not_found"},
                      Bad{"NoOriginal", "GET", "/original/..%2f..%2fetc%2fpasswd", "", 404, "not_found"},
                      Bad{"NoId", "GET", "/api/records/", "", 404, "not_found"},
                      Bad{"BadDate", "GET", "/api/search?from=ayer", "", 400, "bad_parameter"},
                      Bad{"BadLimit", "GET", "/api/search?limit=201", "", 400, "bad_parameter"},
                      Bad{"BadKind", "GET", "/api/timeline?kind=x", "", 400, "bad_parameter"},
                      Bad{"BadPage", "GET", "/?sort=x", "", 400, "bad_parameter"},
                      Bad{"BadFormat", "GET", "/api/export?format=exe", "", 400, "bad_parameter"},
                      Bad{"BadEntityKind", "GET", "/api/entities?kind=x", "", 400, "bad_parameter"},
                      Bad{"LongQuery", "GET", "/api/search?q=" + std::string(2000, 'a'), "", 400, "bad_parameter"},
                      Bad{"LongAddress", "GET", "/?q=" + std::string(9000, 'a'), "", 414, "uri_too_long"},
                      Bad{"Post", "POST", "/api/search", "", 405, "method_not_allowed"},
                      Bad{"Delete", "DELETE", "/api/records/x", "", 405, "method_not_allowed"},
                      Bad{"Options", "OPTIONS", "/", "", 405, "method_not_allowed"},
                      Bad{"ForeignHost", "GET", "/", "Host: evil.example\r\n", 421, "misdirected_request"},
                      Bad{"ForeignPort", "GET", "/healthz", "Host: 127.0.0.1:1\r\n", 421, "misdirected_request"},
                      Bad{"TwoHosts", "GET", "/", "Host: a\r\nHost: b\r\n", 400, "bad_request"}),
    [](const auto& test) { return test.param.name; });

TEST(Refusal, ClosesAfterABodyThatNobodyRead) {
  const std::string smuggled = "GET /healthz HTTP/1.1\r\nHost: " + TheServer().host() + "\r\n\r\n";
  const std::string reply = TheServer().Raw("POST / HTTP/1.1\r\nHost: " + TheServer().host() + "\r\nContent-Length: " +
                                            std::to_string(smuggled.size()) + "\r\n\r\n" + smuggled);
  EXPECT_EQ(ReplyFrom(reply).status, 405);
  EXPECT_EQ(ReplyFrom(reply).headers.at("allow"), "GET, HEAD");
  EXPECT_EQ(reply.find("HTTP/1.1", 1), reply.npos) << "a second answer";
}

TEST(Refusal, OfWhatIsNoHttp) {
  EXPECT_EQ(ReplyFrom(TheServer().Raw("BREW /pot HTCPCP/1.0\r\n\r\n")).status, 400);
  EXPECT_EQ(ReplyFrom(TheServer().Raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).status, 400) << "no Host";
  const std::string many = "GET / HTTP/1.1\r\n" + [] {
    std::string headers;
    for (int i = 0; i < 3000; ++i) headers += "X-" + std::to_string(i) + ": " + std::string(30, 'a') + "\r\n";
    return headers;
  }() + "\r\n";
  EXPECT_EQ(ReplyFrom(TheServer().Raw(many)).status, 400);
}

TEST(Headers, AreSafeOnEveryAnswer) {
  for (const char* target : {"/", "/api/search", "/estilo.css", "/guion.js", "/nothing", "/healthz", "/api/export"}) {
    const Reply reply = TheServer().Get(target);
    const std::string policy = reply.headers.at("content-security-policy");
    EXPECT_NE(policy.find("default-src 'none'"), policy.npos) << target;
    EXPECT_NE(policy.find("frame-ancestors 'none'"), policy.npos) << target;
    EXPECT_EQ(policy.find("unsafe"), policy.npos) << target;
    EXPECT_EQ(policy.find("http"), policy.npos) << target;
    EXPECT_EQ(reply.headers.at("x-content-type-options"), "nosniff") << target;
    EXPECT_EQ(reply.headers.at("referrer-policy"), "same-origin") << target;
    EXPECT_FALSE(reply.headers.contains("access-control-allow-origin")) << target;
  }
}

TEST(Tag, LastsUntilTheArchiveChanges) {
  const ServerFixture server;
  const std::string tag = server.Get("/api/search?q=foro").headers.at("etag");
  const auto again = [&] { return server.Get("/api/search?q=foro", "If-None-Match: \"x\", " + tag + "\r\n"); };
  EXPECT_EQ(again().status, 304);
  EXPECT_EQ(again().body, "");
  EXPECT_NE(server.Get("/api/search?q=taller").headers.at("etag"), tag);
  EXPECT_NE(server.Get("/api/search?q=foro", "Accept-Language: en\r\n").headers.at("etag"), tag);
  server.run().Copy("decomposed_accents.txt", "c.txt");
  EXPECT_EQ(server.run()({"import", "c.txt"}).status, 0) << "while the server reads";
  EXPECT_EQ(again().status, 200);
  EXPECT_FALSE(server.Get("/healthz").headers.contains("etag"));
}

TEST(Silence, KeepsNobodyWaiting) {
  std::vector<Socket> silent;
  for (int i = 0; i < 100; ++i) silent.push_back(TheServer().Connect());
  for (std::size_t i = 0; i < silent.size(); i += 2) silent[i].Send("GET /healthz HT");
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(TheServer().Get("/healthz").status, 200);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(3));
  silent[0].Send("TP/1.1\r\nHost: " + TheServer().host() + "\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(ReplyFrom(silent[0].ReadAll()).status, 200);
}

TEST(Head, IsGetWithoutItsBody) {
  for (const char* target : {"/", "/api/search", "/nothing"}) {
    const Reply get = TheServer().Get(target), head = TheServer().Ask("HEAD", target);
    EXPECT_EQ(head.status, get.status) << target;
    EXPECT_EQ(head.body, "") << target;
    EXPECT_EQ(head.headers.at("content-type"), get.headers.at("content-type")) << target;
  }
}

TEST(Compression, IsGzipWhereItIsWanted) {
  EXPECT_EQ(TheServer().Get("/", "Accept-Encoding: gzip, br\r\n").headers.at("content-encoding"), "gzip");
  EXPECT_FALSE(TheServer().Get("/", "Accept-Encoding: br\r\n").headers.contains("content-encoding"));
  EXPECT_FALSE(TheServer().Get("/", "Accept-Encoding: gzip;q=0\r\n").headers.contains("content-encoding"));
  EXPECT_FALSE(TheServer().Get("/").headers.contains("content-encoding"));
}

TEST(Range, IsNotLookedAt) {
  const Reply reply = TheServer().Get("/api/search", "Range: bytes=0-1,0-1,0-1\r\n");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.json().at("schema_version"), 1);
}

// Every path of the contract is described, and every path that is described answers.
TEST(OpenApi, DescribesWhatIsThere) {
  const Json doc = TheServer().Get("/api/openapi.json").json();
  EXPECT_TRUE(doc.at("openapi").get<std::string>().starts_with("3.0"));
  EXPECT_TRUE(doc.at("info").contains("title") && doc.at("info").contains("version"));
  for (const char* path : {"/", "/registro/{id}", "/informe/{id}", "/entidad/{id}", "/original/{sha256}", "/api/search",
                           "/api/records/{id}", "/api/reports/{id}", "/api/entities", "/api/timeline", "/api/export",
                           "/healthz", "/api/openapi.json"}) {
    EXPECT_TRUE(doc.at("paths").contains(path)) << path;
  }
  const Json hit = TheServer().Get("/api/search?limit=1&q=" + Encoded("México")).json().at("hits").at(0);
  std::set<std::string> operations;
  for (const auto& [path, methods] : doc.at("paths").items()) {
    for (const auto& [method, told] : methods.items()) {
      EXPECT_TRUE(operations.insert(told.at("operationId")).second) << method << path;
    }
    // Forms are there for who edits alone (tests/tools/web/edit).
    if (methods.contains("post") || path == "/entrar") continue;
    const Json& get = methods.at("get");
    std::string target = path;
    for (const Json& parameter : get.at("parameters")) {
      if (parameter.contains("$ref")) {
        const std::string name =
            parameter["$ref"].get<std::string>().substr(std::string("#/components/parameters/").size());
        EXPECT_TRUE(doc.at("components").at("parameters").contains(name)) << name;
      } else if (parameter.at("in") == "path") {
        const std::string hole = "{" + parameter.at("name").get<std::string>() + "}";
        std::string value = hit.at("id");
        if (path.starts_with("/original")) value = hit.at("source").at("sha256");
        if (path.starts_with("/entidad")) value = hit.at("entities").at(0).at("id");
        if (path.find("informe") != path.npos || path.find("reports") != path.npos) value = hit.at("report").at("id");
        ASSERT_NE(target.find(hole), target.npos) << path;
        target.replace(target.find(hole), hole.size(), value);
      }
    }
    const Reply reply = TheServer().Get(target, "Accept: */*\r\n");
    ASSERT_EQ(reply.status, 200) << target;
    const std::string type = reply.headers.at("content-type");
    EXPECT_TRUE(get.at("responses").at("200").at("content").contains(type.substr(0, type.find(';')))) << target << type;
    EXPECT_TRUE(get.at("responses").contains(path == "/healthz" ? "503" : "421")) << path;
  }
}

// What `json` does not have of `schema`, the part of JSON Schema that the document uses; empty: it fits.
std::string Unlike(const Json& doc, const Json& schema, const Json& json, const std::string& where) {
  if (schema.contains("$ref")) {
    return Unlike(doc, doc.at(Json::json_pointer(schema["$ref"].get<std::string>().substr(1))), json, where);
  }
  for (const Json& part : schema.value("allOf", Json::array())) {
    if (const std::string found = Unlike(doc, part, json, where); !found.empty()) return found;
  }
  if (json.is_null() && schema.value("nullable", false)) return "";
  const std::map<std::string, bool> is_type = {{"object", json.is_object()}, {"array", json.is_array()},
                                               {"string", json.is_string()}, {"integer", json.is_number_integer()},
                                               {"number", json.is_number()}, {"boolean", json.is_boolean()}};
  if (schema.contains("type") && !is_type.at(schema["type"]))
    return where + " is no " + schema["type"].get<std::string>();
  if (schema.contains("enum")) {
    const Json& values = schema["enum"];
    if (std::find(values.begin(), values.end(), json) == values.end()) return where + " is none of its values";
  }
  for (const Json& key : schema.value("required", Json::array())) {
    if (!json.contains(key)) return where + " lacks " + key.get<std::string>();
  }
  const Json properties = schema.value("properties", Json::object());
  for (const auto& [key, child] : properties.items()) {
    if (!json.is_object() || !json.contains(key)) continue;
    if (const std::string found = Unlike(doc, child, json[key], where + "." + key); !found.empty()) return found;
  }
  for (std::size_t i = 0; json.is_array() && schema.contains("items") && i < json.size(); ++i) {
    const std::string found = Unlike(doc, schema["items"], json[i], where + "[" + std::to_string(i) + "]");
    if (!found.empty()) return found;
  }
  return "";
}

// Every JSON answer is what the document says of it.
TEST(OpenApi, EveryAnswerFitsItsSchema) {
  const Json doc = TheServer().Get("/api/openapi.json").json();
  const Json hit = TheServer().Get("/api/search?limit=1&q=" + Encoded("México")).json().at("hits").at(0);
  const std::map<std::string, std::string> targets = {
      {"/api/search", "/api/search?facets=1&limit=50"},
      {"/api/records/{id}", "/api/records/" + hit.at("id").get<std::string>()},
      {"/api/reports/{id}", "/api/reports/" + hit.at("report").at("id").get<std::string>()},
      {"/api/entities", "/api/entities?q=a"},
      {"/api/timeline", "/api/timeline"},
      {"/api/export", "/api/export?format=json"},
      {"/healthz", "/healthz"}};
  for (const auto& [path, target] : targets) {
    const Reply reply = TheServer().Get(target);
    ASSERT_EQ(reply.status, 200) << target;
    const Json& schema =
        doc.at("paths").at(path).at("get").at("responses").at("200").at("content").at("application/json").at("schema");
    EXPECT_EQ(Unlike(doc, schema, reply.json(), "answer"), "") << target;
  }
  EXPECT_FALSE(TheServer().Get("/api/export?format=json").json().at("records").empty());
}

// Every $ref of the document leads somewhere.
TEST(OpenApi, HasNoLooseReference) {
  const Json doc = TheServer().Get("/api/openapi.json").json();
  const auto visit = [&](const auto& self, const Json& json) -> void {
    if (json.is_object() && json.contains("$ref") && json["$ref"].is_string()) {
      const std::string to = json["$ref"].get<std::string>().substr(1);
      EXPECT_TRUE(doc.contains(Json::json_pointer(to))) << to;
    }
    if (json.is_structured()) {
      for (const Json& child : json) self(self, child);
    }
  };
  visit(visit, doc);
}

}  // namespace
}  // namespace acervo::cli
