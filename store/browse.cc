// What a reader of pages asks beside a search: records a month, the files themselves, reports and companions in lists,
// and whether anything has changed since.
#include <algorithm>
#include <chrono>
#include <utility>

#include "store/archive_impl.h"
#include "store/original.h"
#include "store/period_tally.h"
#include "store/search_run.h"

namespace acervo {
namespace store {
namespace {

// How many steps of SQLite's machine between two looks at the clock: well under a millisecond.
constexpr int kStepsPerLook = 1'000;

int IsPast(void* deadline) {
  return std::chrono::steady_clock::now() > *static_cast<std::chrono::steady_clock::time_point*>(deadline) ? 1 : 0;
}

}  // namespace
}  // namespace store

Result<Timeline> Archive::TimelineOf(const SearchRequest& request) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  const Result<store::Found> found = store::FindRecords(connection, impl_->columns, request);
  if (!found.ok()) return found.error();
  store::PeriodTally tally(impl_->columns, request.within ? store::PeriodMatch::kWithin : store::PeriodMatch::kOverlap);
  found.value().keys.ForEach([&](std::int64_t key) { tally.Add(key); });
  return Timeline{tally.Months(), tally.Years(), tally.undated(), found.value().keys.Count()};
}

Result<std::vector<Companion>> Archive::CompanionsOf(std::string_view entity_id, int limit) {
  std::vector<Companion> companions;
  store::Query query = (*impl_->connection)(
      "SELECT r.id, r.name, r.kind, count(DISTINCT y.record_key) AS shared FROM entity e "
      "JOIN entity m ON m.root = e.root JOIN record_entity x ON x.entity_key = m.entity_key "
      "JOIN record_entity y ON y.record_key = x.record_key JOIN entity o ON o.entity_key = y.entity_key "
      "JOIN entity r ON r.entity_key = o.root WHERE e.id = ?1 AND r.entity_key <> e.root "
      "GROUP BY r.entity_key ORDER BY shared DESC, r.id LIMIT ?2");
  query.Bind(entity_id, static_cast<std::int64_t>(limit));
  while (query.Next()) {
    companions.push_back({query.Text(0), query.Text(1), EntityKindFromToken(query.View(2)).value_or(EntityKind::kOther),
                          static_cast<int>(query.Int(3))});
  }
  ACERVO_TRY(query.Finish());
  return companions;
}

Result<std::vector<ReportLine>> Archive::Reports() {
  std::vector<ReportLine> reports;
  store::Query query = (*impl_->connection)(
      "SELECT id, period, coalesce(office, ''), activities, coordinations FROM reports ORDER BY period, id");
  while (query.Next()) {
    reports.push_back({query.Text(0), MonthFromIso(query.View(1)), query.Text(2), static_cast<int>(query.Int(3)),
                       static_cast<int>(query.Int(4))});
  }
  ACERVO_TRY(query.Finish());
  return reports;
}

Result<SourceFile> Archive::Original(std::string_view sha256) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  store::Query query = connection(std::string("SELECT o.sqlar_name, o.format, ")
                                      .append(store::kFirstPath)
                                      .append(" FROM original o WHERE o.sha256 = ?"));
  query.Bind(sha256);
  if (!query.Next()) {
    ACERVO_TRY(query.Finish());
    return Error{ErrorCode::kNotFound, std::string(sha256), {}};
  }
  SourceFile file{query.Text(2), std::string(sha256), FormatFromToken(query.View(1)).value_or(Format::kTxt), {}};
  Result<std::string> bytes = store::LoadOriginal(connection, query.Text(0), sha256);
  if (!bytes.ok()) return std::move(bytes.error());
  file.original = std::move(bytes.value());
  return file;
}

Result<Format> Archive::FormatOfOriginal(std::string_view sha256) {
  store::Connection& connection =
      impl_->rehearsal ? impl_->rehearsal->HolderOfOriginal(*impl_->connection, sha256) : *impl_->connection;
  store::Query query = connection("SELECT format FROM original WHERE sha256 = ?");
  query.Bind(sha256);
  std::optional<Format> format;
  if (query.Next()) format = FormatFromToken(query.View(0));
  ACERVO_TRY(query.Finish());
  if (!format) return Error{ErrorCode::kNotFound, std::string(sha256), {}};
  return *format;
}

Result<std::int64_t> Archive::DataVersion() { return store::DataVersion(*impl_->connection); }

void Archive::StopAt(std::optional<std::chrono::steady_clock::time_point> deadline) {
  impl_->deadline = deadline.value_or(std::chrono::steady_clock::time_point::max());
  sqlite3_progress_handler(impl_->connection->get(), deadline ? store::kStepsPerLook : 0, store::IsPast,
                           &impl_->deadline);
}

}  // namespace acervo
