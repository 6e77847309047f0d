// Columns that spaces alone hold apart, as programs print them and `pdftotext -layout` sees them.
//
// The heading's pieces say how many columns there are; each further line must leave a blank strip between any two of
// them. A line that does not is a heading over the whole width where rows go on behind it, else the table's end.
// On each new page the columns are found anew: by the repeated heading, or by the blank strips alone.
#include <algorithm>
#include <map>

#include "core/text.h"
#include "extractors/txt/aligned_heading.h"
#include "extractors/txt/aligned_segment.h"
#include "extractors/txt/column_fit.h"
#include "extractors/txt/markers.h"
#include "extractors/txt/row_split.h"
#include "extractors/txt/table.h"

namespace acervo::txt {
namespace {

constexpr std::size_t kLongestLine = 4000;  // bytes
constexpr std::size_t kMostBlank = 4;       // empty lines between two rows
constexpr int kWidestHeading = 48;          // columns of one heading cell
constexpr std::size_t kTrial = 48;          // lines within which the columns must have proved themselves

class Reader {
 public:
  // `first`: the heading's first line, which may stand alone above the one of all columns.
  Reader(const TextContext& context, std::size_t begin, std::size_t first)
      : context_(context), lines_(context.lines), first_(first), begin_(begin), at_(begin) {}

  std::optional<TableMatch> Read() {
    heading_ = HeadingPieces(lines_, begin_);
    if (heading_.size() < 2) return std::nullopt;
    StartFirstSegment();
    ReadSegment();
    TrimTail();
    if (!Proven() || !HasRows()) return std::nullopt;
    while (Continue()) {
      ReadSegment();
      TrimTail();
    }
    for (Segment& segment : segments_) {
      if (segment.profile) segment.Refine(lines_);
    }
    Table table;
    table.rows = SplitRows(ToCellLines(), *context_.ends, context_.measure);
    if (table.rows.size() < 2) return std::nullopt;
    return TableMatch{std::move(table), end_, std::move(between_)};
  }

 private:
  static std::vector<std::size_t> AllColumns(std::size_t count) {
    std::vector<std::size_t> columns(count);
    for (std::size_t k = 0; k < count; ++k) columns[k] = k;
    return columns;
  }

  void StartSegment(const std::vector<Piece>& pieces, std::vector<std::size_t> columns) {
    const std::size_t below = SkipBlank(lines_, segments_.empty() ? begin_ + 1 : at_);
    Segment segment{.fit = ColumnFit(WithUsualStarts(lines_, below, pieces)),
                    .columns = std::move(columns),
                    .continues = !segments_.empty()};
    segments_.push_back(std::move(segment));
  }

  // The heading's words tell the columns; where the lines below part it further, they are believed.
  void StartFirstSegment() {
    StartSegment(heading_, AllColumns(heading_.size()));
    Segment& segment = segments_.back();
    if (first_ < begin_) segment.lines.push_back(first_);
    segment.profile = ColumnProfile::Learn(LinesBelow(begin_ + 1), Columns(lines_[begin_].text));
    if (!segment.profile) return;
    if (segment.profile->size() < heading_.size()) {
      segment.profile.reset();
      return;
    }
    segment.columns = AllColumns(segment.profile->size());
    TakeHeading(segment, begin_);
  }

  // The heading's line is cut where its gaps are, and at the words nearest to the columns.
  void TakeHeading(Segment& segment, std::size_t at) {
    const std::u32string columns = Columns(lines_[at].text);
    const std::vector<Piece> pieces = PiecesOf(columns);
    std::vector<int> starts;
    if (pieces.size() == segment.size()) {
      for (const Piece& piece : pieces) starts.push_back(piece.begin);
    } else {
      starts = segment.profile->CutHeading(columns);
    }
    segment.lines.push_back(at);
    segment.shifted[at] = std::move(starts);
    segment.heading = at;
    at_ = end_ = at + 1;
  }

