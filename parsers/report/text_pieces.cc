// A piece ends at a heading, at a record, and at a paragraph's end once it is long: a hit should say something.
#include "parsers/report/text_pieces.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/text.h"
#include "parsers/report/day_heading.h"
#include "parsers/report/headings.h"
#include "parsers/report/places.h"
#include "parsers/report/wording.h"

namespace acervo::report {
namespace {

constexpr std::size_t kLongestPiece = 3000;  // bytes; a paragraph is not divided up to this length
constexpr int kCapitals = 20;
constexpr int kBold = 21;
constexpr int kColon = 22;

std::optional<int> HeadingRank(const Paragraph& paragraph) {
  if (!IsSetAsHeading(paragraph)) return std::nullopt;
  if (paragraph.heading) return *paragraph.heading;
  if (IsAllCaps(paragraph.text)) return kCapitals;
  return paragraph.bold ? kBold : kColon;
}

// Where a text too long for one piece is divided: behind a line, else a sentence, else a word.
std::size_t CutAt(std::string_view text) {
  const std::string_view head = Prefix(text, kLongestPiece);
  for (const std::string_view end : {std::string_view("\n"), std::string_view(". "), std::string_view(" ")}) {
    const std::size_t found = head.rfind(end);
    if (found != std::string_view::npos && found > head.size() / 2) return found + end.size();
  }
  return head.size();
}

}  // namespace

void TextPieces::AddParagraph(const Paragraph& paragraph, const Source& where) {
  const std::string text = paragraph.list ? paragraph.list->marker + " " + paragraph.text : paragraph.text;
  const std::optional<int> rank = HeadingRank(paragraph);
  if (!rank || (paragraph.list && *rank == kColon)) return AddText(text, where);
  OpenHeading({*rank, HeadingText(text), where});
}

void TextPieces::AddText(std::string text, const Source& where) {
  FlushAlone();
  if (!text_.empty() && text_.size() + text.size() > kLongestPiece) Flush();
  if (text_.empty()) where_ = headings_.empty() || headings_.back().told ? where : headings_.back().where;
  Cover(where_, where);
  text_ += (text_.empty() ? "" : "\n") + text;
}

void TextPieces::AddRow(Draft draft) {
  FlushAlone();
  Flush();
  TakeTitles(draft);
  drafts_.push_back(std::move(draft));
}

void TextPieces::AddApart(std::string text, const Source& where) {
  BeginSection({});
  AddText(std::move(text), where);
  Flush();
}

void TextPieces::Break() {
  Flush();
  CloseHeadings(0);
  FlushAlone();
}

void TextPieces::BeginSection(std::string heading) {
  Break();  // what stands above belongs to the section before
  section_ = std::move(heading);
}

void TextPieces::OpenHeading(Heading heading) {
  Flush();
  if (heading.rank != kColon) section_.clear();
  const auto sibling =
      std::find_if(headings_.begin(), headings_.end(), [&](const Heading& open) { return open.rank >= heading.rank; });
  CloseHeadings(static_cast<std::size_t>(sibling - headings_.begin()));
  headings_.push_back(std::move(heading));
}

// A heading that no record has as its title or section is a text.
void TextPieces::CloseHeadings(std::size_t from) {
  for (std::size_t i = from; i < headings_.size(); ++i) {
    if (headings_[i].told) continue;
    if (alone_.empty()) alone_where_ = headings_[i].where;
    Cover(alone_where_, headings_[i].where);
    alone_ += (alone_.empty() ? "" : "\n") + headings_[i].text;
  }
  headings_.resize(from);
}

void TextPieces::FlushAlone() {
  if (alone_.empty()) return;
  Draft draft;
  draft.record.kind = RecordKind::kText;
  draft.record.text = std::exchange(alone_, {});
  draft.record.source = alone_where_;
  if (!section_.empty()) TakeTitles({section_}, draft);
  drafts_.push_back(std::move(draft));
}

void TextPieces::Flush() {
  if (text_.empty()) return;
  const std::string text = std::exchange(text_, {});
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t cut = rest.size() > kLongestPiece ? CutAt(rest) : rest.size();
    if (const std::string_view piece = Trim(rest.substr(0, cut)); !piece.empty()) Push(std::string(piece), where_);
    rest.remove_prefix(cut);
  }
}

void TextPieces::Push(std::string text, const Source& where) {
  Draft draft;
  draft.record.kind = RecordKind::kText;
  draft.record.text = std::move(text);
  draft.record.source = where;
  TakeTitles(draft);
  drafts_.push_back(std::move(draft));
}

void TextPieces::TakeTitles(Draft& draft) {
  std::vector<std::string> titles;  // from the highest to the nearest
  if (!section_.empty()) titles.push_back(section_);
  const std::size_t first = headings_.size() > 2 ? headings_.size() - 2 : 0;
  for (std::size_t i = first; i < headings_.size(); ++i) {
    titles.push_back(headings_[i].text);
    headings_[i].told = true;
  }
  TakeTitles(titles, draft);
}

// The nearest heading is the title, the one above it the section; a day dates what stands below it.
void TextPieces::TakeTitles(const std::vector<std::string>& titles, Draft& draft) {
  for (const std::string& title : titles) {
    if (IsDay(title)) draft.heading_date = DayIn(title);
  }
  if (titles.empty()) return;
  draft.record.title = titles.back();
  if (titles.size() > 1) draft.record.section = titles[titles.size() - 2];
}

}  // namespace acervo::report
