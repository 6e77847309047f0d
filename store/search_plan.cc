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

// A part of the query: what finds by it, and what is weighed.
struct QueryPart {
  Condition condition;
  WeighedMatch weighed;
};

QueryPart Unweighed(Condition condition) { return {std::move(condition), {}}; }

Condition InDays(Condition::Op op, const std::optional<Date>& from, const std::optional<Date>& to) {
  Condition condition;
  condition.op = op;
  condition.days = {from ? DayNumber(*from) : kNoDay + 1,
                    to ? DayNumber(*to) : std::numeric_limits<std::int32_t>::max()};
  return condition;
}

// How much another form of a word counts beside the one that was typed, and another name of an entity.
constexpr double kInflected = 0.5, kOtherName = 0.8;

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

  // The top list: matches drive the search, the rest narrows it.
  Status PlanTop(const QueryNode& root) {
    Result<QueryPart> part = AndPart(root);
    if (!part.ok()) return std::move(part.error());
    Condition& all = part.value().condition;
    plan_.weighing.match = std::move(part.value().weighed);
    if (all.op == Condition::Op::kAnd)
      plan_.conditions = std::move(all.children);
    else if (!SaysNothing(all))
      plan_.conditions.push_back(std::move(all));
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

  // What is found and weighed either as one or as the other; what is told apart counts as one.
  static QueryPart Either(std::vector<QueryPart> parts, std::string_view op = "OR") {
    std::vector<Condition> conditions;
    std::vector<WeighedMatch> weighed;
    for (QueryPart& part : parts) {
      conditions.push_back(std::move(part.condition));
      weighed.push_back(std::move(part.weighed));
    }
    return {op == "OR" ? store::Either(std::move(conditions)) : Every(std::move(conditions)), Joined(weighed, op)};
  }

  static QueryPart Both(std::vector<QueryPart> parts) { return Either(std::move(parts), "AND"); }

  int NewGroup() {
    if (negations_ > 0) return 0;
    plan_.weighing.entities.emplace_back();
    return static_cast<int>(plan_.weighing.entities.size()) - 1;
  }

  MaybePart Name(const std::vector<QueryNode>& nodes, std::size_t begin, std::size_t count) {
    std::vector<QueryPart> all;
    for (std::size_t i = begin; i < begin + count; ++i) {
      MaybePart word = WordPart(nodes[i]);
      if (!word.ok()) return word;
      all.push_back(std::move(word.value()));
    }
    MaybePart named = NamedPart(RunText(nodes, begin, count), NewGroup());
    if (!named.ok()) return named;
    return Either({Both(std::move(all)), std::move(named.value())});
  }

  // Records that mention an entity of this name under whatever name; says nothing when there is none.
  MaybePart NamedPart(const std::string& name, int group) {
    const auto [known, is_new] = known_names_.try_emplace(std::pair(name, negations_ > 0));
    if (!is_new) return known->second;
    MaybePart part = NewNamedPart(name, group);
    if (part.ok()) known->second = part.value();
    return part;
  }

  MaybePart NewNamedPart(std::string_view name, int group) {
    auto keys = EntitiesNamed(connection_, name);
    if (!keys.ok()) return std::move(keys.error());
    Result<Condition> mentioned = EntityCondition(keys.value(), name);
    if (!mentioned.ok()) return std::move(mentioned.error());
    if (keys.value().empty()) return Unweighed(std::move(mentioned.value()));
    if (negations_ == 0) {
      auto& entities = plan_.weighing.entities[static_cast<std::size_t>(group)];
      entities.assign(keys.value().begin(), keys.value().end());
      std::ranges::sort(entities);
    }
    auto written = OtherNames(keys.value(), name);
    if (!written.ok()) return std::move(written.error());
    const WeighedMatch weighed = WeighedAnyOf(kAllWords, written.value(), {group, kOtherName});
    return Either(
        {Unweighed(std::move(mentioned.value())), {Matching(Condition::Op::kWords, weighed.expression), weighed}});
  }

  // The other names as phrases: titles and cells say them too, where no mention was read. Those that have the words of
  // the typed one, or another name within them, are found by that.
  Result<std::vector<std::string>> OtherNames(const std::vector<std::int64_t>& keys, std::string_view typed) {
    constexpr int kMostNames = 12;
    std::vector<WordList> names{WordsOf(typed)};
    Query query = connection_("SELECT DISTINCT name FROM entity_name WHERE entity_key = ? AND given = 1 LIMIT ?");
    for (const std::int64_t key : keys) {
      query.Again().Bind(key, kMostNames);
      while (query.Next()) names.push_back(WordsOf(query.View(0)));
      ACERVO_TRY(query.Finish());
    }
    if (negations_ == 0) Highlight(std::span(names).subspan(1));
    std::ranges::sort(names.begin() + 1, names.end(), {}, [](const WordList& name) { return name.size(); });
    std::vector<std::string> phrases;
    for (std::size_t i = 1; i < names.size(); ++i) {
      const auto is_within = [&](const WordList& shorter) {
        return !shorter.empty() &&
               std::search(names[i].begin(), names[i].end(), shorter.begin(), shorter.end()) != names[i].end();
      };
      if (names[i].empty() || std::ranges::any_of(names.begin(), names.begin() + i, is_within)) continue;
      phrases.push_back(PhraseOf(names[i]));
    }
    return phrases;
  }

  using WordList = std::vector<std::string>;

  static WordList WordsOf(std::string_view name) {
    WordList words;
    for (const Word& word : Words(name)) words.push_back(MakeTerm(word.text).word);
    return words;
  }

  static std::string PhraseOf(const WordList& words) {
    std::string phrase;
    for (const std::string& word : words) phrase.append(phrase.empty() ? "" : " ").append(word);
    return phrase;
  }

  void Highlight(std::span<const WordList> names) {
    for (const WordList& name : names) {
      std::vector<WordList> words;
      for (const std::string& word : name) words.push_back({word});
      if (!words.empty()) plan_.highlights.phrases.push_back(std::move(words));
    }
  }

  Result<Condition> EntityCondition(const std::vector<std::int64_t>& keys, std::string_view name) {
    std::vector<std::string> terms;
    for (const std::int64_t key : keys) {
      terms.push_back(EntityTerm(key));
      Query query = connection_("SELECT id, name FROM entity WHERE entity_key = ? AND root = entity_key");
      query.Bind(key);
      if (query.Next() && negations_ == 0) {
        plan_.highlights.entities.insert(query.Text(0));
        plan_.notes.push_back(std::string(name).append(" → ").append(query.View(0)).append(" (").append(query.View(1)) +
                              ")");
      }
      ACERVO_TRY(query.Finish());
    }
    return Matching(Condition::Op::kTerms, AnyOf(kAllTerms, terms));
  }

  MaybePart PartOf(const QueryNode& node) {
    switch (node.kind) {
      case NodeKind::kAnd: return AndPart(node);
      case NodeKind::kOr: return OrPart(node);
      case NodeKind::kNot: return NotPart(node);
      case NodeKind::kWord: return WithEntity(WordPart(node), node);
      case NodeKind::kPhrase: return WithEntity(PhrasePart(node), node);
      case NodeKind::kField: return FieldPart(node);
    }
    return Unweighed(Nothing());
  }

  MaybePart AndPart(const QueryNode& node) {
    Result<std::vector<QueryPart>> parts = Parts(node);
    if (!parts.ok()) return std::move(parts.error());
    return Both(std::move(parts.value()));
  }

  MaybePart OrPart(const QueryNode& node) {
    Result<std::vector<QueryPart>> parts = Parts(node);
    if (!parts.ok()) return std::move(parts.error());
    return Either(std::move(parts.value()));
  }

  MaybePart NotPart(const QueryNode& node) {
    ++negations_;
    MaybePart part = PartOf(node.children.front());
    --negations_;
    if (!part.ok()) return part;
    return Unweighed(Negated(std::move(part.value().condition)));
  }

  // A word or phrase, or an entity of that name.
  MaybePart WithEntity(MaybePart part, const QueryNode& node) {
    if (!part.ok() || node.is_prefix || node.is_near) return part;
    const std::vector<PhraseRole>& phrases = part.value().weighed.phrases;
    MaybePart named = NamedPart(node.text, phrases.empty() ? NewGroup() : phrases.front().group);
    if (!named.ok()) return named;
    return Either({std::move(part.value()), std::move(named.value())});
  }

  MaybePart WordPart(const QueryNode& node) {
    if (node.words.size() > 1) return SignedWordPart(node);
    if (negations_ == 0) plan_.words.push_back(node);
    // What is typed a thousand times is looked up once, and noted once.
    const auto [known, is_new] =
        known_words_.try_emplace(std::tuple(node.words.front(), node.is_prefix, node.is_near, negations_ > 0));
    if (!is_new) return known->second;
    MaybePart part = NewWordPart(node);
    if (part.ok()) known->second = part.value();
    return part;
  }

  MaybePart NewWordPart(const QueryNode& node) {
    const std::string& typed = node.words.front();
    if (node.is_prefix) return PrefixPart(typed);
    if (node.is_near) return NearPart(typed);
    Result<WordForms> forms = FormsOf(connection_, typed);
    if (!forms.ok()) return std::move(forms.error());
    NoteForms(typed, forms.value().words, forms.value().stems);
    return InflectedPart(typed, forms.value());
  }

  // A word is found by its stem alone; what is weighed are its forms, above all the one that was typed.
  MaybePart InflectedPart(const std::string& typed, const WordForms& forms) {
    std::vector<Condition> found;
    found.push_back(Matching(Condition::Op::kTerms, AnyOf(kAllTerms, forms.stems)));
    found.push_back(Matching(Condition::Op::kWords, AnyOf(kAllWords, forms.stemmed_otherwise)));
    auto exact = SpellingsOf(connection_, typed);
    if (!exact.ok()) return std::move(exact.error());
    auto others = InflectionsOf(connection_, forms, exact.value());
    if (!others.ok()) return std::move(others.error());
    const int group = NewGroup();
    return QueryPart{store::Either(std::move(found)),
                     Joined({WeighedAnyOf(kAllWords, exact.value(), {group, 1}),
                             WeighedAnyOf(kAllWords, others.value(), {group, kInflected})},
                            "OR")};
  }

  // "UCCI-CIDEU", "27/05": its words side by side; words alone also apart, numbers never.
  MaybePart SignedWordPart(const QueryNode& node) {
    MaybePart phrase = PhrasePart(node);
    const bool has_digits = node.text.find_first_of("0123456789") != std::string::npos;
    if (!phrase.ok() || has_digits || node.is_prefix) return phrase;
    std::vector<QueryPart> apart;
    for (const std::string& word : node.words) {
      QueryNode single;
      single.kind = NodeKind::kWord;
      single.words = {word};
      single.text = word;
      single.is_near = node.is_near;
      MaybePart part = WordPart(single);
      if (!part.ok()) return part;
      apart.push_back(std::move(part.value()));
    }
    return Either({std::move(phrase.value()), Both(std::move(apart))});
  }

  // Phrases of which any will do, all as typed.
  QueryPart Phrases(std::string expression, std::size_t count) {
    WeighedMatch weighed{std::move(expression), std::vector<PhraseRole>(count, {NewGroup(), 1})};
    return {Matching(Condition::Op::kWords, weighed.expression), std::move(weighed)};
  }

  // Word by word where they are few: the index would merge the lists of all of them first, which takes five times as
  // long. Among other conditions it is the other way round.
  MaybePart PrefixPart(const std::string& typed) {
    constexpr int kMostWords = 300;
    auto prefixes = PrefixesOf(connection_, typed);
    if (!prefixes.ok()) return std::move(prefixes.error());
    if (negations_ == 0) {
      plan_.highlights.prefixes.insert(plan_.highlights.prefixes.end(), prefixes.value().begin(),
                                       prefixes.value().end());
    }
    std::vector<std::string> each;
    for (std::size_t i = 0; is_single_ && i < prefixes.value().size(); ++i) {
      auto words = WordsWithPrefix(connection_, prefixes.value()[i], kMostWords + 1);
      if (!words.ok()) return std::move(words.error());
      each.insert(each.end(), words.value().begin(), words.value().end());
    }
    if (!each.empty() && each.size() <= kMostWords) return Phrases(AnyOf(kAllWords, each), each.size());
    return Phrases(AnyPrefixOf(kAllWords, prefixes.value()), prefixes.value().size());
  }

  MaybePart NearPart(const std::string& typed) {
    constexpr int kMostWords = 40;
    auto near = NearWords(connection_, typed, kMostWords);
    if (!near.ok()) return std::move(near.error());
    std::vector<std::string> words{MakeTerm(typed).word};
    for (const NearWord& word : near.value()) words.push_back(word.word);
    NoteForms(typed, words, {});
    return Phrases(AnyOf(kAllWords, words), words.size());
  }

  MaybePart PhrasePart(const QueryNode& node) {
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
      if (node.is_prefix) words.pop_back();  // the last one is not known whole
      if (!words.empty()) plan_.highlights.phrases.push_back(std::move(words));
    }
    return Phrases(node.is_prefix ? AnyPrefixOf(kAllWords, phrases) : AnyOf(kAllWords, phrases), phrases.size());
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
    Result<Condition> condition = FieldCondition(node);
    if (!condition.ok()) return std::move(condition.error());
    return Unweighed(std::move(condition.value()));
  }

  Result<Condition> FieldCondition(const QueryNode& node) {
    switch (node.field) {
      case FieldKind::kEntity: return EntityNamed(node.text);
      case FieldKind::kType: return TypeNamed(node.text);
      case FieldKind::kDate: return InPeriod(node.from, node.to);
      case FieldKind::kReport: return ReportNamed(node.text);
      case FieldKind::kKind: return KindNamed(RecordKindFromToken(KindFromWord(node.text)));
    }
    return Nothing();
  }

  // By name; else entities whose name has all the words, or records whose entity cell has.
  Result<Condition> EntityNamed(const std::string& name) {
    auto keys = EntitiesNamed(connection_, name);
    if (!keys.ok()) return std::move(keys.error());
    std::vector<Condition> in_cell;
    if (keys.value().empty()) {
      for (const Word& word : Words(name)) {
        auto spellings = SpellingsOf(connection_, word.text);
        if (!spellings.ok()) return std::move(spellings.error());
        in_cell.push_back(Matching(Condition::Op::kWords, AnyOf(kEntityWords, spellings.value())));
      }
      keys = EntitiesWithWords(connection_, name);
      if (!keys.ok()) return std::move(keys.error());
    }
    Result<Condition> named = EntityCondition(keys.value(), name);
    if (!named.ok()) return named;
    std::vector<Condition> either;
    either.push_back(std::move(named.value()));
    either.push_back(Every(std::move(in_cell)));
    Condition condition = store::Either(std::move(either));
    if (SaysNothing(condition)) return Nothing();
    return WithTaught(std::move(condition), keys.value());
  }

  // Mentions found by a name that some cell taught came after their record was indexed.
  Result<Condition> WithTaught(Condition condition, const std::vector<std::int64_t>& keys) {
    std::vector<std::uint32_t> taught;
    Query query = connection_("SELECT 1 FROM record_entity WHERE entity_key = ? AND taught IS NOT NULL LIMIT 1");
    for (const std::int64_t key : keys) {
      query.Again().Bind(key);
      if (query.Next()) taught.push_back(static_cast<std::uint32_t>(key));
      ACERVO_TRY(query.Finish());
    }
    if (taught.empty()) return condition;
    std::vector<Condition> either;
    either.push_back(std::move(condition));
    either.push_back(OneOf(Condition::Op::kEntities, std::move(taught)));
    return store::Either(std::move(either));
  }

  static Condition KindNamed(const std::optional<RecordKind>& kind) {
    if (!kind) return Nothing();
    return OneOf(Condition::Op::kKinds, {KindNumber(*kind)});
  }

  // "tipo:reuniones" is "reunion".
  Result<Condition> TypeNamed(const std::string& type) {
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

  Condition InPeriod(const std::optional<Date>& from, const std::optional<Date>& to) const {
    return InDays(request_.within ? Condition::Op::kWithin : Condition::Op::kOverlap, from, to);
  }

  // A report's id, its period, or a part of a file's name.
  Result<Condition> ReportNamed(const std::string& text) {
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

  static Result<Condition> Reports(Query& query) {
    Result<std::vector<std::uint32_t>> keys = KeysOf(query);
    if (!keys.ok()) return std::move(keys.error());
    return OneOf(Condition::Op::kReports, std::move(keys.value()));
  }

  Status AddCondition(Result<Condition> condition) {
    if (!condition.ok()) return std::move(condition.error());
    plan_.conditions.push_back(std::move(condition.value()));
    return Ok();
  }

  Result<Condition> ReportById(const std::string& id) {
    Query query = connection_("SELECT report_key FROM report WHERE id = ?");
    query.Bind(id);
    return Reports(query);
  }

  Status AddFilters() {
    if (request_.kind) ACERVO_TRY(AddCondition(KindNamed(request_.kind)));
    if (!request_.type.empty()) ACERVO_TRY(AddCondition(TypeNamed(request_.type)));
    if (!request_.report.empty()) ACERVO_TRY(AddCondition(ReportById(request_.report)));
    if (request_.from || request_.to) ACERVO_TRY(AddCondition(InPeriod(request_.from, request_.to)));
    return Ok();
  }

  Connection& connection_;
  const SearchRequest& request_;
  SearchPlan plan_;
  int negations_ = 0;
  std::map<std::tuple<std::string, bool, bool, bool>, QueryPart> known_words_;  // with prefix, near, negated
  std::map<std::pair<std::string, bool>, QueryPart> known_names_;               // with negated
  std::map<std::string, std::vector<std::string>> spellings_;
  bool is_single_ = false;  // one word and nothing else
};

}  // namespace

Result<SearchPlan> MakePlan(Connection& connection, const SearchRequest& request) {
  return Planner(connection, request).Run();
}

}  // namespace acervo::store
