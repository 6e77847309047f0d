#include "store/entities/decided_names.h"

#include <algorithm>

#include "store/words/term_cache.h"

namespace acervo::store {

Result<DecidedNames> DecidedNames::Load(Connection& connection) {
  DecidedNames names;
  Query query = connection("SELECT n, kind, id, other_id, name FROM entity_decision ORDER BY n");
  while (query.Next()) {
    names.rows_.push_back({query.Int(0), query.Text(1), query.Text(2), query.Text(3), query.Text(4)});
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  for (bool changes = true; changes;) {  // the smallest id spreads over each class
    changes = false;
    for (const Row& row : names.rows_) {
      if (!row.joins()) continue;
      const std::string smaller = std::min(names.ClassOf(row.id), names.ClassOf(row.other_id));
      for (const std::string& id : {row.id, row.other_id}) {
        changes = changes || names.ClassOf(id) != smaller;
        names.class_of_[id] = smaller;
      }
    }
  }
  for (const Row& row : names.rows_) {
    if (row.kind != "distinct" && row.kind != "split") continue;
    names.apart_.emplace(std::minmax(names.ClassOf(row.id), names.ClassOf(row.other_id)), row.n);
  }
  return names;
}

std::vector<std::string> DecidedNames::OneWith(const std::string& id) const {
  std::vector<std::string> ids;
  const std::string& own = ClassOf(id);
  for (const auto& [other, its_class] : class_of_) {
    if (its_class == own && other != id) ids.push_back(other);
  }
  return ids;
}

const std::string& DecidedNames::ClassOf(const std::string& id) const {
  const auto found = class_of_.find(id);
  return found == class_of_.end() ? id : found->second;
}

std::int64_t DecidedNames::Apart(const std::string& a_class, const std::string& b_class) const {
  const auto found = apart_.find(std::minmax(a_class, b_class));
  return found == apart_.end() ? 0 : found->second;
}

std::pair<int, std::int64_t> DecidedNames::Headship(const std::string& id) const {
  std::pair<int, std::int64_t> headship{0, 0};
  bool is_under_another = false;
  for (const Row& row : rows_) {
    if (row.joins() && row.id == id) headship = {3, row.n};
    if (row.kind == "merge" && row.other_id == id) is_under_another = true;
    if (row.kind == "rename" && row.id == id && headship.first < 3) headship = {1, row.n};
  }
  if (headship.first == 3 && is_under_another) headship.first = 2;
  return headship;
}

std::int64_t DecidedNames::Joining(const std::string& a, const std::string& b) const {
  if (ClassOf(a) != ClassOf(b)) return 0;
  for (const Row& row : rows_) {
    const bool is_direct = (row.id == a && row.other_id == b) || (row.id == b && row.other_id == a);
    if (row.joins() && is_direct) return row.n;
  }
  for (const Row& row : rows_) {
    if (row.joins() && ClassOf(row.id) == ClassOf(a)) return row.n;
  }
  return 0;
}

namespace {

struct EntityNamed {
  std::int64_t key = 0;
  std::string name;
};

Status SetName(Connection& connection, std::int64_t key, const std::optional<std::string>& name) {
  if (!name) {
    return connection(
               "UPDATE entity SET name = own_name, own_name = NULL WHERE entity_key = ? AND own_name IS NOT NULL")
        .Bind(key)
        .Run();
  }
  return connection("UPDATE entity SET own_name = coalesce(own_name, name), name = ?2 WHERE entity_key = ?1")
      .Bind(key, *name)
      .Run();
}

// Names of decisions are marked, so that they go with the decision; a name that records use stays a spelling.
Status SetMoreNames(Connection& connection, std::int64_t key, const std::vector<std::string>& names) {
  constexpr std::string_view kUsed =
      "(SELECT 1 FROM record_entity x WHERE x.entity_key = entity_name.entity_key AND x.name_key = "
      "entity_name.name_key)";
  ACERVO_RETURN_IF_ERROR(connection(std::string("UPDATE entity_name SET given = 0 WHERE entity_key = ? AND given = 2 "
                                                "AND EXISTS")
                                        .append(kUsed))
                             .Bind(key)
                             .Run());
  ACERVO_RETURN_IF_ERROR(connection("DELETE FROM entity_name WHERE entity_key = ? AND given = 2").Bind(key).Run());
  Query insert = connection(
      "INSERT INTO entity_name(entity_key, name, folded, given) SELECT ?1, ?2, ?3, 2 WHERE NOT EXISTS(SELECT 1 FROM "
      "entity_name WHERE entity_key = ?1 AND name = ?2)");
  for (const std::string& name : names) ACERVO_RETURN_IF_ERROR(insert.Again().Bind(key, name, NameKey(name)).Run());
  return Ok();
}

}  // namespace

Status ApplyDecidedNames(Connection& connection, std::string_view id) {
  Query find = connection("SELECT entity_key FROM entity WHERE id = ?");
  find.Bind(id);
  const std::int64_t key = find.Next() ? find.Int(0) : 0;
  ACERVO_RETURN_IF_ERROR(find.Finish());
  if (key == 0) return Ok();
  std::optional<std::string> name;
  std::vector<std::string> names;
  Query query =
      connection("SELECT kind, name FROM entity_decision WHERE id = ? AND kind IN ('rename', 'alias') ORDER BY n");
  query.Bind(id);
  while (query.Next()) {
    names.push_back(query.Text(1));
    if (query.View(0) == "rename") name = names.back();
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  ACERVO_RETURN_IF_ERROR(SetName(connection, key, name));
  return SetMoreNames(connection, key, names);
}

}  // namespace acervo::store
