// A consistent copy of the archive while others read and write.
#include <filesystem>

#include "store/archive.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/options.h"
#include "tools/files/signals.h"
#include "tools/present/messages/errors.h"
#include "tools/present/verification.h"

namespace acervo::tools {
namespace {

namespace fs = std::filesystem;

// In a folder the copy has the archive's own name.
std::string DestinationOf(const std::string& word, const std::string& archive) {
  std::error_code failure;
  return fs::is_directory(word, failure) ? (fs::path(word) / fs::path(archive).filename()).string() : word;
}

// What to do about it, where a sentence tells; else what the system says.
std::string Why(const Messages& say, const Error& error, const std::string& destination) {
  const bool is_told = error.code == ErrorCode::kArchiveFull || error.code == ErrorCode::kArchiveLocked;
  return is_told ? " " + ArchiveSentence(say, error, destination) : Details(say, error);
}

class BackupCommand : public Command {
 public:
  CommandName name() const override { return {"backup", "respaldar", Words::kNames}; }

  void AddOptions(OptionList&) override {}

  int Run(const Context& context, const std::vector<std::string>& words) override {
    if (words.size() != 1) throw UsageError(context.say("usage.backup.destination"));
    const std::string& own = context.settings.archive;
    const std::string destination = DestinationOf(words.front(), own);
    std::error_code failure;
    if (fs::equivalent(destination, own, failure)) throw UsageError(context.say("usage.backup.itself", destination));
    Result<Archive> archive = Archive::Open(own, OpenMode::kReadOnly);
    if (!archive.ok()) return context.ArchiveFailed(archive.error());
    // Only an older copy may be replaced, never a file of another kind.
    if (fs::exists(destination, failure)) {
      const Result<Archive> older = Archive::Open(destination, OpenMode::kReadOnly);
      const bool is_archive = older.ok() || older.error().code != ErrorCode::kArchiveInvalid;
      if (!is_archive) throw UsageError(context.say("usage.backup.other", destination));
    }
    EndOnSignals();
    return Ended(context, archive.value().Backup(destination, Interrupted), destination);
  }

 private:
  static int Ended(const Context& context, const Result<Verification>& copied, const std::string& destination) {
    if (!copied.ok() && Interrupted()) {
      context.Complain(context.say("backup.interrupted", destination));
      return kExitInterrupted;
    }
    if (!copied.ok()) {
      context.Complain(context.say("backup.failed", destination, Why(context.say, copied.error(), destination)));
      return kExitArchive;
    }
    for (const Fault& fault : copied.value().faults) context.Complain(FaultSentence(context.say, fault));
    if (!copied.value().faults.empty()) {
      context.Complain(context.say("backup.damaged", destination));
      return kExitSomeFailed;
    }
    context.out.Line(
        HarmlessLine(context.say("backup.done", destination, copied.value().records, copied.value().originals)));
    return context.Finished();
  }
};

}  // namespace

std::unique_ptr<Command> MakeBackup() { return std::make_unique<BackupCommand>(); }

}  // namespace acervo::tools
