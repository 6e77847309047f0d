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

std::string Intervals(const RecordDate& date) {
  std::string all;
  for (const DateInterval& days : date.intervals) {
    all += (all.empty() ? "" : ";") + ToIso(days.first) + "/" + ToIso(days.last);
  }
  return all;
}

// Each entity once, in the order of the record.
std::string EntityList(const Record& record, std::string EntityMention::*part) {
  std::string all;
  std::vector<std::string_view> seen;
  for (const EntityMention& entity : record.entities) {
    if (std::ranges::find(seen, entity.id) != seen.end()) continue;
    seen.push_back(entity.id);
    all += (all.empty() ? "" : "; ") + entity.*part;
  }
  return all;
}

template <std::size_t N>
bool Contains(const std::array<std::string_view, N>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string OtherFields(const Record& record) {
  Json others = Json::object();
  for (const auto& [name, value] : record.fields) {
    if (!Contains(kFieldColumns, name) && !Contains(kInOtherColumns, name)) others[name] = value;
  }
  return others.empty() ? "" : OneLine(others);
}

CellValue ValueOf(const std::optional<Date>& day) { return day ? CellValue(*day) : CellValue(""); }
CellValue ValueOf(const std::optional<int>& number) { return number ? CellValue(*number) : CellValue(""); }
CellValue ValueOf(std::string_view text) { return std::string(text); }

void AddRecord(const RecordView& view, std::vector<CellValue>& values) {
  const Record& record = view.record;
  values.insert(values.end(),
                {view.id, ValueOf(Token(record.kind)), record.order, record.depth, view.parent_id.value_or(""),
                 view.report.id, view.report.period ? ToIso(*view.report.period) : "", view.report.office,
                 record.section.value_or(""), record.title.value_or(""), record.type.value_or(""), record.text});
}

void AddDate(const RecordDate& date, std::vector<CellValue>& values) {
  values.insert(values.end(), {date.raw, ValueOf(FirstDayOf(date)), ValueOf(LastDayOf(date)), Intervals(date),
                               ValueOf(Token(date.precision)), ValueOf(Token(date.source))});
}

void AddPlace(const RecordView& view, std::vector<CellValue>& values) {
  const Source& source = view.record.source;
  values.insert(values.end(), {view.file.path, view.file.sha256, ValueOf(Token(view.file.format)), ValueOf(source.page),
                               ValueOf(source.table), ValueOf(source.row)});
}

}  // namespace

std::string CellText(const CellValue& value) {
  if (const auto* day = std::get_if<Date>(&value)) return ToIso(*day);
  if (const auto* number = std::get_if<int>(&value)) return std::to_string(*number);
  return std::get<std::string>(value);
}

std::string RecordVersion(const RecordView& view) {
  constexpr std::size_t kDigits = 12;
  const Json record = RecordJson(view);
  Json content = Json::array();
  for (const char* key : {"kind", "parent", "section", "title", "type", "text", "fields", "mentions"}) {
    content.push_back(record.at(key));
  }
  for (const char* key : {"raw", "intervals", "precision", "source"}) content.push_back(record.at("date").at(key));
  for (const EntityMention& entity : view.record.entities) content.push_back(entity.id);
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

std::vector<CellValue> RecordValues(const RecordView& view) {
  std::vector<CellValue> values;
  AddRecord(view, values);
  AddDate(view.record.date, values);
  values.emplace_back(EntityList(view.record, &EntityMention::name));
  values.emplace_back(EntityList(view.record, &EntityMention::id));
  for (const std::string_view name : kFieldColumns) values.push_back(ValueOf(FieldOf(view.record, name)));
  values.emplace_back(OtherFields(view.record));
  AddPlace(view, values);
  values.emplace_back(RecordVersion(view));
  return values;
}

std::vector<std::string> RecordCells(const RecordView& view) {
  std::vector<std::string> cells;
  for (const CellValue& value : RecordValues(view)) cells.push_back(CellText(value));
  return cells;
}

}  // namespace acervo::tools
