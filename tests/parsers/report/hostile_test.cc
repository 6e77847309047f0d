// Documents that no office writes: their time grows as they do. The bound is generous, for a busy machine: what is
// squared in its input misses it by far.
#include <gtest/gtest.h>

#include <ctime>

#include "tests/parsers/report/document_builder.h"

namespace acervo {
namespace {

using test::DocumentBuilder;

double CpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::string Repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  return text;
}

using Make = DocumentBuilder (*)(std::size_t);

double SecondsFor(Make make, std::size_t size, const std::string& path = {}) {
  const DocumentBuilder builder = make(size);
  const double began = CpuSeconds();
  (void)builder.Parse(path);
  return CpuSeconds() - began;
}

struct Hostile {
  const char* name;
  std::size_t size;
  Make make;
};
class HostileDocument : public ::testing::TestWithParam<Hostile> {};

// Eight times the input may cost sixteen times the time, and what is too quick to be measured.
TEST_P(HostileDocument, CostsWhatItsSizeCosts) {
  const auto& [name, size, make] = GetParam();
  (void)SecondsFor(make, 1);  // the tables are built
  const double small = SecondsFor(make, size);
  const double large = SecondsFor(make, 8 * size);
  EXPECT_LT(large, 16 * small + 0.3) << small << " s, then " << large << " s";
}

DocumentBuilder OneCell(std::string_view unit, std::size_t size) {
  const std::string text = Repeated(unit, size);
  return DocumentBuilder().Rows({{"Actividad", "Información", "Fecha"}, {text, text, text}});
}

std::vector<std::vector<std::string>> ManyRows(std::size_t size) {
  std::vector<std::vector<std::string>> rows = {{"Actividad", "Información", "Fecha"}};
  for (std::size_t i = 0; i < size; ++i) rows.push_back({"Foro", "Ponencia.", std::to_string(i % 28 + 1)});
  return rows;
}

INSTANTIATE_TEST_SUITE_P(
    All, HostileDocument,
    ::testing::Values(Hostile{"rows", 2000, [](std::size_t size) { return DocumentBuilder().Rows(ManyRows(size)); }},
                      Hostile{"columns", 500,
                              [](std::size_t size) {
                                const std::vector<std::string> row(size, "Actividad");
                                return DocumentBuilder().Rows({row, row, row});
                              }},
                      Hostile{"bullets", 3000,
                              [](std::size_t size) {
                                DocumentBuilder builder;
                                builder.Line("Coordinaciones:");
                                for (std::size_t i = 0; i < size; ++i) builder.Bullet("Se coordinó el foro.");
                                return builder;
                              }},
                      Hostile{"nesting", 1000,
                              [](std::size_t size) {
                                DocumentBuilder builder;
                                builder.Line("Coordinaciones:");
                                for (std::size_t i = 0; i < size; ++i)
                                  builder.Bullet("Se coordinó.", static_cast<int>(i));
                                return builder;
                              }},
                      Hostile{"titles", 2000,
                              [](std::size_t size) {
                                DocumentBuilder builder;
                                for (std::size_t i = 0; i < size; ++i) builder.Line("Informe de mayo 2019");
                                return builder;
                              }},
                      Hostile{"and", 20000, [](std::size_t size) { return OneCell("y ", size); }},
                      Hostile{"days", 20000, [](std::size_t size) { return OneCell("3, ", size); }},
                      Hostile{"slashes", 20000, [](std::size_t size) { return OneCell("A/", size); }},
                      Hostile{"brackets", 20000, [](std::size_t size) { return OneCell("(a ", size); }},
                      Hostile{"lines", 20000, [](std::size_t size) { return OneCell("foro\n", size); }}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(HostilePath, CostsWhatItsLengthCosts) {
  for (const std::string_view unit : {"mayo/", "2019/", "05-", "informe", "%20", "v2 ", "enviado ", "ABCdef"}) {
    const double began = CpuSeconds();
    (void)DocumentBuilder().Parse(Repeated(unit, 1 << 20));
    EXPECT_LT(CpuSeconds() - began, 2) << unit;
  }
}

}  // namespace
}  // namespace acervo
