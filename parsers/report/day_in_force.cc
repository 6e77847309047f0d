#include "parsers/report/day_in_force.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

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

bool IsTitleOfMinutes(std::string_view text) {
  const std::vector<std::string> words = FoldedWords(Prefix(text, 60));
  return !words.empty() && IsMinutesWord(words.front());
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

DayInForce::DayInForce(const Document& document) {
  constexpr std::size_t kTitleLines = 12;
  for (std::size_t at = 0; at < document.blocks.size(); ++at) {
    const Paragraph* paragraph = std::get_if<Paragraph>(&document.blocks[at]);
    if (at < kTitleLines && paragraph && IsTitleOfMinutes(paragraph->text)) is_minutes_ = true;
    if (!IsDayLine(document.blocks[at])) continue;
    ++day_lines_;
    last_day_line_ = at;
  }
}

bool DayInForce::IsHeading(const Paragraph& paragraph, Next next, Place place) const {
  if (next == Next::kNothing) return false;
  const bool listed = next == Next::kBullet || next == Next::kActivities;
  switch (DayWordsOf(paragraph.text)) {
    case DayWords::kSure: return true;
    case DayWords::kWeekday: return day_lines_ > 1 || listed || place == Place::kBody;
    case DayWords::kBare: return day_lines_ > 1 || (listed && place == Place::kBody);
    case DayWords::kLabel: return false;
    case DayWords::kTitled: return listed || IsFormattedHeading(paragraph);
    case DayWords::kNone: break;
  }
  if (!IsSetAsHeading(paragraph) || !NamesOneDay(paragraph.text)) return false;
  if (IsFormattedHeading(paragraph)) return listed || place == Place::kBody;
  return next == Next::kBullet && day_.empty();
}

bool DayInForce::IsDateOfForm(const Paragraph& paragraph) const {
  return (is_minutes_ || day_lines_ > 1) && DayWordsOf(paragraph.text) == DayWords::kLabel;
}

void DayInForce::Begin(const Paragraph& heading) {
  constexpr int kStrongest = 1000;  // the date of a form or of minutes holds below all their headings
  const bool of_all = DayWordsOf(heading.text) == DayWords::kLabel || (is_minutes_ && day_lines_ == 1);
  day_ = HeadingText(heading.text);
  strength_ = of_all ? kStrongest : Strength(heading);
}

void DayInForce::Pass(const Paragraph& heading, std::size_t at) {
  if (at < last_day_line_ && !heading.heading) return;
  if (Strength(heading) > strength_) End();
}

}  // namespace acervo::report
