// One walk over the blocks with the region of the report as its state. What a paragraph is depends on its own words
// and setting, on the region, and on the block that follows.
#include "parsers/report/outline.h"

#include <set>
#include <utility>

#include "core/text.h"
#include "parsers/data/tsv.h"
#include "parsers/report/day_heading.h"
#include "parsers/report/day_in_force.h"
#include "parsers/report/headings.h"
#include "parsers/report/letterhead.h"
#include "parsers/report/list_edges.h"
#include "parsers/report/list_headings.h"
#include "parsers/report/look_ahead.h"
#include "parsers/report/places.h"
#include "parsers/report/section_texts.h"
#include "parsers/report/wording.h"

namespace acervo::report {
namespace {

enum class Region {
  kFront,          // above the first table of activities and the first heading of coordinations
  kSection,        // the text of a titled section: bullets are part of it
  kAfterTable,     // bullets are coordinations although nothing announced them
  kCoordinations,  // under a heading of coordinations, or once a bullet stood after a table
  kClosing,        // thanks, signatures, copies
};

class OutlineWalk {
 public:
  OutlineWalk(const Document& document, const std::vector<TableReading>& tables, Tally& tally)
      : document_(document),
        tables_(tables),
        tally_(tally),
        look_ahead_(document, tables),
        last_activities_(EndOfActivities(tables)),
        headings_(document, look_ahead_, bullets_, last_activities_),
        edges_(look_ahead_, bullets_),
        day_(document),
        has_coordination_heading_(AnnouncesCoordinations(document)) {}

  Outline Walk() {
    std::size_t table = 0;
    std::string day;
    for (at_ = 0; at_ < document_.blocks.size(); ++at_) {
      if (const Paragraph* paragraph = std::get_if<Paragraph>(&document_.blocks[at_])) {
        TakeParagraph(*paragraph);
      } else {
        TakeTable(tables_[table++]);
      }
      if (day_.day() != day) outline_.days_from[at_] = day = day_.day();
    }
    FinishUnmarked();
    outline_.office = letterhead_.office();
    outline_.contact = letterhead_.contact();
    outline_.sections = texts_.Take();
    outline_.bullets = bullets_.Take();
    return std::move(outline_);
  }

 private:
  // Tables.

  void TakeTable(const TableReading& table) {
    if (!table.lists_activities()) {
      FinishUnmarked();
      return KeepOtherTable(table);
    }
    SettleLeadIn();
    if (auto heading = texts_.TakeHeading()) outline_.table_headings[table.block] = std::move(*heading);
    if (!day_.day().empty()) outline_.table_days[table.block] = day_.day();
    for (const std::string& title : TitleRows(table)) TakeFrontLine(title);
    bullets_.Close();
    past_activities_ = true;
    region_ = Region::kAfterTable;
  }

  void TakeFrontLine(const std::string& line) {
    if (region_ == Region::kFront) outline_.front.push_back(line);
    letterhead_.NoteOffice(line, 0);
  }

  // A cell of a narrow head breaks the office's name over its lines.
  void TakeFrontRow(const Row& row, const std::string& text) {
    outline_.front.push_back(text);
    const Cell* before = nullptr;
    for (const Cell* cell : row) {
      if (cell == nullptr || cell == std::exchange(before, cell)) continue;
      for (const std::string_view line : data::Split(cell->text, '\n')) letterhead_.NoteOffice(std::string(line), 0);
    }
  }

  // Addresses, signatures, budgets: no activities, but what they say is kept.
  void KeepOtherTable(const TableReading& table) {
    std::string text;
    for (std::size_t row = 0; row < table.grid.size(); ++row) {
      const std::string line = RowText(table.grid[row]);
      ++tally_.seen;
      tally_.Reject(RowSource(document_, table, row), line,
                    line.empty() ? DiagnosticCode::kEmptyRow : DiagnosticCode::kOtherTable);
      if (line.empty()) continue;
      if (region_ == Region::kFront) TakeFrontRow(table.grid[row], line);
      text += (text.empty() ? "" : "\n") + line;
    }
    if (text.empty()) return;
    tally_.Doubtful(DiagnosticCode::kTableSetAside, RowSource(document_, table, 0), std::string(Prefix(text, 200)),
                    0.3);
    texts_.Add(text);
    if (region_ == Region::kCoordinations) bullets_.Close();
  }

