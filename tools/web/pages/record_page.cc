// One record: what is written, what was read from it, and why.
#include <algorithm>

#include "core/text.h"
#include "tools/present/export/plain_text.h"
#include "tools/present/export/record_words.h"
#include "tools/present/json.h"
#include "tools/present/messages/errors.h"
#include "tools/web/api.h"
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

Reading ReadingAt(const Span& span, std::string_view text) {
  Reading reading{span.begin, span.end(), {{"link", ""}, {"is_date", false}, {"hint", ""}}};
  reading.run["text"] = std::string(span.In(text));
  return reading;
}

// Names and dates of the text, in its order.
std::vector<Reading> ReadingsOf(const Page& page, const Record& record) {
  std::vector<Reading> readings;
  for (const EntityMention& entity : record.entities) {
    if (!entity.span || entity.span->empty()) continue;
    Reading& reading = readings.emplace_back(ReadingAt(*entity.span, record.text));
    reading.run["link"] = page.EntityLink(entity.id);
    reading.run["hint"] = entity.name;
  }
  for (const DateExpression& mention : record.mentions) {
    if (mention.span.empty()) continue;
    Reading& reading = readings.emplace_back(ReadingAt(mention.span, record.text));
    reading.run["is_date"] = true;
    if (mention.intervals.empty()) continue;
    reading.run["hint"] = IntervalWords(page.say, {mention.intervals.front().first, mention.intervals.back().last});
  }
  std::ranges::stable_sort(readings, {}, &Reading::begin);
  return readings;
}

