// A name runs over capitalised words and the small words that join them ("de", "de la", "para la", "y"); it stops where
// another name begins. Embassies end with their country, whatever follows.
#include "parsers/entities/grammar.h"

#include <algorithm>
#include <utility>

namespace acervo::entities {
namespace {

// In tokens; they keep hostile input linear.
constexpr std::size_t kLongestName = 18;
constexpr std::size_t kMostArticles = 4;

// "XXVII", but not "LMD": what a number is written with, in the order of a number.
bool IsRomanNumeral(std::string_view folded) {
  constexpr std::pair<std::string_view, int> kDigits[] = {{"m", 3},  {"cm", 1}, {"d", 1},  {"cd", 1}, {"c", 3},
                                                          {"xc", 1}, {"l", 1},  {"xl", 1}, {"x", 3},  {"ix", 1},
                                                          {"v", 1},  {"iv", 1}, {"i", 3}};
  for (const auto& [digit, most] : kDigits) {
    for (int n = 0; n < most && folded.starts_with(digit); ++n) folded.remove_prefix(digit.size());
  }
  return folded.empty();
}

}  // namespace

std::size_t Grammar::SkipArticles(std::size_t at) const {
  const std::size_t limit = at + kMostArticles;
  while (at < limit && Is(at, kSkips | kArticle)) ++at;
  return at;
}

bool Grammar::CaseFits(const KnownName& name, std::size_t at, std::size_t end) const {
  if (place_ == Place::kCell) return true;
  int words = 0, capitals = 0;
  for (std::size_t i = at; i < end; ++i) {
    if (!IsWord(i) || Is(i, kSkips | kAnd | kJoins | kArticle) || tokens_[i].text == "a") continue;
    ++words;
    capitals += tokens_[i].capital || tokens_[i].numeric;
  }
  const Token& first = tokens_[at];
  if (first.shouted && words <= 1 && Is(at, kAlsoWord | kEvent | kGeneric | kVerb)) return false;
  if (name.acronym && first.text.size() <= 3) return first.all_caps;
  if (words <= 1) return first.capital;
  if (name.bare_unit) return capitals == words && (!first.shouted || AfterSmallWord(at));
  if (first.capital || capitals == words) return true;
  return capitals == words - 1 || (words >= 3 && capitals == 0);
}

// "la CSS" is the Caja de Seguro Social, "el CSS" a style sheet: the article before it has the gender of the body.
bool Grammar::AgreesWithArticle(std::size_t at) const {
  return at > 0 && IsWord(at - 1) && lexicon_.ArticleOf(tokens_[at]).contains(tokens_[at - 1].text);
}

// A gazetteer name in running text has to be written as a name; short names are none there.
Grammar::Known Grammar::KnownAt(std::size_t at) const {
  if (!IsWord(at)) return {at, -1};
  const NameTrie::Match match = lexicon_.NameAt(tokens_, at);
  if (!match) return {at, -1};
  const KnownName& name = lexicon_.Name(match.value);
  if (place_ == Place::kText && name.is_short) return {at, -1};
  if (!CaseFits(name, at, match.end)) return {at, -1};
  if (place_ == Place::kText && match.end == at + 1 && Is(at, kAmbiguous) && !AgreesWithArticle(at)) return {at, -1};
  // "JICA Panamá": the office of an international body in the country is the body.
  const KnownEntity& entity = lexicon_.Entity(name.entity);
  const bool has_offices = entity.kind == EntityKind::kOrganism || entity.kind == EntityKind::kCompany ||
                           entity.kind == EntityKind::kCivilSociety;
  const bool seated = has_offices && name.words == 1 && IsWord(match.end) && tokens_[match.end].capital &&
                      tokens_[match.end].text == "panama";
  return {match.end + (seated ? 1 : 0), match.value};
}

// A word that a name may hold.
bool Grammar::MayBeNamed(std::size_t at) const {
  if (!IsWord(at) || tokens_[at].quoted) return false;
  const Token& token = tokens_[at];
  if (token.glued) return true;
  if (Is(at, kSkips | kAnd | kJoins) && (!token.capital || token.shouted)) return false;
  if (place_ == Place::kCell) return true;
  if (token.shouted && Is(at, kFunction)) return false;
  return token.capital;
}

// A word for many things, that one name of many may hold: "Arquitectos", "Niñez".
bool Grammar::IsCommonNoun(std::size_t at) const {
  if (!IsWord(at) || tokens_[at].all_caps != tokens_[at].shouted || Is(at, kGivenName)) return false;
  return Is(at, kGeneric | kNameWord) || EndsAsCommonWord(tokens_[at].text);
}

bool Grammar::EntityBegins(std::size_t at) const {
  if (!IsWord(at)) return false;
  const Known known = KnownAt(at);
  if (known.end > at && !lexicon_.Name(known.value).is_short) return true;
  const NameTrie::Match head = lexicon_.HeadAt(tokens_, at);
  if (head && (tokens_[at].capital || lexicon_.HeadOf(head.value).lower)) {
    if (IsWord(head.end) && (Is(head.end, kSkips | kJoins) || tokens_[head.end].capital)) return true;
  }
  const NameTrie::Match person = lexicon_.PersonWordAt(tokens_, at);
  if (person && static_cast<PersonWord>(person.value) == PersonWord::kTitle) return true;
  return place_ == Place::kText && !tokens_[at].shouted && tokens_[at].all_caps && tokens_[at].text.size() >= 3;
}

// "Ministerio de Salud Pública y Bienestar Social" holds the name of a unit.
bool Grammar::IsBareUnit(std::size_t at) const {
  const Known known = KnownAt(at);
  return known.end > at && lexicon_.Name(known.value).bare_unit;
}

// At "y" or "e": the end of the words it joins to the name; `at`: it joins another name, or none.
std::size_t Grammar::AfterAnd(std::size_t at, const Head& head) const {
  const std::size_t next = at + 1;
  const bool part = head.kind == EntityKind::kGovernment && IsBareUnit(next);
  if (Is(next, kArticle | kSkips) || !MayBeNamed(next) || (EntityBegins(next) && !part)) return at;
  if (!InCell() && tokens_[next].shouted && !IsCommonNoun(next)) return at;
  if (tokens_[next].shouted && Is(next, kVerb | kEvent)) return at;
  if (Is(next, kGivenName) && IsWord(next + 1) && tokens_[next + 1].capital) return at;
  return next + 1;
}

// At a small word: the index after the word that it joins to the name; `at`: the name ends before it.
std::size_t Grammar::AfterJoint(std::size_t at, bool named, const Head& head) const {
  if (Is(at, kAnd)) return named && (head.joins_and || (head.nouns && IsCommonNoun(at + 1))) ? AfterAnd(at, head) : at;
  const bool article_alone = Is(at, kArticle) && tokens_[at].text != "del" && tokens_[at].text != "al";
  if (named && article_alone) return at;
  std::size_t next = at;
  bool article = false, joined = tokens_[at].text == "a" || tokens_[at].text == "al";
  if (tokens_[at].text == "a") ++next;
  while (Is(next, kSkips | kJoins | kArticle) &&
         !(tokens_[next].capital && !tokens_[next].shouted && next > at && !Is(next, kArticle))) {
    article |= Is(next, kArticle);
    joined |= Is(next, kJoins);
    ++next;
  }
  if (next == at || next - at > 4) return at;
  if (!MayBeNamed(next)) return at;
  if (article_alone && IsTitle(next)) return at;  // "ESTA OFICINA LA LIC. ANA RUIZ"
  const bool shouted = !InCell() && tokens_[next].shouted;
  if (shouted && !named && joined) return at;
  if (shouted && !MayJoinInCapitals(next, named, article)) return at;
  const bool of_aim = joined && Is(at, kJoins) && head.list && IsCommonNoun(next) && !EntityBegins(next);
  if (joined && named && !article && !of_aim) return at;
  if (joined && tokens_[at].text[0] == 'a' &&
      (lexicon_.PersonWordAt(tokens_, next) || lexicon_.CityAt(tokens_, next) || lexicon_.CountryAt(tokens_, next))) {
    return at;
  }
  // "Dirección de Cultura del Municipio de Colón" are two; "Amigos del Casco Viejo" call themselves so.
  const bool owned = article && head.kind != EntityKind::kCivilSociety;
  if (named && (owned || joined) && EntityBegins(next)) return at;
  return next + 1;
}

bool Grammar::IsTitle(std::size_t at) const {
  const NameTrie::Match person = lexicon_.PersonWordAt(tokens_, at);
  return person && static_cast<PersonWord>(person.value) == PersonWord::kTitle;
}

// At a comma: the end of a list that belongs to the name ("Comercio, Industrias y Agricultura"); `at`: none.
std::size_t Grammar::ListEnd(std::size_t at, const Head& head) const {
  std::size_t i = at;
  const std::size_t limit = std::min(tokens_.size(), at + kLongestName);
  while (IsKind(i, TokenKind::kComma)) {
    const std::size_t item = ListItemEnd(i + 1, limit, head);
    if (item == i + 1) return at;
    i = item;
  }
  if (!Is(i, kAnd)) return at;
  const bool unknown = IsWord(i + 1) && tokens_[i + 1].word == 0 && !tokens_[i + 1].all_caps;  // "… e Higiene"
  if (head.nouns && !IsCommonNoun(i + 1) && !unknown) return at;
  // "Obras Públicas, Transportes y de Vivienda"
  const bool of = head.list && Is(i + 1, kSkips) && !Is(i + 1, kArticle);
  if (of && MayBeNamed(i + 2) && !EntityBegins(i + 2) && !Is(i + 2, kGivenName)) return i + 3;
  const std::size_t end = AfterAnd(i, head);
  return end == i ? at : end;
}

// The end of one part of a list inside a name; `first`: it is a name of its own.
std::size_t Grammar::ListItemEnd(std::size_t first, std::size_t limit, const Head& head) const {
  std::size_t item = first;
  while (item < limit && item < first + 4 && MayBeNamed(item) && !Is(item, kSkips | kAnd)) ++item;
  if (item == first || Is(first, kGivenName) || lexicon_.CountryAt(tokens_, first)) return first;
  if (head.nouns && !IsCommonNoun(first)) return first;
  const bool part = !head.unit && IsBareUnit(first);  // "Comisión de Género, Niñez y Familia"
  return EntityBegins(first) && !part ? first : item;
}

std::size_t Grammar::QuotedEnd(std::size_t at) const {
  if (at >= tokens_.size() || !tokens_[at].quoted || IsWord(at)) return at;
  std::size_t end = at;
  while (end < tokens_.size() && tokens_[end].quoted) ++end;
  return end < tokens_.size() && end - at <= 8 ? end + 1 : at;
}

// A small word that joins another one to the name, or leads to it.
bool Grammar::IsJoint(std::size_t at) const {
  const Token& token = tokens_[at];
  if (Is(at, kAnd | kJoins) || (token.text == "a" && !token.capital)) return true;
  return Is(at, kSkips | kArticle) && !(token.capital && !token.shouted && place_ == Place::kText);
}

// Whether the name that begins at `begin` ends before the word at `at`, which is no joint.
bool Grammar::EndsChain(std::size_t at, std::size_t begin, const Head& head) const {
  const Token& token = tokens_[at];
  const bool named = at > begin;
  const bool number = head.place && !named && token.numeric;  // "Parque 3 de Noviembre"
  if (!number && (!MayBeNamed(at) || !GoesOnInCapitals(at, begin))) return true;
  const bool acronym = token.all_caps && !token.shouted;
  if (!named) return acronym && Is(at, kStopAcronym);
  if (token.glued) return false;
  // "Aguas de Puerto Almirante" ends in a title, "Colegio Javier Prof. Ana Ruiz" before one.
  const bool title = IsTitle(at) && IsWord(at + 1) && tokens_[at + 1].capital;
  return title || (acronym && KnownAt(at).end > at) || (Is(at, kMonth) && !head.place);
}

std::size_t Grammar::ChainEnd(std::size_t at, const Head& head) const {
  if (head.quoted && QuotedEnd(at) > at) return QuotedEnd(at);
  const std::size_t limit = std::min(tokens_.size(), at + kLongestName);
  std::size_t end = at;
  bool joined = false;
  while (end < limit) {
    const bool named = end > at;
    std::size_t next = end;
    if (IsKind(end, TokenKind::kComma) && named && (head.list || (head.nouns && joined))) {
      next = ListEnd(end, head);
    } else if (!IsWord(end) || tokens_[end].quoted) {
      break;
    } else if (IsJoint(end)) {
      next = AfterJoint(end, named, head);
      joined = true;
    } else if (!EndsChain(end, at, head)) {
      ++next;
    }
    if (next == end) break;
    end = next;
  }
  while (end > at && Is(end - 1, kSkips | kAnd | kJoins)) --end;
  return end;
}

std::size_t Grammar::HeadedEnd(std::size_t at) const {
  if (!IsWord(at) || tokens_[at].quoted) return at;
  const NameTrie::Match match = lexicon_.HeadAt(tokens_, at);
  if (!match) return at;
  const Head& head = lexicon_.HeadOf(match.value);
  if (place_ == Place::kText && !tokens_[at].capital && !head.lower) return at;
  if (head.embassy) {
    const std::size_t end = EmbassyEnd(match.end);
    if (end > match.end) return end;
  }
  if (head.city && tokens_[at].shouted && !InCell()) {
    const NameTrie::Match city = lexicon_.CityAt(tokens_, SkipArticles(match.end));
    if (city) return city.end;
  }
  if (head.alone) return WithSeat(match.end);
  const bool own_article = Is(match.end, kArticle) && tokens_[match.end].capital && !tokens_[match.end].shouted;
  if (head.name_at_once && Is(match.end, kSkips | kJoins) && !own_article) return at;  // but "Grupo Los Reyes"
  // "Fondo de las Naciones Unidas para la Infancia, Educación y Cultura": a whole name and what stands beside it.
  Head alone = head;
  alone.nouns = head.nouns && !IsKind(KnownAt(at).end, TokenKind::kComma);
  const std::size_t end = ChainEnd(match.end, alone);
  if (end == match.end) return at;
  if (tokens_[at].shouted && !InCell() && !head.lower && OpensKnownName(match.end)) return at;
  // "Puerto Rico" is a country, not a port.
  if (lexicon_.CountryAt(tokens_, at).end == end || lexicon_.CityAt(tokens_, at).end == end) return at;
  return head.embassy ? WithSeat(end) : WithSuffix(end);
}

std::size_t Grammar::WithOwnAcronym(Known known) const {
  if (known.value < 0 || !IsWord(known.end) || tokens_[known.end].glued) return known.end;
  const NameTrie::Match next = lexicon_.NameAt(tokens_, known.end);
  if (!next || !lexicon_.Name(next.value).acronym || !tokens_[known.end].all_caps) return known.end;
  const int entity = lexicon_.Name(known.value).entity;
  return lexicon_.Name(next.value).entity == entity && next.end == known.end + 1 ? next.end : known.end;
}

// "Cooperativa de Servicios San Antonio, R.L."
std::size_t Grammar::WithSuffix(std::size_t end) const {
  const std::size_t at = IsKind(end, TokenKind::kComma) ? end + 1 : end;
  if (!IsWord(at) || tokens_[at].glued) return end;
  const NameTrie::Match suffix = lexicon_.CompanySuffixAt(tokens_, at);
  return suffix ? suffix.end : end;
}

std::size_t Grammar::CapitalRun(std::size_t at) const {
  std::size_t end = at;
  const std::size_t limit = std::min(tokens_.size(), at + 7);
  while (end < limit && IsWord(end) && !tokens_[end].quoted &&
         (tokens_[end].capital || tokens_[end].glued || Is(end, kCompanySuffix)) &&
         (!tokens_[end].shouted || MayBeOfCompany(end))) {
    ++end;
  }
  return end;
}

std::size_t Grammar::CompanyEnd(std::size_t at) const {
  if (!IsWord(at) || !tokens_[at].capital || tokens_[at].quoted || Is(at, kCompanySuffix | kNoName)) return at;
  if (tokens_[at].shouted && !MayBeOfCompany(at)) return at;
  std::size_t end = CapitalRun(at);
  const std::size_t after_comma = end + 1;
  if (IsKind(end, TokenKind::kComma) && IsWord(after_comma)) {
    if (const NameTrie::Match suffix = lexicon_.CompanySuffixAt(tokens_, after_comma)) return suffix.end;
  }
  for (std::size_t i = at + 1; i < end; ++i) {
    if (const NameTrie::Match suffix = lexicon_.CompanySuffixAt(tokens_, i)) return suffix.end;
  }
  return at;
}

std::size_t Grammar::NoEntityEnd(std::size_t at) const {
  if (!Is(at, kEvent | kRoad)) return at;
  if (Is(at, kRoad) && !tokens_[at].capital) return at;
  Head head;
  head.joins_and = true;
  return ChainEnd(at + 1, head);
}

bool Grammar::IsUnknownAcronym(std::size_t at) const {
  if (!IsWord(at) || tokens_[at].shouted || tokens_[at].quoted) return false;
  const Token& token = tokens_[at];
  if (!token.all_caps || token.numeric || token.text.size() < 3 || token.text.size() > 12) return false;
  if (Is(at, kStopAcronym | kSkips | kAnd | kMonth) || IsRomanNumeral(token.text)) return false;
  if (at > 0 && token.glued) return false;
  const bool number_follows = IsWord(at + 1) && tokens_[at + 1].numeric;
  return !number_follows && token.text.find_first_of("0123456789") == token.text.npos;
}

}  // namespace acervo::entities
