// One file into the archive, whole or not at all.
#include <set>
#include <string>
#include <utility>

#include "store/archive_impl.h"
#include "store/decisions/in_force.h"
#include "store/identity/editions.h"
#include "store/identity/identity.h"
#include "store/identity/record_ids.h"
#include "store/ingest/write_reading.h"
#include "store/rows/as_read.h"
#include "store/rows/parsed_version.h"
#include "store/rows/report_rows.h"
#include "store/rows/source_blob.h"

namespace acervo {
namespace store {
namespace {

ImportOutcome OutcomeOf(const Decision& decision) {
  return {decision.status, decision.report.id, decision.reuses_path() ? decision.path->report.id : ""};
}

Status AddSource(Connection& connection, const FilePlace& place, std::int64_t original_key, std::string_view now) {
  return connection("INSERT INTO source(path, location, original_key, imported_at) VALUES(?, ?, ?, ?)")
      .Bind(place.path, place.location, original_key, now)
      .Run();
}

class Importer {
 public:
  Importer(Connection& connection, WriterState& state, const Report& report, const Preparation& preparation,
           const SourceFile& file)
      : connection_(connection),
        state_(state),
        report_(report),
        preparation_(preparation),
        file_(file),
        now_(NowUtc()),
        writer_(connection, state) {}

  Result<ImportOutcome> Run() {
    WriteTransaction transaction(connection_);
    ACERVO_RETURN_IF_ERROR(transaction.Begin());
    if (!transaction.is_part()) ACERVO_RETURN_IF_ERROR(state_.Refresh(connection_));
    Result<Decision> decision = Decide(connection_, report_, preparation_.sketch, file_);
    if (!decision.ok()) return std::move(decision.error());
    decision_ = std::move(decision.value());
    ACERVO_RETURN_IF_ERROR(connection_("DELETE FROM failure WHERE location = ?").Bind(file_.place().location).Run());
    ACERVO_RETURN_IF_ERROR(Apply());
    if (!transaction.is_part()) ACERVO_RETURN_IF_ERROR(state_.late.Finish(connection_, state_.keys));
    ACERVO_RETURN_IF_ERROR(transaction.Commit());
    return OutcomeOf(decision_);
  }

 private:
  Status Apply() {
    switch (decision_.place) {
      case Place::kNothing: return KeepPlace();
      case Place::kNewReport: ACERVO_RETURN_IF_ERROR(AddReport()); break;
      case Place::kNewEdition: ACERVO_RETURN_IF_ERROR(AddEdition()); break;
      case Place::kSameEdition: ACERVO_RETURN_IF_ERROR(AddToEdition()); break;
    }
    if (decision_.reuses_path()) {
      const KnownPath& path = *decision_.path;
      ACERVO_RETURN_IF_ERROR(NoteOf(path.report.key, path.edition, "left"));
    }
    return Note(Token(decision_.status));
  }

  Status KeepPlace() {
    return decision_.path->is_relative ? NoteLocation(connection_, *decision_.path, file_.place()) : Ok();
  }

  Status AddReport() {
    decision_.report.id = ReportId(file_.sha256);
    decision_.edition = 1;
    ACERVO_RETURN_IF_ERROR(FreeId(decision_.report.id));
    ACERVO_RETURN_IF_ERROR(
        connection_("INSERT INTO report(id, read_at) VALUES(?, ?)").Bind(decision_.report.id, now_).Run());
    decision_.report.key = connection_.LastRowId();
    ACERVO_RETURN_IF_ERROR(AddOriginal());
    ACERVO_RETURN_IF_ERROR(SetShown({original_key_, decision_.edition, file_.path}));
    return writer_.Write(decision_.report.key, report_, preparation_);
  }

  // Two files whose hashes begin alike: the later one takes a longer piece of its hash.
  Status FreeId(std::string& id) {
    for (std::size_t digits = 8; digits <= file_.sha256.size(); ++digits) {
      id = "r" + file_.sha256.substr(0, digits);
      Query query = connection_("SELECT 1 FROM report WHERE id = ?");
      query.Bind(id);
      if (!query.Next()) return query.Finish();
    }
    return Error{ErrorCode::kArchiveFailed, id, {}};
  }

  Status AddEdition() {
    const int place = decision_.edition, latest = decision_.report.edition;
    decision_.edition = latest + 1;
    ACERVO_RETURN_IF_ERROR(AddOriginal());
    if (decision_.report.withdrawn) return ShowThisKeepingIds();
    ACERVO_RETURN_IF_ERROR(KeepReading());
    ACERVO_RETURN_IF_ERROR(MoveEdition(connection_, decision_.report.key, decision_.edition, place));
    decision_.edition = place;
    return ShowBest();
  }

