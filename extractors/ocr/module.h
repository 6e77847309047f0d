// Loads the recognition module, once, where a picture has to be read.
//
// Errors: nullptr where the module or its data are missing. Thread use: one thread.
#pragma once

#include <memory>
#include <string_view>

#include "extractors/ocr/engine.h"

namespace acervo::ocr {

// The engine of this process; opened by the first call.
Engine* SharedEngine();

// kCorrupt for bytes that are no such file; kNoText where the module is missing.
Result<std::unique_ptr<PictureFile>> OpenPictureFile(std::string_view bytes);

}  // namespace acervo::ocr
