// Everything that can be held against something else: pages against each other, rows against the rows they point to,
// originals against their SHA-256, counts against what they count, the index against the records.
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "store/archive_impl.h"
#include "store/columns/column_blocks.h"
#include "store/db/table_checksums.h"
#include "store/rows/source_blob.h"
#include "store/upkeep/open.h"
#include "store/upkeep/schema.h"

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
     "(SELECT count(*) FROM record c WHERE c.report_key = r.report_key AND c.kind <> 3)"},
    {"interval",
     "SELECT r.id || '.' || c.local_id, c.first_day || '/' || c.last_day FROM record c JOIN report r ON r.report_key = "
     "c.report_key WHERE EXISTS (SELECT 1 FROM record_run i WHERE i.record_key = c.record_key) AND (c.first_day IS NOT "
     "(SELECT min(first_day) FROM record_run i WHERE i.record_key = c.record_key) OR c.last_day IS NOT (SELECT "
     "max(last_day) FROM record_run i WHERE i.record_key = c.record_key))"},
    {"entity",
     "SELECT e.id, e.root FROM entity e WHERE NOT EXISTS (SELECT 1 FROM entity r WHERE r.entity_key = e.root)"},
    {"name",
     "SELECT r.id || '.' || c.local_id, x.name_key FROM record_entity x JOIN record c ON c.record_key = x.record_key "
     "JOIN report r ON r.report_key = c.report_key LEFT JOIN entity_name n ON n.name_key = x.name_key "
     "WHERE CASE WHEN x.name_key IS NULL THEN x.begin IS NULL ELSE n.entity_key IS NOT x.entity_key END"},
    {"sequence",
     "SELECT 'record', seq FROM sqlite_sequence WHERE name = 'record' AND seq < (SELECT max(record_key) FROM record)"},
    {"source",
     "SELECT r.id, r.read_from FROM report r WHERE NOT EXISTS (SELECT 1 FROM original o WHERE o.original_key = "
     "r.read_from)"},
};
constexpr int kMostOfAKind = 20;

// What makes each table, index, view and trigger, by its kind and name.
using SchemaTexts = std::map<std::string, std::string>;

Result<SchemaTexts> SchemaOf(Connection& connection) {
  SchemaTexts texts;
  Query query = connection(
      "SELECT type || ' ' || name, tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE "
      "'sqlite\\_%' ESCAPE '\\'");
  while (query.Next()) texts[query.Text(0)] = query.Text(1);
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return texts;
}

// What an archive is that holds nothing yet.
struct NewArchive {
  SchemaTexts schema;
  TableChecksums sums;  // of every table that is summed
};

Result<NewArchive> MakeNewArchive() {
  const auto connection = OpenConnection(":memory:", OpenMode::kCreate, {});
  if (!connection.ok()) return connection.error();
  auto schema = SchemaOf(*connection.value());
  if (!schema.ok()) return std::move(schema.error());
  auto sums = StoredChecksums(*connection.value());
  if (!sums.ok()) return std::move(sums.error());
  return NewArchive{std::move(schema.value()), std::move(sums.value())};
}

class Verifier {
 public:
  Verifier(Connection& connection, const VerifyPulse& pulse) : connection_(connection), pulse_(pulse) {}

  Result<Verification> Run() {
    ACERVO_RETURN_IF_ERROR(Pages());
    for (const Check& check : kChecks) ACERVO_RETURN_IF_ERROR(Rows(check));
    ACERVO_RETURN_IF_ERROR(Columns());
    ACERVO_RETURN_IF_ERROR(Originals());
    const Result<NewArchive> fresh = MakeNewArchive();
    if (!fresh.ok()) return fresh.error();
    ACERVO_RETURN_IF_ERROR(Sums(fresh.value()));
    ACERVO_RETURN_IF_ERROR(Schema(fresh.value().schema));
    ACERVO_RETURN_IF_ERROR(Counts());
    return std::move(verification_);
  }

  // Needs the right to write, and nobody else writing, though it writes nothing.
  void Index() {
    for (const std::string_view table : {"record_search", "record_terms"}) {
      std::string check("INSERT INTO ");
      check.append(table).append("(").append(table).append(") VALUES('integrity-check')");
      const Status checked = connection_.Execute(check);
      const bool was_kept_out = !checked.ok() && (checked.error().code == ErrorCode::kArchiveReadOnly ||
                                                  checked.error().code == ErrorCode::kArchiveLocked);
      if (was_kept_out) return;
      verification_.index_checked = true;
      if (!checked.ok()) Add("index", std::string(table), checked.error().detail);
    }
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

  // Every row against the number that was kept of its table.
  Status Sums(const NewArchive& fresh) {
    std::vector<std::string> damaged;
    const Result<TableChecksums> found = ChecksumsOfTables(connection_, damaged);
    if (!found.ok()) return Told("rows", found.error());
    const Result<TableChecksums> stored = StoredChecksums(connection_);
    if (!stored.ok()) return Told("rows", stored.error());
    for (const std::string& table : damaged) Add("integrity", table, "unreadable");
    // Tables that others have added are none of ours.
    for (const auto& [table, nothing] : fresh.sums) {
      if (std::ranges::find(damaged, table) != damaged.end()) continue;
      const auto now = found.value().find(table), kept = stored.value().find(table);
      const bool is_there = now != found.value().end() && kept != stored.value().end();
      if (!is_there || now->second != kept->second) Add("rows", table, "sum");
    }
    return Ok();
  }

  // Tables, indexes, views and triggers are those that this program makes.
  Status Schema(const SchemaTexts& expected) {
    const auto found = SchemaOf(connection_);
    if (!found.ok()) return Told("schema", found.error());
    for (const auto& [name, sql] : expected) {
      const auto object = found.value().find(name);
      if (object == found.value().end() || object->second != sql) Add("schema", name, "sql");
    }
    return Ok();
  }

  Status Originals() {
    Query count = connection_("SELECT count(*) FROM original");
    const std::int64_t total = count.Next() ? count.Int(0) : 0;
    ACERVO_RETURN_IF_ERROR(Told("original", count.Finish()));
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
