// Runs the real program in a folder of its own.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/json.h"

namespace acervo::cli {

struct Finished {
  int status = -1;  // exit status; 128 + the signal where one ended it
  std::string out;
  std::string err;
};

struct Call {
  std::vector<std::string> arguments;
  std::string input = {};
  std::map<std::string, std::string> environment = {};  // beside LC_ALL=C.UTF-8 and nothing of ACERVO_*
  long file_size_limit = -1;                            // RLIMIT_FSIZE in bytes, as a full disk would be
  std::string stdout_file = {};                         // instead of a pipe: "/dev/full"
  bool on_terminal = false;  // of 40 lines and 100 columns; what stdout and stderr say is all in `out`
};

// A temporary folder that goes with its owner; the program runs in it.
class Sandbox {
 public:
  Sandbox();
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  std::string path(const std::string& name = {}) const { return name.empty() ? folder_ : folder_ + "/" + name; }
  void Write(const std::string& name, std::string_view bytes) const;
  std::string Read(const std::string& name) const;
  // A file of testdata/reports under this name.
  void Copy(const std::string& report, const std::string& name) const;

  Finished operator()(const Call& run) const;
  // Begins, in a process group of its own; what it says is in NAME.out and NAME.err.
  pid_t Start(const std::vector<std::string>& arguments, const std::string& name) const;
  // Until the file says this: false after 30 s.
  bool Says(const std::string& file, const std::string& words) const;
  // Interrupts it (SIGINT) as soon as `told`, a file that it writes, has something in it: its exit status, -1 where a
  // signal ended it. What it says is in interrupted.out and interrupted.err.
  int Interrupted(const std::vector<std::string>& arguments, const std::string& told) const;
  Finished operator()(const std::vector<std::string>& arguments) const { return (*this)(Call{arguments}); }

 private:
  std::string folder_;
};

// The exit status of what was started; 128 + the signal where one ended it.
int End(pid_t process);

std::string Testdata(const std::string& report);
// One JSON value a line.
std::vector<Json> Lines(const std::string& ndjson);
// The lines of an import's report by the name of their file.
std::map<std::string, Json> ByName(const std::string& ndjson);

}  // namespace acervo::cli
