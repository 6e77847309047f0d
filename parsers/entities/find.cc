// One walk from left to right. At each word: a person with a title, else the longest of what the gazetteer, the grammar
// of names and the suffixes of companies find there, else a person by name, else an acronym. What a quotation holds is
// a title, no entity. At last, unknown names standing in a row of known ones are taken with them.
#include <algorithm>
#include <optional>

#include "parsers/entities/definitions.h"
#include "parsers/entities/entities.h"
#include "parsers/entities/grammar.h"
#include "parsers/entities/people.h"
#include "parsers/entities/resolve.h"

namespace acervo {
namespace entities {
namespace {

constexpr std::size_t kMostLocal = 4;  // tokens of a short name that a report defines

struct Found {
  std::size_t begin = 0;
  std::size_t end = 0;
  PersonHint hint = PersonHint::kUnknown;
  std::size_t head = 0;  // kEmbassy: the index of the head that it shares: "Consulados de Chile y Perú"
};

class Finder {
 public:
  Finder(const TokenText& text, const LocalNames& names)
      : lexicon_(Lexicon::Get()),
        tokens_(text.tokens),
        grammar_(tokens_, Place::kText),
        people_(tokens_, grammar_, false),
        names_(names),
        pairs_(tokens_, grammar_, people_) {}

  std::vector<Found> Run() {
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::size_t next = Step(i);
      i = std::max(next, i + 1);
    }
    return WithUnknownListed();
  }

 private:
  std::size_t Step(std::size_t at) {
    if (!grammar_.IsWord(at) || tokens_[at].quoted) return at + 1;
    if (const std::optional<PersonName> person = people_.Titled(at)) {
      // "Director de la OCI, Juan Pons": what the office is of comes first.
      for (std::size_t i = people_.AfterTitles(at); i < person->begin; ++i) {
        const std::size_t end = OrganisationEnd(i);
        if (end > i && end <= person->begin) i = TakeOrganisation(i, end) - 1;
      }
      return TakePersons(*person);
    }
    if (const std::size_t end = OrganisationEnd(at); end > at) return TakeOrganisation(at, end);
    if (tokens_[at].capital) {
      if (const std::optional<PersonName> person = people_.Named(at); person && at >= no_entity_until_) {
        return TakePersons(*person);
      }
    }
    no_entity_until_ = std::max(no_entity_until_, grammar_.NoEntityEnd(at));
    if (const std::size_t end = LocalEnd(at); end > at) return TakeOrganisation(at, WithPlace(end));
    return at + 1;
  }

  std::size_t OrganisationEnd(std::size_t at) const {
    const Grammar::Known known = grammar_.KnownAt(at);
    std::size_t end = known.end;
    if (end > at && lexicon_.Name(known.value).bare_unit && at < no_entity_until_) end = at;
    if (end > at && tokens_[at].shouted) return std::max(grammar_.ShoutedEnd(at, end), pairs_.NameEnd(at));
    end = std::max(end, grammar_.HeadedEnd(at));
    if (known.end == end) end = grammar_.WithOwnAcronym(known);
    if (tokens_[at].capital) end = std::max(end, grammar_.CompanyEnd(at));
    return std::max(end, pairs_.NameEnd(at));  // "Bolsa de Comercio de Rosario (BCR)"
  }

  // The end of a short name that the report defines elsewhere.
  std::size_t LocalEnd(std::size_t at) const {
    if (names_.Empty() || !tokens_[at].capital) return at;
    std::string key;
    for (std::size_t i = at; i < tokens_.size() && i < at + kMostLocal && grammar_.IsWord(i); ++i) {
      if (i > at && !tokens_[i].glued && !tokens_[i].capital) break;
      key += tokens_[i].text;
      const bool ends = !(i + 1 < tokens_.size() && tokens_[i + 1].glued);
      if (ends && names_.Has(key)) return i + 1;
    }
    return at;
  }

