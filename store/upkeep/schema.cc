#include "store/upkeep/schema.h"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/columns/column_blocks.h"
#include "store/db/table_checksums.h"
#include "store/entities/entity_groups.h"
#include "store/identity/same_records.h"
#include "store/rows/parsed_version.h"
#include "store/rows/questions.h"
#include "store/rows/search_index.h"
#include "store/words/term_cache.h"

namespace acervo::data {
extern const std::string_view migration_0001;
extern const std::string_view migration_0002;
extern const std::string_view migration_0003;
extern const std::string_view migration_0004;
extern const std::string_view migration_0005;
extern const std::string_view migration_0006;
extern const std::string_view migration_0007;
extern const std::string_view migration_0008;
}  // namespace acervo::data

namespace acervo::store {
namespace {

// The script from version i to i + 1 stands at i.
std::array<std::string_view, 8> Migrations() {
  return {data::migration_0001, data::migration_0002, data::migration_0003, data::migration_0004,
          data::migration_0005, data::migration_0006, data::migration_0007, data::migration_0008};
}

// Of the readings that are not shown, which the script cannot see into. One that is damaged keeps the head of its
// report.
Status StoreHeads(Connection& connection) {
  Query query = connection(
      "SELECT o.original_key FROM original o JOIN report r ON r.report_key = o.report_key WHERE o.original_key IS NOT "
      "r.read_from");
  while (query.Next()) {
    const Result<Report> reading = LoadParsedVersion(connection, query.Int(0));
    if (reading.ok()) ACERVO_RETURN_IF_ERROR(StoreHead(connection, query.Int(0), reading.value()));
  }
  return query.Finish();
}

struct FoldedName {
  std::string name, before, now;
};

// The names of a table that today fold to another key than the stored one.
Result<std::vector<FoldedName>> OutdatedNames(Connection& connection, std::string_view select) {
  std::vector<FoldedName> outdated;
  Query query = connection(select);
  while (query.Next()) {
    FoldedName one{query.Text(0), query.Text(1), NameKey(query.View(0))};
    if (one.now != one.before) outdated.push_back(std::move(one));
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return outdated;
}

// Folds names with signs, ligatures or letters with strokes as the index does today.
Status RefoldNames(Connection& connection) {
  const auto names = OutdatedNames(connection, "SELECT DISTINCT name, folded FROM entity_name");
  if (!names.ok()) return names.error();
  for (const FoldedName& one : names.value()) {
    ACERVO_RETURN_IF_ERROR(
        connection("UPDATE entity_name SET folded = ? WHERE name = ?").Bind(one.now, one.name).Run());
  }
  const auto cells = OutdatedNames(connection, "SELECT DISTINCT name, folded FROM cell_name");
  if (!cells.ok()) return cells.error();
  for (const FoldedName& one : cells.value()) {
    ACERVO_RETURN_IF_ERROR(connection("UPDATE cell_name SET folded = ? WHERE name = ?").Bind(one.now, one.name).Run());
    ACERVO_RETURN_IF_ERROR(
        connection("UPDATE record_entity SET taught = ? WHERE taught = ?").Bind(one.now, one.before).Run());
  }
  return names.value().empty() ? Ok() : RegroupAll(connection);
}

// What only the program can work out, once the tables are those of today: it knows no others.
Status DeriveRest(Connection& connection, int from) {
  constexpr int kWithoutGroups = 1, kWithoutTerms = 3, kWithoutPlainLetters = 4, kWithoutQuestions = 7;
  if (from <= kWithoutQuestions) ACERVO_RETURN_IF_ERROR(NumberDoubts(connection));
  if (from > kWithoutPlainLetters) return Ok();
  ACERVO_RETURN_IF_ERROR(RefoldNames(connection));
  if (from <= kWithoutGroups) ACERVO_RETURN_IF_ERROR(RegroupAll(connection));
  ACERVO_RETURN_IF_ERROR(PackStaleBlocks(connection));
  ACERVO_RETURN_IF_ERROR(PairAllRecords(connection));
  if (from <= kWithoutTerms) ACERVO_RETURN_IF_ERROR(StoreHeads(connection));
  ACERVO_RETURN_IF_ERROR(connection.Execute("DELETE FROM vocabulary"));
  TermCache term_cache;
  return RebuildIndex(connection, term_cache);
}

std::uint32_t BigEndian32(const char* bytes) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

// Through SQLite's own file: a process that closes a descriptor of its own loses all its locks on the file (POSIX,
// fcntl; https://sqlite.org/howtocorrupt.html, 2.2), also those by which other connections of it hold the archive.
int ReadThroughSqlite(const std::string& path, char* bytes, int size) {
  sqlite3_vfs* const vfs = sqlite3_vfs_find(nullptr);
  if (vfs == nullptr) return SQLITE_ERROR;
  const std::unique_ptr<char, FreeWith<sqlite3_free_filename>> name(
      const_cast<char*>(sqlite3_create_filename(path.c_str(), "", "", 0, nullptr)));
  std::vector<std::max_align_t> memory(static_cast<std::size_t>(vfs->szOsFile) / sizeof(std::max_align_t) + 1);
  auto* const file = reinterpret_cast<sqlite3_file*>(memory.data());
  int code =
      name ? vfs->xOpen(vfs, name.get(), file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr) : SQLITE_NOMEM;
  if (code == SQLITE_OK) code = file->pMethods->xRead(file, bytes, size, 0);
  if (file->pMethods != nullptr) file->pMethods->xClose(file);
  return code;
}

Status RunStep(Connection& connection, int version) {
  std::string script(Migrations()[static_cast<std::size_t>(version)]);
  script += "\nPRAGMA application_id = " + std::to_string(kApplicationId);
  script += ";\nPRAGMA user_version = " + std::to_string(version + 1) + ";";
  return connection.Execute(script);
}

// Every row points to one that is there.
Status CheckForeignKeys(Connection& connection) {
  Query query = connection("PRAGMA foreign_key_check");
  if (query.Next()) return Error{ErrorCode::kArchiveInvalid, "foreign key: " + query.Text(0), {}};
  return query.Finish();
}

Status RunSteps(Connection& connection) {
  WriteTransaction transaction(connection);
  ACERVO_RETURN_IF_ERROR(transaction.Begin());
  Result<int> now = SchemaVersion(connection);  // another process may have done it while this one waited
  if (!now.ok()) return std::move(now.error());
  const int latest = LatestSchemaVersion();
  if (now.value() >= latest) return Ok();
  for (int step = now.value(); step < latest; ++step) ACERVO_RETURN_IF_ERROR(RunStep(connection, step));
  ACERVO_RETURN_IF_ERROR(DeriveRest(connection, now.value()));
  ACERVO_RETURN_IF_ERROR(CheckForeignKeys(connection));
  ACERVO_RETURN_IF_ERROR(StoreChecksums(connection));
  return transaction.Commit();
}

}  // namespace

int LatestSchemaVersion() { return static_cast<int>(Migrations().size()); }

// The database header: SQLite file format, section 1.3. The application id is written before the archive first turns
// to WAL, so the file itself always holds it.
Status CheckFile(const std::string& path, bool empty_is_fine) {
  constexpr std::size_t kHeaderSize = 100;
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) {
    const bool is_absent = errno == ENOENT || errno == ENOTDIR;
    return Error{is_absent ? ErrorCode::kArchiveAbsent : ErrorCode::kArchiveReadOnly, std::strerror(errno), {path}};
  }
  if (!S_ISREG(about.st_mode)) return Error{ErrorCode::kArchiveInvalid, path, {path}};
  if (about.st_size == 0 && empty_is_fine) return Ok();
  std::array<char, kHeaderSize> header{};
  const int code = ReadThroughSqlite(path, header.data(), kHeaderSize);
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return ErrorFrom(code, sqlite3_errstr(code)).In(path);
  constexpr std::string_view kMagic("SQLite format 3\0", 16);
  const bool is_archive = code == SQLITE_OK && std::string_view(header.data(), 16) == kMagic &&
                          BigEndian32(header.data() + 68) == kApplicationId;
  if (is_archive) return Ok();
  return Error{ErrorCode::kArchiveInvalid, path, {path}};
}

Result<int> SchemaVersion(Connection& connection) {
  Query query = connection("PRAGMA user_version");
  const int version = query.Next() ? static_cast<int>(query.Int(0)) : 0;
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return version;
}

Status Migrate(Connection& connection) {
  Result<int> now = SchemaVersion(connection);
  if (!now.ok()) return std::move(now.error());
  if (now.value() > LatestSchemaVersion()) {
    return Error{ErrorCode::kArchiveNewer, std::to_string(now.value()), {}};
  }
  if (now.value() == LatestSchemaVersion()) return Ok();
  // Tables are replaced under their names, which no row must notice (https://sqlite.org/lang_altertable.html, 7). It
  // cannot be asked for within a transaction.
  ACERVO_RETURN_IF_ERROR(connection.Execute("PRAGMA foreign_keys = OFF"));
  Status done = RunSteps(connection);
  ACERVO_RETURN_IF_ERROR(connection.Execute("PRAGMA foreign_keys = ON"));
  return done;
}

}  // namespace acervo::store
