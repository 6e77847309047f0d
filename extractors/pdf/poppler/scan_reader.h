// Reads the pages of a PDF that are pictures by recognition, and passes the others through.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "extractors/options.h"
#include "extractors/pdf/poppler/reader.h"

namespace acervo::pdf {

// `reader` as it is where options.ocr is kNever or recognition is not at hand. The bytes are borrowed.
std::unique_ptr<Reader> WithRecognition(std::unique_ptr<Reader> reader, std::string_view bytes,
                                        const ExtractOptions& options);

}  // namespace acervo::pdf
