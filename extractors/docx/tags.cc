#include "extractors/docx/tags.h"

#include <algorithm>
#include <unordered_map>

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

const std::unordered_map<std::string_view, Tag>& WordTags() {
  // clang-format off
  static const std::unordered_map<std::string_view, Tag> kTags = {
      {"abstractNum"sv, Tag::kAbstractNum}, {"abstractNumId"sv, Tag::kAbstractNumId}, {"altChunk"sv, Tag::kAltChunk},
      {"b"sv, Tag::kB}, {"basedOn"sv, Tag::kBasedOn}, {"body"sv, Tag::kBody}, {"br"sv, Tag::kBr},
      {"cellDel"sv, Tag::kCellDel}, {"cellMerge"sv, Tag::kCellMerge}, {"checkBox"sv, Tag::kCheckBox},
      {"checked"sv, Tag::kChecked}, {"comment"sv, Tag::kComment}, {"commentReference"sv, Tag::kCommentReference},
      {"cr"sv, Tag::kCr}, {"ddList"sv, Tag::kDdList}, {"default"sv, Tag::kDefault}, {"del"sv, Tag::kDel},
      {"delText"sv, Tag::kDelText}, {"docDefaults"sv, Tag::kDocDefaults}, {"document"sv, Tag::kDocument},
      {"drawing"sv, Tag::kDrawing}, {"endnote"sv, Tag::kEndnote}, {"endnoteReference"sv, Tag::kEndnoteReference},
      {"evenAndOddHeaders"sv, Tag::kEvenAndOddHeaders}, {"ffData"sv, Tag::kFfData}, {"fldChar"sv, Tag::kFldChar},
      {"fldSimple"sv, Tag::kFldSimple}, {"footerReference"sv, Tag::kFooterReference}, {"footnote"sv, Tag::kFootnote},
      {"footnoteReference"sv, Tag::kFootnoteReference}, {"framePr"sv, Tag::kFramePr}, {"gridAfter"sv, Tag::kGridAfter},
      {"gridBefore"sv, Tag::kGridBefore}, {"gridCol"sv, Tag::kGridCol}, {"gridSpan"sv, Tag::kGridSpan}, {"hMerge"sv, Tag::kHMerge},
      {"headerReference"sv, Tag::kHeaderReference}, {"hidden"sv, Tag::kHidden}, {"ilvl"sv, Tag::kIlvl},
      {"ind"sv, Tag::kInd}, {"instrText"sv, Tag::kInstrText}, {"isLgl"sv, Tag::kIsLgl}, {"jc"sv, Tag::kJc},
      {"lang"sv, Tag::kLang}, {"listEntry"sv, Tag::kListEntry}, {"lvl"sv, Tag::kLvl},
      {"lvlOverride"sv, Tag::kLvlOverride}, {"lvlPicBulletId"sv, Tag::kLvlPicBulletId}, {"lvlRestart"sv, Tag::kLvlRestart}, {"lvlText"sv, Tag::kLvlText},
      {"moveFrom"sv, Tag::kMoveFrom}, {"name"sv, Tag::kName}, {"noBreakHyphen"sv, Tag::kNoBreakHyphen},
      {"num"sv, Tag::kNum}, {"numFmt"sv, Tag::kNumFmt}, {"numId"sv, Tag::kNumId}, {"numPr"sv, Tag::kNumPr},
      {"numStyleLink"sv, Tag::kNumStyleLink}, {"object"sv, Tag::kObject}, {"outlineLvl"sv, Tag::kOutlineLvl},
      {"p"sv, Tag::kP}, {"pPr"sv, Tag::kPPr}, {"pPrDefault"sv, Tag::kPPrDefault}, {"pStyle"sv, Tag::kPStyle},
      {"pict"sv, Tag::kPict}, {"ptab"sv, Tag::kPtab}, {"r"sv, Tag::kR}, {"rFonts"sv, Tag::kRFonts},
      {"rPr"sv, Tag::kRPr}, {"rPrDefault"sv, Tag::kRPrDefault}, {"rStyle"sv, Tag::kRStyle}, {"result"sv, Tag::kResult},
      {"rt"sv, Tag::kRt}, {"ruby"sv, Tag::kRuby}, {"sdtContent"sv, Tag::kSdtContent}, {"sdtPr"sv, Tag::kSdtPr},
      {"sectPr"sv, Tag::kSectPr}, {"softHyphen"sv, Tag::kSoftHyphen}, {"specVanish"sv, Tag::kSpecVanish},
      {"start"sv, Tag::kStart}, {"startOverride"sv, Tag::kStartOverride}, {"style"sv, Tag::kStyle},
      {"styleLink"sv, Tag::kStyleLink}, {"subDoc"sv, Tag::kSubDoc}, {"suff"sv, Tag::kSuff}, {"sym"sv, Tag::kSym}, {"t"sv, Tag::kT},
      {"tab"sv, Tag::kTab}, {"tabs"sv, Tag::kTabs}, {"tbl"sv, Tag::kTbl}, {"tblGrid"sv, Tag::kTblGrid}, {"tblPr"sv, Tag::kTblPr}, {"tc"sv, Tag::kTc},
      {"tcPr"sv, Tag::kTcPr}, {"titlePg"sv, Tag::kTitlePg}, {"tr"sv, Tag::kTr}, {"trPr"sv, Tag::kTrPr},
      {"txbxContent"sv, Tag::kTxbxContent}, {"vMerge"sv, Tag::kVMerge}, {"vanish"sv, Tag::kVanish},
      {"numberingChange"sv, Tag::kFormerProperties}, {"pPrChange"sv, Tag::kFormerProperties},
      {"rPrChange"sv, Tag::kFormerProperties}, {"sectPrChange"sv, Tag::kFormerProperties},
      {"tblGridChange"sv, Tag::kFormerProperties}, {"tblPrChange"sv, Tag::kFormerProperties},
      {"tblPrExChange"sv, Tag::kFormerProperties}, {"tcPrChange"sv, Tag::kFormerProperties},
      {"trPrChange"sv, Tag::kFormerProperties},
  };
  // clang-format on
  return kTags;
}

