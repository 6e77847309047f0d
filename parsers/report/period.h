// Which month the report is about: by its own words, else its file's name, else the dates in it, else the metadata.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/report.h"
#include "parsers/report/draft.h"

namespace acervo::report {

struct PeriodReading {
  std::optional<Month> month;  // the first, of a report of several
  int months = 1;
  std::optional<PeriodSource> source;
  double confidence = 0;
};

struct PeriodEvidence {
  const std::vector<std::string>& front;       // title lines
  const std::vector<std::string>& date_cells;  // of the tables, in order
  const std::vector<std::string_view>& texts;  // of rows and bullets, in order
  std::string_view path;
  const Meta& meta;
  std::optional<Month> today = std::nullopt;  // nullopt: no period is too late
};

// Where the evidence disagrees `doubts` gains "period_conflict"; where only a month is told and the year is taken from
// somewhere less sure, "period_year_guessed"; where the file's name alone tells it, "period_unsupported"; where it lies
// after today, "period_after_today".
PeriodReading ReadPeriod(const PeriodEvidence& evidence, std::vector<Diagnostic>& doubts);

}  // namespace acervo::report
