// Functions of FTS5's own (https://sqlite.org/fts5.html, 7.1): what they are given to fill is bound as a pointer, is as
// large as it will get before the statement runs, and so nothing is thrown through SQLite.
#include "store/weighing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "store/match_builder.h"

namespace acervo::store {
namespace {

constexpr const char* kCollectorPointer = "acervo_collector";
constexpr const char* kCounterPointer = "acervo_counter";
constexpr const char* kWeigherPointer = "acervo_weigher";
constexpr const char* kKeySetPointer = "acervo_key_set";

// title, text, entity, fields
constexpr std::array<double, 4> kColumnWeights = {10, 4, 8, 3};
constexpr double kEntityWeight = 8;
constexpr double kTypeWeight = 8;
constexpr double kSaturation = 1.2;  // k1

// `acervo_wanted` stands before the weighing, which is what costs.
constexpr std::string_view kWeighing =
    "SELECT rowid, acervo_weigh(record_search, ?) FROM record_search WHERE record_search MATCH ? AND "
    "acervo_wanted(rowid, ?)";

template <typename T>
T* PointerOf(sqlite3_value* value, const char* type) {
  return static_cast<T*>(sqlite3_value_pointer(value, type));
}

void IsWanted(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* wanted = PointerOf<const KeySet>(values[1], kKeySetPointer);
  sqlite3_result_int(context, wanted != nullptr && wanted->Has(sqlite3_value_int64(values[0])) ? 1 : 0);
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
  static_cast<KeySet*>(found)->AddIfRoom(fts->xRowid(row));
  return SQLITE_OK;
}

void Collect(const Fts5ExtensionApi* fts, Fts5Context* row, sqlite3_context* context, int count,
             sqlite3_value** values) {
  auto* const found = count == 1 ? PointerOf<KeySet>(values[0], kCollectorPointer) : nullptr;
  if (found == nullptr) return sqlite3_result_error(context, "acervo_collect", -1);
  for (int phrase = 0; phrase < fts->xPhraseCount(row); ++phrase) {
    const int code = fts->xQueryPhrase(row, phrase, found, CollectRow);
    if (code != SQLITE_OK) return sqlite3_result_error_code(context, code);
  }
}

class Counter {
 public:
  Counter(const std::vector<PhraseRole>& roles, KeySet& found) : roles_(roles), found_(found) {
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
  KeySet& found_;
  std::vector<Ranked> counts_;
  double factor_ = 1;
  bool is_complete_ = true;
};

double Saturated(double weight) { return weight * (kSaturation + 1) / (weight + kSaturation); }

// Never below 0, as in Lucene's BM25.
double Rarity(double records, double with) { return std::log(1 + (records - with + 0.5) / (with + 0.5)); }

// Works out the rarity of each group at its first row, from a sample: the first thousands of records with a phrase.
class Weigher {
 public:
  Weigher(const RecordColumns& columns, const Weighing& weighing)
      : columns_(columns),
        weighing_(weighing),
        records_(columns.All().Count()),
        rarity_(weighing.groups.size(), 1),
        weights_(weighing.groups.size()),
        is_sampled_(weighing.groups.size() < 2) {}

  static void Run(const Fts5ExtensionApi* fts, Fts5Context* row, sqlite3_context* context, int count,
                  sqlite3_value** values) {
    auto* const weigher = count == 1 ? PointerOf<Weigher>(values[0], kWeigherPointer) : nullptr;
    if (weigher == nullptr) return sqlite3_result_error(context, "acervo_weigh", -1);
    if (!weigher->is_sampled_) {
      const int code = weigher->Sample(*fts, row);
      if (code != SQLITE_OK) return sqlite3_result_error_code(context, code);
    }
    sqlite3_result_double(context, weigher->Score(*fts, row));
  }

  // Of a record that none of the words stands in.
  double Score(std::int64_t record_key) {
    std::ranges::fill(weights_, 0);
    return Total(record_key);
  }

 private:
  struct Sampled {
    std::int64_t count = 0, last = 0;
  };
  static constexpr std::int64_t kSample = 2000;

  static int SampleRow(const Fts5ExtensionApi* fts, Fts5Context* row, void* that) {
    auto& sampled = *static_cast<Sampled*>(that);
    sampled.last = fts->xRowid(row);
    return ++sampled.count < kSample ? SQLITE_OK : SQLITE_DONE;
  }

  int Sample(const Fts5ExtensionApi& fts, Fts5Context* row) {
    is_sampled_ = true;
    std::ranges::fill(weights_, 0);
    for (int phrase = 0; phrase < fts.xPhraseCount(row); ++phrase) {
      Sampled sampled;
      const int code = fts.xQueryPhrase(row, phrase, &sampled, SampleRow);
      if (code != SQLITE_OK) return code;
      const bool is_all = sampled.count < kSample || sampled.last <= 0;
      const double share = is_all ? 1 : static_cast<double>(records_) / static_cast<double>(sampled.last);
      weights_[GroupOf(phrase)] += static_cast<double>(sampled.count) * std::max(share, 1.0);
    }
    for (std::size_t i = 0; i < rarity_.size(); ++i) {
      rarity_[i] = Rarity(static_cast<double>(records_), std::min(weights_[i], static_cast<double>(records_)));
    }
    return SQLITE_OK;
  }

