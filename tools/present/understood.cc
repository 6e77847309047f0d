#include "tools/present/understood.h"

#include <algorithm>
#include <set>

#include "core/text.h"
#include "tools/present/date_words.h"
#include "tools/present/messages/messages.h"
#include "tools/present/messages/option_names.h"
#include "tools/present/messages/spelling.h"

namespace acervo::tools {
namespace {

// Spans of the query that go together with a part: small words right before it say nothing without it.
std::vector<Span> SpansGoingWith(const Span& part, const std::vector<AskedPart>& left_out, std::string_view query) {
  std::vector<Span> spans{part};
  bool grew = true;
  while (grew) {
    grew = false;
    for (const AskedPart& small : left_out) {
      const std::size_t end = small.span.end(), begin = spans.back().begin;
      if (small.span.empty() || end > begin || !Trim(query.substr(end, begin - end)).empty()) continue;
      spans.push_back(small.span);
      grew = true;
    }
  }
  return spans;
}

std::string OneSpaced(std::string_view text) {
  std::string spaced;
  for (const char c : Trim(text)) {
    if (c == ' ' && spaced.ends_with(' ')) continue;
    spaced += c;
  }
  return spaced;
}

// The query with `put` in the place of a part.
std::string Replaced(const std::string& query, const Question& question, const Span& part, const std::string& put) {
  std::vector<Span> spans = SpansGoingWith(part, question.left_out, query);
  const std::size_t begin = spans.back().begin;
  const std::size_t end = std::min(part.end(), query.size());
  if (begin > end) return query;
  return OneSpaced(query.substr(0, begin) + " " + put + " " + query.substr(end));
}

// As the exact language takes it back.
std::string EntityField(const Messages& say, const std::string& name) {
  std::string plain = name;
  std::erase(plain, '"');
  return say("understood.entity_field") + ":\"" + plain + '"';
}

std::string Joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) all.append(all.empty() ? "" : between).append(part);
  return all;
}

class PieceList {
 public:
  PieceList(const Messages& say, const SearchRequest& request, const SearchResult& result)
      : say_(say), query_(request.query), question_(result.understood), dropped_(result.dropped) {}

  std::vector<UnderstoodPiece> Run() {
    for (const AskedTime& time : question_.times) AddTime("understood.period", time);
    for (const AskedEntities& group : question_.entities) AddEntities("understood.entity", group);
    AddTypes("understood.type", question_.types);
    for (const AskedKind& kind : question_.kinds) {
      if (kind.kind) Add("understood.kind", Word(say_, "web.kinds.", Token(*kind.kind)), kind);
    }
    for (const AskedOrder& order : question_.orders) AddOrder(order);
    for (const AskedTime& time : question_.without_times) AddTime("understood.without", time);
    for (const AskedEntities& group : question_.without_entities) AddEntities("understood.without", group);
    AddTypes("understood.without", question_.without_types);
    for (const AskedWord& word : question_.without_words) Add("understood.without", word.raw, word);
    std::ranges::stable_sort(pieces_, {}, &Placed::begin);
    std::vector<UnderstoodPiece> pieces;
    for (Placed& placed : pieces_) pieces.push_back(std::move(placed.piece));
    return pieces;
  }

 private:
  struct Placed {
    std::size_t begin = 0;
    UnderstoodPiece piece;
  };

  // What had to be dropped is told apart.
  bool IsDropped(const AskedPart& part) const {
    return std::ranges::any_of(dropped_, [&](const AskedPart& one) { return one.span == part.span; });
  }

  void Add(const char* label, std::string value, const AskedPart& part) {
    if (IsDropped(part)) return;
    std::string without = Replaced(query_, question_, part.span, "");
    pieces_.push_back({part.span.begin, {say_(label), std::move(value), part.raw, std::move(without), {}}});
  }

