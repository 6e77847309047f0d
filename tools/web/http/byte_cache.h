// What was expensive to make, kept while there is room: the least lately used goes first.
//
// Thread use: safe from any thread.
#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace acervo::tools::serve {

template <typename T>
class ByteCache {
 public:
  explicit ByteCache(std::size_t most_bytes) : most_(most_bytes) {}

  std::shared_ptr<const T> Find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end()) return nullptr;
    order_.splice(order_.begin(), order_, found->second.place);
    return found->second.value;
  }

  // `bytes`: how much room it takes. What would take more than a quarter of all is not kept.
  void Keep(const std::string& key, std::shared_ptr<const T> value, std::size_t bytes) {
    constexpr std::size_t kEntry = 256;  // of its own, about
    bytes += kEntry + 2 * key.size();
    if (bytes > most_ / 4) return;
    const std::lock_guard lock(mutex_);
    Drop(key);
    order_.push_front(key);
    entries_[key] = {std::move(value), bytes, order_.begin()};
    held_ += bytes;
    while (held_ > most_) Drop(std::string(order_.back()));
  }

  std::size_t held() const {
    const std::lock_guard lock(mutex_);
    return held_;
  }

 private:
  struct Entry {
    std::shared_ptr<const T> value;
    std::size_t bytes = 0;
    std::list<std::string>::iterator place;
  };
  void Drop(const std::string& key) {
    const auto found = entries_.find(key);
    if (found == entries_.end()) return;
    held_ -= found->second.bytes;
    order_.erase(found->second.place);
    entries_.erase(found);
  }

  const std::size_t most_;
  mutable std::mutex mutex_;
  std::list<std::string> order_;  // the latest used first
  std::map<std::string, Entry> entries_;
  std::size_t held_ = 0;
};

}  // namespace acervo::tools::serve
