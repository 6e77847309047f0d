#include <algorithm>

#include "store/archive_impl.h"
#include "store/schema.h"

namespace acervo {
namespace store {
namespace {

struct Count {
  std::string_view sql;
  int ArchiveStats::*into;
};
constexpr Count kCounts[] = {
    {"SELECT count(*) FROM report WHERE withdrawn_at IS NULL", &ArchiveStats::reports},
    {"SELECT count(*) FROM source WHERE replaced_at IS NULL", &ArchiveStats::sources},
    {"SELECT count(*) FROM record WHERE kind = 1", &ArchiveStats::activities},
    {"SELECT count(*) FROM record WHERE kind = 2", &ArchiveStats::coordinations},
    {"SELECT count(*) FROM record WHERE kind = 3", &ArchiveStats::texts},
    {"SELECT count(*) FROM entities", &ArchiveStats::entities},
    {"SELECT count(*) FROM doubt", &ArchiveStats::doubts},
    {"SELECT count(*) FROM failure", &ArchiveStats::failures},
    {"SELECT coalesce(sum(edition - 1), 0) FROM report WHERE withdrawn_at IS NULL", &ArchiveStats::earlier_editions},
    {"SELECT count(*) FROM report WHERE withdrawn_at IS NOT NULL", &ArchiveStats::withdrawn},
};

struct Group {
  std::string_view sql;
  std::vector<std::pair<std::string, int>> ArchiveStats::*into;
};
constexpr Group kGroups[] = {
    {"SELECT t.type, count(*) FROM record c JOIN record_type t ON t.type_key = c.type_key GROUP BY t.type_key "
     "ORDER BY count(*) DESC, t.type",
     &ArchiveStats::records_per_type},
    {"SELECT format, count(*) FROM original GROUP BY format ORDER BY format", &ArchiveStats::originals_per_format},
    {"SELECT parser_version, count(*) FROM report WHERE withdrawn_at IS NULL GROUP BY parser_version",
     &ArchiveStats::reports_per_parser},
    {"SELECT code, count(*) FROM doubt GROUP BY code ORDER BY count(*) DESC, code", &ArchiveStats::doubts_per_code},
    {"SELECT code, count(*) FROM failure GROUP BY code ORDER BY count(*) DESC, code", &ArchiveStats::failures_per_code},
};

Status FillCounts(Connection& connection, ArchiveStats& stats) {
  for (const Count& count : kCounts) {
    Query query = connection(count.sql);
    if (query.Next()) stats.*count.into = static_cast<int>(query.Int(0));
    ACERVO_TRY(query.Finish());
  }
  return Ok();
}

Status FillPeriods(Connection& connection, ArchiveStats& stats) {
  Query query = connection(
      "SELECT DISTINCT period FROM report WHERE period IS NOT NULL AND withdrawn_at IS NULL ORDER BY period");
  // A report misread as of another century must not list a thousand missing months.
  constexpr std::size_t kMostMissing = 2400;
  while (query.Next()) {
    const std::optional<Month> month = MonthFromIso(query.View(0));
    if (!month) continue;
    if (!stats.first_period) stats.first_period = month;
    for (Month missing = stats.last_period.value_or(*month) + std::chrono::months(1);
         missing < *month && stats.missing_months.size() < kMostMissing; missing += std::chrono::months(1)) {
      stats.missing_months.push_back(missing);
    }
    stats.last_period = month;
  }
  return query.Finish();
}

Status FillGroups(Connection& connection, ArchiveStats& stats) {
  Query years = connection(
      "SELECT CAST(strftime('%Y', first_day * 86400, 'unixepoch') AS INTEGER), count(*) FROM record "
      "WHERE first_day IS NOT NULL GROUP BY 1 ORDER BY 1");
  while (years.Next()) {
    stats.records_per_year.emplace_back(static_cast<int>(years.Int(0)), static_cast<int>(years.Int(1)));
  }
  ACERVO_TRY(years.Finish());
  for (const Group& group : kGroups) {
    Query query = connection(group.sql);
    while (query.Next()) (stats.*group.into).emplace_back(query.Text(0), static_cast<int>(query.Int(1)));
    ACERVO_TRY(query.Finish());
  }
  std::ranges::stable_sort(stats.reports_per_parser, IsOlderVersion, &std::pair<std::string, int>::first);
  return Ok();
}

Status FillSizes(Connection& connection, ArchiveStats& stats) {
  Query originals = connection("SELECT coalesce(sum(bytes), 0) FROM original");
  if (originals.Next()) stats.bytes_of_originals = originals.Int(0);
  ACERVO_TRY(originals.Finish());
  Query pages = connection("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  if (pages.Next()) stats.bytes_of_archive = pages.Int(0);
  return pages.Finish();
}

}  // namespace
}  // namespace store

Result<ArchiveStats> Archive::Stats() {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  ArchiveStats stats;
  ACERVO_TRY(store::FillCounts(connection, stats));
  ACERVO_TRY(store::FillPeriods(connection, stats));
  ACERVO_TRY(store::FillGroups(connection, stats));
  ACERVO_TRY(store::FillSizes(connection, stats));
  Result<int> version = store::SchemaVersion(connection);
  if (!version.ok()) return std::move(version.error());
  stats.schema_version = version.value();
  return stats;
}

}  // namespace acervo
