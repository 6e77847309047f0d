// The pictures of a DOCX, for one that holds nothing else: scanned pages that were pasted into a document.
//
// Errors: those of Package.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "extractors/options.h"

namespace acervo {

struct DocxPictures {
  Meta meta;
  std::vector<std::string> files;  // as they are in the package, in the order in which the text shows them
  std::vector<std::string_view> Views() const { return {files.begin(), files.end()}; }
};
Result<DocxPictures> PicturesOfDocx(std::string_view bytes, const ExtractOptions& options);

}  // namespace acervo
