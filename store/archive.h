// The archive: one SQLite file that keeps reports and answers questions about them.
//
// Errors: kArchive* of core/result.h; kNotFound for an id that is not there. No call leaves anything half-written.
// Thread use: one Archive belongs to one thread; open another for another thread or process.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/record_view.h"
#include "core/report.h"
#include "core/result.h"
#include "store/db/sha256.h"
#include "store/decisions.h"
#include "store/entities.h"
#include "store/history.h"
#include "store/lists.h"
#include "store/open_options.h"
#include "store/preparation.h"
#include "store/reparse.h"
#include "store/review.h"
#include "store/search.h"
#include "store/source_file.h"

namespace acervo {

// What the archive knows of a file that failed before.
struct Failure {
  std::string path;
  std::string sha256;  // empty: it could not be read
  std::string code;    // ErrorCode token
  std::string detail;
  std::string at;             // ISO 8601 UTC
  std::string location = {};  // absolute; empty: as `path`
};

struct StoredSource {
  std::string path;
  std::string sha256;
  Format format = Format::kTxt;
  std::int64_t bytes = 0;
  std::string imported_at;
  std::string location = {};  // absolute; of archives of earlier schemas the path as it was given
};

struct ReportTally {
  int activities = 0, coordinations = 0, texts = 0, rows_seen = 0;
  WordCounts words;
  std::vector<Diagnostic> rejected;
  std::vector<Diagnostic> doubts;
};

struct StoredReport {
  std::string id;
  Report report;
  std::vector<StoredSource> sources;  // the first one is where the records were read from
};

// One office of the records asked for, as archival description sees it: the series that its reports make.
struct OfficeSeries {
  std::string office;  // the spelling of most of its reports; empty: they tell none
  std::optional<Month> first_period, last_period;
  int reports = 0;
  int records = 0;  // of those asked for
};

// What a walk down an archival description comes by: a series, then each of its reports (with the records that were
// asked for on their own, not in `report.records`). An empty function is passed over; false stops the walk.
struct DescriptionVisitor {
  std::function<bool(const OfficeSeries&)> series;
  std::function<bool(const StoredReport&)> report;
  std::function<bool(const RecordView& record)> record;
};

struct ArchiveStats {
  int reports = 0, sources = 0, activities = 0, coordinations = 0, texts = 0, entities = 0, doubts = 0, failures = 0;
  int earlier_editions = 0;  // of the reports counted
  int withdrawn = 0;         // reports whose only file has become another one
  std::optional<Month> first_period, last_period;
  std::vector<Month> missing_months;  // between the first and the last, without a report
  std::vector<std::pair<int, int>> records_per_year;
  std::vector<std::pair<std::string, int>> records_per_type;
  std::vector<std::pair<std::string, int>> originals_per_format;  // every content kept, each once
  std::vector<std::pair<std::string, int>> reports_per_parser;    // the version that read them, the oldest first
  std::vector<std::pair<std::string, int>> doubts_per_code;       // the most frequent first
  std::vector<std::pair<std::string, int>> failures_per_code;     // the most frequent first
  std::int64_t bytes_of_originals = 0, bytes_of_archive = 0;
  int schema_version = 0;
};

// Records by month and year, each counted wherever a filter for that month or year finds it; the undated apart.
struct Timeline {
  std::vector<std::pair<Month, int>> months;  // ascending; none is empty
  std::vector<std::pair<int, int>> years;
  std::int64_t undated = 0;
  std::int64_t total = 0;
};

// An entity that stands in records beside another one.
struct Companion {
  std::string id, name;
  EntityKind kind = EntityKind::kOther;
  int shared = 0;  // records
};

// One report in a list of all.
struct ReportLine {
  std::string id;
  std::optional<Month> period;
  std::string office;
  int activities = 0, coordinations = 0;
};

// Something in the archive that is not as it has to be.
struct Fault {
  std::string code;    // "integrity", "foreign_key", "original", "index", "count", "interval", "entity", "source"
  std::string where;   // the original, report, record or entity; empty: the file as a whole
  std::string detail;  // what SQLite or the check says, in no language
};

struct Verification {
  int reports = 0, records = 0, originals = 0;
  bool index_checked = false;  // the inside of the full-text index; that needs the right to write
  std::vector<Fault> faults;   // at most 20 of a kind, originals apart
};
using VerifyPulse = std::function<void(int originals, int of)>;  // called for each original; may be empty

class Archive {
 public:
  // ":memory:" with kCreate is an archive of its own that goes with its owner.
  static Result<Archive> Open(const std::string& path, OpenMode mode, const OpenOptions& options = {});
  // To try what the one at `path` would say to an import: what is imported here never reaches it, and neither waits
  // for the other. Answers for import alone (Import, AddPath, Unchanged, failures, TallyOf). No archive there is an
  // empty one; kArchiveOlder where it has to be migrated first.
  static Result<Archive> Rehearse(const std::string& path, const OpenOptions& options = {});
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  // Reads what the first questions would have to wait for.
  Status WarmUp();

