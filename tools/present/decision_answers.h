// Decisions as people and programs are told of them: what was decided, what it changes, the history.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"
#include "store/decisions.h"
#include "tools/present/detail_view.h"
#include "tools/present/messages/messages.h"

namespace acervo::tools {

// {"n","at","by","kind","target","field","from","to","why","undone"}
Json DecisionJson(const DecisionEntry& entry);
// {"history": […]}
Json HistoryJson(const std::vector<DecisionEntry>& entries);
DetailView HistorySheet(const Messages& say, const std::vector<DecisionEntry>& entries);

// {"dry_run", "decisions": […], "changes": [{"target","before","after"}]}
Json OutcomeJson(const DecisionOutcome& outcome, DecisionMode mode);
// What is decided, and before and after of each record that it changes.
DetailView OutcomeSheet(const Messages& say, const DecisionOutcome& outcome, DecisionMode mode);

// A part of a record or report that a decision changes; empty: there is none on that side.
struct ChangedPart {
  std::string label, before, after;
};
// Twelve hexadecimal digits that change when what is shown changes; of a record its RecordVersion. "": it is not there.
std::string VersionOf(const ShownTarget& shown);
// Whether the target of a decision is there on one side of it.
bool IsThere(const ShownTarget& shown);
// Compares cells, days and names before and after. Empty where one of the sides is not there and the other says nothing.
std::vector<ChangedPart> ChangedParts(const Messages& say, const DecidedChange& change);

// What was decided, in a line: "fecha: «27 de mayo» → «28 de mayo»".
std::string DecisionWords(const Messages& say, const DecisionEntry& entry);
// Why it was refused.
std::string RefusalSentence(const Messages& say, const Error& error);

}  // namespace acervo::tools
