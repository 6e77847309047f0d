// Questions and the records they find: Spanish cases first.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAreArray;

const EntityMention kJica = Entity("jica", "Agencia de Cooperación Internacional de Japón", "JICA");
const EntityMention kJicaLong =
    Entity("jica", "Agencia de Cooperación Internacional de Japón", "Agencia de Cooperación Internacional de Japón");
const EntityMention kMexico =
    Entity("embajada-de-mexico", "Embajada de México", "Embajada de México", EntityKind::kEmbassy);

// One archive for all questions; each record has a word of its own to be known by.
class Search : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new Folder();
    archive_ = new Archive(MadeArchive(*folder_ / "a.db"));
    Report may =
        MadeReport("2019-05", {Activity(1, {"Foro de Diplomacia Cultural",
                                            "JICA",
                                            "Intercambio de experiencias uno",
                                            "27 al 30 de May.",
                                            "2019-05-27",
                                            "2019-05-30",
                                            "foro",
                                            {kJica}}),
                               Activity(2, {"Reunión de trabajo",
                                            "Embajada de México",
                                            "Se habló de las reuniones del año dos",
                                            "7 de mayo",
                                            "2019-05-07",
                                            "",
                                            "reunion",
                                            {kMexico}}),
                               Bullet(1, "Con la Agencia de Cooperación Internacional de Japón se firmó el acta tres"),
                               Bullet(2, "Visita del 27/05 de UCCI-CIDEU a la red, con J.I.C.A. cuatro")});
    may.records[2].entities = {kJicaLong};
    may.entity_names = {{"jica", {"JICA", "Agencia de Cooperación Internacional de Japón"}}};
    Report june =
        MadeReport("2020-06", {Activity(1, {"Taller",
                                            "JICA y Embajada de México",
                                            "Un ano <b>& \"comillas\"</b> cinco",
                                            "junio",
                                            "2020-06-01",
                                            "2020-06-30",
                                            "taller",
                                            {kJica, kMexico}}),
                               Bullet(1, "Las cooperaciones técnicas de los cañones seis"),
                               Bullet(2, "La alcaldia y el publico español siete"), Bullet(3, "¿Qué pasó? Nada ocho")});
    june.records[1].date = {"", {{Day("2020-06-01"), Day("2020-06-30")}}, DatePrecision::kMonth, DateSource::kPeriod};
    Must(archive_->Import(may, File("informes/2019/mayo.docx", "may")));
    Must(archive_->Import(june, File("informes/2020/junio.docx", "june")));
  }
  static void TearDownTestSuite() {
    delete archive_;
    delete folder_;
  }

  // The last word of each text found: "uno", "dos" …
  static std::vector<std::string> Names(const SearchResult& result) {
    std::vector<std::string> names;
    for (const SearchHit& hit : result.hits) {
      const std::string text = hit.view.record.text;
      names.push_back(text.substr(text.rfind(' ') + 1));
    }
    return names;
  }
  static SearchResult Ask(const SearchRequest& request) { return Must(archive_->Search(request)); }
  static SearchResult Ask(const std::string& query) {
    SearchRequest request;
    request.query = query;
    return Ask(request);
  }

  static inline Folder* folder_ = nullptr;
  static inline Archive* archive_ = nullptr;
};

struct Question {
  std::string query;
  std::vector<std::string> found;
};

