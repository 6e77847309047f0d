// Reading the stored originals again: which ones, and what comes of it.
//
// Shape:  plain values. An original has one reading, made by one version of the parser; the one that people are shown
//         is the best of the latest edition.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report.h"
#include "core/report_difference.h"

namespace acervo {

struct ReparseFilter {
  std::vector<std::string> reports;  // ids; empty: all
  std::optional<Date> from, to;      // of the months that the reports tell of, at least one day
  std::string older_than;            // only readings of earlier versions of the parser; empty: any
};

// "2" comes before "10", "1.9" before "1.10", nothing before anything. False for what is no version.
bool IsParserVersion(std::string_view text);
bool IsOlderVersion(std::string_view version, std::string_view than);

struct StoredReading {
  std::string sha256;
  std::string path;  // that the reading was made under: it may tell the month
  Format format = Format::kTxt;
  int edition = 1;
  bool is_shown = false;
  std::string parser_version;  // empty: there is no reading of it
  std::string location = {};   // of the path; as it was given, of archives of earlier schemas
};

struct ReparseTarget {
  std::string report_id;
  std::optional<Month> period;
  std::vector<StoredReading> readings;  // what is shown first, then the later editions; not those the filter leaves out
};

struct FreshReading {
  std::string sha256;
  Report report;
};

struct ReadingChange {
  StoredReading reading;  // as it was
  std::string parser_version;
  ReportDifference difference;  // Scope::kWhole; empty: the same but for the version
};

}  // namespace acervo
