// Forked processes that do one job at a time and may die of it.
//
// Shape:  a job is a head (small, how to do it) and a body (the bytes of a document); its answer is a string. The job
//         function runs in the worker. Answers come in any order, each with the ticket of its job, exactly once.
// Parts:  a job function may answer with the heads of parts of its job. They are done side by side by free workers, each
//         on the same body, within the limits of a job and `part_time` more; then the job goes on under the head that
//         came with them, behind which stands what became of each part (`Written(std::vector<PartResult>)`). A part
//         that fails costs itself alone. Parts have no parts, and a job has them once.
// Errors: a job that runs too long, dies, or runs out of memory ends as that, costs nobody else anything, and its
//         worker is replaced.
// Thread use: no thread may exist when a pool is made or used: it forks, also later, to replace the dead.
// Wire:   a stream socket a worker; request: two sizes and the milliseconds that it may take more than others (64 bit,
//         host order), head, body; reply: one byte (JobEnd), size, text.
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

struct Division;

struct Job {
  std::uint64_t ticket = 0;
  std::string head;
  std::shared_ptr<const Bytes> body;
  std::chrono::milliseconds spent{0};       // of its time, before it came here
  int tries = 0;                            // the pool's: how often a worker was killed from outside with it
  int retirements = 0;                      // the pool's: how often a worker said it had retired before it
  std::shared_ptr<Division> division = {};  // the pool's: what it is a part of, or has had its parts done by
  std::size_t part = 0;                     // the pool's: which part
  bool is_part = false;                     // the pool's
  std::chrono::milliseconds apart{0};       // the pool's: while its parts were done
};

enum class JobEnd : char { kDone, kTimeout, kCrashed, kOutOfMemory, kReplyTooLarge, kParts };

struct JobResult {
  std::uint64_t ticket = 0;
  JobEnd end = JobEnd::kDone;
  std::string reply;   // kDone: the answer; kCrashed: what is known of the death ("SIGSEGV")
  double seconds = 0;  // wall time since it was handed to a worker, and what was spent before, with its parts
};

struct JobAnswer {
  JobAnswer(std::string answer) : text(std::move(answer)) {}  // implicit, for `return reply;`
  JobAnswer(std::string rest, std::vector<std::string> heads) : text(std::move(rest)), parts(std::move(heads)) {}
  std::string text;                // with parts: the head under which the job goes on
  std::vector<std::string> parts;  // their heads
};
using JobFunction = std::function<JobAnswer(std::string_view head, std::string_view body)>;

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
  void Divide(Worker& worker, std::string_view packed);
  void EndPart(Job part, JobEnd end, std::string reply);
  std::chrono::milliseconds TimeOf(const Job& job) const;
  void KillOverdue();

  JobFunction function_;
  WorkerLimits limits_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::deque<Job> waiting_;
  std::vector<JobResult> results_;
};

}  // namespace acervo::tools
