// Pages drawn by the input's bytes: words, strokes and shades at any place, even at none.
//
// An operation is a byte (Step) and its arguments. A place is a byte, in steps of three points; the highest bytes stand
// for numbers that no page has, or read more bytes.
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "extractors/layout/lines.h"
#include "extractors/layout/notes.h"
#include "extractors/layout/page_flow.h"
#include "extractors/layout/page_furniture.h"
#include "extractors/layout/page_graphics.h"
#include "extractors/layout/watermarks.h"
#include "extractors/layout/word_cleanup.h"
#include "tests/fuzz/properties.h"

namespace acervo::layout {
namespace {

constexpr std::size_t kMostWords = 700, kMostPaints = 1000;
constexpr int kMostPages = 200;
constexpr const char* kTexts[] = {"1",    "12.", "a)",    "•", "-",   "–",     "i.",      "de",    "Fecha",
                                  "mayo", "3",   "2024,", ".", "No.", "Foro.", "activi-", "dades", "(4)",
                                  "ción", "I",   "N",     "",  " ",   "3.5",   "Página",  "Mes:",  "²"};

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  bool AtEnd() const { return size_ == 0; }
  std::uint8_t Byte() {
    if (AtEnd()) return 0;
    --size_;
    return *data_++;
  }
  double Place() {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    const std::uint8_t byte = Byte();
    switch (byte) {
      case 255: return Raw<double>();
      case 254: return std::numeric_limits<double>::quiet_NaN();
      case 253: return kInfinity;
      case 252: return -kInfinity;
      case 251: return 1e308;
      case 250: return -1e308;
      case 249: return 1e9;
      case 248: return Raw<std::int16_t>() / 8.0;
      default: return 3.0 * byte;
    }
  }

 private:
  template <typename T>
  T Raw() {
    std::uint8_t bytes[sizeof(T)];
    for (std::uint8_t& byte : bytes) byte = Byte();
    T value;
    std::memcpy(&value, bytes, sizeof(T));
    return value;
  }

  const std::uint8_t* data_;
  std::size_t size_;
};

struct DrawnPage {
  PageText text;
  PageGraphics graphics;
};

// A word that no other is equal to: letters alone, so that neither numbers nor hyphens change it.
constexpr std::size_t kTagLength = 5;
constexpr std::string_view kTagLetters = "abcdefghijklmnoprstuvwxyz";

std::string Tag(std::size_t number) {
  std::string tag = "q";
  for (; tag.size() < kTagLength; number /= kTagLetters.size()) tag += kTagLetters[number % kTagLetters.size()];
  return tag;
}

// The number of the tag that `text` begins with; more than any where it is cut.
std::size_t NumberOf(std::string_view text) {
  std::size_t number = 0;
  for (std::size_t i = kTagLength; i-- > 1;) {
    const std::size_t digit = i < text.size() ? kTagLetters.find(text[i]) : std::string_view::npos;
    if (digit == std::string_view::npos) return digit;
    number = number * kTagLetters.size() + digit;
  }
  return number;
}

class Drawer {
 public:
  explicit Drawer(Bytes bytes) : bytes_(bytes) {}

  std::vector<DrawnPage> Draw() {
    Turn();
    while (!bytes_.AtEnd() && words_ < kMostWords && paints_ < kMostPaints) Step();
    return std::move(pages_);
  }
  // By the number of its tag: whether a word has a place.
  const std::vector<bool>& placed() const { return placed_; }

 private:
  void Step() {
    switch (bytes_.Byte() % 8) {
      case 0: Put(Text(), bytes_.Place(), bytes_.Place()); break;
      case 1: Row(); break;
      case 2: Rows(); break;
      case 3: Stroke(); break;
      case 4: Shade(); break;
      case 5: size_ = bytes_.Place() / 3, style_ = bytes_.Byte(); break;
      case 6: AnyWord(); break;
      default: Turn(); break;
    }
  }

  void Turn() {
    if (pages_.size() >= kMostPages) return;
    pages_.emplace_back();
    PageText& text = pages_.back().text;
    text.number = static_cast<int>(pages_.size());
    text.width = 612, text.height = 792;
  }

  std::string Text() {
    const std::uint8_t choice = bytes_.Byte();
    return choice < std::size(kTexts) ? kTexts[choice] : Tag(placed_.size());
  }

  void Put(std::string text, double x, double y) {
    const double width = 0.5 * size_ * static_cast<double>(text.size());
    Put(std::move(text), Box{x, y, x + width, y + 1.2 * size_});
  }
  void Put(std::string text, const Box& box) {
    if (text.starts_with('q')) placed_.push_back(IsPlaced(box));
    Word word{std::move(text), box, size_, (style_ & 1) != 0, (style_ & 2) != 0};
    word.symbolic = (style_ & 4) != 0;
    word.turns = style_ >> 3 & 3;
    pages_.back().text.words.push_back(std::move(word));
    ++words_;
  }
  void AnyWord() {
    std::string text = Text();
    const double x0 = bytes_.Place(), y0 = bytes_.Place(), x1 = bytes_.Place(), y1 = bytes_.Place();
    Put(std::move(text), Box{x0, y0, x1, y1});
  }

