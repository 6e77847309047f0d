#include "tools/web/list_params.h"

#include <algorithm>
#include <array>

#include "tools/web/param_reader.h"

namespace acervo::tools::serve {
namespace {

constexpr int kLatestYear = 9999;

constexpr std::array<std::pair<std::string_view, EntitySort>, 3> kEntitySorts = {
    {{"records", EntitySort::kRecords}, {"name", EntitySort::kName}, {"last", EntitySort::kLastSeen}}};

void ReadInitial(ParamReader& reader, EntityFilter& filter) {
  const std::string letter = reader.Text("letter");
  if (letter.empty()) return;
  filter.initial = InitialOf(letter);
  if (filter.initial == kNoLetter && letter != kNoLetter) reader.Complain("letter", "web.error.letter", letter);
}

// The first complaint, or the filter.
template <typename Filter>
std::variant<Filter, BadParameter> FilterOrComplaint(Filter filter, ParamReader& reader) {
  std::vector<BadParameter> bad = reader.TakeComplaints();
  if (!bad.empty()) return std::move(bad.front());
  return filter;
}

template <typename Filter>
void ReadPage(ParamReader& reader, Filter& filter) {
  reader.Number("limit", filter.limit, kMostPerPage);
  reader.Number("offset", filter.offset, kMostRecords);
}

template <typename Filter>
void AddPage(const Filter& filter, Pairs& params) {
  const Filter plain;
  if (filter.limit != plain.limit) params.emplace_back("limit", std::to_string(filter.limit));
  if (filter.offset != plain.offset) params.emplace_back("offset", std::to_string(filter.offset));
}

}  // namespace

std::variant<EntityFilter, BadParameter> EntityFilterFrom(const Messages& say, const WebRequest& web) {
  ParamReader reader(say, web);
  EntityFilter filter;
  filter.words = reader.Text("q");
  reader.Flag("prefix", filter.unfinished);
  if (const std::string kind = reader.Text("kind"); !kind.empty()) {
    filter.kind = EntityKindFromToken(Slug(kind));
    if (!filter.kind) reader.Complain("kind", "web.error.kind", kind);
  }
  if (const std::string sort = reader.Text("sort"); !sort.empty()) {
    const auto* const known = std::ranges::find(kEntitySorts, sort, &std::pair<std::string_view, EntitySort>::first);
    if (known != kEntitySorts.end())
      filter.sort = known->second;
    else
      reader.Complain("sort", "usage.choice", sort, "records, name, last");
  }
  ReadInitial(reader, filter);
  ReadPage(reader, filter);
  return FilterOrComplaint(std::move(filter), reader);
}

Pairs ParamsOf(const EntityFilter& filter) {
  Pairs params;
  if (!filter.words.empty()) params.emplace_back("q", filter.words);
  if (filter.kind) params.emplace_back("kind", Token(*filter.kind));
  if (!filter.initial.empty()) params.emplace_back("letter", filter.initial);
  if (filter.sort != EntitySort::kRecords) {
    const auto* const sort =
        std::ranges::find(kEntitySorts, filter.sort, &std::pair<std::string_view, EntitySort>::second);
    params.emplace_back("sort", sort->first);
  }
  AddPage(filter, params);
  return params;
}

std::variant<ReportFilter, BadParameter> ReportFilterFrom(const Messages& say, const WebRequest& web) {
  ParamReader reader(say, web);
  ReportFilter filter;
  filter.office = reader.Text("office");
  int year = 0;
  reader.Number("year", year, kLatestYear);
  if (year != 0) filter.year = year;
  reader.Flag("undated", filter.without_period);
  ReadPage(reader, filter);
  return FilterOrComplaint(std::move(filter), reader);
}

Pairs ParamsOf(const ReportFilter& filter) {
  Pairs params;
  if (filter.year) params.emplace_back("year", std::to_string(*filter.year));
  if (filter.without_period) params.emplace_back("undated", "1");
  if (!filter.office.empty()) params.emplace_back("office", filter.office);
  AddPage(filter, params);
  return params;
}

std::variant<DoubtFilter, BadParameter> DoubtFilterFrom(const Messages& say, const WebRequest& web) {
  ParamReader reader(say, web);
  DoubtFilter filter;
  filter.code = reader.Text("code");
  ReadPage(reader, filter);
  return FilterOrComplaint(std::move(filter), reader);
}

Pairs ParamsOf(const DoubtFilter& filter) {
  Pairs params;
  if (!filter.code.empty()) params.emplace_back("code", filter.code);
  AddPage(filter, params);
  return params;
}

}  // namespace acervo::tools::serve
