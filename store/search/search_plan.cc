// Walks the tree of a query: what stands in it side by side, in parentheses, or negated. Words, names of entities,
// questions and filters have files of their own.
#include "store/search/search_plan.h"

#include <algorithm>
#include <set>
#include <utility>

#include "store/entities/archive_names.h"
#include "store/search/asked_parts.h"
#include "store/search/entity_parts.h"
#include "store/search/field_filters.h"
#include "store/search/query_part.h"
#include "store/search/question_runs.h"
#include "store/search/word_parts.h"

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

// The children of the top list; a query of one thing is a list of one.
std::vector<QueryNode> TopNodes(QueryNode root) {
  if (root.kind == NodeKind::kAnd) return std::move(root.children);
  std::vector<QueryNode> nodes;
  nodes.push_back(std::move(root));
  return nodes;
}

// Says what about, not only when, or what not.
bool IsTelling(const QueryNode& node) {
  const bool is_frame = node.field == FieldKind::kDate || node.field == FieldKind::kKind;
  return node.kind != NodeKind::kNot && !(node.kind == NodeKind::kField && is_frame);
}

class Planner {
 public:
  Planner(Connection& connection, const RecordColumns& columns, const SearchRequest& request)
      : planning_{connection, columns, request} {}

  Result<SearchPlan> Run() {
    ParsedQuery parsed = ParseQuery(planning_.request.query, planning_.request.readers.dates);
    planning_.plan.read_as_words = EachOnce(std::move(parsed.read_as_words));
    planning_.plan.left_out = EachOnce(std::move(parsed.left_out));
    planning_.plan.fields = std::move(parsed.unread_fields);
    planning_.plan.is_too_long = parsed.is_too_long;
    planning_.plan.is_only_signs = parsed.is_only_signs;
    ReadQuestions(parsed.root);
    ChooseSort();
    std::vector<QueryNode> nodes = TopNodes(std::move(parsed.root));
    for (const std::string& name : planning_.request.entities) nodes.push_back(EntityField(name));
    planning_.is_single = nodes.size() == 1 && nodes.front().kind == NodeKind::kWord;
    ACERVO_RETURN_IF_ERROR(PlanTop(nodes));
    ACERVO_RETURN_IF_ERROR(AddFilters());
    Assemble(planning_.plan);
    return std::move(planning_.plan);
  }

 private:
  void ReadQuestions(QueryNode& root) {
    const QuestionReader& read = planning_.request.readers.question;
    if (!read || planning_.request.literal) return;
    const NamesInArchive names(planning_.connection, planning_.columns);
    questions_ = ReadRuns(planning_.request.query, read, names, root);
    for (const Question& question : questions_) Append(question, planning_.plan.understood);
  }

  // The request's own order goes before the one of the question.
  void ChooseSort() {
    planning_.plan.sort = planning_.request.sort;
    if (planning_.plan.sort != SortOrder::kRelevance) return;
    for (const AskedOrder& order : planning_.plan.understood.orders) {
      if (order.sort) return void(planning_.plan.sort = *order.sort);
    }
  }

  // The top list: matches drive the search, the rest narrows it.
  Status PlanTop(const std::vector<QueryNode>& nodes) {
    for (std::size_t i = 0; i < nodes.size();) {
      if (nodes[i].kind == NodeKind::kAsked) {
        ACERVO_RETURN_IF_ERROR(PlanQuestion(questions_[nodes[i].asked]));
        ++i;
        continue;
      }
      const Result<std::size_t> run = entities_.NameRun(nodes, i);
      if (!run.ok()) return run.error();
      PlannedPart as;
      as.is_telling = IsTelling(nodes[i]);
      ACERVO_RETURN_IF_ERROR(
          AddPart(as, [&] { return run.value() > 1 ? Name(nodes, i, run.value()) : PartOf(nodes[i]); }));
      i += std::max<std::size_t>(run.value(), 1);
    }
    return Ok();
  }

