// Questions about the entities of the archive: lists, one by a name, and why a name means it.
#include <algorithm>
#include <utility>

#include "core/text.h"
#include "store/archive_impl.h"
#include "store/entities/entity_groups.h"
#include "store/entities/entity_lists.h"
#include "store/entities/entity_rows.h"
#include "store/entities/entity_shape.h"
#include "store/words/term_cache.h"

namespace acervo {
namespace store {
namespace {

Result<std::int64_t> RootOf(Connection& connection, std::int64_t key) {
  Query query = connection("SELECT root FROM entity WHERE entity_key = ?");
  query.Bind(key);
  const std::int64_t root = query.Next() ? query.Int(0) : key;
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return root;
}

// Gathers what speaks for an entity.
class Resolver {
 public:
  Resolver(Connection& connection, const RecordColumns& columns, std::string_view name, std::string_view table_id)
      : connection_(connection), columns_(columns), name_(name), table_id_(table_id) {}

  Result<EntityResolution> Run() {
    Result<std::vector<std::int64_t>> roots = Roots();
    if (!roots.ok()) return std::move(roots.error());
    if (!roots.value().empty()) ACERVO_RETURN_IF_ERROR(Describe(roots.value()));
    ACERVO_RETURN_IF_ERROR(Near());
    std::ranges::stable_sort(resolution_.candidates, std::ranges::greater(), &SimilarEntity::score);
    return std::move(resolution_);
  }

 private:
  // Those that the name names, the one in most records first; else the one that the tables mean by it.
  Result<std::vector<std::int64_t>> Roots() {
    std::vector<std::int64_t> roots;
    auto keys = EntitiesMeant(connection_, name_, [&](std::string_view) { return std::string(table_id_); });
    if (!keys.ok()) return std::move(keys.error());
    for (const std::int64_t key : keys.value()) {
      Result<std::int64_t> root = RootOf(connection_, key);
      if (!root.ok()) return std::move(root.error());
      if (std::ranges::find(roots, root.value()) == roots.end()) roots.push_back(root.value());
    }
    return roots;
  }

  Status Describe(const std::vector<std::int64_t>& roots) {
    std::int64_t meant = roots.front();
    for (const std::int64_t root : roots) {
      Result<StoredEntity> entity = ReadEntity(connection_, columns_, root);
      if (!entity.ok()) return std::move(entity.error());
      if (resolution_.entity && entity.value().records <= resolution_.entity->records) continue;
      meant = root;
      resolution_.entity = std::move(entity.value());
    }
    for (const std::int64_t root : roots) {
      if (root != meant) ACERVO_RETURN_IF_ERROR(AddCandidate(root, "same_name", 1.0));
    }
    root_ = meant;
    ACERVO_RETURN_IF_ERROR(Spellings());
    ACERVO_RETURN_IF_ERROR(Links());
    ACERVO_RETURN_IF_ERROR(Definitions());
    return Candidates();
  }

  // The name as it stands in the archive.
  Status Spellings() {
    Query query = connection_(
        "SELECT n.name, (SELECT count(*) FROM record_entity x WHERE x.entity_key = n.entity_key AND x.name_key = "
        "n.name_key) "
        "FROM entity m JOIN entity_name n ON n.entity_key = m.entity_key WHERE m.root = ? AND n.folded = ? "
        "ORDER BY 2 DESC, 1");
    const std::string folded = NameKey(name_);
    query.Bind(root_, folded);
    while (query.Next()) {
      resolution_.evidence.push_back({"name", query.Text(0), "", "", static_cast<int>(query.Int(1))});
    }
    ACERVO_RETURN_IF_ERROR(query.Finish());
    if (resolution_.evidence.empty()) {
      const bool by_own_id = name_ == resolution_.entity->id;
      resolution_.evidence.push_back(
          {by_own_id ? "id" : "table", by_own_id ? std::string(name_) : resolution_.entity->name, "", "", 0});
    }
    return Ok();
  }

  Result<std::string> NameOf(std::int64_t key) {
    Query query = connection_("SELECT name FROM entity WHERE entity_key = ?");
    query.Bind(key);
    std::string name = query.Next() ? query.Text(0) : "";
    ACERVO_RETURN_IF_ERROR(query.Finish());
    return name;
  }

