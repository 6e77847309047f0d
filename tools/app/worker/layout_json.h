// What a layout rests on, as JSON: {"format", "pages": [...], "tables": [...]}; the keys are those of LayoutEvidence.
#pragma once

#include "core/json.h"
#include "extractors/layout_evidence.h"

namespace acervo::tools {

Json LayoutJson(const LayoutEvidence& evidence);

}  // namespace acervo::tools
