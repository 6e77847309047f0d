// What `doctor` finds, and the trial of the workers.
#pragma once

#include <string>

namespace acervo::tools {

enum class CheckState { kOk, kWarning, kMissing };

struct Check {
  std::string name;  // fixed token: "sqlite"
  CheckState state = CheckState::kOk;
  std::string detail;  // what was found
  std::string advice;  // what to do; empty: nothing
};

// Which of the limits of a worker process really hold here: each is tried on a worker that breaks it.
struct WorkerProtections {
  bool time = false;
  bool memory = false;
  bool crash = false;
};
WorkerProtections TryWorkers();

}  // namespace acervo::tools
