#include "parsers/report/list_headings.h"

#include <string>
#include <variant>

#include "core/text.h"
#include "parsers/report/day_heading.h"
#include "parsers/report/headings.h"
#include "parsers/report/wording.h"

namespace acervo::report {
namespace {

constexpr std::size_t kLongestLine = 120;  // code points

}  // namespace

ItemKind ListHeadings::KindOf(const Paragraph& item, std::size_t at) const {
  if (OpensCoordinations(item, at)) return ItemKind::kCoordinations;
  if (IsDayItem(item, at)) return ItemKind::kDay;
  if (IsNumberedAsHeading(item)) return ItemKind::kNumberedHeading;
  if (IsSetAsNumberedHeading(item, at)) return ItemKind::kPlainHeading;
  if (IsTableHeadingItem(item, at)) return ItemKind::kTableHeading;
  return ItemKind::kItem;
}

// 'COORDINACIONES:' as a bullet, or 'Actividades:' above all others. Other words of the kind ('Otros', 'Seguimiento')
// open a part only where they stand before all bullets, or are set like a heading; in the midst they are bullets like
// any other.
bool ListHeadings::OpensCoordinations(const Paragraph& item, std::size_t at) const {
  const auto announced = FindAnnouncement(item.text);
  if (!announced || !announced->whole) return false;
  const bool titles_all =
      announced->kind == HeadingKind::kTitle && bullets_.empty() && item.text.ends_with(':') && at >= last_activities_;
  if (announced->kind != HeadingKind::kCoordinations && !titles_all) return false;
  if (look_ahead_.After(at) != Next::kBullet && look_ahead_.After(at) != Next::kText) return false;
  if (bullets_.empty() || IsSiblingOfHeading(item)) return true;
  const std::string phrase = FoldedPhrase(item.text);
  return phrase.find("coordinacion") != std::string::npos || phrase.find("gestiones") != std::string::npos ||
         IsAllCaps(item.text) || item.bold;
}

// '2. Lunes 18 de marzo' above items of another kind, or above text.
bool ListHeadings::IsDayItem(const Paragraph& item, std::size_t at) const {
  const DayWords words = DayWordsOf(item.text);
  if (words <= DayWords::kTitled) return false;
  const Paragraph* next = look_ahead_.ParagraphAfter(at);
  if (!next || next->continues) return false;
  if (!next->list) return words >= DayWords::kWeekday;
  return next->list->level > item.list->level || MarkerShape(next->list->marker) != MarkerShape(item.list->marker);
}

// '2. Otros' after '1. Coordinaciones', whose bullets stand deeper.
bool ListHeadings::IsSiblingOfHeading(const Paragraph& item) const {
  return mark_ && item.list->level <= mark_->level && bullets_.in_list() && bullets_.outer().level > mark_->level;
}

// 'IV. Conclusiones' after 'III. Coordinaciones' and its '•': the marker goes on with the headings, not the bullets.
bool ListHeadings::IsNumberedAsHeading(const Paragraph& item) const {
  if (!mark_ || !bullets_.in_list() || item.list->level > mark_->level) return false;
  const std::string shape = MarkerShape(item.list->marker);
  return shape == MarkerShape(mark_->marker) && shape != MarkerShape(bullets_.outer().marker) &&
         IsHeadingLike(item.text);
}

// 'II. GESTIÓN DE LA COOPERACIÓN' in bold or capitals: capital numbers head parts, they do not count bullets.
bool ListHeadings::IsSetAsNumberedHeading(const Paragraph& item, std::size_t at) const {
  return MarkerShape(item.list->marker).starts_with('A') && IsSetAsHeading(item) && !item.text.ends_with(':') &&
         !IsItemLike(item, at + 1) && (at == 0 || !IsItemLike(item, at - 1));
}

// Whether the block is an item of the same list, by its marker.
bool ListHeadings::IsItemLike(const Paragraph& item, std::size_t block) const {
  const Paragraph* other = block < document_.blocks.size() ? std::get_if<Paragraph>(&document_.blocks[block]) : nullptr;
  return other && other->list && MarkerShape(other->list->marker) == MarkerShape(item.list->marker);
}

// '2. Otras actividades:' numbered like a list item, right above its table. Under bullets only what is set or worded
// as a heading is one.
bool ListHeadings::IsTableHeadingItem(const Paragraph& item, std::size_t at) const {
  return look_ahead_.After(at) == Next::kActivities && CodePointCount(item.text) <= kLongestLine &&
         (FindAnnouncement(item.text) || IsSetAsHeading(item) || IsAloneInItsNumbering(item, at));
}

// 'B. Con otras instituciones' between two tables: the items before and after it are headings too.
bool ListHeadings::IsAloneInItsNumbering(const Paragraph& item, std::size_t at) const {
  const Paragraph* before = at > 0 ? std::get_if<Paragraph>(&document_.blocks[at - 1]) : nullptr;
  return !bullets_.in_list() && !(before && before->list) && !Words(item.list->marker).empty() &&
         IsHeadingLike(item.text);
}

}  // namespace acervo::report
