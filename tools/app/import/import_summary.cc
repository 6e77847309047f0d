#include "tools/app/import/import_summary.h"

#include <algorithm>

#include "tools/app/import/progress.h"
#include "tools/present/messages/errors.h"

namespace acervo::tools {
namespace {

constexpr std::size_t kMostFailures = 20;  // of one code; the report file has all
constexpr std::size_t kMostExamples = 3;   // of one warning

// What is told by its number alone: a document may have two hundred of them.
bool IsToldInOneLine(std::string_view code) { return code == "table_set_aside"; }

std::size_t MostExamples(std::string_view code) { return IsToldInOneLine(code) ? 0 : kMostExamples; }

bool IsNew(FileStatus status) { return status == FileStatus::kImported || status == FileStatus::kUpdated; }

}  // namespace

void Summary::Add(const Messages& say, const ImportLine& line) {
  ++files_;
  ++counts_[static_cast<std::size_t>(line.status)];
  if (line.error) {
    Kind& kind = failures_[std::string(Token(line.error->code))];
    ++kind.count;
    if (kind.examples.size() < kMostFailures) kind.examples.push_back({line.path, DocumentSentence(say, *line.error)});
  }
  if (!IsNew(line.status)) return;
  activities_ += line.activities;
  coordinations_ += line.coordinations;
  text_records_ += line.text_records;
  AddWarnings(say, line);
}

void Summary::AddWarnings(const Messages& say, const ImportLine& line) {
  for (const Diagnostic& doubt : line.doubts) {
    Kind& kind = warnings_[std::string(Token(doubt.code))];
    ++kind.count;
    if (kind.examples.size() >= MostExamples(Token(doubt.code))) continue;
    const std::string place = PlaceForPeople(say, doubt);
    kind.examples.push_back({line.path + (place.empty() ? "" : ", ") + place, DoubtSentence(say, doubt)});
  }
  for (const Diagnostic& notice : line.notices) {
    Kind& kind = warnings_[std::string(Token(notice.code))];
    ++kind.count;
    if (kind.examples.size() >= kMostExamples) continue;
    const std::string place = PlaceForPeople(say, notice);
    kind.examples.push_back({line.path + (place.empty() ? "" : ", ") + place, NoticeSentence(say, notice)});
  }
}

void Summary::Print(const Context& context, double seconds, bool dry_run) const {
  if (!context.settings.quiet) PrintWarnings(context);
  PrintFailures(context);
  context.err.Flush();
  if (!context.settings.quiet) PrintCounts(context, seconds, dry_run);
}

void Summary::PrintCounts(const Context& context, double seconds, bool dry_run) const {
  const Messages& say = context.say;
  constexpr std::array kOrder = {FileStatus::kImported,  FileStatus::kUpdated, FileStatus::kDuplicate,
                                 FileStatus::kUnchanged, FileStatus::kSkipped, FileStatus::kFailed};
  std::string counts;
  for (const FileStatus status : kOrder) {
    if (Count(status) == 0) continue;
    counts += (counts.empty() ? "" : " · ") + say.Count("summary." + std::string(Token(status)), Count(status));
  }
  context.out.Line(say.Count("summary.files", static_cast<long long>(files_)) + " (" + Duration(seconds) + ")" +
                   (counts.empty() ? "" : ": ") + counts);
  if (Count(FileStatus::kImported) + Count(FileStatus::kUpdated) > 0) {
    context.out.Line(say.Count("summary.activities", activities_) + " · " +
                     say.Count("summary.coordinations", coordinations_) + " · " +
                     say.Count("summary.texts", text_records_));
  }
  if (dry_run) context.out.Line(say("summary.dry_run"));
}

void Summary::PrintFailures(const Context& context) const {
  for (const auto& [code, kind] : failures_) {
    for (const Example& example : kind.examples) context.Complain(example.where + ": " + example.sentence);
    const auto untold = kind.count - static_cast<int>(kind.examples.size());
    if (untold > 0) context.Complain(context.say("summary.more_failures", untold, code));
  }
}

void Summary::PrintWarnings(const Context& context) const {
  bool all_are_told = true;
  for (const auto& [code, kind] : warnings_) {
    context.Note(context.say("summary.warning", WarningTitle(context.say, code), kind.count));
    for (const Example& example : kind.examples) {
      context.Add(example.where + ": " + example.sentence, 4);
    }
    const auto untold = kind.count - static_cast<int>(kind.examples.size());
    if (untold > 0 && !IsToldInOneLine(code)) context.Add(context.say("summary.more_examples", untold), 4);
    all_are_told = all_are_told && untold == 0;
  }
  if (!all_are_told) context.Note(context.say("summary.all_warnings"));
}

}  // namespace acervo::tools
