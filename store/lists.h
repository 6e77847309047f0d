// What the archive holds in lists that people turn the pages of: reports, doubts.
//
// Shape:  plain values. A page is at most `limit` long; the counts beside it are of all.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/report.h"

namespace acervo {

struct ReportFilter {
  std::optional<int> year;      // of the first month
  bool without_period = false;  // those alone of which no month is known
  std::string office;           // in any of its spellings; empty: any
  int limit = 100;
  int offset = 0;
};

struct ListedReport {
  std::string id;
  std::optional<Month> period, period_end;
  std::string office;
  int activities = 0, coordinations = 0, texts = 0, doubts = 0;
  std::vector<Format> formats;  // of its files, each once
};

struct ReportList {
  int total = 0;
  std::vector<ListedReport> reports;       // the latest first, those without a period last
  std::vector<std::pair<int, int>> years;  // reports of the office by year, the latest first
  int without_period = 0;                  // reports of the office
  std::vector<std::pair<std::string, int>>
      offices;  // of all years, by their most frequent spelling, most reports first
};

// Where one gets to from a report by one step through those of its office, in the order of period and id.
struct ReportStep {
  std::string id;
  Month period;
};
struct ReportSteps {
  std::optional<ReportStep> earlier, later;
};

struct DoubtFilter {
  std::string code;  // empty: any
  int limit = 50;
  int offset = 0;
};

struct StoredDoubt {
  std::string report;  // id
  std::optional<Month> period;
  std::string path;  // of the document that was read
  Diagnostic doubt;
};

struct DoubtList {
  int total = 0;
  std::vector<StoredDoubt> doubts;                 // the weightiest first
  std::vector<std::pair<std::string, int>> codes;  // of all, the most frequent first
};

}  // namespace acervo
