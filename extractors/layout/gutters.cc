// The places that few lines cover are candidates. Spaces of running text fall together by chance in a few lines; a
// gutter is told from them by gaps wider than a space, or by text that begins at one place right of it.
#include "extractors/layout/gutters.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "extractors/layout/lines.h"

namespace acervo::layout {
namespace {

constexpr double kJoined = 0.55;       // of the font size: words nearer than this may be of one text
constexpr double kMinWidth = 0.28;     // of the font size
constexpr double kWideText = 0.45;     // of the frame's width: what runs so far may be a heading or a note
constexpr double kNearLeft = 0.12;     // of the frame's width
constexpr double kCentred = 0.03;      // of the frame's width
constexpr double kMostAcross = 0.34;   // of the lines
constexpr double kMostCrossed = 0.12;  // of the lines that reach both sides
constexpr double kSamePlace = 1.6;     // points
constexpr double kAligned = 0.7;       // of the lines right of the gutter
constexpr double kFewSpaces = 0.2;     // of the lines that reach it
constexpr double kBegunShare = 0.3;    // of the lines that reach the column right of the gutter
constexpr std::size_t kPlain = 5;      // so many texts on both sides, no space between: one line over it is a head
constexpr std::size_t kManyLines = 8;  // among so many one may name two columns
constexpr std::size_t kMaxWords = 60000;
constexpr std::size_t kMaxCandidates = 200;

struct Extent {
  double from = 1e9, to = -1e9;
};

double CommonSizeOf(const std::vector<Line>& lines) {
  std::vector<double> sizes;
  for (const Line& line : lines) sizes.push_back(line.size);
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
  return std::max(0.1, sizes[sizes.size() / 2]);
}

// Whether the line is one text without a gap.
bool IsOneText(const Line& line, double size) {
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    if (line.words[i].box.x0 - line.words[i - 1].box.x1 >= kJoined * size) return false;
  }
  return true;
}

// Lines that run over most of the frame from its left side, or in its middle.
std::vector<bool> LinesAcross(const std::vector<Line>& lines, const Extent& frame, double size) {
  std::vector<bool> across(lines.size(), false);
  std::size_t count = 0;
  const double width = frame.to - frame.from, middle = (frame.from + frame.to) / 2;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Box& box = lines[i].box;
    const bool left = box.x0 - frame.from < kNearLeft * width;
    const bool centred = std::abs(box.mid_x() - middle) < kCentred * width;
    across[i] = (left || centred) && box.width() > kWideText * width && IsOneText(lines[i], size);
    count += across[i] ? 1 : 0;
  }
  if (static_cast<double>(count) > kMostAcross * static_cast<double>(lines.size())) across.assign(lines.size(), false);
  return across;
}

// The band between rules in which each line stands.
std::vector<std::size_t> BandsOf(const std::vector<Line>& lines, const std::vector<double>& rules) {
  std::vector<std::size_t> bands;
  for (const Line& line : lines) {
    const auto below = std::upper_bound(rules.begin(), rules.end(), line.box.mid_y());
    bands.push_back(static_cast<std::size_t>(below - rules.begin()));
  }
  return bands;
}

// Texts alone in their band, and texts in bold alone at their height among plain ones, head a group of rows.
void AddSectionHeads(const std::vector<Line>& lines, const std::vector<double>& rules, double size,
                     std::vector<bool>& across) {
  const std::vector<std::size_t> bands = BandsOf(lines, rules);
  std::vector<std::size_t> heads;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool above = i > 0 && bands[i - 1] == bands[i], below = i + 1 < lines.size() && bands[i + 1] == bands[i];
    const bool bold = IsBold(lines[i]) && i > 0 && i + 1 < lines.size() && !IsBold(lines[i + 1]);
    if (((!above && !below) || bold) && IsOneText(lines[i], size)) heads.push_back(i);
  }
  if (static_cast<double>(heads.size()) > kMostAcross * static_cast<double>(lines.size())) return;
  for (const std::size_t head : heads) across[head] = true;
}

struct Edge {
  double at;
  int step;
};

// The stretches that at most `allowed` lines cover, between the outermost words.
std::vector<Gutter> OpenStretches(const std::vector<Line>& lines, const std::vector<bool>& across,
                                  std::size_t allowed) {
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < lines.size() && edges.size() < kMaxWords; ++i) {
    if (across[i]) continue;
    for (const Word& word : lines[i].words) {
      edges.push_back({word.box.x0, 1});
      edges.push_back({std::max(word.box.x0, word.box.x1), -1});
    }
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.at < b.at; });
  std::vector<Gutter> stretches;
  std::ptrdiff_t cover = 0;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    cover += edges[i].step;
    if (cover > static_cast<std::ptrdiff_t>(allowed) || edges[i + 1].at <= edges[i].at) continue;
    if (!stretches.empty() && stretches.back().to >= edges[i].at) {
      stretches.back().to = edges[i + 1].at;
    } else {
      stretches.push_back({edges[i].at, edges[i + 1].at});
    }
  }
  return stretches;
}

