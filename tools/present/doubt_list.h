// The doubts of all reports, for who looks them through.
#pragma once

#include <functional>
#include <string>

#include "core/json.h"
#include "store/archive.h"
#include "tools/present/detail_view.h"
#include "tools/present/messages/messages.h"

namespace acervo::tools {

struct ListedDoubt {
  std::string report;  // id
  std::string period;  // "2019-05"; empty: not known
  std::string path;    // of the document that is shown
  Diagnostic doubt;
};

// In the order of the reports' periods, each report's in its own order.
Status ForEachDoubt(Archive& archive, const std::function<void(const ListedDoubt&)>& visit);

// {"doubts": [{"report","period","path","record","code","title","message","text","weight","where"}]}
Json DoubtsJson(const Messages& say, const std::vector<ListedDoubt>& doubts);
// A heading a report, an item a doubt.
DetailView DoubtsSheet(const Messages& say, const std::vector<ListedDoubt>& doubts);
// A line a doubt, for a spreadsheet: the columns of the JSON.
std::string DoubtsCsv(const Messages& say, const std::vector<ListedDoubt>& doubts);

}  // namespace acervo::tools
