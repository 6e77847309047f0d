// Parts that several pages show: cards, timelines, doubts, sources, as templates take them.
#pragma once

#include <string>
#include <vector>

#include "store/archive.h"
#include "tools/output/terminal_text.h"
#include "tools/serve/page.h"

namespace acervo::tools::serve {

// A hit or a record as a card: kind, title, date, snippet with its marks, entities, report. `snippet` may be empty.
Json CardJson(const Page& page, const Json& record, const std::string& snippet);

// A text in runs: [{"text","mark"}]; those that are marked are true.
Json RunsOf(const MarkedText& text);

// Bars a month of records, as an SVG takes them; those in `chosen` stand out. Each leads to `request` in its month.
// null: there are none.
struct MonthRange {
  std::optional<Date> from, to;
};
Json TimelineJson(const Page& page, const Timeline& timeline, const MonthRange& chosen, const SearchRequest& request);

Json DoubtsJson(const Page& page, const std::vector<Doubt>& doubts, const std::string& report_id);
Json SourcesJson(const Page& page, const std::vector<StoredSource>& sources);

// What happened to a report or a record, the latest first: {"events", "editions", "withdrawn", "sides"}. null: nothing
// but that it was imported.
Json HistoryPartJson(const Page& page, const acervo::ReportHistory& history);
// How the files of a report read beside the one that is shown. null: it has but one.
Json ComparisonJson(const Page& page, const SourceComparison& comparison);

// [{"name","link","kind","kind_word"}], each entity once.
Json EntityChips(const Page& page, const Json& record);

}  // namespace acervo::tools::serve
