// How long the archivist waits: 200 mixed queries, each with its facets and without, over an archive that is there.
//   acervo_search_bench ARCHIVE [SEED]
// Words and names are drawn from the archive itself: rare, middling and frequent ones alike. Prints the median and the
// percentiles of each kind of query and of all, in milliseconds of CPU, after one query that fills the caches.
#include <fmt/core.h>
#include <sqlite3.h>
#include <time.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "store/archive.h"

namespace acervo {
namespace {

// Of this thread: a busy machine makes no difference, and nothing here waits once the file is in memory.
double CpuMilliseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Asked {
  std::string kind;
  SearchRequest request;
};

std::vector<std::string> Column(sqlite3* db, const std::string& sql) {
  std::vector<std::string> values;
  const auto add = [](void* to, int, char** row, char**) {
    static_cast<std::vector<std::string>*>(to)->emplace_back(row[0] == nullptr ? "" : row[0]);
    return 0;
  };
  sqlite3_exec(db, sql.c_str(), add, &values, nullptr);
  return values;
}

class Questions {
 public:
  Questions(sqlite3* db, unsigned seed) : random_(seed) {
    // Words at even steps of their rank by frequency, so that the few that stand everywhere are asked for, too.
    words_ =
        Column(db,
               "SELECT v.form FROM record_search_words w JOIN vocabulary v ON v.word = w.term WHERE length(w.term) "
               "> 3 AND w.doc > 1 AND w.term GLOB '[a-z]*' ORDER BY w.doc DESC");
    names_ = Column(db, "SELECT name FROM entities WHERE records > 0 ORDER BY records DESC");
    phrases_ = Column(db, "SELECT text FROM record WHERE record_key % 997 = 0 AND length(text) > 40 LIMIT 400");
  }

  std::vector<Asked> Make(int count) {
    std::vector<Asked> all;
    for (int i = 0; i < count; ++i) {
      Asked asked = One(i % 7);
      asked.request.facets = (i / 7) % 2 == 0;
      all.push_back(std::move(asked));
    }
    return all;
  }

 private:
  // By rank: half of the draws are among the most frequent twentieth.
  const std::string& Drawn(const std::vector<std::string>& from) {
    const double at = std::pow(std::uniform_real_distribution<>(0, 1)(random_), 4.3);
    return from[static_cast<std::size_t>(at * static_cast<double>(from.size() - 1))];
  }

  std::string Phrase() {
    const std::string& text = phrases_[random_() % phrases_.size()];
    std::size_t begin = text.find(' ', random_() % (text.size() / 2));
    if (begin == text.npos) begin = 0;
    std::size_t end = begin + 1;
    for (int words = 0; words < 3 && end != text.npos; ++words) end = text.find(' ', end + 1);
    return "\"" + text.substr(begin + 1, end == text.npos ? end : end - begin - 1) + "\"";
  }

  std::string Period() {
    const int year = 2000 + static_cast<int>(random_() % 20);
    return "fecha:" + std::to_string(year) + ".." + std::to_string(year + static_cast<int>(random_() % 4));
  }

  Asked One(int kind) {
    Asked asked;
    SearchRequest& request = asked.request;
    switch (kind) {
      case 0: asked.kind = "word", request.query = Drawn(words_); break;
      case 1: asked.kind = "two words", request.query = Drawn(words_) + " " + Drawn(words_); break;
      case 2: asked.kind = "phrase", request.query = Phrase(); break;
      case 3: asked.kind = "prefix", request.query = Drawn(words_).substr(0, 4) + "*"; break;
      case 4: asked.kind = "entity", request.entities = {Drawn(names_)}; break;
      case 5: asked.kind = "period", request.query = Period(), request.sort = SortOrder::kDateDescending; break;
      default:
        asked.kind = "all", request.query = Drawn(words_) + " " + Period() + " clase:actividad";
        request.entities = {Drawn(names_)};
    }
    return asked;
  }

  std::mt19937 random_;
  std::vector<std::string> words_, names_, phrases_;
};

void Print(const std::string& name, std::vector<double> times) {
  std::ranges::sort(times);
  const auto at = [&](double part) {
    return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1) + 0.5)];
  };
  fmt::print("{:<10} {:>4} queries   median {:>8.2f}   p90 {:>8.2f}   p99 {:>8.2f}   max {:>8.2f} ms\n", name,
             times.size(), at(0.5), at(0.9), at(0.99), times.back());
}

int Run(const std::string& path, unsigned seed) {
  sqlite3* db = nullptr;
  if (sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) return 1;
  const std::vector<Asked> questions = Questions(db, seed).Make(200);
  sqlite3_close(db);
  auto archive = Archive::Open(path, OpenMode::kReadOnly);
  if (!archive.ok()) return 1;
  std::map<std::string, std::vector<double>> times;
  std::vector<double> all;
  const auto ask = [&](const SearchRequest& request) {
    const double begin = CpuMilliseconds();
    const auto result = archive.value().Search(request);
    return std::pair(CpuMilliseconds() - begin, result.ok() ? result.value().total : -1);
  };
  fmt::print("first query {:.2f} ms\n", ask(questions.front().request).first);
  for (const Asked& asked : questions) {
    const auto [took, total] = ask(asked.request);
    times[asked.kind].push_back(took);
    all.push_back(took);
    if (took > 30) {
      fmt::print("  {:>8.2f} ms {:>8} found{}  {} {}\n", took, total, asked.request.facets ? ", facets" : "",
                 asked.request.query, asked.request.entities.empty() ? "" : asked.request.entities.front());
    }
  }
  for (const auto& [kind, taken] : times) Print(kind, taken);
  Print("all", all);
  return 0;
}

}  // namespace
}  // namespace acervo

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "acervo_search_bench ARCHIVE [SEED]\n");
    return 2;
  }
  return acervo::Run(argv[1], argc > 2 ? static_cast<unsigned>(std::stoul(argv[2])) : 1);
}
