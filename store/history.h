// What has happened to a report, and how the readings of its files differ.
//
// Shape:  plain values. Times are ISO 8601 UTC.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/report.h"
#include "core/report_difference.h"

namespace acervo {

struct HistoryEvent {
  std::string at;
  // "imported", "updated", "duplicate", "better_reading", "path", "withdrawn", "reinstated", "reparsed", "left": the
  // path holds another report from then on
  std::string kind;
  int edition = 1;  // of its report
  std::string path;
  std::string sha256;
  std::optional<Format> format;
  // Of "reparsed": the versions of the parser before and after.
  std::string parser_before, parser_after;
  // Set where what is shown became another reading (Scope::kUnderstood), and with "reparsed" (Scope::kWhole).
  std::optional<ReportDifference> difference;
};

struct ReportHistory {
  std::string report_id;
  std::string record_id;  // local; empty: of the whole report
  int edition = 1;        // the latest
  bool withdrawn = false;
  std::vector<HistoryEvent> events;  // in order; of a record alone those that tell something of it
};

// How a file of the latest edition reads beside the one that is shown. What the shown one says is `before`; "added" is
// a record that only this file has.
struct SourceDifference {
  std::string path;
  std::string sha256;
  Format format = Format::kTxt;
  ReportDifference difference;  // Scope::kWritten
};

// A file of the latest edition as it reads by itself, the one that is shown first. Its records have the ids of the
// shown ones that they are.
struct SourceReading {
  std::string path;
  std::string sha256;
  Format format = Format::kTxt;
  Report report;
};

struct SourceComparison {
  std::string path;  // of the file whose reading is shown
  std::string sha256;
  Format format = Format::kTxt;
  // "only": the edition has no other; "format": DOCX goes before TXT, TXT before PDF; "first": others of its format
  // came later.
  std::string reason;
  std::vector<SourceDifference> others;
};

}  // namespace acervo