TEST_F(Search, FindsWhatIsAsked) {
  const std::vector<std::string> all{"uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho"};
  const std::vector<Question> questions{
      {"", all},
      {"diplomacia", {"uno"}},
      {"DIPLOMACIA cultural", {"uno"}},
      {"diplomacia taller", {}},
      // Accents and case never matter.
      {"mexico", {"dos", "cinco"}},
      {"MÉXICO", {"dos", "cinco"}},
      {"público", {"siete"}},
      {"alcaldía", {"siete"}},
      // A typed ñ means ñ, a typed n either.
      {"año", {"dos"}},
      {"ano", {"dos", "cinco"}},
      {"AÑO", {"dos"}},
      {"anos", {"dos", "cinco"}},
      {"años", {"dos"}},
      {"canones", {"seis"}},
      {"canon", {"seis"}},
      {"cañón", {"seis"}},
      {"espan*", {"siete"}},
      {"españ*", {"siete"}},
      {"añ*", {"dos"}},
      {"an*", {"dos", "cinco"}},
      // Inflected forms, typed with accents or without.
      {"reunion", {"dos"}},
      {"reuniones", {"dos"}},
      {"cooperacion", {"tres", "seis"}},
      {"cooperación técnica", {"seis"}},
      {"tecnica", {"seis"}},
      {"alcaldías", {"siete"}},
      {"alcaldias", {"siete"}},
      {"foros", {"uno"}},
      // Phrases, as written.
      {"\"diplomacia cultural\"", {"uno"}},
      {"\"cultural diplomacia\"", {}},
      {"“Diplomacia Cultural”", {"uno"}},
      {"«del ano»", {"dos"}},
      {"\"del año\"", {"dos"}},
      {"\"diplomacia cul\"*", {"uno"}},
      // Excluding.
      {"jica -foro", {"tres", "cuatro", "cinco"}},
      {"jica NO foro", {"tres", "cuatro", "cinco"}},
      {"jica NOT foro", {"tres", "cuatro", "cinco"}},
      {"-jica -mexico", {"seis", "siete", "ocho"}},
      {"jica -\"diplomacia cultural\" -acta", {"cuatro", "cinco"}},
      // Alternatives.
      {"foro OR taller", {"uno", "cinco"}},
      {"foro O taller", {"uno", "cinco"}},
      {"foro o taller", {}},
      {"(foro OR taller) mexico", {"cinco"}},
      {"diplomacia OR taller mexico", {"uno", "cinco"}},
      {"nada OR fecha:2019-05-27", {"uno", "ocho"}},
      {"-(foro OR taller) jica", {"tres", "cuatro"}},
      // Prefixes and near spellings.
      {"diplo*", {"uno"}},
      {"DIPLOMÁ*", {"uno"}},
      {"diplomasia~", {"uno"}},
      {"diplomacai~", {"uno"}},
      {"diplomasia", {}},
      // Names: each finds what says another.
      {"jica", {"uno", "tres", "cuatro", "cinco"}},
      {"J.I.C.A.", {"uno", "tres", "cuatro", "cinco"}},
      {"agencia de cooperacion internacional de japon", {"uno", "tres", "cuatro", "cinco"}},
      {"\"Agencia de Cooperación Internacional de Japón\"", {"uno", "tres", "cuatro", "cinco"}},
      {"agencia", {"tres"}},
      {"embajada de mexico taller", {"cinco"}},
      // Fields.
      {"entidad:jica", {"uno", "tres", "cinco"}},
      {"actas", {"tres"}},
      {"entity:JICA", {"uno", "tres", "cinco"}},
      {"entidad:\"embajada de mexico\"", {"dos", "cinco"}},
      {"entidad:mexico", {"dos", "cinco"}},
      {"entidad:jica entidad:mexico", {"cinco"}},
      {"-entidad:jica mexico", {"dos"}},
      {"entidad:nadie", {}},
      {"tipo:foro", {"uno"}},
      {"tipo:Foros", {"uno"}},
      {"tipo:reunión", {"dos"}},
      {"-tipo:foro jica", {"tres", "cuatro", "cinco"}},
      {"type:taller", {"cinco"}},
      {"clase:actividad", {"uno", "dos", "cinco"}},
      {"clase:coordinaciones jica", {"tres", "cuatro"}},
      {"kind:activity", {"uno", "dos", "cinco"}},
      {"informe:2020-06 jica", {"cinco"}},
      {"informe:mayo.docx foro", {"uno"}},
      // Periods.
      {"fecha:2019", {"uno", "dos"}},
      {"fecha:2019-05-28", {"uno"}},
      {"fecha: 2019-05-07", {"dos"}},
      {"fecha:2019-05..2020-06", {"uno", "dos", "cinco", "seis"}},
      {"fecha:2020..", {"cinco", "seis"}},
      {"fecha:..2019-05-07", {"dos"}},
      {"fecha:2020..2019", {"uno", "dos", "cinco", "seis"}},
      {"date:2019-05", {"uno", "dos"}},
      {"informe:MAYO.docx foro", {"uno"}},
      {"-fecha:2019", {"tres", "cuatro", "cinco", "seis", "siete", "ocho"}},
      // Nothing is a syntax error.
      {"27/05", {"cuatro"}},
      {"UCCI-CIDEU", {"cuatro"}},
      {"¿qué?", {"ocho"}},
      {"\"", all},
      {"foro \"", {"uno"}},
      {"foro (", {"uno"}},
      {"foro )", {"uno"}},
      {"((foro))", {"uno"}},
      {"foro OR", {"uno"}},
      {"foro AND diplomacia", {"uno"}},
      {"foro -", {"uno"}},
      {"*", all},
      {"~ ^ : / \\ ' ; --", all},
      {"fecha:mañana", {}},
      {"foro:diplomacia", {"uno"}},
      {"nada:foro", {}},
  };
  for (const Question& question : questions) {
    EXPECT_THAT(Names(Ask(question.query)), UnorderedElementsAreArray(question.found)) << "query: " << question.query;
  }
}

