// The fields of a report and of all it is made of, for `WireWriter` and `WireReader`. To be included by the few files
// that write or read one whole.
#pragma once

#include <algorithm>

#include "core/report.h"
#include "core/result.h"
#include "core/wire.h"

namespace acervo {

template <>
inline constexpr int kLastOf<DiagnosticCode> = static_cast<int>(kLastDiagnosticCode);
template <>
inline constexpr int kLastOf<RecordKind> = static_cast<int>(RecordKind::kText);
template <>
inline constexpr int kLastOf<DateSource> = static_cast<int>(DateSource::kNone);
template <>
inline constexpr int kLastOf<DatePrecision> = static_cast<int>(DatePrecision::kNone);
template <>
inline constexpr int kLastOf<YearSource> = static_cast<int>(YearSource::kNearest);
template <>
inline constexpr int kLastOf<EntityKind> = static_cast<int>(EntityKind::kOther);
template <>
inline constexpr int kLastOf<EntityRole> = static_cast<int>(EntityRole::kMention);
template <>
inline constexpr int kLastOf<PeriodSource> = static_cast<int>(PeriodSource::kDecision);
template <>
inline constexpr int kLastOf<Format> = static_cast<int>(Format::kTiff);
template <>
inline constexpr int kLastOf<ErrorCode> = static_cast<int>(ErrorCode::kUsage);

void Fields(auto& wire, MaybeConst<Span> auto& it) { wire(it.begin, it.length); }
void Fields(auto& wire, MaybeConst<PageBox> auto& it) { wire(it.page, it.left, it.top, it.right, it.bottom); }
void Fields(auto& wire, MaybeConst<Source> auto& it) {
  wire(it.page, it.table, it.row, it.block, it.boxes, it.ocr, it.confidence);
}
void Fields(auto& wire, MaybeConst<DateInterval> auto& it) { wire(it.first, it.last); }
void Fields(auto& wire, MaybeConst<DateExpression> auto& it) {
  wire(it.raw, it.span, it.intervals, it.precision, it.doubts, it.year_source);
}
void Fields(auto& wire, MaybeConst<Diagnostic> auto& it) {
  wire(it.code, it.where, it.record, it.field, it.text, it.weight, it.part);
}
void Fields(auto& wire, MaybeConst<RecordDate> auto& it) {
  wire(it.raw, it.intervals, it.precision, it.source, it.year_source);
}
void Fields(auto& wire, MaybeConst<EntityMention> auto& it) {
  wire(it.id, it.name, it.kind, it.raw, it.role, it.span, it.known);
}
void Fields(auto& wire, MaybeConst<EntityNames> auto& it) { wire(it.id, it.names); }
void Fields(auto& wire, MaybeConst<EntityDefinition> auto& it) { wire(it.id, it.short_id, it.raw, it.record); }
void Fields(auto& wire, MaybeConst<CellName> auto& it) { wire(it.id, it.name); }
void Fields(auto& wire, MaybeConst<Record> auto& it) {
  wire(it.kind, it.order, it.depth, it.parent, it.local_id, it.title, it.type, it.text, it.date, it.section,
       it.mentions, it.entities, it.fields, it.source);
}
void Fields(auto& wire, MaybeConst<Section> auto& it) { wire(it.title, it.text); }
void Fields(auto& wire, MaybeConst<WordCounts> auto& it) { wire(it.read, it.found); }
void Fields(auto& wire, MaybeConst<Report> auto& it) {
  wire(it.period, it.period_end, it.period_source, it.period_confidence, it.office, it.contact, it.letterhead,
       it.sections, it.records, it.entity_names, it.definitions, it.cell_names, it.doubts, it.rejected, it.rows_seen,
       it.words, it.parser_version);
}
void Fields(auto& wire, MaybeConst<Error> auto& it) { wire(it.code, it.detail, it.where); }

// Whether spans lie within the texts they are of and no interval runs backwards: what no parser breaks, but what a
// stranger at the other end may.
inline bool IsSound(const Report& report) {
  const auto is_within = [](const Span& span, const std::string& text) {
    return span.begin <= text.size() && span.length <= text.size() - span.begin;
  };
  const auto run_forward = [](const std::vector<DateInterval>& intervals) {
    return std::ranges::all_of(intervals, [](const DateInterval& one) { return one.first <= one.last; });
  };
  for (const Record& record : report.records) {
    if (!run_forward(record.date.intervals)) return false;
    for (const DateExpression& mention : record.mentions) {
      if (!is_within(mention.span, record.text) || !run_forward(mention.intervals)) return false;
    }
    for (const EntityMention& mention : record.entities) {
      if (mention.span && !is_within(*mention.span, record.text)) return false;
    }
  }
  return true;
}

}  // namespace acervo
