// The records of a search as a tree: office, report, record. One pass groups the keys, the second reads what they mean.
#include <map>
#include <unordered_map>
#include <utility>

#include "core/text.h"
#include "store/archive_impl.h"
#include "store/rows/report_rows.h"

namespace acervo {
namespace store {
namespace {

struct ReportKeys {
  std::string id;
  std::optional<Month> period;
  std::vector<std::int64_t> records;
};

struct Office {
  OfficeSeries series;
  std::map<std::string, int> spellings;
  std::vector<ReportKeys> reports;
};

class OfficeTree {
 public:
  explicit OfficeTree(Connection& connection) : connection_(connection) {}

  // REQUIRES: the records of a report come one after another, as in the order of an export.
  Status Add(std::int64_t record_key) {
    Query query = connection_(
        "SELECT r.report_key, r.id, r.period, r.office FROM record c JOIN report r ON r.report_key = c.report_key "
        "WHERE c.record_key = ?");
    query.Bind(record_key);
    if (!query.Next()) return query.Finish();
    if (query.Int(0) != last_report_) AddReport(query);
    Office& office = offices_[last_office_];
    office.reports.back().records.push_back(record_key);
    ++office.series.records;
    return Ok();
  }

  std::vector<Office> Finish() {
    for (Office& office : offices_) office.series.office = MostFrequent(office.spellings);
    return std::move(offices_);
  }

 private:
  void AddReport(const Query& row) {
    last_report_ = row.Int(0);
    const std::string name = row.Text(3);
    const auto [place, is_new] = places_.try_emplace(Slug(name), offices_.size());
    if (is_new) offices_.emplace_back();
    last_office_ = place->second;
    Office& office = offices_[last_office_];
    office.reports.push_back({row.Text(1), MonthFromIso(row.View(2)), {}});
    ++office.spellings[name];
    ++office.series.reports;
    Widen(office.series, office.reports.back().period);
  }

  static void Widen(OfficeSeries& series, const std::optional<Month>& period) {
    if (!period) return;
    if (!series.first_period || *period < *series.first_period) series.first_period = period;
    if (!series.last_period || *period > *series.last_period) series.last_period = period;
  }

  static std::string MostFrequent(const std::map<std::string, int>& spellings) {
    auto most = spellings.begin();
    for (auto each = spellings.begin(); each != spellings.end(); ++each) {
      if (each->second > most->second) most = each;
    }
    return most->first;
  }

  Connection& connection_;
  std::vector<Office> offices_;
  std::unordered_map<std::string, std::size_t> places_;  // by slug
  std::int64_t last_report_ = -1;
  std::size_t last_office_ = 0;
};

template <typename Visit, typename Thing>
bool GoesOn(const Visit& visit, const Thing& thing) {
  return !visit || visit(thing);
}

Result<bool> VisitRecords(Connection& connection, const ReportKeys& report, const DescriptionVisitor& visit) {
  bool goes_on = true;
  ACERVO_RETURN_IF_ERROR(ForEachRow(connection, report.records, [&](const RecordView& view) {
    goes_on = GoesOn(visit.record, view);
    return goes_on;
  }));
  return goes_on;
}

}  // namespace
}  // namespace store

Status Archive::ForEachDescription(const SearchRequest& request, const DescriptionVisitor& visit) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  Result<std::vector<std::int64_t>> keys = impl_->KeysForExport(request);
  if (!keys.ok()) return std::move(keys.error());
  store::OfficeTree tree(connection);
  for (const std::int64_t key : keys.value()) ACERVO_RETURN_IF_ERROR(tree.Add(key));
  for (const store::Office& office : tree.Finish()) {
    if (!store::GoesOn(visit.series, office.series)) return Ok();
    for (const store::ReportKeys& keys_of_report : office.reports) {
      Result<StoredReport> report = ReportById(keys_of_report.id);
      if (!report.ok()) return std::move(report.error());
      report.value().report.records.clear();
      if (!store::GoesOn(visit.report, report.value())) return Ok();
      Result<bool> goes_on = store::VisitRecords(connection, keys_of_report, visit);
      if (!goes_on.ok()) return std::move(goes_on.error());
      if (!goes_on.value()) return Ok();
    }
  }
  return Ok();
}

Result<std::string> Archive::LastReadAt() {
  store::Query query = (*impl_->connection)("SELECT coalesce(max(read_at), '') FROM report");
  std::string at;
  if (query.Next()) at = query.Text(0);
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return at;
}

}  // namespace acervo
