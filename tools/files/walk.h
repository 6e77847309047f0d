// Which files an import reads.
#pragma once

#include <sys/types.h>

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"

namespace acervo::tools {

struct FoundFile {
  std::string path;            // as given, or the folder's path and the name; bytes of the file system
  std::string shown;           // within the folder that was given, its name included; of a file given alone its name
  std::string location;        // absolute, without "." and ".."; links are left as they are
  std::string skipped;         // why it is not read: "hidden_file", "lock_file", "archive_file"; empty: it is
  std::optional<Error> error;  // a folder that cannot be listed, a path that does not exist
  bool exists = true;          // false: nothing of that name, so nothing to remember about it
};

using FileId = std::pair<dev_t, ino_t>;
std::optional<FileId> FileIdOf(const std::string& path);

// The given paths in their order, the files of each folder sorted by their bytes, each file once. Links are followed,
// a folder is visited once. In folders, hidden files and lock files of office programs are skipped, and so are files in
// `own` (the archive itself); what was given by name is read in any case.
std::vector<FoundFile> FindFiles(const std::vector<std::string>& paths, const std::set<FileId>& own);

// Where a path leads from where the program runs: absolute, without "." and "..". The file need not be there.
std::string AbsolutePath(const std::string& path);
// What of a file's path may tell its month: what is shown of it, with the folder that a file given alone lies in.
std::string TellingPath(const std::string& shown, const std::string& location);

// Without "./" in front, "//", "/./" and "/" at the end: one file, one path.
std::string PlainPath(const std::string& path);

}  // namespace acervo::tools