  // kArchiveAbsent with the detail kMoved where the file at its path is no longer the one that was opened. Costs one
  // stat(2). Every change asks it by itself; ask it where time goes by without one.
  Status InPlace();

  // The report a file of these bytes belongs to, when it is stored as of this very place: nothing to do ("unchanged").
  // A place that an earlier schema knows by a relative path is noted.
  Result<std::optional<std::string>> Unchanged(const FilePlace& place, std::string_view sha256);
  // The same for bytes stored under another path: notes the new path as one more name of the source and gives the
  // report ("duplicate"), without parsing anything. nullopt: the bytes are not in the archive.
  Result<std::optional<std::string>> AddPath(const FilePlace& place, std::string_view sha256);

  // Stores one report whole or not at all: a new report, a new source of one it has (a fingerprint over folded records
  // tells), or, where `path` is known with other bytes, a new version of it. Clears a failure noted for the path.
  Result<ImportOutcome> Import(const Report& report, const SourceFile& file);
  // The same with what a worker has prepared, which has to live until the batch ends.
  Result<ImportOutcome> Import(const Report& report, const Preparation& preparation, const SourceFile& file);
  // From here to EndBatch all changes are one transaction: other writers wait, and none of it is on the disk. A failure
  // within it undoes the whole batch and ends it.
  Status BeginBatch();
  Status EndBatch();
  Status NoteFailure(const Failure& failure);
  // Of a place where nothing is any more. Without a failure of that place nothing happens.
  Status ForgetFailure(std::string_view location);
  // Only those with this code; empty: all. In the order of the paths.
  Result<std::vector<Failure>> Failures(std::string_view code = {});

  Result<SearchResult> Search(const SearchRequest& request);
  // Records of the filters of `request` (limit, offset and sort are not applied) in the order of report period,
  // report id, kind (actividad first), order. The callback gives false to stop.
  Status ForEachRecord(const SearchRequest& request, const std::function<bool(const RecordView& record)>& visit);

  // The same as they were read, whatever was decided; with those that decisions have dropped.
  Status ForEachRecordAsRead(const SearchRequest& request, const std::function<bool(const RecordView& record)>& visit);

  // The same records by office, for descriptions from the general to the particular: offices in the order of their
  // earliest report, each as above. Case, accents and punctuation make no other office.
  Status ForEachDescription(const SearchRequest& request, const DescriptionVisitor& visit);
  // When the archive last read a report, ISO 8601 UTC; empty where there is none. The same for unchanged data.
  Result<std::string> LastReadAt();

  // Reports with what of their readings the filter asks for, in the order of period and id. kNotFound for an id that is
  // not there.
  Result<std::vector<ReparseTarget>> ReparseTargets(const ReparseFilter& filter);
  // The bytes of a stored file. kCorrupt where they are damaged.
  Result<std::string> OriginalBytes(std::string_view sha256);
  // Puts readings in the place of those there are, all or none; ids stay, what was read before goes to the history. A
  // reading that says the same changes the parser's version alone. What is no file of the report any more is passed
  // over.
  Result<std::vector<ReadingChange>> Reparse(std::string_view report_id, const std::vector<FreshReading>& readings);
  // What Reparse would change, without writing.
  Result<std::vector<ReadingChange>> ReparseDryRun(std::string_view report_id,
                                                   const std::vector<FreshReading>& readings);