  // Those that one word stands for are one piece: "viajes".
  void AddTypes(const char* label, const std::vector<AskedType>& types) {
    for (std::size_t i = 0; i < types.size();) {
      std::vector<std::string> names;
      const AskedType& first = types[i];
      for (; i < types.size() && types[i].span == first.span; ++i) names.push_back(TypeWords(say_, types[i].type));
      Add(label, Joined(names, say_("understood.or")), first);
    }
  }

  // A month of any year is many periods.
  void AddTime(const char* label, const AskedTime& time) {
    constexpr std::size_t kMostTold = 4;
    if (time.periods.size() > kMostTold) return Add(label, say_("understood.any_year", time.raw), time);
    std::vector<std::string> periods;
    for (const AskedPeriod& period : time.periods) periods.push_back(PeriodWords(say_, period));
    Add(label, Joined(periods, say_("understood.or")), time);
  }

  void AddEntities(const char* label, const AskedEntities& group) {
    for (const AskedEntity& entity : group.any) {
      if (IsDropped(entity)) continue;
      Add(label, entity.entity.name, entity);
      for (const NamedEntity& other : entity.others) {
        const std::string query = Replaced(query_, question_, entity.span, EntityField(say_, other.name));
        pieces_.back().piece.others.emplace_back(other.name, query);
      }
    }
  }

  void AddOrder(const AskedOrder& order) {
    if (order.counts) return Add("understood.asked", say_("understood.count"), order);
    if (!order.sort || *order.sort == SortOrder::kRelevance) return;
    const bool newest = *order.sort == SortOrder::kDateDescending;
    Add("understood.order", say_(newest ? "understood.newest" : "understood.oldest"), order);
  }

  const Messages& say_;
  const std::string& query_;
  const Question& question_;
  const std::vector<AskedPart>& dropped_;
  std::vector<Placed> pieces_;
};

Json PeriodJson(const AskedPeriod& period, const std::string& raw) {
  return {{"from", period.from ? Json(ToIso(*period.from)) : Json(nullptr)},
          {"to", period.to ? Json(ToIso(*period.to)) : Json(nullptr)},
          {"raw", raw}};
}

Json PeriodsJson(const Question& question) {
  Json periods = Json::array();
  for (const AskedTime& time : question.times) {
    for (const AskedPeriod& period : time.periods) periods.push_back(PeriodJson(period, time.raw));
  }
  return periods;
}

// One that holds all of a question's: "en 2019 y 2021" is 2019 to 2021, of which `periods` has the parts.
Json WholePeriodJson(const Question& question) {
  if (question.times.empty() || question.times.front().periods.empty()) return nullptr;
  const AskedTime& time = question.times.front();
  AskedPeriod whole = time.periods.front();
  for (const AskedPeriod& period : time.periods) {
    whole.from = whole.from && period.from ? std::optional(std::min(*whole.from, *period.from)) : std::nullopt;
    whole.to = whole.to && period.to ? std::optional(std::max(*whole.to, *period.to)) : std::nullopt;
  }
  return PeriodJson(whole, time.raw);
}

Json EntitiesJson(const std::vector<AskedEntities>& groups) {
  Json entities = Json::array();
  for (const AskedEntities& group : groups) {
    for (const AskedEntity& entity : group.any) {
      Json json{{"id", entity.entity.id}, {"name", entity.entity.name}, {"raw", entity.raw}};
      json["others"] = Json::array();
      for (const NamedEntity& other : entity.others) json["others"].push_back({{"id", other.id}, {"name", other.name}});
      entities.push_back(std::move(json));
    }
  }
  return entities;
}

template <typename Part>
void AppendRaw(Json& list, const std::vector<Part>& parts) {
  for (const Part& part : parts) list.push_back(part.raw);
}

template <typename Part>
Json RawJson(const std::vector<Part>& parts) {
  Json list = Json::array();
  AppendRaw(list, parts);
  return list;
}

