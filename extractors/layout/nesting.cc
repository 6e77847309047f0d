// Borders that run down less than half of a mesh, within one of its columns, are those of a nested table where lines
// confined to that column close them above and below. A cell that is merely split is closed by lines of the whole row.
#include "extractors/layout/nesting.h"

#include <cstddef>
#include <iterator>
#include <utility>

namespace acervo::layout {
namespace {

constexpr double kSlack = 4;    // points
constexpr double kMajor = 0.5;  // of the mesh's height

struct Column {
  double left, right;
};

double Height(const Rulings& mesh) {
  double top = mesh.vertical.front().from, bottom = top;
  for (const Ruling& ruling : mesh.vertical) top = std::min(top, ruling.from), bottom = std::max(bottom, ruling.to);
  return bottom - top;
}

// The borders that run down most of the mesh, pieces of one border taken together.
std::vector<double> Majors(const Rulings& mesh) {
  std::vector<Ruling> sorted = mesh.vertical;
  std::sort(sorted.begin(), sorted.end(), [](const Ruling& a, const Ruling& b) { return a.at < b.at; });
  const double enough = kMajor * Height(mesh);
  std::vector<double> majors;
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t end = i;
    double length = 0;
    while (end < sorted.size() && sorted[end].at - sorted[i].at <= kSlack) {
      length += sorted[end].to - sorted[end].from;
      ++end;
    }
    if (length >= enough) majors.push_back(sorted[i].at);
    i = end;
  }
  return majors;
}

bool Confined(const Ruling& horizontal, const Column& column) {
  return horizontal.from >= column.left - kSlack && horizontal.to <= column.right + kSlack;
}

bool Near(double a, double b) { return a - b <= kSlack && b - a <= kSlack; }

// Takes the nested table whose borders stand between `top` and `bottom` in `column` out of `mesh`, if they are closed.
bool TakeNested(Rulings& mesh, const Column& column, double top, double bottom, std::vector<Rulings>& nested) {
  const auto inside = [&](const Ruling& rule) {
    return Confined(rule, column) && rule.at >= top - kSlack && rule.at <= bottom + kSlack;
  };
  const auto closes = [&](double y) {
    return std::any_of(mesh.horizontal.begin(), mesh.horizontal.end(),
                       [&](const Ruling& rule) { return inside(rule) && Near(rule.at, y); });
  };
  if (!closes(top) || !closes(bottom)) return false;
  Rulings own;
  const auto move_out = [](std::vector<Ruling>& from, std::vector<Ruling>& to, const auto& belongs) {
    for (const Ruling& ruling : from) {
      if (belongs(ruling)) to.push_back(ruling);
    }
    std::erase_if(from, belongs);
  };
  move_out(mesh.horizontal, own.horizontal, inside);
  move_out(mesh.vertical, own.vertical, [&](const Ruling& rule) {
    return rule.at > column.left + kSlack && rule.at < column.right - kSlack && rule.from >= top - kSlack &&
           rule.to <= bottom + kSlack;
  });
  nested.push_back(std::move(own));
  return true;
}

void TakeFromColumn(Rulings& mesh, const Column& column, std::vector<Rulings>& nested) {
  std::vector<Ruling> minors;
  for (const Ruling& ruling : mesh.vertical) {
    if (ruling.at > column.left + kSlack && ruling.at < column.right - kSlack) minors.push_back(ruling);
  }
  std::sort(minors.begin(), minors.end(), [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
  for (std::size_t i = 0; i < minors.size();) {
    double bottom = minors[i].to;
    std::size_t end = i + 1;
    while (end < minors.size() && minors[end].from <= bottom + kSlack) bottom = std::max(bottom, minors[end++].to);
    TakeNested(mesh, column, minors[i].from, bottom, nested);
    i = end;
  }
}

}  // namespace

std::vector<Rulings> SplitNested(const Rulings& mesh) {
  std::vector<Rulings> parts{mesh};
  const std::vector<double> majors = Majors(mesh);
  if (majors.size() < 3) return parts;
  std::vector<Rulings> nested;
  for (std::size_t i = 0; i + 1 < majors.size(); ++i) TakeFromColumn(parts.front(), {majors[i], majors[i + 1]}, nested);
  std::move(nested.begin(), nested.end(), std::back_inserter(parts));
  return parts;
}

}  // namespace acervo::layout
