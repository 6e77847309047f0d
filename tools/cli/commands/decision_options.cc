#include "tools/cli/commands/decision_options.h"

#include "core/text.h"
#include "tools/app/decisions/decided_reader.h"
#include "tools/cli/commands/options.h"
#include "tools/present/decision_answers.h"
#include "tools/present/json.h"

namespace acervo::tools {

void DecisionOptions::Add(OptionList& options) {
  options.Flag("--dry-run", dry_run);
  options.Text("--as", as, "value.name");
  options.Text("--why", why, "value.text");
  options.Choice("--format,-f", format, {"table", "json"});
  lock.Add(options);
}

DecisionRequest DecisionOptions::Request() const {
  DecisionRequest request;
  request.by = NameOfUser(as);
  request.why = CleanText(why);
  return request;
}

Result<Archive> DecisionOptions::Open(const Context& context) const {
  auto archive = Archive::Open(context.settings.archive, OpenMode::kReadWrite, lock.For(context));
  if (archive.ok()) archive.value().UseReader(ReaderOfDecisions());
  return archive;
}

int DecisionOptions::Answer(const Context& context, const Result<DecisionOutcome>& outcome) const {
  if (!outcome.ok()) {
    const Error& error = outcome.error();
    const bool is_refusal = error.code == ErrorCode::kUsage || error.code == ErrorCode::kNotFound;
    if (!is_refusal) return lock.Failed(context, error);
    context.Complain(RefusalSentence(context.say, error));
    return error.code == ErrorCode::kNotFound ? kExitSomeFailed : kExitUsage;
  }
  if (format == "json") {
    context.out.Line(Indented(TopLevel(OutcomeJson(outcome.value(), mode()))));
  } else {
    const DetailView sheet = OutcomeSheet(context.say, outcome.value(), mode());
    context.out.Write(sheet.Text(TerminalWidth(context.out.fd()), context.colour(context.out)));
  }
  return context.Finished();
}

}  // namespace acervo::tools
