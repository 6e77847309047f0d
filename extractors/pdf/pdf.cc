#include "extractors/pdf/pdf.h"

namespace acervo {

Result<Document> ExtractPdf(std::string_view, const ExtractOptions&) { return Error{ErrorCode::kUnsupportedFormat, "", {}}; }

}  // namespace acervo
