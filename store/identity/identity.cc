#include "store/identity/identity.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <tuple>
#include <utility>

#include "store/identity/editions.h"
#include "store/rows/parsed_version.h"

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
  ACERVO_RETURN_IF_ERROR(query.Finish());
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

// What an original says, with its format. A damaged or absent reading says nothing.
struct StoredPrint {
  Report report;
  Fingerprint print;
  Format format = Format::kTxt;
  Candidate candidate() const { return {report, print, format}; }
};

Result<std::optional<StoredPrint>> PrintOf(Connection& connection, std::int64_t original_key) {
  Query format = connection("SELECT format FROM original WHERE original_key = ?");
  format.Bind(original_key);
  std::optional<StoredPrint> stored;
  if (format.Next()) {
    if (Result<Report> reading = LoadParsedVersion(connection, original_key); reading.ok()) {
      stored = StoredPrint{std::move(reading.value()), {}, FormatFromToken(format.View(0)).value_or(Format::kTxt)};
      stored->print = MakeFingerprint(stored->report);
    }
  }
  ACERVO_RETURN_IF_ERROR(format.Finish());
  return stored;
}

// The reading that was brought. Its fingerprint is made where something is to be compared with it.
class BroughtReading {
 public:
  BroughtReading(const Report& report, const std::vector<std::int64_t>& sketch, Format format)
      : report_(report), sketch_(sketch), format_(format) {}
  const Report& report() const { return report_; }
  const std::vector<std::int64_t>& sketch() const { return sketch_; }
  Candidate candidate() const {
    if (!print_) print_ = MakeFingerprint(report_);
    return {report_, *print_, format_};
  }

 private:
  const Report& report_;
  const std::vector<std::int64_t>& sketch_;
  Format format_;
  mutable std::optional<Fingerprint> print_;
};

Result<Likeness> CompareWith(Connection& connection, const BroughtReading& file, const KnownOriginal& original) {
  Result<std::optional<StoredPrint>> stored = PrintOf(connection, original.key);
  if (!stored.ok()) return std::move(stored.error());
  return stored.value() ? Compare(file.candidate(), stored.value()->candidate()) : Likeness::kOther;
}

// Months and offices alone: of what is shown of a report, or of all its files, whatever their edition.
Result<std::vector<Report>> HeadsFrom(Query query) {
  std::vector<Report> heads;
  while (query.Next()) {
    Report& head = heads.emplace_back();
    head.period = MonthFromIso(query.View(0));
    head.period_source = PeriodSourceFromToken(query.View(1));
    head.office = query.Text(2);
    head.period_end = MonthFromIso(query.View(3));
  }
  ACERVO_RETURN_IF_ERROR(query.Finish());
  return heads;
}

Result<Report> HeadOf(Connection& connection, std::int64_t report_key) {
  // As it was read: what was decided on it makes it no other report.
  Query query = connection(
      "SELECT period, period_source, office, period_end FROM as_read WHERE report_key = ?1 UNION ALL SELECT period, "
      "period_source, office, period_end FROM report WHERE report_key = ?1 LIMIT 1");
  query.Bind(report_key);
  Result<std::vector<Report>> heads = HeadsFrom(std::move(query));
  if (!heads.ok()) return std::move(heads.error());
  return heads.value().empty() ? Report() : std::move(heads.value().front());
}

Result<std::vector<Report>> HeadsOfFiles(Connection& connection, std::int64_t report_key) {
  Query query = connection("SELECT period, period_source, office, period_end FROM original WHERE report_key = ?");
  query.Bind(report_key);
  return HeadsFrom(std::move(query));
}

// Reports of other months are the same only where four fifths of their text are (Compare); those share fewer than this
// many of a sketch's twelve values once in 16,000 times. Most of what shares one or two values is boilerplate, and need
// not be read.
constexpr int kSharedByOtherMonths = 4;

Result<bool> IsWorthComparing(Connection& connection, const Report& report, int shared, std::int64_t report_key) {
  Result<Report> shown = HeadOf(connection, report_key);
  if (!shown.ok()) return std::move(shown.error());
  // Another office or another month: `FindAlike` would leave it out at last, because of the reading that is shown.
  if (AreApart(report, shown.value())) return false;
  return shared >= kSharedByOtherMonths || (report.period.has_value() && shown.value().period == report.period);
}

bool IsApart(const Report& report, const std::vector<Report>& heads) {
  return std::ranges::any_of(heads, [&](const Report& head) { return AreApart(report, head); });
}

// Of two originals of one report: the closer, then the later edition.
void KeepCloser(std::vector<IdentityMatch>& matches, const IdentityMatch& match) {
  const auto same = std::ranges::find_if(
      matches, [&](const IdentityMatch& known) { return known.original.report.key == match.original.report.key; });
  if (same == matches.end()) {
    matches.push_back(match);
    return;
  }
  const auto closeness = [](const IdentityMatch& m) { return std::pair(m.likeness, m.original.edition); };
  if (closeness(match) > closeness(*same)) *same = match;
}

