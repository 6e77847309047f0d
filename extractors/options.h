// Limits and secrets for one extraction. Sizes are bytes.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "extractors/layout_evidence.h"

namespace acervo {

// When letters are recognised in pictures.
enum class OcrUse {
  kAuto,  // on pages without letters
  kNever,
  kAlways,  // on all pages
};

// Pages whose letters are recognised apart from the document, many side by side.
struct RecognisedPages {
  bool is_asked = false;                  // pages to be recognised are named in `wanted`, and read as empty
  std::vector<int> wanted = {};           // from 1, ascending
  std::map<int, std::string> known = {};  // by page, as `RecognisePage` gives them; empty: nothing was recognised
};

struct ExtractOptions {
  std::string password;                               // for encrypted PDF
  std::size_t max_input = std::size_t{256} << 20;     // larger input is kTooLarge
  std::size_t max_member = std::size_t{128} << 20;    // inflated size of one ZIP member
  std::size_t max_inflated = std::size_t{256} << 20;  // of all members read together
  std::size_t max_ratio = 200;                        // inflated to deflated, for members over 1 MiB
  std::size_t max_members = 10000;
  int max_depth = 256;  // nesting of XML elements
  int max_pages = 5000;
  std::size_t max_blocks = 200000;              // paragraphs and table rows
  std::size_t max_text = std::size_t{8} << 20;  // of all blocks
  OcrUse ocr = OcrUse::kAuto;
  RecognisedPages* pages = nullptr;    // nullptr: pages are recognised as they are read; borrowed
  LayoutEvidence* evidence = nullptr;  // filled where it is asked for; borrowed
};

}  // namespace acervo
