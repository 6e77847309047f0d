// Decisions are sorted by their targets first; then each record is decided, and what follows from its cells is read
// again. A decision whose record is not there becomes a doubt of the report, one that meets another reading a doubt of
// the record: neither is ever passed over.
#include "store/decisions/apply.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/json.h"
#include "store/decisions/record_fields.h"
#include "store/decisions/targets.h"
#include "store/words/term_cache.h"

namespace acervo::store {
namespace {

constexpr double kConflictWeight = 0.95, kOrphanWeight = 0.9;
constexpr double kSameRecord = 0.8;  // of the words

class Applier {
 public:
  Applier(const Report& reading, std::string_view report_id, const DecidedReader& reader)
      : reading_(reading), report_id_(report_id), reader_(reader) {
    decided_.report = reading;
    for (std::size_t i = 0; i < reading.records.size(); ++i) places_.emplace(reading.records[i].local_id, i);
  }

  DecidedReport Run(const std::vector<const DecisionEntry*>& decisions) {
    for (const DecisionEntry* const entry : decisions) {
      if (entry->target == report_id_ && entry->kind != DecisionKind::kAdd) of_report_.push_back(entry);
    }
    DecideReport();
    for (const DecisionEntry* const entry : decisions) {
      if (entry->kind == DecisionKind::kAdd) Add(*entry);
    }
    for (const DecisionEntry* const entry : decisions) Sort(*entry);
    for (auto& [place, entries] : by_record_) DecideRecord(place, entries);
    if (other_period_) RereadAll();
    Finish();
    return std::move(decided_);
  }

 private:
  Report& report() { return decided_.report; }

  // The record that an archivist has added, behind those of its kind. A reading that says it too has it already.
  void Add(const DecisionEntry& entry) {
    const std::string local_id = LocalIdOf(entry.target);
    if (places_.contains(local_id)) return;
    const Json cells = Json::parse(entry.value.value_or("{}"), nullptr, false);
    if (!cells.is_object()) return Orphan(entry);
    Record record;
    record.kind = local_id.starts_with('c') ? RecordKind::kCoordination : RecordKind::kActivity;
    record.local_id = local_id;
    for (const auto& [name, value] : cells.items()) {
      if (value.is_string()) SetField(Record(), name, value.get<std::string>(), record);
    }
    if (const auto same = SameAs(WordsOf(record), 1.0)) {
      aliases_.emplace(local_id, report().records[*same].local_id);
      return;
    }
    record.order = NextOrder(record.kind);
    Insert(std::move(record));
    decided_.added.push_back(local_id);
  }

  int NextOrder(RecordKind kind) {
    int order = 0;
    for (const Record& record : report().records) {
      if (record.kind == kind) order = std::max(order, record.order);
    }
    return order + 1;
  }

  // Among the records of its kind, which stand together.
  void Insert(Record record) {
    const auto behind =
        std::ranges::find_if(report().records, [&](const Record& other) { return other.kind > record.kind; });
    if (reader_.record) reader_.record(report(), Record(), true, record, report().doubts);
    report().rows_seen += 1;
    report().records.insert(behind, std::move(record));
    places_.clear();
    for (std::size_t i = 0; i < report().records.size(); ++i) places_.emplace(report().records[i].local_id, i);
  }

  // The one record of the reading whose words these are.
  std::optional<std::size_t> SameAs(std::string_view words, double at_least) {
    std::optional<std::size_t> found;
    double best = at_least;
    for (std::size_t i = 0; i < report().records.size(); ++i) {
      const double shared = SharedWords(words, WordsOf(report().records[i]));
      if (shared < best || (found && shared == best)) continue;
      best = shared;
      found = i;
    }
    return found;
  }

  std::optional<std::size_t> PlaceOf(const DecisionEntry& entry) {
    const std::string report_id = ReportIdOf(entry.target), local = LocalIdOf(entry.target);
    const bool is_own = report_id == report_id_;
    if (is_own) {
      const auto alias = aliases_.find(local);
      const auto found = places_.find(alias == aliases_.end() ? local : alias->second);
      if (found != places_.end()) return found->second;
    }
    return SameAs(entry.words, kSameRecord);
  }

  void Sort(const DecisionEntry& entry) {
    if (entry.kind == DecisionKind::kAdd) return;
    if (LocalIdOf(entry.target).empty()) return;
    if (const auto place = PlaceOf(entry))
      by_record_[*place].push_back(&entry);
    else
      Orphan(entry);
  }

  void Orphan(const DecisionEntry& entry) {
    Diagnostic doubt{.code = DiagnosticCode::kDecisionOrphan, .field = entry.field, .weight = kOrphanWeight};
    doubt.text = "n.º " + std::to_string(entry.n) + ": " + entry.value.value_or(std::string(Token(entry.kind)));
    orphans_.push_back(std::move(doubt));
  }

