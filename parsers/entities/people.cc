#include "parsers/entities/people.h"

#include <algorithm>
#include <array>

namespace acervo::entities {
namespace {

// In tokens; they keep hostile input linear.
constexpr std::size_t kLongestName = 8;
constexpr std::size_t kMostTitles = 8;

// Particles inside a family name ("Itzel del C. Romero", "Ludwig van Beethoven").
constexpr std::array<std::string_view, 15> kParticles = {"de",  "del", "la", "las", "los", "van", "von", "der",
                                                         "den", "da",  "do", "dos", "di",  "bin", "ibn"};

}  // namespace

bool PeopleGrammar::IsParticle(std::size_t at) const {
  if (!grammar_.IsWord(at) || (tokens_[at].capital && !shouted_)) return false;
  return std::find(kParticles.begin(), kParticles.end(), tokens_[at].text) != kParticles.end();
}

std::optional<PersonWord> PeopleGrammar::PersonWordAt(std::size_t at, std::size_t& end) const {
  end = at;
  if (!grammar_.IsWord(at)) return std::nullopt;
  const NameTrie::Match match = lexicon_.PersonWordAt(tokens_, at);
  if (!match) return std::nullopt;
  end = match.end;
  return static_cast<PersonWord>(match.value);
}

bool PeopleGrammar::MayBeNamePart(std::size_t at) const {
  if (!grammar_.IsWord(at) || tokens_[at].quoted || tokens_[at].numeric) return false;
  const Token& token = tokens_[at];
  if (token.glued) return true;
  const bool given = grammar_.Is(at, kGivenName);  // "Julio" is a month, too
  if (!token.capital || (!given && grammar_.Is(at, kNoName | kAnd | kEvent | kCompanySuffix))) return false;
  const bool sentence_begins = at == 0 || !grammar_.IsWord(at - 1);
  if (sentence_begins && !given &&
      (token.stressed_end || token.text.ends_with("aron") || token.text.ends_with("ieron"))) {
    return false;  // "Participó", "Asistieron"
  }
  if (token.text.size() == 1) return token.abbreviated || shouted_;
  if (token.all_caps && !shouted_ && !token.abbreviated && !given) {
    // Capitals amid small letters are an acronym, unless the whole name is written so.
    const bool beside_capitals = (at > 0 && grammar_.IsWord(at - 1) && tokens_[at - 1].all_caps) ||
                                 (grammar_.IsWord(at + 1) && tokens_[at + 1].all_caps);
    if (!beside_capitals) return false;
  }
  std::size_t end = at;
  return PersonWordAt(at, end) != PersonWord::kTitle;
}

// A run of name words with particles and initials between them; `least` of them at least.
std::optional<PersonName> PeopleGrammar::NameAt(std::size_t at, std::size_t least) const {
  std::size_t end = at, words = 0, i = at;
  const std::size_t limit = std::min(tokens_.size(), at + kLongestName);
  while (i < limit) {
    if (MayBeNamePart(i)) {
      if (words > 0 && !tokens_[i].glued && grammar_.KnownAt(i).end > i) break;
      words += tokens_[i].text.size() > 1 && !tokens_[i].glued;
      end = ++i;
      continue;
    }
    std::size_t next = i;
    while (next < limit && IsParticle(next)) ++next;
    if (next == i || words == 0 || !MayBeNamePart(next) || grammar_.EntityBegins(next)) break;
    if (lexicon_.CountryAt(tokens_, next) || lexicon_.CityAt(tokens_, next)) break;
    i = next;
  }
  if (words < least || words > 6) return std::nullopt;
  return PersonName{at, end};
}

std::size_t PeopleGrammar::AfterTitles(std::size_t at) const {
  const std::size_t limit = at + kMostTitles;
  for (std::size_t end = at; at < limit && PersonWordAt(at, end); at = end) {
  }
  return at;
}

// After an office: the name follows at once, or after a comma and what the office is of ("Director de Turismo, …").
std::optional<PersonName> PeopleGrammar::AfterOffice(std::size_t at) const {
  if (grammar_.IsWord(at) && tokens_[at].capital) return grammar_.EntityBegins(at) ? std::nullopt : NameAt(at, 2);
  std::size_t i = at;
  const std::size_t limit = std::min(tokens_.size(), at + 12);
  while (i < limit && grammar_.IsWord(i) &&
         (tokens_[i].capital || grammar_.Is(i, kSkips | kAnd | kJoins) || tokens_[i].text == "en")) {
    ++i;
  }
  if (!grammar_.IsKind(i, TokenKind::kComma) || grammar_.EntityBegins(i + 1)) return std::nullopt;
  const std::optional<PersonName> name = NameAt(i + 1, 2);
  if (!name) return std::nullopt;
  const bool ends = name->end >= tokens_.size() || !grammar_.IsWord(name->end) || !tokens_[name->end].capital;
  const bool given = grammar_.Is(i + 1, kGivenName);
  return ends && (given || i == at || grammar_.IsKind(name->end, TokenKind::kComma)) ? name : std::nullopt;
}

// "Honorable Concejo Municipal", "Excmo. Ayuntamiento de Sevilla": not only people are honoured.
bool PeopleGrammar::OpensAuthority(std::size_t at) const {
  const NameTrie::Match head = lexicon_.HeadAt(tokens_, at);
  if (!head || grammar_.HeadedEnd(at) == at) return false;
  const EntityKind kind = lexicon_.HeadOf(head.value).kind;
  return kind == EntityKind::kCity || kind == EntityKind::kGovernment || kind == EntityKind::kMunicipalUnit;
}

std::optional<PersonName> PeopleGrammar::Titled(std::size_t at) const {
  bool title = false, office = false;
  std::size_t i = at;
  for (std::size_t end = i; i < at + kMostTitles; i = end) {
    const std::optional<PersonWord> kind = PersonWordAt(i, end);
    if (!kind) break;
    if (*kind == PersonWord::kAdjective && i == at) return std::nullopt;
    title |= *kind == PersonWord::kTitle;
    office |= *kind == PersonWord::kRole;
  }
  if (i == at || OpensAuthority(i)) return std::nullopt;
  // "las seleccionadas", "don Quijote": a title alone takes one word, an office two.
  if (office && !grammar_.Is(i, kGivenName)) return AfterOffice(i);
  if (!title && office) return NameAt(i, 1);
  return NameAt(i, 1);
}

// ", Alcalde de …", " (Directora de …)", " (Oficina de …)", ", de la Dirección …" after a name.
bool PeopleGrammar::OfficeFollows(std::size_t end) const {
  const bool comma = grammar_.IsKind(end, TokenKind::kComma);
  if (!comma && !grammar_.IsKind(end, TokenKind::kOpen)) return false;
  const std::size_t next = grammar_.SkipArticles(end + 1);
  std::size_t after = next;
  if (PersonWordAt(next, after) == PersonWord::kRole) return true;
  if (!comma) return grammar_.HeadedEnd(next) > next;
  return next > end + 1 && grammar_.Is(end + 1, kSkips) && grammar_.HeadedEnd(next) > next;
}

// "Manfred Reyes y Diego Moreno": unknown words with somebody at their side.
bool PeopleGrammar::PersonFollows(PersonName name) const {
  for (std::size_t i = name.begin; i < name.end; ++i) {
    if (tokens_[i].word != 0 && !grammar_.Is(i, kGivenName | kSkips)) return false;
  }
  const std::size_t next = name.end + 1;
  if (!grammar_.Is(name.end, kAnd) || !grammar_.Is(next, kGivenName) || grammar_.EntityBegins(next)) return false;
  const std::optional<PersonName> other = NameAt(next, 2);
  return other && !NamesPlace(*other);
}

bool PeopleGrammar::Honoured(std::size_t at) const {
  std::size_t i = at;
  while (i > 0 && at - i < kMostTitles &&
         (grammar_.Is(i - 1, kSkips | kArticle) || lexicon_.PersonWordAt(tokens_, i - 1)))
    --i;
  if (i > 0 && grammar_.IsWord(i - 1) && tokens_[i - 1].text == "a") --i;
  return i > 0 && grammar_.Is(i - 1, kHonoured | kRoad);
}

// "Santiago de Chile", "Santa Marta": a given name opens many a city.
bool PeopleGrammar::NamesPlace(PersonName name) const {
  return lexicon_.CityAt(tokens_, name.begin).end >= name.end ||
         lexicon_.CountryAt(tokens_, name.begin).end >= name.end;
}

std::optional<PersonName> PeopleGrammar::Named(std::size_t at) const {
  if (!MayBeNamePart(at) || tokens_[at].glued || Honoured(at)) return std::nullopt;
  if (at > 0 && grammar_.IsWord(at - 1) && tokens_[at - 1].capital && tokens_[at].space_before &&
      MayBeNamePart(at - 1)) {
    return std::nullopt;  // the middle of a longer run
  }
  const std::optional<PersonName> name = NameAt(at, 2);
  if (!name) return std::nullopt;
  if (NamesPlace(*name)) return std::nullopt;
  if (grammar_.Is(at, kGivenName)) return name;
  if (grammar_.Is(at, kNameWord | kRoad) || !(OfficeFollows(name->end) || PersonFollows(*name))) return std::nullopt;
  return name;
}

std::optional<PersonName> PeopleGrammar::Another(std::size_t end) const {
  const bool comma = grammar_.IsKind(end, TokenKind::kComma);
  if (!comma && !grammar_.Is(end, kAnd)) return std::nullopt;
  const std::size_t next = end + 1;
  if (grammar_.EntityBegins(next) || grammar_.Is(next, kSkips)) return std::nullopt;
  if (comma && !grammar_.Is(next, kGivenName)) return std::nullopt;
  const std::optional<PersonName> name = NameAt(next, 2);
  return name && !NamesPlace(*name) ? name : std::nullopt;
}

bool PeopleGrammar::IsWholeName(std::size_t begin, std::size_t end) const {
  const bool titled = AfterTitles(begin) > begin;
  begin = AfterTitles(begin);
  if (begin >= end || grammar_.EntityBegins(begin)) return false;
  if (!titled && !grammar_.Is(begin, kGivenName) && grammar_.Is(begin, kNameWord | kRoad | kEvent)) return false;
  const std::optional<PersonName> name = NameAt(begin, 2);
  return name && name->end == end;
}

bool PeopleGrammar::IsOffice(std::size_t begin, std::size_t end) const {
  std::size_t after = begin;
  return PersonWordAt(begin, after) == PersonWord::kRole && after <= end;
}

}  // namespace acervo::entities
