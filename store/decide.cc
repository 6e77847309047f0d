// Decisions are checked against what is shown, appended, and the rows of the touched reports made anew from their
// readings by the code that an import uses: all within one transaction, so that a refused one leaves nothing.
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/json.h"
#include "core/period_text.h"
#include "core/text.h"
#include "store/archive_impl.h"
#include "store/decisions/decision_log.h"
#include "store/decisions/entity_wishes.h"
#include "store/decisions/in_force.h"
#include "store/decisions/record_fields.h"
#include "store/decisions/targets.h"
#include "store/ingest/write_reading.h"
#include "store/rows/as_read.h"
#include "store/rows/report_rows.h"
#include "store/words/term_cache.h"

namespace acervo {
namespace store {
namespace {

Error Refused(std::string why, std::string what) { return Error{ErrorCode::kUsage, std::move(what), {std::move(why)}}; }

struct ReportUnderDecision {
  std::int64_t key = 0;
  std::string id;
  Report reading, shown;
};

const Record* FindRecord(const Report& report, std::string_view local_id) {
  const auto found = std::ranges::find(report.records, local_id, &Record::local_id);
  return found == report.records.end() ? nullptr : &*found;
}

std::optional<std::string> ReportField(const Report& report, std::string_view field) {
  std::string value = field == kPeriod ? PeriodText(report.period, report.period_end) : report.office;
  return value.empty() ? std::nullopt : std::optional(std::move(value));
}

class Decider {
 public:
  Decider(Connection& connection, WriterState& state, const DecisionRequest& request)
      : connection_(connection), state_(state), request_(request) {}

  Result<DecisionOutcome> Run() {
    for (const Wish& wish : request_.wishes) ACERVO_RETURN_IF_ERROR(Take(wish));
    for (DecisionEntry& entry : entries_) ACERVO_RETURN_IF_ERROR(Append(entry));
    std::set<std::string> targets;
    for (const DecisionEntry& entry : entries_) targets.insert(entry.target);
    return Settle(std::move(targets));
  }

  // Each by its number; those of one file together.
  Result<DecisionOutcome> Undo(const std::vector<std::int64_t>& numbers) {
    std::map<std::int64_t, DecisionEntry> undone;
    for (const std::int64_t n : numbers) ACERVO_RETURN_IF_ERROR(AddUndone(n, undone));
    if (numbers.empty()) ACERVO_RETURN_IF_ERROR(AddLast(undone));
    std::set<std::string> targets;
    for (auto entry = undone.rbegin(); entry != undone.rend(); ++entry) {
      const DecisionEntry& of = entry->second;
      targets.insert(of.target);
      DecisionEntry undo = Made(DecisionKind::kUndo, of.target, of.field);
      undo.before = of.value;
      undo.value = of.before;
      undo.undoes = of.n;
      if (UndoesNames(of)) is_of_names_.insert(of.n);
      undo.whole = of.whole;
      entries_.push_back(std::move(undo));
    }
    for (DecisionEntry& entry : entries_) ACERVO_RETURN_IF_ERROR(Append(entry));
    return Settle(std::move(targets));
  }

 private:
  DecisionEntry Made(DecisionKind kind, std::string target, std::string field) const {
    DecisionEntry entry;
    entry.at = now_;
    entry.by = request_.by;
    entry.why = request_.why;
    entry.whole = request_.whole;
    entry.kind = kind;
    entry.target = std::move(target);
    entry.field = std::move(field);
    return entry;
  }

  Status Append(DecisionEntry& entry) {
    entry.batch = batch_;
    ACERVO_RETURN_IF_ERROR(AppendDecision(connection_, entry));
    if (batch_ == 0) batch_ = entry.n;
    return Ok();
  }

  Status AddUndone(std::int64_t n, std::map<std::int64_t, DecisionEntry>& undone) {
    ACERVO_ASSIGN_OR_RETURN(DecisionEntry entry, ReadDecision(connection_, n));
    if (!entry.in_force) return Refused("undone", std::to_string(n));
    if (!entry.whole) {
      undone.emplace(n, std::move(entry));
      return Ok();
    }
    return AddBatch(entry.batch, undone);
  }

  Status AddBatch(std::int64_t batch, std::map<std::int64_t, DecisionEntry>& undone) {
    ACERVO_ASSIGN_OR_RETURN(std::vector<DecisionEntry> all, ReadBatch(connection_, batch));
    for (DecisionEntry& entry : all) {
      const std::int64_t n = entry.n;
      if (entry.in_force) undone.emplace(n, std::move(entry));
    }
    return Ok();
  }

