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
  if (!grammar_.IsWord(at) || tokens_[at].glued) return false;
  const bool in_capitals = Shouts(at) || (tokens_[at].all_caps && at > 0 && tokens_[at - 1].all_caps);
  if (tokens_[at].capital && !in_capitals) return false;
  return std::find(kParticles.begin(), kParticles.end(), tokens_[at].text) != kParticles.end();
}

std::optional<PersonWord> PeopleGrammar::PersonWordAt(std::size_t at, std::size_t& end) const {
  end = at;
  if (!grammar_.IsWord(at)) return std::nullopt;
  const NameTrie::Match match = lexicon_.PersonWordAt(tokens_, at);
  if (!match) return std::nullopt;
  // "Secretaría" is the office, "Secretaria" may be who heads it.
  const PersonWord kind = static_cast<PersonWord>(match.value);
  if (kind == PersonWord::kRole && tokens_[at].office_end) return std::nullopt;
  end = match.end;
  return kind;
}

// A word that the names of persons do not hold but by chance.
bool PeopleGrammar::IsCommonWord(std::size_t at) const {
  if (grammar_.Is(at, kGivenName)) return false;
  return grammar_.Is(at, kGeneric | kVerb | kFunction) || EndsAsCommonWord(tokens_[at].text);
}

// "José Domingo Ulloa", "Dra. Abril Sánchez": days and months have no capital but in a name.
bool PeopleGrammar::IsCalendarName(std::size_t at, bool after_given_name) const {
  if (!grammar_.Is(at, kMonth | kWeekday) || !tokens_[at].capital || tokens_[at].quoted) return false;
  if (grammar_.IsWord(at + 1) && tokens_[at + 1].numeric) return false;
  if (after_given_name) return true;
  if (at == 0 || !grammar_.IsWord(at + 1) || tokens_[at + 1].glued) return false;
  std::size_t end = at;
  const bool titled = PersonWordAt(at - 1, end) == PersonWord::kTitle;
  return MayBeNamePart(at + 1) ? titled || CueBefore(at) : titled && IsParticle(at + 1);
}

// "del Río", "de la Torre", "de León", unless the place itself is known: "del Río Abajo".
bool PeopleGrammar::IsSurnameAfterParticle(std::size_t at) const {
  return grammar_.Is(at, kSurname) && MayBeNamePart(at) && grammar_.KnownAt(at).end <= at + 1;
}

// "JUAN PÉREZ PRESENTÓ", "ANA RUIZ A LAS 3": what small letters would tell is told by the words.
bool PeopleGrammar::MayBeNameInCapitals(std::size_t at) const {
  const Token& token = tokens_[at];
  const bool opens_compound = grammar_.IsWord(at + 1) && tokens_[at + 1].glued;  // "HA-EUN"
  if (opens_compound) return true;
  if (token.text.size() == 1) return token.abbreviated || std::string_view("aeoyu").find(token.text) == token.text.npos;
  if (grammar_.Is(at, kVerb) || (token.stressed_end && !grammar_.Is(at, kNameWord))) return false;
  return !IsCommonWord(at) || token.text.ends_with("ista");  // "BATISTA"
}

