// A name is tried as it is, without its bracket, without the country it sits in, without the head that makes no
// difference; then by rule (embassies, governments of cities, persons). What stays unknown is known by its own words.
#include "parsers/entities/resolve.h"

#include <algorithm>
#include <optional>

#include "core/text.h"
#include "parsers/entities/definitions.h"
#include "parsers/entities/grammar.h"
#include "parsers/entities/lexicon.h"
#include "parsers/entities/people.h"

namespace acervo::entities {
namespace {

using Tokens = std::span<const Token>;

constexpr std::size_t kLongestName = 40;               // tokens; what is longer is no name, and told by its beginning
constexpr double kAlike = 0.6;                         // of the words of two names that may be one entity
constexpr std::string_view kNoLetters = "sin-nombre";  // the id of what has no letter to be told by

bool IsEdge(const Token& token, const Lexicon& lexicon) {
  if (token.kind != TokenKind::kWord) return token.kind != TokenKind::kOpen && token.kind != TokenKind::kClose;
  return lexicon.Is(token, kSkips | kArticle | kAnd);
}

Tokens Trimmed(Tokens tokens, const Lexicon& lexicon) {
  const auto opens_compound = [&] { return tokens.size() > 1 && tokens[1].glued; };  // "AL-LAs"
  while (!tokens.empty() && IsEdge(tokens.front(), lexicon) && !opens_compound()) tokens = tokens.subspan(1);
  while (!tokens.empty() && IsEdge(tokens.back(), lexicon) && !tokens.back().glued) {
    tokens = tokens.first(tokens.size() - 1);
  }
  return tokens;
}

std::string_view Written(Tokens tokens, std::string_view text) {
  if (tokens.empty() || tokens.back().span.end() > text.size()) return {};
  const std::size_t begin = tokens.front().span.begin;
  return WithQuotes({begin, tokens.back().span.end() - begin}, text).In(text);
}

// The words that make a difference, joined by hyphens.
std::string KeyOf(Tokens tokens, const Lexicon& lexicon) {
  std::string key;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::kWord || (lexicon.Is(token, kSkips) && !token.glued)) continue;
    if (!key.empty()) key += '-';
    key += token.word != 0 ? lexicon.vocabulary().Text(token.word) : token.text;
  }
  return Slug(key);
}

class Resolver {
 public:
  Resolver(std::string_view written, PersonHint hint) : lexicon_(Lexicon::Get()), written_(written), hint_(hint) {}

  EntityReading Resolve(Tokens tokens) const {
    if (!Trimmed(tokens, lexicon_).empty()) tokens = Trimmed(tokens, lexicon_);
    if (hint_ == PersonHint::kPerson) return Person(tokens);
    if (std::optional<EntityReading> reading = Gazetteer(tokens)) return *reading;
    if (std::optional<EntityReading> reading = WithOwnAcronym(tokens)) return *reading;
    if (std::optional<EntityReading> reading = Embassy(tokens)) return *reading;  // "China (Taiwán)" has a bracket
    Tokens outside = WithoutBracket(tokens);
    if (outside.empty()) outside = tokens;
    if (std::optional<EntityReading> reading = Whole(outside); reading && reading->known) return *reading;
    if (outside.size() < tokens.size()) {
      const Tokens inside = Inside(tokens);
      // "Oficina de Comunicación Institucional (OCI)" is not the OCI of the tables.
      const bool other =
          AbbreviationOf(inside, outside) != Abbreviation::kNone && LikeKnown(inside, outside) == Likeness::kUnlike;
      if (std::optional<EntityReading> reading = Gazetteer(inside); reading && !other) return *reading;
    }
    return Whole(outside).value_or(Unknown(outside));
  }

 private:
  std::optional<EntityReading> Whole(Tokens tokens) const {
    if (std::optional<EntityReading> reading = Gazetteer(tokens)) return reading;
    if (std::optional<EntityReading> reading = WithoutSeat(tokens)) return reading;
    return Headed(tokens);
  }

  EntityReading Known(const KnownEntity& entity) const {
    return {std::string(entity.id), std::string(entity.name), entity.kind, true};
  }

  std::optional<EntityReading> Gazetteer(Tokens tokens) const {
    tokens = Trimmed(tokens, lexicon_);
    if (const NameTrie::Match match = lexicon_.NameOf(tokens)) return Known(lexicon_.EntityNamed(match.value));
    if (std::any_of(tokens.begin(), tokens.end(), Parts)) return std::nullopt;
    if (const KnownEntity* const entity = lexicon_.EntityLike(tokens); entity != nullptr) return Known(*entity);
    return std::nullopt;
  }

