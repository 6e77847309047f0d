#include "extractors/layout/text_layers.h"

#include <cmath>
#include <cstddef>
#include <map>
#include <utility>

namespace acervo::layout {
namespace {

constexpr double kBand = 24;             // points: higher than most words, so that each lies in one band or two
constexpr double kReach = 0.5;           // of the font size
constexpr std::size_t kMaxCrowd = 2000;  // words of one band that are looked at: bounds hostile pages

long BandOf(double y) { return std::lround(std::floor(y / kBand)); }

using Bands = std::map<long, std::vector<Box>>;

// Recognised words stand a little off the visible ones: a short one may lie before or behind its own.
Box Widened(const Word& word) {
  const double reach = kReach * word.size;
  return {word.box.x0 - reach, word.box.y0, word.box.x1 + reach, word.box.y1};
}

Bands Spread(const std::vector<Word>& words) {
  Bands bands;
  for (const Word& word : words) {
    for (long band = BandOf(word.box.y0); band <= BandOf(word.box.y1) && band <= BandOf(word.box.y0) + 8; ++band) {
      std::vector<Box>& boxes = bands[band];
      if (boxes.size() < kMaxCrowd) boxes.push_back(Widened(word));
    }
  }
  return bands;
}

bool Covered(const Bands& bands, const Word& word) {
  const auto band = bands.find(BandOf(word.box.mid_y()));
  if (band == bands.end()) return false;
  return std::any_of(band->second.begin(), band->second.end(),
                     [&](const Box& box) { return box.Holds(word.box.mid_x(), word.box.mid_y()); });
}

}  // namespace

void AddWhereBlank(std::vector<Word>& words, std::vector<Word> hidden) {
  const Bands bands = Spread(words);
  for (Word& word : hidden) {
    if (!Covered(bands, word)) words.push_back(std::move(word));
  }
}

}  // namespace acervo::layout
