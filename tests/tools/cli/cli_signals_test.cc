// A signal ends every command with 130; the second one ends it at once; what is not finished goes.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>

#include "run_program.h"

namespace acervo::cli {
namespace {

using std::chrono::steady_clock;

// A program that runs in a sandbox's folder; its stdin stays open and says nothing.
class Running {
 public:
  Running(const Sandbox& sandbox, std::vector<std::string> arguments) {
    EXPECT_EQ(::pipe2(input_.data(), O_CLOEXEC), 0);
    pid_ = ::fork();
    if (pid_ != 0) return;
    ::dup2(input_[0], 0);
    const int out = ::open(sandbox.path("said.txt").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(out, 1);
    ::dup2(out, 2);
    std::vector<char*> words{const_cast<char*>(ACERVO_PROGRAM)};
    for (std::string& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    if (::chdir(sandbox.path().c_str()) == 0) ::execv(ACERVO_PROGRAM, words.data());
    ::_exit(98);
  }
  ~Running() {
    for (const int fd : input_) ::close(fd);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  void Say(const std::string& line) const {
    EXPECT_EQ(::write(input_[1], line.data(), line.size()), static_cast<ssize_t>(line.size()));
  }
  void Send(int number) const { ::kill(pid_, number); }
  bool Runs() const { return ::waitpid(pid_, nullptr, WNOHANG | WNOWAIT) == 0; }
  // Exit status; -1: it ended by a signal that it did not expect.
  int End() const {
    int status = 0;
    ::waitpid(pid_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  std::array<int, 2> input_{};
  pid_t pid_ = -1;
};

template <typename Condition>
void WaitFor(const Condition& condition) {
  const auto deadline = steady_clock::now() + std::chrono::seconds(30);
  while (!condition() && steady_clock::now() < deadline) ::usleep(2000);
}

TEST(Signals, EndAnyCommandWithTheStatusOfAnInterruption) {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    const Sandbox run;
    const Running date(run, {"date", "--batch"});
    date.Say("2019-05\t27 de mayo\nabc\tsin mes\n");
    WaitFor([&] { return run.Read("said.txt").find("abc") != std::string::npos; });
    date.Send(number);
    EXPECT_EQ(date.End(), 130) << number;
  }
}

// The first one is seen once SQLite has got its lock, or given up.
TEST(Signals, TheSecondOneEndsAtOnce) {
  const Sandbox run;
  run.Copy("real_month_in_the_text.txt", "in/a.txt");
  ASSERT_EQ(run({"import", "in"}).status, 0);
  run.Copy("hyphenated_lines.txt", "in/b.txt");
  sqlite3* holder = nullptr;
  ASSERT_EQ(sqlite3_open(run.path("acervo.db").c_str(), &holder), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(holder, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const Running import(run, {"import", "in", "--report", "r.ndjson"});
  WaitFor([&] { return std::filesystem::exists(run.path("r.ndjson")); });
  ::usleep(200'000);
  const auto began = steady_clock::now();
  import.Send(SIGINT);
  ::usleep(50'000);
  const bool waited = import.Runs();
  import.Send(SIGINT);
  EXPECT_EQ(import.End(), 130);
  EXPECT_LT(steady_clock::now() - began, std::chrono::seconds(5));
  sqlite3_close(holder);
  if (!waited) GTEST_SKIP() << "it had ended by the first";
  EXPECT_EQ(run({"import", "in", "--quiet"}).status, 0);
  EXPECT_EQ(run({"verify", "--quiet"}).status, 0);
}

}  // namespace
}  // namespace acervo::cli
