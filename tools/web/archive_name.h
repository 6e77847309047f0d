// What the archive is called on its pages.
//
// Thread use: safe from any thread.
#pragma once

#include <mutex>
#include <string>

#include "tools/web/archive_pool.h"

namespace acervo::tools::serve {

// The office of most reports, else the name of the file unless it is the program's own default; else empty.
class ArchiveName {
 public:
  explicit ArchiveName(std::string path) : path_(std::move(path)) {}

  // Asks the archive again where it has another version than the last time. Without an archive at hand the name stays.
  void Learn(ArchivePool& archives, const std::string& version);
  std::string Get() const;

 private:
  const std::string path_;
  mutable std::mutex mutex_;
  std::string version_, name_;
};

}  // namespace acervo::tools::serve
