#include "extractors/docx/format.h"

#include <algorithm>

#include "extractors/docx/measure.h"

namespace acervo::docx {
namespace {

constexpr int kMaxNumId = 1 << 30;

bool ReadOnOff(const XmlReader& reader) { return ParseOnOff(reader.Attribute("val", "1")); }

std::optional<int> ReadFirst(const XmlReader& reader, const char* name, const char* other_name) {
  return ParseTwips(reader.Attribute(reader.HasAttribute(name) ? name : other_name));
}

// Strict says start, transitional left. Hanging wins over firstLine.
Indent ReadIndent(const XmlReader& reader) {
  Indent indent;
  indent.left = ReadFirst(reader, "left", "start");
  indent.first_line = ParseTwips(reader.Attribute("firstLine"));
  if (const std::optional<int> hanging = ParseTwips(reader.Attribute("hanging"))) indent.first_line = -*hanging;
  return indent;
}

void ReadNumbering(XmlReader& reader, ParagraphFormat& format) {
  reader.ForEachChild([&](Tag tag) {
    if (tag == Tag::kNumId) format.num_id = ParseInt(reader.Attribute("val"), 0, kMaxNumId);
    if (tag == Tag::kIlvl) format.num_level = ParseInt(reader.Attribute("val"), 0, 8);
  });
}

void ReadTabStops(XmlReader& reader, ParagraphFormat& format) {
  constexpr std::size_t kMostStops = 64;
  reader.ForEachChild([&](Tag tag) {
    const std::string kind = reader.Attribute("val");
    const std::optional<int> at = ParseTwips(reader.Attribute("pos"));
    if (tag != Tag::kTab || kind == "clear" || kind == "bar" || !at || format.tab_stops.size() >= kMostStops) return;
    format.tab_stops.push_back(*at);
    const std::string leader = reader.Attribute("leader", "none");
    format.tab_leaders = format.tab_leaders || leader != "none";
  });
  std::sort(format.tab_stops.begin(), format.tab_stops.end());
}

// The properties of the paragraph's mark: whether a revision deleted or moved it away, or it is hidden.
bool ReadMarkGone(XmlReader& reader) {
  bool gone = false;
  reader.ForEachChild([&](Tag tag) {
    const bool hidden = (tag == Tag::kVanish || tag == Tag::kSpecVanish) && ReadOnOff(reader);
    gone = gone || hidden || tag == Tag::kDel || tag == Tag::kMoveFrom;
  });
  return gone;
}

bool IsFlushLeft(const std::string& justification) {
  return justification != "center" && justification != "right" && justification != "end";
}

}  // namespace

RunFormat ReadRunFormat(XmlReader& reader, std::string* language) {
  RunFormat format;
  reader.ForEachChild([&](Tag tag) {
    switch (tag) {
      case Tag::kRStyle: format.style = reader.Attribute("val"); break;
      case Tag::kB: format.bold = ReadOnOff(reader); break;
      case Tag::kVanish: format.hidden = ReadOnOff(reader); break;
      case Tag::kLang:
        if (language != nullptr) *language = reader.Attribute("val");
        break;
      case Tag::kRFonts: format.font = reader.Attribute("ascii", reader.Attribute("hAnsi")); break;
      default: break;
    }
  });
  return format;
}

SectionFormat ReadSectionFormat(XmlReader& reader) {
  SectionFormat section;
  reader.ForEachChild([&](Tag tag) {
    if (tag == Tag::kTitlePg) section.title_page = ReadOnOff(reader);
    if (tag != Tag::kHeaderReference && tag != Tag::kFooterReference) return;
    section.references.push_back(
        {tag == Tag::kHeaderReference, reader.Attribute("type", "default"), reader.Attribute("id")});
  });
  return section;
}

ParagraphFormat ReadParagraphFormat(XmlReader& reader, std::optional<SectionFormat>* section) {
  ParagraphFormat format;
  reader.ForEachChild([&](Tag tag) {
    switch (tag) {
      case Tag::kPStyle: format.style = reader.Attribute("val"); break;
      case Tag::kNumPr: ReadNumbering(reader, format); break;
      case Tag::kTabs: ReadTabStops(reader, format); break;
      case Tag::kInd: format.indent = ReadIndent(reader); break;
      case Tag::kOutlineLvl: format.outline = ParseInt(reader.Attribute("val"), 0, 9); break;
      case Tag::kJc: format.flush_left = IsFlushLeft(reader.Attribute("val")); break;
      case Tag::kRPr: format.mark_gone = ReadMarkGone(reader); break;
      case Tag::kFramePr: {
        const std::string drop_cap = reader.Attribute("dropCap", "none");
        format.drop_cap = drop_cap == "drop" || drop_cap == "margin";
        break;
      }
      case Tag::kSectPr:
        if (section != nullptr) *section = ReadSectionFormat(reader);
        break;
      default: break;
    }
  });
  return format;
}

}  // namespace acervo::docx
