// The tables speak again over names that they did not know when their reports were read.
#pragma once

#include "core/result.h"
#include "store/archive.h"

namespace acervo::tools {

// Does nothing where today's tables have been called already. Gives how many names have become others.
Result<int> RereadNames(Archive& archive);

}  // namespace acervo::tools
