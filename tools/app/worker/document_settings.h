// How a document is read, and within which limits.
#pragma once

#include <string>

#include "tools/app/worker/document_job.h"
#include "tools/app/worker/limits.h"

namespace acervo::tools {

struct DocumentSettings {
  int timeout = 60;     // seconds a document
  int max_size = 256;   // MiB a document
  int memory = 2048;    // MiB of address space a worker
  int cpu = 0;          // seconds of processor a document; 0: as long as its time
  int max_output = 8;   // MiB that a worker may answer about a document
  int open_files = 64;  // a worker
  std::string password;
  std::string ocr = "auto";

  DocumentRequest Request(const std::string& path) const;
  WorkerLimits Limits() const;
  // Whether a document that met a limit of the usual ones may do better with these.
  bool GiveMoreThanUsual() const;
};

}  // namespace acervo::tools
