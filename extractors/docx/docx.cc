#include "extractors/docx/docx.h"

namespace acervo {

Result<Document> ExtractDocx(std::string_view, const ExtractOptions&) { return Error{ErrorCode::kUnsupportedFormat, "", {}}; }

}  // namespace acervo
