#include "extractors/docx/tags.h"

#include <unordered_map>

namespace acervo::docx {
namespace {

using std::string_view_literals::operator""sv;

const std::unordered_map<std::string_view, Tag>& WordTags() {
  // clang-format off
  static const std::unordered_map<std::string_view, Tag> kTags = {
      {"abstractNum"sv, Tag::kAbstractNum}, {"abstractNumId"sv, Tag::kAbstractNumId}, {"altChunk"sv, Tag::kAltChunk},
      {"b"sv, Tag::kB}, {"basedOn"sv, Tag::kBasedOn}, {"body"sv, Tag::kBody}, {"br"sv, Tag::kBr},
      {"cellDel"sv, Tag::kCellDel}, {"cr"sv, Tag::kCr}, {"del"sv, Tag::kDel}, {"docDefaults"sv, Tag::kDocDefaults},
      {"document"sv, Tag::kDocument}, {"drawing"sv, Tag::kDrawing}, {"endnote"sv, Tag::kEndnote},
      {"endnoteReference"sv, Tag::kEndnoteReference}, {"evenAndOddHeaders"sv, Tag::kEvenAndOddHeaders},
      {"ffData"sv, Tag::kFfData}, {"fldChar"sv, Tag::kFldChar}, {"fldSimple"sv, Tag::kFldSimple},
      {"footerReference"sv, Tag::kFooterReference}, {"footnote"sv, Tag::kFootnote},
      {"footnoteReference"sv, Tag::kFootnoteReference}, {"framePr"sv, Tag::kFramePr},
      {"gridAfter"sv, Tag::kGridAfter}, {"gridBefore"sv, Tag::kGridBefore}, {"gridSpan"sv, Tag::kGridSpan},
      {"hMerge"sv, Tag::kHMerge}, {"headerReference"sv, Tag::kHeaderReference}, {"hidden"sv, Tag::kHidden},
      {"ilvl"sv, Tag::kIlvl}, {"ind"sv, Tag::kInd}, {"instrText"sv, Tag::kInstrText}, {"isLgl"sv, Tag::kIsLgl},
      {"jc"sv, Tag::kJc}, {"lvl"sv, Tag::kLvl}, {"lvlOverride"sv, Tag::kLvlOverride},
      {"lvlRestart"sv, Tag::kLvlRestart}, {"lvlText"sv, Tag::kLvlText}, {"moveFrom"sv, Tag::kMoveFrom},
      {"name"sv, Tag::kName}, {"noBreakHyphen"sv, Tag::kNoBreakHyphen}, {"num"sv, Tag::kNum},
      {"numFmt"sv, Tag::kNumFmt}, {"numId"sv, Tag::kNumId}, {"numPr"sv, Tag::kNumPr},
      {"numStyleLink"sv, Tag::kNumStyleLink}, {"object"sv, Tag::kObject}, {"outlineLvl"sv, Tag::kOutlineLvl}, {"p"sv, Tag::kP},
      {"pPr"sv, Tag::kPPr}, {"pPrDefault"sv, Tag::kPPrDefault}, {"pStyle"sv, Tag::kPStyle}, {"pict"sv, Tag::kPict}, {"ptab"sv, Tag::kPtab},
      {"r"sv, Tag::kR}, {"rFonts"sv, Tag::kRFonts}, {"rPr"sv, Tag::kRPr}, {"rPrDefault"sv, Tag::kRPrDefault},
      {"rStyle"sv, Tag::kRStyle}, {"rt"sv, Tag::kRt}, {"ruby"sv, Tag::kRuby}, {"sdtContent"sv, Tag::kSdtContent},
      {"sdtPr"sv, Tag::kSdtPr}, {"sectPr"sv, Tag::kSectPr}, {"softHyphen"sv, Tag::kSoftHyphen},
      {"start"sv, Tag::kStart}, {"startOverride"sv, Tag::kStartOverride}, {"style"sv, Tag::kStyle},
      {"styleLink"sv, Tag::kStyleLink}, {"sym"sv, Tag::kSym}, {"t"sv, Tag::kT}, {"tab"sv, Tag::kTab},
      {"tabs"sv, Tag::kTabs}, {"tbl"sv, Tag::kTbl}, {"tblPr"sv, Tag::kTblPr}, {"tc"sv, Tag::kTc},
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

}  // namespace

Namespace NamespaceOf(std::string_view uri) {
  // ECMA-376-1, Annex A (strict) and ECMA-376-4, Annex A (transitional).
  if (uri == "http://schemas.openxmlformats.org/wordprocessingml/2006/main"sv ||
      uri == "http://purl.oclc.org/ooxml/wordprocessingml/main"sv) {
    return Namespace::kWord;
  }
  if (uri == "http://schemas.openxmlformats.org/markup-compatibility/2006"sv) return Namespace::kCompatibility;
  if (uri == "http://schemas.openxmlformats.org/officeDocument/2006/math"sv ||
      uri == "http://purl.oclc.org/ooxml/officeDocument/math"sv) {
    return Namespace::kMath;
  }
  return Namespace::kOther;
}

Tag TagOf(Namespace ns, std::string_view local_name) {
  switch (ns) {
    case Namespace::kWord: {
      const auto found = WordTags().find(local_name);
      return found == WordTags().end() ? Tag::kOther : found->second;
    }
    case Namespace::kCompatibility: return CompatibilityTag(local_name);
    case Namespace::kMath: return local_name == "t"sv ? Tag::kMathText : Tag::kOther;
    case Namespace::kOther: break;
  }
  return Tag::kOther;
}

}  // namespace acervo::docx
