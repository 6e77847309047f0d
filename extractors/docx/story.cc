#include "extractors/docx/story.h"

#include <utility>

#include "core/text.h"
#include "extractors/docx/story_reader.h"

namespace acervo::docx {

void StoryReader::ReadBlocks(Story& out) {
  reader_.ForEachChild([&](Tag tag) { ReadBlock(tag, out); });
}

void StoryReader::ReadBlock(Tag tag, Story& out) {
  switch (tag) {
    case Tag::kP: ReadParagraph(out); break;
    case Tag::kTbl: ReadTable(out); break;
    case Tag::kSectPr: context_.sections.push_back(ReadSectionFormat(reader_)); break;
    case Tag::kAlternateContent: ReadAlternatives([&](Tag inner) { ReadBlock(inner, out); }); break;
    case Tag::kAltChunk:
    case Tag::kSubDoc: ReadChunk(out); break;
    case Tag::kR:
    case Tag::kT:
    case Tag::kMath:
    case Tag::kMathParagraph: ReadLoose(tag, out); break;
    case Tag::kDel: CollectWords(context_.left_out.deleted); break;
    case Tag::kMoveFrom:
    case Tag::kSdtPr:
    case Tag::kTblPr:
    case Tag::kTcPr:
    case Tag::kTrPr:
    case Tag::kFormerProperties: break;
    default: ReadBlocks(out);
  }
}

bool StoryReader::Spend() {
  if (context_.blocks_left == 0) {
    reader_.Fail({ErrorCode::kTooLarge, "blocks", {}});
    return false;
  }
  --context_.blocks_left;
  return true;
}

void StoryReader::ReadParagraph(Story& out) {
  if (!Spend()) return;
  OpenParagraph open = Begin();
  std::optional<SectionFormat> section;
  reader_.ForEachChild([&](Tag tag) {
    if (tag == Tag::kPPr) {
      open.paragraph.format = ReadParagraphFormat(reader_, &section);
      open.style = &context_.styles.Paragraph(open.paragraph.format.style);
    } else {
      ReadInline(tag, open);
    }
  });
  if (section) context_.sections.push_back(std::move(*section));
  End(std::move(open), out);
}

void StoryReader::ReadLoose(Tag tag, Story& out) {
  if (!Spend()) return;
  OpenParagraph open = Begin();
  if (tag == Tag::kT) {
    ReadRunContent(tag, {}, open);
  } else {
    ReadInline(tag, open);
  }
  End(std::move(open), out);
}

void StoryReader::End(OpenParagraph open, Story& out) {
  fields_.EndCodes();  // codes end with their paragraph
  StoryParagraph* before = out.empty() ? nullptr : std::get_if<StoryParagraph>(&out.back());
  if (before != nullptr && (before->format.mark_gone || before->format.drop_cap)) {
    before->text += open.paragraph.text;
    before->has_text = before->has_text || open.paragraph.has_text;
    before->bold = before->bold && open.paragraph.bold;
    before->format = std::move(open.paragraph.format);
  } else {
    out.push_back(std::move(open.paragraph));
  }
  std::move(open.boxes.begin(), open.boxes.end(), std::back_inserter(out));
}

// What cannot be read as part of this document is told of.
void StoryReader::ReadChunk(Story& out) {
  const std::string id = reader_.Attribute("id");
  const Result<EmbeddedPart> part = context_.parts.Take(id);
  Result<std::vector<Block>> blocks = part.ok() ? context_.chunks.Read(part.value()) : part.error();
  if (!blocks.ok()) {
    context_.warnings.push_back(InPart(DiagnosticCode::kEmbeddedDocument, "", part.ok() ? part.value().name : id));
    return;
  }
  for (Block& block : blocks.value()) {
    const auto* table = std::get_if<Table>(&block);
    for (std::size_t cost = table == nullptr ? 1 : table->rows.size(); cost > 0; --cost) {
      if (!Spend()) return;
    }
    out.emplace_back(std::move(block));
    ++characters_;
  }
}

void StoryReader::CollectWords(std::string& out) {
  reader_.ForEachChild([&](Tag tag) {
    switch (tag) {
      case Tag::kT:
      case Tag::kDelText:
      case Tag::kMathText: reader_.AppendText(out); break;
      case Tag::kMoveFrom: break;  // it stands where it went
      case Tag::kP: out += ' '; [[fallthrough]];
      default: CollectWords(out);
    }
  });
}

Story ReadStory(XmlReader& reader, StoryContext& context) {
  Story story;
  StoryReader(reader, context).ReadBlocks(story);
  return story;
}

}  // namespace acervo::docx
