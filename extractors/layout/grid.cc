// Rulings that cross or touch are joined into meshes (union-find). The distinct places of a mesh's rulings are its
// columns' and rows' borders; cells of that raster between which no ruling stands are merged.
#include "extractors/layout/grid.h"

#include <cmath>
#include <cstddef>
#include <map>
#include <numeric>
#include <utility>

#include "extractors/layout/nesting.h"

namespace acervo::layout {
namespace {

constexpr double kTouch = 2.6;          // points by which drawn corners may miss each other
constexpr double kSameBorder = 4.0;     // borders nearer than this are one: double lines, shading beside a line
constexpr double kDouble = 7.0;         // the widest that such a bundle may be
constexpr double kMinCovered = 0.5;     // of a cell's side that a ruling must run along
constexpr double kMinStackWidth = 120;  // points: shorter rules are signatures and footnote rules
constexpr double kLoneHorizontal = 60;  // points: a border that crosses but one other
constexpr double kLoneVertical = 24;
constexpr std::size_t kMaxRulings = 3000;  // of one direction: more is a drawing
constexpr std::size_t kMaxCells = 40000;

class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t Find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void Unite(std::size_t a, std::size_t b) {
    a = Find(a), b = Find(b);
    parent_[std::max(a, b)] = std::min(a, b);  // the first in order names the set
  }

 private:
  std::vector<std::size_t> parent_;
};

bool Crosses(const Ruling& horizontal, const Ruling& vertical) {
  return vertical.at >= horizontal.from - kTouch && vertical.at <= horizontal.to + kTouch &&
         horizontal.at >= vertical.from - kTouch && horizontal.at <= vertical.to + kTouch;
}

// A short ruling belongs to a mesh only where it spans between two others: stems of capitals touch one border at most,
// underlines none.
Rulings WithoutStrokes(const Rulings& rulings) {
  std::vector<int> horizontal(rulings.horizontal.size(), 0), vertical(rulings.vertical.size(), 0);
  for (std::size_t h = 0; h < horizontal.size(); ++h) {
    for (std::size_t v = 0; v < vertical.size(); ++v) {
      if (Crosses(rulings.horizontal[h], rulings.vertical[v])) ++horizontal[h], ++vertical[v];
    }
  }
  const auto keep = [](const std::vector<Ruling>& all, const std::vector<int>& crossings, double length) {
    std::vector<Ruling> kept;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (crossings[i] >= 2 || (crossings[i] == 1 && all[i].to - all[i].from >= length)) kept.push_back(all[i]);
    }
    return kept;
  };
  return {keep(rulings.horizontal, horizontal, kLoneHorizontal), keep(rulings.vertical, vertical, kLoneVertical)};
}

std::vector<Rulings> Meshes(const Rulings& rulings) {
  const std::size_t count = rulings.horizontal.size();
  Sets sets(count + rulings.vertical.size());
  for (std::size_t h = 0; h < count; ++h) {
    for (std::size_t v = 0; v < rulings.vertical.size(); ++v) {
      if (Crosses(rulings.horizontal[h], rulings.vertical[v])) sets.Unite(h, count + v);
    }
  }
  std::map<std::size_t, Rulings> by_set;
  for (std::size_t h = 0; h < count; ++h) by_set[sets.Find(h)].horizontal.push_back(rulings.horizontal[h]);
  for (std::size_t v = 0; v < rulings.vertical.size(); ++v) {
    by_set[sets.Find(count + v)].vertical.push_back(rulings.vertical[v]);
  }
  std::vector<Rulings> meshes;
  for (auto& [set, mesh] : by_set) {
    if (!mesh.horizontal.empty() && !mesh.vertical.empty()) meshes.push_back(std::move(mesh));
  }
  return meshes;
}

// The borders that rulings of one direction mark, with the open ends of those that cross them.
std::vector<double> Borders(const std::vector<Ruling>& along, const std::vector<Ruling>& across) {
  std::vector<double> places;
  places.reserve(along.size());
  for (const Ruling& ruling : along) places.push_back(ruling.at);
  const double low = *std::min_element(places.begin(), places.end());
  const double high = *std::max_element(places.begin(), places.end());
  double first = low, last = high;
  for (const Ruling& ruling : across) first = std::min(first, ruling.from), last = std::max(last, ruling.to);
  if (first < low - 2 * kSameBorder) places.push_back(first);
  if (last > high + 2 * kSameBorder) places.push_back(last);
  std::sort(places.begin(), places.end());
  std::vector<double> borders;
  for (std::size_t i = 0; i < places.size();) {
    std::size_t end = i + 1;
    while (end < places.size() && places[end] - places[end - 1] <= kSameBorder && places[end] - places[i] <= kDouble)
      ++end;
    borders.push_back((places[i] + places[end - 1]) / 2);
    i = end;
  }
  return borders;
}

