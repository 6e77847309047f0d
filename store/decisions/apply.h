// Lays the decisions in force over a reading. Knows no database. Private to store/.
//
// Shape:  the same decisions over the same reading give the same report, whenever they were made: the state is a
//         replay, so that taking one back needs no memory of what it changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/report.h"
#include "store/decisions.h"

namespace acervo::store {

// A field that follows a decision; `local_id` is empty for a field of the report.
struct DecidedFieldRow {
  std::string local_id, field;
  std::int64_t n = 0;
  std::optional<std::string> was;
};

struct DecidedReport {
  Report report;
  std::vector<DecidedFieldRow> fields;
  std::vector<std::string> dropped;  // local ids
  std::vector<std::string> added;
};

// A name that is another entity than the archive's readers make of it.
struct SplitName {
  std::string id;      // of the entity that it is not
  std::string key;     // NameKey of the name
  std::string new_id;  // of the entity that it is
  std::string name;
};

// Gives the mentions of split names their own entities; whether there were any.
bool ApplySplits(const std::vector<SplitName>& splits, Report& report);

// `decisions` are in force, of this report and of those it took in, in the order of their numbers. `report_id` is the
// report's own: records of the others are found by their words.
DecidedReport ApplyDecisions(const Report& reading, std::string_view report_id,
                             const std::vector<const DecisionEntry*>& decisions, const DecidedReader& reader);

}  // namespace acervo::store
