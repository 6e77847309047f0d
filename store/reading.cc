#include "store/reading.h"

#include <algorithm>
#include <functional>
#include <map>

#include "core/json.h"
#include "store/original.h"
#include "store/report_rows.h"

namespace acervo::store {
namespace {

std::string JsonText(const Report& report) {
  return ToJson(report).dump(-1, ' ', false, Json::error_handler_t::replace);
}

// The one row of a query for `sz` and `data`.
Result<Report> OneReading(Query query, std::int64_t key) {
  if (!query.Next()) {
    ACERVO_TRY(query.Finish());
    return Error{ErrorCode::kNotFound, std::to_string(key), {}};
  }
  Result<std::string> json = Unpack(query.Blob(1), query.Int(0));
  if (!json.ok()) return std::move(json.error());
  return ReportFromJson(Json::parse(json.value(), nullptr, false));
}

}  // namespace

Status StoreReading(Connection& connection, std::int64_t original_key, std::int64_t report_key, int edition,
                    const Report& report, std::string_view read_at) {
  const std::string json = JsonText(report);
  const std::string packed = Pack(json);
  Query query = connection("INSERT OR REPLACE INTO reading VALUES(?, ?, ?, ?, ?, ?, ?)");
  query.Bind(original_key, report_key, edition, report.parser_version, read_at, static_cast<std::int64_t>(json.size()));
  query.BindBlob(packed);
  return query.Run();
}

Status DropReading(Connection& connection, std::int64_t original_key) {
  return connection("DELETE FROM reading WHERE original_key = ?").Bind(original_key).Run();
}

Result<Report> LoadReading(Connection& connection, std::int64_t original_key) {
  Query rows = connection(
      "SELECT report_key FROM report WHERE read_from = ?1 AND withdrawn_at IS NULL AND report_key = "
      "(SELECT report_key FROM original WHERE original_key = ?1)");
  rows.Bind(original_key);
  if (rows.Next()) return ReadRows(connection, rows.Int(0), EntityView::kAsRead);
  ACERVO_TRY(rows.Finish());
  Query kept = connection("SELECT sz, data FROM reading WHERE original_key = ?");
  kept.Bind(original_key);
  return OneReading(std::move(kept), original_key);
}

Status StoreFormerReading(Connection& connection, std::int64_t event_key, std::int64_t original_key,
                          const Report& report, std::string_view read_at) {
  const std::string json = JsonText(report);
  const std::string packed = Pack(json);
  Query query = connection("INSERT INTO former_reading VALUES(?, ?, ?, ?, ?, ?)");
  query.Bind(event_key, original_key, report.parser_version, read_at, static_cast<std::int64_t>(json.size()));
  query.BindBlob(packed);
  return query.Run();
}

Result<Report> LoadReadingAfter(Connection& connection, std::int64_t original_key, std::int64_t event_key) {
  Query next = connection("SELECT min(event_key) FROM former_reading WHERE original_key = ? AND event_key > ?");
  next.Bind(original_key, event_key);
  const bool was_replaced = next.Next() && !next.IsNull(0);
  const std::int64_t replaced_by = was_replaced ? next.Int(0) : 0;
  ACERVO_TRY(next.Finish());
  return was_replaced ? LoadFormerReading(connection, replaced_by) : LoadReading(connection, original_key);
}

Result<Report> LoadFormerReading(Connection& connection, std::int64_t event_key) {
  Query query = connection("SELECT sz, data FROM former_reading WHERE event_key = ?");
  query.Bind(event_key);
  return OneReading(std::move(query), event_key);
}

Status StoreSketch(Connection& connection, std::int64_t original_key, const Fingerprint& print) {
  ACERVO_TRY(connection("DELETE FROM sketch WHERE original_key = ?").Bind(original_key).Run());
  Query insert = connection("INSERT OR IGNORE INTO sketch VALUES(?, ?)");
  for (const std::int64_t value : Sketch(print)) ACERVO_TRY(insert.Again().Bind(value, original_key).Run());
  return Ok();
}

Result<std::vector<SharedSketch>> Alike(Connection& connection, const Fingerprint& print, int most) {
  std::map<std::int64_t, int> shared;
  Query find = connection("SELECT original_key FROM sketch WHERE value = ? LIMIT 200");
  for (const std::int64_t value : Sketch(print)) {
    find.Again().Bind(value);
    while (find.Next()) ++shared[find.Int(0)];
    ACERVO_TRY(find.Finish());
  }
  std::vector<SharedSketch> alike;
  for (const auto& [key, values] : shared) alike.push_back({key, values});
  std::ranges::stable_sort(alike, std::greater<>(), &SharedSketch::values);
  if (std::ssize(alike) > most) alike.resize(static_cast<std::size_t>(most));
  return alike;
}

}  // namespace acervo::store
