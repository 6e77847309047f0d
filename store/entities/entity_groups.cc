// The group of an entity is found by walking its links; then the links are joined in a fixed order, spellings before
// definitions, since 'FUNDALCO' may be defined by two spellings of one long name.
#include "store/entities/entity_groups.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "store/entities/decided_names.h"
#include "store/entities/entity_rows.h"
#include "store/entities/entity_shape.h"

namespace acervo::store {
namespace {

constexpr std::size_t kMostInGroup = 400;  // a hostile archive may hold endless near names
constexpr int kMostAlike = 64;             // names looked at for one signature

enum class Reason { kDecision, kTable, kInflection, kSpelling, kDefinition };
constexpr std::string_view kReasonTokens[] = {"decision", "table", "inflection", "spelling", "definition"};
std::string_view Token(Reason reason) { return kReasonTokens[static_cast<int>(reason)]; }

struct Node {
  std::int64_t key = 0;
  std::string id, name, words, table_id;
  EntityKind kind = EntityKind::kOther;
  bool known = false;
  std::int64_t root = 0;
  int records = 0;
};

struct Edge {
  Reason reason = Reason::kTable;
  std::int64_t from = 0, to = 0;  // kDefinition: the short one, the long one; else the smaller id first
};

struct NearPair {
  std::int64_t a = 0, b = 0;
  std::string_view reason;
  double score = 0;
};

// Reads entities and the links between them.
class Graph {
 public:
  explicit Graph(Connection& connection) : connection_(connection) {}

  Status Walk(const EntityKeys& touched) {
    ACERVO_ASSIGN_OR_RETURN(decided_, DecidedNames::Load(connection_));
    std::vector<std::int64_t> pending(touched.begin(), touched.end());
    for (std::size_t i = 0; i < pending.size() && nodes_.size() < kMostInGroup; ++i) {
      if (nodes_.contains(pending[i])) continue;
      Result<std::optional<Node>> node = Load(pending[i]);
      if (!node.ok()) return std::move(node.error());
      if (!node.value()) continue;
      const Node& added = nodes_.emplace(pending[i], std::move(*node.value())).first->second;
      ACERVO_RETURN_IF_ERROR(Expand(added, pending));
    }
    return Ok();
  }

  const std::map<std::int64_t, Node>& nodes() const { return nodes_; }
  const std::vector<NearPair>& candidates() const { return candidates_; }
  const DecidedNames& decided() const { return decided_; }

  // Within what was walked, each once, in an order that does not depend on keys.
  std::vector<Edge> Edges() const {
    std::vector<Edge> edges;
    for (const Edge& edge : edges_) {
      if (nodes_.contains(edge.from) && nodes_.contains(edge.to)) edges.push_back(edge);
    }
    const auto rank = [&](const Edge& edge) {
      return std::tuple(edge.reason, std::string_view(nodes_.at(edge.from).id),
                        std::string_view(nodes_.at(edge.to).id));
    };
    std::ranges::sort(edges, [&](const Edge& a, const Edge& b) { return rank(a) < rank(b); });
    const auto same = [&](const Edge& a, const Edge& b) { return rank(a) == rank(b); };
    edges.erase(std::unique(edges.begin(), edges.end(), same), edges.end());
    return edges;
  }

 private:
  Result<std::optional<Node>> Load(std::int64_t key) {
    Query query = connection_(
        "SELECT id, coalesce(own_name, name), kind, known, words, coalesce(table_id, ''), root, "
        "(SELECT count(*) FROM record_entity x WHERE x.entity_key = e.entity_key) - "
        "(SELECT count(*) FROM record_entity x WHERE x.entity_key = e.entity_key AND x.taught IS NOT NULL) "
        "FROM entity e WHERE entity_key = ?");
    query.Bind(key);
    if (!query.Next()) {
      ACERVO_RETURN_IF_ERROR(query.Finish());
      return std::optional<Node>();
    }
    Node node;
    node.key = key;
    node.id = query.Text(0);
    node.name = query.Text(1);
    node.kind = EntityKindFromToken(query.View(2)).value_or(EntityKind::kOther);
    node.known = query.Int(3) != 0;
    node.words = query.Text(4);
    node.table_id = query.Text(5);
    node.root = query.Int(6);
    node.records = static_cast<int>(query.Int(7));
    return std::optional(std::move(node));
  }

