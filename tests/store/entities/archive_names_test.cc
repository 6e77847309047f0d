// The names of an archive as questions are read against them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/store/search/asked_archive.h"

namespace acervo::testing::names {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Names : public AskedArchive {
 protected:
  // Asks within a search, where a reader meets the names.
  template <typename Visit>
  static void With(Visit&& visit) {
    SearchRequest request;
    request.query = "palabra";
    bool is_asked = false;
    request.readers.question = [&](std::string_view, const ArchiveNames& names) {
      is_asked = true;
      visit(names);
      return Question();
    };
    Must(archive_->Search(request));
    EXPECT_TRUE(is_asked);
  }
  static std::vector<std::string> Ids(const std::vector<NamedEntity>& named) {
    std::vector<std::string> ids;
    for (const NamedEntity& one : named) ids.push_back(one.id);
    return ids;
  }
};

TEST_F(Names, AreKnownUnderEachSpelling) {
  With([](const ArchiveNames& names) {
    for (const std::string name : {"JICA", "jica", "J.I.C.A.", "agencia de cooperacion internacional de japon"}) {
      EXPECT_THAT(Ids(names.Named(name)), ElementsAre("jica")) << name;
    }
    EXPECT_EQ(names.Named("jica")[0].name, "Agencia de Cooperación Internacional de Japón");
    EXPECT_EQ(names.Named("jica")[0].records, 4);
    for (const std::string name : {"", "becas", "agencia", "¿?"}) EXPECT_THAT(names.Named(name), IsEmpty()) << name;
    EXPECT_EQ(names.ById("koica")->records, 2);
    EXPECT_EQ(names.ById("nadie"), std::nullopt);
  });
}

TEST_F(Names, AreFoundByTheirWords) {
  With([](const ArchiveNames& names) {
    EXPECT_THAT(Ids(names.WithWords("agencia cooperación", 5)), ElementsAre("jica"));
    EXPECT_THAT(Ids(names.WithWords("mexico", 5)), ElementsAre("embajada-de-mexico"));
    EXPECT_THAT(names.WithWords("agencia nada", 5), IsEmpty());
    EXPECT_THAT(names.WithWords("agencia", 0), IsEmpty());
    EXPECT_THAT(names.WithWords("jica", 5), IsEmpty());  // its whole name is no word more
  });
}

TEST_F(Names, AreFoundThroughSlips) {
  With([](const ArchiveNames& names) {
    EXPECT_THAT(Ids(names.Near("jika")), ElementsAre("jica"));
    EXPECT_THAT(Ids(names.Near("koika")), ElementsAre("koica"));
    EXPECT_THAT(Ids(names.Near("embajda de mexico")), ElementsAre("embajada-de-mexico"));
    EXPECT_THAT(Ids(names.Near("embaxada de mejico")), ElementsAre("embajada-de-mexico"));
    EXPECT_THAT(Ids(names.Near("Ajencia de Coperacion Internacional de Japon")), ElementsAre("jica"));
    for (const std::string far : {"xyzzy", "", "ab", "embajada de nadie"})
      EXPECT_THAT(names.Near(far), IsEmpty()) << far;
  });
}

TEST_F(Names, TellHowManyRecordsHaveAWord) {
  With([](const ArchiveNames& names) {
    EXPECT_EQ(names.RecordsWith("riego"), 3);
    EXPECT_EQ(names.RecordsWith("beca"), 2);
    EXPECT_EQ(names.RecordsWith("xyzzy"), 0);
  });
}

}  // namespace
}  // namespace acervo::testing::names