  // The lines on the same page that may belong to the table.
  std::vector<std::u32string> LinesBelow(std::size_t at) const {
    constexpr std::size_t kMost = 160, kProse = 3;
    std::vector<std::u32string> below;
    std::size_t prose = 0;
    const int page = at < lines_.size() ? lines_[at].page : 0;
    for (std::size_t blanks = 0; at < lines_.size() && lines_[at].page == page && below.size() < kMost; ++at) {
      blanks = lines_[at].blank ? blanks + 1 : 0;
      if (blanks > kMostBlank || lines_[at].text.size() > kLongestLine || RepeatsHeading(at)) break;
      if (lines_[at].blank) continue;
      below.push_back(Columns(lines_[at].text));
      const std::vector<Piece> pieces = PiecesOf(below.back());
      prose = pieces.size() == 1 && pieces[0].end - pieces[0].begin > kWidestHeading ? prose + 1 : 0;
      if (prose == kProse) break;
    }
    return below;
  }

  bool RepeatsHeading(std::size_t at) const {
    return at > begin_ && lines_[at].text.size() < kLongestLine &&
           Collapsed(lines_[at].text) == Collapsed(lines_[begin_].text);
  }

  bool SamePage(std::size_t at) const {
    return at < lines_.size() &&
           (segments_.back().lines.empty() || lines_[at].page == lines_[segments_.back().lines.front()].page);
  }

  void ReadSegment() {
    Segment& segment = segments_.back();
    stopped_by_text_ = false;
    while (true) {
      const std::size_t next = SkipBlank(lines_, at_);
      if (!SamePage(next)) break;
      if (next - at_ > kMostBlank || (RepeatsHeading(next) && !segment.lines.empty()) || !Take(segment, next)) {
        stopped_by_text_ = !RepeatsHeading(next);
        break;
      }
      at_ = end_ = segment.lines.back() + 1;
      if (segments_.size() == 1 && segment.lines.size() == kTrial && !(Proven() && HasRows())) break;
    }
  }

  bool Take(Segment& segment, std::size_t at) const {
    const Line& line = lines_[at];
    if (line.text.size() > kLongestLine) return false;
    const std::u32string columns = Columns(line.text);
    if (IsListItem(line, columns, segment)) return false;
    if (segment.profile) {
      const bool section = SpansByChance(segment, at, columns) || IsTitleBetweenRows(segment, at, columns) ||
                           IsTitleOverHeading(segment, at, columns);
      if (!section && segment.TakeByProfile(lines_, at, columns)) return true;
    } else if (Fits(segment, at, columns)) {
      segment.fit.Add(columns);
      segment.lines.push_back(at);
      return true;
    }
    if (!segment.profile && TakeShifted(segment, at)) return true;
    if (!IsSection(segment, at, columns) && !IsTitleOverHeading(segment, at, columns)) return false;
    segment.lines.push_back(at);
    segment.sections.push_back(at);
    return true;
  }

  // A line of one piece proves nothing by itself: what the lines below leave blank decides.
  bool Fits(const Segment& segment, std::size_t at, std::u32string_view columns) const {
    if (!segment.fit.Accepts(columns)) return false;
    if (PiecesOf(columns).size() > 1 || segment.lines.empty()) return true;
    return !SpansByChance(segment, at, columns) && FitBelow(segment, at).Accepts(columns);
  }

  // The fit after the next few lines of several pieces.
  ColumnFit FitBelow(const Segment& segment, std::size_t at) const {
    constexpr std::size_t kLookAhead = 10;
    ColumnFit fit = segment.fit;
    for (std::size_t next = at + 1; next < lines_.size() && next <= at + kLookAhead && SamePage(next); ++next) {
      if (lines_[next].blank || lines_[next].text.size() > kLongestLine) continue;
      const std::u32string below = Columns(lines_[next].text);
      if (PiecesOf(below).size() > 1 && fit.Accepts(below) && !IsListItem(lines_[next], below, segment)) fit.Add(below);
    }
    return fit;
  }

