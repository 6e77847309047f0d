#include "tools/present/report_list.h"

#include <algorithm>

#include "tools/present/csv.h"
#include "tools/present/json.h"

namespace acervo::tools {
namespace {

std::string PeriodOf(const ReportLine& report) { return report.period ? ToIso(*report.period) : ""; }

std::string YearOf(const Messages& say, const ReportLine& report) {
  return report.period ? std::to_string(static_cast<int>(report.period->year())) : say("show.period.unknown");
}

Row RowOf(const Messages& say, const ReportLine& report) {
  return {{report.period ? PeriodOf(report) : say("show.period.unknown"), {}},
          {HarmlessLine(report.office.empty() ? say("show.report.untitled") : report.office), {}},
          {std::to_string(report.activities), {}},
          {std::to_string(report.coordinations), {}},
          {report.id, {}}};
}

std::vector<Column> Columns(const Messages& say) {
  return {{say("show.period"), 8, 0},
          {say("show.office"), 16, 4},
          {say("stats.activities"), 11, 0},
          {say("stats.coordinations"), 14, 0},
          {say("show.id"), 13, 0}};
}

}  // namespace

Json ReportListJson(const std::vector<ReportLine>& reports) {
  Json all = Json::array();
  for (const ReportLine& report : reports) {
    all.push_back({{"id", report.id},
                   {"period", report.period ? Json(PeriodOf(report)) : Json(nullptr)},
                   {"office", report.office},
                   {"activities", report.activities},
                   {"coordinations", report.coordinations}});
  }
  return {{"total", reports.size()}, {"reports", std::move(all)}};
}

DetailView ReportListSheet(const Messages& say, const std::vector<ReportLine>& reports) {
  std::vector<ReportLine> ordered = reports;
  std::ranges::stable_partition(ordered, [](const ReportLine& report) { return report.period.has_value(); });
  DetailView sheet;
  sheet.Title(say.Count("stats.reports.total", std::ssize(reports)));
  for (std::size_t i = 0; i < ordered.size();) {
    const std::string year = YearOf(say, ordered[i]);
    std::vector<Row> rows;
    for (; i < ordered.size() && YearOf(say, ordered[i]) == year; ++i) rows.push_back(RowOf(say, ordered[i]));
    sheet.Heading(year);
    sheet.Table(Columns(say), std::move(rows));
  }
  return sheet;
}

std::string ReportListCsv(const std::vector<ReportLine>& reports) {
  std::string csv = CsvLine({"id", "period", "office", "activities", "coordinations"});
  for (const ReportLine& report : reports) {
    csv += CsvLine({report.id, PeriodOf(report), report.office, std::to_string(report.activities),
                    std::to_string(report.coordinations)});
  }
  return csv;
}

}  // namespace acervo::tools
