// The folder of the user's tables: found, read, handed to the parsers, and its faults told.
#pragma once

#include <optional>
#include <string>

#include "tools/present/context.h"

namespace acervo::tools {

// What --tables says, else $ACERVO_TABLES, else $XDG_CONFIG_HOME/acervo or ~/.config/acervo where it exists; empty:
// none. Throws UsageError where the folder that was asked for is not there.
std::string TablesFolder(const Messages& say, const std::optional<std::string>& option);

// Before any worker is forked. A table or row that cannot be used is a notice on stderr; files that are no tables are
// left alone.
void UseTablesIn(const Context& context);

}  // namespace acervo::tools
