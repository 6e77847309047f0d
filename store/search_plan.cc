#include "store/search_plan.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "core/text.h"
#include "store/entity_rows.h"
#include "store/lexicon.h"
#include "store/match_builder.h"
#include "store/vocabulary.h"

namespace acervo::store {
namespace {

// A part of the query: an FTS5 expression, or a condition.
struct QueryPart {
  bool is_match = true;
  Match match;
  Condition condition;
};

QueryPart MatchOf(Match match) { return {true, std::move(match), {}}; }
QueryPart ConditionOf(Condition condition) { return {false, {}, std::move(condition)}; }

QueryPart OneOf(Condition::Op op, std::vector<std::uint32_t> keys) {
  std::ranges::sort(keys);
  Condition condition;
  condition.op = op;
  condition.keys = std::move(keys);
  return ConditionOf(std::move(condition));
}

// A match among conditions.
Condition AsCondition(QueryPart part) {
  if (!part.is_match) return std::move(part.condition);
  Condition condition;
  condition.op = Condition::Op::kMatch;
  condition.match = std::move(part.match.found);
  return condition;
}

QueryPart Nothing() { return ConditionOf({}); }

QueryPart JoinedConditions(std::vector<QueryPart> parts, Condition::Op op) {
  Condition condition;
  condition.op = op;
  for (QueryPart& part : parts) condition.children.push_back(AsCondition(std::move(part)));
  return ConditionOf(std::move(condition));
}

QueryPart Negated(QueryPart part) {
  std::vector<QueryPart> one;
  one.push_back(std::move(part));
  return JoinedConditions(std::move(one), Condition::Op::kNot);
}

QueryPart InDays(Condition::Op op, const std::optional<Date>& from, const std::optional<Date>& to) {
  Condition condition;
  condition.op = op;
  condition.days = {from ? DayNumber(*from) : kNoDay + 1,
                    to ? DayNumber(*to) : std::numeric_limits<std::int32_t>::max()};
  return ConditionOf(std::move(condition));
}

Result<std::vector<std::uint32_t>> KeysOf(Query& query) {
  std::vector<std::uint32_t> keys;
  while (query.Next()) keys.push_back(static_cast<std::uint32_t>(query.Int(0)));
  ACERVO_TRY(query.Finish());
  return keys;
}

// In the order of their first appearance: a thousand stray brackets are one notice.
std::vector<std::string> EachOnce(std::vector<std::string> parts) {
  std::set<std::string> seen;
  std::erase_if(parts, [&](const std::string& part) { return !seen.insert(part).second; });
  return parts;
}

class Planner {
 public:
  Planner(Connection& connection, const SearchRequest& request) : connection_(connection), request_(request) {}

  Result<SearchPlan> Run() {
    ParsedQuery parsed = ParseQuery(request_.query);
    plan_.read_as_words = EachOnce(std::move(parsed.read_as_words));
    if (parsed.root.kind != NodeKind::kAnd) {
      QueryNode list;
      list.children.push_back(std::move(parsed.root));
      parsed.root = std::move(list);
    }
    for (const std::string& name : request_.entities) {
      QueryNode field;
      field.kind = NodeKind::kField;
      field.field = FieldKind::kEntity;
      field.text = name;
      parsed.root.children.push_back(std::move(field));
    }
    is_single_ = parsed.root.children.size() == 1 && parsed.root.children.front().kind == NodeKind::kWord;
    ACERVO_TRY(PlanTop(parsed.root));
    ACERVO_TRY(AddFilters());
    return std::move(plan_);
  }

 private:
  using MaybePart = Result<QueryPart>;

  // The top list: what is matched drives the search, the rest narrows it.
  Status PlanTop(const QueryNode& root) {
    Result<std::vector<QueryPart>> parts = Parts(root);
    if (!parts.ok()) return std::move(parts.error());
    std::vector<Match> matches;
    for (QueryPart& part : parts.value()) {
      if (part.is_match)
        matches.push_back(std::move(part.match));
      else
        plan_.conditions.push_back(std::move(part.condition));
    }
    plan_.match = Joined(matches, "AND");
    return Ok();
  }

  // The children of a list, runs of words that are together the name of an entity taken as one.
  Result<std::vector<QueryPart>> Parts(const QueryNode& list) {
    std::vector<QueryPart> parts;
    for (std::size_t i = 0; i < list.children.size();) {
      Result<std::size_t> run = list.kind == NodeKind::kAnd ? NameRun(list.children, i) : Result<std::size_t>(0);
      if (!run.ok()) return std::move(run.error());
      MaybePart part = run.value() > 1 ? Name(list.children, i, run.value()) : PartOf(list.children[i]);
      if (!part.ok()) return std::move(part.error());
      parts.push_back(std::move(part.value()));
      i += std::max<std::size_t>(run.value(), 1);
    }
    return parts;
  }

