// One report as it stands on paper, with where it came from and what is doubtful in it.
#include <algorithm>
#include <map>

#include "core/text.h"
#include "tools/present/export/record_words.h"
#include "tools/present/messages/errors.h"
#include "tools/web/api.h"
#include "tools/web/pages/pages.h"
#include "tools/web/preview/paper_view.h"
#include "tools/web/views/components.h"
#include "tools/web/views/formatting.h"
#include "tools/web/views/search_filters.h"

namespace acervo::tools::serve {
namespace {

// The columns of all rows, in the order in which they first stand.
std::vector<std::string> ColumnsOf(const Report& report) {
  std::vector<std::string> columns;
  for (const Record& record : report.records) {
    if (record.kind != RecordKind::kActivity) continue;
    for (const auto& [name, value] : record.fields) {
      if (std::ranges::find(columns, name) == columns.end()) columns.push_back(name);
    }
  }
  return columns;
}

std::string FieldOf(const Record& record, const std::string& name) {
  for (const auto& [field, value] : record.fields) {
    if (field == name) return value;
  }
  return "";
}

// Where on the page's figures each record stands: its mark, else its sheet; and how that is said.
using Sheets = std::map<std::string, std::pair<std::string, std::string>, std::less<>>;

Sheets SheetsOf(const Page& page, const Json& figures, const std::vector<PaperFile>& files) {
  Sheets sheets;
  if (figures.is_null()) return sheets;
  for (const Json& figure : figures.at("figures")) {
    const int number = figure.at("number");
    const std::string words = page.say("web.paper.short", number);
    for (const PaperPage& paper : files.front().pages) {
      if (paper.number != number) continue;
      for (const PageMark& mark : paper.marks) {
        if (!mark.goes_on) sheets[mark.id] = {"pagina-" + std::to_string(number), words};
      }
    }
    constexpr std::string_view kPrefix = "papel-";
    for (const Json& mark : figure.at("marks")) {
      const std::string anchor = mark.at("anchor");
      sheets[anchor.substr(kPrefix.size())].first = anchor;
    }
  }
  return sheets;
}

void AddSheet(const Sheets& sheets, const Record& record, Json& json) {
  const auto found = sheets.find(record.local_id);
  if (found == sheets.end()) {
    json["sheet"] = "";
    return;
  }
  json["sheet"] = found->second.first;
  json["sheet_words"] = found->second.second;
}

Json TableJson(const Page& page, const StoredReport& stored, const Sheets& sheets) {
  const std::vector<std::string> columns = ColumnsOf(stored.report);
  Json heads = Json::array(), rows = Json::array();
  for (const std::string& name : columns) heads.push_back(Word(page.say, "web.field.", name));
  std::string section;
  for (const Record& record : stored.report.records) {
    if (record.kind != RecordKind::kActivity) continue;
    Json cells = Json::array();
    bool is_linked = false;  // the first cell that tells what was done
    for (const std::string& name : columns) {
      const std::string text = FieldOf(record, name);
      const bool links = !is_linked && !text.empty() && (name == "actividad" || text == record.title);
      is_linked = is_linked || links;
      cells.push_back({{"text", text}, {"name", Word(page.say, "web.field.", name)}, {"links", links}});
    }
    Json row{{"local_id", record.local_id},
             {"link", page.RecordLink(RecordId(stored.id, record))},
             {"id", RecordId(stored.id, record)},
             {"cells", std::move(cells)},
             {"section", ""}};
    AddSheet(sheets, record, row);
    if (record.section.value_or("") != section) {
      section = record.section.value_or("");
      row["section"] = section;
    }
    rows.push_back(std::move(row));
  }
  if (rows.empty()) return nullptr;
  return {{"heads", std::move(heads)}, {"rows", std::move(rows)}, {"width", columns.size() + 1}};
}

// The bullets under the one of this `order` (none: those of the first level).
Json TreeJson(const Page& page, const StoredReport& stored, const Sheets& sheets, RecordKind kind,
              std::optional<int> parent) {
  Json items = Json::array();
  for (const Record& record : stored.report.records) {
    if (record.kind != kind || record.parent != parent) continue;
    Json item{{"text", record.text},
              {"local_id", record.local_id},
              {"id", RecordId(stored.id, record)},
              {"link", page.RecordLink(RecordId(stored.id, record))},
              {"items", TreeJson(page, stored, sheets, kind, record.order)}};
    AddSheet(sheets, record, item);
    items.push_back(std::move(item));
  }
  return items;
}

// Texts in their order; a title once for those that stand under it.
Json TextsJson(const Page& page, const StoredReport& stored, const Sheets& sheets) {
  Json pieces = Json::array();
  std::optional<std::string> above;
  for (const Record& record : stored.report.records) {
    if (record.kind != RecordKind::kText) continue;
    Json piece{{"title", record.title != above ? record.title.value_or("") : ""},
               {"text", record.text},
               {"local_id", record.local_id},
               {"id", RecordId(stored.id, record)},
               {"link", page.RecordLink(RecordId(stored.id, record))}};
    AddSheet(sheets, record, piece);
    pieces.push_back(std::move(piece));
    above = record.title;
  }
  if (pieces.empty()) return nullptr;
  return {{"pieces", std::move(pieces)}};
}

// Readings of earlier versions have their texts here alone.
Json SectionsJson(const Report& report) {
  Json sections = Json::array();
  if (CountOf(report, RecordKind::kText) > 0) return sections;
  for (const Section& section : report.sections) {
    sections.push_back({{"title", section.title}, {"text", section.text}});
  }
  return sections;
}

Json RejectedJson(const Page& page, const Report& report) {
  Json json = Json::array();
  for (const Diagnostic& rejected : report.rejected) {
    json.push_back({{"text", rejected.text},
                    {"why", RejectedSentence(page.say, rejected.code)},
                    {"where", PlaceForPeople(page.say, rejected.where)}});
  }
  return json;
}

Json StepJson(const Page& page, const std::optional<ReportStep>& step) {
  if (!step) return nullptr;
  return {{"link", page.ReportLink(step->id)}, {"month", MonthWords(page.say, step->period)}};
}

Json DownloadsJson(const std::string& id) {
  SearchRequest request;
  request.report = id;
  return ExportsJson(request);
}

}  // namespace

Result<WebResponse> ReportPage(const Messages& say, ServerContext& server, const WebRequest& web, std::string_view id) {
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const StoredReport stored, archive->ReportById(id));
  ACERVO_ASSIGN_OR_RETURN(const SourceComparison comparison, archive->CompareSources(id));
  ACERVO_ASSIGN_OR_RETURN(const auto history, archive->HistoryOf(id));
  ACERVO_ASSIGN_OR_RETURN(const ReportSteps steps, archive->StepsFrom(id));
  ACERVO_ASSIGN_OR_RETURN(const auto previews, PaperOf(*archive, id));
  GiveBack(std::move(archive));
  const Report& report = stored.report;
  const Page page(say, web, server.name.Get());
  const std::string title = ReportTitle(say, report);
  Json figures = ReportPaperJson(page, server, stored.id, previews);
  const bool transient = !figures.is_null() && figures.at("transient").get<bool>();
  const Sheets sheets = SheetsOf(page, figures, previews);
  Json data{{"id", stored.id},
            {"title", title},
            {"office", report.office},
            {"earlier", StepJson(page, steps.earlier)},
            {"later", StepJson(page, steps.later)},
            {"exports", DownloadsJson(stored.id)},
            {"edit_link", web.may_edit ? page.ReportLink(stored.id, "/corregir") : ""},
            {"reports_list", page.Link("/informes")},
            {"contact", report.contact},
            {"period_why", report.period_source ? say("period." + std::string(Token(*report.period_source))) : ""},
            {"activities", say.Count("web.activities", CountOf(report, RecordKind::kActivity))},
            {"coordinations", say.Count("web.coordinations", CountOf(report, RecordKind::kCoordination))},
            {"sections", SectionsJson(report)},
            {"table", TableJson(page, stored, sheets)},
            {"items", TreeJson(page, stored, sheets, RecordKind::kCoordination, std::nullopt)},
            {"texts", TextsJson(page, stored, sheets)},
            {"sources", SourcesJson(page, stored.sources)},
            {"paper", std::move(figures)},
            {"comparison", ComparisonJson(page, comparison)},
            {"history", HistoryPartJson(page, history)},
            {"doubts", DoubtsJson(page, report.doubts, stored.id)},
            {"rejected", RejectedJson(page, report)},
            {"rejected_count", report.rejected.empty() ? "" : say.Count("web.rejected", std::ssize(report.rejected))},
            {"parser", say("web.parser", report.parser_version)},
            {"search_link", page.Link("/", {{"report", stored.id}})},
            {"json_link", "/api/reports/" + PercentEncoded(id)}};
  WebResponse response = page.Show("report", title, std::move(data));
  response.transient = transient;
  return response;
}

}  // namespace acervo::tools::serve
