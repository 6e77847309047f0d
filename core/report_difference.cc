// Both readings are turned into named values first; what differs is then a matter of names and texts alone.
#include "core/report_difference.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "core/json.h"
#include "core/text.h"

namespace acervo {
namespace {

struct Value {
  std::string field;
  std::string text;
};
struct List {
  std::string field;
  std::vector<std::string> members;
};
// All that is compared of a record, or of a report itself, in the order in which it is told.
struct Sayings {
  std::vector<Value> values;
  std::vector<List> lists;

  void Add(std::string field, std::string text) { values.push_back({std::move(field), std::move(text)}); }
  void Add(std::string field, const std::optional<std::string>& text) {
    if (text) Add(std::move(field), *text);
  }
  template <typename Range, typename TextOf>
  void AddList(std::string field, const Range& range, TextOf text_of) {
    List list{std::move(field), {}};
    for (const auto& one : range) list.members.push_back(text_of(one));
    lists.push_back(std::move(list));
  }
};

constexpr std::string_view kCellPrefix = "fields.";

std::string NumberText(double number) {
  std::string text(32, '\0');
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  text.resize(static_cast<std::size_t>(end - text.data()));
  return text;
}

std::string IntervalsText(const std::vector<DateInterval>& intervals) {
  std::string text;
  for (const DateInterval& interval : intervals) {
    text += (text.empty() ? "" : ", ") + ToIso(interval.first);
    if (interval.last != interval.first) text += "/" + ToIso(interval.last);
  }
  return text;
}

std::string FullPlace(const Source& source) {
  std::string place = PlaceText(source);
  if (source.table && source.block) place += (place.empty() ? "block " : ", block ") + std::to_string(*source.block);
  return place;
}

std::string Joined(const std::vector<std::string>& parts, const char* between) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : between) + part;
  return all;
}

std::string TokensOf(const std::vector<DiagnosticCode>& codes) {
  std::vector<std::string> tokens;
  for (const DiagnosticCode code : codes) tokens.emplace_back(Token(code));
  return Joined(tokens, ", ");
}

// " @ 310": where in the text it begins, in code points. Of the whole reading alone: a word more in front of it is no
// other mention.
std::string Position(const Record& record, std::size_t byte, Scope scope) {
  return scope == Scope::kWhole ? " @ " + std::to_string(CodePointIndex(record.text, byte)) : "";
}

std::string MentionText(const Record& record, const DateExpression& mention, Scope scope) {
  std::string text = "«" + mention.raw + "» " + IntervalsText(mention.intervals);
  text.append(" (").append(Token(mention.precision)).append(")");
  if (scope == Scope::kWhole && !mention.doubts.empty()) text += " " + TokensOf(mention.doubts);
  return text + Position(record, mention.span.begin, scope);
}

// An entity's name and kind are the archive's, not the report's.
std::string EntityText(const Record& record, const EntityMention& entity, Scope scope) {
  std::string text = entity.id + " «" + entity.raw + "»";
  text.append(" (").append(Token(entity.role)).append(")");
  if (scope == Scope::kWhole && entity.known) text += " known";
  return entity.span ? text + Position(record, entity.span->begin, scope) : text;
}

// Local ids by kind and order: what `parent` names.
using IdsByOrder = std::map<std::pair<RecordKind, int>, std::string_view>;

IdsByOrder IdsOf(const Report& report) {
  IdsByOrder ids;
  for (const Record& record : report.records) ids.emplace(std::pair(record.kind, record.order), record.local_id);
  return ids;
}

void AddWritten(const IdsByOrder& ids, const Record& record, Sayings& sayings) {
  sayings.Add("title", record.title);
  sayings.Add("text", record.text);
  sayings.Add("section", record.section);
  for (const auto& [name, cell] : record.fields) sayings.Add(std::string(kCellPrefix) + name, cell);
  if (!record.parent) return;
  const auto parent = ids.find({record.kind, *record.parent});
  if (parent != ids.end()) sayings.Add("parent", std::string(parent->second));
}

void AddUnderstood(const Record& record, Scope scope, Sayings& sayings) {
  sayings.Add("type", record.type);
  sayings.Add("date.raw", record.date.raw);
  sayings.Add("date.intervals", IntervalsText(record.date.intervals));
  sayings.Add("date.precision", std::string(Token(record.date.precision)));
  sayings.Add("date.source", std::string(Token(record.date.source)));
  sayings.AddList("mentions", record.mentions, [&](const auto& one) { return MentionText(record, one, scope); });
  sayings.AddList("entities", record.entities, [&](const auto& one) { return EntityText(record, one, scope); });
}

Sayings SayingsOf(const IdsByOrder& ids, const Record& record, Scope scope) {
  Sayings sayings;
  AddWritten(ids, record, sayings);
  if (scope != Scope::kWritten) AddUnderstood(record, scope, sayings);
  if (scope == Scope::kWhole) {
    sayings.Add("depth", std::to_string(record.depth));
    sayings.Add("source", FullPlace(record.source));
  }
  return sayings;
}

