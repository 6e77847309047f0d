// One walk over the blocks with the region of the report as its state. What a paragraph is depends on its own words
// and setting, on the region, and on the block that follows.
#include "parsers/report/outline.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/text.h"
#include "parsers/report/headings.h"
#include "parsers/report/letterhead.h"
#include "parsers/report/wording.h"
#include "parsers/spanish/period_text.h"

namespace acervo::report {
namespace {

enum class Region {
  kFront,          // above the first table of activities and the first heading of coordinations
  kSection,        // the text of a titled section: bullets are part of it
  kAfterTable,     // bullets are coordinations although nothing announced them
  kCoordinations,  // under a heading of coordinations, or once a bullet stood after a table
  kClosing,        // thanks, signatures, copies
};

enum class Next { kNothing, kBullet, kActivities, kText };

constexpr double kTitleConfidence = 0.8;
constexpr std::size_t kLongestTitle = 120;  // code points
constexpr std::size_t kDeepest = 12;        // no list is deeper; an id grows with its depth

bool IsPageNumber(std::string_view text) {
  const std::string phrase = FoldedPhrase(text);
  return phrase.find_first_not_of("0123456789 ") == std::string::npos || phrase.starts_with("pagina ") ||
         phrase.starts_with("pag ");
}

bool IsTitleLine(std::string_view text) {
  if (CodePointCount(text) > kLongestTitle) return false;
  const auto announced = FindAnnouncement(text);
  if (announced && announced->kind == HeadingKind::kTitle) return true;
  const std::vector<PeriodStatement> periods = FindPeriods(text);
  return std::any_of(periods.begin(), periods.end(),
                     [](const PeriodStatement& period) { return period.confidence >= kTitleConfidence; });
}

class OutlineWalk {
 public:
  OutlineWalk(const Document& document, const std::vector<TableReading>& tables, Tally& tally)
      : document_(document), tables_(tables), tally_(tally) {
    for (const TableReading& table : tables) {
      if (table.lists_activities()) last_activities_ = table.block + 1;
    }
    has_coordination_heading_ = std::any_of(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
      const Paragraph* paragraph = std::get_if<Paragraph>(&block);
      if (!paragraph) return false;
      const auto announced = FindAnnouncement(paragraph->text);
      return announced && announced->kind == HeadingKind::kCoordinations && announced->whole;
    });
  }

  Outline Walk() {
    std::size_t table = 0;
    for (at_ = 0; at_ < document_.blocks.size(); ++at_) {
      if (const Paragraph* paragraph = std::get_if<Paragraph>(&document_.blocks[at_])) {
        TakeParagraph(*paragraph);
      } else {
        TakeTable(tables_[table++]);
      }
    }
    FinishUnmarked();
    outline_.office = office_ ? office_->name : std::string();
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
    if (heading_) {
      outline_.table_headings[table.block] = *heading_;
      heading_.reset();
    }
    for (const std::string& title : TitleRows(table)) TakeFrontLine(title);
    CloseList();
    past_activities_ = true;
    region_ = Region::kAfterTable;
  }

  void TakeFrontLine(const std::string& line) {
    if (region_ == Region::kFront) outline_.front.push_back(line);
    NoteOffice(line, 0);
  }

  // Addresses, signatures, budgets: no activities, but what they say is kept.
  void KeepOtherTable(const TableReading& table) {
    std::string text;
    for (std::size_t row = 0; row < table.grid.size(); ++row) {
      const std::string line = RowText(table.grid[row]);
      ++tally_.seen;
      tally_.Reject(RowSource(document_, table, row), line, line.empty() ? "empty_row" : "other_table");
      if (line.empty()) continue;
      if (region_ == Region::kFront) TakeFrontLine(line);
      text += (text.empty() ? "" : "\n") + line;
    }
    if (text.empty()) return;
    tally_.Doubtful("other_table", RowSource(document_, table, 0), std::string(Prefix(text, 200)), 0.3);
    AddText(text);
    if (region_ == Region::kCoordinations) CloseList();
  }

