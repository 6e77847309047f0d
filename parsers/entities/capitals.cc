// Names in a text in capitals: what small letters would tell, where a name ends above all, has to be told by the words.
#include <algorithm>

#include "parsers/entities/grammar.h"

namespace acervo::entities {

// "A SERVICIOS GENERALES": what a small word leads to is more of a name than what stands by itself.
bool Grammar::AfterSmallWord(std::size_t at) const {
  if (at == 0 || !IsWord(at - 1)) return false;
  return Is(at - 1, kSkips | kArticle | kJoins | kAnd | kFunction) || tokens_[at - 1].text == "a";
}

// Whether a word in capitals belongs to the name that begins at `begin`, with no small word between it and the one
// before: what small letters would tell has to be told by the words.
bool Grammar::GoesOnInCapitals(std::size_t at, std::size_t begin) const {
  const Token& token = tokens_[at];
  if (place_ == Place::kCell || !token.shouted || token.glued) return true;
  const bool name_word = Is(at, kNameWord);
  if (Is(at, kVerb | kFunction | kMonth | kWeekday) || (token.stressed_end && !name_word)) return false;
  if (Is(at, kEvent) && at > begin) return false;
  if (name_word || EndsAsAdjective(token.text)) return true;
  const bool participle = token.text.ends_with("ado") || token.text.ends_with("ada") || token.text.ends_with("ido") ||
                          token.text.ends_with("ida");
  if (participle || EndsAsCommonWord(token.text)) return false;
  const auto proper = [&](std::size_t i) { return tokens_[i].word == 0 || Is(i, kGivenName | kNounName); };
  return at == begin || (proper(at) && (proper(at - 1) || Is(at - 1, kSkips)));
}

// "DE LA SALUD", but not "DEL EVENTO": after a name in capitals, what an article joins has to be a word of names.
bool Grammar::MayJoinInCapitals(std::size_t at, bool named, bool article) const {
  if (article && Is(at, kEvent)) return false;
  if (Is(at, kVerb | kFunction | kMonth | kWeekday)) return false;
  if (tokens_[at].stressed_end && !Is(at, kNameWord)) return false;
  return !named || !article || (Is(at, kNameWord) && !Is(at, kEvent));
}

// "VOLUNTARIOS DE TELEFÓNICA": in capitals a common noun before a name looks like its head.
bool Grammar::OpensKnownName(std::size_t at) const {
  if (!Is(at, kSkips)) return false;
  const std::size_t next = SkipArticles(at);
  return KnownAt(next).end > next;
}

std::size_t Grammar::ShoutedEnd(std::size_t at, std::size_t known_end) const {
  if (!Is(known_end, kSkips)) return known_end;
  const std::size_t place = SkipArticles(known_end);
  const std::size_t end = std::max(lexicon_.CountryAt(tokens_, place).end, lexicon_.CityAt(tokens_, place).end);
  return end > place && HeadedEnd(at) >= end ? end : known_end;
}

// In capitals, where a verb or a small word looks like part of the name.
bool Grammar::MayBeOfCompany(std::size_t at) const {
  if (Is(at, kCompanySuffix) || tokens_[at].glued) return true;
  return !Is(at, kSkips | kArticle | kJoins | kAnd | kFunction | kVerb | kEvent) && tokens_[at].text != "a";
}

}  // namespace acervo::entities
