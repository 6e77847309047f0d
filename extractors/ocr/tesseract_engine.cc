// The module's recognition, on Tesseract.
#include <leptonica/allheaders.h>
#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <numbers>
#include <string>
#include <utility>

#include "extractors/ocr/engine.h"

namespace acervo::ocr {
namespace {

constexpr const char* kLanguage = "spa";

tesseract::PageSegMode Mode(Look look) {
  if (look == Look::kPage) return tesseract::PSM_SPARSE_TEXT;
  return look == Look::kLine ? tesseract::PSM_SINGLE_LINE : tesseract::PSM_RAW_LINE;
}

const char* Alphabet(Look look) {
  if (look == Look::kFigures) return "0123456789.)";
  return look == Look::kLetters ? "abcdefghijklmnopqrstuvwxyz.)" : "";
}

constexpr int kInk = 160;                  // of 255
constexpr float kLeastSkew = 3;            // Leptonica's measure: less is a guess
constexpr float kLeastOrientation = 1.5F;  // Tesseract's measure: less is a guess

using Api = tesseract::TessBaseAPI;

struct FreePix {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using Pixels = std::unique_ptr<Pix, FreePix>;

Pix* Grey(const layout::GreyPicture& picture) {
  Pix* grey = pixCreate(picture.width, picture.height, 8);
  for (int y = 0; grey != nullptr && y < picture.height; ++y) {
    l_uint32* const line = pixGetData(grey) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey);
    const std::uint8_t* const row = picture.pixels + static_cast<std::ptrdiff_t>(y) * picture.stride;
    for (int x = 0; x < picture.width; ++x) SET_DATA_BYTE(line, x, row[x]);
  }
  return grey;
}

std::unique_ptr<Api> Started(const char* tessdata, const char* language, tesseract::OcrEngineMode mode) {
  auto api = std::make_unique<Api>();
  if (api->Init(tessdata, language, mode) != 0) return nullptr;
  api->SetVariable("debug_file", "/dev/null");
  return api;
}

void Show(Api& api, const layout::GreyPicture& picture) {
  api.SetImage(picture.pixels, picture.width, picture.height, 1, picture.stride);
  api.SetSourceResolution(std::clamp(static_cast<int>(72 / picture.point_per_pixel + 0.5), 70, 2400));
}

std::string TextAt(const tesseract::ResultIterator& words) {
  const std::unique_ptr<char[]> text(words.GetUTF8Text(tesseract::RIL_WORD));
  std::string word = text == nullptr ? std::string() : std::string(text.get());
  while (!word.empty() && (word.back() == '\n' || word.back() == ' ')) word.pop_back();
  return word;
}

std::vector<EngineLetter> LettersOf(const tesseract::ResultIterator& word) {
  std::vector<EngineLetter> letters;
  tesseract::ResultIterator at(word);
  do {
    const std::unique_ptr<char[]> text(at.GetUTF8Text(tesseract::RIL_SYMBOL));
    EngineLetter letter;
    if (text != nullptr && at.BoundingBox(tesseract::RIL_SYMBOL, &letter.x0, &letter.y0, &letter.x1, &letter.y1)) {
      letter.text = text.get();
      letters.push_back(std::move(letter));
    }
  } while (!at.IsAtFinalElement(tesseract::RIL_WORD, tesseract::RIL_SYMBOL) && at.Next(tesseract::RIL_SYMBOL));
  return letters;
}

std::vector<EngineWord> WordsOf(Api& api) {
  std::vector<EngineWord> found;
  const std::unique_ptr<tesseract::ResultIterator> words(api.GetIterator());
  if (words == nullptr) return found;
  int line = -1;
  do {
    if (words->IsAtBeginningOf(tesseract::RIL_TEXTLINE)) ++line;
    EngineWord word;
    word.text = TextAt(*words);
    word.line = std::max(0, line);
    word.confidence = words->Confidence(tesseract::RIL_WORD) / 100;
    if (!word.text.empty() && words->BoundingBox(tesseract::RIL_WORD, &word.x0, &word.y0, &word.x1, &word.y1)) {
      word.letters = LettersOf(*words);
      found.push_back(std::move(word));
    }
  } while (words->Next(tesseract::RIL_WORD));
  return found;
}

class TesseractEngine final : public Engine {
 public:
  explicit TesseractEngine(std::unique_ptr<Api> api, const char* tessdata)
      : api_(std::move(api)), tessdata_(tessdata == nullptr ? "" : tessdata) {
    model_ = std::string("tesseract ") + Api::Version() + " " + kLanguage;
  }

  std::vector<EngineWord> Read(const layout::GreyPicture& picture, Look look) override {
    api_->SetPageSegMode(Mode(look));
    api_->SetVariable("tessedit_char_whitelist", Alphabet(look));
    Show(*api_, picture);
    std::vector<EngineWord> words;
    if (api_->Recognize(nullptr) == 0) words = WordsOf(*api_);
    api_->Clear();
    return words;
  }

  double Slope(const layout::GreyPicture& picture) override {
    const Pixels grey(Grey(picture));
    const Pixels ink(pixConvertTo1(grey.get(), kInk));
    float degrees = 0, sure = 0;
    if (ink == nullptr || pixFindSkew(ink.get(), &degrees, &sure) != 0 || sure < kLeastSkew) return 0;
    return -std::tan(degrees * std::numbers::pi / 180);
  }

  std::optional<int> QuarterTurns(const layout::GreyPicture& picture) override {
    if (!sought_) {
      sought_ = true;
      orientation_ = Started(tessdata_.empty() ? nullptr : tessdata_.c_str(), "osd", tesseract::OEM_TESSERACT_ONLY);
    }
    if (orientation_ == nullptr) return std::nullopt;
    orientation_->SetPageSegMode(tesseract::PSM_OSD_ONLY);
    Show(*orientation_, picture);
    int degrees = 0;
    float sure = 0, script_sure = 0;
    const char* script = nullptr;
    const bool told = orientation_->DetectOrientationScript(&degrees, &sure, &script, &script_sure);
    orientation_->Clear();
    if (!told || sure < kLeastOrientation) return std::nullopt;
    return ((360 - degrees) / 90) & 3;
  }

  const std::string& model() const override { return model_; }

 private:
  std::unique_ptr<Api> api_, orientation_;
  bool sought_ = false;
  std::string tessdata_, model_;
};

}  // namespace
}  // namespace acervo::ocr

extern "C" acervo::ocr::Engine* acervo_open_ocr_engine(const char* tessdata) {
  omp_set_max_active_levels(0);  // a worker's filter refuses threads, and pages are read side by side by processes
  setMsgSeverity(L_SEVERITY_NONE);
  auto api = acervo::ocr::Started(tessdata, acervo::ocr::kLanguage, tesseract::OEM_LSTM_ONLY);
  if (api == nullptr) return nullptr;
  return new acervo::ocr::TesseractEngine(std::move(api), tessdata);
}