  void Note(std::string local_id, const DecisionEntry& entry, std::optional<std::string> was) {
    const auto same = [&](const DecidedFieldRow& row) { return row.local_id == local_id && row.field == entry.field; };
    std::erase_if(decided_.fields, same);
    decided_.fields.push_back({std::move(local_id), entry.field, entry.n, std::move(was)});
  }

  void DecideReport() {
    for (const DecisionEntry* const entry : of_report_) {
      if (entry->kind != DecisionKind::kFix) {
        CloseDoubts("", *entry);
      } else if (entry->field == kOffice) {
        Note("", *entry, reading_.office);
        report().office = entry->value.value_or("");
      } else if (entry->field == kPeriod) {
        DecidePeriod(*entry);
      }
    }
  }

  void DecidePeriod(const DecisionEntry& entry) {
    const std::string text = entry.value.value_or("");
    const std::size_t slash = std::min(text.find('/'), text.size());
    report().period = MonthFromIso(text.substr(0, slash));
    report().period_end = slash == text.size() ? report().period : MonthFromIso(text.substr(slash + 1));
    report().period_source = PeriodSource::kDecision;
    report().period_confidence = report().period ? 1 : 0;
    std::optional<std::string> was;
    if (reading_.period) was = ToIso(*reading_.period);
    Note("", entry, was);
    std::erase_if(report().doubts, [](const Diagnostic& doubt) { return IsAboutPeriod(doubt.code); });
    other_period_ = report().period != reading_.period || report().period_end != reading_.period_end;
  }

  static bool IsAboutPeriod(DiagnosticCode code) {
    switch (code) {
      case DiagnosticCode::kNoPeriod:
      case DiagnosticCode::kPeriodAfterToday:
      case DiagnosticCode::kPeriodConflict:
      case DiagnosticCode::kPeriodUnknown:
      case DiagnosticCode::kPeriodUnsupported:
      case DiagnosticCode::kPeriodYearGuessed: return true;
      default: return false;
    }
  }

  void DecideRecord(std::size_t place, const std::vector<const DecisionEntry*>& entries) {
    const Record before = report().records[place];
    Record record = before;
    std::map<std::string_view, const DecisionEntry*> latest;  // of each field
    for (const DecisionEntry* const entry : entries) {
      if (entry->kind == DecisionKind::kFix) latest[entry->field] = entry;
      if (entry->kind == DecisionKind::kDrop) dropped_.insert(place);
    }
    for (const DecisionEntry* const entry : entries) {
      if (entry->kind == DecisionKind::kFix && latest[entry->field] == entry) Fix(before, *entry, record);
    }
    if (record != before || other_period_) Reread(before, record);
    for (const auto& [field, entry] : latest) SetAgain(before, *entry, record);
    report().records[place] = std::move(record);
    for (const DecisionEntry* const entry : entries) {
      if (entry->kind == DecisionKind::kConfirm) CloseDoubts(before.local_id, *entry);
    }
  }

  // The decided kind of activity outlasts what the title says of it.
  static void SetAgain(const Record& before, const DecisionEntry& entry, Record& record) {
    if (entry.field == kType) SetField(before, entry.field, entry.value, record);
  }

  void Fix(const Record& before, const DecisionEntry& entry, Record& record) {
    const std::optional<std::string> reads = FieldValue(before, entry.field);
    SetField(before, entry.field, entry.value, record);
    Note(before.local_id, entry, reads);
    RemoveDoubts(before.local_id, entry.field);
    const bool is_as_then = reads == entry.reading || SayTheSame(reads, entry.reading);
    const bool is_confirmed = reads == entry.value || SayTheSame(reads, entry.value);
    if (!is_as_then && !is_confirmed) Conflict(before, entry, reads);
  }

  void Conflict(const Record& before, const DecisionEntry& entry, const std::optional<std::string>& reads) {
    conflicts_.push_back({DiagnosticCode::kDecisionConflict, before.source, before.local_id, entry.field,
                          reads.value_or("") + " ≠ " + entry.value.value_or(""), kConflictWeight});
  }

  void RemoveDoubts(std::string_view local_id, std::string_view field) {
    const bool is_text = field == kText || field == "informacion";
    std::erase_if(report().doubts, [&](const Diagnostic& doubt) {
      if (doubt.record != local_id) return false;
      return doubt.field == field || (is_text && doubt.field == "informacion");
    });
  }

  // Looked at and right: all doubts of the record or report, or those of the field.
  void CloseDoubts(std::string_view local_id, const DecisionEntry& entry) {
    std::erase_if(report().doubts, [&](const Diagnostic& doubt) {
      return doubt.record == local_id && (entry.field.empty() || doubt.field == entry.field);
    });
  }

