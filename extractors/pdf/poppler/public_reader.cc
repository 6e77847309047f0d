// On poppler-cpp: words are its text boxes; lines and marks are found in a picture of the page.
#include "extractors/pdf/poppler/reader.h"

#include <poppler-page.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "extractors/pdf/graphics/rotation.h"
#include "extractors/pdf/poppler/fonts.h"
#include "extractors/pdf/poppler/info_strings.h"
#include "extractors/pdf/poppler/open_document.h"
#include "extractors/pdf/poppler/page_picture.h"
#include "extractors/pdf/poppler/words.h"

namespace acervo::pdf {
namespace {

constexpr double kDpi = 72;
constexpr std::size_t kMaxWords = 200000;  // of one page

class PublicReader final : public Reader {
 public:
  explicit PublicReader(std::unique_ptr<poppler::document> document) : document_(std::move(document)) {}

  int pages() const override { return document_->pages(); }
  Meta meta() const override;
  PageText ReadPage(int number) override;
  std::vector<std::optional<BulletShape>> FindSpots(const std::vector<Box>& windows) override;

 private:
  Word ToWord(const poppler::text_box& box);

  std::unique_ptr<poppler::document> document_;
  PagePicture painted_;  // the page last read, upright
  FontStyles fonts_;
};

Word PublicReader::ToWord(const poppler::text_box& box) {
  const poppler::rectf place = box.bbox();
  Word word;
  word.text = Utf8(box.text());
  word.box = {std::min(place.left(), place.right()), std::min(place.top(), place.bottom()),
              std::max(place.left(), place.right()), std::max(place.top(), place.bottom())};
  const FontStyle& style = fonts_.Of(box.has_font_info() ? box.get_font_name() : std::string());
  word.space_after = box.has_space_after();
  word.turns = box.rotation() & 3;
  SetFont(word, style, box.has_font_info() ? box.get_font_size() : 0);
  return word;
}

Meta PublicReader::meta() const {
  return {NonEmpty(Utf8(document_->get_title())), NonEmpty(Utf8(document_->get_author())),
          IsoTime(document_->get_creation_date_t()), IsoTime(document_->get_modification_date_t())};
}

PageText PublicReader::ReadPage(int number) {
  painted_ = {};
  const std::unique_ptr<poppler::page> page(document_->create_page(number - 1));
  PageText text{number, 0, 0, {}};
  if (page == nullptr) return text;
  const poppler::rectf area = page->page_rect();
  if (!IsSane(area) || !(area.width() > 0) || !(area.height() > 0)) return text;
  text.width = area.width(), text.height = area.height();
  const auto orientation = page->orientation();
  if (orientation == poppler::page::landscape || orientation == poppler::page::seascape) {
    std::swap(text.width, text.height);
  }
  const std::vector<poppler::text_box> boxes = page->text_list(poppler::page::text_list_include_font);
  for (const poppler::text_box& box : boxes) {
    if (IsSane(box.bbox()) && text.words.size() < kMaxWords) text.words.push_back(ToWord(box));
  }
  const int turns = CommonTurn(text.words);
  painted_ = PaintGrey(*page, text.width, text.height, turns, kDpi);
  text.rulings = FindRulings(painted_.view());
  TurnUpright(text, turns);
  return text;
}

std::vector<std::optional<BulletShape>> PublicReader::FindSpots(const std::vector<Box>& windows) {
  std::vector<std::optional<BulletShape>> spots;
  spots.reserve(windows.size());
  for (const Box& window : windows) spots.push_back(FindBulletShape(painted_.view(), window));
  return spots;
}

}  // namespace

Result<std::unique_ptr<Reader>> OpenPublicReader(std::string_view bytes, const std::string& password) {
  Result<std::unique_ptr<poppler::document>> document = OpenDocument(bytes, password);
  if (!document.ok()) return std::move(document.error());
  return std::unique_ptr<Reader>(std::make_unique<PublicReader>(std::move(document.value())));
}

}  // namespace acervo::pdf
