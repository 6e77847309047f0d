#include "parsers/report/list_edges.h"

#include <string>

#include "parsers/report/headings.h"
#include "parsers/report/wording.h"

namespace acervo::report {
namespace {

// The end of a bullet in a text file: a sentence, no signature.
bool IsLooseEnd(const Paragraph& paragraph) {
  if (paragraph.text.find(':') < 20) return false;  // 'Nota: …'
  return paragraph.text.ends_with('.') && FoldedWords(paragraph.text).size() >= 4;
}

}  // namespace

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
  const std::size_t most_words = document_.format == Format::kTxt ? 4 : 8;
  return look_ahead_.After(at) == Next::kBullet && IsHeadingLike(text) && !text.ends_with(':') &&
         FoldedWords(text).size() <= most_words && !BeginsLower(text);
}

// A text file keeps no indents: a sentence right behind a bullet is the rest of it. Where indents are kept a paragraph
// without one is no part of the bullet, unless it goes on with its sentence.
bool ListEdges::IsRestOfBullet(const Paragraph& paragraph, std::size_t at) const {
  if (bullets_.last().block + 1 != at || IsSetAsHeading(paragraph)) return false;
  if (BeginsLower(paragraph.text)) return true;
  if (document_.format != Format::kTxt) return false;
  return look_ahead_.After(at) == Next::kBullet ? !IsPlainSubHead(paragraph, at) : IsLooseEnd(paragraph);
}

}  // namespace acervo::report
