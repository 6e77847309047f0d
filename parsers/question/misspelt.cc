// A word that no record has may be misspelt: a word of the tables, or a part of a name. The longest run of words around
// it is asked for first.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parsers/question/asked_names.h"
#include "parsers/question/phrase_pieces.h"
#include "parsers/report/types.h"

namespace acervo::question {
namespace {

bool IsUnknown(const Reading& reading, std::size_t at) {
  const QuestionWord& word = reading.text.words[at];
  constexpr std::size_t kShortest = 3;
  return !word.is_number && word.folded.size() >= kShortest && reading.IsFree(at, at + 1) &&
         !IsPlaceWord(word.folded) && AlternativesOf(word.folded).empty() &&
         reading.names.RecordsWith(word.folded) == 0;
}

bool IsBridge(const Reading& reading, std::size_t at) {
  const Piece* piece = reading.At(at);
  return piece == nullptr || piece->Is<SmallWord>() || (piece->Is<AskedEntity>() && piece->last - piece->first == 1);
}

// Words around an unknown one that may be its name: to the next piece on each side.
std::pair<std::size_t, std::size_t> RunAround(const Reading& reading, std::size_t at) {
  constexpr std::size_t kEachSide = 4;
  std::size_t first = at, last = at + 1;
  while (first > 0 && at - first < kEachSide && IsBridge(reading, first - 1) && !reading.text.words[first].after_break)
    --first;
  while (last < reading.text.size() && last - at <= kEachSide && IsBridge(reading, last) &&
         !reading.text.words[last].after_break)
    ++last;
  const auto is_small = [&](std::size_t i) { return reading.At(i) != nullptr && reading.At(i)->Is<SmallWord>(); };
  while (first < at && is_small(first)) ++first;
  while (last > at + 1 && is_small(last - 1)) --last;
  return {first, last};
}

void Replace(Reading& reading, Piece piece) {
  std::erase_if(reading.pieces, [&](const Piece& one) { return one.first < piece.last && piece.first < one.last; });
  reading.Take(std::move(piece));
}

bool TakeNear(Reading& reading, std::size_t at) {
  const auto [first, last] = RunAround(reading, at);
  std::vector<std::pair<std::size_t, std::size_t>> runs = {{first, last}, {at, last}, {first, at + 1}, {at, at + 1}};
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  for (const auto& [begin, end] : runs) {
    if (auto piece = NearName(reading, begin, end)) {
      Replace(reading, std::move(*piece));
      return true;
    }
  }
  return false;
}

// "reunones": of the word, or of it in the singular.
std::optional<std::string> MisspeltType(const std::string& word) {
  for (const std::string_view ending : {"", "s", "es"}) {
    if (!word.ends_with(ending)) continue;
    const auto kind = report::FindActivityKind(word.substr(0, word.size() - ending.size()));
    if (kind && kind->guessed) return kind->type;
  }
  return std::nullopt;
}

bool IsTelling(Role role) {
  return role == Role::kKind || role == Role::kOrder || role == Role::kCount || role == Role::kType;
}

// "activdades"
std::optional<Piece> MisspeltPhrase(const Reading& reading, std::size_t at) {
  const std::string& word = reading.text.folded[at];
  if (QuestionPhrases().LongestAt({word}, 0) || report::KindPhraseAt({word}, 0)) return std::nullopt;
  if (const auto phrase = QuestionPhrases().Near(word); phrase && IsTelling(phrase->role))
    return PieceOf(reading.text, at, *phrase);
  if (auto type = MisspeltType(word)) return Piece{at, at + 1, AskedTypeNames{std::move(*type)}};
  return std::nullopt;
}

}  // namespace

void TakeMisspelt(Reading& reading) {
  constexpr std::size_t kMostUnknown = 12;  // each costs a walk over the tables
  std::size_t unknown = 0;
  for (std::size_t at = 0; at < reading.text.understood() && unknown < kMostUnknown; ++at) {
    if (!reading.IsFree(at, at + 1) || !IsUnknown(reading, at)) continue;
    ++unknown;
    if (auto piece = MisspeltPhrase(reading, at))
      reading.Take(std::move(*piece));
    else
      TakeNear(reading, at);
  }
}

}  // namespace acervo::question
