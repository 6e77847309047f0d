// Question words, kinds of activity, orders and small words; what is left.
#include <algorithm>
#include <array>

#include "parsers/data/tsv.h"
#include "parsers/question/asked_names.h"
#include "parsers/question/asked_times.h"
#include "parsers/question/date_wording.h"
#include "parsers/question/phrase_pieces.h"
#include "parsers/report/types.h"

namespace acervo::question {
namespace {

using report::KindPhraseClass;

AskedTypeNames TypesIn(std::string_view value) {
  AskedTypeNames types;
  for (const std::string_view one : data::Split(value, '|')) types.emplace_back(one);
  return types;
}

AskedKind KindOf(const QuestionText& text, std::size_t first, std::size_t last, std::string_view value) {
  AskedKind kind = PartOf<AskedKind>(text, first, last);
  kind.kind = RecordKindFromToken(value);
  return kind;
}

AskedOrder OrderOf(const QuestionText& text, std::size_t first, std::size_t last, const RolePhrase& phrase) {
  AskedOrder order = PartOf<AskedOrder>(text, first, last);
  order.counts = phrase.role == Role::kCount;
  if (order.counts) return order;
  order.sort = phrase.value == "oldest" ? SortOrder::kDateAscending : SortOrder::kDateDescending;
  return order;
}

bool IsTypeOrKind(const QuestionText& text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto phrase = QuestionPhrases().LongestAt(text.folded, at);
  if (phrase && (phrase->role == Role::kKind || phrase->role == Role::kType)) return true;
  const auto kind = report::KindPhraseAt(text.folded, at);
  return kind && kind->strength != KindPhraseClass::kThing && kind->strength != KindPhraseClass::kLight;
}

// "última |visita", "últimas 5 |reuniones"; "última" orders before any word, "primera" before a kind alone.
std::optional<Piece> OrderBefore(const Reading& reading, std::size_t first, const RolePhrase& phrase) {
  const QuestionText& text = reading.text;
  std::size_t last = first + phrase.words;
  if (last < text.size() && text.words[last].is_number && reading.IsFree(last, last + 1)) ++last;
  const bool orders = IsTypeOrKind(text, last) || phrase.value == "newest";
  if (!orders) return std::nullopt;
  return Piece{first, last, OrderOf(text, first, last, phrase)};
}

// "sala de |reuniones": the words of a thing's name are words.
std::size_t ThingEnd(const QuestionText& text, std::size_t first, std::size_t words) {
  std::size_t at = first + words;
  while (at < text.size() && report::JoinsKinds(text.folded[at])) ++at;
  return at > first + words && IsTypeOrKind(text, at) ? at + 1 : first;
}

bool IsSmallWord(const std::string& word) {
  const auto phrase = QuestionPhrases().LongestAt({word}, 0);
  return phrase && phrase->role == Role::kSmall;
}

void TakeThing(Reading& reading, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (!reading.IsFree(i, i + 1)) continue;
    if (IsSmallWord(reading.text.folded[i]))
      reading.Take({i, i + 1, SmallWord{}});
    else
      reading.Take({i, i + 1, WordAt(reading.text, i)});
  }
}

// The words of a kind, or of its Spanish name: "agreements".
void TakeSubject(Reading& reading, const Piece& type) {
  if (type.last - type.first > 1) return TakeThing(reading, type.first, type.last);
  AskedWord word = WordAt(reading.text, type.first);
  for (std::string other : std::get<AskedTypeNames>(type.meaning)) {
    std::ranges::replace(other, '-', ' ');
    if (!reading.text.folded[type.first].starts_with(other)) word.others.push_back(std::move(other));
  }
  reading.Take({type.first, type.last, std::move(word)});
}

// A kind that is named after another one is what that is about: "reunión sobre el convenio".
bool IsSubject(const Reading& reading, std::size_t at) {
  const bool has_type = std::ranges::any_of(reading.pieces, [](const Piece& one) { return one.Is<AskedTypeNames>(); });
  if (!has_type || at == 0 || reading.text.words[at].after_comma) return false;
  const Piece* before = reading.At(at - 1);
  return before == nullptr || (!before->Is<JoinWord>() && !before->Is<WithoutWord>());
}

// "reunión| virtual": the words that the type needs; what else the table's phrase has is asked for too.
std::size_t WordsOfType(const std::vector<std::string>& words, std::size_t first, const report::KindPhrase& kind) {
  const std::string& word = words[first];
  const auto alone = report::KindPhraseAt({word}, 0);
  return alone && alone->type == kind.type && alone->strength == kind.strength ? 1 : kind.words;
}

// "acto de |premiación": the kind that a weak word carries.
std::optional<Piece> CarriedBy(const Reading& reading, std::size_t first, const report::KindPhrase& weak) {
  const std::vector<std::string>& words = reading.text.folded;
  std::size_t at = first + weak.words;
  while (at < words.size() && report::JoinsKinds(words[at]) && words[at] != "y" && words[at] != "con") ++at;
  const auto carried = report::KindPhraseAt(words, at);
  if (!carried || carried->strength != KindPhraseClass::kHead) return std::nullopt;
  return Piece{first, at + carried->words, AskedTypeNames{carried->type}};
}

// "firmó", "inauguraron": a form of a verb that names a kind.
std::optional<Piece> TypeOfVerb(const Reading& reading, std::size_t at) {
  for (const std::string& infinitive : InfinitivesOf(reading.text.folded[at])) {
    const auto kind = report::KindPhraseAt({infinitive}, 0);
    if (kind && kind->strength == KindPhraseClass::kVerb) return Piece{at, at + 1, AskedTypeNames{kind->type}};
  }
  return std::nullopt;
}

std::optional<Piece> TypeAt(const Reading& reading, std::size_t first) {
  const auto kind = report::KindPhraseAt(reading.text.folded, first);
  if (!kind) return TypeOfVerb(reading, first);
  if (kind->type.empty() || kind->strength == KindPhraseClass::kThing) return std::nullopt;
  if (kind->strength == KindPhraseClass::kWeak) {
    if (auto carried = CarriedBy(reading, first, *kind); carried && reading.IsFree(first, carried->last))
      return carried;
  }
  const bool is_carrier = kind->strength == KindPhraseClass::kLight || kind->strength == KindPhraseClass::kCarrier;
  if (is_carrier && kind->type != "visita") return std::nullopt;
  return Piece{first, first + WordsOfType(reading.text.folded, first, *kind), AskedTypeNames{kind->type}};
}

std::optional<Piece> PhraseAt(const Reading& reading, std::size_t at) {
  const QuestionText& text = reading.text;
  const auto phrase = QuestionPhrases().LongestAt(text.folded, at);
  std::optional<Piece> best;
  if (phrase)
    best = phrase->role == Role::kOrderBefore ? OrderBefore(reading, at, *phrase) : PieceOf(text, at, *phrase);
  std::optional<Piece> type = TypeAt(reading, at);
  // "muestra" asks where it opens the question, else it names a kind.
  const bool may_ask = best && best->Is<EmptyWords>() && at > 0 && type && type->last == best->last;
  if (type && (!best || type->last > best->last || may_ask)) best = std::move(type);
  if (!best && IsEmptyVerb(text.folded[at])) best = Piece{at, at + 1, EmptyWords{}};
  while (best && !reading.IsFree(best->first, best->last)) best.reset();
  return best;
}

// The shorter phrase where the longer one runs into what is taken.
std::optional<Piece> FittingAt(const Reading& reading, std::size_t at) {
  if (auto piece = PhraseAt(reading, at)) return piece;
  const auto phrase = QuestionPhrases().LongestAt({reading.text.folded[at]}, 0);
  if (phrase && phrase->role == Role::kOrderBefore) return std::nullopt;
  auto piece = phrase ? PieceOf(reading.text, at, *phrase) : std::nullopt;
  if (!piece && IsEmptyVerb(reading.text.folded[at])) piece = Piece{at, at + 1, EmptyWords{}};
  return piece;
}

std::size_t ThingAt(const Reading& reading, std::size_t at) {
  const auto kind = report::KindPhraseAt(reading.text.folded, at);
  return kind && kind->strength == KindPhraseClass::kThing ? ThingEnd(reading.text, at, kind->words) : at;
}

bool IsMeant(const Piece* piece) {
  return piece != nullptr &&
         (piece->Is<AskedTime>() || piece->Is<AskedEntity>() || piece->Is<AskedTypeNames>() || piece->Is<AskedKind>());
}

bool IsVerb(const QuestionText& text, std::size_t at) {
  const auto kind = report::KindPhraseAt(text.folded, at);
  return kind && (kind->strength == KindPhraseClass::kVerb || kind->strength == KindPhraseClass::kLight);
}

// "todo menos talleres", but not "menos de diez"; "no virtuales", but not "no se hizo".
bool ExcludesHere(const Reading& reading, const Piece& piece, Exclusion exclusion) {
  std::size_t next = piece.last;
  if (exclusion == Exclusion::kUnderstood) {
    while (next < reading.text.size() && reading.At(next) != nullptr && reading.At(next)->Is<SmallWord>()) ++next;
  }
  if (next >= reading.text.size()) return false;
  const Piece* following = reading.At(next);
  if (exclusion == Exclusion::kNext && following == nullptr) return !reading.text.words[next].is_number;
  return IsMeant(following) && !IsVerb(reading.text, next);
}

void SettleLooseWithout(Reading& reading) {
  for (Piece& one : reading.pieces) {
    const auto* without = std::get_if<WithoutWord>(&one.meaning);
    if (without == nullptr || without->exclusion == Exclusion::kPhrase) continue;
    if (!ExcludesHere(reading, one, without->exclusion)) one.meaning = SmallWord{};
  }
}

// "27/05", "COVID-19": words with a sign but no space between them are one.
std::size_t GluedEnd(const Reading& reading, std::size_t first) {
  const std::vector<QuestionWord>& words = reading.text.words;
  std::size_t last = first + 1;
  while (last < words.size() && words[last].is_glued && reading.IsFree(last, last + 1) &&
         AlternativesOf(words[last].folded).empty() && AlternativesOf(words[last - 1].folded).empty())
    ++last;
  return last;
}

// "27/05" is also a day, as texts write it.
AskedWord GluedWord(const QuestionText& text, std::size_t first, std::size_t last) {
  AskedWord word = PartOf<AskedWord>(text, first, last);
  if (last - first != 2 || !text.words[first].is_number || !text.words[first + 1].is_number) return word;
  std::string day = DayInWords(text.folded[first], text.folded[first + 1]);
  if (!day.empty()) word.others.push_back(std::move(day));
  return word;
}

}  // namespace

