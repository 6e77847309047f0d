#include "tools/cli/commands/doctor_checks.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <vector>

#include "tools/app/worker/pool.h"

namespace acervo::tools {
namespace {

constexpr std::size_t kTooMuch = std::size_t{1} << 30;

std::string Misbehave(std::string_view how, std::string_view) {
  if (how == "crash") std::abort();
  if (how == "memory") return std::to_string(std::vector<char>(kTooMuch).size());
  for (volatile bool forever = true; forever;) {
  }
  return "";
}

constexpr const char* kSaidNo = "refused";

// Whether the filter said no; anything else the kernel says, it says of calls that went through.
std::string WhatTheKernelSaid(long result) {
  return result < 0 && (errno == EPERM || errno == ENOSYS) ? kSaidNo : "through";
}

std::string ForkOnce() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  std::string answer = WhatTheKernelSaid(child);
  if (child > 0) ::waitpid(child, nullptr, 0);
  return answer;
}

int RunAFolder() {
  char* const arguments[] = {nullptr};
  return ::execve("/", arguments, nullptr);
}

// Each does nothing at all where it is not forbidden.
std::string BreakOut(std::string_view how, std::string_view) {
  if (how == "network") return WhatTheKernelSaid(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (how == "programs") return WhatTheKernelSaid(RunAFolder());
  if (how == "processes") return ForkOnce();
  if (how == "writing") return WhatTheKernelSaid(::open("/dev/null", O_WRONLY | O_CLOEXEC));
  if (how == "signals") return WhatTheKernelSaid(::kill(::getppid(), 0));
  return "?";
}

bool IsStopped(WorkerPool& pool, const char* how) {
  pool.Submit({0, how, nullptr});
  while (true) {
    const auto results = pool.Wait(std::chrono::seconds(1));
    if (results.empty()) continue;
    const JobResult& result = results.front();
    return result.reply == (result.end == JobEnd::kDone ? kSaidNo : "SIGSYS");
  }
}

JobEnd EndOf(const char* how) {
  WorkerLimits limits;
  limits.wall_time = std::chrono::milliseconds(how == std::string_view("time") ? 100 : 5000);
  limits.address_space = kTooMuch / 2;
  WorkerPool pool(1, Misbehave, limits);
  pool.Submit({0, how, nullptr});
  while (true) {
    const auto results = pool.Wait(std::chrono::seconds(1));
    if (!results.empty()) return results.front().end;
  }
}

}  // namespace

WorkerProtections TryWorkers() {
  WorkerProtections held;
  held.time = EndOf("time") == JobEnd::kTimeout;
  held.memory = EndOf("memory") == JobEnd::kOutOfMemory;
  held.crash = EndOf("crash") == JobEnd::kCrashed;
  WorkerLimits limits;
  limits.wall_time = std::chrono::seconds(5);
  WorkerPool pool(1, BreakOut, limits);
  held.network = IsStopped(pool, "network");
  held.programs = IsStopped(pool, "programs");
  held.processes = IsStopped(pool, "processes");
  held.writing = IsStopped(pool, "writing");
  held.signals = IsStopped(pool, "signals");
  return held;
}

}  // namespace acervo::tools