  // "Cooperación Alemana GIZ"
  std::optional<EntityReading> WithOwnAcronym(Tokens tokens) const {
    if (tokens.size() < 2 || !tokens.back().all_caps) return std::nullopt;
    std::optional<EntityReading> acronym = Gazetteer(tokens.last(1));
    if (!acronym) return std::nullopt;
    const std::optional<EntityReading> name = Gazetteer(tokens.first(tokens.size() - 1));
    return name && name->id == acronym->id ? acronym : std::nullopt;
  }

  static bool Parts(const Token& token) {
    return token.kind == TokenKind::kOpen || token.kind == TokenKind::kDash || token.kind == TokenKind::kSlash;
  }

  // The part of "Nombre Largo (SIGLA)" or "Nombre Largo -SIGLA-" before the bracket.
  Tokens WithoutBracket(Tokens tokens) const {
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      if (tokens[i].kind == TokenKind::kOpen || tokens[i].kind == TokenKind::kDash) {
        return Trimmed(tokens.first(i), lexicon_);
      }
    }
    return tokens;
  }

  Tokens Inside(Tokens tokens) const {
    std::size_t open = 0;
    while (open < tokens.size() && tokens[open].kind != TokenKind::kOpen && tokens[open].kind != TokenKind::kDash)
      ++open;
    std::size_t close = open + 1;
    while (close < tokens.size() && tokens[close].kind != TokenKind::kClose) ++close;
    return open < tokens.size() ? tokens.subspan(open + 1, close - open - 1) : Tokens{};
  }

  // "UNICEF Panamá", "Cancillería de Panamá", "Dirección de Turismo de la Alcaldía de Panamá" without what they sit in.
  std::optional<EntityReading> WithoutSeat(Tokens tokens) const {
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      if (tokens[i].kind != TokenKind::kWord) continue;
      const Tokens tail = Trimmed(tokens.subspan(i), lexicon_);
      const bool in = tokens[i].text == "en";
      const Tokens seat = in ? Trimmed(tokens.subspan(i + 1), lexicon_) : tail;
      const bool country = seat.size() == 1 && seat[0].text == "panama";
      const NameTrie::Match owner = country ? NameTrie::Match{} : lexicon_.NameOf(seat);
      const bool city_hall = owner && lexicon_.EntityNamed(owner.value).kind == EntityKind::kCity;
      if (!country && !city_hall) continue;
      const Tokens rest = Trimmed(tokens.first(i), lexicon_);
      if (std::optional<EntityReading> reading = Gazetteer(rest)) return reading;
      if (city_hall) return Headed(rest);
    }
    return std::nullopt;
  }

  std::optional<EntityReading> Headed(Tokens tokens) const {
    const NameTrie::Match match = lexicon_.HeadAt(tokens, 0);
    if (!match) return std::nullopt;
    const Head& head = lexicon_.HeadOf(match.value);
    const Tokens rest = Trimmed(tokens.subspan(match.end), lexicon_);
    if (rest.empty()) return std::nullopt;
    if (head.city) return CityGovernment(tokens, rest);
    if (head.unit) return Unit(tokens, rest);
    return std::nullopt;
  }

  std::optional<EntityReading> Embassy(Tokens tokens) const {
    const NameTrie::Match match = lexicon_.HeadAt(tokens, 0);
    if (!match || !lexicon_.HeadOf(match.value).embassy) return std::nullopt;
    const Tokens head = tokens.first(match.end), rest = Trimmed(tokens.subspan(match.end), lexicon_);
    NameTrie::Match country = lexicon_.CountryAt(rest, 0);
    if (!country) country = lexicon_.DemonymAt(rest, 0);
    if (!country) return std::nullopt;
    EntityReading reading = MissionOf(head, lexicon_.CountryOf(country.value));
    if (const Tokens seat = SeatAbroad(rest.subspan(country.end)); !seat.empty()) {
      reading.id += "-en-" + SeatKey(seat);
      reading.name += " en " + std::string(Written(seat, written_));
    }
    return reading;
  }

  // The country or the city, whichever of its names it goes by.
  std::string SeatKey(Tokens seat) const {
    const NameTrie::Match country = lexicon_.CountryAt(seat, 0), city = lexicon_.CityAt(seat, 0);
    if (country && country.end == seat.size()) return std::string(lexicon_.CountryOf(country.value).id);
    if (city && city.end == seat.size()) return std::string(lexicon_.CityOf(city.value).id);
    return KeyOf(seat, lexicon_);
  }

  // "en España": the missions of one country in two others are two; the one in this country has no need to say so.
  Tokens SeatAbroad(Tokens after) const {
    if (after.size() < 2 || (after[0].text != "en" && after[0].text != "ante")) return {};
    std::size_t end = 1;
    while (end < after.size() && after[end].kind == TokenKind::kWord) ++end;
    const Tokens seat = Trimmed(after.subspan(1, end - 1), lexicon_);
    if (seat.empty() || !seat[0].capital) return {};
    const NameTrie::Match country = lexicon_.CountryAt(seat, 0), city = lexicon_.CityAt(seat, 0);
    const bool at_home = (country && lexicon_.CountryOf(country.value).id == Lexicon::kOwnCountry) ||
                         (city && lexicon_.CityOf(city.value).id == Lexicon::kOwnCountry);
    return at_home ? Tokens{} : seat;
  }

 public:
  // The mission that a head ("Consulados", "Embajada y Consulado") has of a country.
  EntityReading MissionOf(Tokens head, const Country& of) const {
    std::string prefix = KeyOf(head, lexicon_), kind(Written(head, written_));
    if (const NameTrie::Match match = lexicon_.HeadAt(head, 0); match && match.end == head.size()) {
      const Head& row = lexicon_.HeadOf(match.value);
      if (!row.stands_for.empty()) {
        prefix = row.stands_for;
        kind = lexicon_.TitleOf(row.stands_for);
      }
    }
    if (prefix == "embajada") kind = "Embajada";
    return {prefix + "-" + std::string(of.id), kind + " de " + std::string(of.names.front()), EntityKind::kEmbassy,
            true};
  }

 private:
  // "Mayor", "del Distrito Metropolitano", "de la Ciudad" between a city's government and its name.
  Tokens WithoutRank(Tokens tokens) const {
    static constexpr std::string_view kRanks[] = {"mayor",     "metropolitana", "metropolitano",
                                                  "municipal", "distrital",     "distrito",
                                                  "ciudad",    "capital",       "provincial"};
    bool stripped = true;
    while (stripped && tokens.size() > 1) {
      stripped = false;
      for (const std::string_view rank : kRanks) stripped |= tokens.front().text == rank;
      if (stripped) tokens = Trimmed(tokens.subspan(1), lexicon_);
    }
    return tokens;
  }

  std::optional<EntityReading> CityGovernment(Tokens tokens, Tokens rest) const {
    for (std::size_t i = 1; i < rest.size(); ++i) {
      if (rest[i].kind == TokenKind::kComma || rest[i].kind == TokenKind::kOpen) rest = rest.first(i);
    }
    NameTrie::Match city = lexicon_.CityAt(rest, 0);
    if (!city || city.end != rest.size()) {
      rest = WithoutRank(rest);
      city = lexicon_.CityAt(rest, 0);
    }
    if (city && city.end == rest.size()) {
      const City& of = lexicon_.CityOf(city.value);
      return EntityReading{"alcaldia-de-" + std::string(of.id), std::string(of.government), EntityKind::kCity, true};
    }
    const std::string key = KeyOf(rest, lexicon_);
    if (key.empty()) return std::nullopt;
    return EntityReading{"alcaldia-de-" + key, std::string(Written(tokens, written_)), EntityKind::kCity, false};
  }

  // "Oficina de X", "Dirección de X" and "X" are one unit of the house.
  std::optional<EntityReading> Unit(Tokens tokens, Tokens rest) const {
    const NameTrie::Match match = lexicon_.NameOf(rest);
    if (match && lexicon_.EntityNamed(match.value).kind == EntityKind::kMunicipalUnit) {
      return Known(lexicon_.EntityNamed(match.value));
    }
    const std::string key = KeyOf(rest, lexicon_);
    if (key.empty()) return std::nullopt;
    return EntityReading{key, std::string(Written(tokens, written_)), EntityKind::kMunicipalUnit, false};
  }

  EntityReading Person(Tokens tokens) const {
    const Grammar grammar(tokens, Place::kCell);
    const std::size_t begin = PeopleGrammar(tokens, grammar, false).AfterTitles(0);
    const Tokens name = Trimmed(begin < tokens.size() ? tokens.subspan(begin) : tokens, lexicon_);
    std::string key;
    for (std::size_t i = 0; i < name.size(); ++i) {
      if (name[i].kind != TokenKind::kWord || lexicon_.Is(name[i], kSkips)) continue;
      const bool letter = name[i].text.size() == 1;
      if (letter && !(i + 1 < name.size() && name[i + 1].glued)) continue;
      const bool after_letter = i > 0 && name[i].glued && name[i - 1].text.size() == 1;  // "O'Brien" is "OBrien"
      if (!key.empty() && !after_letter) key += '-';
      key += name[i].text;
    }
    if (key.empty()) key = KeyOf(name, lexicon_);
    return {"p-" + Slug(key), std::string(Written(name, written_)), EntityKind::kPerson, false};
  }

  bool LooksLikePerson(Tokens tokens) const {
    const Grammar grammar(tokens, Place::kCell);
    const PeopleGrammar people(tokens, grammar, false);
    const std::size_t begin = people.AfterTitles(0);
    if (begin > 0 && begin < tokens.size()) {
      const std::optional<PersonName> titled = people.Titled(0);
      return titled && titled->end == tokens.size();
    }
    return !tokens.empty() && lexicon_.Is(tokens[0], kGivenName) && people.IsWholeName(0, tokens.size());
  }

  EntityKind KindOf(Tokens tokens) const {
    const NameTrie::Match head = lexicon_.HeadAt(tokens, 0);
    if (head) return lexicon_.HeadOf(head.value).kind;
    for (const Token& token : tokens) {
      const std::size_t at = static_cast<std::size_t>(&token - tokens.data());
      if (at > 0 && lexicon_.CompanySuffixAt(tokens, at)) return EntityKind::kCompany;
    }
    return tokens.size() == 1 && tokens[0].all_caps ? EntityKind::kOrganism : EntityKind::kOther;
  }

  EntityReading Unknown(Tokens tokens) const {
    if (LooksLikePerson(tokens)) return Person(tokens);
    std::string key = KeyOf(tokens, lexicon_);
    if (const NameTrie::Match match = lexicon_.HeadAt(tokens, 0)) {
      const std::string_view head = lexicon_.HeadOf(match.value).stands_for;  // "J.C. de San Felipe"
      const std::string rest = KeyOf(tokens.subspan(match.end), lexicon_);
      if (!head.empty() && !rest.empty()) key = std::string(head) + "-" + rest;
    }
    if (key.empty()) key = Slug(Written(tokens, written_));
    if (key.empty()) key = kNoLetters;
    return {key, std::string(Trim(Written(tokens, written_))), KindOf(tokens), false};
  }

  const Lexicon& lexicon_;
  std::string_view written_;
  PersonHint hint_;
};

}  // namespace

