#include "parsers/report/cell_lines.h"

#include <algorithm>
#include <iterator>

#include "core/text.h"
#include "parsers/report/column_names.h"
#include "parsers/report/headings.h"
#include "parsers/report/wording.h"

namespace acervo::report {
namespace {

constexpr std::size_t kLongestMarker = 6;     // bytes: "xviii)"
constexpr std::size_t kLongestNoteName = 40;  // bytes
constexpr std::size_t kLongestSum = 24;       // bytes
constexpr std::size_t kWordsOfSentence = 6;

// Glyphs that begin list items; those after the bar only with white space behind them.
constexpr std::string_view kBullets[] = {"•", "◦", "▪", "▫", "●", "○", "■", "□", "‣",
                                         "➢", "➤", "►", "▶", "✓", "✔", "♦", "❖", "·"};
constexpr std::string_view kDashes[] = {"-", "–", "—", "*", "o", "»", ">"};

std::string_view BulletAt(std::string_view text) {
  for (const std::string_view bullet : kBullets) {
    if (text.starts_with(bullet)) return bullet;
  }
  for (const std::string_view dash : kDashes) {
    if (text.starts_with(dash) && text.size() > dash.size() && text[dash.size()] == ' ') return dash;
  }
  return {};
}

std::vector<std::string_view> SplitLines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

int LevelOf(std::string_view bullet, std::vector<std::string>& bullets) {
  const auto known = std::find(bullets.begin(), bullets.end(), bullet);
  const auto level = static_cast<int>(known - bullets.begin());
  if (known == bullets.end()) bullets.emplace_back(bullet);
  return level;
}

CellLine TypedLine(std::string_view line, std::vector<std::string>& bullets) {
  const std::string_view text = Trim(line);
  const std::string_view bullet = BulletAt(text);
  if (bullet.empty() || Trim(text.substr(bullet.size())).empty()) return {std::string(text), std::nullopt};
  return {std::string(Trim(text.substr(bullet.size()))), ListMark{LevelOf(bullet, bullets), std::string(bullet)}};
}

CellLine ToldLine(std::string_view line, const ListMark& mark) {
  std::string_view text = Trim(line);
  if (text.starts_with(mark.marker)) text.remove_prefix(mark.marker.size());
  return {std::string(Trim(text)), mark};
}

}  // namespace

std::vector<const Cell*> FilledCells(const Row& row) {
  std::vector<const Cell*> cells;
  for (const Cell* cell : row) {
    if (cell && !cell->text.empty() && (cells.empty() || cells.back() != cell)) cells.push_back(cell);
  }
  return cells;
}

std::vector<CellLine> LinesOf(const Cell& cell, std::vector<std::string>& bullets) {
  std::vector<CellLine> lines;
  const std::vector<std::string_view> written = SplitLines(cell.text);
  for (std::size_t i = 0; i < written.size(); ++i) {
    const auto item = std::find_if(cell.items.begin(), cell.items.end(),
                                   [&](const CellItem& told) { return static_cast<std::size_t>(told.line) == i; });
    CellLine line = item != cell.items.end() ? ToldLine(written[i], item->list)
                    : cell.items.empty()     ? TypedLine(written[i], bullets)
                                             : CellLine{std::string(Trim(written[i])), std::nullopt};
    if (!line.text.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

bool IsBulletAlone(std::string_view text) {
  return std::find(std::begin(kBullets), std::end(kBullets), text) != std::end(kBullets) ||
         std::find(std::begin(kDashes), std::end(kDashes), text) != std::end(kDashes);
}

bool IsOrdinalAlone(std::string_view text) {
  if (text.empty() || text.size() > kLongestMarker) return false;
  const std::string_view body = text.substr(0, text.find_last_not_of(".)-") + 1);
  const bool digits =
      !body.empty() && body.size() <= 3 && body.find_first_not_of("0123456789") == std::string_view::npos;
  if (digits || body.size() == text.size()) return digits;
  return body.size() == 1 || body.find_first_not_of("ivxIVX") == std::string_view::npos;
}

bool AnnouncesCoordinations(std::string_view line) {
  const auto announced = FindAnnouncement(line);
  if (!announced || announced->kind != HeadingKind::kCoordinations) return false;
  return announced->whole || Trim(line).ends_with(':') || IsAllCaps(line);
}

bool IsNote(std::string_view text) {
  text = Trim(text);
  if (text.starts_with('*') || text.starts_with("(*")) return true;
  const std::size_t colon = text.find(':');
  if (colon >= kLongestNoteName || Trim(text.substr(colon + 1)).empty()) return false;
  const std::optional<ColumnName> name = FindColumnName(text.substr(0, colon));
  return name && name->name == "observaciones";
}

bool IsSentence(std::string_view text) {
  return Trim(text).ends_with('.') && FoldedWords(text).size() >= kWordsOfSentence;
}

bool IsTotal(const Row& row) {
  const std::vector<const Cell*> cells = FilledCells(row);
  if (cells.empty() || !IsTotalLabel(cells[0]->text)) return false;
  return std::all_of(cells.begin() + 1, cells.end(), [](const Cell* cell) {
    return cell->text.size() <= kLongestSum && cell->text.find_first_of("0123456789") != std::string::npos;
  });
}

}  // namespace acervo::report
