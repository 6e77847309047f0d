// Read-only connections to one archive, lent to whoever answers: an Archive belongs to one thread at a time.
//
// Thread use: safe from any thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "store/archive.h"

namespace acervo::tools::serve {

class ArchivePool {
 public:
  // Opens one at once, so that an archive that cannot be used shows at the start; the others when they are wanted.
  // `most` at a time.
  static Result<std::unique_ptr<ArchivePool>> Open(const std::string& path, std::size_t most);

  // One archive while it lives; its questions end with kTimeout at the deadline.
  class Loan {
   public:
    Loan(ArchivePool& pool, Archive archive) : pool_(&pool), archive_(std::move(archive)) {}
    Loan(Loan&& other) noexcept : pool_(other.pool_), archive_(std::move(other.archive_)) { other.pool_ = nullptr; }
    Loan& operator=(Loan&&) = delete;
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan();
    Archive& operator*() { return archive_; }
    Archive* operator->() { return &archive_; }

   private:
    ArchivePool* pool_;
    Archive archive_;
  };

  // kArchiveLocked where none is free in time. `may_take`: how many may be lent with this one, so that long answers
  // leave some for short ones; 0: all.
  Result<Loan> Lend(std::chrono::milliseconds patience, std::chrono::steady_clock::time_point deadline,
                    std::size_t may_take = 0);

  std::size_t most() const { return most_; }
  // Of the data as they are now: the same as long as nothing is committed, never the same in another run.
  Result<std::string> Version();

 private:
  ArchivePool(std::string path, std::size_t most, Archive first, Archive watcher);
  void TakeBack(Archive archive);

  const std::string path_;
  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<Archive> free_;
  std::size_t lent_ = 0;
  std::mutex watcher_mutex_;
  std::string run_;  // another one for each file that is watched
  Archive watcher_;  // data versions of one connection alone can be compared
};

}  // namespace acervo::tools::serve
