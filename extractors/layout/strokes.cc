// Each row of pixels is looked at by how much darker it is than the rows a little above and below it, in the mean of a
// few pixels along the row: letters are dark for as long as one of their own strokes runs, a line goes on. Runs of
// neighbouring rows that meet end to end are one stroke; a straight line is laid through its pixels. Upright strokes
// are the level ones of the picture turned over its diagonal.
#include "extractors/layout/strokes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace acervo::layout {
namespace {

constexpr double kThinReach = 1.4;              // points from a line's middle to the lighter rows beside it,
constexpr double kThickReach = 2.8;             // of thick lines
constexpr int kFaint = 20;                      // of 255: by how much the palest line is darker than its sides
constexpr int kBrightest = 60, kDarkest = -30;  // what one pixel counts at most
constexpr double kWindow = 4.5;                 // points along the row that are seen together
constexpr int kEdgeStep = 70;                   // of 255: between a dark area and the paper
constexpr double kEdgeDepth = 1.5;              // points that are dark, or light, throughout on either side of an edge
constexpr double kMinRun = 10;                  // points: longer than the level strokes of letters
constexpr double kMinLevel = 20;                // points of a whole stroke
constexpr double kMinUpright = 18;              // points: longer than the stems of a heading's letters
constexpr double kMinEdge = 40;                 // points of an area's edge
constexpr double kHole = 1.2;                   // points of a run that are no darker than a quarter of its mean
constexpr double kHolesApart = 18;    // points between the holes of a line: where others cross it, where it is broken
constexpr double kRowGap = 4;         // points between two runs of one stroke
constexpr int kRowStep = 2;           // rows
constexpr double kSteepest = 0.045;   // of the length: more than any sheet's skew
constexpr double kBent = 0.8;         // points: by how much a stroke's pixels lie off its line in the mean
constexpr double kBentShare = 0.003;  // of the length: paper that is not flat
constexpr double kMargin = 14;        // points: edges nearer to the picture's border are the scanner's
constexpr double kTelling = 100;      // points: strokes that tell the slope
constexpr double kCorner = 6;         // points by which strokes that meet may miss each other
constexpr double kSureLevel = 60;     // points: a line by itself
constexpr double kSureUpright = 40;   // points: likewise
constexpr std::size_t kMaxRuns = 60000;
constexpr std::size_t kMaxStrokes = 4000;  // more are a photograph

struct Run {
  int y, from, to;  // pixels; half-open
};

// A picture that owns its pixels: `other` turned over its diagonal.
struct Transposed {
  std::vector<std::uint8_t> pixels;
  explicit Transposed(const GreyPicture& other) {
    pixels.resize(static_cast<std::size_t>(other.width) * static_cast<std::size_t>(other.height));
    for (int y = 0; y < other.height; ++y) {
      const std::uint8_t* row = other.pixels + static_cast<std::ptrdiff_t>(y) * other.stride;
      for (int x = 0; x < other.width; ++x) pixels[static_cast<std::size_t>(x) * other.height + y] = row[x];
    }
  }
};

// One way to see a row: what each of its pixels counts, and what the mean of a window must reach.
class RowView {
 public:
  RowView(const GreyPicture& picture, double points) : picture_(picture) {
    window_ = std::max(3, static_cast<int>(std::lround(points / picture.point_per_pixel)));
    counts_.resize(static_cast<std::size_t>(picture.width));
  }

  const std::uint8_t* Row(int y) const { return picture_.pixels + static_cast<std::ptrdiff_t>(y) * picture_.stride; }
  bool Has(int y) const { return y >= 0 && y < picture_.height; }
  int Pixels(double points) const {
    return std::max(1, static_cast<int>(std::lround(points / picture_.point_per_pixel)));
  }

  // How much darker each pixel of row y is than its neighbours `reach` rows above and below.
  void SeeBand(int y, int reach) {
    const std::uint8_t *row = Row(y), *above = Row(y - reach), *below = Row(y + reach);
    for (int x = 0; x < picture_.width; ++x) {
      counts_[static_cast<std::size_t>(x)] =
          std::clamp(std::min<int>(above[x], below[x]) - row[x], kDarkest, kBrightest);
    }
  }

