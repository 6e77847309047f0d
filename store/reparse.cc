// The stored originals read again: one report after another, each whole or not at all.
#include "store/reparse.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_set>
#include <utility>

#include "store/archive_impl.h"
#include "store/identity/record_ids.h"
#include "store/ingest/write_reading.h"
#include "store/likeness/fingerprint.h"
#include "store/rows/as_read.h"
#include "store/rows/parsed_version.h"
#include "store/rows/places.h"
#include "store/rows/report_rows.h"
#include "store/rows/source_blob.h"

namespace acervo {
namespace store {
namespace {

// "1.10" → 1, 10. Empty: no version.
std::vector<std::uint64_t> VersionNumbers(std::string_view text) {
  std::vector<std::uint64_t> numbers;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('.'), text.size());
    std::uint64_t number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + end, number);
    if (error != std::errc() || stop != text.data() + end) return {};
    numbers.push_back(number);
    const bool ends_with_dot = end + 1 == text.size();
    if (ends_with_dot) return {};
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return numbers;
}

// The reading of an original stands in the rows of its report, where it is shown, else in `reading`.
std::string Readings(std::string_view rest) {
  return std::string(
             "SELECT r.id, r.period, o.sha256, CASE WHEN o.original_key = r.read_from THEN r.read_from_path ELSE ")
      .append(kFirstPath)
      .append(
          " END, o.format, o.edition, o.original_key = r.read_from AND r.withdrawn_at IS NULL AS shown, "
          "CASE WHEN o.original_key = r.read_from AND r.withdrawn_at IS NULL THEN r.parser_version "
          "ELSE coalesce(g.parser_version, '') END, o.original_key, o.report_key, g.read_at, r.read_at, "
          "coalesce((SELECT s.location FROM source s WHERE s.original_key = o.original_key ORDER BY s.replaced_at IS "
          "NOT "
          "NULL, s.source_key LIMIT 1), '') "
          "FROM original o JOIN report r ON r.report_key = o.report_key LEFT JOIN reading g ON g.original_key = "
          "o.original_key ")
      .append(rest);
}

StoredReading ReadingFrom(const Query& row) {
  return {row.Text(2),
          row.Text(3),
          FormatFromToken(row.View(4)).value_or(Format::kTxt),
          static_cast<int>(row.Int(5)),
          row.Int(6) != 0,
          row.Text(7),
          row.Text(12)};
}

bool IsAskedFor(const ReparseFilter& filter, const std::optional<Month>& period) {
  if (!filter.from && !filter.to) return true;
  if (!period) return false;
  return (!filter.from || LastDay(*period) >= *filter.from) && (!filter.to || FirstDay(*period) <= *filter.to);
}

Status CheckReportIds(Connection& connection, const std::vector<std::string>& ids) {
  Query query = connection("SELECT 1 FROM report WHERE id = ?");
  for (const std::string& id : ids) {
    query.Again().Bind(id);
    const bool is_there = query.Next();
    ACERVO_RETURN_IF_ERROR(query.Finish());
    if (!is_there) return Error{ErrorCode::kNotFound, id, {}};
  }
  return Ok();
}

Result<std::vector<ReparseTarget>> FindTargets(Connection& connection, const ReparseFilter& filter) {
  ACERVO_RETURN_IF_ERROR(CheckReportIds(connection, filter.reports));
  const std::unordered_set<std::string> wanted(filter.reports.begin(), filter.reports.end());
  std::vector<ReparseTarget> targets;
  Query query = connection(Readings("ORDER BY r.period, r.id, shown DESC, o.edition DESC, o.original_key"));
  while (query.Next()) {
    const std::string id = query.Text(0);
    const std::optional<Month> period = MonthFromIso(query.View(1));
    StoredReading reading = ReadingFrom(query);
    const bool is_old = filter.older_than.empty() || IsOlderVersion(reading.parser_version, filter.older_than);
    if (!is_old || !IsAskedFor(filter, period) || (!wanted.empty() && !wanted.contains(id))) continue;
    if (targets.empty() || targets.back().report_id != id) targets.push_back({id, period, {}});
    targets.back().readings.push_back(std::move(reading));
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return targets;
}

// Whether an entity is known is a matter of the whole archive: what another report has taught is no change of this one.
void AdoptKnown(const Report& earlier, Report& next) {
  std::unordered_set<std::string_view> known;
  for (const Record& record : earlier.records) {
    for (const EntityMention& mention : record.entities) {
      if (mention.known) known.insert(mention.id);
    }
  }
  for (Record& record : next.records) {
    for (EntityMention& mention : record.entities) mention.known = mention.known || known.contains(mention.id);
  }
}

std::set<std::string> IdsIn(const Report& report) {
  std::set<std::string> ids;
  for (const Record& record : report.records) ids.insert(record.local_id);
  return ids;
}

class Reparser {
 public:
  enum class Mode { kWrite, kCompare };
  Reparser(Connection& connection, WriterState& state, std::string_view report_id, Mode mode)
      : connection_(connection), writer_(connection, state), report_id_(report_id), mode_(mode) {}

  Result<std::vector<ReadingChange>> Run(const std::vector<FreshReading>& readings) {
    for (const FreshReading& fresh : readings) {
      Result<std::optional<Place>> place = Find(fresh.sha256);
      if (!place.ok()) return std::move(place.error());
      if (place.value()) ACERVO_RETURN_IF_ERROR(Take(*place.value(), fresh.report));
    }
    return std::move(changes_);
  }

 private:
  struct Place {
    StoredReading reading;
    std::int64_t original = 0, report = 0;
    std::string read_at;
  };

  Result<std::optional<Place>> Find(std::string_view sha256) {
    Query query = connection_(Readings("WHERE o.sha256 = ? AND r.id = ?"));
    query.Bind(sha256, report_id_);
    std::optional<Place> place;
    if (query.Next()) {
      place.emplace();
      place->reading = ReadingFrom(query);
      place->original = query.Int(8);
      place->report = query.Int(9);
      place->read_at = query.Text(place->reading.is_shown || query.IsNull(10) ? 11 : 10);
    }
    ACERVO_RETURN_IF_ERROR(query.Finish());
    return place;
  }

  Status Take(const Place& place, Report next) {
    Result<Report> earlier = LoadParsedVersion(connection_, place.original);
    if (!earlier.ok()) earlier = Report{};  // lost or damaged: everything is new
    Result<std::set<std::string>> taken = TakenRecordIds(connection_, place.report);
    if (!taken.ok()) return std::move(taken.error());
    taken.value().merge(IdsIn(earlier.value()));  // a format that was never shown has ids of its own
    KeepRecordIds(earlier.value(), taken.value(), next);
    AdoptKnown(earlier.value(), next);
    ReportDifference difference = DifferenceOf(earlier.value(), next, Scope::kWhole);
    if (mode_ == Mode::kWrite) {
      ACERVO_RETURN_IF_ERROR(difference.empty() ? Renew(place, earlier.value(), next)
                                                : Replace(place, earlier.value(), next));
    }
    changes_.push_back({place.reading, next.parser_version, std::move(difference)});
    return Ok();
  }

  // The same, read by another version of the parser or found in other places of the paper: no news.
  Status Renew(const Place& place, const Report& earlier, const Report& next) {
    const bool is_moved = !SamePlaces(earlier, next);
    if (place.reading.parser_version == next.parser_version && !is_moved) return Ok();
    if (!place.reading.is_shown) {
      return StoreParsedVersion(connection_, place.original, place.report, place.reading.edition, next, place.read_at);
    }
    ACERVO_ASSIGN_OR_RETURN(const bool is_decided, HasReadingBeside(connection_, place.report));
    if (is_decided) return WriteAgain(place.report, next);  // decided values are read by the new version too
    if (is_moved) ACERVO_RETURN_IF_ERROR(ReplacePlaces(connection_, place.report, next));
    return connection_("UPDATE report SET parser_version = ? WHERE report_key = ?")
        .Bind(next.parser_version, place.report)
        .Run();
  }

  Status Replace(const Place& place, const Report& earlier, const Report& next) {
    ACERVO_RETURN_IF_ERROR(
        connection_("INSERT INTO event(at, report_key, kind, edition, path, sha256) "
                    "VALUES(?, ?, 'reparsed', ?, ?, ?)")
            .Bind(now_, place.report, place.reading.edition, place.reading.path, place.reading.sha256)
            .Run());
    ACERVO_RETURN_IF_ERROR(
        StoreFormerVersion(connection_, connection_.LastRowId(), place.original, earlier, place.read_at));
    ACERVO_RETURN_IF_ERROR(StoreIdentity(connection_, place.original, next, Sketch(MakeFingerprint(next))));
    if (place.reading.is_shown) return ReplaceRows(place, next);
    ACERVO_RETURN_IF_ERROR(TakeIds(place.report, next));
    return StoreParsedVersion(connection_, place.original, place.report, place.reading.edition, next, now_);
  }

  Status WriteAgain(std::int64_t report_key, const Report& next) {
    ACERVO_RETURN_IF_ERROR(writer_.Remove(report_key));
    return writer_.Write(report_key, next);
  }

  Status ReplaceRows(const Place& place, const Report& next) {
    ACERVO_RETURN_IF_ERROR(
        connection_("UPDATE report SET read_at = ? WHERE report_key = ?").Bind(now_, place.report).Run());
    return WriteAgain(place.report, next);
  }

  // So that no record that comes later gets one of them: the rows of an earlier edition are in no table.
  Status TakeIds(std::int64_t report_key, const Report& report) {
    Query insert = connection_("INSERT OR IGNORE INTO former_record_id VALUES(?, ?)");
    for (const Record& record : report.records) {
      ACERVO_RETURN_IF_ERROR(insert.Again().Bind(report_key, record.local_id).Run());
    }
    return Ok();
  }

  Connection& connection_;
  ReadingWriter writer_;
  std::string_view report_id_;
  Mode mode_;
  const std::string now_ = NowUtc();
  std::vector<ReadingChange> changes_;
};

Result<std::vector<ReadingChange>> WriteReparsed(Connection& connection, WriterState& state, std::string_view report_id,
                                                 const std::vector<FreshReading>& readings) {
  WriteTransaction transaction(connection);
  ACERVO_RETURN_IF_ERROR(transaction.Begin());
  ACERVO_RETURN_IF_ERROR(state.Refresh(connection));
  auto changes = Reparser(connection, state, report_id, Reparser::Mode::kWrite).Run(readings);
  if (!changes.ok()) return std::move(changes.error());
  ACERVO_RETURN_IF_ERROR(state.late.Finish(connection, state.keys));
  ACERVO_RETURN_IF_ERROR(transaction.Commit());
  return changes;
}

}  // namespace
}  // namespace store