Likeness LikeKnown(Tokens known, Tokens name) {
  const Lexicon& lexicon = Lexicon::Get();
  const NameTrie::Match match = lexicon.NameOf(known);
  if (!match) return Likeness::kUntold;
  bool told = false;
  for (const std::string_view other : lexicon.EntityNamed(match.value).names) {
    TokenText tokens;
    Read(other, tokens);
    if (tokens.tokens.size() < 2) continue;
    told = true;
    if (SharedWords(tokens.tokens, name) >= kAlike) return Likeness::kLike;
  }
  return told ? Likeness::kUnlike : Likeness::kUntold;
}

EntityReading ResolveEmbassy(Tokens head, Tokens country, std::string_view written) {
  const Lexicon& lexicon = Lexicon::Get();
  const NameTrie::Match opens = lexicon.HeadAt(head, 0);
  NameTrie::Match of = lexicon.CountryAt(country, 0);
  if (!of) of = lexicon.DemonymAt(country, 0);
  if (!opens || !of) return ResolveTokens(country, written, PersonHint::kUnknown);
  return Resolver(written, PersonHint::kUnknown).MissionOf(head.first(opens.end), lexicon.CountryOf(of.value));
}

EntityReading ResolveTokens(Tokens tokens, std::string_view written, PersonHint hint) {
  return Resolver(written, hint).Resolve(tokens.first(std::min(tokens.size(), kLongestName)));
}

}  // namespace acervo::entities
