// Finds records and prints them for people or programs.
#include <algorithm>
#include <chrono>

#include "store/archive.h"
#include "tools/app/filters/filter_values.h"
#include "tools/cli/commands/command.h"
#include "tools/cli/commands/filters.h"
#include "tools/cli/commands/options.h"
#include "tools/present/hit_table.h"
#include "tools/present/json.h"
#include "tools/present/record_writer.h"
#include "tools/present/search_answer.h"
#include "tools/present/understood.h"

namespace acervo::tools {
namespace {

class SearchCommand : public Command {
 public:
  CommandName name() const override { return {"search", "buscar", Words::kText}; }
  bool pages() const override { return true; }

  void AddOptions(OptionList& options) override {
    filters_.Add(options);
    options.Choice("--sort", sort_, SortNames());
    options.Number("--limit,-n", filters_.request.limit, 0, kMostRecords);
    options.Number("--offset", filters_.request.offset, 0, kMostRecords);
    options.Flag("--facets", filters_.request.facets);
    options.Flag("--explain", filters_.request.explain);
    options.Choice("--format,-f", format_, {"table", "json", "ndjson", "csv"});
  }

  int Run(const Context& context, const std::vector<std::string>& words) override {
    filters_.Finish(context.say, words);
    filters_.request.sort = SortFromName(sort_).value_or(SortOrder::kRelevance);
    const auto began = std::chrono::steady_clock::now();
    Result<Archive> archive = Archive::Open(context.settings.archive, OpenMode::kReadOnly);
    if (!archive.ok()) return context.ArchiveFailed(archive.error());
    const Result<SearchResult> result = archive.value().Search(filters_.request);
    if (!result.ok()) return context.ArchiveFailed(result.error());
    Notices(context, result.value());
    Print(context, result.value(), std::chrono::steady_clock::now() - began);
    return context.Finished();
  }

 private:
  void Notices(const Context& context, const SearchResult& result) const {
    for (const std::string& notice : SearchNotices(context.say, result)) context.Note(notice);
    for (const std::string& said : UnderstoodSentences(context.say, filters_.request, result)) context.Note(said);
    const bool table = format_ == "table";
    if (filters_.request.explain && format_ != "json") context.err.Line(Harmless(result.explanation));
    if (!table && format_ != "json" && result.suggestion) {
      context.Note(context.say("search.suggestion", *result.suggestion));
    }
    context.err.Flush();
  }

  void Print(const Context& context, const SearchResult& result, std::chrono::steady_clock::duration took) const {
    if (format_ == "json") return context.out.Line(Indented(SearchJson(filters_.request, result, took)));
    if (format_ == "table") return context.out.Write(HitTable(context, filters_.request, result));
    context.out.SpareTheScreen();
    RecordWriter writer(context.out, format_ == "csv" ? RecordFormat::kCsv : RecordFormat::kNdjson);
    for (const SearchHit& hit : result.hits) writer.Write(hit);
    writer.End();
  }

  Filters filters_;
  std::string sort_ = "relevance";
  std::string format_ = "table";
};

}  // namespace

std::unique_ptr<Command> MakeSearch() { return std::make_unique<SearchCommand>(); }

}  // namespace acervo::tools
