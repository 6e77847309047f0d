#include "extractors/pdf/poppler/scan_reader.h"

#include <optional>
#include <utility>
#include <vector>

#include "extractors/pdf/page_recognition.h"
#include "extractors/pdf/poppler/open_document.h"
#include "extractors/pdf/poppler/page_picture.h"

namespace acervo::pdf {
namespace {

constexpr double kDpi = 200;  // letters of 10 points are 20 pixels high: more shows an engine nothing more
constexpr double kMostPixels = 3e7;

class ScanReader final : public Reader {
 public:
  ScanReader(std::unique_ptr<Reader> reader, std::string_view bytes, const ExtractOptions& options)
      : reader_(std::move(reader)),
        bytes_(bytes),
        password_(options.password),
        use_(options.ocr),
        recognition_(options.pages) {}

  int pages() const override { return reader_->pages(); }
  Meta meta() const override { return reader_->meta(); }

  PageText ReadPage(int number) override {
    PageText page = reader_->ReadPage(number);
    marks_.reset();
    if (use_ != OcrUse::kAlways && !page.words.empty()) return page;
    marks_ = recognition_.Recognise(page, [&] { return Paint(page); });
    return page;
  }

  std::vector<std::optional<BulletShape>> FindSpots(const std::vector<Box>& windows) override {
    if (!marks_) return reader_->FindSpots(windows);
    std::vector<std::optional<BulletShape>> spots;
    spots.reserve(windows.size());
    for (const Box& window : windows) spots.push_back(MarkIn(*marks_, window));
    return spots;
  }

 private:
  ocr::Picture Paint(const PageText& page);

  std::unique_ptr<Reader> reader_;
  std::string_view bytes_;
  std::string password_;
  OcrUse use_;
  PageRecognition recognition_;
  std::unique_ptr<poppler::document> pictures_;  // opened by the first page that is a picture
  std::optional<PageGraphics> marks_;            // of the page last read, where it was recognised
};

ocr::Picture ScanReader::Paint(const PageText& page) {
  if (pictures_ == nullptr) {
    Result<std::unique_ptr<poppler::document>> opened = OpenDocument(bytes_, password_);
    if (!opened.ok()) return {};
    pictures_ = std::move(opened.value());
  }
  const std::unique_ptr<poppler::page> painted(pictures_->create_page(page.number - 1));
  if (painted == nullptr) return {};
  return ocr::CopyOf(PaintGrey(*painted, page.width, page.height, 0, kDpi, kMostPixels).view());
}

}  // namespace

std::unique_ptr<Reader> WithRecognition(std::unique_ptr<Reader> reader, std::string_view bytes,
                                        const ExtractOptions& options) {
  if (options.ocr == OcrUse::kNever) return reader;
  return std::make_unique<ScanReader>(std::move(reader), bytes, options);
}

}  // namespace acervo::pdf