// One for each report that is like the file.
Result<std::vector<IdentityMatch>> FindAlike(Connection& connection, const BroughtReading& file) {
  std::vector<IdentityMatch> matches;
  Result<std::vector<SharedSketch>> alike = Alike(connection, file.report(), file.sketch(), kMostCandidates);
  if (!alike.ok()) return std::move(alike.error());
  for (const auto& [key, shared] : alike.value()) {
    auto original = FindOriginalByKey(connection, key);
    if (!original.ok()) return std::move(original.error());
    if (!original.value()) continue;
    Result<bool> worth = IsWorthComparing(connection, file.report(), shared, original.value()->report.key);
    if (!worth.ok()) return std::move(worth.error());
    if (!worth.value()) continue;
    Result<Likeness> likeness = CompareWith(connection, file, *original.value());
    if (!likeness.ok()) return std::move(likeness.error());
    const IdentityMatch match{likeness.value(), *original.value()};
    if (match.likeness != Likeness::kOther) KeepCloser(matches, match);
  }
  std::vector<IdentityMatch> fitting;
  for (const IdentityMatch& match : matches) {
    Result<std::vector<Report>> readings = HeadsOfFiles(connection, match.original.report.key);
    if (!readings.ok()) return std::move(readings.error());
    // A reading that tells neither office nor month may be like those of two offices. It joins no report of which
    // another reading is of another office or month.
    if (!IsApart(file.report(), readings.value())) fitting.push_back(match);
  }
  // The closest first; reports that are there before those that were withdrawn; the older one, whose id was told first.
  std::ranges::sort(fitting, [](const IdentityMatch& a, const IdentityMatch& b) {
    return std::tuple(b.likeness, a.original.report.withdrawn, a.original.report.key) <
           std::tuple(a.likeness, b.original.report.withdrawn, b.original.report.key);
  });
  return fitting;
}

void JoinEdition(Decision& decision, const KnownReport& report, int edition) {
  decision.report = report;
  decision.edition = edition;
  decision.place = Place::kSameEdition;
  decision.status = decision.path && !decision.reuses_path() ? ImportStatus::kUpdated
                    : report.withdrawn                       ? ImportStatus::kImported
                                                             : ImportStatus::kDuplicate;
}

void StartEdition(Decision& decision, const KnownReport& report) {
  decision.report = report;
  decision.edition = report.edition + 1;
  decision.place = Place::kNewEdition;
  decision.status = ImportStatus::kUpdated;
}

bool IsOfItsPath(const Decision& decision, const KnownReport& report) {
  return decision.path && decision.path->report.key == report.key;
}

// A path that held the latest text holds an earlier one again: that is the latest by now.
bool IsTakenBack(const Decision& decision, const KnownOriginal& original) {
  const KnownReport& report = original.report;
  return IsOfItsPath(decision, report) && !report.withdrawn && original.edition < report.edition &&
         decision.path->edition == report.edition;
}

// What a path holds now is later than what it held. Else the date that the file tells of itself says which edition is
// the later one, and where nothing says it, the last to arrive is.
Status StartEditionByDate(Connection& connection, const SourceFile& file, Decision& decision,
                          const IdentityMatch& match) {
  const KnownReport& report = match.original.report;
  StartEdition(decision, report);
  if (report.withdrawn || IsOfItsPath(decision, report)) return Ok();
  // What only lacks rows is the earlier one, but where it says that it is later: so no row is hidden without a word.
  Result<int> place =
      match.likeness == Likeness::kShorter
          ? PlaceOfShorterEdition(connection, report.key, file.format, file.modified, match.original.edition)
          : PlaceOfNewEdition(connection, report.key, file.format, file.modified);
  if (!place.ok()) return std::move(place.error());
  decision.edition = place.value();
  const bool is_latest = decision.edition > report.edition;
  if (!is_latest) decision.status = ImportStatus::kDuplicate;
  return Ok();
}

// Whether two reports may be one: no reading of the one is of another office or month than one of the other.
Result<bool> MayBeOne(Connection& connection, std::int64_t report_key, std::int64_t other) {
  const Result<std::vector<Report>> readings = HeadsOfFiles(connection, report_key);
  if (!readings.ok()) return readings.error();
  const Result<std::vector<Report>> others = HeadsOfFiles(connection, other);
  if (!others.ok()) return others.error();
  return std::ranges::none_of(others.value(), [&](const Report& one) { return IsApart(one, readings.value()); });
}

bool IsOneText(const IdentityMatch& match) {
  return !match.original.report.withdrawn && match.likeness == Likeness::kSame;
}

// The file says what two reports say that nothing held together so far: two bad scans before the manuscript. They
// become one, the older of them.
Status JoinReports(Connection& connection, const std::vector<IdentityMatch>& matches, Decision& decision) {
  std::vector<IdentityMatch> one;
  std::ranges::copy_if(matches, std::back_inserter(one), IsOneText);
  if (one.size() < 2) return Ok();
  std::ranges::sort(one, {}, [](const IdentityMatch& match) { return match.original.report.key; });
  decision.report = one.front().original.report;
  decision.edition = one.front().original.edition;
  for (const IdentityMatch& match : std::span(one).subspan(1)) {
    const KnownReport& report = match.original.report;
    Result<bool> may_be_one = MayBeOne(connection, decision.report.key, report.key);
    if (!may_be_one.ok()) return std::move(may_be_one.error());
    if (may_be_one.value()) decision.joined.push_back({report, match.original.edition});
  }
  return Ok();
}

