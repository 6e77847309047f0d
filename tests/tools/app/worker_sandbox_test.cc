// Workers that try to get out, and what a worker of documents still needs.
#include "tools/app/worker/sandbox.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>
#include <thread>

#include "tools/app/worker/document_job.h"
#include "tools/app/worker/pool.h"
#include "tools/cli/commands/doctor_checks.h"

namespace acervo::tools {
namespace {

std::string Told(long result) { return result < 0 ? strerrorname_np(errno) : "through"; }

std::string ForkOnce() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  if (child > 0) ::waitpid(child, nullptr, 0);
  return Told(child);
}

std::string RunOnce() {
  char program[] = "/bin/true";
  std::array<char*, 2> arguments{program, nullptr};
  return Told(::execve(program, arguments.data(), nullptr));
}

// A thing that a document could want of its worker.
struct Attempt {
  const char* name;
  std::string (*go)(const std::string& file);
  const char* outcome;  // the signal that ends it, or the error it gets
};

const Attempt kAttempts[] = {
    {"inet", [](const std::string&) { return Told(::socket(AF_INET, SOCK_STREAM, 0)); }, "SIGSYS"},
    {"inet6", [](const std::string&) { return Told(::socket(AF_INET6, SOCK_DGRAM, 0)); }, "SIGSYS"},
    {"netlink", [](const std::string&) { return Told(::socket(AF_NETLINK, SOCK_RAW, 0)); }, "SIGSYS"},
    {"unix", [](const std::string&) { return Told(::socket(AF_UNIX, SOCK_STREAM, 0)); }, "EPERM"},
    {"execve", [](const std::string&) { return RunOnce(); }, "SIGSYS"},
    {"fork", [](const std::string&) { return ForkOnce(); }, "SIGSYS"},
    {"vfork", [](const std::string&) { return Told(::syscall(SYS_clone, CLONE_VFORK | SIGCHLD, 0, 0, 0, 0)); },
     "SIGSYS"},
    {"clone3", [](const std::string&) { return Told(::syscall(SYS_clone3, nullptr, 0)); }, "ENOSYS"},
    {"kill the parent", [](const std::string&) { return Told(::kill(::getppid(), SIGTERM)); }, "SIGSYS"},
    {"kill everybody", [](const std::string&) { return Told(::kill(-1, 0)); }, "SIGSYS"},
    {"queue", [](const std::string&) { return Told(::sigqueue(::getppid(), SIGTERM, {})); }, "SIGSYS"},
    {"signals of descriptors", [](const std::string&) { return Told(::fcntl(3, F_SETOWN, ::getppid())); }, "ENOSYS"},
    {"ptrace", [](const std::string&) { return Told(::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr)); },
     "SIGSYS"},
    {"io_uring", [](const std::string&) { return Told(::syscall(SYS_io_uring_setup, 1, nullptr)); }, "SIGSYS"},
    {"write", [](const std::string& file) { return Told(::open(file.c_str(), O_WRONLY)); }, "EPERM"},
    {"append", [](const std::string& file) { return Told(::open(file.c_str(), O_RDWR | O_APPEND)); }, "EPERM"},
    {"create", [](const std::string& file) { return Told(::open((file + ".new").c_str(), O_RDONLY | O_CREAT, 0600)); },
     "EPERM"},
    {"empty", [](const std::string& file) { return Told(::open(file.c_str(), O_RDONLY | O_TRUNC)); }, "EPERM"},
    {"truncate", [](const std::string& file) { return Told(::truncate(file.c_str(), 0)); }, "EPERM"},
    {"unlink", [](const std::string& file) { return Told(::unlink(file.c_str())); }, "EPERM"},
    {"rename", [](const std::string& file) { return Told(::rename(file.c_str(), (file + ".new").c_str())); }, "EPERM"},
    {"mkdir", [](const std::string& file) { return Told(::mkdir((file + ".new").c_str(), 0700)); }, "EPERM"},
    {"symlink", [](const std::string& file) { return Told(::symlink("/", (file + ".new").c_str())); }, "EPERM"},
    {"chmod", [](const std::string& file) { return Told(::chmod(file.c_str(), 0)); }, "EPERM"},
    {"openat2",
     [](const std::string& file) { return Told(::syscall(SYS_openat2, AT_FDCWD, file.c_str(), nullptr, 0)); },
     "ENOSYS"},
    {"memory file", [](const std::string&) { return Told(::syscall(SYS_memfd_create, "x", 0)); }, "ENOSYS"},
    {"terminal", [](const std::string&) { return std::string(::isatty(0) == 0 ? strerrorname_np(errno) : "through"); },
     "ENOTTY"},
};

std::string Bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// What libraries do that read documents.
std::string ReadAndPrint(const std::string& file) {
  const std::string text = Bytes(file);
  std::size_t entries = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(file).parent_path())) {
    entries += entry.exists() ? 1 : 0;
  }
  std::cout << "never seen\n" << std::flush;
  std::cerr << "never seen\n";
  std::this_thread::sleep_for(std::chrono::milliseconds(1));
  try {
    std::thread([] {}).join();
    return "thread";
  } catch (const std::system_error& error) {
    return text + std::to_string(entries > 0 ? 1 : 0) + ' ' + strerrorname_np(error.code().value());
  }
}

std::string Work(std::string_view head, std::string_view body) {
  for (const Attempt& attempt : kAttempts) {
    if (head == attempt.name) return attempt.go(std::string(body));
  }
  return ReadAndPrint(std::string(body));
}

