// How decided values are read: with the parsers that read the paper.
#pragma once

#include "store/decisions.h"

namespace acervo::tools {

DecidedReader ReaderOfDecisions();

// Who decides: `name` where given, else $ACERVO_USER, else the login.
std::string NameOfUser(const std::string& name);

}  // namespace acervo::tools
