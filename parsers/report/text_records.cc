// One walk over the blocks. The words of a block that records hold are taken away; what is left is a line of the form
// or becomes a record.
#include "parsers/report/text_records.h"

#include <iterator>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

#include "core/text.h"
#include "parsers/report/column_names.h"
#include "parsers/report/day_heading.h"
#include "parsers/report/form_lines.h"
#include "parsers/report/headings.h"
#include "parsers/report/places.h"
#include "parsers/report/record_words.h"
#include "parsers/report/set_aside_tables.h"
#include "parsers/report/tables.h"
#include "parsers/report/text_pieces.h"

namespace acervo::report {
namespace {

// The rows that were told to be headings of columns, or numbers that nobody filled in.
std::set<Place> RowsRejectedAs(const Report& report, std::initializer_list<DiagnosticCode> reasons) {
  std::set<Place> rows;
  for (const Diagnostic& rejected : report.rejected) {
    for (const DiagnosticCode reason : reasons) {
      if (rejected.code == reason) rows.insert(PlaceOf(rejected.where));
    }
  }
  return rows;
}

std::set<std::string> SectionsOf(const Report& report) {
  std::set<std::string> sections;
  for (const Record& record : report.records) {
    if (record.section) sections.insert(*record.section);
  }
  return sections;
}

std::string Joined(const std::vector<std::string_view>& parts, std::string_view between) {
  std::string text;
  for (const std::string_view part : parts) {
    if (!text.empty()) text += between;
    text += part;
  }
  return text;
}

class TextWalk {
 public:
  TextWalk(const Document& document, const Report& report, const DaysFrom& days)
      : document_(document),
        days_(days),
        has_records_(!report.records.empty()),
        held_(report.records),
        sections_(SectionsOf(report)),
        head_rows_(RowsRejectedAs(report, {DiagnosticCode::kHeaderRow, DiagnosticCode::kRepeatedHeader})),
        bare_numbers_(RowsRejectedAs(report, {DiagnosticCode::kNumberAlone})) {}

  TextRecords Walk() {
    for (const Block& block : document_.blocks) {
      if (const Paragraph* paragraph = std::get_if<Paragraph>(&block)) {
        TakeParagraph(*paragraph);
      } else {
        TakeTable(std::get<Table>(block));
      }
      ++at_;
    }
    pieces_.Break();
    for (std::size_t i = 0; i < texts_.drafts.size(); ++i) {
      texts_.drafts[i].record.order = static_cast<int>(i) + 1;
      texts_.drafts[i].record.local_id = "t" + std::to_string(i + 1);
      texts_.drafts[i].heading_date = DayAt(texts_.drafts[i].record.source);
    }
    texts_.letterhead = form_.text();
    return std::move(texts_);
  }

 private:
  // Paragraphs.

  void TakeParagraph(const Paragraph& paragraph) {
    if (paragraph.role == BlockRole::kHeader || paragraph.role == BlockRole::kFooter) return;
    const Source where = ParagraphSource(paragraph, static_cast<std::size_t>(at_));
    if (paragraph.role == BlockRole::kNote) {
      if (!Trim(paragraph.text).empty()) pieces_.AddApart(paragraph.text, where);
      return;
    }
    const std::vector<std::string_view> left = held_.Take({at_}, {paragraph.text}).front();
    if (left.empty()) {
      if (!Trim(paragraph.text).empty()) PassHeld(paragraph);
      return;
    }
    if (left.front().size() < paragraph.text.size()) return pieces_.AddText(Joined(left, " "), where);
    if (IsFormLine(paragraph.text)) return form_.Add(paragraph.text);
    Paragraph shown = paragraph;
    if (BeginsDay()) shown.bold = true;
    pieces_.AddParagraph(shown, where);
  }

  // However it is set, a day heads what is below it.
  bool BeginsDay() const {
    const auto day = days_.find(static_cast<std::size_t>(at_));
    return day != days_.end() && !day->second.empty();
  }

  std::string DayAt(const Source& where) const {
    const auto after = days_.upper_bound(static_cast<std::size_t>(where.block.value_or(0)));
    return after == days_.begin() ? std::string() : DayIn(std::prev(after)->second);
  }

