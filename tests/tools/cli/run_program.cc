#include "run_program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>

namespace acervo::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void Become(const Call& run, const std::string& folder, const std::array<int, 2>& out,
                         const std::array<int, 2>& err, const std::string& input) {
  const int in = ::open(input.c_str(), O_RDONLY);
  ::dup2(in, 0);
  ::dup2(run.stdout_file.empty() ? out[1] : ::open(run.stdout_file.c_str(), O_WRONLY), 1);
  ::dup2(err[1], 2);
  ::close_range(3, ~0U, 0);
  if (::chdir(folder.c_str()) != 0) ::_exit(99);
  if (run.file_size_limit >= 0) {
    const auto bytes = static_cast<rlim_t>(run.file_size_limit);
    const struct rlimit limit { bytes, bytes };
    ::setrlimit(RLIMIT_FSIZE, &limit);
    ::signal(SIGXFSZ, SIG_DFL);  // as from a shell
  }
  for (const char* name :
       {"ACERVO_ARCHIVE", "ACERVO_TABLES", "XDG_CONFIG_HOME", "HOME", "LANG", "LC_MESSAGES", "NO_COLOR", "COLUMNS"})
    ::unsetenv(name);
  ::setenv("LC_ALL", "C.UTF-8", 1);
  ::setenv("PAGER", "cat", 1);  // nobody is there to turn pages
  for (const auto& [name, value] : run.environment) ::setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> arguments;
  std::string program = ACERVO_PROGRAM;
  std::vector<std::string> copies = run.arguments;
  arguments.push_back(program.data());
  for (std::string& argument : copies) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  ::execv(program.c_str(), arguments.data());
  ::_exit(98);
}

// The program's side of a terminal is the second.
std::array<int, 2> OpenTerminal() {
  std::array<int, 2> ends{};
  struct termios raw {};
  ::cfmakeraw(&raw);
  const struct winsize size { 40, 100, 0, 0 };
  EXPECT_EQ(::openpty(&ends[0], &ends[1], nullptr, &raw, &size), 0);
  return ends;
}

void ReadBoth(int out, int err, Finished& finished) {
  std::array<pollfd, 2> fds{{{out, POLLIN, 0}, {err, POLLIN, 0}}};
  std::array<std::string*, 2> texts{&finished.out, &finished.err};
  while (fds[0].fd >= 0 || fds[1].fd >= 0) {
    ::poll(fds.data(), fds.size(), -1);
    for (std::size_t i = 0; i < fds.size(); ++i) {
      if (fds[i].fd < 0 || fds[i].revents == 0) continue;
      std::array<char, 1 << 16> buffer;
      const ssize_t count = ::read(fds[i].fd, buffer.data(), buffer.size());
      if (count <= 0) {
        ::close(fds[i].fd);
        fds[i].fd = -1;
      } else {
        texts[i]->append(buffer.data(), static_cast<std::size_t>(count));
      }
    }
  }
}

}  // namespace

Sandbox::Sandbox() {
  std::string pattern = (fs::temp_directory_path() / "acervo-cli-XXXXXX").string();
  folder_ = ::mkdtemp(pattern.data());
}

Sandbox::~Sandbox() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void Sandbox::Write(const std::string& name, std::string_view bytes) const {
  fs::create_directories(fs::path(path(name)).parent_path());
  std::ofstream(path(name), std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string Sandbox::Read(const std::string& name) const {
  std::stringstream text;
  text << std::ifstream(path(name), std::ios::binary).rdbuf();
  return text.str();
}

pid_t Sandbox::Start(const std::vector<std::string>& arguments, const std::string& name) const {
  std::vector<char*> words{const_cast<char*>(ACERVO_PROGRAM)};
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  const std::string out = path(name + ".out"), err = path(name + ".err");
  const pid_t process = ::fork();
  if (process != 0) return process;
  ::setpgid(0, 0);
  if (::chdir(folder_.c_str()) != 0) ::_exit(99);
  ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 1);
  ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 2);
  ::execv(ACERVO_PROGRAM, words.data());
  ::_exit(98);
}

bool Sandbox::Says(const std::string& file, const std::string& words) const {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (Read(file).find(words) == std::string::npos) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    ::usleep(1000);
  }
  return true;
}

int Sandbox::Interrupted(const std::vector<std::string>& arguments, const std::string& told) const {
  const pid_t process = Start(arguments, "interrupted");
  Says(told, "\n");
  ::kill(process, SIGINT);
  const int status = End(process);
  return status < 128 || status == 130 ? status : -1;
}

int End(pid_t process) {
  int status = 0;
  ::waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string Testdata(const std::string& report) {
  const std::string path = std::string(ACERVO_TESTDATA_DIR) + "/reports/" + report;
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

void Sandbox::Copy(const std::string& report, const std::string& name) const { Write(name, Testdata(report)); }

Finished Sandbox::operator()(const Call& run) const {
  Write(".stdin", run.input);
  const std::string input = path(".stdin");
  std::array<int, 2> out{};
  std::array<int, 2> err{};
  EXPECT_EQ(::pipe2(err.data(), O_CLOEXEC), 0);
  if (run.on_terminal) {
    out = OpenTerminal();
    ::dup2(out[1], err[1]);
  } else {
    EXPECT_EQ(::pipe2(out.data(), O_CLOEXEC), 0);
  }
  const pid_t pid = ::fork();
  if (pid == 0) Become(run, folder_, out, err, input);
  ::close(out[1]);
  ::close(err[1]);
  Finished finished;
  ReadBoth(out[0], err[0], finished);
  finished.status = End(pid);
  return finished;
}

std::vector<Json> Lines(const std::string& ndjson) {
  std::vector<Json> values;
  std::istringstream lines(ndjson);
  for (std::string line; std::getline(lines, line);) values.push_back(Json::parse(line));
  return values;
}

std::map<std::string, Json> ByName(const std::string& ndjson) {
  std::map<std::string, Json> lines;
  for (Json& line : Lines(ndjson)) {
    const std::string path = line.at("path");
    lines.emplace(path.substr(path.rfind('/') + 1), std::move(line));
  }
  return lines;
}

}  // namespace acervo::cli
