// Readings: a report as JSON, kept for the editions and formats that are not in the record rows. Private to store/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/report.h"
#include "core/result.h"
#include "store/db/sqlite.h"

namespace acervo::store {

Status StoreParsedVersion(Connection& connection, std::int64_t original_key, std::int64_t report_key, int edition,
                          const Report& report, std::string_view read_at);
Status DropParsedVersion(Connection& connection, std::int64_t original_key);
// Of an original: from the record rows where its report was read from it, else from `reading`.
Result<Report> LoadParsedVersion(Connection& connection, std::int64_t original_key);

// What a reading was until the reparse that `event_key` tells of.
Status StoreFormerVersion(Connection& connection, std::int64_t event_key, std::int64_t original_key,
                          const Report& report, std::string_view read_at);
// What the reading of an original was right after the event: until the next reparse of it, else as it is now.
Result<Report> LoadVersionAfter(Connection& connection, std::int64_t original_key, std::int64_t event_key);
Result<Report> LoadFormerVersion(Connection& connection, std::int64_t event_key);

// By what an original is known again: its sketch, its month and its office.
Status StoreIdentity(Connection& connection, std::int64_t original_key, const Report& report,
                     const std::vector<std::int64_t>& sketch);
Status StoreHead(Connection& connection, std::int64_t original_key, const Report& report);
// Originals that share something with the sketch: at most `most`, those of the report's own month and office first,
// then the most alike. Where hundreds of months are alike, their own are among them.
struct SharedSketch {
  std::int64_t original_key = 0;
  int values = 0;  // that they share, at least one
};
Result<std::vector<SharedSketch>> Alike(Connection& connection, const Report& report,
                                        const std::vector<std::int64_t>& sketch, int most);

}  // namespace acervo::store
