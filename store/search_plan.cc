#include "store/search_plan.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "core/text.h"
#include "store/entity_rows.h"
#include "store/lexicon.h"
#include "store/match_builder.h"
#include "store/vocabulary.h"

namespace acervo::store {
namespace {

// A part of the query: an FTS5 expression, or a condition over records with its values.
struct QueryPart {
  bool is_match = true;
  std::string expression;
  std::vector<SqlValue> values;
};

QueryPart Condition(std::string expression, std::vector<SqlValue> values = {}) {
  return {false, std::move(expression), std::move(values)};
}

// A match among conditions.
QueryPart AsCondition(QueryPart part) {
  if (!part.is_match) return part;
  return Condition("c.record_key IN (SELECT rowid FROM record_search WHERE record_search MATCH ?)",
                   {std::move(part.expression)});
}

QueryPart Nothing() { return Condition("0"); }

std::string Marks(std::size_t count) {
  std::string marks;
  for (std::size_t i = 0; i < count; ++i) marks += i == 0 ? "?" : ", ?";
  return marks;
}

QueryPart JoinedConditions(std::vector<QueryPart> parts, std::string_view op) {
  std::vector<std::string> expressions;
  std::vector<SqlValue> values;
  for (QueryPart& part : parts) {
    QueryPart condition = AsCondition(std::move(part));
    expressions.push_back(std::move(condition.expression));
    values.insert(values.end(), condition.values.begin(), condition.values.end());
  }
  return Condition(Joined(expressions, op), std::move(values));
}

QueryPart Negated(QueryPart part) {
  QueryPart condition = AsCondition(std::move(part));
  condition.expression = "NOT coalesce((" + condition.expression + "), 0)";  // unknown is no match
  return condition;
}

// Intervals of at most 31 days that overlap a period begin in it or within the 31 days before: a range of the index.
// The few long ones are looked through.
QueryPart Overlapping(const std::optional<Date>& from, const std::optional<Date>& to) {
  constexpr auto kLongestShort = std::chrono::days(31);
  const std::string first = from ? ToIso(*from) : "", last = to ? ToIso(*to) : "9999-12-31";
  const std::string earliest = from ? ToIso(Date(std::chrono::sys_days(*from) - kLongestShort)) : "";
  return Condition(
      "c.record_key IN (SELECT record_key FROM record_interval WHERE is_long = 0 AND first_day BETWEEN ? AND ? "
      "AND last_day >= ? UNION ALL SELECT record_key FROM record_interval WHERE is_long = 1 AND first_day <= ? "
      "AND last_day >= ?)",
      {earliest, last, first, last, first});
}

QueryPart Within(const std::optional<Date>& from, const std::optional<Date>& to) {
  return Condition("c.date_start >= ? AND c.date_end <= ?",
                   {from ? ToIso(*from) : std::string("0000"), to ? ToIso(*to) : std::string("9999-12-31")});
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
    std::vector<std::string> matches;
    for (QueryPart& part : parts.value()) {
      if (part.is_match)
        matches.push_back(std::move(part.expression));
      else
        AddCondition(std::move(part));
    }
    plan_.match = Joined(matches, "AND");
    return Ok();
  }

  void AddCondition(QueryPart part) {
    plan_.conditions.push_back(std::move(part.expression));
    plan_.values.insert(plan_.values.end(), part.values.begin(), part.values.end());
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
    std::vector<std::string> all;
    for (std::size_t i = begin; i < begin + count; ++i) {
      Result<std::string> word = WordMatch(nodes[i]);
      if (!word.ok()) return std::move(word.error());
      all.push_back(std::move(word.value()));
    }
    Result<std::string> named = NamedMatch(RunText(nodes, begin, count));
    if (!named.ok()) return std::move(named.error());
    return QueryPart{true, Joined({Joined(all, "AND"), named.value()}, "OR"), {}};
  }

  // Records that mention an entity of this name under whatever name; empty when there is none.
  Result<std::string> NamedMatch(std::string_view name) {
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
    return JoinedParts(std::move(parts.value()), "AND");
  }

