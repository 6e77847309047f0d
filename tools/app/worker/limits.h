// What a worker process may use, and how it gives up everything else.
#pragma once

#include <chrono>
#include <cstddef>

namespace acervo::tools {

struct WorkerLimits {
  std::chrono::milliseconds wall_time{60'000};       // a document; kept by the worker's clock and by the parent
  std::chrono::seconds cpu_time{60};                 // of processor, a document
  std::chrono::seconds part_time{20};                // more of both for a part of a document: a page that is recognised
  std::size_t address_space = std::size_t{2} << 30;  // bytes of one worker; not kept under AddressSanitizer
  std::size_t max_reply = std::size_t{256} << 20;    // bytes a worker may answer
  std::size_t retire_above = std::size_t{128} << 20;  // a worker that holds more memory after a document is replaced
  int open_files = 64;
};

inline constexpr int kMostWorkers = 256;
int UsualWorkers();  // one a core

// Exit status of a worker that ran out of memory where it could not answer any more.
inline constexpr int kOutOfMemoryExit = 86;
// Exit status of a worker that makes room for a fresh one, always between two jobs.
inline constexpr int kRetiredExit = 87;

// To be called in the forked child: keeps `socket` as its only descriptor (renumbered; the new number is returned),
// stdin, stdout and stderr become /dev/null, terminal signals are the parent's matter, the child dies with its parent,
// no core files, no byte into any file, limits of address space and open files, and FilterSystemCalls() at the end.
// What of it failed is not fatal: the parent's clock remains.
int EnterWorker(int socket, const WorkerLimits& limits);

// Before each document: this process dies (SIGALRM, SIGXCPU) when from now on it takes longer, and `more` on top.
void LimitTime(const WorkerLimits& limits, std::chrono::milliseconds more = {});
// After it: the clock stands still, for what comes next is the parent's time.
void StopClock();

// Whether limits of address space are kept (not under AddressSanitizer, which reserves terabytes).
bool AddressSpaceIsLimited();

// Resident bytes of this process, 0 where the system does not tell.
std::size_t ResidentBytes();

}  // namespace acervo::tools
