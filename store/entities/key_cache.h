// Keys of rows that many reports share, each looked up once. Private to store/.
//
// Shape:  holds for one connection as long as no other one has written and nothing was rolled back or deleted; then
//         `Clear`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace acervo::store {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

template <typename T>
using ByText = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

// An entity, and the number of the name by which it is mentioned.
struct WrittenEntity {
  std::int64_t entity_key = 0;
  std::int64_t name_key = 0;
};

class KeyCache {
 public:
  ByText<std::int64_t> types, shapes, name_lists;
  ByText<WrittenEntity> mentions;            // by all that a mention says of its entity
  std::unordered_set<std::int64_t> grouped;  // of the entities of `mentions`: those that share a group

  void Clear() { *this = KeyCache(); }
  // Forgets everything when it has grown large.
  void Trim() {
    constexpr std::size_t kMost = 100'000;
    if (types.size() + shapes.size() + name_lists.size() + mentions.size() > kMost) Clear();
  }
};

template <typename T>
std::optional<T> Find(const ByText<T>& known, std::string_view text) {
  const auto found = known.find(text);
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace acervo::store
