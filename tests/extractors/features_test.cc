// What each sample of testdata/features reads as: FORMAT/NAME.FORMAT beside NAME.expected.txt, the outline of its
// Document (tests/support/document_outline.h). A new feature is a new pair of files. ACERVO_UPDATE_GOLDEN=1 rewrites
// the expectations: their diff is then to be read against the paper, line by line.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "extractors/extract.h"
#include "tests/support/document_outline.h"

namespace acervo::test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExpected = ".expected.txt";

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

fs::path Folder(std::string_view format) { return fs::path(ACERVO_TESTDATA_DIR) / "features" / format; }

bool IsExpectation(const fs::path& path) { return path.filename().string().ends_with(kExpected); }

std::set<fs::path> SamplesIn(const fs::path& folder, std::string_view format) {
  std::set<fs::path> samples;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == "." + std::string(format) && !IsExpectation(entry.path()))
      samples.insert(entry.path());
  }
  return samples;
}

fs::path ExpectationOf(const fs::path& sample) {
  return fs::path(sample).replace_extension().concat(std::string(kExpected));
}

std::string OutlineOf(const fs::path& sample) {
  const Result<Document> document = Extract(ReadFile(sample));
  return document.ok() ? DocumentOutline(document.value())
                       : "error: " + std::string(Token(document.error().code)) + "\n";
}

void WriteExpectation(const fs::path& sample, const std::string& outline) {
  std::ofstream(ExpectationOf(sample), std::ios::binary) << outline;
}

class Features : public ::testing::TestWithParam<const char*> {};

TEST_P(Features, ReadAsTheyStandOnThePaper) {
  const std::set<fs::path> samples = SamplesIn(Folder(GetParam()), GetParam());
  EXPECT_FALSE(samples.empty()) << "the samples were not found";
  for (const fs::path& sample : samples) {
    const std::string outline = OutlineOf(sample);
    if (std::getenv("ACERVO_UPDATE_GOLDEN") != nullptr) WriteExpectation(sample, outline);
    EXPECT_TRUE(fs::exists(ExpectationOf(sample))) << sample << " stands without its expectation";
    EXPECT_EQ(outline, ReadFile(ExpectationOf(sample))) << sample;
  }
}

TEST_P(Features, NoExpectationStandsWithoutItsSample) {
  for (const auto& entry : fs::directory_iterator(Folder(GetParam()))) {
    if (!IsExpectation(entry.path())) continue;
    std::string sample = entry.path().string();
    sample.replace(sample.size() - kExpected.size(), kExpected.size(), "." + std::string(GetParam()));
    EXPECT_TRUE(fs::exists(sample)) << sample;
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, Features, ::testing::Values("docx", "pdf", "txt"),
                         [](const auto& test) { return std::string(test.param); });

}  // namespace
}  // namespace acervo::test
