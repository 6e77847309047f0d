// What one file holds, without touching any archive.
#include "extractors/extract.h"
#include "tools/app/worker/document_job.h"
#include "tools/app/worker/pool.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/document_options.h"
#include "tools/cli/commands/options.h"
#include "tools/files/read_file.h"
#include "tools/present/json.h"
#include "tools/present/messages/errors.h"

namespace acervo::tools {
namespace {

struct Reading {
  std::string sha256;
  std::size_t bytes = 0;
  DocumentReply reply;
};

Result<Reading> ReadInWorker(const std::string& path, const DocumentRequest& request, const WorkerLimits& limits) {
  WorkerPool pool(1, ReadDocument, limits);
  const Result<std::shared_ptr<const Bytes>> opened = Bytes::Open(path, request.max_size);
  if (!opened.ok()) return opened.error();
  const Bytes& bytes = *opened.value();
  Reading reading{Sha256Hex(bytes.size(), [&](std::size_t at) { return bytes.Piece(at); }), bytes.size(), {}};
  pool.Submit(DocumentJob(0, request, opened.value()));
  while (pool.pending() > 0) {
    for (JobResult& result : pool.Wait(std::chrono::seconds(1))) reading.reply = ReplyFrom(std::move(result));
  }
  if (!reading.reply.report.ok()) return std::move(reading.reply.report.error());
  return reading;
}

Stage StageOf(const std::string& name) {
  if (name == "layout") return Stage::kLayout;
  return name == "document" ? Stage::kDocument : Stage::kReport;
}

Json ReportStage(const Messages& say, const std::string& path, const Reading& reading) {
  const Report& report = reading.reply.report.value();
  const FileRef file{path, reading.sha256, reading.reply.format.value_or(Format::kTxt)};
  const StoredReport stored{ReportId(reading.sha256),
                            report,
                            {{path, reading.sha256, file.format, static_cast<std::int64_t>(reading.bytes), ""}}};
  Json json;
  json["report"] = ReportJson(say, stored, reading.reply.notices);
  json["records"] = Json::array();
  for (const Record& record : report.records)
    json["records"].push_back(RecordJson(ViewOf(report, stored.id, record, file)));
  return json;
}

class InspectCommand : public Command {
 public:
  CommandName name() const override { return {"inspect", "inspeccionar", Words::kNames}; }
  bool pages() const override { return true; }
  bool parses() const override { return true; }

  void AddOptions(OptionList& options) override {
    options.Choice("--stage", stage_, {"report", "document", "layout"});
    AddDocumentOptions(options, document_);
  }

  int Run(const Context& context, const std::vector<std::string>& words) override {
    if (words.size() != 1) throw UsageError(context.say("usage.inspect.file"));
    if (const Status loaded = LoadReaders(); !loaded.ok()) return context.ReadersFailed(loaded.error());
    const std::string path = PathText(words.front());
    DocumentRequest request = document_.Request(path);
    request.stage = StageOf(stage_);
    const Result<Reading> reading = ReadInWorker(words.front(), request, document_.Limits());
    if (!reading.ok()) return Fail(context, path, reading.error());
    const bool report = request.stage == Stage::kReport;
    const Json json = !report ? reading.value().reply.document : ReportStage(context.say, path, reading.value());
    context.out.Line(Indented(TopLevel(json)));
    return context.Finished();
  }

 private:
  static int Fail(const Context& context, const std::string& path, const Error& error) {
    Json json;
    json["error"] = ErrorJson(context.say, error);
    context.out.Line(Indented(TopLevel(json)));
    context.Complain(path + ": " + DocumentSentence(context.say, error));
    return context.Finished(kExitSomeFailed);
  }

  std::string stage_ = "report";
  DocumentSettings document_;
};

}  // namespace

std::unique_ptr<Command> MakeInspect() { return std::make_unique<InspectCommand>(); }

}  // namespace acervo::tools
