#include "tools/output/json.h"

#include "tools/messages/errors.h"

namespace acervo::tools {
namespace {

Json SourcesJson(const std::vector<StoredSource>& sources) {
  Json json = Json::array();
  for (const StoredSource& source : sources) {
    json.push_back({{"path", source.path},
                    {"sha256", source.sha256},
                    {"format", Token(source.format)},
                    {"bytes", source.bytes},
                    {"imported_at", source.imported_at.empty() ? Json(nullptr) : Json(source.imported_at)}});
  }
  return json;
}

Json SectionsJson(const std::vector<Section>& sections) {
  Json json = Json::array();
  for (const Section& section : sections) json.push_back({{"title", section.title}, {"text", section.text}});
  return json;
}

}  // namespace

std::string TextAt(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

std::string OneLine(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }
std::string Indented(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

Json TopLevel(Json json) {
  Json top;
  top["schema_version"] = 1;
  for (auto& [key, value] : json.items()) top[key] = std::move(value);
  return top;
}

Json WarningsJson(const Messages& say, const std::vector<Doubt>& doubts, const std::vector<Notice>& notices) {
  Json json = Json::array();
  for (const Doubt& doubt : doubts) {
    json.push_back({{"code", doubt.code},
                    {"message", DoubtSentence(say, doubt)},
                    {"where", PlaceText(doubt.where, doubt.field)},
                    {"text", doubt.text}});
  }
  for (const Notice& notice : notices) {
    json.push_back({{"code", notice.code},
                    {"message", NoticeSentence(say, notice)},
                    {"where", notice.where},
                    {"text", notice.text}});
  }
  return json;
}

Json ErrorJson(const Messages& say, const Error& error) {
  return {{"code", Token(error.code)}, {"message", DocumentSentence(say, error)}};
}

std::vector<Doubt> DoubtsAbout(const StoredReport& stored, std::string_view record_id) {
  std::vector<Doubt> doubts;
  for (const Doubt& doubt : stored.report.doubts) {
    if (stored.id + "." + doubt.record == record_id) doubts.push_back(doubt);
  }
  return doubts;
}

Json ReportJson(const Messages& say, const StoredReport& stored, const std::vector<Notice>& notices) {
  const Report& report = stored.report;
  Json json;
  json["id"] = stored.id;
  json["period"] = report.period ? Json(ToIso(*report.period)) : Json(nullptr);
  json["period_source"] = report.period_source ? Json(Token(*report.period_source)) : Json(nullptr);
  json["period_confidence"] = report.period_confidence;
  json["office"] = report.office;
  json["contact"] = report.contact;
  json["sections"] = SectionsJson(report.sections);
  json["sources"] = SourcesJson(stored.sources);
  json["parser_version"] = report.parser_version;
  json["activities"] = CountOf(report, RecordKind::kActivity);
  json["coordinations"] = CountOf(report, RecordKind::kCoordination);
  json["warnings"] = WarningsJson(say, report.doubts, notices);
  return json;
}

}  // namespace acervo::tools
