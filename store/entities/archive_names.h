// The names of an archive, as a question is read against them. Private to store/.
//
// Use:    within one snapshot; `columns` are those of it. Names of one group answer as the entity that stands for all.
// Errors: what cannot be read is not there: the search that follows meets the same fault and tells it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/question.h"
#include "store/columns/record_columns.h"
#include "store/db/sqlite.h"

namespace acervo::store {

class NamesInArchive : public ArchiveNames {
 public:
  NamesInArchive(Connection& connection, const RecordColumns& columns) : connection_(connection), columns_(columns) {}

  std::vector<NamedEntity> Named(std::string_view words) const override;
  std::optional<NamedEntity> ById(std::string_view id) const override;
  // Of the newest records that say the words: an entity that only old ones name may be missing.
  std::vector<NamedEntity> WithWords(std::string_view words, std::size_t most) const override;
  std::vector<NamedEntity> Near(std::string_view words) const override;
  // Counts no further than `kMostCounted`.
  std::int64_t RecordsWith(std::string_view word) const override;

  static constexpr std::int64_t kMostCounted = 2000;

 private:
  using Roots = std::vector<std::uint32_t>;
  std::optional<NamedEntity> Root(std::uint32_t entity) const;
  std::vector<NamedEntity> MostMentioned(Roots roots) const;
  void AddNamed(std::string_view folded, Roots& roots) const;
  std::vector<std::string> NearSpellings(const std::string& word) const;

  Connection& connection_;
  const RecordColumns& columns_;
};

}  // namespace acervo::store
