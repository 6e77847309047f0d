// Short names are few: each word that looks like one is asked for what stands before it, or in the bracket after it.
// The long name is the one that the grammar finds there, or the words whose beginnings spell the short name.
#include "parsers/entities/definitions.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/text.h"
#include "parsers/entities/resolve.h"

namespace acervo::entities {
namespace {

using Tokens = std::span<const Token>;

// In tokens and letters; they keep hostile input linear.
constexpr std::size_t kLongestLong = 18;
constexpr std::size_t kLongestShort = 4;
constexpr std::size_t kMostLetters = 24;
constexpr std::size_t kTelling = 7;  // so many letters are spelt by no words by chance

bool IsWord(const Token& token) { return token.kind == TokenKind::kWord; }

bool IsSmall(const Token& token) {
  static constexpr std::array<std::string_view, 4> kOther = {"a", "en", "con", "e"};
  return Lexicon::Get().Is(token, kSkips | kArticle | kAnd | kJoins) ||
         std::find(kOther.begin(), kOther.end(), token.text) != kOther.end();
}

std::string Letters(Tokens name) {
  std::string letters;
  for (const Token& token : name) {
    if (IsWord(token)) letters += token.text;
  }
  return letters;
}

// The words of a long name, and for each whether it makes a difference.
struct Words {
  std::vector<std::string_view> text;
  std::vector<bool> counts;
  std::size_t counted = 0;
};

Words WordsOf(Tokens name) {
  Words words;
  for (const Token& token : name) {
    if (!IsWord(token)) continue;
    const bool counts = !IsSmall(token);
    words.text.push_back(token.text);
    words.counts.push_back(counts);
    words.counted += counts;
  }
  return words;
}

// Letters spelt by words, by dynamic programming over both.
class Spelling {
 public:
  Spelling(std::string_view letters, const Words& words) : letters_(letters), words_(words) {}

  // How many of the words that count give a letter, with the first of them among those; 0: the letters are not spelt.
  std::size_t WordsUsed() {
    best_.assign(letters_.size() + 1, -1);
    best_[0] = 0;
    bool first = true;
    for (std::size_t w = 0; w < words_.text.size(); ++w) {
      Take(w, first && words_.counts[w]);
      first = first && !words_.counts[w];
    }
    return best_.back() < 0 ? 0 : static_cast<std::size_t>(best_.back());
  }

 private:
  // Each word gives any number of letters from its beginning; the first that counts has to give one.
  void Take(std::size_t w, bool must) {
    std::vector<int> next = must ? std::vector<int>(best_.size(), -1) : best_;
    for (std::size_t at = 0; at < letters_.size(); ++at) {
      if (best_[at] < 0) continue;
      // "SENACYT": the "y" of an acronym stands in no word.
      if (letters_[at] == 'y' && at > 0) next[at + 1] = std::max(next[at + 1], best_[at]);
      const std::string_view word = words_.text[w];
      for (std::size_t n = 0; n < word.size() && at + n < letters_.size() && word[n] == letters_[at + n]; ++n) {
        next[at + n + 1] = std::max(next[at + n + 1], best_[at] + (words_.counts[w] ? 1 : 0));
      }
    }
    best_ = std::move(next);
  }

