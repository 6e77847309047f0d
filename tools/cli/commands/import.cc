// Reads files and folders into the archive.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <memory>

#include "extractors/extract.h"
#include "parsers/entities/entities.h"
#include "store/archive.h"
#include "tools/app/decisions/decided_reader.h"
#include "tools/app/import/import_summary.h"
#include "tools/app/import/importer.h"
#include "tools/app/import/progress.h"
#include "tools/app/tables/reread_names.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/document_options.h"
#include "tools/cli/commands/lock_options.h"
#include "tools/cli/commands/options.h"
#include "tools/cli/commands/output_guard.h"
#include "tools/files/earlier_output.h"
#include "tools/files/read_file.h"
#include "tools/files/signals.h"
#include "tools/files/system_error.h"
#include "tools/present/json.h"
#include "tools/present/messages/errors.h"

namespace acervo::tools {
namespace {

// Why a document may have failed.
const std::vector<std::string>& Codes() {
  static const auto* const kCodes =
      new std::vector<std::string>{"unsupported_format", "corrupt", "encrypted", "too_large", "timeout", "crashed",
                                   "out_of_memory",      "empty",   "no_text",   "unreadable"};
  return *kCodes;
}

constexpr const char* kStdoutPath = "/proc/self/fd/1";  // whatever file the shell gave it

// The report of the import, a line a file; "-" is stdout.
class ReportFile {
 public:
  // The errno of what went wrong, 0: nothing.
  int Open(const std::string& path) {
    fd_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd_ < 0) return errno;
    stream_ = std::make_unique<Stream>(fd_);
    return 0;
  }
  ~ReportFile() {
    stream_.reset();
    if (fd_ >= 0) ::close(fd_);
  }
  ReportFile() = default;
  ReportFile(const ReportFile&) = delete;
  ReportFile& operator=(const ReportFile&) = delete;

  Stream* stream() { return stream_.get(); }

 private:
  int fd_ = -1;
  std::unique_ptr<Stream> stream_;
};

std::set<FileId> OwnFiles(const std::string& archive, const std::string& report) {
  std::set<FileId> own;
  for (const std::string& path :
       {archive, archive + "-wal", archive + "-shm", archive + "-journal", report, std::string(kStdoutPath)}) {
    if (const auto id = FileIdOf(path)) own.insert(*id);
  }
  return own;
}

class ImportCommand : public Command {
 public:
  CommandName name() const override { return {"import", "importar", Words::kNames}; }
  bool parses() const override { return true; }

  void AddOptions(OptionList& options) override {
    options.Number("--jobs,-j", jobs_, 1, kMostWorkers);
    options.Flag("--dry-run", dry_run_);
    options.Text("--report", report_, "value.file");
    options.Flag("--force", force_);
    options.OptionalChoice("--retry-failed", retry_, retry_code_, Codes());
    AddDocumentOptions(options, document_);
    lock_.Add(options);
  }

  int Run(const Context& context, const std::vector<std::string>& words) override {
    if (retry_ && retry_code_.empty() && !words.empty()) RefuseUnknownCode(context, words.front());
    if (words.empty() && !retry_) throw UsageError(context.say("usage.import.path"));
    ReportFile report;
    GuardReport(context, words);
    if (!report_.empty() && report_ != "-") {
      if (const int error = report.Open(report_); error != 0) {
        throw UsageError(context.say("output.file", report_, SystemWords(context.say, SystemToken(error))));
      }
    }
    // The workers first: they are to know nothing of the archive.
    EndOnSignals();
    if (const Status loaded = LoadReaders(); !loaded.ok()) return context.ReadersFailed(loaded.error());
    LoadEntityTables();
    WorkerPool pool(jobs_, ReadDocument, document_.Limits());
    Result<Archive> archive = OpenArchive(context);
    if (!archive.ok()) return lock_.Failed(context, archive.error());
    archive.value().UseReader(ReaderOfDecisions());
    if (!dry_run_) {
      if (const Result<int> reread = RereadNames(archive.value()); !reread.ok())
        return lock_.Failed(context, reread.error());
    }
    const auto files = Files(context, archive.value(), words);
    if (!files.ok()) return context.ArchiveFailed(files.error());
    return Import(context, archive.value(), pool, files.value(), report_ == "-" ? &context.out : report.stream());
  }

