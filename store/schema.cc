#include "store/schema.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <string_view>

#include "store/column_blocks.h"
#include "store/entity_groups.h"

namespace acervo::data {
extern const std::string_view migration_0001;
extern const std::string_view migration_0002;
extern const std::string_view migration_0003;
}  // namespace acervo::data

namespace acervo::store {
namespace {

// The step from version i to i + 1 stands at i: a script, and what only the program can work out.
struct Migration {
  std::string_view script;
  Status (*then)(Connection&) = nullptr;
};
std::array<Migration, 3> Migrations() {
  return {{{data::migration_0001}, {data::migration_0002, RegroupAll}, {data::migration_0003, PackStaleBlocks}}};
}

std::uint32_t BigEndian32(const char* bytes) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

Status RunStep(Connection& connection, int version) {
  const Migration migration = Migrations()[static_cast<std::size_t>(version)];
  std::string script(migration.script);
  script += "\nPRAGMA application_id = " + std::to_string(kApplicationId);
  script += ";\nPRAGMA user_version = " + std::to_string(version + 1) + ";";
  ACERVO_TRY(connection.Execute(script));
  return migration.then ? migration.then(connection) : Ok();
}

}  // namespace

int LatestSchemaVersion() { return static_cast<int>(Migrations().size()); }

// The database header: SQLite file format, section 1.3. The application id is written before the archive first turns
// to WAL, so the file itself always holds it.
Status CheckFile(const std::string& path, bool empty_is_fine) {
  constexpr std::size_t kHeaderSize = 100;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return Error{errno == ENOENT || errno == ENOTDIR ? ErrorCode::kArchiveAbsent : ErrorCode::kArchiveReadOnly,
                 std::strerror(errno),
                 {path}};
  }
  std::array<char, kHeaderSize> header{};
  file.read(header.data(), kHeaderSize);
  if (file.gcount() == 0 && empty_is_fine && !file.bad()) return Ok();
  constexpr std::string_view kMagic("SQLite format 3\0", 16);
  const bool is_archive = file.gcount() == kHeaderSize && std::string_view(header.data(), 16) == kMagic &&
                          BigEndian32(header.data() + 68) == kApplicationId;
  if (is_archive) return Ok();
  return Error{ErrorCode::kArchiveInvalid, path, {path}};
}

Result<int> SchemaVersion(Connection& connection) {
  Query query = connection("PRAGMA user_version");
  const int version = query.Next() ? static_cast<int>(query.Int(0)) : 0;
  ACERVO_TRY(query.Finish());
  return version;
}

Status Migrate(Connection& connection, int version) {
  Result<int> now = SchemaVersion(connection);
  if (!now.ok()) return std::move(now.error());
  if (now.value() > LatestSchemaVersion()) {
    return Error{ErrorCode::kArchiveNewer, std::to_string(now.value()), {}};
  }
  if (now.value() >= version) return Ok();
  WriteTransaction transaction(connection);
  ACERVO_TRY(transaction.Begin());
  now = SchemaVersion(connection);  // another process may have done it while this one waited
  if (!now.ok()) return std::move(now.error());
  for (int step = now.value(); step < version; ++step) ACERVO_TRY(RunStep(connection, step));
  return transaction.Commit();
}

}  // namespace acervo::store
