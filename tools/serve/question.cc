#include "tools/serve/question.h"

#include <array>
#include <map>

#include "core/text.h"
#include "tools/commands/filter_values.h"

namespace acervo::tools::serve {
namespace {

using Values = std::vector<std::string>;

// Reads the values of one address and keeps the first complaint.
class Reader {
 public:
  Reader(const Messages& say, const WebRequest& request) : say_(say) {
    for (const auto& [name, value] : request.params) {
      std::string text = Nfc(value);
      if (Trim(text).empty()) continue;
      if (CodePointCount(text) > static_cast<std::size_t>(kLongestQuery)) Complain("web.error.too_long", name);
      values_[name].push_back(std::move(text));
    }
  }

  Values All(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? Values() : found->second;
  }
  std::string Text(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? "" : found->second.back();
  }

  void Number(const std::string& name, int& target, int most) {
    const std::string text = Text(name);
    if (text.empty()) return;
    const auto number = NumberFromText(text, 0, most);
    if (number)
      target = *number;
    else
      Complain("usage.number", name, text, 0, most);
  }

  void Flag(const std::string& name, bool& target) {
    const std::string text = Text(name);
    if (text.empty()) return;
    target = text == "1" || text == "true";
    if (!target && text != "0" && text != "false") Complain("usage.choice", name, text, "1, 0, true, false");
  }

  std::optional<DateInterval> Period(const std::string& name) {
    const std::string text = Text(name);
    if (text.empty()) return std::nullopt;
    const auto period = PeriodFromText(Trim(text));
    if (!period) Complain("usage.date", name, text);
    return period;
  }

  template <typename... Args>
  void Complain(const char* key, const Args&... args) {
    if (complaint_.message.empty()) complaint_.message = say_(key, args...);
  }
  bool failed() const { return !complaint_.message.empty(); }
  const BadParameter& complaint() const { return complaint_; }

 private:
  const Messages& say_;
  std::map<std::string, Values, std::less<>> values_;
  BadParameter complaint_;
};

void ReadSort(Reader& reader, SearchRequest& request) {
  const std::string sort = reader.Text("sort");
  if (sort.empty()) return;
  if (const auto known = SortFromName(sort)) {
    request.sort = *known;
    return;
  }
  std::string all;
  for (const std::string& name : SortNames()) all += (all.empty() ? "" : ", ") + name;
  reader.Complain("usage.choice", "sort", sort, all);
}

void ReadKind(Reader& reader, SearchRequest& request) {
  const std::string kind = reader.Text("kind");
  if (kind.empty()) return;
  request.kind = RecordKindFromName(kind);
  if (!request.kind) reader.Complain("usage.choice", "kind", kind, "actividad, coordinacion, text");
}

constexpr std::array<std::pair<std::string_view, EntitySort>, 3> kEntitySorts = {
    {{"records", EntitySort::kRecords}, {"name", EntitySort::kName}, {"last", EntitySort::kLastSeen}}};

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

std::variant<SearchRequest, BadParameter> QuestionFrom(const Messages& say, const WebRequest& web) {
  Reader reader(say, web);
  SearchRequest request;
  request.query = reader.Text("q");
  request.entities = reader.All("entity");
  if (std::ssize(request.entities) > kMostEntities) reader.Complain("web.error.too_many", "entity", kMostEntities);
  if (const auto from = reader.Period("from")) request.from = from->first;
  if (const auto to = reader.Period("to")) request.to = to->last;
  reader.Flag("within", request.within);
  ReadKind(reader, request);
  request.type = reader.Text("type");
  request.report = reader.Text("report");
  ReadSort(reader, request);
  reader.Number("limit", request.limit, kMostPerPage);
  reader.Number("offset", request.offset, kMostRecords);
  reader.Flag("facets", request.facets);
  reader.Flag("explain", request.explain);
  if (!IsInOrder(request.from, request.to)) reader.Complain("web.error.from_after_to");
  if (reader.failed()) return reader.complaint();
  return request;
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
  if (request.sort != plain.sort) add("sort", std::string(NameOf(request.sort)));
  if (request.limit != plain.limit) add("limit", std::to_string(request.limit));
  if (request.offset != plain.offset) add("offset", std::to_string(request.offset));
  return params;
}

std::variant<EntityFilter, BadParameter> EntityFilterFrom(const Messages& say, const WebRequest& web) {
  Reader reader(say, web);
  EntityFilter filter;
  filter.words = reader.Text("q");
  reader.Flag("prefix", filter.unfinished);
  if (const std::string kind = reader.Text("kind"); !kind.empty()) {
    filter.kind = EntityKindFromToken(Slug(kind));
    if (!filter.kind) reader.Complain("web.error.kind", kind);
  }
  if (const std::string sort = reader.Text("sort"); !sort.empty()) {
    const auto* const known = std::ranges::find(kEntitySorts, sort, &std::pair<std::string_view, EntitySort>::first);
    if (known != kEntitySorts.end())
      filter.sort = known->second;
    else
      reader.Complain("usage.choice", "sort", sort, "records, name, last");
  }
  reader.Number("limit", filter.limit, kMostPerPage);
  reader.Number("offset", filter.offset, kMostRecords);
  if (reader.failed()) return reader.complaint();
  return filter;
}

}  // namespace acervo::tools::serve
