#include "tools/present/search_answer.h"

#include <algorithm>

#include "tools/present/json.h"
#include "tools/present/messages/messages.h"
#include "tools/present/understood.h"

namespace acervo::tools {
namespace {

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

Json NearestJson(const std::vector<NamedEntity>& entities) {
  Json json = Json::array();
  for (const NamedEntity& entity : entities) {
    json.push_back({{"id", entity.id}, {"name", entity.name}, {"records", entity.records}});
  }
  return json;
}

// To the microsecond.
double Milliseconds(std::chrono::steady_clock::duration took) {
  return static_cast<double>(std::chrono::duration_cast<std::chrono::microseconds>(took).count()) / 1000;
}

void AppendEscaped(std::string_view text, std::string& html) {
  for (const char c : text) {
    switch (c) {
      case '&': html += "&amp;"; break;
      case '<': html += "&lt;"; break;
      case '>': html += "&gt;"; break;
      case '"': html += "&quot;"; break;
      case '\'': html += "&#39;"; break;
      default: html += c;
    }
  }
}

constexpr std::size_t kMostNotices = 5;

void AddNotices(const Messages& say, const std::string& key, const std::vector<std::string>& parts,
                std::vector<std::string>& notices) {
  const std::size_t told = std::min(parts.size(), kMostNotices);
  for (std::size_t i = 0; i < told; ++i) notices.push_back(say(key, parts[i]));
  if (parts.size() > told) notices.push_back(say(key + ".more", parts.size() - told));
}

}  // namespace

std::vector<std::string> SearchNotices(const Messages& say, const SearchResult& result) {
  std::vector<std::string> notices;
  if (result.is_only_signs) notices.push_back(say("search.only_signs"));
  if (result.is_too_long) notices.push_back(say("search.too_long"));
  AddNotices(say, "search.read_as_words", result.read_as_words, notices);
  AddNotices(say, "search.left_out", result.left_out, notices);
  return notices;
}

std::string SnippetHtml(const Snippet& snippet) {
  std::string html;
  for (const TextRun& run : snippet) {
    if (run.marked) html += "<mark>";
    AppendEscaped(run.text, html);
    if (run.marked) html += "</mark>";
  }
  return html;
}

Json HitJson(const SearchHit& hit) {
  Json json = RecordJson(hit.view);
  json["score"] = hit.score;
  json["snippet"] = SnippetHtml(hit.snippet);
  return json;
}

Json SearchJson(const SearchRequest& request, const SearchResult& result, std::chrono::steady_clock::duration took) {
  Json json;
  json["query"] = request.query;
  json["total"] = result.total;
  json["took_ms"] = Milliseconds(took);
  json["hits"] = Json::array();
  for (const SearchHit& hit : result.hits) json["hits"].push_back(HitJson(hit));
  json["facets"] = FacetsJson(request, result);
  json["understood"] = UnderstoodJson(request, result);
  json["suggestion"] = result.suggestion ? Json(*result.suggestion) : Json(nullptr);
  if (!result.read_as_words.empty()) json["read_as_words"] = result.read_as_words;
  if (!result.left_out.empty()) json["left_out"] = result.left_out;
  if (!result.nearest.empty()) json["nearest"] = NearestJson(result.nearest);
  if (request.explain) json["explanation"] = result.explanation;
  return TopLevel(std::move(json));
}

}  // namespace acervo::tools
