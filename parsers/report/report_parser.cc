// Tables, then the outline around them, then the month by all that was found; only then can days be dated.
#include "parsers/report/report_parser.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "core/text.h"
#include "parsers/entities/entities.h"
#include "parsers/report/activities.h"
#include "parsers/report/day_heading.h"
#include "parsers/report/draft.h"
#include "parsers/report/finish.h"
#include "parsers/report/line_per_cell.h"
#include "parsers/report/names.h"
#include "parsers/report/outline.h"
#include "parsers/report/period.h"
#include "parsers/report/places.h"
#include "parsers/report/recognition.h"
#include "parsers/report/tables.h"
#include "parsers/report/text_records.h"
#include "parsers/report/unfolded_lists.h"
#include "parsers/report/word_counts.h"
#include "parsers/report/wording.h"

namespace acervo {
namespace report {
namespace {

struct Parts {
  Outline outline;
  std::vector<Draft> activities;
  std::vector<Draft> coordinations;
  Tally tally;
};

std::optional<std::string> HeadingOf(const Outline& outline, std::size_t block) {
  const auto found = outline.table_headings.find(block);
  if (found == outline.table_headings.end()) return std::nullopt;
  return found->second;
}

Draft DraftOf(const Document& document, const Bullet& bullet) {
  Draft draft;
  draft.record.kind = RecordKind::kCoordination;
  draft.record.depth = bullet.depth;
  draft.record.text = bullet.text;
  draft.record.section = bullet.section;
  draft.heading_date = DayIn(bullet.day);
  const auto place = [&](std::size_t block) {
    return ParagraphSource(std::get<Paragraph>(document.blocks[block]), block);
  };
  draft.record.source = place(bullet.block);
  for (const std::size_t block : bullet.more) Cover(draft.record.source, place(block));
  if (bullet.parent) draft.record.parent = static_cast<int>(*bullet.parent) + 1;
  return draft;
}

// A row that heads others within the table is nearer to them than what stands above the table.
void ReadRows(const Document& document, const TableReading& table, Parts& parts) {
  const std::size_t before = parts.activities.size();
  ReadActivities(document, table, HeadingOf(parts.outline, table.block), parts.activities, parts.tally);
  const auto day = parts.outline.table_days.find(table.block);
  for (std::size_t i = before; i < parts.activities.size(); ++i) {
    Draft& draft = parts.activities[i];
    const std::string section = draft.record.section.value_or(std::string());
    if (IsDay(section))
      draft.heading_date = DayIn(section);
    else if (day != parts.outline.table_days.end())
      draft.heading_date = DayIn(day->second);
  }
}

Parts ReadParts(const Document& document) {
  Parts parts;
  const std::vector<TableReading> tables = ReadTables(document);
  parts.outline = ReadOutline(document, tables, parts.tally);
  for (const TableReading& table : tables) {
    if (table.lists_activities()) ReadRows(document, table, parts);
  }
  for (const Bullet& bullet : parts.outline.bullets) parts.coordinations.push_back(DraftOf(document, bullet));
  return parts;
}

void NumberActivities(std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    drafts[i].record.order = static_cast<int>(i) + 1;
    drafts[i].record.local_id = "a" + std::to_string(i + 1);
  }
}

// "c2.1" is the first child of the second bullet.
void NumberCoordinations(std::vector<Draft>& drafts) {
  std::vector<int> children(drafts.size() + 1, 0);  // by order of the parent, 0 for none
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Record& record = drafts[i].record;
    record.order = static_cast<int>(i) + 1;
    const std::size_t parent = record.parent ? static_cast<std::size_t>(*record.parent) : 0;
    const std::string ordinal = std::to_string(++children[parent]);
    record.local_id = parent == 0 ? "c" + ordinal : drafts[parent - 1].record.local_id + "." + ordinal;
  }
}

// Title lines, and the heading that all activities share, which may be a row of their table.
std::vector<std::string> TitlesOf(const Parts& parts) {
  std::vector<std::string> titles = parts.outline.front;
  const std::vector<Draft>& drafts = parts.activities;
  if (drafts.empty() || !drafts.front().record.section) return titles;
  const std::optional<std::string>& section = drafts.front().record.section;
  const bool shared =
      std::all_of(drafts.begin(), drafts.end(), [&](const Draft& draft) { return draft.record.section == section; });
  if (shared) titles.push_back(*section);
  return titles;
}

PeriodReading PeriodOf(const Document& document, const ParseHints& hints, const Parts& parts,
                       std::vector<Diagnostic>& doubts) {
  std::vector<std::string> date_cells;
  std::vector<std::string_view> texts;
  for (const Draft& draft : parts.activities) {
    date_cells.insert(date_cells.end(), draft.date_cells.begin(), draft.date_cells.end());
    texts.push_back(draft.record.text);
  }
  for (const Draft& draft : parts.coordinations) texts.push_back(draft.record.text);
  date_cells.insert(date_cells.end(), parts.outline.days.begin(), parts.outline.days.end());
  const std::string path = Nfc(hints.path);  // a file's name is any bytes; a doubt may quote it
  const std::optional<Month> today = hints.today ? std::optional(MonthOf(*hints.today)) : std::nullopt;
  return ReadPeriod({TitlesOf(parts), date_cells, texts, path, document.meta, today}, doubts);
}

void DoubtBullets(const Outline& outline, const std::vector<Draft>& drafts, std::vector<Diagnostic>& doubts) {
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const Record& record = drafts[i].record;
    if (outline.bullets[i].unmarked)
      doubts.push_back({DiagnosticCode::kUnmarkedBullet,
                        record.source,
                        record.local_id,
                        {},
                        std::string(Prefix(record.text, 200)),
                        0.4});
  }
  if (!drafts.empty() && !outline.bullets_have_heading)
    doubts.push_back({DiagnosticCode::kNoHeading,
                      drafts.front().record.source,
                      {},
                      {},
                      std::string(Prefix(drafts.front().record.text, 200)),
                      0.2});
}

