// The worker's side of a pool's socket.
#pragma once

#include "tools/app/worker/pool.h"

namespace acervo::tools {

// Takes jobs from `socket` until it closes or the process has grown too large, then ends the process.
[[noreturn]] void ServeJobs(int socket, const JobFunction& function, const WorkerLimits& limits);

}  // namespace acervo::tools