bool IsParserVersion(std::string_view text) { return !store::VersionNumbers(text).empty(); }

bool IsOlderVersion(std::string_view version, std::string_view than) {
  return store::VersionNumbers(version) < store::VersionNumbers(than);
}

Result<std::vector<ReparseTarget>> Archive::ReparseTargets(const ReparseFilter& filter) {
  const store::ReadTransaction snapshot(*impl_->connection);
  return store::FindTargets(*impl_->connection, filter);
}

Result<std::string> Archive::OriginalBytes(std::string_view sha256) {
  store::Query query = (*impl_->connection)("SELECT sqlar_name FROM original WHERE sha256 = ?");
  query.Bind(sha256);
  const std::string name = query.Next() ? query.Text(0) : "";
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return store::LoadSourceBlob(*impl_->connection, name, sha256);
}

Result<std::vector<ReadingChange>> Archive::Reparse(std::string_view report_id,
                                                    const std::vector<FreshReading>& readings) {
  auto changes = store::WriteReparsed(*impl_->connection, impl_->writer, report_id, readings);
  if (!changes.ok()) impl_->writer.Forget();  // what it learnt was rolled back
  return changes;
}

Result<std::vector<ReadingChange>> Archive::ReparseDryRun(std::string_view report_id,
                                                          const std::vector<FreshReading>& readings) {
  const store::ReadTransaction snapshot(*impl_->connection);
  return store::Reparser(*impl_->connection, impl_->writer, report_id, store::Reparser::Mode::kCompare).Run(readings);
}

}  // namespace acervo