  Status Expand(const Node& node, std::vector<std::int64_t>& pending) {
    ACERVO_RETURN_IF_ERROR(Group(node, pending));
    if (!decided_.empty()) ACERVO_RETURN_IF_ERROR(ByDecision(node, pending));
    ACERVO_RETURN_IF_ERROR(ByTable(node, pending));
    ACERVO_RETURN_IF_ERROR(ByDefinition(node, pending));
    if (node.kind != EntityKind::kPerson) ACERVO_RETURN_IF_ERROR(ByInflection(node, pending));
    return ByShape(node, pending);
  }

  // Whatever is in its group now may have to leave it.
  Status Group(const Node& node, std::vector<std::int64_t>& pending) {
    Query query = connection_("SELECT entity_key FROM entity WHERE root = ? LIMIT ?");
    query.Bind(node.root, static_cast<int>(kMostInGroup));
    while (query.Next()) pending.push_back(query.Int(0));
    return query.Finish();
  }

  Status Link(Reason reason, Query& query, const Node& node, std::vector<std::int64_t>& pending) {
    while (query.Next()) {
      if (query.Int(0) == node.key) continue;
      AddEdge(reason, node.key, query.Int(0));
      pending.push_back(query.Int(0));
    }
    return query.Finish();
  }

  void AddEdge(Reason reason, std::int64_t a, std::int64_t b) {
    edges_.push_back({reason, std::min(a, b), std::max(a, b)});
  }

  // Also through names that the archive does not have yet.
  Status ByDecision(const Node& node, std::vector<std::int64_t>& pending) {
    for (const std::string& id : decided_.OneWith(node.id)) {
      Query query = connection_("SELECT entity_key FROM entity WHERE id = ?");
      query.Bind(id);
      ACERVO_RETURN_IF_ERROR(Link(Reason::kDecision, query, node, pending));
    }
    return Ok();
  }

  Status ByTable(const Node& node, std::vector<std::int64_t>& pending) {
    Query query = connection_("SELECT entity_key FROM entity WHERE table_id = ?1 OR id = ?2");
    query.Bind(node.id, node.table_id);
    return Link(Reason::kTable, query, node, pending);
  }

  Status ByInflection(const Node& node, std::vector<std::int64_t>& pending) {
    if (node.words.empty()) return Ok();
    Query query =
        connection_("SELECT entity_key, kind, known FROM entity WHERE words = ? AND words <> '' AND kind <> 'persona'");
    query.Bind(node.words);
    while (query.Next()) {
      const auto kind = EntityKindFromToken(query.View(1)).value_or(EntityKind::kOther);
      if (query.Int(0) == node.key || (node.known && query.Int(2) != 0) || !MayBeOne(kind, node.kind)) continue;
      AddEdge(Reason::kInflection, node.key, query.Int(0));
      pending.push_back(query.Int(0));
    }
    return query.Finish();
  }

  // Both ways: what it is short for, what is short for it. A short name that the tables know means what they say.
  Status ByDefinition(const Node& node, std::vector<std::int64_t>& pending) {
    Query longs = connection_(
        "SELECT DISTINCT e.entity_key FROM entity_definition d JOIN entity e ON e.id = d.id WHERE d.short_id = ?");
    longs.Bind(node.id);
    while (longs.Next()) AddDefinition(node.key, longs.Int(0), pending);
    ACERVO_RETURN_IF_ERROR(longs.Finish());
    Query shorts = connection_(
        "SELECT DISTINCT e.entity_key FROM entity_definition d JOIN entity e ON e.id = d.short_id WHERE d.id = ?");
    shorts.Bind(node.id);
    while (shorts.Next()) AddDefinition(shorts.Int(0), node.key, pending);
    return shorts.Finish();
  }

