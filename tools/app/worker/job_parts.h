// The parts of a job: how their heads and their results are written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/wire.h"
#include "tools/app/worker/pool.h"

namespace acervo {

template <>
inline constexpr int kLastOf<tools::JobEnd> = static_cast<int>(tools::JobEnd::kParts);

}  // namespace acervo

namespace acervo::tools {

inline constexpr std::size_t kMostParts = 5'000;

struct PartResult {
  JobEnd end = JobEnd::kDone;
  std::string reply;  // kDone: the answer
};
void Fields(auto& wire, MaybeConst<PartResult> auto& it) { wire(it.end, it.reply); }

// What became of the parts of a job so far. Private to the pool.
struct Division {
  Job whole;
  std::vector<PartResult> results;
  std::size_t left = 0;   // parts that are not done yet
  std::size_t bytes = 0;  // of the results
  std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
};

}  // namespace acervo::tools
