// Definitions are read before the entities, for a short name may stand in rows above the one that defines it.
#include "parsers/report/names.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace acervo::report {
namespace {

constexpr double kAmbiguous = 0.5;
constexpr double kConflict = 0.4;
constexpr double kNear = 0.4;
constexpr std::size_t kCandidates = 3;

bool HoldsText(const Record& record) {
  return std::any_of(record.fields.begin(), record.fields.end(),
                     [&](const auto& field) { return field.second == record.text; });
}

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

bool HoldsCapitals(std::string_view text) {
  return std::adjacent_find(text.begin(), text.end(), [](char a, char b) { return IsCapital(a) && IsCapital(b); }) !=
         text.end();
}

bool IsOneWordInCapitals(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return !(c >= 'a' && c <= 'z') && c != ' '; });
}

std::vector<CellName> CellNames(const std::vector<Record>& records) {
  std::set<std::pair<std::string, std::string>> names;
  for (const Record& record : records) {
    for (const EntityMention& mention : record.entities) {
      if (mention.role != EntityRole::kCell || mention.known) continue;
      if (const std::string name = DistinctiveName(mention); !name.empty()) names.emplace(mention.id, name);
    }
  }
  std::vector<CellName> all;
  all.reserve(names.size());
  for (const auto& [id, name] : names) all.push_back({id, name});
  return all;
}

// Each unknown name once, where it stands first.
void DoubtNear(const std::vector<Record>& records, std::vector<Diagnostic>& doubts) {
  std::set<std::string> seen;
  for (const Record& record : records) {
    for (const EntityMention& mention : record.entities) {
      if (mention.known || mention.kind == EntityKind::kPerson || !seen.insert(mention.id).second) continue;
      const std::vector<EntityCandidate> candidates = ConfusableEntities(mention.raw, kCandidates);
      if (candidates.empty()) continue;
      std::string text = mention.raw;
      for (const EntityCandidate& candidate : candidates) {
        text += (&candidate == &candidates.front() ? " ≈ " : ", ") + candidate.name;
      }
      doubts.push_back({DiagnosticCode::kNearEntity, record.source, record.local_id,
                        mention.role == EntityRole::kCell ? "entidad" : "informacion", std::move(text), kNear});
    }
  }
}

}  // namespace

void NamesOfReport::LearnFrom(std::string_view text, EntityRole where, const std::string& record,
                              const Source& source) {
  for (DefinedNames& names : FindDefinitions(text, where)) {
    local_.Add(names.short_name);
    defined_.push_back({std::move(names), record, source});
  }
}

// "FUNDALCO" in an entity cell is somebody; in a text alone it may be any word in capitals.
void NamesOfReport::LearnCell(std::string_view cell) {
  if (!HoldsCapitals(cell)) return;
  for (const EntityMention& mention : SplitEntityCell(cell)) {
    if (mention.known || !IsOneWordInCapitals(mention.raw)) continue;
    if (!DistinctiveName(mention).empty()) local_.Add(mention.raw);
  }
}

void NamesOfReport::Learn(const std::vector<Draft>& drafts) {
  for (const Draft& draft : drafts) {
    const Record& record = draft.record;
    for (const auto& [column, cell] : record.fields) {
      const bool entity =
          std::find(draft.entity_cells.begin(), draft.entity_cells.end(), cell) != draft.entity_cells.end();
      LearnFrom(cell, entity ? EntityRole::kCell : EntityRole::kMention, record.local_id, record.source);
      if (entity) LearnCell(cell);
    }
    if (!HoldsText(record)) LearnFrom(record.text, EntityRole::kMention, record.local_id, record.source);
  }
}

void NamesOfReport::Learn(const std::vector<Section>& sections) {
  for (const Section& section : sections) {
    LearnFrom(section.title, EntityRole::kMention, {}, {});
    LearnFrom(section.text, EntityRole::kMention, {}, {});
  }
}

// By the key of the short name. Two long names that differ as spellings do are one meaning.
std::map<std::string, NamesOfReport::Meaning> NamesOfReport::Meanings(std::vector<Diagnostic>& doubts) const {
  std::map<std::string, Meaning> meanings;
  std::map<std::string, const Defined*> firsts;
  for (const Defined& defined : defined_) {
    const std::string key = ShortNameKey(defined.names.short_name);
    const auto [entry, is_new] = firsts.emplace(key, &defined);
    if (is_new) {
      const EntityReading& short_one = defined.names.short_one;
      meanings[key] = {&defined, short_one.known && !defined.names.conflict && !defined.names.entity.known};
      if (defined.names.conflict) {
        doubts.push_back({DiagnosticCode::kAcronymConflict, defined.where, defined.record, "entidad",
                          defined.names.raw + " ≠ " + short_one.name, kConflict});
      }
      continue;
    }
    const DefinedNames& first = entry->second->names;
    Meaning& meaning = meanings[key];
    if (meaning.first == nullptr || first.entity.id == defined.names.entity.id ||
        AreAlike(first.long_name, defined.names.long_name)) {
      continue;
    }
    meaning.first = nullptr;
    doubts.push_back({DiagnosticCode::kAmbiguousAcronym, defined.where, defined.record, "entidad",
                      defined.names.short_name + ": " + first.long_name + " / " + defined.names.long_name, kAmbiguous});
  }
  return meanings;
}

void NamesOfReport::Apply(const std::map<std::string, Meaning>& meanings, Report& report) const {
  std::map<std::string, const EntityReading*> by_id;  // of names that no table has
  for (const Defined& defined : defined_) {
    const Meaning& meaning = meanings.at(ShortNameKey(defined.names.short_name));
    if (meaning.first == nullptr) continue;
    const DefinedNames& names = meaning.first->names;
    const EntityReading* const means = meaning.by_table ? &names.short_one : &names.entity;
    if (!defined.names.entity.known && defined.names.entity.id != means->id)
      by_id.emplace(defined.names.entity.id, means);
    if (!defined.names.short_one.known) by_id.emplace(defined.names.short_one.id, means);
  }
  for (Record& record : report.records) {
    for (EntityMention& mention : record.entities) {
      const EntityReading* means = nullptr;
      if (const auto found = meanings.find(ShortNameKey(mention.raw));
          found != meanings.end() && found->second.first != nullptr && !found->second.by_table) {
        means = &found->second.first->names.entity;
      } else if (const auto other = by_id.find(mention.id); other != by_id.end() && !mention.known) {
        means = other->second;
      }
      if (means != nullptr)
        std::tie(mention.id, mention.name, mention.kind, mention.known) =
            std::tie(means->id, means->name, means->kind, means->known);
    }
  }
}

void NamesOfReport::Finish(Report& report) const {
  std::set<std::pair<std::string, std::string>> told;
  for (const auto& [names, record, where] : defined_) {
    // A short name that the tables give to another entity is the report's own: nothing for the archive to learn.
    if (names.conflict || names.entity.id == names.short_one.id) continue;
    if (!told.emplace(names.entity.id, names.short_one.id).second) continue;
    report.definitions.push_back({names.entity.id, names.short_one.id, names.raw, record});
  }
  report.cell_names = CellNames(report.records);
  Apply(Meanings(report.doubts), report);
  DoubtNear(report.records, report.doubts);
}

}  // namespace acervo::report
