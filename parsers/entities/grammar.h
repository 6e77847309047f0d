// How far a name runs: the grammar of Spanish names of organisations and places.
//
// Shape:  indices into a text's tokens; `end` is the index after the last token of the name.
#pragma once

#include <cstddef>
#include <span>

#include "parsers/entities/lexicon.h"
#include "parsers/entities/tokens.h"

namespace acervo::entities {

// Where a name stands: in running text capitals tell where it ends; in a cell a name is expected anyway.
enum class Place { kText, kCell };

class Grammar {
 public:
  using Tokens = std::span<const Token>;
  Grammar(Tokens tokens, Place place) : lexicon_(Lexicon::Get()), tokens_(tokens), place_(place) {}

  // The end of a name of the gazetteer that begins at `at`, with `value` for Lexicon::Name. end == at: none.
  struct Known {
    std::size_t end = 0;
    int value = -1;
  };
  Known KnownAt(std::size_t at) const;

  // The end of a known name with its own acronym at its side: "Cooperación Alemana GIZ".
  std::size_t WithOwnAcronym(Known known) const;

  // The end of a name that a head opens ("Embajada de …"); `at`: none begins there.
  std::size_t HeadedEnd(std::size_t at) const;

  // The end of what stands in capitals as a known name that goes on in no way but to a place ("… DE COSTA RICA").
  std::size_t ShoutedEnd(std::size_t at, std::size_t known_end) const;

  // The end of the name of a company, told by its suffix ("Istmo Naviera, S.A."); `at`: none.
  std::size_t CompanyEnd(std::size_t at) const;

  // "Embajadas de Chile, Perú y Cuba", "Embajada de Francia y España": where, after `end`, the next country begins; 0:
  // the list that `head` opens is over, or is none.
  std::size_t NextCountry(std::size_t head, std::size_t end) const;
  std::size_t CountryEnd(std::size_t at) const {
    const NameTrie::Match country = lexicon_.CountryAt(tokens_, at);
    return country ? country.end : lexicon_.DemonymAt(tokens_, at).end;
  }

  // Whether an organisation or a place begins here: where another name has to end.
  bool EntityBegins(std::size_t at) const;

  // The end of what an event, a document or a street is called; `at`: none begins here.
  std::size_t NoEntityEnd(std::size_t at) const;

  // An acronym that no table has, written where an organisation may stand.
  bool IsUnknownAcronym(std::size_t at) const;

  bool InCell() const { return place_ == Place::kCell; }
  bool IsWord(std::size_t at) const { return at < tokens_.size() && tokens_[at].kind == TokenKind::kWord; }
  bool Is(std::size_t at, std::uint32_t flags) const { return at < tokens_.size() && lexicon_.Is(tokens_[at], flags); }
  bool IsKind(std::size_t at, TokenKind kind) const { return at < tokens_.size() && tokens_[at].kind == kind; }
  std::size_t SkipArticles(std::size_t at) const;

 private:
  bool CaseFits(const KnownName& name, std::size_t at, std::size_t end) const;
  bool MayBeNamed(std::size_t at) const;
  std::size_t EmbassyEnd(std::size_t at) const;
  std::size_t ChainEnd(std::size_t at, const Head& head) const;
  bool EndsChain(std::size_t at, std::size_t begin, const Head& head) const;
  bool IsJoint(std::size_t at) const;
  std::size_t AfterJoint(std::size_t at, bool named, const Head& head) const;
  std::size_t AfterAnd(std::size_t at, const Head& head) const;
  bool IsBareUnit(std::size_t at) const;
  std::size_t ListEnd(std::size_t at, const Head& head) const;
  std::size_t ListItemEnd(std::size_t first, std::size_t limit, const Head& head) const;
  bool IsCommonNoun(std::size_t at) const;
  bool GoesOnInCapitals(std::size_t at, std::size_t begin) const;
  bool MayJoinInCapitals(std::size_t at, bool named, bool article) const;
  bool OpensKnownName(std::size_t at) const;
  bool AfterSmallWord(std::size_t at) const;
  bool MayBeOfCompany(std::size_t at) const;
  bool IsTitle(std::size_t at) const;
  bool AgreesWithArticle(std::size_t at) const;
  bool IsOwn(const NameTrie::Match& country) const;
  bool IsListOfCountries(std::size_t comma) const;
  std::size_t WithForeignSeat(std::size_t at) const;
  std::size_t QuotedEnd(std::size_t at) const;
  std::size_t CapitalRun(std::size_t at) const;
  std::size_t WithSeat(std::size_t at) const;
  std::size_t WithSuffix(std::size_t end) const;

  const Lexicon& lexicon_;
  Tokens tokens_;
  Place place_;
};

}  // namespace acervo::entities