 private:
  // A word that is no path and looks like a code was meant as the value of --retry-failed.
  static void RefuseUnknownCode(const Context& context, const std::string& word) {
    struct stat about {};
    const bool looks_like_code = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_-") == word.npos;
    if (!looks_like_code || ::lstat(word.c_str(), &about) == 0) return;
    throw NoChoice(context.say, "--retry-failed", word, Codes());
  }

  void GuardReport(const Context& context, const std::vector<std::string>& words) const {
    const std::string path = report_ == "-" ? kStdoutPath : report_;
    if (!path.empty()) RefuseToReplace(context, {path, kImportReport, force_, words});
  }

  Result<Archive> OpenArchive(const Context& context) {
    if (dry_run_) return Archive::Rehearse(context.settings.archive);
    return Archive::Open(context.settings.archive, OpenMode::kCreate, lock_.AloneFor(context));
  }

  Result<std::vector<FoundFile>> Files(const Context& context, Archive& archive,
                                       const std::vector<std::string>& words) {
    std::vector<std::string> paths = words;
    std::map<std::string, std::string> shown;  // location → what people know it by
    if (words.empty()) {
      Result<std::vector<Failure>> failures = archive.Failures(retry_code_);
      if (!failures.ok()) return std::move(failures.error());
      for (const Failure& failure : failures.value()) {
        paths.push_back(StoredPath(failure.location));
        shown.emplace(AbsolutePath(paths.back()), StoredPath(failure.path));
      }
    }
    std::vector<FoundFile> files = FindFiles(paths, OwnFiles(context.settings.archive, report_));
    for (FoundFile& file : files) {
      if (const auto known = shown.find(file.location); known != shown.end()) file.shown = known->second;
    }
    if (files.empty()) context.Note(context.say(words.empty() ? "import.nothing_failed" : "import.nothing_found"));
    return files;
  }

  static std::string StoredPath(const std::string& text) {
    struct stat about {};
    return ::lstat(text.c_str(), &about) == 0 ? text : PathFromText(text);
  }

  int Import(const Context& context, Archive& archive, WorkerPool& pool, const std::vector<FoundFile>& files,
             Stream* report) {
    const auto began = std::chrono::steady_clock::now();
    Summary summary;
    auto progress = std::make_unique<Progress>(context, files.size());
    const auto sink = [&](const ImportLine& line) {
      summary.Add(context.say, line);
      if (report != nullptr) {
        report->Line(OneLine(LineJson(context.say, line)));
        report->Flush();
      }
      if (context.settings.verbose) {
        progress->Clear();
        context.Note(
            context.say("import.line", line.path, context.say("status." + std::string(Token(line.status))), line.ms));
      }
      progress->Done(summary.files());
    };
    const auto pulse = [&](const std::string& path) { progress->At(path); };
    const Status status = Importer(archive, pool, Options(), sink, pulse).Run(files);
    progress.reset();
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
    const Context people{context.settings, context.say, report == &context.out ? context.err : context.out,
                         context.err};
    summary.Print(people, spent.count(), dry_run_);
    return Ended(context, status, summary, report);
  }

  ImportOptions Options() const {
    ImportOptions options;
    options.document = document_;
    options.jobs = jobs_;
    options.keeps_originals = !dry_run_;
    options.tries_again = retry_ || document_.GiveMoreThanUsual();
    return options;
  }

  int Ended(const Context& context, const Status& status, const Summary& summary, const Stream* report) const {
    if (!status.ok()) return context.Finished(lock_.Failed(context, status.error()));
    if (Interrupted()) {
      context.Complain(context.say("import.interrupted"));
      return context.Finished(kExitInterrupted);
    }
    int exit = summary.failed() > 0 ? kExitSomeFailed : kExitDone;
    if (report != nullptr && report != &context.out && report->stopped()) {
      context.Complain(context.say("output.file", report_, SystemWords(context.say, SystemToken(report->error()))));
      exit = kExitSomeFailed;
    }
    return context.Finished(exit);
  }

  DocumentSettings document_;
  LockOptions lock_;
  int jobs_ = UsualWorkers();
  bool dry_run_ = false;
  std::string report_;
  bool force_ = false;
  bool retry_ = false;
  std::string retry_code_;
};

}  // namespace

std::unique_ptr<Command> MakeImport() { return std::make_unique<ImportCommand>(); }

}  // namespace acervo::tools
