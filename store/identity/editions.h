// Which edition of a report is the latest, and which of its readings is shown. docs/decisions/identity-fingerprint.md
// has the rules. Private to store/.
//
// Shape:  editions of a report are numbered from 1, the earliest first. An edition is one text in one or more
// originals.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "store/db/sqlite.h"

namespace acervo::store {

// The smaller, the more exactly the format tells what the author wrote.
int Rank(Format format);

// Where a new edition belongs by the date that its file tells of itself (`modified`, as in SourceFile): the number that
// it will have, 1 … one more than there are. A file without a date, or that no edition can be compared with, is the
// latest.
Result<int> PlaceOfNewEdition(Connection& connection, std::int64_t report_key, Format format,
                              const std::optional<std::string>& modified);
// The same for an edition that only lacks rows of the edition `fuller`: before it, but where dates say that it is
// later.
Result<int> PlaceOfShorterEdition(Connection& connection, std::int64_t report_key, Format format,
                                  const std::optional<std::string>& modified, int fuller);
// Gives the edition `from` the number `to`; those between move up or down by one.
Status MoveEdition(Connection& connection, std::int64_t report_key, int from, int to);
// Moves an edition that has got one more file to where its dates say now. Gives its number.
Result<int> ReorderEdition(Connection& connection, std::int64_t report_key, int edition);
// Puts all originals of `other`, a report, into `report`: those of its edition `joined` into `edition`, its others
// before it. Gives the number that `edition` has then.
Result<int> JoinEditions(Connection& connection, std::int64_t report_key, int edition, std::int64_t other, int joined);
Result<int> LatestEdition(Connection& connection, std::int64_t report_key);

// The original whose reading is shown for an edition: a whole one before a part, typed letters before
// recognised ones, the better format, one that a path still holds, the one that was understood better. Among equals the one that is shown stays.
Result<std::int64_t> BestReading(Connection& connection, std::int64_t report_key, int edition, std::int64_t shown);

}  // namespace acervo::store
