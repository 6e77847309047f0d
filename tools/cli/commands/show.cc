// One record, report or entity, with where it came from.
#include <algorithm>

#include "store/archive.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/options.h"
#include "tools/files/walk.h"
#include "tools/present/detail_view.h"
#include "tools/present/differences.h"
#include "tools/present/entity_answers.h"
#include "tools/present/json.h"

namespace acervo::tools {
namespace {

constexpr int kLatestRecords = 10;

struct Answer {
  Json json;
  DetailView sheet;
};

bool IsMissing(const Error& error) { return error.code == ErrorCode::kNotFound; }

Json EntityJson(const StoredEntity& entity, const std::vector<SearchHit>& latest) {
  Json records = Json::array();
  for (const SearchHit& hit : latest) records.push_back(hit.view.id);
  Json json = EntityDetailsJson(entity);
  json["latest"] = std::move(records);
  return json;
}

class ShowCommand : public Command {
 public:
  CommandName name() const override { return {"show", "mostrar", Words::kNames}; }
  bool pages() const override { return true; }

  void AddOptions(OptionList& options) override {
    options.Flag("--history", history_);
    options.Choice("--format,-f", format_, {"table", "json"});
  }

  int Run(const Context& context, const std::vector<std::string>& words) override {
    std::string id;
    for (const std::string& word : words) id += (id.empty() ? "" : " ") + word;
    if (id.find_first_not_of(" \t\n") == id.npos) throw UsageError(context.say("usage.show.id"));
    Result<Archive> archive = Archive::Open(context.settings.archive, OpenMode::kReadOnly);
    if (!archive.ok()) return context.ArchiveFailed(archive.error());
    return Print(context, history_ ? History(context, archive.value(), id) : Find(context, archive.value(), id), id);
  }

 private:
  // What the id names, tried in the order of how exactly an id tells it.
  static Result<Answer> Find(const Context& context, Archive& archive, const std::string& id) {
    Result<Answer> answer = Record(context, archive, id);
    if (!answer.ok() && IsMissing(answer.error())) answer = Report(context, archive, id);
    if (!answer.ok() && IsMissing(answer.error())) answer = Entity(context, archive, id);
    if (!answer.ok() && IsMissing(answer.error())) answer = OfDocument(context, archive, id);
    return answer;
  }

  // The report of the document at a path, or of the only one of a name.
  static Result<Answer> OfDocument(const Context& context, Archive& archive, const std::string& path) {
    const Error missing{ErrorCode::kNotFound, path, {}};
    if (path.find_first_of("./") == path.npos) return missing;
    const Result<std::vector<ReportLine>> reports = archive.Reports();
    if (!reports.ok()) return reports.error();
    std::vector<std::string> found;
    for (const ReportLine& line : reports.value()) {
      const Result<StoredReport> stored = archive.ReportById(line.id);
      if (!stored.ok()) return stored.error();
      const auto& sources = stored.value().sources;
      const auto has = [&](const auto& is_it) { return std::ranges::any_of(sources, is_it, &StoredSource::path); };
      if (has([&](const std::string& source) { return source == path; })) return Report(context, archive, line.id);
      if (has([&](const std::string& source) { return EndsAlike(source, path); })) found.push_back(line.id);
    }
    if (found.size() == 1) return Report(context, archive, found.front());
    return missing;
  }

  // "informes/mayo.docx" and "mayo.docx", whichever is the longer.
  static bool EndsAlike(const std::string& a, const std::string& b) {
    const std::string whole_a = "/" + PlainPath(a), whole_b = "/" + PlainPath(b);
    return whole_a.ends_with(whole_b) || whole_b.ends_with(whole_a);
  }

  int Print(const Context& context, const Result<Answer>& answer, const std::string& id) const {
    if (!answer.ok() && !IsMissing(answer.error())) return context.ArchiveFailed(answer.error());
    if (!answer.ok()) {
      context.Complain(context.say("show.absent", id));
      return kExitSomeFailed;
    }
    if (format_ == "json") {
      context.out.Line(Indented(TopLevel(answer.value().json)));
    } else {
      context.out.Write(answer.value().sheet.Text(TerminalWidth(context.out.fd()), context.colour(context.out)));
    }
    return context.Finished();
  }

  static Result<Answer> Record(const Context& context, Archive& archive, const std::string& id) {
    const Result<RecordView> record = archive.RecordById(id);
    if (!record.ok()) return record.error();
    const Result<StoredReport> stored = archive.ReportById(record.value().report.id);
    if (!stored.ok()) return stored.error();
    const std::vector<Diagnostic> doubts = DoubtsAbout(stored.value(), id);
    DetailView sheet = RecordDetails(context.say, record.value(), stored.value(), doubts);
    Json json = RecordJson(record.value());
    json["warnings"] = WarningsJson(context.say, doubts, {});
    return Answer{std::move(json), std::move(sheet)};
  }

  static Result<Answer> Report(const Context& context, Archive& archive, const std::string& id) {
    const Result<StoredReport> stored = archive.ReportById(id);
    if (!stored.ok()) return stored.error();
    const Result<SourceComparison> comparison = archive.CompareSources(id);
    if (!comparison.ok()) return comparison.error();
    Json json = ComparedReportJson(context.say, stored.value(), comparison.value());
    DetailView sheet = ReportDetails(context.say, stored.value());
    AddSourceComparison(context.say, comparison.value(), sheet);
    return Answer{std::move(json), std::move(sheet)};
  }

  static Result<Answer> History(const Context& context, Archive& archive, const std::string& id) {
    const Result<ReportHistory> history = archive.HistoryOf(id);
    if (!history.ok()) return history.error();
    return Answer{HistoryJson(history.value()), HistorySheet(context.say, history.value())};
  }

  static Result<Answer> Entity(const Context& context, Archive& archive, const std::string& id) {
    const Result<StoredEntity> entity = archive.EntityById(id);
    if (!entity.ok()) return entity.error();
    SearchRequest request;
    request.entities = {entity.value().id};
    request.sort = SortOrder::kDateDescending;
    request.limit = kLatestRecords;
    const Result<SearchResult> latest = archive.Search(request);
    if (!latest.ok()) return latest.error();
    const Result<EntityResolution> resolution = archive.ResolveName(entity.value().id, entity.value().id);
    if (!resolution.ok()) return resolution.error();
    Json json = EntityJson(entity.value(), latest.value().hits);
    json["candidates"] = SimilarJson(resolution.value().candidates);
    DetailView sheet = EntityDetails(context.say, entity.value(), latest.value().hits);
    AddSimilar(context.say, resolution.value().candidates, sheet);
    return Answer{std::move(json), std::move(sheet)};
  }

  bool history_ = false;
  std::string format_ = "table";
};

}  // namespace

std::unique_ptr<Command> MakeShow() { return std::make_unique<ShowCommand>(); }

}  // namespace acervo::tools