  Status AddToEdition() {
    ACERVO_RETURN_IF_ERROR(JoinReports());
    ACERVO_RETURN_IF_ERROR(AddOriginal());
    const bool is_latest = decision_.edition == decision_.report.edition;
    if (decision_.report.withdrawn) {
      decision_.edition = is_latest ? decision_.edition : decision_.report.edition + 1;
      return ShowThisKeepingIds();
    }
    if (decision_.original) return Ok();  // only one more path: its reading is there
    ACERVO_RETURN_IF_ERROR(KeepReading());
    Result<int> edition = ReorderEdition(connection_, decision_.report.key, decision_.edition);
    if (!edition.ok()) return std::move(edition.error());
    decision_.edition = edition.value();
    return ShowBest();
  }

  // Other reports that turned out to be this one: their records leave, their files and readings become its own.
  Status JoinReports() {
    for (const JoinedReport& joined : decision_.joined) {
      ACERVO_RETURN_IF_ERROR(Withdraw(joined.report, "joined"));
      ACERVO_RETURN_IF_ERROR(NoteJoined(connection_, decision_.report.id, joined.report.id));
      Result<int> edition =
          JoinEditions(connection_, decision_.report.key, decision_.edition, joined.report.key, joined.edition);
      if (!edition.ok()) return std::move(edition.error());
      decision_.report.edition += edition.value() - decision_.edition;
      decision_.edition = edition.value();
      if (decision_.path && decision_.path->report.key == joined.report.key) decision_.path->report = decision_.report;
    }
    return Ok();
  }

  Status KeepReading() {
    return StoreParsedVersion(connection_, original_key_, decision_.report.key, decision_.edition, report_, now_);
  }

  // The best reading of the latest edition, whichever file brought it.
  Status ShowBest() {
    const std::int64_t key = decision_.report.key, shown = decision_.report.read_from;
    Result<int> latest = LatestEdition(connection_, key);
    if (!latest.ok()) return std::move(latest.error());
    Result<std::int64_t> best = BestReading(connection_, key, latest.value(), shown);
    if (!best.ok()) return std::move(best.error());
    if (best.value() == shown) {
      return connection_("UPDATE report SET edition = ? WHERE report_key = ?").Bind(latest.value(), key).Run();
    }
    Result<Report> reading = LoadParsedVersion(connection_, best.value());
    if (!reading.ok()) return std::move(reading.error());
    ACERVO_RETURN_IF_ERROR(SetAsideReading());
    Result<std::string> path = PathOf(best.value());
    if (!path.ok()) return std::move(path.error());
    ACERVO_RETURN_IF_ERROR(ShowKeepingIds(std::move(reading.value()), {best.value(), latest.value(), path.value()}));
    return decision_.place == Place::kNewEdition ? Ok() : Note("better_reading");
  }

  Result<std::string> PathOf(std::int64_t original_key) {
    if (original_key == original_key_) return file_.path;
    Query query =
        connection_(std::string("SELECT ").append(kFirstPath).append(" FROM original o WHERE o.original_key = ?"));
    query.Bind(original_key);
    std::string path;
    if (query.Next()) path = query.Text(0);
    ACERVO_RETURN_IF_ERROR(query.Finish());
    return path;
  }

  // The file with its path.
  Status AddOriginal() {
    if (decision_.original) {
      original_key_ = decision_.original->key;
      ACERVO_RETURN_IF_ERROR(connection_("UPDATE original SET edition = ? WHERE original_key = ?")
                                 .Bind(decision_.edition, original_key_)
                                 .Run());
      return SetPath();
    }
    const std::string name = SourceBlobName(file_.sha256, file_.format);
    const auto unix_time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    ACERVO_RETURN_IF_ERROR(StoreSourceBlob(connection_, name, file_.original, unix_time, file_.packed));
    ACERVO_RETURN_IF_ERROR(
        connection_("INSERT INTO original(sha256, format, bytes, sqlar_name, report_key, edition, imported_at, "
                    "modified) VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(file_.sha256, Token(file_.format), static_cast<std::int64_t>(file_.original.size()), name,
                  decision_.report.key, decision_.edition, now_, file_.modified)
            .Run());
    original_key_ = connection_.LastRowId();
    ACERVO_RETURN_IF_ERROR(StoreIdentity(connection_, original_key_, report_, preparation_.sketch));
    return SetPath();
  }

