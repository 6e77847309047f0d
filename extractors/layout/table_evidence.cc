#include "extractors/layout/table_evidence.h"

#include <cstddef>
#include <string>
#include <utility>

#include "core/text.h"
#include "extractors/layout/lines.h"

namespace acervo::layout {
namespace {

constexpr double kSure = 3.2;  // of a row end: e to this power is how many times likelier it is than none

// The first text on the page, for people to find the table by.
std::string FirstText(const TablePiece& piece, int page) {
  for (const RowPiece& row : piece.rows) {
    for (const CellPiece& cell : row.cells) {
      if (row.page == page && !cell.lines.empty()) return CleanText(TextOf(cell.lines.front()));
    }
  }
  return {};
}

}  // namespace

TableEvidence EvidenceOf(const TablePiece& piece, std::string found_by, std::vector<GutterCandidate> gutters) {
  TableEvidence evidence;
  evidence.page = piece.page;
  evidence.left = piece.box.x0, evidence.top = piece.box.y0;
  evidence.right = piece.box.x1, evidence.bottom = piece.box.y1;
  evidence.found_by = std::move(found_by);
  evidence.columns = static_cast<std::size_t>(piece.column_count());
  evidence.gutters = std::move(gutters);
  evidence.margin = kCertain;
  return evidence;
}

void Keep(TableEvidence evidence, TablePiece& piece) {
  evidence.rows = piece.rows.size();
  piece.evidence.push_back(std::move(evidence));
}

void TellGuessedRows(const TablePiece& piece, std::vector<Diagnostic>& notices) {
  for (const TableEvidence& evidence : piece.evidence) {
    if (evidence.margin >= kSure) continue;
    notices.push_back(OnPage(DiagnosticCode::kRowsGuessed, evidence.page, FirstText(piece, evidence.page)));
  }
}

}  // namespace acervo::layout
