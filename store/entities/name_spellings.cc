#include "store/entities/name_spellings.h"

#include <algorithm>
#include <iterator>

namespace acervo::store {
namespace {

// Letters that are one sound, each for the other.
struct SoundPair {
  std::string_view from, to;
};
constexpr SoundPair kSoundPairs[] = {
    {"qu", "k"}, {"qu", "c"}, {"k", "c"}, {"c", "k"},  {"k", "qu"}, {"c", "s"},   {"s", "c"},   {"s", "z"},
    {"z", "s"},  {"z", "c"},  {"c", "z"}, {"b", "v"},  {"v", "b"},  {"ll", "y"},  {"y", "ll"},  {"y", "i"},
    {"i", "y"},  {"g", "j"},  {"j", "g"}, {"x", "j"},  {"x", "s"},  {"x", "cs"},  {"ph", "f"},  {"f", "ph"},
    {"h", ""},   {"w", "gu"}, {"w", "u"}, {"ss", "s"}, {"s", "ss"}, {"sh", "ch"}, {"ch", "sh"}, {"th", "t"},
    {"t", "th"}, {"nn", "n"}, {"m", "n"}, {"n", "m"},  {"tt", "t"}, {"ee", "i"},  {"oo", "u"},
};
constexpr std::size_t kMostSpellings = 64;
constexpr std::size_t kShortestTyped = 4, kLongestTyped = 16;

void AddSpelling(std::string spelling, std::string_view word, std::vector<std::string>& spellings) {
  const bool is_new = spelling != word && std::ranges::find(spellings, spelling) == spellings.end();
  if (is_new && spellings.size() < kMostSpellings) spellings.push_back(std::move(spelling));
}

std::string WithReplaced(std::string_view word, std::size_t at, std::size_t count, std::string_view by) {
  return std::string(word.substr(0, at)).append(by).append(word.substr(at + count));
}

void AddPairs(std::string_view word, std::string_view typed, std::vector<std::string>& spellings) {
  for (std::size_t at = 0; at < word.size(); ++at) {
    for (const SoundPair& pair : kSoundPairs) {
      if (word.compare(at, pair.from.size(), pair.from) != 0) continue;
      AddSpelling(WithReplaced(word, at, pair.from.size(), pair.to), typed, spellings);
    }
  }
  AddSpelling("h" + std::string(word), typed, spellings);
}

}  // namespace

std::vector<std::string> AlikeInSound(std::string_view folded) {
  std::vector<std::string> spellings;
  AddPairs(folded, folded, spellings);
  const std::vector<std::string> once = spellings;
  for (const std::string& spelling : once) AddPairs(spelling, folded, spellings);
  return spellings;
}

std::vector<std::string> OneKeystrokeAway(std::string_view folded) {
  std::vector<std::string> all;
  if (folded.size() < kShortestTyped || folded.size() > kLongestTyped) return all;
  for (std::size_t at = 0; at <= folded.size(); ++at) {
    if (at < folded.size()) all.push_back(WithReplaced(folded, at, 1, ""));
    if (at + 1 < folded.size()) all.push_back(WithReplaced(folded, at, 2, {std::string{folded[at + 1], folded[at]}}));
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      const std::string_view one(&letter, 1);
      all.push_back(WithReplaced(folded, at, 0, one));
      if (at < folded.size() && letter != folded[at]) all.push_back(WithReplaced(folded, at, 1, one));
    }
  }
  return all;
}

}  // namespace acervo::store
