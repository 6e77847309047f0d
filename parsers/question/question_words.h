// What the words of a question are for, by the tables question_words, question_dates and question_alternatives.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace acervo::question {

enum class Role {
  kSmall,
  kAsk,
  kKind,
  kOrder,
  kOrderBefore,
  kCount,
  kType,
  kWithout,
  kWithoutLoose,
  kWithoutNext,
  kNoun,
  kJoin,
  kBetween,
  kHead,
  kIdiom,
  // of question_dates
  kDate,
  kMonth,
  kDateAlone,
  kDateAnd,
  kFrom,
  kTo,
  kBefore,
  kAfter,
  kOnward,
  kBackward,
  kUnit,
};

struct RolePhrase {
  Role role = Role::kSmall;
  std::size_t words = 0;
  std::string_view value;
};

// Phrases by their first word.
class PhraseTable {
 public:
  void Add(Role role, std::string_view phrase, std::string_view value);
  // The longest that begins at a word.
  std::optional<RolePhrase> LongestAt(const std::vector<std::string>& words, std::size_t at) const;
  // The longest with one of these roles that ends before a word.
  std::optional<RolePhrase> LongestBefore(const std::vector<std::string>& words, std::size_t end) const;
  // A phrase of one word that a misspelt one may be; nullopt: none, or the word is short.
  std::optional<RolePhrase> Near(const std::string& word) const;

 private:
  struct Entry {
    Role role;
    std::vector<std::string> words;
    std::string_view value;
  };
  std::unordered_map<std::string, std::vector<Entry>> by_first_;
  std::unordered_map<std::string, std::vector<Entry>> by_last_;
};

const PhraseTable& QuestionPhrases();
const PhraseTable& DatePhrases();

// Whether a word is a form of an empty verb: "realizaron", "muéstranoslo".
bool IsEmptyVerb(const std::string& folded_word);

// The infinitives that a word may be a form of, by the endings of the tables: "firmaron" and "firmar".
std::vector<std::string> InfinitivesOf(const std::string& folded_word);

// Whether a word stands in the name of a country or a city of the tables.
bool IsPlaceWord(const std::string& folded_word);

// Words that do for this one: its country, the noun of its verb. Empty: none.
std::vector<std::string> AlternativesOf(const std::string& folded_word);

}  // namespace acervo::question