double Covered(const std::vector<Ruling>& rulings, double at, double from, double to) {
  double covered = 0;
  for (const Ruling& ruling : rulings) {
    if (std::abs(ruling.at - at) <= kSameBorder + 0.5)
      covered += std::max(0.0, Overlap(ruling.from, ruling.to, from, to));
  }
  return covered / std::max(1.0, to - from);
}

// Which raster cells have a border towards the next one, by index of the border and of the cell along it.
class Sides {
 public:
  // `rulings` stand at `places`; along them lie cells between `ends`.
  Sides(const std::vector<Ruling>& rulings, const std::vector<double>& places, const std::vector<double>& ends)
      : cells_(ends.size() - 1), ruled_(places.size() * cells_, false) {
    std::vector<std::vector<Ruling>> near(places.size());
    for (const Ruling& ruling : rulings) {
      for (std::size_t i = 0; i < places.size(); ++i) {
        if (std::abs(ruling.at - places[i]) <= kSameBorder + 0.5) near[i].push_back(ruling);
      }
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t j = 0; j < cells_; ++j) {
        ruled_[i * cells_ + j] = Covered(near[i], places[i], ends[j], ends[j + 1]) >= kMinCovered;
      }
    }
  }
  bool Ruled(std::size_t place, std::size_t cell) const { return ruled_[place * cells_ + cell]; }

 private:
  std::size_t cells_;
  std::vector<bool> ruled_;
};

Sets MergedCells(const Rulings& mesh, const Grid& grid) {
  const auto rows = static_cast<std::size_t>(grid.row_count());
  const auto columns = static_cast<std::size_t>(grid.column_count());
  const Sides vertical(mesh.vertical, grid.xs, grid.ys);
  const Sides horizontal(mesh.horizontal, grid.ys, grid.xs);
  Sets sets(rows * columns);
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      const std::size_t cell = row * columns + column;
      if (column + 1 < columns && !vertical.Ruled(column + 1, row)) sets.Unite(cell, cell + 1);
      if (row + 1 < rows && !horizontal.Ruled(row + 1, column)) sets.Unite(cell, cell + columns);
    }
  }
  return sets;
}

// Each merged set becomes one rectangle; where a set is no rectangle, the cells outside its first row's width and
// its first column's height stand alone.
void FillCells(const Rulings& mesh, Grid& grid) {
  const auto rows = static_cast<std::size_t>(grid.row_count());
  const auto columns = static_cast<std::size_t>(grid.column_count());
  Sets sets = MergedCells(mesh, grid);
  std::vector<bool> taken(rows * columns, false);
  const auto same = [&](std::size_t a, std::size_t b) { return !taken[b] && sets.Find(a) == sets.Find(b); };
  for (std::size_t cell = 0; cell < rows * columns; ++cell) {
    if (taken[cell]) continue;
    const std::size_t row = cell / columns, column = cell % columns;
    std::size_t right = column + 1, bottom = row + 1;
    while (right < columns && same(cell, row * columns + right)) ++right;
    const auto row_joins = [&](std::size_t r) {
      for (std::size_t c = column; c < right; ++c) {
        if (!same(cell, r * columns + c)) return false;
      }
      return true;
    };
    while (bottom < rows && row_joins(bottom)) ++bottom;
    for (std::size_t r = row; r < bottom; ++r) {
      for (std::size_t c = column; c < right; ++c) taken[r * columns + c] = true;
    }
    grid.cells.push_back({static_cast<int>(row),
                          static_cast<int>(column),
                          static_cast<int>(bottom - row),
                          static_cast<int>(right - column),
                          {grid.xs[column], grid.ys[row], grid.xs[right], grid.ys[bottom]}});
  }
}

