// One thing that was read with a reservation, or that was seen and is no record.
//
// Shape:  one type from extractor to page. The code says what, `where` and `part` say in which place, `text` quotes
//         the words. tools/ words it for people.
// Errors: none, a plain aggregate.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/source.h"

namespace acervo {

// The order is free; `Token` gives what the interface and the archive hold.
enum class DiagnosticCode {
  kOther,  // a token that this version does not know, out of an archive of another version
  // Of the document: what an extractor read with a reservation.
  kArchiveFile,
  kControlCharacters,
  kCoveredCell,
  kDeletedText,
  kDuplicatePart,
  kEmbeddedDocument,
  kEncodingMended,
  kFontWithoutUnicode,
  kHiddenFile,
  kHiddenText,
  kHtmlEntities,
  kLockFile,
  kMixedEncoding,
  kPageWithoutText,
  kPathReused,
  kTableAsPicture,
  kTypedSigns,
  kUnreadablePart,
  // Of the report: what a person should look at.
  kAcronymConflict,
  kAmbiguousAcronym,
  kColumnGuessed,
  kColumnsGuessed,
  kContinuedRow,
  kDateLeftover,
  kDayMonthOrder,
  kDecisionConflict,
  kDecisionOrphan,
  kFarFromPeriod,
  kImpossibleDate,
  kMissingDate,
  kMissingEntity,
  kNearEntity,
  kNoActivities,
  kNoHeading,
  kNoPeriod,
  kNoStructure,
  kPeriodAfterToday,
  kPeriodConflict,
  kPeriodUnknown,
  kPeriodUnsupported,
  kPeriodYearGuessed,
  kReversedRange,
  kRowsGuessed,
  kSectionGuessed,
  kTableSetAside,
  kUncertainLetters,
  kUnknownColumn,
  kUnknownMonth,
  kUnmarkedBullet,
  kUnreadableDate,
  kWeekdayMismatch,
  kYearInferred,
  // Of rows and bullets: why one is no record.
  kBeforeHeader,
  kClosingRow,
  kContinuationRow,
  kCoordinationHeading,
  kEmptyBullet,
  kEmptyRow,
  kFieldRow,
  kHeaderRow,
  kHeading,
  kNoteRow,
  kNumberAlone,
  kOtherTable,
  kRepeatedHeader,
  kSectionRow,
  kSectionText,
  kTotalRow,
};

inline constexpr DiagnosticCode kLastDiagnosticCode = DiagnosticCode::kTotalRow;

std::string_view Token(DiagnosticCode code);  // "impossible_date", "header_row", …
// kOther for a token that is none.
DiagnosticCode DiagnosticCodeFromToken(std::string_view token);

struct Diagnostic {
  DiagnosticCode code = DiagnosticCode::kOther;
  Source where = {};
  std::string record = {};  // "a3", "c2.1": the record it belongs to; empty: the report
  std::string field = {};   // "fecha", "entidad", …; empty: none in particular
  std::string text = {};    // the words in doubt, as written
  double weight = 0.5;      // 0 hardly … 1 surely wrong; `review` sorts by it
  std::string part = {};    // of the file: "word/document.xml"; empty: the document as a whole
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

// Makes a diagnostic about a part of the file.
inline Diagnostic InPart(DiagnosticCode code, std::string part, std::string text) {
  return {.code = code, .text = std::move(text), .part = std::move(part)};
}

// Makes a diagnostic about a page, counted from 1.
inline Diagnostic OnPage(DiagnosticCode code, int page, std::string text) {
  return {.code = code, .where = {.page = page}, .text = std::move(text)};
}

// Makes a diagnostic about a row or bullet that is no record.
inline Diagnostic NoRecord(DiagnosticCode code, Source where, std::string text) {
  return {.code = code, .where = std::move(where), .text = std::move(text)};
}

}  // namespace acervo
