// Reads a PDF on poppler's core. Its interface has no stable version: core_adapter covers the releases in use.
#include <DateInfo.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "extractors/layout/levelling.h"
#include "extractors/layout/rule_letters.h"
#include "extractors/layout/strokes.h"
#include "extractors/pdf/graphics/image_cover.h"
#include "extractors/pdf/graphics/rotation.h"
#include "extractors/pdf/poppler/core_adapter.h"
#include "extractors/pdf/poppler/info_strings.h"
#include "extractors/pdf/poppler/open_document.h"
#include "extractors/pdf/poppler/page_device.h"
#include "extractors/pdf/poppler/page_picture.h"
#include "extractors/pdf/poppler/reader.h"

namespace acervo::pdf {
namespace {

constexpr double kDpi = 72;        // a pixel a point
constexpr double kCovered = 0.7;   // of a page, by the picture that it is
constexpr double kWideLine = 0.2;  // of the page's width
constexpr std::ptrdiff_t kFewLines = 3;
constexpr double kScanDpi = 150;  // a hairline is a pixel

void Silence(ErrorCategory, Goffset, const char*) {}

// poppler's tables are built once for the process, not once a document.
void StartOnce() { static const GlobalParamsIniter tables(Silence); }

std::optional<std::string> InfoText(PDFDoc& document, const char* key) {
  const std::unique_ptr<GooString> value = document.getDocInfoStringEntry(key);
  if (value == nullptr) return std::nullopt;
  return NonEmpty(Utf8Of(*value));
}

std::optional<std::string> InfoDate(PDFDoc& document, const char* key) {
  const std::unique_ptr<GooString> value = document.getDocInfoStringEntry(key);
  return value == nullptr ? std::nullopt : IsoTime(dateStringToTime(value.get()));
}

// A page that is a picture: what its picture tells.
struct ScanLines {
  PagePicture picture;
  layout::Levelling levelling;

  std::optional<BulletShape> SpotIn(const Box& window) const {
    std::optional<BulletShape> spot = FindBulletShape(picture.view(), levelling.Askew(window));
    if (spot) spot->box = levelling.Level(spot->box);
    return spot;
  }
};

class CoreReader final : public Reader {
 public:
  CoreReader(std::unique_ptr<PDFDoc> document, std::string_view bytes, std::string password)
      : document_(std::move(document)), bytes_(bytes), password_(std::move(password)) {}

  int pages() const override { return document_->getNumPages(); }
  Meta meta() const override {
    PDFDoc& document = *document_;
    return {InfoText(document, "Title"), InfoText(document, "Author"), InfoDate(document, "CreationDate"),
            InfoDate(document, "ModDate")};
  }
  PageText ReadPage(int number) override;
  std::vector<std::optional<BulletShape>> FindSpots(const std::vector<Box>& windows) override;

 private:
  bool IsPicture(const PageText& page) const;
  void ReadScan(PageText& page, int turns);

  std::unique_ptr<PDFDoc> document_;
  std::string_view bytes_;
  std::string password_;
  std::unique_ptr<poppler::document> pictures_;  // paints scanned pages; opened by the first
  PageDevice device_;
  PageGraphics graphics_;          // of the page last read, upright
  std::optional<ScanLines> scan_;  // of the page last read, where it is a picture
};

bool MayBeDrawn(double side) { return side > 0 && side <= kMaxSide; }

void TurnSketch(PageGraphics& graphics, int turns, double width, double height) {
  for (Paint& paint : graphics.paints) paint.box = Turned(paint.box, turns, width, height);
  for (BulletShape& mark : graphics.marks) mark.box = Turned(mark.box, turns, width, height);
}

PageText CoreReader::ReadPage(int number) {
  document_->displayPage(&device_, number, kDpi, kDpi, 0, false, true, false);
  PageText page{number,           device_.width(),       device_.height(), device_.TakeWords(),
                device_.unread(), device_.SlantedTexts()};
  const int turns = CommonTurn(page.words);
  graphics_ = device_.TakeSketch();
  layout::DropDottedLines(graphics_.marks);
  TurnSketch(graphics_, turns, page.width, page.height);
  TurnUpright(page, turns);
  scan_.reset();
  if (!MayBeDrawn(page.width) || !MayBeDrawn(page.height)) return page;
  page.rulings = RulingsOf(graphics_, page.width, page.height);
  if (device_.took_hidden() || IsPicture(page)) ReadScan(page, turns);
  return page;
}

// Whether a picture covers the page, whose letters it hides or shows again, and no lines are drawn beside it.
bool CoreReader::IsPicture(const PageText& page) const {
  const auto& lines = page.rulings.horizontal;
  const auto wide = std::count_if(lines.begin(), lines.end(),
                                  [&](const Ruling& line) { return line.to - line.from > kWideLine * page.width; });
  return !page.words.empty() && wide < kFewLines && ImageCover(*document_, page.number) > kCovered;
}

// The lines of a scan are in its picture, not among the page's paths. Sets the words level, too.
void CoreReader::ReadScan(PageText& page, int turns) {
  if (pictures_ == nullptr) {
    Result<std::unique_ptr<poppler::document>> opened = OpenDocument(bytes_, password_);
    if (!opened.ok()) return;
    pictures_ = std::move(opened.value());
  }
  const std::unique_ptr<poppler::page> painted(pictures_->create_page(page.number - 1));
  if (painted == nullptr) return;
  scan_.emplace();
  scan_->picture = PaintGrey(*painted, device_.width(), device_.height(), turns, kScanDpi);
  const layout::Strokes strokes = layout::FindStrokes(scan_->picture.view());
  const std::optional<double> slope = layout::SlopeOf(strokes);
  scan_->levelling = {slope ? *slope : layout::SlopeOf(page.words), page.width, page.height};
  page.scanned = true;
  page.rulings = scan_->levelling.Level(strokes);
  for (Word& word : page.words) word.box = scan_->levelling.Level(word.box);
  layout::DropRuleLetters(page.words, page.rulings);
}

std::vector<std::optional<BulletShape>> CoreReader::FindSpots(const std::vector<Box>& windows) {
  std::vector<std::optional<BulletShape>> spots;
  spots.reserve(windows.size());
  for (const Box& window : windows) spots.push_back(scan_ ? scan_->SpotIn(window) : MarkIn(graphics_, window));
  return spots;
}

bool NeedsPassword(const PDFDoc& document) { return document.getErrorCode() == errEncrypted; }

}  // namespace

Result<std::unique_ptr<Reader>> OpenCoreReader(std::string_view bytes, const std::string& password) {
  StartOnce();
  const std::optional<GooString> given = password.empty() ? std::nullopt : std::optional<GooString>(password);
  auto* stream = new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull));  // PDFDoc owns it
  auto document = std::make_unique<PDFDoc>(stream, given, given);
  if (!document->isOk()) return Error{NeedsPassword(*document) ? ErrorCode::kEncrypted : ErrorCode::kCorrupt, "", {}};
  if (document->getNumPages() <= 0) return Error{ErrorCode::kCorrupt, "no pages", {}};
  return std::unique_ptr<Reader>(std::make_unique<CoreReader>(std::move(document), bytes, password));
}

}  // namespace acervo::pdf
