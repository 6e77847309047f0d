// Organisations, people and places: cells split into names, names found in texts, names resolved to entities.
//
// Shape:  raw is as written; id, name and kind come from the gazetteer (parsers/data/*.tsv) or, for a name it does not
//         know, from the name itself. Two spellings of one entity have one id.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/report.h"

namespace acervo {

// Which entity a name means. Always answers; unknown names become their own slug with kind by pattern.
struct EntityReading {
  std::string id;
  std::string name;
  EntityKind kind = EntityKind::kOther;
  bool known = false;  // in the gazetteer
};

// What two writings of one short name share: "U.C.C.I." and "UCCI", "AL-LAs" and "ALLAS".
std::string ShortNameKey(std::string_view short_name);

// The entities of an entity cell, role kCell, in the order written.
std::vector<EntityMention> SplitEntityCell(std::string_view cell);

// Short names that a report defines itself; they are looked for in its texts even where no rule would take them.
class LocalNames {
 public:
  void Add(std::string_view short_name) { keys_.insert(ShortNameKey(short_name)); }
  bool Has(std::string_view key) const { return keys_.contains(key); }
  bool Empty() const { return keys_.empty(); }

 private:
  std::set<std::string, std::less<>> keys_;
};

// The entities mentioned in running text, role kMention, in order, not overlapping, with spans into `text`.
std::vector<EntityMention> FindEntities(std::string_view text);
std::vector<EntityMention> FindEntities(std::string_view text, const LocalNames& names);

// A long name and a short one that a text says are one: "Nombre Largo (SIGLA)".
struct DefinedNames {
  EntityReading entity;     // what the long name means alone
  EntityReading short_one;  // what the short name means alone
  std::string long_name;    // as written
  std::string short_name;
  std::string raw;  // both, as they stand in the text
  // The tables know the short name as an entity of quite another name.
  bool conflict = false;
};

// In the order of the text. Pairs whose short name cannot stand for the long one are none.
std::vector<DefinedNames> FindDefinitions(std::string_view text, EntityRole where);

// Whether two long names of one short name differ as spellings do: they are one entity.
bool AreAlike(std::string_view a, std::string_view b);

// Reads the tables now rather than at their first use, so that workers forked afterwards share them.
void LoadEntityTables();

// Which entity a name means, by its own words and the tables.
EntityReading ResolveEntity(std::string_view name);

// A known entity that a name may mean.
struct EntityCandidate {
  std::string id;
  std::string name;
  double score = 0;  // 0 nothing shared … 1 the same words
};

// The known entities whose names come nearest to `name`, the nearest first; at most `limit`, none that is far off.
std::vector<EntityCandidate> NearEntities(std::string_view name, std::size_t limit);

// Whether a short name is spelt by the beginnings of all the words of a long one: "TSU" of "Tejido Social Urbano".
bool AreInitials(std::string_view short_name, std::string_view long_name);

// Those of them that an unknown name may be a slip for: a reader has to say whether it is.
std::vector<EntityCandidate> ConfusableEntities(std::string_view name, std::size_t limit);

// The name by which a mention no table knows may be looked for in any text of the archive; empty: it is too common a
// word, a place or a person.
std::string DistinctiveName(const EntityMention& mention);

// All names under which the gazetteer knows an entity (aliases, acronyms, preferred name); empty: unknown id.
std::vector<std::string> NamesOfEntity(std::string_view id);

}  // namespace acervo
