// Files that are no archive, that may not be written, that are in use, that do not fit: a code each, and nothing
// changed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

#include "store/archive.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {
namespace {

using ::testing::IsEmpty;

std::string Bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void Write(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

ErrorCode OpenError(const std::string& path, OpenMode mode, OpenOptions options = {}) {
  Result<Archive> archive = Archive::Open(path, mode, options);
  return archive.ok() ? ErrorCode::kUsage : archive.error().code;
}

Report OneBullet(const std::string& text) { return MadeReport("2020-01", {Bullet(1, text)}); }

// Tests often run as root, whom no permission stops.
class AsNobody {
 public:
  AsNobody() : is_root_(::geteuid() == 0) {
    if (is_root_ && ::seteuid(65534) != 0) std::abort();
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;
  ~AsNobody() {
    if (is_root_ && ::seteuid(0) != 0) std::abort();
  }

 private:
  bool is_root_;
};

TEST(Open, MakesAnArchiveOnlyWhereAsked) {
  Folder folder;
  const std::string path = folder / "a ñ #?%.db";
  EXPECT_EQ(OpenError(path, OpenMode::kReadOnly), ErrorCode::kArchiveAbsent);
  EXPECT_EQ(OpenError(path, OpenMode::kReadWrite), ErrorCode::kArchiveAbsent);
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_TRUE(Archive::Open(path, OpenMode::kCreate).ok());
  EXPECT_TRUE(std::filesystem::exists(path));
  EXPECT_TRUE(Archive::Open(path, OpenMode::kReadOnly).ok());
  EXPECT_EQ(OpenError("", OpenMode::kCreate), ErrorCode::kArchiveAbsent);
  EXPECT_FALSE(Archive::Open(folder / "no/such/folder/a.db", OpenMode::kCreate).ok());
}

TEST(Open, AnArchiveInMemoryIsNoFileAndEachIsItsOwn) {
  Archive one = MadeArchive(":memory:");
  Must(one.Import(MadeReport("2019-05", {Bullet(1, "Una acta")}), File("a.txt", "a")));
  Archive other = MadeArchive(":memory:");
  EXPECT_EQ(Must(one.Stats()).reports, 1);
  EXPECT_EQ(Must(other.Stats()).reports, 0);
  EXPECT_FALSE(std::filesystem::exists(":memory:"));
  EXPECT_EQ(OpenError(":memory:", OpenMode::kReadOnly), ErrorCode::kArchiveAbsent);
}

TEST(Open, SaysItsIdAndVersionToAnyone) {
  Folder folder;
  const std::string path = folder / "a.db";
  { Archive archive = MadeArchive(path); }
  EXPECT_EQ(StockSql(path, "PRAGMA user_version"), std::vector<std::string>{"8"});
  EXPECT_EQ(StockSql(path, "PRAGMA application_id"), std::vector<std::string>{std::to_string(0x41435256)});
  EXPECT_EQ(StockSql(path, "PRAGMA journal_mode"), std::vector<std::string>{"wal"});
  EXPECT_EQ(StockSql(path, "PRAGMA integrity_check"), std::vector<std::string>{"ok"});
  EXPECT_THAT(StockSql(path, "PRAGMA foreign_key_check"), IsEmpty());
}

TEST(Open, LeavesWhatIsNoArchiveAsItWas) {
  Folder folder;
  const std::string other_db = folder / "other.db";
  StockSql(other_db, "CREATE TABLE t(x)");
  Write(folder / "text", "Informe de mayo\n");
  Write(folder / "short", "SQLite format 3");
  Write(folder / "zeros", std::string(4096, '\0'));
  for (const std::string name : {"other.db", "text", "short", "zeros"}) {
    const std::string path = folder / name, before = Bytes(path);
    for (const OpenMode mode : {OpenMode::kReadOnly, OpenMode::kReadWrite, OpenMode::kCreate}) {
      EXPECT_EQ(OpenError(path, mode), ErrorCode::kArchiveInvalid) << name;
    }
    EXPECT_TRUE(Bytes(path) == before) << name;
  }
  EXPECT_NE(OpenError(folder.path().string(), OpenMode::kCreate), ErrorCode::kUsage);  // a folder
}

TEST(Open, TakesAnEmptyFileForANewArchive) {
  Folder folder;
  Write(folder / "empty.db", "");
  EXPECT_EQ(OpenError(folder / "empty.db", OpenMode::kReadOnly), ErrorCode::kArchiveInvalid);
  EXPECT_TRUE(Archive::Open(folder / "empty.db", OpenMode::kCreate).ok());
}

TEST(Open, RefusesANewerSchema) {
  Folder folder;
  const std::string path = folder / "a.db";
  { Archive archive = MadeArchive(path); }
  StockSql(path, "PRAGMA user_version = 99");
  const std::string before = Bytes(path);
  for (const OpenMode mode : {OpenMode::kReadOnly, OpenMode::kReadWrite, OpenMode::kCreate}) {
    EXPECT_EQ(OpenError(path, mode), ErrorCode::kArchiveNewer);
  }
  EXPECT_TRUE(Bytes(path) == before);
}

TEST(Open, AgainChangesNothing) {
  Folder folder;
  const std::string path = folder / "a.db";
  {
    Archive archive = MadeArchive(path);
    Must(archive.Import(OneBullet("Reunión de enero"), File("a.txt", "a")));
  }
  const auto schema = StockSql(path, "SELECT sql FROM sqlite_master ORDER BY name");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(Must(MadeArchive(path).Stats()).reports, 1);
  EXPECT_EQ(StockSql(path, "SELECT sql FROM sqlite_master ORDER BY name"), schema);
}

TEST(Open, FindsDamage) {
  Folder folder;
  const std::string path = folder / "a.db";
  {
    Archive archive = MadeArchive(path);
    Must(archive.Import(OneBullet("Reunión de enero"), File("a.txt", "a")));
  }
  std::string bytes = Bytes(path);
  Write(folder / "cut.db", bytes.substr(0, 5000));
  EXPECT_EQ(OpenError(folder / "cut.db", OpenMode::kReadOnly), ErrorCode::kArchiveInvalid);
  std::fill(bytes.begin() + 4096, bytes.end(), '\x5a');
  Write(folder / "overwritten.db", bytes);
  Result<Archive> archive = Archive::Open(folder / "overwritten.db", OpenMode::kReadOnly);
  if (archive.ok()) {
    SearchRequest request;
    request.query = "reunión";
    Result<SearchResult> result = archive.value().Search(request);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::kArchiveInvalid);
  } else {
    EXPECT_EQ(archive.error().code, ErrorCode::kArchiveInvalid);
  }
}

TEST(Open, ReadsWhereItMayNotWrite) {
  Folder folder;
  const std::string path = folder / "a.db";
  {
    Archive archive = MadeArchive(path);
    Must(archive.Import(OneBullet("Reunión de enero"), File("a.txt", "a")));
  }
  ::chmod(folder.path().c_str(), 0555);
  ::chmod(path.c_str(), 0444);
  {
    const AsNobody nobody;
    EXPECT_EQ(OpenError(path, OpenMode::kReadWrite), ErrorCode::kArchiveReadOnly);
    EXPECT_EQ(OpenError(path, OpenMode::kCreate), ErrorCode::kArchiveReadOnly);
    EXPECT_EQ(OpenError(folder / "new.db", OpenMode::kCreate), ErrorCode::kArchiveReadOnly);
    Archive archive = Must(Archive::Open(path, OpenMode::kReadOnly));
    EXPECT_EQ(Find(archive, "reunion").size(), 1u);
    EXPECT_EQ(archive.Import(OneBullet("Otra"), File("b.txt", "b")).error().code, ErrorCode::kArchiveReadOnly);
    EXPECT_EQ(archive.NoteFailure({"x", "", "empty", "", ""}).error().code, ErrorCode::kArchiveReadOnly);
  }
  ::chmod(path.c_str(), 0000);
  {
    const AsNobody nobody;
    EXPECT_EQ(OpenError(path, OpenMode::kReadOnly), ErrorCode::kArchiveReadOnly);
  }
  ::chmod(folder.path().c_str(), 0755);
}

TEST(Open, ReadersSeeWholeReportsWhileAnotherWrites) {
  Folder folder;
  const std::string path = folder / "a.db";
  Archive writer = MadeArchive(path);
  Must(writer.Import(MadeReport("2020-01", {Bullet(1, "punto uno"), Bullet(2, "punto dos")}), File("0.txt", "0")));
  std::atomic<bool> is_done = false;
  std::thread reading([&] {
    Archive reader = Must(Archive::Open(path, OpenMode::kReadOnly));
    while (!is_done) EXPECT_EQ(Find(reader, "punto").size() % 2, 0u);
  });
  for (int i = 1; i < 30; ++i) {
    const std::string n = std::to_string(i);
    Must(writer.Import(MadeReport("", {Bullet(1, "punto " + n), Bullet(2, "otro punto " + n)}), File(n + ".txt", n)));
  }
  is_done = true;
  reading.join();
  EXPECT_EQ(Find(writer, "punto").size(), 60u);
}

// For root SQLite gives a -wal to its owner, who may be it already: that is a change in the file system's journal, for
// which a reader waits as long as a writer's fsync takes. It shows in the time of the file's last change.
TEST(Open, ReadersChangeNothingOfTheFilesBesideTheArchive) {
  Folder folder;
  const std::string path = folder / "a.db";
  Archive writer = MadeArchive(path);
  Must(writer.Import(OneBullet("Acta de enero"), File("a.txt", "a")));
  const auto changed = [&] {
    struct stat file {};
    EXPECT_EQ(::stat((path + "-wal").c_str(), &file), 0);
    return std::pair(file.st_ctim.tv_sec, file.st_ctim.tv_nsec);
  };
  const auto before = changed();
  std::this_thread::sleep_for(std::chrono::milliseconds(20));  // the clock of the file system
  Archive reader = Must(Archive::Open(path, OpenMode::kReadOnly));
  EXPECT_EQ(AllRecords(reader).size(), 1u);
  EXPECT_EQ(changed(), before);
}

TEST(Open, ASecondWriterWaitsAndThenSaysLocked) {
  Folder folder;
  const std::string path = folder / "a.db";
  Archive first = MadeArchive(path);
  Archive second = Must(Archive::Open(path, OpenMode::kReadWrite, {std::chrono::milliseconds(50)}));
  sqlite3* stock = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &stock), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(stock, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  EXPECT_EQ(second.Import(OneBullet("Reunión"), File("a.txt", "a")).error().code, ErrorCode::kArchiveLocked);
  EXPECT_EQ(Must(first.Stats()).reports, 0);  // reading goes on
  sqlite3_exec(stock, "ROLLBACK", nullptr, nullptr, nullptr);
  sqlite3_close(stock);
  EXPECT_TRUE(second.Import(OneBullet("Reunión"), File("a.txt", "a")).ok());
  EXPECT_EQ(Must(first.Stats()).reports, 1);
}

TEST(Open, AFullDiskLeavesNothingHalfWritten) {
  Folder folder;
  const std::string path = folder / "a.db";
  Archive archive = MadeArchive(path);
  Must(archive.Import(OneBullet("Reunión de enero"), File("a.txt", "a")));
  const auto records = AllRecords(archive);
  std::string noise;  // does not deflate
  for (unsigned x = 1; noise.size() < 3'000'000; x = x * 1664525u + 1013904223u) noise += static_cast<char>(x >> 24);
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit small = before;
  small.rlim_cur = 1'000'000;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  const Result<ImportOutcome> outcome = archive.Import(OneBullet("Foro de febrero"), File("b.txt", noise));
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, handler);
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.error().code, ErrorCode::kArchiveFull);
  EXPECT_EQ(AllRecords(archive), records);
  EXPECT_EQ(Find(archive, "foro").size(), 0u);
  EXPECT_EQ(StockSql(path, "PRAGMA integrity_check"), std::vector<std::string>{"ok"});
  EXPECT_TRUE(archive.Import(OneBullet("Foro de febrero"), File("b.txt", noise)).ok());
  EXPECT_EQ(Find(archive, "foro").size(), 1u);
  EXPECT_EQ(Find(archive, "foros").size(), 1u);  // its words were learned, too
}

}  // namespace
}  // namespace acervo::testing
