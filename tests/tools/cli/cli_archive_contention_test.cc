// What happens to the archive while the program is at work: a second program that writes, a disk that is full, another
// file in its place. What was committed stays, and whoever ends tells why.
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <filesystem>
#include <memory>

#include "run_program.h"

namespace acervo::cli {
namespace {

namespace fs = std::filesystem;

std::size_t Count(const std::string& text, const std::string& words) {
  std::size_t count = 0;
  for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1)) ++count;
  return count;
}

// An import of many files that is stopped (SIGSTOP) between the first and the last of them.
class AtWork : public ::testing::Test {
 protected:
  static constexpr std::size_t kFiles = 20;

  AtWork() {
    for (std::size_t i = 0; i < kFiles; ++i) {
      std::string text = Testdata("real_month_in_the_text.txt");
      text += "\nnúmero " + std::to_string(i) + "\n";
      run_.Write("in/" + std::to_string(1000 + i) + ".txt", text);
    }
  }
  ~AtWork() override {
    if (importer_ > 0) {
      ::kill(-importer_, SIGKILL);
      End(importer_);
    }
  }

  // False where the import was quicker than the signal.
  bool StopInTheMiddle() {
    importer_ = run_.Start({"import", "in", "--jobs", "1", "--report", "r.ndjson"}, "first");
    EXPECT_TRUE(run_.Says("r.ndjson", "\n"));
    ::kill(importer_, SIGSTOP);
    return Told() < kFiles;
  }
  int GoOn() {
    ::kill(importer_, SIGCONT);
    return End(std::exchange(importer_, 0));
  }
  std::size_t Told() const { return Lines(run_.Read("r.ndjson")).size(); }

  Sandbox run_;
  pid_t importer_ = 0;
};

TEST_F(AtWork, ASecondImporterGivesUpAfterItsTime) {
  if (!StopInTheMiddle()) GTEST_SKIP();
  for (const std::string command : {"import", "reparse"}) {
    std::vector<std::string> words{command, "--lock-timeout", "1"};
    if (command == "import") words.emplace_back("in");
    const Finished second = run_(words);
    EXPECT_EQ(second.status, 3);
    EXPECT_EQ(Count(second.err, "Se espera a que termine, hasta 1 s"), 1U) << second.err;
    EXPECT_NE(second.err.find("se acabó la espera (1 s)"), second.err.npos) << second.err;
  }
  const Finished at_once = run_({"--lang", "en", "import", "in", "--lock-timeout", "0"});
  EXPECT_EQ(at_once.status, 3);
  EXPECT_NE(at_once.err.find("the wait is over (0 s)"), at_once.err.npos) << at_once.err;
  EXPECT_EQ(run_({"import", "in", "--lock-timeout", "-1"}).status, 2);
  EXPECT_EQ(run_({"search", "número"}).status, 0);  // who reads does not wait
  EXPECT_EQ(run_({"verify", "--lock-timeout", "1"}).status, 0);
  EXPECT_EQ(GoOn(), 0);
}

TEST_F(AtWork, ASecondImporterWaitsAndThenWorks) {
  if (!StopInTheMiddle()) GTEST_SKIP();
  const pid_t second = run_.Start({"import", "in", "--lang", "en"}, "second");
  ASSERT_TRUE(run_.Says("second.err", "Waiting for it to end, up to 60 s"));
  EXPECT_EQ(GoOn(), 0);
  EXPECT_EQ(End(second), 0);
  EXPECT_EQ(Told(), kFiles);
  EXPECT_EQ(Count(run_.Read("second.err"), "Waiting"), 1U);
  EXPECT_EQ(run_({"--archive", "alone.db", "import", "in", "--quiet"}).status, 0);
  EXPECT_EQ(run_({"export"}).out, run_({"--archive", "alone.db", "export"}).out);
}

TEST_F(AtWork, AnInterruptionEndsTheWaiting) {
  if (!StopInTheMiddle()) GTEST_SKIP();
  const pid_t second = run_.Start({"import", "in"}, "second");
  ASSERT_TRUE(run_.Says("second.err", "Se espera"));
  ::kill(second, SIGINT);
  EXPECT_EQ(End(second), 130);
  EXPECT_NE(run_.Read("second.err").find("Interrumpido"), std::string::npos);
}

