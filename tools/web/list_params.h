// Which page of a list an address asks for: entities, reports, doubts.
#pragma once

#include <variant>

#include "store/archive.h"
#include "tools/web/search_params.h"

namespace acervo::tools::serve {

// q, prefix, kind, letter, sort, limit, offset.
std::variant<EntityFilter, BadParameter> EntityFilterFrom(const Messages& say, const WebRequest& request);
// The parameters that are not as they would be without being told: EntityFilterFrom takes them back.
Pairs ParamsOf(const EntityFilter& filter);

// year, undated, office, limit, offset.
std::variant<ReportFilter, BadParameter> ReportFilterFrom(const Messages& say, const WebRequest& request);
Pairs ParamsOf(const ReportFilter& filter);

// code, limit, offset.
std::variant<DoubtFilter, BadParameter> DoubtFilterFrom(const Messages& say, const WebRequest& request);
Pairs ParamsOf(const DoubtFilter& filter);

}  // namespace acervo::tools::serve
