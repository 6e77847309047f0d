// What is longer than the screen goes through a pager.
#pragma once

#include "tools/terminal/stream.h"

namespace acervo::tools {

// Whether `out` is a screen that a pager can serve: a terminal that is not dumb, and $PAGER is neither empty nor "cat".
bool CanPage(const Stream& out);

// Writes what `out` held back: through $PAGER (else less, else more) where it has more lines than the screen, and as it
// is where it has not or no pager can be had. Waits until the pager ends.
void Page(Stream& out);

}  // namespace acervo::tools
