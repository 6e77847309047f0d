// Id, name and kind of entities, packed: what lists of all of them are narrowed and ordered by. Private to store/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/report.h"
#include "core/result.h"
#include "store/db/sqlite.h"

namespace acervo::store {

struct EntityHead {
  std::uint32_t key = 0;
  EntityKind kind = EntityKind::kOther;
  std::uint32_t begin = 0, id_length = 0, name_length = 0;  // in the text of its list: the id, then the name
};

class EntityHeads {
 public:
  // Those with these keys, in their order.
  static Result<EntityHeads> Read(Connection& connection, const std::vector<std::uint32_t>& keys);
  // Of the entities that answer for a group, by key.
  static Result<EntityHeads> ReadAll(Connection& connection);

  const std::vector<EntityHead>& all() const { return heads_; }
  std::string_view Id(const EntityHead& head) const {
    return std::string_view(text_).substr(head.begin, head.id_length);
  }
  std::string_view Name(const EntityHead& head) const {
    return std::string_view(text_).substr(head.begin + head.id_length, head.name_length);
  }

 private:
  void Add(const Query& row);

  std::string text_;
  std::vector<EntityHead> heads_;
};

}  // namespace acervo::store
