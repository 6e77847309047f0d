#include "tools/present/record_csv.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace acervo::tools {
namespace {

DateInterval Days(const char* first, const char* last) { return {*DateFromIso(first), *DateFromIso(last)}; }

EntityMention Named(const std::string& id, const std::string& name) {
  EntityMention mention;
  mention.id = id;
  mention.name = name;
  return mention;
}

RecordView View() {
  RecordView view{"r1.a3",
                  std::nullopt,
                  {"r1", MonthFromIso("2019-05"), MonthFromIso("2019-05"), "Oficina"},
                  {"mayo.docx", "ab", Format::kDocx},
                  {}};
  Record& record = view.record;
  record.order = 3;
  record.title = "Foro";
  record.type = "foro";
  record.text = "Intercambio";
  record.date = {"27 y 29",
                 {Days("2019-05-27", "2019-05-27"), Days("2019-05-29", "2019-05-29")},
                 DatePrecision::kDay,
                 DateSource::kCell};
  record.entities = {Named("jica", "JICA"), Named("ucci", "UCCI"), Named("jica", "JICA")};
  record.fields = {
      {"no", "3"}, {"actividad", "Foro"}, {"entidad", "JICA y UCCI"}, {"fecha", "27 y 29"}, {"modalidad", "virtual"}};
  record.source.table = 0;
  record.source.row = 3;
  return view;
}

std::map<std::string, std::string> Cells(const RecordView& view) {
  std::map<std::string, std::string> cells;
  const auto values = RecordCells(view);
  for (std::size_t i = 0; i < values.size(); ++i) cells[RecordColumns().at(i)] = values[i];
  return cells;
}

TEST(RecordCells, HaveAColumnEach) { EXPECT_EQ(RecordCells(View()).size(), RecordColumns().size()); }

TEST(RecordCells, TellTheRecord) {
  auto cells = Cells(View());
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

TEST(RecordValues, HaveTheTypesOfASheet) {
  const auto values = RecordValues(View());
  const auto value = [&](std::string_view column) {
    return values[static_cast<std::size_t>(std::ranges::find(RecordColumns(), column) - RecordColumns().begin())];
  };
  EXPECT_EQ(value("start"), CellValue(*DateFromIso("2019-05-27")));
  EXPECT_EQ(value("row"), CellValue(3));
  EXPECT_EQ(value("page"), CellValue(""));
  EXPECT_EQ(value("no"), CellValue("3")) << "a cell stays as written";
}

TEST(RecordVersion, ChangesWithWhatTheRecordSaysAlone) {
  const std::string version = RecordVersion(View());
  EXPECT_EQ(version.size(), 12U);
  EXPECT_EQ(version.find_first_not_of("0123456789abcdef"), version.npos);
  RecordView moved = View();
  moved.file.path = "otra/mayo.docx";
  moved.report.office = "Otra";
  EXPECT_EQ(RecordVersion(moved), version);
  const std::pair<const char*, void (*)(Record&)> changes[] = {
      {"title", [](Record& record) { record.title = "otra cosa"; }},
      {"text", [](Record& record) { record.text = "otra cosa"; }},
      {"section", [](Record& record) { record.section = "otra cosa"; }},
      {"type", [](Record& record) { record.type = "otra cosa"; }},
      {"cell", [](Record& record) { record.fields.back().second = "presencial"; }},
      {"date", [](Record& record) { record.date.intervals.back().last = *DateFromIso("2019-05-30"); }}};
  for (const auto& [what, change] : changes) {
    RecordView changed = View();
    change(changed.record);
    EXPECT_NE(RecordVersion(changed), version) << what;
  }
}

TEST(RecordCells, LeaveNothingInOtherFieldsWhenThereIsNothing) {
  RecordView view = View();
  view.record.fields.pop_back();
  EXPECT_EQ(Cells(view)["other_fields"], "");
}

}  // namespace
}  // namespace acervo::tools