TEST_F(Search, ReadsNoSqlAndNoFtsFromWhatIsTyped) {
  for (const std::string query : {"'; DROP TABLE record; --",
                                  "\" OR 1=1 --",
                                  "title:foro",
                                  "{title} : foro",
                                  "NEAR(foro diplomacia)",
                                  "foro^",
                                  "^foro",
                                  "entidad:\"' OR '1'='1\"",
                                  "informe:'); DELETE FROM report; --",
                                  "tipo:%",
                                  "\"\"\"",
                                  "rowid:1",
                                  "record_search",
                                  "foro\" OR \"taller",
                                  "fecha:2019-05-01' OR '1",
                                  "a + b",
                                  "foro + diplomacia",
                                  "entity_key:e1",
                                  "\xff\xfe",
                                  "a\tb\nc"}) {
    SearchRequest hostile;
    hostile.query = query;
    EXPECT_TRUE(archive_->Search(hostile).ok()) << query;
  }
  EXPECT_EQ(Ask("").total, 8);
  EXPECT_EQ(Ask("entity_key:e1").total, 0);
  EXPECT_EQ(Ask("entidad:%").total, 0);
  SearchRequest request;
  request.entities = {"' OR 1=1 --"};
  EXPECT_EQ(Ask(request).total, 0);
  request = {};
  request.report = "' OR '1'='1";
  EXPECT_EQ(Ask(request).total, 0);
}

TEST_F(Search, HoldsForLongAndDeepQueries) {
  std::string deep, many, dashes(5000, '-');
  for (int i = 0; i < 3000; ++i) deep += "(";
  for (int i = 0; i < 3000; ++i) many += "palabra" + std::to_string(i) + " OR ";
  EXPECT_EQ(Ask(deep + "foro").total, 1);
  EXPECT_EQ(Ask(many + "foro").total, 0);  // the terms beyond the limit are told, not searched
  EXPECT_THAT(Ask(many + "foro").left_out, Not(IsEmpty()));
  EXPECT_TRUE(Ask(many + "foro").is_too_long);
  EXPECT_EQ(Ask(dashes + "foro").total, 1);
}

TEST_F(Search, LooksForEveryWordOfALongQuery) {
  std::string foros;
  for (int i = 0; i < 600; ++i) foros += "foro ";
  EXPECT_EQ(Ask(foros + "diplomacia").total, 1);
  EXPECT_EQ(Ask(foros).total, 1);
  EXPECT_FALSE(Ask(foros).is_too_long);
  EXPECT_THAT(Ask(foros).left_out, IsEmpty());
  std::string words = "foro";
  for (int i = 0; i < 100; ++i) words += " palabra" + std::to_string(i);
  EXPECT_EQ(Ask(words).total, 0);
  EXPECT_THAT(Ask(words).left_out, IsEmpty());
  EXPECT_THAT(Ask(foros + "zzzz").left_out, ElementsAre("zzzz"));
}

TEST_F(Search, TellsThatOnlySignsWereTyped) {
  for (const std::string signs : {"%", "*", "…", "(", "- -", "\"", "«»", "~ ^ ;"}) {
    const SearchResult result = Ask(signs);
    EXPECT_TRUE(result.is_only_signs) << signs;
    EXPECT_THAT(result.read_as_words, IsEmpty()) << signs;
    EXPECT_THAT(result.left_out, IsEmpty()) << signs;
  }
  for (const std::string words : {"", "  ", "foro (", "nadie", "fecha:2019"}) {
    EXPECT_FALSE(Ask(words).is_only_signs) << words;
  }
}

TEST_F(Search, ReadsDatesAsItIsTold) {
  SearchRequest request;
  request.readers.dates = [](std::string_view text) -> std::vector<AskedPeriod> {
    if (text == "mayo 2019") return {{Day("2019-05-01"), Day("2019-05-31")}};
    if (text == "junio 2020") return {{Day("2020-06-01"), Day("2020-06-30")}};
    if (text == "ambos") return {{std::nullopt, Day("2019-05-07")}, {Day("2020-06-01"), std::nullopt}};
    return {};
  };
  const std::vector<Question> questions{{"fecha:\"mayo 2019\"", {"uno", "dos"}},
                                        {"fecha:mayo 2019", {"uno", "dos"}},
                                        {"fecha:mayo 2019 foro", {"uno"}},
                                        {"fecha:\"mayo 2019..junio 2020\"", {"uno", "dos", "cinco", "seis"}},
                                        {"fecha:\"junio 2020 .. mayo 2019\"", {"uno", "dos", "cinco", "seis"}},
                                        {"fecha:\"..mayo 2019\"", {"uno", "dos"}},
                                        {"fecha:2019-05-07 foro", {}},
                                        {"fecha:ambos", {"dos", "cinco", "seis"}},
                                        {"informe:\"junio 2020\" jica", {"cinco"}}};
  for (const Question& question : questions) {
    request.query = question.query;
    EXPECT_THAT(Names(Ask(request)), UnorderedElementsAreArray(question.found)) << question.query;
  }
}

