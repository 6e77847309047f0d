// The index has no content of its own (it would double the archive), and a row of such an index can only be deleted by
// saying again, byte for byte, what was indexed. So rows of replaced records are left behind, where a join with
// `record` hides them (keys are never used twice), and swept when they are many.
#include "store/rows/search_index.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/rows/report_rows.h"
#include "store/words/fts_expression.h"
#include "store/words/letterhead_terms.h"

namespace acervo::store {
namespace {

// The stem of "número", which "N°" stands for.
constexpr std::string_view kNumberStem = "numer";
constexpr std::string_view kApostrophes[] = {"'", "’", "ʼ", "´", "`"};

bool IsApostrophe(std::string_view text, const TermCache::Use& left, const TermCache::Use& right) {
  const std::string_view between = text.substr(left.span.end(), right.span.begin - left.span.end());
  return std::ranges::find(kApostrophes, between) != std::end(kApostrophes);
}

struct Columns {
  std::string title, text, entity, fields;
};

class Indexer {
 public:
  Indexer(Connection& connection, TermCache& term_cache) : connection_(connection), lexicon_(term_cache) {}

  // Appends the words with their places, and adds the stems that find them.
  Status Add(std::string_view text, std::string& words, std::set<std::string_view>& stems) {
    std::size_t offset = 0;
    std::optional<TermCache::Use> before;
    while (const auto use = lexicon_.Next(text, offset)) {
      if (use->is_number_sign)
        stems.insert(kNumberStem);
      else
        words.append(use->term->word).append(" ");
      stems.insert(use->term->stem);
      if (!use->term->also.empty()) stems.insert(use->term->also);
      if (before && IsApostrophe(text, *before, *use)) AddJoined(text, *before, *use, stems);
      if (lexicon_.IsFirstUse(*use->term)) ACERVO_RETURN_IF_ERROR(Learn(*use->term));
      before = use;
    }
    return Ok();
  }

 private:
  // "O'Brien" is also found as "obrien".
  void AddJoined(std::string_view text, const TermCache::Use& left, const TermCache::Use& right,
                 std::set<std::string_view>& stems) {
    const std::string joined = std::string(left.span.In(text)).append(right.span.In(text));
    stems.insert(lexicon_.Of(joined).stem);
  }

  Status Learn(const Term& term) {
    return connection_("INSERT OR IGNORE INTO vocabulary VALUES(?, ?, ?, ?, ?)")
        .Bind(term.form, term.word, term.folded, term.stem, term.stem_folded)
        .Run();
  }

  Connection& connection_;
  TermCache& lexicon_;
};

std::string JoinedStems(const std::set<std::string_view>& stems) {
  std::string text;
  for (const std::string_view stem : stems) text.append(stem).append(" ");
  return text;
}

Status FillTexts(Indexer& indexer, const Record& record, Columns& columns, std::set<std::string_view>& stems) {
  if (record.title) ACERVO_RETURN_IF_ERROR(indexer.Add(*record.title, columns.title, stems));
  ACERVO_RETURN_IF_ERROR(indexer.Add(record.text, columns.text, stems));
  for (const auto& [name, value] : record.fields) {
    if (value == record.text || (record.title && value == *record.title)) continue;
    ACERVO_RETURN_IF_ERROR(indexer.Add(value, name == "entidad" ? columns.entity : columns.fields, stems));
  }
  if (record.section) ACERVO_RETURN_IF_ERROR(indexer.Add(*record.section, columns.fields, stems));
  return Ok();
}

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

Status IndexRecord(Connection& connection, TermCache& term_cache, std::int64_t record_key, const Record& record) {
  Columns columns;
  std::set<std::string_view> stems;
  Indexer indexer(connection, term_cache);
  ACERVO_RETURN_IF_ERROR(FillTexts(indexer, record, columns, stems));
  std::string terms = JoinedStems(stems);
  ACERVO_RETURN_IF_ERROR(AddEntityTerms(connection, record_key, terms));
  ACERVO_RETURN_IF_ERROR(AddLetterheadTerms(connection, term_cache, record_key, record, terms));
  ACERVO_RETURN_IF_ERROR(
      connection("INSERT INTO record_terms(rowid, terms) VALUES(?, ?)").Bind(record_key, terms).Run());
  return connection("INSERT INTO record_search(rowid, title, text, entity, fields) VALUES(?, ?, ?, ?, ?)")
      .Bind(record_key, columns.title, columns.text, columns.entity, columns.fields)
      .Run();
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
    Result<RecordRow> row = ReadRecord(connection, key);
    if (!row.ok()) return std::move(row.error());
    ACERVO_RETURN_IF_ERROR(IndexRecord(connection, term_cache, key, row.value().report.records.front()));
    term_cache.Trim();
  }
  return connection.Execute(
      "INSERT INTO meta SELECT 'index_base', seq - (SELECT count(*) FROM record) FROM sqlite_sequence "
      "WHERE name = 'record' ON CONFLICT(key) DO UPDATE SET value = excluded.value");
}

}  // namespace acervo::store
