#include "extractors/txt/txt.h"

namespace acervo {

Result<Document> ExtractTxt(std::string_view, const ExtractOptions&) { return Error{ErrorCode::kUnsupportedFormat, "", {}}; }

}  // namespace acervo
