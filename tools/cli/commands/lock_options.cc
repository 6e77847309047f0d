#include "tools/cli/commands/lock_options.h"

#include "tools/cli/commands/options.h"
#include "tools/files/signals.h"

namespace acervo::tools {

void LockOptions::Add(OptionList& options) {
  constexpr int kMost = 7 * 24 * 3600;
  options.Number("--lock-timeout", seconds, 0, kMost, "value.seconds");
}

OpenOptions LockOptions::For(const Context& context) const {
  OpenOptions options;
  options.lock_timeout = std::chrono::seconds(seconds);
  options.on_wait = [&context, patience = seconds] {
    context.Note(context.say("lock.waiting", context.settings.archive, patience));
  };
  options.gives_up = Interrupted;
  return options;
}

OpenOptions LockOptions::AloneFor(const Context& context) const {
  OpenOptions options = For(context);
  options.alone = true;
  return options;
}

int LockOptions::Failed(const Context& context, const Error& error) const {
  if (error.code != ErrorCode::kArchiveLocked) return context.ArchiveFailed(error);
  const bool interrupted = Interrupted();
  context.Complain(interrupted ? context.say("lock.interrupted")
                               : context.say("lock.over", context.settings.archive, seconds));
  return interrupted ? kExitInterrupted : kExitArchive;
}

}  // namespace acervo::tools
