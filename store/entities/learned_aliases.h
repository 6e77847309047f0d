// Names that entity cells teach: found again in the texts of the whole archive, before and after. Private to store/.
//
// Shape:  a taught mention is a row of `record_entity` with role `mencion` and its `taught` name. Which ones a record
//         has follows from its text, what the parsers read in it, and the names taught: whatever the order of import.
//         Mentions that the parsers read are never overlapped; the longest name at a place wins.
// Cost:   linear in a text; a new name is one phrase query over the archive.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/result.h"
#include "core/span.h"
#include "store/db/sqlite.h"
#include "store/words/term_cache.h"

namespace acervo::store {

// Adds the records not yet in the index whose text has these folded words in a row.
using UnindexedRecords = std::function<void(std::string_view phrase, std::set<std::int64_t>& records)>;

class LearnedAliases {
 public:
  // Brings the names up to date where another process may have changed them. REQUIRES: a transaction.
  Status Refresh(Connection& connection);
  // After a rollback.
  void Forget() { is_loaded_ = false; }

  struct NewRecord {
    std::int64_t key = 0;
    std::string_view text;
    const std::string* words = nullptr;  // of the text, as IndexTexts has them; null: not known
  };
  // The names in the cells of a report, which now is stored: those found in the texts of its new records and, where the
  // name is new to the archive, of all others. `before` are the folded names that the report taught before.
  Status Teach(Connection& connection, TermCache& term_cache, const UnindexedRecords& unindexed,
               std::int64_t report_key, const std::vector<NewRecord>& new_records,
               const std::vector<std::string>& before);

 private:
  struct Name {
    std::string id;
    std::vector<bool> capital;  // of each word, whether the text's has to begin with a capital
    bool is_acronym = false;    // one word in capitals: has to be written so
  };
  using Names = std::unordered_map<std::string, Name>;  // by the folded name, its words with one space between
  static constexpr std::size_t kMostWords = 12;
  struct Found {
    Span span;
    const Names::value_type* name = nullptr;
  };

  static Name NameOf(std::string_view id, std::string_view written);
  // Whether the name is news.
  bool Add(std::string_view folded, Name name);
  std::vector<Found> FindIn(std::string_view text, TermCache& term_cache) const;
  const Names::value_type* LongestAt(std::string_view text, const std::vector<TermCache::Use>& words,
                                     std::size_t at) const;
  static bool Stands(const Name& name, std::string_view text, const std::vector<TermCache::Use>& words, std::size_t at);
  Status Rewrite(Connection& connection, TermCache& term_cache, std::int64_t record_key) const;
  Status Write(Connection& connection, TermCache& term_cache, const NewRecord& record) const;
  Status Unlearn(Connection& connection, const std::vector<std::string>& before, std::set<std::int64_t>& records);
  Status Learn(Connection& connection, const UnindexedRecords& unindexed, std::int64_t report_key,
               std::set<std::int64_t>& records);
  // False only where no name begins with one of the words, each with a space behind it.
  bool MayHaveNames(std::string_view words) const;
  void Remove(const std::string& folded);

  bool is_loaded_ = false;
  std::int64_t data_version_ = 0;
  Names names_;
  // How many names of each number of words begin with this word.
  std::unordered_map<std::string, std::array<int, kMostWords + 1>> lengths_;
  std::unordered_set<std::uint64_t> first_words_;  // hashes of the keys of `lengths_`
};

// The folded names in the cells of a report.
Result<std::vector<std::string>> CellNamesOf(Connection& connection, std::int64_t report_key);

}  // namespace acervo::store
