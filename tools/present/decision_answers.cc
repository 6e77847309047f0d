#include "tools/present/decision_answers.h"

#include <algorithm>

#include "tools/present/json.h"

namespace acervo::tools {
namespace {

Json TextOrNull(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

std::string Quoted(const Messages& say, const std::optional<std::string>& text) {
  return text && !text->empty() ? "«" + *text + "»" : say("decision.nothing");
}

std::string TextOf(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

// The parts of a record that are told before and after, each as one text.
std::vector<std::pair<std::string, std::string>> PartsOf(const Messages& say, const Json& record) {
  std::vector<std::pair<std::string, std::string>> parts;
  if (record.is_null()) return parts;
  const auto add = [&](std::string label, std::string value) {
    if (!value.empty()) parts.emplace_back(std::move(label), std::move(value));
  };
  for (const char* key : {"name", "period", "office", "type", "section"}) {
    add(say(std::string("decision.part.") + key), TextOf(record, key));
  }
  if (record.contains("fields")) {
    for (const auto& [name, value] : record.at("fields").items()) add(name, value.get<std::string>());
  }
  if (record.contains("fields") && record.at("fields").empty()) add(say("decision.part.text"), TextOf(record, "text"));
  if (!record.contains("date")) return parts;
  std::string days;
  for (const Json& pair : record.at("date").at("intervals")) {
    const std::string first = pair.at(0), last = pair.at(1);
    days += (days.empty() ? "" : ", ") + first + (first == last ? "" : " – " + last);
  }
  add(say("decision.part.days"), days);
  std::vector<std::string> all;
  std::string names;
  for (const Json& entity : record.at("entities")) {
    const std::string name = TextOf(entity, "name");
    if (std::ranges::find(all, name) != all.end()) continue;
    names += (names.empty() ? "" : "; ") + name;
    all.push_back(name);
  }
  add(say("decision.part.entities"), names);
  return parts;
}

std::string PartNamed(const std::vector<std::pair<std::string, std::string>>& parts, const std::string& label) {
  const auto found = std::ranges::find_if(parts, [&](const auto& part) { return part.first == label; });
  return found == parts.end() ? "" : found->second;
}

void AddChange(const Messages& say, const DecidedChange& change, DetailView& sheet) {
  sheet.Heading(change.target);
  if (change.before.is_null()) sheet.Item(say("decision.added"));
  if (change.after.is_null()) sheet.Item(say("decision.dropped"));
  for (const ChangedPart& part : ChangedParts(say, change)) {
    sheet.Entry(part.label, Quoted(say, part.before) + " → " + Quoted(say, part.after));
  }
}

}  // namespace

std::vector<ChangedPart> ChangedParts(const Messages& say, const DecidedChange& change) {
  std::vector<ChangedPart> changed;
  const auto before = PartsOf(say, change.before), after = PartsOf(say, change.after);
  for (const auto& [label, value] : before) {
    const std::string now = PartNamed(after, label);
    if (!change.after.is_null() && now != value) changed.push_back({label, value, now});
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
    changes.push_back({{"target", change.target}, {"before", change.before}, {"after", change.after}});
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
