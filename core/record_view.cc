#include "core/record_view.h"

#include <algorithm>

namespace acervo {
namespace {

// The id of the bullet above. Records are sorted by kind, and a kind's orders count from 1: no search is needed.
std::optional<std::string> ParentId(const Report& report, std::string_view report_id, const Record& record) {
  if (!record.parent) return std::nullopt;
  const auto first = std::partition_point(report.records.begin(), report.records.end(),
                                          [&](const Record& other) { return other.kind < record.kind; });
  const auto index =
      static_cast<std::size_t>(first - report.records.begin()) + static_cast<std::size_t>(*record.parent);
  if (*record.parent < 1 || index > report.records.size()) return std::nullopt;
  const Record& parent = report.records[index - 1];
  if (parent.kind != record.kind || parent.order != *record.parent) return std::nullopt;
  return RecordId(report_id, parent);
}

}  // namespace

RecordView ViewOf(const Report& report, std::string_view report_id, const Record& record, const FileRef& file) {
  return {RecordId(report_id, record),
          ParentId(report, report_id, record),
          {std::string(report_id), report.period, report.period_end, report.office},
          file,
          record,
          {}};
}

std::string_view FieldOf(const Record& record, std::string_view name) {
  std::string_view found;
  for (const auto& [field, value] : record.fields) {
    if (field == name) found = value;
  }
  return found;
}

std::optional<Date> FirstDayOf(const RecordDate& date) {
  return date.intervals.empty() ? std::nullopt : std::optional(date.intervals.front().first);
}

std::optional<Date> LastDayOf(const RecordDate& date) {
  return date.intervals.empty() ? std::nullopt : std::optional(date.intervals.back().last);
}

}  // namespace acervo
