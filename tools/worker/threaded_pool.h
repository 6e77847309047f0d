// Workers for a program that has threads: whoever forks must have none, so a few processes are forked first, and each
// of them keeps one worker (tools/worker/pool.h), replaces it when it dies, and does one job at a time for any thread.
//
// Thread use: made while there is one thread; `Do` is safe from any.
// Errors: as those of a pool; kCrashed as well where the process that keeps the worker is gone.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "tools/worker/pool.h"

namespace acervo::tools {

class ThreadedPool {
 public:
  // What is open at the time is closed in the new processes.
  ThreadedPool(int workers, const JobFunction& function, const WorkerLimits& limits);
  ~ThreadedPool();  // ends them all, whatever they do
  ThreadedPool(const ThreadedPool&) = delete;
  ThreadedPool& operator=(const ThreadedPool&) = delete;

  // nullopt: none was free in time.
  std::optional<JobResult> Do(std::string_view head, std::string_view body, std::chrono::milliseconds patience);

 private:
  struct Keeper {
    int pid = -1;
    int socket = -1;
  };
  std::optional<Keeper> Take(std::chrono::milliseconds patience);
  void PutBack(Keeper keeper);

  std::size_t max_reply_;
  std::mutex mutex_;
  std::condition_variable free_again_;
  std::vector<Keeper> free_;
  std::size_t alive_ = 0;
};

}  // namespace acervo::tools