TEST_F(Search, TakesTheEntityThatAReaderIsSureOf) {
  SearchRequest request;
  request.readers.name = [](std::string_view name) { return name == "Emb. de México" ? "embajada-de-mexico" : "otra"; };
  request.entities = {"Emb. de México"};
  EXPECT_THAT(Names(Ask(request)), UnorderedElementsAreArray({"dos", "cinco"}));
  request.entities = {};
  request.query = "entidad:\"Emb. de México\"";
  EXPECT_EQ(Ask(request).total, 2);
  request.query = "entidad:\"Emb. de Nadie\"";
  EXPECT_EQ(Ask(request).total, 0);
}

TEST_F(Search, TellsWhatItReadAsWordsAndWhatItLeftOut) {
  EXPECT_THAT(Ask("foro \"").left_out, ElementsAre("\""));
  EXPECT_THAT(Ask("fecha:mañana").read_as_words, ElementsAre("fecha:mañana"));
  EXPECT_THAT(Ask("clase:nada").read_as_words, ElementsAre("clase:nada"));
  EXPECT_THAT(Ask("autor:Pérez").read_as_words, ElementsAre("autor:Pérez"));
  EXPECT_THAT(Ask("foro (").left_out, ElementsAre("("));
  EXPECT_THAT(Ask("foro OR").left_out, ElementsAre("OR"));
  EXPECT_THAT(Ask("foro O").read_as_words, ElementsAre("O"));
  for (const std::string plain : {"27/05", "10:30", "¿qué?", "J.I.C.A.", "fecha:2019", "a-b", "foro -taller"}) {
    EXPECT_THAT(Ask(plain).read_as_words, IsEmpty()) << plain;
    EXPECT_THAT(Ask(plain).left_out, IsEmpty()) << plain;
  }
}

TEST_F(Search, FiltersAsTheFlagsSay) {
  SearchRequest request;
  request.entities = {"jica", "Embajada de México"};
  EXPECT_THAT(Names(Ask(request)), ElementsAre("cinco"));
  request = {};
  request.kind = RecordKind::kCoordination;
  request.query = "jica";
  EXPECT_EQ(Ask(request).total, 2);
  request = {};
  request.type = "Foro";
  EXPECT_THAT(Names(Ask(request)), ElementsAre("uno"));
  request.type = "nada";
  EXPECT_EQ(Ask(request).total, 0);
  request = {};
  request.report = ReportId(Sha256Hex("june"));
  EXPECT_EQ(Ask(request).total, 4);
}

TEST_F(Search, OverlapsByDefaultAndLiesWithinOnRequest) {
  SearchRequest request;
  request.from = Day("2019-05-28");
  request.to = Day("2019-06-02");
  EXPECT_THAT(Names(Ask(request)), ElementsAre("uno"));
  request.within = true;
  EXPECT_EQ(Ask(request).total, 0);
  request.from = Day("2019-05-27");
  EXPECT_THAT(Names(Ask(request)), ElementsAre("uno"));
  request = {};
  request.to = Day("2019-05-07");
  EXPECT_THAT(Names(Ask(request)), ElementsAre("dos"));
  request = {};
  request.from = Day("2020-06-30");
  EXPECT_EQ(Ask(request).total, 2);
}

TEST_F(Search, SortsByRelevanceAndByDate) {
  EXPECT_THAT(Names(Ask("foro OR taller OR mexico")), Not(IsEmpty()));
  SearchRequest request;
  request.query = "clase:actividad";
  request.sort = SortOrder::kDateAscending;
  EXPECT_THAT(Names(Ask(request)), ElementsAre("dos", "uno", "cinco"));
  request.sort = SortOrder::kDateDescending;
  EXPECT_THAT(Names(Ask(request)), ElementsAre("cinco", "uno", "dos"));
  request.limit = 1;
  request.offset = 1;
  EXPECT_THAT(Names(Ask(request)), ElementsAre("uno"));
  EXPECT_EQ(Ask(request).total, 3);
  request.offset = 99;
  EXPECT_THAT(Names(Ask(request)), IsEmpty());
}

TEST_F(Search, CountsFacetsOverTheWholeResult) {
  SearchRequest request;
  request.query = "jica";
  request.limit = 1;
  request.facets = true;
  const SearchResult result = Ask(request);
  ASSERT_EQ(result.hits.size(), 1u);
  ASSERT_EQ(result.entity_facets.size(), 2u);
  EXPECT_EQ(result.entity_facets[0].id, "jica");
  EXPECT_EQ(result.entity_facets[0].name, "Agencia de Cooperación Internacional de Japón");
  EXPECT_EQ(result.entity_facets[0].count, 3);
  ASSERT_EQ(result.kind_facets.size(), 2u);
  EXPECT_EQ(result.kind_facets[0].count + result.kind_facets[1].count, 4);
  ASSERT_EQ(result.year_facets.size(), 2u);
  EXPECT_EQ(result.year_facets[0].name, "2019");
  EXPECT_EQ(result.type_facets.size(), 2u);
}