  Status PlanQuestion(const Question& question) {
    for (const AskedPiece& piece : asked_.Pieces(question)) {
      PlannedPart as;
      as.kind = piece.kind;
      as.asked = piece.asked;
      as.is_telling = piece.is_telling;
      ACERVO_RETURN_IF_ERROR(AddPart(std::move(as), piece.make));
    }
    return Ok();
  }

  // Plans a part; all that it adds to the plan is its own.
  template <typename Make>
  Status AddPart(PlannedPart part, Make&& make) {
    SearchPlan& plan = planning_.plan;
    const int groups_before = static_cast<int>(plan.weighing.groups.size());
    planning_.either.clear();
    MaybePart made = make();
    if (!made.ok()) return std::move(made.error());
    part.filter = std::move(made.value().filter);
    part.weighed = std::move(made.value().weighed);
    for (int group = groups_before; group < static_cast<int>(plan.weighing.groups.size()); ++group) {
      part.groups.push_back(group);
    }
    part.either = std::exchange(planning_.either, {});
    part.highlights = std::exchange(plan.highlights, {});
    part.notes = std::exchange(plan.notes, {});
    plan.parts.push_back(std::move(part));
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
      case NodeKind::kWord: return entities_.OrNamed(words_.Word(node), node);
      case NodeKind::kPhrase: return entities_.OrNamed(words_.Phrase(node), node);
      case NodeKind::kField: return FieldPart(node);
      case NodeKind::kAsked: return QuestionPart(questions_[node.asked]);
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
    return Unweighed(Negated(std::move(part.value().filter)));
  }

  // A question that is one side of an OR, or stands in parentheses.
  MaybePart QuestionPart(const Question& question) {
    std::vector<QueryPart> all;
    for (const AskedPiece& piece : asked_.Pieces(question)) {
      MaybePart part = piece.make();
      if (!part.ok()) return part;
      all.push_back(std::move(part.value()));
    }
    return AllParts(std::move(all));
  }

  MaybePart FieldPart(const QueryNode& node) {
    if (planning_.IsPositive()) planning_.plan.fields.push_back(node);
    Result<Filter> filter = FieldCondition(node);
    if (!filter.ok()) return std::move(filter.error());
    return Unweighed(std::move(filter.value()));
  }

  Result<Filter> FieldCondition(const QueryNode& node) {
    const SearchRequest& request = planning_.request;
    switch (node.field) {
      case FieldKind::kEntity: return entities_.FilterOf(node.text);
      case FieldKind::kType: return OfType(planning_.connection, node.text);
      case FieldKind::kDate: return InPeriods(node.periods, request.within);
      case FieldKind::kReport: return OfReportNamed(planning_.connection, node.text, request.readers.dates);
      case FieldKind::kKind: return OfKind(RecordKindFromToken(KindFromWord(node.text)));
    }
    return Nothing();
  }

  Status AddFilter(bool is_telling, Result<Filter> filter) {
    PlannedPart as;
    as.is_telling = is_telling;
    return AddPart(std::move(as), [&] {
      return filter.ok() ? MaybePart(Unweighed(std::move(filter.value()))) : MaybePart(filter.error());
    });
  }

  Status AddFilters() {
    const SearchRequest& request = planning_.request;
    if (request.kind) ACERVO_RETURN_IF_ERROR(AddFilter(false, OfKind(request.kind)));
    if (!request.type.empty()) ACERVO_RETURN_IF_ERROR(AddFilter(true, OfType(planning_.connection, request.type)));
    if (!request.report.empty())
      ACERVO_RETURN_IF_ERROR(AddFilter(true, OfReport(planning_.connection, request.report)));
    if (request.from || request.to) {
      ACERVO_RETURN_IF_ERROR(AddFilter(false, InPeriods({{request.from, request.to}}, request.within)));
    }
    return Ok();
  }

  Planning planning_;
  WordParts words_{planning_};
  EntityParts entities_{planning_};
  AskedParts asked_{planning_, words_, entities_};
  std::vector<Question> questions_;
};

}  // namespace

Result<SearchPlan> MakePlan(Connection& connection, const RecordColumns& columns, const SearchRequest& request) {
  return Planner(connection, columns, request).Run();
}

}  // namespace acervo::store