  // "ACI Medellín", "CARE Ecuador"
  std::size_t WithPlace(std::size_t end) const {
    if (!grammar_.IsWord(end) || !tokens_[end].capital || tokens_[end].glued || tokens_[end].quoted) return end;
    const NameTrie::Match city = lexicon_.CityAt(tokens_, end), country = lexicon_.CountryAt(tokens_, end);
    const std::size_t place = std::max({end, city.end, country.end});
    return grammar_.IsWord(place) && tokens_[place].capital ? end : place;
  }

  // In "Nombre Largo (SIGLA)", "Nombre -SIGLA-" and "Nombre – SIGLA" the acronym is the name once more.
  bool IsSecondName(std::size_t at, std::size_t end) const {
    if (found_.empty() || at == 0) return false;
    if (pairs_.IsShortOf(found_.back().end, at, end)) return true;
    if (found_.back().end + 1 != at || end != at + 1) return false;
    const TokenKind before = tokens_[at - 1].kind;
    if (before != TokenKind::kOpen && before != TokenKind::kDash) return false;
    const Grammar::Known known = grammar_.KnownAt(at);
    if (known.end == at) return true;
    const Found& last = found_.back();
    if (last.hint == PersonHint::kPerson) return false;
    const EntityReading first = ResolveTokens(std::span(tokens_).subspan(last.begin, last.end - last.begin), {}, {});
    return !first.known || first.id == lexicon_.EntityNamed(known.value).id;
  }

  std::size_t TakeOrganisation(std::size_t at, std::size_t end) {
    if (IsSecondName(at, end)) return end;
    found_.push_back({at, end, PersonHint::kUnknown, at});
    for (std::size_t country = grammar_.NextCountry(at, end); country > 0; country = grammar_.NextCountry(at, end)) {
      end = grammar_.CountryEnd(country);
      found_.push_back({country, end, PersonHint::kEmbassy, at});
    }
    return TakeBracket(end);
  }

  std::size_t ClosingBracket(std::size_t open) const {
    const std::size_t limit = std::min(tokens_.size(), open + 12);
    for (std::size_t i = open + 1; i < limit; ++i) {
      if (grammar_.IsKind(i, TokenKind::kClose)) return i;
      if (!grammar_.IsWord(i)) break;
    }
    return open;
  }

  // "Dirección de Planificación (Tomás Sosa)": the bracket after a unit holds a person.
  std::size_t TakeBracket(std::size_t end) {
    if (!grammar_.IsKind(end, TokenKind::kOpen)) return end;
    const std::size_t close = ClosingBracket(end);
    if (close == end || !people_.IsWholeName(end + 1, close)) return end;
    found_.push_back({people_.AfterTitles(end + 1), close, PersonHint::kPerson});
    return close;
  }

  std::size_t TakePersons(PersonName person) {
    std::optional<PersonName> next = person;
    while (next) {
      person = *next;
      found_.push_back({person.begin, person.end, PersonHint::kPerson});
      next = people_.Another(person.end);
      if (next && people_.Titled(person.end + 1)) next.reset();
    }
    return person.end;
  }

  // The end of a capitalised run that may be an unknown organisation in a list.
  std::size_t ListedEnd(std::size_t at) const {
    std::size_t end = at;
    while (grammar_.IsWord(end) && tokens_[end].capital && !tokens_[end].quoted && end < at + 4 &&
           !grammar_.Is(end, kNoName | kEvent | kRoad | kSkips)) {
      ++end;
    }
    const bool place = lexicon_.CountryAt(tokens_, at) || lexicon_.CityAt(tokens_, at);
    const bool office = static_cast<bool>(lexicon_.PersonWordAt(tokens_, at));
    return place || office ? at : end;
  }

  bool BeginsNext(std::size_t at, std::size_t index) const {
    return index < found_.size() && found_[index].begin == grammar_.SkipArticles(at) &&
           found_[index].hint == PersonHint::kUnknown;
  }

