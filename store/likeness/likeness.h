// Whether two readings are of one report. docs/decisions/identity-fingerprint.md says why it is decided so. Private to
// store/.
#pragma once

#include <string>

#include "core/report.h"
#include "store/likeness/fingerprint.h"

namespace acervo::store {

// Of `a` to `b`; the later, the closer.
enum class Likeness {
  kOther,    // another report
  kRevised,  // the same report with rows changed or added
  kShorter,  // the same report with rows gone, and nothing else changed
  kSame,     // the same report; what differs is how it was read
};
// `a` and `b` with the formats they were read from.
struct Candidate {
  const Report& report;
  const Fingerprint& print;
  Format format;
};
Likeness Compare(const Candidate& a, const Candidate& b);

// Whether `a`, at the path where `b` was, is `b` rewritten: half of the rows of the shorter one are as they were.
bool IsRewritten(const Candidate& a, const Candidate& b);

// Whether both tell of offices or periods that are not the same: such readings are never of one report.
bool AreApart(const Report& a, const Report& b);
// Whether two names may be of one office; an empty one may be of any.
bool MayShareOffice(const std::string& a, const std::string& b);

}  // namespace acervo::store
