// Embassies and consulates: the country they are of, the place they sit in, several of them under one head.
#include <algorithm>

#include "parsers/entities/grammar.h"

namespace acervo::entities {
namespace {

constexpr std::size_t kLongestList = 18;  // tokens; keeps hostile input linear

}  // namespace

// " en Panamá", " ante Panamá": part of the name of an embassy.
std::size_t Grammar::WithSeat(std::size_t at) const {
  if (!IsWord(at) || (tokens_[at].text != "en" && tokens_[at].text != "ante")) return at;
  const std::size_t place = SkipArticles(at + 1);
  if (!MayBeNamed(place)) return at;
  const NameTrie::Match country = lexicon_.CountryAt(tokens_, place);
  if (country) return country.end;
  const NameTrie::Match city = lexicon_.CityAt(tokens_, place);
  return city ? city.end : at;
}

// "Consulado de Panamá en Houston": a mission of one's own country is told by its place, whichever that is.
std::size_t Grammar::WithForeignSeat(std::size_t at) const {
  const std::size_t seat = WithSeat(at);
  if (seat > at || !IsWord(at) || (tokens_[at].text != "en" && tokens_[at].text != "ante")) return seat;
  std::size_t end = SkipArticles(at + 1);
  if (!MayBeNamed(end) || Is(end, kMonth) || tokens_[end].numeric || tokens_[end].shouted || EntityBegins(end))
    return at;
  while (end < at + 5 && MayBeNamed(end) && tokens_[end].capital) ++end;
  return end;
}

std::size_t Grammar::EmbassyEnd(std::size_t at) const {
  const std::size_t place = SkipArticles(at);
  // "El Salvador" begins with an article of its own, which the lookup passes over.
  const NameTrie::Match country = lexicon_.CountryAt(tokens_, place);
  if (country) return IsOwn(country) ? WithForeignSeat(country.end) : WithSeat(country.end);
  const NameTrie::Match demonym = lexicon_.DemonymAt(tokens_, at);
  return demonym ? WithSeat(demonym.end) : at;
}

bool Grammar::IsOwn(const NameTrie::Match& country) const {
  return lexicon_.CountryOf(country.value).id == Lexicon::kOwnCountry;
}

// ", España e Italia" at a comma: in a text commas part more than countries.
bool Grammar::IsListOfCountries(std::size_t comma) const {
  std::size_t i = comma;
  const std::size_t limit = comma + kLongestList;
  while (i < limit && IsKind(i, TokenKind::kComma)) {
    const NameTrie::Match country = lexicon_.CountryAt(tokens_, SkipArticles(i + 1));
    if (!country) return false;
    i = country.end;
  }
  return Is(i, kAnd) && static_cast<bool>(lexicon_.CountryAt(tokens_, SkipArticles(i + 1)));
}

std::size_t Grammar::NextCountry(std::size_t head, std::size_t end) const {
  const bool comma = IsKind(end, TokenKind::kComma);
  if (!comma && !Is(end, kAnd)) return 0;
  const NameTrie::Match match = lexicon_.HeadAt(tokens_, head);
  if (!match || !lexicon_.HeadOf(match.value).embassy) return 0;
  const NameTrie::Match first = lexicon_.CountryAt(tokens_, SkipArticles(match.end));
  if (first && IsOwn(first)) return 0;  // "Embajadas de Panamá en España y Francia"
  const bool plural = lexicon_.HeadOf(match.value).plural;
  if (!plural && comma && !InCell() && !IsListOfCountries(end)) return 0;
  std::size_t at = SkipArticles(end + 1);
  if (comma && Is(at, kAnd)) at = SkipArticles(at + 1);
  if (!IsWord(at) || EntityBegins(at)) return 0;
  NameTrie::Match country = lexicon_.CountryAt(tokens_, at);
  if (!country && !first) country = lexicon_.DemonymAt(tokens_, at);  // "Embajada Francesa y Española"
  // "la Embajada de Japón y Panamá": one's own country is at the other side of the table.
  return country && (plural || !IsOwn(country)) ? at : 0;
}

}  // namespace acervo::entities
