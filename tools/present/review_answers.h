// Doubts as questions, told to people and programs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "store/review.h"
#include "tools/present/detail_view.h"
#include "tools/present/messages/messages.h"

namespace acervo::tools {

// "date", "entity", "period", "table", "text", "conflict": the codes of each; empty for any other.
std::vector<DiagnosticCode> CodesOfKind(std::string_view kind);

// {"total", "items": [{"n","code","weight","reach","target","field","text","reading","candidates","message","state"}]}
Json ReviewJson(const Messages& say, const ReviewList& list);
std::string ReviewCsv(const Messages& say, const ReviewList& list);
DetailView ReviewSheet(const Messages& say, const ReviewList& list);

}  // namespace acervo::tools
