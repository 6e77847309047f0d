// What the archive tells of entities: one under all its names (docs/decisions/one-entity-many-names.md).
//
// Shape:  plain values. Days are ISO 8601; counts are records, each once.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report.h"

namespace acervo {

struct StoredEntity {
  std::string id;
  std::string name;
  EntityKind kind = EntityKind::kOther;
  bool known = false;                  // by the parsers' tables or rules
  std::vector<std::string> names;      // every spelling seen, most frequent first
  std::vector<std::string> other_ids;  // of names that were found to be this entity's
  int records = 0;
  std::string first_seen;  // ISO day, empty: undated
  std::string last_seen;
};

enum class EntitySort { kRecords, kName, kLastSeen };

struct EntityFilter {
  std::string words;        // all of which one of its names has; empty: any
  bool unfinished = false;  // the last of them may be the beginning of a word
  std::optional<EntityKind> kind;
  std::string initial;  // "A", "Ñ"; kNoLetter; empty: any
  EntitySort sort = EntitySort::kRecords;
  int limit = 50;
  int offset = 0;
  bool groups = false;  // counts kinds and initials too
};

// The initial of names that begin with a digit or a sign.
inline constexpr std::string_view kNoLetter = "#";
// The letter under which a list has a name: "Á" and "á" stand under "A", "ñ" under "Ñ".
std::string InitialOf(std::string_view name);

struct EntityList {
  int total = 0;
  std::vector<StoredEntity> entities;  // without names
  // With `groups`. Kinds of any initial, initials of any kind that is asked for; those that are there alone.
  std::vector<std::pair<EntityKind, int>> kinds;
  std::vector<std::pair<std::string, int>> initials;  // in the order of the alphabet, kNoLetter last
};

// Why a name means an entity.
struct EntityEvidence {
  // "name": it is so written; "id"; "table": the tables read it so; "definition", "inflection", "spelling", "table" of
  // a link between two names.
  std::string reason;
  std::string text;    // the name or the words that define it
  std::string other;   // of a link: the name that it is one with
  std::string record;  // "r7f3a9c21.c3": where the definition stands; else empty
  int uses = 0;        // of a name: how often it is so written
};

// An entity that may be the same, not surely enough to say so.
struct SimilarEntity {
  std::string id, name;
  EntityKind kind = EntityKind::kOther;
  std::string reason;  // "near", "definition", "same_name"; of the program's own: "words", "initials"
  double score = 0;    // 0 … 1
};

struct EntityResolution {
  std::optional<StoredEntity> entity;
  std::vector<EntityEvidence> evidence;
  std::vector<SimilarEntity> candidates;  // best first
};

// What today's tables make of a name: an id and whether it is known.
struct TableReading {
  std::string id, name;
  EntityKind kind = EntityKind::kOther;
  std::vector<std::string> names;  // all that the tables know
};
// nullopt: the tables do not know the name.
using ReadName = std::function<std::optional<TableReading>(std::string_view name)>;

}  // namespace acervo
