// Core properties of a package (ECMA-376-2 5th ed., 11): Dublin Core.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/document.h"
#include "core/result.h"
#include "extractors/docx/xml_guard.h"

namespace acervo::docx {

Result<Meta> ReadCoreProperties(std::string_view xml, const MarkupLimits& limits);

// A W3CDTF date or time ("2019-05-31T10:00:00-05:00") in UTC ("2019-05-31T15:00:00Z"); a date alone stays one. nullopt
// for anything else.
std::optional<std::string> UtcTime(std::string_view value);

}  // namespace acervo::docx