  std::string_view letters_;
  const Words& words_;
  std::vector<int> best_;  // by letters spelt so far: the most words used; -1: they cannot be spelt
};

// "FUNDALCO" of "Fundación Calicanto": letters from inside the words as well, in their order. That many letters agree
// by chance alone too seldom to matter where the short name stands in a bracket after the long one.
bool IsDrawnFrom(std::string_view letters, const Words& words) {
  constexpr std::size_t kFewest = 6;
  if (letters.size() < kFewest) return false;
  std::size_t taken = 0;
  bool last_gives = false, first = true;
  for (std::size_t w = 0; w < words.text.size(); ++w) {
    if (!words.counts[w]) continue;
    if (first && words.text[w].front() != letters.front()) return false;
    first = last_gives = false;
    for (const char c : words.text[w]) {
      if (taken == letters.size() || c != letters[taken]) continue;
      ++taken;
      last_gives = true;
    }
  }
  return taken == letters.size() && last_gives;
}

// One word in capitals, "MiAmbiente", or several of them ("FUSP-CEU", "ACI Medellín").
bool LooksShort(Tokens name) {
  if (name.empty() || name.size() > kLongestShort || !IsWord(name[0]) || name[0].numeric) return false;
  const std::size_t letters = Letters(name).size();
  if (letters < 2 || letters > kMostLetters) return false;
  if (!name[0].capital || IsSmall(name[0])) return false;
  for (const Token& token : name) {
    if (!IsWord(token) || !(token.capital || token.glued || token.numeric)) return false;
  }
  return name[0].all_caps || name[0].mixed || name.size() == 1;
}

class PairFinder {
 public:
  PairFinder(Tokens tokens, const Grammar& grammar, const PeopleGrammar& people)
      : lexicon_(Lexicon::Get()), tokens_(tokens), grammar_(grammar), people_(people) {}

  std::vector<NamePair> Run() {
    for (std::size_t i = 1; i < tokens_.size(); ++i) {
      if (tokens_[i].quoted) continue;
      switch (tokens_[i].kind) {
        case TokenKind::kOpen: Bracket(i); break;
        case TokenKind::kDash: Dash(i); break;
        case TokenKind::kComma: Comma(i); break;
        default: break;
      }
    }
    return std::move(pairs_);
  }

 private:
  Tokens Part(std::size_t begin, std::size_t end) const { return tokens_.subspan(begin, end - begin); }

  std::size_t Closing(std::size_t open) const {
    const std::size_t limit = std::min(tokens_.size(), open + kLongestLong + 4);
    for (std::size_t i = open + 1; i < limit; ++i) {
      if (grammar_.IsKind(i, TokenKind::kClose)) return i;
      if (grammar_.IsKind(i, TokenKind::kOpen)) break;
    }
    return open;
  }

  void Bracket(std::size_t open) {
    const std::size_t close = Closing(open);
    if (close <= open + 1) return;
    if (const std::size_t named = AfterHenceforth(open + 1); named > open + 1) return Henceforth(open, named, close);
    if (LooksShort(Part(open + 1, close)) && TakeBefore(open, open + 1, close, Abbreviation::kLoose)) return;
    // "SIGLA (Nombre Largo)"
    const std::size_t begin = ShortBefore(open);
    if (begin == open) return;
    const std::size_t first = grammar_.SkipArticles(open + 1);
    if (AbbreviationOf(Part(begin, open), Part(first, close)) != Abbreviation::kNone) Take(first, close, begin, open);
  }

  // "en adelante", "en lo sucesivo", "denominada", "también conocida como", "por sus siglas"
  std::size_t AfterHenceforth(std::size_t at) const {
    const NameTrie::Match match = lexicon_.HenceforthAt(tokens_, at);
    if (!match) return at;
    std::size_t named = match.end;
    while (named < tokens_.size() && !(grammar_.IsWord(named) && !grammar_.Is(named, kSkips | kArticle))) ++named;
    return named;
  }

  // What is named so on purpose need not be spelt by the long name, but it has to be a name: not "la Fundación".
  void Henceforth(std::size_t open, std::size_t named, std::size_t close) {
    std::size_t end = close;
    while (end > named && !grammar_.IsWord(end - 1)) --end;
    if (named >= end || end - named > kLongestShort || !LooksShort(Part(named, end))) return;
    const bool head_alone = lexicon_.HeadAt(tokens_, named).end >= end;
    if (head_alone || (!tokens_[named].all_caps && !tokens_[named].mixed && end == named + 1)) return;
    const std::size_t begin = EntityBefore(open);
    if (begin < open) Take(begin, open, named, end);
  }

  // "Nombre -SIGLA-", "Nombre – SIGLA"
  void Dash(std::size_t dash) {
    const std::size_t begin = dash + 1, end = ShortEnd(begin);
    if (end == begin) return;
    const bool closed = grammar_.IsKind(end, TokenKind::kDash) && !tokens_[begin].space_before;
    const bool ends = closed || end >= tokens_.size() || !grammar_.IsWord(end) || tokens_[end].space_before;
    if (ends) TakeBefore(dash, begin, end, closed ? Abbreviation::kLoose : Abbreviation::kStrict);
  }

