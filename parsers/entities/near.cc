// Names near to another one: by their words, each of which may be misspelt and counts the more the rarer it is, or by
// their letters without white space. The index is made when it is first asked for; asking costs time in the number of
// different words of the tables, and a name is asked about once.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "core/edit_distance.h"
#include "parsers/entities/definitions.h"
#include "parsers/entities/entities.h"
#include "parsers/entities/lexicon.h"
#include "parsers/entities/resolve.h"
#include "parsers/entities/sounds.h"

namespace acervo {
namespace entities {
namespace {

constexpr std::size_t kMostWords = 12;    // of a name that is asked about
constexpr std::size_t kLongestWord = 32;  // in bytes
constexpr std::size_t kCommonWord = 300;  // in so many names it leads to none of them by itself
constexpr double kLeastScore = 0.4;       // a candidate
constexpr double kLeastDoubt = 0.7;       // one that a reader may have meant
constexpr std::size_t kShortestSpaceless = 6;
constexpr std::size_t kShortestSlip = 8;  // of a name of one word

std::uint32_t LettersIn(std::string_view word) {
  std::uint32_t letters = 0;
  for (const char c : word) letters |= 1u << (static_cast<unsigned char>(c) & 31u);
  return letters;
}

std::size_t SlipsAllowed(std::size_t length) { return length < 4 ? 0 : length < 8 ? 1 : 2; }

// Keystrokes as a reader counts them: "Jika" begins with another letter than TIKA.
double Weight(std::size_t slips, std::string_view asked, std::string_view word) {
  return static_cast<double>(slips) + (slips == 0 || asked.front() == word.front() ? 0.0 : 0.25);
}

struct Word {
  std::string text, sound;
  std::uint32_t letters = 0;
  double weight = 0;
  std::vector<std::uint32_t> names;
};

struct Name {
  std::string id, shown;
  std::vector<std::uint32_t> words;
  std::string spaceless;
  std::uint32_t letters = 0;
  double weight = 0;
};

class NearIndex {
 public:
  static const NearIndex& Get() {
    static const NearIndex* const kIndex = new NearIndex(Lexicon::Get());
    return *kIndex;
  }

  struct Hit {
    std::uint32_t name = 0;
    double score = 0;
    bool by_letters = false;
  };
  std::vector<Hit> Near(const std::vector<std::string_view>& asked) const {
    std::vector<Hit> hits = ByWords(asked);
    ByLetters(asked, hits);
    std::sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) {
      return a.score != b.score ? a.score > b.score : names_[a.name].shown < names_[b.name].shown;
    });
    return hits;
  }

  const Name& NameAt(std::uint32_t index) const { return names_[index]; }
  const Word& WordAt(std::uint32_t index) const { return words_[index]; }

  static std::vector<std::string_view> WordsOf(std::span<const Token> tokens) {
    const Lexicon& lexicon = Lexicon::Get();
    std::vector<std::string_view> words;
    for (const Token& token : tokens) {
      if (token.kind != TokenKind::kWord || (lexicon.Is(token, kSkips | kAnd) && !token.glued)) continue;
      if (token.text.size() > kLongestWord || words.size() == kMostWords) break;
      words.push_back(token.word != 0 ? lexicon.vocabulary().Text(token.word) : token.text);
    }
    return words;
  }

 private:
  explicit NearIndex(const Lexicon& lexicon) {
    for (const KnownEntity& entity : lexicon.entities()) {
      for (const std::string_view name : entity.names) Add(entity.id, entity.name, name);
    }
    for (const Country& country : lexicon.countries()) {
      const std::string id = "embajada-" + std::string(country.id);
      const std::string shown = "Embajada de " + std::string(country.names.front());
      for (const std::string_view name : country.names) Add(id, shown, "Embajada de " + std::string(name));
    }
    for (const City& city : lexicon.cities()) {
      const std::string id = "alcaldia-de-" + std::string(city.id);
      Add(id, city.government, city.government);
      for (const std::string_view name : city.names) Add(id, city.government, "Alcaldía de " + std::string(name));
    }
    const double all = static_cast<double>(names_.size());
    for (Word& word : words_) word.weight = std::log(1.0 + all / static_cast<double>(word.names.size()));
    for (Name& name : names_) {
      for (const std::uint32_t word : name.words) name.weight += words_[word].weight;
    }
    unknown_weight_ = std::log(1.0 + all / 2);
  }