  // What stands in the rows goes among the kept readings.
  Status SetAsideReading() {
    Result<Report> rows = KeepRows(decision_.report);
    if (!rows.ok()) return std::move(rows.error());
    earlier_ = std::move(rows.value());
    return Ok();
  }

  // Gives what stood in the rows.
  Result<Report> KeepRows(const KnownReport& report) {
    Result<Report> rows = ReadReading(connection_, report.key);
    if (!rows.ok()) return rows;
    Result<std::optional<KnownOriginal>> original = FindOriginalByKey(connection_, report.read_from);
    if (!original.ok()) return std::move(original.error());
    const int edition = original.value() ? original.value()->edition : report.edition;
    ACERVO_RETURN_IF_ERROR(StoreParsedVersion(connection_, report.read_from, report.key, edition, rows.value(), now_));
    ACERVO_RETURN_IF_ERROR(writer_.Remove(report.key));
    return rows;
  }

  struct Shown {
    std::int64_t original_key;
    int edition;
    std::string path;
  };

  Status ShowThisKeepingIds() { return ShowKeepingIds(report_, {original_key_, decision_.edition, file_.path}); }

  Status ShowKeepingIds(Report reading, const Shown& shown) {
    if (!earlier_) {  // a withdrawn report: its rows are gone, its reading is kept
      Result<Report> kept = LoadParsedVersion(connection_, decision_.report.read_from);
      if (kept.ok()) earlier_ = std::move(kept.value());
    }
    Result<std::set<std::string>> taken = TakenRecordIds(connection_, decision_.report.key);
    if (!taken.ok()) return std::move(taken.error());
    KeepRecordIds(earlier_.value_or(Report()), taken.value(), reading);
    ACERVO_RETURN_IF_ERROR(SetShown(shown));
    return writer_.Write(decision_.report.key, reading);
  }

  Status SetShown(const Shown& shown) {
    ACERVO_RETURN_IF_ERROR(connection_("UPDATE report SET edition = ?, read_from = ?, read_from_path = ?, read_at = ?, "
                                       "withdrawn_at = NULL WHERE report_key = ?")
                               .Bind(shown.edition, shown.original_key, shown.path, now_, decision_.report.key)
                               .Run());
    return DropParsedVersion(connection_, shown.original_key);
  }

  Status SetPath() {
    if (decision_.path) {
      ACERVO_RETURN_IF_ERROR(connection_("UPDATE source SET replaced_at = ? WHERE source_key = ?")
                                 .Bind(now_, decision_.path->source_key)
                                 .Run());
    }
    return AddSource(connection_, file_.place(), original_key_, now_);
  }

  Status Withdraw(const KnownReport& report, std::string_view why) {
    if (report.withdrawn) return Ok();
    Result<Report> rows = KeepRows(report);
    if (!rows.ok()) return std::move(rows.error());
    ACERVO_RETURN_IF_ERROR(
        connection_("UPDATE report SET withdrawn_at = ? WHERE report_key = ?").Bind(now_, report.key).Run());
    ACERVO_RETURN_IF_ERROR(NoteOf(report.key, report.edition, why));
    return writer_.Settle(report.key);
  }

  Status Note(std::string_view kind) { return NoteOf(decision_.report.key, decision_.edition, kind); }

  Status NoteOf(std::int64_t report_key, int edition, std::string_view kind) {
    return connection_("INSERT INTO event(at, report_key, kind, edition, path, sha256) VALUES(?, ?, ?, ?, ?, ?)")
        .Bind(now_, report_key, kind, edition, file_.path, file_.sha256)
        .Run();
  }

