#include "tools/web/archive_pool.h"

#include <sys/stat.h>

#include <utility>

namespace acervo::tools::serve {
namespace {

// Pages that all connections keep in memory together.
constexpr int kPageCacheMebibytes = 128;

}  // namespace

Result<std::unique_ptr<ArchivePool>> ArchivePool::Open(const std::string& path, std::size_t most) {
  std::unique_ptr<ArchivePool> pool(new ArchivePool(path, most));
  Status there = pool->Look();
  if (!there.ok()) return std::move(there.error());
  Result<Archive> first = Archive::Open(path, OpenMode::kReadOnly, pool->Options());
  if (!first.ok()) return std::move(first.error());
  Status is_warm = first.value().WarmUp();
  if (!is_warm.ok()) return std::move(is_warm.error());
  pool->free_.push_back(std::move(first.value()));
  const Result<std::string> version = pool->Version();
  if (!version.ok()) return version.error();
  return pool;
}

ArchivePool::Loan::~Loan() {
  if (pool_ != nullptr) pool_->TakeBack(std::move(archive_), generation_);
}

// As long as a file is open its inode is no other file's, so that device and inode tell one file from the next.
Status ArchivePool::Look() {
  struct stat now {};
  if (::stat(path_.c_str(), &now) != 0) return Error{ErrorCode::kArchiveAbsent, path_, {}};
  const std::lock_guard lock(mutex_);
  if (now.st_dev == device_ && now.st_ino == inode_) return Ok();
  device_ = now.st_dev;
  inode_ = now.st_ino;
  ++generation_;
  free_.clear();
  shared_ = MakeSharedColumns();
  return Ok();
}

void ArchivePool::Forget() {
  const std::lock_guard lock(mutex_);
  ++generation_;
  free_.clear();
  shared_ = MakeSharedColumns();
}

OpenOptions ArchivePool::Options() {
  OpenOptions options;
  options.shared = shared_;
  options.page_cache_mebibytes = kPageCacheMebibytes / static_cast<int>(most_);
  return options;
}

// Each waits for its own number, in the order of asking; who may have fewer than are lent holds nobody up.
bool ArchivePool::WaitForTurn(std::unique_lock<std::mutex>& lock, std::chrono::milliseconds patience,
                              std::size_t most) {
  const auto is_first = [&](auto here) {
    for (auto other = queue_.begin(); other != here; ++other) {
      if (lent_ < other->second) return false;
    }
    return true;
  };
  if (lent_ < most && is_first(queue_.end())) return true;
  std::condition_variable mine;
  const auto here = queue_.emplace(queue_.end(), &mine, most);
  const bool has_turn = mine.wait_for(lock, patience, [&] { return lent_ < most && is_first(here); });
  queue_.erase(here);
  return has_turn;
}

Result<ArchivePool::Loan> ArchivePool::Lend(std::chrono::milliseconds patience,
                                            std::chrono::steady_clock::time_point deadline, std::size_t may_take) {
  Status there = Look();
  if (!there.ok()) return std::move(there.error());
  {
    std::unique_lock lock(mutex_);
    if (!WaitForTurn(lock, patience, may_take == 0 ? most_ : may_take)) {
      WakeNext();
      return Error{ErrorCode::kArchiveLocked, path_, {}};
    }
    ++lent_;
    WakeNext();
  }
  int generation = 0;
  Result<Archive> archive = TakeOrOpen(generation);
  if (!archive.ok()) {
    const std::lock_guard lock(mutex_);
    --lent_;
    WakeNext();
    return std::move(archive.error());
  }
  archive.value().StopAt(deadline);
  return Loan(*this, std::move(archive.value()), generation);
}

Result<Archive> ArchivePool::TakeOrOpen(int& generation) {
  OpenOptions options;
  {
    const std::lock_guard lock(mutex_);
    generation = generation_;
    if (!free_.empty()) {
      Archive archive = std::move(free_.back());
      free_.pop_back();
      return archive;
    }
    options = Options();
  }
  return Archive::Open(path_, OpenMode::kReadOnly, options);
}

// The first of those who wait and may have one now.
void ArchivePool::WakeNext() {
  for (const auto& [waiting, most] : queue_) {
    if (lent_ < most) return waiting->notify_one();
  }
}

void ArchivePool::TakeBack(Archive archive, int generation) {
  archive.StopAt(std::nullopt);
  const std::lock_guard lock(mutex_);
  if (generation == generation_) free_.push_back(std::move(archive));
  --lent_;
  WakeNext();
}

Result<std::string> ArchivePool::Version() {
  Status there = Look();
  if (!there.ok()) return std::move(there.error());
  int generation = 0;
  {
    const std::lock_guard lock(mutex_);
    generation = generation_;
  }
  const std::lock_guard lock(watcher_mutex_);
  if (!watcher_ || watched_generation_ != generation) {
    watcher_.reset();
    OpenOptions options;
    options.page_cache_mebibytes = 1;
    Result<Archive> opened = Archive::Open(path_, OpenMode::kReadOnly, options);
    if (!opened.ok()) return std::move(opened.error());
    watcher_ = std::move(opened.value());
    watched_generation_ = generation;
    ++watchers_;
  }
  Result<std::int64_t> version = watcher_->DataVersion();
  if (!version.ok()) {  // written over where it stood: what was opened is of no use any more
    watcher_.reset();
    Forget();
    return std::move(version.error());
  }
  return run_ + "." + std::to_string(watchers_) + "." + std::to_string(version.value());
}

}  // namespace acervo::tools::serve
