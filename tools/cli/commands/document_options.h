// The options that `import`, `inspect` and `reparse` share: how a document is read, and within which limits.
#pragma once

#include "tools/app/worker/document_settings.h"

namespace acervo::tools {

class OptionList;

// Adds an option for each member but the path.
void AddDocumentOptions(OptionList& options, DocumentSettings& settings);

}  // namespace acervo::tools
