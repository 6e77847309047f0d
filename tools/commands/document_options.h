// The options that `import` and `inspect` share: how a document is read, and within which limits.
#pragma once

#include <string>

#include "tools/worker/document_job.h"
#include "tools/worker/limits.h"

namespace acervo::tools {

class OptionList;

struct DocumentOptions {
  int timeout = 60;    // seconds a document
  int max_size = 256;  // MiB a document
  int memory = 2048;   // MiB of address space a worker
  std::string password;
  std::string ocr = "auto";

  void Add(OptionList& options);
  DocumentRequest Request(const std::string& path) const;
  WorkerLimits Limits() const;
};

}  // namespace acervo::tools
