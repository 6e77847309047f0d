// docs/decisions/worker-sandbox.md gives the reasons: three lists, and what is on none of them answers "no such call".
#include "tools/app/worker/sandbox.h"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

namespace acervo::tools {
namespace {

// Memory, time, reading, talking over what is open, ending. A number that an architecture lacks is passed over.
constexpr int kAllowed[] = {
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(preadv), SCMP_SYS(write), SCMP_SYS(writev),
    SCMP_SYS(close), SCMP_SYS(close_range), SCMP_SYS(lseek), SCMP_SYS(_llseek), SCMP_SYS(fadvise64), SCMP_SYS(dup),
    SCMP_SYS(dup2), SCMP_SYS(dup3), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(recvfrom), SCMP_SYS(sendto),
    SCMP_SYS(recv), SCMP_SYS(send),
    // What there is on the disk.
    SCMP_SYS(stat), SCMP_SYS(fstat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(stat64),
    SCMP_SYS(fstat64), SCMP_SYS(lstat64), SCMP_SYS(fstatat64), SCMP_SYS(statfs), SCMP_SYS(fstatfs), SCMP_SYS(statfs64),
    SCMP_SYS(fstatfs64), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink),
    SCMP_SYS(readlinkat), SCMP_SYS(getdents), SCMP_SYS(getdents64), SCMP_SYS(getcwd),
    // Memory; libraries may be loaded late (iconv), so mappings may be executable.
    SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect),
    SCMP_SYS(madvise), SCMP_SYS(mincore),
    // Signals of its own, locks, time.
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigreturn),
    SCMP_SYS(sigaltstack), SCMP_SYS(futex), SCMP_SYS(futex_time64), SCMP_SYS(set_robust_list), SCMP_SYS(rseq),
    SCMP_SYS(restart_syscall), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_gettime64), SCMP_SYS(clock_getres), SCMP_SYS(clock_getres_time64), SCMP_SYS(clock_nanosleep),
    SCMP_SYS(clock_nanosleep_time64), SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(times),
    SCMP_SYS(setitimer),
    // Who and where it is.
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid),
    SCMP_SYS(getegid), SCMP_SYS(getuid32), SCMP_SYS(geteuid32), SCMP_SYS(getgid32), SCMP_SYS(getegid32),
    SCMP_SYS(getrandom), SCMP_SYS(getrusage), SCMP_SYS(getrlimit), SCMP_SYS(ugetrlimit), SCMP_SYS(setrlimit),
    SCMP_SYS(uname), SCMP_SYS(sysinfo), SCMP_SYS(exit), SCMP_SYS(exit_group),
    // The sanitizers' runtime asks a pipe whether memory can be read; a pipe leads nowhere but to its maker.
    SCMP_SYS(pipe), SCMP_SYS(pipe2)};

// No library that reads documents does any of this, at any release: who does is not one of them any more.
constexpr int kDeadly[] = {SCMP_SYS(connect),
                           SCMP_SYS(bind),
                           SCMP_SYS(listen),
                           SCMP_SYS(accept),
                           SCMP_SYS(accept4),
                           SCMP_SYS(socketpair),
                           SCMP_SYS(execve),
                           SCMP_SYS(execveat),
                           SCMP_SYS(fork),
                           SCMP_SYS(vfork),
                           SCMP_SYS(ptrace),
                           SCMP_SYS(process_vm_readv),
                           SCMP_SYS(process_vm_writev),
                           SCMP_SYS(tkill),
                           SCMP_SYS(rt_sigqueueinfo),
                           SCMP_SYS(rt_tgsigqueueinfo),
                           SCMP_SYS(pidfd_open),
                           SCMP_SYS(pidfd_getfd),
                           SCMP_SYS(pidfd_send_signal),
                           SCMP_SYS(io_uring_setup),
                           SCMP_SYS(bpf),
                           SCMP_SYS(perf_event_open),
                           SCMP_SYS(userfaultfd),
                           SCMP_SYS(keyctl),
                           SCMP_SYS(add_key),
                           SCMP_SYS(request_key),
                           SCMP_SYS(mount),
                           SCMP_SYS(umount2),
                           SCMP_SYS(pivot_root),
                           SCMP_SYS(chroot),
                           SCMP_SYS(setns),
                           SCMP_SYS(unshare),
                           SCMP_SYS(init_module),
                           SCMP_SYS(finit_module),
                           SCMP_SYS(kexec_load),
                           SCMP_SYS(reboot)};

