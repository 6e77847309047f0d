#include "extractors/hyphens.h"

#include <algorithm>
#include <array>

#include "core/characters.h"
#include "core/text.h"

namespace acervo::data {
extern const std::string_view kCompoundStarts;
}

namespace acervo {
namespace {

constexpr std::string_view kSoft = "\u00AD";
constexpr std::string_view kBroken = "\u2010";  // what programs break words with; authors type another
constexpr std::array<std::string_view, 3> kHard = {"-", kBroken, "\u2011"};
constexpr std::string_view kWordEnds = "aeiounsrldzyjx";  // letters that Spanish words end in
constexpr std::array<std::string_view, 35> kSmallWords = {
    "desde", "entre", "hasta", "para", "sobre", "a",   "al", "ante", "con", "de", "del", "e",
    "el",    "en",    "es",    "la",   "las",   "le",  "lo", "los",  "ni",  "no", "o",   "por",
    "que",   "se",    "si",    "sin",  "su",    "sus", "u",  "un",   "una", "y",  "ya"};
constexpr std::size_t kStub = 3;                   // letters: a rest so short is hardly a word of its own
constexpr std::string_view kSeldomEnds = "iujxy";  // letters that end few words
constexpr std::size_t kTailStart = 2;              // letters before the ending in a rest of a word
constexpr std::array<std::string_view, 28> kEndings = {"ado",    "ada",   "ados",  "adas",    "ido",   "idos",  "ente",
                                                       "entes",  "mente", "cion",  "ciones",  "sion",  "idad",  "dades",
                                                       "encia",  "ancia", "ncias", "erencia", "torio", "toria", "ario",
                                                       "miento", "ismo",  "ibles", "mica",    "nica",  "tica",  "gica"};
constexpr std::array<std::string_view, 9> kNoStarts = {"str", "ns", "nc", "nt", "rs", "rt", "ct", "mb", "mp"};
constexpr std::array<std::string_view, 12> kShortWords = {"ante", "cada", "dado", "dada",  "gente", "lado",
                                                          "nada", "todo", "toda", "todos", "todas", "vida"};
constexpr std::size_t kLongestOnset = 3;  // "tra", "cla" and the like: letters up to the vowel
constexpr double kBreaksWords = 0.03;     // share of lines that end in a broken word where a document is hyphenated

const std::unordered_set<std::string_view>& CompoundStarts() {
  static const auto starts = [] {
    std::unordered_set<std::string_view> rows;
    std::string_view rest = data::kCompoundStarts;
    while (!rest.empty()) {
      const std::size_t stop = std::min(rest.find('\n'), rest.size());
      const std::string_view row = rest.substr(0, stop);
      if (!row.empty() && row.front() != '#') rows.insert(row);
      rest.remove_prefix(std::min(rest.size(), stop + 1));
    }
    return rows;
  }();
  return starts;
}

bool IsSmallWord(std::string_view folded) {
  return std::find(kSmallWords.begin(), kSmallWords.end(), folded) != kSmallWords.end();
}

std::size_t HyphenLength(std::string_view text) {
  if (text.ends_with(kSoft)) return kSoft.size();
  for (const std::string_view hyphen : kHard) {
    if (text.ends_with(hyphen)) return hyphen.size();
  }
  return 0;
}

// The letters that end, or begin, a text. Bytes over 0x7F are letters here: Spanish quotes were cut off by folding.
std::string_view LastLetters(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && IsLetterByte(text[begin - 1])) --begin;
  return text.substr(begin);
}

std::string_view FirstLetters(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && IsLetterByte(text[end])) ++end;
  return text.substr(0, end);
}

std::string FoldedLetters(std::string_view text) {
  std::string folded = Fold(text);
  std::erase_if(folded, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });  // quotes, dashes
  return folded;
}

// "202|4", "1|0", but neither "10/01/2015|10:00" nor "14|15".
bool IsCutNumber(std::string_view text, std::string_view next) {
  const std::string_view rest = next.substr(0, next.find(' '));
  if (rest.empty() || !std::all_of(rest.begin(), rest.end(), IsDigit)) return false;
  std::size_t begin = text.size();
  while (begin > 0 && IsDigit(text[begin - 1])) --begin;
  const std::size_t before = text.size() - begin;
  if (before == 0 || before + rest.size() > 4) return false;
  return rest.size() == 1 || (begin > 0 && before + rest.size() == 4);
}

bool BeginsWithCloser(std::string_view text) {
  constexpr std::array<std::string_view, 10> kClosers = {".", ",", ";", ":", ")", "]", "”", "’", "»", "?"};
  return std::any_of(kClosers.begin(), kClosers.end(), [&](std::string_view mark) { return text.starts_with(mark); });
}

// Whether a word ends as none does in Spanish, with an r, l or s that a vowel must follow: "encuentr", "concurs".
bool NeedsVowel(std::string_view word) {
  if (word.size() < 3) return false;
  const char last = word.back(), before = word[word.size() - 2];
  const bool after_stop = std::string_view("bcdfgpt").find(before) != std::string_view::npos;
  return (after_stop && (last == 'r' || last == 'l')) || (last == 's' && (before == 'r' || before == 'n'));
}

