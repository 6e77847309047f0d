// Entities as people and programs are told of them.
#pragma once

#include <string>

#include "core/json.h"
#include "store/archive.h"
#include "tools/messages/messages.h"
#include "tools/output/sheet.h"
#include "tools/output/terminal_text.h"

namespace acervo::tools {

// {"id","name","kind","known","records","first_seen","last_seen"}: what every list has of an entity.
Json EntitySummaryJson(const StoredEntity& entity);
// The same with "names" and "other_ids".
Json EntityDetailsJson(const StoredEntity& entity);

// {"total", "entities": […]}
Json EntityListJson(const EntityList& list);
std::string EntityListTable(const Messages& say, const EntityList& list, int width, Colour colour);

// {"name", "entity": …|null, "evidence": [{"reason","text","other","record","uses"}], "candidates": […]}
Json ResolutionJson(const std::string& name, const EntityResolution& resolution);
Sheet ResolutionSheet(const Messages& say, const std::string& name, const EntityResolution& resolution);

}  // namespace acervo::tools
