// Functions of FTS5's own (https://sqlite.org/fts5.html, 7.1): what they are given to fill is bound as a pointer, is as
// large as it will get before the statement runs, and so nothing is thrown through SQLite.
#include "store/search/bm25.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "store/words/fts_expression.h"

namespace acervo::store {
namespace {

constexpr const char* kCollectorPointer = "acervo_collector";
constexpr const char* kCounterPointer = "acervo_counter";
constexpr const char* kWeigherPointer = "acervo_weigher";

// title, text, entity, fields
constexpr std::array<double, 4> kColumnWeights = {10, 4, 8, 3};
constexpr double kEntityWeight = 8;
constexpr double kTypeWeight = 8;
constexpr double kSaturation = 1.2;  // k1

// Any row will do to walk the phrases from.
constexpr std::string_view kWeighing =
    "SELECT acervo_weigh(record_search, ?) FROM record_search WHERE record_search MATCH ? LIMIT 1";

template <typename T>
T* PointerOf(sqlite3_value* value, const char* type) {
  return static_cast<T*>(sqlite3_value_pointer(value, type));
}

// By where they stand: the weights of all mentions of one phrase in the row at hand.
double WeightOf(const Fts5ExtensionApi& fts, Fts5Context* row, int phrase) {
  double weight = 0;
  Fts5PhraseIter mentions;
  int column = -1, offset = 0;
  if (fts.xPhraseFirst(row, phrase, &mentions, &column, &offset) != SQLITE_OK) return 0;
  while (column >= 0) {
    if (static_cast<std::size_t>(column) < kColumnWeights.size()) {
      weight += kColumnWeights[static_cast<std::size_t>(column)];
    }
    fts.xPhraseNext(row, &mentions, &column, &offset);
  }
  return weight;
}

int CollectRow(const Fts5ExtensionApi* fts, Fts5Context* row, void* found) {
  static_cast<Bitmap*>(found)->AddIfRoom(fts->xRowid(row));
  return SQLITE_OK;
}

void Collect(const Fts5ExtensionApi* fts, Fts5Context* row, sqlite3_context* context, int count,
             sqlite3_value** values) {
  auto* const found = count == 1 ? PointerOf<Bitmap>(values[0], kCollectorPointer) : nullptr;
  if (found == nullptr) return sqlite3_result_error(context, "acervo_collect", -1);
  for (int phrase = 0; phrase < fts->xPhraseCount(row); ++phrase) {
    const int code = fts->xQueryPhrase(row, phrase, found, CollectRow);
    if (code != SQLITE_OK) return sqlite3_result_error_code(context, code);
  }
}

class Counter {
 public:
  Counter(const std::vector<PhraseRole>& roles, Bitmap& found) : roles_(roles), found_(found) {
    counts_.reserve(kMostCounted);
  }

  static void Run(const Fts5ExtensionApi* fts, Fts5Context* row, sqlite3_context* context, int count,
                  sqlite3_value** values) {
    auto* const counter = count == 1 ? PointerOf<Counter>(values[0], kCounterPointer) : nullptr;
    if (counter == nullptr) return sqlite3_result_error(context, "acervo_count", -1);
    for (int phrase = 0; phrase < fts->xPhraseCount(row); ++phrase) {
      const auto at = static_cast<std::size_t>(phrase);
      counter->factor_ = at < counter->roles_.size() ? counter->roles_[at].factor : 1;
      const int code = fts->xQueryPhrase(row, phrase, counter, CountRow);
      if (code != SQLITE_OK) return sqlite3_result_error_code(context, code);
    }
  }

  Counted Take() {
    std::ranges::sort(counts_, {}, &Ranked::record_key);
    Counted counted{is_complete_, {}};
    for (const Ranked& one : counts_) {
      if (!counted.counts.empty() && counted.counts.back().record_key == one.record_key)
        counted.counts.back().score += one.score;
      else
        counted.counts.push_back(one);
    }
    return counted;
  }

 private:
  static constexpr std::size_t kMostCounted = 20'000;

  static int CountRow(const Fts5ExtensionApi* fts, Fts5Context* row, void* that) {
    auto& counter = *static_cast<Counter*>(that);
    const std::int64_t key = fts->xRowid(row);
    counter.found_.AddIfRoom(key);
    if (counter.counts_.size() == counter.counts_.capacity())
      counter.is_complete_ = false;
    else
      counter.counts_.push_back({key, counter.factor_ * WeightOf(*fts, row, 0)});
    return SQLITE_OK;
  }

