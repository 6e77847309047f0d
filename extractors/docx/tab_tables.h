// Tables that are set by tab stops: paragraphs whose tabs part them into columns, under a line of short headings.
#pragma once

#include "extractors/docx/story.h"

namespace acervo::docx {

// The story with a table in the place of each such run of paragraphs.
Story WithTabTables(Story story);

}  // namespace acervo::docx
