// What a reparse tells: a line a report for programs, differences and counts for people.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "core/json.h"
#include "tools/app/reparse/reparser.h"
#include "tools/present/context.h"
#include "tools/present/detail_view.h"

namespace acervo::tools {

// {"report","period","status","sources": [{"path","sha256","format","edition","shown","status","parser_version":
// {"before","after"},"differences": {"fields","records"}|null,"error": {"code","message"}|null}],"ms"}
Json ReparsedJson(const Messages& say, const ReparsedReport& report);
// Each source that reads otherwise, with its differences.
DetailView ReparsedDetails(const Messages& say, const ReparsedReport& report);

class ReparseCounts {
 public:
  void Add(const ReparsedReport& report);
  std::size_t reports() const { return reports_; }
  bool AnyReparsed() const { return Count(ReparseStatus::kReparsed) > 0; }
  bool AnyFailed() const { return failed_sources_ > 0; }
  // "12 informes (0:03): 2 leídos de otra manera · 10 sin cambios"
  std::string Sentence(const Messages& say, double seconds) const;
  Json AsJson() const;

 private:
  int Count(ReparseStatus status) const { return counts_[static_cast<std::size_t>(status)]; }
  std::size_t reports_ = 0;
  std::array<int, 3> counts_{};
  int failed_sources_ = 0;
  int added_ = 0, gone_ = 0, changed_ = 0;  // records of what is shown
};

}  // namespace acervo::tools