  Status Links() {
    auto links = LinksInGroup(connection_, root_);
    if (!links.ok()) return std::move(links.error());
    for (const EntityLink& link : links.value()) {
      if (link.reason == "definition") continue;  // told with its words below
      Result<std::string> from = NameOf(link.from), to = NameOf(link.to);
      if (!from.ok() || !to.ok()) return std::move(from.ok() ? to.error() : from.error());
      resolution_.evidence.push_back({link.reason, std::move(from.value()), std::move(to.value()), "", 0});
    }
    return Ok();
  }

  Status Definitions() {
    constexpr int kMost = 5;
    Query query = connection_(
        "SELECT d.raw, min(r.id || '.' || d.record) FROM entity m JOIN entity_definition d ON d.id = m.id "
        "JOIN report r ON r.report_key = d.report_key WHERE m.root = ? GROUP BY d.raw ORDER BY count(*) DESC, 1 LIMIT "
        "?");
    query.Bind(root_, kMost);
    while (query.Next()) resolution_.evidence.push_back({"definition", query.Text(0), "", query.Text(1), 0});
    return query.Finish();
  }

  Status Candidates() {
    Query query = connection_(
        "SELECT o.root, c.reason, max(c.score) FROM entity m JOIN entity_candidate c ON c.entity_key = m.entity_key "
        "JOIN entity o ON o.entity_key = c.other_key WHERE m.root = ?1 AND o.root <> ?1 GROUP BY o.root");
    query.Bind(root_);
    while (query.Next()) ACERVO_RETURN_IF_ERROR(AddCandidate(query.Int(0), query.View(1), query.Real(2)));
    return query.Finish();
  }

  Status AddCandidate(std::int64_t root, std::string_view reason, double score) {
    Query query = connection_("SELECT id, name, kind FROM entity WHERE entity_key = ?");
    query.Bind(root);
    if (query.Next()) {
      const bool is_told = std::ranges::any_of(resolution_.candidates,
                                               [&](const SimilarEntity& other) { return other.id == query.View(0); });
      if (!is_told) {
        resolution_.candidates.push_back({query.Text(0), query.Text(1),
                                          EntityKindFromToken(query.View(2)).value_or(EntityKind::kOther),
                                          std::string(reason), score});
      }
    }
    return query.Finish();
  }

  // Names that are like the one asked for, where it means nothing.
  Status Near() {
    if (resolution_.entity) return Ok();
    const NameShape shape = ShapeOf(name_);
    Query query = connection_(
        "SELECT DISTINCT e.name, e.root FROM entity_signature s JOIN entity e ON e.entity_key = s.entity_key "
        "WHERE s.value = ?");
    for (const std::int64_t value : Signatures(shape)) {
      query.Again().Bind(value);
      while (query.Next()) {
        const Comparison comparison = Compare(shape, ShapeOf(query.View(0)));
        if (comparison.nearness != Nearness::kApart)
          ACERVO_RETURN_IF_ERROR(AddCandidate(query.Int(1), "near", comparison.score));
      }
      ACERVO_RETURN_IF_ERROR(query.Finish());
    }
    return Ok();
  }