// A small word that more likely ends the word before it: "Realizad|o", "Construccion|es", "Latinoamerica|no".
bool IsEnding(std::string_view before, std::string_view after) {
  if (after == "es") return std::string_view("nrld").find(before.back()) != std::string_view::npos;
  if (after == "no") return before.ends_with("rica");
  return (after == "o" || after == "a") && !before.ends_with("dad") &&
         (before.ends_with("ad") || before.ends_with("id") || before.ends_with("i") || NeedsVowel(before));
}

// "strucciones", "nsable"; shorter ones may be acronyms.
bool BeginsAsNoWord(std::string_view folded) {
  return folded.size() > kStub && std::any_of(kNoStarts.begin(), kNoStarts.end(),
                                              [&](std::string_view start) { return folded.starts_with(start); });
}

// "zado", "ferencia": what ends a longer word and is none itself.
bool LooksLikeTail(std::string_view folded) {
  if (std::find(kShortWords.begin(), kShortWords.end(), folded) != kShortWords.end()) return false;
  if (folded.size() <= kStub) return true;
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
    return folded.ends_with(ending) && folded.size() <= ending.size() + kTailStart;
  });
}

enum class Letters { kSmall, kCapital, kMixed };

Letters CaseOf(std::string_view word) {
  std::size_t capitals = 0, letters = 0;  // plain ones: accented letters follow the case of the others
  for (const char c : word) {
    const bool capital = c >= 'A' && c <= 'Z';
    capitals += capital ? 1 : 0;
    letters += capital || (c >= 'a' && c <= 'z') ? 1 : 0;
  }
  if (capitals == 0) return Letters::kSmall;
  return capitals == letters ? Letters::kCapital : Letters::kMixed;
}

// Whether the words around a break between capitals are capitals as well: a heading. Among small letters two parts in
// capitals are acronyms: "la OPS-OMS".
bool AmongCapitals(std::string_view stem, std::string_view next) {
  const auto small = [](std::string_view word) { return word.size() > 1 && CaseOf(word) != Letters::kCapital; };
  const std::size_t last = stem.rfind(' '), first = next.find(' ');
  if (last != std::string_view::npos && small(LastLetters(stem.substr(0, last)))) return false;
  return first == std::string_view::npos || !small(FirstLetters(next.substr(first + 1)));
}

bool IsVowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// Whether a syllable may end with `before` and the next begin with `after`: "si-naproc", but neither "ops-oms" nor
// "caf-bid".
bool IsSyllableBreak(std::string_view before, std::string_view after) {
  constexpr std::string_view kEnds = "aeiouylnrsdmzx";
  const bool ends = kEnds.find(before.back()) != std::string_view::npos;
  if (!ends || std::none_of(before.begin(), before.end(), IsVowel) || IsVowel(after.front())) return false;
  const std::string_view onset = after.substr(0, std::min(after.size(), kLongestOnset));
  return std::any_of(onset.begin(), onset.end(), IsVowel);
}

}  // namespace

bool EndsInSmallWord(std::string_view text) {
  const std::string_view word = LastLetters(text);
  const bool whole = word.size() == text.size() || text[text.size() - word.size() - 1] == ' ';
  return whole && StartsSmall(word) && IsSmallWord(word);
}

bool EndsInHyphen(std::string_view text) { return HyphenLength(text) != 0; }

bool StartsSmall(std::string_view text) {
  if (text.empty()) return false;
  std::size_t offset = 0;
  const char32_t c = NextCodePoint(text, offset);
  if (c < 0x80) return c >= U'a' && c <= U'z';
  return c >= 0xDF && c <= 0xFF && c != 0xF7;
}

void Hyphenation::Learn(std::string_view line) {
  const std::size_t typed = line.find(kBroken);
  types_broken_ = types_broken_ || (typed != std::string_view::npos && typed + kBroken.size() < line.size() &&
                                    line[typed + kBroken.size()] != ' ');
  const std::string folded = Fold(line);
  std::size_t begin = 0;
  while (begin < folded.size()) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    std::string_view token = std::string_view(folded).substr(begin, end - begin);
    begin = end + 1;
    while (!token.empty() && !IsLetterByte(token.front())) token.remove_prefix(1);
    while (!token.empty() && !IsLetterByte(token.back()) && token.back() != '-') {
      token.remove_suffix(1);
    }
    if (token.empty() || token.back() == '-') continue;
    const std::string word = FoldedLetters(token);
    if (word.find('-') == std::string::npos) {
      ++words_[word];
    } else {
      hyphenated_.insert(word);
    }
  }
}

void Hyphenation::LearnWhole(std::string_view word) {
  if (EndsInHyphen(word)) return;
  while (!word.empty() && !IsLetterByte(word.front())) word.remove_prefix(1);
  while (!word.empty() && !IsLetterByte(word.back())) word.remove_suffix(1);
  if (!word.empty()) whole_.insert(FoldedLetters(word));
}

