// One file into the archive, whole or not at all.
#include <set>
#include <string>
#include <utility>

#include "store/archive_impl.h"
#include "store/identity.h"
#include "store/original.h"
#include "store/reading.h"
#include "store/record_ids.h"
#include "store/report_rows.h"
#include "store/write_reading.h"

namespace acervo {
namespace store {
namespace {

// The smaller, the more exactly the format tells what the author wrote.
int Rank(Format format) {
  switch (format) {
    case Format::kDocx: return 0;
    case Format::kTxt: return 1;
    case Format::kPdf: return 2;
  }
  return 3;
}

class Importer {
 public:
  Importer(Connection& connection, Lexicon& lexicon, TaughtNames& taught, const Report& report, const SourceFile& file)
      : connection_(connection),
        taught_(taught),
        report_(report),
        file_(file),
        now_(NowUtc()),
        writer_(connection, lexicon, taught) {}

  Result<ImportOutcome> Run() {
    print_ = MakeFingerprint(report_);
    WriteTransaction transaction(connection_);
    ACERVO_TRY(transaction.Begin());
    Result<Decision> decision = Decide(connection_, report_, print_, file_);
    if (!decision.ok()) return std::move(decision.error());
    decision_ = std::move(decision.value());
    ACERVO_TRY(connection_("DELETE FROM failure WHERE path = ?").Bind(file_.path).Run());
    ACERVO_TRY(taught_.Refresh(connection_));
    ACERVO_TRY(Apply());
    ACERVO_TRY(transaction.Commit());
    return ImportOutcome{decision_.status, decision_.report.id};
  }

 private:
  Status Apply() {
    switch (decision_.place) {
      case Place::kNothing: return Ok();
      case Place::kNewReport: ACERVO_TRY(AddReport()); break;
      case Place::kNewEdition: ACERVO_TRY(AddEdition()); break;
      case Place::kSameEdition: ACERVO_TRY(AddToEdition()); break;
    }
    ACERVO_TRY(SetPath());
    return Note(Token(decision_.status));
  }

  Status AddReport() {
    decision_.report.id = ReportId(file_.sha256);
    decision_.edition = 1;
    ACERVO_TRY(FreeId(decision_.report.id));
    ACERVO_TRY(connection_("INSERT INTO report(id, read_at) VALUES(?, ?)").Bind(decision_.report.id, now_).Run());
    decision_.report.key = connection_.LastRowId();
    ACERVO_TRY(AddOriginal());
    return WriteReading(report_);
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
    if (!decision_.report.withdrawn) ACERVO_TRY(SetAsideReading());
    ACERVO_TRY(AddOriginal());
    return WriteReadingKeepingIds();
  }

  Status AddToEdition() {
    ACERVO_TRY(AddOriginal());
    const bool is_latest = decision_.edition == decision_.report.edition;
    if (decision_.report.withdrawn) {
      decision_.edition = is_latest ? decision_.edition : decision_.report.edition + 1;
      return WriteReadingKeepingIds();
    }
    if (decision_.original) return Ok();  // only one more path: its reading is there
    const int gain = Rank(decision_.report.format) - Rank(file_.format);
    const bool replaces_own = decision_.path && decision_.path->report.key == decision_.report.key;
    const bool is_better = is_latest && (gain > 0 || (gain == 0 && replaces_own));
    if (!is_better) {
      return StoreReading(connection_, original_key_, decision_.report.key, decision_.edition, report_, now_);
    }
    ACERVO_TRY(SetAsideReading());
    ACERVO_TRY(WriteReadingKeepingIds());
    return Note("better_reading");
  }

  Status AddOriginal() {
    if (decision_.original) {
      original_key_ = decision_.original->key;
      return connection_("UPDATE original SET edition = ? WHERE original_key = ?")
          .Bind(decision_.edition, original_key_)
          .Run();
    }
    const std::string name = OriginalName(file_.sha256, file_.format);
    const auto unix_time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    ACERVO_TRY(StoreOriginal(connection_, name, file_.original, unix_time));
    ACERVO_TRY(connection_("INSERT INTO original(sha256, format, bytes, sqlar_name, report_key, edition, imported_at) "
                           "VALUES(?, ?, ?, ?, ?, ?, ?)")
                   .Bind(file_.sha256, Token(file_.format), static_cast<std::int64_t>(file_.original.size()), name,
                         decision_.report.key, decision_.edition, now_)
                   .Run());
    original_key_ = connection_.LastRowId();
    return StoreSketch(connection_, original_key_, print_);
  }

  // What stands in the rows goes among the kept readings.
  Status SetAsideReading() {
    const KnownReport& known = decision_.report;
    Result<Report> rows = ReadRows(connection_, known.key, EntityView::kAsRead);
    if (!rows.ok()) return std::move(rows.error());
    ACERVO_TRY(StoreReading(connection_, known.read_from, known.key, known.edition, rows.value(), now_));
    earlier_ = std::move(rows.value());
    return writer_.Remove(known.key);
  }

  Status WriteReadingKeepingIds() {
    if (!earlier_) {  // a withdrawn report: its rows are gone, its reading is kept
      Result<Report> kept = LoadReading(connection_, decision_.report.read_from);
      if (kept.ok()) earlier_ = std::move(kept.value());
    }
    Report next = report_;
    Result<std::set<std::string>> taken = TakenRecordIds(connection_, decision_.report.key);
    if (!taken.ok()) return std::move(taken.error());
    KeepRecordIds(earlier_.value_or(Report()), taken.value(), next);
    return WriteReading(next);
  }

