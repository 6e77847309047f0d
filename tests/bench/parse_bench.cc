#include <benchmark/benchmark.h>

#include "extractors/extract.h"
#include "parsers/entities/entities.h"
#include "parsers/parse.h"
#include "parsers/spanish/dates.h"
#include "tests/bench/samples.h"

namespace acervo {
namespace {

constexpr std::string_view kBullet =
    "De la Alcaldía de San José, Costa Rica, el H.S. Johnny Araya Monge, Alcalde y Copresidente de Ciudades y "
    "Gobiernos "
    "Locales Unidos (CGLU), extienden cordial invitación para participar del Bureau Ejecutivo de CGLU que se celebrará "
    "del 17 al 19 de abril de 2024 en San José, Costa Rica, bajo el tema: “El Poder de la Gente”.";

DateReference March2024() { return {MonthFromIso("2024-03"), std::nullopt}; }

void ParseReports(benchmark::State& state) {
  std::vector<Document> documents;
  for (const Sample& sample : Samples(".docx")) documents.push_back(Extract(sample.bytes).value());
  for (auto _ : state) {
    for (const Document& document : documents) {
      auto report = ParseReport(document, {"informe.docx"});
      benchmark::DoNotOptimize(report);
    }
  }
  state.counters["reports"] =
      benchmark::Counter(static_cast<double>(documents.size() * state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(ParseReports)->Unit(benchmark::kMillisecond);

void FindDatesInABullet(benchmark::State& state) {
  for (auto _ : state) {
    auto dates = FindDates(kBullet, March2024(), DateContext::kText);
    benchmark::DoNotOptimize(dates);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(kBullet.size()) * state.iterations());
}
BENCHMARK(FindDatesInABullet);

void FindDatesWhereThereIsNone(benchmark::State& state) {
  const std::string text(static_cast<std::size_t>(state.range(0)), 'x');
  for (auto _ : state) {
    auto dates = FindDates(text, March2024(), DateContext::kText);
    benchmark::DoNotOptimize(dates);
  }
  state.SetBytesProcessed(state.range(0) * state.iterations());
  state.SetComplexityN(state.range(0));
}
BENCHMARK(FindDatesWhereThereIsNone)->Range(64, 32 << 10)->Complexity();

void FindEntitiesInABullet(benchmark::State& state) {
  for (auto _ : state) {
    auto entities = FindEntities(kBullet);
    benchmark::DoNotOptimize(entities);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(kBullet.size()) * state.iterations());
}
BENCHMARK(FindEntitiesInABullet);

void SplitAnEntityCell(benchmark::State& state) {
  for (auto _ : state) {
    auto entities = SplitEntityCell("JICA/APEJICA/Embajada de Japón/Dirección de Educación y Cultura- OCI");
    benchmark::DoNotOptimize(entities);
  }
}
BENCHMARK(SplitAnEntityCell);

}  // namespace
}  // namespace acervo