  Connection& connection_;
  WriterState& state_;
  const Report& report_;
  const Preparation& preparation_;
  const SourceFile& file_;
  const std::string now_;
  Decision decision_;
  std::int64_t original_key_ = 0;
  std::optional<Report> earlier_;
  ReadingWriter writer_;
};

}  // namespace
}  // namespace store

std::string_view Token(ImportStatus status) {
  switch (status) {
    case ImportStatus::kImported: return "imported";
    case ImportStatus::kUnchanged: return "unchanged";
    case ImportStatus::kUpdated: return "updated";
    case ImportStatus::kDuplicate: return "duplicate";
  }
  return "unknown";
}

Result<std::optional<std::string>> Archive::Unchanged(const FilePlace& place, std::string_view sha256) {
  store::Connection& connection = *impl_->connection;
  if (impl_->rehearsal) {
    Result<std::optional<std::string>> unchanged = impl_->rehearsal->Unchanged(place, sha256);
    if (!unchanged.ok() || unchanged.value()) return unchanged;
    ACERVO_RETURN_IF_ERROR(impl_->rehearsal->BorrowKnown(connection, impl_->writer, place, sha256));
  }
  Result<std::optional<store::KnownPath>> known = store::FindPath(connection, place, sha256);
  if (!known.ok()) return std::move(known.error());
  if (!known.value() || known.value()->sha256 != sha256) return std::optional<std::string>();
  const bool may_write = sqlite3_db_readonly(connection.get(), "main") == 0;
  if (known.value()->is_relative && may_write) {
    store::WriteTransaction transaction(connection);
    ACERVO_RETURN_IF_ERROR(transaction.Begin());
    ACERVO_RETURN_IF_ERROR(store::NoteLocation(connection, *known.value(), place));
    ACERVO_RETURN_IF_ERROR(transaction.Commit());
  }
  return std::optional(known.value()->report.id);
}

Result<std::optional<std::string>> Archive::AddPath(const FilePlace& place, std::string_view sha256) {
  store::Connection& connection = *impl_->connection;
  if (impl_->rehearsal) {
    ACERVO_RETURN_IF_ERROR(impl_->rehearsal->BorrowKnown(connection, impl_->writer, place, sha256));
  }
  auto original = store::FindOriginal(connection, sha256);
  if (!original.ok()) return std::move(original.error());
  if (!original.value() || original.value()->report.withdrawn) return std::optional<std::string>();
  store::WriteTransaction transaction(connection);
  ACERVO_RETURN_IF_ERROR(transaction.Begin());
  auto path_now = store::FindPath(connection, place, sha256);
  if (!path_now.ok()) return std::move(path_now.error());
  if (path_now.value()) return std::optional<std::string>();  // its content changes: a matter of Import
  const std::string now = store::NowUtc();
  const store::KnownOriginal& known = *original.value();
  ACERVO_RETURN_IF_ERROR(store::AddSource(connection, place, known.key, now));
  ACERVO_RETURN_IF_ERROR(connection("DELETE FROM failure WHERE location = ?").Bind(place.location).Run());
  ACERVO_RETURN_IF_ERROR(
      connection("INSERT INTO event(at, report_key, kind, edition, path, sha256) VALUES(?, ?, 'path', ?, ?, ?)")
          .Bind(now, known.report.key, known.edition, place.path, sha256)
          .Run());
  ACERVO_RETURN_IF_ERROR(transaction.Commit());
  return std::optional(known.report.id);
}

Result<ImportOutcome> Archive::Import(const Report& report, const SourceFile& file) {
  const Preparation preparation = impl_->writer.preparer.Prepare(report);
  Result<ImportOutcome> outcome = Import(report, preparation, file);
  if (outcome.ok() && impl_->batch) ACERVO_RETURN_IF_ERROR(impl_->writer.late.WriteIndexRows(*impl_->connection));
  return outcome;
}

Result<ImportOutcome> Archive::Import(const Report& report, const Preparation& preparation, const SourceFile& file) {
  store::Connection& connection = *impl_->connection;
  if (impl_->rehearsal) {
    ACERVO_RETURN_IF_ERROR(impl_->rehearsal->BorrowAlike(connection, impl_->writer, report, preparation));
    ACERVO_RETURN_IF_ERROR(impl_->rehearsal->BorrowKnown(connection, impl_->writer, file.place(), file.sha256));
  }
  Result<ImportOutcome> outcome = store::Importer(connection, impl_->writer, report, preparation, file).Run();
  if (!outcome.ok()) {
    impl_->batch.reset();
    impl_->writer.Forget();  // what it learnt was rolled back
  }
  return outcome;
}

Status Archive::BeginBatch() {
  if (impl_->rehearsal) return Ok();  // nothing of it reaches a disk
  impl_->batch.emplace(*impl_->connection);
  Status begun = impl_->batch->Begin();
  if (begun.ok()) begun = impl_->writer.Refresh(*impl_->connection);
  if (!begun.ok()) impl_->batch.reset();
  return begun;
}

Status Archive::EndBatch() {
  if (impl_->rehearsal) return Ok();
  if (!impl_->batch) return Error{ErrorCode::kArchiveFailed, "batch", {}};
  Status ended = impl_->writer.late.Finish(*impl_->connection, impl_->writer.keys);
  if (ended.ok()) ended = impl_->batch->Commit();
  impl_->batch.reset();
  if (!ended.ok()) impl_->writer.Forget();
  return ended;
}

}  // namespace acervo
