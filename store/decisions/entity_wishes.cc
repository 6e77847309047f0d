#include "store/decisions/entity_wishes.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/text.h"
#include "store/decisions/decision_log.h"
#include "store/entities/decided_names.h"
#include "store/entities/entity_rows.h"
#include "store/words/term_cache.h"

namespace acervo::store {
namespace {

Error Refused(std::string why, std::string what) { return Error{ErrorCode::kUsage, std::move(what), {std::move(why)}}; }

struct Named {
  std::int64_t key = 0, root = 0;
  std::string id, name;
};

Result<Named> ReadNamed(Connection& connection, std::int64_t key) {
  Query query = connection("SELECT entity_key, root, id, name FROM entity WHERE entity_key = ?");
  query.Bind(key);
  Named named;
  if (query.Next()) named = {query.Int(0), query.Int(1), query.Text(2), query.Text(3)};
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return named;
}

// The entity that has the id or name by itself, before the group puts it under another.
Result<Named> FindOwn(Connection& connection, const DecidedReader& reader, const std::string& name) {
  Query query = connection(
      "SELECT entity_key FROM entity WHERE id = ?1 UNION ALL SELECT entity_key FROM (SELECT n.entity_key FROM "
      "entity_name n WHERE n.folded = ?2 ORDER BY n.given DESC, n.entity_key) LIMIT 1");
  query.Bind(name, NameKey(name));
  std::int64_t key = query.Next() ? query.Int(0) : 0;
  ACERVO_RETURN_IF_ERROR(query.Finish());
  if (key == 0 && reader.entity_id) {
    ACERVO_ASSIGN_OR_RETURN(const std::vector<std::int64_t> keys, EntitiesMeant(connection, name, reader.entity_id));
    if (!keys.empty()) key = keys.front();
  }
  if (key == 0) return Error{ErrorCode::kNotFound, name, {}};
  return ReadNamed(connection, key);
}

// The one that answers for it.
Result<Named> FindRoot(Connection& connection, const DecidedReader& reader, const std::string& name) {
  ACERVO_ASSIGN_OR_RETURN(const Named own, FindOwn(connection, reader, name));
  return own.root == own.key ? Result<Named>(own) : ReadNamed(connection, own.root);
}

std::string IdByItself(const DecidedReader& reader, const std::string& name) {
  return reader.entity_id ? reader.entity_id(name) : Slug(name);
}

Result<DecisionEntry> TwoEntities(Connection& connection, const DecidedReader& reader, const Wish& wish) {
  const bool joins = wish.kind == DecisionKind::kMerge;
  ACERVO_ASSIGN_OR_RETURN(const Named a,
                          joins ? FindRoot(connection, reader, wish.target) : FindOwn(connection, reader, wish.target));
  ACERVO_ASSIGN_OR_RETURN(const Named b, FindOwn(connection, reader, wish.field));
  if (a.id == b.id) return Refused("same_entity", wish.field);
  DecisionEntry entry;
  entry.kind = wish.kind;
  entry.target = a.id;
  entry.field = b.id;
  entry.before = b.name;
  entry.value = a.name;
  return entry;
}

Result<DecisionEntry> OneName(Connection& connection, const DecidedReader& reader, const Wish& wish) {
  const std::string name = CleanText(wish.value.value_or(""));
  if (NameKey(name).empty()) return Refused("name", wish.value.value_or(""));
  ACERVO_ASSIGN_OR_RETURN(const Named a, FindRoot(connection, reader, wish.target));
  DecisionEntry entry;
  entry.kind = wish.kind;
  entry.target = a.id;
  entry.before = a.name;
  entry.value = name;
  if (wish.kind == DecisionKind::kRename) return entry;
  entry.field = IdByItself(reader, name);
  if (wish.kind == DecisionKind::kAlias || entry.field != a.id) return entry;
  entry.field = Slug(name);  // the tables have it as this very entity
  if (entry.field == a.id) entry.field += "-2";
  return entry;
}

Status FillEntityDecisions(Connection& connection) {
  return connection.Execute(
      "DELETE FROM entity_decision; INSERT INTO entity_decision SELECT d.n, d.kind, d.target, d.field, CASE WHEN "
      "d.kind "
      "IN ('rename', 'alias', 'split') THEN coalesce(d.value, '') ELSE '' END FROM decision d JOIN decision_in_force f "
      "ON f.n = d.n WHERE d.kind IN ('merge', 'distinct', 'rename', 'alias', 'split')");
}

// What keeps apart two that others make one: names the one of them that was there before.
Status CheckContradictions(Connection& connection, const DecidedNames& names,
                           const std::vector<DecisionEntry>& entries) {
  Query query =
      connection("SELECT n, id, other_id FROM entity_decision WHERE kind IN ('distinct', 'split') ORDER BY n");
  while (query.Next()) {
    const std::int64_t joining = names.Joining(query.Text(1), query.Text(2));
    if (joining == 0) continue;
    const std::int64_t apart = query.Int(0);
    const auto is_new = [&](std::int64_t n) {
      return std::ranges::any_of(entries, [&](const DecisionEntry& entry) { return entry.n == n; });
    };
    return Refused("contradiction", std::to_string(is_new(apart) ? joining : apart));
  }
  return query.Finish();
}

Result<EntityKeys> Touched(Connection& connection, const std::set<std::string>& ids) {
  EntityKeys keys;
  Query query = connection("SELECT m.entity_key FROM entity e JOIN entity m ON m.root = e.root WHERE e.id = ?");
  for (const std::string& id : ids) {
    query.Again().Bind(id);
    while (query.Next()) keys.insert(query.Int(0));
    ACERVO_RETURN_IF_ERROR(query.Finish());
  }
  return keys;
}

}  // namespace

bool IsAboutEntities(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::kMerge:
    case DecisionKind::kDistinct:
    case DecisionKind::kRename:
    case DecisionKind::kAlias:
    case DecisionKind::kSplit: return true;
    default: return false;
  }
}

