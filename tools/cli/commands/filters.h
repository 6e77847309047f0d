// Which records: the filters that `search` and `export` share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/search.h"

namespace acervo::tools {

class Messages;
class OptionList;

// --from and --to, each a day, a month or a year.
void AddPeriod(OptionList& options, std::optional<Date>& from, std::optional<Date>& to);
// Throws UsageError where --from is after --to.
void CheckPeriod(const Messages& say, const std::optional<Date>& from, const std::optional<Date>& to);

struct Filters {
  SearchRequest request;

  void Add(OptionList& options);
  // Puts the words together to the query and checks what belongs together. Throws UsageError.
  void Finish(const Messages& say, const std::vector<std::string>& words);
};

}  // namespace acervo::tools
