#include "store/search/field_filters.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "core/text.h"
#include "store/columns/column_blocks.h"
#include "store/words/term_cache.h"

namespace acervo::store {
namespace {

Filter InDays(const AskedPeriod& period, Filter::Op op) {
  Filter filter;
  filter.op = op;
  filter.days = {period.from ? DayNumber(*period.from) : kNoDay + 1,
                 period.to ? DayNumber(*period.to) : std::numeric_limits<std::int32_t>::max()};
  return filter;
}

Result<Filter> OneOfKeys(Query& query, Filter::Op op) {
  std::vector<std::uint32_t> keys;
  while (query.Next()) keys.push_back(static_cast<std::uint32_t>(query.Int(0)));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return OneOf(op, std::move(keys));
}

std::vector<std::string> StemsOf(std::string_view text) {
  std::vector<std::string> stems;
  for (const Word& word : IndexWords(text)) stems.push_back(MakeTerm(word.text).stem_folded);
  return stems;
}

std::string MonthText(const std::optional<Date>& day, std::string_view open) {
  return day ? ToIso(MonthOf(*day)) : std::string(open);
}

Result<Filter> OfReportMonths(Connection& connection, const std::vector<AskedPeriod>& periods) {
  std::vector<Filter> any;
  Query query = connection("SELECT report_key FROM report WHERE period <= ?2 AND coalesce(period_end, period) >= ?1");
  for (const AskedPeriod& period : periods) {
    const std::string first = MonthText(period.from, ""), last = MonthText(period.to, "~");
    query.Again().Bind(first, last);
    Result<Filter> one = OneOfKeys(query, Filter::Op::kReports);
    if (!one.ok()) return one;
    any.push_back(std::move(one.value()));
  }
  return Either(std::move(any));
}

Result<Filter> OfReportPath(Connection& connection, const std::string& text) {
  const std::string wanted = Fold(text);
  std::vector<std::uint32_t> keys;
  Query query = connection(
      "SELECT o.report_key, s.path FROM source s JOIN original o ON o.original_key = s.original_key "
      "WHERE s.replaced_at IS NULL");
  while (query.Next()) {
    const bool is_part = Fold(query.View(1)).find(wanted) != std::string::npos;
    if (is_part) keys.push_back(static_cast<std::uint32_t>(query.Int(0)));
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return OneOf(Filter::Op::kReports, std::move(keys));
}

}  // namespace

Filter OfKind(const std::optional<RecordKind>& kind) {
  return kind ? OneOf(Filter::Op::kKinds, {KindNumber(*kind)}) : Nothing();
}

Result<Filter> OfType(Connection& connection, const std::string& type) {
  const std::string slug = Slug(type);
  const std::vector<std::string> stems = StemsOf(type);
  std::vector<std::uint32_t> named, alike;
  Query query = connection("SELECT type_key, type FROM record_type");
  while (query.Next()) {
    const auto key = static_cast<std::uint32_t>(query.Int(0));
    if (query.View(1) == slug) named.push_back(key);
    if (StemsOf(query.View(1)) == stems) alike.push_back(key);
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return OneOf(Filter::Op::kTypes, std::move(named.empty() ? alike : named));
}

Filter InPeriods(const std::vector<AskedPeriod>& periods, bool within) {
  std::vector<Filter> any;
  any.reserve(periods.size());
  for (const AskedPeriod& period : periods)
    any.push_back(InDays(period, within ? Filter::Op::kWithin : Filter::Op::kOverlap));
  return Either(std::move(any));
}

Result<Filter> OfReport(Connection& connection, const std::string& id) {
  const std::string lower = LowerLatin(id);
  Query query = connection("SELECT report_key FROM report WHERE id = ?");
  query.Bind(lower);
  return OneOfKeys(query, Filter::Op::kReports);
}

Result<Filter> OfReportNamed(Connection& connection, const std::string& text, const ReadDates& read) {
  if (const auto periods = ReadPeriods(text, read); !periods.empty()) return OfReportMonths(connection, periods);
  Result<Filter> by_id = OfReport(connection, text);
  if (!by_id.ok()) return by_id;
  Result<Filter> by_path = OfReportPath(connection, text);
  if (!by_path.ok()) return by_path;
  std::vector<Filter> either;
  either.push_back(std::move(by_id.value()));
  either.push_back(std::move(by_path.value()));
  return Either(std::move(either));
}

}  // namespace acervo::store
