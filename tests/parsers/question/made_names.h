// The names of an archive that never was: a table of entities, and words with the number of records that hold them.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/question.h"
#include "core/text.h"
#include "tests/parsers/spanish/rows.h"

namespace acervo::test {

class MadeNames : public ArchiveNames {
 public:
  // Rows: "entity, kind, id, records, names by '|'" and "word, records, words by a space".
  explicit MadeNames(std::string_view table) {
    for (const Row& row : Rows(table)) {
      if (row[0] == "entity") AddEntity(row);
      if (row[0] == "word") AddWords(row);
    }
  }

  std::vector<NamedEntity> Named(std::string_view words) const override {
    ++lookups;
    std::vector<NamedEntity> found;
    for (const Made& one : made_) {
      if (std::ranges::find(one.slugs, Key(words)) != one.slugs.end()) found.push_back(one.entity);
    }
    std::ranges::stable_sort(found, std::greater{}, &NamedEntity::records);
    return found;
  }

  std::optional<NamedEntity> ById(std::string_view id) const override {
    const auto found = std::ranges::find_if(made_, [&](const Made& one) { return one.entity.id == id; });
    return found == made_.end() ? std::nullopt : std::optional(found->entity);
  }

  std::vector<NamedEntity> WithWords(std::string_view words, std::size_t most) const override {
    std::vector<NamedEntity> found;
    for (const Made& one : made_) {
      if (std::ranges::any_of(one.slugs, [&](const std::string& slug) { return HasAll(slug, Key(words)); }))
        found.push_back(one.entity);
    }
    std::ranges::stable_sort(found, std::greater{}, &NamedEntity::records);
    if (found.size() > most) found.resize(most);
    return found;
  }

  std::vector<NamedEntity> Near(std::string_view words) const override {
    ++near_lookups;
    const std::string asked = Key(words);
    std::vector<std::pair<std::size_t, NamedEntity>> near;
    for (const Made& one : made_) {
      std::size_t best = asked.size();
      for (const std::string& slug : one.slugs) best = std::min(best, Edits(asked, slug));
      if (asked.size() >= 4 && best <= std::max<std::size_t>(1, asked.size() / 6)) near.push_back({best, one.entity});
    }
    std::ranges::stable_sort(near, {}, [](const auto& one) { return one.first; });
    std::vector<NamedEntity> found;
    for (auto& one : near) found.push_back(std::move(one.second));
    return found;
  }

  std::int64_t RecordsWith(std::string_view word) const override {
    const auto found = records_.find(Stem(word));
    return found == records_.end() ? 0 : found->second;
  }

  mutable std::size_t lookups = 0, near_lookups = 0;

 private:
  struct Made {
    NamedEntity entity;
    std::vector<std::string> slugs;
  };

  static std::string Key(std::string_view words) {
    std::string key(words);
    std::erase(key, '.');
    return Slug(key);
  }

  void AddEntity(const Row& row) {
    Made made;
    made.entity.kind = EntityKindFromToken(row[1]).value_or(EntityKind::kOther);
    made.entity.id = row[2];
    made.entity.records = std::stoll(row[3]);
    for (std::size_t begin = 0; begin <= row[4].size();) {
      const std::size_t end = std::min(row[4].find('|', begin), row[4].size());
      const std::string name = row[4].substr(begin, end - begin);
      if (made.entity.name.empty()) made.entity.name = name;
      made.slugs.push_back(Key(name));
      for (const Word& word : Words(name)) records_[Stem(word.text)] += made.entity.records;
      begin = end + 1;
    }
    made_.push_back(std::move(made));
  }

  void AddWords(const Row& row) {
    for (const Word& word : Words(row[2])) records_[Stem(word.text)] += std::stoll(row[1]);
  }

  static bool HasAll(const std::string& slug, const std::string& asked) {
    std::size_t begin = 0;
    while (begin <= asked.size()) {
      const std::size_t end = std::min(asked.find('-', begin), asked.size());
      if (("-" + slug + "-").find("-" + asked.substr(begin, end - begin) + "-") == std::string::npos) return false;
      begin = end + 1;
    }
    return true;
  }

  static std::size_t Edits(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      std::size_t diagonal = std::exchange(row[0], i);
      for (std::size_t j = 1; j <= b.size(); ++j) {
        const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
        diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, change}));
      }
    }
    return row[b.size()];
  }

  std::vector<Made> made_;
  std::map<std::string, std::int64_t, std::less<>> records_;
};

}  // namespace acervo::test
