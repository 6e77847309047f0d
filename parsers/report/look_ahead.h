// What stands behind a block: the question that tells a heading from a sentence and a continuation from a closing.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/document.h"
#include "parsers/report/tables.h"

namespace acervo::report {

enum class Next { kNothing, kBullet, kActivities, kText };

// Running matter, notes and empty paragraphs are looked through. The document and its tables are borrowed. Questions
// that come in the order of the blocks cost no more than one walk over them.
class LookAhead {
 public:
  LookAhead(const Document& document, const std::vector<TableReading>& tables) : document_(document), tables_(tables) {}

  // What the next block behind this one is.
  Next After(std::size_t block) const;
  // The next block behind this one, nullptr where it is no paragraph.
  const Paragraph* ParagraphAfter(std::size_t block) const;
  // Whether a bullet comes before the next table, closing or end.
  bool BulletComesAfter(std::size_t block);

 private:
  std::size_t IndexAfter(std::size_t block) const;
  Next Kind(std::size_t block) const;
  bool IsSilent(std::size_t block) const;
  std::optional<bool> EndsRun(std::size_t block) const;

  const Document& document_;
  const std::vector<TableReading>& tables_;
  std::size_t run_end_ = 0;
  bool run_ends_in_bullet_ = false;
};

// One past the block of the last table of activities, 0 without any.
std::size_t EndOfActivities(const std::vector<TableReading>& tables);

// Whether a heading of coordinations stands somewhere in the document.
bool AnnouncesCoordinations(const Document& document);

}  // namespace acervo::report