  // Words from left to right, each after a gap.
  void Row() {
    double x = bytes_.Place();
    const double y = bytes_.Place();
    for (int count = bytes_.Byte() % 16; count >= 0; --count) {
      std::string text = Text();
      const double width = 0.5 * size_ * static_cast<double>(text.size());
      Put(std::move(text), x, y);
      x += width + bytes_.Byte() / 4.0;
    }
  }

  // A table without rules: a word or none in each cell.
  void Rows() {
    const double x = bytes_.Place(), y = bytes_.Place(), width = bytes_.Place(), height = bytes_.Place() / 3;
    const int columns = 1 + bytes_.Byte() % 40, rows = 1 + bytes_.Byte(), filled = 1 + bytes_.Byte();
    for (int row = 0; row < rows && words_ < kMostWords; ++row) {
      for (int column = 0; column < columns; ++column) {
        if ((row * 7 + column * 13) % 256 < filled) Put(Tag(placed_.size()), x + column * width, y + row * height);
      }
    }
  }

  void Paint(const Box& box, std::uint8_t grey) {
    pages_.back().graphics.paints.push_back({box, grey});
    ++paints_;
  }

  // Strokes at one distance from each other, across or down.
  void Stroke() {
    const double at = bytes_.Place(), from = bytes_.Place(), to = bytes_.Place(), step = bytes_.Place();
    const std::uint8_t shape = bytes_.Byte(), count = bytes_.Byte();
    for (int i = 0; i <= count; ++i) {
      const double place = at + i * step;
      const bool down = (shape & 1) != 0;
      Paint(down ? Box{place, from, place + 0.5, to} : Box{from, place, to, place + 0.5}, 0);
    }
  }
  void Shade() {
    const double x0 = bytes_.Place(), y0 = bytes_.Place(), x1 = bytes_.Place(), y1 = bytes_.Place();
    Paint({x0, y0, x1, y1}, bytes_.Byte());
  }

  Bytes bytes_;
  std::vector<DrawnPage> pages_;
  std::size_t words_ = 0, paints_ = 0;
  std::vector<bool> placed_;
  double size_ = 10;
  std::uint8_t style_ = 0;
};

PageLayout LayOut(DrawnPage drawn) {
  PageText& text = drawn.text;
  CleanUp(text.words);
  PageLayout page{text.number, text.width, text.height, {}, {}, {}, TakeWatermarks(text)};
  page.lines = BuildLines(std::move(text.words), text.number);
  JoinPieces(page.lines);
  page.rulings = RulingsOf(drawn.graphics, text.width, text.height);
  page.grids = FindGrids(page.rulings);
  return page;
}

Document Read(std::vector<DrawnPage> drawn) {
  std::vector<PageLayout> pages;
  for (DrawnPage& page : drawn) pages.push_back(LayOut(std::move(page)));
  Document document;
  document.format = Format::kPdf;
  document.pages = static_cast<int>(pages.size());
  const Hyphenation hyphenation = LearnHyphenation(pages);
  PageFurniture running = TakePageFurniture(pages);
  const std::vector<Note> notes = TakeNotes(pages);
  document.blocks = BuildBlocks(BuildFlow(std::move(pages)), hyphenation);
  for (std::vector<Paragraph>* more : {&running.headers, &running.footers}) {
    std::move(more->begin(), more->end(), std::back_inserter(document.blocks));
  }
  for (const Note& note : notes) document.blocks.emplace_back(ToParagraph(note, hyphenation));
  return document;
}

std::string TextOf(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) text += paragraph->text + "\n";
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    for (const std::vector<Cell>& row : table->rows) {
      for (const Cell& cell : row) text += cell.text + "\n";
    }
  }
  return text;
}

// How often each tag stands in the document.
std::vector<int> CountTags(const Document& document, std::size_t tags) {
  const std::string text = TextOf(document);
  std::vector<int> counts(tags, 0);
  for (std::size_t at = text.find('q'); at != std::string::npos; at = text.find('q', at + 1)) {
    const std::size_t tag = NumberOf(std::string_view(text).substr(at));
    fuzz::Require(tag < tags, "no tag is cut");
    ++counts[tag];
  }
  return counts;
}

void RequireAll(const Document& document, const std::vector<bool>& placed) {
  const std::vector<int> counts = CountTags(document, placed.size());
  for (std::size_t tag = 0; tag < placed.size(); ++tag) {
    fuzz::Require(counts[tag] > 0 || !placed[tag], "no word is lost");
    fuzz::Require(counts[tag] < 2, "no word comes twice");
  }
}

}  // namespace
}  // namespace acervo::layout

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > (1U << 14)) return 0;  // longer inputs only slow the search down
  acervo::layout::Drawer drawer({data, size});
  const acervo::Document document = acervo::layout::Read(drawer.Draw());
  acervo::fuzz::RequireSound(document);
  acervo::layout::RequireAll(document, drawer.placed());
  return 0;
}