TEST_F(Search, MarksWhatMatchedInTheWordsOfTheOriginal) {
  const auto snippet = [](const std::string& query) { return Bracketed(Ask(query).hits.at(0).snippet); };
  EXPECT_EQ(snippet("publico alcaldias"), "La [alcaldia] y el [publico] español siete");
  EXPECT_EQ(snippet("cooperacion tecnica"), "Las [cooperaciones] [técnicas] de los cañones seis");
  EXPECT_EQ(snippet("cinco"), "Un ano <b>& \"comillas\"</b> [cinco]");
  EXPECT_EQ(snippet("\"del año\""), "Se habló de las reuniones [del año] dos");
  EXPECT_EQ(snippet("\"diplomacia cultural\""), "Foro de [Diplomacia Cultural]");
  EXPECT_EQ(snippet("habl*"), "Se [habló] de las reuniones del año dos");
  EXPECT_THAT(snippet("jica acta"), HasSubstr("[acta]"));
  EXPECT_EQ(snippet("clase:coordinacion siete"), "La alcaldia y el publico español [siete]");
}

TEST_F(Search, SuggestsWhatTheArchiveHas) {
  EXPECT_EQ(Ask("diplomasia").suggestion, "diplomacia");
  EXPECT_EQ(Ask("diplomasia diplomasia").suggestion, "diplomacia diplomacia");
  EXPECT_EQ(Ask("reunoin foroo").suggestion, std::nullopt);  // "reunión foro" finds nothing either
  EXPECT_EQ(Ask("taler mexico").suggestion, "taller mexico");
  EXPECT_EQ(Ask("embajda de mexico").suggestion, "Embajada de México");
  EXPECT_EQ(Ask("xyzzyq").suggestion, std::nullopt);
  EXPECT_EQ(Ask("foro").suggestion, std::nullopt);
}

TEST_F(Search, SuggestsForFiltersToo) {
  EXPECT_EQ(Ask("entidad:\"Embajda de Mexco\"").suggestion, "entidad:\"Embajada de México\"");
  EXPECT_EQ(Ask("entidad:JIICA").suggestion, "entidad:\"Agencia de Cooperación Internacional de Japón\"");
  EXPECT_EQ(Ask("tipo:talller").suggestion, "tipo:taller");
  EXPECT_EQ(Ask("clase:actvidad foro").suggestion, "clase:actividad foro");
  EXPECT_EQ(Ask("foroo tipo:foroo").suggestion, "foro tipo:foro");
  EXPECT_EQ(Ask("tipo:xyzzyq").suggestion, std::nullopt);
  SearchRequest request;
  request.entities = {"Embajada de Mxéico"};
  request.query = "talller";
  const SearchResult by_entity = Ask(request);
  EXPECT_EQ(by_entity.suggestion, "taller, Embajada de México");
  EXPECT_EQ(by_entity.suggested.query, "taller");
  EXPECT_THAT(by_entity.suggested.entities, ElementsAre("Embajada de México"));
  request = {};
  request.type = "reunoin";
  EXPECT_EQ(Ask(request).suggestion, "reunion");
  EXPECT_EQ(Ask(request).suggested.type, "reunion");
}

TEST_F(Search, TakesIdsInAnyCase) {
  const std::string id = ReportId(Sha256Hex("june"));
  std::string upper = id;
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  SearchRequest request;
  request.report = upper;
  EXPECT_EQ(Ask(request).total, 4);
  EXPECT_EQ(Ask("informe:" + upper).total, 4);
  EXPECT_EQ(RecordOf(*archive_, upper + ".A1")["id"], id + ".a1");
  EXPECT_EQ(Must(archive_->ReportById(upper)).report.records.size(), 4U);
}

TEST_F(Search, ExplainsWhatItRan) {
  SearchRequest request;
  request.query = "reuniones jica";
  request.explain = true;
  const std::string text = Ask(request).explanation;
  EXPECT_THAT(text, HasSubstr("jica → jica"));
  EXPECT_THAT(text, HasSubstr("\"reuniones\""));
  EXPECT_THAT(text, HasSubstr("MATCH"));
}

TEST_F(Search, ExportsWhatTheFiltersLeave) {
  SearchRequest request;
  request.query = "jica";
  request.limit = 1;
  EXPECT_EQ(AllRecords(*archive_, request).size(), 4u);
}

