// What the first page shows before anything is asked: what the archive holds, by month, with whom, of which kind.
#pragma once

#include "core/json.h"
#include "store/archive.h"
#include "tools/web/views/page.h"

namespace acervo::tools::serve {

// `months`: of all records.
Result<Json> HomeJson(const Page& page, Archive& archive, const Timeline& months);

// Questions that the archive can answer, in the words of its own names: [{"text","link"}].
Result<Json> ExamplesJson(const Page& page, Archive& archive);

}  // namespace acervo::tools::serve
