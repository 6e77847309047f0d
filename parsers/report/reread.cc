#include "parsers/report/reread.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/text.h"
#include "parsers/entities/entities.h"
#include "parsers/report/draft.h"
#include "parsers/report/finish.h"
#include "parsers/report/types.h"
#include "parsers/spanish/dates.h"

namespace acervo {
namespace {

constexpr std::string_view kDateField = "fecha", kEntityField = "entidad";
constexpr std::string_view kBetweenDates = " – ";

using Field = std::pair<std::string, std::string>;

const std::string* CellOf(const Record& record, std::string_view name) {
  const auto found = std::ranges::find_if(record.fields, [&](const Field& field) { return field.first == name; });
  return found == record.fields.end() ? nullptr : &found->second;
}

// The columns that dated the record as it was read: one, or two of a begin and an end.
std::vector<std::string> DateColumns(const Record& before) {
  const std::string& raw = before.date.raw;
  std::vector<std::string> columns;
  if (before.date.source == DateSource::kCell || before.date.source == DateSource::kNone) {
    for (const auto& [name, value] : before.fields) {
      const bool is_end = !columns.empty() && raw.ends_with(std::string(kBetweenDates) + value);
      const bool is_begin = columns.empty() && (value == raw || raw.starts_with(value + std::string(kBetweenDates)));
      if (!value.empty() && (is_begin || is_end)) columns.push_back(name);
    }
  }
  if (columns.empty()) columns.emplace_back(kDateField);
  return columns;
}

bool IsEntityColumn(const Record& before, const Field& field) {
  if (field.first.starts_with(kEntityField)) return true;
  return std::ranges::any_of(before.entities, [&](const EntityMention& mention) {
    return mention.role == EntityRole::kCell && field.second == mention.raw;
  });
}

std::vector<std::string> EntityColumns(const Record& before) {
  std::vector<std::string> columns{std::string(kEntityField)};
  for (const Field& field : before.fields) {
    if (field.first != kEntityField && IsEntityColumn(before, field)) columns.push_back(field.first);
  }
  return columns;
}

std::vector<std::string> CellsOf(const Record& record, const std::vector<std::string>& columns) {
  std::vector<std::string> cells;
  for (const std::string& column : columns) {
    const std::string* const cell = CellOf(record, column);
    if (cell != nullptr && !cell->empty()) cells.push_back(*cell);
  }
  return cells;
}

// What the report already knows its names by: a name read again is the entity that the rest of the report says.
class NamesOfTheReport {
 public:
  explicit NamesOfTheReport(const Report& report) {
    for (const Record& record : report.records) {
      for (const EntityMention& mention : record.entities) {
        known_.emplace(mention.raw, &mention);
        if (!mention.known) local_.Add(mention.raw);
      }
    }
  }
  const LocalNames& local() const { return local_; }
  void Adopt(EntityMention& mention) const {
    const auto found = known_.find(mention.raw);
    if (found == known_.end() || mention.known) return;
    mention.id = found->second->id;
    mention.name = found->second->name;
    mention.kind = found->second->kind;
    mention.known = found->second->known;
  }

 private:
  std::map<std::string_view, const EntityMention*> known_;
  LocalNames local_;
};

class Rereader {
 public:
  Rereader(const Report& report, const Record& before, PeriodChange period, Record& record,
           std::vector<Diagnostic>& doubts)
      : report_(report),
        before_(before),
        other_period_(period == PeriodChange::kOther),
        record_(record),
        doubts_(doubts) {}

  void Run() {
    const std::vector<std::string> dates = DateColumns(before_), entities = EntityColumns(before_);
    other_text_ = record_.text != before_.text;
    other_date_ = CellsOf(record_, dates) != CellsOf(before_, dates);
    other_entities_ = CellsOf(record_, entities) != CellsOf(before_, entities);
    const bool is_dated_by_text = before_.date.source != DateSource::kCell;
    const bool dates_again = other_date_ || other_period_ || (other_text_ && is_dated_by_text);
    if (!dates_again && !other_text_ && !other_entities_) return ReadType();
    const Record again = ReadAgain(dates, entities);
    if (other_text_ || other_period_) record_.mentions = again.mentions;
    if (dates_again) TakeDate(again);
    if (other_text_ || other_entities_) TakeEntities(again);
    ReadType();
  }

 private:
  // The whole record as if its cells stood on the paper.
  Record ReadAgain(const std::vector<std::string>& dates, const std::vector<std::string>& entities) {
    report::Draft draft;
    draft.record = record_;
    draft.record.entities.clear();
    draft.record.mentions.clear();
    draft.date_cells = CellsOf(record_, dates);
    draft.entity_cells = CellsOf(record_, entities);
    draft.has_date_column = !draft.date_cells.empty();
    draft.has_entity_column = !draft.entity_cells.empty();
    draft.heading_date = HeadingDate();
    const DateReference reference{report_.period, std::nullopt, report_.period_end};
    std::vector<Diagnostic> doubts;
    Record again = report::Finish(std::move(draft), reference, names_.local(), doubts);
    for (EntityMention& mention : again.entities) names_.Adopt(mention);
    for (Diagnostic& doubt : doubts) {
      if (IsNews(doubt)) doubts_.push_back(std::move(doubt));
    }
    return again;
  }

