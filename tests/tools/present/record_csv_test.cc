#include "tools/present/record_csv.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace acervo::tools {
namespace {

Json Record() {
  return Json::parse(R"({
    "id": "r1.a3", "kind": "actividad", "order": 3, "depth": 0, "parent": null,
    "report": {"id": "r1", "period": "2019-05", "office": "Oficina"},
    "title": "Foro", "type": "foro", "text": "Intercambio",
    "date": {"raw": "27 y 29", "start": "2019-05-27", "end": "2019-05-29",
             "intervals": [["2019-05-27", "2019-05-27"], ["2019-05-29", "2019-05-29"]],
             "precision": "day", "source": "cell"},
    "section": null, "mentions": [],
    "entities": [{"id": "jica", "name": "JICA"}, {"id": "ucci", "name": "UCCI"}, {"id": "jica", "name": "JICA"}],
    "fields": {"no": "3", "actividad": "Foro", "entidad": "JICA y UCCI", "fecha": "27 y 29", "modalidad": "virtual"},
    "source": {"path": "mayo.docx", "sha256": "ab", "format": "docx", "page": null, "table": 0, "row": 3, "block": 9}})");
}

std::map<std::string, std::string> Cells(const Json& record) {
  std::map<std::string, std::string> cells;
  const auto values = RecordCells(record);
  for (std::size_t i = 0; i < values.size(); ++i) cells[RecordColumns().at(i)] = values[i];
  return cells;
}

TEST(RecordCells, HaveAColumnEach) { EXPECT_EQ(RecordCells(Record()).size(), RecordColumns().size()); }

TEST(RecordCells, TellTheRecord) {
  auto cells = Cells(Record());
  EXPECT_EQ(cells["id"], "r1.a3");
  EXPECT_EQ(cells["parent"], "");
  EXPECT_EQ(cells["period"], "2019-05");
  EXPECT_EQ(cells["date_raw"], "27 y 29");
  EXPECT_EQ(cells["intervals"], "2019-05-27/2019-05-27;2019-05-29/2019-05-29");
  EXPECT_EQ(cells["date_source"], "cell");
  EXPECT_EQ(cells["entities"], "JICA; UCCI");
  EXPECT_EQ(cells["entidad"], "JICA y UCCI");
  EXPECT_EQ(cells["no"], "3");
  EXPECT_EQ(cells["other_fields"], R"({"modalidad":"virtual"})");
  EXPECT_EQ(cells["row"], "3");
}

TEST(RecordVersion, ChangesWithWhatTheRecordSaysAlone) {
  const std::string version = RecordVersion(Record());
  EXPECT_EQ(version.size(), 12U);
  EXPECT_EQ(version.find_first_not_of("0123456789abcdef"), version.npos);
  Json found = Record();
  found["score"] = 0.5;
  found["source"]["path"] = "otra/mayo.docx";
  found["report"]["office"] = "Otra";
  EXPECT_EQ(RecordVersion(found), version);
  for (const char* key : {"title", "text", "section", "type"}) {
    Json changed = Record();
    changed[key] = "otra cosa";
    EXPECT_NE(RecordVersion(changed), version) << key;
  }
  Json cell = Record();
  cell["fields"]["modalidad"] = "presencial";
  EXPECT_NE(RecordVersion(cell), version);
  Json date = Record();
  date["date"]["intervals"][1][1] = "2019-05-30";
  EXPECT_NE(RecordVersion(date), version);
}

TEST(RecordCells, LeaveNothingInOtherFieldsWhenThereIsNothing) {
  Json record = Record();
  record["fields"].erase("modalidad");
  EXPECT_EQ(Cells(record)["other_fields"], "");
}

}  // namespace
}  // namespace acervo::tools
