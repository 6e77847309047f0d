// The archive of all sample reports, read from their DOCX, for tests that ask it; records are called by the month of
// their report ('-': it has none), their kind and their order: "2019-05 a3".
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "extractors/extract.h"
#include "parsers/parse.h"
#include "tests/store/fixtures.h"

namespace acervo::testing {

class SampleArchive : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    namespace fs = std::filesystem;
    folder_ = new Folder();
    archive_ = new Archive(MadeArchive(*folder_ / "a.db"));
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(ACERVO_TESTDATA_DIR) / "reports")) {
      if (entry.path().extension() == ".docx") files.insert(entry.path());
    }
    for (const fs::path& path : files) {
      std::ifstream file(path, std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      const Document document = Must(Extract(bytes));
      const std::string name = path.filename().string();
      Must(archive_->Import(ParseReport(document, {name}), File(name, bytes)));
    }
  }
  static void TearDownTestSuite() {
    delete archive_;
    delete folder_;
  }

  static std::string KeyOf(const RecordView& view) {
    const std::optional<Month>& period = view.report.period;
    return (period ? ToIso(*period) : "-") + " " + std::string(Token(view.record.kind).substr(0, 1)) +
           std::to_string(view.record.order);
  }

  static inline Folder* folder_ = nullptr;
  static inline Archive* archive_ = nullptr;
};

}  // namespace acervo::testing
