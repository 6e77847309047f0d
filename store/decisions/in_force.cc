#include "store/decisions/in_force.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "store/decisions/decision_log.h"
#include "store/decisions/targets.h"
#include "store/rows/as_read.h"
#include "store/words/term_cache.h"

namespace acervo::store {
namespace {

bool IsOfReport(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::kFix:
    case DecisionKind::kDrop:
    case DecisionKind::kAdd:
    case DecisionKind::kConfirm: return true;
    default: return false;
  }
}

Result<std::string> IdOf(Connection& connection, std::int64_t report_key) {
  Query query = connection("SELECT id FROM report WHERE report_key = ?");
  query.Bind(report_key);
  std::string id = query.Next() ? query.Text(0) : "";
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return id;
}

Status StoreFields(Connection& connection, std::int64_t report_key, const DecidedReport& decided) {
  Query insert = connection("INSERT OR REPLACE INTO decided_field VALUES(?, ?, ?, ?, ?)");
  for (const DecidedFieldRow& field : decided.fields) {
    ACERVO_RETURN_IF_ERROR(insert.Again().Bind(report_key, field.local_id, field.field, field.n, field.was).Run());
  }
  return Ok();
}

// So that no reading that comes later gives the id of an added record to another one.
Status TakeAddedIds(Connection& connection, std::int64_t report_key, const DecidedReport& decided) {
  Query insert = connection("INSERT OR IGNORE INTO former_record_id VALUES(?, ?)");
  for (const std::string& id : decided.added) ACERVO_RETURN_IF_ERROR(insert.Again().Bind(report_key, id).Run());
  return Ok();
}

}  // namespace

Status DecisionsInForce::Refresh(Connection& connection) {
  ACERVO_ASSIGN_OR_RETURN(const std::int64_t last, LastDecision(connection));
  if (last == last_) return Ok();
  ACERVO_ASSIGN_OR_RETURN(all_, ReadDecisions(connection, Which::kInForce));
  SortByReport();
  last_ = last;
  return Ok();
}

Status DecisionsInForce::ShowAsOf(Connection& connection, std::int64_t n) {
  ACERVO_ASSIGN_OR_RETURN(all_, ReadDecisions(connection, Which::kAll));
  std::erase_if(all_, [&](const DecisionEntry& entry) { return entry.n > n; });
  std::set<std::int64_t> undone;
  for (auto entry = all_.rbegin(); entry != all_.rend(); ++entry) {
    if (entry->undoes != 0 && !undone.contains(entry->n)) undone.insert(entry->undoes);
  }
  std::erase_if(all_, [&](const DecisionEntry& entry) { return undone.contains(entry.n); });
  SortByReport();
  return Ok();
}

void DecisionsInForce::SortByReport() {
  by_report_.clear();
  splits_.clear();
  for (const DecisionEntry& entry : all_) {
    if (entry.kind == DecisionKind::kSplit)
      splits_.push_back({entry.target, NameKey(entry.value.value_or("")), entry.field, entry.value.value_or("")});
    const std::string_view target = entry.target;
    if (!IsOfReport(entry.kind) || target.starts_with(kQuestion)) continue;
    by_report_[ReportIdOf(target)].push_back(&entry);
  }
}

std::vector<const DecisionEntry*> DecisionsInForce::Of(std::string_view report_id) const {
  const auto found = by_report_.find(report_id);
  return found == by_report_.end() ? std::vector<const DecisionEntry*>() : found->second;
}

Result<std::optional<DecidedReport>> DecideReading(Connection& connection, const DecisionsInForce& decisions,
                                                   std::int64_t report_key, const Report& reading) {
  if (decisions.empty()) return std::optional<DecidedReport>();
  ACERVO_ASSIGN_OR_RETURN(const std::string id, IdOf(connection, report_key));
  std::vector<const DecisionEntry*> entries = decisions.Of(id);
  Query joined = connection("SELECT joined_id FROM joined_report WHERE id = ?");
  joined.Bind(id);
  while (joined.Next()) {
    const std::vector<const DecisionEntry*> more = decisions.Of(joined.View(0));
    entries.insert(entries.end(), more.begin(), more.end());
  }
  ACERVO_RETURN_IF_ERROR(joined.Finish());
  if (entries.empty() && decisions.splits().empty()) return std::optional<DecidedReport>();
  std::ranges::sort(entries, {}, &DecisionEntry::n);
  DecidedReport decided;
  if (entries.empty())
    decided.report = reading;
  else
    decided = ApplyDecisions(reading, id, entries, decisions.reader);
  const bool has_splits = ApplySplits(decisions.splits(), decided.report);
  if (entries.empty() && !has_splits) return std::optional<DecidedReport>();
  if (decided.fields.empty() && decided.report == reading) return std::optional<DecidedReport>();
  return std::optional(std::move(decided));
}

Status KeepReading(Connection& connection, std::int64_t report_key, const Report& reading,
                   const DecidedReport& decided) {
  ACERVO_RETURN_IF_ERROR(StoreAsRead(connection, report_key, reading, decided.report));
  ACERVO_RETURN_IF_ERROR(TakeAddedIds(connection, report_key, decided));
  return StoreFields(connection, report_key, decided);
}

Status NoteJoined(Connection& connection, std::string_view report_id, std::string_view joined_id) {
  return connection(
             "INSERT OR IGNORE INTO joined_report SELECT ?1, ?2 UNION SELECT ?1, joined_id FROM joined_report WHERE id "
             "= ?2")
      .Bind(report_id, joined_id)
      .Run();
}

}  // namespace acervo::store
