// What of a record stands in the full-text index. Private to store/.
#pragma once

#include <cstdint>

#include "core/report.h"
#include "core/result.h"
#include "store/db/sqlite.h"
#include "store/preparation.h"
#include "store/words/term_cache.h"

namespace acervo::store {

// Writes what the index holds of records, one after another.
class IndexRowWriter {
 public:
  explicit IndexRowWriter(Connection& connection);
  // `entity_terms`: an EntityTerm for each of the record's entities, a space behind each.
  Status Write(std::int64_t record_key, const IndexTexts& texts, std::string_view entity_terms);

 private:
  Query terms_, words_;
};
// Writes a word into the vocabulary the first time that this writer meets it.
Status LearnWord(Connection& connection, TermCache& term_cache, const Term& term);

// Indexes a record anew from its rows. REQUIRES: the record's rows are written (its entities have keys).
Status IndexRecord(Connection& connection, TermCache& term_cache, std::int64_t record_key, const Record& record);

// Rows of records that are gone stay in the index until they are many; then it is made anew from the records.
Status RebuildIndexWhenWorn(Connection& connection, TermCache& term_cache);
Status RebuildIndex(Connection& connection, TermCache& term_cache);

}  // namespace acervo::store