  // Printers shift the columns of single rows: such lines, from `at` on, find their columns near the page's.
  bool TakeShifted(Segment& segment, std::size_t at) const {
    if (segment.lines.empty()) return false;
    const std::vector<int> known = segment.Starts();
    const std::vector<std::u32string> group = ShiftedLines(segment, at);
    if (const auto starts = FitLocally(group, known)) {
      for (std::size_t k = 0; k < group.size(); ++k) TakeAt(segment, at + k, *starts);
      return true;
    }
    const auto starts = FitLocally({group.front()}, known);
    if (!starts) return false;
    TakeAt(segment, at, *starts);
    return true;
  }
  static void TakeAt(Segment& segment, std::size_t at, const std::vector<int>& starts) {
    segment.lines.push_back(at);
    segment.shifted[at] = starts;
  }

  // The lines below up to an empty one, or to one that keeps to the page's columns again.
  std::vector<std::u32string> ShiftedLines(const Segment& segment, std::size_t at) const {
    constexpr std::size_t kMost = 60;
    std::vector<std::u32string> group;
    for (; at < lines_.size() && SamePage(at) && group.size() < kMost && !lines_[at].blank; ++at) {
      if (lines_[at].text.size() > kLongestLine || (!group.empty() && RepeatsHeading(at))) break;
      std::u32string columns = Columns(lines_[at].text);
      if (IsListItem(lines_[at], columns, segment)) break;
      if (!group.empty() && segment.fit.Accepts(columns) && AlignedPieces(columns, segment) > 0) break;
      group.push_back(std::move(columns));
    }
    return group;
  }

  // A bullet at the left edge with no other columns beside its text.
  bool IsListItem(const Line& line, std::u32string_view columns, const Segment& segment) const {
    const auto marker = ReadMarker(line.text);
    if (!marker || marker->number != 0) return false;
    const std::vector<int> starts = segment.Starts();
    if (line.indent >= starts[1] && !segment.lines.empty()) return false;
    // A dash within a cell of several lines is text.
    const bool below_cell = !segment.lines.empty() && &line == &lines_[segment.lines.back() + 1];
    if (below_cell && !marker->sure && static_cast<int>(columns.size()) < starts[1]) return false;
    const std::u32string_view rest =
        columns.substr(std::min<std::size_t>(columns.size(), static_cast<std::size_t>(line.indent) + 1));
    return PiecesOf(TrimColumns(rest)).size() < 2;
  }

  // A line of words that stands alone, whose spaces happen to lie where the columns part.
  bool SpansByChance(const Segment& segment, std::size_t at, std::u32string_view columns) const {
    const bool alone = at > 0 && lines_[at - 1].blank &&
                       (at + 1 >= lines_.size() || lines_[at + 1].blank || ReadMarker(lines_[at + 1].text));
    const std::vector<Piece> pieces = PiecesOf(columns);
    const std::vector<int> starts = segment.Starts();
    return alone && pieces.size() == 1 && pieces[0].begin < starts[1] && pieces[0].end > starts[1];
  }

  // Words one space apart that begin in the first column and run into the next, below a row whose first column had
  // ended before: they go on with nothing.
  bool IsTitleBetweenRows(const Segment& segment, std::size_t at, std::u32string_view columns) const {
    const std::vector<Piece> pieces = PiecesOf(columns);
    const std::vector<int> starts = segment.Starts();
    if (pieces.size() != 1 || segment.lines.size() < 2 || pieces[0].begin >= starts[1] || pieces[0].end <= starts[1]) {
      return false;
    }
    if (IsLower(columns[static_cast<std::size_t>(pieces[0].begin)])) return false;
    const auto above = segment.shifted.find(segment.lines.back());
    const bool ended = lines_[at - 1].blank || (above != segment.shifted.end() && above->second[0] == kAbsent);
    return ended && IsSection(segment, at, columns);
  }

