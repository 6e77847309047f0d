#include <algorithm>
#include <charconv>
#include <climits>
#include <utility>

#include "core/text.h"
#include "extractors/docx/drawing_parts.h"
#include "extractors/docx/math.h"
#include "extractors/docx/measure.h"
#include "extractors/docx/story_reader.h"
#include "extractors/docx/symbols.h"

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

// 17.7.3: a toggle property set directly wins; else the document's default, or exactly one of the styles, sets it.
bool ResolveToggle(std::optional<bool> direct, std::optional<bool> by_default, std::optional<bool> paragraph_style,
                   std::optional<bool> character_style) {
  if (direct) return *direct;
  return by_default.value_or(false) || paragraph_style.value_or(false) != character_style.value_or(false);
}

// The length of a property in a VML style ("width:9pt;height:9pt"), in twips; 0: none.
int LengthIn(std::string_view style, std::string_view property) {
  const std::size_t at = style.find(property);
  if (at == std::string_view::npos) return 0;
  style.remove_prefix(at + property.size());
  return ParseTwips(style.substr(0, style.find(';'))).value_or(0);
}

char32_t ParseHex(std::string_view text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return error == std::errc() ? value : 0;
}

}  // namespace

void StoryReader::ReadInline(Tag tag, OpenParagraph& open) {
  switch (tag) {
    case Tag::kR: ReadRun(open); break;
    case Tag::kTxbxContent: ReadBlocks(open.boxes); break;
    case Tag::kP: ReadParagraph(open.boxes); break;
    case Tag::kTbl: ReadTable(open.boxes); break;
    case Tag::kDrawing:
    case Tag::kPict:
    case Tag::kObject:
      context_.pictures = true;
      ReadPicture(open);
      break;
    case Tag::kDrawingParagraph: AddBox(ReadDrawingParagraph(reader_), open); break;
    case Tag::kTextPath: AddBox(reader_.Attribute("string"), open); break;
    case Tag::kDiagram:
    case Tag::kChart: ReadPart(tag, open); break;
    case Tag::kMath: Append(ReadFormula(reader_), {}, open); break;
    case Tag::kMathParagraph: ReadFormulas(open); break;
    case Tag::kSubDoc:
    case Tag::kAltChunk: ReadChunk(open.boxes); break;
    case Tag::kAlternateContent: ReadAlternatives([&](Tag inner) { ReadInline(inner, open); }); break;
    case Tag::kRuby: ReadRuby(open); break;
    case Tag::kDel: CollectWords(context_.left_out.deleted); break;
    case Tag::kMoveFrom:
    case Tag::kSdtPr:
    case Tag::kPPr:
    case Tag::kRPr:
    case Tag::kInstrText:
    case Tag::kFormerProperties: break;
    case Tag::kOther: NotePicture(); [[fallthrough]];
    default: reader_.ForEachChild([&](Tag inner) { ReadInline(inner, open); });
  }
}

// A picture no higher than a line, before all text of its paragraph, may be a bullet.
void StoryReader::ReadPicture(OpenParagraph& open) {
  constexpr int kHighestBullet = 400;  // twips
  const bool leads = !open.paragraph.has_text && open.paragraph.picture.empty();
  picture_ = {};
  reader_.ForEachChild([&](Tag inner) { ReadInline(inner, open); });
  const bool is_little =
      picture_.width > 0 && picture_.height > 0 && std::max(picture_.width, picture_.height) <= kHighestBullet;
  if (leads && !open.paragraph.has_text && is_little && !picture_.floats)
    open.paragraph.picture = picture_.id.empty() ? "picture" : picture_.id;
  NoteLargePicture();
}

// What may be a table that nobody can read: a picture as large as one, an embedded spreadsheet.
void StoryReader::NoteLargePicture() {
  constexpr int kTableWidth = 5000;   // twips: nine centimetres
  constexpr int kTableHeight = 1400;  // twips
  constexpr std::size_t kMostNoted = 20;
  const bool sheet =
      picture_.program.find("Sheet") != std::string::npos || picture_.program.find("Calc") != std::string::npos;
  if (sheet && context_.sheets.size() < kMostNoted) context_.sheets.push_back(picture_.program);
  if (!sheet && picture_.width >= kTableWidth && picture_.height >= kTableHeight &&
      context_.large_pictures.size() < kMostNoted)
    context_.large_pictures.push_back(picture_.name);
}

// Elements of DrawingML (20.4.2, 20.1.8.13) and VML (ECMA-376-4, 14.1.2.19) that tell of a picture.
void StoryReader::NotePicture() {
  constexpr int kEmuPerTwip = 635;
  const std::string_view name = reader_.local_name();
  if (name == "anchor"sv) picture_.floats = true;
  if (name == "docPr"sv) picture_.name = reader_.Attribute("descr", reader_.Attribute("name"));
  if (name == "OLEObject"sv) picture_.program = reader_.Attribute("ProgID");
  if (name == "blip"sv) picture_.id = reader_.Attribute("embed");
  if (name == "imagedata"sv) picture_.id = reader_.Attribute("id");
  if (name == "extent"sv) {
    picture_.width = ParseInt(reader_.Attribute("cx"), 0, INT_MAX).value_or(0) / kEmuPerTwip;
    picture_.height = ParseInt(reader_.Attribute("cy"), 0, INT_MAX).value_or(0) / kEmuPerTwip;
  }
  if (name == "shape"sv && reader_.HasAttribute("style")) {
    const std::string style = reader_.Attribute("style");
    picture_.floats = style.find("position:absolute") != std::string::npos;
    picture_.width = LengthIn(style, "width:");
    picture_.height = LengthIn(style, "height:");
  }
}

