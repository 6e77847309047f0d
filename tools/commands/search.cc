// Finds records and prints them for people or programs.
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "store/archive.h"
#include "tools/commands/command.h"
#include "tools/commands/filters.h"
#include "tools/commands/options.h"
#include "tools/output/hit_table.h"
#include "tools/output/json.h"
#include "tools/output/record_writer.h"

namespace acervo::tools {
namespace {

constexpr std::size_t kMostNotices = 5;
constexpr int kMost = 1'000'000'000;

Json FacetJson(const std::vector<FacetCount>& counts) {
  Json json = Json::array();
  for (const FacetCount& count : counts) {
    json.push_back({{"id", count.id.empty() ? count.name : count.id}, {"name", count.name}, {"count", count.count}});
  }
  return json;
}

Json FacetsJson(const SearchRequest& request, const SearchResult& result) {
  Json json = Json::object();
  if (!request.facets) return json;
  json["entity"] = FacetJson(result.entity_facets);
  json["year"] = FacetJson(result.year_facets);
  json["type"] = FacetJson(result.type_facets);
  json["kind"] = FacetJson(result.kind_facets);
  return json;
}

Json HitJson(const SearchHit& hit) {
  Json json = hit.record;
  json["score"] = hit.score;
  json["snippet"] = hit.snippet;
  return json;
}

Json AnswerJson(const SearchRequest& request, const SearchResult& result, double took_ms) {
  Json json;
  json["query"] = request.query;
  json["total"] = result.total;
  json["took_ms"] = took_ms;
  json["hits"] = Json::array();
  for (const SearchHit& hit : result.hits) json["hits"].push_back(HitJson(hit));
  json["facets"] = FacetsJson(request, result);
  json["suggestion"] = result.suggestion ? Json(*result.suggestion) : Json(nullptr);
  if (!result.read_as_words.empty()) json["read_as_words"] = result.read_as_words;
  if (request.explain) json["explanation"] = result.explanation;
  return json;
}

double Milliseconds(std::chrono::steady_clock::time_point since) {
  const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - since;
  return static_cast<double>(static_cast<long long>(spent.count() * 1000)) / 1000;
}

class SearchCommand : public Command {
 public:
  CommandName name() const override { return {"search", "buscar", Words::kText}; }

  void AddOptions(OptionList& options) override {
    filters_.Add(options);
    options.Choice("--sort", sort_, {"relevance", "date", "-date"});
    options.Number("--limit", filters_.request.limit, 0, kMost);
    options.Number("--offset", filters_.request.offset, 0, kMost);
    options.Flag("--facets", filters_.request.facets);
    options.Flag("--explain", filters_.request.explain);
    options.Choice("--format", format_, {"table", "json", "ndjson", "csv"});
  }

  int Run(const Context& context, const std::vector<std::string>& words) override {
    filters_.Finish(context.say, words);
    if (sort_ == "date") filters_.request.sort = SortOrder::kDateAscending;
    if (sort_ == "-date") filters_.request.sort = SortOrder::kDateDescending;
    const auto began = std::chrono::steady_clock::now();
    Result<Archive> archive = Archive::Open(context.settings.archive, OpenMode::kReadOnly);
    if (!archive.ok()) return context.ArchiveFailed(archive.error());
    const Result<SearchResult> result = archive.value().Search(filters_.request);
    if (!result.ok()) return context.ArchiveFailed(result.error());
    Notices(context, result.value());
    Print(context, result.value(), Milliseconds(began));
    return context.Finished();
  }

 private:
  void Notices(const Context& context, const SearchResult& result) const {
    const std::size_t told = std::min(result.read_as_words.size(), kMostNotices);
    for (std::size_t i = 0; i < told; ++i) context.Note(context.say("search.read_as_words", result.read_as_words[i]));
    const std::size_t untold = result.read_as_words.size() - told;
    if (untold > 0) context.Note(context.say("search.read_as_words.more", untold));
    const bool table = format_ == "table";
    if (filters_.request.explain && format_ != "json") context.err.Line(Harmless(result.explanation));
    if (!table && format_ != "json" && result.suggestion) {
      context.Note(context.say("search.suggestion", *result.suggestion));
    }
    context.err.Flush();
  }

  void Print(const Context& context, const SearchResult& result, double took_ms) const {
    if (format_ == "json") return context.out.Line(Indented(TopLevel(AnswerJson(filters_.request, result, took_ms))));
    if (format_ == "table") return context.out.Write(HitTable(context, filters_.request, result));
    RecordWriter writer(context.out, format_ == "csv" ? RecordFormat::kCsv : RecordFormat::kNdjson);
    for (const SearchHit& hit : result.hits) writer.Write(HitJson(hit));
    writer.End();
  }

  Filters filters_;
  std::string sort_ = "relevance";
  std::string format_ = "table";
};

}  // namespace

std::unique_ptr<Command> MakeSearch() { return std::make_unique<SearchCommand>(); }

}  // namespace acervo::tools
