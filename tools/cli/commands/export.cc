// Records in a format of another program.
#include <filesystem>

#include "store/archive.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/filters.h"
#include "tools/cli/commands/options.h"
#include "tools/cli/commands/output_guard.h"
#include "tools/files/atomic_file.h"
#include "tools/files/signals.h"
#include "tools/files/system_error.h"
#include "tools/present/export/exporter.h"
#include "tools/present/messages/errors.h"
#include "tools/present/search_answer.h"

namespace acervo::tools {
namespace {

namespace fs = std::filesystem;

// What the files of a folder are called, in the order of the exporter's streams.
constexpr const char* kFolderFiles[] = {"descripciones.csv", "autoridades.csv", "alias.csv"};

// Files that get their names together, once all are complete.
class Files {
 public:
  Status Add(const std::string& path) {
    auto file = AtomicFile::Create(path);
    if (!file.ok()) return std::move(file.error());
    files_.push_back(std::move(file.value()));
    return Ok();
  }
  Stream& stream(std::size_t number) { return files_[number]->stream(); }
  bool stopped() const {
    for (const auto& file : files_) {
      if (file->stream().stopped()) return true;
    }
    return false;
  }
  // The first one added last: whoever sees it finds the others beside it.
  Status Commit() {
    for (auto file = files_.rbegin(); file != files_.rend(); ++file) {
      if (Status committed = (*file)->Commit(); !committed.ok()) return committed;
    }
    return Ok();
  }

 private:
  std::vector<std::unique_ptr<AtomicFile>> files_;
};

class ExportCommand : public Command {
 public:
  CommandName name() const override { return {"export", "exportar", Words::kText}; }

  void AddOptions(OptionList& options) override {
    options.Choice("--format,-f", format_, ExportFormats());
    options.Flag("--excel", excel_);
    options.Flag("--as-read", as_read_);
    options.Text("--output,-o", output_, "value.file");
    options.Flag("--force", force_);
    filters_.Add(options);
  }

  int Run(const Context& context, const std::vector<std::string>& words) override {
    filters_.Finish(context.say, words);
    if (excel_ && format_ != "csv") throw UsageError(context.say("usage.excel"));
    if (output_.empty() && IsBinary(format_) && context.out.is_terminal()) {
      throw UsageError(context.say("export.binary", format_));
    }
    for (const std::string& path : OutputPaths()) RefuseToReplace(context, {path, format_, force_});
    EndOnSignals();
    Result<Archive> archive = Archive::Open(context.settings.archive, OpenMode::kReadOnly);
    if (!archive.ok()) return context.ArchiveFailed(archive.error());
    if (const Status told = Notices(context, archive.value()); !told.ok()) return context.ArchiveFailed(told.error());
    if (output_.empty()) return ToStdout(context, archive.value());
    return FillsFolder() ? ToFolder(context, archive.value()) : ToFile(context, archive.value());
  }

 private:
  bool IsFolder() const {
    std::error_code none;
    return output_.ends_with('/') || fs::is_directory(output_, none);
  }

  bool FillsFolder() const { return format_ == "atom-csv" && IsFolder(); }

  // What will be written; empty: stdout.
  std::vector<std::string> OutputPaths() const {
    if (output_.empty()) return {};
    if (!FillsFolder()) return {output_};
    std::vector<std::string> paths;
    for (const char* name : kFolderFiles) paths.push_back((fs::path(output_) / name).string());
    return paths;
  }

  // Says of the words to be exported by what a search would say.
  Status Notices(const Context& context, Archive& archive) const {
    if (filters_.request.query.empty()) return Ok();
    SearchRequest search = filters_.request;
    search.limit = 0;
    const Result<SearchResult> result = archive.Search(search);
    if (!result.ok()) return result.error();
    for (const std::string& notice : SearchNotices(context.say, result.value())) context.Note(notice);
    if (result.value().suggestion) context.Note(context.say("search.suggestion", *result.value().suggestion));
    return Ok();
  }

  template <typename Stopped>
  Status Write(const Context& context, Archive& archive, const ExportStreams& streams, const Stopped& stopped) {
    const Result<std::string> read_at = archive.LastReadAt();
    if (!read_at.ok()) return Error(read_at.error());
    const auto exporter = MakeExporter({format_, excel_, context.say, read_at.value()}, streams);
    Status status = Export(
        archive, filters_.request, *exporter, [&] { return !stopped() && !Interrupted(); },
        as_read_ ? ExportState::kAsRead : ExportState::kDecided);
    notes_ = exporter->notes();
    return status;
  }

  int ToStdout(const Context& context, Archive& archive) {
    context.out.SpareTheScreen();
    const Status status = Write(context, archive, {context.out}, [&] { return context.out.stopped(); });
    if (!status.ok()) return Failed(context, status.error(), context.say("output.stdout"));
    if (Interrupted()) return context.Finished(kExitInterrupted);
    Tell(context);
    return context.Finished();
  }

  int ToFile(const Context& context, Archive& archive) {
    Files files;
    if (const Status added = files.Add(output_); !added.ok()) return Failed(context, added.error(), output_);
    const ExportStreams streams{files.stream(0)};
    return Complete(context, files, Write(context, archive, streams, [&] { return files.stopped(); }));
  }

  int ToFolder(const Context& context, Archive& archive) {
    std::error_code failure;
    fs::create_directories(output_, failure);
    if (failure) return Failed(context, {ErrorCode::kUnreadable, SystemToken(failure.value()), {}}, output_);
    Files files;
    for (const std::string& path : OutputPaths()) {
      if (const Status added = files.Add(path); !added.ok()) return Failed(context, added.error(), path);
    }
    const ExportStreams streams{files.stream(0), &files.stream(1), &files.stream(2)};
    return Complete(context, files, Write(context, archive, streams, [&] { return files.stopped(); }));
  }

  int Complete(const Context& context, Files& files, const Status& written) {
    if (!written.ok()) return Failed(context, written.error(), output_);
    if (Interrupted()) return kExitInterrupted;
    if (const Status committed = files.Commit(); !committed.ok()) return Failed(context, committed.error(), output_);
    Tell(context);
    return kExitDone;
  }

  // The archive's errors are its own; kUnreadable is a file that could not be written.
  int Failed(const Context& context, const Error& error, const std::string& path) const {
    if (error.code != ErrorCode::kUnreadable) return context.ArchiveFailed(error);
    context.Complain(context.say("output.file", path, SystemWords(context.say, error.detail)));
    return kExitSomeFailed;
  }

  void Tell(const Context& context) const {
    const auto tell = [&](const char* key, long count) {
      if (count > 0) context.Note(context.say.Count(key, count));
    };
    tell("export.dropped", notes_.dropped_characters);
    tell("export.without_date", notes_.without_date);
    tell("export.cut", notes_.cut_cells);
  }

  std::string format_ = "ndjson";
  std::string output_;
  bool excel_ = false;
  bool as_read_ = false;
  bool force_ = false;
  Filters filters_;
  ExportNotes notes_;
};

}  // namespace

std::unique_ptr<Command> MakeExport() { return std::make_unique<ExportCommand>(); }

}  // namespace acervo::tools
