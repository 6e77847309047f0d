// Forked processes that do one job at a time and may die of it.
//
// Shape:  a job is a head (small, how to do it) and a body (the bytes of a document); its answer is a string. The job
//         function runs in the worker. Answers come in any order, each with the ticket of its job, exactly once.
// Errors: a job that runs too long, dies, or runs out of memory ends as that, costs nobody else anything, and its
//         worker is replaced.
// Thread use: no thread may exist when a pool is made or used: it forks, also later, to replace the dead.
// Wire:   a stream socket a worker; request: two sizes (64 bit, host order), head, body; reply: one byte (JobEnd),
// size, text.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tools/app/worker/limits.h"
#include "tools/files/bytes.h"

namespace acervo::tools {

struct Job {
  std::uint64_t ticket = 0;
  std::string head;
  std::shared_ptr<const Bytes> body;
  std::chrono::milliseconds spent{0};  // of its time, before it came here
  int tries = 0;                       // the pool's: how often a worker was killed from outside with it
  int retirements = 0;                 // the pool's: how often a worker said it had retired before it
};

enum class JobEnd : char { kDone, kTimeout, kCrashed, kOutOfMemory, kReplyTooLarge };

struct JobResult {
  std::uint64_t ticket = 0;
  JobEnd end = JobEnd::kDone;
  std::string reply;   // kDone: the answer; kCrashed: what is known of the death ("SIGSEGV")
  double seconds = 0;  // wall time since it was handed to a worker, and what was spent before
};

using JobFunction = std::function<std::string(std::string_view head, std::string_view body)>;

class WorkerPool {
 public:
  // Forks `workers` processes (at least one) at once.
  WorkerPool(int workers, JobFunction function, WorkerLimits limits);
  ~WorkerPool();  // kills what still runs
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  void Submit(Job job);
  // Jobs submitted whose result has not been given yet.
  std::size_t pending() const;
  // Moves jobs and answers on for at most `patience`, or until there is a result or a signal came; gives what ended.
  std::vector<JobResult> Wait(std::chrono::milliseconds patience);

 private:
  struct Worker;
  bool Fork(Worker& worker);
  void Assign();
  void Poll(std::chrono::milliseconds patience);
  void Send(Worker& worker);
  void Receive(Worker& worker);
  int Reap(Worker& worker);
  void Bury(Worker& worker);
  void Kill(Worker& worker, JobEnd end, std::string why);
  void Finish(Worker& worker, JobEnd end, std::string reply);
  void KillOverdue();

  JobFunction function_;
  WorkerLimits limits_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::deque<Job> waiting_;
  std::vector<JobResult> results_;
};

}  // namespace acervo::tools
