#include "store/preparation.h"

#include <algorithm>

#include "core/text.h"
#include "store/likeness/fingerprint.h"
#include "store/rows/source_blob.h"
#include "store/words/index_texts.h"
#include "store/words/letterhead_terms.h"

namespace acervo {
namespace {

// Beyond it, records are prepared where they are written.
constexpr std::size_t kMostText = std::size_t{1} << 20;

CodePoints CodePointsOf(std::string_view text, const Span& span) {
  const std::size_t begin = CodePointIndex(text, span.begin);
  return {static_cast<std::int64_t>(begin), static_cast<std::int64_t>(CodePointIndex(text, span.end()) - begin)};
}

bool IsLong(const Report& report) {
  std::size_t size = report.letterhead.size();
  for (const Record& record : report.records) {
    size += record.text.size();
    for (const auto& [name, value] : record.fields) size += value.size();
  }
  return size > kMostText;
}

// The letterhead counts for the first record of the first kind there is.
bool BearsLetterhead(const Report& report, const Record& record) {
  return record.order == 1 && !report.letterhead.empty() &&
         std::ranges::none_of(report.records, [&](const Record& other) { return other.kind < record.kind; });
}

}  // namespace

PreparedRecord PrepareRow(const Record& record) {
  PreparedRecord prepared;
  prepared.words_hash = store::RecordHash(record);
  for (const DateExpression& mention : record.mentions) {
    prepared.mentions.push_back(CodePointsOf(record.text, mention.span));
  }
  for (const EntityMention& mention : record.entities) {
    prepared.entities.push_back(mention.span ? std::optional(CodePointsOf(record.text, *mention.span)) : std::nullopt);
  }
  return prepared;
}

IndexTexts PrepareIndex(store::TermCache& term_cache, const Report& report, const Record& record, UsedTerms& used) {
  IndexTexts texts = store::IndexTextsOf(term_cache, record, used);
  if (BearsLetterhead(report, record)) store::AppendLetterheadTerms(term_cache, report.letterhead, texts.terms);
  return texts;
}

Preparation Preparer::Prepare(const Report& report) {
  term_cache_.Trim();
  Preparation preparation;
  preparation.sketch = store::Sketch(store::MakeFingerprint(report));
  for (const CellName& cell : report.cell_names) preparation.cell_keys.push_back(store::NameKey(cell.name));
  if (IsLong(report)) return preparation;
  UsedTerms used;
  for (const Record& record : report.records) {
    preparation.records.push_back(PrepareRow(record));
    preparation.records.back().index = PrepareIndex(term_cache_, report, record, used);
  }
  for (const store::Term* const term : used.all()) preparation.vocabulary.push_back(*term);
  return preparation;
}

bool Fits(const Preparation& preparation, const Report& report) {
  if (preparation.cell_keys.size() != report.cell_names.size()) return false;
  if (preparation.records.empty()) return true;
  return std::ranges::equal(
      preparation.records, report.records, [](const PreparedRecord& prepared, const Record& record) {
        return prepared.mentions.size() == record.mentions.size() && prepared.entities.size() == record.entities.size();
      });
}

std::string PackOriginal(std::string_view bytes) {
  const store::Packed packed(bytes);
  return packed.is_smaller() ? std::string(packed.view()) : std::string();
}

}  // namespace acervo
