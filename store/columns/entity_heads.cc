#include "store/columns/entity_heads.h"

namespace acervo::store {

void EntityHeads::Add(const Query& row) {
  EntityHead head;
  head.key = static_cast<std::uint32_t>(row.Int(0));
  head.kind = EntityKindFromToken(row.View(1)).value_or(EntityKind::kOther);
  head.begin = static_cast<std::uint32_t>(text_.size());
  text_ += row.View(2);
  head.id_length = static_cast<std::uint32_t>(text_.size()) - head.begin;
  text_ += row.View(3);
  head.name_length = static_cast<std::uint32_t>(text_.size()) - head.begin - head.id_length;
  heads_.push_back(head);
}

Result<EntityHeads> EntityHeads::Read(Connection& connection, const std::vector<std::uint32_t>& keys) {
  EntityHeads heads;
  Query query = connection("SELECT entity_key, kind, id, name FROM entity WHERE entity_key = ?");
  for (const std::uint32_t key : keys) {
    query.Again().Bind(std::int64_t{key});
    if (query.Next()) heads.Add(query);
    ACERVO_RETURN_IF_ERROR(query.Finish());
  }
  return heads;
}

Result<EntityHeads> EntityHeads::ReadAll(Connection& connection) {
  EntityHeads heads;
  Query query = connection("SELECT entity_key, kind, id, name FROM entity WHERE root = entity_key ORDER BY entity_key");
  while (query.Next()) heads.Add(query);
  ACERVO_RETURN_IF_ERROR(query.Finish());
  heads.text_.shrink_to_fit();
  heads.heads_.shrink_to_fit();
  return heads;
}

}  // namespace acervo::store