  void Add(std::string_view id, std::string_view shown, std::string_view written) {
    TokenText tokens;
    Read(written, tokens);
    Name name{std::string(id), std::string(shown), {}, {}, 0, 0};
    const std::uint32_t index = static_cast<std::uint32_t>(names_.size());
    for (const std::string_view text : WordsOf(tokens.tokens)) {
      const auto [entry, is_new] = word_ids_.emplace(std::string(text), static_cast<std::uint32_t>(words_.size()));
      if (is_new) words_.push_back({std::string(text), SoundOf(text), LettersIn(text), 0, {}});
      name.words.push_back(entry->second);
      name.spaceless += text;
      std::vector<std::uint32_t>& in = words_[entry->second].names;
      if (in.empty() || in.back() != index) in.push_back(index);
    }
    if (name.words.empty()) return;
    name.letters = LettersIn(name.spaceless);
    names_.push_back(std::move(name));
  }

  // The words of the tables that an asked one may mean, the likeliest first.
  std::vector<std::pair<std::uint32_t, double>> WordsNear(std::string_view asked) const {
    std::vector<std::pair<std::uint32_t, double>> near;
    const std::string sound = SoundOf(asked);
    const std::uint32_t letters = LettersIn(asked);
    const std::size_t most = SlipsAllowed(asked.size());
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      const Word& word = words_[i];
      if (word.sound == sound && word.text != asked) {  // "Jika" is JICA by ear
        near.emplace_back(i, 0.9);
        continue;
      }
      if (std::popcount(word.letters ^ letters) > static_cast<int>(2 * most)) continue;
      const std::size_t slips = EditDistance(asked, word.text, most);
      if (slips > most) continue;
      near.emplace_back(i, 1.0 - 1.2 * Weight(slips, asked, word.text) / static_cast<double>(asked.size()));
    }
    std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return near;
  }

  // What the words of a name share with the asked ones.
  struct Sum {
    double shared = 0;
    std::size_t last = 0;  // the asked word that was counted last, from 1

    // Each asked word counts once, with the likeliest of the words that it may mean.
    void Add(std::size_t asked, double weight) {
      if (last == asked) return;
      shared += weight;
      last = asked;
    }
  };
  using Sums = std::unordered_map<std::uint32_t, Sum>;
  using NearWords = std::vector<std::vector<std::pair<std::uint32_t, double>>>;

  bool IsCommon(const Word& word) const { return word.names.size() > kCommonWord; }

  // The names that have one of the rare words.
  Sums ByRareWords(const NearWords& near) const {
    Sums sums;
    for (std::size_t q = 0; q < near.size(); ++q) {
      for (const auto& [index, alike] : near[q]) {
        const Word& word = words_[index];
        if (IsCommon(word)) continue;
        for (const std::uint32_t name : word.names) sums[name].Add(q + 1, word.weight * alike);
      }
    }
    return sums;
  }

  // What these names have of the common words; by itself such a word leads to none.
  void AddCommonWords(const NearWords& near, Sums& sums) const {
    for (std::size_t q = 0; q < near.size(); ++q) {
      for (const auto& [index, alike] : near[q]) {
        const Word& word = words_[index];
        if (!IsCommon(word)) continue;
        for (auto& [name, sum] : sums) {
          const bool has = std::binary_search(word.names.begin(), word.names.end(), name);
          if (has) sum.Add(q + 1, word.weight * alike);
        }
      }
    }
  }

  std::vector<Hit> ByWords(const std::vector<std::string_view>& asked) const {
    NearWords near;
    double asked_weight = 0;
    for (const std::string_view word : asked) {
      near.push_back(WordsNear(word));
      asked_weight += near.back().empty() ? unknown_weight_ : words_[near.back().front().first].weight;
    }
    Sums sums = ByRareWords(near);
    AddCommonWords(near, sums);
    std::vector<Hit> hits;
    for (const auto& [name, sum] : sums) {
      const double score = 2 * sum.shared / (asked_weight + names_[name].weight);
      if (score >= kLeastScore) hits.push_back({name, std::min(score, 1.0), false});
    }
    return hits;
  }