  const std::vector<PhraseRole>& roles_;
  Bitmap& found_;
  std::vector<Ranked> counts_;
  double factor_ = 1;
  bool is_complete_ = true;
};

double Saturated(double weight) { return weight * (kSaturation + 1) / (weight + kSaturation); }

// Never below 0, as in Lucene's BM25.
double Rarity(double records, double with) { return std::log(1 + (records - with + 0.5) / (with + 0.5)); }

// The place of each key of a set among all of them.
class KeyPlaces {
 public:
  explicit KeyPlaces(const Bitmap& keys) : keys_(keys) {
    keys.ForEach([&](std::int64_t key) {
      const auto block = static_cast<std::size_t>(key) / kKeysPerBlock;
      if (block >= first_.size()) first_.resize(block + 1, all_.size());
      all_.push_back(key);
    });
  }
  const std::vector<std::int64_t>& All() const { return all_; }
  // REQUIRES: the set has it.
  std::size_t Of(std::int64_t key) const {
    std::size_t at = first_[static_cast<std::size_t>(key) / kKeysPerBlock];
    while (all_[at] != key) ++at;
    return at;
  }
  bool Has(std::int64_t key) const { return keys_.Has(key); }

 private:
  static constexpr std::size_t kKeysPerBlock = 16;
  const Bitmap& keys_;
  std::vector<std::int64_t> all_;
  std::vector<std::size_t> first_;  // place of the first key of each block
};

// Walks each phrase of each group once and weighs what is wanted on the way.
class Weigher {
 public:
  Weigher(const RecordColumns& columns, const Bm25Query& weighing, const Bitmap& wanted)
      : columns_(columns), weighing_(weighing), places_(wanted), scores_(places_.All().size()) {}

  static void Run(const Fts5ExtensionApi* fts, Fts5Context* row, sqlite3_context* context, int count,
                  sqlite3_value** values) {
    auto* const weigher = count == 1 ? PointerOf<Weigher>(values[0], kWeigherPointer) : nullptr;
    if (weigher == nullptr) return sqlite3_result_error(context, "acervo_weigh", -1);
    const int code = weigher->WalkGroups(fts, row);
    if (code != SQLITE_OK) sqlite3_result_error_code(context, code);
  }

  // Where no word stands anywhere there was no row to walk from.
  std::vector<Ranked> Take() {
    if (!is_walked_) WalkGroups(nullptr, nullptr);
    std::vector<Ranked> ranked;
    ranked.reserve(scores_.size());
    for (std::size_t i = 0; i < scores_.size(); ++i) ranked.push_back({places_.All()[i], scores_[i]});
    return ranked;
  }

 private:
  // A word that stands in more records tells nothing.
  static constexpr std::int64_t kMostWalked = 150'000;

  int WalkGroups(const Fts5ExtensionApi* fts, Fts5Context* row) {
    is_walked_ = true;
    for (std::size_t group = 0; group < weighing_.groups.size(); ++group) {
      weights_.assign(scores_.size(), 0);
      walked_ = 0;
      const int code = fts == nullptr ? SQLITE_OK : WalkPhrases(*fts, row, static_cast<int>(group));
      if (code != SQLITE_OK) return code;
      if (walked_ > kMostWalked) weights_.assign(scores_.size(), 0);
      AddGroup(weighing_.groups[group]);
    }
    return SQLITE_OK;
  }

  int WalkPhrases(const Fts5ExtensionApi& fts, Fts5Context* row, int group) {
    for (int phrase = 0; phrase < fts.xPhraseCount(row) && walked_ <= kMostWalked; ++phrase) {
      const auto at = static_cast<std::size_t>(phrase);
      if (at >= weighing_.match.phrases.size() || weighing_.match.phrases[at].group != group) continue;
      factor_ = weighing_.match.phrases[at].factor;
      const int code = fts.xQueryPhrase(row, phrase, this, WeighRow);
      if (code != SQLITE_OK) return code;
    }
    return SQLITE_OK;
  }

  static int WeighRow(const Fts5ExtensionApi* fts, Fts5Context* row, void* that) {
    auto& weigher = *static_cast<Weigher*>(that);
    const std::int64_t key = fts->xRowid(row);
    if (weigher.places_.Has(key)) weigher.weights_[weigher.places_.Of(key)] += weigher.factor_ * WeightOf(*fts, row, 0);
    return ++weigher.walked_ <= kMostWalked ? SQLITE_OK : SQLITE_DONE;
  }

  // By itself a group has no rarity to be set against another's.
  void AddGroup(const Bm25Group& group) {
    const auto records = static_cast<double>(columns_.All().Count());
    const double rarity =
        weighing_.groups.size() < 2 ? 1 : Rarity(records, std::min(static_cast<double>(walked_), records));
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      scores_[i] += rarity * Saturated(weights_[i] + ColumnsWeight(group, places_.All()[i]));
    }
  }