  std::size_t GroupOf(int phrase) const {
    const auto at = static_cast<std::size_t>(phrase);
    const std::size_t group =
        at < weighing_.match.phrases.size() ? static_cast<std::size_t>(weighing_.match.phrases[at].group) : 0;
    return group < weights_.size() ? group : 0;
  }

  double Score(const Fts5ExtensionApi& fts, Fts5Context* row) {
    if (weights_.empty()) return 0;
    std::ranges::fill(weights_, 0);
    for (int phrase = 0; phrase < fts.xPhraseCount(row); ++phrase) {
      const auto at = static_cast<std::size_t>(phrase);
      const double factor = at < weighing_.match.phrases.size() ? weighing_.match.phrases[at].factor : 1;
      weights_[GroupOf(phrase)] += factor * WeightOf(fts, row, phrase);
    }
    return Total(fts.xRowid(row));
  }

  double Total(std::int64_t record_key) {
    double total = 0;
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      total += rarity_[i] * Saturated(weights_[i] + ColumnsWeight(weighing_.groups[i], record_key));
    }
    return total;
  }

  double ColumnsWeight(const WeighedGroup& group, std::int64_t record_key) const {
    double weight = std::ranges::binary_search(group.types, columns_.Type(record_key)) ? kTypeWeight : 0;
    if (group.entities.empty()) return weight;
    bool has = false;
    columns_.ForEachEntity(
        record_key, [&](std::uint32_t entity) { has = has || std::ranges::binary_search(group.entities, entity); });
    return weight + (has ? kEntityWeight : 0);
  }

  const RecordColumns& columns_;
  const Weighing& weighing_;
  std::int64_t records_;
  std::vector<double> rarity_, weights_;
  bool is_sampled_;
};

Result<fts5_api*> FtsApi(Connection& connection) {
  fts5_api* api = nullptr;
  Query query = connection("SELECT fts5(?)");
  query.BindPointer(&api, "fts5_api_ptr");
  query.Next();
  ACERVO_TRY(query.Finish());
  if (api == nullptr) return Error{ErrorCode::kArchiveFailed, "fts5", {}};
  return api;
}

Status StepThrough(Connection& connection, std::string_view table, std::string_view expression, KeySet& found) {
  Query query =
      connection(std::string("SELECT rowid FROM ").append(table).append(" WHERE ").append(table) + " MATCH ?");
  query.Bind(expression);
  while (query.Next()) found.AddIfRoom(query.Int(0));
  return query.Finish();
}

}  // namespace

Status AddSearchFunctions(Connection& connection) {
  const int code = sqlite3_create_function_v2(connection.get(), "acervo_wanted", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY,
                                              nullptr, IsWanted, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return LastError(connection.get());
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
                   KeySet& found) {
  if (!is_list) return StepThrough(connection, table, expression, found);
  const std::string name(table);
  Query query =
      connection("SELECT acervo_collect(" + name + ", ?) FROM " + name + " WHERE " + name + " MATCH ? LIMIT 1");
  query.BindPointer(&found, kCollectorPointer).Bind(expression);
  return query.Run();
}

Result<Counted> AddCounted(Connection& connection, const WeighedMatch& match, KeySet& found) {
  Counter counter(match.phrases, found);
  Query query =
      connection("SELECT acervo_count(record_search, ?) FROM record_search WHERE record_search MATCH ? LIMIT 1");
  query.BindPointer(&counter, kCounterPointer).Bind(match.expression);
  ACERVO_TRY(query.Run());
  return counter.Take();
}

std::vector<Ranked> Scored(Counted counted, const KeySet& wanted) {
  std::erase_if(counted.counts, [&](const Ranked& one) { return !wanted.Has(one.record_key); });
  for (Ranked& one : counted.counts) one.score = Saturated(one.score);
  return std::move(counted.counts);
}

Result<std::vector<Ranked>> Weighed(Connection& connection, const RecordColumns& columns, const Weighing& weighing,
                                    const KeySet& wanted) {
  std::vector<Ranked> ranked;
  KeySet rest = wanted;
  Weigher weigher(columns, weighing);
  Query query = connection(kWeighing);
  query.BindPointer(&weigher, kWeigherPointer).Bind(weighing.match.expression).BindPointer(&wanted, kKeySetPointer);
  while (query.Next()) {
    ranked.push_back({query.Int(0), query.Real(1)});
    rest.Remove(query.Int(0));
  }
  ACERVO_TRY(query.Finish());
  rest.ForEach([&](std::int64_t key) { ranked.push_back({key, weigher.Score(key)}); });
  return ranked;
}

std::string_view WeighingStatement() { return kWeighing; }

WeighedMatch WeighedAnyOf(std::string_view columns, const std::vector<std::string>& terms, PhraseRole role) {
  return {AnyOf(columns, terms), std::vector<PhraseRole>(terms.size(), role)};
}

WeighedMatch Joined(const std::vector<WeighedMatch>& matches, std::string_view op) {
  std::vector<std::string> expressions;
  WeighedMatch joined;
  std::set<std::string_view> said;
  for (const WeighedMatch& match : matches) {
    if (match.expression.empty() || !said.insert(match.expression).second) continue;
    expressions.push_back(match.expression);
    joined.phrases.insert(joined.phrases.end(), match.phrases.begin(), match.phrases.end());
  }
  joined.expression = expressions.size() == 1 ? expressions.front() : Joined(expressions, op);
  return joined;
}

}  // namespace acervo::store