void AddRest(const Report& report, Sayings& sayings) {
  sayings.Add("period_confidence", NumberText(report.period_confidence));
  sayings.Add("rows_seen", std::to_string(report.rows_seen));
  sayings.AddList("warnings", report.doubts, [](const Diagnostic& doubt) {
    return Joined({std::string(Token(doubt.code)), doubt.record, doubt.field, "«" + doubt.text + "»",
                   FullPlace(doubt.where), NumberText(doubt.weight)},
                  " · ");
  });
  sayings.AddList("rejected", report.rejected, [](const Diagnostic& rejected) {
    return Joined({std::string(Token(rejected.code)), "«" + rejected.text + "»", FullPlace(rejected.where)}, " · ");
  });
  sayings.AddList("entity_names", report.entity_names,
                  [](const EntityNames& names) { return names.id + ": " + Joined(names.names, " | "); });
  sayings.AddList("definitions", report.definitions, [](const EntityDefinition& definition) {
    return definition.id + " = " + definition.short_id + " «" + definition.raw + "» " + definition.record;
  });
  sayings.AddList("cell_names", report.cell_names,
                  [](const CellName& cell) { return cell.id + " «" + cell.name + "»"; });
}

Sayings SayingsOf(const Report& report, Scope scope) {
  Sayings sayings;
  sayings.Add("office", report.office);
  sayings.Add("contact", report.contact);
  sayings.AddList("sections", report.sections,
                  [](const Section& section) { return section.title + ": " + section.text; });
  if (scope == Scope::kWritten) return sayings;
  if (report.period) sayings.Add("period", ToIso(*report.period));
  if (scope != Scope::kWhole) return sayings;
  if (report.period_source) sayings.Add("period_source", std::string(Token(*report.period_source)));
  AddRest(report, sayings);
  return sayings;
}

// Members of `a` beyond those of `b`; each counts as often as it stands there.
std::optional<std::string> Beyond(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::unordered_map<std::string_view, int> left;
  for (const std::string& one : b) ++left[one];
  std::vector<std::string> beyond;
  for (const std::string& one : a) {
    if (--left[one] < 0) beyond.push_back(one);
  }
  if (beyond.empty()) return std::nullopt;
  return Joined(beyond, "\n");
}

void CompareLists(const Sayings& earlier, const Sayings& later, std::vector<FieldChange>& changes) {
  for (std::size_t i = 0; i < later.lists.size(); ++i) {
    const List &a = earlier.lists[i], &b = later.lists[i];
    auto before = Beyond(a.members, b.members), after = Beyond(b.members, a.members);
    const bool other_order = !before && !after && a.members != b.members;
    if (other_order) {
      before = Joined(a.members, "\n");
      after = Joined(b.members, "\n");
    }
    if (before || after) changes.push_back({b.field, std::move(before), std::move(after)});
  }
}

void CompareValues(const Sayings& earlier, const Sayings& later, std::vector<FieldChange>& changes) {
  std::unordered_map<std::string_view, const Value*> had;
  for (const Value& value : earlier.values) had.emplace(value.field, &value);
  std::unordered_set<std::string_view> has;
  for (const Value& value : later.values) {
    has.insert(value.field);
    const auto before = had.find(value.field);
    if (before == had.end())
      changes.push_back({value.field, std::nullopt, value.text});
    else if (before->second->text != value.text)
      changes.push_back({value.field, before->second->text, value.text});
  }
  for (const Value& value : earlier.values) {
    if (!has.contains(value.field)) changes.push_back({value.field, value.text, std::nullopt});
  }
}

// A cell is the title, the text or the date as well: its change is told once.
void DropWhatCellsTell(std::vector<FieldChange>& changes) {
  const auto told = changes;
  std::erase_if(changes, [&](const FieldChange& change) {
    const bool may_be_a_cell = change.field == "title" || change.field == "text" || change.field == "date.raw";
    return may_be_a_cell && std::ranges::any_of(told, [&](const FieldChange& cell) {
             return cell.field.starts_with(kCellPrefix) && cell.before == change.before && cell.after == change.after;
           });
  });
}

std::vector<FieldChange> Compared(const Sayings& earlier, const Sayings& later) {
  std::vector<FieldChange> changes;
  CompareValues(earlier, later, changes);
  CompareLists(earlier, later, changes);
  DropWhatCellsTell(changes);
  return changes;
}

std::string Heading(const Record& record) {
  return record.title && !record.title->empty() ? *record.title : record.text;
}

