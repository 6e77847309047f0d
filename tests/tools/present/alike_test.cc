#include "tools/present/alike.h"

#include <gtest/gtest.h>

#include "tools/present/messages/messages.h"

namespace acervo::tools::alike {
namespace {

SearchHit Hit(const std::string& title, const std::string& text, const std::string& start,
              const std::string& entity = "") {
  SearchHit hit;
  Record& record = hit.view.record;
  record.title = title;
  record.text = text;
  record.fields = {{"entidad", entity}, {"fecha", start}, {"no", start}};
  if (const auto day = DateFromIso(start)) record.date.intervals = {{*day, *day}};
  return hit;
}

TEST(AlikeGroups, FoldNeighboursOfTheSameWords) {
  const std::vector<SearchHit> hits = {
      Hit("Reunión mensual", "Seguimiento del convenio.", "2019-01-08", "JICA"),
      Hit("REUNIÓN MENSUAL", "Seguimiento del convenio", "2018-02-12", "JICA"),
      Hit("Reunión mensual", "Seguimiento  del convenio.", "2017-03-12", "JICA"),
      Hit("Otra", "", "2017-03-12"),
      Hit("Reunión mensual", "Seguimiento del convenio.", "2016-03-12", "JICA"),
  };
  EXPECT_EQ(AlikeGroups(hits), (std::vector<AlikeGroup>{{0, 1, 2}, {3}, {4}}));
}

TEST(AlikeGroups, KeepApartWhatDiffersInANumberANameOrTheKind) {
  SearchHit bullet = Hit("Visita", "28 pasaportes", "2019-01-01", "JICA");
  bullet.view.record.kind = RecordKind::kCoordination;
  const std::vector<SearchHit> hits = {Hit("Visita", "28 pasaportes", "2019-01-01", "JICA"),
                                       Hit("Visita", "29 pasaportes", "2019-01-01", "JICA"),
                                       Hit("Visita", "28 pasaportes", "2019-01-01", "KOICA"), bullet};
  EXPECT_EQ(AlikeGroups(hits).size(), 4u);
}

TEST(AlikeWords, TellHowManyAndOfWhichYears) {
  const Messages es(Language::kSpanish), en(Language::kEnglish);
  const std::vector<SearchHit> hits = {Hit("a", "", "2020-01-01"), Hit("a", "", "2019-01-01"), Hit("a", "", ""),
                                       Hit("a", "", "2017-05-01")};
  EXPECT_EQ(AlikeWords(es, hits, {0, 1, 2, 3}), "y 3 más iguales, 2017–2019");
  EXPECT_EQ(AlikeWords(es, hits, {0, 1}), "y otro igual, 2019");
  EXPECT_EQ(AlikeWords(es, hits, {0, 2}), "y otro igual");
  EXPECT_EQ(AlikeWords(en, hits, {0, 1, 3}), "and 2 more alike, 2017–2019");
  EXPECT_EQ(AlikeWords(es, hits, {0}), "");
}

}  // namespace
}  // namespace acervo::tools::alike
