#include "extractors/layout/drawn_bullets.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/text.h"
#include "extractors/layout/lines.h"
#include "extractors/layout/markers.h"

namespace acervo::layout {
namespace {

constexpr double kReach = 1.9;    // of the font size: how far left of the text a bullet stands
constexpr double kClear = 0.15;   // of the font size: between bullet and text
constexpr double kSamePlace = 4;  // points between markers, and between texts, of one level
constexpr std::ptrdiff_t kMinLike = 2;
constexpr double kMisreadGap = 0.5;  // of the font size
constexpr double kSetApart = 1.1;    // of the font size: the least room that holds a bullet

bool IsSetApart(const Line& line, std::size_t word, double left) {
  const double edge = word == 0 ? left : line.words[word - 1].box.x1;
  return line.words[word].box.x0 > edge + kSetApart * line.size;
}

Box Window(const Line& line, std::size_t word) {
  const double text = line.words[word].box.x0;
  const double edge = word == 0 ? text - kReach * line.size : line.words[word - 1].box.x1;
  return {std::max(text - kReach * line.size, edge), line.box.y0, text - kClear * line.size, line.box.y1};
}

Word BulletWord(const BulletShape& spot, const Word& text) {
  Word word = text;
  word.text = spot.hollow ? "◦" : "•";
  word.box.x0 = spot.box.x0;
  word.box.x1 = spot.box.x1;
  word.space_after = true;
  return word;
}

// A disc is often read as a round letter; it stands further from the text than a word does.
bool LooksMisread(const Line& line) {
  const std::string& text = line.words[0].text;
  return (text == "e" || text == "o" || text == "c" || text == "0" || text == "«") &&
         line.words[1].box.x0 - line.words[0].box.x1 > kMisreadGap * line.size;
}

}  // namespace

std::vector<BulletPlace> BulletPlaces(const std::vector<Line>& lines, double left) {
  std::vector<BulletPlace> places;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const Line& line = lines[at];
    const bool marked = LeadingMarker(line).has_value();
    for (std::size_t word = marked ? 2 : 0; word < line.words.size(); ++word) {
      if (IsSetApart(line, word, left) && !AsMarker(line.words[word]) && (word == 0 || !AsMarker(line.words[word - 1])))
        places.push_back({at, word, Window(line, word)});
    }
  }
  return places;
}

void RepairBullets(std::vector<Line>& lines) {
  std::vector<const Line*> items;
  for (const Line& line : lines) {
    const std::optional<Marker> marker = LeadingMarker(line);
    const bool item = marker && marker->kind != MarkerKind::kOrdinal;
    if (line.words.size() > 1 && (item || LooksMisread(line))) items.push_back(&line);
  }
  for (Line& line : lines) {
    if (line.words.size() < 2 || CodePointCount(line.words[0].text) > 2 || LeadingMarker(line)) continue;
    const auto like = std::count_if(items.begin(), items.end(), [&](const Line* item) {
      return std::abs(item->words[0].box.x0 - line.words[0].box.x0) < kSamePlace &&
             std::abs(item->words[1].box.x0 - line.words[1].box.x0) < kSamePlace;
    });
    if (like >= kMinLike) line.words[0].text = "•";
  }
}

std::ptrdiff_t InsertBullets(const std::vector<BulletPlace>& places,
                             const std::vector<std::optional<BulletShape>>& spots, std::vector<Line>& lines) {
  std::ptrdiff_t count = 0;
  for (std::size_t i = places.size(); i-- > 0;) {  // from the right, so that the places before stay where they are
    if (!spots[i]) continue;
    Line& line = lines[places[i].line];
    const auto text = line.words.begin() + static_cast<std::ptrdiff_t>(places[i].word);
    Word bullet = BulletWord(*spots[i], *text);
    line.words.insert(text, std::move(bullet));
    Measure(line);
    ++count;
  }
  return count;
}

}  // namespace acervo::layout
