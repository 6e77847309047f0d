// The only door to poppler: opens a PDF and gives its pages as words and as what is drawn around them.
//
// Errors: kEncrypted, kCorrupt (poppler cannot open it, or it has no pages), kTooLarge (over 2 GiB: poppler counts in
//         int). A page that poppler cannot read is empty.
// Source: poppler 22.12 and 25.03. Two readers answer alike. One is on poppler's core and reads letters and lines in one
//         pass. The other is on poppler-cpp's stable interface, for a poppler whose core is not known; that one finds
//         lines and marks in a small picture of the page, and cannot tell unread glyphs, scans, invisible or slanted
//         letters.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "extractors/pdf/poppler/words.h"

namespace acervo::pdf {

class Reader {
 public:
  virtual ~Reader() = default;

  virtual int pages() const = 0;
  virtual Meta meta() const = 0;

  // Words, ruling lines and size of page `number` (from 1), turned so that most of its words read from left to right.
  virtual PageText ReadPage(int number) = 0;
  // The lone spot in each of `windows` of the page last read, in the same turned space.
  virtual std::vector<std::optional<BulletShape>> FindSpots(const std::vector<Box>& windows) = 0;
};

// The bytes are borrowed for the life of the reader; up to INT_MAX of them.
using ReaderOpener = Result<std::unique_ptr<Reader>>(std::string_view bytes, const std::string& password);
ReaderOpener OpenCoreReader;    // absent from builds without poppler's core
ReaderOpener OpenPublicReader;  // on poppler-cpp
ReaderOpener OpenReader;        // the best of this build

}  // namespace acervo::pdf
