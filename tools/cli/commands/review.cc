// What the parser doubted, the most doubtful first, and a person's answers.
#include "core/text.h"
#include "tools/app/filters/filter_values.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/decision_options.h"
#include "tools/cli/commands/options.h"
#include "tools/present/json.h"
#include "tools/present/review_answers.h"

namespace acervo::tools {
namespace {

std::optional<DecisionKind> AnswerFrom(std::string_view word) {
  const std::string folded = Fold(word);
  if (folded == "confirm" || folded == "confirmar") return DecisionKind::kConfirm;
  if (folded == "dismiss" || folded == "descartar") return DecisionKind::kDismiss;
  if (folded == "unsure" || folded == "dudar") return DecisionKind::kUnsure;
  return std::nullopt;
}

class ReviewCommand : public Command {
 public:
  CommandName name() const override { return {"review", "revisar", Words::kNames}; }
  bool pages() const override { return true; }

  void AddOptions(OptionList& options) override {
    options.Choice("--kind", kind_, {"date", "entity", "period", "table", "text", "conflict"});
    options.Text("--report", filter_.report, "value.id");
    options.Number("--limit,-n", filter_.limit, 0, kMostRecords);
    options.Number("--offset", filter_.offset, 0, kMostRecords);
    options.Choice("--format,-f", format_, {"table", "json", "csv"});
    options.Text("--as", decision_.as, "value.name");
    options.Text("--why", decision_.why, "value.text");
    decision_.lock.Add(options);
  }

  int Run(const Context& context, const std::vector<std::string>& words) override {
    if (!words.empty()) return Answer(context, words);
    if (!kind_.empty()) filter_.codes = CodesOfKind(kind_);
    Result<Archive> archive = Archive::Open(context.settings.archive, OpenMode::kReadOnly);
    if (!archive.ok()) return context.ArchiveFailed(archive.error());
    const auto list = archive.value().Review(filter_);
    if (!list.ok()) return context.ArchiveFailed(list.error());
    Print(context, list.value());
    return context.Finished();
  }

 private:
  void Print(const Context& context, const ReviewList& list) const {
    if (format_ == "json") return context.out.Line(Indented(TopLevel(ReviewJson(context.say, list))));
    if (format_ == "csv") {
      context.out.SpareTheScreen();
      return context.out.Write(ReviewCsv(context.say, list));
    }
    const DetailView sheet = ReviewSheet(context.say, list);
    context.out.Write(sheet.Text(TerminalWidth(context.out.fd()), context.colour(context.out)));
  }

  // review N confirm|dismiss|unsure
  int Answer(const Context& context, const std::vector<std::string>& words) {
    const auto number = NumberFromText(words.front(), 1, kMostRecords);
    if (!number) throw UsageError(context.say("usage.review.number", words.front()));
    const auto answer = words.size() == 2 ? AnswerFrom(words[1]) : std::nullopt;
    if (!answer) throw UsageError(context.say("usage.review.answer"));
    decision_.format = format_ == "json" ? "json" : "table";
    Result<Archive> archive = decision_.Open(context);
    if (!archive.ok()) return decision_.lock.Failed(context, archive.error());
    DecisionRequest request = decision_.Request();
    request.wishes.push_back({*answer, QuestionTarget(*number), "", std::nullopt});
    auto outcome = archive.value().Decide(request, DecisionMode::kWrite);
    if (!outcome.ok() && outcome.error().code == ErrorCode::kNotFound) {
      context.Complain(context.say("review.absent", words.front()));
      return kExitSomeFailed;
    }
    return decision_.Answer(context, outcome);
  }

  std::string kind_;
  std::string format_ = "table";
  ReviewFilter filter_;
  DecisionOptions decision_;
};

}  // namespace

std::unique_ptr<Command> MakeReview() { return std::make_unique<ReviewCommand>(); }

}  // namespace acervo::tools
