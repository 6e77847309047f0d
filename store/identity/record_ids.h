// Record ids that stay: a record of a new reading takes the id of the record that it is. Private to store/.
#pragma once

#include <set>
#include <string>

#include "core/report.h"

namespace acervo::store {

// Gives the records of `next` the local ids of the records of `earlier` that they are (by likeness), and to the others
// ids that are not in `taken`. Doubts follow their records.
void KeepRecordIds(const Report& earlier, const std::set<std::string>& taken, Report& next);

}  // namespace acervo::store
