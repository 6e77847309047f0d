// Edges between neighbouring rows give the horizontal rulings, edges between neighbouring columns the vertical ones.
// The two edges of one thin line lie a pixel or two apart and are joined into one ruling in its middle.
#include "extractors/layout/rulings.h"

#include <cmath>
#include <cstddef>

namespace acervo::layout {
namespace {

constexpr double kMinHorizontal = 14;     // points: longer than any letter's flat edge in running text
constexpr double kMinVertical = 8;        // points: lower rows of small print
constexpr double kSameLine = 3.2;         // points between the two edges of one line
constexpr double kBridge = 3.0;           // points of a gap in a dashed line or at a corner
constexpr std::size_t kMaxEdges = 20000;  // a photograph: more than any table has

struct Edge {
  int at, from, to;  // pixels; half-open
};

bool Differs(std::uint8_t a, std::uint8_t b, int step) {
  return std::abs(static_cast<int>(a) - static_cast<int>(b)) >= step;
}

void HorizontalEdges(const GreyPicture& picture, int min_run, std::vector<Edge>& edges) {
  for (int y = 1; y < picture.height && edges.size() < kMaxEdges; ++y) {
    const std::uint8_t* above = picture.pixels + static_cast<std::ptrdiff_t>(y - 1) * picture.stride;
    const std::uint8_t* below = above + picture.stride;
    for (int x = 0; x < picture.width;) {
      // A run of min_run pixels holds every min_run-th one: most of the page is passed over in long steps.
      const int probe = x + min_run - 1;
      if (probe >= picture.width) break;
      if (!Differs(above[probe], below[probe], picture.min_step)) {
        x = probe + 1;
        continue;
      }
      int from = probe;
      while (from > x && Differs(above[from - 1], below[from - 1], picture.min_step)) --from;
      int to = probe + 1;
      while (to < picture.width && Differs(above[to], below[to], picture.min_step)) ++to;
      if (to - from >= min_run) edges.push_back({y, from, to});
      x = to;
    }
  }
}

void VerticalEdges(const GreyPicture& picture, int min_run, std::vector<Edge>& edges) {
  std::vector<int> since(static_cast<std::size_t>(picture.width), 0);  // rows the edge left of column x has lasted
  const auto close = [&](int x, int y) {
    int& run = since[static_cast<std::size_t>(x)];
    if (run >= min_run && edges.size() < kMaxEdges) edges.push_back({x, y - run, y});
    run = 0;
  };
  for (int y = 0; y < picture.height; ++y) {
    const std::uint8_t* row = picture.pixels + static_cast<std::ptrdiff_t>(y) * picture.stride;
    for (int x = 1; x < picture.width; ++x) {
      if (Differs(row[x - 1], row[x], picture.min_step)) {
        ++since[static_cast<std::size_t>(x)];
      } else if (since[static_cast<std::size_t>(x)] != 0) {
        close(x, y);
      }
    }
  }
  for (int x = 1; x < picture.width; ++x) close(x, picture.height);
}

bool Touch(const Ruling& a, const Ruling& b) {
  return b.at - a.at <= kSameLine && Overlap(a.from, a.to, b.from, b.to) >= -kBridge;
}

std::vector<Ruling> InPoints(const std::vector<Edge>& edges, double scale) {
  std::vector<Ruling> rulings;
  rulings.reserve(edges.size());
  for (const Edge& edge : edges) rulings.push_back({edge.at * scale, edge.from * scale, edge.to * scale});
  return JoinedRulings(std::move(rulings));
}

int Pixels(double points, double scale) { return std::max(3, static_cast<int>(std::lround(points / scale))); }

}  // namespace

// Joins what lies on one line. Sorted by `at`, each looks only at those within kSameLine before it.
std::vector<Ruling> JoinedRulings(std::vector<Ruling> pieces) {
  std::sort(pieces.begin(), pieces.end(),
            [](const Ruling& a, const Ruling& b) { return a.at != b.at ? a.at < b.at : a.from < b.from; });
  struct Wide {
    Ruling ruling;
    double first, last;  // the edges it was joined from
  };
  std::vector<Wide> lines;
  std::size_t open = 0;
  for (const Ruling& piece : pieces) {
    while (open < lines.size() && piece.at - lines[open].first > kSameLine) ++open;
    bool joined = false;
    for (std::size_t i = open; i < lines.size() && !joined; ++i) {
      Wide& line = lines[i];
      if (piece.at - line.first > kSameLine || !Touch({line.first, line.ruling.from, line.ruling.to}, piece)) continue;
      line.ruling.from = std::min(line.ruling.from, piece.from);
      line.ruling.to = std::max(line.ruling.to, piece.to);
      line.ruling.edge = line.ruling.edge && piece.edge;
      line.last = piece.at;
      joined = true;
    }
    if (!joined) lines.push_back({piece, piece.at, piece.at});
  }
  std::vector<Ruling> result;
  result.reserve(lines.size());
  for (Wide& line : lines) {
    line.ruling.at = (line.first + line.last) / 2;
    result.push_back(line.ruling);
  }
  return result;
}

Rulings FindRulings(const GreyPicture& picture) {
  const double scale = picture.point_per_pixel;
  std::vector<Edge> horizontal;
  std::vector<Edge> vertical;
  HorizontalEdges(picture, Pixels(kMinHorizontal, scale), horizontal);
  VerticalEdges(picture, Pixels(kMinVertical, scale), vertical);
  return {InPoints(horizontal, scale), InPoints(vertical, scale)};
}

}  // namespace acervo::layout
