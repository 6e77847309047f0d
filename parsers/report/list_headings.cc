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

// '1.', 'IV)', 'b.': what counts, be it items or headings.
bool IsOrdinal(const ListMark& mark) {
  const std::string shape = MarkerShape(mark.marker);
  if (shape.find('0') != std::string::npos) return true;
  return shape.size() > 1 && shape.find_first_of("Aa") != std::string::npos;
}

// '2.1.': items are hardly ever counted so.
bool HasTwoLevels(const ListMark& mark) { return MarkerShape(mark.marker).starts_with("0.0"); }

bool IsDash(const ListMark& mark) { return mark.marker == "-" || mark.marker == "–" || mark.marker == "—"; }

bool EndsSentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with(':') || text.ends_with(';') || text.ends_with('?');
}

constexpr std::size_t kMostWordsUnset = 10;  // of a heading that only its number sets apart

bool IsSetApart(const Paragraph& item) { return item.bold || item.heading || IsAllCaps(item.text); }

}  // namespace

ListHeadings::ListHeadings(const Document& document, const LookAhead& look_ahead, const BulletList& bullets,
                           std::size_t last_activities)
    : document_(document), look_ahead_(look_ahead), bullets_(bullets), last_activities_(last_activities) {
  for (std::size_t at = 0; at < document.blocks.size() && !headings_are_numbered_; ++at) {
    const Paragraph* item = std::get_if<Paragraph>(&document.blocks[at]);
    if (!item || !item->list || !IsOrdinal(*item->list)) continue;
    headings_are_numbered_ = (HasTwoLevels(*item->list) || IsAnnounced(*item)) && HasPartBelow(*item, at);
  }
}

ItemKind ListHeadings::KindOf(const Paragraph& item, std::size_t at) const {
  if (OpensCoordinations(item, at)) return ItemKind::kCoordinations;
  if (IsDayItem(item, at)) return ItemKind::kDay;
  if (IsNumberedAsHeading(item)) return ItemKind::kNumberedHeading;
  if (IsSetAsNumberedHeading(item, at)) return ItemKind::kPlainHeading;
  if (IsTableHeadingItem(item, at)) return ItemKind::kTableHeading;
  if (HeadsItsPart(item, at)) return ItemKind::kNumberedHeading;
  if (IsWrappedLine(item, at)) return ItemKind::kWrappedLine;
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

// 'Antecedentes', 'Conclusiones', 'Actividades realizadas': no other item is worded so.
bool ListHeadings::IsAnnounced(const Paragraph& item) const {
  const auto announced = FindAnnouncement(item.text);
  return announced && announced->whole && announced->kind != HeadingKind::kCoordinations;
}

// '3.1. Lecciones aprendidas' above its bullets, '2. Quejas.' in bold above its text. Under a heading of coordinations,
// and beside tables, a bold item with its text below is a coordination.
bool ListHeadings::HeadsItsPart(const Paragraph& item, std::size_t at) const {
  if (!IsOrdinal(*item.list) || CodePointCount(item.text) > kLongestLine || !HasPartBelow(item, at)) return false;
  if (under_coordinations_ && !IsAnnounced(item)) return false;
  if (last_activities_ > 0 && !HasTwoLevels(*item.list) && !IsAnnounced(item) && look_ahead_.After(at) == Next::kText)
    return false;
  if (IsSetApart(item)) return true;
  return headings_are_numbered_ && IsHeadingLike(item.text) && FoldedWords(item.text).size() <= kMostWordsUnset;
}

// Whether text or bullets of another kind, themselves not set apart, stand right below; below '2.' also '2.1.'.
bool ListHeadings::HasPartBelow(const Paragraph& item, std::size_t at) const {
  const Paragraph* next = look_ahead_.ParagraphAfter(at);
  if (!next || next->continues) return false;
  if (!next->list) return !IsSetAsHeading(*next) || !IsSetApart(*next);
  if (HasTwoLevels(*next->list) && IsSetApart(*next) == IsSetApart(item)) return !HasTwoLevels(*item.list);
  return MarkerShape(next->list->marker) != MarkerShape(item.list->marker) && !IsSetApart(*next);
}

// '… de Las Palmas' / '– Jucopal, en caso de …' / 'b) …': a lone dash among items of another marker that goes on with
// an unfinished line.
bool ListHeadings::IsWrappedLine(const Paragraph& item, std::size_t at) const {
  if (!IsDash(*item.list) || at == 0 || !bullets_.in_list() || bullets_.last().block + 1 != at) return false;
  const Paragraph* before = std::get_if<Paragraph>(&document_.blocks[at - 1]);
  if (!before || !before->list || IsDash(*before->list) || EndsSentence(before->text)) return false;
  const Paragraph* next = look_ahead_.ParagraphAfter(at);
  if (next && next->list && IsDash(*next->list)) return false;
  return item.list->level == before->list->level;
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
