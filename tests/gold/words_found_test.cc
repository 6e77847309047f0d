// Every word of every sample is found again in what its report keeps.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "extractors/extract.h"
#include "parsers/parse.h"

namespace acervo::words_found {
namespace {

// Scans fail as they do where nothing recognises letters.
ExtractOptions WithoutOcr() {
  ExtractOptions options;
  options.ocr = OcrUse::kNever;
  return options;
}

namespace fs = std::filesystem;

std::set<fs::path> Samples() {
  std::set<fs::path> samples;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(ACERVO_TESTDATA_DIR))) {
    const std::string ending = entry.path().extension().string();
    if (ending == ".docx" || ending == ".pdf" || ending == ".txt") samples.insert(entry.path());
  }
  return samples;
}

TEST(WordsFound, AreAllThatWereRead) {
  int read = 0;
  for (const fs::path& path : Samples()) {
    std::ifstream file(path, std::ios::binary);
    const Result<Document> document = Extract(std::string{std::istreambuf_iterator<char>(file), {}}, WithoutOcr());
    if (!document.ok()) continue;
    const Report report = ParseReport(document.value(), {path.filename().string()});
    EXPECT_EQ(report.words.found, report.words.read) << path;
    ++read;
  }
  EXPECT_GT(read, 100);
}

}  // namespace
}  // namespace acervo::words_found
