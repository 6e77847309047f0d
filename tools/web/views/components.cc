#include "tools/web/views/components.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"
#include "tools/present/messages/errors.h"
#include "tools/web/search_params.h"
#include "tools/web/views/formatting.h"

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
    const bool is_at_end = at > 0.93;  // it would stand out
    labels.push_back({{"year", year}, {"x", is_at_end ? Percent(1) : Percent(at)}, {"at_end", is_at_end}});
  }
  return labels;
}

struct Tap {
  std::string name;
  Date first, last;
  int count = 0;
};

// What a finger can hit: the months of the year that is chosen, else the years.
std::vector<Tap> TapsOf(const Page& page, const Timeline& timeline, const MonthRange& chosen) {
  std::vector<Tap> taps;
  if (chosen.from && chosen.to && chosen.from->year() == chosen.to->year()) {
    for (const auto& [month, count] : timeline.months) {
      if (month.year() != chosen.from->year()) continue;
      taps.push_back({page.say("web.month." + std::to_string(static_cast<unsigned>(month.month()))), FirstDay(month),
                      LastDay(month), count});
    }
  }
  if (!taps.empty()) return taps;
  for (const auto& [year, count] : timeline.years) {
    const std::chrono::year of(year);
    taps.push_back({std::to_string(year), FirstDay(Month(of, std::chrono::January)),
                    LastDay(Month(of, std::chrono::December)), count});
  }
  return taps;
}

Json TapsJson(const Page& page, const Timeline& timeline, const MonthRange& chosen, const SearchRequest& request) {
  Json json = Json::array();
  for (const Tap& tap : TapsOf(page, timeline, chosen)) {
    SearchRequest one = request;
    one.from = tap.first;
    one.to = tap.last;
    one.offset = 0;
    json.push_back({{"name", tap.name},
                    {"count", tap.count},
                    {"on", chosen.from == tap.first && chosen.to == tap.last},
                    {"link", page.Link("/", ParamsOf(one))}});
  }
  return json;
}

}  // namespace

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
            {"taps", TapsJson(page, timeline, chosen, request)},
            {"undated", timeline.undated > 0 ? Json(page.say.Count("web.undated", timeline.undated)) : Json(nullptr)}};
  if (chosen.from || chosen.to) {
    const int from = chosen.from ? std::clamp(Index(MonthOf(*chosen.from)), first, last + 1) : first;
    const int to = chosen.to ? std::clamp(Index(MonthOf(*chosen.to)) + 1, first, last + 1) : last + 1;
    json["range"] = {{"x", Percent((from - first) / width)}, {"width", Percent(std::max(0, to - from) / width)}};
  }
  return json;
}

Json PagerJson(const Page& page, const ListPlace& place, const std::function<std::string(int offset)>& link) {
  const int size = std::max(1, place.limit);
  const int pages = static_cast<int>((place.total + size - 1) / size), at = place.offset / size;
  if (pages <= 1 || place.limit == 0) return nullptr;
  Json numbers = Json::array();
  constexpr int kAround = 2;
  int before = -1;
  for (int i = 0; i < pages; ++i) {
    if (i != 0 && i != pages - 1 && std::abs(i - at) > kAround) {
      i = i < at ? std::max(i, at - kAround - 1) : pages - 2;
      continue;
    }
    numbers.push_back({{"number", i + 1},
                       {"label", page.say("web.page", i + 1)},
                       {"link", link(i * size)},
                       {"gap", before >= 0 && i > before + 1},
                       {"here", i == at}});
    before = i;
  }
  return {{"previous", at > 0 ? link(std::max(0, place.offset - size)) : ""},
          {"next", at + 1 < pages ? link(place.offset + size) : ""},
          {"numbers", std::move(numbers)}};
}

Json DoubtsJson(const Page& page, const std::vector<Diagnostic>& doubts, const std::string& report_id) {
  Json json = Json::array();
  for (const Diagnostic& doubt : doubts) {
    json.push_back({{"title", Capitalized(WarningTitle(page.say, Token(doubt.code)))},
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
