#include "parsers/question/question_words.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "core/text.h"
#include "parsers/data/table_rows.h"
#include "parsers/data/tsv.h"
#include "parsers/entities/tables.h"
#include "parsers/report/wording.h"

namespace acervo::data {
extern const std::string_view kQuestionWords;
extern const std::string_view kQuestionDates;
extern const std::string_view kQuestionAlternatives;
}  // namespace acervo::data

namespace acervo::question {
namespace {

constexpr std::size_t kColumns = 3;

constexpr std::pair<std::string_view, Role> kRoles[] = {{"small", Role::kSmall},
                                                        {"ask", Role::kAsk},
                                                        {"kind", Role::kKind},
                                                        {"order", Role::kOrder},
                                                        {"count", Role::kCount},
                                                        {"order-before", Role::kOrderBefore},
                                                        {"type", Role::kType},
                                                        {"without", Role::kWithout},
                                                        {"join", Role::kJoin},
                                                        {"without-loose", Role::kWithoutLoose},
                                                        {"between", Role::kBetween},
                                                        {"idiom", Role::kIdiom},
                                                        {"date", Role::kDate},
                                                        {"month", Role::kMonth},
                                                        {"and", Role::kDateAnd},
                                                        {"from", Role::kFrom},
                                                        {"to", Role::kTo},
                                                        {"before", Role::kBefore},
                                                        {"after", Role::kAfter},
                                                        {"onward", Role::kOnward},
                                                        {"backward", Role::kBackward},
                                                        {"unit", Role::kUnit},
                                                        {"head", Role::kHead},
                                                        {"alone", Role::kDateAlone},
                                                        {"without-next", Role::kWithoutNext},
                                                        {"noun", Role::kNoun}};

std::optional<Role> RoleFromToken(std::string_view token) {
  const auto* const found = std::ranges::find(kRoles, token, &std::pair<std::string_view, Role>::first);
  return found == std::end(kRoles) ? std::nullopt : std::optional(found->second);
}

PhraseTable PhrasesOf(std::string_view table, std::string_view compiled) {
  PhraseTable phrases;
  for (const auto& row : data::TableRows(table, compiled, kColumns)) {
    if (const auto role = RoleFromToken(row[0])) phrases.Add(*role, row[1], row[2]);
  }
  return phrases;
}

// Stems and the endings that a conjugation gives them.
struct Conjugations {
  std::unordered_map<std::string_view, std::unordered_set<std::string>> endings;
  std::unordered_map<std::string, std::string_view> empty_stems;

