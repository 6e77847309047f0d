// How sure the letters of a scanned document are, told of each paragraph and cell.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "extractors/layout/layout.h"

namespace acervo::layout {

// Whether a recognised word may be wrong: one with figures has to be surer, for a date hangs on each.
bool IsUnsure(std::string_view word, double confidence);

// The words of scanned pages, as they were recognised.
class RecognisedWords {
 public:
  void Add(const PageText& page);
  bool empty() const { return pages_.empty(); }

  // Sets `recognition` of the paragraphs and cells of these pages. Of words that stand twice on a page, the least sure
  // counts for both.
  void Tell(Document& document) const;

 private:
  struct Reading {
    double confidence = 1;
    Box box;
  };
  struct Page {
    bool known = false;  // whether the words have a confidence; those of an earlier recognition have none
    std::map<std::string, Reading> words;
  };

  Recognition Of(const std::string& text, int page) const;
  void TellTable(Table& table) const;

  std::map<int, Page> pages_;
};

}  // namespace acervo::layout
