#include "extractors/pdf/poppler/scan_reader.h"

#include <optional>
#include <utility>
#include <vector>

#include "extractors/ocr/module.h"
#include "extractors/ocr/page_reader.h"
#include "extractors/pdf/graphics/rotation.h"
#include "extractors/pdf/poppler/open_document.h"
#include "extractors/pdf/poppler/page_picture.h"

namespace acervo::pdf {
namespace {

constexpr double kDpi = 200;  // letters of 10 points are 20 pixels high: more shows an engine nothing more
constexpr double kMostPixels = 3e7;

class ScanReader final : public Reader {
 public:
  ScanReader(std::unique_ptr<Reader> reader, std::string_view bytes, const ExtractOptions& options)
      : reader_(std::move(reader)), bytes_(bytes), password_(options.password), use_(options.ocr) {}

  int pages() const override { return reader_->pages(); }
  Meta meta() const override { return reader_->meta(); }

  PageText ReadPage(int number) override {
    PageText page = reader_->ReadPage(number);
    marks_.reset();
    if (use_ != OcrUse::kAlways && !page.words.empty()) return page;
    Recognise(page);
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
  void Recognise(PageText& page);

  std::unique_ptr<Reader> reader_;
  std::string_view bytes_;
  std::string password_;
  OcrUse use_;
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

void ScanReader::Recognise(PageText& page) {
  ocr::Picture painted = Paint(page);
  if (painted.empty() || !ocr::HasInk(painted)) return;
  ocr::Engine* engine = ocr::SharedEngine();
  if (engine == nullptr) return;
  ocr::PageReading reading = ocr::ReadPage(*engine, std::move(painted));
  if (reading.words.empty()) return;
  page.width = reading.width, page.height = reading.height;
  page.words = std::move(reading.words);
  for (Word& word : page.words) word.sheet = Turned(word.box, reading.turns, reading.width, reading.height);
  page.rulings = std::move(reading.rulings);
  page.slanted.clear();
  page.unread = 0;
  page.scanned = true;
  marks_ = PageGraphics{{}, std::move(reading.marks)};
}

}  // namespace

std::unique_ptr<Reader> WithRecognition(std::unique_ptr<Reader> reader, std::string_view bytes,
                                        const ExtractOptions& options) {
  if (options.ocr == OcrUse::kNever) return reader;
  return std::make_unique<ScanReader>(std::move(reader), bytes, options);
}

}  // namespace acervo::pdf
