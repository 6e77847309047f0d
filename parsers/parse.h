// The front door of the parsers: what the document says, as a Report.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/document.h"
#include "core/report.h"

namespace acervo {

// Bumped with every change that reads some report differently; `reparse --older-than` selects by it.
inline constexpr std::string_view kParserVersion = "5";

struct ParseHints {
  std::string path;  // as the importer gave it: file and folder names may tell the period; nothing is opened
  std::optional<Date> today =
      std::nullopt;  // a period after it is doubted, and not taken from a name; nullopt: unknown
};

// Never fails: a document without any report structure is one record of kind kText and the doubt "no_structure".
Report ParseReport(const Document& document, const ParseHints& hints);

}  // namespace acervo