  bool Has(std::string_view conjugation, std::string_view ending) const {
    const auto found = endings.find(conjugation);
    return found != endings.end() && found->second.contains(std::string(ending));
  }
};

const Conjugations& Verbs() {
  static const Conjugations kVerbs = [] {
    Conjugations verbs;
    for (const auto& row : data::TableRows("question_words", data::kQuestionWords, kColumns)) {
      if (row[0] == "verb") verbs.empty_stems.emplace(row[1], row[2]);
      if (row[0] != "ending") continue;
      for (const std::string_view ending : data::Split(row[2], '|')) verbs.endings[row[1]].emplace(ending);
    }
    return verbs;
  }();
  return kVerbs;
}

bool IsVerbForm(const std::string& word) {
  const Conjugations& verbs = Verbs();
  for (std::size_t stem = 3; stem < word.size(); ++stem) {
    const auto found = verbs.empty_stems.find(word.substr(0, stem));
    if (found != verbs.empty_stems.end() && verbs.Has(found->second, std::string_view(word).substr(stem))) return true;
  }
  return false;
}

// "muestra" of "muestramelas"; empty: the word has no pronoun at its end.
std::string WithoutPronouns(const std::string& word) {
  constexpr std::array<std::string_view, 14> kPronouns = {"melos", "melas", "noslo", "melo", "mela", "nos", "les",
                                                          "los",   "las",   "me",    "le",   "lo",   "la",  "se"};
  constexpr std::size_t kShortestVerb = 3;
  for (const std::string_view pronoun : kPronouns) {
    if (word.size() >= pronoun.size() + kShortestVerb && word.ends_with(pronoun))
      return word.substr(0, word.size() - pronoun.size());
  }
  return {};
}

struct Alternatives {
  std::unordered_map<std::string, std::vector<std::string>> words;
  std::vector<std::pair<std::string, std::pair<std::string_view, std::vector<std::string>>>> stems;
};

std::vector<std::string> Listed(std::string_view list) {
  std::vector<std::string> entries;
  for (const std::string_view one : data::Split(list, '|')) entries.emplace_back(one);
  return entries;
}

void AddPlaceWords(std::string_view table, std::string_view compiled, std::unordered_set<std::string>& words) {
  constexpr std::size_t kShortest = 4;
  for (const auto& row : data::TableRows(table, compiled, kColumns)) {
    for (const std::string_view names : {row[1], row[2]}) {
      for (std::string& word : report::FoldedWords(names)) {
        if (word.size() >= kShortest) words.insert(std::move(word));
      }
    }
  }
}

// "japones", "japonesa", "japoneses", "japonesas" of the table's two forms.
void AddDemonyms(Alternatives& alternatives) {
  constexpr std::size_t kFields = 4;
  for (const auto& row : data::TableRows("countries", data::countries, kFields)) {
    for (const std::string_view demonym : data::Split(row[3], '|')) {
      const std::string folded = Fold(demonym);
      for (const std::string_view ending : {"", "s", "es"}) {
        auto& others = alternatives.words[folded + std::string(ending)];
        const bool is_other = Fold(row[1]) != folded && std::ranges::find(others, row[1]) == others.end();
        if (is_other) others.emplace_back(row[1]);
      }
    }
  }
}

// Accents make no other word.
std::vector<std::string> OthersThan(std::string_view word, std::vector<std::string> others) {
  std::erase_if(others, [&](const std::string& other) { return Fold(other) == word; });
  return others;
}

const Alternatives& AllAlternatives() {
  static const Alternatives kAlternatives = [] {
    Alternatives all;
    AddDemonyms(all);
    for (const auto& row : data::TableRows("question_alternatives", data::kQuestionAlternatives, kColumns)) {
      if (row[2].empty())
        all.words[std::string(row[0])] = OthersThan(row[0], Listed(row[1]));
      else
        all.stems.push_back({std::string(row[0]), {row[2], Listed(row[1])}});
    }
    return all;
  }();
  return kAlternatives;
}

}  // namespace

void PhraseTable::Add(Role role, std::string_view phrase, std::string_view value) {
  Entry entry{role, report::FoldedWords(phrase), value};
  if (entry.words.empty()) return;
  by_last_[entry.words.back()].push_back(entry);
  std::string first = entry.words.front();
  by_first_[std::move(first)].push_back(std::move(entry));
}

std::optional<RolePhrase> PhraseTable::LongestAt(const std::vector<std::string>& words, std::size_t at) const {
  std::optional<RolePhrase> best;
  const auto found = at < words.size() ? by_first_.find(words[at]) : by_first_.end();
  if (found == by_first_.end()) return best;
  for (const Entry& entry : found->second) {
    if (at + entry.words.size() > words.size() || (best && best->words >= entry.words.size())) continue;
    if (std::equal(entry.words.begin(), entry.words.end(), words.begin() + static_cast<std::ptrdiff_t>(at)))
      best = RolePhrase{entry.role, entry.words.size(), entry.value};
  }
  return best;
}

std::optional<RolePhrase> PhraseTable::LongestBefore(const std::vector<std::string>& words, std::size_t end) const {
  std::optional<RolePhrase> best;
  const auto found = end > 0 ? by_last_.find(words[end - 1]) : by_last_.end();
  if (found == by_last_.end()) return best;
  for (const Entry& entry : found->second) {
    if (entry.words.size() > end || (best && best->words >= entry.words.size())) continue;
    if (std::equal(entry.words.begin(), entry.words.end(),
                   words.begin() + static_cast<std::ptrdiff_t>(end - entry.words.size())))
      best = RolePhrase{entry.role, entry.words.size(), entry.value};
  }
  return best;
}

std::optional<RolePhrase> PhraseTable::Near(const std::string& word) const {
  constexpr std::size_t kShortest = 6;
  if (word.size() < kShortest) return std::nullopt;
  const Entry* best = nullptr;  // the first one of the alphabet: the table is walked in no certain order
  for (const auto& [first, entries] : by_first_) {
    if (first.size() < kShortest || !report::IsMisspellingOf(word, first)) continue;
    for (const Entry& entry : entries) {
      if (entry.words.size() == 1 && (best == nullptr || entry.words < best->words)) best = &entry;
    }
  }
  return best == nullptr ? std::nullopt : std::optional(RolePhrase{best->role, 1, best->value});
}

const PhraseTable& QuestionPhrases() {
  static const PhraseTable kPhrases = PhrasesOf("question_words", data::kQuestionWords);
  return kPhrases;
}

const PhraseTable& DatePhrases() {
  static const PhraseTable kPhrases = PhrasesOf("question_dates", data::kQuestionDates);
  return kPhrases;
}

bool IsEmptyVerb(const std::string& folded_word) {
  const auto listed = QuestionPhrases().LongestAt({folded_word}, 0);
  if (listed && listed->role == Role::kNoun) return false;
  if (IsVerbForm(folded_word)) return true;
  const std::string bare = WithoutPronouns(folded_word);
  if (bare.empty()) return false;
  if (IsVerbForm(bare)) return true;
  const auto found = QuestionPhrases().LongestAt({bare}, 0);
  return found && found->role == Role::kAsk;
}

std::vector<std::string> InfinitivesOf(const std::string& folded_word) {
  constexpr std::size_t kShortestStem = 3;
  std::vector<std::string> infinitives;
  for (std::size_t stem = kShortestStem; stem < folded_word.size(); ++stem) {
    for (const auto& [conjugation, endings] : Verbs().endings) {
      if (endings.contains(folded_word.substr(stem)))
        infinitives.push_back(folded_word.substr(0, stem).append(conjugation));
    }
  }
  std::ranges::sort(infinitives);
  return infinitives;
}

bool IsPlaceWord(const std::string& folded_word) {
  static const auto kWords = [] {
    std::unordered_set<std::string> words;
    AddPlaceWords("countries", data::countries, words);
    AddPlaceWords("cities", data::cities, words);
    return words;
  }();
  return kWords.contains(folded_word);
}

std::vector<std::string> AlternativesOf(const std::string& folded_word) {
  const Alternatives& all = AllAlternatives();
  if (const auto found = all.words.find(folded_word); found != all.words.end()) return found->second;
  for (const auto& [stem, verb] : all.stems) {
    if (folded_word.starts_with(stem) && Verbs().Has(verb.first, std::string_view(folded_word).substr(stem.size())))
      return verb.second;
  }
  return {};
}

}  // namespace acervo::question
