// Reads a package that may be a document within another one.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/document.h"
#include "core/result.h"
#include "extractors/options.h"

namespace acervo::docx {

// `depth`: how many documents this one stands in. `inflated`: receives the bytes that its parts came to.
Result<Document> ReadDocument(std::string_view bytes, const ExtractOptions& options, int depth, std::size_t& inflated);

}  // namespace acervo::docx
