// Questions and answers. The query language stands in docs/guia.md; nothing that a person types is an error.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/json.h"
#include "core/report.h"

namespace acervo {

enum class SortOrder { kRelevance, kDateAscending, kDateDescending };

struct SearchRequest {
  std::string query;                  // as typed
  std::vector<std::string> entities;  // names; all must be there
  std::optional<Date> from;           // first day
  std::optional<Date> to;             // last day
  bool within = false;                // the dates lie inside, not only overlap
  std::optional<RecordKind> kind;
  std::string type;
  std::string report;
  SortOrder sort = SortOrder::kRelevance;
  int limit = 20;
  int offset = 0;
  bool facets = false;
  bool explain = false;
};

struct SearchHit {
  Json record;          // RECORD
  double score = 0;     // higher is better
  std::string snippet;  // HTML-escaped but for <mark> and </mark>
};

struct FacetCount {
  std::string id;  // entity id; empty for the others
  std::string name;
  int count = 0;
};

struct SearchResult {
  std::int64_t total = 0;
  std::vector<SearchHit> hits;
  std::vector<FacetCount> entity_facets, year_facets, type_facets, kind_facets;
  std::optional<std::string> suggestion;
  std::vector<std::string> read_as_words;  // what looked like syntax and was read as words: notices for stderr
  std::string explanation;                 // with `explain`: the query really run, with its expansions
};

// "2019", "2019-05", "2019-05-27": the first and last day it covers. nullopt: none.
std::optional<DateInterval> PeriodFromText(std::string_view text);

}  // namespace acervo
