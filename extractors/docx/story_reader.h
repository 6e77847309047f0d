// The reader behind ReadStory(). A function for each kind of content (blocks, rows, cells, runs), each calling the
// next: the call stack is the tree, no deeper than the guard lets the markup be. An element that is not known is passed
// through, so that the text in it is read: content controls, smart tags, insertions, hyperlinks, custom XML, shapes all
// are such. What holds no text of the document is named and skipped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "extractors/docx/fields.h"
#include "extractors/docx/story.h"

namespace acervo::docx {

class StoryReader {
 public:
  StoryReader(XmlReader& reader, StoryContext& context) : reader_(reader), context_(context) {}

  void ReadBlocks(Story& out);

 private:
  // A paragraph being read, and the text boxes anchored in it, which follow it.
  struct OpenParagraph {
    StoryParagraph paragraph;
    const ParagraphStyle* style;
    Story boxes;
  };
  // What the properties of a run come to.
  struct Appearance {
    bool bold = false;
    bool hidden = false;
    std::string font;
  };

  // What is told of a picture in the line.
  struct InlinePicture {
    std::string id;       // of its relationship
    int width = 0;        // twips; 0: not told
    int height = 0;       // twips
    bool floats = false;  // anchored, not in the line
    std::string name;     // its description, else its name
    std::string program;  // of an embedded object: "Excel.Sheet.12"
  };

  // --- blocks (story.cc) ---
  void ReadBlock(Tag tag, Story& out);
  void ReadParagraph(Story& out);
  // Runs and formulas outside of any paragraph are against the rules, but they are text.
  void ReadLoose(Tag tag, Story& out);
  void ReadChunk(Story& out);
  OpenParagraph Begin() const { return {{}, &context_.styles.Paragraph(""), {}}; }
  void End(OpenParagraph open, Story& out);
  bool Spend();  // false: the limit of blocks is reached
  // The words of the current element and all in it, whatever becomes of them.
  void CollectWords(std::string& out);

  // ECMA-376-3, 9.3: one of the alternatives is shown. The first that says something, so that a choice for programs of
  // another kind (a chart, ink) does not hide the text of the fallback.
  template <typename ReadElement>
  void ReadAlternatives(ReadElement read_element) {
    bool told = false;
    reader_.ForEachChild([&](Tag tag) {
      if (told || (tag != Tag::kChoice && tag != Tag::kFallback)) return;
      const std::size_t before = characters_;
      reader_.ForEachChild(read_element);
      told = characters_ > before;
    });
  }

  // --- tables (story_tables.cc) ---
  void ReadTable(Story& out);
  void ReadRows(StoryTable& table);
  void ReadRowChild(Tag tag, StoryTable& table);
  void ReadGrid(StoryTable& table);
  void ReadRow(StoryTable& table);
  void ReadCells(StoryRow& row, bool& shown);
  void ReadCellChild(Tag tag, StoryRow& row, bool& shown);
  bool ReadRowProperties(StoryRow& row);
  void ReadCell(StoryRow& row);
  bool ReadCellProperties(StoryCell& cell);

  // --- text (story_text.cc) ---
  void ReadInline(Tag tag, OpenParagraph& open);
  void ReadPicture(OpenParagraph& open);
  void NotePicture();
  void NoteLargePicture();
  void ReadFormulas(OpenParagraph& open);
  void ReadRuby(OpenParagraph& open);
  void ReadRun(OpenParagraph& open);
  void ReadRunContent(Tag tag, const Appearance& appearance, OpenParagraph& open);
  void ReadFieldCharacter(const Appearance& appearance, OpenParagraph& open);
  bool ReadReference(Tag tag);
  void ReadPart(Tag tag, OpenParagraph& open);
  void AddBox(std::string_view text, OpenParagraph& open);
  Appearance Resolve(const RunFormat& run, const OpenParagraph& open) const;
  void Append(std::string_view text, const Appearance& appearance, OpenParagraph& open);
  std::string Symbol() const;

  XmlReader& reader_;
  StoryContext& context_;
  FieldStack fields_;
  InlinePicture picture_;       // the one being read
  std::size_t characters_ = 0;  // of text read so far
};

}  // namespace acervo::docx
