#include <benchmark/benchmark.h>

#include "extractors/extract.h"
#include "tests/bench/samples.h"

namespace acervo {
namespace {

void ExtractAll(benchmark::State& state, const char* ending) {
  const std::vector<Sample>& samples = Samples(ending);
  std::size_t bytes = 0;
  for (auto _ : state) {
    for (const Sample& sample : samples) {
      auto document = Extract(sample.bytes);
      benchmark::DoNotOptimize(document);
      bytes += sample.bytes.size();
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  state.counters["documents"] =
      benchmark::Counter(static_cast<double>(samples.size() * state.iterations()), benchmark::Counter::kIsRate);
}

BENCHMARK_CAPTURE(ExtractAll, docx, ".docx")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ExtractAll, pdf, ".pdf")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ExtractAll, txt, ".txt")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace acervo