  MaybePart OrPart(const QueryNode& node) {
    Result<std::vector<QueryPart>> parts = Parts(node);
    if (!parts.ok()) return std::move(parts.error());
    return JoinedParts(std::move(parts.value()), "OR");
  }

  static QueryPart JoinedParts(std::vector<QueryPart> parts, std::string_view op) {
    if (!std::ranges::all_of(parts, &QueryPart::is_match)) return JoinedConditions(std::move(parts), op);
    std::vector<std::string> expressions;
    for (QueryPart& part : parts) expressions.push_back(std::move(part.expression));
    return {true, Joined(expressions, op), {}};
  }

  MaybePart NotPart(const QueryNode& node) {
    ++negations_;
    MaybePart part = PartOf(node.children.front());
    --negations_;
    if (!part.ok()) return part;
    return Negated(std::move(part.value()));
  }

  // A word or phrase, or an entity of that name.
  MaybePart MatchPart(Result<std::string> match, const QueryNode& node) {
    if (!match.ok()) return std::move(match.error());
    if (negations_ == 0) plan_.has_words = true;
    if (node.is_prefix || node.is_near) return QueryPart{true, std::move(match.value()), {}};
    Result<std::string> named = NamedMatch(node.text);
    if (!named.ok()) return std::move(named.error());
    return QueryPart{true, Joined({match.value(), named.value()}, "OR"), {}};
  }

  Result<std::string> WordMatch(const QueryNode& node) {
    if (node.words.size() > 1) return SignedWordMatch(node);
    if (negations_ == 0) {
      plan_.has_words = true;
      plan_.words.push_back(node);
    }
    const std::string& typed = node.words.front();
    if (node.is_prefix) return PrefixMatch(typed);
    if (node.is_near) return NearMatch(typed);
    Result<WordForms> forms = FormsOf(connection_, typed);
    if (!forms.ok()) return std::move(forms.error());
    NoteForms(typed, forms.value().words, forms.value().stems);
    return Joined({AnyOf(kWordColumns, forms.value().words), AnyOf(kStemColumns, forms.value().stems)}, "OR");
  }

  // "UCCI-CIDEU", "27/05": its words side by side; words alone also apart, numbers never.
  Result<std::string> SignedWordMatch(const QueryNode& node) {
    Result<std::string> phrase = PhraseMatch(node);
    const bool has_digits = node.text.find_first_of("0123456789") != std::string::npos;
    if (!phrase.ok() || has_digits || node.is_prefix) return phrase;
    std::vector<std::string> apart;
    for (const std::string& word : node.words) {
      QueryNode single;
      single.kind = NodeKind::kWord;
      single.words = {word};
      single.text = word;
      single.is_near = node.is_near;
      Result<std::string> match = WordMatch(single);
      if (!match.ok()) return match;
      apart.push_back(std::move(match.value()));
    }
    return Joined({phrase.value(), Joined(apart, "AND")}, "OR");
  }

  Result<std::string> PrefixMatch(const std::string& typed) {
    auto prefixes = PrefixesOf(connection_, typed);
    if (!prefixes.ok()) return std::move(prefixes.error());
    for (const std::string& prefix : prefixes.value()) {
      if (negations_ == 0) plan_.highlights.prefixes.push_back(prefix);
    }
    return AnyPrefixOf(kWordColumns, prefixes.value());
  }

  Result<std::string> NearMatch(const std::string& typed) {
    constexpr int kMostWords = 40;
    auto near = NearWords(connection_, typed, kMostWords);
    if (!near.ok()) return std::move(near.error());
    std::vector<std::string> words{MakeTerm(typed).word};
    for (const NearWord& word : near.value()) words.push_back(word.word);
    NoteForms(typed, words, {});
    return AnyOf(kWordColumns, words);
  }

  Result<std::string> PhraseMatch(const QueryNode& node) {
    std::vector<std::vector<std::string>> words;
    for (const std::string& word : node.words) {
      auto spellings = SpellingsOf(connection_, word);
      if (!spellings.ok()) return std::move(spellings.error());
      words.push_back(std::move(spellings.value()));
    }
    const std::vector<std::string> phrases = PhraseSpellings(words);
    if (negations_ == 0) {
      plan_.has_words = true;
      if (node.is_prefix) words.pop_back();  // the last one is not known whole
      if (!words.empty()) plan_.highlights.phrases.push_back(std::move(words));
    }
    return node.is_prefix ? AnyPrefixOf(kWordColumns, phrases) : AnyOf(kWordColumns, phrases);
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
      case FieldKind::kKind: return Condition("c.kind = ?", {std::string(KindFromWord(node.text))});
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
    return WithTaught(QueryPart{true, std::move(match), {}}, keys.value());
  }