  // How decided values are read, in everything that writes. To be given before the first change.
  void UseReader(DecidedReader reader);
  // Decides all of it or nothing. What is shown already is no decision.
  Result<DecisionOutcome> Decide(const DecisionRequest& request, DecisionMode mode);
  // Takes decisions back, undone ones among them; those of one file together. Empty: what was decided last. Only `by`
  // and `why` of the request count.
  Result<DecisionOutcome> UndoDecisions(const std::vector<std::int64_t>& numbers, const DecisionRequest& request,
                                        DecisionMode mode);
  // The newest first.
  Result<std::vector<DecisionEntry>> Decisions(const HistoryFilter& filter);
  // Doubts as questions, the weightiest first. A question is answered by a Wish of kConfirm, kDismiss or kUnsure on
  // QuestionTarget(n).
  Result<ReviewList> Review(const ReviewFilter& filter);
  // What the record was before each of the decisions on its report, the latest first, until `visit` gives false.
  Status ForEachFormerState(std::string_view record_id, const std::function<bool(const RecordView& record)>& visit);
  // A record as it was read, with its report as it was read. kNotFound where it is on no paper.
  Result<RecordView> RecordAsRead(std::string_view id);

  // Of a report ("r7f3a9c21") or one of its records ("r7f3a9c21.a3"), also of one that is gone.
  Result<ReportHistory> HistoryOf(std::string_view id);
  Result<SourceComparison> CompareSources(std::string_view report_id);
  // Of the files in a format that is wanted.
  Result<std::vector<SourceReading>> ReadingsOf(std::string_view report_id, bool (*is_wanted)(Format));

  Result<RecordView> RecordById(std::string_view id);
  Result<StoredReport> ReportById(std::string_view id);
  // What an import tells of a report that is there. REQUIRES: it is not withdrawn.
  Result<ReportTally> TallyOf(std::string_view id);
  Result<StoredEntity> EntityById(std::string_view id);  // an id or one of its names
  Result<EntityList> Entities(const EntityFilter& filter);
  // Which entity a name means and why. `table_id` is the id that the parsers give the name.
  Result<EntityResolution> ResolveName(std::string_view name, std::string_view table_id);
  // Lets the tables speak again over names that they did not know when their reports were read, when `tables` is not
  // what they were called the last time. Gives how many names have become others.
  Result<int> Reread(std::string_view tables, const ReadName& read);
  Result<ArchiveStats> Stats();

  // Of what `request` finds; limit, offset and sort are not applied.
  Result<Timeline> TimelineOf(const SearchRequest& request);
  // With whom an entity appears, most often first. Of an unknown id nobody.
  Result<std::vector<Companion>> CompanionsOf(std::string_view entity_id, int limit);
  Result<std::vector<ReportLine>> Reports();  // by period, those without one first
  Result<ReportList> ListReports(const ReportFilter& filter);
  Result<DoubtList> ListDoubts(const DoubtFilter& filter);
  // Ascending; months without a report are left out.
  Result<std::vector<std::pair<Month, int>>> ReportsPerMonth();
  // Of an unknown report, or one without a period, nowhere.
  Result<ReportSteps> StepsFrom(std::string_view report_id);
  // A file as it came, under the first of its paths.
  Result<SourceFile> Original(std::string_view sha256);
  // Without its bytes: whether there is one, and of which kind.
  Result<Format> FormatOfOriginal(std::string_view sha256);
  // Another number after each change that another connection commits; it means nothing beyond this one.
  Result<std::int64_t> DataVersion();
  // From then on a question ends with kTimeout, until another time or none is set.
  void StopAt(std::optional<std::chrono::steady_clock::time_point> deadline);

  // Reads everything once. Damage is a fault, not an error; an error is what keeps it from reading on (a lock).
  Result<Verification> Verify(const VerifyPulse& pulse);
  // A copy of this moment, verified before it takes its name; others read and write meanwhile. With faults in it, no
  // copy is left. An archive that stood there is replaced at once. Ends with kTimeout when `stops`, asked often, says
  // so. What an earlier copy to the same name left when it was killed goes first.
  Result<Verification> Backup(const std::string& destination, const std::function<bool()>& stops = {});

 private:
  struct Impl;
  explicit Archive(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace acervo