  // A date that neither a cell nor the text has told came from a heading above.
  std::string HeadingDate() const {
    if (before_.date.source != DateSource::kText) return {};
    const auto is_it = [&](const DateExpression& mention) { return mention.raw == before_.date.raw; };
    return std::ranges::any_of(before_.mentions, is_it) ? std::string() : before_.date.raw;
  }

  // Tells whether a doubt is about what has changed. An emptied cell is what the person wanted.
  bool IsNews(const Diagnostic& doubt) const {
    if (doubt.code == DiagnosticCode::kMissingDate || doubt.code == DiagnosticCode::kMissingEntity) return false;
    if (doubt.field == kDateField) return other_date_ || other_period_;
    if (doubt.field == kEntityField) return other_entities_;
    return other_text_ || other_period_;
  }

  void TakeDate(const Record& again) { record_.date = again.date; }

  void TakeEntities(const Record& again) {
    std::vector<EntityMention> entities;
    const auto take = [&](const std::vector<EntityMention>& from, EntityRole role) {
      std::ranges::copy_if(from, std::back_inserter(entities),
                           [&](const EntityMention& mention) { return mention.role == role; });
    };
    take(other_entities_ ? again.entities : before_.entities, EntityRole::kCell);
    take(other_text_ ? again.entities : before_.entities, EntityRole::kMention);
    record_.entities = std::move(entities);
  }

  // Told by the activity cell, else by a column made for it.
  void ReadType() {
    if (record_.title == before_.title && before_.type == record_.type && !before_.fields.empty()) return;
    if (record_.type != before_.type) return;  // decided by itself
    const auto kind = record_.title ? report::FindActivityKind(*record_.title) : std::nullopt;
    if (kind) record_.type = kind->type;
    if (!kind && record_.title != before_.title) record_.type = std::nullopt;
  }

  const Report& report_;
  const Record& before_;
  const bool other_period_;
  Record& record_;
  std::vector<Diagnostic>& doubts_;
  const NamesOfTheReport names_{report_};
  bool other_text_ = false, other_date_ = false, other_entities_ = false;
};

void RereadEntityNames(Report& report) {
  std::set<std::string> ids;
  for (const Record& record : report.records) {
    for (const EntityMention& mention : record.entities) ids.insert(mention.id);
  }
  std::erase_if(report.entity_names, [&](const EntityNames& names) { return !ids.contains(names.id); });
  for (const EntityNames& names : report.entity_names) ids.erase(names.id);
  for (const std::string& id : ids) {
    std::vector<std::string> names = NamesOfEntity(id);
    if (names.size() > 1) report.entity_names.push_back({id, std::move(names)});
  }
  std::ranges::sort(report.entity_names, {}, &EntityNames::id);
}

void RereadCellNames(Report& report) {
  std::set<std::pair<std::string, std::string>> written;
  std::set<std::string> names_written;
  for (const Record& record : report.records) {
    for (const EntityMention& mention : record.entities) {
      if (mention.role != EntityRole::kCell) continue;
      const std::string name = DistinctiveName(mention);
      if (name.empty()) continue;
      names_written.insert(name);
      if (!mention.known) written.emplace(mention.id, name);
    }
  }
  std::erase_if(report.cell_names, [&](const CellName& cell) { return !names_written.contains(cell.name); });
  for (const CellName& cell : report.cell_names) {
    std::erase_if(written, [&](const auto& one) { return one.second == cell.name; });
  }
  for (const auto& [id, name] : written) report.cell_names.push_back({id, name});
  std::ranges::sort(report.cell_names, [](const CellName& a, const CellName& b) {
    return std::pair(a.id, a.name) < std::pair(b.id, b.name);
  });
}

std::optional<std::pair<Month, Month>> IsoMonths(std::string_view text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const auto first = MonthFromIso(text.substr(0, slash));
  const auto last = slash == text.size() ? first : MonthFromIso(text.substr(slash + 1));
  if (!first || !last || *last < *first) return std::nullopt;
  return std::pair(*first, *last);
}

}  // namespace

void RereadRecord(const Report& report, const Record& before, PeriodChange period, Record& record,
                  std::vector<Diagnostic>& doubts) {
  Rereader(report, before, period, record, doubts).Run();
}

void RereadNames(Report& report) {
  RereadEntityNames(report);
  RereadCellNames(report);
}

std::optional<std::pair<Month, Month>> ReadPeriodText(std::string_view text) {
  if (auto months = IsoMonths(Trim(text))) return months;
  const std::vector<DateExpression> found = FindDates(text, {}, DateContext::kCell);
  if (found.size() != 1 || found.front().intervals.empty() || !found.front().doubts.empty()) return std::nullopt;
  const auto month = [](Date day) { return Month(day.year(), day.month()); };
  return std::pair(month(found.front().start()), month(found.front().end()));
}

std::optional<std::string> ReadActivityType(std::string_view text) {
  std::string words(text);
  std::ranges::replace(words, '-', ' ');
  const auto kind = report::FindActivityKind(words);
  return kind ? std::optional(kind->type) : std::nullopt;
}

}  // namespace acervo