  // Whether the rows from y on differ in each pixel from those before: 0 or kBrightest.
  void SeeEdge(int y, int depth, bool dark_below) {
    for (int x = 0; x < picture_.width; ++x) {
      int darkest_light = 255, lightest_dark = 0;
      for (int d = 0; d < depth; ++d) {
        const int above = Row(y - 1 - d)[x], below = Row(y + d)[x];
        darkest_light = std::min(darkest_light, dark_below ? above : below);
        lightest_dark = std::max(lightest_dark, dark_below ? below : above);
      }
      counts_[static_cast<std::size_t>(x)] = darkest_light - lightest_dark >= kEdgeStep ? kBrightest : 0;
    }
  }

  // Appends the runs whose windows reach `enough` in the mean.
  void AppendRuns(int y, int enough, int min_length, std::vector<Run>& runs) const {
    const int width = picture_.width, half = window_ / 2;
    int sum = 0, from = -1;
    for (int x = -half; x < width + half; ++x) {
      if (x + half < width) sum += counts_[static_cast<std::size_t>(x + half)];
      if (x - half - 1 >= 0) sum -= counts_[static_cast<std::size_t>(x - half - 1)];
      const bool dark = x >= 0 && x < width && sum >= enough * (2 * half + 1);
      if (dark && from < 0) from = x;
      if (!dark && from >= 0) {
        if (x - from >= min_length && runs.size() < kMaxRuns && IsWhole(from, x)) runs.push_back({y, from, x});
        from = -1;
      }
    }
  }

 private:
  // Whether [from, to) has few holes: a row of letters has one between any two of them.
  bool IsWhole(int from, int to) const {
    int sum = 0, holes = 0, light = 0;
    for (int x = from; x < to; ++x) sum += counts_[static_cast<std::size_t>(x)];
    const int least = Pixels(kHole), apart = Pixels(kHolesApart);
    for (int x = from; x < to; ++x) {
      light = 4 * counts_[static_cast<std::size_t>(x)] * (to - from) < sum ? light + 1 : 0;
      holes += light == least ? 1 : 0;
    }
    return holes * apart <= to - from + apart;
  }

  const GreyPicture& picture_;
  int window_;
  std::vector<int> counts_;
};

// The runs of one stroke and the line through them: sums over all their pixels.
struct Cluster {
  double count = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
  int from = 0, to = 0;
  Run last{};