  // Paragraphs.

  void TakeParagraph(const Paragraph& paragraph) {
    switch (paragraph.role) {
      case BlockRole::kHeader:
      case BlockRole::kFooter: return TakeMargin(paragraph);
      case BlockRole::kNote: texts_.AddApart({}, paragraph.text); return;
      case BlockRole::kBody: break;
    }
    if (paragraph.list) return TakeListItem(paragraph);
    if (Trim(paragraph.text).empty()) return;
    TakePlain(paragraph);
  }

  void TakeMargin(const Paragraph& paragraph) {
    const std::string& text = paragraph.text;
    if (Trim(text).empty() || IsPageNumber(text) || !margins_.insert(text).second) return;
    if (paragraph.role == BlockRole::kHeader) outline_.front.insert(outline_.front.begin(), text);
    if (letterhead_.NoteOffice(text, 20) || letterhead_.NoteContact(text)) return;
    texts_.AddApart({}, text);
  }

  void TakeListItem(const Paragraph& item) {
    if (Trim(item.text).empty()) {
      return RejectItem(item, DiagnosticCode::kEmptyBullet);
    }
    switch (headings_.KindOf(item, at_)) {
      case ItemKind::kCoordinations: return TakeCoordinationItem(item);
      case ItemKind::kNumberedHeading: return TakeNumberedHeading(item);
      case ItemKind::kPlainHeading: return TakeAsPlain(item);
      case ItemKind::kTableHeading: RejectItem(item, DiagnosticCode::kHeading); return SetHeading(item.text);
      case ItemKind::kWrappedLine: return bullets_.Append(at_, item.list->marker + " " + item.text);
      case ItemKind::kDay: RejectItem(item, DiagnosticCode::kHeading); return OpenDay(item);
      case ItemKind::kItem: break;
    }
    if (IsSectionItem(item)) {
      RejectItem(item, DiagnosticCode::kHeading);
      return OpenAnnounced(item, *FindAnnouncement(item.text));
    }
    if (BulletsAreText()) return KeepItemAsText(item);
    AddBullet(item);
  }

  void TakeCoordinationItem(const Paragraph& item) {
    RejectItem(item, DiagnosticCode::kCoordinationHeading);
    OpenCoordinations(item);
    headings_.Note(*item.list);
  }

  void TakeNumberedHeading(const Paragraph& item) {
    RejectItem(item, DiagnosticCode::kHeading);
    headings_.Note(*item.list);
    headings_.LeaveCoordinations();
    FinishUnmarked();
    bullets_.Close();
    const auto announced = FindAnnouncement(item.text);
    if (announced && announced->kind == HeadingKind::kClosing) {
      EndDay();
      return OpenClosing(item.text);
    }
    if (announced && IsSection(*announced)) return OpenAnnounced(item, *announced);
    EndSection();
    if (look_ahead_.After(at_) == Next::kBullet && !BulletsAreText()) return OpenSubHeading(item);
    SetHeading(item.text);
  }

  void TakeAsPlain(const Paragraph& item) {
    RejectItem(item, DiagnosticCode::kHeading);
    headings_.Note(*item.list);
    Paragraph plain = item;
    plain.list.reset();
    plain.text = item.list->marker + " " + item.text;
    TakePlain(plain);
  }

  // '1. Ejes de trabajo' above the tables.
  bool IsSectionItem(const Paragraph& item) const {
    if (region_ != Region::kFront && region_ != Region::kSection) return false;
    const auto announced = FindAnnouncement(item.text);
    return announced && IsSection(*announced) && announced->whole;
  }

  // Above the tables bullets belong to the text; a report without tables and headings is all bullets.
  bool BulletsAreText() const {
    if (region_ == Region::kSection || region_ == Region::kClosing) return true;
    if (region_ != Region::kFront) return false;
    return at_ < last_activities_ || has_coordination_heading_;
  }

