// One pass over a page's content: letters become words, straight paths become a PageGraphics. Private to
// extractors/pdf.
//
// Units:  points, origin at the top-left corner of the page as it is shown, y downwards; the page is displayed at
//         72 dpi for that.
// Source: poppler core 22.12 and 25.03 (TextOutputDev); ISO 32000-1, 8.5 (paths), 9.3.6 (text rendering mode).
#pragma once

#include <TextOutputDev.h>

#include <memory>
#include <vector>

#include "extractors/layout/accents.h"
#include "extractors/layout/slanted.h"
#include "extractors/pdf/poppler/fonts.h"
#include "extractors/pdf/poppler/words.h"

namespace acervo::pdf {

// Lives for one document; each displayed page replaces what the last one left.
class PageDevice final : public TextOutputDev {
 public:
  PageDevice();
  ~PageDevice() override;

  // The words of the last page, those of an invisible layer only where no visible word stands.
  std::vector<Word> TakeWords();
  std::vector<Line> SlantedTexts() const { return layout::SlantedLines(slanted_, number_); }
  PageGraphics TakeSketch() { return std::move(graphics_); }
  // Whether some of these words lie invisibly under what is seen, as an OCR's under the picture of a scan.
  bool took_hidden() const { return took_hidden_; }
  int unread() const { return unread_; }
  double width() const { return width_; }
  double height() const { return height_; }

  void startPage(int number, GfxState* state, XRef* xref) override;
  void endPage() override;
  void updateFont(GfxState* state) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* unicode, int length) override;
  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override;

 private:
  TextOutputDev& HiddenLayer(GfxState* state);
  bool TakeAccent(GfxState* state, double x, double y, double dx, double dy, const Unicode* unicode, int length);
  bool TakeSlanted(GfxState* state, double x, double y, double dx, double dy, const Unicode* unicode, int length);
  void AddUnread(GfxState* state, double x, double y, double dx, double dy);
  std::vector<Word> WordsOf(TextOutputDev& layer);

  std::unique_ptr<TextOutputDev> hidden_;  // letters drawn invisibly, as under a scan
  bool hidden_used_ = false;               // on this page
  bool hidden_font_stale_ = true;
  bool took_hidden_ = false;
  int number_ = 0;
  double width_ = 0, height_ = 0;
  int unread_ = 0;
  PageGraphics graphics_;
  layout::Accents accents_;
  std::vector<layout::SlantedLetter> slanted_;
  FontStyles fonts_;
};

}  // namespace acervo::pdf
