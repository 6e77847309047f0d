// A set of record keys: one bit a key, so that sets of a million records meet in microseconds. Private to store/.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace acervo::store {

class Bitmap {
 public:
  Bitmap() = default;
  // Empty, with room for the keys of another: `AddIfRoom` never grows it.
  static Bitmap WithRoomOf(const Bitmap& other) {
    Bitmap set;
    set.words_.resize(other.words_.size());
    return set;
  }
  void AddIfRoom(std::int64_t key) noexcept {
    const auto word = static_cast<std::uint64_t>(key) / 64;
    if (word < words_.size()) words_[word] |= Bit(key);
  }

  void Add(std::int64_t key) {
    const auto word = static_cast<std::size_t>(key) / 64;
    if (word >= words_.size()) words_.resize(word + 1);
    words_[word] |= Bit(key);
  }
  void Remove(std::int64_t key) {
    if (Has(key)) words_[static_cast<std::size_t>(key) / 64] &= ~Bit(key);
  }
  bool Has(std::int64_t key) const {
    const auto word = static_cast<std::size_t>(key) / 64;
    return key >= 0 && word < words_.size() && (words_[word] & Bit(key)) != 0;
  }

  std::int64_t Count() const {
    std::int64_t count = 0;
    for (const std::uint64_t word : words_) count += std::popcount(word);
    return count;
  }
  bool IsEmpty() const {
    for (const std::uint64_t word : words_) {
      if (word != 0) return false;
    }
    return true;
  }

  void IntersectWith(const Bitmap& other) {
    if (words_.size() > other.words_.size()) words_.resize(other.words_.size());
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  void UniteWith(const Bitmap& other) {
    if (words_.size() < other.words_.size()) words_.resize(other.words_.size());
    for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
  }
  void Subtract(const Bitmap& other) {
    const std::size_t size = words_.size() < other.words_.size() ? words_.size() : other.words_.size();
    for (std::size_t i = 0; i < size; ++i) words_[i] &= ~other.words_[i];
  }

  // Ascending.
  template <typename Visit>
  void ForEach(Visit&& visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
        visit(static_cast<std::int64_t>(i * 64) + std::countr_zero(left));
      }
    }
  }
  // Keeps those that `keep` says yes to.
  template <typename Keep>
  void Filter(Keep&& keep) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
        if (!keep(static_cast<std::int64_t>(i * 64) + std::countr_zero(left))) words_[i] &= ~(left & (0 - left));
      }
    }
  }

 private:
  static std::uint64_t Bit(std::int64_t key) { return std::uint64_t{1} << (static_cast<std::uint64_t>(key) % 64); }

  std::vector<std::uint64_t> words_;
};

}  // namespace acervo::store
