// What a list item is where it is no bullet: headings, too, are numbered, and some stand behind a bullet.
#pragma once

#include <cstddef>
#include <optional>

#include "core/document.h"
#include "parsers/report/bullet_list.h"
#include "parsers/report/look_ahead.h"

namespace acervo::report {

enum class ItemKind {
  kItem,
  kCoordinations,    // opens the bullets that are coordinations
  kNumberedHeading,  // its number goes on with the headings before it, or it is set apart from what stands below
  kPlainHeading,     // set as a heading, number and all
  kTableHeading,     // right above its table
  kWrappedLine,      // no item: a line of the one before that happens to begin with a dash
  kDay,              // nothing but a day, with what happened on it below
};

// The document, what is known of the blocks ahead, and the bullets read so far are borrowed.
class ListHeadings {
 public:
  ListHeadings(const Document& document, const LookAhead& look_ahead, const BulletList& bullets,
               std::size_t last_activities);

  // Of the item that is block `at`.
  ItemKind KindOf(const Paragraph& item, std::size_t at) const;

  // The marker of the last item that was a heading.
  void Note(const ListMark& mark) { mark_ = mark; }

  // Coordinations begin here, under a heading of theirs; and no longer.
  void EnterCoordinations() {
    mark_.reset();
    under_coordinations_ = true;
  }
  void LeaveCoordinations() { under_coordinations_ = false; }

 private:
  bool OpensCoordinations(const Paragraph& item, std::size_t at) const;
  bool IsNumberedAsHeading(const Paragraph& item) const;
  bool IsSetAsNumberedHeading(const Paragraph& item, std::size_t at) const;
  bool IsTableHeadingItem(const Paragraph& item, std::size_t at) const;
  bool IsAnnounced(const Paragraph& item) const;
  bool HeadsItsPart(const Paragraph& item, std::size_t at) const;
  bool HasPartBelow(const Paragraph& item, std::size_t at) const;
  bool IsWrappedLine(const Paragraph& item, std::size_t at) const;
  bool IsDayItem(const Paragraph& item, std::size_t at) const;
  bool IsAloneInItsNumbering(const Paragraph& item, std::size_t at) const;
  bool IsSiblingOfHeading(const Paragraph& item) const;
  bool IsItemLike(const Paragraph& item, std::size_t block) const;

  const Document& document_;
  const LookAhead& look_ahead_;
  const BulletList& bullets_;
  const std::size_t last_activities_;   // one past the block of the last table of activities
  bool headings_are_numbered_ = false;  // 'IV. Conclusiones' or '2.1. Antecedentes' stands somewhere
  bool under_coordinations_ = false;
  std::optional<ListMark> mark_;
};

}  // namespace acervo::report
