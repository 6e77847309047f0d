#include "extractors/page_view.h"

#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <utility>

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

class PopplerPages final : public PdfPages {
 public:
  explicit PopplerPages(std::unique_ptr<poppler::document> document) : document_(std::move(document)) {}

  int count() const override { return document_->pages(); }
  Result<PageSize> Size(int number) override;
  Result<std::string> Picture(int number, int width) override;

 private:
  std::unique_ptr<poppler::document> document_;
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
  ACERVO_ASSIGN_OR_RETURN(std::unique_ptr<poppler::document> document, pdf::OpenDocument(bytes, ""));
  return std::unique_ptr<PdfPages>(std::make_unique<PopplerPages>(std::move(document)));
}

}  // namespace acervo
