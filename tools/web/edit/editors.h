// Knows who may decide on the page, and what proves it.
//
// Shape:  a key opens one session, once; a session has a value that only its cookie holds and a token that only its
//         forms hold. Keys, sessions and tokens are 32 hexadecimal digits of the system's random numbers.
// Ownership: nothing outlives the server.
// Thread use: safe from any thread.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace acervo::tools::serve {

class Editors {
 public:
  // `name` signs what is decided in every session.
  explicit Editors(std::string name);

  const std::string& name() const { return name_; }
  // The key that has opened no session yet.
  std::string key() const;

  // Opens a session and gives its value for the cookie. nullopt: the key is wrong or was used.
  std::optional<std::string> SignIn(std::string_view key);
  void SignOut(std::string_view session);
  // nullopt: there is no such session.
  std::optional<std::string> TokenOf(std::string_view session) const;

  // Whether some session has this token.
  bool HasToken(std::string_view token) const;

  // What a form that was sent before has led to. A form is known by its own random number.
  std::optional<std::string> AnswerTo(std::string_view form) const;
  void RememberAnswer(const std::string& form, const std::string& address);

 private:
  const std::string name_;
  mutable std::mutex mutex_;
  std::string key_;                                          // empty: used
  std::map<std::string, std::string, std::less<>> tokens_;   // by session
  std::map<std::string, std::string, std::less<>> answers_;  // by form
  std::deque<std::string> forms_;                            // the oldest first
};

// 128 bits nobody can guess.
std::string RandomDigits();

// Compares in a time that does not tell how much is alike.
bool SameSecret(std::string_view a, std::string_view b);

}  // namespace acervo::tools::serve
