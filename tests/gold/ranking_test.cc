// How well the first ten hits of a question are ordered: nDCG@10 (Järvelin and Kekäläinen 2002) against grades that
// were judged by reading the sample reports (ranking/questions.tsv).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <sstream>
#include <vector>

#include "parsers/question/question.h"
#include "tests/gold/sample_archive.h"

namespace acervo::testing::ranking {
namespace {

constexpr std::size_t kPage = 10;
// Just under what is reached.
constexpr double kLeastMean = 0.92;

using Grades = std::map<std::string, int>;

struct Graded {
  std::string query;
  Grades grades;
};

// "2019-05 a1=3; - c2=1"
Grades GradesFrom(const std::string& text) {
  Grades grades;
  std::istringstream all(text);
  for (std::string one; std::getline(all, one, ';');) {
    const std::size_t begin = one.find_first_not_of(' '), at = one.find('=');
    grades[one.substr(begin, at - begin)] = one[at + 1] - '0';
  }
  return grades;
}

std::vector<Graded> Table() {
  std::vector<Graded> table;
  std::ifstream file(std::filesystem::path(ACERVO_SOURCE_DIR) / "tests/gold/ranking/questions.tsv");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    table.push_back({line.substr(0, tab), GradesFrom(line.substr(tab + 1))});
  }
  return table;
}

// Gains of 2^grade - 1, each set against the logarithm of its place.
double Gain(const std::vector<int>& grades) {
  double gain = 0;
  for (std::size_t i = 0; i < std::min(grades.size(), kPage); ++i) {
    gain += (std::exp2(grades[i]) - 1) / std::log2(static_cast<double>(i) + 2);
  }
  return gain;
}

class Ranking : public SampleArchive {
 protected:
  enum class Reading { kAsAsked, kLiteral };

  static double Ndcg(const Graded& graded, Reading reading, std::string& order) {
    SearchRequest request;
    request.query = graded.query;
    request.limit = static_cast<int>(kPage);
    request.literal = reading == Reading::kLiteral;
    request.readers.question = [](std::string_view text, const ArchiveNames& names) {
      return QuestionFromText(text, names, {});
    };
    std::vector<int> found, ideal;
    for (const SearchHit& hit : Must(archive_->Search(request)).hits) {
      const std::string key = KeyOf(hit.view);
      const auto grade = graded.grades.find(key);
      found.push_back(grade == graded.grades.end() ? 0 : grade->second);
      order += key + "=" + std::to_string(found.back()) + "; ";
    }
    for (const auto& [key, grade] : graded.grades) ideal.push_back(grade);
    std::ranges::sort(ideal, std::greater());
    return Gain(found) / Gain(ideal);
  }

  static double Mean(const std::vector<Graded>& table, Reading reading) {
    double sum = 0;
    for (const Graded& graded : table) {
      std::string order;
      const double ndcg = Ndcg(graded, reading, order);
      sum += ndcg;
      if (reading == Reading::kAsAsked && ndcg < 0.8) {
        std::printf("%.3f  %s: %s\n", ndcg, graded.query.c_str(), order.c_str());
      }
    }
    return sum / static_cast<double>(table.size());
  }
};

TEST_F(Ranking, PutsWhatWasAskedForFirst) {
  const std::vector<Graded> table = Table();
  ASSERT_GE(table.size(), 60u);
  const double mean = Mean(table, Reading::kAsAsked), literal = Mean(table, Reading::kLiteral);
  std::printf("nDCG@10 of %zu questions: %.4f; with every word meant: %.4f\n", table.size(), mean, literal);
  EXPECT_GE(mean, kLeastMean);
  EXPECT_GT(mean, literal);
}

}  // namespace
}  // namespace acervo::testing::ranking