  // Mentions found by a name that some cell taught came after their record was indexed.
  MaybePart WithTaught(QueryPart part, const std::vector<std::int64_t>& keys) {
    std::vector<SqlValue> taught;
    Query query = connection_("SELECT 1 FROM record_entity WHERE entity_key = ? AND taught IS NOT NULL LIMIT 1");
    for (const std::int64_t key : keys) {
      query.Again().Bind(key);
      if (query.Next()) taught.emplace_back(key);
      ACERVO_TRY(query.Finish());
    }
    if (taught.empty()) return part;
    const std::string marks = Marks(taught.size());
    QueryPart records = Condition(
        "c.record_key IN (SELECT record_key FROM record_entity WHERE taught IS NOT NULL AND "
        "entity_key IN (" +
            marks + "))",
        std::move(taught));
    return JoinedConditions({std::move(part), std::move(records)}, "OR");
  }

  // "tipo:reuniones" is "reunion".
  MaybePart TypePart(const std::string& type) {
    const std::string slug = Slug(type), stem = MakeTerm(type).stem_folded;
    std::vector<SqlValue> types;
    Query query = connection_("SELECT DISTINCT type FROM record WHERE type IS NOT NULL");
    while (query.Next()) {
      const bool is_meant = query.View(0) == slug || MakeTerm(query.View(0)).stem_folded == stem;
      if (is_meant) types.emplace_back(query.Text(0));
    }
    ACERVO_TRY(query.Finish());
    if (types.empty()) return Nothing();
    const std::string marks = Marks(types.size());
    return Condition("c.type IN (" + marks + ")", std::move(types));
  }

  MaybePart DatePart(const std::optional<Date>& from, const std::optional<Date>& to) const {
    return request_.within ? Within(from, to) : Overlapping(from, to);
  }

  // A report's id, its period, or a part of a file's name.
  MaybePart ReportPart(const std::string& text) {
    if (const auto period = PeriodFromText(text)) {
      const std::string first = ToIso(period->first).substr(0, 7), last = ToIso(period->last).substr(0, 7);
      return Condition("c.report_key IN (SELECT report_key FROM report WHERE period BETWEEN ? AND ?)", {first, last});
    }
    return Condition(
        "c.report_key IN (SELECT report_key FROM report WHERE id = ? UNION SELECT o.report_key FROM source s "
        "JOIN original o ON o.original_key = s.original_key WHERE s.replaced_at IS NULL AND instr(s.path, ?) > 0)",
        {text, text});
  }

  Status AddFilters() {
    if (request_.kind) AddCondition(Condition("c.kind = ?", {std::string(Token(*request_.kind))}));
    if (!request_.type.empty()) {
      MaybePart type = TypePart(request_.type);
      if (!type.ok()) return std::move(type.error());
      AddCondition(std::move(type.value()));
    }
    if (!request_.report.empty()) {
      AddCondition(Condition("c.report_key IN (SELECT report_key FROM report WHERE id = ?)", {request_.report}));
    }
    if (request_.from || request_.to) {
      MaybePart dates = DatePart(request_.from, request_.to);
      if (!dates.ok()) return std::move(dates.error());
      AddCondition(std::move(dates.value()));
    }
    return Ok();
  }

  Connection& connection_;
  const SearchRequest& request_;
  SearchPlan plan_;
  int negations_ = 0;
};

}  // namespace

Result<SearchPlan> MakePlan(Connection& connection, const SearchRequest& request) {
  return Planner(connection, request).Run();
}

void BindAll(Query& query, const std::vector<SqlValue>& values) {
  for (const SqlValue& value : values) {
    std::visit([&](const auto& v) { query.Bind(v); }, value);
  }
}

}  // namespace acervo::store
