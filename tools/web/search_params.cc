#include "tools/web/search_params.h"

#include <algorithm>

#include "core/text.h"
#include "tools/app/filters/filter_values.h"
#include "tools/app/filters/typed_values.h"
#include "tools/web/param_reader.h"

namespace acervo::tools::serve {
namespace {

// Both ends of the period, unless it runs backwards.
void ReadPeriod(ParamReader& reader, SearchRequest& request) {
  if (const auto from = reader.Period("from")) request.from = from->from;
  if (const auto to = reader.Period("to")) request.to = to->to;
  if (IsInOrder(request.from, request.to)) return;
  reader.Complain("to", "web.error.from_after_to");
  request.from = request.to = std::nullopt;
}

void ReadSort(ParamReader& reader, SearchRequest& request) {
  const std::string sort = reader.Text("sort");
  if (sort.empty()) return;
  if (const auto known = SortFromName(sort)) {
    request.sort = *known;
    return;
  }
  std::string all;
  for (const std::string& name : SortNames()) all += (all.empty() ? "" : ", ") + name;
  reader.Complain("sort", "usage.choice", sort, all);
}

void ReadKind(ParamReader& reader, SearchRequest& request) {
  const std::string kind = reader.Text("kind");
  if (kind.empty()) return;
  request.kind = RecordKindFromName(kind);
  if (!request.kind) reader.Complain("kind", "usage.choice", kind, "actividad, coordinacion, text");
}

// The shortest that means the same as first day of a period: "2019", "2019-05", "2019-05-27".
std::string FirstDayText(Date day) {
  if (day.day() != std::chrono::day(1)) return ToIso(day);
  const std::string month = ToIso(MonthOf(day));
  return day.month() == std::chrono::January ? month.substr(0, 4) : month;
}

std::string LastDayText(Date day) {
  const Month month = MonthOf(day);
  if (day != LastDay(month)) return ToIso(day);
  return day.month() == std::chrono::December ? ToIso(month).substr(0, 4) : ToIso(month);
}

}  // namespace

std::string LabelOf(const Messages& say, const std::string& parameter) {
  const std::string key = "web.param." + parameter;
  return say.Has(key) ? say(key) : parameter;
}

SearchParams SearchParamsFrom(const Messages& say, const WebRequest& web) {
  ParamReader reader(say, web);
  SearchRequest request;
  request.query = reader.Text("q");
  request.entities = reader.All("entity");
  if (std::ssize(request.entities) > kMostEntities) {
    reader.Complain("entity", "web.error.too_many", kMostEntities);
    request.entities.resize(kMostEntities);
  }
  ReadPeriod(reader, request);
  reader.Flag("within", request.within);
  ReadKind(reader, request);
  request.type = reader.Text("type");
  request.report = reader.Text("report");
  ReadSort(reader, request);
  reader.Number("limit", request.limit, kMostPerPage);
  reader.Number("offset", request.offset, kMostRecords);
  reader.Flag("facets", request.facets);
  reader.Flag("explain", request.explain);
  reader.Flag("literal", request.literal);
  request.readers = ParserReaders();
  return {std::move(request), reader.TakeComplaints()};
}

Pairs ParamsOf(const SearchRequest& request) {
  const SearchRequest plain;
  Pairs params;
  const auto add = [&](const char* name, std::string value) {
    if (!value.empty()) params.emplace_back(name, std::move(value));
  };
  add("q", request.query);
  for (const std::string& entity : request.entities) add("entity", entity);
  if (request.from) add("from", FirstDayText(*request.from));
  if (request.to) add("to", LastDayText(*request.to));
  if (request.within) add("within", "1");
  if (request.kind) add("kind", std::string(Token(*request.kind)));
  add("type", request.type);
  add("report", request.report);
  if (request.literal) add("literal", "1");
  if (request.sort != plain.sort) add("sort", std::string(NameOf(request.sort)));
  if (request.limit != plain.limit) add("limit", std::to_string(request.limit));
  if (request.offset != plain.offset) add("offset", std::to_string(request.offset));
  return params;
}

}  // namespace acervo::tools::serve
