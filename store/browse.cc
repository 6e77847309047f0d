// What a reader of pages asks beside a search: records a month, the files themselves, reports and companions in lists,
// and whether anything has changed since.
#include <algorithm>
#include <chrono>
#include <utility>

#include "store/archive_impl.h"
#include "store/columns/period_tally.h"
#include "store/entities/entity_lists.h"
#include "store/rows/source_blob.h"
#include "store/search/search_run.h"

namespace acervo {
namespace store {
namespace {

// How many steps of SQLite's machine between two looks at the clock: well under a millisecond.
constexpr int kStepsPerLook = 1'000;

int IsPast(void* deadline) {
  return std::chrono::steady_clock::now() > *static_cast<std::chrono::steady_clock::time_point*>(deadline) ? 1 : 0;
}

// How many records each entity shares with one, by the key of the entity that answers.
std::vector<int> SharedRecords(const RecordColumns& columns, std::uint32_t root) {
  std::vector<int> shared(columns.EntityCount());
  std::vector<std::uint32_t> roots;
  columns.All().ForEach([&](std::int64_t key) {
    bool is_there = false;
    columns.ForEachEntity(key, [&](std::uint32_t entity) { is_there |= columns.Root(entity) == root; });
    if (!is_there) return;
    roots.clear();
    columns.ForEachEntity(key, [&](std::uint32_t entity) { roots.push_back(columns.Root(entity)); });
    std::ranges::sort(roots);
    roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
    for (const std::uint32_t one : roots) {
      if (one != root && one < shared.size()) ++shared[one];
    }
  });
  return shared;
}

// 0: none.
Result<std::uint32_t> RootWithId(Connection& connection, std::string_view id) {
  Query query = connection("SELECT root FROM entity WHERE id = ?");
  query.Bind(id);
  const auto root = query.Next() ? static_cast<std::uint32_t>(query.Int(0)) : 0;
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return root;
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
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  ACERVO_RETURN_IF_ERROR(impl_->columns.Refresh(connection));
  const Result<std::uint32_t> root = store::RootWithId(connection, entity_id);
  if (!root.ok()) return root.error();
  const std::vector<int> shared = store::SharedRecords(impl_->columns, root.value());
  std::vector<store::RankedEntity> ranked;
  for (std::uint32_t key = 0; key < shared.size(); ++key) {
    if (shared[key] > 0) ranked.push_back({shared[key], key});
  }
  const auto most = store::RankedPart(connection, std::move(ranked), 0, limit);
  if (!most.ok()) return most.error();
  std::vector<Companion> companions;
  store::Query row = connection("SELECT id, name, kind FROM entity WHERE entity_key = ?");
  for (const store::RankedEntity& one : most.value()) {
    row.Again().Bind(std::int64_t{one.key});
    if (row.Next()) {
      companions.push_back({row.Text(0), row.Text(1), EntityKindFromToken(row.View(2)).value_or(EntityKind::kOther),
                            static_cast<int>(one.rank)});
    }
    ACERVO_RETURN_IF_ERROR(row.Finish());
  }
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
  ACERVO_RETURN_IF_ERROR(query.Finish());
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
    ACERVO_RETURN_IF_ERROR(query.Finish());
    return Error{ErrorCode::kNotFound, std::string(sha256), {}};
  }
  SourceFile file{query.Text(2), std::string(sha256), FormatFromToken(query.View(1)).value_or(Format::kTxt), {}};
  Result<std::string> bytes = store::LoadSourceBlob(connection, query.Text(0), sha256);
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
  ACERVO_RETURN_IF_ERROR(query.Finish());
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
