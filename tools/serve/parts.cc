#include "tools/serve/parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"
#include "tools/export/record_words.h"
#include "tools/messages/errors.h"
#include "tools/output/terminal_text.h"
#include "tools/serve/question.h"
#include "tools/serve/words.h"

namespace acervo::tools::serve {
namespace {

int Index(Month month) { return static_cast<int>(month.year()) * 12 + static_cast<int>(unsigned(month.month())) - 1; }
Month MonthAt(int index) {
  return Month(std::chrono::year(index / 12), std::chrono::month(static_cast<unsigned>(index % 12 + 1)));
}

std::string Percent(double part) { return fmt::format("{:.3f}%", part * 100); }

// Where the years are written: not more than fit beside each other on a telephone.
Json YearLabels(int first, int last) {
  constexpr int kMost = 7;
  const int years = last / 12 - first / 12 + 1;
  const int step = (years + kMost - 1) / kMost;
  Json labels = Json::array();
  for (int year = first / 12; year <= last / 12; year += step) {
    const double at = std::max(0.0, static_cast<double>(year * 12 - first) / (last - first + 1));
    labels.push_back({{"year", year}, {"x", Percent(at)}});
  }
  return labels;
}

}  // namespace

Json RunsOf(const MarkedText& text) {
  Json runs = Json::array();
  std::size_t at = 0;
  const auto add = [&](std::size_t begin, std::size_t end, bool mark) {
    if (begin < end) runs.push_back({{"text", text.text.substr(begin, end - begin)}, {"mark", mark}});
  };
  for (const Span& mark : text.marks) {
    add(at, mark.begin, false);
    add(mark.begin, mark.begin + mark.length, true);
    at = mark.begin + mark.length;
  }
  add(at, text.text.size(), false);
  return runs;
}

Json EntityChips(const Page& page, const Json& record) {
  Json chips = Json::array();
  for (const RecordEntity& entity : EntitiesOf(record)) {
    const std::string kind(Token(entity.kind));
    chips.push_back({{"name", entity.name},
                     {"link", page.EntityLink(entity.id)},
                     {"kind", kind},
                     {"kind_word", Word(page.say, "web.entity.", kind)}});
  }
  return chips;
}

Json CardJson(const Page& page, const Json& record, const std::string& snippet) {
  constexpr std::size_t kMostChips = 5;
  const std::string id = TextAt(record, "id"), title = TextAt(record, "title"), kind = TextAt(record, "kind");
  const Json& date = record.at("date");
  Json chips = EntityChips(page, record);
  const std::size_t more = chips.size() > kMostChips ? chips.size() - kMostChips : 0;
  if (more > 0) chips.erase(chips.begin() + kMostChips, chips.end());
  Json runs = RunsOf(FromSnippet(snippet));
  // A bullet has no title: its own words are the link.
  const bool untitled = title.empty();
  const std::string plain = FromSnippet(snippet).text;
  if (runs.empty()) runs = Json::array({{{"text", TitleOf(record)}, {"mark", false}}});
  const bool repeats = !untitled && plain == title;
  return {{"id", id},
          {"link", page.RecordLink(id)},
          {"kind", kind},
          {"kind_word", Word(page.say, "web.kind.", kind)},
          {"type", TypeWords(page.say, TextAt(record, "type"))},
          {"title", untitled ? Json::array() : Json(title)},
          {"runs", repeats ? Json::array() : std::move(runs)},
          {"day", TextAt(date, "start")},
          {"date", DateWords(page.say, date)},
          {"uncertain", TextAt(date, "source") == "period"},
          {"entities", std::move(chips)},
          {"more_entities", more},
          {"report_link", page.ReportLink(TextAt(record.at("report"), "id"))},
          {"report", page.say("export.report.title",
                              MonthInWords(page.say, MonthFromIso(TextAt(record.at("report"), "period"))))}};
}

Json TimelineJson(const Page& page, const Timeline& timeline, const MonthRange& chosen, const SearchRequest& request) {
  if (timeline.months.empty()) return nullptr;
  const int first = Index(timeline.months.front().first), last = Index(timeline.months.back().first);
  const double width = last - first + 1;
  int most = 1;
  for (const auto& [month, count] : timeline.months) most = std::max(most, count);
  Json bars = Json::array();
  for (const auto& [month, count] : timeline.months) {
    SearchRequest one = request;
    one.from = FirstDay(month);
    one.to = LastDay(month);
    one.offset = 0;
    const double height = std::max(0.03, static_cast<double>(count) / most);
    bars.push_back(
        {{"x", Percent((Index(month) - first) / width)},
         {"width", Percent(std::min(0.78 / width, 0.02))},
         {"y", Percent(1 - height)},
         {"height", Percent(height)},
         {"link", page.Link("/", ParamsOf(one))},
         {"on", (!chosen.from || LastDay(month) >= *chosen.from) && (!chosen.to || FirstDay(month) <= *chosen.to)},
         {"label", page.say("web.timeline.bar", MonthWords(page.say, month), page.say.Count("web.records", count))}});
  }
  Json json{{"bars", std::move(bars)},
            {"years", YearLabels(first, last)},
            {"first", ToIso(MonthAt(first))},
            {"months", last - first + 1},
            {"most", most},
            {"undated", timeline.undated > 0 ? Json(page.say.Count("web.undated", timeline.undated)) : Json(nullptr)}};
  if (chosen.from || chosen.to) {
    const int from = chosen.from ? std::clamp(Index(MonthOf(*chosen.from)), first, last + 1) : first;
    const int to = chosen.to ? std::clamp(Index(MonthOf(*chosen.to)) + 1, first, last + 1) : last + 1;
    json["range"] = {{"x", Percent((from - first) / width)}, {"width", Percent(std::max(0, to - from) / width)}};
  }
  return json;
}

Json DoubtsJson(const Page& page, const std::vector<Doubt>& doubts, const std::string& report_id) {
  Json json = Json::array();
  for (const Doubt& doubt : doubts) {
    json.push_back({{"title", WarningTitle(page.say, doubt.code)},
                    {"sentence", DoubtSentence(page.say, doubt)},
                    {"where", PlaceForPeople(page.say, doubt.where)},
                    {"record", doubt.record.empty() ? "" : report_id + "." + doubt.record},
                    {"record_link", doubt.record.empty() ? "" : page.RecordLink(report_id + "." + doubt.record)}});
  }
  return json;
}

Json SourcesJson(const Page& page, const std::vector<StoredSource>& sources) {
  Json json = Json::array();
  for (const StoredSource& source : sources) {
    json.push_back({{"path", source.path},
                    {"format", Token(source.format)},
                    {"size", BytesWords(page.say, source.bytes)},
                    {"imported", TimeWords(page.say, source.imported_at)},
                    {"sha256", source.sha256},
                    {"link", "/original/" + PercentEncoded(source.sha256)}});
  }
  return json;
}

}  // namespace acervo::tools::serve
