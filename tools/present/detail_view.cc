#include "tools/present/detail_view.h"

#include <algorithm>

#include "core/text.h"
#include "tools/present/hit_table.h"
#include "tools/present/messages/errors.h"
#include "tools/present/messages/spelling.h"

namespace acervo::tools {
namespace {

constexpr int kWidestLabel = 24;
constexpr int kNarrowestText = 20;

std::string Spaces(int count) { return std::string(static_cast<std::size_t>(std::max(0, count)), ' '); }

// The first line after `lead`, the others under it.
void AppendHanging(std::string& out, const std::string& lead, int indent, const std::string& text, int width) {
  bool first = true;
  for (const MarkedText& line : Wrapped({Harmless(text), {}}, std::max(kNarrowestText, width - indent))) {
    out += (first ? lead : Spaces(indent)) + line.text + '\n';
    first = false;
  }
}

void AddSources(const Messages& say, DetailView& sheet, const StoredReport& stored) {
  sheet.Heading(say("show.sources"));
  for (const StoredSource& source : stored.sources) {
    sheet.Item(source.path + " (" + std::string(Token(source.format)) + ", " + std::to_string(source.bytes) + " B)\n" +
               "sha256 " + source.sha256 + "\n" + say("show.imported_at", source.imported_at));
  }
}

void AddDoubts(const Messages& say, DetailView& sheet, const std::vector<Diagnostic>& doubts) {
  if (doubts.empty()) return;
  sheet.Heading(say("show.doubts"));
  for (const Diagnostic& doubt : doubts) {
    const std::string place = PlaceForPeople(say, doubt.where);
    sheet.Item(DoubtSentence(say, doubt) + (place.empty() ? "" : " (" + place + ")"));
  }
}

std::string PeriodText(const Messages& say, const Report& report) {
  if (!report.period) return say("show.period.unknown");
  if (!report.period_source) return ToIso(*report.period);
  return ToIso(*report.period) + " (" + say("period." + std::string(Token(*report.period_source))) + ")";
}

// The title; the text of a record without one.
const std::string& HeadOf(const Record& record) {
  return record.title && !record.title->empty() ? *record.title : record.text;
}

std::string RecordLine(const Messages& say, const RecordView& view) {
  return view.id + "  " + DateForPeople(say, view.record.date) + "  " + HeadOf(view.record);
}

// One line of it, for lists of what can be asked for by its id.
std::string Short(const std::string& line) {
  constexpr std::size_t kMost = 76;  // fits the usual terminal of 80 columns
  std::string one = line;
  std::ranges::replace(one, '\n', ' ');
  return CodePointCount(one) <= kMost ? one : one.substr(0, ByteOffset(one, kMost - 1)) + "…";
}

std::string LineOf(const std::string& report_id, const Record& record) {
  std::string line = RecordId(report_id, record) + "  ";
  if (!record.date.intervals.empty()) line += ToIso(record.date.intervals.front().first) + "  ";
  return line + record.title.value_or(record.text);
}

void AddRecords(const Messages& say, DetailView& sheet, const StoredReport& stored, RecordKind kind,
                const char* heading) {
  if (CountOf(stored.report, kind) == 0) return;
  sheet.Heading(say(heading, CountOf(stored.report, kind)));
  for (const Record& record : stored.report.records) {
    if (record.kind == kind) sheet.Item(LineOf(stored.id, record));
  }
}

// Readings of earlier versions have their texts here alone.
void AddSections(DetailView& sheet, const Report& report) {
  for (const Section& section : report.sections) {
    sheet.Heading(section.title);
    sheet.Paragraph(section.text);
  }
}

}  // namespace

void DetailView::Title(const std::string& text) { lines_.push_back({Kind::kTitle, "", text}); }
void DetailView::Entry(const std::string& label, const std::string& value) {
  if (!value.empty()) lines_.push_back({Kind::kEntry, label, value});
}
void DetailView::Heading(const std::string& text) { lines_.push_back({Kind::kHeading, "", text}); }
void DetailView::Paragraph(const std::string& text) {
  if (!text.empty()) lines_.push_back({Kind::kParagraph, "", text});
}
void DetailView::Item(const std::string& text) { lines_.push_back({Kind::kItem, "", text}); }
void DetailView::Table(std::vector<Column> columns, std::vector<Row> rows) {
  lines_.push_back({Kind::kTable, "", "", std::move(columns), std::move(rows)});
}

int DetailView::LabelWidth() const {
  int width = 0;
  for (const Line& line : lines_) width = std::max(width, DisplayWidth(Harmless(line.label)));
  return std::min(width, kWidestLabel);
}

std::string DetailView::Text(int width, Colour colour) const {
  const int label_width = LabelWidth();
  std::string out;
  for (const Line& line : lines_) {
    const std::string label = Harmless(line.label);
    switch (line.kind) {
      case Kind::kTitle:
        for (const MarkedText& part : Wrapped({Harmless(line.text), {}}, width)) {
          out += Painted(part.text, Style::kBold, colour) + '\n';
        }
        break;
      case Kind::kEntry:
        AppendHanging(out, Painted(label, Style::kDim, colour) + Spaces(label_width - DisplayWidth(label) + 2),
                      label_width + 2, line.text, width);
        break;
      case Kind::kHeading: out += '\n' + Painted(Harmless(line.text), Style::kBold, colour) + '\n'; break;
      case Kind::kParagraph: AppendHanging(out, "", 0, line.text, width); break;
      case Kind::kItem: AppendHanging(out, "  ", 4, line.text, width); break;
      case Kind::kTable: out += LayOut(line.columns, line.rows, width, colour); break;
    }
  }
  return out;
}

DetailView RecordDetails(const Messages& say, const RecordView& view, const StoredReport& report,
                         const std::vector<Diagnostic>& doubts) {
  DetailView sheet;
  const Record& record = view.record;
  sheet.Title(HeadOf(record));
  sheet.Entry(say("show.id"), view.id);
  sheet.Entry(say("show.kind"), Word(say, "web.kind.", Token(record.kind)));
  sheet.Entry(say("show.type"), TypeWords(say, record.type.value_or("")));
  sheet.Entry(say("show.date"), DateForPeople(say, record.date));
  sheet.Entry(say("show.date.raw"), record.date.raw);
  sheet.Entry(say("show.section"), record.section.value_or(""));
  sheet.Entry(say("show.parent"), view.parent_id.value_or(""));
  sheet.Entry(say("show.report"), report.id + ", " + PeriodText(say, report.report));
  sheet.Entry(say("show.office"), report.report.office);
  sheet.Entry(say("show.where"), SourceForPeople(say, view.file.path, record.source));
  if (record.title && !record.title->empty()) {
    sheet.Heading(say("show.text"));
    sheet.Paragraph(record.text);
  }
  if (!record.entities.empty()) sheet.Heading(say("show.entities"));
  for (const EntityMention& entity : record.entities) {
    sheet.Item(entity.name + " [" + entity.id + ", " + Word(say, "web.entity.", Token(entity.kind)) + "] «" +
               entity.raw + "»");
  }
  if (!record.fields.empty()) sheet.Heading(say("show.fields"));
  for (const auto& [name, value] : record.fields) sheet.Entry(Word(say, "web.field.", name), value);
  AddDoubts(say, sheet, doubts);
  AddSources(say, sheet, report);
  return sheet;
}

DetailView ReportDetails(const Messages& say, const StoredReport& stored) {
  DetailView sheet;
  const Report& report = stored.report;
  sheet.Title(report.office.empty() ? say("show.report.untitled") : report.office);
  sheet.Entry(say("show.id"), stored.id);
  sheet.Entry(say("show.period"), PeriodText(say, report));
  sheet.Entry(say("show.contact"), report.contact);
  if (CountOf(report, RecordKind::kText) == 0) AddSections(sheet, report);
  AddRecords(say, sheet, stored, RecordKind::kActivity, "show.activities");
  AddRecords(say, sheet, stored, RecordKind::kCoordination, "show.coordinations");
  AddRecords(say, sheet, stored, RecordKind::kText, "show.texts");
  AddDoubts(say, sheet, report.doubts);
  AddSources(say, sheet, stored);
  return sheet;
}

DetailView EntityDetails(const Messages& say, const StoredEntity& entity, const std::vector<SearchHit>& latest) {
  DetailView sheet;
  sheet.Title(entity.name);
  sheet.Entry(say("show.id"), entity.id);
  sheet.Entry(say("show.kind"), Word(say, "web.entity.", Token(entity.kind)));
  sheet.Entry(say("show.records"), std::to_string(entity.records));
  sheet.Entry(say("show.first_seen"), entity.first_seen);
  sheet.Entry(say("show.last_seen"), entity.last_seen);
  if (!entity.names.empty()) sheet.Heading(say("show.names"));
  for (const std::string& name : entity.names) sheet.Item(name);
  if (!latest.empty()) sheet.Heading(say("show.latest"));
  for (const SearchHit& hit : latest) sheet.Item(Short(RecordLine(say, hit.view)));
  return sheet;
}

}  // namespace acervo::tools
