// Loads the program's own modules: libraries that only some commands need.
//
// Shape:  module "acervo-ocr" is the file libacervo-ocr.so in lib/acervo beside the installed program's folder; for a
//         program of a build, in the build's folder modules.
// Errors: kUnreadable with the loader's reason where the module or the symbol is missing. A module stays loaded.
// Thread use: any.
#pragma once

#include "core/result.h"

namespace acervo {

Result<void*> ModuleSymbol(const char* module, const char* symbol);

}  // namespace acervo