JobResult ResultOf(WorkerPool& pool, Job job) {
  pool.Submit(std::move(job));
  std::vector<JobResult> results;
  while (pool.pending() > 0) {
    for (JobResult& result : pool.Wait(std::chrono::milliseconds(200))) results.push_back(std::move(result));
  }
  EXPECT_EQ(results.size(), 1U);
  return results.empty() ? JobResult{} : results.front();
}

class WorkerSandbox : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "worker_sandbox." + std::to_string(::getpid());
    std::filesystem::create_directory(folder_);
    std::ofstream(file()) << "kept";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string file() const { return folder_ + "/file"; }
  JobResult Try(WorkerPool& pool, const char* what) const { return ResultOf(pool, {1, what, Bytes::Of(file())}); }

  std::string folder_;
};

TEST_F(WorkerSandbox, StopsWhatGetsOutAndServesTheNextDocument) {
  WorkerPool pool(1, Work, {});
  for (const Attempt& attempt : kAttempts) {
    SCOPED_TRACE(attempt.name);
    const JobResult result = Try(pool, attempt.name);
    const bool deadly = std::string_view(attempt.outcome) == "SIGSYS";
    EXPECT_EQ(result.end, deadly ? JobEnd::kCrashed : JobEnd::kDone);
    EXPECT_EQ(result.reply, attempt.outcome);
    EXPECT_EQ(Try(pool, "behave").reply, "kept1 EPERM");
  }
  EXPECT_EQ(Bytes(file()), "kept");
  EXPECT_FALSE(std::filesystem::exists(file() + ".new"));
}

TEST_F(WorkerSandbox, LeavesTheTerminalAlone) {
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  WorkerPool pool(1, Work, {});
  EXPECT_EQ(Try(pool, "behave").end, JobEnd::kDone);
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

// Every format, and PDFs with a damaged end, of which poppler complains and which it repairs.
TEST(DocumentsInTheSandbox, AreReadAsOutsideIt) {
  const std::string reports = std::string(ACERVO_TESTDATA_DIR) + "/reports/";
  WorkerPool pool(1, ReadDocument, {});
  for (const char* name : {"merged_cells_and_footnotes.docx", "merged_cells_and_footnotes.pdf", "table_over_pages.pdf",
                           "table_over_pages.txt", "hyphenated_lines.pdf", "scanned_pages.docx"}) {
    SCOPED_TRACE(name);
    const std::string whole = Bytes(reports + name);
    ASSERT_NE(whole, "");
    for (const std::size_t size : {whole.size(), whole.size() - whole.size() / 8}) {
      const Job job = DocumentJob(1, {}, Bytes::Of(whole.substr(0, size)));
      const JobResult result = ResultOf(pool, job);
      EXPECT_EQ(result.end, JobEnd::kDone) << result.reply;
      EXPECT_EQ(result.reply, ReadDocument(job.head, job.body->Piece(0)).text);
    }
  }
}

// As a container without seccomp does it: for the process and its children, for good.
bool RefuseFilters() {
  const scmp_filter_ctx context = seccomp_init(SCMP_ACT_ALLOW);
  bool good = seccomp_rule_add(context, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(seccomp), 0) == 0;
  good = good && seccomp_rule_add(context, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1,
                                  SCMP_A0(SCMP_CMP_EQ, 22 /* PR_SET_SECCOMP */)) == 0;
  good = good && seccomp_load(context) == 0;
  seccomp_release(context);
  return good;
}

// Status of a process that does this.
int StatusOf(int (*work)()) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(WorkerProtections, AllHoldHere) {
  const WorkerProtections held = TryWorkers();
  EXPECT_TRUE(held.time);
  EXPECT_EQ(held.memory, AddressSpaceIsLimited());
  EXPECT_TRUE(held.crash);
  EXPECT_TRUE(held.network);
  EXPECT_TRUE(held.programs);
  EXPECT_TRUE(held.processes);
  EXPECT_TRUE(held.writing);
  EXPECT_TRUE(held.signals);
}

TEST(WorkerProtections, LimitsStayAndAreToldWhereTheKernelRefusesTheFilter) {
  EXPECT_EQ(StatusOf([] {
              if (!RefuseFilters()) return 1;
              const WorkerProtections held = TryWorkers();
              if (!held.time || !held.crash || held.memory != AddressSpaceIsLimited()) return 2;
              return held.network || held.programs || held.processes || held.writing || held.signals ? 3 : 0;
            }),
            0);
}

TEST(WorkerProtections, FilterTellsWhetherItIsThere) {
  EXPECT_EQ(StatusOf([] { return FilterSystemCalls() ? 0 : 1; }), 0);
  EXPECT_EQ(StatusOf([] { return RefuseFilters() && !FilterSystemCalls() ? 0 : 1; }), 0);
}

TEST(WorkerProtections, AWorkerStartedWithoutStandardStreamsWorks) {
  EXPECT_EQ(StatusOf([] {
              ::close_range(0, ~0U, 0);
              WorkerPool pool(1, [](std::string_view, std::string_view body) { return std::string(body); }, {});
              pool.Submit({1, "echo", Bytes::Of("bytes")});
              while (pool.pending() > 0) {
                for (const JobResult& result : pool.Wait(std::chrono::milliseconds(200))) {
                  return result.reply == "bytes" ? 0 : 1;
                }
              }
              return 2;
            }),
            0);
}

}  // namespace
}  // namespace acervo::tools