// All that the record says, on one side.
RecordDifference Alone(const IdsByOrder& ids, const Record& record, RecordChange change, Scope scope) {
  const Sayings sayings = SayingsOf(ids, record, scope);
  RecordDifference difference{change, record.local_id, record.kind, Heading(record), {}};
  const auto add = [&](const std::string& field, const std::string& text) {
    if (text.empty()) return;
    if (change == RecordChange::kAdded)
      difference.fields.push_back({field, std::nullopt, text});
    else
      difference.fields.push_back({field, text, std::nullopt});
  };
  for (const Value& value : sayings.values) add(value.field, value.text);
  for (const List& list : sayings.lists) add(list.field, Joined(list.members, "\n"));
  DropWhatCellsTell(difference.fields);
  return difference;
}

// Places of records by their ids.
using Places = std::unordered_map<std::string_view, std::size_t>;

Places PlacesOf(const Report& report) {
  Places places;
  for (std::size_t i = 0; i < report.records.size(); ++i) places.emplace(report.records[i].local_id, i);
  return places;
}

// Of a sequence of numbers, each once: the places of those outside its longest ascending part. What stands there was
// moved; what was only pushed aside was not.
std::unordered_set<std::size_t> Moved(const std::vector<std::size_t>& sequence) {
  constexpr std::size_t kNone = ~std::size_t{0};
  std::vector<std::size_t> ends;  // places of the least last number of an ascending part of each length
  std::vector<std::size_t> previous(sequence.size(), kNone);
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    const auto at = std::ranges::lower_bound(ends, sequence[i], {}, [&](std::size_t end) { return sequence[end]; });
    if (at != ends.begin()) previous[i] = *std::prev(at);
    if (at == ends.end())
      ends.push_back(i);
    else
      *at = i;
  }
  std::unordered_set<std::size_t> moved;
  for (std::size_t i = 0; i < sequence.size(); ++i) moved.insert(i);
  for (std::size_t i = ends.empty() ? kNone : ends.back(); i != kNone; i = previous[i]) moved.erase(i);
  return moved;
}

class Comparison {
 public:
  Comparison(const Report& earlier, const Report& later, Scope scope)
      : earlier_(earlier),
        later_(later),
        scope_(scope),
        was_(PlacesOf(earlier)),
        is_(PlacesOf(later)),
        earlier_ids_(IdsOf(earlier)),
        later_ids_(IdsOf(later)) {}

  ReportDifference Run() {
    difference_.fields = Compared(SayingsOf(earlier_, scope_), SayingsOf(later_, scope_));
    FindMoved();
    std::size_t next_earlier = 0;
    for (std::size_t i = 0; i < later_.records.size(); ++i) {
      const auto was = was_.find(later_.records[i].local_id);
      if (was == was_.end()) {
        difference_.records.push_back(Alone(later_ids_, later_.records[i], RecordChange::kAdded, scope_));
        continue;
      }
      if (was->second >= next_earlier) TellGone(next_earlier, was->second);
      next_earlier = std::max(next_earlier, was->second + 1);
      ComparePair(earlier_.records[was->second], later_.records[i], i);
    }
    TellGone(next_earlier, earlier_.records.size());
    return std::move(difference_);
  }

 private:
  void FindMoved() {
    std::vector<std::size_t> sequence, places;
    for (std::size_t i = 0; i < later_.records.size(); ++i) {
      const auto was = was_.find(later_.records[i].local_id);
      if (was == was_.end()) continue;
      sequence.push_back(was->second);
      places.push_back(i);
    }
    for (const std::size_t at : Moved(sequence)) moved_.insert(places[at]);
  }

  void TellGone(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      const Record& record = earlier_.records[i];
      if (!is_.contains(record.local_id)) {
        difference_.records.push_back(Alone(earlier_ids_, record, RecordChange::kGone, scope_));
      }
    }
  }

  void ComparePair(const Record& earlier, const Record& later, std::size_t place) {
    auto changes = Compared(SayingsOf(earlier_ids_, earlier, scope_), SayingsOf(later_ids_, later, scope_));
    if (moved_.contains(place)) {
      changes.push_back({"order", std::to_string(earlier.order), std::to_string(later.order)});
    }
    if (changes.empty()) return;
    difference_.records.push_back(
        {RecordChange::kChanged, later.local_id, later.kind, Heading(later), std::move(changes)});
  }

  const Report& earlier_;
  const Report& later_;
  Scope scope_;
  Places was_, is_;
  IdsByOrder earlier_ids_, later_ids_;
  std::unordered_set<std::size_t> moved_;  // places among the later records
  ReportDifference difference_;
};

}  // namespace

std::string_view Token(RecordChange change) {
  switch (change) {
    case RecordChange::kAdded: return "added";
    case RecordChange::kGone: return "gone";
    case RecordChange::kChanged: return "changed";
  }
  return {};
}

ReportDifference DifferenceOf(const Report& earlier, const Report& later, Scope scope) {
  return Comparison(earlier, later, scope).Run();
}

ReportDifference OnlyOf(const ReportDifference& difference, std::string_view local_id) {
  ReportDifference only;
  std::ranges::copy_if(difference.records, std::back_inserter(only.records),
                       [&](const RecordDifference& record) { return record.id == local_id; });
  return only;
}

}  // namespace acervo
