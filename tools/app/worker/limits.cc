#include "tools/app/worker/limits.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <thread>

#include "tools/app/worker/sandbox.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ACERVO_HAS_SHADOW_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ACERVO_HAS_SHADOW_MEMORY 1
#endif
#endif

namespace acervo::tools {
namespace {

// The address and thread sanitizers map terabytes that they hardly touch.
#ifdef ACERVO_HAS_SHADOW_MEMORY
constexpr bool kHasShadowMemory = true;
#else
constexpr bool kHasShadowMemory = false;
#endif

constexpr int kFirstFree = 3;

void SilenceStandardStreams() {
  const int null = ::open("/dev/null", O_RDWR);
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) null < 0 ? ::close(fd) : ::dup2(null, fd);
  if (null > STDERR_FILENO) ::close(null);
}

// Before the standard streams are replaced: where the program was started without them, the socket may be one of them.
int KeepOnly(int socket) {
  const int kept = socket == kFirstFree ? socket : ::dup2(socket, kFirstFree);
  ::close_range(kFirstFree + 1, ~0U, 0);
  return kept;
}

void SetLimit(__rlimit_resource resource, rlim_t value) {
  const struct rlimit limit { value, value };
  ::setrlimit(resource, &limit);
}

// Who may open less than asked for keeps to that: to raise it is the system's.
void LimitOpenFiles(rlim_t files) {
  struct rlimit limit {};
  if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) files = std::min(files, limit.rlim_max);
  SetLimit(RLIMIT_NOFILE, files);
}

// Libraries in C abort or run into a null pointer when malloc fails; errno still tells why. Only async-signal-safe
// calls.
void OnFatalSignal(int number) {
  if (errno == ENOMEM) ::_exit(kOutOfMemoryExit);
  ::signal(number, SIG_DFL);
  ::raise(number);
}

// On a stack of its own, for the signal may be the overflow of the usual one.
void TellMemoryFromCrash() {
  static char stack[64 << 10];
  const stack_t alternate{.ss_sp = stack, .ss_flags = 0, .ss_size = sizeof stack};
  ::sigaltstack(&alternate, nullptr);
  struct sigaction action {};
  action.sa_handler = OnFatalSignal;
  action.sa_flags = SA_ONSTACK | SA_NODEFER;
  for (const int number : {SIGABRT, SIGSEGV, SIGBUS}) ::sigaction(number, &action, nullptr);
}

void LeaveSignalsToTheParent() {
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) ::signal(number, SIG_IGN);
  for (const int number : {SIGALRM, SIGXCPU}) ::signal(number, SIG_DFL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

}  // namespace

int EnterWorker(int socket, const WorkerLimits& limits) {
  const int kept = KeepOnly(socket);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  SilenceStandardStreams();
  LeaveSignalsToTheParent();
  SetLimit(RLIMIT_CORE, 0);
  SetLimit(RLIMIT_FSIZE, 0);
  LimitOpenFiles(static_cast<rlim_t>(limits.open_files));
  if (!kHasShadowMemory) {
    SetLimit(RLIMIT_AS, limits.address_space);
    TellMemoryFromCrash();
  }
  FilterSystemCalls();  // refused: the limits remain, and `doctor` tells
  return kept;
}

void LimitTime(const WorkerLimits& limits, std::chrono::milliseconds more) {
  using std::chrono::duration_cast, std::chrono::seconds, std::chrono::microseconds;
  const auto whole = duration_cast<seconds>(limits.wall_time + more);
  const microseconds rest = limits.wall_time + more - whole;
  const struct itimerval alarm {
    {0, 0}, { static_cast<time_t>(whole.count()), static_cast<suseconds_t>(rest.count()) }
  };
  ::setitimer(ITIMER_REAL, &alarm, nullptr);
  struct rusage usage {};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto used = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec;
  const auto allowed =
      limits.cpu_time.count() + duration_cast<seconds>(more).count() + 1;  // what was used is rounded down
  struct rlimit limit {};
  ::getrlimit(RLIMIT_CPU, &limit);
  limit.rlim_cur = static_cast<rlim_t>(used + allowed);
  ::setrlimit(RLIMIT_CPU, &limit);
}

void StopClock() {
  const struct itimerval never {};
  ::setitimer(ITIMER_REAL, &never, nullptr);
}

int UsualWorkers() { return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, kMostWorkers); }

bool AddressSpaceIsLimited() { return !kHasShadowMemory; }

std::size_t ResidentBytes() {
  std::FILE* file = std::fopen("/proc/self/statm", "re");
  if (file == nullptr) return 0;
  unsigned long total = 0;
  unsigned long resident = 0;
  const int fields = std::fscanf(file, "%lu %lu", &total, &resident);
  std::fclose(file);
  return fields == 2 ? resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

}  // namespace acervo::tools
