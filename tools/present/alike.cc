#include "tools/present/alike.h"

#include <algorithm>

#include "core/text.h"
#include "tools/present/json.h"
#include "tools/present/messages/messages.h"

namespace acervo::tools {
namespace {

void AppendWords(std::string& key, std::string_view text) {
  for (const acervo::Word& word : acervo::Words(text)) key.append(Fold(word.text)).append(" ");
  key += '\n';
}

// What hits that say the same share.
std::string SayingOf(const Json& record) {
  std::string key = TextAt(record, "kind") + '\n';
  AppendWords(key, TextAt(record, "title"));
  AppendWords(key, TextAt(record, "text"));
  for (const auto& [name, value] : record.at("fields").items()) {
    if (name == "fecha" || name == "no" || !value.is_string()) continue;
    key += name + ' ';
    AppendWords(key, value.get_ref<const std::string&>());
  }
  return key;
}

std::string YearOf(const Json& record) {
  constexpr std::size_t kDigits = 4;
  return TextAt(record.at("date"), "start").substr(0, kDigits);
}

// "2017–2022", "2019"; empty: none of them is dated.
std::string YearsOf(const std::vector<SearchHit>& hits, const AlikeGroup& group) {
  std::string first, last;
  for (std::size_t i = 1; i < group.size(); ++i) {
    const std::string year = YearOf(hits[group[i]].record);
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
    std::string saying = SayingOf(hits[i].record);
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