  double ColumnsWeight(const Bm25Group& group, std::int64_t record_key) const {
    if (group.IsOfWordsAlone()) return 0;
    double weight = std::ranges::binary_search(group.types, columns_.Type(record_key)) ? kTypeWeight : 0;
    bool has = false;
    columns_.ForEachEntity(
        record_key, [&](std::uint32_t entity) { has = has || std::ranges::binary_search(group.entities, entity); });
    return weight + (has ? kEntityWeight : 0);
  }

  const RecordColumns& columns_;
  const Bm25Query& weighing_;
  KeyPlaces places_;
  std::vector<double> scores_, weights_;  // by place; weights: of the group at hand
  std::int64_t walked_ = 0;               // rows of the group at hand
  double factor_ = 1;
  bool is_walked_ = false;
};

Result<fts5_api*> FtsApi(Connection& connection) {
  fts5_api* api = nullptr;
  Query query = connection("SELECT fts5(?)");
  query.BindPointer(&api, "fts5_api_ptr");
  query.Next();
  ACERVO_RETURN_IF_ERROR(query.Finish());
  if (api == nullptr) return Error{ErrorCode::kArchiveFailed, "fts5", {}};
  return api;
}

Status StepThrough(Connection& connection, std::string_view table, std::string_view expression, Bitmap& found) {
  Query query =
      connection(std::string("SELECT rowid FROM ").append(table).append(" WHERE ").append(table) + " MATCH ?");
  query.Bind(expression);
  while (query.Next()) found.AddIfRoom(query.Int(0));
  return query.Finish();
}

}  // namespace

Status AddSearchFunctions(Connection& connection) {
  const Result<fts5_api*> api = FtsApi(connection);
  if (!api.ok()) return api.error();
  const std::pair<const char*, fts5_extension_function> functions[] = {
      {"acervo_collect", Collect}, {"acervo_count", Counter::Run}, {"acervo_weigh", Weigher::Run}};
  for (const auto& [name, function] : functions) {
    if (api.value()->xCreateFunction(api.value(), name, nullptr, function, nullptr) != SQLITE_OK) {
      return LastError(connection.get());
    }
  }
  return Ok();
}

Status AddMatching(Connection& connection, std::string_view table, std::string_view expression, bool is_list,
                   Bitmap& found) {
  if (!is_list) return StepThrough(connection, table, expression, found);
  const std::string name(table);
  Query query =
      connection("SELECT acervo_collect(" + name + ", ?) FROM " + name + " WHERE " + name + " MATCH ? LIMIT 1");
  query.BindPointer(&found, kCollectorPointer).Bind(expression);
  return query.Run();
}

Result<Counted> AddCounted(Connection& connection, const Bm25Match& match, Bitmap& found) {
  Counter counter(match.phrases, found);
  Query query =
      connection("SELECT acervo_count(record_search, ?) FROM record_search WHERE record_search MATCH ? LIMIT 1");
  query.BindPointer(&counter, kCounterPointer).Bind(match.expression);
  ACERVO_RETURN_IF_ERROR(query.Run());
  return counter.Take();
}

std::vector<Ranked> Scored(Counted counted, const Bitmap& wanted) {
  std::erase_if(counted.counts, [&](const Ranked& one) { return !wanted.Has(one.record_key); });
  for (Ranked& one : counted.counts) one.score = Saturated(one.score);
  return std::move(counted.counts);
}

Result<std::vector<Ranked>> RankByBm25(Connection& connection, const RecordColumns& columns, const Bm25Query& weighing,
                                       const Bitmap& wanted) {
  Weigher weigher(columns, weighing, wanted);
  if (!weighing.match.expression.empty()) {
    Query query = connection(kWeighing);
    query.BindPointer(&weigher, kWeigherPointer).Bind(weighing.match.expression);
    ACERVO_RETURN_IF_ERROR(query.Run());
  }
  return weigher.Take();
}

std::string_view Bm25Statement() { return kWeighing; }

Bm25Match Bm25AnyOf(std::string_view columns, const std::vector<std::string>& terms, PhraseRole role) {
  return {AnyOf(columns, terms), std::vector<PhraseRole>(terms.size(), role)};
}

Bm25Match Joined(const std::vector<Bm25Match>& matches) {
  std::vector<std::string> expressions;
  Bm25Match joined;
  std::set<std::string_view> said;
  for (const Bm25Match& match : matches) {
    if (match.expression.empty() || !said.insert(match.expression).second) continue;
    expressions.push_back(match.expression);
    joined.phrases.insert(joined.phrases.end(), match.phrases.begin(), match.phrases.end());
  }
  joined.expression = expressions.size() == 1 ? expressions.front() : Joined(expressions, "OR");
  return joined;
}

}  // namespace acervo::store
