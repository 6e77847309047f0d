// Questions as one speaks, read by hand: what the store finds by each of their parts, and in which order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <time.h>

#include "tests/store/search/asked_archive.h"

namespace acervo::testing::questions {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAreArray;

class Questions : public AskedArchive {};

struct Case {
  std::string query;
  std::vector<std::string> found;
};

TEST_F(Questions, FindByEachOfTheirParts) {
  const std::vector<Case> cases{
      {"¿qué hicimos con JICA?", {"uno", "tres", "cuatro", "seis"}},
      {"JICA en 2019", {"uno", "tres"}},
      {"Agencia de Cooperación Internacional de Japón 2019", {"uno", "tres"}},
      {"becas JICA", {"uno", "tres"}},
      {"JICA o KOICA", {"uno", "dos", "tres", "cuatro", "seis"}},
      {"JICA y KOICA 2019", {"uno", "dos", "tres"}},
      // A type is the type or the word.
      {"foros", {"uno", "dos", "seis"}},
      {"foros talleres", {"uno", "dos", "tres", "seis"}},
      {"reuniones con la Embajada de México", {"cinco"}},
      // Kinds filter.
      {"coordinaciones", {"cuatro", "siete"}},
      {"coordinaciones con JICA", {"cuatro"}},
      {"gestiones con JICA", {"uno", "tres", "cuatro", "seis"}},
      // Another word will do as well.
      {"japonesas", {"cuatro", "seis"}},
      // What is excluded.
      {"JICA sin becas", {"cuatro", "seis"}},
      {"riego sin JICA", {"dos", "siete"}},
      {"JICA SIN becas", {"cuatro", "seis"}},
      // Beside the exact language, and within it.
      {"JICA fecha:2021", {"seis"}},
      {"JICA -becas", {"cuatro", "seis"}},
      {"JICA \"plan de becas\"", {"uno"}},
      {"muse* JICA", {"cuatro"}},
      {"JICA 2021 OR KOICA 2019", {"dos", "tres", "seis"}},
      {"(JICA OR KOICA) 2019", {"uno", "dos", "tres"}},
      {"\"JICA\" 2021", {"seis"}},
      {"2021", {"cinco", "seis"}},
  };
  for (const Case& one : cases) {
    const SearchResult result = Ask(one.query);
    EXPECT_THAT(Names(result), UnorderedElementsAreArray(one.found)) << "query: " << one.query;
    EXPECT_THAT(result.dropped, IsEmpty()) << "query: " << one.query;
  }
}

TEST_F(Questions, TellWhatWasUnderstoodInTheQuery) {
  const std::string query = "fecha:2019 ¿becas con JICA en 2019? muse*";
  const Question understood = Ask(query).understood;
  ASSERT_EQ(understood.words.size(), 1u);
  EXPECT_EQ(understood.words[0].span.In(query), "becas");
  ASSERT_EQ(understood.entities.size(), 1u);
  EXPECT_EQ(understood.entities[0].any[0].span.In(query), "JICA");
  EXPECT_EQ(understood.entities[0].any[0].entity.records, 4);
  ASSERT_EQ(understood.times.size(), 1u);
  EXPECT_EQ(understood.times[0].span.In(query), "2019");
  EXPECT_GT(understood.times[0].span.begin, 12u);
  EXPECT_THAT(RawOf(understood.left_out), ElementsAre("con", "en"));
}

TEST_F(Questions, PutRecordsWithMoreOfTwoEntitiesFirst) {
  EXPECT_EQ(Names(Ask("JICA o KOICA")).front(), "tres");
  EXPECT_EQ(Names(Ask("KOICA y JICA")).front(), "tres");
}

TEST_F(Questions, AreOrderedByDateWhereNothingCanBeWeighed) {
  const SearchResult year = Ask("actividades 2019");
  EXPECT_THAT(Names(year), ElementsAre("tres", "dos", "uno"));
  EXPECT_EQ(year.sort, SortOrder::kDateDescending);
  const SearchResult last = Ask("última JICA");
  EXPECT_EQ(Names(last).front(), "seis");
  EXPECT_EQ(last.sort, SortOrder::kDateDescending);
  SearchRequest asked = Request("última JICA");
  asked.sort = SortOrder::kDateAscending;
  EXPECT_EQ(Names(Must(archive_->Search(asked))).front(), "uno");
  EXPECT_EQ(Ask("JICA").sort, SortOrder::kRelevance);
}

TEST_F(Questions, MarkWhatIsUnderstoodAndNotWhatIsLeftOut) {
  for (const SearchHit& hit : Ask("el plan de JICA").hits) {
    const std::string snippet = Bracketed(hit.snippet);
    EXPECT_EQ(snippet.find("[de]"), std::string::npos) << snippet;
    EXPECT_NE(snippet.find('['), std::string::npos) << snippet;
  }
}

TEST_F(Questions, AreSearchedAlikeByExportTimelineAndFacets) {
  for (const std::string query : {"JICA 2019", "riego JICA 2021", "becas xyzzy"}) {
    SearchRequest request = Request(query);
    request.facets = true;
    const SearchResult result = Must(archive_->Search(request));
    EXPECT_GT(result.total, 0) << query;
    EXPECT_EQ(static_cast<std::int64_t>(AllRecords(*archive_, request).size()), result.total) << query;
    EXPECT_EQ(Must(archive_->TimelineOf(request)).total, result.total) << query;
    int kinds = 0;
    for (const FacetCount& kind : result.kind_facets) kinds += kind.count;
    EXPECT_EQ(kinds, result.total) << query;
  }
}

TEST_F(Questions, FindTheSameByAYearAndByItsField) {
  int compared = 0;
  for (const std::string words : {"JICA", "becas", "foros", "riego JICA", "actividades", "sin JICA"}) {
    for (const std::string year : {"2019", "2021"}) {
      const SearchResult by_year = Ask(words + " " + year);
      if (!by_year.dropped.empty()) continue;  // the field of the exact language is never dropped
      ++compared;
      EXPECT_EQ(Sorted(Names(by_year)), Sorted(Names(Ask(words + " fecha:" + year)))) << words << year;
    }
  }
  EXPECT_GE(compared, 8);
}

TEST_F(Questions, FindTheSameWithASmallWordMore) {
  for (const std::string words : {"JICA", "becas JICA", "foros 2021", "riego"}) {
    for (const std::string small : {"con", "de la", "hubo", "qué"}) {
      EXPECT_EQ(Names(Ask(small + " " + words)), Names(Ask(words))) << small << " " << words;
      EXPECT_EQ(Names(Ask(words + " " + small)), Names(Ask(words))) << words << " " << small;
    }
  }
}

TEST_F(Questions, LookForSmallWordsOnlyWhereTheyStandAlone) {
  EXPECT_EQ(Names(Ask("\"plan de becas\" y entidad:JICA")), Names(Ask("\"plan de becas\" entidad:JICA")));
  EXPECT_EQ(Names(Ask("entidad:JICA con fecha:2021")), Names(Ask("entidad:JICA fecha:2021")));
  EXPECT_THAT(RawOf(Ask("entidad:JICA con fecha:2021").understood.left_out), ElementsAre("con"));
  const Question alone = Ask("con la").understood;
  EXPECT_EQ(alone.words.size(), 2u);
  EXPECT_THAT(alone.left_out, IsEmpty());
}

TEST_F(Questions, AreNotReadWhereEveryWordIsMeant) {
  for (const std::string query : {"JICA en 2019", "becas con JICA", "xyzzy becas", "foros", "plan de becas"}) {
    SearchRequest literal = Request(query), plain = Request(query);
    literal.literal = true;
    plain.readers = {};
    const SearchResult by_letter = Must(archive_->Search(literal)), before = Must(archive_->Search(plain));
    EXPECT_EQ(Names(by_letter), Names(before)) << query;
    EXPECT_EQ(by_letter.understood, Question()) << query;
    EXPECT_THAT(by_letter.dropped, IsEmpty()) << query;
  }
  EXPECT_THAT(Names(Ask("becas con JICA")), Not(IsEmpty()));
}

// Of this thread: a busy machine makes no difference.
double CpuMilliseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

TEST_F(Questions, CostLittleHoweverHostile) {
  std::string many, words, operators, marks(10'000, '?'), quotes(9'999, '"'), deep(3000, '(');
  while (many.size() < 10'000) many += " JICA sin o y 2019 palabra" + std::to_string(many.size());
  while (words.size() < 10'000) words += "becas riego foros ";
  while (operators.size() < 10'000) operators += "JICA O (NO -SIN \"becas\" riego*) AND muse~ entidad:x fecha:2019 ";
  constexpr double kMost = 1000;  // sanitizers take up to ten times as long as what is installed
  for (const std::string& query : {many, words, operators, marks, quotes, deep + "JICA 2019", many + " OR " + many,
                                   std::string("sin"), std::string("o y o"), std::string(10'000, 'a')}) {
    const double begin = CpuMilliseconds();
    EXPECT_TRUE(archive_->Search(Request(query)).ok());
    EXPECT_LT(CpuMilliseconds() - begin, kMost) << query.substr(0, 60);
  }
}

}  // namespace
}  // namespace acervo::testing::questions
