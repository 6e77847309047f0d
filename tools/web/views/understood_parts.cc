#include "tools/web/views/understood_parts.h"

#include <algorithm>

#include "tools/present/understood.h"
#include "tools/web/search_params.h"
#include "tools/web/views/formatting.h"
#include "tools/web/views/search_filters.h"

namespace acervo::tools::serve {
namespace {

std::string LinkWithQuery(const Page& page, SearchRequest request, const std::string& query) {
  request.query = query;
  return LinkTo(page, std::move(request));
}

Json DoubtJson(const Page& page, const SearchRequest& request, const UnderstoodPiece& piece) {
  Json others = Json::array();
  for (const auto& [name, query] : piece.others) {
    others.push_back({{"name", name}, {"link", LinkWithQuery(page, request, query)}});
  }
  return {{"raw", piece.raw}, {"others", std::move(others)}};
}

Json DroppedJson(const Page& page, const SearchRequest& request, const SearchResult& result) {
  const std::vector<DroppedPiece> pieces = DroppedPieces(request, result);
  if (pieces.empty()) return nullptr;
  Json links = Json::array();
  for (const DroppedPiece& piece : pieces) {
    links.push_back({{"raw", piece.raw},
                     {"link", LinkWithQuery(page, request, piece.without)},
                     {"between", links.empty() ? "" : ", "}});
  }
  return {{"parts", std::move(links)}, {"found", result.total > 0 ? page.say.Count("web.records", result.total) : ""}};
}

// Words that were understood to ask nothing.
std::string LeftOutWords(const SearchResult& result) {
  std::string words;
  for (const AskedPart& part : result.understood.left_out) words += (words.empty() ? "«" : ", «") + part.raw + "»";
  return words;
}

Json NearestJson(const Page& page, const SearchResult& result) {
  Json json = Json::array();
  for (const NamedEntity& entity : result.nearest) {
    json.push_back({{"name", entity.name},
                    {"link", page.EntityLink(entity.id)},
                    {"count", page.say.Count("web.records", entity.records)}});
  }
  return json;
}

std::string LiteralLink(const Page& page, SearchRequest request) {
  request.literal = !request.literal;
  return LinkTo(page, std::move(request));
}

}  // namespace

void AddUnderstood(const Page& page, const SearchRequest& request, const SearchResult& result, Json& answer) {
  const std::vector<UnderstoodPiece> pieces = UnderstoodPieces(page.say, request, result);
  Json doubts = Json::array();
  for (const UnderstoodPiece& piece : pieces) {
    answer["chips"].push_back({{"label", Capitalized(piece.label)},
                               {"value", piece.value},
                               {"raw", piece.raw},
                               {"link", LinkWithQuery(page, request, piece.without)}});
    if (!piece.others.empty()) doubts.push_back(DoubtJson(page, request, piece));
  }
  const bool is_read = !pieces.empty() || !result.understood.left_out.empty() || !result.dropped.empty();
  answer["doubts"] = std::move(doubts);
  answer["dropped"] = DroppedJson(page, request, result);
  answer["left_out_words"] = LeftOutWords(result);
  answer["literal_link"] = is_read && !request.literal ? LiteralLink(page, request) : "";
  answer["has_nearest"] = !result.nearest.empty();
  answer["nearest"] = NearestJson(page, result);
  answer["asks_count"] = std::ranges::any_of(result.understood.orders, &AskedOrder::counts);
  if (request.literal) {
    answer["chips"].push_back({{"label", page.say("web.literal.label")},
                               {"value", page.say("web.literal.value")},
                               {"link", LiteralLink(page, request)}});
  }
}

}  // namespace acervo::tools::serve
