// What holds for every format, and the CSV read by Python's csv.
#include <unistd.h>

#include "export_support.h"

namespace acervo::cli {
namespace {

class EveryExport : public Exports {
 protected:
  static inline const std::vector<std::string> kFormats = {"ndjson", "json",     "csv",  "xlsx",
                                                           "ics",    "atom-csv", "ead3", "dc"};
};

TEST_F(EveryExport, IsTheSameBytesForTheSameArchive) {
  std::map<std::string, std::string> first;
  for (const std::string& format : kFormats) first[format] = Export(format);
  ::usleep(1'100'000);  // the clock moves on; nothing of it may show
  for (const std::string& format : kFormats) EXPECT_EQ(first.at(format), Export(format)) << format;
}

TEST_F(EveryExport, HonoursTheFilters) {
  for (const std::string& format : kFormats) {
    if (format == "xlsx") continue;  // compressed
    const std::string all = Export(format);
    const std::string some = Export(format, {"--entity", "JICA", "--from", "2020-06", "--kind", "actividad"});
    EXPECT_NE(all.find("Casco Antiguo"), all.npos) << format;
    EXPECT_EQ(some.find("Casco Antiguo"), some.npos) << format;
    EXPECT_NE(some.find("se discutió"), some.npos) << format;
  }
}

TEST_F(EveryExport, AFailedOneLeavesNoFile) {
  constexpr long kLimit = 40'000;  // SQLite needs 32 KiB beside the archive
  int tried = 0;
  for (const std::string& format : kFormats) {
    if (Export(format).size() < kLimit) continue;
    ++tried;
    const Finished finished =
        (*run_)(Call{{"export", "--format", format, "--output", "half." + format}, "", {}, kLimit, {}});
    EXPECT_EQ(finished.status, 1) << format;
    EXPECT_NE(finished.err.find("half." + format), finished.err.npos) << finished.err;
  }
  EXPECT_GE(tried, 3);
  EXPECT_EQ(Shell("ls | grep -c half").out, "0\n");
}

TEST_F(EveryExport, AReaderThatGoesAwayIsNoError) {
  for (const std::string& format : kFormats) {
    EXPECT_EQ(Shell(ACERVO_PROGRAM " export --quiet --format " + format + " 2>&1 >/dev/full | grep -c espacio").out,
              "1\n")
        << format;
    EXPECT_EQ(Shell(ACERVO_PROGRAM " export --quiet --format " + format + " | head -c 1 >/dev/null").out, "") << format;
  }
}

class Csv : public Exports {};

TEST_F(Csv, IsReadByPython) {
  run_->Write("plain.csv", Export("csv"));
  run_->Write("excel.csv", Export("csv", {"--excel"}));
  const Json files = Python(R"(
import csv, json
plain = list(csv.DictReader(open('plain.csv', encoding='utf-8', newline=''), strict=True))
excel = list(csv.DictReader(open('excel.csv', encoding='utf-8-sig', newline=''), delimiter=';', strict=True))
assert plain == excel
print(json.dumps(plain)))");
  const auto records = Records();
  ASSERT_EQ(files.size(), records.size());
  bool neutralised = false;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::string text = records[i].at("text");
    EXPECT_EQ(files[i].at("id"), records[i].at("id"));
    EXPECT_EQ(files[i].at("text"), text.starts_with('=') ? "'" + text : text);
    neutralised = neutralised || text.starts_with('=');
  }
  EXPECT_TRUE(neutralised);
}

}  // namespace
}  // namespace acervo::cli
