#include <benchmark/benchmark.h>
#include <unistd.h>

#include <filesystem>
#include <memory>

#include "extractors/extract.h"
#include "parsers/parse.h"
#include "store/archive.h"
#include "tests/bench/samples.h"

namespace acervo {
namespace {

// An archive of its own, gone with the benchmark.
class Scratch {
 public:
  Scratch() : folder_(std::filesystem::temp_directory_path() / ("acervo-bench-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
  }
  ~Scratch() { std::filesystem::remove_all(folder_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::string Fresh() {
    const auto path = folder_ / (std::to_string(count_++) + ".db");
    return path.string();
  }

 private:
  std::filesystem::path folder_;
  int count_ = 0;
};

struct Parsed {
  Report report;
  SourceFile file;
};

std::vector<Parsed> ParsedSamples() {
  std::vector<Parsed> parsed;
  for (const Sample& sample : Samples(".docx")) {
    const auto document = Extract(sample.bytes);
    parsed.push_back({ParseReport(document.value(), {sample.path}),
                      {sample.path, Sha256Hex(sample.bytes), Format::kDocx, sample.bytes}});
  }
  return parsed;
}

void StoreReports(benchmark::State& state) {
  const std::vector<Parsed> parsed = ParsedSamples();
  Scratch scratch;
  for (auto _ : state) {
    auto archive = Archive::Open(scratch.Fresh(), OpenMode::kCreate);
    for (const Parsed& one : parsed) {
      auto outcome = archive.value().Import(one.report, one.file);
      benchmark::DoNotOptimize(outcome);
    }
  }
  state.counters["reports"] =
      benchmark::Counter(static_cast<double>(parsed.size() * state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(StoreReports)->Unit(benchmark::kMillisecond);

void SearchFor(benchmark::State& state, const char* query) {
  Scratch scratch;
  auto archive = Archive::Open(scratch.Fresh(), OpenMode::kCreate);
  for (const Parsed& one : ParsedSamples()) {
    if (!archive.value().Import(one.report, one.file).ok()) state.SkipWithError("import failed");
  }
  SearchRequest request;
  request.query = query;
  for (auto _ : state) {
    auto result = archive.value().Search(request);
    benchmark::DoNotOptimize(result);
  }
}
BENCHMARK_CAPTURE(SearchFor, word, "hermanamiento")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(SearchFor, entity, "JICA")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(SearchFor, phrase_and_date, "\"carta de entendimiento\" fecha:2019..2020")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(SearchFor, prefix, "coop*")->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace acervo
