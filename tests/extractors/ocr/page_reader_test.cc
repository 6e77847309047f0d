// What is made of an engine's words, with an engine that says what the test tells it.
#include "extractors/ocr/page_reader.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/extractors/ocr/drawn_page.h"

namespace acervo::ocr {
namespace {

class ScriptedEngine final : public Engine {
 public:
  explicit ScriptedEngine(std::vector<EngineWord> words) : words_(std::move(words)) {}
  std::vector<EngineWord> Read(const layout::GreyPicture&, Look look) override {
    return look == Look::kPage ? words_ : std::vector<EngineWord>();
  }
  std::optional<int> QuarterTurns(const layout::GreyPicture&) override { return std::nullopt; }
  double Slope(const layout::GreyPicture&) override { return 0; }
  const std::string& model() const override { return model_; }

 private:
  std::vector<EngineWord> words_;
  std::string model_ = "scripted";
};

constexpr double kScale = 72.0 / 200;

// A page at 200 dpi; a word of capitals is 20 pixels high.
Picture Page() { return Blank(1000, 600, kScale); }

TEST(OcrPage, WordsOfOneLineStandOnOneFootWithOneSize) {
  Picture page = Page();
  Fill(page, 100, 100, 180, 120);  // "FORO"
  Fill(page, 200, 106, 260, 126);  // "agua": hangs below the line
  ScriptedEngine engine({{"FORO", 98, 95, 184, 124, 0.97, 0, {}}, {"agua", 198, 100, 264, 130, 0.97, 0, {}}});
  const PageReading reading = ReadPage(engine, page);
  ASSERT_EQ(reading.words.size(), 2U);
  EXPECT_DOUBLE_EQ(reading.words[0].box.y1, reading.words[1].box.y1);
  EXPECT_DOUBLE_EQ(reading.words[0].size, reading.words[1].size);
  EXPECT_NEAR(reading.words[0].size, 20 * kScale / 0.69, 0.5);
  EXPECT_NEAR(reading.words[0].box.x0, 100 * kScale, 0.01);
}

TEST(OcrPage, ADiscBeforeALineIsABullet) {
  Picture page = Page();
  Fill(page, 60, 106, 69, 115);
  Fill(page, 100, 100, 180, 120);
  ScriptedEngine engine({{"e", 60, 106, 69, 115, 0.4, 0, {}}, {"FORO", 100, 100, 180, 120, 0.97, 1, {}}});
  const PageReading reading = ReadPage(engine, page);
  ASSERT_EQ(reading.words.size(), 2U);
  EXPECT_EQ(reading.words[0].text, "•");
}

// Three lines, each with a dot of three pixels before it, which an engine takes for dust.
TEST(OcrPage, DotsBelowOneAnotherBeforeLinesAreBullets) {
  const auto bullets = [](int dots) {
    Picture page = Page();
    std::vector<EngineWord> words;
    for (int line = 0; line < 3; ++line) {
      const int y = 100 + 60 * line;
      Fill(page, 100, y, 180, y + 20);
      if (line < dots) Fill(page, 80, y + 9, 83, y + 12);
      words.push_back({"FORO", 100, y, 180, y + 20, 0.97, line, {}});
    }
    ScriptedEngine engine(std::move(words));
    const PageReading reading = ReadPage(engine, page);
    return std::count_if(reading.words.begin(), reading.words.end(),
                         [](const layout::Word& word) { return word.text == "•"; });
  };
  EXPECT_EQ(bullets(3), 3);
  EXPECT_EQ(bullets(2), 0);  // dust may lie so
}

TEST(OcrPage, AFullStopThatTheEngineOverlookedEndsItsWord) {
  Picture page = Page();
  Fill(page, 100, 100, 180, 120);
  Fill(page, 184, 116, 188, 120);
  ScriptedEngine engine({{"FORO", 100, 100, 180, 120, 0.97, 0, {}}});
  const PageReading reading = ReadPage(engine, page);
  ASSERT_EQ(reading.words.size(), 1U);
  EXPECT_EQ(reading.words[0].text, "FORO.");
}

TEST(OcrPage, APageWithoutWordsGivesNone) {
  ScriptedEngine engine({});
  EXPECT_TRUE(ReadPage(engine, Page()).words.empty());
  EXPECT_TRUE(ReadPage(engine, Blank(1, 1, 1)).words.empty());
  EXPECT_TRUE(ReadPage(engine, Blank(1, 20'000, 1)).words.empty());
}

}  // namespace
}  // namespace acervo::ocr
