// One line after the other either goes on in the open paragraph or closes it and opens the next. Afterwards the list
// items' levels are told from where their markers stand: a stack of the places of the open levels.
#include "extractors/layout/paragraphs.h"

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "core/text.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/markers.h"
#include "extractors/layout/sheet_boxes.h"
#include "extractors/layout/table_join.h"
#include "extractors/layout/wrapping.h"

namespace acervo::layout {
namespace {

constexpr double kSamePlace = 4;         // points between the same indent on two lines
constexpr double kWideStep = 1.4;        // of the pitch: a blank line or space between paragraphs
constexpr double kSameSize = 1.08;       // font sizes further apart than this never share a paragraph
constexpr double kLikeSize = 1.25;       // the same in the middle of a sentence: character recognition guesses sizes
constexpr double kClearOfLetter = 0.45;  // of the font size
constexpr double kMaxHanging = 14;       // points by which an item's text may hang deeper than it begins
constexpr double kSetOff = 1.5;          // of the font size: what begins nearer the margin is not set off it
constexpr double kOffMiddle = 20;        // points
constexpr double kMaxFirstIndent = 60;   // points by which a paragraph's first line may be indented

struct OpenParagraph {
  std::vector<Line> lines;  // without the marker
  double left = 0, right = 0;
  std::optional<Marker> marker;
  double marker_x = 0;
  double text_x = 0;  // of the first line's text
  double last_x = 0;  // of the last line's text, where `left` is that of the first line's column
};

double X(const Line& line) { return line.words.front().box.x0; }

// Where the line would begin in the column in which the paragraph began.
double XIn(const OpenParagraph& open, const BodyLine& body) { return X(body.line) - body.left + open.left; }

// Takes the marker off the line.
std::optional<Marker> TakeMarker(Line& line, double& marker_x) {
  std::optional<Marker> marker = LeadingMarker(line);
  if (marker && line.words.size() > 1) {
    marker_x = X(line);
    line.words.erase(line.words.begin());
    Measure(line);
    // An item that begins with its first child shows both markers; the child's is the inner one.
    const bool again = marker->kind == MarkerKind::kGlyph && line.words.size() > 1 && LeadingMarker(line) &&
                       LeadingMarker(line)->kind == MarkerKind::kGlyph;
    return again ? TakeMarker(line, marker_x) : marker;
  }
  if (marker) return std::nullopt;  // a lone glyph: text of its own
  Word& first = line.words.front();
  const std::size_t glued = GluedMarkerLength(first.text);
  if (glued == 0) return std::nullopt;
  Word glyph = first;
  glyph.text.resize(glued);
  first.box.x0 += first.size * 0.4;
  first.text.erase(0, glued);
  return AsMarker(glyph);
}

// A line of a table of contents: dots lead to the page's number.
bool HasLeader(const Line& line) {
  return std::any_of(line.words.begin(), line.words.end(), [](const Word& word) {
    return word.text.find(".....") != std::string::npos || word.text.find("……") != std::string::npos;
  });
}

class Builder {
 public:
  explicit Builder(double pitch) : pitch_(pitch) {}

  void Add(BodyLine body) {
    if (glyph_) AddGlyph(body);
    if (body.line.words.size() == 1 && LeadingMarker(body.line)) {
      glyph_ = std::move(body);
    } else {
      AddText(std::move(body));
    }
  }

  void Close() {
    FlushGlyph();
    closed_ = true;
  }
  std::vector<OpenParagraph> Take() {
    FlushGlyph();
    return std::move(paragraphs_);
  }
  std::size_t count() const { return paragraphs_.size(); }

 private:
  void AddText(BodyLine body) {
    double marker_x = X(body.line);
    Line bare = body.line;
    std::optional<Marker> marker = TakeMarker(bare, marker_x);
    if (marker && marker->text == "o" && !IsLetterMarker(body.line)) {
      marker.reset();
      bare = body.line;
    }
    if (!marker) marker_x = X(body.line);
    if (marker && marker->kind != MarkerKind::kGlyph && IsWrappedText(body)) marker.reset();
    if (!marker && GoesOn(body)) {
      OpenParagraph& open = paragraphs_.back();
      open.last_x = XIn(open, body);
      if (open.marker && open.lines.size() == 1 && open.last_x > open.marker_x + kSamePlace) open.text_x = open.last_x;
      open.lines.push_back(std::move(body.line));
      return;
    }
    OpenParagraph paragraph{{}, body.left, body.right, marker, marker_x, 0, 0};
    paragraph.text_x = paragraph.last_x = marker ? X(bare) : marker_x;
    paragraph.lines.push_back(marker ? std::move(bare) : std::move(body.line));
    paragraphs_.push_back(std::move(paragraph));
    closed_ = false;
  }

