// Tells by its content whether a file is an earlier output of acervo, so that nothing else is ever replaced.
//
// Shape:  a kind is a format of `export`, or kImportReport. A name and its ending say nothing.
// Errors: a file that cannot be read is no earlier output.
#pragma once

#include <string>
#include <string_view>

namespace acervo::tools {

constexpr std::string_view kImportReport = "import-report";

// Follows links. A file without a byte is an earlier output of every kind: nothing is lost with it.
bool IsEarlierOutput(const std::string& path, std::string_view kind);

}  // namespace acervo::tools
