#include "extractors/pdf/reader.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <array>
#include <climits>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <exception>
#include <mutex>
#include <optional>
#include <utility>

#include "extractors/pdf/fonts.h"
#include "extractors/pdf/rulings.h"

namespace acervo::pdf {
namespace {

constexpr double kDpi = 72;
constexpr double kMaxPixels = 4e6;         // a huge media box is drawn coarser
constexpr double kMinDpi = 20;             // coarser than that tells nothing
constexpr std::size_t kMaxWords = 200000;  // of one page

void Silence(const std::string&, void*) {}

void SilenceOnce() {
  static std::once_flag flag;
  std::call_once(flag, [] { poppler::set_debug_error_function(Silence, nullptr); });
}

std::string Utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

std::optional<std::string> NonEmpty(std::string text) {
  if (text.empty()) return std::nullopt;
  return text;
}

// poppler gives no time as (time_t)-1, some versions as 0.
std::optional<std::string> Iso(std::time_t time) {
  std::tm parts{};
  if (time <= 0 || gmtime_r(&time, &parts) == nullptr) return std::nullopt;
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return std::string(text.data(), size);
}

// A point of the page as poppler gives it, seen after `turns` quarter turns that set words of that turn upright.
Box Turned(const Box& box, int turns, double width, double height) {
  switch (turns) {
    case 1: return {box.y0, width - box.x1, box.y1, width - box.x0};
    case 2: return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
    case 3: return {height - box.y1, box.x0, height - box.y0, box.x1};
    default: return box;
  }
}

int CommonTurn(const std::vector<Word>& words) {
  std::array<std::size_t, 4> letters{};
  for (const Word& word : words) letters[static_cast<std::size_t>(word.turns)] += word.text.size();
  return static_cast<int>(std::max_element(letters.begin(), letters.end()) - letters.begin());
}

poppler::rotation_enum Rotation(int turns) {
  switch (turns) {
    case 1: return poppler::rotate_270;
    case 2: return poppler::rotate_180;
    case 3: return poppler::rotate_90;
    default: return poppler::rotate_0;
  }
}

bool Sane(const poppler::rectf& box) {
  const auto fits = [](double value) { return std::isfinite(value) && std::abs(value) < 1e6; };
  return fits(box.left()) && fits(box.right()) && fits(box.top()) && fits(box.bottom());
}

}  // namespace

struct Reader::State {
  std::unique_ptr<poppler::document> document;
  std::unique_ptr<poppler::page> page;  // the last one read
  int turns = 0;
  double width = 0, height = 0;  // of the last page, as poppler gives it
  FontStyles fonts;

  Word ToWord(const poppler::text_box& box);
};

Word Reader::State::ToWord(const poppler::text_box& box) {
  const poppler::rectf place = box.bbox();
  Word word;
  word.text = Utf8(box.text());
  word.box = {std::min(place.left(), place.right()), std::min(place.top(), place.bottom()),
              std::max(place.left(), place.right()), std::max(place.top(), place.bottom())};
  word.size = box.has_font_info() ? box.get_font_size() : 0;
  const FontStyle& style = fonts.Of(box.has_font_info() ? box.get_font_name() : std::string());
  word.bold = style.bold;
  word.symbolic = style.symbolic;
  word.space_after = box.has_space_after();
  word.turns = box.rotation() & 3;
  if (!(word.size > 0.1)) word.size = std::max(1.0, word.turns % 2 == 0 ? word.box.height() : word.box.width());
  return word;
}

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::Open(std::string_view bytes, const std::string& password) {
  SilenceOnce();
  if (bytes.size() > INT_MAX) return Error{ErrorCode::kTooLarge, std::to_string(bytes.size()), {}};
  auto state = std::make_unique<State>();
  state->document.reset(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()), password, password));
  if (state->document == nullptr) return Error{ErrorCode::kCorrupt, "", {}};
  if (state->document->is_locked()) return Error{ErrorCode::kEncrypted, "", {}};
  if (state->document->pages() <= 0) return Error{ErrorCode::kCorrupt, "no pages", {}};
  return Reader(std::move(state));
}

int Reader::pages() const { return state_->document->pages(); }

Meta Reader::meta() const {
  const poppler::document& document = *state_->document;
  return {NonEmpty(Utf8(document.get_title())), NonEmpty(Utf8(document.get_author())),
          Iso(document.get_creation_date_t()), Iso(document.get_modification_date_t())};
}

PageText Reader::ReadPage(int number) {
  State& state = *state_;
  state.page.reset(state.document->create_page(number - 1));
  PageText text{number, 0, 0, {}};
  if (state.page == nullptr) return text;
  const poppler::rectf area = state.page->page_rect();
  state.width = area.width(), state.height = area.height();
  if (!Sane(area) || !(state.width > 0) || !(state.height > 0)) return text;
  const auto orientation = state.page->orientation();
  if (orientation == poppler::page::landscape || orientation == poppler::page::seascape) {
    std::swap(state.width, state.height);
  }
  const std::vector<poppler::text_box> boxes = state.page->text_list(poppler::page::text_list_include_font);
  for (const poppler::text_box& box : boxes) {
    if (Sane(box.bbox()) && text.words.size() < kMaxWords) text.words.push_back(state.ToWord(box));
  }
  state.turns = CommonTurn(text.words);
  for (Word& word : text.words) {
    word.box = Turned(word.box, state.turns, state.width, state.height);
    word.turns = (word.turns - state.turns) & 3;
  }
  const bool sideways = state.turns % 2 != 0;
  text.width = sideways ? state.height : state.width;
  text.height = sideways ? state.width : state.height;
  return text;
}

Drawing Reader::ReadDrawing(const std::vector<Box>& windows) {
  State& state = *state_;
  Drawing drawing{{}, std::vector<std::optional<Spot>>(windows.size())};
  if (state.page == nullptr || !(state.width > 0) || !(state.height > 0)) return drawing;
  const double dpi = std::min(kDpi, kDpi * std::sqrt(kMaxPixels / (state.width * state.height)));
  if (dpi < kMinDpi) return drawing;
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hints(0);
  const poppler::image image = renderer.render_page(state.page.get(), dpi, dpi, -1, -1, -1, -1, Rotation(state.turns));
  if (!image.is_valid() || image.format() != poppler::image::format_gray8) return drawing;
  const auto* pixels = reinterpret_cast<const std::uint8_t*>(image.const_data());
  const GreyPicture picture{pixels, image.width(), image.height(), image.bytes_per_row(), 72 / dpi};
  drawing.rulings = FindRulings(picture);
  for (std::size_t i = 0; i < windows.size(); ++i) drawing.spots[i] = FindSpot(picture, windows[i]);
  return drawing;
}

}  // namespace acervo::pdf