  void AddDefinition(std::int64_t short_key, std::int64_t long_key, std::vector<std::int64_t>& pending) {
    if (short_key == long_key) return;
    edges_.push_back({Reason::kDefinition, short_key, long_key});
    pending.push_back(short_key);
    pending.push_back(long_key);
  }

  // Names that share a signature; what is only near is a candidate, and not walked to.
  Status ByShape(const Node& node, std::vector<std::int64_t>& pending) {
    const NameShape shape = ShapeOf(node.name);
    Query query = connection_(
        "SELECT DISTINCT e.entity_key, coalesce(e.own_name, e.name), e.kind, e.known FROM entity_signature s JOIN "
        "entity_signature o "
        "ON o.value = s.value JOIN entity e ON e.entity_key = o.entity_key WHERE s.entity_key = ?1 "
        "AND o.entity_key <> ?1 ORDER BY e.entity_key LIMIT ?2");
    query.Bind(node.key, kMostAlike * static_cast<int>(shape.words.size() + 1));
    while (query.Next()) {
      const auto kind = EntityKindFromToken(query.View(2)).value_or(EntityKind::kOther);
      if ((node.known && query.Int(3) != 0) || !MayBeOne(kind, node.kind)) continue;
      const Comparison comparison = Compare(shape, ShapeOf(query.View(1)));
      if (comparison.nearness == Nearness::kSlip && kind != EntityKind::kPerson) {
        AddEdge(Reason::kSpelling, node.key, query.Int(0));
        pending.push_back(query.Int(0));
      } else if (comparison.nearness == Nearness::kNear || comparison.nearness == Nearness::kSlip) {
        candidates_.push_back({node.key, query.Int(0), "near", comparison.score});
      }
    }
    return query.Finish();
  }

  Connection& connection_;
  DecidedNames decided_;
  std::map<std::int64_t, Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<NearPair> candidates_;
};

// Disjoint sets; two that hold different known entities are never joined but by a decision, two that a decision keeps
// apart never.
class Sets {
 public:
  Sets(const std::map<std::int64_t, Node>& nodes, const DecidedNames& decided) : decided_(decided) {
    for (const auto& [key, node] : nodes) {
      parent_[key] = key;
      if (node.known) known_.insert(key);
      if (!decided.empty()) classes_[key] = {decided.ClassOf(node.id)};
    }
  }

  std::int64_t Find(std::int64_t key) {
    while (parent_.at(key) != key) key = parent_[key] = parent_.at(parent_.at(key));
    return key;
  }

  bool Join(std::int64_t a, std::int64_t b, Reason reason) {
    a = Find(a), b = Find(b);
    if (a == b) return true;
    const bool is_decided = reason == Reason::kDecision;
    if (!is_decided && known_.contains(a) && known_.contains(b)) return false;
    if (!decided_.empty() && AreApart(a, b)) return false;
    if (known_.contains(b)) std::swap(a, b);
    parent_[b] = a;
    if (!decided_.empty()) classes_[a].merge(classes_[b]);
    return true;
  }

 private:
  bool AreApart(std::int64_t a, std::int64_t b) const {
    for (const std::string& one : classes_.at(a)) {
      for (const std::string& other : classes_.at(b)) {
        if (decided_.Apart(one, other) != 0) return true;
      }
    }
    return false;
  }

  const DecidedNames& decided_;
  std::unordered_map<std::int64_t, std::set<std::string>> classes_;  // of decided names, by the Find of each set
  std::unordered_map<std::int64_t, std::int64_t> parent_;
  std::unordered_set<std::int64_t> known_;  // entities; each stays the Find of its set
};

class Grouper {
 public:
  explicit Grouper(const Graph& graph)
      : graph_(graph), nodes_(graph.nodes()), sets_(nodes_, graph.decided()), edges_(graph.Edges()) {}

