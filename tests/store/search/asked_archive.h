// One small archive for the tests of questions; each record ends in a word of its own, by which it is known.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "store/archive.h"
#include "tests/store/fixtures.h"
#include "tests/store/search/hand_reader.h"

namespace acervo::testing {

class AskedArchive : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new Folder();
    archive_ = new Archive(MadeArchive(*folder_ / "a.db"));
    const EntityMention jica = Entity("jica", "Agencia de Cooperación Internacional de Japón", "JICA");
    const EntityMention koica = Entity("koica", "Agencia de Cooperación Internacional de Corea", "KOICA");
    const EntityMention mexico =
        Entity("embajada-de-mexico", "Embajada de México", "Embajada de México", EntityKind::kEmbassy);
    Report of_2019 = MadeReport(
        "2019-05",
        {Activity(1, {"Foro de riego",
                      "JICA",
                      "Se presentó el plan de becas uno",
                      "7 de mayo",
                      "2019-05-07",
                      "",
                      "foro",
                      {jica}}),
         Activity(
             2, {"Encuentro técnico", "KOICA", "Riego y semillas dos", "9 de mayo", "2019-05-09", "", "foro", {koica}}),
         Activity(3, {"Taller de becas",
                      "JICA y KOICA",
                      "Becas para docentes tres",
                      "12 de mayo",
                      "2019-05-12",
                      "",
                      "taller",
                      {jica, koica}}),
         Bullet(1, "Coordinación de la visita al museo con la Agencia de Cooperación Internacional de Japón cuatro")});
    of_2019.records[3].entities = {Entity("jica", "Agencia de Cooperación Internacional de Japón",
                                          "Agencia de Cooperación Internacional de Japón")};
    of_2019.entity_names = {{"jica", {"JICA", "Agencia de Cooperación Internacional de Japón"}},
                            {"koica", {"KOICA", "Agencia de Cooperación Internacional de Corea"}}};
    Report of_2021 = MadeReport("2021-03", {Activity(1, {"Reunión de trabajo",
                                                         "Embajada de México",
                                                         "Agenda 2030 y museo cinco",
                                                         "3 de marzo",
                                                         "2021-03-03",
                                                         "",
                                                         "reunion",
                                                         {mexico}}),
                                            Activity(2, {"Foro de semillas",
                                                         "JICA",
                                                         "Charla sobre el foro de Japón seis",
                                                         "4 de marzo",
                                                         "2021-03-04",
                                                         "",
                                                         "foro",
                                                         {jica}}),
                                            Bullet(1, "Se envió la nota sobre el riego siete")});
    Must(archive_->Import(of_2019, File("informes/2019/mayo.docx", "2019")));
    Must(archive_->Import(of_2021, File("informes/2021/marzo.docx", "2021")));
  }
  static void TearDownTestSuite() {
    delete archive_;
    delete folder_;
  }

  static SearchRequest Request(const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.readers.question = ReadByHand;
    return request;
  }
  static SearchResult Ask(const std::string& query) { return Must(archive_->Search(Request(query))); }

  // The last word of each text found, in the order of the hits: "uno", "dos" …
  static std::vector<std::string> Names(const SearchResult& result) {
    std::vector<std::string> names;
    for (const SearchHit& hit : result.hits) {
      const std::string text = hit.view.record.text;
      names.push_back(text.substr(text.rfind(' ') + 1));
    }
    return names;
  }
  static std::vector<std::string> Sorted(std::vector<std::string> names) {
    std::ranges::sort(names);
    return names;
  }
  static std::vector<std::string> RawOf(const std::vector<AskedPart>& parts) {
    std::vector<std::string> raw;
    for (const AskedPart& part : parts) raw.push_back(part.raw);
    return raw;
  }

  static inline Folder* folder_ = nullptr;
  static inline Archive* archive_ = nullptr;
};

}  // namespace acervo::testing
