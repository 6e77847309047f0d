// The shape of an entity's name, and how alike two names are. No database. Private to store/.
//
// Shape:  words that make no difference (de, la, y, para …) are left out; the others stand folded, in order.
// Source: typing errors are counted as optimal string alignment (store/words/vocabulary.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/report.h"

namespace acervo::store {

struct NameShape {
  std::vector<std::string> words;
  std::vector<std::string> singulars;  // the words without the ending of a plural
};
NameShape ShapeOf(std::string_view name);
// The singulars with a space between: two names with the same are one name but for number and small words.
std::string SingularKey(const NameShape& shape);

// Names that are near share at least one of these, so that an index finds them. At most 2 × 12 + 2 values.
std::vector<std::int64_t> Signatures(const NameShape& shape);

enum class Nearness {
  kApart,
  kNear,  // a person may want to look: one word more, or one word that differs in one or two letters
  kSlip,  // one keystroke in one long word: the same name mistyped
  kSame   // but for number and small words
};
struct Comparison {
  Nearness nearness = Nearness::kApart;
  double score = 0;  // share of the letters that agree
};
Comparison Compare(const NameShape& a, const NameShape& b);

// Whether entities of these kinds can be one: an embassy is no city, a person nobody but a person.
bool MayBeOne(EntityKind a, EntityKind b);

}  // namespace acervo::store