Json WithoutJson(const Question& question) {
  Json list = RawJson(question.without_words);
  AppendRaw(list, question.without_types);
  AppendRaw(list, question.without_times);
  for (const AskedEntities& group : question.without_entities) AppendRaw(list, group.any);
  return list;
}

Json SortJson(const Question& question) {
  for (const AskedOrder& order : question.orders) {
    if (order.sort == SortOrder::kDateAscending) return "date";
    if (order.sort == SortOrder::kDateDescending) return "-date";
  }
  return nullptr;
}

// What two wordings ask for is told once: "cuándo fue la última vez".
std::string PiecesSentence(const Messages& say, const std::vector<UnderstoodPiece>& pieces) {
  std::vector<std::string> parts;
  std::set<std::string> told;
  for (const UnderstoodPiece& piece : pieces) {
    if (!told.insert(piece.label + '\n' + piece.value).second) continue;
    const bool is_same = Fold(piece.value) == Fold(piece.raw);
    parts.push_back(is_same ? say("understood.piece", piece.label, piece.value)
                            : say("understood.piece.raw", piece.label, piece.value, piece.raw));
  }
  return say("understood.sentence", Joined(parts, "; "), OptionName(say, "--literal"));
}

std::string OthersSentence(const Messages& say, const UnderstoodPiece& piece) {
  std::vector<std::string> names;
  for (const auto& [name, query] : piece.others) names.push_back("«" + name + "»");
  return say("understood.others", piece.raw, Joined(names, ", "));
}

std::string DroppedSentence(const Messages& say, const std::vector<AskedPart>& dropped, bool found) {
  std::vector<std::string> parts;
  for (const AskedPart& part : dropped) parts.push_back("«" + part.raw + "»");
  return say(found ? "understood.dropped" : "understood.dropped.none", Joined(parts, ", "));
}

}  // namespace

std::vector<UnderstoodPiece> UnderstoodPieces(const Messages& say, const SearchRequest& request,
                                              const SearchResult& result) {
  return PieceList(say, request, result).Run();
}

std::vector<DroppedPiece> DroppedPieces(const SearchRequest& request, const SearchResult& result) {
  std::vector<DroppedPiece> pieces;
  for (const AskedPart& part : result.dropped) {
    pieces.push_back({part.raw, Replaced(request.query, result.understood, part.span, "")});
  }
  return pieces;
}

Json UnderstoodJson(const SearchRequest& request, const SearchResult& result) {
  const Question& question = result.understood;
  const auto counts = [](const AskedOrder& order) { return order.counts; };
  Json types = Json::array();
  for (const AskedType& type : question.types) types.push_back(type.type);
  Json kind = nullptr;
  if (question.kinds.size() == 1 && question.kinds.front().kind) kind = Token(*question.kinds.front().kind);
  return {{"period", WholePeriodJson(question)},
          {"periods", PeriodsJson(question)},
          {"entities", EntitiesJson(question.entities)},
          {"type", types.empty() ? Json(nullptr) : types.front()},
          {"types", types},
          {"kind", kind},
          {"sort", SortJson(question)},
          {"counts", std::ranges::any_of(question.orders, counts)},
          {"words", RawJson(question.words)},
          {"without", WithoutJson(question)},
          {"left_out", RawJson(question.left_out)},
          {"dropped", RawJson(result.dropped)},
          {"literal", request.literal}};
}

std::vector<std::string> UnderstoodSentences(const Messages& say, const SearchRequest& request,
                                             const SearchResult& result) {
  std::vector<std::string> sentences;
  const std::vector<UnderstoodPiece> pieces = UnderstoodPieces(say, request, result);
  if (!pieces.empty()) sentences.push_back(PiecesSentence(say, pieces));
  for (const UnderstoodPiece& piece : pieces) {
    if (!piece.others.empty()) sentences.push_back(OthersSentence(say, piece));
  }
  if (!result.dropped.empty()) sentences.push_back(DroppedSentence(say, result.dropped, result.total > 0));
  return sentences;
}

}  // namespace acervo::tools
