#include "extractors/page_view.h"

#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "extractors/ocr/module.h"
#include "extractors/ocr/picture.h"
#include "extractors/ocr/picture_format.h"
#include "extractors/pdf/graphics/png.h"
#include "extractors/pdf/pdf.h"
#include "extractors/pdf/poppler/open_document.h"

namespace acervo {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kLeastSide = 1, kMostSide = 14'400;  // ISO 32000-1, annex C.2

struct Page {
  std::unique_ptr<poppler::page> page;
  double width = 0, height = 0;  // as it is shown
};

Result<Page> PageOf(poppler::document& document, int number) {
  if (number < 1 || number > document.pages()) return Error{ErrorCode::kNotFound, std::to_string(number), {}};
  Page page{std::unique_ptr<poppler::page>(document.create_page(number - 1)), 0, 0};
  if (page.page == nullptr) return Error{ErrorCode::kCorrupt, "page " + std::to_string(number), {}};
  const poppler::rectf area = page.page->page_rect();
  page.width = area.width(), page.height = area.height();
  const auto orientation = page.page->orientation();
  if (orientation == poppler::page::landscape || orientation == poppler::page::seascape) {
    std::swap(page.width, page.height);
  }
  const auto is_side = [](double side) { return side >= kLeastSide && side <= kMostSide; };
  if (!pdf::IsSane(area) || !is_side(page.width) || !is_side(page.height)) {
    return Error{ErrorCode::kTooLarge, "page " + std::to_string(number), {}};
  }
  return page;
}

Result<ocr::Picture> PictureOf(ocr::PictureFile& file, int number) {
  if (number < 1 || number > file.pages()) return Error{ErrorCode::kNotFound, std::to_string(number), {}};
  return file.Page(number - 1);
}

std::string PngOf(const ocr::Picture& picture, int width) {
  const double scale = std::min(1.0 * width / picture.width, 2.0 * width / picture.height);
  const ocr::Picture sized = ocr::Enlarged(picture, 0, 0, picture.width, picture.height, scale);
  constexpr std::size_t kColours = 3;
  std::vector<std::uint8_t> pixels;
  pixels.reserve(sized.pixels.size() * kColours);
  for (const std::uint8_t grey : sized.pixels) pixels.insert(pixels.end(), kColours, grey);
  return pdf::Png({pixels.data(), sized.width, sized.height, static_cast<int>(kColours) * sized.width});
}

class PopplerPages final : public PdfPages {
 public:
  explicit PopplerPages(std::unique_ptr<poppler::document> document) : document_(std::move(document)) {}

  int count() const override { return document_->pages(); }
  Result<PageSize> Size(int number) override;
  Result<std::string> Picture(int number, int width) override;

 private:
  std::unique_ptr<poppler::document> document_;
};

// The pages of a picture file.
class PicturePages final : public PdfPages {
 public:
  explicit PicturePages(std::unique_ptr<ocr::PictureFile> file) : file_(std::move(file)) {}

  int count() const override { return file_->pages(); }
  Result<PageSize> Size(int number) override {
    ACERVO_ASSIGN_OR_RETURN(const ocr::Picture picture, PictureOf(*file_, number));
    return PageSize{picture.width * picture.point_per_pixel, picture.height * picture.point_per_pixel};
  }
  Result<std::string> Picture(int number, int width) override {
    ACERVO_ASSIGN_OR_RETURN(const ocr::Picture picture, PictureOf(*file_, number));
    return PngOf(picture, width);
  }

 private:
  std::unique_ptr<ocr::PictureFile> file_;
};

Result<PageSize> PopplerPages::Size(int number) {
  const Result<Page> page = PageOf(*document_, number);
  if (!page.ok()) return page.error();
  return PageSize{page.value().width, page.value().height};
}

Result<std::string> PopplerPages::Picture(int number, int width) {
  const Result<Page> page = PageOf(*document_, number);
  if (!page.ok()) return page.error();
  const double across = width / page.value().width, down = 2.0 * width / page.value().height;
  const double dpi = kPointsPerInch * std::min(across, down);
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_rgb24);
  renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
  const poppler::image image = renderer.render_page(page.value().page.get(), dpi, dpi);
  if (!image.is_valid() || image.format() != poppler::image::format_rgb24) {
    return Error{ErrorCode::kCorrupt, "page " + std::to_string(number), {}};
  }
  return pdf::Png({reinterpret_cast<const std::uint8_t*>(image.const_data()), image.width(), image.height(),
                   image.bytes_per_row()});
}

}  // namespace

Result<std::unique_ptr<PdfPages>> OpenPdfPages(std::string_view bytes) {
  if (ocr::PictureFormatOf(bytes)) {
    ACERVO_ASSIGN_OR_RETURN(std::unique_ptr<ocr::PictureFile> file, ocr::OpenPictureFile(bytes));
    return std::unique_ptr<PdfPages>(std::make_unique<PicturePages>(std::move(file)));
  }
  ACERVO_ASSIGN_OR_RETURN(std::unique_ptr<poppler::document> document, pdf::OpenDocument(bytes, ""));
  return std::unique_ptr<PdfPages>(std::make_unique<PopplerPages>(std::move(document)));
}

}  // namespace acervo
