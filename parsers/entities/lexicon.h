// What the tables of parsers/data know of entities, made once for the run of the program.
//
// Source: gazetteer.tsv, countries.tsv, cities.tsv, entity_patterns.tsv, honorifics.tsv, given_names.tsv,
//         entity_words.tsv. Each file's head says what its columns are.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/report.h"
#include "parsers/entities/name_trie.h"
#include "parsers/entities/tokens.h"
#include "parsers/entities/vocabulary.h"

namespace acervo::entities {

struct KnownEntity {
  std::string_view id;
  EntityKind kind = EntityKind::kOther;
  std::string_view name;
  std::vector<std::string_view> names;  // the preferred one first
};

// One name of a known entity.
struct KnownName {
  int entity = 0;
  bool is_short = false;   // means the entity only where a name is expected
  bool acronym = false;    // one word in capitals
  bool bare_unit = false;  // a municipal unit without its head: "Gestión Ambiental"
  std::uint8_t words = 0;  // that make a difference
};

struct Country {
  std::string_view id;
  std::vector<std::string_view> names;  // the preferred one first
  std::vector<std::string_view> demonyms;
};

struct City {
  std::string_view id;
  std::vector<std::string_view> names;
  std::string_view government;  // its preferred name
};

// A word or words that open a name, of entity_patterns.tsv.
struct Head {
  EntityKind kind = EntityKind::kOther;
  bool lower = false, joins_and = false, list = false, city = false, embassy = false, unit = false, place = false;
  bool alone = false, name_at_once = false, quoted = false, plural = false, nouns = false;
  std::string_view stands_for;  // "junta-comunal" for "J.C."; else empty
};

enum class PersonWord { kTitle, kRole, kAdjective };

class Lexicon {
 public:
  static const Lexicon& Get();

  const Vocabulary& vocabulary() const { return vocabulary_; }
  std::uint32_t FlagsOf(const Token& token) const { return vocabulary_.Flags(token.word); }
  bool Is(const Token& token, std::uint32_t flags) const {
    return token.kind == TokenKind::kWord && (FlagsOf(token) & flags) != 0;
  }

  using Tokens = std::span<const Token>;
  NameTrie::Match NameAt(Tokens tokens, std::size_t at) const { return names_.LongestAt(tokens, at, vocabulary_); }
  NameTrie::Match NameOf(Tokens tokens) const { return names_.Whole(tokens, vocabulary_); }
  NameTrie::Match HeadAt(Tokens tokens, std::size_t at) const { return heads_.LongestAt(tokens, at, vocabulary_); }
  NameTrie::Match PersonWordAt(Tokens tokens, std::size_t at) const;
  NameTrie::Match CountryAt(Tokens tokens, std::size_t at) const {
    return countries_.LongestAt(tokens, at, vocabulary_);
  }
  NameTrie::Match DemonymAt(Tokens tokens, std::size_t at) const {
    return demonyms_.LongestAt(tokens, at, vocabulary_);
  }
  NameTrie::Match CityAt(Tokens tokens, std::size_t at) const { return cities_.LongestAt(tokens, at, vocabulary_); }
  NameTrie::Match CompanySuffixAt(Tokens tokens, std::size_t at) const {
    return suffixes_.LongestAt(tokens, at, vocabulary_);
  }
  NameTrie::Match HenceforthAt(Tokens tokens, std::size_t at) const {
    return henceforth_.LongestAt(tokens, at, vocabulary_);
  }
  // The entity one of whose names differs from these words by number or by white space alone; nullptr: none, or two.
  const KnownEntity* EntityLike(Tokens tokens) const;
  bool NamesNobody(Tokens tokens) const { return static_cast<bool>(nobody_.Whole(tokens, vocabulary_)); }

  const KnownName& Name(int value) const { return known_names_[static_cast<std::size_t>(value)]; }
  const KnownEntity& Entity(int index) const { return entities_[static_cast<std::size_t>(index)]; }
  const KnownEntity& EntityNamed(int value) const { return Entity(Name(value).entity); }
  const Head& HeadOf(int value) const { return head_rows_[static_cast<std::size_t>(value)]; }
  const Country& CountryOf(int value) const { return country_rows_[static_cast<std::size_t>(value)]; }
  const City& CityOf(int value) const { return city_rows_[static_cast<std::size_t>(value)]; }

  const std::vector<KnownEntity>& entities() const { return entities_; }
  const std::vector<Country>& countries() const { return country_rows_; }
  const std::vector<City>& cities() const { return city_rows_; }

  // nullptr: no such id.
  const KnownEntity* EntityById(std::string_view id) const;
  const Country* CountryById(std::string_view id) const;
  const City* CityById(std::string_view id) const;

  // "junta-comunal" as it is written: "Junta Comunal".
  static std::string TitleOf(std::string_view slug);

  // The country whose own offices the gazetteer has.
  static constexpr std::string_view kOwnCountry = "panama";

  // The articles, any of which an ambiguous acronym needs before it: {"la"} for "CSS".
  std::set<std::string_view> ArticleOf(const Token& token) const;

  // What an abbreviation stands for; empty: the word is none.
  std::string_view Expansion(const Token& token) const;

 private:
  Lexicon();
  void LoadWords();
  void LoadWord(std::string_view kind, std::string_view word, std::string_view value);
  void LoadVerb(std::string_view stem, std::string_view value);
  void LoadPeople();
  void LoadPlaces();
  void LoadHeads();
  void LoadNames();
  void AddName(int entity, std::string_view name, bool is_short);
  std::string LooseKey(Tokens tokens) const;
  int Add(NameTrie& trie, std::string_view name, int value, std::uint32_t flags);

  Vocabulary vocabulary_;
  NameTrie names_, heads_, titles_, countries_, demonyms_, cities_, suffixes_, nobody_, henceforth_;
  std::vector<KnownEntity> entities_;
  std::vector<KnownName> known_names_;
  std::vector<Country> country_rows_;
  std::vector<City> city_rows_;
  std::vector<Head> head_rows_;
  std::unordered_map<std::string_view, int> entity_ids_;
  std::unordered_map<std::string, int> loose_;  // entities by their names' words in the singular; -1: two entities
  std::unordered_map<std::uint32_t, std::uint32_t> expansions_;
  std::unordered_map<std::string_view, std::vector<std::string_view>> verb_endings_;  // by conjugation: "ar"
  std::unordered_map<std::uint32_t, std::string_view> articles_;  // of ambiguous acronyms, divided by "|"
};

// Reads a text with the lexicon's words; abbreviations are expanded and misspelt words given the word they mean.
void Read(std::string_view text, TokenText& out);

}  // namespace acervo::entities
