// What two readings of a report tell differently, for programs and for people.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"
#include "core/report_difference.h"
#include "store/archive.h"
#include "tools/present/detail_view.h"
#include "tools/present/messages/messages.h"
#include "tools/terminal/table.h"

namespace acervo::tools {

// {"fields": [{"field","before","after"}], "records": [{"id","change","kind","heading","fields"}]}
Json DifferenceJson(const std::string& report_id, const ReportDifference& difference);
// What is set beside what: a report before and after, or two files of it.
enum class Compared { kInTime, kSideBySide };
// A row a change: record (told once), field, both values with what differs marked and long texts cut around it.
// Harmless.
std::vector<Row> DifferenceRows(const Messages& say, const ReportDifference& difference, Compared compared);
struct Sides {
  std::string before, after;  // the headings of the two columns
};
void AddDifference(const Messages& say, const ReportDifference& difference, const Sides& sides, DetailView& sheet);

Json HistoryJson(const ReportHistory& history);
DetailView HistorySheet(const Messages& say, const ReportHistory& history);

// REPORT with two keys more. "shown_from" is {"path","sha256","format","reason"} of the file that is shown;
// "source_differences" [{"path","sha256","format","differences": {"fields","records"}}]: "shown" and "here" instead of
// "before" and "after", "extra" (without an id), "missing" and "different" for "added", "gone" and "changed".
Json ComparedReportJson(const Messages& say, const StoredReport& stored, const SourceComparison& comparison);
void AddSourceComparison(const Messages& say, const SourceComparison& comparison, DetailView& sheet);

}  // namespace acervo::tools
