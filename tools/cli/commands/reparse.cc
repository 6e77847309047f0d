// Derives the records again from the stored originals.
#include <chrono>
#include <memory>

#include "extractors/extract.h"
#include "parsers/entities/entities.h"
#include "store/archive.h"
#include "tools/app/decisions/decided_reader.h"
#include "tools/app/import/progress.h"
#include "tools/app/reparse/reparse_answer.h"
#include "tools/app/reparse/reparser.h"
#include "tools/app/tables/reread_names.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/document_options.h"
#include "tools/cli/commands/filters.h"
#include "tools/cli/commands/lock_options.h"
#include "tools/cli/commands/options.h"
#include "tools/files/signals.h"
#include "tools/present/json.h"
#include "tools/present/messages/errors.h"
#include "tools/present/messages/option_names.h"

namespace acervo::tools {
namespace {

class ReparseCommand : public Command {
 public:
  CommandName name() const override { return {"reparse", "reanalizar", Words::kNames}; }
  bool parses() const override { return true; }

  void AddOptions(OptionList& options) override {
    const Messages& say = options.say();
    options.Value("--older-than", "value.version", [this, &say](const std::string& text) {
      if (!IsParserVersion(text)) throw UsageError(say("usage.version", OptionName(say, "--older-than"), text));
      filter_.older_than = text;
    });
    AddPeriod(options, filter_.from, filter_.to);
    options.Texts("--report", filter_.reports, "value.id");
    options.Flag("--dry-run", dry_run_);
    options.Number("--jobs,-j", jobs_, 1, kMostWorkers);
    options.Choice("--format,-f", format_, {"table", "json", "ndjson"});
    AddDocumentOptions(options, document_);
    lock_.Add(options);
  }

  int Run(const Context& context, const std::vector<std::string>& words) override {
    filter_.reports.insert(filter_.reports.end(), words.begin(), words.end());
    CheckPeriod(context.say, filter_.from, filter_.to);
    // The workers first: they are to know nothing of the archive.
    EndOnSignals();
    if (const Status loaded = LoadReaders(); !loaded.ok()) return context.ReadersFailed(loaded.error());
    LoadEntityTables();
    WorkerPool pool(jobs_, ReadDocument, document_.Limits());
    Result<Archive> archive =
        dry_run_ ? Archive::Open(context.settings.archive, OpenMode::kReadOnly)
                 : Archive::Open(context.settings.archive, OpenMode::kReadWrite, lock_.AloneFor(context));
    if (!archive.ok()) return lock_.Failed(context, archive.error());
    archive.value().UseReader(ReaderOfDecisions());
    const auto targets = archive.value().ReparseTargets(filter_);
    if (!targets.ok() && targets.error().code == ErrorCode::kNotFound) {
      context.Complain(context.say("show.absent", targets.error().detail));
      return kExitSomeFailed;
    }
    if (!targets.ok()) return context.ArchiveFailed(targets.error());
    if (!dry_run_) {
      if (const Result<int> reread = RereadNames(archive.value()); !reread.ok())
        return lock_.Failed(context, reread.error());
    }
    if (targets.value().empty()) context.Note(context.say("reparse.nothing"));
    return Reparse(context, archive.value(), pool, targets.value());
  }

 private:
  int Reparse(const Context& context, Archive& archive, WorkerPool& pool, const std::vector<ReparseTarget>& targets) {
    const auto began = std::chrono::steady_clock::now();
    ReparseCounts counts;
    Json reports = Json::array();
    auto progress = std::make_unique<Progress>(context, targets.size());
    const auto sink = [&](const ReparsedReport& report) {
      counts.Add(report);
      progress->Clear();
      Tell(context, report, reports);
      progress->Done(counts.reports());
    };
    const auto pulse = [&](const std::string& path) { progress->At(path); };
    const Status status = Reparser(archive, pool, {document_, jobs_, !dry_run_}, sink, pulse).Run(targets);
    progress.reset();
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
    PrintEnd(context, counts, std::move(reports), spent.count());
    return Ended(context, status, counts);
  }

  // What is only looked at is told whole; what is done is kept, and can be asked for: acervo show ID --history.
  void Tell(const Context& context, const ReparsedReport& report, Json& reports) const {
    if (format_ == "ndjson") {
      context.out.Line(OneLine(ReparsedJson(context.say, report)));
      context.out.Flush();
    } else if (format_ == "json") {
      reports.push_back(ReparsedJson(context.say, report));
    } else if (dry_run_) {
      const DetailView sheet = ReparsedDetails(context.say, report);
      context.out.Write(sheet.Text(TerminalWidth(context.out.fd()), context.colour(context.out)));
    }
    for (const ReparsedSource& source : report.sources) {
      if (source.error) {
        context.Complain(source.reading.path + ": " + DocumentSentence(context.say, *source.error) + " " +
                         context.say("reparse.kept", report.id));
      }
    }
    if (context.settings.verbose) {
      context.Note(context.say("import.line", report.id, context.say("status." + std::string(Token(report.status()))),
                               report.ms));
    }
  }

  void PrintEnd(const Context& context, const ReparseCounts& counts, Json reports, double seconds) const {
    if (format_ == "json") {
      Json answer{{"dry_run", dry_run_}, {"counts", counts.AsJson()}};
      answer["reports"] = std::move(reports);
      context.out.Line(Indented(TopLevel(std::move(answer))));
    }
    if (context.settings.quiet) return;
    Stream& people = format_ == "table" ? context.out : context.err;
    if (format_ == "table" && dry_run_ && counts.AnyReparsed()) people.Line("");
    people.Line(counts.Sentence(context.say, seconds));
    if (dry_run_) people.Line(context.say("summary.dry_run"));
  }

  int Ended(const Context& context, const Status& status, const ReparseCounts& counts) const {
    if (!status.ok()) return context.Finished(lock_.Failed(context, status.error()));
    if (Interrupted()) {
      context.Complain(context.say("reparse.interrupted"));
      return context.Finished(kExitInterrupted);
    }
    return context.Finished(counts.AnyFailed() ? kExitSomeFailed : kExitDone);
  }

  ReparseFilter filter_;
  DocumentSettings document_;
  LockOptions lock_;
  int jobs_ = UsualWorkers();
  bool dry_run_ = false;
  std::string format_ = "table";
};

}  // namespace

std::unique_ptr<Command> MakeReparse() { return std::make_unique<ReparseCommand>(); }

}  // namespace acervo::tools
