#include "tools/commands/doctor_checks.h"

#include <cstdlib>
#include <vector>

#include "tools/worker/pool.h"

namespace acervo::tools {
namespace {

constexpr std::size_t kTooMuch = std::size_t{1} << 30;

std::string Misbehave(std::string_view how, std::string_view) {
  if (how == "crash") std::abort();
  if (how == "memory") return std::to_string(std::vector<char>(kTooMuch).size());
  for (volatile bool forever = true; forever;) {
  }
  return "";
}

JobEnd EndOf(const char* how) {
  WorkerLimits limits;
  limits.wall_time = std::chrono::milliseconds(how == std::string_view("time") ? 100 : 5000);
  limits.address_space = kTooMuch / 2;
  WorkerPool pool(1, Misbehave, limits);
  pool.Submit({0, how, nullptr});
  while (true) {
    const auto results = pool.Wait(std::chrono::seconds(1));
    if (!results.empty()) return results.front().end;
  }
}

}  // namespace

WorkerProtections TryWorkers() {
  return {EndOf("time") == JobEnd::kTimeout, EndOf("memory") == JobEnd::kOutOfMemory,
          EndOf("crash") == JobEnd::kCrashed};
}

}  // namespace acervo::tools