  // A line of the first column alone over the heading printed again on the same page.
  bool IsTitleOverHeading(const Segment& segment, std::size_t at, std::u32string_view columns) const {
    const std::size_t next = SkipBlank(lines_, at + 1);
    return next < lines_.size() && lines_[next].page == lines_[at].page && RepeatsHeading(next) &&
           PiecesOf(columns).size() == 1 && lines_[at].indent < segment.Starts()[1];
  }

  // One line over the whole width, with rows behind it.
  bool IsSection(const Segment& segment, std::size_t at, std::u32string_view columns) const {
    if (segment.lines.empty() || PiecesOf(columns).size() != 1 || ReadMarker(lines_[at].text)) return false;
    const std::vector<int> starts = segment.Starts();
    if (std::find(starts.begin() + 1, starts.end(), lines_[at].indent) != starts.end()) return false;
    const std::size_t next = SkipBlank(lines_, at + 1);
    if (!SamePage(next) || next > at + 1 + kMostBlank || lines_[next].text.size() > kLongestLine) return false;
    const std::u32string below = Columns(lines_[next].text);
    return segment.Accepts(below) && PiecesOf(below).size() >= 2;
  }

  // Pieces behind the first that begin where a heading does, or end where it ends.
  std::size_t AlignedPieces(std::u32string_view columns, const Segment& segment) const {
    const std::vector<int> starts = segment.Starts();
    std::size_t aligned = 0;
    const std::vector<Piece> pieces = PiecesOf(columns);
    for (std::size_t k = 0; k < pieces.size(); ++k) {
      const bool at_start =
          std::any_of(starts.begin() + 1, starts.end(), [&](int s) { return std::abs(pieces[k].begin - s) <= 1; });
      const bool at_end = std::any_of(heading_.begin() + 1, heading_.end(),
                                      [&](const Piece& h) { return std::abs(pieces[k].end - h.end) <= 1; });
      const bool centred = std::any_of(heading_.begin() + 1, heading_.end(), [&](const Piece& h) {
        return std::abs(pieces[k].begin + pieces[k].end - h.begin - h.end) <= 2;
      });
      aligned += k > 0 && (at_start || at_end || centred);
    }
    return aligned;
  }

  // How many columns behind the first the line has text in, where that is known.
  static std::optional<std::size_t> BegunColumns(const Segment& segment, std::size_t at) {
    const auto own = segment.shifted.find(at);
    if (own == segment.shifted.end()) return std::nullopt;
    return static_cast<std::size_t>(
        std::count_if(own->second.begin() + 1, own->second.end(), [](int start) { return start != kAbsent; }));
  }

  // Rows keep to the columns: in three columns one line of several aligned pieces, in two columns three of them.
  bool Proven() const {
    const Segment& segment = segments_.front();
    std::size_t rows = 0, aligned = 0, pieces = 0;
    for (const std::size_t at : segment.lines) {
      if (at == segment.lines.front()) continue;
      const std::u32string columns = Columns(lines_[at].text);
      const std::size_t count = PiecesOf(columns).size();
      if (count < 2) continue;
      const std::size_t hits = AlignedPieces(columns, segment);
      rows += hits > 0;
      aligned += hits;
      pieces += std::min(count - 1, BegunColumns(segment, at).value_or(count));  // justified words are no pieces
    }
    const std::size_t needed = segment.size() == 2 ? 3 : 1;
    return rows >= needed && aligned * 2 >= pieces;
  }

  // The first lines make more than one row.
  bool HasRows() const {
    std::vector<CellLine> lines = ToCellLines();
    if (lines.size() > kTrial) lines.resize(kTrial);
    return SplitRows(lines, *context_.ends, context_.measure).size() >= 2;
  }

