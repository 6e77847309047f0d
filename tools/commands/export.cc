// Records in a format of another program.
#include "store/archive.h"
#include "tools/commands/command.h"
#include "tools/commands/filters.h"
#include "tools/commands/options.h"
#include "tools/messages/errors.h"
#include "tools/output/atomic_file.h"
#include "tools/output/record_writer.h"
#include "tools/signals.h"

namespace acervo::tools {
namespace {

class ExportCommand : public Command {
 public:
  CommandName name() const override { return {"export", "exportar", Words::kText}; }

  void AddOptions(OptionList& options) override {
    options.Choice("--format", format_, {"ndjson", "json", "csv"});
    options.Flag("--excel", excel_);
    options.Text("--output", output_, "value.file");
    filters_.Add(options);
  }

  int Run(const Context& context, const std::vector<std::string>& words) override {
    filters_.Finish(context.say, words);
    if (excel_ && format_ != "csv") throw UsageError(context.say("usage.excel"));
    EndOnSignals();
    Result<Archive> archive = Archive::Open(context.settings.archive, OpenMode::kReadOnly);
    if (!archive.ok()) return context.ArchiveFailed(archive.error());
    return output_.empty() ? ToStdout(context, archive.value()) : ToFile(context, archive.value());
  }

 private:
  RecordFormat format() const {
    if (format_ == "json") return RecordFormat::kJson;
    if (format_ == "ndjson") return RecordFormat::kNdjson;
    return excel_ ? RecordFormat::kExcelCsv : RecordFormat::kCsv;
  }

  Status Write(Archive& archive, Stream& stream) const {
    RecordWriter writer(stream, format());
    Status status = archive.ForEachRecord(filters_.request, [&](const Json& record) {
      writer.Write(record);
      return !stream.stopped() && !Interrupted();
    });
    writer.End();
    return status;
  }

  int ToStdout(const Context& context, Archive& archive) const {
    const Status status = Write(archive, context.out);
    if (!status.ok()) return context.ArchiveFailed(status.error());
    return context.Finished(Interrupted() ? kExitInterrupted : kExitDone);
  }

  int ToFile(const Context& context, Archive& archive) const {
    auto file = AtomicFile::Create(output_);
    if (!file.ok()) return Fail(context, file.error());
    const Status status = Write(archive, file.value()->stream());
    if (!status.ok()) return context.ArchiveFailed(status.error());
    if (Interrupted()) return kExitInterrupted;
    const Status committed = file.value()->Commit();
    return committed.ok() ? static_cast<int>(kExitDone) : Fail(context, committed.error());
  }

  int Fail(const Context& context, const Error& error) const {
    context.Complain(context.say("output.file", output_, SystemWords(context.say, error.detail)));
    return kExitSomeFailed;
  }

  std::string format_ = "ndjson";
  std::string output_;
  bool excel_ = false;
  Filters filters_;
};

}  // namespace

std::unique_ptr<Command> MakeExport() { return std::make_unique<ExportCommand>(); }

}  // namespace acervo::tools
