#include "tools/web/edit/editors.h"

#include <sys/random.h>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <utility>

namespace acervo::tools::serve {
namespace {

constexpr std::size_t kMostSessions = 100, kMostForms = 10'000;

}  // namespace

std::string RandomDigits() {
  std::array<std::uint8_t, 16> bytes{};
  // Up to 256 bytes come whole once the kernel has collected entropy (getrandom(2)).
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw std::runtime_error("getrandom");
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string digits;
  for (const std::uint8_t byte : bytes) digits += {kDigits[byte >> 4], kDigits[byte & 15]};
  return digits;
}

bool SameSecret(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
  }
  return difference == 0;
}

Editors::Editors(std::string name) : name_(std::move(name)), key_(RandomDigits()) {}

std::string Editors::key() const {
  const std::lock_guard lock(mutex_);
  return key_;
}

std::optional<std::string> Editors::SignIn(std::string_view key) {
  const std::lock_guard lock(mutex_);
  if (key_.empty() || !SameSecret(key, key_)) return std::nullopt;
  key_.clear();
  const std::string session = RandomDigits();
  if (tokens_.size() < kMostSessions) tokens_.emplace(session, RandomDigits());
  return session;
}

void Editors::SignOut(std::string_view session) {
  const std::lock_guard lock(mutex_);
  if (const auto found = tokens_.find(session); found != tokens_.end()) tokens_.erase(found);
}

std::optional<std::string> Editors::TokenOf(std::string_view session) const {
  const std::lock_guard lock(mutex_);
  const auto found = tokens_.find(session);
  return found == tokens_.end() ? std::nullopt : std::optional(found->second);
}

bool Editors::HasToken(std::string_view token) const {
  const std::lock_guard lock(mutex_);
  bool found = false;
  for (const auto& [session, own] : tokens_) found = SameSecret(own, token) || found;
  return found;
}

std::optional<std::string> Editors::AnswerTo(std::string_view form) const {
  const std::lock_guard lock(mutex_);
  const auto found = answers_.find(form);
  return found == answers_.end() ? std::nullopt : std::optional(found->second);
}

void Editors::RememberAnswer(const std::string& form, const std::string& address) {
  const std::lock_guard lock(mutex_);
  if (!answers_.emplace(form, address).second) return;
  forms_.push_back(form);
  if (forms_.size() <= kMostForms) return;
  answers_.erase(forms_.front());
  forms_.pop_front();
}

}  // namespace acervo::tools::serve
