// Loads the program's own modules: libraries that only some commands need.
//
// Shape:  module "acervo-ocr" is the file libacervo-ocr.so in $ACERVO_MODULES, else beside the build's programs, else
//         in lib/acervo beside the installed program's folder.
// Errors: nullptr where the module or the symbol is missing. A module stays loaded.
// Thread use: any.
#pragma once

namespace acervo {

void* ModuleSymbol(const char* module, const char* symbol);

}  // namespace acervo
