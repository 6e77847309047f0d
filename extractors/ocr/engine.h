// Recognises letters in a picture: the interface of the module that is loaded only where a picture has to be read.
//
// Shape:  words in the engine's order. Units: pixels of the picture that was given, half-open boxes.
// Errors: an engine that finds nothing gives no words. Exceptions of memory alone.
// Thread use: one thread at a time; no engine starts threads.
// Source: Tesseract 5.3 with Debian's model of Spanish (tesseract-ocr-spa), Leptonica 1.82 for files of pictures.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "extractors/layout/rulings.h"
#include "extractors/ocr/picture.h"

namespace acervo::ocr {

struct EngineLetter {
  std::string text;
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

struct EngineWord {
  std::string text;  // UTF-8
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double confidence = 0;  // 0 … 1
  int line = 0;           // which of the lines of the picture, counted from 0
  std::vector<EngineLetter> letters;
};

enum class Look {
  kPage,     // scattered words of a page
  kLine,     // one line of text
  kFigures,  // the number of a list's item: figures, a stop or a bracket
  kLetters,  // the same in small letters
};

class Engine {
 public:
  virtual ~Engine() = default;

  virtual std::vector<EngineWord> Read(const layout::GreyPicture& picture, Look look) = 0;
  // By how many quarter turns clockwise the picture must be turned to be upright; nullopt: cannot be told.
  virtual std::optional<int> QuarterTurns(const layout::GreyPicture& picture) = 0;
  // How far lines of text fall to the right, as a share of their length; 0 where it cannot be told.
  virtual double Slope(const layout::GreyPicture& picture) = 0;
  // What a reading depends on: the engine's version and its model's.
  virtual const std::string& model() const = 0;
};

// The pictures of a file: JPEG, PNG, and the pages of a TIFF.
class PictureFile {
 public:
  virtual ~PictureFile() = default;
  virtual int pages() const = 0;
  // kCorrupt, kTooLarge. `page` counts from 0.
  virtual Result<Picture> Page(int page) = 0;
};

// What the module exports, as `extern "C"` functions of these types under the names below.
using OpenEngineFunction = Engine*(const char* tessdata);  // nullptr: its data are missing
using OpenPictureFunction = PictureFile*(const char* bytes, std::size_t size);
inline constexpr const char* kModuleName = "acervo-ocr";
inline constexpr const char* kOpenEngine = "acervo_open_ocr_engine";
inline constexpr const char* kOpenPicture = "acervo_open_picture_file";

}  // namespace acervo::ocr