  static std::string RunText(const std::vector<QueryNode>& nodes, std::size_t begin, std::size_t count) {
    std::string text;
    for (std::size_t i = begin; i < begin + count; ++i) text.append(i == begin ? "" : " ").append(nodes[i].text);
    return text;
  }

  // How many words from here on are the name of an entity: the longest run, 0 for none.
  Result<std::size_t> NameRun(const std::vector<QueryNode>& nodes, std::size_t begin) {
    constexpr std::size_t kLongestName = 14;
    std::size_t end = begin;
    while (end < nodes.size() && end - begin < kLongestName && nodes[end].kind == NodeKind::kWord &&
           !nodes[end].is_prefix && !nodes[end].is_near) {
      ++end;
    }
    for (; end > begin + 1; --end) {
      const auto named = EntitiesNamed(connection_, RunText(nodes, begin, end - begin));
      if (!named.ok()) return named.error();
      if (!named.value().empty()) return end - begin;
    }
    return std::size_t{0};
  }

  MaybePart Name(const std::vector<QueryNode>& nodes, std::size_t begin, std::size_t count) {
    std::vector<Match> all;
    for (std::size_t i = begin; i < begin + count; ++i) {
      Result<Match> word = WordMatch(nodes[i]);
      if (!word.ok()) return std::move(word.error());
      all.push_back(std::move(word.value()));
    }
    Result<std::string> named = NamedMatch(RunText(nodes, begin, count));
    if (!named.ok()) return std::move(named.error());
    return MatchOf(Joined({Joined(all, "AND"), Match(named.value())}, "OR"));
  }

  // Records that mention an entity of this name under whatever name; empty when there is none.
  Result<std::string> NamedMatch(const std::string& name) {
    const auto [known, is_new] = known_names_.try_emplace(std::pair(name, negations_ > 0));
    if (!is_new) return known->second;
    Result<std::string> match = NewNamedMatch(name);
    if (match.ok()) known->second = match.value();
    return match;
  }

  Result<std::string> NewNamedMatch(std::string_view name) {
    auto keys = EntitiesNamed(connection_, name);
    if (!keys.ok()) return std::move(keys.error());
    Result<std::string> mentioned = EntityMatch(keys.value(), name);
    if (!mentioned.ok() || keys.value().empty()) return mentioned;
    Result<std::string> written = OtherNames(keys.value());
    if (!written.ok()) return written;
    return Joined({mentioned.value(), written.value()}, "OR");
  }

  // The other names as phrases: titles and cells say them too, where no mention was read.
  Result<std::string> OtherNames(const std::vector<std::int64_t>& keys) {
    constexpr int kMostNames = 12;
    std::vector<std::string> phrases;
    Query query = connection_("SELECT DISTINCT name FROM entity_name WHERE entity_key = ? AND given = 1 LIMIT ?");
    for (const std::int64_t key : keys) {
      query.Again().Bind(key, kMostNames);
      while (query.Next()) AddName(query.Text(0), phrases);
      ACERVO_TRY(query.Finish());
    }
    return AnyOf(kWordColumns, phrases);
  }

  void AddName(const std::string& name, std::vector<std::string>& phrases) {
    std::string phrase;
    std::vector<std::vector<std::string>> words;
    for (const Word& word : Words(name)) {
      words.push_back({MakeTerm(word.text).word});
      phrase.append(phrase.empty() ? "" : " ").append(words.back().front());
    }
    if (words.empty()) return;
    phrases.push_back(std::move(phrase));
    if (negations_ == 0) plan_.highlights.phrases.push_back(std::move(words));
  }

  Result<std::string> EntityMatch(const std::vector<std::int64_t>& keys, std::string_view name) {
    std::vector<std::string> terms;
    for (const std::int64_t key : keys) {
      terms.push_back("e" + std::to_string(key));
      Query query = connection_("SELECT id, name FROM entity WHERE entity_key = ? AND root = entity_key");
      query.Bind(key);
      if (query.Next() && negations_ == 0) {
        plan_.highlights.entities.insert(query.Text(0));
        plan_.notes.push_back(std::string(name).append(" → ").append(query.View(0)).append(" (").append(query.View(1)) +
                              ")");
      }
      ACERVO_TRY(query.Finish());
    }
    return AnyOf(kEntityKeyColumn, terms);
  }

