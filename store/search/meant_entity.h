// An entity that was read out of a question, as what finds it and what is weighed. Private to store/.
//
// Cost:   phrases are what a search pays most for. A name of several words is looked for only where records that do not
//         mention the entity have its words: of a known entity in titles and cells, as texts were read for it. It is
//         weighed by its telling words.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "store/search/entity_parts.h"
#include "store/search/query_part.h"
#include "store/search/word_parts.h"

namespace acervo::store {

class MeantEntity {
 public:
  MeantEntity(Planning& planning, WordParts& words, EntityParts& entities)
      : planning_(planning), words_(words), entities_(entities) {}

  // Records that mention it, and those that say one of its names or the one that was typed.
  MaybePart Part(const std::string& id, const std::string& name, Span span);

 private:
  using WordList = std::vector<std::string>;

  Result<QueryPart> Typed(const std::string& name, Span span);
  Result<Filter> Saying(const std::vector<WordList>& names, const Filter& found);
  Result<Filter> SayingBesides(const WordList& name, const Bitmap& found);
  Result<const Bitmap*> With(const std::string& word);
  Result<bool> IsKnown(const std::vector<std::int64_t>& keys);

  Planning& planning_;
  WordParts& words_;
  EntityParts& entities_;
  std::string_view where_;              // columns that the names of the entity at hand are looked for in
  std::map<std::string, Bitmap> with_;  // records that have a word there
};

}  // namespace acervo::store