  // What was decided last and is in force, with all that was decided with it.
  Status AddLast(std::map<std::int64_t, DecisionEntry>& undone) {
    Query query = connection_(
        "SELECT d.batch FROM decision d JOIN decision_in_force f ON f.n = d.n WHERE d.kind <> 'undo' ORDER BY d.n DESC "
        "LIMIT 1");
    const std::int64_t batch = query.Next() ? query.Int(0) : 0;
    ACERVO_RETURN_IF_ERROR(query.Finish());
    if (batch == 0) return Refused("nothing", "");
    return AddBatch(batch, undone);
  }

  Result<ReportUnderDecision*> Load(const std::string& id) {
    const auto known = reports_.find(id);
    if (known != reports_.end()) return &known->second;
    ReportUnderDecision report;
    report.id = id;
    ACERVO_ASSIGN_OR_RETURN(report.key, ReportKeyOf(connection_, id));
    if (report.key == 0) return Error{ErrorCode::kNotFound, id, {}};
    ACERVO_ASSIGN_OR_RETURN(report.reading, ReadReading(connection_, report.key));
    ACERVO_ASSIGN_OR_RETURN(report.shown, ReadRows(connection_, report.key, EntityView::kAsRead));
    return &reports_.emplace(id, std::move(report)).first->second;
  }

  Status Take(const Wish& wish) {
    if (IsAboutEntities(wish.kind)) return TakeNames(wish);
    if (wish.target.starts_with(kQuestion)) return TakeAnswer(wish);
    const std::string target = LowerLatin(wish.target);
    ACERVO_ASSIGN_OR_RETURN(ReportUnderDecision* const report, Load(ReportIdOf(target)));
    const std::string local_id = LocalIdOf(target);
    const Record* const shown = FindRecord(report->shown, local_id);
    if (!local_id.empty() && shown == nullptr) return Error{ErrorCode::kNotFound, wish.target, {}};
    ACERVO_RETURN_IF_ERROR(CheckVersion(wish, target));
    switch (wish.kind) {
      case DecisionKind::kFix: return local_id.empty() ? FixReport(wish, *report) : Fix(wish, *report, *shown);
      case DecisionKind::kDrop: return shown == nullptr ? Refused("drop", wish.target) : Drop(*report, *shown);
      case DecisionKind::kAdd: return local_id.empty() ? Add(wish, *report) : Refused("add", wish.target);
      case DecisionKind::kConfirm: return Confirm(wish, *report, shown);
      default: return Refused("kind", std::string(Token(wish.kind)));
    }
  }

  // Whether the target is what who decides has seen.
  Status CheckVersion(const Wish& wish, const std::string& target) {
    const auto& version_of = state_.decisions.reader.version;
    if (wish.version.empty() || !version_of) return Ok();
    ACERVO_ASSIGN_OR_RETURN(const ShownTarget shown, ReadShown(connection_, target));
    return version_of(shown) == wish.version ? Ok() : Status(Refused("stale", wish.target));
  }

  Status TakeNames(const Wish& wish) {
    ACERVO_ASSIGN_OR_RETURN(const DecisionEntry named, EntityEntry(connection_, state_.decisions.reader, wish));
    ACERVO_RETURN_IF_ERROR(CheckVersion(wish, named.target));
    DecisionEntry entry = Made(named.kind, named.target, named.field);
    entry.before = named.before;
    entry.value = named.value;
    entries_.push_back(std::move(entry));
    return Ok();
  }

  Status TakeAnswer(const Wish& wish) {
    Query query = connection_("SELECT q.field, q.words FROM question q WHERE q.n = ?");
    query.Bind(wish.target.substr(kQuestion.size()));
    if (!query.Next()) {
      ACERVO_RETURN_IF_ERROR(query.Finish());
      return Error{ErrorCode::kNotFound, wish.target.substr(kQuestion.size()), {}};
    }
    DecisionEntry entry = Made(wish.kind, wish.target, query.Text(0));
    entry.before = query.Text(1);
    entry.value = Token(wish.kind);
    ACERVO_RETURN_IF_ERROR(query.Finish());
    entries_.push_back(std::move(entry));
    return Ok();
  }

