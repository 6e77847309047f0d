#include "parsers/report/list_edges.h"

#include <string>

#include "parsers/report/headings.h"
#include "parsers/report/wording.h"

namespace acervo::report {
bool ListEdges::IsSubHead(const Paragraph& paragraph, std::size_t at, bool under_a_day) const {
  if (!IsSetAsHeading(paragraph)) return false;
  const bool formatted = IsFormattedHeading(paragraph);
  switch (look_ahead_.After(at)) {
    case Next::kActivities: return true;
    case Next::kBullet: return formatted || !under_a_day;
    case Next::kText: return IsSurelyHeading(paragraph) || (formatted && HeadsProse(at));
    case Next::kNothing: break;
  }
  return false;
}

// Whether the paragraph that follows is more than a line, as those of a signature are not.
bool ListEdges::HeadsProse(std::size_t at) const {
  const Paragraph* next = look_ahead_.ParagraphAfter(at);
  return next && !next->continues && !IsHeadingLike(next->text);
}

bool ListEdges::IsPlainSubHead(const Paragraph& paragraph, std::size_t at) const {
  const std::string& text = paragraph.text;
  constexpr std::size_t kMostWords = 8;
  return look_ahead_.After(at) == Next::kBullet && IsHeadingLike(text) && !text.ends_with(':') &&
         FoldedWords(text).size() <= kMostWords && (!BeginsLower(text) || BeginsWithNumber(text));
}

bool ListEdges::IsNumberedHeading(const Paragraph& paragraph, std::size_t at) const {
  constexpr std::size_t kMostWords = 10;
  return BeginsWithNumber(paragraph.text) && IsHeadingLike(paragraph.text) && look_ahead_.After(at) != Next::kNothing &&
         FoldedWords(paragraph.text).size() <= kMostWords;
}

bool ListEdges::IsRestOfBullet(const Paragraph& paragraph, std::size_t at) const {
  return bullets_.last().block + 1 == at && !IsSetAsHeading(paragraph) && BeginsLower(paragraph.text) &&
         !BeginsWithNumber(paragraph.text);
}

}  // namespace acervo::report
