// A record while the report's month is not yet known, and what is counted on the way.
#pragma once

#include <string>
#include <vector>

#include "core/report.h"

namespace acervo::report {

struct Draft {
  Record record;                          // all but its date, mentions, entities and local_id
  std::vector<std::string> date_cells;    // of the date column; two where begin and end have columns of their own
  std::vector<std::string> entity_cells;  // of the entity columns
  std::string heading_date;               // the day that the heading above it names, as written; empty: none
  bool has_date_column = false;
  bool has_entity_column = false;
};

// Rows and bullets seen, those of them that are no record, what is doubtful about the report as a whole, and texts that
// are no record but must not be lost.
struct Tally {
  int seen = 0;
  std::vector<Section> sections;
  std::vector<Diagnostic> rejected;
  std::vector<Diagnostic> doubts;

  void Reject(Source where, std::string text, DiagnosticCode reason) {
    rejected.push_back(NoRecord(reason, std::move(where), std::move(text)));
  }
  void Doubtful(DiagnosticCode code, Source where, std::string text, double weight) {
    doubts.push_back({code, std::move(where), {}, {}, std::move(text), weight});
  }
};

}  // namespace acervo::report
