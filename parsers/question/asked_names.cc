// Every run of words is asked for, the longest first, within a bound of lookups. A name of one word is believed where
// it is written as a name, or where the word stands mostly for the entity; else it is left as a word, which finds the
// entity too.
#include "parsers/question/asked_names.h"

#include <algorithm>

#include "core/text.h"
#include "parsers/entities/entities.h"
#include "parsers/question/question_words.h"
#include "parsers/report/types.h"

namespace acervo::question {
namespace {

constexpr std::size_t kLongestName = 14;  // words
constexpr std::size_t kMostLookups = 300;
constexpr std::size_t kMostNearLookups = 8;
constexpr std::size_t kMostOthers = 5;
constexpr std::int64_t kMoreThanName = 3;  // a word in so many times more records than its entity is a common one

bool HasQuestionRole(const Reading& reading, std::size_t at) {
  const auto phrase = QuestionPhrases().LongestAt(reading.text.folded, at);
  return (phrase && phrase->words == 1) || IsEmptyVerb(reading.text.folded[at]);
}

bool IsSmall(const Reading& reading, std::size_t at) {
  const auto phrase = QuestionPhrases().LongestAt({reading.text.folded[at]}, 0);
  return phrase &&
         (phrase->role == Role::kSmall || phrase->role == Role::kJoin || phrase->role == Role::kBetween ||
          phrase->role == Role::kWithout || phrase->role == Role::kWithoutLoose || phrase->role == Role::kWithoutNext);
}

bool CanEnd(const Reading& reading, std::size_t at) {
  return reading.text.words[at].is_acronym || !IsSmall(reading, at);
}

// A name may begin with an article, "El Salvador", but is asked for so only where it is short.
std::size_t LongestFrom(const Reading& reading, std::size_t first) {
  constexpr std::size_t kBehindArticle = 4;
  const bool is_small = IsSmall(reading, first) && !reading.text.words[first].is_acronym;
  std::size_t last = std::min(reading.text.understood(), first + (is_small ? kBehindArticle : kLongestName));
  for (std::size_t i = first + 1; i < last; ++i) {
    if (reading.text.words[i].after_break) last = i;
  }
  return last;
}

bool IsKindPhrase(const Reading& reading, std::size_t first, std::size_t last) {
  const auto kind = report::KindPhraseAt(reading.text.folded, first);
  if (kind && kind->words == last - first && kind->strength == report::KindPhraseClass::kHead) return true;
  const auto phrase = QuestionPhrases().LongestAt(reading.text.folded, first);
  return phrase && phrase->words == last - first;
}

bool IsSureAlone(const Reading& reading, std::size_t at, const NamedEntity& entity) {
  const QuestionWord& word = reading.text.words[at];
  if (word.is_number || (word.folded.size() < 2 && !word.is_capital)) return false;
  if (word.is_acronym) return true;
  if (HasQuestionRole(reading, at) || report::KindPhraseAt(reading.text.folded, at)) return false;
  if (word.is_capital && at > 0) return true;
  return reading.names.RecordsWith(word.folded) <= kMoreThanName * std::max<std::int64_t>(entity.records, 1);
}

bool IsSure(const Reading& reading, std::size_t first, std::size_t last, const NamedEntity& entity) {
  while (last - first > 1 && IsSmall(reading, first)) ++first;
  if (last - first == 1) return IsSureAlone(reading, first, entity);
  return !IsKindPhrase(reading, first, last);
}

std::vector<NamedEntity> Looked(Reading& reading, std::size_t first, std::size_t last) {
  ++reading.lookups;
  return reading.names.Named(reading.text.Written(first, last));
}

// The rules step over a date: it is none of the name.
bool IsDated(const Reading& reading, std::size_t first, std::size_t last) {
  const auto dated = reading.is_dated.begin();
  return std::find(dated + static_cast<std::ptrdiff_t>(first), dated + static_cast<std::ptrdiff_t>(last), true) !=
         dated + static_cast<std::ptrdiff_t>(last);
}

// The id by the parsers' tables and rules; empty: they know nothing of the name.
std::string ResolvedId(const Reading& reading, std::size_t first, std::size_t last) {
  if (reading.text.words[last - 1].is_number || IsDated(reading, first, last)) return {};
  EntityReading resolved = ResolveEntity(reading.text.Written(first, last));
  const bool may_be = resolved.known || resolved.kind == EntityKind::kEmbassy || resolved.kind == EntityKind::kCity;
  return may_be ? std::move(resolved.id) : std::string();
}

AskedEntity EntityPart(const Reading& reading, std::size_t first, std::size_t last, std::vector<NamedEntity> found) {
  AskedEntity asked;
  asked.span = reading.text.SpanOf(first, last);
  asked.raw = asked.span.In(reading.text.text);
  asked.entity = std::move(found.front());
  found.erase(found.begin());
  if (found.size() > kMostOthers) found.resize(kMostOthers);
  asked.others = std::move(found);
  return asked;
}

// Whether a word stands in no record, and the tables do not have the name as it is written.
bool IsMisspelt(const Reading& reading, std::size_t first, std::size_t last, const std::string& id) {
  const std::string written = Slug(reading.text.Written(first, last));
  if (std::ranges::any_of(NamesOfEntity(id), [&](const std::string& name) { return Slug(name) == written; }))
    return false;
  for (std::size_t i = first; i < last; ++i) {
    const std::string& word = reading.text.folded[i];
    if (!IsSmall(reading, i) && AlternativesOf(word).empty() && reading.names.RecordsWith(word) == 0) return true;
  }
  return false;
}

// The rules step over words that tell them nothing: the shortest run of words that still means the entity is its name.
std::optional<Piece> ResolvedName(const Reading& reading, std::size_t first, std::size_t last) {
  const std::string id = ResolvedId(reading, first, last);
  if (id.empty()) return std::nullopt;
  auto entity = reading.names.ById(id);
  if (!entity) return std::nullopt;
  for (std::size_t shorter = last - 1; shorter > first; --shorter) {
    if (CanEnd(reading, shorter - 1) && ResolvedId(reading, first, shorter) == id) last = shorter;
  }
  if (!IsSure(reading, first, last, *entity)) return std::nullopt;
  AskedEntity asked = EntityPart(reading, first, last, {std::move(*entity)});
  asked.is_near = IsMisspelt(reading, first, last, id);
  return Piece{first, last, std::move(asked)};
}

std::optional<Piece> NameAt(Reading& reading, std::size_t first) {
  for (std::size_t last = LongestFrom(reading, first); last > first; --last) {
    if (reading.lookups >= kMostLookups) return std::nullopt;
    if (!CanEnd(reading, last - 1) || !reading.IsFree(first, last) || reading.text.IsInAddress(first, last)) continue;
    auto found = Looked(reading, first, last);
    if (!found.empty() && IsSure(reading, first, last, found.front()))
      return Piece{first, last, EntityPart(reading, first, last, std::move(found))};
    if (auto resolved = found.empty() ? ResolvedName(reading, first, last) : std::nullopt) return resolved;
  }
  return std::nullopt;
}

// "embajadas de México y |Japón|": names that only the whole text tells.
std::vector<Piece> MentionedIn(Reading& reading) {
  std::vector<Piece> pieces;
  const QuestionText& text = reading.text;
  if (text.size() == 0) return pieces;
  const Span whole = text.SpanOf(0, text.understood());
  for (const EntityMention& mention : FindEntities(text.text.substr(0, whole.end()))) {
    if (!mention.span) continue;
    std::size_t first = 0;
    while (first < text.size() && text.words[first].span.begin < mention.span->begin) ++first;
    std::size_t last = first;
    while (last < text.size() && text.words[last].span.end() <= mention.span->end()) ++last;
    if (first >= last || !reading.IsFree(first, last) || reading.text.IsInAddress(first, last)) continue;
    auto entity = reading.names.ById(mention.id);
    if (!entity || !IsSure(reading, first, last, *entity)) continue;
    AskedEntity asked = EntityPart(reading, first, last, {std::move(*entity)});
    asked.is_near = IsMisspelt(reading, first, last, mention.id);
    pieces.push_back({first, last, std::move(asked)});
  }
  return pieces;
}

const NamedEntity& EntityOf(const Piece& piece) { return std::get<AskedEntity>(piece.meaning).entity; }

bool OffersEntity(const Piece& piece, const std::string& id) {
  const auto& asked = std::get<AskedEntity>(piece.meaning);
  return asked.entity.id == id || std::ranges::find(asked.others, id, &NamedEntity::id) != asked.others.end();
}

// What stands here: a name, or what the whole text tells of a longer or another one.
std::optional<Piece> BestAt(Reading& reading, const std::vector<Piece>& mentioned, std::size_t at) {
  std::optional<Piece> best = NameAt(reading, at);
  for (const Piece& one : mentioned) {
    if (one.first != at) continue;
    const bool tells_more =
        !best || best->last < one.last || (best->last == one.last && !OffersEntity(*best, EntityOf(one).id));
    if (tells_more) best = one;
  }
  return best;
}

// "embajadas de México y |Japón|": the name before lends its first word.
std::optional<Piece> WithHeadOf(const Reading& reading, const Piece& before, std::size_t at) {
  constexpr std::size_t kLongestPlace = 3;
  const QuestionText& text = reading.text;
  const EntityKind kind = EntityOf(before).kind;
  if (kind != EntityKind::kEmbassy && kind != EntityKind::kCity) return std::nullopt;
  std::size_t first = before.last;
  while (first < at && IsSmall(reading, first)) ++first;
  const auto joint = QuestionPhrases().LongestAt({text.folded[before.last]}, 0);
  const bool joined = text.words[before.last].after_comma || (joint && joint->role == Role::kJoin);
  if (first != at || !joined || IsSmall(reading, at)) return std::nullopt;
  const std::string head = std::string(text.Written(before.first, before.first + 1)) + " de ";
  for (std::size_t last = std::min(text.size(), at + kLongestPlace); last > at; --last) {
    const EntityReading resolved = ResolveEntity(head + std::string(text.Written(at, last)));
    auto entity = resolved.kind == kind ? reading.names.ById(resolved.id) : std::nullopt;
    if (entity) return Piece{at, last, EntityPart(reading, at, last, {std::move(*entity)})};
  }
  return std::nullopt;
}

// The Spanish of an English name's words: "Japan", "the United States".
std::string SpanishNameOf(const Reading& reading, std::size_t first, std::size_t last) {
  std::string words;
  for (std::size_t i = first; i < last; ++i) words += (i > first ? " " : "") + reading.text.folded[i];
  const auto others = AlternativesOf(words);
  return others.empty() ? std::string(reading.text.Written(first, last)) : others.front();
}

std::optional<Piece> Spoken(Reading& reading, std::size_t first, std::size_t last, const std::string& spanish) {
  const std::string id = ResolveEntity(spanish).id;
  auto found = reading.names.Named(spanish);
  if (auto entity = found.empty() ? reading.names.ById(id) : std::nullopt) found.push_back(std::move(*entity));
  if (found.empty()) return std::nullopt;
  return Piece{first, last, EntityPart(reading, first, last, std::move(found))};
}

std::optional<RolePhrase> EnglishHeadAt(const Reading& reading, std::size_t at) {
  const auto phrase = QuestionPhrases().LongestAt(reading.text.folded, at);
  return phrase && phrase->role == Role::kHead ? phrase : std::nullopt;
}

// "Embassy of |the| Japan", "Mexican Embassy"
std::optional<Piece> EnglishName(Reading& reading, std::size_t at) {
  constexpr std::size_t kLongestPlace = 3;
  const std::vector<std::string>& words = reading.text.folded;
  if (const auto head = EnglishHeadAt(reading, at)) {
    std::size_t place = at + head->words;
    while (place < words.size() && (words[place] == "of" || words[place] == "the")) ++place;
    for (std::size_t last = std::min(words.size(), place + kLongestPlace); last > place; --last) {
      if (IsDated(reading, place, last) || !CanEnd(reading, last - 1)) continue;
      auto name = Spoken(reading, at, last, std::string(head->value) + " de " + SpanishNameOf(reading, place, last));
      if (name) return name;
    }
  }
  for (std::size_t length = 1; length < kLongestPlace && at + length < words.size(); ++length) {
    const auto head = EnglishHeadAt(reading, at + length);
    if (!head) continue;
    const std::string spanish = std::string(head->value) + " de " + SpanishNameOf(reading, at, at + length);
    return Spoken(reading, at, at + length + head->words, spanish);
  }
  return std::nullopt;
}

// Behind small words that a name begins with no surer than without them: "la |Cancillería", but "El Salvador".
std::optional<Piece> BestBehindSmallWords(Reading& reading, const std::vector<Piece>& mentioned, std::size_t at) {
  std::optional<Piece> best = BestAt(reading, mentioned, at);
  const std::size_t last = best ? best->last : at;
  for (std::size_t next = at; next + 1 < last && IsSmall(reading, next); ++next) {
    auto shorter = BestAt(reading, mentioned, next + 1);
    if (shorter && (shorter->last >= best->last || !IsSmall(reading, next + 1))) best = std::move(shorter);
  }
  return best;
}

}  // namespace

std::vector<Piece> FindNames(Reading& reading) {
  std::vector<Piece> names;
  const std::vector<Piece> mentioned = MentionedIn(reading);
  for (std::size_t at = 0; at < reading.text.understood();) {
    std::optional<Piece> best = names.empty() ? std::nullopt : WithHeadOf(reading, names.back(), at);
    if (!best) best = EnglishName(reading, at);
    if (!best) best = BestBehindSmallWords(reading, mentioned, at);
    if (best) names.push_back(std::move(*best));
    at = best ? names.back().last : at + 1;
  }
  return names;
}

namespace {

// Letters that sound the same at a word's beginning.
char SoundOf(std::string_view word) {
  constexpr std::pair<std::string_view, char> kSounds[] = {{"ckqsz", 'c'}, {"bv", 'b'}, {"jgh", 'j'}, {"iy", 'i'}};
  const char first = word.empty() ? ' ' : word.front();
  for (const auto& [letters, sound] : kSounds) {
    if (letters.find(first) != letters.npos) return sound;
  }
  return first;
}

// Whether a name of the entity begins as a short misspelt word does: "Jika" is no TIKA, "rica" no JICA.
bool BeginsAlike(const std::string& word, const NamedEntity& entity) {
  constexpr std::size_t kShort = 7;
  if (word.size() >= kShort) return true;
  std::vector<std::string> names = NamesOfEntity(entity.id);
  names.push_back(entity.name);
  return std::ranges::any_of(names, [&](const std::string& name) { return SoundOf(Fold(name)) == SoundOf(word); });
}

}  // namespace

std::optional<Piece> NearName(Reading& reading, std::size_t first, std::size_t last) {
  if (reading.near_lookups >= kMostNearLookups) return std::nullopt;
  ++reading.near_lookups;
  auto found = reading.names.Near(reading.text.Written(first, last));
  std::erase_if(found, [&](const NamedEntity& one) { return !BeginsAlike(reading.text.folded[first], one); });
  if (found.empty()) return std::nullopt;
  AskedEntity asked = EntityPart(reading, first, last, std::move(found));
  asked.is_near = true;
  return Piece{first, last, std::move(asked)};
}

}  // namespace acervo::question
