// Whatever is typed or stands in a document is data: never SQL, never FTS5 syntax, never long.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <functional>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Injection : public ::testing::Test {
 protected:
  Injection() {
    Report may = MadeReport("2019-05", {Activity(1, {"Foro de Diplomacia",
                                                     "JICA",
                                                     "Sobre las ciudades",
                                                     "7 de mayo",
                                                     "2019-05-07",
                                                     "",
                                                     "foro",
                                                     {Entity("jica", "JICA", "JICA")}}),
                                        Activity(2, {"Taller",
                                                     "UNESCO",
                                                     "Near the title of a column",
                                                     "8 de mayo",
                                                     "2019-05-08",
                                                     "",
                                                     "taller",
                                                     {Entity("unesco", "UNESCO", "UNESCO")}}),
                                        Bullet(1, "Foro y taller, sin otra cosa")});
    Must(archive_.Import(may, File("mayo.docx", "may")));
  }

  std::vector<std::string> Local(const std::string& query) {
    std::vector<std::string> ids;
    for (const std::string& id : Find(archive_, query)) ids.push_back(id.substr(id.find('.') + 1));
    std::ranges::sort(ids);
    return ids;
  }
  std::int64_t Total(const std::function<void(SearchRequest&)>& set) {
    SearchRequest request;
    request.facets = request.explain = true;
    set(request);
    const Result<SearchResult> result = archive_.Search(request);
    if (!result.ok()) ADD_FAILURE() << result.error().detail;
    return result.ok() ? result.value().total : -1;
  }

  Folder folder_;
  Archive archive_ = MadeArchive(folder_ / "a.db");
};

// What would be syntax to SQLite or FTS5, and the words that it is.
struct Disguise {
  std::string typed, words;
};

TEST_F(Injection, SyntaxOfOthersIsWords) {
  using std::string_literals::operator""s;
  const std::vector<Disguise> disguises{{"NEAR(foro taller)", "near foro taller"},
                                        {"NEAR(foro taller, 5)", "near foro taller 5"},
                                        {"foro NEAR taller", "foro near taller"},
                                        {"foro NEAR/3 taller", "foro near/3 taller"},
                                        {"^foro", "foro"},
                                        {"foro ^ taller", "foro taller"},
                                        {"title:foro", "title foro"},
                                        {"{title text} : foro", "title text foro"},
                                        {"{a b}: foro", "a b foro"},
                                        {"- {title} : foro", "title foro"},
                                        {"+foro", "foro"},
                                        {"foro + taller", "foro taller"},
                                        {"foro;taller", "foro taller"},
                                        {"foro'taller", "foro taller"},
                                        {"'foro' 'taller'", "foro taller"},
                                        {"foro\"", "foro"},
                                        {"\"foro", "foro"},
                                        {"\"\"\"foro\"\"\"", "foro"},
                                        {"foro`taller`", "foro taller"},
                                        {"foro\\taller", "foro taller"},
                                        {"foro%", "foro"},
                                        {"foro_", "foro"},
                                        {"foro?", "foro"},
                                        {"foro,taller", "foro taller"},
                                        {"foro && taller", "foro taller"},
                                        {"foro || taller", "foro taller"},
                                        {"foro | taller", "foro taller"},
                                        {"!foro", "foro"},
                                        {"/*foro*/ taller", "foro taller"},
                                        {"foro --", "foro"},
                                        {"foro\0taller"s, "foro taller"},
                                        {"\0foro"s, "foro"},
                                        {"\u202Eforo\u202C", "foro"},
                                        {"\u200Fforo \u2066taller\u2069", "foro taller"},
                                        {"\uFEFFforo", "foro"},
                                        {"foro\u00A0taller", "foro taller"},
                                        {"*foro", "foro"},
                                        {"**foro", "foro"},
                                        {"foro = 1", "foro 1"},
                                        {"foro <taller>", "foro taller"},
                                        {"[foro]", "foro"},
                                        {"foro) (taller", "foro taller"},
                                        {"column:foro", "column foro"},
                                        {"rank:foro", "rank foro"},
                                        {"record_search:foro", "record search foro"},
                                        {"bm25(foro)", "bm25 foro"}};
  for (const Disguise& disguise : disguises) {
    EXPECT_EQ(Local(disguise.typed), Local(disguise.words)) << disguise.typed;
  }
}

