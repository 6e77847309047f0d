// The page and the HTTP API.
#include <poll.h>
#include <signal.h>

#include <thread>

#include "tools/app/decisions/decided_reader.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/options.h"
#include "tools/files/signals.h"
#include "tools/present/messages/errors.h"
#include "tools/present/messages/option_names.h"
#include "tools/web/server.h"

namespace acervo::tools {
namespace {

// Waits for a signal in this thread alone: the others are begun with signals blocked.
class SignalWait {
 public:
  SignalWait() {
    sigset_t ends;
    ::sigemptyset(&ends);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) ::sigaddset(&ends, number);
    ::pthread_sigmask(SIG_BLOCK, &ends, &before_);
  }
  SignalWait(const SignalWait&) = delete;
  SignalWait& operator=(const SignalWait&) = delete;
  ~SignalWait() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

  void Wait() const {
    while (!Interrupted()) ::ppoll(nullptr, 0, nullptr, &before_);
  }
  // From now on a second signal ends the program at once.
  void Unblock() const { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

class ServeCommand : public Command {
 public:
  CommandName name() const override { return {"serve", "servir", Words::kNone}; }
  bool parses() const override { return true; }  // decided values, by the office's tables too

  void AddOptions(OptionList& options) override {
    options.Text("--bind", bind_, "value.host");
    options.Number("--port", port_, 0, 65535);
    options.Flag("--edit", edits_);
    options.Text("--as", as_, "value.name");
  }

  int Run(const Context& context, const std::vector<std::string>&) override {
    if (bind_.empty()) throw UsageError(context.say("usage.empty", OptionName(context.say, "--bind")));
    if (!as_.empty() && !edits_) throw UsageError(context.say("serve.as"));
    if (edits_ && !serve::IsLocal(bind_)) throw UsageError(context.say("serve.edit.local", bind_));
    EndOnSignals();
    const SignalWait signals;
    auto server = serve::Server::Open(context.settings.archive, {edits_, edits_ ? NameOfUser(as_) : ""});
    if (!server.ok()) return context.ArchiveFailed(server.error());
    const Result<std::string> address = server.value()->Bind(bind_, port_);
    if (!address.ok()) {
      const Error& error = address.error();
      throw UsageError(context.say("serve.bind", bind_, port_, SystemWords(context.say, error.detail)));
    }
    if (!serve::IsLocal(bind_)) context.Note(context.say("serve.open", bind_));
    std::thread work([&] { server.value()->Run(); });
    context.err.Line(address.value());
    context.Note(context.say("serve.ready"));
    if (edits_) context.err.Line(context.say("serve.edit.address", server.value()->SignInAddress(address.value())));
    context.err.Flush();
    signals.Wait();
    signals.Unblock();
    server.value()->Stop();
    work.join();
    return kExitInterrupted;
  }

 private:
  std::string bind_ = "127.0.0.1";
  int port_ = 8080;
  bool edits_ = false;
  std::string as_;
};

}  // namespace

std::unique_ptr<Command> MakeServe() { return std::make_unique<ServeCommand>(); }

}  // namespace acervo::tools