bool PeopleGrammar::MayBeNamePart(std::size_t at) const {
  if (!grammar_.IsWord(at) || tokens_[at].quoted || tokens_[at].numeric) return false;
  const Token& token = tokens_[at];
  if (token.glued) return true;
  const bool given = grammar_.Is(at, kGivenName);  // "Julio" is a month, too
  if (!token.capital || (!given && grammar_.Is(at, kNoName | kAnd | kEvent | kCompanySuffix))) return false;
  if (token.all_caps && !given && grammar_.Is(at, kSkips | kArticle | kJoins | kStopAcronym)) return false;
  if (token.shouted && !given && !MayBeNameInCapitals(at)) return false;
  const bool sentence_begins = at == 0 || !grammar_.IsWord(at - 1);
  if (sentence_begins && !given &&
      (grammar_.Is(at, kVerb | kCue) || token.stressed_end || token.text.ends_with("aron") ||
       token.text.ends_with("ieron"))) {
    return false;  // "Coordina", "Participó", "Asistieron"
  }
  const bool before_apostrophe = grammar_.IsWord(at + 1) && tokens_[at + 1].glued;  // "O'Brien"
  if (token.text.size() == 1) return token.abbreviated || Shouts(at) || before_apostrophe;
  if (token.all_caps && !Shouts(at) && !token.abbreviated && !given) {
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
    if (MayBeNamePart(i) || IsCalendarName(i, i > at && grammar_.Is(i - 1, kGivenName))) {
      if (words > 0 && !tokens_[i].glued && grammar_.KnownAt(i).end > i) break;
      std::size_t role_end = i;
      if (words >= 2 && tokens_[i].shouted && PersonWordAt(i, role_end)) break;
      const bool after_letter = i > at && tokens_[i - 1].text.size() == 1;  // "O'Brien"
      words += tokens_[i].text.size() > 1 && (!tokens_[i].glued || after_letter);
      end = ++i;
      continue;
    }
    std::size_t next = i;
    while (next < limit && IsParticle(next)) ++next;
    if (next == i || words == 0 || !MayBeNamePart(next)) break;
    if (!IsSurnameAfterParticle(next) &&
        (grammar_.EntityBegins(next) || lexicon_.CountryAt(tokens_, next) || lexicon_.CityAt(tokens_, next))) {
      break;
    }
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
  const bool small = grammar_.Is(at, kSkips | kArticle | kJoins | kAnd);
  const bool what_of = small && (tokens_[at].all_caps || !grammar_.Is(at + 1, kSurname));  // "DE TURISMO"
  if (grammar_.IsWord(at) && tokens_[at].capital && !what_of) {
    if (grammar_.EntityBegins(at)) return std::nullopt;
    const std::optional<PersonName> name = NameAt(at, 2);
    return name && !ReadsAsOffice(*name) ? name : std::nullopt;
  }
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

// "Director Administrativo Financiero", "Secretaria Cantonal de Ambiente": what the office is, no name.
bool PeopleGrammar::ReadsAsOffice(PersonName name) const {
  if (grammar_.Is(name.begin, kGivenName)) return false;
  const auto describes = [&](std::size_t at) {
    return IsCommonWord(at) || EndsAsAdjective(tokens_[at].text) || static_cast<bool>(lexicon_.DemonymAt(tokens_, at));
  };
  if (IsParticle(name.begin + 1) && (describes(name.begin) || grammar_.Is(name.begin, kNameWord))) return true;
  for (std::size_t i = name.begin; i < name.end; ++i) {
    if (!grammar_.Is(i, kSkips) && !describes(i)) return false;
  }
  return true;
}

// "Honorable Concejo Municipal", "Excmo. Ayuntamiento de Sevilla", "Honorable Cuerpo Consular": not only people are
// honoured.
bool PeopleGrammar::OpensAuthority(std::size_t at) const {
  const Grammar::Known known = grammar_.KnownAt(at);
  if (known.end > at && lexicon_.Name(known.value).words > 1) return true;
  if (grammar_.Is(at, kGeneric) && !grammar_.Is(at, kGivenName)) {
    const bool alone = !grammar_.IsWord(at + 1) || !tokens_[at + 1].capital;
    if (alone || IsCommonWord(at + 1) || EndsAsAdjective(tokens_[at + 1].text)) return true;
  }
  const NameTrie::Match head = lexicon_.HeadAt(tokens_, at);
  if (!head || lexicon_.HeadOf(head.value).place) return false;
  return grammar_.HeadedEnd(at) > at || head.end > at + 1 || !grammar_.IsWord(head.end) || !tokens_[head.end].capital;
}

// "Administradora Boliviana de Carreteras", "Embajadora Chilena Ana Ruiz": a demonym that is no family name here.
bool PeopleGrammar::DescribesOffice(std::size_t at) const {
  const NameTrie::Match demonym = lexicon_.DemonymAt(tokens_, at);
  return demonym && (grammar_.Is(at + 1, kSkips | kGivenName) || IsParticle(at + 1));
}

std::optional<PersonName> PeopleGrammar::Titled(std::size_t at) const {
  bool title = false, office = false;
  std::size_t i = at;
  for (std::size_t end = i; i < at + kMostTitles; i = end) {
    const std::optional<PersonWord> kind = PersonWordAt(i, end);
    if (!kind && office && end == i && DescribesOffice(i)) end = i + 1;
    if (!kind && end == i) break;
    if (!kind) continue;
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

// "Marco Lógico", "Esperanza de Vida", "Carmen de Patagones": given names that are words or places as well.
bool PeopleGrammar::ReadsAsNoun(PersonName name) const {
  const std::size_t next = name.begin + 1;
  if (!grammar_.Is(name.begin, kNounName) || next >= name.end || OfficeFollows(name.end)) return false;
  if (grammar_.Is(next, kGivenName)) return false;
  return IsParticle(next) || IsCommonWord(next) || EndsAsAdjective(tokens_[next].text) ||
         grammar_.Is(next, kRoad | kEvent);
}

// "Contacto: Wilmer Quispe", "Coordina Katja Schmidt", "se solicitará a Katja Schmidt".
bool PeopleGrammar::CueBefore(std::size_t at) const {
  if (at == 0) return false;
  if (grammar_.Is(at - 1, kCue)) return true;
  if (at < 2) return false;
  if (grammar_.IsKind(at - 1, TokenKind::kColon)) return grammar_.Is(at - 2, kCue);
  if (!grammar_.IsWord(at - 1) || !grammar_.IsWord(at - 2)) return false;
  if (tokens_[at - 1].text == "a") return grammar_.Is(at - 2, kAsks);
  if (tokens_[at - 1].text == "por") return grammar_.Is(at - 2, kCue);     // "impartido por"
  return tokens_[at - 1].text == "de" && tokens_[at - 2].text == "cargo";  // "a cargo de"
}

// Whether the tables know none of the words but as names of persons.
bool PeopleGrammar::AllUnknown(PersonName name) const {
  constexpr std::uint32_t kKnown = ~(kGivenName | kSkips | kSurname | kArticle);
  for (std::size_t i = name.begin; i < name.end; ++i) {
    if (IsCommonWord(i) || (tokens_[i].word != 0 && !tokens_[i].glued && grammar_.Is(i, kKnown))) return false;
    if (tokens_[i].all_caps && !Shouts(i)) return false;
  }
  return true;
}

std::optional<PersonName> PeopleGrammar::Named(std::size_t at) const {
  const bool calendar = IsCalendarName(at, false);
  if (!(MayBeNamePart(at) || calendar) || tokens_[at].glued || Honoured(at)) return std::nullopt;
  if (at > 0 && grammar_.IsWord(at - 1) && tokens_[at - 1].capital && tokens_[at].space_before &&
      MayBeNamePart(at - 1)) {
    return std::nullopt;  // the middle of a longer run
  }
  const std::optional<PersonName> name = NameAt(at, 2);
  if (!name) return std::nullopt;
  if (NamesPlace(*name) || ReadsAsNoun(*name)) return std::nullopt;
  if (calendar || grammar_.Is(at, kGivenName) || (CueBefore(at) && AllUnknown(*name))) return name;
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
  return name && !NamesPlace(*name) && !ReadsAsNoun(*name) ? name : std::nullopt;
}

bool PeopleGrammar::IsWholeName(std::size_t begin, std::size_t end) const {
  const bool titled = AfterTitles(begin) > begin;
  begin = AfterTitles(begin);
  if (begin >= end || grammar_.EntityBegins(begin)) return false;
  if (!titled && !grammar_.Is(begin, kGivenName) && grammar_.Is(begin, kNameWord | kRoad | kEvent)) return false;
  const std::optional<PersonName> name = NameAt(begin, 2);
  return name && name->end == end && (titled || !ReadsAsNoun(*name));
}

bool PeopleGrammar::IsOffice(std::size_t begin, std::size_t end) const {
  std::size_t after = begin;
  return PersonWordAt(begin, after) == PersonWord::kRole && after <= end;
}

}  // namespace acervo::entities
