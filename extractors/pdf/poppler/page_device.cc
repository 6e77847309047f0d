#include "extractors/pdf/poppler/page_device.h"

#include <GfxFont.h>
#include <GfxState.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/text.h"
#include "extractors/layout/text_layers.h"
#include "extractors/pdf/graphics/path_shapes.h"

namespace acervo::pdf {
namespace {

constexpr std::size_t kMaxWords = 200000;   // of one page
constexpr std::size_t kMaxSlanted = 20000;  // letters of one page
constexpr int kInvisible = 3;               // the text rendering mode that neither fills nor strokes

bool IsInvisible(GfxState& state) { return (state.getRender() & 3) == kInvisible; }

bool IsSane(const Box& box) {
  const auto fits = [](double value) { return std::isfinite(value) && std::abs(value) < 1e6; };
  return fits(box.x0) && fits(box.x1) && fits(box.y0) && fits(box.y1);
}

std::string TextOf(const TextWord& word, layout::Accents& accents) {
  std::string text;
  for (int i = 0; i < word.getLength(); ++i) {
    if (accents.empty()) {
      AppendUtf8(text, *word.getChar(i));
      continue;
    }
    Box box;
    word.getCharBBox(i, &box.x0, &box.y0, &box.x1, &box.y1);
    text += accents.OnLetter(*word.getChar(i), box, word.getRotation() % 2 == 0);
  }
  return text;
}

Word ToWord(TextWord& from, FontStyles& fonts, layout::Accents& accents) {
  Word word;
  word.text = TextOf(from, accents);
  from.getBBox(&word.box.x0, &word.box.y0, &word.box.x1, &word.box.y1);
  const GooString* font = from.getLength() > 0 ? from.getFontName(0) : nullptr;
  const FontStyle& style = fonts.Of(font != nullptr ? font->toStr() : std::string());
  word.space_after = from.hasSpaceAfter();
  word.turns = from.getRotation() & 3;
  SetFont(word, style, from.getFontSize());
  return word;
}

}  // namespace

PageDevice::PageDevice() : TextOutputDev(nullptr, false, 0, false, false) {}
PageDevice::~PageDevice() = default;

void PageDevice::startPage(int number, GfxState* state, XRef* xref) {
  TextOutputDev::startPage(number, state, xref);
  number_ = number;
  width_ = state->getPageWidth();
  height_ = state->getPageHeight();
  unread_ = 0;
  graphics_ = {};
  slanted_.clear();
  accents_ = {};
  hidden_used_ = false;
}

void PageDevice::endPage() {
  TextOutputDev::endPage();
  if (hidden_used_) hidden_->endPage();
}

void PageDevice::updateFont(GfxState* state) {
  TextOutputDev::updateFont(state);
  hidden_font_stale_ = true;
}

TextOutputDev& PageDevice::HiddenLayer(GfxState* state) {
  if (hidden_ == nullptr) hidden_ = std::make_unique<TextOutputDev>(nullptr, false, 0, false, false);
  if (!hidden_used_) hidden_->startPage(number_, state, nullptr);
  if (!hidden_used_ || hidden_font_stale_) hidden_->updateFont(state);
  hidden_used_ = true;
  hidden_font_stale_ = false;
  return *hidden_;
}

void PageDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                          CharCode code, int bytes, const Unicode* unicode, int length) {
  if (IsInvisible(*state)) {
    HiddenLayer(state).drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, unicode, length);
    return;
  }
  if (TakeSlanted(state, x, y, dx, dy, unicode, length)) return;
  if (TakeAccent(state, x, y, dx, dy, unicode, length)) return;
  if (length == 0) AddUnread(state, x, y, dx, dy);
  TextOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, unicode, length);
}

// Takes an accent out of the text until its letter is known. One without a width of its own is painted behind its
// place.
bool PageDevice::TakeAccent(GfxState* state, double x, double y, double dx, double dy, const Unicode* unicode,
                            int length) {
  if (length != 1 || unicode[0] < 0x60) return false;
  double left = 0, base = 0, across = 0, down = 0;
  state->transform(x, y, &left, &base);
  state->transformDelta(dx, dy, &across, &down);
  const double size = state->getTransformedFontSize();
  const bool wide = std::hypot(across, down) > 0.02 * size;
  const double middle_x = wide ? left + across / 2 : left - 0.25 * size, middle_y = wide ? base + down / 2 : base;
  return IsSane(Box{middle_x, middle_y, middle_x, middle_y}) && size > 0 &&
         accents_.Keep(unicode[0], middle_x, middle_y, size);
}

// Takes a letter of slanted text, which is none of the page's lines.
bool PageDevice::TakeSlanted(GfxState* state, double x, double y, double dx, double dy, const Unicode* unicode,
                             int length) {
  layout::SlantedLetter letter;
  state->transform(x, y, &letter.x, &letter.y);
  state->transformDelta(dx, dy, &letter.dx, &letter.dy);
  letter.size = state->getTransformedFontSize();
  const bool fits = IsSane(Box{letter.x, letter.y, letter.x + letter.dx, letter.y + letter.dy}) && letter.size > 0;
  if (length == 0 || !fits || !layout::IsSlanted(letter.dx, letter.dy)) return false;
  for (int i = 0; i < length; ++i) AppendUtf8(letter.text, unicode[i]);
  if (!Trim(letter.text).empty() && slanted_.size() < kMaxSlanted) slanted_.push_back(std::move(letter));
  return true;
}

// A glyph without letters may still be seen to be a bullet by where it stands. Its ink is taken to lie in the middle
// of its advance, a third of the font size above the baseline.
void PageDevice::AddUnread(GfxState* state, double x, double y, double dx, double dy) {
  double left = 0, base = 0, across = 0, down = 0;
  state->transform(x, y, &left, &base);
  state->transformDelta(dx, dy, &across, &down);
  const double size = state->getTransformedFontSize();
  if (!(size > 0) || !(std::abs(across) > 0)) return;
  ++unread_;
  const double half = 0.15 * size, middle = left + across / 2;
  const Box ink{middle - half, base - 0.33 * size - half, middle + half, base - 0.33 * size + half};
  if (IsSane(ink) && graphics_.marks.size() < kMaxMarks) graphics_.marks.push_back({ink, false});
}

void PageDevice::stroke(GfxState* state) { AddStroke(*state, graphics_); }
void PageDevice::fill(GfxState* state) { AddFill(*state, graphics_); }
void PageDevice::eoFill(GfxState* state) { AddFill(*state, graphics_); }

std::vector<Word> PageDevice::WordsOf(TextOutputDev& layer) {
  std::vector<Word> words;
  const std::unique_ptr<TextWordList> list = layer.makeWordList();
  if (list == nullptr) return words;
  const auto count = std::min(kMaxWords, static_cast<std::size_t>(list->getLength()));
  words.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    Word word = ToWord(*list->get(static_cast<int>(i)), fonts_, accents_);
    if (IsSane(word.box)) words.push_back(std::move(word));
  }
  return words;
}

std::vector<Word> PageDevice::TakeWords() {
  std::vector<Word> words = WordsOf(*this);
  accents_.AppendRest(words);
  accents_ = {};
  const std::size_t seen = words.size();
  if (hidden_used_) layout::AddWhereBlank(words, WordsOf(*hidden_));
  took_hidden_ = words.size() > seen;
  return words;
}

}  // namespace acervo::pdf