  MaybePart PartOf(const QueryNode& node) {
    switch (node.kind) {
      case NodeKind::kAnd: return AndPart(node);
      case NodeKind::kOr: return OrPart(node);
      case NodeKind::kNot: return NotPart(node);
      case NodeKind::kWord: return MatchPart(WordMatch(node), node);
      case NodeKind::kPhrase: return MatchPart(PhraseMatch(node), node);
      case NodeKind::kField: return FieldPart(node);
    }
    return Nothing();
  }

  MaybePart AndPart(const QueryNode& node) {
    Result<std::vector<QueryPart>> parts = Parts(node);
    if (!parts.ok()) return std::move(parts.error());
    return JoinedParts(std::move(parts.value()), Condition::Op::kAnd);
  }

  MaybePart OrPart(const QueryNode& node) {
    Result<std::vector<QueryPart>> parts = Parts(node);
    if (!parts.ok()) return std::move(parts.error());
    return JoinedParts(std::move(parts.value()), Condition::Op::kOr);
  }

  static QueryPart JoinedParts(std::vector<QueryPart> parts, Condition::Op op) {
    if (!std::ranges::all_of(parts, &QueryPart::is_match)) return JoinedConditions(std::move(parts), op);
    std::vector<Match> matches;
    for (QueryPart& part : parts) matches.push_back(std::move(part.match));
    return MatchOf(Joined(matches, op == Condition::Op::kAnd ? "AND" : "OR"));
  }

  MaybePart NotPart(const QueryNode& node) {
    ++negations_;
    MaybePart part = PartOf(node.children.front());
    --negations_;
    if (!part.ok()) return part;
    return Negated(std::move(part.value()));
  }

  // A word or phrase, or an entity of that name.
  MaybePart MatchPart(Result<Match> match, const QueryNode& node) {
    if (!match.ok()) return std::move(match.error());
    if (negations_ == 0) plan_.has_words = true;
    if (node.is_prefix || node.is_near) return MatchOf(std::move(match.value()));
    Result<std::string> named = NamedMatch(node.text);
    if (!named.ok()) return std::move(named.error());
    return MatchOf(Joined({match.value(), Match(named.value())}, "OR"));
  }

  Result<Match> WordMatch(const QueryNode& node) {
    if (node.words.size() > 1) return SignedWordMatch(node);
    if (negations_ == 0) {
      plan_.has_words = true;
      plan_.words.push_back(node);
    }
    // What is typed a thousand times is looked up once, and noted once.
    const auto [known, is_new] =
        known_words_.try_emplace(std::tuple(node.words.front(), node.is_prefix, node.is_near, negations_ > 0));
    if (!is_new) return known->second;
    Result<Match> match = NewWordMatch(node);
    if (match.ok()) known->second = match.value();
    return match;
  }

  Result<Match> NewWordMatch(const QueryNode& node) {
    const std::string& typed = node.words.front();
    if (node.is_prefix) return PrefixMatch(typed);
    if (node.is_near) return NearMatch(typed);
    Result<WordForms> forms = FormsOf(connection_, typed);
    if (!forms.ok()) return std::move(forms.error());
    NoteForms(typed, forms.value().words, forms.value().stems);
    return InflectedMatch(forms.value());
  }

  // A word is found by its stem alone; what is weighed is the form as typed, too.
  static Match InflectedMatch(const WordForms& forms) {
    const std::string stems = AnyOf(kStemColumns, forms.stems);
    return {Joined({stems, AnyOf(kWordColumns, forms.stemmed_otherwise)}, "OR"),
            Joined({AnyOf(kWordColumns, forms.words), stems}, "OR")};
  }

  // "UCCI-CIDEU", "27/05": its words side by side; words alone also apart, numbers never.
  Result<Match> SignedWordMatch(const QueryNode& node) {
    Result<Match> phrase = PhraseMatch(node);
    const bool has_digits = node.text.find_first_of("0123456789") != std::string::npos;
    if (!phrase.ok() || has_digits || node.is_prefix) return phrase;
    std::vector<Match> apart;
    for (const std::string& word : node.words) {
      QueryNode single;
      single.kind = NodeKind::kWord;
      single.words = {word};
      single.text = word;
      single.is_near = node.is_near;
      Result<Match> match = WordMatch(single);
      if (!match.ok()) return match;
      apart.push_back(std::move(match.value()));
    }
    return Joined({phrase.value(), Joined(apart, "AND")}, "OR");
  }

