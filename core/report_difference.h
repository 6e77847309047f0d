// What two readings of one report tell differently, record by record: two editions, two formats of one edition, or the
// readings of two versions of the parser.
//
// Shape:  records are one where their local ids are; whoever compares readings that were read apart gives them the same
//         ids first (the archive does so by what the records say). A difference names its field as RECORD and REPORT
//         of the interface do ("title", "date.intervals", "fields.fecha"); values are text as the interface prints
//         them. A cell that is also a title, a text or a date is told once, as the cell.
// Errors: none.
// Cost:   linear in the readings, but for the order of the records (n log n).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/report.h"

namespace acervo {

// How much is compared; each has what the one before it has.
enum class Scope {
  kWritten,     // what stands on the paper: cells, texts, sections, the order of the rows, office and contact
  kUnderstood,  // and what it means: period, dates, types, entities
  kWhole        // and all the rest: places on the paper, doubts, rejected rows, names. Nothing here: equal readings
};

// nullopt: it is not there. Of a list ("entities", "mentions", "sections", …) only the members that the other one
// lacks, a line feed between them.
struct FieldChange {
  std::string field;
  std::optional<std::string> before;
  std::optional<std::string> after;
  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

enum class RecordChange { kAdded, kGone, kChanged };
std::string_view Token(RecordChange change);  // "added", "gone", "changed"

struct RecordDifference {
  RecordChange change = RecordChange::kChanged;
  std::string id;  // "a3": without the report's
  RecordKind kind = RecordKind::kActivity;
  std::string heading;              // its title, else its text: the later one where there are two
  std::vector<FieldChange> fields;  // of a record that was added or is gone: all it says, on the one side
  friend bool operator==(const RecordDifference&, const RecordDifference&) = default;
};

struct ReportDifference {
  std::vector<FieldChange> fields;        // of the report itself
  std::vector<RecordDifference> records;  // in the order of the later reading; those gone where they stood
  bool empty() const { return fields.empty() && records.empty(); }
  friend bool operator==(const ReportDifference&, const ReportDifference&) = default;
};

ReportDifference DifferenceOf(const Report& earlier, const Report& later, Scope scope);
// What is told of the record with this id alone.
ReportDifference OnlyOf(const ReportDifference& difference, std::string_view local_id);

}  // namespace acervo
