// Puts recognised words into the pages of a document: in place, or as they were recognised apart from it.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "extractors/ocr/picture.h"
#include "extractors/options.h"
#include "extractors/pdf/poppler/words.h"

namespace acervo::pdf {

class PageRecognition {
 public:
  // Borrowed; nullptr: in place.
  explicit PageRecognition(RecognisedPages* pages) : pages_(pages) {}

  // Recognises the page's picture, which `paint` gives where it is needed, or asks for it. Gives the marks beside the
  // words; nullopt where the page stays as it is.
  std::optional<PageGraphics> Recognise(PageText& page, const std::function<ocr::Picture()>& paint);

 private:
  RecognisedPages* pages_;
};

}  // namespace acervo::pdf