  void Run() {
    std::map<std::int64_t, std::vector<std::int64_t>> defined;  // short → long ones
    for (const Edge& edge : edges_) {
      if (edge.reason == Reason::kDefinition) {
        if (!nodes_.at(edge.from).known) defined[edge.from].push_back(edge.to);
      } else if (sets_.Join(edge.from, edge.to, edge.reason)) {
        used_.push_back(edge);
      } else {
        refused_.push_back({edge.from, edge.to, "near", 1.0});
      }
    }
    std::vector<std::int64_t> shorts;
    shorts.reserve(defined.size());
    for (const auto& [key, longs] : defined) shorts.push_back(key);
    std::ranges::sort(shorts, {}, [&](std::int64_t key) { return std::string_view(nodes_.at(key).id); });
    for (const std::int64_t key : shorts) Define(key, defined.at(key));
  }

  // The one that answers: a known one; else the full name before its acronym, the one that a text defines, the spelling
  // that most records have, the better name.
  std::map<std::int64_t, std::int64_t> Roots() {
    std::map<std::int64_t, std::int64_t> best;  // set → root
    for (const auto& [key, node] : nodes_) {
      const auto [found, is_new] = best.emplace(sets_.Find(key), key);
      if (!is_new && IsBetterRoot(node, nodes_.at(found->second))) found->second = key;
    }
    std::map<std::int64_t, std::int64_t> roots;
    for (const auto& [key, node] : nodes_) roots[key] = best.at(sets_.Find(key));
    return roots;
  }

  const std::vector<Edge>& used() const { return used_; }

  // What is near and did not become one.
  std::vector<NearPair> Candidates() {
    std::vector<NearPair> all = refused_;
    all.insert(all.end(), graph_.candidates().begin(), graph_.candidates().end());
    std::erase_if(all, [&](const NearPair& c) { return nodes_.contains(c.b) && sets_.Find(c.a) == sets_.Find(c.b); });
    return all;
  }

 private:
  // A short name that stands for two things in the archive stands for neither by itself.
  void Define(std::int64_t key, const std::vector<std::int64_t>& longs) {
    std::set<std::int64_t> meant;
    for (const std::int64_t one : longs) meant.insert(sets_.Find(one));
    if (meant.size() > 1) {
      for (const std::int64_t one : longs)
        refused_.push_back({key, one, "definition", 1.0 / static_cast<double>(meant.size())});
      return;
    }
    if (!sets_.Join(longs.front(), key, Reason::kDefinition)) return;
    is_short_.insert(key);
    is_defined_.insert(longs.begin(), longs.end());
    for (const std::int64_t one : longs) used_.push_back({Reason::kDefinition, key, one});
  }

  bool IsBetterRoot(const Node& a, const Node& b) const {
    if (!graph_.decided().empty()) {
      const auto a_head = graph_.decided().Headship(a.id), b_head = graph_.decided().Headship(b.id);
      if (a_head != b_head) return a_head > b_head;
    }
    if (a.known != b.known) return a.known;
    const bool a_short = is_short_.contains(a.key), b_short = is_short_.contains(b.key);
    if (a_short != b_short) return b_short;
    const bool a_defined = is_defined_.contains(a.key), b_defined = is_defined_.contains(b.key);
    if (a_defined != b_defined) return a_defined;
    if (a.records != b.records) return a.records > b.records;
    return a.name != b.name ? IsBetterName(a.name, b.name) : a.id < b.id;
  }

