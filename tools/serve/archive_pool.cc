#include "tools/serve/archive_pool.h"

#include <utility>

namespace acervo::tools::serve {

Result<std::unique_ptr<ArchivePool>> ArchivePool::Open(const std::string& path, std::size_t most) {
  Result<Archive> first = Archive::Open(path, OpenMode::kReadOnly);
  if (!first.ok()) return std::move(first.error());
  Result<Archive> watcher = Archive::Open(path, OpenMode::kReadOnly);
  if (!watcher.ok()) return std::move(watcher.error());
  return std::unique_ptr<ArchivePool>(
      new ArchivePool(path, most, std::move(first.value()), std::move(watcher.value())));
}

ArchivePool::ArchivePool(std::string path, std::size_t most, Archive first, Archive watcher)
    : path_(std::move(path)),
      most_(most),
      run_(std::to_string(std::chrono::system_clock::now().time_since_epoch().count())),
      watcher_(std::move(watcher)) {
  free_.push_back(std::move(first));
}

ArchivePool::Loan::~Loan() {
  if (pool_ != nullptr) pool_->TakeBack(std::move(archive_));
}

Result<ArchivePool::Loan> ArchivePool::Lend(std::chrono::milliseconds patience,
                                            std::chrono::steady_clock::time_point deadline, std::size_t may_take) {
  const std::size_t most = may_take == 0 ? most_ : may_take;
  std::unique_lock lock(mutex_);
  if (!returned_.wait_for(lock, patience, [&] { return lent_ < most; })) {
    return Error{ErrorCode::kArchiveLocked, path_, {}};
  }
  ++lent_;
  std::optional<Archive> archive;
  while (!archive && !free_.empty()) {
    // Another file may have taken the place of the archive (a copy restored): what was opened before tells of the past.
    if (free_.back().InPlace().ok()) archive = std::move(free_.back());
    free_.pop_back();
  }
  lock.unlock();
  if (!archive) {
    Result<Archive> opened = Archive::Open(path_, OpenMode::kReadOnly);
    if (!opened.ok()) {
      lock.lock();
      --lent_;
      returned_.notify_one();
      return std::move(opened.error());
    }
    archive = std::move(opened.value());
  }
  archive->StopAt(deadline);
  return Loan(*this, std::move(*archive));
}

void ArchivePool::TakeBack(Archive archive) {
  archive.StopAt(std::nullopt);
  const std::lock_guard lock(mutex_);
  free_.push_back(std::move(archive));
  --lent_;
  returned_.notify_all();  // each waits for its own number
}

Result<std::string> ArchivePool::Version() {
  const std::lock_guard lock(watcher_mutex_);
  if (!watcher_.InPlace().ok()) {
    Result<Archive> opened = Archive::Open(path_, OpenMode::kReadOnly);
    if (!opened.ok()) return std::move(opened.error());
    watcher_ = std::move(opened.value());
    run_ += "'";
  }
  Result<std::int64_t> version = watcher_.DataVersion();
  if (!version.ok()) return std::move(version.error());
  return run_ + "." + std::to_string(version.value());
}

}  // namespace acervo::tools::serve
