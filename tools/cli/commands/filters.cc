#include "tools/cli/commands/filters.h"

#include "core/text.h"
#include "tools/app/filters/filter_values.h"
#include "tools/app/filters/typed_values.h"
#include "tools/cli/commands/options.h"
#include "tools/present/messages/option_names.h"

namespace acervo::tools {
namespace {

AskedPeriod PeriodOf(const Messages& say, const std::string& option, const std::string& text) {
  auto period = PeriodFromTyped(say, OptionName(say, option), Nfc(text));
  if (const auto* complaint = std::get_if<std::string>(&period)) throw UsageError(*complaint);
  return std::get<AskedPeriod>(period);
}

RecordKind KindOf(const Messages& say, const std::string& text) {
  if (const auto kind = RecordKindFromName(text)) return *kind;
  throw NoChoice(say, "--kind", text, {"actividad", "coordinacion", "text"});
}

}  // namespace

void AddPeriod(OptionList& options, std::optional<Date>& from, std::optional<Date>& to) {
  const Messages& say = options.say();
  options.Value("--from", "value.date",
                [&from, &say](const std::string& text) { from = PeriodOf(say, "--from", text).from; });
  options.Value("--to", "value.date", [&to, &say](const std::string& text) { to = PeriodOf(say, "--to", text).to; });
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
  options.Flag("--literal", request.literal);
}

void Filters::Finish(const Messages& say, const std::vector<std::string>& words) {
  for (const std::string& word : words) request.query += (request.query.empty() ? "" : " ") + Nfc(word);
  CheckPeriod(say, request.from, request.to);
  request.readers = ParserReaders();
}

}  // namespace acervo::tools
