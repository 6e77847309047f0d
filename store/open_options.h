// How an archive is opened.
//
// Shape:  plain values; `on_wait` and `gives_up` are called by the thread that opens.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string_view>

namespace acervo {

namespace store {
class SharedColumns;
}

enum class OpenMode { kReadOnly, kReadWrite, kCreate };

// The detail of a kArchiveAbsent that was there when it was opened: meanwhile it was deleted, moved or replaced.
inline constexpr std::string_view kMoved = "moved";

// What several connections of one process to the same file hold in memory once.
std::shared_ptr<store::SharedColumns> MakeSharedColumns();

struct OpenOptions {
  std::chrono::milliseconds lock_timeout{10'000};
  // Of read-only connections to the same file; null: each has its own.
  std::shared_ptr<store::SharedColumns> shared = nullptr;
  int page_cache_mebibytes = 128;  // at most, of a read-only connection
  // Who writes at length, report after report, is the only one to do so for as long as it has the archive open; a
  // second one waits at `Open`. Readers and single changes go on.
  bool alone = false;
  // Called once, where another program keeps this one waiting for more than a moment. May be empty.
  std::function<void()> on_wait = nullptr;
  // Asked now and then while it waits: true ends the waiting as if the time were over. May be empty.
  std::function<bool()> gives_up = nullptr;
};

}  // namespace acervo