void FinishAll(std::vector<Draft>&& drafts, const DateReference& reference, const NamesOfReport& names,
               Report& report) {
  for (Draft& draft : drafts)
    report.records.push_back(Finish(std::move(draft), reference, names.local(), report.doubts));
}

// Sections of a document without structure would only say again what its texts say.
void DoubtStructure(bool has_activities, bool has_bullets, Report& report) {
  if (has_activities) return;
  if (has_bullets)
    return report.doubts.push_back({DiagnosticCode::kNoActivities, report.records.front().source, {}, {}, {}, 0.6});
  report.doubts.push_back({DiagnosticCode::kNoStructure, {}, {}, {}, {}, 0.8});
  report.sections.clear();
}

void AddTexts(const Document& document, const DaysFrom& days, const DateReference& reference,
              const NamesOfReport& names, Report& report) {
  TextRecords texts = ReadTexts(document, report, days);
  report.letterhead = std::move(texts.letterhead);
  FinishAll(std::move(texts.drafts), reference, names, report);
}

std::vector<EntityNames> NamesIn(const std::vector<Record>& records) {
  std::set<std::string> ids;
  for (const Record& record : records) {
    for (const EntityMention& mention : record.entities) ids.insert(mention.id);
  }
  std::vector<EntityNames> all;
  for (const std::string& id : ids) {
    std::vector<std::string> names = NamesOfEntity(id);
    if (names.size() > 1) all.push_back({id, std::move(names)});
  }
  return all;
}

// As they stand on the paper.
void SortByPlace(std::vector<Diagnostic>& rejected) {
  std::stable_sort(rejected.begin(), rejected.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.where.block, a.where.row) < std::pair(b.where.block, b.where.row);
  });
}

void TakeOutline(Parts& parts, Report& report) {
  report.office = std::move(parts.outline.office);
  report.contact = std::move(parts.outline.contact);
  report.sections = std::move(parts.outline.sections);
  std::move(parts.tally.sections.begin(), parts.tally.sections.end(), std::back_inserter(report.sections));
  report.rejected = std::move(parts.tally.rejected);
  SortByPlace(report.rejected);
  report.rows_seen = parts.tally.seen;
  std::move(parts.tally.doubts.begin(), parts.tally.doubts.end(), std::back_inserter(report.doubts));
}

// Places become those of the document that was given, and what was no list item stands in its place among the rejected.
void TakeUnfolded(const UnfoldedLists& unfolded, Tally tally, Report& report) {
  RestorePlaces(unfolded.places, report);
  report.rows_seen += tally.seen;
  for (const Diagnostic& rejected : tally.rejected) {
    if (rejected.code == DiagnosticCode::kHeaderRow)
      report.letterhead += (report.letterhead.empty() ? "" : "\n") + rejected.text;
  }
  std::move(tally.rejected.begin(), tally.rejected.end(), std::back_inserter(report.rejected));
  SortByPlace(report.rejected);
}

void TakePeriod(const PeriodReading& period, Report& report) {
  report.period = period.month;
  if (period.month) report.period_end = *period.month + std::chrono::months(period.months - 1);
  report.period_source = period.source;
  report.period_confidence = period.confidence;
  if (!period.month) report.doubts.push_back({DiagnosticCode::kNoPeriod, {}, {}, {}, {}, 0.7});
}

}  // namespace
}  // namespace report

namespace {

Report ParseGathered(const Document& original, const ParseHints& hints) {
  report::Tally unfolding;
  const std::optional<report::UnfoldedLists> unfolded = report::UnfoldLists(original, unfolding);
  const Document& document = unfolded ? unfolded->document : original;
  Report report;
  report.parser_version = kParserVersion;
  report::Parts parts = report::ReadParts(document);
  report::NumberActivities(parts.activities);
  report::NumberCoordinations(parts.coordinations);
  report::TakePeriod(report::PeriodOf(document, hints, parts, report.doubts), report);
  report::DoubtBullets(parts.outline, parts.coordinations, report.doubts);
  const bool has_activities = !parts.activities.empty();
  const bool has_bullets = !parts.coordinations.empty();
  report::TakeOutline(parts, report);
  const DateReference reference{report.period, std::nullopt, report.period_end};
  report::NamesOfReport names;
  names.Learn(parts.activities);
  names.Learn(parts.coordinations);
  names.Learn(report.sections);
  report::FinishAll(std::move(parts.activities), reference, names, report);
  report::FinishAll(std::move(parts.coordinations), reference, names, report);
  report::DoubtStructure(has_activities, has_bullets, report);
  report::AddTexts(document, parts.outline.days_from, reference, names, report);
  names.Finish(report);
  report.entity_names = report::NamesIn(report.records);
  report.words = report::CountWords(document, report);
  if (unfolded) report::TakeUnfolded(*unfolded, std::move(unfolding), report);
  report::TellRecognition(original, report);
  return report;
}

}  // namespace

Report ParseReport(const Document& document, const ParseHints& hints) {
  std::optional<report::GatheredTables> gathered = report::GatherLinePerCell(document);
  if (!gathered) return ParseGathered(document, hints);
  Report report = ParseGathered(gathered->document, hints);
  std::move(gathered->doubts.begin(), gathered->doubts.end(), std::back_inserter(report.doubts));
  return report;
}

}  // namespace acervo
