// The names of all entities in memory, one behind another: what words in names are looked for in. Private to store/.
//
// Shape:  each line is a space, the folded name, a space and a line feed, in the order of `entity_name.name_key`.
// Cost:   a search is one pass over the text until enough is found; a gigabyte takes about a second.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "store/db/sqlite.h"

namespace acervo::store {

enum class LastWord { kWhole, kBeginning };

// Whether " name " has all the words; `last` is of the last of them. The words are folded.
bool HasWords(std::string_view name, const std::vector<std::string>& words, LastWord last);
// The words of a text as names are folded.
std::vector<std::string> FoldedWords(std::string_view text);

class EntityNameList {
 public:
  static Result<EntityNameList> Read(Connection& connection);

  // Entities one of whose names has all the words, each once, at most `most`.
  std::vector<std::int64_t> EntitiesWith(const std::vector<std::string>& words, LastWord last, std::size_t most) const;

 private:
  struct Line {
    std::uint32_t begin;
    std::uint32_t entity;
  };
  std::string text_;
  std::vector<Line> lines_;
};

}  // namespace acervo::store
