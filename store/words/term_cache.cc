#include "store/words/term_cache.h"

#include <algorithm>
#include <utility>

#include "core/text.h"

namespace acervo::store {
namespace {

// Latin-1 Supplement and Latin Extended-A (Unicode 15, blocks 0080–00FF and 0100–017F): simple lower-case mappings.
char32_t LowerCodePoint(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 0x20;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
  const bool is_even_upper = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
  if (is_even_upper && c != 0x130) return c | 1;
  const bool is_odd_upper = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  if (is_odd_upper && c % 2 == 1) return c + 1;
  return c;
}

std::string WithoutDots(std::string_view word) {
  std::string plain(word);
  std::erase(plain, '.');
  return plain;
}

// The folded form with ñ as n, without folding anew.
std::string WithoutEnye(std::string_view folded) {
  std::string plain;
  plain.reserve(folded.size());
  for (std::size_t at = 0; at < folded.size(); ++at) {
    const bool is_enye = folded.compare(at, 2, "ñ") == 0;
    plain += is_enye ? 'n' : folded[at];
    at += is_enye ? 1 : 0;
  }
  return plain;
}

// Snowball leaves short words that begin with a vowel whole (its region RV is then but their last letter): "obras",
// "actas", "años". Their plural s goes here; an accented ending ("interés") is no plural.
std::string PluralStem(const std::string& form, std::string stem) {
  constexpr std::size_t kShortest = 4;
  if (stem.size() < kShortest || !form.ends_with('s')) return stem;
  const std::string_view end = std::string_view(form).substr(form.size() - 2);
  const bool is_plural = end == "as" || end == "os" || end == "es";
  if (is_plural && stem.ends_with(end) && stem == FoldKeepingEnye(form)) stem.pop_back();
  return stem;
}

// "2" of "2a", which is the second or a house number; "m" of "m²", whose digit may be the mark of a footnote.
std::string OtherStem(std::string_view written, std::string_view word) {
  const std::string_view number = ShortOrdinalNumber(word);
  if (!number.empty()) return written.ends_with(word.back()) ? std::string(number) : std::string();
  const bool ends_raised = written.ends_with("²") || written.ends_with("³") || written.ends_with("¹");
  return ends_raised && word.size() > 1 ? std::string(word.substr(0, word.size() - 1)) : std::string();
}

}  // namespace

std::string_view Beginning(std::string_view word) {
  if (word.size() <= kLongestWord) return word;
  constexpr int kMostContinuations = 3;
  std::size_t end = kLongestWord;
  while (end > kLongestWord - kMostContinuations && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  return word.substr(0, end);
}

std::string LowerLatin(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) AppendUtf8(lower, LowerCodePoint(NextCodePoint(text, at)));
  return lower;
}

Term MakeTerm(std::string_view word_as_written) {
  const std::string_view written = Beginning(word_as_written);
  Term term;
  term.form = LowerLatin(WithoutDots(PlainLetters(written)));
  term.word = FoldKeepingEnye(term.form);
  if (const std::string number(OrdinalNumber(term.word)); !number.empty())
    return {number, number, number, number, number, {}};
  term.folded = WithoutEnye(term.word);
  term.stem = PluralStem(term.form, Stem(term.form));
  if (term.stem.empty()) term.stem = term.word;
  term.stem_folded = WithoutEnye(term.stem);
  term.also = OtherStem(written, term.word);
  return term;
}

std::string NameKey(std::string_view name) {
  std::string key;
  for (const Word& word : IndexWords(name)) {
    if (!key.empty()) key += ' ';
    key += Fold(WithoutDots(PlainLetters(word.text)));
  }
  return key;
}

const Term& TermCache::Of(std::string_view word_as_written) {
  std::string key(Beginning(word_as_written));
  const auto found = terms_.find(key);
  if (found != terms_.end()) return found->second;
  Term term = MakeTerm(key);
  return terms_.emplace(std::move(key), std::move(term)).first->second;
}

std::optional<TermCache::Use> TermCache::Next(std::string_view text, std::size_t& offset) {
  const auto word = NextIndexWord(text, offset);
  if (!word) return std::nullopt;
  return Use{&Of(word->span.In(text)), word->span, word->is_number_sign};
}

std::vector<TermCache::Use> TermCache::Terms(std::string_view text) {
  std::vector<Use> uses;
  std::size_t offset = 0;
  while (const auto use = Next(text, offset)) {
    if (!use->is_number_sign) uses.push_back(*use);
  }
  return uses;
}

void TermCache::Trim() {
  constexpr std::size_t kMost = 50'000;
  if (terms_.size() > kMost) Clear();
}

void TermCache::Clear() {
  terms_.clear();
  learned_.clear();
}

}  // namespace acervo::store
