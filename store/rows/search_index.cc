// The index has no content of its own (it would double the archive), and a row of such an index can only be deleted by
// saying again, byte for byte, what was indexed. So rows of replaced records are left behind, where a join with
// `record` hides them (keys are never used twice), and swept when they are many.
#include "store/rows/search_index.h"

#include <algorithm>
#include <string>
#include <vector>

#include "store/rows/report_rows.h"
#include "store/words/fts_expression.h"
#include "store/words/index_texts.h"
#include "store/words/letterhead_terms.h"

namespace acervo::store {
namespace {

Status AddEntityTerms(Connection& connection, std::int64_t record_key, std::string& terms) {
  Query query = connection("SELECT DISTINCT entity_key FROM record_entity WHERE record_key = ? AND taught IS NULL");
  query.Bind(record_key);
  while (query.Next()) terms.append(EntityTerm(query.Int(0))).append(" ");
  return query.Finish();
}

Result<std::int64_t> CountOf(Connection& connection, std::string_view sql) {
  Query query = connection(sql);
  const std::int64_t count = query.Next() ? query.Int(0) : 0;
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return count;
}

}  // namespace

IndexRowWriter::IndexRowWriter(Connection& connection)
    : terms_(connection("INSERT INTO record_terms(rowid, terms) VALUES(?, ?)")),
      words_(connection("INSERT INTO record_search(rowid, title, text, entity, fields) VALUES(?, ?, ?, ?, ?)")) {}

Status IndexRowWriter::Write(std::int64_t record_key, const IndexTexts& texts, std::string_view entity_terms) {
  const std::string terms = std::string(texts.terms).append(entity_terms);
  ACERVO_RETURN_IF_ERROR(terms_.Again().Bind(record_key, terms).Run());
  return words_.Again().Bind(record_key, texts.title, texts.text, texts.entity, texts.fields).Run();
}

Status LearnWord(Connection& connection, TermCache& term_cache, const Term& term) {
  if (!term_cache.IsFirstUse(term)) return Ok();
  return connection("INSERT OR IGNORE INTO vocabulary VALUES(?, ?, ?, ?, ?)")
      .Bind(term.form, term.word, term.folded, term.stem, term.stem_folded)
      .Run();
}

Status IndexRecord(Connection& connection, TermCache& term_cache, std::int64_t record_key, const Record& record) {
  UsedTerms used;
  IndexTexts texts = IndexTextsOf(term_cache, record, used);
  for (const Term* const term : used.all()) ACERVO_RETURN_IF_ERROR(LearnWord(connection, term_cache, *term));
  ACERVO_RETURN_IF_ERROR(AddLetterheadTerms(connection, term_cache, record_key, record, texts.terms));
  std::string entity_terms;
  ACERVO_RETURN_IF_ERROR(AddEntityTerms(connection, record_key, entity_terms));
  return IndexRowWriter(connection).Write(record_key, texts, entity_terms);
}

Status RebuildIndexWhenWorn(Connection& connection, TermCache& term_cache) {
  // Keys are given in sequence, each indexed once, so the highest tells how many rows the index has had since then.
  Result<std::int64_t> given = CountOf(connection,
                                       "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'record'), 0) - "
                                       "coalesce((SELECT value FROM meta WHERE key = 'index_base'), 0)");
  if (!given.ok()) return std::move(given.error());
  Result<std::int64_t> live = CountOf(connection, "SELECT count(*) FROM record");
  if (!live.ok()) return std::move(live.error());
  constexpr std::int64_t kFew = 2000;
  if (given.value() - live.value() <= std::max(kFew, live.value() / 2)) return Ok();
  return RebuildIndex(connection, term_cache);
}

Status RebuildIndex(Connection& connection, TermCache& term_cache) {
  ACERVO_RETURN_IF_ERROR(
      connection.Execute("INSERT INTO record_search(record_search) VALUES('delete-all'); INSERT INTO "
                         "record_terms(record_terms) VALUES('delete-all')"));
  std::vector<std::int64_t> keys;
  Query all = connection("SELECT record_key FROM record ORDER BY record_key");
  while (all.Next()) keys.push_back(all.Int(0));
  ACERVO_RETURN_IF_ERROR(all.Finish());
  for (const std::int64_t key : keys) {
    ACERVO_ASSIGN_OR_RETURN(const RecordView view, ReadRecord(connection, key));
    ACERVO_RETURN_IF_ERROR(IndexRecord(connection, term_cache, key, view.record));
    term_cache.Trim();
  }
  return connection.Execute(
      "INSERT INTO meta SELECT 'index_base', seq - (SELECT count(*) FROM record) FROM sqlite_sequence "
      "WHERE name = 'record' ON CONFLICT(key) DO UPDATE SET value = excluded.value");
}

}  // namespace acervo::store
