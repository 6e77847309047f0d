#include "tests/bench/samples.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "extractors/extract.h"

namespace acervo {
namespace {

std::vector<Sample> Load(std::string_view ending) {
  std::vector<Sample> samples;
  for (const auto& entry : std::filesystem::directory_iterator(ACERVO_TESTDATA_DIR "/reports")) {
    if (entry.path().extension() != ending) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (Extract(bytes).ok()) samples.push_back({entry.path().string(), std::move(bytes)});
  }
  std::sort(samples.begin(), samples.end(), [](const Sample& a, const Sample& b) { return a.path < b.path; });
  return samples;
}

}  // namespace

const std::vector<Sample>& Samples(std::string_view ending) {
  static std::map<std::string, std::vector<Sample>, std::less<>> by_ending;
  const auto found = by_ending.find(ending);
  if (found != by_ending.end()) return found->second;
  return by_ending.emplace(std::string(ending), Load(ending)).first->second;
}

}  // namespace acervo
