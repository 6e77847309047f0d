// The way of stored originals through the workers and back into the archive.
//
// Shape:  originals are read in the order of their reports; each report is stored when all of its originals have been
//         read, whichever worker was first. Only a window of them is held in memory.
// Errors: an original that cannot be read any more is told and keeps its reading. An archive that fails ends the run.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/archive.h"
#include "tools/app/worker/document_job.h"
#include "tools/app/worker/document_settings.h"
#include "tools/app/worker/pool.h"

namespace acervo::tools {

enum class ReparseStatus { kReparsed, kUnchanged, kFailed };
std::string_view Token(ReparseStatus status);  // "reparsed", "unchanged", "failed"

// What became of one original.
struct ReparsedSource {
  StoredReading reading;                // as it was
  std::optional<Error> error;           // set: it keeps its reading
  std::optional<ReadingChange> change;  // neither: it has left the report meanwhile
  ReparseStatus status() const;
};

struct ReparsedReport {
  std::string id;
  std::optional<Month> period;
  std::vector<ReparsedSource> sources;
  std::int64_t ms = 0;
  // Reparsed where any of its readings is another one; else failed where any failed.
  ReparseStatus status() const;
};

struct ReparseOptions {
  DocumentSettings document;
  int jobs = 1;
  bool writes = true;  // false: only what it would change
};

class Reparser {
 public:
  using Sink = std::function<void(const ReparsedReport&)>;
  using Pulse = std::function<void(const std::string& path)>;  // called often: the file that is at work

  Reparser(Archive& archive, WorkerPool& pool, ReparseOptions options, Sink sink, Pulse pulse);

  // Until the end, an interruption (tools/files/signals.h: what is finished is stored), or an error of the archive.
  Status Run(const std::vector<ReparseTarget>& targets);

 private:
  enum class SlotState { kAtWorker, kDone };
  struct Slot {
    SlotState state = SlotState::kDone;
    std::uint64_t ticket = 0;
    std::size_t bytes = 0;  // held for the worker
    StoredReading reading;
    std::optional<Error> error;
    std::optional<Report> report;
  };
  struct Item {
    const ReparseTarget* target = nullptr;
    std::vector<Slot> slots;
    double seconds = 0;
    bool IsComplete() const;
  };

  bool HasRoom() const;
  Status Admit(const ReparseTarget& target, std::size_t reading);
  void Collect(std::chrono::milliseconds patience);
  Status SettleReady();
  Status Settle(Item& item);

  Archive& archive_;
  WorkerPool& pool_;
  ReparseOptions options_;
  Sink sink_;
  Pulse pulse_;
  std::deque<Item> window_;
  std::size_t slots_in_window_ = 0;
  std::size_t bytes_at_workers_ = 0;
  std::uint64_t next_ticket_ = 0;
};

}  // namespace acervo::tools
