// Footnotes: the lines at a page's foot that begin with a mark which stands raised in the page's text.
#pragma once

#include <vector>

#include "core/document.h"
#include "extractors/hyphens.h"
#include "extractors/layout/page_furniture.h"

namespace acervo::layout {

struct Note {
  std::vector<Line> lines;  // without the mark
};

// Takes the notes and their marks out of the pages, running text being gone already.
std::vector<Note> TakeNotes(std::vector<PageLayout>& pages);

Paragraph ToParagraph(const Note& note, const Hyphenation& hyphenation);

}  // namespace acervo::layout
