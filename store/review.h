// Doubts as questions to a person: alike ones as one, the weightiest first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/report.h"

namespace acervo {

struct ReviewFilter {
  std::vector<DiagnosticCode> codes;  // empty: all
  std::string report;                 // id; empty: all
  std::int64_t question = 0;          // by its number; 0: all
  int limit = 20;
  int offset = 0;
  bool answered = false;  // those that were confirmed or dismissed too
};

struct ReviewItem {
  std::int64_t n = 0;              // stays with the question
  Diagnostic doubt;                // the first of those alike
  double weight = 0;               // of the weightiest
  int reach = 0;                   // records that an answer touches
  int doubts = 0;                  // that are alike
  std::string report;              // id
  std::string target;              // id of the record, or of the report
  std::string path;                // of the document that was read
  std::string state;               // "open", "unsure", "confirm", "dismiss"
  std::optional<Month> period;     // of the report
  std::vector<DateInterval> days;  // of the record
};

struct ReviewList {
  int total = 0;  // questions
  std::vector<ReviewItem> items;
};

}  // namespace acervo
