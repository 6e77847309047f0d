// Reads DOCX. See extractors/extract.h for the errors.
#pragma once

#include <string_view>

#include "core/document.h"
#include "core/result.h"
#include "extractors/options.h"

namespace acervo {

Result<Document> ExtractDocx(std::string_view bytes, const ExtractOptions& options);

}  // namespace acervo
