// A function for each kind of content (blocks, rows, cells, runs), each calling the next: the call stack is the tree,
// no deeper than the guard lets the markup be. An element that is not known is passed through, so that the text in it
// is read: content controls, smart tags, insertions, hyperlinks, custom XML, shapes all are such. What holds no text of
// the document is named and skipped.
#include "extractors/docx/story.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/text.h"
#include "extractors/docx/measure.h"
#include "extractors/docx/symbols.h"

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

// Word's own bound is 63 columns; generators exceed it, attackers more so.
constexpr int kMaxSpan = 1000;

// 17.7.3: a toggle property set directly wins; else the document's default, or exactly one of the styles, sets it.
bool ResolveToggle(std::optional<bool> direct, std::optional<bool> by_default, std::optional<bool> paragraph_style,
                   std::optional<bool> character_style) {
  if (direct) return *direct;
  return by_default.value_or(false) || paragraph_style.value_or(false) != character_style.value_or(false);
}

char32_t ParseHex(std::string_view text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return error == std::errc() ? value : 0;
}

struct Appearance {
  bool bold = false;
  bool hidden = false;
  std::string font;
};

class StoryReader {
 public:
  StoryReader(XmlReader& reader, StoryContext& context) : reader_(reader), context_(context) {}

  void ReadBlocks(Story& out) {
    reader_.ForEachChild([&](Tag tag) { ReadBlock(tag, out); });
  }

 private:
  // A paragraph being read, and the text boxes anchored in it, which follow it.
  struct OpenParagraph {
    StoryParagraph paragraph;
    const ParagraphStyle* style;
    Story boxes;
  };

  void ReadBlock(Tag tag, Story& out) {
    switch (tag) {
      case Tag::kP: ReadParagraph(out); break;
      case Tag::kTbl: ReadTable(out); break;
      case Tag::kSectPr: context_.sections.push_back(ReadSectionFormat(reader_)); break;
      case Tag::kAlternateContent: ReadAlternatives([&](Tag inner) { ReadBlock(inner, out); }); break;
      case Tag::kAltChunk: context_.warnings.push_back({"embedded_document", "", reader_.Attribute("id")}); break;
      case Tag::kR: ReadLooseRun(out); break;
      case Tag::kDel:
      case Tag::kMoveFrom:
      case Tag::kSdtPr:
      case Tag::kTblPr:
      case Tag::kTcPr:
      case Tag::kTrPr:
      case Tag::kFormerProperties: break;
      default: ReadBlocks(out);
    }
  }

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

  bool Spend() {
    if (context_.blocks_left == 0) {
      reader_.Fail({ErrorCode::kTooLarge, "blocks", {}});
      return false;
    }
    --context_.blocks_left;
    return true;
  }

  OpenParagraph Begin() const { return {{}, &context_.styles.Paragraph(""), {}}; }

