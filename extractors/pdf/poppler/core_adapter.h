// Hides what poppler's core changed between the releases that acervo builds against. Private to extractors/pdf.
//
// Source: poppler 22.12 (Debian 12) and 25.03 (Debian 13); cmake/Dependencies.cmake names the same.
#pragma once

#include <goo/GooString.h>

#include <string>

namespace acervo::pdf {

// Decodes a text string of a PDF (ISO 32000-1, 7.9.2.2) to UTF-8.
std::string Utf8Of(const GooString& text);

}  // namespace acervo::pdf
