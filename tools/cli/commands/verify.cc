// Fixity of the originals, integrity of the archive.
#include "store/archive.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/lock_options.h"
#include "tools/cli/commands/options.h"
#include "tools/present/detail_view.h"
#include "tools/present/json.h"
#include "tools/present/verification.h"

namespace acervo::tools {
namespace {

class VerifyCommand : public Command {
 public:
  CommandName name() const override { return {"verify", "verificar", Words::kNone}; }
  bool pages() const override { return true; }

  void AddOptions(OptionList& options) override {
    options.Choice("--format,-f", format_, {"table", "json"});
    lock_.Add(options);
  }

  int Run(const Context& context, const std::vector<std::string>&) override {
    // The index can only be looked into by a connection that may write; a file that may only be read is checked
    // without.
    Result<Archive> archive = Archive::Open(context.settings.archive, OpenMode::kReadWrite, lock_.For(context));
    const bool may_not_write = !archive.ok() && archive.error().code == ErrorCode::kArchiveReadOnly;
    if (may_not_write) archive = Archive::Open(context.settings.archive, OpenMode::kReadOnly);
    if (!archive.ok()) return lock_.Failed(context, archive.error());
    const Result<Verification> verification = archive.value().Verify({});
    if (!verification.ok()) return lock_.Failed(context, verification.error());
    if (format_ == "json") {
      context.out.Line(Indented(TopLevel(VerificationJson(context.say, verification.value()))));
    } else {
      const DetailView sheet = VerificationSheet(context.say, context.settings.archive, verification.value());
      context.out.Write(sheet.Text(TerminalWidth(context.out.fd()), context.colour(context.out)));
    }
    return context.Finished(verification.value().faults.empty() ? kExitDone : kExitSomeFailed);
  }

 private:
  std::string format_ = "table";
  LockOptions lock_;
};

}  // namespace

std::unique_ptr<Command> MakeVerify() { return std::make_unique<VerifyCommand>(); }

}  // namespace acervo::tools
