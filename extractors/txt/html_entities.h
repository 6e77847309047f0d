// Character references that mail programs leave in texts: '&oacute;', '&#243;', '&nbsp;'.
#pragma once

#include <string>

namespace acervo::txt {

// Replaces the references of `text` by their characters, where at least one names a character beyond ASCII; gives how
// many. '&' in a text without them ('Pérez &amp; Cía.' alone, 'R&D;') means itself. `text` is UTF-8 and may grow or
// shrink.
// Source: HTML 4.01, 24 (named references); ISO 8879, 9.5 (numbers).
int DecodeHtmlEntities(std::string& text);

}  // namespace acervo::txt
