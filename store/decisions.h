// What people decide about what was read: corrections, answers to doubts, which names are one.
//
// Shape:  decisions are appended and never changed; `n` counts up and is never used again. What holds for a field is
//         its latest decision in force, else the reading. Values are UTF-8; nullopt is an empty cell.
// Errors: kNotFound for a target that is not there; kUsage for what cannot be decided, with the reason as the first
//         of `where` ("field", "value", "date", "period", "type", "same", "contradiction", "stale", …) and the words as detail.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/record_view.h"
#include "core/report.h"
#include "core/result.h"

namespace acervo {

enum class DecisionKind {
  kFix,       // a field of a record, or period and office of a report
  kDrop,      // no record
  kAdd,       // a record that was missed: fields as a JSON object
  kConfirm,   // looked at and right: its doubts close
  kDismiss,   // the doubt is none
  kUnsure,    // looked at and left open
  kMerge,     // entities: `field` is all that `target` is
  kDistinct,  // entities that are never one
  kRename,
  kAlias,
  kSplit,
  kUndo,
};
std::string_view Token(DecisionKind kind);  // "fix", "drop", …
std::optional<DecisionKind> DecisionKindFromToken(std::string_view token);

struct DecisionEntry {
  std::int64_t n = 0;
  std::string at;  // ISO 8601 UTC
  std::string by;
  DecisionKind kind = DecisionKind::kFix;
  std::string target;
  std::string field;
  std::optional<std::string> before;   // what was shown
  std::optional<std::string> reading;  // what the paper said
  std::optional<std::string> value;    // what was decided
  std::string why;
  std::int64_t batch = 0;  // n of the first of those decided at once
  bool whole = false;      // its batch is one file
  std::int64_t undoes = 0;
  std::string words;  // of the record, folded
  bool in_force = true;
  friend bool operator==(const DecisionEntry&, const DecisionEntry&) = default;
};

// What an answer to a question of `review` is about: "doubt:12".
std::string QuestionTarget(std::int64_t n);

// One decision to be made. About entities `target` and `field` are ids or names: all of kMerge's `field` is `target`,
// kAlias and kSplit have the name as `value`, kRename the new name.
struct Wish {
  DecisionKind kind = DecisionKind::kFix;
  std::string target;  // id of a record or report
  std::string field;
  std::optional<std::string> value;
  // Of the target as who decides has seen it, by DecidedReader::version; another one is refused as "stale". Empty: not
  // compared.
  std::string version = {};
};

struct DecisionRequest {
  std::vector<Wish> wishes;
  std::string by, why;
  bool whole = false;  // one file, taken back as one
  bool force = false;  // values that cannot be read are kept as words
};

// The parts of a report that can be decided.
struct ReportHead {
  std::string id;
  std::optional<Month> period = {}, period_end = {};
  std::optional<PeriodSource> period_source = {};
  std::string office = {};
  friend bool operator==(const ReportHead&, const ReportHead&) = default;
};
// The entity that answers for a name.
struct EntityName {
  std::string id, name;
  friend bool operator==(const EntityName&, const EntityName&) = default;
};
// What is shown of the target of a decision; nothing where it is not there, or is a question.
using ShownTarget = std::variant<std::monostate, RecordView, ReportHead, EntityName>;

struct DecidedChange {
  std::string target;
  ShownTarget before, after;
};

struct DecisionOutcome {
  std::vector<DecisionEntry> entries;  // what was appended, or would be; empty: nothing changes
  std::vector<DecidedChange> changes;
};

enum class DecisionMode { kWrite, kDryRun };

// Reads decided values as the paper would be read. The program gives it; the store knows no Spanish.
struct DecidedReader {
  // Reads again what follows from the cells in which `record` differs from `before`; all where the period is another.
  std::function<void(const Report& report, const Record& before, bool other_period, Record& record,
                     std::vector<Diagnostic>& doubts)>
      record;
  // Tells the report the names of the entities of its records.
  std::function<void(Report& report)> names;
  // "mayo de 2019", "2019-05", "2019-05/2019-06": the first month and the last.
  std::function<std::optional<std::pair<Month, Month>>(std::string_view text)> period;
  // Which entity a name means by itself: its id.
  std::function<std::string(std::string_view name)> entity_id;
  // What changes when what is shown of a target changes.
  std::function<std::string(const ShownTarget& shown)> version;
  // "Misión oficial" → "mision-oficial"; nullopt: no kind of activity.
  std::function<std::optional<std::string>(std::string_view text)> type;
};

struct HistoryFilter {
  std::string target;  // of a report all its records too; empty: all
  int limit = 0;       // 0: all
};

}  // namespace acervo