  void Add(const Run& run) {
    const double n = run.to - run.from, mid = (run.from + run.to - 1) / 2.0;
    const double squares = n * mid * mid + n * (n * n - 1) / 12;
    from = count > 0 ? std::min(from, run.from) : run.from;
    to = count > 0 ? std::max(to, run.to) : run.to;
    count += n, x += n * mid, y += n * run.y, xx += squares, xy += n * mid * run.y, yy += n * run.y * run.y;
    last = run;
  }
  double slope() const {
    const double spread = xx - x * x / count;
    return spread > 0 ? (xy - x * y / count) / spread : 0;
  }
  double At(double place) const { return y / count + slope() * (place - x / count); }
  // How far the pixels lie off the line, in the mean.
  double Deviation() const {
    const double b = slope(), mx = x / count, my = y / count;
    const double square = yy / count - my * my - b * (2 * (xy / count - mx * my) - b * (xx / count - mx * mx));
    return std::sqrt(std::max(0.0, square));
  }
};

std::vector<Cluster> Clustered(const std::vector<Run>& runs, int gap) {
  std::vector<Cluster> clusters;
  std::vector<std::size_t> open;  // those that a run of this row may join
  for (const Run& run : runs) {
    std::erase_if(open, [&](std::size_t i) { return run.y - clusters[i].last.y > kRowStep; });
    const auto joins = std::find_if(open.begin(), open.end(), [&](std::size_t i) {
      const Run& last = clusters[i].last;
      return run.from <= last.to + gap && last.from <= run.to + gap;
    });
    if (joins != open.end()) {
      clusters[*joins].Add(run);
      continue;
    }
    open.push_back(clusters.size());
    clusters.emplace_back().Add(run);
  }
  return clusters;
}

// The level strokes among the runs, which stand by rows.
void AppendStrokes(const std::vector<Run>& runs, double scale, double min_length, std::vector<Stroke>& strokes) {
  for (const Cluster& cluster : Clustered(runs, static_cast<int>(kRowGap / scale))) {
    const double length = (cluster.to - cluster.from) * scale;
    if (length < min_length || std::abs(cluster.slope()) > kSteepest) continue;
    if (cluster.Deviation() * scale > std::max(kBent, kBentShare * length)) continue;
    strokes.push_back({cluster.from * scale, (cluster.At(cluster.from) + 0.5) * scale, cluster.to * scale,
                       (cluster.At(cluster.to) + 0.5) * scale});
  }
}

void AppendBands(const GreyPicture& picture, double min_length, std::vector<Stroke>& strokes) {
  RowView view(picture, kWindow);
  for (const double points : {kThinReach, kThickReach}) {
    const int reach = view.Pixels(points);
    std::vector<Run> runs;
    for (int y = reach; y + reach < picture.height; ++y) {
      view.SeeBand(y, reach);
      view.AppendRuns(y, kFaint, view.Pixels(kMinRun), runs);
    }
    AppendStrokes(runs, picture.point_per_pixel, min_length, strokes);
  }
}

void AppendEdges(const GreyPicture& picture, std::vector<Stroke>& strokes) {
  RowView view(picture, kWindow);
  const int depth = view.Pixels(kEdgeDepth), margin = view.Pixels(kMargin);
  for (const bool dark_below : {true, false}) {
    std::vector<Run> runs;
    for (int y = margin; y + margin < picture.height; ++y) {
      view.SeeEdge(y, depth, dark_below);
      view.AppendRuns(y, kBrightest * 3 / 4, view.Pixels(kMinRun), runs);
    }
    AppendStrokes(runs, picture.point_per_pixel, kMinEdge, strokes);
  }
}

std::vector<Stroke> LevelStrokes(const GreyPicture& picture, double min_length) {
  std::vector<Stroke> strokes;
  AppendBands(picture, min_length, strokes);
  AppendEdges(picture, strokes);
  return strokes;
}

// How far an end of a stroke is from the nearest of those that run across, at (`along`, `at`).
struct Crossing {
  double at, from, to;
};

bool Meets(const std::vector<Crossing>& across, double along, double at) {
  return std::any_of(across.begin(), across.end(), [&](const Crossing& stroke) {
    return std::abs(stroke.at - along) < kCorner && stroke.from < at + kCorner && stroke.to > at - kCorner;
  });
}

// Short strokes are a table's where they span from one line to another; else they are letters.
void DropLoose(Strokes& strokes) {
  std::vector<Crossing> level, upright;
  for (const Stroke& s : strokes.level) level.push_back({(s.y0 + s.y1) / 2, s.x0, s.x1});
  for (const Stroke& s : strokes.upright) upright.push_back({(s.x0 + s.x1) / 2, s.y0, s.y1});
  std::erase_if(strokes.level, [&](const Stroke& s) {
    return s.length() < kSureLevel && !(Meets(upright, s.x0, s.y0) && Meets(upright, s.x1, s.y1));
  });
  std::erase_if(strokes.upright, [&](const Stroke& s) {
    return s.length() < kSureUpright && !(Meets(level, s.y0, s.x0) && Meets(level, s.y1, s.x1));
  });
}

}  // namespace

Strokes FindStrokes(const GreyPicture& picture) {
  if (picture.width < 8 || picture.height < 8) return {};
  Strokes strokes{LevelStrokes(picture, kMinLevel), {}};
  const Transposed turned(picture);
  strokes.upright = LevelStrokes(
      {turned.pixels.data(), picture.height, picture.width, picture.height, picture.point_per_pixel}, kMinUpright);
  for (Stroke& stroke : strokes.upright) std::swap(stroke.x0, stroke.y0), std::swap(stroke.x1, stroke.y1);
  if (strokes.level.size() + strokes.upright.size() > kMaxStrokes) return {};
  DropLoose(strokes);
  return strokes;
}

std::optional<double> SlopeOf(const Strokes& strokes) {
  std::vector<std::pair<double, double>> slopes;  // and the lengths that tell them
  for (const Stroke& stroke : strokes.level) {
    if (stroke.length() >= kTelling)
      slopes.emplace_back((stroke.y1 - stroke.y0) / (stroke.x1 - stroke.x0), stroke.x1 - stroke.x0);
  }
  for (const Stroke& stroke : strokes.upright) {
    if (stroke.length() >= kTelling)
      slopes.emplace_back((stroke.x0 - stroke.x1) / (stroke.y1 - stroke.y0), stroke.y1 - stroke.y0);
  }
  if (slopes.empty()) return std::nullopt;
  std::sort(slopes.begin(), slopes.end());
  double all = 0, seen = 0;
  for (const auto& slope : slopes) all += slope.second;
  for (const auto& slope : slopes) {
    seen += slope.second;
    if (2 * seen >= all) return slope.first;
  }
  return slopes.back().first;
}

}  // namespace acervo::layout
