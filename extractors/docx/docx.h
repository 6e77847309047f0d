// Reads DOCX (and DOCM, DOTX, DOTM): the container, its parts, their structure. See extractors/extract.h for the
// errors.
#pragma once

#include <string_view>

#include "core/document.h"
#include "core/result.h"
#include "extractors/options.h"

namespace acervo {

// Whether a ZIP holds a word-processing document. kCorrupt: the ZIP cannot be opened. kUnsupportedFormat: it holds
// something else. Reads the directory and the package relationships only.
Status ProbeDocx(std::string_view bytes, const ExtractOptions& options);

Result<Document> ExtractDocx(std::string_view bytes, const ExtractOptions& options);

}  // namespace acervo
