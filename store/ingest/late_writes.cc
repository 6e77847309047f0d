#include "store/ingest/late_writes.h"

#include <algorithm>

#include "store/columns/column_blocks.h"
#include "store/rows/search_index.h"

namespace acervo::store {
namespace {

bool HasWordsInARow(std::string_view words, std::string_view phrase) {
  for (std::size_t at = words.find(phrase); at != words.npos; at = words.find(phrase, at + 1)) {
    const bool begins_word = at == 0 || words[at - 1] == ' ';
    const std::size_t end = at + phrase.size();
    if (begins_word && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

// A walk over groups reads a bounded number of entities, so a few are given to it at once.
Status RegroupAllOf(Connection& connection, EntityKeys touched, KeyCache& keys) {
  constexpr std::size_t kAtOnce = 64;
  while (!touched.empty()) {
    EntityKeys some;
    while (!touched.empty() && some.size() < kAtOnce) some.insert(touched.extract(touched.begin()));
    Result<EntityGroups> groups = Regroup(connection, some);
    if (!groups.ok()) return std::move(groups.error());
    for (const std::int64_t key : groups.value().alone) touched.erase(key), keys.grouped.erase(key);
    for (const std::int64_t key : groups.value().grouped) touched.erase(key), keys.grouped.insert(key);
  }
  return Ok();
}

}  // namespace

void LateWrites::AddIndexRow(std::int64_t record_key, const IndexTexts& texts, std::string entity_terms) {
  rows_.push_back({record_key, &texts, std::move(entity_terms)});
}

void LateWrites::AddRecordsWith(std::string_view phrase, std::set<std::int64_t>& records) const {
  if (phrase.empty()) return;
  for (const IndexRow& row : rows_) {
    if (HasWordsInARow(row.texts->text, phrase)) records.insert(row.record_key);
  }
}

Status LateWrites::WriteIndexRows(Connection& connection) {
  IndexRowWriter writer(connection);
  for (const IndexRow& row : rows_) ACERVO_RETURN_IF_ERROR(writer.Write(row.record_key, *row.texts, row.entity_terms));
  rows_.clear();
  kept_.clear();
  return Ok();
}

Status LateWrites::Finish(Connection& connection, KeyCache& keys) {
  ACERVO_RETURN_IF_ERROR(RegroupAllOf(connection, std::exchange(touched_, {}), keys));
  ACERVO_RETURN_IF_ERROR(PackStaleBlocks(connection));
  return WriteIndexRows(connection);
}

void LateWrites::Clear() {
  rows_.clear();
  kept_.clear();
  touched_.clear();
}

}  // namespace acervo::store
