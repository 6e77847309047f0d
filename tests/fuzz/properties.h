// What must hold of every value, whatever the input was. A broken property aborts: the fuzzer's finding.
#pragma once

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/text.h"

namespace acervo::fuzz {

inline void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken property: %s\n", what);
  std::abort();
}

// Valid UTF-8 throughout (dump throws otherwise), and the same JSON after a way through JSON, which rounds boxes.
inline void RequireSound(const Document& document) {
  const std::string text = ToJson(document).dump();
  const auto back = DocumentFromJson(Json::parse(text));
  Require(back.ok() && ToJson(back.value()).dump() == text, "a Document survives JSON");
}

// Whether a code point begins at that byte of valid UTF-8, or the text ends there.
inline bool IsBorder(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

inline void RequireSound(const std::vector<DateInterval>& intervals) {
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    const DateInterval& interval = intervals[i];
    Require(interval.first.ok() && interval.last.ok() && interval.first <= interval.last, "an interval runs forwards");
    if (i == 0) continue;
    const std::chrono::sys_days before = intervals[i - 1].last;
    Require(before + std::chrono::days{1} < std::chrono::sys_days{interval.first}, "intervals ascend and do not touch");
  }
}

inline void RequireSound(const DateExpression& date, std::string_view text) {
  Require(!date.span.empty() && date.span.end() <= text.size(), "a date stands in its text");
  Require(date.span.In(text) == date.raw, "a date's span cuts out its raw text");
  Require(IsBorder(text, date.span.begin) && IsBorder(text, date.span.end()), "a date cuts no code point");
  RequireSound(date.intervals);
  Require(date.intervals.empty() == (date.precision == DatePrecision::kNone), "a date without days has no precision");
}

inline void RequireSound(const EntityMention& mention, std::string_view text) {
  Require(!mention.id.empty() && !mention.raw.empty(), "an entity has an id and its words");
  if (!mention.span) return;
  Require(mention.span->end() <= text.size() && mention.span->In(text) == mention.raw,
          "an entity's span cuts out its raw text");
}

inline void RequireSound(const Report& report) {
  const auto back = ReportFromJson(Json::parse(ToJson(report).dump()));
  Require(back.ok() && back.value() == report, "a Report survives JSON");
  for (const Record& record : report.records) {
    for (const DateExpression& date : record.mentions) RequireSound(date, record.text);
    for (const EntityMention& mention : record.entities) RequireSound(mention, record.text);
  }
  const int records = CountOf(report, RecordKind::kActivity) + CountOf(report, RecordKind::kCoordination);
  Require(report.words.found == report.words.read, "every word is found");
  Require(report.rows_seen == records + static_cast<int>(report.rejected.size()), "rows and bullets reconcile");
}

}  // namespace acervo::fuzz
