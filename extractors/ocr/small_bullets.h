// Bullets so small that they pass for dust: dots before lines, one below the other.
#pragma once

#include <vector>

#include "extractors/ocr/components.h"
#include "extractors/ocr/engine.h"

namespace acervo::ocr {

// Adds a bullet for each dot right before a line's first word where two more dots or bullets stand above or below it.
// REQUIRES: boxes cut to their ink; bullets that were read are "•".
void AddSmallBullets(const std::vector<Component>& components, double point_per_pixel, std::vector<EngineWord>& words);

}  // namespace acervo::ocr
