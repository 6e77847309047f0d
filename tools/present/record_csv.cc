#include "tools/present/record_csv.h"

#include <algorithm>
#include <array>

#include "store/archive.h"
#include "tools/present/json.h"

namespace acervo::tools {
namespace {

// Cells that have a column of their own, and those that title, text and date_raw already tell.
constexpr std::array<std::string_view, 6> kFieldColumns = {"entidad", "lugar",         "responsable",
                                                           "estado",  "observaciones", "no"};
constexpr std::array<std::string_view, 3> kInOtherColumns = {"actividad", "informacion", "fecha"};

std::string Plain(const Json& json) {
  if (json.is_null()) return "";
  return json.is_string() ? json.get<std::string>() : OneLine(json);
}

std::string At(const Json& json, const char* key) { return json.contains(key) ? Plain(json.at(key)) : ""; }

std::string Intervals(const Json& date) {
  std::string all;
  for (const Json& pair : date.at("intervals")) {
    all += (all.empty() ? "" : ";") + Plain(pair.at(0)) + "/" + Plain(pair.at(1));
  }
  return all;
}

// Each entity once, in the order of the record.
std::string EntityList(const Json& record, const char* key) {
  std::string all;
  std::vector<std::string> seen;
  for (const Json& entity : record.at("entities")) {
    const std::string id = Plain(entity.at("id"));
    if (std::find(seen.begin(), seen.end(), id) != seen.end()) continue;
    seen.push_back(id);
    all += (all.empty() ? "" : "; ") + Plain(entity.at(key));
  }
  return all;
}

template <std::size_t N>
bool Contains(const std::array<std::string_view, N>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string OtherFields(const Json& fields) {
  Json others = Json::object();
  for (const auto& [name, value] : fields.items()) {
    if (!Contains(kFieldColumns, name) && !Contains(kInOtherColumns, name)) others[name] = value;
  }
  return others.empty() ? "" : OneLine(others);
}

}  // namespace

std::string RecordVersion(const Json& record) {
  constexpr std::size_t kDigits = 12;
  Json content = Json::array();
  for (const char* key : {"kind", "parent", "section", "title", "type", "text", "fields", "mentions"}) {
    content.push_back(record.value(key, Json(nullptr)));
  }
  for (const char* key : {"raw", "intervals", "precision", "source"}) {
    content.push_back(record.at("date").value(key, Json(nullptr)));
  }
  for (const Json& entity : record.at("entities")) content.push_back(entity.value("id", Json(nullptr)));
  return Sha256Hex(OneLine(content)).substr(0, kDigits);
}

const std::vector<std::string>& RecordColumns() {
  static const auto* const kColumns = new std::vector<std::string>{
      "id",     "kind",        "order",     "depth",         "parent",   "report",       "period",
      "office", "section",     "title",     "type",          "text",     "date_raw",     "start",
      "end",    "intervals",   "precision", "date_source",   "entities", "entity_ids",   "entidad",
      "lugar",  "responsable", "estado",    "observaciones", "no",       "other_fields", "path",
      "sha256", "format",      "page",      "table",         "row",      "version"};
  return *kColumns;
}

std::vector<std::string> RecordCells(const Json& record) {
  const Json& report = record.at("report");
  const Json& date = record.at("date");
  const Json& fields = record.at("fields");
  const Json& source = record.at("source");
  std::vector<std::string> cells;
  for (const char* key : {"id", "kind", "order", "depth", "parent"}) cells.push_back(At(record, key));
  for (const char* key : {"id", "period", "office"}) cells.push_back(At(report, key));
  for (const char* key : {"section", "title", "type", "text"}) cells.push_back(At(record, key));
  for (const char* key : {"raw", "start", "end"}) cells.push_back(At(date, key));
  cells.push_back(Intervals(date));
  for (const char* key : {"precision", "source"}) cells.push_back(At(date, key));
  cells.push_back(EntityList(record, "name"));
  cells.push_back(EntityList(record, "id"));
  for (const std::string_view key : kFieldColumns) cells.push_back(At(fields, std::string(key).c_str()));
  cells.push_back(OtherFields(fields));
  for (const char* key : {"path", "sha256", "format", "page", "table", "row"}) cells.push_back(At(source, key));
  cells.push_back(RecordVersion(record));
  return cells;
}

}  // namespace acervo::tools
