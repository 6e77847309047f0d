// Runs of dark pixels that touch from row to row are one component, kept by union and find.
#include "extractors/ocr/components.h"

#include <algorithm>

namespace acervo::ocr {
namespace {

constexpr int kDark = 140;
constexpr std::size_t kMostRuns = 4'000'000;

struct Run {
  int y, from, to;
};

void Add(Component& component, const Run& run) {
  if (component.dark == 0) component.x0 = run.from, component.y0 = run.y;
  component.x0 = std::min(component.x0, run.from), component.x1 = std::max(component.x1, run.to);
  component.y0 = std::min(component.y0, run.y), component.y1 = std::max(component.y1, run.y + 1);
  component.dark += run.to - run.from;
}

class Runs {
 public:
  explicit Runs(const Picture& picture) {
    std::size_t above = 0;
    for (int y = 0; y < picture.height && runs_.size() < kMostRuns; ++y) {
      const std::size_t begin = runs_.size();
      AddRow(picture.Row(y), picture.width, y);
      JoinRows(above, begin);
      above = begin;
    }
  }

  std::vector<Component> Components() {
    std::vector<Component> components(runs_.size());
    for (std::size_t i = 0; i < runs_.size(); ++i) Add(components[Root(i)], runs_[i]);
    std::erase_if(components, [](const Component& component) { return component.dark == 0; });
    return components;
  }

 private:
  void AddRow(const std::uint8_t* row, int width, int y) {
    for (int x = 0; x < width; ++x) {
      if (row[x] >= kDark) continue;
      const int from = x;
      while (x < width && row[x] < kDark) ++x;
      parents_.push_back(runs_.size());
      runs_.push_back({y, from, x});
    }
  }

  // The run that began first is the root, so that components come in the order of their first rows.
  void JoinRows(std::size_t above, std::size_t below) {
    for (std::size_t a = above, b = below; a < below && b < runs_.size();) {
      if (runs_[a].from <= runs_[b].to && runs_[b].from <= runs_[a].to) {
        const std::size_t one = Root(a), other = Root(b);
        parents_[std::max(one, other)] = std::min(one, other);
      }
      runs_[a].to < runs_[b].to ? ++a : ++b;
    }
  }

  std::size_t Root(std::size_t run) {
    while (parents_[run] != run) run = parents_[run] = parents_[parents_[run]];
    return run;
  }

  std::vector<Run> runs_;
  std::vector<std::size_t> parents_;
};

}  // namespace

std::vector<Component> FindComponents(const Picture& picture) {
  std::vector<Component> components = Runs(picture).Components();
  for (Component& component : components) {
    const std::uint8_t* row = picture.Row((component.y0 + component.y1) / 2);
    component.hollow = row[(component.x0 + component.x1) / 2] >= kDark;
  }
  return components;
}

}  // namespace acervo::ocr