// fontconfig keeps caches, others temporary files; all of them live without where a folder cannot be written.
constexpr int kRefused[] = {SCMP_SYS(creat),     SCMP_SYS(unlink),    SCMP_SYS(unlinkat),  SCMP_SYS(rename),
                            SCMP_SYS(renameat),  SCMP_SYS(renameat2), SCMP_SYS(mkdir),     SCMP_SYS(mkdirat),
                            SCMP_SYS(rmdir),     SCMP_SYS(link),      SCMP_SYS(linkat),    SCMP_SYS(symlink),
                            SCMP_SYS(symlinkat), SCMP_SYS(mknod),     SCMP_SYS(mknodat),   SCMP_SYS(chmod),
                            SCMP_SYS(fchmod),    SCMP_SYS(fchmodat),  SCMP_SYS(chown),     SCMP_SYS(fchown),
                            SCMP_SYS(lchown),    SCMP_SYS(fchownat),  SCMP_SYS(utime),     SCMP_SYS(utimes),
                            SCMP_SYS(utimensat), SCMP_SYS(futimesat), SCMP_SYS(truncate),  SCMP_SYS(ftruncate),
                            SCMP_SYS(fallocate), SCMP_SYS(setxattr),  SCMP_SYS(fsetxattr), SCMP_SYS(lsetxattr)};

// Owners, leases, locks and notifications are not among them: the kernel sends signals on their behalf.
constexpr int kDescriptorCommands[] = {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL};

// Any of these in the flags of an open is more than reading; O_RDONLY | O_TRUNC empties a file.
constexpr unsigned kWritingFlags[] = {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC};

class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(ENOSYS)), seccomp_release) { good_ = context_ != nullptr; }

  template <typename... Conditions>
  void Add(std::uint32_t action, int call, Conditions... conditions) {
    if (good_) good_ = seccomp_rule_add(context_.get(), action, call, sizeof...(conditions), conditions...) == 0;
  }
  void AddAll(std::uint32_t action, const auto& calls) {
    for (const int call : calls) Add(action, call);
  }

  bool Load() {
    if (!good_) return false;
    // Asked for where it helps; a filter without them is as tight, if slower or, for another architecture, milder.
    seccomp_attr_set(context_.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    seccomp_attr_set(context_.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2);
    return seccomp_load(context_.get()) == 0;
  }

 private:
  std::unique_ptr<void, decltype(&seccomp_release)> context_;
  bool good_ = false;
};

void AllowReadingFiles(Filter& filter, int call, unsigned flags_argument) {
  unsigned writing = 0;
  for (const unsigned flag : kWritingFlags) {
    filter.Add(SCMP_ACT_ERRNO(EPERM), call, SCMP_CMP(flags_argument, SCMP_CMP_MASKED_EQ, flag, flag));
    writing |= flag;
  }
  filter.Add(SCMP_ACT_ALLOW, call, SCMP_CMP(flags_argument, SCMP_CMP_MASKED_EQ, writing, 0));
}

// abort() and raise() signal the process itself.
void AllowSignalsToItself(Filter& filter) {
  const auto self = static_cast<scmp_datum_t>(::getpid());
  for (const int call : {SCMP_SYS(kill), SCMP_SYS(tgkill)}) {
    filter.Add(SCMP_ACT_ALLOW, call, SCMP_A0(SCMP_CMP_EQ, self));
    filter.Add(SCMP_ACT_KILL_PROCESS, call, SCMP_A0(SCMP_CMP_NE, self));
  }
}

// getpwuid() asks a name service and syslog() its daemon over AF_UNIX and do without; nothing else has a use here.
void ForbidSockets(Filter& filter) {
  filter.Add(SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket), SCMP_A0(SCMP_CMP_EQ, AF_UNIX));
  filter.Add(SCMP_ACT_KILL_PROCESS, SCMP_SYS(socket), SCMP_A0(SCMP_CMP_NE, AF_UNIX));
}

// A thread is refused, a process deadly. clone3 keeps its flags in memory, which no filter sees: as for any call it
// does not find, glibc falls back, to clone.
void ForbidProcesses(Filter& filter) {
  filter.Add(SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
  filter.Add(SCMP_ACT_KILL_PROCESS, SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
}

}  // namespace

bool FilterSystemCalls() {
  Filter filter;
  filter.AddAll(SCMP_ACT_ALLOW, kAllowed);
  filter.AddAll(SCMP_ACT_KILL_PROCESS, kDeadly);
  filter.AddAll(SCMP_ACT_ERRNO(EPERM), kRefused);
  filter.Add(SCMP_ACT_ERRNO(ENOTTY), SCMP_SYS(ioctl));  // stdio asks every stream whether it is a terminal
  AllowReadingFiles(filter, SCMP_SYS(openat), 2);
  AllowReadingFiles(filter, SCMP_SYS(open), 1);
  for (const int command : kDescriptorCommands) {
    for (const int call : {SCMP_SYS(fcntl), SCMP_SYS(fcntl64)}) {
      filter.Add(SCMP_ACT_ALLOW, call, SCMP_A1(SCMP_CMP_EQ, static_cast<scmp_datum_t>(command)));
    }
  }
  filter.Add(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), SCMP_A0(SCMP_CMP_EQ, 0));  // its own limits
  AllowSignalsToItself(filter);
  ForbidSockets(filter);
  ForbidProcesses(filter);
  return filter.Load();
}

}  // namespace acervo::tools