  const Graph& graph_;
  const std::map<std::int64_t, Node>& nodes_;
  Sets sets_;
  std::vector<Edge> edges_, used_;
  std::vector<NearPair> refused_;
  std::set<std::int64_t> is_short_, is_defined_;
};

// The strongest reason that links it to another of its group.
std::optional<Reason> ReasonOf(std::int64_t key, const std::vector<Edge>& used) {
  std::optional<Reason> reason;
  for (const Edge& edge : used) {
    if ((edge.from == key || edge.to == key) && (!reason || edge.reason < *reason)) reason = edge.reason;
  }
  return reason;
}

Status WriteGroups(Connection& connection, const Graph& graph, Grouper& grouper,
                   const std::map<std::int64_t, std::int64_t>& roots) {
  Query update = connection(
      "UPDATE entity SET root = ?2, joined_by = ?3 WHERE entity_key = ?1 AND (root <> ?2 OR joined_by IS NOT ?3)");
  for (const auto& [key, root] : roots) {
    const auto reason = key == root ? std::optional<Reason>() : ReasonOf(key, grouper.used());
    update.Again().Bind(key, root);
    if (reason)
      update.Bind(Token(*reason));
    else
      update.Bind(nullptr);
    ACERVO_RETURN_IF_ERROR(update.Run());
  }
  for (const auto& [key, node] : graph.nodes()) {
    ACERVO_RETURN_IF_ERROR(
        connection("DELETE FROM entity_candidate WHERE entity_key = ?1 OR other_key = ?1").Bind(key).Run());
  }
  for (const NearPair& candidate : grouper.Candidates()) {
    ACERVO_RETURN_IF_ERROR(
        connection("INSERT OR REPLACE INTO entity_candidate VALUES(?1, ?2, ?3, ?4), (?2, ?1, ?3, ?4)")
            .Bind(candidate.a, candidate.b, candidate.reason, candidate.score)
            .Run());
  }
  return Ok();
}

EntityGroups GroupsOf(const std::map<std::int64_t, std::int64_t>& roots) {
  std::unordered_map<std::int64_t, int> sizes;
  for (const auto& [key, root] : roots) ++sizes[root];
  EntityGroups groups;
  for (const auto& [key, root] : roots) (sizes[root] > 1 ? groups.grouped : groups.alone).push_back(key);
  return groups;
}

}  // namespace

Status StoreShape(Connection& connection, std::int64_t entity_key, std::string_view name) {
  const NameShape shape = ShapeOf(name);
  ACERVO_RETURN_IF_ERROR(
      connection("UPDATE entity SET words = ? WHERE entity_key = ?").Bind(SingularKey(shape), entity_key).Run());
  ACERVO_RETURN_IF_ERROR(connection("DELETE FROM entity_signature WHERE entity_key = ?").Bind(entity_key).Run());
  Query insert = connection("INSERT INTO entity_signature VALUES(?, ?)");
  for (const std::int64_t value : Signatures(shape))
    ACERVO_RETURN_IF_ERROR(insert.Again().Bind(value, entity_key).Run());
  return Ok();
}

Result<EntityKeys> DefinedEntities(Connection& connection, std::int64_t report_key) {
  EntityKeys keys;
  Query query = connection(
      "SELECT e.entity_key FROM entity_definition d JOIN entity e ON e.id = d.id OR e.id = d.short_id "
      "WHERE d.report_key = ?");
  query.Bind(report_key);
  while (query.Next()) keys.insert(query.Int(0));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return keys;
}

Result<EntityGroups> Regroup(Connection& connection, const EntityKeys& touched) {
  Graph graph(connection);
  ACERVO_RETURN_IF_ERROR(graph.Walk(touched));
  if (graph.nodes().empty()) return EntityGroups();
  Grouper grouper(graph);
  grouper.Run();
  const std::map<std::int64_t, std::int64_t> roots = grouper.Roots();
  ACERVO_RETURN_IF_ERROR(WriteGroups(connection, graph, grouper, roots));
  return GroupsOf(roots);
}

Status RegroupAll(Connection& connection) {
  std::vector<std::pair<std::int64_t, std::string>> all;
  Query query = connection("SELECT entity_key, coalesce(own_name, name) FROM entity ORDER BY entity_key");
  while (query.Next()) all.emplace_back(query.Int(0), query.Text(1));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  for (const auto& [key, name] : all) ACERVO_RETURN_IF_ERROR(StoreShape(connection, key, name));
  for (const auto& [key, name] : all) ACERVO_RETURN_IF_ERROR(Regroup(connection, {key}));
  return Ok();
}

Result<std::vector<EntityLink>> LinksInGroup(Connection& connection, std::int64_t root) {
  Graph graph(connection);
  ACERVO_RETURN_IF_ERROR(graph.Walk({root}));
  Grouper grouper(graph);
  grouper.Run();
  std::map<std::int64_t, std::int64_t> roots = grouper.Roots();
  std::vector<EntityLink> links;
  for (const Edge& edge : grouper.used()) {
    if (roots[edge.from] == root) links.push_back({std::string(Token(edge.reason)), edge.from, edge.to});
  }
  return links;
}

}  // namespace acervo::store