  Result<Match> PrefixMatch(const std::string& typed) {
    auto prefixes = PrefixesOf(connection_, typed);
    if (!prefixes.ok()) return std::move(prefixes.error());
    for (const std::string& prefix : prefixes.value()) {
      if (negations_ == 0) plan_.highlights.prefixes.push_back(prefix);
    }
    return PrefixExpression(prefixes.value());
  }

  // A prefix that is the whole query is looked for word by word: merging the lists of all its words first, as the index
  // would, takes five times as long.
  Result<Match> PrefixExpression(const std::vector<std::string>& prefixes) {
    constexpr int kMostWords = 300;
    Match match(AnyPrefixOf(kWordColumns, prefixes));
    if (!is_single_) return match;
    std::vector<std::string> each;
    for (const std::string& prefix : prefixes) {
      auto words = WordsWithPrefix(connection_, prefix, kMostWords + 1);
      if (!words.ok()) return std::move(words.error());
      for (const std::string& word : words.value()) each.push_back(AnyOf(kWordColumns, {word}));
    }
    if (each.size() <= kMostWords) plan_.any_of = std::move(each);
    return match;
  }

  Result<Match> NearMatch(const std::string& typed) {
    constexpr int kMostWords = 40;
    auto near = NearWords(connection_, typed, kMostWords);
    if (!near.ok()) return std::move(near.error());
    std::vector<std::string> words{MakeTerm(typed).word};
    for (const NearWord& word : near.value()) words.push_back(word.word);
    NoteForms(typed, words, {});
    return Match(AnyOf(kWordColumns, words));
  }

  Result<Match> PhraseMatch(const QueryNode& node) {
    std::vector<std::vector<std::string>> words;
    constexpr std::size_t kLongestPhrase = 1000;  // more words tell no two texts apart that these do not
    for (const std::string& word : std::span(node.words).first(std::min(node.words.size(), kLongestPhrase))) {
      const auto [known, is_new] = spellings_.try_emplace(word);
      if (is_new) {
        auto spellings = SpellingsOf(connection_, word);
        if (!spellings.ok()) return std::move(spellings.error());
        known->second = std::move(spellings.value());
      }
      words.push_back(known->second);
    }
    const std::vector<std::string> phrases = PhraseSpellings(words);
    if (negations_ == 0) {
      plan_.has_words = true;
      if (node.is_prefix) words.pop_back();  // the last one is not known whole
      if (!words.empty()) plan_.highlights.phrases.push_back(std::move(words));
    }
    return Match(node.is_prefix ? AnyPrefixOf(kWordColumns, phrases) : AnyOf(kWordColumns, phrases));
  }

  void NoteForms(const std::string& typed, const std::vector<std::string>& words,
                 const std::vector<std::string>& stems) {
    if (negations_ > 0) return;
    plan_.highlights.words.insert(words.begin(), words.end());
    plan_.highlights.stems.insert(stems.begin(), stems.end());
    std::string note = typed + " →";
    for (const std::string& word : words) note += " " + word;
    for (const std::string& stem : stems) note += " " + stem + "-";
    plan_.notes.push_back(std::move(note));
  }

  MaybePart FieldPart(const QueryNode& node) {
    switch (node.field) {
      case FieldKind::kEntity: return EntityPart(node.text);
      case FieldKind::kType: return TypePart(node.text);
      case FieldKind::kDate: return DatePart(node.from, node.to);
      case FieldKind::kReport: return ReportPart(node.text);
      case FieldKind::kKind: return KindPart(RecordKindFromToken(KindFromWord(node.text)));
    }
    return Nothing();
  }

  // By name; else entities whose name has all the words, or records whose entity cell has.
  MaybePart EntityPart(const std::string& name) {
    auto keys = EntitiesNamed(connection_, name);
    if (!keys.ok()) return std::move(keys.error());
    std::vector<std::string> in_cell;
    if (keys.value().empty()) {
      for (const Word& word : Words(name)) {
        auto spellings = SpellingsOf(connection_, word.text);
        if (!spellings.ok()) return std::move(spellings.error());
        in_cell.push_back(AnyOf(kEntityColumn, spellings.value()));
      }
      keys = EntitiesWithWords(connection_, name);
      if (!keys.ok()) return std::move(keys.error());
    }
    Result<std::string> named = EntityMatch(keys.value(), name);
    if (!named.ok()) return std::move(named.error());
    std::string match = Joined({named.value(), Joined(in_cell, "AND")}, "OR");
    if (match.empty()) return Nothing();
    return WithTaught(MatchOf(Match(std::move(match))), keys.value());
  }

