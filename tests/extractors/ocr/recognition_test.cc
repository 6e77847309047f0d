#include "extractors/layout/recognition.h"

#include <gtest/gtest.h>

namespace acervo::layout {
namespace {

Word Recognised(std::string text, double confidence) {
  Word word;
  word.text = std::move(text);
  word.box = {10, 20, 30, 40};
  word.confidence = confidence;
  return word;
}

Document OneParagraph(std::string text) {
  Document document;
  Paragraph paragraph;
  paragraph.text = std::move(text);
  paragraph.page = 1;
  document.blocks.emplace_back(std::move(paragraph));
  return document;
}

TEST(Recognition, TellsTheLeastSureWordAndThoseInDoubt) {
  PageText page{1, 600, 800, {Recognised("Foro", 0.7), Recognised("el", 0.9), Recognised("25", 0.8)}};
  page.scanned = true;
  RecognisedWords words;
  words.Add(page);
  Document document = OneParagraph("Foro el 25");
  words.Tell(document);
  const std::optional<Recognition>& told = std::get<Paragraph>(document.blocks[0]).recognition;
  ASSERT_TRUE(told);
  EXPECT_DOUBLE_EQ(told->confidence.value(), 0.7);
  ASSERT_EQ(told->unsure.size(), 1U);
  EXPECT_EQ(told->unsure[0].span.In("Foro el 25"), "25");
  EXPECT_EQ(told->unsure[0].box, (PageBox{1, 10, 20, 30, 40}));
}

TEST(Recognition, LettersOfAnEarlierRecognitionAreOfUnknownWorth) {
  PageText page{1, 600, 800, {Recognised("Foro", 1)}};
  page.scanned = true;
  RecognisedWords words;
  words.Add(page);
  Document document = OneParagraph("Foro");
  words.Tell(document);
  const std::optional<Recognition>& told = std::get<Paragraph>(document.blocks[0]).recognition;
  ASSERT_TRUE(told);
  EXPECT_FALSE(told->confidence);
}

TEST(Recognition, WrittenPagesAreNotTouched) {
  RecognisedWords words;
  words.Add({1, 600, 800, {Recognised("Foro", 1)}});
  Document document = OneParagraph("Foro");
  words.Tell(document);
  EXPECT_FALSE(std::get<Paragraph>(document.blocks[0]).recognition);
}

}  // namespace
}  // namespace acervo::layout
