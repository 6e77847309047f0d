// How much of a page pictures cover. Private to extractors/pdf; needs poppler's core.
#pragma once

class PDFDoc;

namespace acervo::pdf {

// The share of page `number` that its images cover, those over one another counted again; 0 where none has enough
// pixels for the picture of a page.
double ImageCover(PDFDoc& document, int number);

}  // namespace acervo::pdf
