// Says where a paragraph stands, and joins the places of what makes one record.
#pragma once

#include <cstddef>

#include "core/document.h"
#include "core/source.h"

namespace acervo::report {

Source ParagraphSource(const Paragraph& paragraph, std::size_t block);

// Adds the boxes of `more` to those of `source`, one a page. The rest of `source` stays.
void Cover(Source& source, const Source& more);

}  // namespace acervo::report
