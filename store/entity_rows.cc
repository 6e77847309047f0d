#include "store/entity_rows.h"

#include <algorithm>
#include <tuple>

#include "core/text.h"
#include "store/lexicon.h"

namespace acervo::store {
namespace {

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

// What says least loses.
bool IsBetterKind(EntityKind a, EntityKind b) { return a < b; }

Status AddName(Connection& connection, std::int64_t key, std::string_view name, bool given) {
  return connection(
             "INSERT INTO entity_name VALUES(?1, ?2, ?3, ?4) "
             "ON CONFLICT(entity_key, name) DO UPDATE SET given = max(given, excluded.given) "
             "WHERE given < excluded.given")
      .Bind(key, name, NameKey(name), given)
      .Run();
}

Status Improve(Connection& connection, std::int64_t key, const std::string& name, EntityKind kind,
               const EntityMention& mention) {
  const bool better_name = IsBetterName(mention.name, name);
  const bool better_kind = IsBetterKind(mention.kind, kind);
  if (!better_name && !better_kind) return Ok();
  return connection("UPDATE entity SET name = ?, kind = ? WHERE entity_key = ?")
      .Bind(better_name ? mention.name : name, Token(better_kind ? mention.kind : kind), key)
      .Run();
}

}  // namespace

Result<std::int64_t> UpsertEntity(Connection& connection, const EntityMention& mention) {
  std::int64_t key = 0;
  Query find = connection("SELECT entity_key, name, kind FROM entity WHERE id = ?");
  find.Bind(mention.id);
  if (find.Next()) {
    key = find.Int(0);
    const auto kind = EntityKindFromToken(find.View(2)).value_or(EntityKind::kOther);
    ACERVO_TRY(Improve(connection, key, find.Text(1), kind, mention));
  } else {
    ACERVO_TRY(find.Finish());
    ACERVO_TRY(connection("INSERT INTO entity(id, name, kind) VALUES(?, ?, ?)")
                   .Bind(mention.id, mention.name, Token(mention.kind))
                   .Run());
    key = connection.LastRowId();
  }
  ACERVO_TRY(AddName(connection, key, mention.name, true));
  ACERVO_TRY(AddName(connection, key, mention.raw, false));
  return key;
}

Status AddEntityNames(Connection& connection, const EntityNames& names) {
  Query find = connection("SELECT entity_key FROM entity WHERE id = ?");
  find.Bind(names.id);
  if (!find.Next()) return find.Finish();
  for (const std::string& name : names.names) ACERVO_TRY(AddName(connection, find.Int(0), name, true));
  return Ok();
}

Status RemoveUnusedEntities(Connection& connection) {
  return connection(
             "DELETE FROM entity WHERE NOT EXISTS "
             "(SELECT 1 FROM record_entity x WHERE x.entity_key = entity.entity_key)")
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
  ACERVO_TRY(find.Finish());
  return keys;
}

Result<std::vector<std::int64_t>> EntitiesWithWords(Connection& connection, std::string_view words) {
  constexpr std::size_t kMost = 200;
  std::vector<std::int64_t> keys;
  std::string pattern = "%";
  const std::vector<Word> all = Words(words);
  if (all.empty()) return keys;
  // The index cannot help here, so the first word is looked for by SQLite, the others in what it finds.
  pattern.append(NameKey(all.front().text)).append("%");
  Query query = connection("SELECT entity_key, ' ' || folded || ' ' FROM entity_name WHERE folded LIKE ?");
  query.Bind(pattern);
  while (query.Next() && keys.size() < kMost) {
    const bool has_all = std::ranges::all_of(all, [&](const Word& word) {
      return query.View(1).find(" " + NameKey(word.text) + " ") != std::string_view::npos;
    });
    if (has_all && (keys.empty() || keys.back() != query.Int(0))) keys.push_back(query.Int(0));
  }
  ACERVO_TRY(query.Finish());
  return keys;
}

Result<StoredEntity> ReadEntity(Connection& connection, std::int64_t entity_key) {
  StoredEntity entity;
  Query head = connection(
      "SELECT e.id, e.name, e.kind, count(DISTINCT x.record_key), min(c.date_start), max(c.date_end) FROM entity e "
      "LEFT JOIN record_entity x ON x.entity_key = e.entity_key LEFT JOIN record c ON c.record_key = x.record_key "
      "WHERE e.entity_key = ? GROUP BY e.entity_key");
  head.Bind(entity_key);
  if (!head.Next()) {
    ACERVO_TRY(head.Finish());
    return Error{ErrorCode::kNotFound, {}, {}};
  }
  entity.id = head.Text(0);
  entity.name = head.Text(1);
  entity.kind = EntityKindFromToken(head.View(2)).value_or(EntityKind::kOther);
  entity.records = static_cast<int>(head.Int(3));
  entity.first_seen = head.Text(4);
  entity.last_seen = head.Text(5);
  Query names = connection(
      "SELECT n.name FROM entity_name n LEFT JOIN (SELECT raw, count(*) AS uses FROM record_entity "
      "WHERE entity_key = ?1 GROUP BY raw) u ON u.raw = n.name WHERE n.entity_key = ?1 "
      "ORDER BY coalesce(u.uses, 0) DESC, n.given DESC, n.name");
  names.Bind(entity_key);
  while (names.Next()) entity.names.push_back(names.Text(0));
  ACERVO_TRY(names.Finish());
  return entity;
}

}  // namespace acervo::store
