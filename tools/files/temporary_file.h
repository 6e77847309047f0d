// A file for a library that writes only under a name; it goes with its owner.
#pragma once

#include <optional>
#include <string>

#include "core/result.h"
#include "tools/files/signals.h"
#include "tools/terminal/stream.h"

namespace acervo::tools {

class TemporaryFile {
 public:
  TemporaryFile();  // in $TMPDIR, else /tmp; `path` is empty where that cannot be done
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }
  // kUnreadable with the system's words.
  Status CopyTo(Stream& stream) const;

 private:
  std::string path_;
  std::optional<UnfinishedFile> unfinished_;
};

}  // namespace acervo::tools