AskedWord WordAt(const QuestionText& text, std::size_t at) {
  AskedWord word = PartOf<AskedWord>(text, at, at + 1);
  word.others = AlternativesOf(text.folded[at]);
  return word;
}

std::optional<Piece> PieceOf(const QuestionText& text, std::size_t first, const RolePhrase& phrase) {
  const std::size_t last = first + phrase.words;
  switch (phrase.role) {
    case Role::kSmall: return Piece{first, last, SmallWord{}};
    case Role::kAsk: return Piece{first, last, EmptyWords{}};
    case Role::kJoin: return Piece{first, last, JoinWord{}};
    case Role::kBetween: return Piece{first, last, BetweenWord{}};
    case Role::kWithout: return Piece{first, last, WithoutWord{}};
    case Role::kWithoutLoose: return Piece{first, last, WithoutWord{Exclusion::kUnderstood}};
    case Role::kWithoutNext: return Piece{first, last, WithoutWord{Exclusion::kNext}};
    case Role::kKind: return Piece{first, last, KindOf(text, first, last, phrase.value)};
    case Role::kType: return Piece{first, last, TypesIn(phrase.value)};
    case Role::kOrder:
    case Role::kCount: return Piece{first, last, OrderOf(text, first, last, phrase)};
    default: return std::nullopt;
  }
}

