#include "store/rows/as_read.h"

#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "core/json.h"
#include "store/rows/report_rows.h"
#include "store/rows/source_blob.h"

namespace acervo::store {
namespace {

std::string JsonText(const Report& report) {
  return ToJson(report).dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <typename T>
std::optional<std::string> IsoOf(const std::optional<T>& value) {
  return value ? std::optional(ToIso(*value)) : std::nullopt;
}

// The records above are told by their ids, here as in RECORD.
std::optional<std::string> ParentId(const Report& report, const Record& record) {
  if (!record.parent) return std::nullopt;
  for (const Record& other : report.records) {
    if (other.kind == record.kind && other.order == *record.parent) return other.local_id;
  }
  return std::nullopt;
}

Status StoreRecord(Connection& connection, std::int64_t key, const Report& report, const Record& record,
                   std::string_view change) {
  std::optional<std::string> first, last, year_source;
  if (!record.date.intervals.empty()) {
    first = ToIso(record.date.intervals.front().first);
    last = ToIso(record.date.intervals.back().last);
  }
  if (record.date.year_source) year_source = Token(*record.date.year_source);
  Query insert =
      connection("INSERT INTO record_as_read VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.Bind(key, record.local_id, change, Token(record.kind), record.order, record.depth, ParentId(report, record),
              record.title, record.type, record.text, record.section, record.date.raw, first, last,
              Token(record.date.precision), Token(record.date.source), year_source, record.source.page,
              record.source.table, record.source.row);
  return insert.Run();
}

std::map<std::string_view, const Record*> ById(const Report& report) {
  std::map<std::string_view, const Record*> records;
  for (const Record& record : report.records) records.emplace(record.local_id, &record);
  return records;
}

Status StoreChangedRecords(Connection& connection, std::int64_t key, const Report& reading, const Report& decided) {
  const auto before = ById(reading), after = ById(decided);
  for (const auto& [id, record] : before) {
    const auto now = after.find(id);
    if (now != after.end() && *now->second == *record) continue;
    const std::string_view change = now == after.end() ? "dropped" : "changed";
    ACERVO_RETURN_IF_ERROR(StoreRecord(connection, key, reading, *record, change));
  }
  for (const auto& [id, record] : after) {
    if (!before.contains(id)) ACERVO_RETURN_IF_ERROR(StoreRecord(connection, key, decided, *record, "added"));
  }
  return Ok();
}

}  // namespace

Status StoreAsRead(Connection& connection, std::int64_t report_key, const Report& reading, const Report& decided) {
  const std::string json = JsonText(reading);
  const Packed packed(json);
  Query insert = connection("INSERT INTO as_read VALUES(?, ?, ?, ?, ?, ?, ?)");
  std::optional<std::string> source;
  if (reading.period_source) source = Token(*reading.period_source);
  insert.Bind(report_key, IsoOf(reading.period), IsoOf(reading.period_end), source, reading.office,
              static_cast<std::int64_t>(json.size()));
  insert.BindBlob(packed.view());
  ACERVO_RETURN_IF_ERROR(insert.Run());
  return StoreChangedRecords(connection, report_key, reading, decided);
}

Status RemoveAsRead(Connection& connection, std::int64_t report_key) {
  for (const std::string_view sql :
       {"DELETE FROM as_read WHERE report_key = ?", "DELETE FROM record_as_read WHERE report_key = ?",
        "DELETE FROM decided_field WHERE report_key = ?"}) {
    ACERVO_RETURN_IF_ERROR(connection(sql).Bind(report_key).Run());
  }
  return Ok();
}

Result<bool> HasReadingBeside(Connection& connection, std::int64_t report_key) {
  Query query = connection("SELECT 1 FROM as_read WHERE report_key = ?");
  query.Bind(report_key);
  const bool is_there = query.Next();
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return is_there;
}

Result<Report> ReadReading(Connection& connection, std::int64_t report_key) {
  Query query = connection("SELECT sz, data FROM as_read WHERE report_key = ?");
  query.Bind(report_key);
  if (!query.Next()) {
    ACERVO_RETURN_IF_ERROR(query.Finish());
    return ReadRows(connection, report_key, EntityView::kAsRead);
  }
  ACERVO_ASSIGN_OR_RETURN(const std::string json, Unpack(query.Blob(1), query.Int(0)));
  return ReportFromJson(Json::parse(json, nullptr, false));
}

}  // namespace acervo::store