TEST(SearchRanking, PutsTitleAboveTextAndExactAboveStem) {
  Folder folder;
  Archive archive = MadeArchive(folder / "a.db");
  Must(archive.Import(MadeReport("2020-01", {Activity(1, {"Otra cosa", "", "Se habló de museos con todos ellos", ""}),
                                             Activity(2, {"Museos", "", "Se habló de cosas con todos ellos", ""}),
                                             Activity(3, {"Otra cosa", "", "Se habló de museo con todos ellos", ""})}),
                      File("a.docx", "a")));
  std::vector<std::string> local;
  for (const std::string& id : Find(archive, "museos")) local.push_back(id.substr(id.find('.') + 1));
  EXPECT_THAT(local, ElementsAre("a2", "a1", "a3"));
}

// Words that a stemmer takes for one, and forms that it takes for two.
// The best `limit` alone, with their scores.
std::vector<SearchHit> Best(Archive& archive, const std::string& query) {
  SearchRequest request;
  request.query = query;
  return Must(archive.Search(request)).hits;
}

TEST(SearchRanking, ARareSpellingOfAWordWeighsNoMoreThanTheWordAsTyped) {
  Archive archive = MadeArchive(":memory:");
  std::vector<Record> rows;
  for (int i = 1; i <= 40; ++i) rows.push_back(Bullet(i, "Una reunión con el comité " + std::to_string(i)));
  rows.push_back(Bullet(41, "Varias reuniones con el comité"));
  Must(archive.Import(MadeReport("2019-05", rows), File("a.txt", "a")));
  const auto hits = Best(archive, "reunión");
  EXPECT_EQ(hits.front().view.record.text.find("Una"), 0u);
  EXPECT_GT(hits.front().score, 0);
}

TEST(SearchRanking, ARareWordWeighsMoreThanAFrequentOne) {
  Archive archive = MadeArchive(":memory:");
  std::vector<Record> rows;
  for (int i = 1; i <= 30; ++i) rows.push_back(Bullet(i, "Sesión ordinaria número " + std::to_string(i)));
  rows.push_back(Bullet(31, "Hermanamiento entre puertos"));
  Must(archive.Import(MadeReport("2019-05", rows), File("a.txt", "a")));
  EXPECT_EQ(Best(archive, "sesión O hermanamiento").front().view.record.text, "Hermanamiento entre puertos");
}

TEST(SearchRanking, AnEntityUnderAnotherNameCountsToo) {
  Archive archive = MadeArchive(":memory:");
  const std::vector<EntityMention> entities = {Entity("jica", "JICA", "Agencia japonesa")};
  Must(archive.Import(MadeReport("2019-05", {Activity(1, {"Foro", "Agencia japonesa", "Sobre la cultura", "7",
                                                          "2019-05-07", "", "foro", entities}),
                                             Bullet(1, "Se llamó a JICA por la tarde")}),
                      File("a.txt", "a")));
  for (const SearchHit& hit : Best(archive, "JICA")) EXPECT_GT(hit.score, 0) << hit.view.id;
  EXPECT_EQ(Best(archive, "JICA").size(), 2u);
}

TEST(SearchRanking, APhraseWeighsMoreInATitle) {
  Archive archive = MadeArchive(":memory:");
  Must(archive.Import(MadeReport("2019-05", {Activity(1, {"Foro", "", "Con la mesa de agua del distrito", "7"}),
                                             Activity(2, {"Mesa de agua", "", "En el distrito", "8"})}),
                      File("a.txt", "a")));
  const auto hits = Best(archive, "\"mesa de agua\"");
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_EQ(hits[0].view.record.title, "Mesa de agua");
  EXPECT_GT(hits[0].score, hits[1].score);
}

// An archive of bullets; each is known by its last word.
class Bullets {
 public:
  explicit Bullets(const std::vector<std::string>& texts) : archive_(MadeArchive(":memory:")) {
    std::vector<Record> records;
    for (const std::string& text : texts) records.push_back(Bullet(static_cast<int>(records.size()) + 1, text));
    Must(archive_.Import(MadeReport("2020-01", records), File("a.docx", "a")));
  }
  std::vector<std::string> Found(const std::string& query) {
    std::vector<std::string> words;
    for (const std::string& id : Find(archive_, query)) {
      const std::string text = RecordOf(archive_, id)["text"];
      words.push_back(text.substr(text.rfind(' ') + 1));
    }
    return words;
  }
  void Expect(const std::vector<Question>& questions) {
    for (const auto& [query, found] : questions) EXPECT_THAT(Found(query), UnorderedElementsAreArray(found)) << query;
  }

 private:
  Archive archive_;
};

