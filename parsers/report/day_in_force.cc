#include "parsers/report/day_in_force.h"

#include <algorithm>
#include <variant>

#include "core/text.h"
#include "parsers/report/day_heading.h"
#include "parsers/report/headings.h"
#include "parsers/report/wording.h"

namespace acervo::report {
namespace {

bool IsDayLine(const Block& block) {
  const Paragraph* paragraph = std::get_if<Paragraph>(&block);
  return paragraph && paragraph->role == BlockRole::kBody && DayWordsOf(paragraph->text) > DayWords::kTitled;
}

// How much a heading is set apart from the text: a style most, capitals, bold letters, a colon least.
int Strength(const Paragraph& heading) {
  constexpr int kStyled = 100;
  if (heading.heading) return kStyled - *heading.heading;
  if (IsAllCaps(heading.text)) return 3;
  if (heading.bold) return 2;
  return Trim(heading.text).ends_with(':') ? 1 : 0;
}

}  // namespace

DayInForce::DayInForce(const Document& document)
    : day_lines_(static_cast<int>(std::count_if(document.blocks.begin(), document.blocks.end(), IsDayLine))) {}

bool DayInForce::IsHeading(const Paragraph& paragraph, Next next, Place place) const {
  if (next == Next::kNothing) return false;
  const bool listed = next == Next::kBullet || next == Next::kActivities;
  switch (DayWordsOf(paragraph.text)) {
    case DayWords::kSure: return true;
    case DayWords::kWeekday: return day_lines_ > 1 || listed || place == Place::kBody;
    case DayWords::kBare: return day_lines_ > 1 || (listed && place == Place::kBody);
    case DayWords::kLabel: return day_lines_ > 1;
    case DayWords::kTitled: return listed || IsFormattedHeading(paragraph);
    case DayWords::kNone: break;
  }
  if (!IsSetAsHeading(paragraph) || !NamesOneDay(paragraph.text)) return false;
  if (IsFormattedHeading(paragraph)) return listed || place == Place::kBody;
  return next == Next::kBullet && day_.empty();
}

void DayInForce::Begin(const Paragraph& heading) {
  day_ = HeadingText(heading.text);
  strength_ = Strength(heading);
}

void DayInForce::Pass(const Paragraph& heading) {
  if (Strength(heading) > strength_) End();
}

}  // namespace acervo::report