bool AddGrid(const Rulings& mesh, std::vector<Grid>& grids) {
  if (mesh.horizontal.empty() || mesh.vertical.empty()) return false;
  Grid grid;
  grid.xs = Borders(mesh.vertical, mesh.horizontal);
  grid.ys = Borders(mesh.horizontal, mesh.vertical);
  if (grid.xs.size() < 2 || grid.ys.size() < 2) return false;
  if (static_cast<std::size_t>(grid.row_count()) * static_cast<std::size_t>(grid.column_count()) > kMaxCells)
    return false;
  FillCells(mesh, grid);
  if (grid.cells.size() < 2) return false;
  grids.push_back(std::move(grid));
  return true;
}

double Area(const Grid& grid) { return grid.box().width() * grid.box().height(); }

// Moves each grid that stands inside a cell of a larger one into that grid.
std::vector<Grid> Nested(std::vector<Grid> grids) {
  std::stable_sort(grids.begin(), grids.end(), [](const Grid& a, const Grid& b) { return Area(a) > Area(b); });
  std::vector<Grid> outer;
  for (Grid& grid : grids) {
    Grid* home = nullptr;
    for (Grid& candidate : outer) {
      const bool inside = std::any_of(candidate.cells.begin(), candidate.cells.end(),
                                      [&](const GridCell& cell) { return cell.box.Holds(grid.box(), kTouch); });
      if (inside) home = &candidate;
    }
    (home != nullptr ? home->inner : outer).push_back(std::move(grid));
  }
  std::sort(outer.begin(), outer.end(), [](const Grid& a, const Grid& b) { return a.ys.front() < b.ys.front(); });
  return outer;
}

// Whether one of the two runs along a part of the other and ends with it on a side: rules leave merged cells out.
bool BoundSameTable(const Ruling& a, const Ruling& b) {
  constexpr double kSlack = 2 * kSameBorder;
  const bool left = std::abs(a.from - b.from) <= kSlack, right = std::abs(a.to - b.to) <= kSlack;
  const double shorter = std::min(a.to - a.from, b.to - b.from);
  return (left || right) && Overlap(a.from, a.to, b.from, b.to) >= shorter - kSlack;
}

bool CrossesGrid(const Ruling& ruling, const std::vector<Grid>& grids) {
  return std::any_of(grids.begin(), grids.end(), [&](const Grid& grid) {
    const Box box = grid.box();
    return ruling.at >= box.y0 - kTouch && ruling.at <= box.y1 + kTouch &&
           Overlap(ruling.from, ruling.to, box.x0, box.x1) > 0;
  });
}

}  // namespace

std::vector<Grid> FindGrids(const Rulings& rulings) {
  if (rulings.horizontal.size() > kMaxRulings || rulings.vertical.size() > kMaxRulings) return {};
  std::vector<Grid> grids;
  for (const Rulings& mesh : Meshes(WithoutStrokes(rulings))) {
    for (const Rulings& part : SplitNested(mesh)) AddGrid(part, grids);
  }
  return Nested(std::move(grids));
}

std::vector<Grid> FindRuleStacks(const Rulings& rulings, const std::vector<Grid>& grids) {
  if (rulings.horizontal.size() > kMaxRulings) return {};
  std::vector<Ruling> rules;
  for (const Ruling& ruling : rulings.horizontal) {
    if (ruling.to - ruling.from >= kMinStackWidth && !CrossesGrid(ruling, grids)) rules.push_back(ruling);
  }
  std::sort(rules.begin(), rules.end(), [](const Ruling& a, const Ruling& b) { return a.at < b.at; });
  std::vector<Grid> stacks;
  for (const Ruling& rule : rules) {
    const auto home = std::find_if(stacks.rbegin(), stacks.rend(), [&](const Grid& stack) {
      return BoundSameTable({0, stack.xs[0], stack.xs[1]}, rule);
    });
    if (home == stacks.rend()) {
      stacks.push_back({{rule.from, rule.to}, {rule.at}, {}, {}});
      continue;
    }
    home->xs = {std::min(home->xs[0], rule.from), std::max(home->xs[1], rule.to)};
    if (rule.at - home->ys.back() > kSameBorder) home->ys.push_back(rule.at);
  }
  std::erase_if(stacks, [](const Grid& stack) { return stack.ys.size() < 3; });
  return stacks;
}

}  // namespace acervo::layout