  // A glyph alone in its line marks the text that stands right of it in the next.
  void AddGlyph(BodyLine& body) {
    const Word& glyph = glyph_->line.words.front();
    const double step = body.line.box.mid_y() - glyph_->line.box.mid_y();
    const bool next = body.line.page == glyph_->line.page && step >= 0 && step < kWideStep * Pitch(body.line);
    if (next && X(body.line) > glyph.box.x1 && !LeadingMarker(body.line)) {
      body.line.words.insert(body.line.words.begin(), glyph);
      glyph_.reset();
    } else {
      FlushGlyph();
    }
  }

  void FlushGlyph() {
    if (!glyph_) return;
    AddText(std::move(*glyph_));
    glyph_.reset();
  }

  // Whether the line is the rest of the open paragraph.
  bool GoesOn(const BodyLine& body) const {
    if (closed_ || paragraphs_.empty()) return false;
    const OpenParagraph& open = paragraphs_.back();
    const Line& above = open.lines.back();
    const Line& line = body.line;
    if (!SameFont(above, line) || !(FitsIndent(open, XIn(open, body)) || Centered(open, body))) return false;
    if (above.page == line.page) {
      const double step = line.box.mid_y() - above.box.mid_y();
      const bool same_column = std::abs(open.left - body.left) < kSamePlace;
      if (same_column && (step > kWideStep * Pitch(line) || step < 0)) return false;
    } else if (EndsSentence(above.words.back().text) && !StartsSmall(line.words.front().text)) {
      return !HasRoom(above, line, open.right) && open.marker && std::abs(XIn(open, body) - open.text_x) < kSamePlace;
    }
    if (HasLeader(above)) return false;
    if (!open.marker && EndsInSmallWord(above.words.back().text)) return true;
    return Wraps(above, line, open.right + RoomBefore(open, body));
  }

  // Whether both lines stand around one middle, about that between the margins: those are guessed from ragged text.
  static bool Centered(const OpenParagraph& open, const BodyLine& body) {
    const auto off = [](const Line& line, double left, double right) { return line.box.mid_x() - (left + right) / 2; };
    const Line& above = open.lines.back();
    const double above_off = off(above, open.left, open.right), line_off = off(body.line, body.left, body.right);
    const double indent = std::min(above.box.x0 - open.left, body.line.box.x0 - body.left);
    return !open.marker && indent > kSetOff * above.size && std::abs(above_off) < kOffMiddle &&
           std::abs(above_off - line_off) < kSamePlace;
  }

  static bool SetToTheRight(const OpenParagraph& open, const BodyLine& body) {
    const Line &above = open.lines.back(), &line = body.line;
    return !open.marker && std::abs(open.right - above.box.x1) < kSamePlace &&
           std::abs(body.right - line.box.x1) < kSamePlace && std::abs(above.box.x0 - line.box.x0) > kSamePlace &&
           std::min(above.box.x0 - open.left, line.box.x0 - body.left) > kSetOff * above.size;
  }

  // Centered lines and lines set to the right have room where they begin, too.
  static double RoomBefore(const OpenParagraph& open, const BodyLine& body) {
    return Centered(open, body) || SetToTheRight(open, body) ? open.lines.back().box.x0 - open.left : 0;
  }

  // 'o' is a word too: it marks an item where the text stands well clear of it, or below another item.
  bool IsLetterMarker(const Line& line) const {
    const bool clear = line.words[1].box.x0 - line.words[0].box.x1 > kClearOfLetter * line.size;
    return clear || (!paragraphs_.empty() && paragraphs_.back().marker.has_value());
  }

  // Whether what looks like a dash or a number before an item is a word of a wrapped line.
  bool IsWrappedText(const BodyLine& body) const {
    if (!GoesOn(body)) return false;
    const OpenParagraph& open = paragraphs_.back();
    const double x = XIn(open, body);
    if (open.marker && std::abs(x - open.marker_x) < kSamePlace) return false;
    return std::abs(x - open.last_x) < kSamePlace && !HasRoom(open.lines.back(), body.line, open.right);
  }

  double Pitch(const Line& line) const { return std::max(pitch_, 1.15 * line.size); }

  bool SameFont(const Line& above, const Line& line) const {
    const double ratio = std::max(above.size, line.size) / std::min(above.size, line.size);
    const bool runs_on = StartsSmall(line.words.front().text);
    if (ratio > (runs_on && !EndsSentence(above.words.back().text) ? kLikeSize : kSameSize)) return false;
    return IsBold(above) == IsBold(line) || runs_on || !IsBold(above);
  }

  bool FitsIndent(const OpenParagraph& open, double x) const {
    if (open.lines.size() > 1) return std::abs(open.last_x - x) < kSamePlace || OnNewPage(x, open);
    if (open.marker) return x > open.marker_x - kSamePlace && x < open.text_x + kMaxHanging;
    return std::abs(open.text_x - x) < kMaxFirstIndent;
  }

  // Columns and pages may begin elsewhere: then only the margins tell.
  bool OnNewPage(double x, const OpenParagraph& open) const { return std::abs(x - open.left) > 150; }

