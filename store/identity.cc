#include "store/identity.h"

#include <utility>

#include "store/reading.h"

namespace acervo::store {
namespace {

constexpr std::string_view kReportColumns = "r.report_key, r.id, r.edition, r.withdrawn_at, r.read_from, f.format";

KnownReport ReportFrom(const Query& row, int first) {
  return {row.Int(first),         row.Text(first + 1), static_cast<int>(row.Int(first + 2)),
          !row.IsNull(first + 3), row.Int(first + 4),  FormatFromToken(row.View(first + 5)).value_or(Format::kTxt)};
}

Result<std::optional<KnownOriginal>> OneOriginal(Query query) {
  std::optional<KnownOriginal> original;
  if (query.Next()) original = KnownOriginal{query.Int(0), static_cast<int>(query.Int(1)), ReportFrom(query, 2)};
  ACERVO_TRY(query.Finish());
  return original;
}

std::string OriginalSql(std::string_view condition) {
  return std::string("SELECT o.original_key, o.edition, ")
      .append(kReportColumns)
      .append(
          " FROM original o JOIN report r ON r.report_key = o.report_key "
          "LEFT JOIN original f ON f.original_key = r.read_from WHERE ")
      .append(condition);
}

struct IdentityMatch {
  Likeness likeness = Likeness::kOther;
  KnownOriginal original;
};

Result<Likeness> CompareWith(Connection& connection, const Candidate& file, const KnownOriginal& original) {
  Query format = connection("SELECT format FROM original WHERE original_key = ?");
  format.Bind(original.key);
  if (!format.Next()) return Likeness::kOther;
  const Format stored_format = FormatFromToken(format.View(0)).value_or(Format::kTxt);
  Result<Report> stored = LoadReading(connection, original.key);
  // A damaged or absent reading makes no report the same as another.
  if (!stored.ok()) return Likeness::kOther;
  const Fingerprint print = MakeFingerprint(stored.value());
  return Compare(file, {stored.value(), print, stored_format});
}

bool MayBeOneMonth(const std::optional<Month>& a, const std::optional<Month>& b) { return !a || !b || *a == *b; }

Result<std::optional<Month>> PeriodOf(Connection& connection, std::int64_t report_key) {
  Query query = connection("SELECT period FROM report WHERE report_key = ?");
  query.Bind(report_key);
  std::optional<Month> period;
  if (query.Next()) period = MonthFromIso(query.View(0));
  ACERVO_TRY(query.Finish());
  return period;
}

// Reports of other months are the same only where four fifths of their text are (Compare); those share fewer than this
// many of a sketch's twelve values once in 16,000 times. Most of what shares one or two values is boilerplate, and need
// not be read.
constexpr int kSharedByOtherMonths = 4;

Result<bool> IsWorthComparing(Connection& connection, const Report& report, int shared, std::int64_t report_key) {
  if (shared >= kSharedByOtherMonths) return true;
  Result<std::optional<Month>> period = PeriodOf(connection, report_key);
  if (!period.ok()) return std::move(period.error());
  return report.period.has_value() && period.value() == report.period;
}

// The best of the alike: the same before a revision; of those the latest edition, then the first found.
Result<IdentityMatch> FindAlike(Connection& connection, const Candidate& file) {
  constexpr int kMostCandidates = 12;
  IdentityMatch best;
  Result<std::vector<SharedSketch>> alike = Alike(connection, file.print, kMostCandidates);
  if (!alike.ok()) return std::move(alike.error());
  for (const auto& [key, shared] : alike.value()) {
    auto original = FindOriginalByKey(connection, key);
    if (!original.ok()) return std::move(original.error());
    if (!original.value()) continue;
    Result<bool> worth = IsWorthComparing(connection, file.report, shared, original.value()->report.key);
    if (!worth.ok()) return std::move(worth.error());
    if (!worth.value()) continue;
    Result<Likeness> likeness = CompareWith(connection, file, *original.value());
    if (!likeness.ok()) return std::move(likeness.error());
    const bool is_better =
        likeness.value() > best.likeness ||
        (likeness.value() == best.likeness && best.likeness != Likeness::kOther &&
         original.value()->report.key == best.original.report.key && original.value()->edition > best.original.edition);
    if (is_better) best = {likeness.value(), *original.value()};
  }
  return best;
}

void JoinEdition(Decision& decision, const KnownReport& report, int edition) {
  decision.report = report;
  decision.edition = edition;
  decision.place = Place::kSameEdition;
  decision.status = decision.path      ? ImportStatus::kUpdated
                    : report.withdrawn ? ImportStatus::kImported
                                       : ImportStatus::kDuplicate;
}

void StartEdition(Decision& decision, const KnownReport& report) {
  decision.report = report;
  decision.edition = report.edition + 1;
  decision.place = Place::kNewEdition;
  decision.status = ImportStatus::kUpdated;
}

// The bytes are known: nothing needs comparing.
void DecideForKnownBytes(Decision& decision) {
  const KnownOriginal& original = *decision.original;
  const bool is_taken_back = decision.path && decision.path->report.key == original.report.key &&
                             original.edition < original.report.edition && !original.report.withdrawn;
  if (is_taken_back)
    StartEdition(decision, original.report);
  else
    JoinEdition(decision, original.report, original.edition);
}

// The path holds something that is like nothing in the archive: a rewritten report, or another one in its place.
Status DecideForUnknownText(Connection& connection, const Report& report, Decision& decision) {
  if (!decision.path) return Ok();  // a new report
  decision.status = ImportStatus::kUpdated;
  Result<std::optional<Month>> period = PeriodOf(connection, decision.path->report.key);
  if (!period.ok()) return std::move(period.error());
  const bool is_rewritten = decision.path->other_paths == 0 && MayBeOneMonth(period.value(), report.period);
  if (is_rewritten) StartEdition(decision, decision.path->report);
  return Ok();
}

}  // namespace

Result<std::optional<KnownOriginal>> FindOriginal(Connection& connection, std::string_view sha256) {
  Query query = connection(OriginalSql("o.sha256 = ?"));
  query.Bind(sha256);
  return OneOriginal(std::move(query));
}

Result<std::optional<KnownOriginal>> FindOriginalByKey(Connection& connection, std::int64_t original_key) {
  Query query = connection(OriginalSql("o.original_key = ?"));
  query.Bind(original_key);
  return OneOriginal(std::move(query));
}

Result<std::optional<KnownPath>> FindPath(Connection& connection, std::string_view path) {
  Query query = connection(
      std::string("SELECT s.source_key, o.sha256, (SELECT count(*) FROM original p JOIN source t ON t.original_key = "
                  "p.original_key WHERE p.report_key = r.report_key AND t.replaced_at IS NULL "
                  "AND t.source_key <> s.source_key), ")
          .append(kReportColumns)
          .append(" FROM source s JOIN original o ON o.original_key = s.original_key "
                  "JOIN report r ON r.report_key = o.report_key LEFT JOIN original f ON f.original_key = r.read_from "
                  "WHERE s.path = ? AND s.replaced_at IS NULL"));
  query.Bind(path);
  std::optional<KnownPath> known;
  if (query.Next()) {
    known = KnownPath{query.Int(0), query.Text(1), ReportFrom(query, 3), static_cast<int>(query.Int(2))};
  }
  ACERVO_TRY(query.Finish());
  return known;
}

Result<Decision> Decide(Connection& connection, const Report& report, const Fingerprint& print,
                        const SourceFile& file) {
  Decision decision;
  Result<std::optional<KnownPath>> path = FindPath(connection, file.path);
  if (!path.ok()) return std::move(path.error());
  decision.path = std::move(path.value());
  Result<std::optional<KnownOriginal>> original = FindOriginal(connection, file.sha256);
  if (!original.ok()) return std::move(original.error());
  decision.original = std::move(original.value());
  if (decision.path && decision.path->sha256 == file.sha256) {
    decision.place = Place::kNothing;
    decision.status = ImportStatus::kUnchanged;
    decision.report = decision.path->report;
    return decision;
  }
  if (decision.original) {
    DecideForKnownBytes(decision);
    return decision;
  }
  Result<IdentityMatch> match = FindAlike(connection, {report, print, file.format});
  if (!match.ok()) return std::move(match.error());
  switch (match.value().likeness) {
    case Likeness::kSame: JoinEdition(decision, match.value().original.report, match.value().original.edition); break;
    case Likeness::kRevised: StartEdition(decision, match.value().original.report); break;
    case Likeness::kOther: ACERVO_TRY(DecideForUnknownText(connection, report, decision)); break;
  }
  return decision;
}

}  // namespace acervo::store