  Status WriteReading(const Report& reading) {
    const std::int64_t key = decision_.report.key;
    ACERVO_TRY(connection_("UPDATE report SET edition = ?, read_from = ?, read_from_path = ?, read_at = ?, "
                           "withdrawn_at = NULL WHERE report_key = ?")
                   .Bind(decision_.edition, original_key_, file_.path, now_, key)
                   .Run());
    ACERVO_TRY(DropReading(connection_, original_key_));
    return writer_.Write(key, reading);
  }

  Status SetPath() {
    if (decision_.path) {
      ACERVO_TRY(connection_("UPDATE source SET replaced_at = ? WHERE source_key = ?")
                     .Bind(now_, decision_.path->source_key)
                     .Run());
    }
    ACERVO_TRY(connection_("INSERT INTO source(path, original_key, imported_at) VALUES(?, ?, ?)")
                   .Bind(file_.path, original_key_, now_)
                   .Run());
    const bool leaves_another = decision_.path && decision_.path->report.key != decision_.report.key;
    if (leaves_another && decision_.path->other_paths == 0) return Withdraw(decision_.path->report);
    return Ok();
  }

  // The only file of a report has become another report: its records are no longer found, its history stays.
  Status Withdraw(const KnownReport& report) {
    if (report.withdrawn) return Ok();
    Result<Report> rows = ReadRows(connection_, report.key, EntityView::kAsRead);
    if (!rows.ok()) return std::move(rows.error());
    ACERVO_TRY(StoreReading(connection_, report.read_from, report.key, report.edition, rows.value(), now_));
    ACERVO_TRY(writer_.Remove(report.key));
    ACERVO_TRY(connection_("UPDATE report SET withdrawn_at = ? WHERE report_key = ?").Bind(now_, report.key).Run());
    ACERVO_TRY(NoteOf(report.key, report.edition, "withdrawn"));
    return writer_.Settle(report.key);
  }

  Status Note(std::string_view kind) { return NoteOf(decision_.report.key, decision_.edition, kind); }

  Status NoteOf(std::int64_t report_key, int edition, std::string_view kind) {
    return connection_("INSERT INTO event(at, report_key, kind, edition, path, sha256) VALUES(?, ?, ?, ?, ?, ?)")
        .Bind(now_, report_key, kind, edition, file_.path, file_.sha256)
        .Run();
  }

  Connection& connection_;
  TaughtNames& taught_;
  const Report& report_;
  const SourceFile& file_;
  const std::string now_;
  Fingerprint print_;
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

Result<std::optional<std::string>> Archive::Unchanged(std::string_view path, std::string_view sha256) {
  Result<std::optional<store::KnownPath>> known = store::FindPath(*impl_->connection, path);
  if (!known.ok()) return std::move(known.error());
  if (!known.value() || known.value()->sha256 != sha256) return std::optional<std::string>();
  return std::optional(known.value()->report.id);
}

Result<std::optional<std::string>> Archive::AddPath(std::string_view path, std::string_view sha256) {
  store::Connection& connection = *impl_->connection;
  auto original = store::FindOriginal(connection, sha256);
  if (!original.ok()) return std::move(original.error());
  if (!original.value() || original.value()->report.withdrawn) return std::optional<std::string>();
  store::WriteTransaction transaction(connection);
  ACERVO_TRY(transaction.Begin());
  auto path_now = store::FindPath(connection, path);
  if (!path_now.ok()) return std::move(path_now.error());
  if (path_now.value()) return std::optional<std::string>();  // its content changes: a matter of Import
  const std::string now = store::NowUtc();
  const store::KnownOriginal& known = *original.value();
  ACERVO_TRY(connection("INSERT INTO source(path, original_key, imported_at) VALUES(?, ?, ?)")
                 .Bind(path, known.key, now)
                 .Run());
  ACERVO_TRY(connection("DELETE FROM failure WHERE path = ?").Bind(path).Run());
  ACERVO_TRY(connection("INSERT INTO event(at, report_key, kind, edition, path, sha256) VALUES(?, ?, 'path', ?, ?, ?)")
                 .Bind(now, known.report.key, known.edition, path, sha256)
                 .Run());
  ACERVO_TRY(transaction.Commit());
  return std::optional(known.report.id);
}

Result<ImportOutcome> Archive::Import(const Report& report, const SourceFile& file) {
  impl_->lexicon.Trim();
  Result<ImportOutcome> outcome =
      store::Importer(*impl_->connection, impl_->lexicon, impl_->taught, report, file).Run();
  if (!outcome.ok()) {  // what it learnt was rolled back
    impl_->lexicon.Clear();
    impl_->taught.Forget();
  }
  return outcome;
}

Result<ImportOutcome> Archive::ImportDryRun(const Report& report, const SourceFile& file) {
  const store::ReadTransaction snapshot(*impl_->connection);
  auto decision = store::Decide(*impl_->connection, report, store::MakeFingerprint(report), file);
  if (!decision.ok()) return std::move(decision.error());
  const bool is_new = decision.value().place == store::Place::kNewReport;
  return ImportOutcome{decision.value().status, is_new ? ReportId(file.sha256) : decision.value().report.id};
}

}  // namespace acervo
