// Every row of the tables proves itself.
#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.h"
#include "parsers/data/tsv.h"
#include "parsers/entities/entities.h"
#include "parsers/entities/tables.h"

namespace acervo {
namespace {

using data::Rows;
using data::Split;

std::string Upper(std::string_view text) {
  icu::UnicodeString wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  std::string upper;
  return wide.toUpper().toUTF8String(upper);
}

// Fields of a line, counted as written.
void ExpectFields(std::string_view table, std::size_t least, std::size_t most) {
  for (const std::string_view line : Split(table, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t fields = Split(line, '\t').size();
    EXPECT_TRUE(fields >= least && fields <= most) << line;
    EXPECT_EQ(Nfc(line), line);
  }
}

TEST(Tables, BeginWithAHeadThatSaysTheirColumns) {
  for (const std::string_view table : {data::gazetteer, data::countries, data::cities, data::entity_patterns,
                                       data::honorifics, data::given_names, data::entity_words}) {
    EXPECT_EQ(table.front(), '#');
    EXPECT_NE(table.find("\n#"), table.npos);
  }
}

TEST(Tables, HoldTheFieldsTheirHeadsName) {
  ExpectFields(data::gazetteer, 3, 5);
  ExpectFields(data::countries, 3, 4);
  ExpectFields(data::cities, 4, 4);
  ExpectFields(data::entity_patterns, 5, 5);
  ExpectFields(data::honorifics, 2, 2);
  ExpectFields(data::given_names, 1, 1);
  ExpectFields(data::entity_words, 2, 3);
}

TEST(Gazetteer, GivesEachIdOnceAndAKindOfTheContract) {
  std::set<std::string_view> ids;
  for (const auto& row : Rows(data::gazetteer, 5)) {
    EXPECT_TRUE(ids.insert(row[0]).second) << row[0];
    EXPECT_TRUE(EntityKindFromToken(row[1]).has_value()) << row[0] << ": " << row[1];
    EXPECT_EQ(Slug(row[0]), row[0]);
  }
}

TEST(Gazetteer, ResolvesEachNameToItsOwnRow) {
  for (const auto& row : Rows(data::gazetteer, 5)) {
    for (const std::string_view names : {row[2], row[3], row[4]}) {
      for (const std::string_view name : Split(names, '|')) {
        const EntityReading reading = ResolveEntity(name);
        EXPECT_EQ(reading.id, row[0]) << name;
        EXPECT_EQ(reading.name, row[2]) << name;
        EXPECT_TRUE(reading.known) << name;
      }
    }
  }
}

TEST(Gazetteer, IsFoundUnderEachNameInACellAmongOthers) {
  for (const auto& row : Rows(data::gazetteer, 5)) {
    for (const std::string_view names : {row[2], row[3], row[4]}) {
      for (const std::string_view name : Split(names, '|')) {
        const std::vector<EntityMention> mentions =
            SplitEntityCell("Embajada de Nepal; " + std::string(name) + "; KOICA");
        ASSERT_EQ(mentions.size(), 3u) << name;
        EXPECT_EQ(mentions[1].raw, name);
        EXPECT_EQ(mentions[1].id, row[0]);
      }
    }
  }
}

// "la ", where an acronym needs it in a text.
std::string ArticleOf(std::string_view name) {
  for (const auto& row : Rows(data::entity_words, 3)) {
    if (row[0] == "ambiguous" && row[1] == name) return std::string(Split(row[2], '|').front()) + " ";
  }
  return {};
}

TEST(Gazetteer, IsFoundUnderEachNameInAText) {
  for (const auto& row : Rows(data::gazetteer, 5)) {
    for (const std::string_view names : {row[2], row[3]}) {
      for (const std::string_view name : Split(names, '|')) {
        const std::vector<EntityMention> mentions =
            FindEntities("Se conversó con " + ArticleOf(name) + std::string(name) + " sobre el tema.");
        ASSERT_EQ(mentions.size(), 1u) << name;
        EXPECT_EQ(mentions[0].raw, name);
        EXPECT_EQ(mentions[0].id, row[0]) << name;
      }
    }
  }
}

TEST(Countries, HaveOneEmbassyUnderEachName) {
  for (const auto& row : Rows(data::countries, 4)) {
    const std::string id = "embajada-" + std::string(row[0]);
    for (const std::string_view names : {row[1], row[2]}) {
      for (const std::string_view name : Split(names, '|')) {
        const std::string embassy = "Embajada de " + std::string(name);
        EXPECT_EQ(ResolveEntity(embassy).id, id) << embassy;
        EXPECT_EQ(ResolveEntity(embassy + " en Panamá").id, id) << embassy;
        const std::vector<EntityMention> mentions = FindEntities("De la " + embassy + " se recibió una nota.");
        ASSERT_EQ(mentions.size(), 1u) << embassy;
        EXPECT_EQ(mentions[0].raw, embassy);
      }
    }
    EXPECT_GE(NamesOfEntity(id).size(), 1u) << id;
  }
}

TEST(Countries, HaveDemonymsThatNameTheirEmbassy) {
  std::map<std::string, std::string_view> owners;
  for (const auto& row : Rows(data::countries, 4)) {
    for (const std::string_view demonym : Split(row[3], '|')) {
      const auto [owner, added] = owners.emplace(Fold(demonym), row[0]);
      EXPECT_TRUE(added || owner->second == row[0]) << demonym << ": " << owner->second << ", " << row[0];
      EXPECT_EQ(ResolveEntity("Embajada " + std::string(demonym)).id, "embajada-" + std::string(row[0])) << demonym;
    }
  }
}

TEST(Cities, HaveOneGovernmentUnderEachNameAndHead) {
  for (const auto& row : Rows(data::cities, 4)) {
    const std::string id = "alcaldia-de-" + std::string(row[0]);
    EXPECT_EQ(ResolveEntity(row[3]).id, id) << row[3];
    for (const std::string_view names : {row[1], row[2]}) {
      for (const std::string_view name : Split(names, '|')) {
        for (const std::string_view head : {"Alcaldía de ", "Ayuntamiento de ", "MUNICIPALIDAD DE "}) {
          EXPECT_EQ(ResolveEntity(std::string(head) + std::string(name)).id, id) << head << name;
        }
      }
    }
  }
}

TEST(EntityPatterns, FindTheirNameInTheirExample) {
  for (const auto& row : Rows(data::entity_patterns, 5)) {
    EXPECT_EQ(Fold(row[0]), row[0]);
    const std::vector<EntityMention> mentions = FindEntities(row[3]);
    ASSERT_EQ(mentions.size(), 1u) << row[3];
    EXPECT_EQ(mentions[0].raw, row[4]);
    EXPECT_EQ(Token(mentions[0].kind), row[1]) << row[3];
  }
}

TEST(EntityPatterns, ComeEachOnce) {
  std::set<std::string_view> heads;
  for (const auto& row : Rows(data::entity_patterns, 5)) EXPECT_TRUE(heads.insert(row[0]).second) << row[0];
}

TEST(Honorifics, LeadToTheNameOfAPerson) {
  for (const auto& row : Rows(data::honorifics, 2)) {
    if (row[0] == "adjective") continue;
    const std::string text = "Se conversó con " + std::string(row[1]) + " Xenia Quirós Prado sobre el tema.";
    const std::vector<EntityMention> mentions = FindEntities(text);
    ASSERT_EQ(mentions.size(), 1u) << text;
    EXPECT_EQ(mentions[0].raw, "Xenia Quirós Prado") << text;
    EXPECT_EQ(mentions[0].kind, EntityKind::kPerson);
  }
}

TEST(Honorifics, AreOfAClassTheProgramKnows) {
  for (const auto& row : Rows(data::honorifics, 2)) {
    EXPECT_TRUE(row[0] == "title" || row[0] == "role" || row[0] == "adjective") << row[1];
  }
}

TEST(GivenNames, TellAPersonWithoutATitle) {
  for (const auto& row : Rows(data::given_names, 1)) {
    const std::string name = std::string(row[0]) + " Quirós Prado";
    const std::vector<EntityMention> mentions = FindEntities("La postulada es " + name + ", según nota.");
    ASSERT_EQ(mentions.size(), 1u) << name;
    EXPECT_EQ(mentions[0].raw, name);
    EXPECT_EQ(mentions[0].kind, EntityKind::kPerson);
  }
}

TEST(EntityWords, AreOfAClassTheProgramKnows) {
  const std::set<std::string_view> classes = {
      "abbreviation", "event",      "road",      "acronym-stop", "company-suffix", "no-name", "before-honoured",
      "nobody",       "henceforth", "generic",   "function",     "weekday",        "verb",    "verb-ending",
      "cue",          "surname",    "noun-name", "ambiguous",    "also-word"};
  const std::set<std::string_view> with_value = {"abbreviation", "verb-ending", "surname", "ambiguous"};
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const auto& row : Rows(data::entity_words, 3)) {
    EXPECT_TRUE(classes.contains(row[0])) << row[0];
    EXPECT_TRUE(seen.emplace(row[0], row[1]).second) << row[0] << ' ' << row[1];
    if (row[0] == "verb") continue;
    EXPECT_EQ(with_value.contains(row[0]), !row[2].empty()) << row[1];
  }
}

TEST(EntityWords, OfStopAcronymsNameNobody) {
  for (const auto& row : Rows(data::entity_words, 3)) {
    if (row[0] != "acronym-stop") continue;
    EXPECT_TRUE(FindEntities("Se conversó con la " + std::string(row[1]) + " sobre el tema.").empty()) << row[1];
  }
}

TEST(EntityWords, OfAmbiguousAcronymsNeedTheArticleOfTheBody) {
  for (const auto& row : Rows(data::entity_words, 3)) {
    if (row[0] != "ambiguous") continue;
    for (const std::string_view article : {"el", "la", "los", "un"}) {
      const bool agrees = std::ranges::count(Split(row[2], '|'), article) > 0;
      const std::string text = "Se revisó " + std::string(article) + " " + std::string(row[1]) + " del sitio.";
      EXPECT_EQ(FindEntities(text).size(), agrees ? 1u : 0u) << text;
    }
  }
}

TEST(EntityWords, OfVerbsEndANameInCapitals) {
  std::map<std::string_view, std::vector<std::string_view>> endings;
  for (const auto& row : Rows(data::entity_words, 3)) {
    if (row[0] == "verb-ending") endings[row[1]] = Split(row[2], '|');
  }
  for (const auto& row : Rows(data::entity_words, 3)) {
    if (row[0] != "verb") continue;
    std::vector<std::string> forms;
    for (const std::string_view conjugation : Split(row[2], ',')) {
      EXPECT_TRUE(conjugation == "a" || endings.contains(conjugation)) << row[1];
      for (const std::string_view ending : endings[conjugation]) {
        forms.push_back(std::string(row[1]) + std::string(ending));
      }
    }
    if (row[2].empty() || row[2] == "a") forms.emplace_back(row[1]);
    for (const std::string& form : forms) {
      const std::vector<EntityMention> mentions =
          FindEntities(Upper("la fundación calicanto " + form + " un intercambio de funcionarios."));
      ASSERT_EQ(mentions.size(), 1u) << form;
      EXPECT_EQ(mentions[0].raw, "FUNDACIÓN CALICANTO") << form;
    }
  }
}

TEST(EntityWords, OfFunctionEndANameInCapitals) {
  for (const auto& row : Rows(data::entity_words, 3)) {
    if (row[0] != "function") continue;
    const std::vector<EntityMention> mentions =
        FindEntities(Upper("la fundación calicanto " + std::string(row[1]) + " ella."));
    ASSERT_EQ(mentions.size(), 1u) << row[1];
    EXPECT_EQ(mentions[0].raw, "FUNDACIÓN CALICANTO") << row[1];
  }
}

TEST(EntityWords, OfDaysMayBeNames) {
  for (const auto& row : Rows(data::entity_words, 3)) {
    if (row[0] != "weekday") continue;
    std::string day(row[1]);
    day[0] = static_cast<char>(std::toupper(day[0]));
    EXPECT_EQ(FindEntities("Se reunió con el Lic. José " + day + " Arias.").front().raw, "José " + day + " Arias");
    EXPECT_TRUE(FindEntities("La cita es el " + day + " próximo.").empty()) << day;
  }
}

TEST(EntityWords, OfSurnamesStayWithTheirGivenName) {
  for (const auto& row : Rows(data::entity_words, 3)) {
    if (row[0] != "surname") continue;
    const std::string name = "Ana " + std::string(row[2]);
    for (const std::string_view text : {"Se reunió con la Licda. ", "Se reunió con "}) {
      const std::vector<EntityMention> mentions = FindEntities(std::string(text) + name + " para el plan.");
      ASSERT_EQ(mentions.size(), 1u) << name;
      EXPECT_EQ(mentions[0].raw, name);
      EXPECT_EQ(mentions[0].kind, EntityKind::kPerson);
    }
  }
}

TEST(EntityWords, OfCuesGiveAPersonWhateverTheName) {
  for (const auto& row : Rows(data::entity_words, 3)) {
    if (row[0] != "cue") continue;
    std::string cue(row[1]);
    cue[0] = static_cast<char>(std::toupper(cue[0]));
    const std::vector<EntityMention> mentions = FindEntities(cue + ": Zbynek Kvapil.");
    ASSERT_EQ(mentions.size(), 1u) << cue;
    EXPECT_EQ(mentions[0].raw, "Zbynek Kvapil");
    EXPECT_EQ(mentions[0].kind, EntityKind::kPerson);
  }
}

TEST(EntityWords, OfNounNamesAreGivenNamesOnlyBeforeAFamilyName) {
  for (const auto& row : Rows(data::entity_words, 3)) {
    if (row[0] != "noun-name") continue;
    const std::string name(row[1]);
    for (const std::string_view rest : {" de Vida", " Legal", " Técnica", " de Cooperación"}) {
      for (const EntityMention& mention : FindEntities("Se revisó la " + name + std::string(rest) + " del distrito.")) {
        EXPECT_NE(mention.kind, EntityKind::kPerson) << mention.raw;
      }
    }
  }
}

TEST(EntityWords, ThatAreNamesTooAreNoneInCapitals) {
  for (const auto& row : Rows(data::entity_words, 3)) {
    if (row[0] != "also-word") continue;
    std::string name(row[1]);
    name[0] = static_cast<char>(std::toupper(name[0]));
    EXPECT_EQ(FindEntities("Se conversó con " + name + " sobre el tema.").size(), 1u) << name;
    EXPECT_TRUE(FindEntities(Upper("se conversó sobre la ley de " + name + " del país.")).empty()) << name;
  }
}

TEST(EntityWords, OfEmptyCellsNameNobody) {
  for (const auto& row : Rows(data::entity_words, 3)) {
    if (row[0] != "nobody") continue;
    EXPECT_TRUE(SplitEntityCell(row[1]).empty()) << row[1];
  }
}

TEST(EntityWords, OfCompaniesCloseTheirName) {
  for (const auto& row : Rows(data::entity_words, 3)) {
    if (row[0] != "company-suffix") continue;
    const std::string name = "Lumen Vértice " + std::string(row[1]);
    const std::vector<EntityMention> mentions = FindEntities("Se conversó con " + name + " sobre el tema.");
    ASSERT_EQ(mentions.size(), 1u) << name;
    EXPECT_EQ(mentions[0].kind, EntityKind::kCompany) << name;
  }
}

TEST(EntityWords, OfAbbreviationsResolveAsTheFullWord) {
  for (const auto& row : Rows(data::entity_words, 3)) {
    if (row[0] != "abbreviation") continue;
    EXPECT_EQ(ResolveEntity("Centro " + std::string(row[1]) + ". Lumen").id,
              ResolveEntity("Centro " + std::string(row[2]) + " Lumen").id)
        << row[1];
  }
}

}  // namespace
}  // namespace acervo