// The stretches that no line covers, and between them those that few do.
std::vector<Gutter> Stretches(const std::vector<Line>& lines, const std::vector<bool>& across, std::size_t allowed,
                              double min_width) {
  const auto narrow = [&](const Gutter& stretch) { return stretch.to - stretch.from < min_width; };
  std::vector<Gutter> stretches = OpenStretches(lines, across, 0);
  std::erase_if(stretches, narrow);
  if (allowed == 0) return stretches;
  const std::size_t open = stretches.size();
  for (const Gutter& stretch : OpenStretches(lines, across, allowed)) {
    const bool known =
        std::any_of(stretches.begin(), stretches.begin() + static_cast<std::ptrdiff_t>(open),
                    [&](const Gutter& other) { return Overlap(other.from, other.to, stretch.from, stretch.to) >= 0; });
    if (!known && !narrow(stretch)) stretches.push_back(stretch);
  }
  std::sort(stretches.begin(), stretches.end(), [](const Gutter& a, const Gutter& b) { return a.from < b.from; });
  return stretches;
}

// How many of the places lie near the place where most do.
std::size_t MostTogether(std::vector<double> places) {
  std::sort(places.begin(), places.end());
  std::size_t most = 0;
  for (std::size_t first = 0, last = 0; first < places.size(); ++first) {
    while (last < places.size() && places[last] - places[first] <= kSamePlace) ++last;
    most = std::max(most, last - first);
  }
  return most;
}

// The neighbours of a place in a line; nullptr where none is.
struct Neighbours {
  const Word* before = nullptr;
  const Word* after = nullptr;
};
Neighbours NeighboursOf(const Line& line, double at) {
  const auto after =
      std::find_if(line.words.begin(), line.words.end(), [&](const Word& word) { return word.box.mid_x() > at; });
  return {after == line.words.begin() ? nullptr : &*(after - 1), after == line.words.end() ? nullptr : &*after};
}

// `strip`: from the candidate on the left to the one on the right.
GutterCandidate Weigh(const std::vector<Line>& lines, const std::vector<bool>& across, const Gutter& gutter,
                      const Extent& strip, double size) {
  GutterCandidate evidence;
  evidence.from = gutter.from, evidence.to = gutter.to;
  const double middle = gutter.middle();
  std::vector<double> begins;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (across[i]) continue;
    const auto [before, after] = NeighboursOf(lines[i], middle);
    if ((before != nullptr && before->box.x1 > middle) || (after != nullptr && after->box.x0 < middle)) {
      ++evidence.crossed;
      continue;
    }
    if (before != nullptr && before->box.x1 >= strip.from) ++evidence.ended;
    if (after == nullptr || after->box.x0 > strip.to) continue;
    if (before != nullptr && before->box.x1 >= strip.from) ++evidence.shared;
    if (before != nullptr && after->box.x0 - before->box.x1 < kJoined * size) {
      ++evidence.spaced;
    } else {
      ++evidence.begun;
    }
    begins.push_back(after->box.x0);
  }
  const std::size_t reached = begins.size(), together = MostTogether(std::move(begins));
  evidence.aligned = reached > 1 && static_cast<double>(together) >= kAligned * static_cast<double>(reached);
  return evidence;
}

bool IsGutter(const GutterCandidate& evidence, double size) {
  const double width = evidence.to - evidence.from;
  const auto reached = static_cast<double>(evidence.begun + evidence.spaced);
  if (width < kMinWidth * size || evidence.ended == 0 || evidence.begun == 0) return false;
  const bool wide_name = evidence.begun == 1 && evidence.shared == 0 && evidence.ended >= kPlain;
  if (wide_name) return false;  // the end of a name that is wider than its values
  const double spared = evidence.spaced == 0 && std::min(evidence.begun, evidence.ended) >= kPlain ? 1 : 0;
  if (static_cast<double>(evidence.crossed) > kMostCrossed * reached + spared) return false;
  if (static_cast<double>(evidence.begun) < kBegunShare * reached) return false;
  const bool apart = static_cast<double>(evidence.spaced) <= kFewSpaces * reached;
  return evidence.aligned || width >= kJoined * size || apart;
}

}  // namespace

bool RunsAcross(const Line& line, double left, double right) {
  return line.box.x0 - left < kNearLeft * (right - left) && line.box.width() > kWideText * (right - left) &&
         IsOneText(line, line.size);
}

std::vector<GutterCandidate> WeighGutters(const std::vector<Line>& lines, const std::vector<double>& rules) {
  std::vector<GutterCandidate> all;
  if (lines.size() < 2) return all;
  Extent frame;
  for (const Line& line : lines)
    frame.from = std::min(frame.from, line.box.x0), frame.to = std::max(frame.to, line.box.x1);
  const double size = CommonSizeOf(lines);
  std::vector<bool> across = LinesAcross(lines, frame, size);
  AddSectionHeads(lines, rules, size, across);
  const auto share = static_cast<std::size_t>(kMostCrossed / 2 * static_cast<double>(lines.size()));
  const std::size_t allowed = lines.size() >= kManyLines ? std::max<std::size_t>(share, 1) : 0;
  const std::vector<Gutter> stretches = Stretches(lines, across, allowed, kMinWidth * size);
  for (std::size_t i = 0; i < stretches.size() && i < kMaxCandidates; ++i) {
    const Extent strip{i > 0 ? stretches[i - 1].middle() : frame.from,
                       i + 1 < stretches.size() ? stretches[i + 1].middle() : frame.to};
    all.push_back(Weigh(lines, across, stretches[i], strip, size));
    all.back().taken = IsGutter(all.back(), size);
  }
  return all;
}

std::vector<Gutter> TakenOf(const std::vector<GutterCandidate>& candidates) {
  std::vector<Gutter> gutters;
  for (const GutterCandidate& candidate : candidates) {
    if (candidate.taken) gutters.push_back({candidate.from, candidate.to});
  }
  return gutters;
}

}  // namespace acervo::layout
