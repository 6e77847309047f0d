// The only door to poppler: opens a PDF and gives its pages as words and as small pictures.
//
// Errors: kEncrypted, kCorrupt (poppler cannot open it, or it has no pages), kTooLarge (over 2 GiB: poppler counts in
//         int). A page that poppler cannot read is empty.
// Source: poppler-cpp 22.12; text boxes with fonts since 0.89.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "extractors/pdf/layout.h"
#include "extractors/pdf/spots.h"

namespace acervo::pdf {

struct Drawing {
  Rulings rulings;
  std::vector<std::optional<Spot>> spots;  // one for each window
};

class Reader {
 public:
  // The bytes are borrowed for the life of the reader.
  static Result<Reader> Open(std::string_view bytes, const std::string& password);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  int pages() const;
  Meta meta() const;

  // Words and size of page `number` (from 1), turned so that most of its words read from left to right.
  PageText ReadPage(int number);
  // What is drawn on the page last read, in the same turned space: its ruling lines, and for each of `windows` the
  // lone spot in it.
  Drawing ReadDrawing(const std::vector<Box>& windows);

 private:
  struct State;
  explicit Reader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace acervo::pdf
