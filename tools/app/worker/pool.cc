// The parent moves bytes with non-blocking sockets and one poll(); it never waits for a single worker.
#include "tools/app/worker/pool.h"

#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "tools/app/worker/job_parts.h"
#include "tools/app/worker/worker_main.h"

namespace acervo::tools {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kReplyHead = 1 + sizeof(std::uint64_t);

// A worker retires once in its life and never before its first job, so a job meets each at most once, or, as others
// are replaced meanwhile, a few more: this many for each worker, and as many again for a pool of few.
constexpr int kRetirementsForEach = 8;

// Ends that a worker tells of itself; of the others it cannot know.
bool CanBeTold(char end) {
  return end == static_cast<char>(JobEnd::kDone) || end == static_cast<char>(JobEnd::kCrashed) ||
         end == static_cast<char>(JobEnd::kOutOfMemory) || end == static_cast<char>(JobEnd::kReplyTooLarge) ||
         end == static_cast<char>(JobEnd::kParts);
}

std::string RequestHead(const Job& job, std::chrono::milliseconds more) {
  std::array<std::uint64_t, 3> sizes{job.head.size(), job.body ? job.body->size() : 0,
                                     static_cast<std::uint64_t>(more.count())};
  std::string head(sizeof sizes, '\0');
  std::memcpy(head.data(), sizes.data(), sizeof sizes);
  return head + job.head;
}

// Killed by nobody we know of: on Linux that is the kernel short of memory.
JobEnd EndFromStatus(int status) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == kOutOfMemoryExit) return JobEnd::kOutOfMemory;
  if (!WIFSIGNALED(status)) return JobEnd::kCrashed;
  if (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGALRM) return JobEnd::kTimeout;
  return WTERMSIG(status) == SIGKILL ? JobEnd::kOutOfMemory : JobEnd::kCrashed;
}

std::string DeathNotice(int status) {
  if (WIFEXITED(status)) return "exit " + std::to_string(WEXITSTATUS(status));
  const char* name = sigabbrev_np(WTERMSIG(status));
  return name == nullptr ? "signal " + std::to_string(WTERMSIG(status)) : std::string("SIG") + name;
}

}  // namespace

struct WorkerPool::Worker {
  pid_t pid = -1;
  int socket = -1;
  bool busy = false;
  Job job;
  std::string head;      // of the request, with its sizes
  std::size_t sent = 0;  // of head and body together
  std::string incoming;
  Clock::time_point began;

  std::size_t request_size() const { return head.size() + (job.body ? job.body->size() : 0); }
  bool sending() const { return busy && sent < request_size(); }
};

WorkerPool::WorkerPool(int workers, JobFunction function, WorkerLimits limits)
    : function_(std::move(function)), limits_(limits) {
  for (int i = 0; i < std::max(1, workers); ++i) {
    workers_.push_back(std::make_unique<Worker>());
    Fork(*workers_.back());
  }
}

WorkerPool::~WorkerPool() {
  for (const auto& worker : workers_) {
    if (worker->pid < 0) continue;
    ::kill(worker->pid, SIGKILL);
    ::close(worker->socket);
    ::waitpid(worker->pid, nullptr, 0);
  }
}

bool WorkerPool::Fork(Worker& worker) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
  const pid_t pid = ::fork();
  if (pid == 0) ServeJobs(EnterWorker(ends[1], limits_), function_, limits_);  // never returns
  ::close(ends[1]);
  if (pid < 0) {
    ::close(ends[0]);
    return false;
  }
  worker.pid = pid;
  worker.socket = ends[0];
  return true;
}

void WorkerPool::Submit(Job job) {
  waiting_.push_back(std::move(job));
  Assign();
}

std::size_t WorkerPool::pending() const {
  const auto busy = std::count_if(workers_.begin(), workers_.end(), [](const auto& worker) { return worker->busy; });
  return waiting_.size() + static_cast<std::size_t>(busy) + results_.size();
}

void WorkerPool::Assign() {
  for (const auto& worker : workers_) {
    if (waiting_.empty()) return;
    if (worker->busy) continue;
    worker->job = std::move(waiting_.front());
    waiting_.pop_front();
    worker->head = RequestHead(worker->job, TimeOf(worker->job) - limits_.wall_time);
    worker->sent = 0;
    worker->incoming.clear();
    worker->began = Clock::now() - worker->job.spent;
    worker->busy = true;
    if (worker->pid < 0 && !Fork(*worker)) {
      Finish(*worker, JobEnd::kOutOfMemory, "fork");
    } else {
      Send(*worker);
    }
  }
}

std::vector<JobResult> WorkerPool::Wait(std::chrono::milliseconds patience) {
  if (results_.empty()) Poll(patience);
  KillOverdue();
  Assign();
  return std::exchange(results_, {});
}

