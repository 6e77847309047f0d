#include "tools/commands/filters.h"

#include "core/text.h"
#include "tools/commands/filter_values.h"
#include "tools/commands/option_names.h"
#include "tools/commands/options.h"

namespace acervo::tools {
namespace {

DateInterval PeriodOf(const Messages& say, const std::string& option, const std::string& text) {
  const auto period = PeriodFromText(text);
  if (!period) throw UsageError(say("usage.date", OptionName(say, option), text));
  return *period;
}

RecordKind KindOf(const Messages& say, const std::string& text) {
  if (const auto kind = RecordKindFromName(text)) return *kind;
  throw NoChoice(say, "--kind", text, {"actividad", "coordinacion", "text"});
}

}  // namespace

void AddPeriod(OptionList& options, std::optional<Date>& from, std::optional<Date>& to) {
  const Messages& say = options.say();
  options.Value("--from", "value.date",
                [&from, &say](const std::string& text) { from = PeriodOf(say, "--from", text).first; });
  options.Value("--to", "value.date", [&to, &say](const std::string& text) { to = PeriodOf(say, "--to", text).last; });
}

void CheckPeriod(const Messages& say, const std::optional<Date>& from, const std::optional<Date>& to) {
  if (!IsInOrder(from, to)) throw UsageError(say("usage.from_after_to"));
}

void Filters::Add(OptionList& options) {
  const Messages& say = options.say();
  options.Texts("--entity", request.entities, "value.name");
  AddPeriod(options, request.from, request.to);
  options.Flag("--within", request.within);
  options.Value("--kind", "value.kind", [this, &say](const std::string& text) { request.kind = KindOf(say, text); });
  options.Text("--type", request.type, "value.type");
  options.Text("--report", request.report, "value.id");
}

void Filters::Finish(const Messages& say, const std::vector<std::string>& words) {
  for (const std::string& word : words) request.query += (request.query.empty() ? "" : " ") + Nfc(word);
  CheckPeriod(say, request.from, request.to);
}

}  // namespace acervo::tools
