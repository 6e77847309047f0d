// Who may write at length: one program at a time holds an archive for the whole of its import. Private to store/.
//
// Why:    SQLite's own lock lasts from BEGIN to COMMIT, one report long. Two importers that took turns at it would both
//         end right, for each decides anew within its transaction; but both would read and parse the same files, the
//         reports would stand in no order of the paths, and who comes second would be told of reports it did not bring.
//         So the second one waits until the first has ended. Single changes (a correction, a decision) only wait for
//         SQLite's lock and so go on between two reports.
// How:    an open file description lock (fcntl, F_OFD_SETLK) on a byte of the archive itself that SQLite never locks:
//         nothing is left beside the archive, and the system lets go of it with the process, however it ends. Where the
//         file system has no such locks, SQLite's own lock alone keeps the archive whole.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "core/result.h"

namespace acervo {
struct OpenOptions;
}

namespace acervo::store {

// The patience of one connection: how long, whom to tell, when to stop.
class LockWait {
 public:
  explicit LockWait(const OpenOptions& options);
  void Begin();
  // Sleeps a little and tells to try again. False: the time is over, or nobody wants it any more.
  bool Again();

 private:
  std::chrono::milliseconds timeout_;
  std::function<void()> on_wait_;
  std::function<bool()> gives_up_;
  std::chrono::steady_clock::time_point began_;
};

class WriterLock {
 public:
  // Of the file that bears the name when the lock is held; an empty file is made where there is none and `create`.
  // kArchiveLocked when the patience is over.
  static Result<WriterLock> Take(const std::string& path, bool create, LockWait wait);
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;
  ~WriterLock();
  // False where the file cannot be opened to write or the file system has no locks.
  bool holds() const { return fd_ >= 0; }

 private:
  explicit WriterLock(int fd) : fd_(fd) {}
  int fd_;
};

}  // namespace acervo::store
