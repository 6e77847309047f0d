// Parts that several pages show: timelines, pagers, doubts, sources, as templates take them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "store/archive.h"
#include "tools/web/views/page.h"

namespace acervo::tools::serve {

// Where in a list a page is.
struct ListPlace {
  std::int64_t total = 0;
  int limit = 0, offset = 0;
};
// {"previous", "next", "numbers"}; null: one page holds all. `link` gives the address of the page at an offset.
Json PagerJson(const Page& page, const ListPlace& place, const std::function<std::string(int offset)>& link);

// Bars a month of records, as an SVG takes them; those in `chosen` stand out. Each leads to `request` in its month.
// null: there are none.
struct MonthRange {
  std::optional<Date> from, to;
};
Json TimelineJson(const Page& page, const Timeline& timeline, const MonthRange& chosen, const SearchRequest& request);

Json DoubtsJson(const Page& page, const std::vector<Diagnostic>& doubts, const std::string& report_id);
Json SourcesJson(const Page& page, const std::vector<StoredSource>& sources);

// What happened to a report or a record, the latest first: {"events", "editions", "withdrawn", "sides"}. null: nothing
// but that it was imported.
Json HistoryPartJson(const Page& page, const acervo::ReportHistory& history);
// How the files of a report read beside the one that is shown. null: it has but one.
Json ComparisonJson(const Page& page, const SourceComparison& comparison);

}  // namespace acervo::tools::serve
