// The cell is read from the left: words that may stand before a kind are stepped over, then the longest phrase of the
// table decides; where it only carries another kind, or none leads, the cell's further words are searched.
#include "parsers/report/types.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "parsers/data/table_rows.h"
#include "parsers/report/wording.h"

namespace acervo::data {
extern const std::string_view kActivityTypes;
}  // namespace acervo::data

namespace acervo::report {
namespace {

constexpr std::size_t kBytesRead = 300;
constexpr std::size_t kWordsSearched = 40;
constexpr std::size_t kVerbWithin = 4;

using Class = KindPhraseClass;
constexpr std::pair<std::string_view, Class> kClasses[] = {{"head", Class::kHead},   {"carrier", Class::kCarrier},
                                                           {"weak", Class::kWeak},   {"verb", Class::kVerb},
                                                           {"light", Class::kLight}, {"thing", Class::kThing}};

struct Phrase {
  std::string_view type;
  Class strength;
  std::vector<std::string> words;
};

Class ClassFromToken(std::string_view token) {
  for (const auto& [name, strength] : kClasses) {
    if (name == token) return strength;
  }
  return Class::kWeak;
}

bool IsNoun(Class strength) { return strength != Class::kVerb && strength != Class::kLight; }

struct Vocabulary {
  std::unordered_map<std::string, std::vector<Phrase>> phrases;  // by their first word
  std::unordered_set<std::string> skipped;
  std::unordered_set<std::string> joints;
};

void AddRow(Vocabulary& vocabulary, const std::vector<std::string_view>& row) {
  const std::string_view strength = row[1];
  if (strength == "skip") {
    vocabulary.skipped.emplace(row[2]);
  } else if (strength == "joint") {
    vocabulary.joints.emplace(row[2]);
  } else {
    std::vector<std::string> words = FoldedWords(row[2]);
    std::string first = words.front();
    vocabulary.phrases[std::move(first)].push_back(
        {row[0] == "-" ? "" : row[0], ClassFromToken(strength), std::move(words)});
  }
}

const Vocabulary& Words() {
  static const Vocabulary* const vocabulary = [] {
    auto* built = new Vocabulary;
    for (const auto& row : data::TableRows("activity_types", data::kActivityTypes, 3)) AddRow(*built, row);
    return built;
  }();
  return *vocabulary;
}

bool IsPluralOf(std::string_view word, std::string_view singular) {
  if (!word.starts_with(singular)) return false;
  const std::string_view ending = word.substr(singular.size());
  return ending == "s" || ending == "es";
}

bool SameWord(std::string_view word, std::string_view right) { return word == right || IsPluralOf(word, right); }

struct Match {
  const Phrase* phrase = nullptr;
  std::size_t length = 0;  // words
  bool plural = false;
  bool guessed = false;
  explicit operator bool() const { return phrase != nullptr; }
};

using WordList = std::vector<std::string>;

bool RestMatches(const Phrase& phrase, const WordList& words, std::size_t at) {
  if (at + phrase.words.size() > words.size()) return false;
  for (std::size_t i = 1; i < phrase.words.size(); ++i) {
    if (!SameWord(words[at + i], phrase.words[i])) return false;
  }
  return true;
}

void TakeLongest(const std::vector<Phrase>& phrases, const WordList& words, std::size_t at, Match& best) {
  for (const Phrase& phrase : phrases) {
    if (phrase.words.size() > best.length && RestMatches(phrase, words, at)) {
      best.phrase = &phrase;
      best.length = phrase.words.size();
    }
  }
}

Match ExactMatch(const WordList& words, std::size_t at) {
  Match best;
  const auto& phrases = Words().phrases;
  const std::string& word = words[at];
  if (const auto found = phrases.find(word); found != phrases.end()) TakeLongest(found->second, words, at, best);
  for (const std::string_view ending : {"s", "es"}) {
    if (best || !word.ends_with(ending)) continue;
    const auto found = phrases.find(word.substr(0, word.size() - ending.size()));
    if (found == phrases.end()) continue;
    TakeLongest(found->second, words, at, best);
    best.plural = static_cast<bool>(best);
  }
  return best;
}

// The table is walked in no certain order: of two words equally near, the alphabet decides.
Match MisspeltMatch(const WordList& words, std::size_t at) {
  Match best;
  for (const auto& [first, phrases] : Words().phrases) {
    if (!IsMisspellingOf(words[at], first)) continue;
    Match match;
    TakeLongest(phrases, words, at, match);
    if (!match || !IsNoun(match.phrase->strength) || match.phrase->strength == Class::kThing) continue;
    if (!best || match.length > best.length ||
        (match.length == best.length && match.phrase->words.front() < best.phrase->words.front()))
      best = match;
  }
  best.guessed = static_cast<bool>(best);
  return best;
}

bool IsNumber(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool IsRoman(std::string_view word) { return word.find_first_not_of("ivxlc") == std::string_view::npos; }

bool IsSkippedOrNumber(std::string_view word) {
  return Words().skipped.contains(std::string(word)) || IsNumber(word) || IsRoman(word);
}

bool IsJoint(const WordList& words, std::size_t at) { return at < words.size() && Words().joints.contains(words[at]); }

Match HeadAt(const WordList& words, std::size_t at) {
  const Match match = at < words.size() ? ExactMatch(words, at) : Match{};
  return match && match.phrase->strength == Class::kHead ? match : Match{};
}

// 'Primera piedra' is one, though 'primera' alone says nothing.
std::size_t SkipLeading(const WordList& words) {
  std::size_t at = 0;
  while (at < words.size() && IsSkippedOrNumber(words[at]) && !HeadAt(words, at)) ++at;
  return at;
}

// 'Acto de |premiación'.
std::size_t SkipJoints(const WordList& words, std::size_t at) {
  while (at < words.size() && (IsJoint(words, at) || IsSkippedOrNumber(words[at]))) ++at;
  return at;
}

// 'Sala de reuniones| Omar Torrijos': the word that belongs to the thing's name is stepped over with it.
std::size_t BehindThing(const Match& thing, const WordList& words, std::size_t at) {
  const std::size_t after = at + thing.length;
  return IsJoint(words, after) ? SkipJoints(words, after) + 1 : after;
}

Match Anywhere(const WordList& words, std::size_t at) {
  while (at < std::min(words.size(), kWordsSearched)) {
    const Match match = ExactMatch(words, at);
    if (match && match.phrase->strength == Class::kHead) return match;
    const bool thing = match && match.phrase->strength == Class::kThing;
    at = thing ? BehindThing(match, words, at) : at + 1;
  }
  return {};
}

struct Placed {
  Match match;
  std::size_t at = 0;
};

Placed VerbNearStart(const WordList& words, Class strength) {
  for (std::size_t at = 0; at < std::min(words.size(), kVerbWithin); ++at) {
    if (Match match = ExactMatch(words, at); match && match.phrase->strength == strength) return {match, at};
  }
  return {};
}

// What stands in quotes is a title: 'Programa “Foro de ciudades”' is no foro.
std::string WithoutQuoted(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kQuotes = {
      {{"“", "”"}, {"«", "»"}, {"\"", "\""}}};
  std::string out(text);
  for (const auto& [open, close] : kQuotes) {
    for (std::size_t from = 0; (from = out.find(open, from)) != std::string::npos;) {
      const std::size_t end = out.find(close, from + open.size());
      if (end == std::string::npos) break;
      out.replace(from, end + close.size() - from, " ");
    }
  }
  return out;
}

ActivityKind KindOf(const Match& match, bool leads) {
  return {std::string(match.phrase->type), leads, match.plural, match.guessed, match.phrase->strength == Class::kHead};
}

// What follows a carrier or a weak word, or the word itself.
ActivityKind Resolve(const Match& lead, const WordList& words, std::size_t at) {
  if (lead.phrase->strength == Class::kHead) return KindOf(lead, true);
  const std::size_t after = at + lead.length;
  Match inner = HeadAt(words, SkipJoints(words, after));
  if (!inner && lead.phrase->strength == Class::kCarrier) inner = Anywhere(words, after);
  return KindOf(inner ? inner : lead, true);
}

// 'Se sostuvo |reunión'. A verb that names no kind itself is content with a weak word: 'Se envió nota'.
ActivityKind ResolveLight(const Placed& verb, const WordList& words) {
  const std::size_t after = verb.at + verb.match.length;
  const std::size_t object = SkipJoints(words, after);
  if (const Match head = HeadAt(words, object)) return KindOf(head, false);
  if (verb.match.phrase->type.empty() && object < words.size()) {
    const Match weak = ExactMatch(words, object);
    if (weak && weak.phrase->strength == Class::kWeak) return KindOf(weak, false);
  }
  const Match later = Anywhere(words, after);
  return KindOf(later ? later : verb.match, false);
}

Match LeadAt(const WordList& words, std::size_t at) {
  if (at >= words.size()) return {};
  if (Match exact = ExactMatch(words, at)) return IsNoun(exact.phrase->strength) ? exact : Match{};
  return MisspeltMatch(words, at);
}

bool IsSure(const Match& lead) {
  return lead && !lead.guessed && (lead.phrase->strength == Class::kHead || lead.phrase->strength == Class::kCarrier);
}

std::optional<ActivityKind> KindIn(std::string_view cell) {
  const std::string_view read = Prefix(cell, kBytesRead);
  WordList words = FoldedWords(WithoutQuoted(read));
  if (words.empty()) words = FoldedWords(read);
  const std::size_t at = SkipLeading(words);
  const Match lead = LeadAt(words, at);
  if (IsSure(lead)) return Resolve(lead, words, at);
  if (const Placed verb = VerbNearStart(words, Class::kVerb); verb.match) return KindOf(verb.match, false);
  if (const Placed verb = VerbNearStart(words, Class::kLight); verb.match) return ResolveLight(verb, words);
  if (lead && lead.phrase->strength != Class::kThing) return Resolve(lead, words, at);
  if (const Match later = Anywhere(words, at)) return KindOf(later, false);
  return std::nullopt;
}

}  // namespace

std::optional<ActivityKind> FindActivityKind(std::string_view cell) {
  std::optional<ActivityKind> kind = KindIn(cell);
  if (kind && kind->type.empty()) return std::nullopt;  // a row that says that its phrase is none
  return kind;
}

std::optional<KindPhrase> KindPhraseAt(const std::vector<std::string>& folded_words, std::size_t at) {
  if (at >= folded_words.size()) return std::nullopt;
  const Match match = ExactMatch(folded_words, at);
  if (!match) return std::nullopt;
  return KindPhrase{std::string(match.phrase->type), match.length, match.phrase->strength};
}

bool JoinsKinds(const std::string& folded_word) { return Words().joints.contains(folded_word); }

}  // namespace acervo::report
