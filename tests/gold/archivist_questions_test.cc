// Questions as archivists ask them over the sample reports, each against the records that its words, names and dates
// must find (archivist_questions.tsv): none missed, none too many.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/gold/sample_archive.h"

namespace acervo::testing {
namespace {

namespace fs = std::filesystem;

const fs::path kTable = fs::path(ACERVO_SOURCE_DIR) / "tests/gold/archivist_questions.tsv";

std::vector<std::string> SplitAt(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, at);) parts.push_back(part);
  return parts;
}

struct Question {
  std::string query, flags, expected, suggestion, about, miss;
};

std::vector<Question> Questions() {
  std::vector<Question> questions;
  std::ifstream table(kTable);
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> cells = SplitAt(line, '\t');
    cells.resize(6);
    questions.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]});
  }
  return questions;
}

// "2019-05 a1 c3; 2021-09 c2"
std::set<std::string> Keys(const std::string& text) {
  std::set<std::string> keys;
  for (const std::string& report : SplitAt(text, ';')) {
    std::istringstream words(report);
    std::string period;
    words >> period;
    for (std::string record; words >> record;) keys.insert(period + " " + record);
  }
  return keys;
}

SearchRequest RequestOf(const Question& question) {
  SearchRequest request;
  request.query = question.query;
  request.limit = 1000;
  for (const std::string& flag : SplitAt(question.flags, '&')) {
    const std::string name = flag.substr(0, flag.find('=')), value = flag.substr(flag.find('=') + 1);
    if (name == "entity") request.entities.push_back(value);
    if (name == "from") request.from = PeriodFromText(value)->first;
    if (name == "to") request.to = PeriodFromText(value)->last;
    if (name == "within") request.within = true;
    if (name == "kind") request.kind = RecordKindFromToken(value);
    if (name == "type") request.type = value;
    if (name == "report") request.report = value;
  }
  return request;
}

class ArchivistQuestions : public SampleArchive {
 protected:
  static std::set<std::string> KeysFound(const SearchResult& result) {
    std::set<std::string> keys;
    for (const SearchHit& hit : result.hits) keys.insert(KeyOf(hit.view));
    return keys;
  }
};

TEST_F(ArchivistQuestions, FindWhatTheReportsSayAndNothingElse) {
  const std::vector<Question> questions = Questions();
  EXPECT_GE(questions.size(), 60u);
  for (const Question& question : questions) {
    SCOPED_TRACE(question.query + " [" + question.flags + "] " + question.about);
    const SearchResult result = Must(archive_->Search(RequestOf(question)));
    const std::set<std::string> expected = Keys(question.expected), found = KeysFound(result);
    std::string missed, too_many;
    for (const std::string& key : expected) missed += found.contains(key) ? "" : key + "; ";
    for (const std::string& key : found) too_many += expected.contains(key) ? "" : key + "; ";
    if (question.miss.empty()) {
      EXPECT_EQ(missed, "");
      EXPECT_EQ(too_many, "");
    } else {
      EXPECT_FALSE(missed.empty() && too_many.empty()) << "no miss any more: " << question.miss;
    }
    EXPECT_EQ(result.suggestion.value_or(""), question.suggestion);
  }
}

}  // namespace
}  // namespace acervo::testing
