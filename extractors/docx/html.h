// HTML as blocks: paragraphs, headings, list items, tables. For documents that carry their text in HTML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/result.h"

namespace acervo::docx {

// `charset`: told from outside, wins over what the markup declares; empty: not told. What browsers forgive is forgiven.
// kCorrupt: nothing can be read. kTooLarge: a table of spans beyond all measure.
Result<std::vector<Block>> ReadHtml(std::string_view html, const std::string& charset);

}  // namespace acervo::docx
