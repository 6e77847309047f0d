// The parts that a part refers to by relationship: diagrams, charts, documents within the document.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/result.h"
#include "extractors/docx/package.h"

namespace acervo::docx {

struct EmbeddedPart {
  std::string name;
  std::string content_type;  // lower case, without parameters; empty: not told
  std::string bytes;
};

// Ownership: borrows the package for its life.
class PartSource {
 public:
  explicit PartSource(Package& package) : package_(package) {}

  // The part whose relationships count from now on: the one that is being read.
  void Enter(std::string part);

  // The part that a relationship of the entered one names. kCorrupt: there is none, or it was read before (so that a
  // small file cannot name a large part a thousand times).
  Result<EmbeddedPart> Take(std::string_view relationship_id);

 private:
  const Relationship* Find(std::string_view id);

  Package& package_;
  std::string part_;
  std::optional<std::vector<Relationship>> relationships_;  // of `part_`, once asked for
  std::unordered_set<std::string> taken_;
};

}  // namespace acervo::docx
