#include "store/search/word_parts.h"

#include <algorithm>
#include <span>
#include <utility>

#include "store/words/fts_expression.h"
#include "store/words/letterhead_terms.h"
#include "store/words/term_cache.h"

namespace acervo::store {
namespace {

// How much another form of a word counts beside the one that was typed.
constexpr double kInflected = 0.5;

QueryNode SingleWord(const std::string& word, bool is_near) {
  QueryNode single;
  single.kind = NodeKind::kWord;
  single.words = {word};
  single.text = word;
  single.is_near = is_near;
  return single;
}

}  // namespace

MaybePart WordParts::Word(const QueryNode& node) {
  if (node.words.size() > 1) return Signed(node);
  if (planning_.IsPositive()) planning_.plan.words.push_back(node);
  // What is typed a thousand times is looked up once, and noted once.
  const auto [known, is_new] =
      known_words_.try_emplace(std::tuple(node.words.front(), node.is_prefix, node.is_near, !planning_.IsPositive()));
  if (!is_new) return known->second;
  MaybePart part = NewWord(node);
  if (part.ok()) known->second = part.value();
  return part;
}

MaybePart WordParts::NewWord(const QueryNode& node) {
  const std::string& typed = node.words.front();
  if (node.is_prefix) return Prefix(typed);
  if (node.is_near) return Near(typed);
  Result<WordForms> forms = FormsOf(planning_.connection, typed);
  if (!forms.ok()) return std::move(forms.error());
  NoteForms(typed, forms.value().words, forms.value().stems);
  return Inflected(typed, forms.value());
}

// A word is found by its stem alone; what is weighed are its forms, above all the one that was typed.
MaybePart WordParts::Inflected(const std::string& typed, const WordForms& forms) {
  std::vector<Filter> found;
  found.push_back(Matching(Filter::Op::kTerms, AnyOf(kAllTerms, forms.stems)));
  found.push_back(Matching(Filter::Op::kWords, AnyOf(kAllWords, forms.stemmed_otherwise)));
  Result<bool> stands = StandsInRecords(planning_.connection, forms);
  if (!stands.ok()) return std::move(stands.error());
  if (!stands.value()) found.push_back(Matching(Filter::Op::kTerms, AnyOf(kAllTerms, LetterheadTermsOf(typed))));
  auto exact = SpellingsOf(planning_.connection, typed);
  if (!exact.ok()) return std::move(exact.error());
  auto others = InflectionsOf(planning_.connection, forms, exact.value());
  if (!others.ok()) return std::move(others.error());
  const int group = planning_.NewGroup();
  return QueryPart{Either(std::move(found)), Joined({Bm25AnyOf(kAllWords, exact.value(), {group, 1}),
                                                     Bm25AnyOf(kAllWords, others.value(), {group, kInflected})})};
}

// "UCCI-CIDEU", "27/05": its words side by side; words alone also apart, numbers never.
MaybePart WordParts::Signed(const QueryNode& node) {
  MaybePart phrase = Phrase(node);
  const bool has_digits = node.text.find_first_of("0123456789") != std::string::npos;
  if (!phrase.ok() || has_digits || node.is_prefix) return phrase;
  std::vector<QueryPart> apart;
  for (const std::string& word : node.words) {
    MaybePart part = Word(SingleWord(word, node.is_near));
    if (!part.ok()) return part;
    apart.push_back(std::move(part.value()));
  }
  return AnyPart({std::move(phrase.value()), AllParts(std::move(apart))});
}

// Phrases of which any will do, all as typed.
QueryPart WordParts::AnyPhrase(std::string expression, std::size_t count) {
  Bm25Match weighed{std::move(expression), std::vector<PhraseRole>(count, {planning_.NewGroup(), 1})};
  return {Matching(Filter::Op::kWords, weighed.expression), std::move(weighed)};
}

// Word by word where they are few: the index would merge the lists of all of them first, which takes five times as
// long. Among other filters it is the other way round.
MaybePart WordParts::Prefix(const std::string& typed) {
  constexpr int kMostWords = 300;
  auto prefixes = PrefixesOf(planning_.connection, typed);
  if (!prefixes.ok()) return std::move(prefixes.error());
  if (planning_.IsPositive()) {
    std::ranges::copy(prefixes.value(), std::back_inserter(planning_.plan.highlights.prefixes));
  }
  std::vector<std::string> each;
  for (std::size_t i = 0; planning_.is_single && i < prefixes.value().size(); ++i) {
    auto words = WordsWithPrefix(planning_.connection, prefixes.value()[i], kMostWords + 1);
    if (!words.ok()) return std::move(words.error());
    each.insert(each.end(), words.value().begin(), words.value().end());
  }
  if (!each.empty() && each.size() <= kMostWords) return AnyPhrase(AnyOf(kAllWords, each), each.size());
  return AnyPhrase(AnyPrefixOf(kAllWords, prefixes.value()), prefixes.value().size());
}

MaybePart WordParts::Near(const std::string& typed) {
  constexpr int kMostWords = 40;
  constexpr int kMostNear = 8;  // different words with '~' in one query: each costs a walk over the vocabulary
  if (++near_ > kMostNear) {
    planning_.plan.read_as_words.push_back(typed + "~");
    return AnyPhrase(AnyOf(kAllWords, {MakeTerm(typed).word}), 1);
  }
  auto near = NearWords(planning_.connection, typed, kMostWords);
  if (!near.ok()) return std::move(near.error());
  std::vector<std::string> words{MakeTerm(typed).word};
  for (const NearWord& word : near.value()) words.push_back(word.word);
  NoteForms(typed, words, {});
  return AnyPhrase(AnyOf(kAllWords, words), words.size());
}

Result<std::vector<std::string>> WordParts::Spellings(const std::string& word) {
  const auto [known, is_new] = spellings_.try_emplace(word);
  if (!is_new) return known->second;
  auto spellings = SpellingsOf(planning_.connection, word);
  if (spellings.ok()) known->second = spellings.value();
  return spellings;
}

MaybePart WordParts::Phrase(const QueryNode& node) {
  std::vector<std::vector<std::string>> words;
  constexpr std::size_t kLongestPhrase = 1000;  // more words tell no two texts apart that these do not
  for (const std::string& word : std::span(node.words).first(std::min(node.words.size(), kLongestPhrase))) {
    auto spellings = Spellings(word);
    if (!spellings.ok()) return std::move(spellings.error());
    words.push_back(std::move(spellings.value()));
  }
  const std::vector<std::string> phrases = PhraseSpellings(words);
  if (planning_.IsPositive()) {
    if (node.is_prefix) words.pop_back();  // the last one is not known whole
    if (!words.empty()) planning_.plan.highlights.phrases.push_back(std::move(words));
  }
  return AnyPhrase(node.is_prefix ? AnyPrefixOf(kAllWords, phrases) : AnyOf(kAllWords, phrases), phrases.size());
}

void WordParts::NoteForms(const std::string& typed, const std::vector<std::string>& words,
                          const std::vector<std::string>& stems) {
  if (!planning_.IsPositive()) return;
  planning_.plan.highlights.words.insert(words.begin(), words.end());
  planning_.plan.highlights.stems.insert(stems.begin(), stems.end());
  std::string note = typed + " →";
  for (const std::string& word : words) note += " " + word;
  for (const std::string& stem : stems) note += " " + stem + "-";
  planning_.plan.notes.push_back(std::move(note));
}

}  // namespace acervo::store
