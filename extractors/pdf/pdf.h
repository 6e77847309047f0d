// Reads PDF, and pictures as the pages of a document. See extractors/extract.h for the errors.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "extractors/options.h"
#include "extractors/page_view.h"

namespace acervo {

Result<Document> ExtractPdf(std::string_view bytes, const ExtractOptions& options);

// `pictures` are files of JPEG, PNG or TIFF, each of one page or more; `format` and `meta` become the document's.
Result<Document> ExtractPictures(const std::vector<std::string_view>& pictures, Format format, Meta meta,
                                 const ExtractOptions& options);

// Recognises the letters of one page, from 1, as `RecognisedPages` holds them; empty: there are none.
Result<std::string> RecognisePdfPage(std::string_view bytes, int page, const ExtractOptions& options);
Result<std::string> RecognisePicture(const std::vector<std::string_view>& pictures, int page);

// See extractors/page_view.h.
Result<std::unique_ptr<PdfPages>> OpenPdfPages(std::string_view bytes);

}  // namespace acervo
