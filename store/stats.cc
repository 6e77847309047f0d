// Counts of records and entities come from the columns in memory, the others from one pass over each table.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "store/archive_impl.h"
#include "store/upkeep/schema.h"

namespace acervo {
namespace store {
namespace {

using Counts = std::vector<std::pair<std::string, int>>;

void SortByCount(Counts& counts) {
  std::ranges::sort(counts, [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
}

int CountOfAll(const Counts& counts) {
  int all = 0;
  for (const auto& [name, count] : counts) all += count;
  return all;
}

// How many rows each name has.
Result<Counts> CountsBy(Connection& connection, std::string_view sql) {
  Counts counts;
  Query query = connection(sql);
  while (query.Next()) counts.emplace_back(query.Text(0), static_cast<int>(query.Int(1)));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return counts;
}

// Counts records by kind, type and the year of their first day.
class RecordTally {
 public:
  explicit RecordTally(const RecordColumns& columns) : columns_(columns), types_(columns.types().size()) {}

  void Add(std::int64_t key) {
    ++kinds_[columns_.Kind(key)];
    if (const std::uint16_t type = columns_.Type(key); type != 0 && type < types_.size()) ++types_[type];
    if (const std::int32_t day = columns_.FirstDay(key); day != kNoDay) ++years_[YearOf(day)];
  }

  void Fill(ArchiveStats& stats) const {
    stats.activities = kinds_[KindNumber(RecordKind::kActivity)];
    stats.coordinations = kinds_[KindNumber(RecordKind::kCoordination)];
    stats.texts = kinds_[KindNumber(RecordKind::kText)];
    stats.records_per_year.assign(years_.begin(), years_.end());
    for (std::size_t i = 0; i < types_.size(); ++i) {
      if (types_[i] > 0) stats.records_per_type.emplace_back(columns_.types()[i], types_[i]);
    }
    SortByCount(stats.records_per_type);
  }

 private:
  // Neighbours are of one year, mostly.
  int YearOf(std::int32_t day) {
    if (day < year_begin_ || day >= year_end_) {
      const auto year = DateOf(day).year();
      year_ = static_cast<int>(year);
      year_begin_ = DayNumber(year / std::chrono::January / 1);
      year_end_ = DayNumber((year + std::chrono::years(1)) / std::chrono::January / 1);
    }
    return year_;
  }

  const RecordColumns& columns_;
  std::array<int, 256> kinds_{};
  std::vector<int> types_;
  std::map<int, int> years_;
  int year_ = 0;
  std::int32_t year_begin_ = 0, year_end_ = 0;
};

void FillRecords(const RecordColumns& columns, ArchiveStats& stats) {
  RecordTally tally(columns);
  columns.All().ForEach([&](std::int64_t key) { tally.Add(key); });
  tally.Fill(stats);
  stats.entities = static_cast<int>(
      std::ranges::count_if(columns.EntityTallies(), [](const EntityTally& one) { return one.records > 0; }));
}

void FillPeriods(const std::set<Month>& periods, ArchiveStats& stats) {
  // A report misread as of another century must not list a thousand missing months.
  constexpr std::size_t kMostMissing = 2400;
  for (const Month& month : periods) {
    if (!stats.first_period) stats.first_period = month;
    for (Month missing = stats.last_period.value_or(month) + std::chrono::months(1);
         missing < month && stats.missing_months.size() < kMostMissing; missing += std::chrono::months(1)) {
      stats.missing_months.push_back(missing);
    }
    stats.last_period = month;
  }
}

// One pass: rows of reports are wide.
Status FillReports(Connection& connection, ArchiveStats& stats) {
  std::map<std::string, int, std::less<>> parsers;
  std::set<Month> periods;
  Query query = connection("SELECT withdrawn_at IS NULL, edition, parser_version, period FROM report");
  while (query.Next()) {
    if (query.Int(0) == 0) {
      ++stats.withdrawn;
      continue;
    }
    ++stats.reports;
    stats.earlier_editions += static_cast<int>(query.Int(1)) - 1;
    const auto parser = parsers.find(query.View(2));
    ++(parser != parsers.end() ? parser : parsers.emplace(query.Text(2), 0).first)->second;
    if (const std::optional<Month> month = MonthFromIso(query.View(3))) periods.insert(*month);
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  stats.reports_per_parser.assign(parsers.begin(), parsers.end());
  std::ranges::stable_sort(stats.reports_per_parser, IsOlderVersion, &std::pair<std::string, int>::first);
  FillPeriods(periods, stats);
  return Ok();
}

Status FillSources(Connection& connection, ArchiveStats& stats) {
  Query sources = connection("SELECT count(*) FROM source WHERE replaced_at IS NULL");
  if (sources.Next()) stats.sources = static_cast<int>(sources.Int(0));
  ACERVO_RETURN_IF_ERROR(sources.Finish());
  Query originals = connection("SELECT format, count(*), sum(bytes) FROM original GROUP BY format ORDER BY format");
  while (originals.Next()) {
    stats.originals_per_format.emplace_back(originals.Text(0), static_cast<int>(originals.Int(1)));
    stats.bytes_of_originals += originals.Int(2);
  }
  ACERVO_RETURN_IF_ERROR(originals.Finish());
  Query pages = connection("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  if (pages.Next()) stats.bytes_of_archive = pages.Int(0);
  return pages.Finish();
}

// What was read with doubts and what could not be read.
Status FillTroubles(Connection& connection, ArchiveStats& stats) {
  Result<Counts> doubts =
      CountsBy(connection,
               "SELECT code, count(*) FROM doubt WHERE question NOT IN (SELECT question FROM answer "
               "WHERE answer <> 'unsure') GROUP BY code");
  if (!doubts.ok()) return std::move(doubts.error());
  Result<Counts> failures = CountsBy(connection, "SELECT code, count(*) FROM failure GROUP BY code");
  if (!failures.ok()) return std::move(failures.error());
  stats.doubts_per_code = std::move(doubts.value());
  stats.failures_per_code = std::move(failures.value());
  SortByCount(stats.doubts_per_code);
  SortByCount(stats.failures_per_code);
  stats.doubts = CountOfAll(stats.doubts_per_code);
  stats.failures = CountOfAll(stats.failures_per_code);
  return Ok();
}

}  // namespace
}  // namespace store

Result<ArchiveStats> Archive::Stats() {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  ACERVO_RETURN_IF_ERROR(impl_->columns.Refresh(connection));
  ArchiveStats stats;
  store::FillRecords(impl_->columns, stats);
  ACERVO_RETURN_IF_ERROR(store::FillReports(connection, stats));
  ACERVO_RETURN_IF_ERROR(store::FillSources(connection, stats));
  ACERVO_RETURN_IF_ERROR(store::FillTroubles(connection, stats));
  Result<int> version = store::SchemaVersion(connection);
  if (!version.ok()) return std::move(version.error());
  stats.schema_version = version.value();
  return stats;
}

}  // namespace acervo
