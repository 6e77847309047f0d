// Looks back from the date for the nearest verb, participle or word that tells a side; where the date begins its
// clause, or nothing stands before it, looks ahead.
#include "parsers/spanish/date_tense.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parsers/data/table_rows.h"

namespace acervo::data {
extern const std::string_view kTenses;
}  // namespace acervo::data

namespace acervo::spanish {
namespace {

constexpr std::size_t kTokensBack = 60;
constexpr std::size_t kTokensAhead = 40;

enum class ClueKind { kNone, kVerb, kParticiple, kHint };

struct Clue {
  ClueKind kind = ClueKind::kNone;
  int lean = 0;
  bool of_event = false;  // its object lies where it lies
};

// ---------------------------------------------------------------- the table

struct Stem {
  std::string_view letters;
  int lean = 0;
};

struct TenseWords {
  std::unordered_map<std::string_view, Clue> words;
  std::unordered_map<std::string_view, bool> none;
  std::vector<Stem> plans;
  std::vector<Stem> events;
};

const TenseWords& Table() {
  static const TenseWords table = [] {
    TenseWords made;
    for (const auto& row : data::TableRows("tenses", data::kTenses, 3)) {
      const int lean = row[2] == "1" ? 1 : row[2] == "-1" ? -1 : 0;
      if (row[1] == "verb") made.words[row[0]] = {ClueKind::kVerb, lean};
      if (row[1] == "participle") made.words[row[0]] = {ClueKind::kParticiple, lean};
      if (row[1] == "hint") made.words[row[0]] = {ClueKind::kHint, lean};
      if (row[1] == "plan") made.plans.push_back({row[0], lean});
      if (row[1] == "event") made.events.push_back({row[0], lean});
      if (row[1] == "none") made.none[row[0]] = true;
    }
    return made;
  }();
  return table;
}

bool BeginsWithOne(const std::vector<Stem>& stems, std::string_view word) {
  return std::any_of(stems.begin(), stems.end(), [&](const Stem& stem) { return word.starts_with(stem.letters); });
}

// ---------------------------------------------------------------- endings

template <std::size_t N>
bool EndsWithOne(std::string_view word, const std::string_view (&endings)[N]) {
  return std::any_of(std::begin(endings), std::end(endings), [&](std::string_view end) { return word.ends_with(end); });
}

constexpr std::string_view kFutureOfOne[] = {"ara", "era", "ira"};      // with an accent on the last letter
constexpr std::string_view kFutureOfMany[] = {"aran", "eran", "iran"};  // with an accent on the last but one
constexpr std::string_view kFutureOfUs[] = {"aremos", "eremos", "iremos"};
constexpr std::string_view kPastOfMany[] = {"aron", "ieron", "jeron"};
constexpr std::string_view kPastOfUs[] = {"amos", "imos"};
constexpr std::string_view kParticiples[] = {"ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"};
constexpr std::string_view kInfinitives[] = {"ar", "er", "ir"};
constexpr std::string_view kReflexives[] = {"arse", "erse", "irse"};

constexpr std::size_t kShortestVerb = 4;
constexpr std::size_t kShortestLongForm = 6;

class TenseReader {
 public:
  TenseReader(const DateTokens& text, std::size_t first, std::size_t last) : text_(text), first_(first), last_(last) {}

  int Run() const {
    const std::size_t before = WordBefore();
    if (before != first_ && At(before).Is(Glue::kPara)) return 1;
    if (BeginsClause()) {
      if (const Clue ahead = Ahead(AtSentenceStart()); ahead.kind == ClueKind::kVerb) return ahead.lean;
    }
    Clue back = Back();
    const bool finite = back.kind == ClueKind::kVerb;
    const bool until = before != first_ && At(before).Is(Glue::kHasta);
    if (until) return finite && back.of_event ? back.lean : 1;  // 'se solicitó prórroga hasta', 'estuvo abierta hasta'
    if (before != first_ && At(before).Is(Glue::kDesde) && !IsRange()) return finite ? back.lean : -1;
    if (IsOfNoun() && finite && back.lean < 0 && !back.of_event) return 0;
    if (back.kind == ClueKind::kNone) back = Ahead(false);
    return back.lean;
  }

