// A record as the archive gives it: complete by itself, with its report and its file.
//
// Shape:  a plain value; `id` and `parent_id` are whole ("r7f3a9c21.c2.1"). `record.also_in` holds whole ids too.
// Units:  spans are bytes of `record.text`; only JSON counts code points.
// Errors: none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/document.h"
#include "core/report.h"

namespace acervo {

// The report that a record stands in.
struct ReportRef {
  std::string id;
  std::optional<Month> period = {};
  std::optional<Month> period_end = {};
  std::string office = {};
  friend bool operator==(const ReportRef&, const ReportRef&) = default;
};

// The file that a record was read from.
struct FileRef {
  std::string path;
  std::string sha256;
  Format format = Format::kTxt;
  friend bool operator==(const FileRef&, const FileRef&) = default;
};

// A field that follows a decision, and not its reading.
struct DecidedField {
  std::string field;
  std::int64_t n = 0;              // of the decision
  std::optional<std::string> was;  // what the reading says
  std::string by, at, why;
  friend bool operator==(const DecidedField&, const DecidedField&) = default;
};

struct RecordView {
  std::string id;
  std::optional<std::string> parent_id;
  ReportRef report;
  FileRef file;
  Record record;
  std::vector<DecidedField> decided = {};  // in the order of the fields' names
  friend bool operator==(const RecordView&, const RecordView&) = default;
};

// Gives a record of a report its ids. REQUIRES: `record` is one of `report.records`, which are sorted by kind.
RecordView ViewOf(const Report& report, std::string_view report_id, const Record& record, const FileRef& file);

// Finds a cell by its normalised column name; the last one of that name, "" where there is none.
std::string_view FieldOf(const Record& record, std::string_view name);

// The first and the last day that a date names; nullopt: it names none.
std::optional<Date> FirstDayOf(const RecordDate& date);
std::optional<Date> LastDayOf(const RecordDate& date);

}  // namespace acervo
