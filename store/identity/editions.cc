#include "store/identity/editions.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "store/likeness/fingerprint.h"
#include "store/rows/parsed_version.h"

namespace acervo::store {
namespace {

constexpr std::size_t kFormats = 3;

// When the files of an edition were last changed, by their own word; the earliest of each format, because its text was
// there by then.
struct Dates {
  int edition = 0;
  std::array<std::optional<std::string>, kFormats> changed;  // by Rank
};

Result<std::vector<Dates>> DatesOf(Connection& connection, std::int64_t report_key) {
  std::vector<Dates> all;
  Query query = connection(
      "SELECT edition, format, min(modified) FROM original WHERE report_key = ? GROUP BY edition, format "
      "ORDER BY edition");
  query.Bind(report_key);
  while (query.Next()) {
    const int edition = static_cast<int>(query.Int(0));
    if (all.empty() || all.back().edition != edition) all.push_back({edition, {}});
    const int rank = Rank(FormatFromToken(query.View(1)).value_or(Format::kTxt));
    all.back().changed[static_cast<std::size_t>(rank)] = query.OptionalText(2);
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return all;
}

// By the best format that both have dated files of: the date of a print says nothing beside that of a manuscript.
bool IsEarlier(const Dates& a, const Dates& b) {
  for (std::size_t rank = 0; rank < kFormats; ++rank) {
    if (a.changed[rank] && b.changed[rank]) return *a.changed[rank] < *b.changed[rank];
  }
  return false;
}

// Whether a file of the one took the place of a file of the other, under one path. That is a fact, whatever dates say.
Result<bool> IsFollowedBy(Connection& connection, std::int64_t report_key, int earlier, int later) {
  Query query = connection(
      "SELECT 1 FROM original a JOIN source s ON s.original_key = a.original_key "
      "JOIN source t ON t.location = s.location AND t.source_key > s.source_key "
      "JOIN original b ON b.original_key = t.original_key "
      "WHERE a.report_key = ?1 AND b.report_key = ?1 AND a.edition = ?2 AND b.edition = ?3 LIMIT 1");
  query.Bind(report_key, earlier, later);
  const bool is_followed = query.Next();
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return is_followed;
}

Result<bool> BelongsBefore(Connection& connection, std::int64_t report_key, const Dates& a, const Dates& b) {
  if (!IsEarlier(a, b)) return false;
  Result<bool> is_followed = IsFollowedBy(connection, report_key, b.edition, a.edition);
  if (!is_followed.ok()) return is_followed;
  return !is_followed.value();
}

// What a reading has over another.
struct Standing {
  std::int64_t original_key = 0;
  int rank = 0;
  bool is_live = false;  // a path holds it
  std::string modified, sha256;
  Report report;
  int words = 0;
  bool is_recognised = false;  // letters in a picture: each may be another
};

Result<std::vector<Standing>> Standings(Connection& connection, std::int64_t report_key, int edition) {
  std::vector<Standing> standings;
  Query query = connection(
      "SELECT o.original_key, o.format, EXISTS(SELECT 1 FROM source s WHERE s.original_key = o.original_key AND "
      "s.replaced_at IS NULL), coalesce(o.modified, ''), o.sha256 FROM original o WHERE o.report_key = ? AND o.edition "
      "= ? ORDER BY o.original_key");
  query.Bind(report_key, edition);
  while (query.Next()) {
    Standing& standing = standings.emplace_back();
    standing.original_key = query.Int(0);
    standing.rank = Rank(FormatFromToken(query.View(1)).value_or(Format::kTxt));
    standing.is_live = query.Int(2) != 0;
    standing.modified = query.Text(3), standing.sha256 = query.Text(4);
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return standings;
}

int KnownEntities(const Report& report) {
  int known = 0;
  for (const Record& record : report.records) {
    known += static_cast<int>(std::ranges::count_if(record.entities, &EntityMention::known));
  }
  return known;
}

int DatedRecords(const Report& report) {
  return static_cast<int>(
      std::ranges::count_if(report.records, [](const Record& record) { return !record.date.intervals.empty(); }));
}

// Pieces of a report are not it, whatever their format.
bool IsPieceOf(const Standing& piece, const Standing& whole) {
  return piece.words < whole.words && piece.words * 3 <= whole.words * 2;
}

bool SaysTheSame(const Report& a, const Report& b) {
  return std::ranges::equal(a.records, b.records, [](const Record& x, const Record& y) {
    return x.kind == y.kind && x.title == y.title && x.text == y.text && x.fields == y.fields && x.date == y.date;
  });
}

// The order is total, so that it makes no difference in which order files come; the SHA-256 decides where nothing else
// does.
bool IsBetter(const Standing& a, const Standing& b) {
  if (IsPieceOf(a, b) || IsPieceOf(b, a)) return IsPieceOf(b, a);
  const auto merits = [](const Standing& s) {
    return std::tuple(!s.is_recognised, -s.rank, s.is_live, -static_cast<int>(s.report.doubts.size()),
                      KnownEntities(s.report), DatedRecords(s.report));
  };
  if (merits(a) != merits(b)) return merits(a) > merits(b);
  return std::tie(a.modified, b.sha256) > std::tie(b.modified, a.sha256);
}

}  // namespace

int Rank(Format format) {
  switch (format) {
    case Format::kDocx: return 0;
    case Format::kTxt: return 1;
    case Format::kPdf:
    case Format::kJpeg:
    case Format::kPng:
    case Format::kTiff: return 2;
  }
  return 2;
}

Result<int> LatestEdition(Connection& connection, std::int64_t report_key) {
  Query query = connection("SELECT coalesce(max(edition), 0) FROM original WHERE report_key = ?");
  query.Bind(report_key);
  const int latest = query.Next() ? static_cast<int>(query.Int(0)) : 0;
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return latest;
}

Result<int> PlaceOfNewEdition(Connection& connection, std::int64_t report_key, Format format,
                              const std::optional<std::string>& modified) {
  Result<std::vector<Dates>> editions = DatesOf(connection, report_key);
  if (!editions.ok()) return std::move(editions.error());
  Dates file;
  file.changed[static_cast<std::size_t>(Rank(format))] = modified;
  int place = editions.value().empty() ? 1 : editions.value().back().edition + 1;
  for (auto at = editions.value().rbegin(); at != editions.value().rend() && IsEarlier(file, *at); ++at) {
    place = at->edition;
  }
  return place;
}

Result<int> PlaceOfShorterEdition(Connection& connection, std::int64_t report_key, Format format,
                                  const std::optional<std::string>& modified, int fuller) {
  Result<std::vector<Dates>> editions = DatesOf(connection, report_key);
  if (!editions.ok()) return std::move(editions.error());
  Dates file;
  file.changed[static_cast<std::size_t>(Rank(format))] = modified;
  int place = fuller;
  for (const Dates& edition : editions.value()) {
    if (edition.edition == place && IsEarlier(edition, file)) ++place;
  }
  return place;
}

Status MoveEdition(Connection& connection, std::int64_t report_key, int from, int to) {
  if (from == to) return Ok();
  for (const std::string table : {"original", "reading", "event"}) {
    ACERVO_RETURN_IF_ERROR(
        connection("UPDATE " + table +
                   " SET edition = CASE WHEN edition = ?2 THEN ?3 WHEN ?2 < ?3 THEN edition - 1 ELSE edition + "
                   "1 END WHERE report_key = ?1 AND edition BETWEEN min(?2, ?3) AND max(?2, ?3)")
            .Bind(report_key, from, to)
            .Run());
  }
  return Ok();
}

Result<int> ReorderEdition(Connection& connection, std::int64_t report_key, int edition) {
  Result<std::vector<Dates>> editions = DatesOf(connection, report_key);
  if (!editions.ok()) return std::move(editions.error());
  const std::vector<Dates>& all = editions.value();
  const auto self = std::ranges::find(all, edition, &Dates::edition);
  if (self == all.end()) return edition;
  auto place = self;
  for (; place != all.begin(); --place) {
    Result<bool> moves = BelongsBefore(connection, report_key, *self, *std::prev(place));
    if (!moves.ok()) return std::move(moves.error());
    if (!moves.value()) break;
  }
  for (; std::next(place) != all.end() && place >= self; ++place) {
    Result<bool> moves = BelongsBefore(connection, report_key, *std::next(place), *self);
    if (!moves.ok()) return std::move(moves.error());
    if (!moves.value()) break;
  }
  const int to = place->edition;
  ACERVO_RETURN_IF_ERROR(MoveEdition(connection, report_key, edition, to));
  return to;
}

Result<int> JoinEditions(Connection& connection, std::int64_t report_key, int edition, std::int64_t other, int joined) {
  Result<int> of_other = LatestEdition(connection, other);
  if (!of_other.ok()) return of_other;
  const int earlier = of_other.value() - 1;  // those that come before `edition`
  for (const std::string table : {"original", "reading", "event"}) {
    ACERVO_RETURN_IF_ERROR(
        connection("UPDATE " + table + " SET edition = edition + ?3 WHERE report_key = ?1 AND edition >= ?2")
            .Bind(report_key, edition, earlier)
            .Run());
  }
  for (const std::string table : {"original", "reading"}) {
    ACERVO_RETURN_IF_ERROR(
        connection("UPDATE " + table +
                   " SET report_key = ?1, edition = ?2 + CASE WHEN edition = ?5 THEN ?4 ELSE edition - 1 - "
                   "(edition > ?5) END WHERE report_key = ?3")
            .Bind(report_key, edition, other, earlier, joined)
            .Run());
  }
  return edition + earlier;
}

Result<std::int64_t> BestReading(Connection& connection, std::int64_t report_key, int edition, std::int64_t shown) {
  Result<std::vector<Standing>> found = Standings(connection, report_key, edition);
  if (!found.ok()) return std::move(found.error());
  std::vector<Standing>& all = found.value();
  if (all.size() == 1) return all.front().original_key;
  for (Standing& standing : all) {
    Result<Report> reading = LoadParsedVersion(connection, standing.original_key);
    if (!reading.ok()) continue;  // a damaged reading is the worst
    standing.report = std::move(reading.value());
    standing.words = MakeFingerprint(standing.report).words;
    standing.is_recognised = IsRecognised(standing.report);
  }
  const auto best = std::ranges::min_element(all, IsBetter);
  if (best == all.end()) return shown;
  const auto now = std::ranges::find(all, shown, &Standing::original_key);
  const bool stays = now != all.end() && now->is_recognised == best->is_recognised && now->rank == best->rank &&
                     now->is_live == best->is_live && SaysTheSame(now->report, best->report);
  return stays ? shown : best->original_key;
}

}  // namespace acervo::store
