// A file as it is fed to the archive, and what an import makes of it.
//
// Shape:  plain values. Paths are valid UTF-8; hashes are those of store/db/sha256.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/document.h"

namespace acervo {

// Where a file lies. Both are valid UTF-8.
struct FilePlace {
  std::string path;      // within the folder that was given, its name included: what people see and cite
  std::string location;  // absolute: what tells one place from another
  FilePlace(std::string path_and_location) : path(path_and_location), location(std::move(path_and_location)) {}
  FilePlace(const char* path_and_location) : FilePlace(std::string(path_and_location)) {}
  FilePlace(std::string shown, std::string absolute) : path(std::move(shown)), location(std::move(absolute)) {}
};

// One file as it was fed in.
struct SourceFile {
  std::string path;  // within the folder that was given
  std::string sha256;
  Format format = Format::kTxt;
  std::string original;  // the bytes
  // When its author last changed it, by its own word (ISO 8601, UTC): which of two corrected issues is the later one.
  std::optional<std::string> modified = std::nullopt;
  std::string location = {};  // absolute; empty: as `path`
  // `original` as PackOriginal gives it; nullopt: the archive packs it.
  std::optional<std::string> packed = std::nullopt;
  FilePlace place() const { return {path, location.empty() ? path : location}; }
};

enum class ImportStatus { kImported, kUnchanged, kUpdated, kDuplicate };
std::string_view Token(ImportStatus status);  // "imported", "unchanged", "updated", "duplicate"

struct ImportOutcome {
  ImportStatus status = ImportStatus::kImported;
  std::string report_id;
  std::string former_report_id = {};  // what the path has held until now, another report, which stays; empty: nothing
};

}  // namespace acervo
