// A page as a picture of greys. Private to extractors/pdf.
#pragma once

#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page.h>

#include <memory>

#include "extractors/pdf/poppler/words.h"

namespace acervo::pdf {

// A picture that owns its pixels. Empty where the page cannot be painted.
struct PagePicture {
  poppler::image image;
  double point_per_pixel = 1;

  GreyPicture view() const;
};

// Paints the page, `width` by `height` points before it is turned, after `turns` quarter turns. A huge one is painted
// coarser than `dpi`, so that the picture has at most `most_pixels`.
inline constexpr double kMostPixels = 4e6;
PagePicture PaintGrey(const poppler::page& page, double width, double height, int turns, double dpi,
                      double most_pixels = kMostPixels);

}  // namespace acervo::pdf
