// Questions are groups of doubts; what was answered is left out, what is left open comes last.
#include "store/review.h"

#include <algorithm>

#include "store/archive_impl.h"
#include "store/columns/column_blocks.h"

namespace acervo {
namespace store {
namespace {

// A doubt about a whole report touches all its records.
constexpr std::string_view kQuestions =
    "SELECT d.question, max(d.weight) AS weight, sum(CASE WHEN d.record <> '' THEN 1 ELSE max(1, (SELECT count(*) FROM "
    "record x WHERE x.report_key = d.report_key)) END) AS reach, count(*), coalesce(a.answer, 'open') AS state, "
    "min(d.report_key * 1000000 + d.position) FROM doubt d JOIN report r ON r.report_key = d.report_key LEFT JOIN "
    "answer a ON a.question = d.question WHERE (?1 = '' OR r.id = ?1) AND (?2 = '' OR instr(?2, ' ' || d.code || ' ') "
    "> 0) AND (?3 OR coalesce(a.answer, 'unsure') = 'unsure') AND (?4 = 0 OR d.question = ?4) GROUP BY d.question "
    "ORDER BY state <> 'open', "
    "max(d.weight) * sum(CASE WHEN d.record <> '' THEN 1 ELSE max(1, (SELECT count(*) FROM record x WHERE x.report_key "
    "= d.report_key)) END) DESC, d.question";

constexpr std::string_view kFirst =
    "SELECT d.code, d.record, d.field, d.text, d.weight, d.page, d.table_number, d.row_number, d.block, r.id, "
    "r.read_from_path, r.period, c.first_day, c.last_day FROM doubt d JOIN report r ON r.report_key = d.report_key "
    "LEFT JOIN record c ON c.report_key = d.report_key AND c.local_id = d.record WHERE d.report_key = ?1 AND "
    "d.position = ?2";

std::string CodesOf(const ReviewFilter& filter) {
  std::string codes;
  for (const DiagnosticCode code : filter.codes) codes.append(codes.empty() ? " " : "").append(Token(code)).append(" ");
  return codes;
}

Status ReadFirst(Connection& connection, std::int64_t place, ReviewItem& item) {
  constexpr std::int64_t kPositions = 1'000'000;
  Query query = connection(kFirst);
  query.Bind(place / kPositions, place % kPositions);
  if (query.Next()) {
    item.doubt.code = DiagnosticCodeFromToken(query.View(0));
    item.doubt.record = query.Text(1);
    item.doubt.field = query.Text(2);
    item.doubt.text = query.Text(3);
    item.doubt.weight = query.Real(4);
    item.doubt.where = {query.OptionalInt(5), query.OptionalInt(6), query.OptionalInt(7), query.OptionalInt(8)};
    item.report = query.Text(9);
    item.target = item.doubt.record.empty() ? item.report : item.report + "." + item.doubt.record;
    item.path = query.Text(10);
    item.period = MonthFromIso(query.View(11));
    if (!query.IsNull(12) && !query.IsNull(13)) {
      const std::int32_t first = KnownDay(query.Int(12)), last = KnownDay(query.Int(13));
      if (first != kNoDay && last != kNoDay) item.days.push_back({DateOf(first), DateOf(last)});
    }
  }
  return query.Finish();
}

}  // namespace
}  // namespace store

Result<ReviewList> Archive::Review(const ReviewFilter& filter) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  ReviewList list;
  std::vector<std::pair<ReviewItem, std::int64_t>> page;
  store::Query query = connection(store::kQuestions);
  query.Bind(filter.report, store::CodesOf(filter), filter.answered, filter.question);
  while (query.Next()) {
    const int at = list.total++;
    if (at < filter.offset || at >= filter.offset + filter.limit) continue;
    ReviewItem item;
    item.n = query.Int(0);
    item.weight = query.Real(1);
    item.reach = static_cast<int>(query.Int(2));
    item.doubts = static_cast<int>(query.Int(3));
    item.state = query.Text(4);
    page.emplace_back(std::move(item), query.Int(5));
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  for (auto& [item, place] : page) {
    ACERVO_RETURN_IF_ERROR(store::ReadFirst(connection, place, item));
    list.items.push_back(std::move(item));
  }
  return list;
}

}  // namespace acervo
