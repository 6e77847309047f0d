#include "store/identity/same_records.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/date.h"
#include "store/columns/column_blocks.h"
#include "store/likeness/likeness.h"
#include "store/rows/report_rows.h"

namespace acervo::store {
namespace {

// Of one record at most: what stands in more reports is boilerplate.
constexpr int kMostPairs = 50;

struct Days {
  std::int64_t first = 0, last = 0;
  friend bool operator==(const Days&, const Days&) = default;
};

struct ReportSpan {
  std::string office;
  std::optional<Days> days;  // nullopt: no period is known
};

// A record and whether its own words date it.
struct Dated {
  std::int64_t key = 0, report = 0;
  std::optional<Days> days;
  bool is_by_words = false;
};

Dated DatedFrom(const Query& row, int first_column) {
  Dated record{row.Int(first_column), row.Int(first_column + 1), std::nullopt, row.Int(first_column + 4) <= 1};
  if (!row.IsNull(first_column + 2)) record.days = Days{row.Int(first_column + 2), row.Int(first_column + 3)};
  return record;
}

bool Overlap(const Days& a, const Days& b) { return a.first <= b.last && b.first <= a.last; }
bool Contains(const Days& a, const Days& b) { return a.first <= b.first && b.last <= a.last; }

// The days of its months, narrowed to those of its dated rows: a fortnight says the same month as its whole.
std::optional<Days> Narrowed(const std::optional<Days>& months, const std::optional<Days>& rows) {
  if (!months || !rows || !Overlap(*months, *rows)) return months ? months : rows;
  return Days{std::max(months->first, rows->first), std::min(months->last, rows->last)};
}

Result<ReportSpan> SpanOf(Connection& connection, std::int64_t report_key) {
  ReportSpan span;
  Query head = connection("SELECT office, period, coalesce(period_end, period) FROM report WHERE report_key = ?");
  head.Bind(report_key);
  std::optional<Days> months, rows;
  if (head.Next()) {
    span.office = head.Text(0);
    const auto first = MonthFromIso(head.View(1)), last = MonthFromIso(head.View(2));
    if (first && last) months = Days{DayNumber(FirstDay(*first)), DayNumber(LastDay(*last))};
  }
  ACERVO_RETURN_IF_ERROR(head.Finish());
  Query days = connection("SELECT min(first_day), max(last_day) FROM record WHERE report_key = ? AND date_source = 0");
  days.Bind(report_key);
  if (days.Next() && !days.IsNull(0)) rows = Days{days.Int(0), days.Int(1)};
  ACERVO_RETURN_IF_ERROR(days.Finish());
  span.days = Narrowed(months, rows);
  return span;
}

class Pairer {
 public:
  Pairer(Connection& connection, std::int64_t report_key)
      : connection_(connection),
        report_key_(report_key),
        others_(connection(
            "SELECT record_key, report_key, first_day, last_day, date_source FROM record WHERE words_hash = ?1 AND "
            "report_key <> ?2 AND (first_day IS NULL OR ?3 IS NULL OR (first_day <= ?4 AND last_day >= ?3)) LIMIT "
            "?5")) {}

  Status Run() {
    Query records = connection_(
        "SELECT record_key, report_key, first_day, last_day, date_source, words_hash FROM record WHERE report_key = ? "
        "AND words_hash IS NOT NULL");
    records.Bind(report_key_);
    while (records.Next()) ACERVO_RETURN_IF_ERROR(PairRecord(DatedFrom(records, 0), records.Int(5)));
    return records.Finish();
  }

 private:
  Status PairRecord(const Dated& record, std::int64_t hash) {
    std::optional<std::int64_t> first, last;
    if (record.days) std::tie(first, last) = std::pair(record.days->first, record.days->last);
    others_.Again().Bind(hash, record.report, first, last, kMostPairs);
    while (others_.Next()) {
      const Dated other = DatedFrom(others_, 0);
      Result<bool> is_same = AreSame(record, other);
      if (!is_same.ok()) return std::move(is_same.error());
      if (is_same.value()) ACERVO_RETURN_IF_ERROR(Add(record, other));
    }
    return others_.Finish();
  }

  // Words alone do not make two undated rows one: a standing point of two weeks is two. Of a part and its whole it is.
  Result<bool> AreSame(const Dated& a, const Dated& b) {
    for (const std::int64_t report : {a.report, b.report}) {
      if (spans_.contains(report)) continue;
      Result<ReportSpan> span = SpanOf(connection_, report);
      if (!span.ok()) return std::move(span.error());
      spans_.emplace(report, std::move(span.value()));
    }
    const ReportSpan &x = spans_.at(a.report), &y = spans_.at(b.report);
    if (!MayShareOffice(x.office, y.office)) return false;
    if (a.is_by_words && b.is_by_words) return a.days == b.days;
    return !x.days || !y.days || Contains(*x.days, *y.days) || Contains(*y.days, *x.days);
  }

  Status Add(const Dated& a, const Dated& b) {
    const bool b_is_first = Order(b.report) < Order(a.report);
    Query insert = connection_("INSERT OR IGNORE INTO same_record VALUES(?, ?, ?)");
    ACERVO_RETURN_IF_ERROR(insert.Bind(a.key, b.key, b_is_first).Run());
    return insert.Again().Bind(b.key, a.key, !b_is_first).Run();
  }

  std::pair<std::int64_t, std::int64_t> Order(std::int64_t report) const {
    const std::optional<Days>& days = spans_.at(report).days;
    return {days ? days->last - days->first : std::numeric_limits<std::int64_t>::max(), report};
  }

  Connection& connection_;
  std::int64_t report_key_;
  std::map<std::int64_t, ReportSpan> spans_;
  Query others_;
};

Status StoreHashes(Connection& connection, std::int64_t report_key) {
  Result<Report> report = ReadRows(connection, report_key, EntityView::kAsRead);
  if (!report.ok()) return std::move(report.error());
  Query update = connection("UPDATE record SET words_hash = nullif(?, 0) WHERE report_key = ? AND local_id = ?");
  for (const Record& record : report.value().records) {
    ACERVO_RETURN_IF_ERROR(update.Again().Bind(RecordHash(record), report_key, record.local_id).Run());
  }
  return Ok();
}

}  // namespace

Status PairSameRecords(Connection& connection, std::int64_t report_key) { return Pairer(connection, report_key).Run(); }

Status PairAllRecords(Connection& connection) {
  std::vector<std::int64_t> reports;
  Query query = connection("SELECT report_key FROM report ORDER BY report_key");
  while (query.Next()) reports.push_back(query.Int(0));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  for (const std::int64_t report : reports) ACERVO_RETURN_IF_ERROR(StoreHashes(connection, report));
  for (const std::int64_t report : reports) ACERVO_RETURN_IF_ERROR(PairSameRecords(connection, report));
  return Ok();
}

}  // namespace acervo::store