TEST_F(AtWork, TheLockGoesWithAKilledImporter) {
  if (!StopInTheMiddle()) GTEST_SKIP();
  ::kill(-importer_, SIGKILL);
  EXPECT_EQ(End(std::exchange(importer_, 0)), 128 + SIGKILL);
  EXPECT_EQ(run_({"import", "in", "--quiet", "--lock-timeout", "0"}).status, 0);
}

// Another program, which knows nothing of our lock, in the middle of a change.
TEST_F(AtWork, AStockWriterIsWaitedForToo) {
  EXPECT_EQ(run_({"import", "in/1000.txt", "--quiet"}).status, 0);
  sqlite3* stock = nullptr;
  ASSERT_EQ(sqlite3_open(run_.path("acervo.db").c_str(), &stock), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(stock, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const Finished refused = run_({"import", "in", "--lock-timeout", "1"});
  EXPECT_EQ(refused.status, 3);
  EXPECT_EQ(Count(refused.err, "Se espera"), 1U) << refused.err;
  const pid_t waits = run_.Start({"import", "in", "--quiet"}, "waits");
  sqlite3_exec(stock, "ROLLBACK", nullptr, nullptr, nullptr);
  sqlite3_close(stock);
  EXPECT_EQ(End(waits), 0);
}

TEST_F(AtWork, AReplacedArchiveIsNotWrittenInto) {
  EXPECT_EQ(run_({"--archive", "other.db", "import", "in/1019.txt", "--quiet"}).status, 0);
  const std::string other = run_({"--archive", "other.db", "export"}).out;
  if (!StopInTheMiddle()) GTEST_SKIP();
  fs::rename(run_.path("acervo.db"), run_.path("before.db"));
  fs::rename(run_.path("other.db"), run_.path("acervo.db"));
  EXPECT_EQ(GoOn(), 3);
  EXPECT_NE(run_.Read("first.err").find("se borró, se movió o se cambió por otro"), std::string::npos)
      << run_.Read("first.err");
  EXPECT_EQ(run_({"verify"}).status, 0);
  EXPECT_EQ(run_({"export"}).out, other);
  // What it told of as stored is in the file that it was stored in.
  EXPECT_EQ(run_({"--archive", "before.db", "verify"}).status, 0);
  const Json stats = Json::parse(run_({"--archive", "before.db", "stats", "--format", "json"}).out);
  EXPECT_GE(stats.at("sources").get<std::size_t>(), Told());
}

TEST_F(AtWork, ADeletedArchiveIsNotWrittenInto) {
  if (!StopInTheMiddle()) GTEST_SKIP();
  fs::remove(run_.path("acervo.db"));
  EXPECT_EQ(GoOn(), 3);
  EXPECT_FALSE(fs::exists(run_.path("acervo.db")));
  EXPECT_EQ(run_({"search", "número"}).status, 3);
  EXPECT_EQ(run_({"import", "in", "--quiet"}).status, 0);
  EXPECT_EQ(run_({"verify"}).status, 0);
}

// As a copy of a running archive may come out. What is left of the -wal counts as far as it is whole.
TEST_F(AtWork, AWalCutShortIsNoCrash) {
  if (!StopInTheMiddle()) GTEST_SKIP();
  const std::string archive = run_.Read("acervo.db"), wal = run_.Read("acervo.db-wal");
  for (std::size_t length = 1; length < wal.size(); length = length * 5 + 7) {
    SCOPED_TRACE(length);
    for (const std::string command : {"verify", "search"}) {
      run_.Write("cut.db", archive);
      run_.Write("cut.db-wal", wal.substr(0, length));
      fs::remove(run_.path("cut.db-shm"));
      const int status = run_({"--archive", "cut.db", command}).status;
      EXPECT_TRUE(status == 0 || status == 1 || status == 3) << command << status;
    }
  }
}

class FullDisk : public ::testing::Test {
 protected:
  FullDisk() {
    run_.Copy("section_rows.txt", "in/a.txt");
    run_.Copy("real_month_in_the_text.docx", "in/b.docx");
    EXPECT_EQ(run_({"import", "in", "--quiet"}).status, 0);
    before_ = run_({"export"}).out;
  }
  Finished With(long bytes, const std::vector<std::string>& arguments) const {
    return run_(Call{arguments, "", {}, bytes});
  }
  Sandbox run_;
  std::string before_;
};

TEST_F(FullDisk, StopsAnImportAndTheNextOneGoesOn) {
  // Words that are nowhere else, so that neither the packed originals nor the index can share them.
  unsigned state = 1;
  for (int i = 0; i < 30; ++i) {
    std::string words = Testdata("section_rows.txt");
    for (int letter = 0; letter < 30'000; ++letter) {
      state = state * 1664525 + 1013904223;  // Numerical Recipes' generator
      words += letter % 12 == 11 ? ' ' : static_cast<char>('a' + (state >> 24) % 26);
    }
    run_.Write("in/c" + std::to_string(i) + ".txt", words);
  }
  const auto size = static_cast<long>(fs::file_size(run_.path("acervo.db")));
  for (const long bytes : {0L, 4096L, 50'000L, size, size + 100'000}) {
    const Finished finished = With(bytes, {"import", "in", "--quiet"});
    EXPECT_EQ(finished.status, 3) << bytes << finished.err;
    EXPECT_NE(finished.err.find("No queda espacio en el disco"), finished.err.npos) << finished.err;
    EXPECT_EQ(run_({"verify"}).status, 0);
    EXPECT_TRUE(run_({"export"}).out.starts_with(before_.substr(0, 20)));
  }
  EXPECT_EQ(run_({"import", "in", "--quiet"}).status, 0);
  EXPECT_EQ(Json::parse(run_({"stats", "--format", "json"}).out).at("sources"), 32);
}

TEST_F(FullDisk, LetsNoNewArchiveBegin) {
  const Finished finished = With(8192, {"--archive", "new.db", "import", "in", "--lang", "en"});
  EXPECT_EQ(finished.status, 3);
  EXPECT_NE(finished.err.find("No space is left"), finished.err.npos) << finished.err;
  EXPECT_EQ(run_({"--archive", "new.db", "import", "in", "--quiet"}).status, 0);
}

TEST_F(FullDisk, LeavesNoHalfExport) {
  run_.Write("out.ndjson", "before");
  sqlite3* reader = nullptr;  // so that the archive has its -shm, which has to have its 32 KiB
  ASSERT_EQ(sqlite3_open(run_.path("acervo.db").c_str(), &reader), SQLITE_OK);
  sqlite3_exec(reader, "SELECT count(*) FROM report", nullptr, nullptr, nullptr);
  const Finished finished = With(1000, {"export", "--output", "out.ndjson", "--force"});
  EXPECT_EQ(finished.status, 1) << finished.err;
  EXPECT_NE(finished.err.find("out.ndjson"), finished.err.npos) << finished.err;
  EXPECT_EQ(run_.Read("out.ndjson"), "before");
  sqlite3_close(reader);
}

TEST_F(FullDisk, LeavesNoHalfBackup) {
  fs::create_directory(run_.path("copies"));
  const Finished finished = With(20'000, {"backup", "copies/a.db"});
  EXPECT_EQ(finished.status, 3);
  EXPECT_NE(finished.err.find("No queda espacio"), finished.err.npos) << finished.err;
  EXPECT_TRUE(fs::is_empty(run_.path("copies")));
}

TEST_F(FullDisk, DoesNotLoseAnImportWhoseReportCannotBeWritten) {
  for (int i = 0; i < 5; ++i)
    run_.Write("in/c" + std::to_string(i) + ".txt", Testdata("section_rows.txt") + std::to_string(i));
  const Finished finished = run_({"import", "in", "--quiet", "--report", "/dev/full"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_NE(finished.err.find("/dev/full"), finished.err.npos) << finished.err;
  EXPECT_EQ(Json::parse(run_({"stats", "--format", "json"}).out).at("sources"), 7);
}

TEST(Backup, ClearsAwayWhatAKilledOneLeft) {
  const Sandbox run;
  run.Copy("section_rows.txt", "in/a.txt");
  EXPECT_EQ(run({"import", "in", "--quiet"}).status, 0);
  run.Write("copies/a.db.parcial-77", "SQLite format 3");
  run.Write("copies/a.db.parcial-77-journal", "x");
  run.Write("copies/a.db.parcial-notes", "mine");
  run.Write("copies/b.db.parcial-77", "another's");
  EXPECT_EQ(run({"backup", "copies/a.db"}).status, 0);
  EXPECT_FALSE(fs::exists(run.path("copies/a.db.parcial-77")));
  EXPECT_FALSE(fs::exists(run.path("copies/a.db.parcial-77-journal")));
  EXPECT_EQ(run.Read("copies/a.db.parcial-notes"), "mine");
  EXPECT_EQ(run.Read("copies/b.db.parcial-77"), "another's");
}

// SQLite would take it for the new copy's own.
TEST(Backup, DoesNotInheritTheJournalOfAnOlderCopy) {
  const Sandbox run;
  run.Copy("section_rows.txt", "in/a.txt");
  EXPECT_EQ(run({"import", "in", "--quiet"}).status, 0);
  EXPECT_EQ(run({"--archive", "older.db", "import", "in", "--quiet"}).status, 0);
  sqlite3* stock = nullptr;
  ASSERT_EQ(sqlite3_open(run.path("older.db").c_str(), &stock), SQLITE_OK);
  sqlite3_exec(stock, "UPDATE record SET title = 'otro', text = 'otro'", nullptr, nullptr, nullptr);
  fs::copy_file(run.path("older.db"), run.path("copy.db"));
  fs::copy_file(run.path("older.db-wal"), run.path("copy.db-wal"));
  sqlite3_close(stock);
  EXPECT_EQ(run({"backup", "copy.db"}).status, 0);
  EXPECT_EQ(run({"--archive", "copy.db", "export"}).out, run({"export"}).out);
  EXPECT_EQ(run({"--archive", "copy.db", "verify"}).status, 0);
}

TEST(NoArchive, ThatIsADirectoryOrAPipeOrEmpty) {
  const Sandbox run;
  fs::create_directory(run.path("folder"));
  ASSERT_EQ(::mkfifo(run.path("pipe").c_str(), 0600), 0);
  run.Write("empty", "");
  run.Copy("section_rows.txt", "in/a.txt");
  for (const std::string archive : {"folder", "pipe", "empty"}) {
    for (const std::string command : {"search", "verify", "stats", "export", "import"}) {
      if (archive == "empty" && command == "import") continue;  // a new archive begins there
      const Finished finished = run({"--archive", archive, command, command == "import" ? "in" : "--quiet"});
      EXPECT_EQ(finished.status, 3) << archive << command;
      EXPECT_NE(finished.err.find(archive), finished.err.npos) << finished.err;
    }
  }
  EXPECT_TRUE(fs::is_empty(run.path("folder")));
  EXPECT_EQ(run.Read("empty"), "");
}

// In the header, in a page, in the middle.
TEST(CutShort, IsNeverACrashNorSilentlyWrong) {
  const Sandbox run;
  run.Copy("section_rows.txt", "in/a.txt");
  EXPECT_EQ(run({"import", "in", "--quiet"}).status, 0);
  const std::string whole = run.Read("acervo.db");
  const std::string export_before = run({"export"}).out;
  for (std::size_t length = 1; length < whole.size(); length *= 16) {
    SCOPED_TRACE(length);
    run.Write("cut.db", whole.substr(0, length));
    const Finished verified = run({"--archive", "cut.db", "verify"});
    EXPECT_TRUE(verified.status == 1 || verified.status == 3) << verified.status;
    run.Write("cut.db", whole.substr(0, length));
    const Finished searched = run({"--archive", "cut.db", "search", "foro"});
    EXPECT_TRUE(searched.status == 0 || searched.status == 3) << searched.status;
    if (length < 4096) {
      EXPECT_EQ(run.Read("cut.db"), whole.substr(0, length));
    }
  }
}

}  // namespace
}  // namespace acervo::cli
