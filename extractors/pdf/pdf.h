// Reads PDF. See extractors/extract.h for the errors.
#pragma once

#include <memory>
#include <string_view>

#include "core/document.h"
#include "core/result.h"
#include "extractors/options.h"
#include "extractors/page_view.h"

namespace acervo {

Result<Document> ExtractPdf(std::string_view bytes, const ExtractOptions& options);

// See extractors/page_view.h.
Result<std::unique_ptr<PdfPages>> OpenPdfPages(std::string_view bytes);

}  // namespace acervo
