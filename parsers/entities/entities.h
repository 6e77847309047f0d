// Organisations, people and places: cells split into names, names found in texts, names resolved to entities.
//
// Shape:  raw is as written; id, name and kind come from the gazetteer (parsers/data/*.tsv) or, for a name it does not
//         know, from the name itself. Two spellings of one entity have one id.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/report.h"

namespace acervo {

// The entities of an entity cell, role kCell, in the order written.
std::vector<EntityMention> SplitEntityCell(std::string_view cell);

// The entities mentioned in running text, role kMention, in order, not overlapping, with spans into `text`.
std::vector<EntityMention> FindEntities(std::string_view text);

// Which entity a name means. Always answers; unknown names become their own slug with kind by pattern.
struct EntityReading {
  std::string id;
  std::string name;
  EntityKind kind = EntityKind::kOther;
  bool known = false;  // in the gazetteer
};
EntityReading ResolveEntity(std::string_view name);

// All names under which the gazetteer knows an entity (aliases, acronyms, preferred name); empty: unknown id.
std::vector<std::string> NamesOfEntity(std::string_view id);

}  // namespace acervo