// The text in runs: words as they are, names that lead to their entity, dates with what they mean.
Json TextRuns(const Page& page, const Record& record, const std::optional<FoundBy>& found) {
  const std::string& text = record.text;
  const std::vector<Span> marks = found ? found->hit.text_marks : std::vector<Span>();
  Json runs = Json::array();
  std::size_t at = 0;
  for (Reading& reading : ReadingsOf(page, record)) {
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
Json EntitiesJson(const Page& page, const Record& record) {
  Json json = Json::array();
  for (const EntityMention& entity : record.entities) {
    const std::string& id = entity.id;
    const std::string why = page.say("web.role." + std::string(Token(entity.role)), entity.raw);
    const auto known = std::find_if(json.begin(), json.end(), [&](const Json& one) { return one.at("id") == id; });
    if (known == json.end()) {
      json.push_back({{"id", id},
                      {"name", entity.name},
                      {"link", page.EntityLink(id)},
                      {"kind_word", Word(page.say, "web.entity.", Token(entity.kind))},
                      {"whys", Json::array({why})}});
    } else {
      AddOnce((*known)["whys"], why);
    }
  }
  return json;
}

// What was made of one cell, in words and links.
Json ReadingOf(const Page& page, const std::string& name, const Record& record) {
  Json readings = Json::array();
  if (name == "fecha") {
    readings.push_back({{"text", DateWords(page.say, record.date)}, {"link", ""}});
  } else if (name == "entidad") {
    const auto count = std::ranges::count_if(EntitiesOf(record), &RecordEntity::from_cell);
    if (count > 0) readings.push_back({{"text", page.say.Count("web.entities", count)}, {"link", "#entities-title"}});
  } else if (name == "actividad" && record.type && !record.type->empty()) {
    readings.push_back({{"text", page.say("web.type", TypeWords(page.say, *record.type))}, {"link", ""}});
  }
  return readings;
}

// Who decided what a cell says, and what stands on the paper.
std::string DecidedWords(const Page& page, const DecidedField& decided) {
  const std::string was = decided.was ? page.say("web.edit.was", *decided.was) : page.say("web.edit.was_empty");
  return page.say("web.edit.decided", decided.by, decided.at.substr(0, 10), was);
}

Json CellsJson(const Page& page, const RecordView& view) {
  Json cells = Json::array();
  for (const auto& [name, value] : view.record.fields) {
    const auto decided = std::ranges::find(view.decided, name, &DecidedField::field);
    const bool is_decided = decided != view.decided.end();
    cells.push_back({{"name", Word(page.say, "web.field.", name)},
                     {"written", value},
                     {"readings", ReadingOf(page, name, view.record)},
                     {"decided", is_decided ? DecidedWords(page, *decided) : ""},
                     {"decided_link", is_decided ? page.Link("/historial", {{"id", view.id}}) : ""}});
  }
  return cells;
}

// Decided parts that are no cell: the kind, the text of a bullet, a cell that was emptied.
Json OtherDecidedJson(const Page& page, const RecordView& view) {
  Json json = Json::array();
  for (const DecidedField& decided : view.decided) {
    const auto has_name = [&](const auto& cell) { return cell.first == decided.field; };
    if (std::ranges::any_of(view.record.fields, has_name)) continue;
    json.push_back({{"name", Word(page.say, "web.field.", decided.field)}, {"decided", DecidedWords(page, decided)}});
  }
  return json;
}

constexpr std::size_t kLongestLabel = 110;

std::string LabelOf(const Record& record) { return Shortened(record.title.value_or(record.text), kLongestLabel); }

Json LinkJson(const Page& page, const std::string& report_id, const Record& record) {
  return {{"link", page.RecordLink(RecordId(report_id, record))},
          {"label", LabelOf(record)},
          {"told", record.title && record.text != *record.title ? Shortened(record.text, kLongestLabel) : ""}};
}

// The same record in other reports.
Json AlsoInJson(const Page& page, const Record& record) {
  Json links = Json::array();
  for (const std::string& other : record.also_in) {
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

MarkedText MarkedTitleOf(const RecordView& view, const std::optional<FoundBy>& found) {
  if (found && view.record.title && !view.record.title->empty())
    return FromSpans(*view.record.title, found->hit.title_marks);
  return {TitleOf(view), {}};
}

Consulted ConsultedAt(const Page& page, const std::string& id) {
  const std::string& host = page.request.host;
  return {host.empty() ? "" : "http://" + host + "/registro/" + PercentEncoded(id), page.archive_name, Today()};
}

}  // namespace

Result<WebResponse> RecordPage(const Messages& say, ServerContext& server, const WebRequest& web, std::string_view id) {
  ACERVO_ASSIGN_OR_RETURN(auto archive, LendForAnswer(server.archives));
  ACERVO_ASSIGN_OR_RETURN(const RecordView view, archive->RecordById(id));
  const Record& record = view.record;
  const std::string& report_id = view.report.id;
  ACERVO_ASSIGN_OR_RETURN(const StoredReport stored, archive->ReportById(report_id));
  ACERVO_ASSIGN_OR_RETURN(const auto history, archive->HistoryOf(id));
  ACERVO_ASSIGN_OR_RETURN(const auto previews, PaperOf(*archive, report_id));
  const Page page(say, web, server.name.Get());
  ACERVO_ASSIGN_OR_RETURN(const auto found_by, FoundByOf(page, *archive, id));
  GiveBack(std::move(archive));
  const std::string local_id(id.substr(std::min(id.find('.') + 1, id.size())));
  const std::string title = TitleOf(view);
  const Consulted consulted = ConsultedAt(page, view.id);
  Json data{{"id", view.id},
            {"title", title},
            {"kind", Token(record.kind)},
            {"kind_word", Word(say, "web.kind.", Token(record.kind))},
            {"type", TypeWords(page.say, record.type.value_or(""))},
            {"section", record.section.value_or("")},
            {"day", DayText(record.date)},
            {"date", DateWords(say, record.date)},
            {"why_date", WhyDate(say, record.date)},
            {"date_raw", record.date.raw},
            {"untitled", !record.title || record.title->empty()},
            {"title_runs", RunsOf(MarkedTitleOf(view, found_by))},
            {"runs", TextRuns(page, record, found_by)},
            {"found_by", found_by ? found_by->steps : Json(nullptr)},
            {"cells", CellsJson(page, view)},
            {"other_decided", OtherDecidedJson(page, view)},
            {"edit_link", web.may_edit ? page.RecordLink(view.id, "/corregir") : ""},
            {"has_cells", !record.fields.empty()},
            {"entities", EntitiesJson(page, record)},
            {"also_in", AlsoInJson(page, record)},
            {"has_also_in", !record.also_in.empty()},
            {"doubts", DoubtsJson(page, DoubtsAbout(stored, id), report_id)},
            {"paper", RecordPaperJson(page, server, local_id, previews)},
            {"history", HistoryPartJson(page, history)},
            {"place", PaperPlace(say, view)},
            {"original_link", "/original/" + PercentEncoded(view.file.sha256)},
            {"sha256", view.file.sha256},
            {"office", view.report.office},
            {"report", ReportTitle(say, stored.report)},
            {"report_link", page.ReportLink(report_id)},
            {"json_link", "/api/records/" + PercentEncoded(id)},
            {"cite_text", CitationText(say, view, consulted)},
            {"cite_bibtex", CitationBibTex(say, view, consulted)},
            {"cite_ris", CitationRis(say, view, consulted)}};
  data["has_other_decided"] = !data["other_decided"].empty();
  AddNeighbours(page, stored, local_id, data);
  const bool transient = data["paper"].is_object() && data["paper"].at("transient").get<bool>();
  WebResponse response = page.Show("record", title, std::move(data));
  response.transient = transient;
  return response;
}

}  // namespace acervo::tools::serve
