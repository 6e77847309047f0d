// A file that appears under its name only when it is complete.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "tools/files/signals.h"
#include "tools/terminal/stream.h"

namespace acervo::tools {

class AtomicFile {
 public:
  // Makes a temporary file beside `path`, or beside what a link there points to; a device or a pipe is opened itself.
  // kUnreadable with the system's words when that cannot be done.
  static Result<std::unique_ptr<AtomicFile>> Create(const std::string& path);
  ~AtomicFile();  // without Commit nothing remains
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  Stream& stream() { return stream_; }
  // Makes the content durable and gives it its name, over what bore it before.
  Status Commit();

 private:
  AtomicFile(std::string path, std::string temporary, int fd);  // `temporary` is empty: written in place
  static Result<std::unique_ptr<AtomicFile>> OpenInPlace(const std::string& path);
  std::string path_;
  std::string temporary_;
  UnfinishedFile unfinished_;
  int fd_;
  Stream stream_;
};

}  // namespace acervo::tools
