// Pages of reports and of doubts. Counts come from narrow tables; what a row shows is read for the rows of the page.
#include "store/lists.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/text.h"
#include "store/archive_impl.h"

namespace acervo {
namespace store {
namespace {

// Reports of one year and office as it is spelt.
struct ReportCount {
  std::optional<int> year;
  std::string office, slug;  // as it is spelt, and what all its spellings share
  int reports = 0;
};

// Counts in memory: grouping in SQL sorts all reports by their texts, which takes ten times as long.
Result<std::vector<ReportCount>> CountReports(Connection& connection) {
  std::unordered_map<std::string, std::map<std::optional<int>, int>> tallies;  // by office and year
  Query query =
      connection("SELECT office, CAST(substr(period, 1, 4) AS INTEGER) FROM report WHERE withdrawn_at IS NULL");
  while (query.Next()) ++tallies[query.Text(0)][query.OptionalInt(1)];
  ACERVO_RETURN_IF_ERROR(query.Finish());
  std::vector<ReportCount> counts;
  for (const auto& [office, years] : tallies) {
    const std::string slug = Slug(office);
    for (const auto& [year, reports] : years) counts.push_back({year, office, slug, reports});
  }
  return counts;
}

// The most frequent spelling of each office and how many reports are of it.
std::vector<std::pair<std::string, int>> OfficesOf(const std::vector<ReportCount>& counts) {
  std::map<std::string, std::map<std::string, int>> spellings;
  for (const ReportCount& count : counts) spellings[count.slug][count.office] += count.reports;
  std::vector<std::pair<std::string, int>> offices;
  for (const auto& [slug, names] : spellings) {
    const auto best = std::ranges::max_element(names, {}, &std::pair<const std::string, int>::second);
    int all = 0;
    for (const auto& [name, reports] : names) all += reports;
    offices.emplace_back(best->first, all);
  }
  std::ranges::stable_sort(offices, std::ranges::greater(), &std::pair<std::string, int>::second);
  return offices;
}

bool IsOf(const ReportCount& count, const std::string& office_slug) {
  return office_slug.empty() || count.slug == office_slug;
}

void CountYears(const std::vector<ReportCount>& counts, const std::string& office_slug, ReportList& list) {
  std::map<int, int, std::greater<>> years;
  for (const ReportCount& count : counts) {
    if (!IsOf(count, office_slug)) continue;
    (count.year ? years[*count.year] : list.without_period) += count.reports;
  }
  list.years.assign(years.begin(), years.end());
}

bool IsListed(const ReportCount& count, const ReportFilter& filter, const std::string& office_slug) {
  if (filter.without_period && count.year) return false;
  if (filter.year && count.year != filter.year) return false;
  return IsOf(count, office_slug);
}

std::vector<Format> FormatsFrom(std::string_view tokens) {
  std::vector<Format> formats;
  while (!tokens.empty()) {
    const std::size_t end = std::min(tokens.find(','), tokens.size());
    if (const auto format = FormatFromToken(tokens.substr(0, end))) formats.push_back(*format);
    tokens.remove_prefix(std::min(end + 1, tokens.size()));
  }
  std::ranges::sort(formats);
  return formats;
}

constexpr std::string_view kListedReport =
    "SELECT id, period, period_end, office, "
    "(SELECT count(*) FROM record x WHERE x.report_key = r.report_key AND x.kind = 1), "
    "(SELECT count(*) FROM record x WHERE x.report_key = r.report_key AND x.kind = 2), "
    "(SELECT count(*) FROM record x WHERE x.report_key = r.report_key AND x.kind = 3), "
    "(SELECT count(*) FROM doubt d WHERE d.report_key = r.report_key AND d.question NOT IN (SELECT question FROM "
    "answer "
    "WHERE answer <> 'unsure')), "
    "(SELECT group_concat(DISTINCT o.format) FROM original o JOIN source s ON s.original_key = o.original_key "
    " WHERE o.report_key = r.report_key AND s.replaced_at IS NULL) FROM report r ";

ListedReport ListedReportFrom(const Query& row) {
  ListedReport report;
  report.id = row.Text(0);
  report.period = MonthFromIso(row.View(1));
  report.period_end = MonthFromIso(row.View(2));
  report.office = row.Text(3);
  report.activities = static_cast<int>(row.Int(4));
  report.coordinations = static_cast<int>(row.Int(5));
  report.texts = static_cast<int>(row.Int(6));
  report.doubts = static_cast<int>(row.Int(7));
  report.formats = FormatsFrom(row.View(8));
  return report;
}

// The ids of the page that is asked for.
Result<std::vector<std::string>> IdsOf(Connection& connection, const ReportFilter& filter,
                                       const std::string& office_slug) {
  std::vector<std::string> ids;
  std::map<std::string, bool, std::less<>> wanted_offices;
  Query query = connection(
      "SELECT id, office FROM report WHERE withdrawn_at IS NULL AND (?1 = '' OR substr(period, 1, 4) = ?1) "
      "AND (NOT ?2 OR period IS NULL) ORDER BY period IS NULL, period DESC, id");
  query.Bind(filter.year ? ToIso(Month(std::chrono::year(*filter.year), std::chrono::January)).substr(0, 4) : "",
             filter.without_period);
  int at = 0;
  while (std::ssize(ids) < filter.limit && query.Next()) {
    const auto [known, is_new] = wanted_offices.try_emplace(query.Text(1), true);
    if (is_new) known->second = office_slug.empty() || Slug(known->first) == office_slug;
    if (known->second && at++ >= filter.offset) ids.push_back(query.Text(0));
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return ids;
}

Result<std::vector<ListedReport>> ReportsOf(Connection& connection, const std::vector<std::string>& ids) {
  std::vector<ListedReport> reports;
  Query query = connection(std::string(kListedReport).append("WHERE id = ?"));
  for (const std::string& id : ids) {
    query.Again().Bind(id);
    if (query.Next()) reports.push_back(ListedReportFrom(query));
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return reports;
}

Status CountDoubts(Connection& connection, const DoubtFilter& filter, DoubtList& list) {
  Query query = connection(
      "SELECT code, count(*) FROM doubt WHERE question NOT IN (SELECT question FROM answer WHERE answer <> 'unsure') "
      "GROUP BY code ORDER BY count(*) DESC, code");
  while (query.Next()) {
    list.codes.emplace_back(query.Text(0), static_cast<int>(query.Int(1)));
    if (filter.code.empty() || filter.code == list.codes.back().first) list.total += list.codes.back().second;
  }
  return query.Finish();
}

StoredDoubt StoredDoubtFrom(const Query& row) {
  StoredDoubt stored{row.Text(0), MonthFromIso(row.View(1)), row.Text(2), {}};
  stored.doubt.code = DiagnosticCodeFromToken(row.View(3));
  stored.doubt.record = row.Text(4);
  stored.doubt.field = row.Text(5);
  stored.doubt.text = row.Text(6);
  stored.doubt.weight = row.Real(7);
  stored.doubt.where = {row.OptionalInt(8), row.OptionalInt(9), row.OptionalInt(10), row.OptionalInt(11)};
  return stored;
}

// One step through the reports of an office, in the order of period and id.
constexpr std::string_view kEarlier =
    "SELECT id, period, office FROM report WHERE withdrawn_at IS NULL AND (period, id) < (?1, ?2) "
    "ORDER BY period DESC, id DESC";
constexpr std::string_view kLater =
    "SELECT id, period, office FROM report WHERE withdrawn_at IS NULL AND (period, id) > (?1, ?2) "
    "ORDER BY period, id";

Result<std::optional<ReportStep>> StepFrom(Connection& connection, std::string_view sql, const ListedReport& from) {
  const std::string office = Slug(from.office);
  std::optional<ReportStep> step;
  Query query = connection(sql);
  query.Bind(ToIso(*from.period), from.id);
  while (!step && query.Next()) {
    if (Slug(query.View(2)) == office) step = ReportStep{query.Text(0), *MonthFromIso(query.View(1))};
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return step;
}

}  // namespace
}  // namespace store

Result<ReportList> Archive::ListReports(const ReportFilter& filter) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  auto counts = store::CountReports(connection);
  if (!counts.ok()) return std::move(counts.error());
  const std::string office = Slug(filter.office);
  ReportList list;
  list.offices = store::OfficesOf(counts.value());
  store::CountYears(counts.value(), office, list);
  for (const store::ReportCount& count : counts.value()) {
    if (store::IsListed(count, filter, office)) list.total += count.reports;
  }
  auto ids = store::IdsOf(connection, filter, office);
  if (!ids.ok()) return std::move(ids.error());
  auto reports = store::ReportsOf(connection, ids.value());
  if (!reports.ok()) return std::move(reports.error());
  list.reports = std::move(reports.value());
  return list;
}

Result<std::vector<std::pair<Month, int>>> Archive::ReportsPerMonth() {
  std::vector<std::pair<Month, int>> months;
  store::Query query = (*impl_->connection)(
      "SELECT period, count(*) FROM report WHERE withdrawn_at IS NULL AND period IS NOT NULL GROUP BY period "
      "ORDER BY period");
  while (query.Next()) {
    if (const auto month = MonthFromIso(query.View(0))) months.emplace_back(*month, static_cast<int>(query.Int(1)));
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return months;
}

Result<ReportSteps> Archive::StepsFrom(std::string_view report_id) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  auto here = store::ReportsOf(connection, {std::string(report_id)});
  if (!here.ok()) return std::move(here.error());
  if (here.value().empty() || !here.value().front().period) return ReportSteps{};
  auto earlier = store::StepFrom(connection, store::kEarlier, here.value().front());
  if (!earlier.ok()) return std::move(earlier.error());
  auto later = store::StepFrom(connection, store::kLater, here.value().front());
  if (!later.ok()) return std::move(later.error());
  return ReportSteps{earlier.value(), later.value()};
}

Result<DoubtList> Archive::ListDoubts(const DoubtFilter& filter) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  DoubtList list;
  ACERVO_RETURN_IF_ERROR(store::CountDoubts(connection, filter, list));
  store::Query query = connection(
      "SELECT r.id, r.period, r.read_from_path, d.code, d.record, d.field, d.text, d.weight, d.page, d.table_number, "
      "d.row_number, d.block FROM doubt d JOIN report r ON r.report_key = d.report_key WHERE (?1 = '' OR d.code = ?1) "
      "AND d.question NOT IN (SELECT question FROM answer WHERE answer <> 'unsure') "
      "ORDER BY d.weight DESC, d.report_key, d.position LIMIT ?2 OFFSET ?3");
  query.Bind(filter.code, filter.limit, filter.offset);
  while (query.Next()) list.doubts.push_back(store::StoredDoubtFrom(query));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return list;
}

}  // namespace acervo
