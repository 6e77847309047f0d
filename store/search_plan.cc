// Walks the tree of a query: what stands in it side by side, in parentheses, or negated. Words, names of entities and
// filters have files of their own.
#include "store/search_plan.h"

#include <algorithm>
#include <set>
#include <utility>

#include "store/entity_parts.h"
#include "store/field_conditions.h"
#include "store/query_part.h"
#include "store/word_parts.h"

namespace acervo::store {
namespace {

// In the order of their first appearance: a thousand stray brackets are one notice.
std::vector<std::string> EachOnce(std::vector<std::string> parts) {
  std::set<std::string> seen;
  std::erase_if(parts, [&](const std::string& part) { return !seen.insert(part).second; });
  return parts;
}

QueryNode EntityField(const std::string& name) {
  QueryNode field;
  field.kind = NodeKind::kField;
  field.field = FieldKind::kEntity;
  field.text = name;
  return field;
}

class Planner {
 public:
  Planner(Connection& connection, const SearchRequest& request) : planning_{connection, request} {}

  Result<SearchPlan> Run() {
    ParsedQuery parsed = ParseQuery(planning_.request.query, planning_.request.readers.dates);
    planning_.plan.read_as_words = EachOnce(std::move(parsed.read_as_words));
    planning_.plan.left_out = EachOnce(std::move(parsed.left_out));
    planning_.plan.fields = std::move(parsed.unread_fields);
    planning_.plan.is_too_long = parsed.is_too_long;
    planning_.plan.is_only_signs = parsed.is_only_signs;
    const QueryNode root = WithEntityFilters(std::move(parsed.root));
    planning_.is_single = root.children.size() == 1 && root.children.front().kind == NodeKind::kWord;
    ACERVO_TRY(PlanTop(root));
    ACERVO_TRY(AddFilters());
    return std::move(planning_.plan);
  }

 private:
  QueryNode WithEntityFilters(QueryNode root) const {
    if (root.kind != NodeKind::kAnd) {
      QueryNode list;
      list.children.push_back(std::move(root));
      root = std::move(list);
    }
    for (const std::string& name : planning_.request.entities) root.children.push_back(EntityField(name));
    return root;
  }

  // The top list: matches drive the search, the rest narrows it.
  Status PlanTop(const QueryNode& root) {
    MaybePart part = AndPart(root);
    if (!part.ok()) return std::move(part.error());
    Condition& all = part.value().condition;
    planning_.plan.weighing.match = std::move(part.value().weighed);
    if (all.op == Condition::Op::kAnd)
      planning_.plan.conditions = std::move(all.children);
    else
      planning_.plan.conditions.push_back(std::move(all));
    return Ok();
  }

  // The children of a list, runs of words that are together the name of an entity taken as one.
  Result<std::vector<QueryPart>> Parts(const QueryNode& list) {
    std::vector<QueryPart> parts;
    for (std::size_t i = 0; i < list.children.size();) {
      Result<std::size_t> run =
          list.kind == NodeKind::kAnd ? entities_.NameRun(list.children, i) : Result<std::size_t>(0);
      if (!run.ok()) return std::move(run.error());
      MaybePart part = run.value() > 1 ? Name(list.children, i, run.value()) : PartOf(list.children[i]);
      if (!part.ok()) return std::move(part.error());
      parts.push_back(std::move(part.value()));
      i += std::max<std::size_t>(run.value(), 1);
    }
    return parts;
  }

  MaybePart Name(const std::vector<QueryNode>& nodes, std::size_t begin, std::size_t count) {
    std::vector<QueryPart> all;
    for (std::size_t i = begin; i < begin + count; ++i) {
      MaybePart word = words_.Word(nodes[i]);
      if (!word.ok()) return word;
      all.push_back(std::move(word.value()));
    }
    MaybePart named = entities_.Named(EntityParts::RunText(nodes, begin, count), planning_.NewGroup());
    if (!named.ok()) return named;
    return AnyPart({AllParts(std::move(all)), std::move(named.value())});
  }

  MaybePart PartOf(const QueryNode& node) {
    switch (node.kind) {
      case NodeKind::kAnd: return AndPart(node);
      case NodeKind::kOr: return OrPart(node);
      case NodeKind::kNot: return NotPart(node);
      case NodeKind::kWord: return WithEntity(words_.Word(node), node);
      case NodeKind::kPhrase: return WithEntity(words_.Phrase(node), node);
      case NodeKind::kField: return FieldPart(node);
    }
    return Unweighed(Nothing());
  }

  MaybePart AndPart(const QueryNode& node) {
    Result<std::vector<QueryPart>> parts = Parts(node);
    if (!parts.ok()) return std::move(parts.error());
    return AllParts(std::move(parts.value()));
  }

  MaybePart OrPart(const QueryNode& node) {
    Result<std::vector<QueryPart>> parts = Parts(node);
    if (!parts.ok()) return std::move(parts.error());
    return AnyPart(std::move(parts.value()));
  }

  MaybePart NotPart(const QueryNode& node) {
    ++planning_.negations;
    MaybePart part = PartOf(node.children.front());
    --planning_.negations;
    if (!part.ok()) return part;
    return Unweighed(Negated(std::move(part.value().condition)));
  }

  // A word or phrase, or an entity of that name.
  MaybePart WithEntity(MaybePart part, const QueryNode& node) {
    if (!part.ok() || node.is_prefix || node.is_near) return part;
    const std::vector<PhraseRole>& phrases = part.value().weighed.phrases;
    MaybePart named = entities_.Named(node.text, phrases.empty() ? planning_.NewGroup() : phrases.front().group);
    if (!named.ok()) return named;
    return AnyPart({std::move(part.value()), std::move(named.value())});
  }

  MaybePart FieldPart(const QueryNode& node) {
    if (planning_.IsPositive()) planning_.plan.fields.push_back(node);
    Result<Condition> condition = FieldCondition(node);
    if (!condition.ok()) return std::move(condition.error());
    return Unweighed(std::move(condition.value()));
  }

  Result<Condition> FieldCondition(const QueryNode& node) {
    const SearchRequest& request = planning_.request;
    switch (node.field) {
      case FieldKind::kEntity: return entities_.Filter(node.text);
      case FieldKind::kType: return OfType(planning_.connection, node.text);
      case FieldKind::kDate: return InPeriods(node.periods, request.within);
      case FieldKind::kReport: return OfReportNamed(planning_.connection, node.text, request.readers.dates);
      case FieldKind::kKind: return OfKind(RecordKindFromToken(KindFromWord(node.text)));
    }
    return Nothing();
  }

  Status AddCondition(Result<Condition> condition) {
    if (!condition.ok()) return std::move(condition.error());
    planning_.plan.conditions.push_back(std::move(condition.value()));
    return Ok();
  }

  Status AddFilters() {
    const SearchRequest& request = planning_.request;
    if (request.kind) ACERVO_TRY(AddCondition(OfKind(request.kind)));
    if (!request.type.empty()) ACERVO_TRY(AddCondition(OfType(planning_.connection, request.type)));
    if (!request.report.empty()) ACERVO_TRY(AddCondition(OfReport(planning_.connection, request.report)));
    if (request.from || request.to) {
      ACERVO_TRY(AddCondition(InPeriods({{request.from, request.to}}, request.within)));
    }
    return Ok();
  }

  Planning planning_;
  WordParts words_{planning_};
  EntityParts entities_{planning_};
};

}  // namespace

Result<SearchPlan> MakePlan(Connection& connection, const SearchRequest& request) {
  return Planner(connection, request).Run();
}

}  // namespace acervo::store
