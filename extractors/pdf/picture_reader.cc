#include "extractors/pdf/picture_reader.h"

#include <utility>

#include "extractors/ocr/module.h"

namespace acervo::pdf {
namespace {

constexpr double kWidth = 595, kHeight = 842;  // points: A4, for a page that cannot be unpacked

}  // namespace

Result<std::unique_ptr<PictureReader>> PictureReader::Open(const std::vector<std::string_view>& files, Meta meta,
                                                           RecognisedPages* pages) {
  std::unique_ptr<PictureReader> reader(new PictureReader(std::move(meta), pages));
  for (const std::string_view bytes : files) {
    Result<std::unique_ptr<ocr::PictureFile>> file = ocr::OpenPictureFile(bytes);
    if (!file.ok()) {
      if (!reader->failure_) reader->failure_ = std::move(file.error());
      reader->pages_.push_back({nullptr, 0});  // stays a page without letters, which is told
      continue;
    }
    for (int page = 0; page < file.value()->pages(); ++page) reader->pages_.push_back({file.value().get(), page});
    reader->files_.push_back(std::move(file.value()));
  }
  if (reader->pages_.empty()) return Error{ErrorCode::kNoText, "", {}};
  return reader;
}

ocr::Picture PictureReader::Unpack(PageText& page) {
  const Place& place = pages_[static_cast<std::size_t>(page.number - 1)];
  if (place.file == nullptr) return {};
  Result<ocr::Picture> picture = place.file->Page(place.page);
  if (!picture.ok()) {
    if (!failure_) failure_ = std::move(picture.error());
    return {};
  }
  page.width = picture.value().width * picture.value().point_per_pixel;
  page.height = picture.value().height * picture.value().point_per_pixel;
  return std::move(picture.value());
}

PageText PictureReader::ReadPage(int number) {
  PageText page;
  page.number = number;
  page.width = kWidth, page.height = kHeight;
  marks_ = recognition_.Recognise(page, [&] { return Unpack(page); });
  return page;
}

std::vector<std::optional<BulletShape>> PictureReader::FindSpots(const std::vector<Box>& windows) {
  std::vector<std::optional<BulletShape>> spots(windows.size());
  for (std::size_t i = 0; marks_ && i < windows.size(); ++i) spots[i] = MarkIn(*marks_, windows[i]);
  return spots;
}

}  // namespace acervo::pdf
