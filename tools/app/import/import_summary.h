// What an import comes to, for the person who ran it: counts, what failed and what to do about it, where to look.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "tools/app/import/import_line.h"
#include "tools/present/context.h"

namespace acervo::tools {

class Summary {
 public:
  void Add(const Messages& say, const ImportLine& line);

  std::size_t files() const { return files_; }
  int failed() const { return Count(FileStatus::kFailed); }
  // Counts to stdout, the rest to stderr.
  void Print(const Context& context, double seconds, bool dry_run) const;

 private:
  struct Example {
    std::string where;  // file and place
    std::string sentence;
  };
  struct Kind {
    int count = 0;
    std::vector<Example> examples;
  };
  int Count(FileStatus status) const { return counts_[static_cast<std::size_t>(status)]; }
  void AddWarnings(const Messages& say, const ImportLine& line);
  void PrintCounts(const Context& context, double seconds, bool dry_run) const;
  void PrintFailures(const Context& context) const;
  void PrintWarnings(const Context& context) const;

  std::size_t files_ = 0;
  std::array<int, 6> counts_{};
  long long activities_ = 0;
  long long coordinations_ = 0;
  long long text_records_ = 0;
  std::map<std::string, Kind> failures_;  // by code
  std::map<std::string, Kind> warnings_;  // by code
};

}  // namespace acervo::tools
