// Wire between a thread and a keeper, over a stream socket: two sizes (64 bit, host order), head, body; and back one
// byte (JobEnd), a size, text. Both sides are this program, and neither ever reads what the other has not said.
#include "tools/app/worker/worker_supervisor.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "tools/app/worker/socket_io.h"

namespace acervo::tools {
namespace {

template <typename T>
std::string_view BytesOf(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

using Sizes = std::array<std::uint64_t, 2>;

std::optional<Job> NextJob(int socket) {
  Sizes sizes{};
  if (!ReadExactly(socket, reinterpret_cast<char*>(sizes.data()), sizeof sizes)) return std::nullopt;
  Job job;
  job.head.resize(sizes[0]);
  std::string body(sizes[1], '\0');
  if (!ReadExactly(socket, job.head.data(), job.head.size()) || !ReadExactly(socket, body.data(), body.size())) {
    return std::nullopt;
  }
  job.body = Bytes::Of(std::move(body));
  return job;
}

bool TellResult(int socket, const JobResult& result) {
  const std::uint64_t size = result.reply.size();
  return WriteAll(socket, BytesOf(result.end)) && WriteAll(socket, BytesOf(size)) && WriteAll(socket, result.reply);
}

JobResult ResultOf(WorkerPool& pool, Job job) {
  pool.Submit(std::move(job));
  for (;;) {
    constexpr std::chrono::seconds kLook{1};
    std::vector<JobResult> results = pool.Wait(kLook);
    if (!results.empty()) return std::move(results.front());
  }
}

// Holds nothing of the program that made it: no archive, no socket that listens. The terminal's signals are not for it.
int BecomeKeeper(int socket) {
  constexpr int kKept = 3;
  const int kept = socket == kKept ? socket : ::dup2(socket, kKept);
  ::close_range(kKept + 1, ~0U, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) ::signal(number, SIG_IGN);
  const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int fd = STDIN_FILENO; null >= 0 && fd <= STDERR_FILENO; ++fd) ::dup2(null, fd);
  return kept;
}

[[noreturn]] void Keep(int socket, const JobFunction& function, const WorkerLimits& limits) {
  try {
    WorkerPool pool(1, function, limits);
    for (;;) {
      std::optional<Job> job = NextJob(socket);
      if (!job) break;
      if (!TellResult(socket, ResultOf(pool, std::move(*job)))) break;
    }
  } catch (const std::exception&) {  // no memory for the document: the thread sees the end of the socket
  }
  ::_exit(0);
}

}  // namespace

SharedWorkerPool::SharedWorkerPool(int workers, const JobFunction& function, const WorkerLimits& limits)
    : max_reply_(limits.max_reply) {
  for (int i = 0; i < workers; ++i) {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) break;
    const pid_t pid = ::fork();
    if (pid == 0) Keep(BecomeKeeper(ends[1]), function, limits);
    ::close(ends[1]);
    if (pid < 0) {
      ::close(ends[0]);
      break;
    }
    free_.push_back({pid, ends[0]});
  }
  alive_ = free_.size();
}

SharedWorkerPool::~SharedWorkerPool() {
  for (const WorkerSupervisor& keeper : free_) {
    ::kill(keeper.pid, SIGKILL);  // its worker dies with it
    ::close(keeper.socket);
    while (::waitpid(keeper.pid, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
}

std::optional<SharedWorkerPool::WorkerSupervisor> SharedWorkerPool::Take(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  if (!free_again_.wait_for(lock, patience, [this] { return !free_.empty() || alive_ == 0; })) return std::nullopt;
  if (free_.empty()) return WorkerSupervisor{};
  const WorkerSupervisor keeper = free_.back();
  free_.pop_back();
  return keeper;
}

void SharedWorkerPool::PutBack(WorkerSupervisor keeper) {
  const std::lock_guard lock(mutex_);
  if (keeper.pid < 0) {
    --alive_;
    free_again_.notify_all();
    return;
  }
  free_.push_back(keeper);
  free_again_.notify_one();
}

std::optional<JobResult> SharedWorkerPool::Do(std::string_view head, std::string_view body,
                                              std::chrono::milliseconds patience) {
  std::optional<WorkerSupervisor> keeper = Take(patience);
  if (!keeper) return std::nullopt;
  JobResult result{0, JobEnd::kCrashed, "keeper", 0};
  if (keeper->pid < 0) return result;
  const Sizes sizes{head.size(), body.size()};
  std::uint64_t size = 0;
  bool whole = WriteAll(keeper->socket, BytesOf(sizes)) && WriteAll(keeper->socket, head) &&
               WriteAll(keeper->socket, body) &&
               ReadExactly(keeper->socket, reinterpret_cast<char*>(&result.end), sizeof result.end) &&
               ReadExactly(keeper->socket, reinterpret_cast<char*>(&size), sizeof size) && size <= max_reply_;
  if (whole) {
    result.reply.resize(size);
    whole = ReadExactly(keeper->socket, result.reply.data(), size);
  }
  if (!whole) {  // there is no way back into step
    ::kill(keeper->pid, SIGKILL);
    ::close(keeper->socket);
    while (::waitpid(keeper->pid, nullptr, 0) < 0 && errno == EINTR) {
    }
    *keeper = {};
    result = {0, JobEnd::kCrashed, "keeper", 0};
  }
  PutBack(*keeper);
  return result;
}

}  // namespace acervo::tools