  // "Nombre Largo, SIGLA, …"
  void Comma(std::size_t comma) {
    const std::size_t begin = comma + 1, end = ShortEnd(begin);
    if (end != begin + 1 || !tokens_[begin].all_caps || grammar_.IsWord(end)) return;
    TakeBefore(comma, begin, end, Abbreviation::kStrict);
  }

  // The end of a short name in capitals at `at`.
  std::size_t ShortEnd(std::size_t at) const {
    if (!grammar_.IsWord(at) || tokens_[at].quoted || !(tokens_[at].all_caps || tokens_[at].mixed)) return at;
    std::size_t end = at + 1;
    while (end < tokens_.size() && end < at + kLongestShort && tokens_[end].glued) ++end;
    return LooksShort(Part(at, end)) ? end : at;
  }

  std::size_t ShortBefore(std::size_t end) const {
    std::size_t begin = end;
    while (begin > 0 && end - begin < kLongestShort && grammar_.IsWord(begin - 1)) {
      --begin;
      if (!tokens_[begin].glued) break;
    }
    return begin < end && (tokens_[begin].all_caps || tokens_[begin].mixed) && LooksShort(Part(begin, end)) ? begin
                                                                                                            : end;
  }

  // The beginning of the organisation that ends before `end`, as the grammar or a table has it; `end`: none.
  std::size_t EntityBefore(std::size_t end) const {
    std::size_t found = end;
    for (std::size_t i = end; i > 0 && end - i < kLongestLong; --i) {
      const std::size_t at = i - 1;
      if (Ends(tokens_[at])) break;
      if (!grammar_.IsWord(at) || tokens_[at].glued) continue;
      if (grammar_.KnownAt(at).end == end || grammar_.HeadedEnd(at) == end || grammar_.CompanyEnd(at) == end)
        found = at;
    }
    return found;
  }

  static bool Ends(const Token& token) {
    switch (token.kind) {
      case TokenKind::kWord:
      case TokenKind::kComma:
      case TokenKind::kDash: return token.quoted;
      default: return true;
    }
  }

  // The nearest beginning from which the words before `end` spell the short name.
  std::size_t SpeltBefore(std::size_t end, Tokens short_name) const {
    const bool long_enough = Letters(short_name).size() >= kTelling;
    for (std::size_t i = end; i > 0 && end - i < kLongestLong; --i) {
      const std::size_t at = i - 1;
      if (Ends(tokens_[at])) break;
      if (!grammar_.IsWord(at) || tokens_[at].glued || IsSmall(tokens_[at])) continue;
      if (!tokens_[at].capital && !grammar_.InCell()) continue;
      if (tokens_[at].text.front() != short_name.front().text.front()) continue;
      const Abbreviation fit = AbbreviationOf(short_name, Part(at, end));
      if (fit == Abbreviation::kStrict || (fit == Abbreviation::kLoose && long_enough)) return at;
    }
    return end;
  }

  bool TakeBefore(std::size_t end, std::size_t short_begin, std::size_t short_end, Abbreviation least) {
    const Tokens short_name = Part(short_begin, short_end);
    const std::size_t entity = EntityBefore(end);
    const bool fits =
        entity < end && (AbbreviationOf(short_name, Part(entity, end)) >= least || SameEntity(entity, end, short_name));
    const std::size_t begin = fits ? entity : SpeltBefore(end, short_name);
    return begin < end && Take(begin, end, short_begin, short_end);
  }

  // "Agencia Japonesa de Cooperación (JICA)": what the letters do not tell, the tables may.
  bool SameEntity(std::size_t begin, std::size_t end, Tokens short_name) const {
    const NameTrie::Match a = lexicon_.NameOf(Part(begin, end)), b = lexicon_.NameOf(short_name);
    if (!b || !lexicon_.Name(b.value).acronym) return false;
    if (a) return lexicon_.Name(a.value).entity == lexicon_.Name(b.value).entity;
    return LikeKnown(short_name, Part(begin, end)) == Likeness::kLike;
  }