 private:
  const DateToken& At(std::size_t i) const { return text_.tokens[std::min(i, text_.tokens.size() - 1)]; }
  std::string_view Word(std::size_t i) const { return At(i).IsWord() ? text_.Folded(i) : std::string_view(); }

  // ------------------------------------------------ one word

  // Whether the letter n from the end of token i carries an accent.
  bool HasAccent(std::size_t i, std::size_t n) const {
    const std::size_t at = At(i).end - n;
    return text_.folded.origin[at + 1] - text_.folded.origin[at] > 1;
  }

  bool IsUpperAt(std::size_t byte) const {
    const char c = text_.original[byte];
    return c >= 'A' && c <= 'Z';
  }

  bool InCapitals(std::size_t i) const {
    return At(i).capital && At(i).end - At(i).begin > 1 && IsUpperAt(text_.folded.origin[At(i).begin + 1]);
  }

  // 'Irán', 'Machado' in the midst of a sentence.
  bool IsName(std::size_t i) const { return At(i).capital && !InCapitals(i) && i > 0 && !EndsSentence(i - 1); }

  Clue ClueAt(std::size_t i) const {
    const std::string_view word = Word(i);
    if (word.size() < 3 || IsName(i)) return {};
    const auto known = Table().words.find(word);
    Clue clue = known != Table().words.end() ? known->second : ByEnding(i, word);
    if (clue.kind == ClueKind::kParticiple) clue.lean = LeanOfParticiple(i, clue.lean);
    if (clue.kind == ClueKind::kVerb) clue.of_event = BeginsWithOne(Table().events, word);
    return clue;
  }

  Clue ByEnding(std::size_t i, std::string_view word) const {
    if (word.size() < kShortestVerb || Table().none.contains(word)) return {};
    if (At(i).roles != nullptr && !HasAccent(i, 1)) return {};  // 'sábado'; 'proyectó' is no 'proyecto'
    if (IsFuture(i, word)) return {ClueKind::kVerb, 1};
    const bool plan = BeginsWithOne(Table().plans, word);
    if (IsPast(i, word)) return {ClueKind::kVerb, plan ? 1 : -1};
    if (word.size() >= kShortestLongForm && EndsWithOne(word, kParticiples))
      return {ClueKind::kParticiple, plan ? 1 : -1};
    if (IsIntent(i, word)) return {ClueKind::kVerb, 1};
    return {};
  }

  // 'celebrará', 'celebrarán', 'celebraremos'; in capitals the accent may be missing after 'se'.
  bool IsFuture(std::size_t i, std::string_view word) const {
    const bool bare = Word(i - 1) == "se" && i > 0;
    if (EndsWithOne(word, kFutureOfOne)) return HasAccent(i, 1) || bare;
    if (EndsWithOne(word, kFutureOfMany)) return HasAccent(i, 2) || bare;
    return EndsWithOne(word, kFutureOfUs);
  }

  // 'realizó', 'firmaron', 'nos reunimos', 'SE REALIZO'
  bool IsPast(std::size_t i, std::string_view word) const {
    if (word.back() == 'o') return HasAccent(i, 1) || (InCapitals(i) && i > 0 && Word(i - 1) == "se");
    if (word.size() >= kShortestLongForm && EndsWithOne(word, kPastOfMany)) return !HasAccent(i, 2);
    return i > 0 && Word(i - 1) == "nos" && EndsWithOne(word, kPastOfUs);
  }

  // 'para firmar', 'por realizar', 'a celebrarse', 'va a realizar'
  bool IsIntent(std::size_t i, std::string_view word) const {
    const bool reflexive = EndsWithOne(word, kReflexives);
    if (i == 0 || (!reflexive && !EndsWithOne(word, kInfinitives))) return false;
    const std::string_view before = Word(i - 1);
    if (before == "para" || before == "por") return true;
    if (before == "a") return reflexive || (i > 1 && (Word(i - 2) == "va" || Word(i - 2) == "van"));
    return before == "debe" || before == "deben" || before == "podra";
  }

  // 'será firmado' lies ahead, 'fue firmado' and 'firmado' alone behind.
  int LeanOfParticiple(std::size_t i, int lean) const {
    if (lean > 0) return lean;
    const std::size_t verb = i > 1 && (Word(i - 1) == "sido" || Word(i - 1) == "siendo") ? i - 2 : i - 1;
    if (i == 0) return lean;
    if (Word(verb) == "ser" || IsFutureWord(verb)) return 1;
    return lean;
  }