const std::vector<std::string>& Hostile() {
  using std::string_literals::operator""s;
  static const std::vector<std::string> kTexts{"'; DROP TABLE record; --",
                                               "' OR '1'='1",
                                               "\" OR \"\"=\"",
                                               "x') UNION SELECT sha256 FROM original --",
                                               "%",
                                               "_",
                                               "*",
                                               "\"",
                                               "\"\"\"",
                                               "\\",
                                               "e1",
                                               "NEAR(a b)",
                                               "{title}:x",
                                               "^x",
                                               "x\0y"s,
                                               "\u202Egpj.exe",
                                               "\xFF\xFE",
                                               "a\nb\tc",
                                               "../../etc/passwd",
                                               "file:x?mode=rwc",
                                               ":memory:",
                                               "?1",
                                               "@x $y :z",
                                               std::string(100'000, 'x')};
  return kTexts;
}

TEST_F(Injection, FlagsAreOnlyEverCompared) {
  for (const std::string& text : Hostile()) {
    SCOPED_TRACE(text.substr(0, 40));
    EXPECT_EQ(Total([&](SearchRequest& request) { request.entities = {text}; }), 0);
    EXPECT_EQ(Total([&](SearchRequest& request) { request.type = text; }), 0);
    EXPECT_EQ(Total([&](SearchRequest& request) { request.report = text; }), 0);
    EXPECT_LE(Total([&](SearchRequest& request) { request.query = text; }), 3);
    EXPECT_LE(Total([&](SearchRequest& request) { request.query = "entidad:\"" + text + "\""; }), 3);
    EXPECT_LE(Total([&](SearchRequest& request) { request.query = "tipo:" + text + " informe:" + text; }), 3);
    EXPECT_FALSE(archive_.EntityById(text).ok());
    EXPECT_TRUE(archive_.ResolveName(text, "x").ok());
    EXPECT_FALSE(archive_.RecordById(text).ok());
    EXPECT_FALSE(archive_.ReportById(text).ok());
    EXPECT_EQ(Must(archive_.Unchanged(text, text)), std::nullopt);
  }
  EXPECT_EQ(AllRecords(archive_).size(), 3u);
  EXPECT_THAT(Must(archive_.Verify({})).faults, IsEmpty());
}

TEST_F(Injection, WhatADocumentSaysIsOnlyEverStored) {
  int count = 0;
  for (const std::string& text : Hostile()) {
    SCOPED_TRACE(text.substr(0, 40));
    const std::string number = "testigo" + std::to_string(++count);
    const std::string valid = Nfc(text);
    Report report = MadeReport(
        "2020-01",
        {Activity(1, {valid, valid, number + " " + valid, valid, "", "", "", {Entity("x-" + number, valid, valid)}})});
    report.office = number + valid;
    const std::string path = "carpeta/" + valid + ".docx";
    const std::string id = Must(archive_.Import(report, File(path, number))).report_id;
    EXPECT_THAT(Find(archive_, number), ElementsAre(id + ".a1"));
    EXPECT_EQ(RecordOf(archive_, id + ".a1")["text"], number + " " + valid);
    EXPECT_EQ(Must(archive_.ReportById(id)).sources.at(0).path, path);
    EXPECT_NE(Must(archive_.Unchanged(path, Sha256Hex(number))), std::nullopt);
  }
  EXPECT_THAT(Must(archive_.Verify({})).faults, IsEmpty());
}

std::string Times(std::size_t count, const std::string& text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

TEST_F(Injection, LongQueriesEndSoon) {
  std::string words;
  for (int i = 0; words.size() < 100'000; ++i) words += "palabra" + std::to_string(i) + " ";
  std::string near;
  for (int i = 0; near.size() < 100'000; ++i) near += "palabra" + std::to_string(i) + "~ ";
  const std::vector<std::string> queries{words,
                                         near,
                                         Times(10'000, "(") + "foro",
                                         Times(10'000, "(") + "foro" + Times(10'000, ")"),
                                         Times(10'000, ")") + "foro",
                                         Times(50'000, "()"),
                                         Times(100'000, "\""),
                                         Times(30'000, "\"a\""),
                                         Times(100'000, "-") + "foro",
                                         Times(50'000, "- "),
                                         Times(20'000, "NO ") + "foro",
                                         Times(20'000, "foro O "),
                                         Times(20'000, "a*"),
                                         Times(20'000, "a* "),
                                         Times(10'000, "entidad:jica "),
                                         Times(10'000, "fecha:2019.. "),
                                         Times(30'000, "\u202E"),
                                         std::string(100'000, '\0'),
                                         std::string(100'000, 'a'),
                                         std::string(100'000, 'a') + "~",
                                         std::string(100'000, 'a') + "*",
                                         Times(33'000, "ñá"),
                                         Times(50'000, "'\"")};
  for (const std::string& query : queries) {
    const std::clock_t begin = std::clock();
    EXPECT_GE(Total([&](SearchRequest& request) { request.query = query; }), 0);
    // Of this process, under ASan; a tenth of it elsewhere.
    EXPECT_LT((std::clock() - begin) / CLOCKS_PER_SEC, 10) << query.substr(0, 40);
  }
}

}  // namespace
}  // namespace acervo::testing
