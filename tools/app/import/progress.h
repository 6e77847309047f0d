// How far a long piece of work is: a bar on a terminal, a plain line now and then elsewhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "tools/present/context.h"

namespace acervo::tools {

class Progress {
 public:
  Progress(const Context& context, std::size_t total);
  ~Progress();  // takes the bar away

  void Done(std::size_t count);      // so many of the total
  void At(const std::string& what);  // what is at work
  // Takes the bar away for a line of something else; the next update draws it again.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;
  void Update();
  std::string Bar(std::size_t width) const;
  std::string Numbers() const;

  const Context& context_;
  std::size_t total_;
  std::size_t done_ = 0;
  std::string what_;
  bool bar_;
  bool drawn_ = false;
  Clock::time_point began_ = Clock::now();
  Clock::time_point last_ = began_;
};

// "0:42", "1:02:03".
std::string Duration(double seconds);

}  // namespace acervo::tools
