// The numbers of a list, "1." or "a)", which an engine reads badly: they stand alone, and are no words.
#pragma once

#include <vector>

#include "extractors/ocr/components.h"
#include "extractors/ocr/engine.h"
#include "extractors/ocr/picture.h"

namespace acervo::ocr {

// Reads short words that open lines once more as numbers of a list, where several stand one below the other. Boxes are
// cut to their ink.
void ReadOrdinals(Engine& engine, const Picture& ink, const std::vector<Component>& components,
                  std::vector<EngineWord>& words);

}  // namespace acervo::ocr
