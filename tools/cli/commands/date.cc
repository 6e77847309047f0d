// What the date parser makes of a text.
#include <unistd.h>

#include <iostream>

#include "core/json.h"
#include "core/text.h"
#include "parsers/spanish/dates.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/options.h"
#include "tools/present/json.h"

namespace acervo::tools {
namespace {

// "2019-05" or "2019-05-27"; nullopt for anything else.
std::optional<DateReference> ReferenceFrom(std::string_view text) {
  if (const auto month = MonthFromIso(text)) return DateReference{month, std::nullopt};
  const auto day = DateFromIso(text);
  if (!day) return std::nullopt;
  return DateReference{Month{day->year(), day->month()}, day};
}

std::string ExpressionsLine(const std::string& raw, const DateReference& reference) {
  const std::string text = Nfc(raw);
  Json all = Json::array();
  for (const DateExpression& expression : FindDates(text, reference, DateContext::kCell)) {
    all.push_back(ToJson(expression, text));
  }
  return OneLine(all);
}

class DateCommand : public Command {
 public:
  CommandName name() const override { return {"date", "fecha", Words::kText}; }
  bool parses() const override { return true; }

  void AddOptions(OptionList& options) override {
    options.Value("--ref", "value.day", [this, &options](const std::string& text) {
      const auto reference = ReferenceFrom(text);
      if (!reference) throw UsageError(options.say()("usage.ref", text));
      reference_ = *reference;
    });
    options.Flag("--batch", batch_);
  }

  int Run(const Context& context, const std::vector<std::string>& words) override {
    if (batch_ && !words.empty()) throw UsageError(context.say("usage.word", words.front()));
    if (batch_) return RunBatch(context);
    if (words.empty()) throw UsageError(context.say("usage.date.text"));
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    context.out.Line(ExpressionsLine(text, reference_));
    return context.Finished();
  }

 private:
  // A line without a TAB is text alone, under --ref; one whose reference cannot be read has none.
  std::string BatchLine(const Context& context, const std::string& line) const {
    const std::size_t tab = line.find('\t');
    if (tab == line.npos) return ExpressionsLine(line, reference_);
    const std::string_view head = Trim(std::string_view(line).substr(0, tab));
    const std::string text = line.substr(tab + 1);
    if (head.empty()) return ExpressionsLine(text, reference_);
    const auto reference = ReferenceFrom(head);
    if (!reference) context.Note(context.say("date.bad_ref", head));
    return ExpressionsLine(text, reference.value_or(DateReference{}));
  }

  int RunBatch(const Context& context) const {
    for (std::string line; !context.out.stopped() && std::getline(std::cin, line);) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      context.out.Line(BatchLine(context, line));
    }
    return context.Finished();
  }

  DateReference reference_;
  bool batch_ = false;
};

}  // namespace

std::unique_ptr<Command> MakeDate() { return std::make_unique<DateCommand>(); }

}  // namespace acervo::tools