  // The latest answer in force of each question.
  Status FillAnswers() {
    return connection_.Execute(
        "DELETE FROM answer; INSERT INTO answer SELECT CAST(substr(d.target, 7) AS INTEGER), d.kind, max(d.n) FROM "
        "decision d JOIN decision_in_force f ON f.n = d.n WHERE d.target LIKE 'doubt:%' AND d.kind IN ('confirm', "
        "'dismiss', 'unsure') GROUP BY d.target");
  }

  // Settles decisions about names and answers, made or taken back. Reports follow by their targets.
  Status SettleOthers(const std::set<std::string>& targets) {
    const bool has_answers =
        std::ranges::any_of(targets, [](const std::string& t) { return t.starts_with(kQuestion); });
    if (has_answers) ACERVO_RETURN_IF_ERROR(FillAnswers());
    std::vector<DecisionEntry> names;
    for (const DecisionEntry& entry : entries_) {
      if (IsAboutEntities(entry.kind) || is_of_names_.contains(entry.undoes)) names.push_back(entry);
    }
    return names.empty() ? Ok() : SettleEntityDecisions(connection_, names);
  }

  Status FixReport(const Wish& wish, const ReportUnderDecision& report) {
    DecisionEntry entry = Made(DecisionKind::kFix, report.id, FieldName(wish.field));
    if (entry.field != kPeriod && entry.field != kOffice) return Refused("report_field", wish.field);
    entry.before = ReportField(report.shown, entry.field);
    entry.reading = ReportField(report.reading, entry.field);
    ACERVO_ASSIGN_OR_RETURN(entry.value, ValueOf(entry.field, wish));
    if (entry.value != entry.before) entries_.push_back(std::move(entry));
    return Ok();
  }

  Status Fix(const Wish& wish, const ReportUnderDecision& report, const Record& shown) {
    DecisionEntry entry = Made(DecisionKind::kFix, report.id + "." + shown.local_id, FieldName(wish.field));
    if (entry.field.empty() || !MayHaveField(report.shown, entry.field)) return Refused("field", wish.field);
    const Record* const read = FindRecord(report.reading, shown.local_id);
    entry.before = FieldValue(shown, entry.field);
    entry.reading = read == nullptr ? entry.before : FieldValue(*read, entry.field);
    entry.words = WordsOf(read == nullptr ? shown : *read);
    ACERVO_ASSIGN_OR_RETURN(entry.value, ValueOf(entry.field, wish));
    if (entry.value != entry.before) entries_.push_back(std::move(entry));
    return Ok();
  }

  Result<std::optional<std::string>> ValueOf(std::string_view field, const Wish& wish) const {
    const std::string text = CleanLines(wish.value.value_or(""));
    if (text.empty()) return std::optional<std::string>();
    const DecidedReader& reader = state_.decisions.reader;
    if (field == kPeriod) {
      const auto months = reader.period ? reader.period(text) : std::nullopt;
      if (!months) return Refused("period", text);
      return std::optional(PeriodText(months->first, months->second));
    }
    if (field != kType) return std::optional(text);
    if (auto type = reader.type ? reader.type(text) : Slug(text)) return type;
    if (!request_.force) return Refused("type", text);
    return std::optional(Slug(text));
  }

  Status Drop(const ReportUnderDecision& report, const Record& shown) {
    DecisionEntry entry = Made(DecisionKind::kDrop, report.id + "." + shown.local_id, "");
    entry.words = WordsOf(shown);
    entry.before = shown.title.value_or(shown.text);
    entries_.push_back(std::move(entry));
    return Ok();
  }

  Status Add(const Wish& wish, ReportUnderDecision& report) {
    const Json cells = Json::parse(wish.value.value_or(""), nullptr, false);
    if (!cells.is_object() || cells.empty()) return Refused("add", wish.target);
    Json kept = Json::object();
    for (const auto& [name, value] : cells.items()) {
      const std::string field = FieldName(name);
      if (!value.is_string()) return Refused("add", name);
      if (field.empty() || !MayHaveField(report.shown, field)) return Refused("field", name);
      ACERVO_ASSIGN_OR_RETURN(const std::optional<std::string> text,
                              ValueOf(field, {DecisionKind::kAdd, {}, field, value.get<std::string>()}));
      if (text) kept[field] = *text;
    }
    if (kept.empty()) return Refused("add", wish.target);
    const bool is_bullet = kept.contains(kText) && !kept.contains("actividad") && !kept.contains("informacion");
    ACERVO_ASSIGN_OR_RETURN(const std::string local_id, FreeId(report, is_bullet ? "c" : "a"));
    DecisionEntry entry = Made(DecisionKind::kAdd, report.id + "." + local_id, "");
    entry.value = kept.dump();
    entries_.push_back(std::move(entry));
    return Ok();
  }