  double pitch_;
  bool closed_ = true;
  std::optional<BodyLine> glyph_;  // a bullet whose text has not come yet
  std::vector<OpenParagraph> paragraphs_;
};

bool IsBold(const OpenParagraph& paragraph) {
  return std::all_of(paragraph.lines.begin(), paragraph.lines.end(), [](const Line& line) { return IsBold(line); });
}

std::string TextOf(const OpenParagraph& paragraph, const Hyphenation& hyphenation) {
  std::string text;
  for (const Line& line : paragraph.lines) hyphenation.Append(text, TextOf(line));
  return CleanText(text);
}

// The open levels of the list: where their markers and their texts stand.
class Levels {
 public:
  // `numbers`: how many a decimal marker has: "1.1." stands under "1." wherever it begins.
  int Place(double marker_x, double text_x, int numbers) {
    while (!open_.empty() && marker_x < open_.back().marker_x - kSamePlace) open_.pop_back();
    while (open_.size() > 1 && numbers > 0 && open_.back().numbers > numbers &&
           Near(open_[open_.size() - 2], marker_x)) {
      open_.pop_back();
    }
    const bool counts_under = !open_.empty() && open_.back().numbers > 0 && numbers == open_.back().numbers + 1;
    if (open_.empty() || marker_x > open_.back().marker_x + kSamePlace) {
      if (interrupted_ && !open_.empty()) open_.clear();  // a list of its own that is only indented more
      open_.push_back({marker_x, text_x, numbers});
    } else if (counts_under) {
      open_.push_back({marker_x, text_x, numbers});
    } else {
      open_.back() = {marker_x, text_x, numbers};
    }
    interrupted_ = false;
    return static_cast<int>(open_.size()) - 1;
  }

  // The level whose text stands at `x`.
  std::optional<int> TextAt(double x) const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (std::abs(open_[i].text_x - x) < kSamePlace) return static_cast<int>(i);
    }
    return std::nullopt;
  }

  void Interrupt() { interrupted_ = true; }
  void Reset() { open_.clear(); }

 private:
  struct Level {
    double marker_x, text_x;
    int numbers;
  };
  static bool Near(const Level& level, double marker_x) { return std::abs(level.marker_x - marker_x) <= kSamePlace; }

  std::vector<Level> open_;
  bool interrupted_ = false;
};

bool IsHeading(const OpenParagraph& paragraph, const std::string& text) {
  return IsBold(paragraph) || text.ends_with(':');
}

void Mark(Paragraph& paragraph, const OpenParagraph& from, Levels& levels) {
  if (from.marker) {
    paragraph.list = ListMark{levels.Place(from.marker_x - from.left, from.text_x - from.left, NumbersIn(*from.marker)),
                              from.marker->text};
    return;
  }
  const bool indented = from.text_x > from.left + kSamePlace;
  if (indented) paragraph.continues = levels.TextAt(from.text_x - from.left);
  if (paragraph.continues) return;
  if (IsHeading(from, paragraph.text)) {
    levels.Reset();
  } else {
    levels.Interrupt();
  }
}

std::optional<Paragraph> ToParagraph(const OpenParagraph& from, const Hyphenation& hyphenation, Levels& levels) {
  Paragraph paragraph;
  paragraph.text = TextOf(from, hyphenation);
  if (paragraph.text.empty()) return std::nullopt;
  paragraph.page = from.lines.front().page;
  paragraph.bold = IsBold(from);
  paragraph.boxes = BoxesOf(from.lines);
  Mark(paragraph, from, levels);
  return paragraph;
}

double PitchOf(const Flow& flow) {
  std::vector<Line> lines;
  for (const auto& item : flow) {
    if (const auto* body = std::get_if<BodyLine>(&item)) lines.push_back(body->line);
  }
  return LinePitch(lines);
}

}  // namespace

std::vector<Block> BuildBlocks(Flow flow, const Hyphenation& hyphenation) {
  Builder builder(PitchOf(flow));
  std::vector<std::pair<std::size_t, TablePiece>> tables;  // after how many paragraphs each stands
  for (auto& item : flow) {
    if (auto* body = std::get_if<BodyLine>(&item)) {
      builder.Add(std::move(*body));
    } else {
      builder.Close();
      tables.emplace_back(builder.count(), std::move(std::get<TablePiece>(item)));
    }
  }
  std::vector<Block> blocks;
  Levels levels;
  std::size_t table = 0;
  const std::vector<OpenParagraph> paragraphs = builder.Take();
  for (std::size_t i = 0; i <= paragraphs.size(); ++i) {
    for (; table < tables.size() && tables[table].first == i; ++table) {
      blocks.emplace_back(ToTable(tables[table].second, hyphenation));
      levels.Interrupt();
    }
    if (i == paragraphs.size()) break;
    if (auto paragraph = ToParagraph(paragraphs[i], hyphenation, levels)) blocks.emplace_back(std::move(*paragraph));
  }
  return blocks;
}

}  // namespace acervo::layout
