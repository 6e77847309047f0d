// Workers for a program that has threads: whoever forks must have none, so a few processes are forked first, and each
// of them keeps one worker (tools/app/worker/pool.h), replaces it when it dies, and does one job at a time for any
// thread.
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

#include "tools/app/worker/pool.h"

namespace acervo::tools {

class SharedWorkerPool {
 public:
  // What is open at the time is closed in the new processes.
  SharedWorkerPool(int workers, const JobFunction& function, const WorkerLimits& limits);
  ~SharedWorkerPool();  // ends them all, whatever they do
  SharedWorkerPool(const SharedWorkerPool&) = delete;
  SharedWorkerPool& operator=(const SharedWorkerPool&) = delete;

  // nullopt: none was free in time.
  std::optional<JobResult> Do(std::string_view head, std::string_view body, std::chrono::milliseconds patience);

 private:
  struct WorkerSupervisor {
    int pid = -1;
    int socket = -1;
  };
  std::optional<WorkerSupervisor> Take(std::chrono::milliseconds patience);
  void PutBack(WorkerSupervisor keeper);

  std::size_t max_reply_;
  std::mutex mutex_;
  std::condition_variable free_again_;
  std::vector<WorkerSupervisor> free_;
  std::size_t alive_ = 0;
};

}  // namespace acervo::tools
