// Persons in a text: by honorific, by office, by given name.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "parsers/entities/grammar.h"

namespace acervo::entities {

// A name without what stands before it: tokens [begin, end).
struct PersonName {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class PeopleGrammar {
 public:
  PeopleGrammar(std::span<const Token> tokens, const Grammar& grammar, bool shouted)
      : lexicon_(Lexicon::Get()), tokens_(tokens), grammar_(grammar), shouted_(shouted) {}

  // Begins at `at` with an honorific or an office: "S.E. Hideo Fukushima", "la alcaldesa Delcy Pombo".
  std::optional<PersonName> Titled(std::size_t at) const;
  // Begins at `at` with the name itself, known by its given name or by what follows: "Makoto Kanagawa, Representante".
  std::optional<PersonName> Named(std::size_t at) const;
  // Goes on a list of persons after `end`: ", María Luz Pons", " e Itzel del C. Romero".
  std::optional<PersonName> Another(std::size_t end) const;
  // All the tokens [begin, end) are one name of a person, as in a bracket after a unit.
  bool IsWholeName(std::size_t begin, std::size_t end) const;
  // The index after honorifics and offices at `at`.
  std::size_t AfterTitles(std::size_t at) const;
  // Whether [begin, end) is an office with what it is of: "Embajador de Chile".
  bool IsOffice(std::size_t begin, std::size_t end) const;

 private:
  bool MayBeNamePart(std::size_t at) const;
  bool MayBeNameInCapitals(std::size_t at) const;
  bool IsParticle(std::size_t at) const;
  std::optional<PersonWord> PersonWordAt(std::size_t at, std::size_t& end) const;
  std::optional<PersonName> NameAt(std::size_t at, std::size_t least) const;
  std::optional<PersonName> AfterOffice(std::size_t at) const;
  bool OpensAuthority(std::size_t at) const;
  bool DescribesOffice(std::size_t at) const;
  bool OfficeFollows(std::size_t end) const;
  bool NamesPlace(PersonName name) const;
  bool IsCommonWord(std::size_t at) const;
  bool ReadsAsNoun(PersonName name) const;
  bool ReadsAsOffice(PersonName name) const;
  bool IsCalendarName(std::size_t at, bool after_given_name) const;
  bool IsSurnameAfterParticle(std::size_t at) const;
  bool CueBefore(std::size_t at) const;
  bool AllUnknown(PersonName name) const;
  bool Shouts(std::size_t at) const { return shouted_ || tokens_[at].shouted; }
  bool PersonFollows(PersonName name) const;
  bool Honoured(std::size_t at) const;

  const Lexicon& lexicon_;
  std::span<const Token> tokens_;
  const Grammar& grammar_;
  bool shouted_;
};

}  // namespace acervo::entities
