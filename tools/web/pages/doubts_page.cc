// What the parser doubted in all reports, the weightiest first.
#include "tools/present/messages/errors.h"
#include "tools/web/api.h"
#include "tools/web/json_response.h"
#include "tools/web/list_params.h"
#include "tools/web/pages/pages.h"
#include "tools/web/views/components.h"
#include "tools/web/views/formatting.h"

namespace acervo::tools::serve {
namespace {

constexpr std::string_view kDoubtsPath = "/dudas";

Json CodesJson(const Page& page, const DoubtFilter& filter, const DoubtList& list) {
  Json json = Json::array();
  for (const auto& [code, count] : list.codes) {
    const bool on = filter.code == code;
    DoubtFilter next = filter;
    next.code = on ? "" : code;
    next.offset = 0;
    json.push_back({{"name", WarningTitle(page.say, code)},
                    {"count", count},
                    {"on", on},
                    {"link", page.Link(kDoubtsPath, ParamsOf(next))}});
  }
  return json;
}

Json DoubtRowJson(const Page& page, const StoredDoubt& stored) {
  Json row = DoubtsJson(page, {stored.doubt}, stored.report).front();
  const std::string month = stored.period ? MonthWords(page.say, *stored.period) : page.say("show.period.unknown");
  row["report"] = page.say("export.report.title", month);
  row["report_link"] = page.ReportLink(stored.report);
  row["path"] = stored.path;
  return row;
}

}  // namespace

Result<WebResponse> DoubtsPage(const Messages& say, ServerContext& server, const WebRequest& web, std::string_view) {
  const auto read = DoubtFilterFrom(say, web);
  if (const auto* bad = std::get_if<BadParameter>(&read)) return ErrorAnswer(*bad);
  const DoubtFilter& filter = std::get<DoubtFilter>(read);
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const DoubtList list, archive->ListDoubts(filter));
  ReviewFilter heaviest;
  heaviest.limit = 1;
  ACERVO_ASSIGN_OR_RETURN(const ReviewList review, archive->Review(heaviest));
  const Page page(say, web, server.name.Get());
  const std::string heaviest_path = review.items.empty() ? "" : "/dudas/" + std::to_string(review.items.front().n);
  Json rows = Json::array();
  for (const StoredDoubt& doubt : list.doubts) rows.push_back(DoubtRowJson(page, doubt));
  const auto link = [&](int offset) {
    DoubtFilter next = filter;
    next.offset = offset;
    return page.Link(kDoubtsPath, ParamsOf(next));
  };
  Json data{{"total", say.Count("doubts.total", list.total)},
            {"codes", CodesJson(page, filter, list)},
            {"rows", std::move(rows)},
            {"review_link", heaviest_path.empty() ? "" : page.Link(heaviest_path)},
            {"pager", PagerJson(page, {list.total, filter.limit, filter.offset}, link)}};
  return page.Show("doubt_list", say("show.doubts"), std::move(data));
}

}  // namespace acervo::tools::serve
