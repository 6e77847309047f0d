#include "store/entities/entity_rows.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include "core/text.h"
#include "store/entities/decided_names.h"
#include "store/words/term_cache.h"

namespace acervo::store {
namespace {

constexpr std::size_t kMostWithWords = 200;

// What says least loses.
bool IsBetterKind(EntityKind a, EntityKind b) { return a < b; }

// The number of the name.
Result<std::int64_t> AddName(Connection& connection, std::int64_t key, std::string_view name, bool given) {
  Query find = connection("SELECT name_key, given FROM entity_name WHERE entity_key = ? AND name = ?");
  find.Bind(key, name);
  if (find.Next()) {
    const std::int64_t name_key = find.Int(0);
    const bool is_news = given && find.Int(1) == 0;
    ACERVO_RETURN_IF_ERROR(find.Finish());
    if (is_news)
      ACERVO_RETURN_IF_ERROR(connection("UPDATE entity_name SET given = 1 WHERE name_key = ?").Bind(name_key).Run());
    return name_key;
  }
  ACERVO_RETURN_IF_ERROR(find.Finish());
  ACERVO_RETURN_IF_ERROR(connection("INSERT INTO entity_name(entity_key, name, folded, given) VALUES(?, ?, ?, ?)")
                             .Bind(key, name, NameKey(name), given)
                             .Run());
  return connection.LastRowId();
}

// How the archive names an entity, as far as the reports so far told.
struct Known {
  std::int64_t key = 0;
  std::string name;
  EntityKind kind = EntityKind::kOther;
  bool known = false;
  bool is_grouped = false;
};

Result<std::optional<Known>> FindEntity(Connection& connection, std::string_view id) {
  Query find = connection(
      "SELECT entity_key, coalesce(own_name, name), kind, known, root <> entity_key OR EXISTS (SELECT 1 FROM entity m "
      "WHERE m.root = e.entity_key AND m.entity_key <> e.entity_key) FROM entity e WHERE id = ?");
  find.Bind(id);
  std::optional<Known> known;
  if (find.Next()) {
    known = {find.Int(0), find.Text(1), EntityKindFromToken(find.View(2)).value_or(EntityKind::kOther),
             find.Int(3) != 0, find.Int(4) != 0};
  }
  ACERVO_RETURN_IF_ERROR(find.Finish());
  return known;
}

Status Improve(Connection& connection, const Known& entity, const EntityMention& mention, EntityKeys& touched) {
  const bool better_name = mention.known == entity.known ? IsBetterName(mention.name, entity.name) : mention.known;
  const bool better_kind = IsBetterKind(mention.kind, entity.kind);
  const bool now_known = mention.known && !entity.known;
  if (entity.is_grouped || better_name || better_kind || now_known) touched.insert(entity.key);
  if (!better_name && !better_kind && !now_known) return Ok();
  if (better_name) ACERVO_RETURN_IF_ERROR(StoreShape(connection, entity.key, mention.name));
  // A name that was decided stays.
  return connection(
             "UPDATE entity SET name = CASE WHEN own_name IS NULL THEN ?1 ELSE name END, own_name = CASE WHEN own_name "
             "IS NULL THEN NULL ELSE ?1 END, kind = ?2, known = ?3 WHERE entity_key = ?4")
      .Bind(better_name ? mention.name : entity.name, Token(better_kind ? mention.kind : entity.kind),
            entity.known || mention.known, entity.key)
      .Run();
}

Result<std::int64_t> AddEntity(Connection& connection, const EntityMention& mention, EntityKeys& touched) {
  ACERVO_RETURN_IF_ERROR(connection("INSERT INTO entity(id, name, kind, known) VALUES(?, ?, ?, ?)")
                             .Bind(mention.id, mention.name, Token(mention.kind), mention.known)
                             .Run());
  const std::int64_t key = connection.LastRowId();
  ACERVO_RETURN_IF_ERROR(connection("UPDATE entity SET root = entity_key WHERE entity_key = ?").Bind(key).Run());
  ACERVO_RETURN_IF_ERROR(StoreShape(connection, key, mention.name));
  ACERVO_RETURN_IF_ERROR(ApplyDecidedNames(connection, mention.id));
  touched.insert(key);
  return key;
}

std::string AllThatIsSaid(const EntityMention& mention) {
  std::string said;
  for (const std::string& part : {std::cref(mention.id), std::cref(mention.name), std::cref(mention.raw)}) {
    said.append(part).append(1, '\0');
  }
  return said.append(Token(mention.kind)).append(mention.known ? "!" : "");
}

// All that share a group with one of `keys`, in their order.
Result<std::vector<std::int64_t>> WithGroups(Connection& connection, const std::vector<std::int64_t>& keys) {
  std::vector<std::int64_t> all;
  Query query = connection(
      "SELECT m.entity_key FROM entity e JOIN entity m ON m.root = e.root WHERE e.entity_key = ? "
      "ORDER BY m.entity_key <> e.root, m.entity_key");
  for (const std::int64_t key : keys) {
    if (std::ranges::find(all, key) != all.end()) continue;
    query.Again().Bind(key);
    while (query.Next()) all.push_back(query.Int(0));
    ACERVO_RETURN_IF_ERROR(query.Finish());
  }
  return all;
}

// How often each spelling is used; whether the parsers know it.
struct Spelling {
  std::string name;
  std::int64_t uses = 0;
  bool given = false;
};

Result<std::vector<Spelling>> SpellingsOfGroup(Connection& connection, std::int64_t root) {
  std::map<std::string, Spelling> spellings;  // two of a group may share one
  Query query = connection(
      "SELECT n.name, n.given, (SELECT count(*) FROM record_entity x WHERE x.entity_key = n.entity_key AND x.name_key "
      "= "
      "n.name_key) FROM entity m JOIN entity_name n ON n.entity_key = m.entity_key WHERE m.root = ?");
  query.Bind(root);
  while (query.Next()) {
    Spelling& one = spellings[query.Text(0)];
    one.name = query.Text(0);
    one.given = one.given || query.Int(1) != 0;
    one.uses += query.Int(2);
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  std::vector<Spelling> all;
  for (auto& [name, one] : spellings) all.push_back(std::move(one));
  return all;
}

// The most used spelling first, then those that the parsers know.
Status ReadNames(Connection& connection, std::int64_t root, StoredEntity& entity) {
  Result<std::vector<Spelling>> all = SpellingsOfGroup(connection, root);
  if (!all.ok()) return std::move(all.error());
  std::ranges::stable_sort(all.value(), [](const Spelling& a, const Spelling& b) {
    return std::tuple(-a.uses, !a.given) < std::tuple(-b.uses, !b.given);
  });
  for (Spelling& one : all.value()) entity.names.push_back(std::move(one.name));
  Query ids = connection("SELECT id FROM entity WHERE root = ?1 AND entity_key <> ?1 ORDER BY id");
  ids.Bind(root);
  while (ids.Next()) entity.other_ids.push_back(ids.Text(0));
  return ids.Finish();
}

Result<std::vector<std::int64_t>> EntityWithId(Connection& connection, std::string_view id) {
  std::vector<std::int64_t> keys;
  Query find = connection("SELECT entity_key FROM entity WHERE id = ?");
  find.Bind(id);
  if (find.Next()) keys.push_back(find.Int(0));
  ACERVO_RETURN_IF_ERROR(find.Finish());
  return WithGroups(connection, keys);
}

}  // namespace

// A name in mixed case before one in capitals (unless it is as short as an acronym), the accented before the bare, the
// longer before the shorter; at last by bytes, so that there is always one.
bool IsBetterName(const std::string& a, const std::string& b) {
  const auto rank = [](const std::string& name) {
    const auto lower = std::ranges::count_if(name, [](unsigned char c) { return c >= 'a' && c <= 'z'; });
    const auto accented = std::ranges::count_if(name, [](unsigned char c) { return c >= 0xC0; });
    return std::tuple(lower > 0, accented, name.size(), name);
  };
  return rank(a) > rank(b);
}

Result<WrittenEntity> UpsertEntity(Connection& connection, KeyCache& keys, const EntityMention& mention,
                                   EntityKeys& touched) {
  const std::string said = AllThatIsSaid(mention);
  if (const auto known = Find(keys.mentions, said)) {  // it was said before, so that nothing of the entity gets better
    if (keys.grouped.contains(known->entity_key)) touched.insert(known->entity_key);
    return *known;
  }
  Result<std::optional<Known>> found = FindEntity(connection, mention.id);
  if (!found.ok()) return std::move(found.error());
  if (found.value() && found.value()->is_grouped) keys.grouped.insert(found.value()->key);
  Result<std::int64_t> key =
      found.value() ? Result<std::int64_t>(found.value()->key) : AddEntity(connection, mention, touched);
  if (!key.ok()) return std::move(key.error());
  if (found.value()) ACERVO_RETURN_IF_ERROR(Improve(connection, *found.value(), mention, touched));
  Result<std::int64_t> name = AddName(connection, key.value(), mention.name, true);
  if (!name.ok()) return std::move(name.error());
  if (mention.raw != mention.name) name = AddName(connection, key.value(), mention.raw, false);
  if (!name.ok()) return std::move(name.error());
  return keys.mentions.emplace(said, WrittenEntity{key.value(), name.value()}).first->second;
}

Result<bool> AddEntityNames(Connection& connection, const EntityNames& names) {
  Query find = connection("SELECT entity_key FROM entity WHERE id = ?");
  find.Bind(names.id);
  if (!find.Next()) {
    ACERVO_RETURN_IF_ERROR(find.Finish());
    return false;
  }
  for (const std::string& name : names.names) {
    const Result<std::int64_t> added = AddName(connection, find.Int(0), name, true);
    if (!added.ok()) return added.error();
  }
  return true;
}

Result<EntityKeys> GroupedEntitiesOf(Connection& connection, std::int64_t report_key) {
  EntityKeys keys;
  Query query = connection(
      "SELECT DISTINCT m.entity_key FROM record c JOIN record_entity x ON x.record_key = c.record_key "
      "JOIN entity e ON e.entity_key = x.entity_key JOIN entity m ON m.root = e.root "
      "WHERE c.report_key = ? AND m.entity_key <> e.entity_key");
  query.Bind(report_key);
  while (query.Next()) keys.insert(query.Int(0));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return keys;
}

Status RemoveUnusedEntities(Connection& connection) {
  return connection(
             "DELETE FROM entity WHERE NOT EXISTS (SELECT 1 FROM record_entity x WHERE x.entity_key = "
             "entity.entity_key) AND NOT EXISTS (SELECT 1 FROM entity o WHERE o.table_id = entity.id)")
      .Run();
}

Result<std::vector<std::int64_t>> EntitiesNamed(Connection& connection, std::string_view name) {
  std::vector<std::int64_t> keys;
  const std::string folded = NameKey(name);
  if (folded.empty()) return keys;
  Query find = connection(
      "SELECT entity_key FROM entity WHERE id = ?1 UNION SELECT entity_key FROM entity_name WHERE folded = ?2 "
      "ORDER BY 1");
  find.Bind(name, folded);
  while (find.Next()) keys.push_back(find.Int(0));
  ACERVO_RETURN_IF_ERROR(find.Finish());
  return WithGroups(connection, keys);
}

Result<std::vector<std::int64_t>> EntitiesMeant(Connection& connection, std::string_view name,
                                                const ReadEntityId& read) {
  auto by_id = EntityWithId(connection, name);
  if (!by_id.ok() || !by_id.value().empty()) return by_id;
  auto named = EntitiesNamed(connection, name);
  if (!named.ok() || !named.value().empty() || !read) return named;
  return EntityWithId(connection, read(name));
}

Result<std::vector<std::int64_t>> EntitiesWithWords(Connection& connection, std::string_view words, LastWord last) {
  std::vector<std::int64_t> keys;
  const std::vector<std::string> all = FoldedWords(words);
  if (all.empty()) return keys;
  // The index cannot help here, so the first word is looked for by SQLite, the others in what it finds.
  Query query = connection("SELECT entity_key, ' ' || folded || ' ' FROM entity_name WHERE instr(folded, ?) > 0");
  query.Bind(all.front());
  while (query.Next() && keys.size() < kMostWithWords) {
    const std::int64_t key = query.Int(0);
    if (HasWords(query.View(1), all, last) && std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return WithGroups(connection, keys);
}

Result<std::vector<std::int64_t>> EntitiesWithWords(Connection& connection, const RecordColumns& columns,
                                                    std::string_view words, LastWord last) {
  const auto names = columns.Names(connection);
  if (!names.ok()) return names.error();
  return WithGroups(connection, names.value()->EntitiesWith(FoldedWords(words), last, kMostWithWords));
}

void FillTally(const RecordColumns& columns, std::int64_t root, StoredEntity& entity) {
  const std::vector<EntityTally>& tallies = columns.EntityTallies();
  const auto at = static_cast<std::size_t>(root);
  if (root < 0 || at >= tallies.size()) return;
  entity.records = tallies[at].records;
  if (tallies[at].first == kNoDay) return;
  entity.first_seen = ToIso(DateOf(tallies[at].first));
  entity.last_seen = ToIso(DateOf(tallies[at].last));
}

Result<StoredEntity> ReadEntity(Connection& connection, const RecordColumns& columns, std::int64_t entity_key) {
  StoredEntity entity;
  Query head = connection(
      "SELECT r.id, r.name, r.kind, r.known, r.entity_key FROM entity e JOIN entity r ON r.entity_key = e.root WHERE "
      "e.entity_key = ?");
  head.Bind(entity_key);
  if (!head.Next()) {
    ACERVO_RETURN_IF_ERROR(head.Finish());
    return Error{ErrorCode::kNotFound, {}, {}};
  }
  entity.id = head.Text(0);
  entity.name = head.Text(1);
  entity.kind = EntityKindFromToken(head.View(2)).value_or(EntityKind::kOther);
  entity.known = head.Int(3) != 0;
  const std::int64_t root = head.Int(4);
  ACERVO_RETURN_IF_ERROR(head.Finish());
  FillTally(columns, root, entity);
  ACERVO_RETURN_IF_ERROR(ReadNames(connection, root, entity));
  return entity;
}

}  // namespace acervo::store