  // What records hold ends the text above it; where it is their section, the text below stands under it too.
  void PassHeld(const Paragraph& paragraph) {
    const std::string heading = HeadingText(paragraph.text);
    if (!paragraph.list && sections_.contains(heading)) return pieces_.BeginSection(heading);
    pieces_.Break();
  }

  bool IsFormLine(const std::string& line) const {
    if (!has_records_) return false;
    if (!held_.HasRecordsBefore({at_}) && IsLetterheadLine(line)) return true;
    const auto announced = FindAnnouncement(line);
    return announced && announced->whole && announced->kind == HeadingKind::kCoordinations;
  }

  // Tables.

  void TakeTable(const Table& paper) {
    const Rows grid = Grid(paper);
    TableReading place;
    place.block = static_cast<std::size_t>(at_);
    place.index = table_++;
    set_aside_ = !held_.HasRecordsOf(at_);
    const bool has_head = set_aside_ && HasOwnHead(grid);
    const std::vector<std::string> names = set_aside_ ? OwnColumnNames(grid, has_head) : std::vector<std::string>();
    if (!set_aside_) pieces_.Break();
    for (std::size_t row = 0; row < grid.size(); ++row) {
      const bool is_head = (has_head && row == 0) || head_rows_.contains({at_, static_cast<int>(row)});
      TakeRow(paper.rows[row], grid[row], is_head, names, RowSource(document_, place, row));
    }
    if (!set_aside_) pieces_.Break();
  }

  void TakeRow(const std::vector<Cell>& cells, const Row& row, bool is_head, const std::vector<std::string>& names,
               const Source& where) {
    if (bare_numbers_.contains(PlaceOf(where))) return;
    if (set_aside_) return TakeSetAsideRow(row, is_head, names, where);
    std::vector<std::string_view> texts;
    for (const Cell& cell : cells) texts.push_back(cell.text);
    std::vector<std::string_view> left;
    for (const std::vector<std::string_view>& parts : held_.Take(PlaceOf(where), texts)) {
      for (const std::string_view part : parts) {
        if (!IsLabel(part, where)) left.push_back(part);
      }
    }
    if (left.empty()) return;
    const std::string line = Joined(left, " | ");
    if (is_head || IsFormLine(line)) return form_.Add(line);
    Draft draft = DraftOf(line, where);
    pieces_.AddRow(std::move(draft));
  }

  // 'Fecha:' beside its value: a heading, though not above it.
  bool IsLabel(std::string_view text, const Source& where) {
    const std::string heading = HeadingText(text);
    const auto known = FindColumnName(heading);
    const bool names = held_.NamesField(PlaceOf(where), OwnColumnName(heading)) ||
                       (known && held_.NamesField(PlaceOf(where), known->name));
    if (names) form_.Add(text);
    return names;
  }

  void TakeSetAsideRow(const Row& row, bool is_head, const std::vector<std::string>& names, const Source& where) {
    const std::string line = RowText(row);
    if (line.empty()) return;
    if ((is_head && has_records_) || IsFormLine(line)) return form_.Add(line);
    Draft draft = DraftOf(line, where);
    if (!is_head) draft.record.fields = OwnFields(names, row);
    pieces_.AddRow(std::move(draft));
  }

  static Draft DraftOf(std::string text, const Source& where) {
    Draft draft;
    draft.record.kind = RecordKind::kText;
    draft.record.text = std::move(text);
    draft.record.source = where;
    return draft;
  }

  const Document& document_;
  const DaysFrom& days_;
  const bool has_records_;
  RecordWords held_;
  const std::set<std::string> sections_;  // of the records
  const std::set<Place> head_rows_;
  const std::set<Place> bare_numbers_;
  TextRecords texts_;
  TextPieces pieces_{texts_.drafts};
  FormLines form_;
  int at_ = 0;
  int table_ = 0;
  bool set_aside_ = false;
};

}  // namespace

TextRecords ReadTexts(const Document& document, const Report& report, const DaysFrom& days) {
  return TextWalk(document, report, days).Walk();
}

}  // namespace acervo::report