  void Reread(const Record& before, Record& record) {
    if (!reader_.record) return;
    std::vector<Diagnostic> doubts;
    reader_.record(report(), before, other_period_, record, doubts);
    for (Diagnostic& doubt : doubts) report().doubts.push_back(std::move(doubt));
  }

  // What no decision has touched, under another period.
  void RereadAll() {
    for (std::size_t i = 0; i < report().records.size(); ++i) {
      const Record before = report().records[i];
      if (by_record_.contains(i) || IsAdded(before.local_id)) continue;
      std::erase_if(report().doubts, [&](const Diagnostic& doubt) {
        return doubt.record == before.local_id && IsAboutDate(doubt.code);
      });
      Reread(before, report().records[i]);
    }
  }

  bool IsAdded(std::string_view local_id) const {
    return std::ranges::find(decided_.added, local_id) != decided_.added.end();
  }

  static bool IsAboutDate(DiagnosticCode code) {
    switch (code) {
      case DiagnosticCode::kDateLeftover:
      case DiagnosticCode::kDayMonthOrder:
      case DiagnosticCode::kFarFromPeriod:
      case DiagnosticCode::kImpossibleDate:
      case DiagnosticCode::kPeriodUnknown:
      case DiagnosticCode::kUnreadableDate:
      case DiagnosticCode::kWeekdayMismatch:
      case DiagnosticCode::kYearInferred: return true;
      default: return false;
    }
  }

  // A row that is no record stands among the rejected; bullets below a dropped one move up.
  void Drop(std::size_t place) {
    const Record& dropped = report().records[place];
    for (Record& record : report().records) {
      if (record.kind != dropped.kind || record.parent != dropped.order) continue;
      record.parent = dropped.parent;
    }
    std::string words = dropped.title.value_or("");
    if (!dropped.text.empty()) words += (words.empty() ? "" : " | ") + dropped.text;
    report().rejected.push_back(NoRecord(DiagnosticCode::kOther, dropped.source, std::move(words)));
    std::erase_if(report().doubts, [&](const Diagnostic& doubt) { return doubt.record == dropped.local_id; });
    std::erase_if(report().definitions,
                  [&](const EntityDefinition& definition) { return definition.record == dropped.local_id; });
    decided_.dropped.push_back(dropped.local_id);
  }

  void Finish() {
    for (const std::size_t place : dropped_) Drop(place);
    std::vector<Record> kept;
    for (std::size_t i = 0; i < report().records.size(); ++i) {
      if (!dropped_.contains(i)) kept.push_back(std::move(report().records[i]));
    }
    report().records = std::move(kept);
    SetDepths();
    for (std::vector<Diagnostic>* const more : {&conflicts_, &orphans_}) {
      std::move(more->begin(), more->end(), std::back_inserter(report().doubts));
    }
    if (reader_.names) reader_.names(report());
  }

  void SetDepths() {
    if (dropped_.empty()) return;
    std::map<std::pair<RecordKind, int>, int> depths;
    for (Record& record : report().records) {
      if (record.kind != RecordKind::kCoordination) continue;
      const auto above = record.parent ? depths.find({record.kind, *record.parent}) : depths.end();
      if (above != depths.end()) record.depth = above->second + 1;
      if (!record.parent) record.depth = 0;
      depths[{record.kind, record.order}] = record.depth;
    }
  }

  const Report& reading_;
  const std::string_view report_id_;
  const DecidedReader& reader_;
  DecidedReport decided_;
  std::unordered_map<std::string, std::size_t> places_;   // local id → index in the report
  std::unordered_map<std::string, std::string> aliases_;  // of added records that the reading has by now
  std::set<std::size_t> dropped_;
  std::vector<const DecisionEntry*> of_report_;
  std::map<std::size_t, std::vector<const DecisionEntry*>> by_record_;
  std::vector<Diagnostic> conflicts_, orphans_;
  bool other_period_ = false;
};

}  // namespace

bool ApplySplits(const std::vector<SplitName>& splits, Report& report) {
  bool changes = false;
  for (Record& record : report.records) {
    for (EntityMention& mention : record.entities) {
      for (const SplitName& split : splits) {
        if (mention.id != split.id || NameKey(mention.raw) != split.key) continue;
        mention.id = split.new_id;
        mention.name = split.name;
        mention.known = false;
        changes = true;
      }
    }
  }
  return changes;
}

DecidedReport ApplyDecisions(const Report& reading, std::string_view report_id,
                             const std::vector<const DecisionEntry*>& decisions, const DecidedReader& reader) {
  return Applier(reading, report_id, reader).Run(decisions);
}

}  // namespace acervo::store
