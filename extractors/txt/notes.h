// Footnotes as converters write them: "[1]" behind a word, and "[1] Texto" at the text's end.
#pragma once

#include "core/document.h"

namespace acervo::txt {

// Gives the notes at the document's end their role and takes the references to them out of all texts.
void TakeNotes(Document& document);

}  // namespace acervo::txt
