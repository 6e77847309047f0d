// Questions and answers. The query language stands in docs/guia.md; nothing that a person types is an error.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/question.h"
#include "core/record_view.h"
#include "core/report.h"
#include "core/span.h"
#include "core/text_run.h"

namespace acervo {

// The periods that a date as typed names. Empty: it is none.
using ReadDates = std::function<std::vector<AskedPeriod>(std::string_view text)>;
// The id of the entity that a name means by the parsers' tables and rules.
using ReadEntityId = std::function<std::string(std::string_view name)>;
// What a text says as one speaks, read against the names that the archive holds. Spans are of `text`.
using QuestionReader = std::function<Question(std::string_view text, const ArchiveNames& names)>;

// How typed words are read; the store by itself knows ISO dates, the names that it holds and the exact language.
struct QueryReaders {
  ReadDates dates;
  ReadEntityId name;
  QuestionReader question;  // empty: every word is looked for as typed
};

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
  bool marks = false;    // each hit tells what matched in its title and its text
  bool literal = false;  // nothing is understood but the exact language, and nothing dropped
  QueryReaders readers;
};

struct SearchHit {
  RecordView view;
  double score = 0;  // higher is better
  Snippet snippet;   // on one line; "…" where it was cut
  // With `marks`: what matched in the title and the text (ascending, not overlapping), the ids of matched entities.
  std::vector<Span> title_marks = {}, text_marks = {};
  std::vector<std::string> entities = {};
};

struct FacetCount {
  std::string id;  // entity id; empty for the others
  std::string name;
  int count = 0;
};

// What of a request is to be other for it to find something.
struct Suggested {
  std::string query;
  std::vector<std::string> entities;
  std::string type;
};

struct SearchResult {
  std::int64_t total = 0;
  std::vector<SearchHit> hits;
  std::vector<FacetCount> entity_facets, year_facets, type_facets, kind_facets;
  std::optional<std::string> suggestion;   // what was meant, for people
  Suggested suggested;                     // the same for a request; where there is a suggestion
  std::vector<std::string> read_as_words;  // what looked like syntax and was read as words: notices for stderr
  std::vector<std::string> left_out;       // signs that join nothing, words of a query with too many: not looked for
  bool is_too_long = false;                // of too many words
  bool is_only_signs = false;              // the query has no letter or digit to look for
  Question understood;                     // spans are of the query
  std::vector<AskedPart> dropped;          // what had to go for anything to be found, in that order
  std::vector<NamedEntity> nearest;        // entities that may be meant where little or nothing was found
  SortOrder sort = SortOrder::kRelevance;  // of the hits: by date where the question says so or nothing can be weighed
  std::string explanation;                 // with `explain`: the query really run, with its expansions
};

// "2019", "2019-05", "2019-05-27": the first and last day it covers. nullopt: none.
std::optional<DateInterval> PeriodFromText(std::string_view text);
// A date as `read` takes it (without a reader: ISO), a range "2019-05..2020-02", or one open at an end "2019..".
// Empty: it is none.
std::vector<AskedPeriod> ReadPeriods(std::string_view text, const ReadDates& read);

}  // namespace acervo
