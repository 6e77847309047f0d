#include "core/json.h"

#include <gtest/gtest.h>

namespace acervo {
namespace {

Date DayOf(std::string_view iso) { return DateFromIso(iso).value(); }

Document SampleDocument() {
  Document document;
  document.format = Format::kPdf;
  document.pages = 2;
  document.meta.title = "Informe";
  Paragraph item;
  item.text = "Con Cancillería";
  item.page = 1;
  item.list = ListMark{1, "•"};
  item.bold = true;
  Paragraph footer;
  footer.text = "Página 1";
  footer.role = BlockRole::kFooter;
  footer.continues = 0;
  document.blocks = {item, Table{1, {{{"a", 2, 1}, {"b", 1, 1, {{0, {1, "•"}}}}}, {{"c", 1, 1}}}, {1, 2}}, footer};
  document.warnings = {InPart(DiagnosticCode::kFontWithoutUnicode, "page 2", "F1")};
  return document;
}

Report SampleReport() {
  Report report;
  report.period = MonthFromIso("2019-05");
  report.period_source = PeriodSource::kText;
  report.period_confidence = 0.9;
  report.period_end = MonthFromIso("2019-06");
  report.office = "Oficina de Cooperación Internacional";
  report.letterhead = "Oficina de Cooperación Internacional\nMayo y junio de 2019";
  report.words = {40, 40};
  report.sections = {{"Ejes de trabajo", "Posicionamiento estratégico"}};
  Record parent;
  parent.kind = RecordKind::kCoordination;
  parent.order = 1;
  parent.local_id = "c1";
  parent.text = "Año 500: el 21 de marzo con JICA";
  parent.date = {"21 de marzo",
                 {{DayOf("2019-03-21"), DayOf("2019-03-21")}},
                 DatePrecision::kDay,
                 DateSource::kText,
                 YearSource::kPeriod};
  parent.mentions = {{"21 de marzo",
                      {13, 11},
                      {{DayOf("2019-03-21"), DayOf("2019-03-21")}},
                      DatePrecision::kDay,
                      {DiagnosticCode::kFarFromPeriod},
                      YearSource::kTense}};
  parent.entities = {{"jica", "JICA", EntityKind::kOrganism, "JICA", EntityRole::kMention, Span{29, 4}, true}};
  Record child = parent;
  child.order = 2;
  child.depth = 1;
  child.parent = 1;
  child.local_id = "c1.1";
  child.fields = {{"fecha", "7"}, {"actividad", "Foro"}};
  child.source = {1, 0, 3, 9, {{1, 70.9, 212.4, 524.4, 240}, {2, 70.9, 60, 524.4, 72.5}}, true, 0.75};
  report.records = {parent, child};
  report.entity_names = {{"jica", {"JICA", "Agencia de Cooperación Internacional de Japón"}}};
  report.definitions = {{"fundacion-calicanto", "fundalco", "Fundación Calicanto (FUNDALCO)", "c1"}};
  report.cell_names = {{"fundacion-calicanto", "Fundación Calicanto"}};
  report.doubts = {
      {DiagnosticCode::kMissingDate, {1, 0, 3, 9, {{1, 70.9, 212.4, 524.4, 240}}}, "c1.1", "fecha", "7", 0.4}};
  report.rejected = {NoRecord(DiagnosticCode::kHeaderRow, {1, 0, 0, 9}, "ACTIVIDAD")};
  report.rows_seen = 3;
  report.parser_version = "1";
  return report;
}

TEST(ReportJson, OfEarlierVersionsEndsInTheMonthItBegins) {
  Json json = ToJson(SampleReport());
  json.erase("period_end");
  EXPECT_EQ(ReportFromJson(json).value().period_end, MonthFromIso("2019-05"));
}

TEST(ReportJson, OfEarlierVersionsHasNoBoxes) {
  Json json = ToJson(SampleReport());
  for (Json& record : json["records"]) {
    for (const char* key : {"boxes", "ocr", "confidence"}) record["source"].erase(key);
  }
  const Result<Report> report = ReportFromJson(json);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report.value().records[1].source, (Source{1, 0, 3, 9}));
}

TEST(DocumentJson, RoundTrips) {
  const auto back = DocumentFromJson(ToJson(SampleDocument()));
  ASSERT_TRUE(back.ok()) << back.error().detail;
  EXPECT_EQ(back.value(), SampleDocument());
}

TEST(DocumentJson, HasTheKeysOfTheInterface) {
  const Json json = ToJson(SampleDocument());
  EXPECT_EQ(json["format"], "pdf");
  EXPECT_EQ(json["pages"], 2);
  EXPECT_TRUE(json["meta"]["author"].is_null());
  EXPECT_EQ(json["blocks"][0]["list"], (Json{{"level", 1}, {"marker", "•"}}));
  EXPECT_EQ(json["blocks"][1]["rows"][0][0]["row_span"], 2);
  EXPECT_EQ(json["blocks"][2]["role"], "footer");
}

TEST(ReportJson, RoundTripsThroughTextAndCbor) {
  const Json json = ToJson(SampleReport());
  const auto from_text = ReportFromJson(Json::parse(json.dump()));
  ASSERT_TRUE(from_text.ok()) << from_text.error().detail;
  EXPECT_EQ(from_text.value(), SampleReport());
  const auto from_cbor = ReportFromJson(Json::from_cbor(Json::to_cbor(json)));
  ASSERT_TRUE(from_cbor.ok());
  EXPECT_EQ(from_cbor.value(), SampleReport());
}

TEST(ReportJson, RefusesWhatIsNoReport) {
  for (const char* bad : {"null", "{}", "[]", R"({"period":"2019-13"})"}) {
    EXPECT_EQ(ReportFromJson(Json::parse(bad)).error().code, ErrorCode::kCorrupt) << bad;
  }
  Json json = ToJson(SampleReport());
  json["records"][0]["kind"] = "desconocido";
  EXPECT_FALSE(ReportFromJson(json).ok());
}

TEST(RecordJson, CountsCodePointsAndNamesItsPlace) {
  const Report report = SampleReport();
  const Json json = RecordJson(ViewOf(report, "r7f3a9c21", report.records[1], {"mayo.pdf", "abc", Format::kPdf}));
  EXPECT_EQ(json["id"], "r7f3a9c21.c1.1");
  EXPECT_EQ(json["parent"], "r7f3a9c21.c1");
  EXPECT_EQ(json["report"]["period"], "2019-05");
  EXPECT_EQ(json["mentions"][0]["begin"], 12) << "ñ is one code point";
  EXPECT_EQ(json["entities"][0]["begin"], 28);
  EXPECT_EQ(json["entities"][0]["length"], 4);
  EXPECT_EQ(json["source"]["page"], 1);
  EXPECT_EQ(json["source"]["format"], "pdf");
  EXPECT_EQ(json["source"]["boxes"].dump(), "[[1,70.9,212.4,524.4,240.0],[2,70.9,60.0,524.4,72.5]]");
  EXPECT_EQ(json["source"]["ocr"], true);
  EXPECT_EQ(json["source"]["confidence"], 0.75);
  EXPECT_EQ(json["fields"].begin().key(), "fecha") << "columns keep the paper's order";
}

TEST(Tokens, AreTheInterfacesWords) {
  for (const auto kind : {RecordKind::kActivity, RecordKind::kCoordination, RecordKind::kText}) {
    EXPECT_EQ(RecordKindFromToken(Token(kind)), kind);
  }
  EXPECT_EQ(Token(EntityKind::kMunicipalUnit), "unidad-municipal");
  EXPECT_EQ(EntityKindFromToken("sociedad-civil"), EntityKind::kCivilSociety);
  EXPECT_EQ(Token(PeriodSource::kFilename), "filename");
  EXPECT_FALSE(DateSourceFromToken("guess"));
}

}  // namespace
}  // namespace acervo
