#include "store/suggest.h"

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "store/lexicon.h"
#include "store/search_run.h"
#include "store/vocabulary.h"

namespace acervo::store {
namespace {

struct Replacement {
  Span span;
  std::string text;
};

// Of the near words the nearest, of those the one in most records.
Result<std::optional<std::string>> BestNear(Connection& connection, const std::string& typed) {
  constexpr int kMostWords = 20;
  auto near = NearWords(connection, typed, kMostWords);
  if (!near.ok()) return std::move(near.error());
  std::optional<std::string> best;
  std::pair<int, std::int64_t> best_rank{};
  for (const NearWord& word : near.value()) {
    Result<std::int64_t> records = RecordsWith(connection, word.word);
    if (!records.ok()) return std::move(records.error());
    const std::pair<int, std::int64_t> rank{-word.distance, records.value()};
    if (records.value() == 0 || (best && rank <= best_rank)) continue;
    best = word.word;
    best_rank = rank;
  }
  if (!best) return best;
  Result<std::string> form = WrittenForm(connection, *best);
  if (!form.ok()) return std::move(form.error());
  return std::optional(std::move(form.value()));
}

Result<bool> IsFound(Connection& connection, const std::string& typed) {
  auto spellings = SpellingsOf(connection, typed);
  if (!spellings.ok()) return std::move(spellings.error());
  for (const std::string& word : spellings.value()) {
    Result<std::int64_t> records = RecordsWith(connection, word);
    if (!records.ok()) return std::move(records.error());
    if (records.value() > 0) return true;
  }
  return false;
}

Result<std::vector<Replacement>> Replacements(Connection& connection, const SearchPlan& plan) {
  std::vector<Replacement> replacements;
  for (const QueryNode& node : plan.words) {
    if (node.is_prefix || node.is_near || node.span.empty()) continue;
    Result<bool> is_found = IsFound(connection, node.words.front());
    if (!is_found.ok()) return std::move(is_found.error());
    if (is_found.value()) continue;
    auto near = BestNear(connection, node.words.front());
    if (!near.ok()) return std::move(near.error());
    if (near.value()) replacements.push_back({node.span, std::move(*near.value())});
  }
  std::ranges::sort(replacements, {}, [](const Replacement& r) { return r.span.begin; });
  return replacements;
}

std::string Replaced(std::string_view query, const std::vector<Replacement>& replacements) {
  std::string text;
  std::size_t at = 0;
  for (const Replacement& replacement : replacements) {
    if (replacement.span.begin < at) continue;
    text.append(query.substr(at, replacement.span.begin - at)).append(replacement.text);
    at = replacement.span.end();
  }
  return text.append(query.substr(at));
}

Result<bool> FindsSomething(Connection& connection, RecordColumns& columns, const SearchRequest& request,
                            const std::string& query) {
  SearchRequest other = request;
  other.query = query;
  const Result<Found> found = FindRecords(connection, columns, other);
  if (!found.ok()) return found.error();
  return !found.value().keys.IsEmpty();
}

// The whole query as a name with a typing error in it.
Result<std::optional<std::string>> NearName(Connection& connection, const std::string& query) {
  const std::string key = NameKey(query);
  const std::u32string wanted = CodePoints(key);
  const int errors = ForgivenErrors(wanted.size());
  std::optional<std::string> best;
  int best_distance = errors + 1;
  Query names = connection(
      "SELECT n.folded, e.name FROM entity_name n JOIN entity e ON e.entity_key = n.entity_key "
      "WHERE length(n.folded) BETWEEN ? AND ? ORDER BY n.folded, e.id");
  const int length = static_cast<int>(wanted.size());
  names.Bind(length - errors, length + errors);
  while (names.Next()) {
    const int distance = EditDistance(wanted, CodePoints(names.View(0)), errors);
    if (distance == 0 || distance >= best_distance) continue;
    best_distance = distance;
    best = names.Text(1);
  }
  ACERVO_TRY(names.Finish());
  return best;
}

}  // namespace

Result<std::optional<std::string>> Suggest(Connection& connection, RecordColumns& columns, const SearchRequest& request,
                                           const SearchPlan& plan) {
  auto replacements = Replacements(connection, plan);
  if (!replacements.ok()) return std::move(replacements.error());
  auto name = NearName(connection, request.query);
  if (!name.ok()) return std::move(name.error());
  std::vector<std::string> candidates;
  if (name.value()) candidates.push_back(*name.value());
  if (!replacements.value().empty()) candidates.push_back(Replaced(request.query, replacements.value()));
  for (std::string& candidate : candidates) {
    Result<bool> is_found = FindsSomething(connection, columns, request, candidate);
    if (!is_found.ok()) return std::move(is_found.error());
    if (is_found.value()) return std::optional(std::move(candidate));
  }
  return std::optional<std::string>();
}

}  // namespace acervo::store