  // The next number after all that records of the report have or had.
  Result<std::string> FreeId(ReportUnderDecision& report, const std::string& stem) {
    ACERVO_ASSIGN_OR_RETURN(std::set<std::string> taken, TakenRecordIds(connection_, report.key));
    for (const Record& record : report.reading.records) taken.insert(record.local_id);
    int highest = 0;
    for (const std::string& id : taken) {
      if (!id.starts_with(stem)) continue;
      int number = 0;
      std::from_chars(id.data() + stem.size(), id.data() + id.size(), number);
      highest = std::max(highest, number);
    }
    std::string id = stem + std::to_string(highest + 1);
    ACERVO_RETURN_IF_ERROR(
        connection_("INSERT OR IGNORE INTO former_record_id VALUES(?, ?)").Bind(report.key, id).Run());
    return id;
  }

  Status Confirm(const Wish& wish, const ReportUnderDecision& report, const Record* shown) {
    const std::string target = shown == nullptr ? report.id : report.id + "." + shown->local_id;
    DecisionEntry entry = Made(DecisionKind::kConfirm, target, FieldName(wish.field));
    if (shown != nullptr) {
      if (!entry.field.empty() && !MayHaveField(report.shown, entry.field)) return Refused("field", wish.field);
      entry.words = WordsOf(*shown);
      if (!entry.field.empty()) entry.before = FieldValue(*shown, entry.field);
      entry.reading = entry.value = entry.before;
    }
    entries_.push_back(std::move(entry));
    return Ok();
  }

  Result<DecisionOutcome> Settle(std::set<std::string> targets) {
    DecisionOutcome outcome;
    for (const std::string& target : targets) {
      ACERVO_ASSIGN_OR_RETURN(ShownTarget before, ReadShown(connection_, target));
      outcome.changes.push_back({target, std::move(before), {}});
    }
    state_.decisions.Forget();
    ACERVO_RETURN_IF_ERROR(state_.decisions.Refresh(connection_));
    ACERVO_RETURN_IF_ERROR(SettleOthers(targets));
    std::set<std::string> reports;
    for (const std::string& target : targets) reports.insert(ReportIdOf(target));
    ACERVO_RETURN_IF_ERROR(AddReportsWithSplits(reports));
    for (const std::string& id : reports) ACERVO_RETURN_IF_ERROR(RederiveWithId(id));
    ACERVO_RETURN_IF_ERROR(state_.late.Finish(connection_, state_.keys));
    ACERVO_RETURN_IF_ERROR(CheckDates());
    for (DecidedChange& change : outcome.changes) {
      ACERVO_ASSIGN_OR_RETURN(change.after, ReadShown(connection_, change.target));
    }
    outcome.entries = std::move(entries_);
    return outcome;
  }

  // Of an undo what it takes back, at last.
  bool UndoesNames(const DecisionEntry& entry) {
    if (entry.kind != DecisionKind::kUndo) return IsAboutEntities(entry.kind);
    const auto of = ReadDecision(connection_, entry.undoes);
    return of.ok() && UndoesNames(of.value());
  }

  // Reports that write a name which is another entity now, or no longer.
  Status AddReportsWithSplits(std::set<std::string>& reports) {
    Query query = connection_(
        "SELECT DISTINCT r.id FROM entity_name n JOIN record_entity x ON x.entity_key = n.entity_key AND x.name_key = "
        "n.name_key JOIN record c ON c.record_key = x.record_key JOIN report r ON r.report_key = c.report_key WHERE "
        "n.folded = ? AND x.taught IS NULL");
    for (const DecisionEntry& entry : entries_) {
      ACERVO_ASSIGN_OR_RETURN(const std::string name, SplitName(entry));
      if (name.empty()) continue;
      query.Again().Bind(NameKey(name));
      while (query.Next()) reports.insert(query.Text(0));
      ACERVO_RETURN_IF_ERROR(query.Finish());
    }
    return Ok();
  }

