// `acervo serve` as a process: its address, its end, and why it may not begin.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>

#include "serve_support.h"

namespace acervo::cli {
namespace {

// The program with its stderr in a pipe.
class Running {
 public:
  Running(const Sandbox& sandbox, std::vector<std::string> arguments) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) std::abort();
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(pipe[1], 2);
      if (::chdir(sandbox.path().c_str()) != 0) ::_exit(99);
      ::setenv("LC_ALL", "C.UTF-8", 1);
      std::string program = ACERVO_PROGRAM;
      std::vector<char*> all{program.data()};
      for (std::string& argument : arguments) all.push_back(argument.data());
      all.push_back(nullptr);
      ::execv(program.c_str(), all.data());
      ::_exit(98);
    }
    ::close(pipe[1]);
    err_ = pipe[0];
  }
  ~Running() {
    if (process_ > 0) End(SIGKILL);
    ::close(err_);
  }

  // What it says until it has said this.
  std::string Until(const std::string& words) {
    std::string said;
    std::array<char, 1024> buffer{};
    while (said.find(words) == said.npos) {
      pollfd wait{err_, POLLIN, 0};
      if (::poll(&wait, 1, 20'000) <= 0) break;
      const ssize_t got = ::read(err_, buffer.data(), buffer.size());
      if (got <= 0) break;
      said.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return said;
  }

  int End(int signal) {
    ::kill(process_, signal);
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  pid_t process_ = 0;
  int err_ = -1;
};

TEST(ServeCommand, PrintsItsAddressAndEndsOnSignals) {
  for (const int signal : {SIGINT, SIGTERM}) {
    Running server(TheServer().run(), {"serve", "--port", "0"});
    const std::string said = server.Until("Ctrl+C");
    EXPECT_TRUE(said.starts_with("http://127.0.0.1:")) << said;
    EXPECT_EQ(said.find("127.0.0.1:0/"), said.npos) << said;
    EXPECT_EQ(server.End(signal), 130);
  }
}

// A server that lost its locks would have its -wal deleted by the next import that ends, and tell of the past for ever.
TEST(ServeCommand, HoldsTheArchiveWhileOthersWrite) {
  const Sandbox run;
  run.Copy("section_rows.txt", "a.txt");
  run.Copy("real_month_in_the_text.txt", "b.txt");
  ASSERT_EQ(run({"import", "a.txt", "--quiet"}).status, 0);
  Running server(run, {"serve", "--port", "0"});
  server.Until("Ctrl+C");
  ASSERT_EQ(run({"import", "b.txt", "--quiet"}).status, 0);
  EXPECT_TRUE(std::filesystem::exists(run.path("acervo.db-wal")));
}

TEST(ServeCommand, SaysThatThePortIsTaken) {
  const Finished finished = TheServer().run()({"servir", "--port", std::to_string(TheServer().port())});
  EXPECT_EQ(finished.status, 2);
  EXPECT_NE(finished.err.find("otro programa ya lo usa"), finished.err.npos) << finished.err;
}

TEST(ServeCommand, SaysThatTheAddressIsNotHere) {
  const Finished finished = TheServer().run()({"serve", "--bind", "192.0.2.7", "--port", "0"});
  EXPECT_EQ(finished.status, 2);
  EXPECT_NE(finished.err.find("192.0.2.7"), finished.err.npos) << finished.err;
}

TEST(ServeCommand, NeedsAnArchive) {
  const Sandbox empty;
  EXPECT_EQ(empty({"serve", "--port", "0"}).status, 3);
  empty.Write("acervo.db", "no archive at all, but text that goes on for a while so that it is longer than a header");
  const Finished broken = empty({"serve", "--port", "0"});
  EXPECT_EQ(broken.status, 3);
  EXPECT_NE(broken.err.find("acervo.db"), broken.err.npos);
}

}  // namespace
}  // namespace acervo::cli
