#include "tools/present/alike.h"

#include <algorithm>

#include "core/text.h"
#include "tools/present/messages/messages.h"

namespace acervo::tools {
namespace {

void AppendWords(std::string& key, std::string_view text) {
  for (const acervo::Word& word : acervo::Words(text)) key.append(Fold(word.text)).append(" ");
  key += '\n';
}

// What hits that say the same share.
std::string SayingOf(const Record& record) {
  std::string key = std::string(Token(record.kind)) + '\n';
  AppendWords(key, record.title.value_or(""));
  AppendWords(key, record.text);
  for (const auto& [name, value] : record.fields) {
    if (name == "fecha" || name == "no") continue;
    key += name + ' ';
    AppendWords(key, value);
  }
  return key;
}

std::string YearOf(const Record& record) {
  const std::optional<Date> day = FirstDayOf(record.date);
  constexpr std::size_t kDigits = 4;
  return day ? ToIso(*day).substr(0, kDigits) : "";
}

// "2017–2022", "2019"; empty: none of them is dated.
std::string YearsOf(const std::vector<SearchHit>& hits, const AlikeGroup& group) {
  std::string first, last;
  for (std::size_t i = 1; i < group.size(); ++i) {
    const std::string year = YearOf(hits[group[i]].view.record);
    if (year.empty()) continue;
    first = first.empty() ? year : std::min(first, year);
    last = std::max(last, year);
  }
  return first == last ? first : first + "–" + last;
}

}  // namespace

std::vector<AlikeGroup> AlikeGroups(const std::vector<SearchHit>& hits) {
  std::vector<AlikeGroup> groups;
  std::string before;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    std::string saying = SayingOf(hits[i].view.record);
    if (groups.empty() || saying != before) groups.emplace_back();
    groups.back().push_back(i);
    before = std::move(saying);
  }
  return groups;
}

std::string AlikeWords(const Messages& say, const std::vector<SearchHit>& hits, const AlikeGroup& group) {
  if (group.size() < 2) return "";
  const std::string count = say.Count("alike", static_cast<long long>(group.size()) - 1);
  const std::string years = YearsOf(hits, group);
  return years.empty() ? count : count + ", " + years;
}

}  // namespace acervo::tools
