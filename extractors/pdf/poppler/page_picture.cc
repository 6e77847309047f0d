#include "extractors/pdf/poppler/page_picture.h"

#include <poppler-page-renderer.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace acervo::pdf {
namespace {

constexpr double kMinDpi = 20;  // coarser than that tells nothing

poppler::rotation_enum Rotation(int turns) {
  switch (turns) {
    case 1: return poppler::rotate_270;
    case 2: return poppler::rotate_180;
    case 3: return poppler::rotate_90;
    default: return poppler::rotate_0;
  }
}

}  // namespace

GreyPicture PagePicture::view() const {
  if (!image.is_valid()) return {};
  const auto* pixels = reinterpret_cast<const std::uint8_t*>(image.const_data());
  return {pixels, image.width(), image.height(), image.bytes_per_row(), point_per_pixel};
}

PagePicture PaintGrey(const poppler::page& page, double width, double height, int turns, double dpi,
                      double most_pixels) {
  if (!(width > 0) || !(height > 0)) return {};
  dpi = std::min(dpi, 72 * std::sqrt(most_pixels / (width * height)));
  if (dpi < kMinDpi) return {};
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hints(0);
  const poppler::image image = renderer.render_page(&page, dpi, dpi, -1, -1, -1, -1, Rotation(turns));
  if (!image.is_valid() || image.format() != poppler::image::format_gray8) return {};
  return {image, 72 / dpi};
}

}  // namespace acervo::pdf