  bool IsAboveTables() const { return region_ == Region::kFront && at_ < last_activities_; }
  bool IsAllBullets() const { return last_activities_ == 0 && !has_coordination_heading_; }

  void KeepItemAsText(const Paragraph& item) {
    RejectItem(item, DiagnosticCode::kSectionText);
    texts_.Add(item.list->marker + " " + item.text);
  }

  void TakePlain(const Paragraph& paragraph) {
    const std::string& text = paragraph.text;
    const auto announced = FindAnnouncement(text);
    if (announced && announced->kind == HeadingKind::kCoordinations && OpensCoordinations(paragraph, *announced))
      return TakeCoordinationHeading(paragraph);
    if (announced && announced->kind == HeadingKind::kClosing && region_ != Region::kFront &&
        !look_ahead_.BulletComesAfter(at_)) {
      EndDay();
      return OpenClosing(text);
    }
    if (bullets_.in_list() && paragraph.continues && !IsFormattedHeading(paragraph)) return Continue(paragraph);
    if (announced && IsSection(*announced) && announced->whole) return OpenAnnounced(paragraph, *announced);
    if (ListsActivities(paragraph, announced)) return OpenActivities(paragraph);
    if (IsDayHeading(paragraph, announced)) return OpenDay(paragraph);
    if (day_.IsDateOfForm(paragraph)) NoteDay(paragraph);
    if (ListsMatter(paragraph)) return OpenMatter(text);
    if (region_ == Region::kFront || region_ == Region::kSection) return TakeFrontParagraph(paragraph);
    if (region_ == Region::kClosing) return TakeClosingParagraph(paragraph);
    TakeBetween(paragraph);
  }

  bool OpensCoordinations(const Paragraph& paragraph, const Announcement& announced) const {
    if (!announced.whole && !IsSetAsHeading(paragraph)) return false;
    return look_ahead_.After(at_) != Next::kNothing;
  }

  void TakeCoordinationHeading(const Paragraph& heading) {
    if (look_ahead_.After(at_) == Next::kActivities) return SetHeading(heading.text);
    OpenCoordinations(heading);
  }

  // 'Actividades realizadas' right above bullets, where no table lists them; so does a sentence that leads up to them.
  bool ListsActivities(const Paragraph& paragraph, const std::optional<Announcement>& announced) {
    if (region_ != Region::kFront && region_ != Region::kSection) return false;
    if (at_ < last_activities_ || look_ahead_.After(at_) != Next::kBullet) return false;
    if (announced && announced->kind == HeadingKind::kTitle) return announced->whole;
    const auto lead_in = FindLeadIn(paragraph.text);
    return lead_in && *lead_in != HeadingKind::kMatter;
  }

  void OpenActivities(const Paragraph& heading) {
    if (bullets_.empty()) outline_.front.push_back(heading.text);
    OpenCoordinations(heading);
  }

  // 'Esto obedece a dos razones:' where nothing announces coordinations: a list of reasons is no list of actions.
  bool ListsMatter(const Paragraph& paragraph) const {
    return !outline_.bullets_have_heading && !paragraph.continues && look_ahead_.After(at_) == Next::kBullet &&
           FindLeadIn(paragraph.text) == HeadingKind::kMatter;
  }

  void OpenMatter(const std::string& text) {
    bullets_.Close();
    texts_.Add(text);
    region_ = Region::kSection;
  }

  bool IsDayHeading(const Paragraph& paragraph, const std::optional<Announcement>& announced) const {
    if (announced) return false;
    return day_.IsHeading(paragraph, look_ahead_.After(at_), region_ == Region::kFront ? Place::kFront : Place::kBody);
  }

