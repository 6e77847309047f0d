#include "extractors/docx/docx.h"

namespace acervo {

Status ProbeDocx(std::string_view, const ExtractOptions&) { return Ok(); }

Result<Document> ExtractDocx(std::string_view, const ExtractOptions&) {
  return Error{ErrorCode::kUnsupportedFormat, "", {}};
}

}  // namespace acervo