  // Text that stands alone in the first column behind an empty line is no row: it is what follows the table.
  void TrimTail() {
    Segment& segment = segments_.back();
    const std::vector<int> starts = segment.Starts();
    while (segment.lines.size() > 1) {
      const std::size_t first = FirstOfParagraph(segment);
      if (first == 0 || !StandsAlone(segment, first, starts[1])) break;
      segment.Truncate(first);
    }
    end_ = segment.lines.empty() ? end_ : segment.lines.back() + 1;
    at_ = end_;
  }
  static std::size_t FirstOfParagraph(const Segment& segment) {
    std::size_t first = segment.lines.size() - 1;
    while (first > 0 && segment.lines[first - 1] + 1 == segment.lines[first]) --first;
    return first;
  }
  bool StandsAlone(const Segment& segment, std::size_t first, int second_column) const {
    return std::all_of(segment.lines.begin() + static_cast<std::ptrdiff_t>(first), segment.lines.end(),
                       [&](std::size_t at) {
                         const std::vector<Piece> pieces = PiecesOf(Columns(lines_[at].text));
                         return segment.IsSection(at) || (pieces.size() == 1 && pieces[0].begin < second_column);
                       });
  }

  // The next page, or the heading printed again.
  bool Continue() {
    if (stopped_by_text_) return ContinueBehindFootnote();
    const std::size_t next = SkipBlank(lines_, at_);
    if (next >= lines_.size()) return false;
    if (RepeatsHeading(next)) return ContinueBelowHeading(next);
    return !SamePage(next) && ContinueWithoutHeading(next);
  }

  // A few lines at the page's foot, then the heading again at the next page's top.
  bool ContinueBehindFootnote() {
    constexpr std::size_t kMost = 8;
    const std::size_t begin = SkipBlank(lines_, at_);
    std::size_t next = begin;
    while (SamePage(next) && next < begin + kMost) ++next;
    const std::size_t end = next;
    next = SkipBlank(lines_, next);
    if (next >= lines_.size() || SamePage(next) || !RepeatsHeading(next) || !ContinueBelowHeading(next)) return false;
    between_.push_back({begin, end});
    return true;
  }

  // The repeated heading's pieces, or the page before where its pieces have run together.
  std::vector<int> Hints(std::size_t heading) const {
    std::vector<int> hints;
    for (const Piece& piece : PiecesOf(Columns(lines_[heading].text))) hints.push_back(piece.begin);
    return hints.size() == width() ? hints : segments_.back().Starts();
  }

  bool ContinueBelowHeading(std::size_t next) {
    const std::vector<Piece> pieces = PiecesOf(Columns(lines_[next].text));
    const bool alike = pieces.size() == PiecesOf(Columns(lines_[begin_].text)).size() && pieces.size() == width();
    std::optional<ColumnProfile> profile = ColumnProfile::Learn(LinesBelow(next + 1), Hints(next));
    if (!alike && !profile) return false;
    at_ = next + 1;
    StartSegment(alike ? pieces : KnownColumns(), AllColumns(width()));
    segments_.back().profile = std::move(profile);
    std::size_t line = 0;
    while (next + line < lines_.size() && !lines_[next + line].blank && !lines_[begin_ + line].blank &&
           Collapsed(lines_[next + line].text) == Collapsed(lines_[begin_ + line].text)) {
      ++line;
    }
    at_ = end_ = next + line;
    return true;
  }

  // Tells the end of a row that a page's end has cut: lines within one column, up to an empty one.
  bool GoesOnInOneColumn(std::size_t at) const {
    constexpr int kShift = 2;
    constexpr std::size_t kMost = 20;
    const std::vector<int> starts = segments_.back().Starts();
    const std::size_t begin = at;
    for (; at < lines_.size() && !lines_[at].blank && at < begin + kMost; ++at) {
      if (lines_[at].text.size() > kLongestLine || lines_[at].page != lines_[begin].page) return false;
      const std::vector<Piece> pieces = PiecesOf(Columns(lines_[at].text));
      const auto next = std::upper_bound(starts.begin(), starts.end(), pieces[0].begin + kShift);
      if (pieces.size() != 1 || next == starts.end() || next - starts.begin() < 2) return false;
      if (std::abs(pieces[0].begin - *(next - 1)) > kShift || pieces[0].end > *next) return false;
    }
    return at > begin && at < begin + kMost;
  }

