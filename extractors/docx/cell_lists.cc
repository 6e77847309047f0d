#include "extractors/docx/cell_lists.h"

#include <algorithm>

#include "extractors/docx/typed_marker.h"

namespace acervo::docx {
namespace {

bool MayHoldItems(const CellLines& lines) {
  return std::any_of(lines.lines.begin(), lines.lines.end(), [](const auto& entry) {
    return !entry.first.marker.empty() || ParseTypedMarker(entry.first.text).has_value();
  });
}

}  // namespace

void CellLists::Add(std::size_t row, std::size_t cell, CellLines lines, bool alone) {
  if (!alone && !MayHoldItems(lines)) return;
  if (!alone || lists_.empty() || !lists_.back().alone) lists_.emplace_back().alone = alone;
  List& list = lists_.back();
  for (auto& [line, number] : lines.lines) {
    list.lines.push_back(std::move(line));
    list.places.push_back({row, cell, number});
  }
}

void CellLists::MarkItems(Table& table) {
  for (List& list : lists_) Mark(list, table);
}

void CellLists::Mark(List& list, Table& table) {
  FindTypedItems(list.lines);
  NestItems(list.lines);
  for (std::size_t i = 0; i < list.lines.size(); ++i) {
    const ListLine& line = list.lines[i];
    const Place& place = list.places[i];
    if (line.level && !line.marker.empty())
      table.rows[place.row][place.cell].items.push_back({place.line, {*line.level, line.marker}});
  }
}

}  // namespace acervo::docx
