#include "store/rows/parsed_version.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>

#include "core/json.h"
#include "store/rows/as_read.h"
#include "store/rows/source_blob.h"

namespace acervo::store {
namespace {

std::string JsonText(const Report& report) {
  return ToJson(report).dump(-1, ' ', false, Json::error_handler_t::replace);
}

// The one row of a query for `sz` and `data`.
Result<Report> OneReading(Query query, std::int64_t key) {
  if (!query.Next()) {
    ACERVO_RETURN_IF_ERROR(query.Finish());
    return Error{ErrorCode::kNotFound, std::to_string(key), {}};
  }
  Result<std::string> json = Unpack(query.Blob(1), query.Int(0));
  if (!json.ok()) return std::move(json.error());
  return ReportFromJson(Json::parse(json.value(), nullptr, false));
}

}  // namespace

Status StoreParsedVersion(Connection& connection, std::int64_t original_key, std::int64_t report_key, int edition,
                          const Report& report, std::string_view read_at) {
  const std::string json = JsonText(report);
  const Packed packed(json);
  Query query = connection("INSERT OR REPLACE INTO reading VALUES(?, ?, ?, ?, ?, ?, ?)");
  query.Bind(original_key, report_key, edition, report.parser_version, read_at, static_cast<std::int64_t>(json.size()));
  query.BindBlob(packed.view());
  return query.Run();
}

Status DropParsedVersion(Connection& connection, std::int64_t original_key) {
  return connection("DELETE FROM reading WHERE original_key = ?").Bind(original_key).Run();
}

Result<Report> LoadParsedVersion(Connection& connection, std::int64_t original_key) {
  Query rows = connection(
      "SELECT report_key FROM report WHERE read_from = ?1 AND withdrawn_at IS NULL AND report_key = "
      "(SELECT report_key FROM original WHERE original_key = ?1)");
  rows.Bind(original_key);
  if (rows.Next()) return ReadReading(connection, rows.Int(0));
  ACERVO_RETURN_IF_ERROR(rows.Finish());
  Query kept = connection("SELECT sz, data FROM reading WHERE original_key = ?");
  kept.Bind(original_key);
  return OneReading(std::move(kept), original_key);
}

Status StoreFormerVersion(Connection& connection, std::int64_t event_key, std::int64_t original_key,
                          const Report& report, std::string_view read_at) {
  const std::string json = JsonText(report);
  const Packed packed(json);
  Query query = connection("INSERT INTO former_reading VALUES(?, ?, ?, ?, ?, ?)");
  query.Bind(event_key, original_key, report.parser_version, read_at, static_cast<std::int64_t>(json.size()));
  query.BindBlob(packed.view());
  return query.Run();
}

Result<Report> LoadVersionAfter(Connection& connection, std::int64_t original_key, std::int64_t event_key) {
  Query next = connection("SELECT min(event_key) FROM former_reading WHERE original_key = ? AND event_key > ?");
  next.Bind(original_key, event_key);
  const bool was_replaced = next.Next() && !next.IsNull(0);
  const std::int64_t replaced_by = was_replaced ? next.Int(0) : 0;
  ACERVO_RETURN_IF_ERROR(next.Finish());
  return was_replaced ? LoadFormerVersion(connection, replaced_by) : LoadParsedVersion(connection, original_key);
}

Result<Report> LoadFormerVersion(Connection& connection, std::int64_t event_key) {
  Query query = connection("SELECT sz, data FROM former_reading WHERE event_key = ?");
  query.Bind(event_key);
  return OneReading(std::move(query), event_key);
}

Status StoreHead(Connection& connection, std::int64_t original_key, const Report& report) {
  std::optional<std::string> period, period_end, source;
  if (report.period) period = ToIso(*report.period);
  if (report.period_end) period_end = ToIso(*report.period_end);
  if (report.period_source) source = Token(*report.period_source);
  return connection(
             "UPDATE original SET period = ?, period_end = ?, period_source = ?, office = ? WHERE original_key = ?")
      .Bind(period, period_end, source, report.office, original_key)
      .Run();
}

Status StoreIdentity(Connection& connection, std::int64_t original_key, const Report& report,
                     const std::vector<std::int64_t>& sketch) {
  ACERVO_RETURN_IF_ERROR(StoreHead(connection, original_key, report));
  ACERVO_RETURN_IF_ERROR(connection("DELETE FROM sketch WHERE original_key = ?").Bind(original_key).Run());
  Query insert = connection("INSERT OR IGNORE INTO sketch VALUES(?, ?)");
  for (const std::int64_t value : sketch) ACERVO_RETURN_IF_ERROR(insert.Again().Bind(value, original_key).Run());
  return Ok();
}

namespace {

constexpr int kMostOfAValue = 200;

std::vector<SharedSketch> MostAlike(const std::map<std::int64_t, int>& shared) {
  std::vector<SharedSketch> alike;
  alike.reserve(shared.size());
  for (const auto& [key, values] : shared) alike.push_back({key, values});
  std::ranges::stable_sort(alike, std::greater<>(), &SharedSketch::values);
  return alike;
}

// Those of one month, of the same office before others.
Result<std::vector<SharedSketch>> AlikeOfTheMonth(Connection& connection, const Report& report,
                                                  const std::vector<std::int64_t>& sketch) {
  std::map<std::int64_t, int> of_office, of_others;
  Query query = connection(
      "SELECT o.original_key, s.value, r.office = ?2 FROM report r JOIN original o ON o.report_key = r.report_key JOIN "
      "sketch s ON s.original_key = o.original_key WHERE r.period = ?1");
  query.Bind(ToIso(*report.period), report.office);
  while (query.Next()) {
    if (std::ranges::find(sketch, query.Int(1)) == sketch.end()) continue;
    ++(query.Int(2) != 0 ? of_office : of_others)[query.Int(0)];
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  std::vector<SharedSketch> alike = MostAlike(of_office);
  std::ranges::copy(MostAlike(of_others), std::back_inserter(alike));
  return alike;
}

}  // namespace

Result<std::vector<SharedSketch>> Alike(Connection& connection, const Report& report,
                                        const std::vector<std::int64_t>& sketch, int most) {
  std::map<std::int64_t, int> shared;
  bool are_all = true;
  Query find = connection("SELECT original_key FROM sketch WHERE value = ? LIMIT " + std::to_string(kMostOfAValue));
  for (const std::int64_t value : sketch) {
    find.Again().Bind(value);
    int found = 0;
    for (; find.Next(); ++found) ++shared[find.Int(0)];
    ACERVO_RETURN_IF_ERROR(find.Finish());
    are_all = are_all && found < kMostOfAValue;
  }
  std::vector<SharedSketch> alike = MostAlike(shared);
  if (report.period && (!are_all || std::ssize(alike) > most)) {
    Result<std::vector<SharedSketch>> of_month = AlikeOfTheMonth(connection, report, sketch);
    if (!of_month.ok()) return of_month;
    std::ranges::copy_if(alike, std::back_inserter(of_month.value()), [&](const SharedSketch& other) {
      return std::ranges::find(of_month.value(), other.original_key, &SharedSketch::original_key) ==
             of_month.value().end();
    });
    alike = std::move(of_month.value());
  }
  if (std::ssize(alike) > most) alike.resize(static_cast<std::size_t>(most));
  return alike;
}

}  // namespace acervo::store
