// The words of a report's form (letterhead, headings of columns and bullets), which stand in none of its records. They
// lead to its first record, and only where no record of the archive has the word. Private to store/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/report.h"
#include "core/result.h"
#include "store/db/sqlite.h"
#include "store/words/term_cache.h"

namespace acervo::store {

// Appends the terms of the letterhead where the record is the first one of its report.
Status AddLetterheadTerms(Connection& connection, TermCache& term_cache, std::int64_t record_key, const Record& record,
                          std::string& terms);

// Appends the terms of a letterhead.
void AppendLetterheadTerms(TermCache& term_cache, std::string_view letterhead, std::string& terms);

// The terms under which a typed word is found in letterheads.
std::vector<std::string> LetterheadTermsOf(std::string_view typed);

}  // namespace acervo::store
