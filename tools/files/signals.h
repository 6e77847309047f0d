// What SIGINT, SIGTERM and SIGHUP do. Any command that has nothing to finish ends at the first one, with the exit
// status of an interruption; the others are asked for an orderly end by the first and end at once by the second.
// Whichever it is, unfinished files go.
#pragma once

#include <string>

namespace acervo::tools {

// From now on, each a process-wide setting. A SIGHUP that nohup(1) ignores stays ignored.
void EndAtOnceOnSignals();
void EndOnSignals();
bool Interrupted();

// A file that is not finished: when a signal ends the process, it goes. Any thread may have some; of very many at the
// same time, or with a very long name, the rest is left to its owner alone.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(const std::string& path);
  ~UnfinishedFile();  // finished, or gone
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

 private:
  int place_ = -1;
};

}  // namespace acervo::tools
