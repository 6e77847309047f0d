// What the module libacervo-readers.so offers: all that reads documents, with poppler, libzip and their forty libraries.
//
// Why:    a search or a question about the version need none of it, and loading it takes longer than they do.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "extractors/extract.h"
#include "extractors/page_view.h"

namespace acervo {

struct ReaderFunctions {
  Result<Format> (*detect_format)(std::string_view bytes);
  Result<Document> (*extract)(std::string_view bytes, const ExtractOptions& options);
  Result<std::string> (*recognise_page)(std::string_view bytes, int page, const ExtractOptions& options);
  Result<std::unique_ptr<PdfPages>> (*open_pages)(std::string_view bytes);
  std::string (*recognition_model)();
};

inline constexpr char kReadersModule[] = "acervo-readers";
inline constexpr char kReaderFunctions[] = "acervo_reader_functions";  // the name of a ReaderFunctionsGetter
using ReaderFunctionsGetter = const ReaderFunctions*();

}  // namespace acervo
