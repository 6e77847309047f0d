#include "parsers/entities/vocabulary.h"

#include <algorithm>
#include <array>
#include <span>

#include "core/edit_distance.h"

namespace acervo::entities {
namespace {

constexpr std::size_t kShortestMisspelt = 7;  // shorter words lie too near to one another
constexpr std::size_t kEnding = 2;

std::uint32_t Shape(char first, std::size_t length) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(first)) << 16 | static_cast<std::uint32_t>(length);
}

// Whether one typing error makes `b` of `a`, and not in the ending: "Nacionl" lacks a letter of "Nacional"; "técnicas"
// and "técnicos" differ.
bool OneSlip(std::string_view a, std::string_view b) {
  const std::size_t tail = CommonEndsOf(a, b).tail;
  if (tail < kEnding && (tail == 0 || a.size() == b.size())) return false;
  return a != b && WithinOneError(a, b);
}

// Endings by which Spanish makes its common nouns and adjectives.
constexpr std::array<std::string_view, 36> kCommonEndings = {
    "cion",   "ciones", "sion",   "siones", "dad",   "dades", "miento", "mientos", "ismo",  "ista",  "istas", "encia",
    "encias", "ancia",  "ancias", "eria",   "erias", "ivo",   "iva",    "ivos",    "ivas",  "ales",  "dor",   "dora",
    "dores",  "doras",  "tura",   "turas",  "icos",  "icas",  "ados",   "adas",    "antes", "entes", "tores", "sores"};
constexpr std::array<std::string_view, 12> kAdjectiveEndings = {"al",   "ales", "ico",  "ica",  "icos", "icas",
                                                                "ario", "aria", "orio", "oria", "ivo",  "iva"};

bool EndsInAny(std::string_view word, std::span<const std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return word.size() > ending.size() + 1 && word.ends_with(ending);
  });
}

}  // namespace

bool EndsAsCommonWord(std::string_view folded) { return EndsInAny(folded, kCommonEndings); }

bool EndsAsAdjective(std::string_view folded) { return EndsInAny(folded, kAdjectiveEndings); }

std::uint32_t Vocabulary::Add(std::string_view word, std::uint32_t flags) {
  std::uint32_t id = Find(word);
  if (id == 0) {
    id = static_cast<std::uint32_t>(words_.size());
    words_.emplace_back(word);
    flags_.push_back(0);
    ids_.emplace(words_.back(), id);
  }
  const bool new_name_word = (flags & kNameWord) != 0 && (flags_[id] & kNameWord) == 0;
  if (new_name_word && word.size() + 1 >= kShortestMisspelt) by_shape_[Shape(word[0], word.size())].push_back(id);
  flags_[id] |= flags;
  return id;
}

std::uint32_t Vocabulary::Find(std::string_view word) const {
  const auto found = ids_.find(word);
  return found == ids_.end() ? 0 : found->second;
}

std::uint32_t Vocabulary::Nearest(std::string_view word) const {
  if (word.size() + 1 < kShortestMisspelt || word.size() > 24) return 0;
  std::uint32_t nearest = 0;
  for (std::size_t length = std::max(word.size() - 1, kShortestMisspelt); length <= word.size() + 1; ++length) {
    const auto bucket = by_shape_.find(Shape(word[0], length));
    if (bucket == by_shape_.end()) continue;
    for (const std::uint32_t id : bucket->second) {
      if (!OneSlip(word, words_[id])) continue;
      if (nearest != 0) return 0;  // in doubt between two
      nearest = id;
    }
  }
  return nearest;
}

}  // namespace acervo::entities