  Connection& connection_;
  const RecordColumns& columns_;
  std::string_view name_, table_id_;
  std::int64_t root_ = 0;
  EntityResolution resolution_;
};

struct Unknown {
  std::int64_t key = 0;
  std::string id, name, table_id;
};

Result<std::vector<Unknown>> UnknownEntities(Connection& connection) {
  std::vector<Unknown> all;
  Query query = connection(
      "SELECT entity_key, id, coalesce(own_name, name), coalesce(table_id, '') FROM entity WHERE known = 0 AND kind <> "
      "'persona' "
      "ORDER BY entity_key");
  while (query.Next()) all.push_back({query.Int(0), query.Text(1), query.Text(2), query.Text(3)});
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return all;
}

// The entity that the tables mean, there to answer for the names that became it.
Status AddTableEntity(Connection& connection, const TableReading& reading, EntityKeys& touched) {
  EntityMention mention{reading.id, reading.name, reading.kind, reading.name, EntityRole::kCell, std::nullopt, true};
  KeyCache keys;
  const Result<WrittenEntity> written = UpsertEntity(connection, keys, mention, touched);
  if (!written.ok()) return written.error();
  ACERVO_RETURN_IF_ERROR(AddEntityNames(connection, {reading.id, reading.names}));
  return Ok();
}

Result<std::string> Meta(Connection& connection, std::string_view key) {
  Query query = connection("SELECT value FROM meta WHERE key = ?");
  query.Bind(key);
  std::string value = query.Next() ? query.Text(0) : "";
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return value;
}

// Sets what the tables make of each unknown name; gives the keys for which that is news.
Result<EntityKeys> Reread(Connection& connection, const ReadName& read) {
  EntityKeys touched;
  auto all = UnknownEntities(connection);
  if (!all.ok()) return std::move(all.error());
  for (const Unknown& unknown : all.value()) {
    const std::optional<TableReading> reading = read(unknown.name);
    const std::string id = reading && reading->id != unknown.id ? reading->id : "";
    if (id == unknown.table_id) continue;
    if (!id.empty()) ACERVO_RETURN_IF_ERROR(AddTableEntity(connection, *reading, touched));
    Query update = connection("UPDATE entity SET table_id = nullif(?, '') WHERE entity_key = ?");
    ACERVO_RETURN_IF_ERROR(update.Bind(id, unknown.key).Run());
    touched.insert(unknown.key);
  }
  return touched;
}

}  // namespace
}  // namespace store

Result<StoredEntity> Archive::EntityById(std::string_view id) {
  store::Connection& connection = *impl_->connection;
  const store::ReadTransaction snapshot(connection);
  ACERVO_RETURN_IF_ERROR(impl_->columns.Refresh(connection));
  store::Query query = connection("SELECT entity_key FROM entity WHERE id = ?");
  query.Bind(id);
  if (query.Next()) return store::ReadEntity(connection, impl_->columns, query.Int(0));
  ACERVO_RETURN_IF_ERROR(query.Finish());
  Result<std::vector<std::int64_t>> keys = store::EntitiesNamed(connection, id);
  if (!keys.ok()) return std::move(keys.error());
  if (keys.value().empty()) return Error{ErrorCode::kNotFound, std::string(id), {}};
  return store::ReadEntity(connection, impl_->columns, keys.value().front());
}

std::string InitialOf(std::string_view name) {
  const auto is_plain = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  if (!name.empty() && is_plain(name.front())) return std::string(1, static_cast<char>(name.front() & ~0x20));
  const std::string folded = FoldKeepingEnye(name);
  std::size_t offset = 0;
  const std::optional<Span> word = NextWord(folded, offset);
  if (!word) return std::string(kNoLetter);
  if (folded.compare(word->begin, 2, "ñ") == 0) return "Ñ";
  const char c = folded[word->begin];
  return c >= 'a' && c <= 'z' ? std::string(1, static_cast<char>(c - 'a' + 'A')) : std::string(kNoLetter);
}

Result<EntityList> Archive::Entities(const EntityFilter& filter) {
  const store::ReadTransaction snapshot(*impl_->connection);
  ACERVO_RETURN_IF_ERROR(impl_->columns.Refresh(*impl_->connection));
  return store::ListEntities(*impl_->connection, impl_->columns, filter);
}

Result<EntityResolution> Archive::ResolveName(std::string_view name, std::string_view table_id) {
  const store::ReadTransaction snapshot(*impl_->connection);
  ACERVO_RETURN_IF_ERROR(impl_->columns.Refresh(*impl_->connection));
  return store::Resolver(*impl_->connection, impl_->columns, name, table_id).Run();
}

Result<int> Archive::Reread(std::string_view tables, const ReadName& read) {
  store::Connection& connection = *impl_->connection;
  Result<std::string> before = store::Meta(connection, "tables");
  if (!before.ok()) return std::move(before.error());
  if (before.value() == tables) return 0;
  impl_->writer.keys.Clear();
  store::WriteTransaction transaction(connection);
  ACERVO_RETURN_IF_ERROR(transaction.Begin());
  Result<store::EntityKeys> touched = store::Reread(connection, read);
  if (!touched.ok()) return std::move(touched.error());
  ACERVO_RETURN_IF_ERROR(store::RemoveUnusedEntities(connection));
  ACERVO_RETURN_IF_ERROR(store::Regroup(connection, touched.value()));
  ACERVO_RETURN_IF_ERROR(connection("INSERT OR REPLACE INTO meta VALUES('tables', ?)").Bind(tables).Run());
  ACERVO_RETURN_IF_ERROR(transaction.Commit());
  return static_cast<int>(touched.value().size());
}

}  // namespace acervo
