// Which records: the filters that `search` and `export` share.
#pragma once

#include <string>
#include <vector>

#include "store/search.h"

namespace acervo::tools {

class Messages;
class OptionList;

struct Filters {
  SearchRequest request;

  void Add(OptionList& options);
  // Puts the words together to the query and checks what belongs together. Throws UsageError.
  void Finish(const Messages& say, const std::vector<std::string>& words);
};

}  // namespace acervo::tools
