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

// Which of the limits and bans of a worker process really hold here: each is tried on a worker that breaks it.
struct WorkerProtections {
  bool time = false;
  bool memory = false;
  bool crash = false;
  bool network = false;    // it reaches none
  bool programs = false;   // it runs none
  bool processes = false;  // it starts none
  bool writing = false;    // it opens no file to write
  bool signals = false;    // it sends none to others
  bool sandboxed() const { return network && programs && processes && writing && signals; }
};
WorkerProtections TryWorkers();

}  // namespace acervo::tools
