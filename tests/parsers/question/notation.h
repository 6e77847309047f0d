// A question's reading in a line: "time:2019-01-01..2022-12-31 entity:jica type:taller word:residuos".
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/question.h"
#include "core/text.h"

namespace acervo::test {

inline std::string Of(const AskedTime& time) {
  // A month of any year is told by its first and its last year.
  constexpr std::size_t kMany = 8;
  std::string all;
  const bool many = time.periods.size() > kMany;
  for (const AskedPeriod& one : time.periods) {
    if (many && &one != &time.periods.front() && &one != &time.periods.back()) continue;
    all += (all.empty() ? ""
            : many      ? "*"
                        : ",") +
           (one.from ? ToIso(*one.from) : "") + ".." + (one.to ? ToIso(*one.to) : "");
  }
  return all;
}

inline std::string Of(const AskedEntities& group) {
  std::string all;
  for (const AskedEntity& one : group.any) {
    all += (all.empty() ? "" : "|") + one.entity.id + (one.is_near ? "~" : "");
    for (const NamedEntity& other : one.others) all += "?" + other.id;
  }
  return all;
}

inline std::string Of(const AskedWord& word) {
  std::string all = Fold(word.raw);
  for (const std::string& other : word.others) all += "/" + Fold(other);
  std::ranges::replace(all, ' ', '_');
  return all;
}

inline std::string Of(const AskedType& type) { return type.type; }

inline std::string Of(const AskedKind& kind) { return kind.kind ? std::string(Token(*kind.kind)) : "any"; }

inline std::string Of(const AskedOrder& order) {
  return order.counts ? "count" : order.sort == SortOrder::kDateAscending ? "oldest" : "newest";
}

template <typename T>
void Add(std::string& all, const char* name, const std::vector<T>& parts) {
  for (const T& one : parts) all += (all.empty() ? "" : " ") + std::string(name) + ":" + Of(one);
}

// Without what was left out.
inline std::string Notation(const Question& question) {
  std::string all;
  Add(all, "time", question.times);
  Add(all, "entity", question.entities);
  Add(all, "type", question.types);
  Add(all, "kind", question.kinds);
  Add(all, "order", question.orders);
  Add(all, "word", question.words);
  Add(all, "-time", question.without_times);
  Add(all, "-entity", question.without_entities);
  Add(all, "-type", question.without_types);
  Add(all, "-word", question.without_words);
  return all.empty() ? "-" : all;
}

}  // namespace acervo::test
