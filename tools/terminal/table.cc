#include "tools/terminal/table.h"

#include <algorithm>
#include <numeric>

namespace acervo::tools {
namespace {

constexpr int kGap = 2;

int LongestLine(const MarkedText& cell) {
  int longest = 0;
  std::size_t begin = 0;
  while (begin <= cell.text.size()) {
    const std::size_t end = std::min(cell.text.find('\n', begin), cell.text.size());
    longest = std::max(longest, DisplayWidth(std::string_view(cell.text).substr(begin, end - begin)));
    begin = end + 1;
  }
  return longest;
}

std::vector<int> NaturalWidths(const std::vector<Column>& columns, const std::vector<Row>& rows) {
  std::vector<int> widths;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    int widest = DisplayWidth(columns[i].header);
    for (const Row& row : rows) widest = std::max(widest, LongestLine(row[i]));
    widths.push_back(widest);
  }
  return widths;
}

// Hands out `spare` columns by weight until nobody can take more.
void Share(int spare, const std::vector<Column>& columns, const std::vector<int>& natural, std::vector<int>& widths) {
  for (bool given = true; given && spare > 0;) {
    given = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const int more = std::min({columns[i].weight, natural[i] - widths[i], spare});
      if (more <= 0) continue;
      widths[i] += more;
      spare -= more;
      given = true;
    }
  }
}

void AppendPadded(std::string& out, const MarkedText& line, int width, bool last, Colour colour) {
  out += Painted(line, colour);
  const int spaces = std::max(0, width - DisplayWidth(line.text)) + kGap;
  if (!last) out.append(static_cast<std::size_t>(spaces), ' ');
}

void TrimLineEnd(std::string& out) {
  while (!out.empty() && out.back() == ' ') out.pop_back();
}

// One row; gives the number of lines it took.
std::size_t AppendRow(std::string& out, const Row& row, const std::vector<int>& widths, Colour colour) {
  std::vector<std::vector<MarkedText>> cells;
  std::size_t height = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    cells.push_back(Wrapped(row[i], std::max(2, widths[i])));
    height = std::max(height, cells.back().size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const MarkedText text = line < cells[i].size() ? cells[i][line] : MarkedText{};
      AppendPadded(out, text, widths[i], i + 1 == cells.size(), colour);
    }
    TrimLineEnd(out);
    out += '\n';
  }
  return height;
}

void AppendRule(std::string& out, const std::vector<int>& widths) {
  for (std::size_t i = 0; i < widths.size(); ++i) {
    for (int column = 0; column < widths[i]; ++column) out += "─";
    out.append(i + 1 < widths.size() ? kGap : 0, ' ');
  }
  out += '\n';
}

}  // namespace

std::vector<int> ColumnWidths(const std::vector<Column>& columns, const std::vector<Row>& rows, int width) {
  const std::vector<int> natural = NaturalWidths(columns, rows);
  std::vector<int> widths;
  for (std::size_t i = 0; i < columns.size(); ++i) widths.push_back(std::min(natural[i], columns[i].min_width));
  const int used = std::accumulate(widths.begin(), widths.end(), kGap * (static_cast<int>(columns.size()) - 1));
  Share(width - used, columns, natural, widths);
  return widths;
}

std::string LayOut(const std::vector<Column>& columns, const std::vector<Row>& rows, int width, Colour colour) {
  const std::vector<int> widths = ColumnWidths(columns, rows, width);
  Row header;
  for (const Column& column : columns) header.push_back({column.header, {{0, column.header.size()}}});
  std::string out;
  AppendRow(out, header, widths, colour);
  AppendRule(out, widths);
  bool tall = false;
  for (const Row& row : rows) {
    if (tall) out += '\n';
    tall = AppendRow(out, row, widths, colour) > 1;
  }
  return out;
}

}  // namespace acervo::tools
