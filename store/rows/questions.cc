#include "store/rows/questions.h"

#include <string>
#include <vector>

#include "core/text.h"

namespace acervo::store {
namespace {

// Whether an answer holds wherever the same words stand: not where they mean another thing in another report.
bool IsAskedByWords(DiagnosticCode code) {
  switch (code) {
    case DiagnosticCode::kAcronymConflict:
    case DiagnosticCode::kAmbiguousAcronym:
    case DiagnosticCode::kColumnGuessed:
    case DiagnosticCode::kDateLeftover:
    case DiagnosticCode::kImpossibleDate:
    case DiagnosticCode::kMissingDate:
    case DiagnosticCode::kMissingEntity:
    case DiagnosticCode::kNearEntity:
    case DiagnosticCode::kReversedRange:
    case DiagnosticCode::kSectionGuessed:
    case DiagnosticCode::kUnknownColumn:
    case DiagnosticCode::kUnknownMonth:
    case DiagnosticCode::kUnreadableDate: return true;
    default: return false;
  }
}

bool IsOfOneRecord(DiagnosticCode code) { return code == DiagnosticCode::kDecisionConflict; }

std::string WordsOf(const Diagnostic& doubt) {
  constexpr std::size_t kMost = 300;  // bytes
  std::string words = FoldKeepingEnye(CleanText(doubt.text));
  if (words.size() > kMost) words.resize(ByteOffset(words, CodePointIndex(words, kMost)));
  if (IsOfOneRecord(doubt.code)) words = doubt.record + " " + words;
  return words;
}

Result<std::int64_t> FindQuestion(Connection& connection, std::string_view code, std::string_view field,
                                  std::string_view words, std::string_view scope) {
  Query find = connection("SELECT n FROM question WHERE code = ? AND field = ? AND words = ? AND scope = ?");
  find.Bind(code, field, words, scope);
  const std::int64_t n = find.Next() ? find.Int(0) : 0;
  ACERVO_RETURN_IF_ERROR(find.Finish());
  return n;
}

}  // namespace

Result<std::int64_t> QuestionOf(Connection& connection, const Diagnostic& doubt, std::string_view report_id) {
  const std::string words = WordsOf(doubt);
  const bool by_words = IsAskedByWords(doubt.code) && !words.empty();
  const std::string_view scope = by_words ? std::string_view() : report_id, code = Token(doubt.code);
  ACERVO_ASSIGN_OR_RETURN(const std::int64_t known, FindQuestion(connection, code, doubt.field, words, scope));
  if (known != 0) return known;
  ACERVO_RETURN_IF_ERROR(connection("INSERT INTO question(code, field, words, scope) VALUES(?, ?, ?, ?)")
                             .Bind(code, doubt.field, words, scope)
                             .Run());
  return connection.LastRowId();
}

Status NumberDoubts(Connection& connection) {
  struct Numbered {
    std::int64_t report_key, position, question;
  };
  std::vector<Numbered> all;
  Query query = connection(
      "SELECT d.report_key, d.position, d.code, d.record, d.field, d.text, r.id FROM doubt d JOIN report r ON "
      "r.report_key = d.report_key ORDER BY d.report_key, d.position");
  while (query.Next()) {
    Diagnostic doubt;
    doubt.code = DiagnosticCodeFromToken(query.View(2));
    doubt.record = query.Text(3);
    doubt.field = query.Text(4);
    doubt.text = query.Text(5);
    ACERVO_ASSIGN_OR_RETURN(const std::int64_t n, QuestionOf(connection, doubt, query.View(6)));
    all.push_back({query.Int(0), query.Int(1), n});
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  Query update = connection("UPDATE doubt SET question = ? WHERE report_key = ? AND position = ?");
  for (const Numbered& one : all)
    ACERVO_RETURN_IF_ERROR(update.Again().Bind(one.question, one.report_key, one.position).Run());
  return Ok();
}

}  // namespace acervo::store
