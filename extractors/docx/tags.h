// The elements that the reader knows, whatever prefix and whichever of the two namespaces (strict, transitional).
#pragma once

#include <string_view>

namespace acervo::docx {

// Elements of WordprocessingML (ECMA-376-1 5th ed., 17), but for the groups named below. kOther: any other element.
// clang-format off
enum class Tag {
  kOther,
  kAbstractNum, kAbstractNumId, kAltChunk, kB, kBasedOn, kBody, kBr, kCellDel, kCellMerge, kCheckBox, kChecked,
  kComment, kCommentReference, kCr, kDdList, kDefault, kDel, kDelText, kDocDefaults, kDocument, kDrawing, kEndnote,
  kEndnoteReference, kEvenAndOddHeaders, kFfData, kFldChar, kFldSimple, kFooterReference, kFootnote,
  kFootnoteReference, kFramePr, kGridAfter, kGridBefore, kGridCol, kGridSpan, kHMerge, kHeaderReference, kHidden, kIlvl, kInd,
  kInstrText, kIsLgl, kJc, kLang, kListEntry, kLvl, kLvlOverride, kLvlPicBulletId, kLvlRestart, kLvlText, kMoveFrom, kName,
  kNoBreakHyphen, kNum, kNumFmt, kNumId, kNumPr, kNumStyleLink, kObject, kOutlineLvl, kP, kPPr, kPPrDefault, kPStyle,
  kPict, kPtab, kR, kRFonts, kRPr, kRPrDefault, kRStyle, kResult, kRt, kRuby, kSdtContent, kSdtPr, kSectPr,
  kSoftHyphen, kSpecVanish, kStart, kStartOverride, kStyle, kStyleLink, kSubDoc, kSuff, kSym, kT, kTab, kTabs, kTbl, kTblGrid, kTblPr,
  kTc, kTcPr, kTitlePg, kTr, kTrPr, kTxbxContent, kVMerge, kVanish,
  // Revision properties: what was before a tracked change ("pPrChange", "rPrChange", …).
  kFormerProperties,
  // Elements of other namespaces.
  kAlternateContent, kChoice, kFallback,  // markup compatibility (ECMA-376-3)
  kMath, kMathParagraph, kMathText,       // m:oMath, m:oMathPara, m:t
  kDrawingParagraph, kDrawingText, kDrawingBreak,  // a:p, a:t, a:br: text of diagrams and charts
  kDiagram, kChart,                       // dgm:relIds, c:chart: they stand in parts of their own
  kTextPath,                              // v:textpath: WordArt and watermarks
};
// clang-format on

enum class Namespace { kOther, kWord, kCompatibility, kMath, kDrawing, kDiagram, kChart, kVml };

// By the namespace name, strict or transitional.
Namespace NamespaceOf(std::string_view uri);
Tag TagOf(Namespace ns, std::string_view local_name);

}  // namespace acervo::docx
