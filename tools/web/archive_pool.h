// Read-only connections to one archive, lent to whoever answers: an Archive belongs to one thread at a time. Who asks
// first is lent to first.
//
// Errors: those of Archive::Open; kArchiveAbsent while there is no file of that name. Another file that takes the name
//         is read from then on; what was lent before is read to its end.
// Thread use: safe from any thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/archive.h"

namespace acervo::tools::serve {

class ArchivePool {
 public:
  // Opens one at once, so that an archive that cannot be used shows at the start, and reads what the first questions
  // would wait for; the others when they are wanted.
  // `most` at a time.
  static Result<std::unique_ptr<ArchivePool>> Open(const std::string& path, std::size_t most);

  // One archive while it lives; its questions end with kTimeout at the deadline.
  class Loan {
   public:
    Loan(ArchivePool& pool, Archive archive, int generation)
        : pool_(&pool), archive_(std::move(archive)), generation_(generation) {}
    Loan(Loan&& other) noexcept
        : pool_(other.pool_), archive_(std::move(other.archive_)), generation_(other.generation_) {
      other.pool_ = nullptr;
    }
    Loan& operator=(Loan&&) = delete;
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan();
    Archive& operator*() { return archive_; }
    Archive* operator->() { return &archive_; }

   private:
    ArchivePool* pool_;
    Archive archive_;
    int generation_;
  };

  // kArchiveLocked where none is free in time. `may_take`: how many may be lent with this one, so that long answers
  // leave some for short ones; 0: all.
  Result<Loan> Lend(std::chrono::milliseconds patience, std::chrono::steady_clock::time_point deadline,
                    std::size_t may_take = 0);

  std::size_t most() const { return most_; }
  // Of the data as they are now: the same as long as nothing is committed, never the same in another run.
  Result<std::string> Version();

 private:
  ArchivePool(std::string path, std::size_t most) : path_(std::move(path)), most_(most) {}
  OpenOptions Options();
  void TakeBack(Archive archive, int generation);
  // Whether there is a file, and whether it is still the one that was opened.
  Status Look();
  void Forget();
  void WakeNext();
  Result<Archive> TakeOrOpen(int& generation);
  bool WaitForTurn(std::unique_lock<std::mutex>& lock, std::chrono::milliseconds patience, std::size_t most);

  const std::string path_;
  const std::size_t most_;
  const std::string run_{std::to_string(std::chrono::system_clock::now().time_since_epoch().count())};
  std::mutex mutex_;
  std::uint64_t device_ = 0, inode_ = 0;  // of the file that `generation_` is
  int generation_ = 0;
  std::shared_ptr<store::SharedColumns> shared_ = MakeSharedColumns();  // by the connections of this generation
  std::vector<Archive> free_;
  std::size_t lent_ = 0;
  std::list<std::pair<std::condition_variable*, std::size_t>> queue_;  // who waits, and how many may be lent with it
  std::mutex watcher_mutex_;
  std::optional<Archive> watcher_;  // data versions of one connection alone can be compared
  int watched_generation_ = 0;
  int watchers_ = 0;  // that there have been
};

}  // namespace acervo::tools::serve
