// The functions of extractors/extract.h for a program that loads its readers when it first needs them.
#include "core/modules.h"
#include "extractors/readers_module.h"

namespace acervo {
namespace {

Result<const ReaderFunctions*> Loaded() {
  ACERVO_ASSIGN_OR_RETURN(void* const symbol, ModuleSymbol(kReadersModule, kReaderFunctions));
  return reinterpret_cast<ReaderFunctionsGetter*>(symbol)();
}

const Result<const ReaderFunctions*>& Readers() {
  static const auto& readers = *new Result<const ReaderFunctions*>(Loaded());
  return readers;
}

}  // namespace

Status LoadReaders() {
  if (!Readers().ok()) return Readers().error();
  return Ok();
}

Result<Format> DetectFormat(std::string_view bytes) {
  if (!Readers().ok()) return Readers().error();
  return Readers().value()->detect_format(bytes);
}

Result<Document> Extract(std::string_view bytes, const ExtractOptions& options) {
  if (!Readers().ok()) return Readers().error();
  return Readers().value()->extract(bytes, options);
}

Result<std::string> RecognisePage(std::string_view bytes, int page, const ExtractOptions& options) {
  if (!Readers().ok()) return Readers().error();
  return Readers().value()->recognise_page(bytes, page, options);
}

Result<std::unique_ptr<PdfPages>> PdfPages::Open(std::string_view bytes) {
  if (!Readers().ok()) return Readers().error();
  return Readers().value()->open_pages(bytes);
}

std::string RecognitionModel() { return Readers().ok() ? Readers().value()->recognition_model() : std::string(); }

}  // namespace acervo
