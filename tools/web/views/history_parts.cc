// What happened to a report, and how its files differ: tables of what stood there and what stands there now.
#include "tools/present/differences.h"
#include "tools/web/views/card.h"
#include "tools/web/views/components.h"
#include "tools/web/views/formatting.h"

namespace acervo::tools::serve {
namespace {

Json ChangesJson(const Page& page, const ReportDifference& difference, Compared compared) {
  const Messages& say = page.say;
  const bool in_time = compared == Compared::kInTime;
  Json rows = Json::array();
  for (const Row& row : DifferenceRows(say, difference, compared)) {
    rows.push_back({{"record", row[0].text}, {"field", row[1].text}, {"old", RunsOf(row[2])}, {"new", RunsOf(row[3])}});
  }
  return {{"rows", std::move(rows)},
          {"left", say(in_time ? "difference.before" : "sources.column.shown")},
          {"right", say(in_time ? "difference.after" : "sources.column.here")}};
}

std::string FileWords(const std::string& path, const std::optional<Format>& format) {
  return path + (format ? " (" + std::string(Token(*format)) + ")" : "");
}

Json EventJson(const Page& page, const HistoryEvent& event) {
  const Messages& say = page.say;
  Json json{{"at", TimeWords(say, event.at)},
            {"time", event.at},
            {"what", say("event." + event.kind)},
            {"edition", say("history.edition", event.edition)},
            {"file", FileWords(event.path, event.format)},
            {"sha256", event.sha256},
            {"file_link", event.format ? "/original/" + PercentEncoded(event.sha256) : ""}};
  if (event.kind == "reparsed") json["parsers"] = say("history.parser", event.parser_before, event.parser_after);
  if (!event.difference) return json;
  if (event.difference->empty()) {
    json["same"] = say("history.same");
  } else {
    json["changes"] = ChangesJson(page, *event.difference, Compared::kInTime);
  }
  return json;
}

}  // namespace

Json HistoryPartJson(const Page& page, const acervo::ReportHistory& history) {
  if (history.events.size() < 2 && !history.withdrawn) return nullptr;
  Json events = Json::array();
  for (auto event = history.events.rbegin(); event != history.events.rend(); ++event) {
    events.push_back(EventJson(page, *event));
  }
  return {{"events", std::move(events)},
          {"editions", page.say.Count("web.editions", history.edition)},
          {"withdrawn", history.withdrawn ? page.say("history.withdrawn") : ""}};
}

Json ComparisonJson(const Page& page, const SourceComparison& comparison) {
  if (comparison.others.empty()) return nullptr;
  const Messages& say = page.say;
  Json files = Json::array();
  for (const SourceDifference& other : comparison.others) {
    const std::string file = FileWords(other.path, other.format);
    const bool same = other.difference.empty();
    Json json{{"title", say(same ? "sources.same" : "sources.differ", file)}};
    if (!same) json["changes"] = ChangesJson(page, other.difference, Compared::kSideBySide);
    files.push_back(std::move(json));
  }
  return {{"why", say("sources.shown." + comparison.reason, FileWords(comparison.path, comparison.format))},
          {"files", std::move(files)}};
}

}  // namespace acervo::tools::serve