  // The letterhead, titles, and texts such as the office's lines of work.
  void TakeFrontParagraph(const Paragraph& paragraph) {
    const std::string& text = paragraph.text;
    if (bullets_.empty() && !past_activities_ && (region_ == Region::kFront || IsTitleLine(text)))
      outline_.front.push_back(text);
    if (letterhead_.NoteOffice(text, past_activities_ ? 40 : 0)) return;
    if (letterhead_.NoteContact(text)) return;
    if (IsTitleLine(text)) {
      OpenSection(text);
      region_ = Region::kFront;
      return texts_.DropHeading();
    }
    const bool numbered = IsAllBullets() && edges_.IsNumberedHeading(paragraph, at_);
    if (numbered || IsFormattedHeading(paragraph)) EndSection();
    if (numbered || IsSetAsHeading(paragraph)) return SetHeading(text);
    if (region_ == Region::kFront && !BulletsAreText() && edges_.IsPlainSubHead(paragraph, at_))
      return SetHeading(text);
    texts_.Add(text);
  }

  void TakeClosingParagraph(const Paragraph& paragraph) {
    letterhead_.NoteOffice(paragraph.text, 40);
    if (letterhead_.NoteContact(paragraph.text)) return;
    texts_.Add(paragraph.text);
  }

  // After a table, among the bullets, or behind the last of them.
  void TakeBetween(const Paragraph& paragraph) {
    if (edges_.IsSubHead(paragraph, at_, !day_.day().empty())) return TakeSubHead(paragraph);
    if (collecting_) return Collect(paragraph);
    if (bullets_.in_list() && edges_.IsRestOfBullet(paragraph, at_)) return Continue(paragraph);
    if (edges_.IsPlainSubHead(paragraph, at_)) return OpenSubHeading(paragraph);
    if (bullets_.in_list() && !look_ahead_.BulletComesAfter(at_)) return OpenClosing(paragraph.text);
    bullets_.Close();
    if (IsSetAsHeading(paragraph) && look_ahead_.After(at_) != Next::kBullet) return SetHeading(paragraph.text);
    letterhead_.NoteOffice(paragraph.text, 40);
    if (letterhead_.NoteContact(paragraph.text)) return;
    texts_.Add(paragraph.text);
  }

  void TakeSubHead(const Paragraph& heading) {
    if (look_ahead_.After(at_) == Next::kBullet) return OpenSubHeading(heading);
    day_.Pass(heading, at_);
    SetHeading(heading.text);
  }

  // Parts.

  // The first heading only opens the part, unless it tells more than that; a further one divides it.
  void OpenCoordinations(const Paragraph& heading) {
    FinishUnmarked();
    const auto announced = FindAnnouncement(heading.text);
    const bool plain = announced && !announced->composed;
    const bool first = !outline_.bullets_have_heading && bullets_.empty();
    outline_.bullets_have_heading = true;
    headings_.EnterCoordinations();
    Open(Region::kCoordinations);
    DateBelow(heading);
    bullets_.set_heading(first && plain ? std::nullopt : std::optional(HeadingText(heading.text)));
    collecting_ = look_ahead_.After(at_) == Next::kText;
  }

  void OpenSubHeading(const Paragraph& heading) {
    FinishUnmarked();
    Open(Region::kCoordinations);
    DateBelow(heading);
    bullets_.set_heading(HeadingText(heading.text));
  }

  // The heading may name a day of its own: 'Gestiones del 4 de marzo'.
  void DateBelow(const Paragraph& heading) {
    if (NamesOneDay(heading.text))
      day_.Begin(heading);
    else
      day_.Pass(heading, at_);
    bullets_.set_day(day_.day());
  }

  // The date of a form dates what stands below and heads none of it.
  void NoteDay(const Paragraph& label) {
    outline_.days.push_back(DayIn(label.text));
    day_.Begin(label);
    bullets_.set_day(day_.day());
  }

  // What stands below a day is dated by it, bullets and rows, and prose is a section under its title.
  void OpenDay(const Paragraph& heading) {
    outline_.days.push_back(DayIn(heading.text));
    if (region_ == Region::kFront) outline_.front.push_back(heading.text);
    day_.Begin(heading);
    if (region_ != Region::kSection && region_ != Region::kClosing && !IsAboveTables()) {
      FinishUnmarked();
      Open(Region::kCoordinations);
      bullets_.set_day(day_.day());
      bullets_.set_heading(day_.day());
    }
    SetHeading(heading.text);
  }