  // "Merco Ciudades", "Embajadade Japón", "UNICFE"
  void ByLetters(const std::vector<std::string_view>& asked, std::vector<Hit>& hits) const {
    std::string spaceless;
    for (const std::string_view word : asked) spaceless += word;
    if (spaceless.size() < kShortestSpaceless) return;
    const std::uint32_t letters = LettersIn(spaceless);
    const std::size_t most = SlipsAllowed(spaceless.size());
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      const Name& name = names_[i];
      if (name.spaceless.size() + most < spaceless.size() || spaceless.size() + most < name.spaceless.size()) continue;
      if (std::popcount(name.letters ^ letters) > static_cast<int>(2 * most)) continue;
      const std::size_t slips = EditDistance(spaceless, name.spaceless, most);
      if (slips > most) continue;
      hits.push_back({i, 1.0 - static_cast<double>(slips) / static_cast<double>(spaceless.size()), true});
    }
  }

  std::vector<Word> words_;
  std::unordered_map<std::string, std::uint32_t> word_ids_;
  std::vector<Name> names_;
  double unknown_weight_ = 0;
};

// Whether the words of two names are the same but for slips in long words that no table has: "Fundasión Carolina".
bool DiffersBySlips(const std::vector<std::string_view>& asked, const Name& name, const NearIndex& index) {
  if (asked.size() != name.words.size()) return false;
  if (asked.size() == 1 && asked[0].size() < kShortestSlip) return false;  // "UDELAR" is not "UDELAS"
  const Vocabulary& vocabulary = Lexicon::Get().vocabulary();
  bool differs = false;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::string_view word = index.WordAt(name.words[i]).text;
    if (asked[i] == word) continue;
    const std::size_t shorter = std::min(asked[i].size(), word.size());
    const std::size_t most = shorter < 9 ? 1 : 2;
    const bool a_word = vocabulary.Find(asked[i]) != 0;  // "Fiestas" is no slip for "Ferias"
    if (shorter < 5 || a_word || asked[i][0] != word[0] || EditDistance(asked[i], word, most) > most) return false;
    differs = true;
  }
  return differs;
}

// Whether a long name is said without one or two of its words: "Agencia de Cooperación de Japón".
bool LeavesWordsOut(const std::vector<std::string_view>& asked, const Name& name, const NearIndex& index) {
  if (asked.size() < 3 || name.words.size() <= asked.size() || name.words.size() > asked.size() + 2) return false;
  std::size_t q = 0;
  for (const std::uint32_t word : name.words) {
    if (q < asked.size() && index.WordAt(word).text == asked[q]) ++q;
  }
  return q == asked.size() && index.WordAt(name.words.front()).text == asked.front() &&
         index.WordAt(name.words.back()).text == asked.back();
}

}  // namespace
}  // namespace entities

std::vector<EntityCandidate> NearEntities(std::string_view name, std::size_t limit) {
  entities::TokenText tokens;
  entities::Read(name, tokens);
  const entities::NearIndex& index = entities::NearIndex::Get();
  std::vector<EntityCandidate> candidates;
  for (const auto& hit : index.Near(entities::NearIndex::WordsOf(tokens.tokens))) {
    if (candidates.size() >= limit) break;
    const entities::Name& near = index.NameAt(hit.name);
    const bool told = std::any_of(candidates.begin(), candidates.end(),
                                  [&](const EntityCandidate& other) { return other.id == near.id; });
    if (!told) candidates.push_back({near.id, near.shown, hit.score});
  }
  return candidates;
}

bool AreInitials(std::string_view short_name, std::string_view long_name) {
  entities::TokenText letters, words;
  entities::Read(short_name, letters);
  entities::Read(long_name, words);
  const std::span<const entities::Token> initials(letters.tokens);
  if (initials.size() != 1 || initials[0].text.size() < 3 || initials[0].text.size() > 12) return false;
  return entities::AbbreviationOf(initials, words.tokens) == entities::Abbreviation::kStrict;
}

std::vector<EntityCandidate> ConfusableEntities(std::string_view name, std::size_t limit) {
  entities::TokenText tokens;
  entities::Read(name, tokens);
  const std::vector<std::string_view> asked = entities::NearIndex::WordsOf(tokens.tokens);
  const entities::NearIndex& index = entities::NearIndex::Get();
  std::vector<EntityCandidate> candidates;
  for (const auto& hit : index.Near(asked)) {
    if (candidates.size() >= limit || hit.score < entities::kLeastDoubt) break;
    const entities::Name& near = index.NameAt(hit.name);
    const bool by_letters = hit.by_letters && asked.size() != near.words.size();
    if (!by_letters && !DiffersBySlips(asked, near, index) && !LeavesWordsOut(asked, near, index)) continue;
    const bool told = std::any_of(candidates.begin(), candidates.end(),
                                  [&](const EntityCandidate& other) { return other.id == near.id; });
    if (!told) candidates.push_back({near.id, near.shown, hit.score});
  }
  return candidates;
}

}  // namespace acervo
