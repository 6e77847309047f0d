#include "tools/web/views/home.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "tools/present/messages/errors.h"
#include "tools/web/search_params.h"
#include "tools/web/views/formatting.h"

namespace acervo::tools::serve {
namespace {

constexpr int kMostNamed = 12;

// What a month of the calendar shows.
struct MonthTally {
  int reports = 0, records = 0;
};
using MonthTallies = std::map<Month, MonthTally>;

MonthTallies TalliesOf(const std::vector<std::pair<Month, int>>& reports, const Timeline& records) {
  MonthTallies tallies;
  for (const auto& [month, count] : reports) tallies[month].reports = count;
  for (const auto& [month, count] : records.months) tallies[month].records = count;
  return tallies;
}

// The shade of a month, 1 to 4, by its share of the fullest month.
int ShadeOf(int records, int most) {
  constexpr int kShades = 4;
  if (records == 0) return 1;
  return std::clamp(static_cast<int>(std::ceil(static_cast<double>(records) / most * kShades)), 1, kShades);
}

std::string MonthLabel(const Page& page, Month month, const MonthTally& tally) {
  const std::string records = page.say.Count("web.records", tally.records);
  if (tally.reports == 0) return page.say("web.month.without", MonthWords(page.say, month), records);
  return page.say("web.month.label", MonthWords(page.say, month), records,
                  page.say.Count("web.reports", tally.reports));
}

Json MonthJson(const Page& page, Month month, const MonthTally& tally, int most) {
  Json box{{"short", page.say("web.month." + std::to_string(static_cast<unsigned>(month.month())))}, {"link", ""}};
  if (tally.reports == 0 && tally.records == 0) return box;
  const std::string iso = ToIso(month);
  box["link"] = tally.records > 0 ? page.Link("/", {{"from", iso}, {"to", iso}})
                                  : page.Link("/informes", {{"year", iso.substr(0, iso.find('-'))}});
  box["label"] = MonthLabel(page, month, tally);
  box["count"] = tally.records;
  box["shade"] = tally.reports > 0 ? std::to_string(ShadeOf(tally.records, most)) : "none";
  return box;
}

// Twelve boxes a year, the latest year first.
Json CalendarJson(const Page& page, const std::vector<std::pair<Month, int>>& reports, const Timeline& records) {
  if (reports.empty()) return nullptr;
  const MonthTallies tallies = TalliesOf(reports, records);
  int most = 1;
  for (const auto& [month, tally] : tallies) {
    if (tally.reports > 0) most = std::max(most, tally.records);
  }
  Json years = Json::array();
  for (auto year = reports.back().first.year(); year >= reports.front().first.year(); --year) {
    Json months = Json::array();
    for (unsigned number = 1; number <= 12; ++number) {
      const Month month(year, std::chrono::month(number));
      const auto found = tallies.find(month);
      months.push_back(MonthJson(page, month, found == tallies.end() ? MonthTally() : found->second, most));
    }
    const std::string name = std::to_string(static_cast<int>(year));
    years.push_back(
        {{"year", name}, {"link", page.Link("/informes", {{"year", name}})}, {"months", std::move(months)}});
  }
  return {{"years", std::move(years)}};
}

Json FailuresJson(const Page& page, const std::vector<Failure>& failures) {
  Json json = Json::array();
  for (const Failure& failure : failures) {
    const std::string key = "error." + failure.code;
    json.push_back({{"path", failure.path},
                    {"sentence", page.say.Has(key) ? page.say(key) : failure.code},
                    {"at", TimeWords(page.say, failure.at)}});
  }
  return json;
}

Json TopEntitiesJson(const Page& page, const std::vector<StoredEntity>& entities, bool own) {
  Json json = Json::array();
  for (const StoredEntity& entity : entities) {
    if ((entity.kind == EntityKind::kMunicipalUnit) != own || std::ssize(json) == kMostNamed) continue;
    json.push_back({{"name", entity.name}, {"count", entity.records}, {"link", page.EntityLink(entity.id)}});
  }
  return json;
}

Json TopTypesJson(const Page& page, const std::vector<std::pair<std::string, int>>& counts) {
  Json json = Json::array();
  for (const auto& [type, count] : counts) {
    if (std::ssize(json) == kMostNamed) break;
    json.push_back({{"name", TypeWords(page.say, type)}, {"count", count}, {"link", page.Link("/", {{"type", type}})}});
  }
  return json;
}

bool IsAcronym(const std::string& name) {
  constexpr std::size_t kShortest = 3, kLongest = 8;
  return name.size() >= kShortest && name.size() <= kLongest &&
         std::ranges::all_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// How people call an entity: by its acronym where it is written so.
Result<std::string> CallName(Archive& archive, const StoredEntity& entity) {
  ACERVO_ASSIGN_OR_RETURN(const StoredEntity whole, archive.EntityById(entity.id));
  const auto acronym = std::ranges::find_if(whole.names, IsAcronym);
  return acronym == whole.names.end() ? entity.name : *acronym;
}

// Those of outside that are named most often and dated, at most two.
std::vector<StoredEntity> OutsidersToAskFor(const std::vector<StoredEntity>& entities) {
  std::vector<StoredEntity> outsiders;
  for (const StoredEntity& entity : entities) {
    const bool is_own = entity.kind == EntityKind::kMunicipalUnit;
    if (!is_own && !entity.last_seen.empty() && outsiders.size() < 2) outsiders.push_back(entity);
  }
  return outsiders;
}

Result<Json> ExamplesFrom(const Page& page, Archive& archive, const std::vector<StoredEntity>& entities,
                          const Timeline& records) {
  Json json = Json::array();
  const auto add = [&](const std::string& question) {
    json.push_back({{"text", question}, {"link", page.Link("/", {{"q", question}})}});
  };
  for (const StoredEntity& entity : OutsidersToAskFor(entities)) {
    ACERVO_ASSIGN_OR_RETURN(const std::string name, CallName(archive, entity));
    if (json.empty())
      add(page.say("web.example.year", name, entity.last_seen.substr(0, 4)));
    else
      add(page.say("web.example.last", name));
  }
  const auto most = std::ranges::max_element(records.months, {}, &std::pair<Month, int>::second);
  if (most != records.months.end()) add(page.say("web.example.month", MonthWords(page.say, most->first)));
  return json;
}

Json MissingJson(const Page& page, const ArchiveStats& all) {
  Json months = Json::array();
  for (const Month month : all.missing_months) months.push_back(MonthWords(page.say, month));
  const auto count = std::ssize(all.missing_months);
  return {{"sentence", count == 0 ? page.say("web.missing.none") : page.say.Count("web.missing", count)},
          {"months", std::move(months)}};
}

Json FiguresJson(const Page& page, const ArchiveStats& all) {
  const auto figure = [&](int number, const char* key, const std::string& link) {
    return Json{{"number", number}, {"name", page.say(key)}, {"link", link}};
  };
  return Json::array({figure(all.reports, "stats.reports", page.Link("/informes")),
                      figure(all.activities, "stats.activities", page.Link("/", {{"kind", "actividad"}})),
                      figure(all.coordinations, "stats.coordinations", page.Link("/", {{"kind", "coordinacion"}})),
                      figure(all.entities, "stats.entities", page.Link("/entidades"))});
}

std::string UndatedWords(const Page& page, const ArchiveStats& all, const std::vector<std::pair<Month, int>>& reports) {
  int undated = all.reports;
  for (const auto& [month, count] : reports) undated -= count;
  return undated > 0 ? page.say.Count("web.undated_reports_there", undated) : "";
}

std::string SpanWords(const Page& page, const ArchiveStats& all) {
  if (!all.first_period || !all.last_period) return "";
  return page.say("web.span", MonthWords(page.say, *all.first_period), MonthWords(page.say, *all.last_period));
}

Status AddLastImport(const Page& page, Archive& archive, const ArchiveStats& all, Json& json) {
  ACERVO_ASSIGN_OR_RETURN(const std::vector<Failure> failures, archive.Failures());
  ACERVO_ASSIGN_OR_RETURN(const std::string read_at, archive.LastReadAt());
  json["read_at"] = read_at.empty() ? "" : TimeWords(page.say, read_at);
  json["sources"] = page.say.Count("web.sources", all.sources);
  json["has_failures"] = !failures.empty();
  json["failures"] = FailuresJson(page, failures);
  json["failed"] =
      failures.empty() ? page.say("web.failures.none") : page.say.Count("web.failures", std::ssize(failures));
  return Ok();
}

}  // namespace

Result<Json> ExamplesJson(const Page& page, Archive& archive) {
  ACERVO_ASSIGN_OR_RETURN(const EntityList entities, archive.Entities({}));
  ACERVO_ASSIGN_OR_RETURN(const Timeline records, archive.TimelineOf({}));
  return ExamplesFrom(page, archive, entities.entities, records);
}

Result<Json> HomeJson(const Page& page, Archive& archive, const Timeline& records) {
  ACERVO_ASSIGN_OR_RETURN(const ArchiveStats all, archive.Stats());
  ACERVO_ASSIGN_OR_RETURN(const auto reports, archive.ReportsPerMonth());
  ACERVO_ASSIGN_OR_RETURN(const EntityList entities, archive.Entities({}));
  const std::vector<StoredEntity>& named = entities.entities;
  ACERVO_ASSIGN_OR_RETURN(Json examples, ExamplesFrom(page, archive, named, records));
  const Json own = TopEntitiesJson(page, named, true);
  Json json{{"figures", FiguresJson(page, all)},
            {"calendar", CalendarJson(page, reports, records)},
            {"missing", MissingJson(page, all)},
            {"undated", UndatedWords(page, all, reports)},
            {"undated_link", page.Link("/informes", {{"undated", "1"}})},
            {"doubts", all.doubts > 0 ? page.say.Count("web.doubts", all.doubts) : ""},
            {"doubts_link", page.Link("/dudas")},
            {"outsiders", TopEntitiesJson(page, named, false)},
            {"own", own},
            {"has_own", !own.empty()},
            {"entities_link", page.Link("/entidades")},
            {"types", TopTypesJson(page, all.records_per_type)},
            {"examples", std::move(examples)},
            {"span", SpanWords(page, all)},
            {"nothing", all.reports == 0}};
  if (const Status told = AddLastImport(page, archive, all, json); !told.ok()) return Error(told.error());
  return json;
}

}  // namespace acervo::tools::serve