Status DecideForAlike(Connection& connection, const std::vector<IdentityMatch>& matches, const SourceFile& file,
                      Decision& decision) {
  const auto& [likeness, original] = matches.front();
  if (likeness == Likeness::kSame && IsTakenBack(decision, original)) {
    StartEdition(decision, original.report);
    return Ok();
  }
  if (likeness != Likeness::kSame) return StartEditionByDate(connection, file, decision, matches.front());
  JoinEdition(decision, original.report, original.edition);
  return original.report.withdrawn ? Ok() : JoinReports(connection, matches, decision);
}

// The bytes are known: nothing needs comparing.
void DecideForKnownBytes(Decision& decision) {
  const KnownOriginal& original = *decision.original;
  if (IsTakenBack(decision, original))
    StartEdition(decision, original.report);
  else
    JoinEdition(decision, original.report, original.edition);
}

// What the path held is rewritten, or it holds another report now.
Status DecideForUnknownText(Connection& connection, const BroughtReading& file, Decision& decision) {
  if (!decision.path || decision.path->other_paths > 0) return Ok();  // a new report
  Result<std::optional<StoredPrint>> former = PrintOf(connection, decision.path->original_key);
  if (!former.ok()) return std::move(former.error());
  if (former.value() && IsRewritten(file.candidate(), former.value()->candidate()))
    StartEdition(decision, decision.path->report);
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

namespace {

Query PathQuery(Connection& connection, std::string_view condition) {
  return connection(
      std::string("SELECT s.source_key, o.sha256, (SELECT count(*) FROM original p JOIN source t ON t.original_key = "
                  "p.original_key WHERE p.report_key = r.report_key AND t.replaced_at IS NULL "
                  "AND t.source_key <> s.source_key), ")
          .append(kReportColumns)
          .append(
              ", o.edition, o.original_key, s.location FROM source s JOIN original o ON o.original_key = "
              "s.original_key JOIN report r ON r.report_key = o.report_key LEFT JOIN original f ON f.original_key = "
              "r.read_from WHERE s.replaced_at IS NULL AND ")
          .append(condition));
}

KnownPath PathFrom(const Query& row) {
  return {row.Int(0),
          row.Int(10),
          row.Text(1),
          ReportFrom(row, 3),
          static_cast<int>(row.Int(9)),
          static_cast<int>(row.Int(2))};
}

// "../muestras/mayo.docx" of "/home/ana/muestras/mayo.docx".
bool IsEndOf(std::string_view relative, std::string_view absolute) {
  while (relative.starts_with("./") || relative.starts_with("../")) relative.remove_prefix(relative.find('/') + 1);
  return !relative.empty() && !relative.starts_with('/') && absolute.size() > relative.size() &&
         absolute.ends_with(relative) && absolute[absolute.size() - relative.size() - 1] == '/';
}

}  // namespace

Result<std::optional<KnownPath>> FindPath(Connection& connection, const FilePlace& place, std::string_view sha256) {
  std::optional<KnownPath> known;
  Query exact = PathQuery(connection, "s.location = ?");
  exact.Bind(place.location);
  if (exact.Next()) known = PathFrom(exact);
  ACERVO_RETURN_IF_ERROR(exact.Finish());
  if (known || !place.location.starts_with('/')) return known;
  Query same = PathQuery(connection, "o.sha256 = ? ORDER BY s.source_key");
  same.Bind(sha256);
  while (!known && same.Next()) {
    if (!IsEndOf(same.View(11), place.location)) continue;
    known = PathFrom(same);
    known->is_relative = true;
  }
  ACERVO_RETURN_IF_ERROR(same.Finish());
  return known;
}

Status NoteLocation(Connection& connection, const KnownPath& path, const FilePlace& place) {
  return connection(
             "UPDATE source SET location = ?1 WHERE location = (SELECT location FROM source WHERE source_key = ?2)")
      .Bind(place.location, path.source_key)
      .Run();
}

Result<Decision> Decide(Connection& connection, const Report& report, const std::vector<std::int64_t>& sketch,
                        const SourceFile& file) {
  Decision decision;
  Result<std::optional<KnownPath>> path = FindPath(connection, file.place(), file.sha256);
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
  const BroughtReading brought(report, sketch, file.format);
  Result<std::vector<IdentityMatch>> alike = FindAlike(connection, brought);
  if (!alike.ok()) return std::move(alike.error());
  if (alike.value().empty())
    ACERVO_RETURN_IF_ERROR(DecideForUnknownText(connection, brought, decision));
  else
    ACERVO_RETURN_IF_ERROR(DecideForAlike(connection, alike.value(), file, decision));
  return decision;
}

}  // namespace acervo::store