  // Conclusions have records of their own where the report has nothing but bullets.
  void OpenAnnounced(const Paragraph& heading, const Announcement& announced) {
    EndDay();
    if (announced.kind != HeadingKind::kFindings || !IsAllBullets()) return OpenSection(heading.text);
    OpenSubHeading(heading);
    SetHeading(heading.text);
  }

  // Where nothing announces the bullets a further heading ends the section whose bullets are text.
  void EndSection() {
    if (region_ != Region::kSection || !IsAllBullets()) return;
    Open(Region::kFront);
  }

  void EndDay() {
    day_.End();
    bullets_.set_day({});
  }

  void OpenSection(const std::string& text) {
    FinishUnmarked();
    headings_.LeaveCoordinations();
    Open(Region::kSection);
    texts_.Open(text);
  }

  void OpenClosing(const std::string& text) {
    FinishUnmarked();
    Open(Region::kClosing);
    letterhead_.NoteOffice(text, 40);
    if (letterhead_.NoteContact(text)) return;
    texts_.Add(text);
  }

  void Open(Region region) {
    texts_.KeepHeading();
    bullets_.Close();
    texts_.Close();
    region_ = region;
  }

  void SetHeading(const std::string& text) {
    bullets_.Close();
    if (region_ == Region::kCoordinations || region_ == Region::kAfterTable) bullets_.set_heading(HeadingText(text));
    texts_.SetHeading(text);
  }

  // Bullets.

  void AddBullet(const Paragraph& item) {
    SettleLeadIn();
    ++tally_.seen;
    if (const auto heading = texts_.TakeHeading()) bullets_.set_heading(*heading);
    region_ = Region::kCoordinations;
    collecting_ = false;
    texts_.Close();
    bullets_.Add(at_, *item.list, item.text);
  }

  void Continue(const Paragraph& paragraph) { bullets_.Continue(at_, paragraph.text, paragraph.continues); }

  void Collect(const Paragraph& paragraph) {
    if (!IsSetAsHeading(paragraph)) return unmarked_.push_back(at_);
    FinishUnmarked();
    bullets_.set_heading(HeadingText(paragraph.text));
    collecting_ = true;
  }

  // A paragraph or two between the heading and its bullets lead up to them.
  void SettleLeadIn() {
    constexpr std::size_t kLongestLeadIn = 2;
    if (unmarked_.size() > kLongestLeadIn) return FinishUnmarked();
    for (const std::size_t block : std::exchange(unmarked_, {}))
      texts_.Add(std::get<Paragraph>(document_.blocks[block]).text);
  }

  // Under a heading of coordinations without any bullet each paragraph stands for one.
  void FinishUnmarked() {
    collecting_ = false;
    for (const std::size_t block : std::exchange(unmarked_, {})) {
      ++tally_.seen;
      bullets_.AddUnmarked(block, std::get<Paragraph>(document_.blocks[block]).text);
    }
  }

  void RejectItem(const Paragraph& item, DiagnosticCode reason) {
    ++tally_.seen;
    tally_.Reject(ParagraphSource(item, at_), item.text, reason);
  }

  const Document& document_;
  const std::vector<TableReading>& tables_;
  Tally& tally_;
  LookAhead look_ahead_;
  const std::size_t last_activities_;

  std::size_t at_ = 0;
  bool past_activities_ = false;
  Region region_ = Region::kFront;
  Outline outline_;
  SectionTexts texts_;
  Letterhead letterhead_{texts_};
  BulletList bullets_;
  ListHeadings headings_;
  ListEdges edges_;
  DayInForce day_;
  const bool has_coordination_heading_;
  bool collecting_ = false;  // plain paragraphs under a heading of coordinations
  std::vector<std::size_t> unmarked_;
  std::set<std::string> margins_;
};

}  // namespace

Outline ReadOutline(const Document& document, const std::vector<TableReading>& tables, Tally& tally) {
  return OutlineWalk(document, tables, tally).Walk();
}

}  // namespace acervo::report
