// Entities as people and programs are told of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/json.h"
#include "parsers/entities/entities.h"
#include "store/archive.h"
#include "tools/present/detail_view.h"
#include "tools/present/messages/messages.h"
#include "tools/terminal/terminal_text.h"

namespace acervo::tools {

// {"id","name","kind","known","records","first_seen","last_seen"}: what every list has of an entity.
Json EntitySummaryJson(const StoredEntity& entity);
// The same with "names" and "other_ids".
Json EntityDetailsJson(const StoredEntity& entity);

// {"total", "entities": […]}
Json EntityListJson(const EntityList& list);
std::string EntityListTable(const Messages& say, const EntityList& list, int width, Colour colour);

// [{"id","name","kind","reason","score"}], and the same for people: nothing where there are none.
Json SimilarJson(const std::vector<SimilarEntity>& similar);
void AddSimilar(const Messages& say, const std::vector<SimilarEntity>& similar, DetailView& sheet);

// One line a reason, in the words of the catalogue.
std::string EvidenceLine(const Messages& say, const EntityEvidence& evidence);

// Which entity a name means: what the archive knows of it, and what the tables make of it by itself.
struct NameAnswer {
  std::string name;
  EntityResolution archive;
  std::optional<EntityReading> tables;  // nullopt: they do not know it
};

// {"name", "entity": …|null, "tables": {"id","name","kind"}|null, "evidence": [{"reason","text","other","record",
// "uses"}], "candidates": [{"id","name","kind","reason","score"}]}
Json ResolutionJson(const NameAnswer& answer);
DetailView ResolutionSheet(const Messages& say, const NameAnswer& answer);

}  // namespace acervo::tools
