#include "store/entities/entity_shape.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "store/db/hash.h"
#include "store/words/term_cache.h"
#include "store/words/vocabulary.h"

namespace acervo::store {
namespace {

constexpr std::size_t kMostNameWords = 12;
constexpr std::size_t kShortestLongWord = 7;  // shorter words lie too near to one another to guess a slip
constexpr std::size_t kShortestNearWord = 5;
constexpr std::size_t kShortestLongName = 12;
constexpr std::size_t kEnding = 2;  // tells number and gender: 'Mariano' is not 'Mariana'

// Words that only join the others.
constexpr std::array<std::string_view, 13> kJoints = {"de", "del", "la",   "las", "el", "los", "y",
                                                      "e",  "en",  "para", "por", "a",  "al"};

bool IsJoint(std::string_view word) { return std::ranges::find(kJoints, word) != kJoints.end(); }

// "generales" → "general", "manos" → "mano", "luces" → "luz". Words that only look like plurals ("andes") lose their
// ending too: both names that are compared do. A stem would not do: it takes "Mariano" and "Mariana" for one.
std::string Singular(std::string_view word) {
  constexpr std::size_t kShortest = 5;
  constexpr std::string_view kVowels = "aeiou";
  if (word.size() < kShortest || word.back() != 's') return std::string(word);
  const std::string_view stem = word.substr(0, word.size() - 2);
  if (word.ends_with("ces")) return std::string(stem.substr(0, stem.size() - 1)) + "z";
  const bool after_consonant = word.ends_with("es") && kVowels.find(stem.back()) == kVowels.npos;
  return std::string(after_consonant ? stem : word.substr(0, word.size() - 1));
}

bool HasDigit(std::string_view word) { return word.find_first_of("0123456789") != word.npos; }

std::size_t Letters(const NameShape& shape) {
  std::size_t letters = 0;
  for (const std::string& word : shape.words) letters += word.size();
  return letters;
}

std::int64_t Signed(std::uint64_t hash) { return static_cast<std::int64_t>(Mix(hash)); }

// All words but one, and how the left out word begins.
std::uint64_t WithoutWord(const NameShape& shape, std::size_t left_out) {
  std::uint64_t hash = Hash("substitution");
  for (std::size_t i = 0; i < shape.singulars.size(); ++i) {
    hash = i == left_out ? Hash("*", hash) : Hash(shape.singulars[i], hash);
    hash = Hash(" ", hash);
  }
  return Hash(std::string_view(shape.words[left_out]).substr(0, 1), hash);
}

std::uint64_t Rest(const NameShape& shape, std::size_t left_out) {
  std::uint64_t hash = Hash("words");
  for (std::size_t i = 0; i < shape.singulars.size(); ++i) {
    if (i != left_out) hash = Hash(" ", Hash(shape.singulars[i], hash));
  }
  return hash;
}

// The slip lies before the ending.
bool DiffersInside(std::string_view a, std::string_view b) {
  if (a.size() <= kEnding || b.size() <= kEnding) return false;
  return a.substr(a.size() - kEnding) == b.substr(b.size() - kEnding);
}

// Two names that differ in one word.
Comparison CompareWords(const NameShape& a, const NameShape& b, std::size_t at) {
  const std::string& x = a.words[at];
  const std::string& y = b.words[at];
  if (HasDigit(x) || HasDigit(y) || std::min(x.size(), y.size()) < kShortestNearWord) return {};
  constexpr int kMost = 2;
  const int distance = EditDistance(CodePoints(x), CodePoints(y), kMost);
  const std::size_t longer = std::max(x.size(), y.size());
  if (distance > kMost || x[0] != y[0] || static_cast<std::size_t>(distance) * 4 > longer) return {};
  const double letters = static_cast<double>(std::max(Letters(a), Letters(b)));
  const double score = 1.0 - distance / letters;
  const bool is_slip = distance == 1 && std::min(x.size(), y.size()) >= kShortestLongWord && DiffersInside(x, y) &&
                       letters >= kShortestLongName;
  return {is_slip ? Nearness::kSlip : Nearness::kNear, score};
}

// Whether the longer is the shorter with one word more.
Comparison CompareLonger(const NameShape& longer, const NameShape& shorter) {
  constexpr std::size_t kFewest = 2;
  if (shorter.singulars.size() < kFewest) return {};
  std::size_t at = 0;
  while (at < shorter.singulars.size() && shorter.singulars[at] == longer.singulars[at]) ++at;
  if (!std::equal(shorter.singulars.begin() + at, shorter.singulars.end(), longer.singulars.begin() + at + 1))
    return {};
  if (HasDigit(longer.words[at])) return {};
  const double score = static_cast<double>(Letters(shorter)) / static_cast<double>(Letters(longer));
  constexpr double kLeast = 0.6;
  return score < kLeast ? Comparison{} : Comparison{Nearness::kNear, score};
}

bool IsBody(EntityKind kind) {
  switch (kind) {
    case EntityKind::kOrganism:
    case EntityKind::kGovernment:
    case EntityKind::kCompany:
    case EntityKind::kCivilSociety:
    case EntityKind::kAcademia:
    case EntityKind::kMunicipalUnit:
    case EntityKind::kOther: return true;
    default: return false;
  }
}

}  // namespace

NameShape ShapeOf(std::string_view name) {
  NameShape shape;
  for (const Word& word : IndexWords(name)) {
    if (shape.words.size() == kMostNameWords) break;
    std::string folded = NameKey(word.text);
    if (IsJoint(folded)) continue;
    shape.singulars.push_back(Singular(folded));
    shape.words.push_back(std::move(folded));
  }
  return shape;
}

std::string SingularKey(const NameShape& shape) {
  std::string key;
  for (const std::string& word : shape.singulars) key.append(key.empty() ? "" : " ").append(word);
  return key;
}

std::vector<std::int64_t> Signatures(const NameShape& shape) {
  std::vector<std::int64_t> values;
  const std::size_t count = shape.singulars.size();
  if (count == 0 || (count == 1 && shape.words[0].size() < kShortestLongWord)) return values;
  values.push_back(Signed(Rest(shape, count)));
  for (std::size_t i = 0; i < count; ++i) {
    if (shape.words[i].size() >= kShortestNearWord) values.push_back(Signed(WithoutWord(shape, i)));
    if (count > 2) values.push_back(Signed(Rest(shape, i)));
  }
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

Comparison Compare(const NameShape& a, const NameShape& b) {
  const std::size_t n = a.singulars.size(), m = b.singulars.size();
  if (n == 0 || m == 0) return {};
  if (n == m + 1) return CompareLonger(a, b);
  if (m == n + 1) return CompareLonger(b, a);
  if (n != m) return {};
  std::size_t at = n;
  for (std::size_t i = 0; i < n; ++i) {
    if (a.singulars[i] == b.singulars[i]) continue;
    if (at < n) return {};
    at = i;
  }
  if (at == n) return {Nearness::kSame, 1.0};
  return CompareWords(a, b, at);
}

bool MayBeOne(EntityKind a, EntityKind b) { return a == b || (IsBody(a) && IsBody(b)); }

}  // namespace acervo::store
