// Everything that can be held against something else: pages against each other, rows against the rows they point to,
// originals against their SHA-256, counts against what they count, the index against the records.
#include <utility>

#include "store/archive_impl.h"
#include "store/column_blocks.h"
#include "store/original.h"

namespace acervo {
namespace store {
namespace {

// A query that finds nothing in a sound archive: each row is a fault, its first column where it is, its second what.
struct Check {
  std::string_view code;
  std::string_view sql;
};
constexpr Check kChecks[] = {
    {"foreign_key",
     "SELECT \"table\", 'row ' || coalesce(rowid, '?') || ' -> ' || parent FROM pragma_foreign_key_check"},
    {"count",
     "SELECT r.id, r.rows_seen FROM report r WHERE r.withdrawn_at IS NULL AND r.rows_seen < "
     "(SELECT count(*) FROM record c WHERE c.report_key = r.report_key AND c.kind <> 'text')"},
    {"interval",
     "SELECT r.id || '.' || c.local_id, c.date_start || '/' || c.date_end FROM record c JOIN report r ON r.report_key "
     "= "
     "c.report_key WHERE c.date_start IS NOT (SELECT min(first_day) FROM record_interval i WHERE i.record_key = "
     "c.record_key) OR c.date_end IS NOT (SELECT max(last_day) FROM record_interval i WHERE i.record_key = "
     "c.record_key)"},
    {"entity",
     "SELECT e.id, e.root FROM entity e WHERE NOT EXISTS (SELECT 1 FROM entity r WHERE r.entity_key = e.root)"},
    {"index",
     "SELECT r.id || '.' || c.local_id, 'record ' || c.record_key FROM record c JOIN report r ON r.report_key = "
     "c.report_key WHERE NOT EXISTS (SELECT 1 FROM record_search_docsize d WHERE d.id = c.record_key)"},
    {"source",
     "SELECT r.id, r.read_from FROM report r WHERE NOT EXISTS (SELECT 1 FROM original o WHERE o.original_key = "
     "r.read_from)"},
};
constexpr int kMostOfAKind = 20;

class Verifier {
 public:
  Verifier(Connection& connection, const VerifyPulse& pulse) : connection_(connection), pulse_(pulse) {}

  Result<Verification> Run() {
    ACERVO_TRY(Pages());
    for (const Check& check : kChecks) ACERVO_TRY(Rows(check));
    ACERVO_TRY(Columns());
    ACERVO_TRY(Originals());
    ACERVO_TRY(Counts());
    return std::move(verification_);
  }

  // Needs the right to write, and nobody else writing, though it writes nothing.
  void Index() {
    const Status checked = connection_.Execute("INSERT INTO record_search(record_search) VALUES('integrity-check')");
    const bool was_kept_out = !checked.ok() && (checked.error().code == ErrorCode::kArchiveReadOnly ||
                                                checked.error().code == ErrorCode::kArchiveLocked);
    if (was_kept_out) return;
    verification_.index_checked = true;
    if (!checked.ok()) Add("index", "record_search", checked.error().detail);
  }

 private:
  void Add(std::string_view code, std::string where, std::string detail) {
    verification_.faults.push_back({std::string(code), std::move(where), std::move(detail)});
  }

  Status Pages() {
    Query query = connection_("PRAGMA integrity_check(20)");
    while (query.Next()) {
      if (query.View(0) != "ok") Add("integrity", "", query.Text(0));
    }
    return Told("integrity", query.Finish());
  }

  // A table that cannot be read to its end is a fault like the others.
  Status Told(std::string_view code, Status status) {
    if (status.ok()) return status;
    if (status.error().code == ErrorCode::kArchiveLocked) return status;
    Add(code, "", status.error().detail);
    return Ok();
  }

  Status Rows(const Check& check) {
    Query query = connection_(check.sql);
    for (int count = 0; count < kMostOfAKind && query.Next(); ++count) Add(check.code, query.Text(0), query.Text(1));
    return Told(check.code, query.Finish());
  }

  // The packed columns, by which records are counted and filtered, against the records.
  Status Columns() {
    Query query = connection_(
        "SELECT b.block, c.data FROM (SELECT DISTINCT record_key >> 8 AS block FROM record UNION SELECT block FROM "
        "column_block) b LEFT JOIN column_block c ON c.block = b.block WHERE b.block NOT IN (SELECT block FROM "
        "stale_block)");
    for (int count = 0; count < kMostOfAKind && query.Next();) {
      const Result<ColumnBlock> block = BlockFromTables(connection_, query.Int(0));
      if (!block.ok()) return Told("index", block.error());
      if (PackBlock(block.value()) == query.Blob(1)) continue;
      Add("index", "column_block " + query.Text(0), "columns");
      ++count;
    }
    return Told("index", query.Finish());
  }

  Status Originals() {
    Query count = connection_("SELECT count(*) FROM original");
    const std::int64_t total = count.Next() ? count.Int(0) : 0;
    ACERVO_TRY(Told("original", count.Finish()));
    Query query = connection_(
        "SELECT o.sha256, o.sqlar_name, o.bytes, s.sz, s.data FROM original o LEFT JOIN sqlar s ON s.name = "
        "o.sqlar_name ORDER BY o.original_key");
    while (query.Next()) {
      Original(query);
      ++verification_.originals;
      if (pulse_) pulse_(verification_.originals, static_cast<int>(total));
    }
    return Told("original", query.Finish());
  }

  void Original(const Query& row) {
    if (row.IsNull(4)) return Add("original", row.Text(1), "missing");
    const Result<std::string> bytes = Unpack(row.Blob(4), row.Int(3));
    const bool is_whole = bytes.ok() && static_cast<std::int64_t>(bytes.value().size()) == row.Int(2) &&
                          Sha256Hex(bytes.value()) == row.View(0);
    if (!is_whole) Add("original", row.Text(1), "sha256");
  }

  Status Counts() {
    Query query =
        connection_("SELECT (SELECT count(*) FROM report WHERE withdrawn_at IS NULL), (SELECT count(*) FROM record)");
    if (query.Next()) {
      verification_.reports = static_cast<int>(query.Int(0));
      verification_.records = static_cast<int>(query.Int(1));
    }
    return Told("integrity", query.Finish());
  }

  Connection& connection_;
  const VerifyPulse& pulse_;
  Verification verification_;
};

}  // namespace
}  // namespace store

Result<Verification> Archive::Verify(const VerifyPulse& pulse) {
  store::Verifier verifier(*impl_->connection, pulse);
  verifier.Index();
  const store::ReadTransaction snapshot(*impl_->connection);
  return verifier.Run();
}

}  // namespace acervo