void WorkerPool::Poll(std::chrono::milliseconds patience) {
  std::vector<pollfd> fds;
  std::vector<Worker*> polled;
  for (const auto& worker : workers_) {
    if (!worker->busy) continue;
    const short events = static_cast<short>(worker->sending() ? POLLIN | POLLOUT : POLLIN);
    fds.push_back({worker->socket, events, 0});
    polled.push_back(worker.get());
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(worker->began + TimeOf(worker->job) - Clock::now());
    patience = std::clamp(left, std::chrono::milliseconds(0), patience);
  }
  if (::poll(fds.data(), fds.size(), static_cast<int>(patience.count())) <= 0) return;
  for (std::size_t i = 0; i < fds.size(); ++i) {
    if ((fds[i].revents & POLLOUT) != 0) Send(*polled[i]);
    if ((fds[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0) Receive(*polled[i]);
  }
}

void WorkerPool::Send(Worker& worker) {
  while (worker.sending()) {
    const bool in_head = worker.sent < worker.head.size();
    const std::string_view part = in_head ? std::string_view(worker.head).substr(worker.sent)
                                          : worker.job.body->Piece(worker.sent - worker.head.size());
    const ssize_t count = ::send(worker.socket, part.data(), part.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count <= 0) return;  // full, or dead: then Receive finds out
    worker.sent += static_cast<std::size_t>(count);
  }
}

void WorkerPool::Receive(Worker& worker) {
  std::array<char, 64 << 10> buffer;
  while (worker.busy) {
    const ssize_t count = ::recv(worker.socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) return Bury(worker);
    worker.incoming.append(buffer.data(), static_cast<std::size_t>(count));
    if (worker.incoming.size() < kReplyHead) continue;
    std::uint64_t size = 0;
    std::memcpy(&size, worker.incoming.data() + 1, sizeof size);
    if (size > limits_.max_reply) return Kill(worker, JobEnd::kReplyTooLarge, "");
    if (worker.incoming.size() - kReplyHead < size) continue;
    // Nobody but a worker that is not itself any more says something else, or more, or before it was asked.
    const bool in_order =
        !worker.sending() && worker.incoming.size() == kReplyHead + size && CanBeTold(worker.incoming.front());
    if (!in_order) return Kill(worker, JobEnd::kCrashed, "reply");
    const auto end = static_cast<JobEnd>(worker.incoming.front());
    worker.incoming.erase(0, kReplyHead);
    if (end == JobEnd::kParts) return Divide(worker, std::exchange(worker.incoming, {}));
    Finish(worker, end, std::move(worker.incoming));
  }
}

// Ends the process, if it has not ended; its status.
int WorkerPool::Reap(Worker& worker) {
  ::kill(worker.pid, SIGKILL);  // changes nothing for one that is already dying
  ::close(worker.socket);
  int status = 0;
  while (::waitpid(worker.pid, &status, 0) < 0 && errno == EINTR) {
  }
  worker.pid = -1;
  worker.socket = -1;
  return status;
}

void WorkerPool::Kill(Worker& worker, JobEnd end, std::string why) {
  Reap(worker);
  Finish(worker, end, std::move(why));
}

void WorkerPool::Bury(Worker& worker) {
  const int status = Reap(worker);
  // A worker that retired between two jobs never saw this one: that is no try, and it may happen again with the next
  // worker. One that was killed from outside need not have died of it: such a job gets a second chance.
  const int most_retirements = kRetirementsForEach * static_cast<int>(workers_.size() + 1);
  const bool retired =
      WIFEXITED(status) && WEXITSTATUS(status) == kRetiredExit && ++worker.job.retirements <= most_retirements;
  const bool killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  if (!retired && (!killed || ++worker.job.tries > 1))
    return Finish(worker, EndFromStatus(status), DeathNotice(status));
  waiting_.push_front(std::move(worker.job));
  worker.busy = false;
}

void WorkerPool::Finish(Worker& worker, JobEnd end, std::string reply) {
  // Its own clock ended it in time; that the parent was busy and saw it later is no time of the job's.
  const std::chrono::duration<double> spent =
      std::min<Clock::duration>(Clock::now() - worker.began, TimeOf(worker.job));
  Job job = std::exchange(worker.job, {});
  worker.busy = false;
  worker.incoming = {};
  if (job.is_part) return EndPart(std::move(job), end, std::move(reply));
  const std::chrono::duration<double> whole = spent + job.apart;
  results_.push_back({job.ticket, end, std::move(reply), whole.count()});
}

std::chrono::milliseconds WorkerPool::TimeOf(const Job& job) const {
  return job.is_part ? limits_.wall_time + limits_.part_time : limits_.wall_time;
}

// The parts go before all that waits, so that a document that is at work is the first to be done.
void WorkerPool::Divide(Worker& worker, std::string_view packed) {
  std::string rest;
  std::vector<std::string> heads;
  WireReader reader(packed);
  reader(rest, heads);
  const bool in_order = reader.AtEnd() && !heads.empty() && heads.size() <= kMostParts;
  if (!in_order || worker.job.division) return Kill(worker, JobEnd::kCrashed, "parts");
  const auto division = std::make_shared<Division>();
  division->results.resize(heads.size());
  division->left = heads.size();
  division->whole = std::exchange(worker.job, {});
  division->whole.head = std::move(rest);
  division->whole.spent = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - worker.began);
  worker.busy = false;
  for (std::size_t i = heads.size(); i-- > 0;) {
    Job part{division->whole.ticket, std::move(heads[i]), division->whole.body};
    part.division = division, part.part = i, part.is_part = true;
    waiting_.push_front(std::move(part));
  }
}

// The job goes on when its last part is done.
void WorkerPool::EndPart(Job part, JobEnd end, std::string reply) {
  Division& division = *part.division;
  constexpr std::size_t kMostBytes = 16;  // times those of one reply
  division.bytes += reply.size();
  if (division.bytes > kMostBytes * limits_.max_reply) end = JobEnd::kReplyTooLarge, reply.clear();
  division.results[part.part] = {end, end == JobEnd::kDone ? std::move(reply) : std::string()};
  if (--division.left > 0) return;
  Job whole = std::move(division.whole);
  WireWriter writer;
  writer(division.results);
  whole.head += writer.Take();
  whole.apart = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - division.began);
  whole.division = std::move(part.division);
  whole.division->results.clear();
  waiting_.push_front(std::move(whole));
}

void WorkerPool::KillOverdue() {
  for (const auto& worker : workers_) {
    if (worker->busy && Clock::now() - worker->began >= TimeOf(worker->job)) Kill(*worker, JobEnd::kTimeout, "");
  }
}

}  // namespace acervo::tools
