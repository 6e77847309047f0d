#include "store/words/letterhead_terms.h"

#include <optional>
#include <set>

#include "core/text.h"

namespace acervo::store {
namespace {

constexpr std::string_view kPrefix = "##";  // one sign more than the terms of entities have

// The word itself: its stem would be that of other words too, and no vocabulary tells them apart here.
std::string TermOf(const Term& term) { return std::string(kPrefix) + term.folded; }

Result<std::optional<std::string>> LetterheadAt(Connection& connection, std::int64_t record_key) {
  Query query = connection(
      "SELECT r.letterhead FROM record c JOIN report r ON r.report_key = c.report_key WHERE c.record_key = ? AND "
      "r.letterhead <> '' AND NOT EXISTS (SELECT 1 FROM record o WHERE o.report_key = c.report_key AND o.kind < "
      "c.kind)");
  query.Bind(record_key);
  std::optional<std::string> letterhead;
  if (query.Next()) letterhead = query.Text(0);
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return letterhead;
}

}  // namespace

Status AddLetterheadTerms(Connection& connection, TermCache& term_cache, std::int64_t record_key, const Record& record,
                          std::string& terms) {
  if (record.order != 1) return Ok();
  Result<std::optional<std::string>> letterhead = LetterheadAt(connection, record_key);
  if (!letterhead.ok()) return std::move(letterhead.error());
  if (!letterhead.value()) return Ok();
  AppendLetterheadTerms(term_cache, *letterhead.value(), terms);
  return Ok();
}

void AppendLetterheadTerms(TermCache& term_cache, std::string_view letterhead, std::string& terms) {
  std::set<std::string> all;
  std::size_t offset = 0;
  while (const auto use = term_cache.Next(letterhead, offset)) all.insert(TermOf(*use->term));
  for (const std::string& term : all) terms.append(term).append(" ");
}

std::vector<std::string> LetterheadTermsOf(std::string_view typed) { return {TermOf(MakeTerm(typed))}; }

}  // namespace acervo::store
