// Reads pictures as the pages of a document: of a file of pictures, or those that a document holds.
//
// Errors: kCorrupt, kTooLarge for a file that is no picture or too large; kNoText where the module is missing.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "extractors/ocr/engine.h"
#include "extractors/pdf/page_recognition.h"
#include "extractors/pdf/poppler/reader.h"

namespace acervo::pdf {

class PictureReader final : public Reader {
 public:
  // The bytes and `pages` are borrowed.
  static Result<std::unique_ptr<PictureReader>> Open(const std::vector<std::string_view>& files, Meta meta,
                                                     RecognisedPages* pages);

  int pages() const override { return static_cast<int>(pages_.size()); }
  Meta meta() const override { return meta_; }
  PageText ReadPage(int number) override;
  std::vector<std::optional<BulletShape>> FindSpots(const std::vector<Box>& windows) override;

  // Why the first picture that could not be opened or unpacked could not.
  const std::optional<Error>& failure() const { return failure_; }

 private:
  struct Place {
    ocr::PictureFile* file;  // null: it could not be opened
    int page;                // of the file, from 0
  };
  PictureReader(Meta meta, RecognisedPages* pages) : meta_(std::move(meta)), recognition_(pages) {}
  ocr::Picture Unpack(PageText& page);

  Meta meta_;
  PageRecognition recognition_;
  std::vector<std::unique_ptr<ocr::PictureFile>> files_;
  std::vector<Place> pages_;
  std::optional<PageGraphics> marks_;  // of the page last read
  std::optional<Error> failure_;
};

}  // namespace acervo::pdf
