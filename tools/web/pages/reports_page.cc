// All reports, by year and office: what has no month stands in the list too.
#include "core/text.h"
#include "tools/present/export/record_words.h"
#include "tools/web/api.h"
#include "tools/web/json_response.h"
#include "tools/web/list_params.h"
#include "tools/web/pages/pages.h"
#include "tools/web/views/components.h"
#include "tools/web/views/formatting.h"

namespace acervo::tools::serve {
namespace {

constexpr std::string_view kReportsPath = "/informes";
constexpr std::size_t kMostOffices = 200;  // those of most reports

std::string ReportsLink(const Page& page, ReportFilter filter) {
  filter.offset = 0;
  return page.Link(kReportsPath, ParamsOf(filter));
}

std::string FormatsText(const ListedReport& report) {
  std::string text;
  for (const Format format : report.formats) text += (text.empty() ? "" : ", ") + InCapitals(Token(format));
  return text;
}

std::string TitleOfMonths(const Page& page, const ListedReport& report) {
  if (!report.period) return page.say("show.period.unknown");
  if (!report.period_end || *report.period_end == *report.period) return MonthWords(page.say, *report.period);
  return page.say("web.date.years", MonthWords(page.say, *report.period), MonthWords(page.say, *report.period_end));
}

Json ReportRowJson(const Page& page, const ListedReport& report) {
  return {{"id", report.id},
          {"link", page.ReportLink(report.id)},
          {"month", TitleOfMonths(page, report)},
          {"iso", report.period ? ToIso(*report.period) : ""},
          {"office", report.office.empty() ? page.say("web.office.none") : report.office},
          {"activities", report.activities},
          {"coordinations", report.coordinations},
          {"texts", report.texts},
          {"formats", FormatsText(report)},
          {"doubts", report.doubts}};
}

std::string YearWords(const Page& page, const ListedReport& report) {
  return report.period ? std::to_string(static_cast<int>(report.period->year())) : page.say("web.undated_reports");
}

// The reports of the page under the headings of their years.
Json GroupsJson(const Page& page, const std::vector<ListedReport>& reports) {
  Json groups = Json::array();
  for (const ListedReport& report : reports) {
    const std::string year = YearWords(page, report);
    if (groups.empty() || groups.back().at("year") != year) {
      groups.push_back(
          {{"year", year}, {"anchor", "y-" + (report.period ? year : std::string("none"))}, {"rows", Json::array()}});
    }
    groups.back()["rows"].push_back(ReportRowJson(page, report));
  }
  return groups;
}

Json YearsJson(const Page& page, const ReportFilter& filter, const ReportList& list) {
  Json json = Json::array();
  const auto add = [&](const std::string& name, int count, bool on, ReportFilter next) {
    if (on) next.year = std::nullopt, next.without_period = false;
    json.push_back({{"name", name}, {"count", count}, {"on", on}, {"link", ReportsLink(page, std::move(next))}});
  };
  for (const auto& [year, count] : list.years) {
    ReportFilter next = filter;
    next.year = year;
    next.without_period = false;
    add(std::to_string(year), count, filter.year == year, std::move(next));
  }
  if (list.without_period > 0) {
    ReportFilter next = filter;
    next.year = std::nullopt;
    next.without_period = true;
    add(page.say("web.undated_reports"), list.without_period, filter.without_period, std::move(next));
  }
  return json;
}

Json OfficesJson(const Page& page, const ReportFilter& filter, const ReportList& list) {
  Json json = Json::array();
  if (list.offices.size() < 2) return json;
  for (const auto& [office, count] : list.offices) {
    if (office.empty()) continue;
    if (json.size() == kMostOffices) break;
    const bool on = !filter.office.empty() && Slug(filter.office) == Slug(office);
    ReportFilter next = filter;
    next.office = on ? "" : office;
    json.push_back({{"name", office}, {"count", count}, {"on", on}, {"link", ReportsLink(page, std::move(next))}});
  }
  return json;
}

}  // namespace

Result<WebResponse> ReportsPage(const Messages& say, ServerContext& server, const WebRequest& web, std::string_view) {
  const auto read = ReportFilterFrom(say, web);
  if (const auto* bad = std::get_if<BadParameter>(&read)) return ErrorAnswer(*bad);
  const ReportFilter& filter = std::get<ReportFilter>(read);
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const ReportList list, archive->ListReports(filter));
  const Page page(say, web, server.name.Get());
  const auto link = [&](int offset) {
    ReportFilter next = filter;
    next.offset = offset;
    return page.Link(kReportsPath, ParamsOf(next));
  };
  const Json offices = OfficesJson(page, filter, list);
  const Json pager = PagerJson(page, {list.total, filter.limit, filter.offset}, link);
  Json data{{"total", say.Count("web.reports", list.total)},
            {"years", YearsJson(page, filter, list)},
            {"several_offices", !offices.empty()},
            {"offices", offices},
            {"groups", GroupsJson(page, list.reports)},
            {"nothing", list.reports.empty()},
            {"pager", pager},
            {"all_link", page.Link(kReportsPath)},
            {"at_reports", true}};
  return page.Show("reports", say("stats.reports"), std::move(data));
}

}  // namespace acervo::tools::serve
