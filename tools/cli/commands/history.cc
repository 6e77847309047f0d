// Who decided what, when, from what; and taking it back.
#include "core/text.h"
#include "tools/app/filters/filter_values.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/decision_options.h"
#include "tools/cli/commands/options.h"
#include "tools/present/decision_answers.h"
#include "tools/present/json.h"

namespace acervo::tools {
namespace {

class HistoryCommand : public Command {
 public:
  CommandName name() const override { return {"history", "historial", Words::kNames}; }
  bool pages() const override { return true; }

  void AddOptions(OptionList& options) override {
    options.Number("--limit,-n", filter_.limit, 0, kMostRecords);
    options.Choice("--format,-f", format_, {"table", "json"});
  }

  int Run(const Context& context, const std::vector<std::string>& words) override {
    for (const std::string& word : words) filter_.target += (filter_.target.empty() ? "" : " ") + word;
    Result<Archive> archive = Archive::Open(context.settings.archive, OpenMode::kReadOnly);
    if (!archive.ok()) return context.ArchiveFailed(archive.error());
    const auto entries = archive.value().Decisions(filter_);
    if (!entries.ok()) return context.ArchiveFailed(entries.error());
    if (format_ == "json") {
      context.out.Line(Indented(TopLevel(HistoryJson(entries.value()))));
    } else {
      const DetailView sheet = HistorySheet(context.say, entries.value());
      context.out.Write(sheet.Text(TerminalWidth(context.out.fd()), context.colour(context.out)));
    }
    return context.Finished();
  }

 private:
  HistoryFilter filter_;
  std::string format_ = "table";
};

class UndoCommand : public Command {
 public:
  CommandName name() const override { return {"undo", "deshacer", Words::kNames}; }
  bool parses() const override { return true; }

  void AddOptions(OptionList& options) override { decision_.Add(options); }

  int Run(const Context& context, const std::vector<std::string>& words) override {
    std::vector<std::int64_t> numbers;
    for (const std::string& word : words) {
      const auto number = NumberFromText(word, 1, kMostRecords);
      if (!number) throw UsageError(context.say("usage.undo.number", word));
      numbers.push_back(*number);
    }
    Result<Archive> archive = decision_.Open(context);
    if (!archive.ok()) return decision_.lock.Failed(context, archive.error());
    auto outcome = archive.value().UndoDecisions(numbers, decision_.Request(), decision_.mode());
    if (!outcome.ok() && outcome.error().code == ErrorCode::kNotFound) {
      context.Complain(context.say("undo.absent", outcome.error().detail));
      return kExitSomeFailed;
    }
    return decision_.Answer(context, outcome);
  }

 private:
  DecisionOptions decision_;
};

}  // namespace

std::unique_ptr<Command> MakeHistory() { return std::make_unique<HistoryCommand>(); }
std::unique_ptr<Command> MakeUndo() { return std::make_unique<UndoCommand>(); }

}  // namespace acervo::tools
