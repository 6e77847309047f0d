#include "extractors/layout/drawn_bullets.h"

#include <algorithm>
#include <utility>

#include "extractors/layout/lines.h"
#include "extractors/layout/markers.h"

namespace acervo::layout {
namespace {

constexpr double kReach = 1.9;     // of the font size: how far left of the text a bullet stands
constexpr double kClear = 0.15;    // of the font size: between bullet and text
constexpr double kSetApart = 1.1;  // of the font size: the least room that holds a bullet

bool IsSetApart(const Line& line, std::size_t word, double left) {
  const double edge = word == 0 ? left : line.words[word - 1].box.x1;
  return line.words[word].box.x0 > edge + kSetApart * line.size;
}

Box Window(const Line& line, std::size_t word) {
  const double text = line.words[word].box.x0;
  const double edge = word == 0 ? text - kReach * line.size : line.words[word - 1].box.x1;
  return {std::max(text - kReach * line.size, edge), line.box.y0, text - kClear * line.size, line.box.y1};
}

Word BulletWord(const Spot& spot, const Word& text) {
  Word word = text;
  word.text = spot.hollow ? "◦" : "•";
  word.box.x0 = spot.box.x0;
  word.box.x1 = spot.box.x1;
  word.space_after = true;
  return word;
}

}  // namespace

std::vector<BulletPlace> BulletPlaces(const std::vector<Line>& lines, double left) {
  std::vector<BulletPlace> places;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const Line& line = lines[at];
    if (LeadingMarker(line)) continue;
    for (std::size_t word = 0; word < line.words.size(); ++word) {
      if (IsSetApart(line, word, left)) places.push_back({at, word, Window(line, word)});
    }
  }
  return places;
}

std::ptrdiff_t InsertBullets(const std::vector<BulletPlace>& places, const std::vector<std::optional<Spot>>& spots,
                             std::vector<Line>& lines) {
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