  bool IsFutureWord(std::size_t i) const {
    const std::string_view word = Word(i);
    const auto known = Table().words.find(word);
    if (known != Table().words.end()) return known->second.kind == ClueKind::kVerb && known->second.lean > 0;
    return word.size() >= kShortestVerb && At(i).roles == nullptr && IsFuture(i, word);
  }

  // ------------------------------------------------ the sentence

  // 'Ing.', 'Dr.', 'p.'
  bool IsAbbreviation(std::size_t i) const {
    const std::size_t letters = At(i).end - At(i).begin;
    return At(i).IsWord() && (letters == 1 || (letters <= kShortestVerb && At(i).capital && !InCapitals(i)));
  }

  bool EndsSentence(std::size_t i) const {
    if (i >= text_.tokens.size() - 1) return true;
    if (At(i).IsMark('\n') || At(i).IsMark(';') || At(i).IsMark('!')) return true;
    if (!At(i).IsMark('.') || !At(i + 1).spaced) return false;
    return i == 0 || !IsAbbreviation(i - 1);
  }

  bool IsBreak(std::size_t i) const {
    return EndsSentence(i) || At(i).IsMark(',') || At(i).IsMark(':') || At(i).Is(Glue::kY);
  }

  // The word before the date and its articles; first_ where the text begins with them.
  std::size_t WordBefore() const {
    std::size_t i = first_;
    while (i > 0 && (At(i - 1).Is(Glue::kEl) || At(i - 1).Is(Glue::kLos) || At(i - 1).Is(Glue::kLa) ||
                     At(i - 1).Is(Glue::kDia) || At(i - 1).Is(Glue::kDias) || At(i - 1).Is(Glue::kMes)))
      --i;
    return i == 0 ? first_ : i - 1;
  }

  bool IsRange() const { return At(first_).Is(Glue::kDesde) || At(first_).Is(Glue::kDel); }

  // 'la feria del 15 de octubre': the date belongs to a noun.
  bool IsOfNoun() const {
    const std::size_t before = WordBefore();
    return IsRange() || (before != first_ && (At(before).Is(Glue::kDel) || At(before).Is(Glue::kDe)));
  }

  // The first token of what leads to the date: 'y para el |15 de octubre'.
  std::size_t LeadBegin() const {
    std::size_t i = first_;
    while (i > 0 && At(i - 1).IsWord() && At(i - 1).roles != nullptr && At(i - 1).roles->glue != Glue::kNone &&
           !At(i - 1).Is(Glue::kY) && !At(i - 1).Is(Glue::kQue) && !At(i - 1).Is(Glue::kOther))
      --i;
    return i;
  }

  bool BeginsClause() const {
    const std::size_t lead = LeadBegin();
    return lead == 0 || IsBreak(lead - 1) || At(lead - 1).Is(Glue::kQue);
  }

  bool AtSentenceStart() const {
    const std::size_t lead = LeadBegin();
    return lead == 0 || EndsSentence(lead - 1);
  }

  Clue Back() const {
    const std::size_t stop = first_ > kTokensBack ? first_ - kTokensBack : 0;
    for (std::size_t i = first_; i-- > stop;) {
      if (EndsSentence(i)) break;
      if (const Clue clue = ClueAt(i); clue.kind != ClueKind::kNone) return clue;
    }
    return {};
  }

  // The first verb after the date; past a comma only where the date opens the sentence.
  Clue Ahead(bool past_commas) const {
    const std::size_t stop = std::min(last_ + 1 + kTokensAhead, text_.tokens.size());
    for (std::size_t i = last_ + 1; i < stop; ++i) {
      if (EndsSentence(i) || (!past_commas && IsBreak(i))) break;
      const Clue clue = ClueAt(i);
      if (clue.kind == ClueKind::kVerb || clue.kind == ClueKind::kParticiple) return clue;
    }
    return {};
  }

  const DateTokens& text_;
  std::size_t first_;
  std::size_t last_;
};

}  // namespace

int TenseAround(const DateTokens& text, std::size_t first, std::size_t last) {
  return TenseReader(text, first, last).Run();
}

}  // namespace acervo::spanish
