// What a plain paragraph beside bullets is: the rest of the one above, the heading of those below, or neither.
#pragma once

#include <cstddef>

#include "core/document.h"
#include "parsers/report/bullet_list.h"
#include "parsers/report/look_ahead.h"

namespace acervo::report {

// Both are borrowed. `at` is the block of the paragraph.
class ListEdges {
 public:
  ListEdges(const LookAhead& look_ahead, const BulletList& bullets) : look_ahead_(look_ahead), bullets_(bullets) {}

  // Whether it is set as a heading and has something below it to head. Under a day a colon alone only leads up to the
  // bullets.
  bool IsSubHead(const Paragraph& paragraph, std::size_t at, bool under_a_day) const;
  // 'Segundo' between the groups of a list: a few words that are no sentence, right above bullets.
  bool IsPlainSubHead(const Paragraph& paragraph, std::size_t at) const;
  // '2. Reuniones' in plain letters: a few words behind a number, with something below them.
  bool IsNumberedHeading(const Paragraph& paragraph, std::size_t at) const;
  // Whether it goes on with the sentence of the last bullet, which it is not indented as. REQUIRES: bullets.in_list()
  bool IsRestOfBullet(const Paragraph& paragraph, std::size_t at) const;

 private:
  bool HeadsProse(std::size_t at) const;

  const LookAhead& look_ahead_;
  const BulletList& bullets_;
};

}  // namespace acervo::report
