// What happened to one file: a line of the import's report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/json.h"
#include "core/report.h"
#include "store/archive.h"
#include "tools/present/messages/messages.h"

namespace acervo::tools {

enum class FileStatus { kImported, kUnchanged, kUpdated, kDuplicate, kFailed, kSkipped };
std::string_view Token(FileStatus status);  // "imported", …, "failed", "skipped"
FileStatus StatusFrom(ImportStatus status);

struct ImportLine {
  std::string path;      // within the folder that was given; valid UTF-8
  std::string location;  // absolute; valid UTF-8
  std::string sha256;    // empty: not read
  std::optional<Format> format;
  FileStatus status = FileStatus::kFailed;
  std::string report;  // id; empty: none
  int activities = 0;
  int coordinations = 0;
  int text_records = 0;
  int rows_seen = 0;
  WordCounts words;
  std::vector<Diagnostic> rejected;
  std::vector<Diagnostic> doubts;
  std::vector<Diagnostic> notices;
  std::optional<Error> error;
  std::int64_t ms = 0;
};

Json LineJson(const Messages& say, const ImportLine& line);

}  // namespace acervo::tools