Tag CompatibilityTag(std::string_view name) {
  if (name == "AlternateContent"sv) return Tag::kAlternateContent;
  if (name == "Choice"sv) return Tag::kChoice;
  return name == "Fallback"sv ? Tag::kFallback : Tag::kOther;
}

Tag MathTag(std::string_view name) {
  if (name == "t"sv) return Tag::kMathText;
  if (name == "oMathPara"sv) return Tag::kMathParagraph;
  return name == "oMath"sv ? Tag::kMath : Tag::kOther;
}

Tag DrawingTag(std::string_view name) {
  if (name == "p"sv) return Tag::kDrawingParagraph;
  if (name == "t"sv) return Tag::kDrawingText;
  return name == "br"sv ? Tag::kDrawingBreak : Tag::kOther;
}

struct NamespaceName {
  std::string_view uri;
  Namespace ns;
};

// ECMA-376-1, Annex A (strict) and ECMA-376-4, Annex A (transitional).
constexpr NamespaceName kNamespaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Namespace::kWord},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", Namespace::kWord},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", Namespace::kCompatibility},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", Namespace::kMath},
    {"http://purl.oclc.org/ooxml/officeDocument/math", Namespace::kMath},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", Namespace::kDrawing},
    {"http://purl.oclc.org/ooxml/drawingml/main", Namespace::kDrawing},
    {"http://schemas.openxmlformats.org/drawingml/2006/diagram", Namespace::kDiagram},
    {"http://purl.oclc.org/ooxml/drawingml/diagram", Namespace::kDiagram},
    {"http://schemas.openxmlformats.org/drawingml/2006/chart", Namespace::kChart},
    {"http://purl.oclc.org/ooxml/drawingml/chart", Namespace::kChart},
    {"urn:schemas-microsoft-com:vml", Namespace::kVml},
};

}  // namespace

Namespace NamespaceOf(std::string_view uri) {
  const auto* found = std::find_if(std::begin(kNamespaces), std::end(kNamespaces),
                                   [&](const NamespaceName& name) { return name.uri == uri; });
  return found == std::end(kNamespaces) ? Namespace::kOther : found->ns;
}

Tag TagOf(Namespace ns, std::string_view local_name) {
  switch (ns) {
    case Namespace::kWord: {
      const auto found = WordTags().find(local_name);
      return found == WordTags().end() ? Tag::kOther : found->second;
    }
    case Namespace::kCompatibility: return CompatibilityTag(local_name);
    case Namespace::kMath: return MathTag(local_name);
    case Namespace::kDrawing: return DrawingTag(local_name);
    case Namespace::kDiagram: return local_name == "relIds"sv ? Tag::kDiagram : Tag::kOther;
    case Namespace::kChart: return local_name == "chart"sv ? Tag::kChart : Tag::kOther;
    case Namespace::kVml: return local_name == "textpath"sv ? Tag::kTextPath : Tag::kOther;
    case Namespace::kOther: break;
  }
  return Tag::kOther;
}

}  // namespace acervo::docx
