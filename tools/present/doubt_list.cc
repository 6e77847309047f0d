#include "tools/present/doubt_list.h"

#include "tools/present/csv.h"
#include "tools/present/json.h"
#include "tools/present/messages/errors.h"

namespace acervo::tools {
namespace {

std::string RecordIdOf(const ListedDoubt& listed) {
  return listed.doubt.record.empty() ? "" : listed.report + "." + listed.doubt.record;
}

std::string PlaceOf(const Messages& say, const ListedDoubt& listed) { return PlaceForPeople(say, listed.doubt.where); }

}  // namespace

Status ForEachDoubt(Archive& archive, const std::function<void(const ListedDoubt&)>& visit) {
  const Result<std::vector<ReportLine>> reports = archive.Reports();
  if (!reports.ok()) return Error(reports.error());
  for (const ReportLine& line : reports.value()) {
    const Result<StoredReport> stored = archive.ReportById(line.id);
    if (!stored.ok()) return Error(stored.error());
    const std::string path = stored.value().sources.empty() ? "" : stored.value().sources.front().path;
    const std::string period = line.period ? ToIso(*line.period) : "";
    for (const Diagnostic& doubt : stored.value().report.doubts) visit({line.id, period, path, doubt});
  }
  return Ok();
}

Json DoubtsJson(const Messages& say, const std::vector<ListedDoubt>& doubts) {
  Json all = Json::array();
  for (const ListedDoubt& listed : doubts) {
    const Diagnostic& doubt = listed.doubt;
    const std::string record = RecordIdOf(listed);
    all.push_back({{"report", listed.report},
                   {"period", listed.period.empty() ? Json(nullptr) : Json(listed.period)},
                   {"path", listed.path},
                   {"record", record.empty() ? Json(nullptr) : Json(record)},
                   {"code", Token(doubt.code)},
                   {"title", WarningTitle(say, Token(doubt.code))},
                   {"message", DoubtSentence(say, doubt)},
                   {"text", doubt.text},
                   {"weight", doubt.weight},
                   {"where", PlaceOf(say, listed)}});
  }
  return {{"total", doubts.size()}, {"doubts", std::move(all)}};
}

DetailView DoubtsSheet(const Messages& say, const std::vector<ListedDoubt>& doubts) {
  DetailView sheet;
  sheet.Title(say.Count("doubts.total", static_cast<long long>(doubts.size())));
  std::string report;
  for (const ListedDoubt& listed : doubts) {
    if (listed.report != report) {
      report = listed.report;
      const std::string period = listed.period.empty() ? say("show.period.unknown") : listed.period;
      sheet.Heading(period + " · " + report + " · " + listed.path);
    }
    const std::string place = PlaceOf(say, listed);
    sheet.Item(DoubtSentence(say, listed.doubt) + (place.empty() ? "" : " (" + place + ")"));
  }
  return sheet;
}

std::string DoubtsCsv(const Messages& say, const std::vector<ListedDoubt>& doubts) {
  std::string csv = CsvLine({"report", "period", "path", "record", "code", "title", "message", "text", "where"});
  for (const ListedDoubt& listed : doubts) {
    csv += CsvLine({listed.report, listed.period, listed.path, RecordIdOf(listed),
                    std::string(Token(listed.doubt.code)), WarningTitle(say, Token(listed.doubt.code)),
                    DoubtSentence(say, listed.doubt), listed.doubt.text, PlaceOf(say, listed)});
  }
  return csv;
}

}  // namespace acervo::tools
