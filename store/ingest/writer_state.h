// What a writer keeps in memory between reports, and between the reports of one transaction. Private to store/.
#pragma once

#include <cstdint>

#include "store/decisions/in_force.h"
#include "store/entities/key_cache.h"
#include "store/entities/learned_aliases.h"
#include "store/ingest/late_writes.h"
#include "store/preparation.h"
#include "store/words/term_cache.h"

namespace acervo::store {

struct WriterState {
  TermCache term_cache;  // the words that are in the vocabulary already
  LearnedAliases taught;
  KeyCache keys;
  LateWrites late;
  Preparer preparer;  // for reports that no worker has prepared
  DecisionsInForce decisions;
  std::int64_t data_version = -1;

  // At the beginning of each transaction: what another connection has written makes keys and names out of date.
  Status Refresh(Connection& connection) {
    Result<std::int64_t> version = DataVersion(connection);
    if (!version.ok()) return std::move(version.error());
    if (version.value() != data_version) keys.Clear();
    data_version = version.value();
    term_cache.Trim();
    keys.Trim();
    ACERVO_RETURN_IF_ERROR(decisions.Refresh(connection));
    return taught.Refresh(connection);
  }
  // After a rollback.
  void Forget() {
    term_cache.Clear();
    taught.Forget();
    keys.Clear();
    late.Clear();
    decisions.Forget();
  }
};

}  // namespace acervo::store