  void ReadParagraph(Story& out) {
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

  // A run outside of any paragraph is against the rules, but it is text.
  void ReadLooseRun(Story& out) {
    if (!Spend()) return;
    OpenParagraph open = Begin();
    ReadRun(open);
    End(std::move(open), out);
  }

  void End(OpenParagraph open, Story& out) {
    // Codes end with their paragraph: one that lacks its end must not swallow the rest of the document.
    for (auto at = field_codes_.rbegin(); codes_open_ > 0; ++at) LeaveCode(*at);
    StoryParagraph* before = out.empty() ? nullptr : std::get_if<StoryParagraph>(&out.back());
    if (before != nullptr && (before->format.mark_deleted || before->format.drop_cap)) {
      before->text += open.paragraph.text;
      before->has_text = before->has_text || open.paragraph.has_text;
      before->bold = before->bold && open.paragraph.bold;
      before->format = std::move(open.paragraph.format);
    } else {
      out.push_back(std::move(open.paragraph));
    }
    std::move(open.boxes.begin(), open.boxes.end(), std::back_inserter(out));
  }

  void ReadInline(Tag tag, OpenParagraph& open) {
    switch (tag) {
      case Tag::kR: ReadRun(open); break;
      case Tag::kTxbxContent: ReadBlocks(open.boxes); break;
      case Tag::kP: ReadParagraph(open.boxes); break;
      case Tag::kTbl: ReadTable(open.boxes); break;
      case Tag::kDrawing:
      case Tag::kPict:
      case Tag::kObject:
        context_.pictures = true;
        reader_.ForEachChild([&](Tag inner) { ReadInline(inner, open); });
        break;
      case Tag::kMathText: Append(reader_.Text(), {}, open); break;
      case Tag::kAlternateContent: ReadAlternatives([&](Tag inner) { ReadInline(inner, open); }); break;
      case Tag::kDel:
      case Tag::kMoveFrom:
      case Tag::kRt:
      case Tag::kSdtPr:
      case Tag::kPPr:
      case Tag::kRPr:
      case Tag::kInstrText:
      case Tag::kFormerProperties: break;
      default: reader_.ForEachChild([&](Tag inner) { ReadInline(inner, open); });
    }
  }

  void ReadRun(OpenParagraph& open) {
    Appearance appearance = Resolve({}, open);
    reader_.ForEachChild([&](Tag tag) {
      if (tag == Tag::kRPr) {
        appearance = Resolve(ReadRunFormat(reader_), open);
      } else if (tag == Tag::kFldChar) {
        ReadFieldCharacter();
      } else if (!appearance.hidden && !InFieldCode()) {
        ReadRunContent(tag, appearance, open);
      }
    });
  }

  void ReadRunContent(Tag tag, const Appearance& appearance, OpenParagraph& open) {
    switch (tag) {
      case Tag::kT: Append(RunText(reader_.Text(), appearance.font), appearance, open); break;
      case Tag::kTab:
      case Tag::kPtab: Append("\t", appearance, open); break;
      case Tag::kBr:
      case Tag::kCr: Append("\n", appearance, open); break;
      case Tag::kNoBreakHyphen: Append("-", appearance, open); break;
      case Tag::kSym: Append(Symbol(), appearance, open); break;
      case Tag::kSoftHyphen: break;
      case Tag::kFootnoteReference: context_.notes.push_back({false, reader_.Attribute("id")}); break;
      case Tag::kEndnoteReference: context_.notes.push_back({true, reader_.Attribute("id")}); break;
      default: ReadInline(tag, open);
    }
  }

  Appearance Resolve(const RunFormat& run, const OpenParagraph& open) const {
    const CharacterStyle& character = context_.styles.Character(run.style);
    const RunFormat& by_default = context_.styles.default_run();
    Appearance out;
    out.bold = ResolveToggle(run.bold, by_default.bold, open.style->bold, character.bold);
    out.hidden = ResolveToggle(run.hidden, by_default.hidden, open.style->hidden, character.hidden);
    out.font = !run.font.empty() ? run.font : !character.font.empty() ? character.font : open.style->font;
    return out;
  }

  void Append(std::string_view text, const Appearance& appearance, OpenParagraph& open) {
    if (InFieldCode()) return;
    StoryParagraph& paragraph = open.paragraph;
    paragraph.text += text;
    if (Trim(text).empty()) return;
    characters_ += text.size();
    paragraph.has_text = true;
    paragraph.bold = paragraph.bold && appearance.bold;
  }

  // 17.3.3.30 "sym": a character of a font, by its code there or shifted into the private use area.
  std::string Symbol() const {
    const char32_t code = ParseHex(reader_.Attribute("char"));
    const char32_t known = SymbolCharacter(reader_.Attribute("font"), code);
    std::string out;
    if (code != 0) AppendUtf8(out, known == 0 ? code : known);
    return out;
  }

  // 17.16.18: begin, code, separate, result, end. Fields nest; within a code nothing is text.
  void ReadFieldCharacter() {
    const std::string type = reader_.Attribute("fldCharType");
    if (type == "begin"sv) {
      field_codes_.push_back(1);
      ++codes_open_;
    }
    if (field_codes_.empty()) return;
    if (type == "separate"sv || type == "end"sv) LeaveCode(field_codes_.back());
    if (type == "end"sv) field_codes_.pop_back();
  }

  void LeaveCode(char& in_code) {
    codes_open_ -= in_code;
    in_code = 0;
  }

  bool InFieldCode() const { return codes_open_ > 0; }

  void ReadTable(Story& out) {
    StoryTable table;
    ReadRows(table);
    out.push_back(std::move(table));
  }

  void ReadRows(StoryTable& table) {
    reader_.ForEachChild([&](Tag tag) {
      if (tag == Tag::kTr) {
        ReadRow(table);
      } else if (tag == Tag::kAlternateContent) {
        ReadAlternatives([&](Tag inner) {
          if (inner == Tag::kTr) ReadRow(table);
        });
      } else if (tag != Tag::kTblPr && tag != Tag::kSdtPr && tag != Tag::kFormerProperties) {
        ReadRows(table);
      }
    });
  }

  void ReadRow(StoryTable& table) {
    if (!Spend()) return;
    StoryRow row;
    bool shown = true;
    ReadCells(row, shown);
    if (shown && !row.cells.empty()) table.rows.push_back(std::move(row));
  }

  // `shown` turns false for a row that a revision deleted or that is hidden: its cells are not read.
  void ReadCells(StoryRow& row, bool& shown) {
    reader_.ForEachChild([&](Tag tag) {
      if (tag == Tag::kTrPr) {
        shown = ReadRowProperties(row);
      } else if (!shown || tag == Tag::kSdtPr || tag == Tag::kFormerProperties) {
        return;
      } else if (tag == Tag::kTc) {
        ReadCell(row);
      } else {
        ReadCells(row, shown);
      }
    });
  }

  bool ReadRowProperties(StoryRow& row) {
    bool shown = true;
    reader_.ForEachChild([&](Tag tag) {
      const auto count = [&] { return ParseInt(reader_.Attribute("val"), 0, kMaxSpan).value_or(0); };
      if (tag == Tag::kGridBefore) row.grid_before = count();
      if (tag == Tag::kGridAfter) row.grid_after = count();
      if (tag == Tag::kDel || tag == Tag::kMoveFrom) shown = false;
      if (tag == Tag::kHidden && ParseOnOff(reader_.Attribute("val", "1"))) shown = false;
    });
    return shown;
  }

  void ReadCell(StoryRow& row) {
    if (row.cells.size() >= static_cast<std::size_t>(kMaxSpan)) {
      reader_.Fail({ErrorCode::kTooLarge, "columns", {}});
      return;
    }
    StoryCell cell;
    bool shown = true;
    reader_.ForEachChild([&](Tag tag) {
      if (tag == Tag::kTcPr) {
        shown = ReadCellProperties(cell);
      } else if (shown) {
        ReadBlock(tag, cell.content);
      }
    });
    if (shown) row.cells.push_back(std::move(cell));
  }

  bool ReadCellProperties(StoryCell& cell) {
    bool shown = true;
    reader_.ForEachChild([&](Tag tag) {
      if (tag == Tag::kGridSpan) cell.span = ParseInt(reader_.Attribute("val"), 1, kMaxSpan).value_or(1);
      if (tag == Tag::kVMerge) {  // 17.4.84: without a value it continues
        const bool restart = reader_.Attribute("val") == "restart"sv;
        cell.vertical = restart ? VerticalMerge::kRestart : VerticalMerge::kContinue;
      }
      if (tag == Tag::kHMerge) cell.merged_left = reader_.Attribute("val") != "restart"sv;
      if (tag == Tag::kCellDel) shown = false;
    });
    return shown;
  }

  XmlReader& reader_;
  StoryContext& context_;
  std::vector<char> field_codes_;  // open fields, the innermost last: 1 while in the code, then 0
  int codes_open_ = 0;             // how many are 1
  std::size_t characters_ = 0;     // of text read so far
};

}  // namespace

Story ReadStory(XmlReader& reader, StoryContext& context) {
  Story story;
  StoryReader(reader, context).ReadBlocks(story);
  return story;
}

}  // namespace acervo::docx
