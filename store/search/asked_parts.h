// What a question as one speaks asks for, as filters. Private to store/.
#pragma once

#include <functional>
#include <vector>

#include "store/search/entity_parts.h"
#include "store/search/meant_entity.h"
#include "store/search/query_part.h"
#include "store/search/word_parts.h"

namespace acervo::store {

// One thing that a question asks for; `make` plans it. It lives as long as the question and the parts it is made from.
struct AskedPiece {
  PartKind kind = PartKind::kFixed;  // kFixed: what is excluded
  std::vector<AskedPart> asked;
  bool is_telling = false;
  std::function<MaybePart()> make;
};

class AskedParts {
 public:
  AskedParts(Planning& planning, WordParts& words, EntityParts& entities)
      : planning_(planning), words_(words), entities_(entities), meant_(planning, words, entities) {}

  // All of them have to be met.
  std::vector<AskedPiece> Pieces(const Question& question);

 private:
  void AddExcluded(const Question& question, std::vector<AskedPiece>& pieces);
  MaybePart Word(const AskedWord& asked);
  MaybePart WordOrName(const std::string& text, Span span);
  MaybePart AnyEntity(const AskedEntities& group);
  MaybePart Entity(const AskedEntity& asked);
  MaybePart AnyType(const std::vector<AskedType>& types);
  MaybePart Type(const AskedType& asked);
  MaybePart Without(const std::function<MaybePart()>& make);

  Planning& planning_;
  WordParts& words_;
  EntityParts& entities_;
  MeantEntity meant_;
};

}  // namespace acervo::store