  // Paragraphs.

  void TakeParagraph(const Paragraph& paragraph) {
    switch (paragraph.role) {
      case BlockRole::kHeader:
      case BlockRole::kFooter: return TakeMargin(paragraph);
      case BlockRole::kNote: outline_.sections.push_back({{}, paragraph.text}); return;
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
    if (NoteOffice(text, 20) || NoteContact(text)) return;
    outline_.sections.push_back({{}, text});
  }

  void TakeListItem(const Paragraph& item) {
    if (Trim(item.text).empty()) {
      ++tally_.seen;
      return tally_.Reject(Where(item), item.text, "empty_bullet");
    }
    if (IsHeadingItem(item)) {
      ++tally_.seen;
      tally_.Reject(Where(item), item.text, "coordination_heading");
      OpenCoordinations(item.text);
      heading_level_ = item.list->level;
      return;
    }
    if (IsTableHeadingItem(item)) {
      ++tally_.seen;
      tally_.Reject(Where(item), item.text, "heading");
      return SetHeading(item.text);
    }
    if (IsSectionItem(item)) {
      ++tally_.seen;
      tally_.Reject(Where(item), item.text, "heading");
      return OpenSection(item.text);
    }
    if (BulletsAreText()) return KeepItemAsText(item);
    AddBullet(item, item.list->level);
  }

  // 'COORDINACIONES:' as a bullet, or 'Actividades:' above all others. Other words of the kind ('Otros', 'Seguimiento')
  // open a part only where they stand before all bullets, or are set like a heading; in the midst they are bullets like
  // any other.
  bool IsHeadingItem(const Paragraph& item) const {
    const auto announced = FindAnnouncement(item.text);
    if (!announced || !announced->whole) return false;
    const bool titles_all = announced->kind == HeadingKind::kTitle && outline_.bullets.empty() &&
                            item.text.ends_with(':') && at_ >= last_activities_;
    if (announced->kind != HeadingKind::kCoordinations && !titles_all) return false;
    if (FollowingBlock() != Next::kBullet && FollowingBlock() != Next::kText) return false;
    if (outline_.bullets.empty() || IsSiblingOfHeading(item)) return true;
    const std::string phrase = FoldedPhrase(item.text);
    return phrase.find("coordinacion") != std::string::npos || phrase.find("gestiones") != std::string::npos ||
           IsAllCaps(item.text) || item.bold;
  }

  // '2. Otros' after '1. Coordinaciones', whose bullets stand deeper.
  bool IsSiblingOfHeading(const Paragraph& item) const {
    return heading_level_ && item.list->level <= *heading_level_ && InList() && open_.front().level > *heading_level_;
  }

  // '2. Otras actividades:' numbered like a list item, right above its table.
  bool IsTableHeadingItem(const Paragraph& item) const {
    return FollowingBlock() == Next::kActivities && CodePointCount(item.text) <= kLongestTitle &&
           (FindAnnouncement(item.text) || LooksLikeHeading(item));
  }

  // '1. Ejes de trabajo' above the tables.
  bool IsSectionItem(const Paragraph& item) const {
    if (region_ != Region::kFront && region_ != Region::kSection) return false;
    const auto announced = FindAnnouncement(item.text);
    return announced && announced->kind == HeadingKind::kSection && announced->whole;
  }

  static bool LooksLikeHeading(const Paragraph& paragraph) { return IsSetAsHeading(paragraph); }

  // Above the tables bullets belong to the text; a report without tables and headings is all bullets.
  bool BulletsAreText() const {
    if (region_ == Region::kSection || region_ == Region::kClosing) return true;
    if (region_ != Region::kFront) return false;
    return at_ < last_activities_ || has_coordination_heading_;
  }

  void KeepItemAsText(const Paragraph& item) {
    ++tally_.seen;
    tally_.Reject(Where(item), item.text, "section_text");
    AddText(item.list->marker + " " + item.text);
  }

  void TakePlain(const Paragraph& paragraph) {
    const std::string& text = paragraph.text;
    const auto announced = FindAnnouncement(text);
    if (announced && announced->kind == HeadingKind::kCoordinations && OpensCoordinations(paragraph, *announced))
      return TakeCoordinationHeading(text);
    if (announced && announced->kind == HeadingKind::kClosing && region_ != Region::kFront && !BulletFollows())
      return OpenClosing(text);
    if (InList() && paragraph.continues) return ContinueBullet(paragraph);
    if (announced && announced->kind == HeadingKind::kSection && announced->whole) return OpenSection(text);
    if (region_ == Region::kFront || region_ == Region::kSection) return TakeFrontParagraph(paragraph);
    if (region_ == Region::kClosing) return TakeClosingParagraph(paragraph);
    TakeBetween(paragraph);
  }

  bool OpensCoordinations(const Paragraph& paragraph, const Announcement& announced) const {
    if (!announced.whole && !LooksLikeHeading(paragraph)) return false;
    return FollowingBlock() != Next::kNothing;
  }

  void TakeCoordinationHeading(const std::string& text) {
    if (FollowingBlock() == Next::kActivities) return SetHeading(text);
    OpenCoordinations(text);
  }

  // The letterhead, titles, and texts such as the office's lines of work.
  void TakeFrontParagraph(const Paragraph& paragraph) {
    const std::string& text = paragraph.text;
    if (outline_.bullets.empty() && !past_activities_ && (region_ == Region::kFront || IsTitleLine(text)))
      outline_.front.push_back(text);
    if (NoteOffice(text, past_activities_ ? 40 : 0)) return;
    if (NoteContact(text)) return;
    if (IsTitleLine(text)) {
      OpenSection(text);
      region_ = Region::kFront;
      return heading_.reset();
    }
    if (LooksLikeHeading(paragraph)) return SetHeading(text);
    AddText(text);
  }

  void TakeClosingParagraph(const Paragraph& paragraph) {
    NoteOffice(paragraph.text, 40);
    if (NoteContact(paragraph.text)) return;
    AddText(paragraph.text);
  }

  // After a table, among the bullets, or behind the last of them.
  void TakeBetween(const Paragraph& paragraph) {
    const Next next = FollowingBlock();
    if (LooksLikeHeading(paragraph) && next == Next::kActivities) return SetHeading(paragraph.text);
    if (LooksLikeHeading(paragraph) && next == Next::kBullet) return OpenSubHeading(paragraph.text);
    if (collecting_) return Collect(paragraph);
    if (InList() && (BulletFollows() || IsLooseEnd(paragraph))) return ContinueBullet(paragraph);
    if (InList()) return OpenClosing(paragraph.text);
    if (LooksLikeHeading(paragraph)) return SetHeading(paragraph.text);
    NoteOffice(paragraph.text, 40);
    if (NoteContact(paragraph.text)) return;
    AddText(paragraph.text);
  }

  // A text file keeps no indents: a sentence right behind the last bullet is the rest of it, a signature is not one.
  bool IsLooseEnd(const Paragraph& paragraph) const {
    if (paragraph.text.find(':') < 20) return false;  // 'Nota: …'
    return document_.format == Format::kTxt && outline_.bullets.back().block + 1 == at_ &&
           paragraph.text.ends_with('.') && FoldedWords(paragraph.text).size() >= 4;
  }

  // Parts.

  // The first heading only opens the part; a further one divides it.
  void OpenCoordinations(const std::string& text) {
    FinishUnmarked();
    const bool first = !outline_.bullets_have_heading && outline_.bullets.empty();
    outline_.bullets_have_heading = true;
    heading_level_.reset();
    Open(Region::kCoordinations);
    if (!first) sub_heading_ = HeadingText(text);
    if (first) sub_heading_.reset();
    collecting_ = FollowingBlock() == Next::kText;
  }

  void OpenSubHeading(const std::string& text) {
    FinishUnmarked();
    Open(Region::kCoordinations);
    sub_heading_ = HeadingText(text);
  }

  void OpenSection(const std::string& text) {
    FinishUnmarked();
    Open(Region::kSection);
    outline_.sections.push_back({HeadingText(text), {}});
    titled_ = true;
  }

  void OpenClosing(const std::string& text) {
    FinishUnmarked();
    Open(Region::kClosing);
    NoteOffice(text, 40);
    if (NoteContact(text)) return;
    AddText(text);
  }

  void Open(Region region) {
    KeepHeading();
    CloseList();
    titled_ = false;
    region_ = region;
  }

  // Until it is known what stands under it.
  void SetHeading(const std::string& text) {
    KeepHeading();
    CloseList();
    heading_ = HeadingText(text);
  }

  // A heading under which nothing came that takes it is a section of its own.
  void KeepHeading() {
    if (!heading_) return;
    outline_.sections.push_back({*heading_, {}});
    heading_.reset();
    titled_ = true;
  }

  void AddText(const std::string& text) {
    KeepHeading();
    if (!titled_) outline_.sections.push_back({});
    titled_ = true;
    std::string& body = outline_.sections.back().text;
    body += (body.empty() ? "" : "\n") + text;
  }

  // Bullets.

  void AddBullet(const Paragraph& item, int level) {
    SettleLeadIn();
    ++tally_.seen;
    if (heading_) OpenSubHeading(*std::exchange(heading_, std::nullopt));
    region_ = Region::kCoordinations;
    collecting_ = false;
    titled_ = false;
    while (!open_.empty() && open_.back().level >= level) open_.pop_back();
    if (open_.size() > kDeepest) open_.pop_back();
    Bullet bullet;
    bullet.block = at_;
    bullet.depth = static_cast<int>(open_.size());
    if (!open_.empty()) bullet.parent = open_.back().bullet;
    bullet.text = item.text;
    bullet.section = sub_heading_;
    open_.push_back({level, outline_.bullets.size()});
    outline_.bullets.push_back(std::move(bullet));
  }

  bool InList() const { return !open_.empty(); }

  // To the bullet whose text it is indented as; without an indent to the last one.
  void ContinueBullet(const Paragraph& paragraph) {
    if (paragraph.continues) {
      while (open_.size() > 1 && open_.back().level > *paragraph.continues) open_.pop_back();
    }
    outline_.bullets[open_.back().bullet].text += "\n" + paragraph.text;
  }

  void CloseList() { open_.clear(); }

  void Collect(const Paragraph& paragraph) {
    if (!LooksLikeHeading(paragraph)) return unmarked_.push_back(at_);
    FinishUnmarked();
    sub_heading_ = HeadingText(paragraph.text);
    collecting_ = true;
  }

  // A paragraph or two between the heading and its bullets lead up to them.
  void SettleLeadIn() {
    constexpr std::size_t kLongestLeadIn = 2;
    if (unmarked_.size() > kLongestLeadIn) return FinishUnmarked();
    for (const std::size_t block : std::exchange(unmarked_, {}))
      AddText(std::get<Paragraph>(document_.blocks[block]).text);
  }

  // Under a heading of coordinations without any bullet each paragraph stands for one.
  void FinishUnmarked() {
    collecting_ = false;
    for (const std::size_t block : std::exchange(unmarked_, {})) {
      ++tally_.seen;
      Bullet bullet;
      bullet.block = block;
      bullet.text = std::get<Paragraph>(document_.blocks[block]).text;
      bullet.section = sub_heading_;
      bullet.unmarked = true;
      outline_.bullets.push_back(std::move(bullet));
    }
  }

  // Letterhead.

  // `lateness`: 0 for the letterhead itself, more for places that are worse evidence.
  bool NoteOffice(const std::string& line, int lateness) {
    std::optional<OfficeName> found = FindOffice(line);
    if (!found) return false;
    const bool whole = found->whole;
    found->rank += lateness;
    if (!office_ || found->rank < office_->rank) {
      if (office_ && office_whole_) outline_.sections.push_back({office_->name, {}});
      office_ = std::move(found);
      office_whole_ = whole;
      return whole;
    }
    return whole && found->name == office_->name;
  }

  bool NoteContact(const std::string& line) {
    if (!IsContactLine(line)) return false;
    outline_.contact += (outline_.contact.empty() ? "" : "\n") + line;
    return true;
  }

  // Looking ahead.

  Next Kind(std::size_t block) const {
    if (std::holds_alternative<Table>(document_.blocks[block])) {
      const auto table = std::lower_bound(tables_.begin(), tables_.end(), block,
                                          [](const TableReading& t, std::size_t b) { return t.block < b; });
      return table->lists_activities() ? Next::kActivities : Next::kText;
    }
    return std::get<Paragraph>(document_.blocks[block]).list ? Next::kBullet : Next::kText;
  }

  bool IsSilent(std::size_t block) const {
    const Paragraph* paragraph = std::get_if<Paragraph>(&document_.blocks[block]);
    return paragraph && (paragraph->role != BlockRole::kBody || Trim(paragraph->text).empty());
  }

  Next FollowingBlock() const {
    for (std::size_t block = at_ + 1; block < document_.blocks.size(); ++block) {
      if (!IsSilent(block)) return Kind(block);
    }
    return Next::kNothing;
  }

  // Whether a bullet comes before the next table, closing or end. Answered once for a run of paragraphs.
  bool BulletFollows() const {
    if (at_ < run_end_) return run_ends_in_bullet_;
    run_ends_in_bullet_ = false;
    for (run_end_ = at_ + 1; run_end_ < document_.blocks.size(); ++run_end_) {
      const std::optional<bool> answer = EndsRun(run_end_);
      if (!answer) continue;
      run_ends_in_bullet_ = *answer;
      break;
    }
    return run_ends_in_bullet_;
  }

  // Whether the run of paragraphs that this block ends runs into bullets; nullopt where the run goes on.
  std::optional<bool> EndsRun(std::size_t block) const {
    if (IsSilent(block)) return std::nullopt;
    const Next kind = Kind(block);
    if (kind != Next::kText) return kind == Next::kBullet;
    const Paragraph* paragraph = std::get_if<Paragraph>(&document_.blocks[block]);
    if (!paragraph) return false;
    const auto announced = FindAnnouncement(paragraph->text);
    if (!announced || announced->kind == HeadingKind::kTitle) return std::nullopt;
    return announced->kind == HeadingKind::kCoordinations;
  }

  Source Where(const Paragraph& paragraph) const {
    Source source;
    source.page = paragraph.page;
    source.block = static_cast<int>(at_);
    return source;
  }

  struct OpenBullet {
    int level = 0;
    std::size_t bullet = 0;
  };

  const Document& document_;
  const std::vector<TableReading>& tables_;
  Tally& tally_;
  std::size_t last_activities_ = 0;  // one past the block of the last table of activities
  bool has_coordination_heading_ = false;

  std::size_t at_ = 0;
  bool past_activities_ = false;
  Region region_ = Region::kFront;
  Outline outline_;
  std::vector<OpenBullet> open_;            // the last bullet and those above it
  std::optional<std::string> heading_;      // read, but not yet known what for
  std::optional<std::string> sub_heading_;  // of the bullets
  std::optional<int> heading_level_;        // of the list item that heads the bullets
  bool titled_ = false;                     // texts go to the last section
  bool collecting_ = false;                 // plain paragraphs under a heading of coordinations
  std::vector<std::size_t> unmarked_;
  std::optional<OfficeName> office_;
  bool office_whole_ = false;
  std::set<std::string> margins_;
  mutable std::size_t run_end_ = 0;
  mutable bool run_ends_in_bullet_ = false;
};

}  // namespace

Outline ReadOutline(const Document& document, const std::vector<TableReading>& tables, Tally& tally) {
  return OutlineWalk(document, tables, tally).Walk();
}

}  // namespace acervo::report
