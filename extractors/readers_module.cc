// The inside of the module: hands out the functions of extractors/extract.h.
#include "extractors/readers_module.h"

extern "C" const acervo::ReaderFunctions* acervo_reader_functions() {
  static constexpr acervo::ReaderFunctions kFunctions{acervo::DetectFormat, acervo::Extract, acervo::RecognisePage,
                                                      acervo::PdfPages::Open, acervo::RecognitionModel};
  return &kFunctions;
}