bool Hyphenation::KnowsWhole(std::string_view word) const { return whole_.contains(FoldedLetters(word)); }

bool Hyphenation::Knows(std::string_view head, std::string_view tail) const {
  return Knows(FoldedLetters(LastLetters(head)) + FoldedLetters(FirstLetters(tail)));
}

void Hyphenation::CountWrap(bool broken) {
  ++wraps_;
  broken_ += broken ? 1 : 0;
}

bool Hyphenation::Knows(const std::string& folded, int times) const {
  const auto found = words_.find(folded);
  return found != words_.end() && found->second >= times;
}

// The second half was itself learned once, as the first word of its line.
Hyphenation::Break Hyphenation::Decide(std::string_view stem, std::string_view next) const {
  const std::string_view left = LastLetters(stem), right = FirstLetters(next);
  const std::string before = FoldedLetters(left), after = FoldedLetters(right);
  if (before.empty() || after.empty()) return Break::kKeep;
  if (hyphenated_.contains(before + "-" + after)) return Break::kKeep;
  if (Knows(before + after)) return Break::kJoin;
  const bool breaks_words = broken_ > kBreaksWords * wraps_;
  const bool both_words = before.size() > 3 && after.size() > 3 && Knows(before) && Knows(after, 2);
  if (StartsSmall(right)) {
    if (CaseOf(left) == Letters::kCapital && left.size() > 1) return Break::kKeep;
    if (CompoundStarts().contains(before) || both_words) return Break::kKeep;
    if (breaks_words) return Break::kJoin;
    return Knows(before) || CaseOf(left) != Letters::kSmall ? Break::kKeep : Break::kJoin;
  }
  const bool capitals = CaseOf(left) == Letters::kCapital && CaseOf(right) == Letters::kCapital;
  const bool acronyms = (before.size() > 2 && Knows(before)) || (after.size() > 2 && Knows(after, 2));
  return capitals && breaks_words && !acronyms && (AmongCapitals(stem, next) || IsSyllableBreak(before, after))
             ? Break::kJoin
             : Break::kKeep;
}

// A word too wide for its cell begins a line, fills it, and goes on in the next one; every row may repeat it.
bool Hyphenation::IsCutAlone(const std::string& before, const std::string& after) const {
  if (BeginsAsNoWord(after)) return true;
  if (IsSmallWord(before) || whole_.contains(before)) return false;
  if (before.size() == 1) return after.size() <= kStub;
  if (kWordEnds.find(before.back()) == std::string_view::npos) return true;
  if (IsSmallWord(after)) return IsEnding(before, after);
  if (NeedsVowel(before)) return true;
  if (whole_.contains(after)) return false;
  return kSeldomEnds.find(before.back()) != std::string_view::npos || LooksLikeTail(after);
}

bool Hyphenation::IsCutWord(std::string_view text, std::string_view next, Fills fills) const {
  const bool alone = fills == Fills::kLine;
  if (text.empty() || next.empty()) return false;
  if (alone && BeginsWithCloser(next)) return true;
  if (alone && IsCutNumber(text, next)) return true;
  const std::string_view left = LastLetters(text), right = FirstLetters(next);
  if (left.empty() || (left.size() < 2 && !alone) || right.empty()) return false;
  const bool capitals = CaseOf(left) == Letters::kCapital && CaseOf(right) == Letters::kCapital;
  if (!StartsSmall(right) && !capitals) return false;
  const std::string before = FoldedLetters(left), after = FoldedLetters(right);
  if (before.empty() || after.empty()) return false;
  if (before.size() > 1 && Knows(before + after)) return true;
  if (alone && IsCutAlone(before, after)) return true;
  if (before.size() < 2 || (alone ? whole_.contains(before) : Knows(before, 2))) return false;
  return kWordEnds.find(before.back()) == std::string_view::npos;
}

void Hyphenation::Append(std::string& text, std::string_view next) const {
  const std::size_t hyphen = HyphenLength(text);
  if (text.empty() || next.empty() || hyphen == 0) {
    const bool slash = text.size() > 1 && text.back() == '/' && text[text.size() - 2] != ' ';  // lines break after it
    if (!text.empty() && !next.empty() && !slash) text += ' ';
    text += next;
    return;
  }
  const std::string_view stem = std::string_view(text).substr(0, text.size() - hyphen);
  const std::string_view last = stem.substr(stem.rfind(' ') == std::string_view::npos ? 0 : stem.rfind(' ') + 1);
  const bool closes = next.substr(0, next.find(' ')).find('-') != std::string_view::npos;
  if (last.empty() && closes) {                                  // '- | CGLU-.' opens here
  } else if (last.empty() || EndsInHyphen(last.substr(0, 1))) {  // a dash between words, or '-CGLU-'
    text += ' ';
  } else if (text.ends_with(kSoft) || (text.ends_with(kBroken) && !types_broken_) ||
             Decide(stem, next) == Break::kJoin) {
    text.resize(text.size() - hyphen);
  }
  text += next;
}

}  // namespace acervo
