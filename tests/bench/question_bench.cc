#include <benchmark/benchmark.h>

#include <string>

#include "parsers/question/question.h"

namespace acervo {
namespace {

// An archive without any name: each run of words is asked for, which is what costs most.
class NoNames : public ArchiveNames {
 public:
  std::vector<NamedEntity> Named(std::string_view) const override { return {}; }
  std::optional<NamedEntity> ById(std::string_view) const override { return std::nullopt; }
  std::vector<NamedEntity> WithWords(std::string_view, std::size_t) const override { return {}; }
  std::vector<NamedEntity> Near(std::string_view) const override { return {}; }
  std::int64_t RecordsWith(std::string_view) const override { return 0; }
};

void Understand(benchmark::State& state, const std::string& text) {
  const NoNames names;
  using namespace std::chrono;
  for (auto _ : state) {
    auto question = QuestionFromText(text, names, {Date(year{2022} / 6 / 15)});
    benchmark::DoNotOptimize(question);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

void UnderstandAQuestion(benchmark::State& state) {
  Understand(state,
             "¿Cuántas reuniones tuvimos con la embajada de México y la JICA entre mayo de 2019 y junio de 2021?");
}
BENCHMARK(UnderstandAQuestion)->Unit(benchmark::kMicrosecond);

void UnderstandALongText(benchmark::State& state) {
  std::string text;
  while (text.size() < 10'000) text += "reuniones con la Embajada de México en mayo de 2019, residuos ";
  Understand(state, text);
}
BENCHMARK(UnderstandALongText)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace acervo
