// What follows recognition: an engine that says anything of a picture of anything, and a recognised page out of bytes.
//
// The first byte chooses. Even: the rest is a page as a worker hands it over. Odd: rectangles of ink, then words with
// boxes, confidences and texts that the engine gives, page after page alike.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/ocr/engine.h"
#include "extractors/ocr/page_reader.h"
#include "extractors/ocr/page_wire.h"

namespace acervo::ocr {
namespace {

constexpr int kWidth = 400, kHeight = 300;
constexpr double kPointPerPixel = 72.0 / 200;
constexpr const char* kTexts[] = {"FORO", "agua", "e", "1.", "•",  "N”",   "—", "",
                                  "\"",   "ÁREA", "3", ".",  "a)", "2015", "o"};

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}
  bool AtEnd() const { return left_ == 0; }
  std::uint8_t Next() {
    if (AtEnd()) return 0;
    --left_;
    return *data_++;
  }
  // From a little left of the picture to a little right of it.
  int Place(int most) { return (Next() * 256 + Next()) % (most + 40) - 20; }

 private:
  const std::uint8_t* data_;
  std::size_t left_;
};

Picture PictureFrom(Bytes& bytes) {
  Picture picture = Blank(kWidth, kHeight, kPointPerPixel);
  for (int blots = bytes.Next() % 40; blots > 0; --blots) {
    const int x0 = bytes.Place(kWidth), y0 = bytes.Place(kHeight), wide = bytes.Next() % 120, high = bytes.Next() % 60;
    for (int y = std::max(0, y0); y < std::min(kHeight, y0 + high); ++y) {
      for (int x = std::max(0, x0); x < std::min(kWidth, x0 + wide); ++x) picture.Row(y)[x] = 20;
    }
  }
  return picture;
}

std::vector<EngineWord> WordsFrom(Bytes& bytes) {
  std::vector<EngineWord> words;
  while (!bytes.AtEnd() && words.size() < 60) {
    EngineWord word;
    word.text = kTexts[bytes.Next() % std::size(kTexts)];
    word.x0 = bytes.Place(kWidth), word.y0 = bytes.Place(kHeight);
    word.x1 = word.x0 + bytes.Next() % 100, word.y1 = word.y0 + bytes.Next() % 40;
    word.confidence = bytes.Next() / 255.0;
    word.line = bytes.Next() % 8;
    if (bytes.Next() % 2 == 0) word.letters.push_back({word.text, word.x0, word.y0, word.x1, word.y1});
    words.push_back(std::move(word));
  }
  return words;
}

class AnyEngine final : public Engine {
 public:
  explicit AnyEngine(std::vector<EngineWord> words) : words_(std::move(words)) {}
  std::vector<EngineWord> Read(const layout::GreyPicture& picture, Look look) override {
    if (look == Look::kPage || words_.empty()) return words_;
    EngineWord one = words_[static_cast<std::size_t>(picture.width) % words_.size()];
    one.x0 = 0, one.y0 = 0, one.x1 = picture.width, one.y1 = picture.height;
    return {one};
  }
  std::optional<int> QuarterTurns(const layout::GreyPicture&) override { return static_cast<int>(words_.size() % 4); }
  double Slope(const layout::GreyPicture&) override { return words_.size() % 3 == 0 ? 0.01 : 0; }
  const std::string& model() const override { return model_; }

 private:
  std::vector<EngineWord> words_;
  std::string model_ = "any";
};

void Require(bool holds) {
  if (!holds) std::abort();
}

void ReadAnything(Bytes bytes) {
  Picture picture = PictureFrom(bytes);
  AnyEngine engine(WordsFrom(bytes));
  const PageReading page = ReadPage(engine, std::move(picture));
  for (const layout::Word& word : page.words) {
    Require(std::isfinite(word.box.x0 + word.box.y0 + word.box.x1 + word.box.y1 + word.size));
    Require(word.confidence >= 0 && word.confidence <= 1 && word.size > 0);
  }
  const std::string packed = Packed(page);
  const std::optional<PageReading> again = Unpacked(packed);
  Require(again && Packed(*again) == packed);
}

void UnpackAnything(std::string_view bytes) {
  const std::optional<PageReading> page = Unpacked(bytes);
  if (page) Require(Unpacked(Packed(*page)).has_value());
}

}  // namespace
}  // namespace acervo::ocr

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0 || size > 4096) return 0;
  if (data[0] % 2 == 0)
    acervo::ocr::UnpackAnything({reinterpret_cast<const char*>(data) + 1, size - 1});
  else
    acervo::ocr::ReadAnything(acervo::ocr::Bytes(data + 1, size - 1));
  return 0;
}
