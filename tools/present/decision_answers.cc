#include "tools/present/decision_answers.h"

#include <algorithm>

#include "core/period_text.h"
#include "store/db/sha256.h"
#include "tools/present/json.h"
#include "tools/present/record_csv.h"

namespace acervo::tools {
namespace {

Json TextOrNull(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

std::string Quoted(const Messages& say, const std::optional<std::string>& text) {
  return text && !text->empty() ? "«" + *text + "»" : say("decision.nothing");
}

using Parts = std::vector<std::pair<std::string, std::string>>;

// Adds what is not empty.
class PartList {
 public:
  explicit PartList(const Messages& say) : say_(say) {}

  void Add(std::string label, std::string value) {
    if (!value.empty()) parts_.emplace_back(std::move(label), std::move(value));
  }
  void AddNamed(const char* key, std::string value) {
    Add(say_(std::string("decision.part.") + key), std::move(value));
  }
  Parts Take() { return std::move(parts_); }

 private:
  const Messages& say_;
  Parts parts_;
};

std::string DaysText(const RecordDate& date) {
  std::string days;
  for (const DateInterval& one : date.intervals) {
    days += (days.empty() ? "" : ", ") + ToIso(one.first) + (one.first == one.last ? "" : " – " + ToIso(one.last));
  }
  return days;
}

// Each name once, in the order of the text.
std::string NamesText(const Record& record) {
  std::vector<std::string> all;
  std::string names;
  for (const EntityMention& entity : record.entities) {
    if (std::ranges::find(all, entity.name) != all.end()) continue;
    names += (names.empty() ? "" : "; ") + entity.name;
    all.push_back(entity.name);
  }
  return names;
}

Parts RecordParts(const Messages& say, const Record& record) {
  PartList list(say);
  list.AddNamed("type", record.type.value_or(""));
  list.AddNamed("section", record.section.value_or(""));
  for (const auto& [name, value] : record.fields) list.Add(name, value);
  if (record.fields.empty()) list.AddNamed("text", record.text);
  list.AddNamed("days", DaysText(record.date));
  list.AddNamed("entities", NamesText(record));
  return list.Take();
}

// The parts of a target that are told before and after, each as one text.
Parts PartsOf(const Messages& say, const ShownTarget& shown) {
  if (const auto* view = std::get_if<RecordView>(&shown)) return RecordParts(say, view->record);
  PartList list(say);
  if (const auto* head = std::get_if<ReportHead>(&shown)) {
    list.AddNamed("period", PeriodText(head->period, head->period_end));
    list.AddNamed("office", head->office);
  } else if (const auto* entity = std::get_if<EntityName>(&shown)) {
    list.AddNamed("name", entity->name);
  }
  return list.Take();
}

Json ShownJson(const ShownTarget& shown) {
  if (const auto* view = std::get_if<RecordView>(&shown)) return RecordJson(*view);
  if (const auto* head = std::get_if<ReportHead>(&shown)) {
    return {{"id", head->id},
            {"period", head->period ? Json(ToIso(*head->period)) : Json(nullptr)},
            {"period_end", head->period_end ? Json(ToIso(*head->period_end)) : Json(nullptr)},
            {"period_source", head->period_source ? Json(Token(*head->period_source)) : Json(nullptr)},
            {"office", head->office}};
  }
  if (const auto* entity = std::get_if<EntityName>(&shown)) return {{"id", entity->id}, {"name", entity->name}};
  return nullptr;
}

std::string PartNamed(const Parts& parts, const std::string& label) {
  const auto found = std::ranges::find_if(parts, [&](const auto& part) { return part.first == label; });
  return found == parts.end() ? "" : found->second;
}

void AddChange(const Messages& say, const DecidedChange& change, DetailView& sheet) {
  sheet.Heading(change.target);
  if (!IsThere(change.before)) sheet.Item(say("decision.added"));
  if (!IsThere(change.after)) sheet.Item(say("decision.dropped"));
  for (const ChangedPart& part : ChangedParts(say, change)) {
    sheet.Entry(part.label, Quoted(say, part.before) + " → " + Quoted(say, part.after));
  }
}

}  // namespace

std::string VersionOf(const ShownTarget& shown) {
  if (!IsThere(shown)) return "";
  if (const auto* view = std::get_if<RecordView>(&shown)) return RecordVersion(*view);
  constexpr std::size_t kDigits = 12;
  return Sha256Hex(OneLine(ShownJson(shown))).substr(0, kDigits);
}

bool IsThere(const ShownTarget& shown) { return !std::holds_alternative<std::monostate>(shown); }

std::vector<ChangedPart> ChangedParts(const Messages& say, const DecidedChange& change) {
  std::vector<ChangedPart> changed;
  const auto before = PartsOf(say, change.before), after = PartsOf(say, change.after);
  for (const auto& [label, value] : before) {
    const std::string now = PartNamed(after, label);
    if (IsThere(change.after) && now != value) changed.push_back({label, value, now});
  }
  for (const auto& [label, value] : after) {
    if (PartNamed(before, label).empty()) changed.push_back({label, "", value});
  }
  return changed;
}

Json DecisionJson(const DecisionEntry& entry) {
  return {{"n", entry.n},
          {"at", entry.at},
          {"by", entry.by},
          {"kind", Token(entry.kind)},
          {"target", entry.target},
          {"field", entry.field},
          {"from", TextOrNull(entry.before)},
          {"to", TextOrNull(entry.value)},
          {"why", entry.why},
          {"undone", !entry.in_force},
          {"batch", entry.batch},
          {"undoes", entry.undoes == 0 ? Json(nullptr) : Json(entry.undoes)}};
}

Json HistoryJson(const std::vector<DecisionEntry>& entries) {
  Json all = Json::array();
  for (const DecisionEntry& entry : entries) all.push_back(DecisionJson(entry));
  return {{"history", std::move(all)}};
}

std::string DecisionWords(const Messages& say, const DecisionEntry& entry) {
  const std::string key = "decision.words." + std::string(Token(entry.kind));
  if (entry.kind == DecisionKind::kFix)
    return entry.field + ": " + Quoted(say, entry.before) + " → " + Quoted(say, entry.value);
  if (entry.kind == DecisionKind::kUndo) return say(key, entry.undoes);
  return say(key, entry.field, entry.value.value_or(""));
}

DetailView HistorySheet(const Messages& say, const std::vector<DecisionEntry>& entries) {
  DetailView sheet;
  sheet.Title(say.Count("history.total", static_cast<long long>(entries.size())));
  for (const DecisionEntry& entry : entries) {
    std::string line = say("history.line", entry.n, entry.at, entry.by, entry.target, DecisionWords(say, entry));
    if (!entry.why.empty()) line += " " + say("history.why", entry.why);
    if (!entry.in_force) line += " " + say("history.undone");
    sheet.Item(line);
  }
  return sheet;
}

Json OutcomeJson(const DecisionOutcome& outcome, DecisionMode mode) {
  Json decisions = Json::array(), changes = Json::array();
  for (const DecisionEntry& entry : outcome.entries) decisions.push_back(DecisionJson(entry));
  for (const DecidedChange& change : outcome.changes) {
    changes.push_back(
        {{"target", change.target}, {"before", ShownJson(change.before)}, {"after", ShownJson(change.after)}});
  }
  return {
      {"dry_run", mode == DecisionMode::kDryRun}, {"decisions", std::move(decisions)}, {"changes", std::move(changes)}};
}

DetailView OutcomeSheet(const Messages& say, const DecisionOutcome& outcome, DecisionMode mode) {
  DetailView sheet;
  if (outcome.entries.empty()) {
    sheet.Title(say("decision.none"));
    return sheet;
  }
  const auto count = static_cast<long long>(outcome.entries.size());
  sheet.Title(say.Count(mode == DecisionMode::kDryRun ? "decision.would" : "decision.done", count));
  for (const DecisionEntry& entry : outcome.entries) {
    const std::string words = entry.target + ", " + DecisionWords(say, entry);
    sheet.Item(mode == DecisionMode::kDryRun ? words : say("decision.number", entry.n, words));
  }
  for (const DecidedChange& change : outcome.changes) AddChange(say, change, sheet);
  return sheet;
}

std::string RefusalSentence(const Messages& say, const Error& error) {
  if (error.code == ErrorCode::kNotFound) return say("show.absent", error.detail);
  const std::string key = "decision.refused." + (error.where.empty() ? std::string("other") : error.where.front());
  return say(say.Has(key) ? key : "decision.refused.other", error.detail);
}

}  // namespace acervo::tools
