// One record: what is written, what was read from it, and why.
#include <algorithm>

#include "core/text.h"
#include "tools/present/export/plain_text.h"
#include "tools/present/export/record_words.h"
#include "tools/present/json.h"
#include "tools/present/messages/errors.h"
#include "tools/web/api.h"
#include "tools/web/json_response.h"
#include "tools/web/pages/pages.h"
#include "tools/web/preview/paper_view.h"
#include "tools/web/views/card.h"
#include "tools/web/views/citation.h"
#include "tools/web/views/components.h"
#include "tools/web/views/formatting.h"
#include "tools/web/views/found_by.h"

namespace acervo::tools::serve {
namespace {

// A part of the text that was read as something.
struct Reading {
  std::size_t begin = 0, end = 0;  // bytes
  Json run;
};

Json Plain(const std::string& text) { return {{"text", text}, {"link", ""}, {"is_date", false}}; }

// Where the search that led here marks the text; none where its signs were replaced.
std::vector<Span> MarksIn(const std::string& text, const std::optional<FoundBy>& found) {
  if (!found) return {};
  const MarkedText marked = FromSnippet(found->hit.text);
  return marked.text.size() == text.size() ? marked.marks : std::vector<Span>();
}

// Adds the words between two places, those that matched apart.
void AddWords(const std::string& text, std::size_t begin, std::size_t end, const std::vector<Span>& marks, Json run,
              Json& runs) {
  const auto add = [&](std::size_t from, std::size_t to, bool mark) {
    if (from >= to) return;
    run["text"] = text.substr(from, to - from);
    run["mark"] = mark;
    runs.push_back(run);
  };
  for (const Span& mark : marks) {
    const std::size_t from = std::clamp(mark.begin, begin, end), to = std::clamp(mark.end(), begin, end);
    add(begin, from, false);
    add(from, to, true);
    begin = std::max(begin, to);
  }
  add(begin, end, false);
}

std::optional<Reading> ReadingAt(const Json& thing, std::string_view text) {
  if (!thing.at("begin").is_number_integer() || !thing.at("length").is_number_integer()) return std::nullopt;
  Reading reading;
  const auto begin = thing.at("begin").get<std::size_t>();
  reading.begin = ByteOffset(text, begin);
  reading.end = ByteOffset(text, begin + thing.at("length").get<std::size_t>());
  if (reading.begin >= reading.end) return std::nullopt;
  reading.run = {{"link", ""}, {"is_date", false}, {"hint", ""}};
  reading.run["text"] = std::string(text.substr(reading.begin, reading.end - reading.begin));
  return reading;
}

// The text in runs: words as they are, names that lead to their entity, dates with what they mean.
Json TextRuns(const Page& page, const Json& record, const std::optional<FoundBy>& found) {
  const std::string text = TextAt(record, "text");
  const std::vector<Span> marks = MarksIn(text, found);
  std::vector<Reading> readings;
  for (const Json& entity : record.at("entities")) {
    auto reading = ReadingAt(entity, text);
    if (!reading) continue;
    reading->run["link"] = page.EntityLink(TextAt(entity, "id"));
    reading->run["hint"] = TextAt(entity, "name");
    readings.push_back(std::move(*reading));
  }
  for (const Json& mention : record.at("mentions")) {
    auto reading = ReadingAt(mention, text);
    if (!reading) continue;
    const auto first = DateFromIso(TextAt(mention, "start")), last = DateFromIso(TextAt(mention, "end"));
    reading->run["is_date"] = true;
    reading->run["hint"] = first && last ? IntervalWords(page.say, {*first, *last}) : "";
    readings.push_back(std::move(*reading));
  }
  std::ranges::stable_sort(readings, {}, &Reading::begin);
  Json runs = Json::array();
  std::size_t at = 0;
  for (Reading& reading : readings) {
    if (reading.begin < at) continue;  // within another one
    AddWords(text, at, reading.begin, marks, Plain(""), runs);
    at = reading.end;
    AddWords(text, reading.begin, reading.end, marks, std::move(reading.run), runs);
  }
  AddWords(text, at, text.size(), marks, Plain(""), runs);
  return runs;
}

void AddOnce(Json& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

// Each entity once, with all places that name it.
Json EntitiesJson(const Page& page, const Json& record) {
  Json json = Json::array();
  for (const Json& entity : record.at("entities")) {
    const std::string id = TextAt(entity, "id");
    const std::string why = page.say("web.role." + TextAt(entity, "role"), TextAt(entity, "raw"));
    const auto known = std::find_if(json.begin(), json.end(), [&](const Json& one) { return one.at("id") == id; });
    if (known == json.end()) {
      json.push_back({{"id", id},
                      {"name", TextAt(entity, "name")},
                      {"link", page.EntityLink(id)},
                      {"kind_word", Word(page.say, "web.entity.", TextAt(entity, "kind"))},
                      {"whys", Json::array({why})}});
    } else {
      AddOnce((*known)["whys"], why);
    }
  }
  return json;
}

// What was made of one cell, in words and links.
Json ReadingOf(const Page& page, const std::string& name, const Json& record) {
  Json readings = Json::array();
  if (name == "fecha") {
    readings.push_back({{"text", DateWords(page.say, record.at("date"))}, {"link", ""}});
  } else if (name == "entidad") {
    const auto count = std::ranges::count_if(EntitiesOf(record), &RecordEntity::from_cell);
    if (count > 0) readings.push_back({{"text", page.say.Count("web.entities", count)}, {"link", "#entities-title"}});
  } else if (name == "actividad" && !TextAt(record, "type").empty()) {
    readings.push_back({{"text", page.say("web.type", TypeWords(page.say, TextAt(record, "type")))}, {"link", ""}});
  }
  return readings;
}

Json CellsJson(const Page& page, const Json& record) {
  Json cells = Json::array();
  for (const auto& [name, value] : record.at("fields").items()) {
    cells.push_back({{"name", Word(page.say, "web.field.", name)},
                     {"written", value.get<std::string>()},
                     {"readings", ReadingOf(page, name, record)}});
  }
  return cells;
}

constexpr std::size_t kLongestLabel = 110;

std::string LabelOf(const Record& record) { return Shortened(record.title.value_or(record.text), kLongestLabel); }

Json LinkJson(const Page& page, const std::string& report_id, const Record& record) {
  return {{"link", page.RecordLink(RecordId(report_id, record))},
          {"label", LabelOf(record)},
          {"told", record.title && record.text != *record.title ? Shortened(record.text, kLongestLabel) : ""}};
}

// The same record in other reports.
Json AlsoInJson(const Page& page, const Json& record) {
  Json links = Json::array();
  for (const Json& id : record.at("also_in")) {
    const std::string other = id.get<std::string>();
    links.push_back({{"id", other}, {"link", page.RecordLink(other)}, {"between", links.empty() ? "" : ", "}});
  }
  return links;
}

// What stands around it in the report: above and below it, and the bullets it hangs on or that hang on it.
void AddNeighbours(const Page& page, const StoredReport& stored, const std::string& local_id, Json& data) {
  const auto& records = stored.report.records;
  const auto here = std::ranges::find(records, local_id, &Record::local_id);
  if (here == records.end()) return;
  if (here != records.begin()) data["previous"] = LinkJson(page, stored.id, *std::prev(here));
  if (std::next(here) != records.end()) data["next"] = LinkJson(page, stored.id, *std::next(here));
  Json children = Json::array();
  for (const Record& other : records) {
    if (other.kind != here->kind) continue;
    if (here->parent == other.order) data["parent"] = LinkJson(page, stored.id, other);
    if (other.parent == here->order) children.push_back(LinkJson(page, stored.id, other));
  }
  data["children"] = std::move(children);
}

MarkedText MarkedTitleOf(const Json& record, const std::optional<FoundBy>& found) {
  if (found && !found->hit.title.empty()) return FromSnippet(found->hit.title);
  return {TitleOf(record), {}};
}

Consulted ConsultedAt(const Page& page, const std::string& id) {
  const std::string& host = page.request.host;
  return {host.empty() ? "" : "http://" + host + "/registro/" + PercentEncoded(id), page.archive_name, Today()};
}

}  // namespace

WebResponse RecordPage(const Messages& say, ServerContext& server, const WebRequest& web, std::string_view id) {
  auto archive = LendForAnswer(server.archives);
  if (!archive.ok()) return ErrorAnswer(say, archive.error());
  const Result<Json> found = archive.value()->RecordById(id);
  if (!found.ok()) return ErrorAnswer(say, found.error());
  const Json& record = found.value();
  const std::string report_id = TextAt(record.at("report"), "id");
  const Result<StoredReport> stored = archive.value()->ReportById(report_id);
  if (!stored.ok()) return ErrorAnswer(say, stored.error());
  const auto history = archive.value()->HistoryOf(id);
  if (!history.ok()) return ErrorAnswer(say, history.error());
  const auto previews = PaperOf(*archive.value(), report_id);
  if (!previews.ok()) return ErrorAnswer(say, previews.error());
  const Page page(say, web, server.name.Get());
  const auto found_by = FoundByOf(page, *archive.value(), id);
  if (!found_by.ok()) return ErrorAnswer(say, found_by.error());
  GiveBack(std::move(archive.value()));
  const std::string local_id(id.substr(std::min(id.find('.') + 1, id.size())));
  const std::string title = TitleOf(record);
  const Json& date = record.at("date");
  const Consulted consulted = ConsultedAt(page, TextAt(record, "id"));
  Json data{{"id", TextAt(record, "id")},
            {"title", title},
            {"kind", TextAt(record, "kind")},
            {"kind_word", Word(say, "web.kind.", TextAt(record, "kind"))},
            {"type", TypeWords(page.say, TextAt(record, "type"))},
            {"section", TextAt(record, "section")},
            {"day", TextAt(date, "start")},
            {"date", DateWords(say, date)},
            {"why_date", WhyDate(say, date)},
            {"date_raw", TextAt(date, "raw")},
            {"untitled", TextAt(record, "title").empty()},
            {"title_runs", RunsOf(MarkedTitleOf(record, found_by.value()))},
            {"runs", TextRuns(page, record, found_by.value())},
            {"found_by", found_by.value() ? found_by.value()->steps : Json(nullptr)},
            {"cells", CellsJson(page, record)},
            {"has_cells", !record.at("fields").empty()},
            {"entities", EntitiesJson(page, record)},
            {"also_in", AlsoInJson(page, record)},
            {"has_also_in", !record.at("also_in").empty()},
            {"doubts", DoubtsJson(page, DoubtsAbout(stored.value(), id), report_id)},
            {"paper", RecordPaperJson(page, server, local_id, previews.value())},
            {"history", HistoryPartJson(page, history.value())},
            {"place", PaperPlace(say, record)},
            {"original_link", "/original/" + PercentEncoded(TextAt(record.at("source"), "sha256"))},
            {"sha256", TextAt(record.at("source"), "sha256")},
            {"office", TextAt(record.at("report"), "office")},
            {"report", ReportTitle(say, stored.value().report)},
            {"report_link", page.ReportLink(report_id)},
            {"json_link", "/api/records/" + PercentEncoded(id)},
            {"cite_text", CitationText(say, record, consulted)},
            {"cite_bibtex", CitationBibTex(say, record, consulted)},
            {"cite_ris", CitationRis(say, record, consulted)}};
  AddNeighbours(page, stored.value(), local_id, data);
  const bool transient = data["paper"].is_object() && data["paper"].at("transient").get<bool>();
  WebResponse response = page.Show("record", title, std::move(data));
  response.transient = transient;
  return response;
}

}  // namespace acervo::tools::serve
