// Which report is a file? docs/decisions/identity-fingerprint.md has the whole table. Private to store/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report.h"
#include "core/result.h"
#include "store/db/sqlite.h"
#include "store/likeness/likeness.h"
#include "store/source_file.h"

namespace acervo::store {

struct KnownReport {
  std::int64_t key = 0;
  std::string id;
  int edition = 1;  // the latest
  bool withdrawn = false;
  std::int64_t read_from = 0;    // original_key
  Format format = Format::kTxt;  // of read_from
};

struct KnownOriginal {
  std::int64_t key = 0;
  int edition = 1;
  KnownReport report;
};

struct KnownPath {
  std::int64_t source_key = 0;
  std::int64_t original_key = 0;
  std::string sha256;
  KnownReport report;
  int edition = 1;           // of it, that the path holds
  int other_paths = 0;       // of the same report, that hold any of its contents now
  bool is_relative = false;  // an earlier schema has told no more than a relative path
};

Result<std::optional<KnownOriginal>> FindOriginal(Connection& connection, std::string_view sha256);
Result<std::optional<KnownOriginal>> FindOriginalByKey(Connection& connection, std::int64_t original_key);
// What a place holds. A relative path of an earlier schema is this place where it is its end and holds these bytes.
Result<std::optional<KnownPath>> FindPath(Connection& connection, const FilePlace& place, std::string_view sha256);
// Notes the absolute path of a source that an earlier schema knows by a relative one.
Status NoteLocation(Connection& connection, const KnownPath& path, const FilePlace& place);

// Of the originals that share something with a file: how many are read and compared with it.
inline constexpr int kMostCandidates = 12;

enum class Place {
  kNothing,  // the path holds these bytes already
  kNewReport,
  kNewEdition,   // of `report`: its records are replaced
  kSameEdition,  // one more file of an edition of `report`
};

// A report that turns out to be one with another.
struct JoinedReport {
  KnownReport report;
  int edition = 1;  // of it, that is the edition of the file
};

struct Decision {
  Place place = Place::kNewReport;
  ImportStatus status = ImportStatus::kImported;
  KnownReport report;                     // but for kNewReport
  int edition = 1;                        // that the file brings or joins, before `joined` are put in
  std::optional<KnownOriginal> original;  // set: the bytes are known
  std::optional<KnownPath> path;          // set: the path is known, with whatever bytes
  std::vector<JoinedReport> joined;       // kSameEdition: other reports of the same text
  // The path has held another report until now, which stays.
  bool reuses_path() const { return path && path->report.key != report.key; }
};
// `sketch` is the report's (store/fingerprint.h).
Result<Decision> Decide(Connection& connection, const Report& report, const std::vector<std::int64_t>& sketch,
                        const SourceFile& file);

}  // namespace acervo::store
