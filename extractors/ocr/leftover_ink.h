// Ink that no word claims: a list's marker, a number alone in its column, the full stop that was taken for dust.
#pragma once

#include <string_view>
#include <vector>

#include "extractors/ocr/components.h"
#include "extractors/ocr/engine.h"
#include "extractors/ocr/picture.h"

namespace acervo::ocr {

// What a round mark is read as that is no letter: a bullet, or nothing.
inline constexpr std::string_view kUnread = "\u00B7";

// Reads what `words` leave out, as new words and as ends of those that are there. Boxes are cut to their ink.
void ReadLeftoverInk(Engine& engine, const Picture& ink, const std::vector<Component>& components,
                     std::vector<EngineWord>& words);

}  // namespace acervo::ocr