  bool Take(std::size_t long_begin, std::size_t long_end, std::size_t short_begin, std::size_t short_end) {
    // Any words with capitals may be a name of somebody; "Tejido Social Urbano (TSU)" is of a body.
    const std::size_t name = people_.AfterTitles(long_begin);
    const bool of_person = name > long_begin || grammar_.Is(name, kGivenName);
    if (of_person && people_.IsWholeName(long_begin, long_end)) return false;
    pairs_.push_back({long_begin, long_end, short_begin, short_end});
    return true;
  }

  const Lexicon& lexicon_;
  Tokens tokens_;
  const Grammar& grammar_;
  const PeopleGrammar& people_;
  std::vector<NamePair> pairs_;
};

std::string_view Stem(std::string_view word) { return word.substr(0, 5); }

std::vector<std::string_view> TellingWords(Tokens name) {
  std::vector<std::string_view> words;
  const NameTrie::Match head = Lexicon::Get().HeadAt(name, 0);
  for (const Token& token : name) {
    if (IsWord(token) && !IsSmall(token)) words.push_back(Stem(token.text));
  }
  if (head && words.size() > 1) words.erase(words.begin());
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace

Abbreviation AbbreviationOf(Tokens short_name, Tokens long_name) {
  const std::string letters = Letters(short_name);
  if (letters.size() < 2 || letters.size() > kMostLetters || long_name.size() > kLongestLong + 2) {
    return Abbreviation::kNone;
  }
  const Words words = WordsOf(long_name);
  if (words.counted < 2) return Abbreviation::kNone;
  const std::size_t used = Spelling(letters, words).WordsUsed();
  const bool in_capitals = short_name.size() == 1 && short_name[0].all_caps;
  if (used < 2) return in_capitals && IsDrawnFrom(letters, words) ? Abbreviation::kLoose : Abbreviation::kNone;
  if (used == words.counted) return Abbreviation::kStrict;
  // A word that is no acronym ("Fundalco") has to be made of more than initials by chance; so has one of two letters.
  const bool written_small = short_name.size() == 1 && !short_name[0].all_caps && !short_name[0].mixed;
  if (letters.size() < 3 || (written_small && letters.size() < 6)) return Abbreviation::kNone;
  return used * 2 >= words.counted ? Abbreviation::kLoose : Abbreviation::kNone;
}

double SharedWords(Tokens a, Tokens b) {
  const std::vector<std::string_view> first = TellingWords(a), second = TellingWords(b);
  if (first.empty() || second.empty()) return 0;
  std::vector<std::string_view> shared;
  std::set_intersection(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(shared));
  if (shared.size() == std::min(first.size(), second.size()) && shared.size() >= 2) return 1;
  const double part = 2.0 * static_cast<double>(shared.size()) / static_cast<double>(first.size() + second.size());
  // The embassy of Japan shares a word with the "Cooperación Japonesa", and no more.
  return shared.size() < 2 && part < 1 ? std::min(part, 0.5) : part;
}

Pairs::Pairs(Tokens tokens, const Grammar& grammar, const PeopleGrammar& people) {
  for (const NamePair& pair : FindPairs(tokens, grammar, people)) {
    const bool short_first = pair.short_begin < pair.long_begin;
    ends_.emplace(pair.long_begin, pair.long_end);
    if (short_first) ends_.emplace(pair.short_begin, pair.short_end);
    by_short_.emplace(pair.short_begin, pair);
    parted_.insert(short_first ? pair.short_end : pair.long_end);
  }
}

std::size_t Pairs::NameEnd(std::size_t at) const {
  const auto found = ends_.find(at);
  return found == ends_.end() ? at : found->second;
}

bool Pairs::IsShortOf(std::size_t long_end, std::size_t begin, std::size_t end) const {
  const auto found = by_short_.find(begin);
  return found != by_short_.end() && found->second.short_end == end && found->second.long_end == long_end;
}

std::vector<NamePair> FindPairs(Tokens tokens, const Grammar& grammar, const PeopleGrammar& people) {
  return PairFinder(tokens, grammar, people).Run();
}

}  // namespace acervo::entities
