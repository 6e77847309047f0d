// An import that writes nothing: it goes into an archive of its own, which borrows from the real one each report that a
// file may be of. Private to store/.
//
// Shape:  what is borrowed keeps its keys and ids; what comes anew has keys above all of them. The bytes of originals
//         are not borrowed. The real archive is read in short snapshots and never locked.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/result.h"
#include "store/archive.h"
#include "store/db/sqlite.h"
#include "store/ingest/writer_state.h"
#include "store/likeness/fingerprint.h"

namespace acervo::store {

class Rehearsal {
 public:
  // Null: there is no real archive yet.
  explicit Rehearsal(std::unique_ptr<Connection> real) : real_(std::move(real)) {}

  // Makes room for keys, and borrows the failures. Once, before the others.
  Status Begin(Connection& trial);
  // What holds these bytes, and what the place holds.
  Status BorrowKnown(Connection& trial, WriterState& state, const FilePlace& place, std::string_view sha256);
  // The report of a place that holds these bytes in the real archive and was not touched by the rehearsal: it is told
  // without being borrowed.
  Result<std::optional<std::string>> Unchanged(const FilePlace& place, std::string_view sha256);
  // The archive that knows a report, or an original, as it is by now.
  Connection& HolderOfReport(Connection& trial, std::string_view id) { return Holder(trial, "report WHERE id", id); }
  Connection& HolderOfOriginal(Connection& trial, std::string_view sha256) {
    return Holder(trial, "original WHERE sha256", sha256);
  }
  // What the reading is like.
  Status BorrowAlike(Connection& trial, WriterState& state, const Report& report, const Preparation& preparation);
  Status InPlace() const;

 private:
  Status Borrow(Connection& trial, WriterState& state, const std::set<std::int64_t>& reports);
  Status BorrowReport(Connection& trial, std::int64_t report_key);
  Connection& Holder(Connection& trial, std::string_view what, std::string_view value);

  std::unique_ptr<Connection> real_;
  std::set<std::int64_t> borrowed_;  // report keys
};

}  // namespace acervo::store