  bool ContinueWithoutHeading(std::size_t next) {
    if (segments_.back().profile && segments_.back().size() == width() && GoesOnInOneColumn(next)) {
      ColumnProfile profile = *segments_.back().profile;
      at_ = next;
      StartSegment(KnownColumns(), AllColumns(width()));
      segments_.back().profile = std::move(profile);
      return true;
    }
    const auto marker = ReadMarker(lines_[next].text);
    if (marker && marker->number == 0) return false;
    std::vector<std::u32string> texts;
    std::vector<std::size_t> paragraphs;
    ReadParagraphs(next, texts, paragraphs);
    if (segments_.back().profile && segments_.back().size() == width() &&
        PiecesOf(Columns(lines_[next].text)).size() >= 2) {
      if (std::optional<ColumnProfile> profile = ColumnProfile::Learn(LinesBelow(next), segments_.back().Starts())) {
        at_ = next;
        StartSegment(KnownColumns(), AllColumns(width()));
        segments_.back().profile = std::move(profile);
        return true;
      }
    }
    const std::vector<Piece> seen = InferColumns(texts, paragraphs, width());
    const bool several = lines_[next].indent > 0 || PiecesOf(Columns(lines_[next].text)).size() >= 2;
    if (!several || seen.size() < 2 || seen.size() * 2 < width()) return false;
    const std::vector<std::size_t> columns =
        seen.size() == width() ? AllColumns(seen.size()) : MatchColumns(seen, KnownColumns());
    at_ = next;
    StartSegment(seen, columns);
    return true;
  }

  void ReadParagraphs(std::size_t at, std::vector<std::u32string>& texts, std::vector<std::size_t>& paragraphs) const {
    constexpr std::size_t kEnough = 200;
    const int page = lines_[at].page;
    for (; at < lines_.size() && lines_[at].page == page && texts.size() < kEnough; ++at) {
      if (lines_[at].text.size() > kLongestLine) return;
      if (lines_[at].blank) continue;
      if (paragraphs.empty() || lines_[at - 1].blank) paragraphs.push_back(0);
      texts.push_back(Columns(lines_[at].text));
      ++paragraphs.back();
    }
  }

  // Where the first page has its columns.
  std::vector<Piece> KnownColumns() const {
    const Segment& segment = segments_.front();
    const std::vector<int> starts = segment.Starts();
    int end = 0;
    for (const std::size_t at : segment.lines) end = std::max(end, static_cast<int>(Columns(lines_[at].text).size()));
    std::vector<Piece> known;
    for (std::size_t k = 0; k < starts.size(); ++k)
      known.push_back({starts[k], k + 1 < starts.size() ? starts[k + 1] : end});
    return known;
  }

  std::size_t width() const { return segments_.front().size(); }

  std::vector<CellLine> ToCellLines() const {
    std::vector<CellLine> cell_lines;
    for (const Segment& segment : segments_) {
      for (const std::size_t at : segment.lines) {
        CellLine line = segment.ToCellLine(lines_, at, width());
        line.opens_page = segment.continues && at == segment.lines.front();
        line.after_blank = line.opens_page || (at > begin_ && lines_[at - 1].blank);
        cell_lines.push_back(std::move(line));
      }
    }
    return cell_lines;
  }

  const TextContext& context_;
  std::span<const Line> lines_;
  std::size_t first_;
  std::size_t begin_;
  std::size_t at_;
  std::size_t end_ = 0;
  std::vector<Piece> heading_;
  std::vector<Segment> segments_;
  std::vector<LineRange> between_;
  bool stopped_by_text_ = false;
};

}  // namespace

std::optional<TableMatch> FindAlignedTable(const TextContext& context, std::size_t begin) {
  const std::size_t heading = LeadsHeading(context.lines, begin) ? begin + 1 : begin;
  if (!MayBeHeading(context.lines[heading])) return std::nullopt;
  return Reader(context, heading, begin).Read();
}

}  // namespace acervo::txt
