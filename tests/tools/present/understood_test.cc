#include "tools/present/understood.h"

#include <gtest/gtest.h>

#include "tools/present/messages/messages.h"

namespace acervo::tools::understood {
namespace {

// "¿qué hicimos con JICA entre 2019 y 2022?" and the like, read by hand.
class Understood : public ::testing::Test {
 protected:
  AskedPart Part(const std::string& raw) const { return {raw, {request_.query.find(raw), raw.size()}}; }
  void LeaveOut(const std::vector<std::string>& words) {
    for (const std::string& word : words) result_.understood.left_out.push_back(Part(word));
  }
  void Period(const std::string& raw, const std::string& from, const std::string& to) {
    result_.understood.times.push_back({Part(raw), {{DateFromIso(from), DateFromIso(to)}}});
  }
  AskedEntity Entity(const std::string& raw, const std::string& id, const std::string& name) const {
    return {Part(raw), {id, name, EntityKind::kOrganism, 3}, {}, false};
  }
  std::vector<UnderstoodPiece> Pieces() const { return UnderstoodPieces(say_, request_, result_); }

  const Messages say_{Language::kSpanish};
  SearchRequest request_;
  SearchResult result_;
};

TEST_F(Understood, TellsEachPartInItsOrderAndTheQuestionWithoutIt) {
  request_.query = "¿qué hicimos con JICA entre 2019 y 2022?";
  LeaveOut({"qué", "hicimos", "con"});
  Period("entre 2019 y 2022", "2019-01-01", "2022-12-31");
  result_.understood.entities.push_back({{Entity("JICA", "jica", "Agencia de Cooperación Internacional de Japón")}});
  const auto pieces = Pieces();
  ASSERT_EQ(pieces.size(), 2u);
  EXPECT_EQ(pieces[0].label, "entidad");
  EXPECT_EQ(pieces[0].value, "Agencia de Cooperación Internacional de Japón");
  EXPECT_EQ(pieces[0].without, "¿ entre 2019 y 2022?");
  EXPECT_EQ(pieces[1].value, "2019–2022");
  EXPECT_EQ(pieces[1].without, "¿qué hicimos con JICA ?");
}

TEST_F(Understood, TakesAnExclusionBackWithTheWordThatMakesIt) {
  request_.query = "reuniones sin talleres de 2019";
  LeaveOut({"sin", "de"});
  result_.understood.without_types.push_back({Part("talleres"), "taller"});
  Period("2019", "2019-01-01", "2019-12-31");
  const auto pieces = Pieces();
  ASSERT_EQ(pieces.size(), 2u);
  EXPECT_EQ(pieces[0].label, "sin");
  EXPECT_EQ(pieces[0].without, "reuniones de 2019");
  EXPECT_EQ(pieces[1].without, "reuniones sin talleres");
}

TEST_F(Understood, OffersTheOtherEntitiesThatANameMayMean) {
  request_.query = "reunión con México";
  AskedEntity mexico = Entity("México", "embajada-de-mexico", "Embajada de México");
  mexico.others = {{"ciudad-de-mexico", "Ciudad de \"México\"", EntityKind::kCity, 1}};
  result_.understood.entities.push_back({{mexico}});
  const auto pieces = Pieces();
  ASSERT_EQ(pieces.size(), 1u);
  ASSERT_EQ(pieces[0].others.size(), 1u);
  EXPECT_EQ(pieces[0].others[0].second, "reunión con entidad:\"Ciudad de México\"");
  const auto sentences = UnderstoodSentences(say_, request_, result_);
  ASSERT_EQ(sentences.size(), 2u);
  EXPECT_EQ(sentences[1], "«México» también puede ser: «Ciudad de \"México\"».");
}

TEST_F(Understood, TellsWhatHadToGo) {
  request_.query = "hermanamientos con ciudades japonesas";
  result_.dropped = {Part("japonesas")};
  result_.total = 14;
  EXPECT_EQ(UnderstoodSentences(say_, request_, result_),
            std::vector<std::string>{"Ningún registro lo tiene todo. Se buscó sin «japonesas»."});
  result_.total = 0;
  EXPECT_EQ(UnderstoodSentences(say_, request_, result_),
            std::vector<std::string>{"Ningún registro lo tiene todo, y tampoco sin «japonesas»."});
  const auto dropped = DroppedPieces(request_, result_);
  ASSERT_EQ(dropped.size(), 1u);
  EXPECT_EQ(dropped[0].without, "hermanamientos con ciudades");
}

TEST_F(Understood, SaysNothingOfWordsAlone) {
  request_.query = "pasaportes";
  result_.understood.words.push_back({Part("pasaportes"), {}});
  EXPECT_TRUE(UnderstoodSentences(say_, request_, result_).empty());
  EXPECT_EQ(UnderstoodJson(request_, result_).at("words"), Json::array({"pasaportes"}));
}

TEST_F(Understood, IsToldToPrograms) {
  request_.query = "cuántas coordinaciones en 2019 y 2021 con JICA sin talleres, las últimas";
  result_.understood.times.push_back({Part("2019 y 2021"),
                                      {{DateFromIso("2019-01-01"), DateFromIso("2019-12-31")},
                                       {DateFromIso("2021-01-01"), DateFromIso("2021-12-31")}}});
  result_.understood.entities.push_back({{Entity("JICA", "jica", "Agencia")}});
  result_.understood.kinds.push_back({Part("coordinaciones"), RecordKind::kCoordination});
  result_.understood.orders.push_back({Part("cuántas"), std::nullopt, true});
  result_.understood.orders.push_back({Part("últimas"), SortOrder::kDateDescending, false});
  result_.understood.without_types.push_back({Part("talleres"), "taller"});
  LeaveOut({"en", "con", "sin", "las"});
  const Json json = UnderstoodJson(request_, result_);
  EXPECT_EQ(json.at("period"), Json({{"from", "2019-01-01"}, {"to", "2021-12-31"}, {"raw", "2019 y 2021"}}));
  EXPECT_EQ(json.at("periods").size(), 2u);
  EXPECT_EQ(json.at("entities").at(0).at("id"), "jica");
  EXPECT_EQ(json.at("kind"), "coordinacion");
  EXPECT_EQ(json.at("sort"), "-date");
  EXPECT_EQ(json.at("counts"), true);
  EXPECT_EQ(json.at("type"), nullptr);
  EXPECT_EQ(json.at("without"), Json::array({"talleres"}));
  EXPECT_EQ(json.at("left_out"), Json::array({"en", "con", "sin", "las"}));
  EXPECT_EQ(json.at("dropped"), Json::array());
}

}  // namespace
}  // namespace acervo::tools::understood
