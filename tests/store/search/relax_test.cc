// What goes where nothing has all that was asked for, and what never does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/store/search/asked_archive.h"

namespace acervo::testing::relaxing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAreArray;

class Relax : public AskedArchive {};

struct Case {
  std::string query;
  std::vector<std::string> found, dropped;
};

TEST_F(Relax, DropsWhatCostsLeast) {
  const std::vector<Case> cases{
      {"JICA becas 2019", {"uno", "tres"}, {}},
      // A word that stands nowhere goes first.
      {"JICA xyzzy", {"uno", "tres", "cuatro", "seis"}, {"xyzzy"}},
      {"xyzzy becas JICA", {"uno", "tres"}, {"xyzzy"}},
      // Words before the entity and the period.
      {"museo KOICA", {"dos", "tres"}, {"museo"}},
      {"becas JICA 2021", {"seis"}, {"becas"}},
      {"foros con la Embajada de México", {"cinco"}, {"foros"}},
      {"coordinaciones KOICA", {"dos", "tres"}, {"coordinaciones"}},
      // The period before the only entity.
      {"KOICA 2021", {"dos", "tres"}, {"2021"}},
      {"KOICA 2035", {"dos", "tres"}, {"2035"}},
      // A rare word outlives a frequent one.
      {"riego docentes", {"tres"}, {"riego"}},
      // All that is not in quotes.
      {"\"plan de becas\" KOICA", {"uno"}, {"KOICA"}},
      // A year that is no period there is a word.
      {"agenda 2030", {"cinco"}, {}},
      {"museo 2030", {"cinco"}, {}},
      {"2030", {"cinco"}, {}},
  };
  for (const Case& one : cases) {
    const SearchResult result = Ask(one.query);
    EXPECT_THAT(Names(result), UnorderedElementsAreArray(one.found)) << "query: " << one.query;
    EXPECT_EQ(RawOf(result.dropped), one.dropped) << "query: " << one.query;
  }
}

TEST_F(Relax, NeverDropsTheLastThingThatTells) {
  for (const std::string query :
       {"xyzzy", "xyzzy 2019", "xyzzy actividades", "xyzzy zzyx", "2035", "actividades 2035"}) {
    const SearchResult result = Ask(query);
    EXPECT_EQ(result.total, 0) << query;
    EXPECT_THAT(result.dropped, IsEmpty()) << query;
  }
}

TEST_F(Relax, NeverDropsTheExactLanguageFiltersAndWhatIsExcluded) {
  for (const std::string query :
       {"\"plan de nada\" JICA", "KOICA fecha:2021", "KOICA muse*", "KOICA -KOICA", "KOICA sin KOICA",
        "KOICA tipo:reunion", "KOICA entidad:\"Embajada de México\"", "KOICA (museo OR nota)"}) {
    SearchRequest request = Request(query);
    const SearchResult result = Must(archive_->Search(request));
    for (const std::string& name : Names(result)) EXPECT_NE(name, "dos") << query;
    EXPECT_EQ(result.total == 0, result.dropped.empty()) << query;
  }
  SearchRequest filtered = Request("becas");
  filtered.from = Day("2021-01-01");
  EXPECT_EQ(Must(archive_->Search(filtered)).total, 0);
}

TEST_F(Relax, TellsAYearThatBecameAWord) {
  const Question understood = Ask("agenda 2030").understood;
  EXPECT_THAT(understood.times, IsEmpty());
  ASSERT_EQ(understood.words.size(), 2u);
  EXPECT_EQ(understood.words[1].raw, "2030");
}

TEST_F(Relax, ExplainsWhatIsDropped) {
  SearchRequest request = Request("museo foros KOICA");
  request.explain = true;
  const SearchResult result = Must(archive_->Search(request));
  EXPECT_NE(result.explanation.find("WITHOUT museo"), std::string::npos) << result.explanation;
  EXPECT_NE(result.explanation.find("foros → foro"), std::string::npos) << result.explanation;
}

TEST_F(Relax, WeighsAndMarksOnlyWhatIsLeft) {
  const SearchResult result = Ask("museo KOICA");
  for (const SearchHit& hit : result.hits) EXPECT_GT(hit.score, 0) << hit.view.id;
  EXPECT_EQ(Names(Ask("museo KOICA")), Names(Ask("KOICA")));
}

TEST_F(Relax, OffersNamesAndSpellingsNearToWhatWasDropped) {
  const SearchResult near_name = Ask("becas Jika");
  EXPECT_THAT(RawOf(near_name.dropped), ElementsAre("Jika"));
  ASSERT_FALSE(near_name.nearest.empty());
  EXPECT_EQ(near_name.nearest.front().id, "jica");
  EXPECT_EQ(near_name.nearest.front().records, 4);
  EXPECT_EQ(Ask("JICA bekas").suggestion, "JICA becas");
  EXPECT_EQ(Ask("bekas").total, 0);
  EXPECT_EQ(Ask("bekas").suggestion, "becas");
  EXPECT_THAT(Ask("JICA becas").nearest, IsEmpty());
}

}  // namespace
}  // namespace acervo::testing::relaxing
