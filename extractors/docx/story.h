// A story, the flow of paragraphs and tables of one part (body, header, note), as it is written: before lists are
// counted and spans resolved.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "core/document.h"
#include "extractors/docx/chunk.h"
#include "extractors/docx/format.h"
#include "extractors/docx/part_source.h"
#include "extractors/docx/styles.h"
#include "extractors/docx/xml_reader.h"

namespace acervo::docx {

struct StoryParagraph {
  std::string text;  // tabs and line breaks kept, not yet cleaned
  ParagraphFormat format;
  bool has_text = false;  // more than white space
  bool bold = true;       // no text in it is not bold
  std::string picture;    // a little inline picture before all text: its relationship id; empty: none
};

struct StoryRow;
struct StoryTable {
  std::vector<StoryRow> rows;
  std::vector<int> grid;  // widths of the grid's columns in twips; empty where the table tells none
};

// A block is one that an embedded document brought, finished.
using StoryBlock = std::variant<StoryParagraph, StoryTable, Block>;
using Story = std::vector<StoryBlock>;

enum class VerticalMerge { kNone, kRestart, kContinue };

struct StoryCell {
  int span = 1;  // grid columns
  VerticalMerge vertical = VerticalMerge::kNone;
  bool merged_left = false;  // w:hMerge: continues the cell before it
  Story content;
};

struct StoryRow {
  int grid_before = 0;
  int grid_after = 0;
  bool deleted = false;  // by a tracked revision
  std::vector<StoryCell> cells;
};

enum class NoteKind { kFootnote, kEndnote, kComment };

struct NoteReference {
  NoteKind kind = NoteKind::kFootnote;
  std::string id;
};

// Text of the file that is not text of the document, for the notices that tell of it.
struct LeftOut {
  std::string deleted;  // by tracked revisions
  std::string hidden;
};

// What the stories of a document share and leave behind.
struct StoryContext {
  const Styles& styles;
  std::size_t blocks_left;  // paragraphs and rows still allowed
  PartSource& parts;
  MarkupLimits limits;
  ChunkReader& chunks;
  std::vector<NoteReference> notes = {};  // in order of reference
  std::vector<SectionFormat> sections = {};
  std::vector<Diagnostic> warnings = {};
  LeftOut left_out = {};
  bool pictures = false;                         // there are any
  std::vector<std::string> large_pictures = {};  // their descriptions: each could be a table
  std::vector<std::string> sheets = {};          // embedded spreadsheets: the programs that made them
};

// Reads the children of the current element (w:body, w:hdr, w:footnote, …) to its end. Errors: reader.status().
Story ReadStory(XmlReader& reader, StoryContext& context);

}  // namespace acervo::docx
