#include "store/search/suggest.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "core/text.h"
#include "store/search/search_run.h"
#include "store/words/term_cache.h"
#include "store/words/vocabulary.h"

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

// Mends words that no record has. Each different one costs a walk over the vocabulary: only the first few are mended.
class WordMender {
 public:
  explicit WordMender(Connection& connection) : connection_(connection) {}

  // nullopt: the word is found, or nothing is near to it.
  Result<std::optional<std::string>> Better(const std::string& typed) {
    if (const auto known = known_.find(typed); known != known_.end()) return known->second;
    Result<bool> is_found = IsFound(connection_, typed);
    if (!is_found.ok()) return std::move(is_found.error());
    std::optional<std::string> better;
    if (!is_found.value() && unknown_++ < kMostUnknown) {
      auto near = BestNear(connection_, typed);
      if (!near.ok()) return near;
      better = std::move(near.value());
    }
    return known_.emplace(typed, std::move(better)).first->second;
  }

 private:
  static constexpr int kMostUnknown = 6;

  Connection& connection_;
  std::map<std::string, std::optional<std::string>> known_;
  int unknown_ = 0;
};

Result<std::vector<Replacement>> Replacements(WordMender& mender, const SearchPlan& plan) {
  std::vector<Replacement> replacements;
  for (const QueryNode& node : plan.words) {
    if (node.is_prefix || node.is_near || node.span.empty()) continue;
    auto better = mender.Better(node.words.front());
    if (!better.ok()) return std::move(better.error());
    if (better.value()) replacements.push_back({node.span, std::move(*better.value())});
  }
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

// Of the keys of all names the one with the fewest typing errors between; the index alone is walked.
Result<std::optional<std::string>> NearKey(Connection& connection, const std::string& key) {
  const std::u32string wanted = CodePoints(key);
  const std::uint32_t letters = LettersOf(key);
  const int errors = ForgivenErrors(wanted.size()), length = static_cast<int>(wanted.size());
  std::optional<std::string> best;
  int best_distance = errors + 1;
  Query names = connection("SELECT folded FROM entity_name WHERE length(folded) BETWEEN ? AND ? ORDER BY folded");
  names.Bind(length - errors, length + errors);
  while (names.Next()) {
    if (!MayBeNear(letters, names.View(0), errors)) continue;
    const int distance = EditDistance(wanted, CodePoints(names.View(0)), errors);
    if (distance == 0 || distance >= best_distance) continue;
    best_distance = distance;
    best = names.Text(0);
  }
  ACERVO_RETURN_IF_ERROR(names.Finish());
  return best;
}

// The whole query as a name with a typing error in it.
Result<std::optional<std::string>> NearName(Connection& connection, const std::string& query) {
  auto near = NearKey(connection, NameKey(query));
  if (!near.ok() || !near.value()) return near;
  Query names = connection(
      "SELECT e.name FROM entity_name n JOIN entity e ON e.entity_key = n.entity_key WHERE n.folded = ? "
      "ORDER BY e.id LIMIT 1");
  names.Bind(*near.value());
  std::optional<std::string> name;
  if (names.Next()) name = names.Text(0);
  ACERVO_RETURN_IF_ERROR(names.Finish());
  return name;
}

// A name without a hit as the near name of an entity; else with its words replaced by near ones.
Result<std::optional<std::string>> BetterName(Connection& connection, WordMender& mender, const std::string& name) {
  auto near = NearName(connection, name);
  if (!near.ok() || near.value()) return near;
  std::vector<Replacement> replacements;
  for (const Word& word : IndexWords(name)) {
    auto better = mender.Better(word.text);
    if (!better.ok()) return better;
    if (better.value()) replacements.push_back({word.span, std::move(*better.value())});
  }
  if (replacements.empty()) return std::optional<std::string>();
  return std::optional(Replaced(name, replacements));
}

// Of the candidates the one with the fewest typing errors between it and what was typed.
std::optional<std::string> Nearest(const std::string& typed, const std::vector<std::string>& candidates) {
  const std::u32string wanted = CodePoints(Slug(typed));
  int least = ForgivenErrors(wanted.size()) + 1;
  std::optional<std::string> nearest;
  for (const std::string& candidate : candidates) {
    const int distance = EditDistance(wanted, CodePoints(candidate), least);
    if (distance == 0 || distance >= least) continue;
    least = distance;
    nearest = candidate;
  }
  return nearest;
}

// "entidad:" and the value, in quotes where it has several words.
std::string FieldText(std::string_view raw, const std::string& value) {
  const std::string name(raw.substr(0, raw.find(':') + 1));
  const bool is_one_word = value.find_first_of(" ()\"") == value.npos;
  return is_one_word ? name + value : name + '"' + value + '"';
}

class Suggester {
 public:
  Suggester(Connection& connection, RecordColumns& columns, const SearchRequest& request, const SearchPlan& plan)
      : connection_(connection), columns_(columns), request_(request), plan_(plan) {}

  Result<std::optional<Suggestion>> Run() {
    SearchRequest better = request_;
    ACERVO_RETURN_IF_ERROR(MendEntities(better.entities));
    ACERVO_RETURN_IF_ERROR(MendType(better.type));
    auto name = NearName(connection_, request_.query);
    if (!name.ok()) return std::move(name.error());
    if (name.value()) {
      SearchRequest by_name = better;
      by_name.query = *name.value();
      Result<bool> is_found = FindsSomething(by_name);
      if (!is_found.ok()) return std::move(is_found.error());
      if (is_found.value()) return SuggestionFrom(by_name);
    }
    ACERVO_RETURN_IF_ERROR(MendQuery(better.query));
    if (IsSame(better)) return std::optional<Suggestion>();
    Result<bool> is_found = FindsSomething(better);
    if (!is_found.ok()) return std::move(is_found.error());
    return is_found.value() ? SuggestionFrom(better) : std::optional<Suggestion>();
  }

 private:
  bool IsSame(const SearchRequest& better) const {
    return better.query == request_.query && better.entities == request_.entities && better.type == request_.type;
  }

  Result<bool> FindsSomething(const SearchRequest& request) {
    const Result<Found> found = FindRecords(connection_, columns_, request, {Twins::kOnce, Relaxing::kNever});
    if (!found.ok()) return found.error();
    return !found.value().keys.IsEmpty();
  }

  std::optional<Suggestion> SuggestionFrom(const SearchRequest& better) const {
    std::vector<std::string> changed;
    if (better.query != request_.query) changed.push_back(better.query);
    for (std::size_t i = 0; i < better.entities.size(); ++i) {
      if (better.entities[i] != request_.entities[i]) changed.push_back(better.entities[i]);
    }
    if (better.type != request_.type) changed.push_back(better.type);
    std::string text;
    for (const std::string& one : changed) text.append(text.empty() ? "" : ", ").append(one);
    return Suggestion{std::move(text), {better.query, better.entities, better.type}};
  }

  // A filter that finds something by itself is spelled right.
  Result<bool> IsRight(const SearchRequest& filter) {
    SearchRequest alone = filter;
    alone.readers = request_.readers;
    return FindsSomething(alone);
  }

  Result<std::optional<std::string>> BetterEntity(const std::string& name) {
    SearchRequest alone;
    alone.entities = {name};
    Result<bool> is_right = IsRight(alone);
    if (!is_right.ok()) return std::move(is_right.error());
    return is_right.value() ? std::optional<std::string>() : BetterName(connection_, mender_, name);
  }

  Status MendEntities(std::vector<std::string>& entities) {
    for (std::string& name : entities) {
      auto better = BetterEntity(name);
      if (!better.ok()) return std::move(better.error());
      if (better.value()) name = std::move(*better.value());
    }
    return Ok();
  }

  Result<std::optional<std::string>> BetterType(const std::string& type) {
    SearchRequest alone;
    alone.type = type;
    Result<bool> is_right = IsRight(alone);
    if (!is_right.ok()) return std::move(is_right.error());
    return is_right.value() ? std::optional<std::string>() : Nearest(type, columns_.types());
  }

  Status MendType(std::string& type) {
    if (type.empty()) return Ok();
    auto better = BetterType(type);
    if (!better.ok()) return std::move(better.error());
    if (better.value()) type = std::move(*better.value());
    return Ok();
  }

  Result<std::optional<std::string>> BetterField(const QueryNode& node) {
    switch (node.field) {
      case FieldKind::kEntity: return BetterEntity(node.text);
      case FieldKind::kType: return BetterType(node.text);
      case FieldKind::kKind: return KindFromWord(node.text).empty() ? Nearest(node.text, KindWords()) : std::nullopt;
      default: return std::optional<std::string>();
    }
  }

  Status MendQuery(std::string& query) {
    auto replacements = Replacements(mender_, plan_);
    if (!replacements.ok()) return std::move(replacements.error());
    for (const QueryNode& node : plan_.fields) {
      auto better = BetterField(node);
      if (!better.ok()) return std::move(better.error());
      if (!better.value()) continue;
      replacements.value().push_back({node.span, FieldText(node.span.In(request_.query), *better.value())});
    }
    std::ranges::sort(replacements.value(), {}, [](const Replacement& r) { return r.span.begin; });
    if (!replacements.value().empty()) query = Replaced(query, replacements.value());
    return Ok();
  }

  Connection& connection_;
  RecordColumns& columns_;
  const SearchRequest& request_;
  const SearchPlan& plan_;
  WordMender mender_{connection_};
};

}  // namespace

Result<std::optional<Suggestion>> Suggest(Connection& connection, RecordColumns& columns, const SearchRequest& request,
                                          const SearchPlan& plan) {
  return Suggester(connection, columns, request, plan).Run();
}

}  // namespace acervo::store
