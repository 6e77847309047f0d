// Shows the pages of a PDF, or the pictures of a JPEG, PNG or TIFF as pages: the size of each, and its picture.
//
// Units:  points (1/72 inch), origin at the top-left corner of the page as it is shown (cropped and turned as the PDF
//         asks), y downwards. Pages count from 1. Pictures are in pixels.
// Errors: those of Extract; kNotFound for a page that is not there; kTooLarge for one that is no sheet of paper (a
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
  static Result<std::unique_ptr<PdfPages>> Open(std::string_view bytes);
  virtual ~PdfPages() = default;

  virtual int count() const = 0;
  virtual Result<PageSize> Size(int number) = 0;
  // PNG, `width` pixels wide; a page higher than twice its width is drawn narrower, so that the picture has at most
  // 2 · width² pixels. REQUIRES: width > 0
  virtual Result<std::string> Picture(int number, int width) = 0;
};

}  // namespace acervo
