#include "extractors/pdf/graphics/image_cover.h"

#include <GfxState.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>

#include <algorithm>
#include <cmath>

namespace acervo::pdf {
namespace {

constexpr double kPagePixels = 400'000;  // of a page at 65 dpi: what has less is no scan

// Pixels of the images that the page's own resources name.
double PixelsOf(Dict* resources) {
  if (resources == nullptr) return 0;
  const Object images = resources->lookup("XObject");
  if (!images.isDict()) return 0;
  double pixels = 0;
  for (int i = 0; i < std::min(images.dictGetLength(), 1000); ++i) {
    const Object image = images.dictGetVal(i);
    if (!image.isStream() || !image.streamGetDict()->lookup("Subtype").isName("Image")) continue;
    const Object width = image.streamGetDict()->lookup("Width"), height = image.streamGetDict()->lookup("Height");
    if (width.isInt() && height.isInt()) pixels += 1.0 * width.getInt() * height.getInt();
  }
  return pixels;
}

// Watches a page being painted for its images alone.
class ImageWatch final : public OutputDev {
 public:
  double covered() const { return covered_; }  // points squared

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colors,
                 bool interpolate, const int* mask, bool is_inline) override {
    Add(*state);
    OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate, mask, is_inline);
  }
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert, bool interpolate,
                     bool is_inline) override {
    Add(*state);
    OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, is_inline);
  }

 private:
  void Add(GfxState& state) {
    const double* m = state.getCTM();
    const double area = std::abs(m[0] * m[3] - m[1] * m[2]);
    if (std::isfinite(area)) covered_ += area;
  }

  double covered_ = 0;
};

}  // namespace

double ImageCover(PDFDoc& document, int number) {
  Page* page = document.getPage(number);
  if (page == nullptr || PixelsOf(page->getResourceDict()) < kPagePixels) return 0;
  const double area = page->getCropWidth() * page->getCropHeight();
  if (!(area > 0)) return 0;
  ImageWatch watch;
  document.displayPage(&watch, number, 72, 72, 0, false, true, false);
  return watch.covered() / area;
}

}  // namespace acervo::pdf
