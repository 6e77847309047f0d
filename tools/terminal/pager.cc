#include "tools/terminal/pager.h"

#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>

namespace acervo::tools {
namespace {

std::string PagerSetting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// Lines of the screen; 0: not known.
int ScreenLines(int fd) {
  struct winsize size {};
  if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_row > 0) return size.ws_row;
  const std::string lines = PagerSetting("LINES");
  int count = 0;
  std::from_chars(lines.data(), lines.data() + lines.size(), count);
  return std::max(0, count);
}

// What the shell runs: the user's choice, or the first pager that is there.
std::string PagerCommand() {
  const std::string chosen = PagerSetting("PAGER");
  return chosen.empty() ? "if command -v less >/dev/null 2>&1; then exec less; else exec more; fi" : chosen;
}

// In the child: the pager with the pipe as its input. Colours pass, and a text that fits ends it at once, as git has
// it.
[[noreturn]] void BecomePager(int input, int output) {
  ::dup2(input, STDIN_FILENO);
  ::close(input);
  ::close(output);
  for (const int number : {SIGINT, SIGQUIT, SIGPIPE, SIGXFSZ}) ::signal(number, SIG_DFL);
  ::setenv("LESS", "FRX", 0);
  const std::string command = PagerCommand();
  ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

void WriteToPager(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0 && errno != EINTR) return;  // the reader has seen enough
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
}

// False where there is no pager: nothing was shown then.
bool ShowInPager(const std::string& text) {
  int ends[2];
  if (::pipe(ends) != 0) return false;
  const pid_t pager = ::fork();
  if (pager == 0) BecomePager(ends[0], ends[1]);
  ::close(ends[0]);
  if (pager > 0) {
    // Ctrl+C is for the pager.
    struct sigaction ignore {
    }, before{};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(SIGINT, &ignore, &before);
    WriteToPager(ends[1], text);
    ::close(ends[1]);
    int status = 0;
    while (::waitpid(pager, &status, 0) < 0 && errno == EINTR) {
    }
    ::sigaction(SIGINT, &before, nullptr);
    return !WIFEXITED(status) || WEXITSTATUS(status) < 126;
  }
  ::close(ends[1]);
  return false;
}

}  // namespace

bool CanPage(const Stream& out) {
  const char* chosen = std::getenv("PAGER");
  const bool refused = chosen != nullptr && (*chosen == '\0' || std::strcmp(chosen, "cat") == 0);
  return out.is_terminal() && !refused && PagerSetting("TERM") != "dumb";
}

void Page(Stream& out) {
  const std::string text = out.Release();
  const int lines = ScreenLines(out.fd());
  const bool fits = lines == 0 || std::count(text.begin(), text.end(), '\n') < lines;
  if (fits || !ShowInPager(text)) out.Write(text);
}

}  // namespace acervo::tools
