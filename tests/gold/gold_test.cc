// The whole way from bytes to records, held against what the sample reports truly say. expected_differences.tsv tells
// how many differences each file still shows: a change that makes one better or worse changes the table, and that diff
// is reviewed. ACERVO_UPDATE_GOLDEN=1 rewrites it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/json.h"
#include "core/text.h"
#include "extractors/extract.h"
#include "parsers/parse.h"

namespace acervo {
namespace {

// Scans fail as they do where nothing recognises letters.
ExtractOptions WithoutOcr() {
  ExtractOptions options;
  options.ocr = OcrUse::kNever;
  return options;
}

namespace fs = std::filesystem;

const fs::path kReports = fs::path(ACERVO_TESTDATA_DIR) / "reports";
const fs::path kGold = fs::path(ACERVO_TESTDATA_DIR) / "gold";
const fs::path kTable = fs::path(ACERVO_SOURCE_DIR) / "tests/gold/expected_differences.tsv";

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool IsBareMarker(std::string_view word) {
  static const std::set<std::string_view> kMarkers = {"-", "–", "—", "•", "·", "➢", "▪",
                                                      "◦", "●", "○", "■", "□", "*", "✓"};
  return kMarkers.contains(word);
}

// White space folded; markers that stand alone make no difference.
std::string Comparable(std::string_view text) {
  std::string out;
  std::istringstream words{CleanText(text)};
  for (std::string word; words >> word;) {
    if (IsBareMarker(word)) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

class Differences {
 public:
  void Compare(const std::string& what, const std::string& gold, const std::string& got) {
    if (gold != got) lines_.push_back(what + "\n    gold: " + gold + "\n    got:  " + got);
  }
  void Add(std::string line) { lines_.push_back(std::move(line)); }
  std::size_t count() const { return lines_.size(); }
  std::string Text() const {
    std::string text;
    for (const std::string& line : lines_) text += "  " + line + "\n";
    return text;
  }

 private:
  std::vector<std::string> lines_;
};

std::vector<DateInterval> GoldIntervals(const Json& date) {
  std::vector<DateInterval> intervals;
  for (const Json& pair : date.at("intervals")) {
    intervals.push_back(
        {DateFromIso(pair[0].get<std::string>()).value(), DateFromIso(pair[1].get<std::string>()).value()});
  }
  return Joined(intervals);
}

std::string IntervalText(const std::vector<DateInterval>& intervals) {
  std::string text;
  for (const DateInterval& interval : intervals) text += ToIso(interval.first) + ".." + ToIso(interval.last) + " ";
  return text;
}

bool WithinSlack(const std::vector<DateInterval>& gold, const std::vector<DateInterval>& got, int slack) {
  if (gold.size() != got.size()) return false;
  const auto close = [&](Date a, Date b) {
    return std::abs((std::chrono::sys_days(a) - std::chrono::sys_days(b)).count()) <= slack;
  };
  for (std::size_t i = 0; i < gold.size(); ++i) {
    if (!close(gold[i].first, got[i].first) || !close(gold[i].last, got[i].last)) return false;
  }
  return true;
}

void CompareDate(Differences& differences, const std::string& what, const Json& gold, const RecordDate& got) {
  const std::vector<DateInterval> wanted = GoldIntervals(gold);
  const std::vector<DateInterval> found = Joined(got.intervals);
  if (!WithinSlack(wanted, found, gold.value("slack", 0))) {
    differences.Compare(what + " date", IntervalText(wanted), IntervalText(found) + "«" + got.raw + "»");
  }
}

void CompareActivity(Differences& differences, const std::string& what, const Json& gold, const Record& got) {
  std::map<std::string, std::string> wanted;
  std::map<std::string, std::string> found;
  for (const auto& [name, value] : gold.at("fields").items()) wanted[name] = Comparable(value.get<std::string>());
  for (const auto& [name, value] : got.fields) found[name] = Comparable(value);
  for (const auto& [name, value] : wanted) {
    const auto same = found.find(name);
    differences.Compare(what + " " + name, value, same == found.end() ? "" : same->second);
  }
  for (const auto& [name, value] : found) {
    if (!wanted.contains(name)) differences.Compare(what + " " + name, "", value);
  }
  std::set<std::string> types;
  if (gold.at("type").is_string()) types.insert(gold["type"].get<std::string>());
  for (const Json& other : gold.value("type_also", Json::array())) types.insert(other.get<std::string>());
  const std::string type = got.type.value_or("");
  if (!(types.contains(type) || (type.empty() && gold["type"].is_null()))) {
    differences.Add(what + " type: " + type + " of «" + got.title.value_or("") + "»");
  }
}

void CompareCoordination(Differences& differences, const std::string& what, const Json& gold, const Record& got) {
  differences.Compare(what + " text", Comparable(gold.at("text").get<std::string>()), Comparable(got.text));
  differences.Compare(what + " depth", std::to_string(gold.at("depth").get<int>()), std::to_string(got.depth));
  const std::string parent = gold.at("parent").is_null() ? "" : std::to_string(gold["parent"].get<int>());
  differences.Compare(what + " parent", parent, got.parent ? std::to_string(*got.parent) : "");
}

void CompareKind(Differences& differences, RecordKind kind, const Json& gold, const Report& report) {
  std::vector<const Json*> wanted;
  std::vector<const Record*> found;
  for (const Json& record : gold.at("records")) {
    if (record.at("kind") == Token(kind)) wanted.push_back(&record);
  }
  for (const Record& record : report.records) {
    if (record.kind == kind) found.push_back(&record);
  }
  differences.Compare(std::string(Token(kind)) + " count", std::to_string(wanted.size()), std::to_string(found.size()));
  for (std::size_t i = 0; i < std::min(wanted.size(), found.size()); ++i) {
    const std::string what = std::string(Token(kind)) + " " + std::to_string(i + 1);
    if (kind == RecordKind::kActivity) {
      CompareActivity(differences, what, *wanted[i], *found[i]);
    } else {
      CompareCoordination(differences, what, *wanted[i], *found[i]);
    }
    CompareDate(differences, what, wanted[i]->at("date"), found[i]->date);
  }
}

Differences DifferencesOf(const fs::path& path, const Json& gold) {
  Differences differences;
  const auto document = Extract(ReadFile(path), WithoutOcr());
  if (!document.ok()) {
    differences.Add("not read: " + std::string(Token(document.error().code)));
    return differences;
  }
  const Report report = ParseReport(document.value(), {path.filename().string()});
  const Json& period = gold.at("report").at("period");
  differences.Compare("period", period.is_null() ? "" : period.get<std::string>(),
                      report.period ? ToIso(*report.period) : "");
  CompareKind(differences, RecordKind::kActivity, gold, report);
  CompareKind(differences, RecordKind::kCoordination, gold, report);
  return differences;
}

std::map<std::string, std::size_t> ExpectedDifferences() {
  std::map<std::string, std::size_t> expected;
  std::ifstream file(kTable);
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (line.empty() || line.front() == '#' || tab == std::string::npos) continue;
    expected[line.substr(0, tab)] = std::stoul(line.substr(tab + 1));
  }
  return expected;
}

void WriteTable(const std::map<std::string, std::size_t>& found) {
  std::ofstream file(kTable);
  file << "# file\tdifferences from its gold; files without any are not listed\n";
  for (const auto& [name, count] : found) {
    if (count > 0) file << name << '\t' << count << '\n';
  }
}

// The gold files in name order, each with the documents beside it.
std::map<fs::path, std::vector<fs::path>> Samples() {
  std::map<fs::path, std::vector<fs::path>> samples;
  for (const auto& entry : fs::directory_iterator(kGold)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".gold.json")) continue;
    const std::string stem = name.substr(0, name.size() - std::string_view(".gold.json").size());
    for (const char* ending : {".docx", ".pdf", ".txt"}) {
      if (fs::exists(kReports / (stem + ending))) samples[entry.path()].push_back(kReports / (stem + ending));
    }
  }
  return samples;
}

TEST(Gold, DiffersOnlyAsWrittenDown) {
  const std::map<std::string, std::size_t> expected = ExpectedDifferences();
  std::map<std::string, std::size_t> found;
  for (const auto& [gold_path, documents] : Samples()) {
    const Json gold = Json::parse(ReadFile(gold_path));
    for (const fs::path& path : documents) {
      const std::string name = path.filename().string();
      const Differences differences = DifferencesOf(path, gold);
      found[name] = differences.count();
      const std::size_t allowed = expected.contains(name) ? expected.at(name) : 0;
      EXPECT_EQ(differences.count(), allowed) << name << "\n" << differences.Text();
    }
  }
  EXPECT_GE(found.size(), 40u) << "the samples were not found";
  if (std::getenv("ACERVO_UPDATE_GOLDEN") != nullptr) WriteTable(found);
}

TEST(Gold, BothRealReportsAreReadRightInEveryFormat) {
  for (const char* stem : {"real_dates_tell_the_period", "real_month_in_the_text"}) {
    const Json gold = Json::parse(ReadFile(kGold / (std::string(stem) + ".gold.json")));
    for (const char* ending : {".docx", ".pdf", ".txt"}) {
      const Differences differences = DifferencesOf(kReports / (std::string(stem) + ending), gold);
      EXPECT_EQ(differences.count(), 0u) << stem << ending << "\n" << differences.Text();
    }
  }
}

}  // namespace
}  // namespace acervo
