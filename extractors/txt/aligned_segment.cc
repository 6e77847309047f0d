#include "extractors/txt/aligned_segment.h"

#include <algorithm>

#include "core/text.h"

namespace acervo::txt {

bool Segment::Accepts(std::u32string_view line) const {
  return profile ? profile->Assign(line, {}).has_value() : fit.Accepts(line);
}

bool Segment::IsSection(std::size_t at) const { return std::binary_search(sections.begin(), sections.end(), at); }

// Lines of one row are moved together: the two above and the two below tell, as far as no empty line parts them.
std::vector<std::vector<int>> Segment::StartsAround(std::span<const Line> all, std::size_t at) const {
  constexpr std::size_t kReach = 2;
  std::vector<std::vector<int>> around;
  const auto add = [&](std::size_t line) {
    if (const auto found = shifted.find(line); found != shifted.end()) around.push_back(found->second);
  };
  for (std::size_t k = 1; k <= kReach && at + k < all.size() && !all[at + k].blank; ++k) add(at + k);
  for (std::size_t k = 1; k <= kReach && k <= at && !all[at - k].blank; ++k) add(at - k);
  return around;
}

bool Segment::TakeByProfile(std::span<const Line> all, std::size_t at, std::u32string_view line) {
  std::optional<std::vector<int>> starts = profile->Assign(line, StartsAround(all, at));
  if (!starts) return false;
  lines.push_back(at);
  shifted[at] = std::move(*starts);
  return true;
}

void Segment::Refine(std::span<const Line> all) {
  for (auto& [at, starts] : shifted) {
    if (at == heading) continue;
    if (std::optional<std::vector<int>> better = profile->Assign(Columns(all[at].text), StartsAround(all, at))) {
      starts = std::move(*better);
    }
  }
}

void Segment::Truncate(std::size_t count) {
  shifted.erase(shifted.lower_bound(lines[count]), shifted.end());
  lines.resize(count);
  while (!sections.empty() && sections.back() > lines.back()) sections.pop_back();
}

CellLine Segment::ToCellLine(std::span<const Line> all, std::size_t at, std::size_t width) const {
  CellLine line;
  line.cells.resize(width);
  line.section = IsSection(at);
  if (line.section) {
    line.cells[0] = std::string(Trim(all[at].text));
    return line;
  }
  const std::u32string text = Columns(all[at].text);
  const auto own = shifted.find(at);
  const std::vector<int> starts = own == shifted.end() ? Starts() : own->second;
  std::size_t end = text.size();
  for (std::size_t k = starts.size(); k-- > 0;) {
    if (starts[k] == kAbsent) continue;
    const auto begin = static_cast<std::size_t>(starts[k]);
    if (begin < end) {
      line.cells[columns[k]] = FromColumns(TrimColumns(std::u32string_view(text).substr(begin, end - begin)));
    }
    end = std::min(end, begin);
  }
  return line;
}

}  // namespace acervo::txt
