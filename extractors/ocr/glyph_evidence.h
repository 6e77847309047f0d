// Signs that an engine confuses and a picture tells apart: bullets, degree signs, dashes.
#pragma once

#include <vector>

#include "extractors/ocr/components.h"
#include "extractors/ocr/engine.h"

namespace acervo::ocr {

// Puts the sign that is seen in the place of the one that was read. REQUIRES: boxes cut to their ink.
void MendSigns(const std::vector<Component>& components, std::vector<EngineWord>& words);

}  // namespace acervo::ocr