TEST(SearchForms, AWordThatStandsNowhereFindsNothing) {
  Bullets bullets({"Se comunica tecnológicamente el ordenamiento uno", "Otra cosa dos"});
  bullets.Expect({{"comunidad", {}},
                  {"orden", {}},
                  {"tecnología", {}},
                  {"otra comunidad", {}},
                  {"otra OR comunidad", {"dos"}},
                  {"otra -comunidad", {"dos"}},
                  {"-comunidad", {"uno", "dos"}},
                  {"(comunidad OR orden) otra", {}},
                  {"entidad:comunidad", {}},
                  {"muchedumbre~", {}},
                  {"comunidad*", {}},
                  {"\"comunidad\"", {}},
                  {"comunidad-orden", {}},
                  {"NOT (comunidad OR otra)", {"uno"}}});
}

TEST(SearchForms, OrdinalSignsAreNoLetters) {
  Bullets bullets({"Resolución Nº28 y Acuerdo N.º31 uno", "Resolución N°29, Acuerdo No.32 y Decreto #33 dos",
                   "Resolución N° 30, la 2ª edición, el 1er. encuentro, el 3.er piso y la 4.ª sesión tres",
                   "Fiesta del 1º de mayo cuatro", "Nota número 45, Núm. 46 y Nro. 47 cinco", "La 5a feria seis",
                   "Planta 7A del edificio siete", "No 2 sino ocho"});
  bullets.Expect({{"28", {"uno"}},
                  {"N°28", {"uno"}},
                  {"Nº 28", {"uno"}},
                  {"No. 28", {"uno"}},
                  {"nº28", {"uno"}},
                  {"resolución no 28", {"uno"}},
                  {"\"Resolución N° 28\"", {"uno"}},
                  {"\"resolución 28\"", {"uno"}},
                  {"resolución número 28", {"uno"}},
                  {"N.º 31", {"uno"}},
                  {"acuerdo 31", {"uno"}},
                  {"Nº29", {"dos"}},
                  {"decreto N° 33", {"dos"}},
                  {"acuerdo 32", {"dos"}},
                  {"Nº30", {"tres"}},
                  {"2a edición", {"tres"}},
                  {"2da edición", {"tres"}},
                  {"segunda edición", {}},
                  {"1 encuentro", {"tres"}},
                  {"1er encuentro", {"tres"}},
                  {"1.er encuentro", {"tres"}},
                  {"3er piso", {"tres"}},
                  {"4ª sesión", {"tres"}},
                  {"\"4 sesión\"", {"tres"}},
                  {"1 de mayo", {"cuatro"}},
                  {"1° de mayo", {"cuatro"}},
                  {"\"1ro de mayo\"", {"cuatro"}},
                  {"nota N° 45", {"cinco"}},
                  {"número 46", {"cinco"}},
                  {"47", {"cinco"}},
                  {"5ª feria", {"seis"}},
                  {"5 feria", {"seis"}},
                  {"planta 7a", {"siete"}},
                  {"planta 7A", {"siete"}},
                  {"planta 7", {}},
                  {"no sino", {"ocho"}}});
}

TEST(SearchForms, PlainLettersFindLigaturesStrokesAndRaisedDigits) {
  Bullets bullets({"Menos CO₂ y más H₂O uno", "Una œuvre de Ærø dos", "Łódź y Brønshøj tres",
                   "La Straße y el ﬁn cuatro", "Diez m² de ＪＩＣＡ en ２０１９ cinco", "Convenio¹ con la ONU² seis",
                   "Don O’Brien y D'Ivoire siete", "El niño del año ocho"});
  bullets.Expect({{"CO2", {"uno"}},       {"co₂", {"uno"}},        {"H2O", {"uno"}},      {"oeuvre", {"dos"}},
                  {"œuvre", {"dos"}},     {"aero", {"dos"}},       {"lodz", {"tres"}},    {"Łodz", {"tres"}},
                  {"bronshoj", {"tres"}}, {"strasse", {"cuatro"}}, {"fin", {"cuatro"}},   {"m2", {"cinco"}},
                  {"m²", {"cinco"}},      {"jica", {"cinco"}},     {"2019", {"cinco"}},   {"convenio", {"seis"}},
                  {"ONU", {"seis"}},      {"O'Brien", {"siete"}},  {"obrien", {"siete"}}, {"O’Brien", {"siete"}},
                  {"brien", {"siete"}},   {"año", {"ocho"}},       {"ano", {"ocho"}}});
}

TEST(SearchForms, SingularAndPluralFindEachOtherUnderTheirAccents) {
  Bullets bullets({"Un café uno", "Los sofás dos", "Varios menús tres", "El bambú cuatro", "Los bambúes cinco",
                   "Los comités seis", "El interés siete", "Vino Tomás ocho", "Que toma nota nueve", "Un rubí diez",
                   "Los jóvenes del régimen once"});
  bullets.Expect({{"cafés", {"uno"}},
                  {"cafes", {"uno"}},
                  {"cafe", {"uno"}},
                  {"sofá", {"dos"}},
                  {"sofa", {"dos"}},
                  {"menú", {"tres"}},
                  {"menu", {"tres"}},
                  {"bambú", {"cuatro", "cinco"}},
                  {"bambúes", {"cuatro", "cinco"}},
                  {"comité", {"seis"}},
                  {"comite", {"seis"}},
                  {"intereses", {"siete"}},
                  {"toma", {"nueve"}},
                  {"Tomás", {"ocho"}},
                  {"rubíes", {"diez"}},
                  {"joven", {"once"}},
                  {"regímenes", {"once"}}});
}

