// Shows the pages of a PDF: the size of each, and its picture.
//
// Units:  points (1/72 inch), origin at the top-left corner of the page as it is shown (cropped and turned as the PDF
//         asks), y downwards. Pages count from 1. Pictures are in pixels.
// Errors: those of ExtractPdf; kNotFound for a page that is not there; kTooLarge for one that is no sheet of paper (a
//         side of nothing, or of more than PDF allows).
// Cost:   memory and time are the document's to choose: for processes that may die.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"

namespace acervo {

struct PageSize {
  double width = 0, height = 0;
};

class PdfPages {
 public:
  // The bytes are borrowed for the life of the value.
  static Result<PdfPages> Open(std::string_view bytes);
  PdfPages(PdfPages&&) noexcept;
  PdfPages& operator=(PdfPages&&) noexcept;
  ~PdfPages();

  int count() const;
  Result<PageSize> Size(int number);
  // PNG, `width` pixels wide; a page higher than twice its width is drawn narrower, so that the picture has at most
  // 2 · width² pixels. REQUIRES: width > 0
  Result<std::string> Picture(int number, int width);

 private:
  struct Impl;
  explicit PdfPages(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace acervo