Result<DecisionEntry> EntityEntry(Connection& connection, const DecidedReader& reader, const Wish& wish) {
  const bool are_two = wish.kind == DecisionKind::kMerge || wish.kind == DecisionKind::kDistinct;
  return are_two ? TwoEntities(connection, reader, wish) : OneName(connection, reader, wish);
}

Status SettleEntityDecisions(Connection& connection, const std::vector<DecisionEntry>& entries) {
  std::set<std::string> ids;
  const auto add = [&](const DecisionEntry& entry) {
    ids.insert(entry.target);
    if (!entry.field.empty()) ids.insert(entry.field);
  };
  ACERVO_ASSIGN_OR_RETURN(const DecidedNames before, DecidedNames::Load(connection));
  for (const DecisionEntry& entry : entries) add(entry);
  ACERVO_RETURN_IF_ERROR(FillEntityDecisions(connection));
  ACERVO_ASSIGN_OR_RETURN(const DecidedNames after, DecidedNames::Load(connection));
  ACERVO_RETURN_IF_ERROR(CheckContradictions(connection, after, entries));
  for (const std::string& id : std::set<std::string>(ids)) {
    for (const DecidedNames* const names : {&before, &after}) {
      for (std::string& other : names->OneWith(id)) ids.insert(std::move(other));
    }
  }
  for (const std::string& id : ids) ACERVO_RETURN_IF_ERROR(ApplyDecidedNames(connection, id));
  ACERVO_ASSIGN_OR_RETURN(const EntityKeys touched, Touched(connection, ids));
  for (const std::int64_t key : touched) {
    ACERVO_ASSIGN_OR_RETURN(const EntityGroups groups, Regroup(connection, {key}));
    (void)groups;
  }
  return Ok();
}

}  // namespace acervo::store