TEST(SearchForms, AreInflectionsAndNoOtherWords) {
  Folder folder;
  Archive archive = MadeArchive(folder / "a.db");
  std::vector<Record> bullets;
  for (const std::string text :
       {"El embajador vino uno",       "La embajada escribe dos",  "Las embajadas escriben tres",
        "Vino el alcalde cuatro",      "Alcaldía de Colón cinco",  "Alcaldías del país seis",
        "Una pasantía siete",          "Los pasantes ocho",        "La ciudad nueve",
        "Las ciudades diez",           "Mercado municipal once",   "La municipalidad doce",
        "Ciudad hermana trece",        "Un hermanamiento catorce", "Participaría quince",
        "Quiere participar dieciséis", "La voz diecisiete",        "Las voces dieciocho",
        "La embajadora diecinueve",    "Una alcaldesa veinte"}) {
    bullets.push_back(Bullet(static_cast<int>(bullets.size()) + 1, text));
  }
  Must(archive.Import(MadeReport("2020-01", bullets), File("a.docx", "a")));
  const auto found = [&](const std::string& query) {
    std::vector<std::string> words;
    for (const std::string& id : Find(archive, query)) {
      const std::string text = RecordOf(archive, id)["text"];
      words.push_back(text.substr(text.rfind(' ') + 1));
    }
    return words;
  };
  const std::vector<Question> questions{{"embajador", {"uno", "diecinueve"}},
                                        {"embajadores", {"uno", "diecinueve"}},
                                        {"embajada", {"dos", "tres"}},
                                        {"alcaldes", {"cuatro", "veinte"}},
                                        {"alcaldía", {"cinco", "seis"}},
                                        {"alcaldias", {"cinco", "seis"}},
                                        {"pasantias", {"siete"}},
                                        {"pasante", {"ocho"}},
                                        {"ciudades", {"nueve", "diez", "trece"}},
                                        {"ciudad", {"nueve", "diez", "trece"}},
                                        {"municipales", {"once"}},
                                        {"municipalidades", {"doce"}},
                                        {"hermanas", {"trece"}},
                                        {"hermanamientos", {"catorce"}},
                                        {"participar", {"quince", "dieciséis"}},
                                        {"voz", {"diecisiete", "dieciocho"}},
                                        {"voces", {"diecisiete", "dieciocho"}}};
  for (const Question& question : questions) {
    EXPECT_THAT(found(question.query), UnorderedElementsAreArray(question.found)) << question.query;
  }
}

TEST(SearchSnippet, ShowsTheBestPassageOfALongText) {
  Folder folder;
  Archive archive = MadeArchive(folder / "a.db");
  std::string text;
  for (int i = 0; i < 200; ++i) text += "relleno número " + std::to_string(i) + " ";
  text += "la señal buscada está aquí ";
  for (int i = 0; i < 200; ++i) text += "más relleno ";
  Must(archive.Import(MadeReport("2020-01", {Bullet(1, text)}), File("a.docx", "a")));
  SearchRequest request;
  request.query = "senal buscada";
  const std::string snippet = Bracketed(Must(archive.Search(request)).hits.at(0).snippet);
  EXPECT_THAT(snippet, HasSubstr("la [señal] [buscada] está"));
  EXPECT_TRUE(snippet.starts_with("…") && snippet.ends_with("…")) << snippet;
  EXPECT_LT(snippet.size(), 420u);
}

struct PeriodCase {
  std::string text, first, last;
};
TEST(PeriodFromText, TakesYearsMonthsAndDays) {
  for (const PeriodCase& c : std::vector<PeriodCase>{{"2019", "2019-01-01", "2019-12-31"},
                                                     {"2020-02", "2020-02-01", "2020-02-29"},
                                                     {"2019-05-27", "2019-05-27", "2019-05-27"}}) {
    const auto period = PeriodFromText(c.text);
    ASSERT_TRUE(period) << c.text;
    EXPECT_EQ(ToIso(period->first), c.first);
    EXPECT_EQ(ToIso(period->last), c.last);
  }
  for (const std::string bad : {"", "19", "2019-13", "2019-02-30", "mayo", "2019-5", "20190527", "x019"}) {
    EXPECT_FALSE(PeriodFromText(bad)) << bad;
  }
}

}  // namespace
}  // namespace acervo::testing
