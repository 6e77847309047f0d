#include "extractors/pdf/poppler/reader.h"

#include <climits>

namespace acervo::pdf {

Result<std::unique_ptr<Reader>> OpenReader(std::string_view bytes, const std::string& password) {
  if (bytes.size() > INT_MAX) return Error{ErrorCode::kTooLarge, std::to_string(bytes.size()), {}};
#ifdef ACERVO_POPPLER_CORE
  return OpenCoreReader(bytes, password);
#else
  return OpenPublicReader(bytes, password);
#endif
}

}  // namespace acervo::pdf