  // "Reunión con Navantia y la Autoridad Portuaria": an unknown name between "con" or "entre" and "y" with an entity;
  // the beginning of the entity: none.
  std::size_t CompanionOf(std::size_t n) const {
    std::size_t join = found_[n].begin;
    if (found_[n].hint != PersonHint::kUnknown) return found_[n].begin;
    while (join > 0 && grammar_.Is(join - 1, kArticle) && found_[n].begin - join < 3) --join;
    if (join == 0 || !grammar_.Is(join - 1, kAnd)) return found_[n].begin;
    const std::size_t end = join - 1;
    std::size_t begin = end;
    while (begin > 0 && end - begin < 4 && grammar_.IsWord(begin - 1) && tokens_[begin - 1].capital) --begin;
    const bool after = begin > 0 && begin < end && grammar_.IsWord(begin - 1) &&
                       (tokens_[begin - 1].text == "con" || tokens_[begin - 1].text == "entre");
    if (!after || ListedEnd(begin) != end || (n > 0 && found_[n - 1].end > begin)) return found_[n].begin;
    const Token& first = tokens_[begin];
    const bool proper = first.mixed || (first.word == 0 && !first.all_caps);
    return proper && first.text.size() >= 4 ? begin : found_[n].begin;
  }

  // "convenio entre la Alcaldía de Panamá, Lumen y la OEA": after each entity, a run up to the next one.
  std::vector<Found> WithUnknownListed() const {
    std::vector<Found> all;
    for (std::size_t n = 0; n < found_.size(); ++n) {
      if (const std::size_t begin = CompanionOf(n); begin < found_[n].begin) {
        all.push_back({begin, ListedEnd(begin), PersonHint::kUnknown});
      }
      all.push_back(found_[n]);
      if (found_[n].hint != PersonHint::kUnknown) continue;
      const std::size_t separator = found_[n].end;
      if (!grammar_.IsKind(separator, TokenKind::kComma)) continue;
      const std::size_t begin = separator + 1;
      const std::size_t end = ListedEnd(begin);
      if (end == begin) continue;
      const bool list_goes_on = grammar_.IsKind(end, TokenKind::kComma) || grammar_.Is(end, kAnd);
      if (list_goes_on && BeginsNext(end + 1, n + 1)) all.push_back({begin, end, PersonHint::kUnknown});
    }
    return all;
  }

  const Lexicon& lexicon_;
  const std::vector<Token>& tokens_;
  Grammar grammar_;
  PeopleGrammar people_;
  const LocalNames& names_;
  Pairs pairs_;
  std::vector<Found> found_;
  std::size_t no_entity_until_ = 0;
};

// `free_from` is the end of the mention before it: a quotation mark between two names belongs to the first.
EntityMention MentionOf(const Found& found, const TokenText& tokens, std::string_view text, std::size_t free_from) {
  const std::span<const Token> all(tokens.tokens);
  const std::span<const Token> name = all.subspan(found.begin, found.end - found.begin);
  const Span bare{name.front().span.begin, name.back().span.end() - name.front().span.begin};
  const Span quoted = WithQuotes(bare, text);
  const Span span = quoted.begin < free_from ? bare : quoted;
  EntityReading reading = found.hint == PersonHint::kEmbassy ? ResolveEmbassy(all.subspan(found.head), name, text)
                                                             : ResolveTokens(name, text, found.hint);
  return {std::move(reading.id), std::move(reading.name),
          reading.kind,          std::string(span.In(text)),
          EntityRole::kMention,  span,
          reading.known};
}

}  // namespace
}  // namespace entities

std::vector<EntityMention> FindEntities(std::string_view text) { return FindEntities(text, {}); }

std::vector<EntityMention> FindEntities(std::string_view text, const LocalNames& names) {
  entities::TokenText tokens;
  entities::Read(text, tokens);
  std::vector<EntityMention> mentions;
  for (const entities::Found& found : entities::Finder(tokens, names).Run()) {
    const std::size_t free_from = mentions.empty() ? 0 : mentions.back().span->end();
    mentions.push_back(entities::MentionOf(found, tokens, text, free_from));
  }
  return mentions;
}

}  // namespace acervo
