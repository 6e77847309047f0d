// The words and phrases of a query as filters over the index. Private to store/.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "store/search/query_part.h"
#include "store/words/vocabulary.h"

namespace acervo::store {

class WordParts {
 public:
  explicit WordParts(Planning& planning) : planning_(planning) {}

  // A word in all its forms, as a prefix, or with near spellings.
  MaybePart Word(const QueryNode& node);
  MaybePart Phrase(const QueryNode& node);

 private:
  MaybePart NewWord(const QueryNode& node);
  MaybePart Inflected(const std::string& typed, const WordForms& forms);
  MaybePart Signed(const QueryNode& node);
  MaybePart Prefix(const std::string& typed);
  MaybePart Near(const std::string& typed);
  QueryPart AnyPhrase(std::string expression, std::size_t count);
  Result<std::vector<std::string>> Spellings(const std::string& word);
  void NoteForms(const std::string& typed, const std::vector<std::string>& words,
                 const std::vector<std::string>& stems);

  Planning& planning_;
  int near_ = 0;                                                                // words expanded to near ones so far
  std::map<std::tuple<std::string, bool, bool, bool>, QueryPart> known_words_;  // with prefix, near, negated
  std::map<std::string, std::vector<std::string>> spellings_;
};

}  // namespace acervo::store