// Each formula of a paragraph of formulas stands on a line of its own (22.1.2.78).
void StoryReader::ReadFormulas(OpenParagraph& open) {
  reader_.ForEachChild([&](Tag tag) {
    ReadInline(tag, open);
    if (tag == Tag::kMath) Append("\n", {}, open);
  });
}

// 17.3.3.25: the gloss stands above its base; in a line, in brackets after it.
void StoryReader::ReadRuby(OpenParagraph& open) {
  std::string gloss;
  reader_.ForEachChild([&](Tag tag) {
    if (tag == Tag::kRt) {
      CollectWords(gloss);
    } else {
      ReadInline(tag, open);
    }
  });
  if (!Trim(gloss).empty()) Append("(" + gloss + ")", {}, open);
}

void StoryReader::ReadRun(OpenParagraph& open) {
  Appearance appearance = Resolve({}, open);
  bool mark = false;  // what follows is the mark of a note, not text (17.11.7 customMarkFollows)
  reader_.ForEachChild([&](Tag tag) {
    if (tag == Tag::kRPr) {
      appearance = Resolve(ReadRunFormat(reader_), open);
    } else if (tag == Tag::kFldChar) {
      ReadFieldCharacter(appearance, open);
    } else if (tag == Tag::kInstrText) {
      fields_.AddCode(reader_.Text());
    } else if (fields_.InCode()) {
      return;
    } else if (appearance.hidden) {
      if (tag == Tag::kT) reader_.AppendText(context_.left_out.hidden);
    } else if (ReadReference(tag)) {
      mark = ParseOnOff(reader_.Attribute("customMarkFollows", "0"));
    } else if (!mark) {
      ReadRunContent(tag, appearance, open);
    }
  });
}

bool StoryReader::ReadReference(Tag tag) {
  switch (tag) {
    case Tag::kFootnoteReference: context_.notes.push_back({NoteKind::kFootnote, reader_.Attribute("id")}); return true;
    case Tag::kEndnoteReference: context_.notes.push_back({NoteKind::kEndnote, reader_.Attribute("id")}); return true;
    case Tag::kCommentReference: context_.notes.push_back({NoteKind::kComment, reader_.Attribute("id")}); return true;
    default: return false;
  }
}

void StoryReader::ReadRunContent(Tag tag, const Appearance& appearance, OpenParagraph& open) {
  switch (tag) {
    case Tag::kT: Append(RunText(reader_.Text(), appearance.font), appearance, open); break;
    case Tag::kTab:
    case Tag::kPtab: Append("\t", appearance, open); break;
    case Tag::kBr:
    case Tag::kCr: Append("\n", appearance, open); break;
    case Tag::kNoBreakHyphen: Append("-", appearance, open); break;
    case Tag::kSym: Append(Symbol(), appearance, open); break;
    case Tag::kSoftHyphen: break;
    default: ReadInline(tag, open);
  }
}

// 17.16.18. A form field says in its data what it shows.
void StoryReader::ReadFieldCharacter(const Appearance& appearance, OpenParagraph& open) {
  const std::string type = reader_.Attribute("fldCharType");
  if (type == "begin"sv) fields_.Begin(ReadFormField(reader_), characters_);
  if (type == "separate"sv) fields_.Separate();
  if (type == "end"sv) {
    const std::string shown = fields_.End(characters_);
    if (!appearance.hidden) Append(shown, appearance, open);
  }
}

// A diagram or chart stands in a part of its own; without that part nothing of it is known.
void StoryReader::ReadPart(Tag tag, OpenParagraph& open) {
  const Result<EmbeddedPart> part = context_.parts.Take(reader_.Attribute(tag == Tag::kDiagram ? "dm" : "id"));
  if (!part.ok()) return;
  const std::string& xml = part.value().bytes;
  for (std::string& text :
       tag == Tag::kDiagram ? DiagramParagraphs(xml, context_.limits) : ChartParagraphs(xml, context_.limits)) {
    AddBox(text, open);
  }
}

void StoryReader::AddBox(std::string_view text, OpenParagraph& open) {
  if (Trim(text).empty() || !Spend()) return;
  OpenParagraph box = Begin();
  Append(text, {}, box);
  open.boxes.push_back(std::move(box.paragraph));
}

StoryReader::Appearance StoryReader::Resolve(const RunFormat& run, const OpenParagraph& open) const {
  const CharacterStyle& character = context_.styles.Character(run.style);
  const RunFormat& by_default = context_.styles.default_run();
  Appearance out;
  out.bold = ResolveToggle(run.bold, by_default.bold, open.style->bold, character.bold);
  out.hidden = ResolveToggle(run.hidden, by_default.hidden, open.style->hidden, character.hidden);
  out.font = !run.font.empty() ? run.font : !character.font.empty() ? character.font : open.style->font;
  return out;
}

void StoryReader::Append(std::string_view text, const Appearance& appearance, OpenParagraph& open) {
  if (fields_.InCode()) return;
  StoryParagraph& paragraph = open.paragraph;
  paragraph.text += text;
  if (Trim(text).empty()) return;
  characters_ += text.size();
  paragraph.has_text = true;
  paragraph.bold = paragraph.bold && appearance.bold;
}

// 17.3.3.30 "sym": a character of a font, by its code there or shifted into the private use area.
std::string StoryReader::Symbol() const {
  const char32_t code = ParseHex(reader_.Attribute("char"));
  const char32_t known = SymbolCharacter(reader_.Attribute("font"), code);
  std::string out;
  if (code != 0) AppendUtf8(out, known == 0 ? code : known);
  return out;
}

}  // namespace acervo::docx
