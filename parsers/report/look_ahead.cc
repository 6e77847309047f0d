#include "parsers/report/look_ahead.h"

#include <algorithm>
#include <variant>

#include "core/text.h"
#include "parsers/report/headings.h"

namespace acervo::report {

// As large as the document where nothing follows.
std::size_t LookAhead::IndexAfter(std::size_t block) const {
  do ++block;
  while (block < document_.blocks.size() && IsSilent(block));
  return block;
}

Next LookAhead::After(std::size_t block) const {
  const std::size_t next = IndexAfter(block);
  return next < document_.blocks.size() ? Kind(next) : Next::kNothing;
}

const Paragraph* LookAhead::ParagraphAfter(std::size_t block) const {
  const std::size_t next = IndexAfter(block);
  return next < document_.blocks.size() ? std::get_if<Paragraph>(&document_.blocks[next]) : nullptr;
}

// Answered once for a run of paragraphs.
bool LookAhead::BulletComesAfter(std::size_t block) {
  if (block < run_end_) return run_ends_in_bullet_;
  run_ends_in_bullet_ = false;
  for (run_end_ = block + 1; run_end_ < document_.blocks.size(); ++run_end_) {
    const std::optional<bool> answer = EndsRun(run_end_);
    if (!answer) continue;
    run_ends_in_bullet_ = *answer;
    break;
  }
  return run_ends_in_bullet_;
}

Next LookAhead::Kind(std::size_t block) const {
  if (std::holds_alternative<Table>(document_.blocks[block])) {
    const auto table = std::lower_bound(tables_.begin(), tables_.end(), block,
                                        [](const TableReading& t, std::size_t b) { return t.block < b; });
    return table->lists_activities() ? Next::kActivities : Next::kText;
  }
  return std::get<Paragraph>(document_.blocks[block]).list ? Next::kBullet : Next::kText;
}

bool LookAhead::IsSilent(std::size_t block) const {
  const Paragraph* paragraph = std::get_if<Paragraph>(&document_.blocks[block]);
  return paragraph && (paragraph->role != BlockRole::kBody || Trim(paragraph->text).empty());
}

// Whether the run of paragraphs that this block ends runs into bullets; nullopt where the run goes on.
std::optional<bool> LookAhead::EndsRun(std::size_t block) const {
  if (IsSilent(block)) return std::nullopt;
  const Next kind = Kind(block);
  if (kind != Next::kText) return kind == Next::kBullet;
  const Paragraph* paragraph = std::get_if<Paragraph>(&document_.blocks[block]);
  if (!paragraph) return false;
  const auto announced = FindAnnouncement(paragraph->text);
  if (!announced || announced->kind == HeadingKind::kTitle) return std::nullopt;
  return announced->kind == HeadingKind::kCoordinations;
}

std::size_t EndOfActivities(const std::vector<TableReading>& tables) {
  std::size_t end = 0;
  for (const TableReading& table : tables) {
    if (table.lists_activities()) end = table.block + 1;
  }
  return end;
}

bool AnnouncesCoordinations(const Document& document) {
  return std::any_of(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
    const Paragraph* paragraph = std::get_if<Paragraph>(&block);
    if (!paragraph) return false;
    const auto announced = FindAnnouncement(paragraph->text);
    return announced && announced->kind == HeadingKind::kCoordinations && announced->whole;
  });
}

}  // namespace acervo::report
