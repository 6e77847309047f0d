// What one open archive holds. Private to store/.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "store/archive.h"
#include "store/columns/record_columns.h"
#include "store/db/sqlite.h"
#include "store/ingest/writer_state.h"
#include "store/rehearsal.h"
#include "store/words/term_cache.h"

namespace acervo {

struct Archive::Impl {
  std::unique_ptr<store::Connection> connection;
  store::TermCache term_cache;  // of the questions
  store::WriterState writer;
  std::optional<store::WriteTransaction> batch;
  store::RecordColumns columns;
  std::unique_ptr<store::Rehearsal> rehearsal;  // null: what is written is kept
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();

  // Of the records asked for, in the order of an export. Within one snapshot.
  Result<std::vector<std::int64_t>> KeysForExport(const SearchRequest& request);
};

namespace store {

// "2026-05-01T12:30:05Z"
std::string NowUtc();

}  // namespace store
}  // namespace acervo
