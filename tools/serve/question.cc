#include "tools/serve/question.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/text.h"
#include "tools/commands/filter_values.h"
#include "tools/commands/typed_values.h"

namespace acervo::tools::serve {
namespace {

using Values = std::vector<std::string>;

// Reads the values of one address and keeps the first complaint of each.
class Reader {
 public:
  Reader(const Messages& say, const WebRequest& request) : say_(say) {
    for (const auto& [name, value] : request.params) {
      std::string text = Nfc(value);
      if (Trim(text).empty()) continue;
      if (CodePointCount(text) > static_cast<std::size_t>(kLongestQuery))
        Complain(name, "web.error.too_long");
      else
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
      Complain(name, "usage.number", text, 0, most);
  }

  void Flag(const std::string& name, bool& target) {
    const std::string text = Text(name);
    if (text.empty()) return;
    target = text == "1" || text == "true";
    if (!target && text != "0" && text != "false") Complain(name, "usage.choice", text, "1, 0, true, false");
  }

  std::optional<AskedPeriod> Period(const std::string& name) {
    const std::string text = Text(name);
    if (text.empty()) return std::nullopt;
    auto period = PeriodFromTyped(say_, LabelOf(say_, name), Trim(text));
    if (auto* const complaint = std::get_if<std::string>(&period)) {
      Add(name, std::move(*complaint));
      return std::nullopt;
    }
    return std::get<AskedPeriod>(period);
  }

  // The message gets the label of the parameter first.
  template <typename... Args>
  void Complain(const std::string& name, const char* key, const Args&... args) {
    Add(name, say_(key, LabelOf(say_, name), args...));
  }
  std::vector<BadParameter> TakeComplaints() { return std::move(complaints_); }

 private:
  void Add(const std::string& name, std::string message) {
    if (std::ranges::find(complaints_, name, &BadParameter::name) != complaints_.end()) return;
    complaints_.push_back({name, std::move(message)});
  }

  const Messages& say_;
  std::map<std::string, Values, std::less<>> values_;
  std::vector<BadParameter> complaints_;
};

// Both ends of the period, unless it runs backwards.
void ReadPeriod(Reader& reader, SearchRequest& request) {
  if (const auto from = reader.Period("from")) request.from = from->from;
  if (const auto to = reader.Period("to")) request.to = to->to;
  if (IsInOrder(request.from, request.to)) return;
  reader.Complain("to", "web.error.from_after_to");
  request.from = request.to = std::nullopt;
}

void ReadSort(Reader& reader, SearchRequest& request) {
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

void ReadKind(Reader& reader, SearchRequest& request) {
  const std::string kind = reader.Text("kind");
  if (kind.empty()) return;
  request.kind = RecordKindFromName(kind);
  if (!request.kind) reader.Complain("kind", "usage.choice", kind, "actividad, coordinacion, text");
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

std::string LabelOf(const Messages& say, const std::string& parameter) {
  const std::string key = "web.param." + parameter;
  return say.Has(key) ? say(key) : parameter;
}

Question QuestionFrom(const Messages& say, const WebRequest& web) {
  Reader reader(say, web);
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
    if (!filter.kind) reader.Complain("kind", "web.error.kind", kind);
  }
  if (const std::string sort = reader.Text("sort"); !sort.empty()) {
    const auto* const known = std::ranges::find(kEntitySorts, sort, &std::pair<std::string_view, EntitySort>::first);
    if (known != kEntitySorts.end())
      filter.sort = known->second;
    else
      reader.Complain("sort", "usage.choice", sort, "records, name, last");
  }
  reader.Number("limit", filter.limit, kMostPerPage);
  reader.Number("offset", filter.offset, kMostRecords);
  std::vector<BadParameter> bad = reader.TakeComplaints();
  if (!bad.empty()) return std::move(bad.front());
  return filter;
}

}  // namespace acervo::tools::serve
