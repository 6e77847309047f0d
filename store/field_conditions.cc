#include "store/field_conditions.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "core/text.h"
#include "store/column_blocks.h"
#include "store/lexicon.h"

namespace acervo::store {
namespace {

Condition InDays(const AskedPeriod& period, Condition::Op op) {
  Condition condition;
  condition.op = op;
  condition.days = {period.from ? DayNumber(*period.from) : kNoDay + 1,
                    period.to ? DayNumber(*period.to) : std::numeric_limits<std::int32_t>::max()};
  return condition;
}

Result<Condition> OneOfKeys(Query& query, Condition::Op op) {
  std::vector<std::uint32_t> keys;
  while (query.Next()) keys.push_back(static_cast<std::uint32_t>(query.Int(0)));
  ACERVO_TRY(query.Finish());
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

Result<Condition> OfReportMonths(Connection& connection, const std::vector<AskedPeriod>& periods) {
  std::vector<Condition> any;
  Query query = connection("SELECT report_key FROM report WHERE period <= ?2 AND coalesce(period_end, period) >= ?1");
  for (const AskedPeriod& period : periods) {
    const std::string first = MonthText(period.from, ""), last = MonthText(period.to, "~");
    query.Again().Bind(first, last);
    Result<Condition> one = OneOfKeys(query, Condition::Op::kReports);
    if (!one.ok()) return one;
    any.push_back(std::move(one.value()));
  }
  return Either(std::move(any));
}

Result<Condition> OfReportPath(Connection& connection, const std::string& text) {
  const std::string wanted = Fold(text);
  std::vector<std::uint32_t> keys;
  Query query = connection(
      "SELECT o.report_key, s.path FROM source s JOIN original o ON o.original_key = s.original_key "
      "WHERE s.replaced_at IS NULL");
  while (query.Next()) {
    const bool is_part = Fold(query.View(1)).find(wanted) != std::string::npos;
    if (is_part) keys.push_back(static_cast<std::uint32_t>(query.Int(0)));
  }
  ACERVO_TRY(query.Finish());
  return OneOf(Condition::Op::kReports, std::move(keys));
}

}  // namespace

Condition OfKind(const std::optional<RecordKind>& kind) {
  return kind ? OneOf(Condition::Op::kKinds, {KindNumber(*kind)}) : Nothing();
}

Result<Condition> OfType(Connection& connection, const std::string& type) {
  const std::string slug = Slug(type);
  const std::vector<std::string> stems = StemsOf(type);
  std::vector<std::uint32_t> named, alike;
  Query query = connection("SELECT type_key, type FROM record_type");
  while (query.Next()) {
    const auto key = static_cast<std::uint32_t>(query.Int(0));
    if (query.View(1) == slug) named.push_back(key);
    if (StemsOf(query.View(1)) == stems) alike.push_back(key);
  }
  ACERVO_TRY(query.Finish());
  return OneOf(Condition::Op::kTypes, std::move(named.empty() ? alike : named));
}

Condition InPeriods(const std::vector<AskedPeriod>& periods, bool within) {
  std::vector<Condition> any;
  any.reserve(periods.size());
  for (const AskedPeriod& period : periods)
    any.push_back(InDays(period, within ? Condition::Op::kWithin : Condition::Op::kOverlap));
  return Either(std::move(any));
}

Result<Condition> OfReport(Connection& connection, const std::string& id) {
  const std::string lower = LowerLatin(id);
  Query query = connection("SELECT report_key FROM report WHERE id = ?");
  query.Bind(lower);
  return OneOfKeys(query, Condition::Op::kReports);
}

Result<Condition> OfReportNamed(Connection& connection, const std::string& text, const ReadDates& read) {
  if (const auto periods = ReadPeriods(text, read); !periods.empty()) return OfReportMonths(connection, periods);
  Result<Condition> by_id = OfReport(connection, text);
  if (!by_id.ok()) return by_id;
  Result<Condition> by_path = OfReportPath(connection, text);
  if (!by_path.ok()) return by_path;
  std::vector<Condition> either;
  either.push_back(std::move(by_id.value()));
  either.push_back(std::move(by_path.value()));
  return Either(std::move(either));
}

}  // namespace acervo::store
