#include "extractors/pdf/page_recognition.h"

#include <utility>

#include "extractors/ocr/module.h"
#include "extractors/ocr/page_reader.h"
#include "extractors/ocr/page_wire.h"
#include "extractors/pdf/graphics/rotation.h"

namespace acervo::pdf {
namespace {

std::optional<PageGraphics> TakeReading(PageText& page, ocr::PageReading reading) {
  if (reading.words.empty()) return std::nullopt;
  page.width = reading.width, page.height = reading.height;
  page.words = std::move(reading.words);
  for (Word& word : page.words) word.sheet = Turned(word.box, reading.turns, reading.width, reading.height);
  page.rulings = std::move(reading.rulings);
  page.slanted.clear();
  page.unread = 0;
  page.scanned = true;
  return PageGraphics{{}, std::move(reading.marks)};
}

}  // namespace

std::optional<PageGraphics> PageRecognition::Recognise(PageText& page, const std::function<ocr::Picture()>& paint) {
  if (pages_ != nullptr && !pages_->is_asked) {
    if (const auto known = pages_->known.find(page.number); known != pages_->known.end()) {
      std::optional<ocr::PageReading> reading = ocr::Unpacked(known->second);
      return reading ? TakeReading(page, std::move(*reading)) : std::nullopt;
    }
  }
  ocr::Picture painted = paint();
  if (painted.empty() || !ocr::HasInk(painted)) return std::nullopt;
  if (pages_ != nullptr && pages_->is_asked) {
    pages_->wanted.push_back(page.number);
    return std::nullopt;
  }
  ocr::Engine* const engine = ocr::SharedEngine();
  if (engine == nullptr) return std::nullopt;
  ocr::PageReading reading = ocr::ReadPage(*engine, std::move(painted));
  if (pages_ != nullptr) pages_->known[page.number] = ocr::Packed(reading);
  return TakeReading(page, std::move(reading));
}

}  // namespace acervo::pdf
