#include "core/diagnostic.h"

#include <algorithm>
#include <iterator>

namespace acervo {
namespace {

struct CodeToken {
  DiagnosticCode code;
  std::string_view token;
};
constexpr CodeToken kTokens[] = {
    {DiagnosticCode::kOther, "other"},
    {DiagnosticCode::kArchiveFile, "archive_file"},
    {DiagnosticCode::kControlCharacters, "control_characters"},
    {DiagnosticCode::kCoveredCell, "covered_cell"},
    {DiagnosticCode::kDeletedText, "deleted_text"},
    {DiagnosticCode::kDuplicatePart, "duplicate_part"},
    {DiagnosticCode::kEmbeddedDocument, "embedded_document"},
    {DiagnosticCode::kEncodingMended, "encoding_mended"},
    {DiagnosticCode::kFontWithoutUnicode, "font_without_unicode"},
    {DiagnosticCode::kHiddenFile, "hidden_file"},
    {DiagnosticCode::kHiddenText, "hidden_text"},
    {DiagnosticCode::kHtmlEntities, "html_entities"},
    {DiagnosticCode::kLockFile, "lock_file"},
    {DiagnosticCode::kMixedEncoding, "mixed_encoding"},
    {DiagnosticCode::kPageWithoutText, "page_without_text"},
    {DiagnosticCode::kPathReused, "path_reused"},
    {DiagnosticCode::kTableAsPicture, "table_as_picture"},
    {DiagnosticCode::kTypedSigns, "typed_signs"},
    {DiagnosticCode::kUnreadablePart, "unreadable_part"},
    {DiagnosticCode::kAcronymConflict, "acronym_conflict"},
    {DiagnosticCode::kAmbiguousAcronym, "ambiguous_acronym"},
    {DiagnosticCode::kColumnGuessed, "column_guessed"},
    {DiagnosticCode::kColumnsGuessed, "columns_guessed"},
    {DiagnosticCode::kContinuedRow, "continued_row"},
    {DiagnosticCode::kDateLeftover, "date_leftover"},
    {DiagnosticCode::kDayMonthOrder, "day_month_order"},
    {DiagnosticCode::kDecisionConflict, "decision_conflict"},
    {DiagnosticCode::kDecisionOrphan, "decision_orphan"},
    {DiagnosticCode::kFarFromPeriod, "far_from_period"},
    {DiagnosticCode::kImpossibleDate, "impossible_date"},
    {DiagnosticCode::kMissingDate, "missing_date"},
    {DiagnosticCode::kMissingEntity, "missing_entity"},
    {DiagnosticCode::kNearEntity, "near_entity"},
    {DiagnosticCode::kNoActivities, "no_activities"},
    {DiagnosticCode::kNoHeading, "no_heading"},
    {DiagnosticCode::kNoPeriod, "no_period"},
    {DiagnosticCode::kNoStructure, "no_structure"},
    {DiagnosticCode::kPeriodAfterToday, "period_after_today"},
    {DiagnosticCode::kPeriodConflict, "period_conflict"},
    {DiagnosticCode::kPeriodUnknown, "period_unknown"},
    {DiagnosticCode::kPeriodUnsupported, "period_unsupported"},
    {DiagnosticCode::kPeriodYearGuessed, "period_year_guessed"},
    {DiagnosticCode::kReversedRange, "reversed_range"},
    {DiagnosticCode::kRowsGuessed, "rows_guessed"},
    {DiagnosticCode::kSectionGuessed, "section_guessed"},
    {DiagnosticCode::kTableSetAside, "table_set_aside"},
    {DiagnosticCode::kUncertainLetters, "uncertain_letters"},
    {DiagnosticCode::kUnknownColumn, "unknown_column"},
    {DiagnosticCode::kUnknownMonth, "unknown_month"},
    {DiagnosticCode::kUnmarkedBullet, "unmarked_bullet"},
    {DiagnosticCode::kUnreadableDate, "unreadable_date"},
    {DiagnosticCode::kWeekdayMismatch, "weekday_mismatch"},
    {DiagnosticCode::kYearInferred, "year_inferred"},
    {DiagnosticCode::kBeforeHeader, "before_header"},
    {DiagnosticCode::kClosingRow, "closing_row"},
    {DiagnosticCode::kContinuationRow, "continuation_row"},
    {DiagnosticCode::kCoordinationHeading, "coordination_heading"},
    {DiagnosticCode::kEmptyBullet, "empty_bullet"},
    {DiagnosticCode::kEmptyRow, "empty_row"},
    {DiagnosticCode::kFieldRow, "field_row"},
    {DiagnosticCode::kHeaderRow, "header_row"},
    {DiagnosticCode::kHeading, "heading"},
    {DiagnosticCode::kNoteRow, "note_row"},
    {DiagnosticCode::kNumberAlone, "number_alone"},
    {DiagnosticCode::kOtherTable, "other_table"},
    {DiagnosticCode::kRepeatedHeader, "repeated_header"},
    {DiagnosticCode::kSectionRow, "section_row"},
    {DiagnosticCode::kSectionText, "section_text"},
    {DiagnosticCode::kTotalRow, "total_row"},
};

// Whether each row stands at its code's number, so that `Token` needs no search.
constexpr bool IsInOrder() {
  for (std::size_t i = 0; i < std::size(kTokens); ++i) {
    if (static_cast<std::size_t>(kTokens[i].code) != i) return false;
  }
  return true;
}
static_assert(IsInOrder());
static_assert(static_cast<std::size_t>(kLastDiagnosticCode) + 1 == std::size(kTokens));

}  // namespace

std::string_view Token(DiagnosticCode code) { return kTokens[static_cast<std::size_t>(code)].token; }

DiagnosticCode DiagnosticCodeFromToken(std::string_view token) {
  const auto found = std::ranges::find(kTokens, token, &CodeToken::token);
  return found == std::end(kTokens) ? DiagnosticCode::kOther : found->code;
}

}  // namespace acervo