  // The name that a decision, or what it takes back, makes another entity; empty: none.
  Result<std::string> SplitName(const DecisionEntry& entry) {
    if (entry.kind == DecisionKind::kSplit) return entry.value.value_or("");
    if (entry.kind != DecisionKind::kUndo) return std::string();
    ACERVO_ASSIGN_OR_RETURN(const DecisionEntry of, ReadDecision(connection_, entry.undoes));
    return SplitName(of);
  }

  // The report, and the one that has taken it in.
  Status RederiveWithId(const std::string& id) {
    std::vector<std::int64_t> keys;
    Query query = connection_(
        "SELECT report_key FROM report WHERE withdrawn_at IS NULL AND (id = ?1 OR id IN (SELECT id FROM joined_report "
        "WHERE joined_id = ?1))");
    query.Bind(id);
    while (query.Next()) keys.push_back(query.Int(0));
    ACERVO_RETURN_IF_ERROR(query.Finish());
    for (const std::int64_t key : keys) {
      ACERVO_ASSIGN_OR_RETURN(const Report reading, ReadReading(connection_, key));
      ReadingWriter writer(connection_, state_);
      ACERVO_RETURN_IF_ERROR(writer.Remove(key));
      ACERVO_RETURN_IF_ERROR(writer.Write(key, reading));
    }
    return Ok();
  }

  // A date that is none is kept as words only where that is wanted.
  Status CheckDates() {
    if (request_.force) return Ok();
    Query query = connection_(
        "SELECT 1 FROM doubt d JOIN report r ON r.report_key = d.report_key WHERE r.id = ? AND d.record = ? AND "
        "d.field "
        "= 'fecha' AND d.code IN ('unreadable_date', 'impossible_date')");
    for (const DecisionEntry& entry : entries_) {
      const bool has_date = entry.field == kDate || entry.kind == DecisionKind::kAdd;
      if (!has_date || !entry.value || entry.kind == DecisionKind::kUndo) continue;
      query.Again().Bind(ReportIdOf(entry.target), LocalIdOf(entry.target));
      const bool is_refused = query.Next();
      ACERVO_RETURN_IF_ERROR(query.Finish());
      if (is_refused) return Refused("date", *entry.value);
    }
    return Ok();
  }

  Connection& connection_;
  WriterState& state_;
  const DecisionRequest& request_;
  const std::string now_ = NowUtc();
  std::map<std::string, ReportUnderDecision> reports_;
  std::vector<DecisionEntry> entries_;
  std::set<std::int64_t> is_of_names_;  // undone now: about names
  std::int64_t batch_ = 0;
};

// Runs `decide` in a transaction of its own; with kDryRun all of it is rolled back.
template <typename Decide>
Result<DecisionOutcome> InTransaction(Connection& connection, WriterState& state, DecisionMode mode,
                                      const Decide& decide) {
  WriteTransaction transaction(connection);
  ACERVO_RETURN_IF_ERROR(transaction.Begin());
  ACERVO_RETURN_IF_ERROR(state.Refresh(connection));
  ACERVO_ASSIGN_OR_RETURN(DecisionOutcome outcome, decide());
  if (mode == DecisionMode::kWrite) ACERVO_RETURN_IF_ERROR(transaction.Commit());
  return outcome;
}

}  // namespace
}  // namespace store

std::string QuestionTarget(std::int64_t n) { return std::string(store::kQuestion) + std::to_string(n); }

void Archive::UseReader(DecidedReader reader) { impl_->writer.decisions.reader = std::move(reader); }

Result<DecisionOutcome> Archive::Decide(const DecisionRequest& request, DecisionMode mode) {
  auto outcome = store::InTransaction(*impl_->connection, impl_->writer, mode,
                                      [&] { return store::Decider(*impl_->connection, impl_->writer, request).Run(); });
  if (!outcome.ok() || mode == DecisionMode::kDryRun) impl_->writer.Forget();
  return outcome;
}

Result<DecisionOutcome> Archive::UndoDecisions(const std::vector<std::int64_t>& numbers, const DecisionRequest& request,
                                               DecisionMode mode) {
  auto outcome = store::InTransaction(*impl_->connection, impl_->writer, mode, [&] {
    return store::Decider(*impl_->connection, impl_->writer, request).Undo(numbers);
  });
  if (!outcome.ok() || mode == DecisionMode::kDryRun) impl_->writer.Forget();
  return outcome;
}

Result<std::vector<DecisionEntry>> Archive::Decisions(const HistoryFilter& filter) {
  return store::ReadDecisionsAbout(*impl_->connection, filter.target, filter.limit);
}

}  // namespace acervo
