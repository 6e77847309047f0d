// All reports of an archive, for who looks for one without a question.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"
#include "store/archive.h"
#include "tools/present/detail_view.h"
#include "tools/present/messages/messages.h"

namespace acervo::tools {

// {"total", "reports": [{"id","period","office","activities","coordinations"}]}, in the order given.
Json ReportListJson(const std::vector<ReportLine>& reports);
// A heading a year, those without a month last.
DetailView ReportListSheet(const Messages& say, const std::vector<ReportLine>& reports);
// The columns of the JSON.
std::string ReportListCsv(const std::vector<ReportLine>& reports);

}  // namespace acervo::tools