  // Mentions found by a name that some cell taught came after their record was indexed.
  MaybePart WithTaught(QueryPart part, const std::vector<std::int64_t>& keys) {
    std::vector<std::uint32_t> taught;
    Query query = connection_("SELECT 1 FROM record_entity WHERE entity_key = ? AND taught IS NOT NULL LIMIT 1");
    for (const std::int64_t key : keys) {
      query.Again().Bind(key);
      if (query.Next()) taught.push_back(static_cast<std::uint32_t>(key));
      ACERVO_TRY(query.Finish());
    }
    if (taught.empty()) return part;
    std::vector<QueryPart> either;
    either.push_back(std::move(part));
    either.push_back(OneOf(Condition::Op::kEntities, std::move(taught)));
    return JoinedConditions(std::move(either), Condition::Op::kOr);
  }

  static QueryPart KindPart(const std::optional<RecordKind>& kind) {
    if (!kind) return Nothing();
    return OneOf(Condition::Op::kKinds, {1U + static_cast<std::uint32_t>(*kind)});
  }

  // "tipo:reuniones" is "reunion".
  MaybePart TypePart(const std::string& type) {
    const std::string slug = Slug(type), stem = MakeTerm(type).stem_folded;
    std::vector<std::uint32_t> types;
    Query query = connection_("SELECT type_key, type FROM record_type");
    while (query.Next()) {
      const bool is_meant = query.View(1) == slug || MakeTerm(query.View(1)).stem_folded == stem;
      if (is_meant) types.push_back(static_cast<std::uint32_t>(query.Int(0)));
    }
    ACERVO_TRY(query.Finish());
    return OneOf(Condition::Op::kTypes, std::move(types));
  }

  MaybePart DatePart(const std::optional<Date>& from, const std::optional<Date>& to) const {
    return InDays(request_.within ? Condition::Op::kWithin : Condition::Op::kOverlap, from, to);
  }

  // A report's id, its period, or a part of a file's name.
  MaybePart ReportPart(const std::string& text) {
    if (const auto period = PeriodFromText(text)) {
      const std::string first = ToIso(period->first).substr(0, 7), last = ToIso(period->last).substr(0, 7);
      Query query = connection_("SELECT report_key FROM report WHERE period BETWEEN ? AND ?");
      query.Bind(first, last);
      return Reports(query);
    }
    Query query = connection_(
        "SELECT report_key FROM report WHERE id = ?1 UNION SELECT o.report_key FROM source s "
        "JOIN original o ON o.original_key = s.original_key WHERE s.replaced_at IS NULL AND instr(s.path, ?1) > 0");
    query.Bind(text);
    return Reports(query);
  }

  static MaybePart Reports(Query& query) {
    Result<std::vector<std::uint32_t>> keys = KeysOf(query);
    if (!keys.ok()) return std::move(keys.error());
    return OneOf(Condition::Op::kReports, std::move(keys.value()));
  }

  Status AddCondition(MaybePart part) {
    if (!part.ok()) return std::move(part.error());
    plan_.conditions.push_back(AsCondition(std::move(part.value())));
    return Ok();
  }

  MaybePart ReportById(const std::string& id) {
    Query query = connection_("SELECT report_key FROM report WHERE id = ?");
    query.Bind(id);
    return Reports(query);
  }

  Status AddFilters() {
    if (request_.kind) ACERVO_TRY(AddCondition(KindPart(request_.kind)));
    if (!request_.type.empty()) ACERVO_TRY(AddCondition(TypePart(request_.type)));
    if (!request_.report.empty()) ACERVO_TRY(AddCondition(ReportById(request_.report)));
    if (request_.from || request_.to) ACERVO_TRY(AddCondition(DatePart(request_.from, request_.to)));
    return Ok();
  }

  Connection& connection_;
  const SearchRequest& request_;
  SearchPlan plan_;
  int negations_ = 0;
  std::map<std::tuple<std::string, bool, bool, bool>, Match> known_words_;  // with prefix, near, negated
  std::map<std::pair<std::string, bool>, std::string> known_names_;         // with negated
  std::map<std::string, std::vector<std::string>> spellings_;
  bool is_single_ = false;  // one word and nothing else
};

}  // namespace

Result<SearchPlan> MakePlan(Connection& connection, const SearchRequest& request) {
  return Planner(connection, request).Run();
}

}  // namespace acervo::store
