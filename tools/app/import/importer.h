// The way of many files into one archive: read, hashed, parsed in workers, stored one after another.
//
// Shape:  files are read and hashed in their order; what the archive knows already costs nothing more. The others go to
//         the workers; their reports are stored in the order of the files, whichever worker was first, so that two
//         imports of the same files make the same archive. Several go into one transaction, and a line is told when its
//         report is on the disk. Only a window of files is held in memory.
// Errors: a file that fails is a line with its error. An archive that fails ends the run.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/archive.h"
#include "tools/app/import/import_line.h"
#include "tools/app/worker/document_job.h"
#include "tools/app/worker/document_settings.h"
#include "tools/app/worker/pool.h"
#include "tools/files/walk.h"

namespace acervo::tools {

struct ImportOptions {
  DocumentSettings document;
  int jobs = 1;
  bool keeps_originals = true;  // false: a rehearsal, which needs no bytes
  bool tries_again = false;     // also what took too long, too much memory or a crash before
};

class Importer {
 public:
  using LineSink = std::function<void(const ImportLine&)>;
  using Pulse = std::function<void(const std::string& path)>;  // called often: the file that is at work

  Importer(Archive& archive, WorkerPool& pool, ImportOptions options, LineSink sink, Pulse pulse);

  // Until the end, an interruption (tools/files/signals.h: what is finished is stored), or an error of the archive.
  Status Run(const std::vector<FoundFile>& files);

 private:
  enum class SlotState { kSettled, kAtWorker, kRead, kSameBytes };
  struct Slot {
    SlotState state = SlotState::kSettled;
    ImportLine line;
    std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
    std::uint64_t ticket = 0;
    std::shared_ptr<const Bytes> bytes;
    JobResult answer;  // of the worker; as it came, which takes the least memory while it waits
    std::size_t reply_bytes = 0;
    std::optional<DocumentReply> reply;          // what the answer says, from being stored to being told
    std::chrono::steady_clock::time_point came;  // the answer
    std::string former_report;                   // what its place has held until now; empty: nothing else
    bool remember = true;                        // a failure of it
  };

  bool HasRoom() const;
  Status Admit(const FoundFile& file);
  Status AdmitBytes(Slot& slot, std::shared_ptr<const Bytes> bytes);
  Result<bool> KnownToArchive(Slot& slot);
  bool KnownToFail(Slot& slot);
  void SendToWorker(Slot& slot);
  void Collect(std::chrono::milliseconds patience);
  Status SettleReady(bool skip_unfinished);
  bool IsUnfinished(const Slot& slot) const;
  std::size_t CountReady() const;
  bool IsWorthABatch(std::size_t ready) const;
  Status SettleBatch(std::size_t ready);
  Status SettleOneByOne(std::size_t ready);
  Status Settle(Slot& slot);
  void Tell(std::size_t count);
  Status Store(Slot& slot);
  Status StoreSameBytes(Slot& slot);
  Status Fail(Slot& slot, Error error);
  Status FillFromArchive(Slot& slot, const std::string& report_id, FileStatus status);
  static void FillFromReport(Slot& slot);
  // What it holds in memory of its document and of what the worker read.
  static std::size_t BytesOf(const Slot& slot);
  Status LoadFailures();

  Archive& archive_;
  WorkerPool& pool_;
  ImportOptions options_;
  LineSink sink_;
  Pulse pulse_;
  std::deque<Slot> window_;
  bool in_batch_ = false;  // a failure of the archive is then nothing that a line could tell
  std::size_t bytes_in_window_ = 0;
  std::uint64_t next_ticket_ = 0;
  std::map<std::string, std::uint64_t> at_work_;  // SHA-256 of the documents in the window
  struct FailedBytes {
    Error error;
    std::optional<Format> format;
  };
  std::map<std::string, FailedBytes> failed_bytes_;  // SHA-256 of what failed in this run
  std::map<std::string, Failure> failures_;          // location → what failed in earlier runs
};

}  // namespace acervo::tools