void TakeIdioms(Reading& reading) {
  for (std::size_t at = 0; at < reading.text.understood(); ++at) {
    const auto phrase = QuestionPhrases().LongestAt(reading.text.folded, at);
    if (!phrase || phrase->role != Role::kIdiom || !reading.IsFree(at, at + phrase->words)) continue;
    for (std::size_t i = at; i < at + phrase->words; ++i) {
      const auto small = QuestionPhrases().LongestAt({reading.text.folded[i]}, 0);
      const bool is_small =
          small && (small->role == Role::kSmall || small->role == Role::kWithout || small->role == Role::kWithoutNext);
      if (is_small)
        reading.Take({i, i + 1, SmallWord{}});
      else
        reading.Take({i, i + 1, WordAt(reading.text, i)});
    }
    at += phrase->words - 1;
  }
}

// A date within a name is a part of the name, a name within a date is none.
void TakeTimesAndNames(Reading& reading) {
  const std::vector<Piece> likely = FindTimes(reading.text, reading.context.today, reading.is_taken);
  for (const Piece& time : likely) {
    for (std::size_t i = time.first; i < time.last; ++i) reading.is_dated[i] = true;
  }
  for (Piece& name : FindNames(reading)) {
    const bool is_within_a_date = std::ranges::any_of(
        likely, [&](const Piece& time) { return time.first <= name.first && name.last <= time.last; });
    if (!is_within_a_date) reading.Take(std::move(name));
  }
  for (Piece& time : FindTimes(reading.text, reading.context.today, reading.is_taken)) {
    if (reading.IsFree(time.first, time.last)) reading.Take(std::move(time));
  }
}

void TakePhrases(Reading& reading) {
  for (std::size_t at = 0; at < reading.text.understood(); ++at) {
    if (!reading.IsFree(at, at + 1)) continue;
    if (const std::size_t end = ThingAt(reading, at); end > at) {
      TakeThing(reading, at, end);
      continue;
    }
    auto piece = FittingAt(reading, at);
    if (!piece || reading.text.IsInAddress(piece->first, piece->last)) continue;
    if (piece->Is<AskedTypeNames>() && IsSubject(reading, at))
      TakeSubject(reading, *piece);
    else
      reading.Take(std::move(*piece));
  }
  SettleLooseWithout(reading);
}

void TakeWords(Reading& reading) {
  for (std::size_t at = 0; at < reading.text.size(); ++at) {
    if (!reading.IsFree(at, at + 1)) continue;
    const std::size_t last = GluedEnd(reading, at);
    if (last == at + 1)
      reading.Take({at, last, WordAt(reading.text, at)});
    else
      reading.Take({at, last, GluedWord(reading.text, at, last)});
  }
}

}  // namespace acervo::question
