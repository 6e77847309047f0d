// File and folder names: cut into words and numbers at every change of kind, then months and years are looked for in
// the file's name first and in the folders from the inside out.
#include <algorithm>
#include <string>

#include "core/text.h"
#include "parsers/spanish/lexicon.h"
#include "parsers/spanish/period_text.h"

namespace acervo {
namespace {

struct Piece {
  bool number = false;
  int value = 0;
  std::size_t digits = 0;
  std::string word;  // folded
  Span span;         // in the path
  char before = 0;   // the mark between it and the piece before; 0: none
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
// Every byte of a letter beyond ASCII counts as a letter.
bool IsLetter(char c) { return IsUpper(c) || IsLower(c) || static_cast<unsigned char>(c) >= 0x80; }
bool IsSlash(char c) { return c == '/' || c == '\\'; }

// The end of the run that begins at i: digits, or letters up to a capital after a small one ("InformeMayo").
std::size_t RunEnd(std::string_view text, std::size_t i, std::size_t limit) {
  const bool digits = IsDigit(text[i]);
  std::size_t end = i + 1;
  while (end < limit) {
    const bool same = digits ? IsDigit(text[end]) : IsLetter(text[end]);
    if (!same || (IsUpper(text[end]) && IsLower(text[end - 1]))) break;
    ++end;
  }
  return end;
}

Piece PieceAt(std::string_view text, std::size_t begin, std::size_t end) {
  Piece piece;
  piece.span = {begin, end - begin};
  piece.number = IsDigit(text[begin]);
  if (!piece.number) {
    piece.word = Fold(text.substr(begin, end - begin));
    return piece;
  }
  piece.digits = end - begin;
  for (std::size_t i = begin; i < std::min(end, begin + 8); ++i) piece.value = piece.value * 10 + (text[i] - '0');
  return piece;
}

std::vector<Piece> Pieces(std::string_view path, Span name) {
  std::vector<Piece> pieces;
  char before = 0;
  for (std::size_t i = name.begin; i < name.end();) {
    if (!IsDigit(path[i]) && !IsLetter(path[i])) {
      before = path[i++];
      continue;
    }
    const std::size_t end = RunEnd(path, i, name.end());
    pieces.push_back(PieceAt(path, i, end));
    pieces.back().before = before;
    before = 0;
    i = end;
  }
  return pieces;
}

// Folders and the file's name without its ending, the file first. Names beyond the eighth folder tell nothing.
std::vector<Span> NamesInsideOut(std::string_view path) {
  std::vector<Span> names;
  std::size_t end = path.size();
  while (end > 0 && names.size() < 8) {
    std::size_t begin = end;
    while (begin > 0 && !IsSlash(path[begin - 1])) --begin;
    if (end > begin) names.push_back({begin, end - begin});
    end = begin == 0 ? 0 : begin - 1;
  }
  if (names.empty()) return names;
  const std::string_view file = names[0].In(path);
  const std::size_t dot = file.rfind('.');
  const bool ending = dot != std::string_view::npos && dot > 0 && file.size() - dot <= 6 && !IsDigit(file.back()) &&
                      spanish::RolesOf(Fold(file.substr(dot + 1))) == nullptr;
  if (ending) names[0].length = dot;
  return names;
}

bool IsYear(const Piece& piece) {
  return piece.number && piece.digits == 4 && piece.value >= 1980 && piece.value <= 2099;
}
bool IsTwoDigits(const Piece& piece) { return piece.number && piece.digits <= 2; }
bool IsMonthNumber(const Piece& piece) { return IsTwoDigits(piece) && piece.value >= 1 && piece.value <= 12; }

struct Reading {
  int month = 0;
  int year = 0;
  double confidence = 0;
  Span span;
};

Span Hull(Span a, Span b) {
  const std::size_t begin = std::min(a.begin, b.begin);
  return {begin, std::max(a.end(), b.end()) - begin};
}

// ---------------------------------------------------------------- one name

class NameReader {
 public:
  explicit NameReader(const std::vector<Piece>& pieces) : pieces_(pieces) {
    const auto year = std::find_if(pieces.begin(), pieces.end(), IsYear);
    if (year != pieces.end()) year_ = Reading{0, year->value, 0, year->span};
  }

  std::optional<Reading> Month() const {
    if (auto named = NamedMonth()) return named;
    if (auto joined = CompactNumber()) return joined;
    return NumberedMonth();
  }

  std::optional<Reading> Year() const { return year_; }

  // '05', '05 informe': a number in front, to be trusted only under a year's folder.
  std::optional<Reading> LeadingMonth() const {
    if (pieces_.empty() || !IsMonthNumber(pieces_[0])) return std::nullopt;
    if (pieces_.size() > 1 && pieces_[1].number) return std::nullopt;
    return Reading{pieces_[0].value, 0, 0.5, pieces_[0].span};
  }

 private:
  // 'mayo 2019', 'mar-24', '2019 mayo', 'mayo'.
  std::optional<Reading> NamedMonth() const {
    std::optional<Reading> best;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const auto reading = MonthWord(i);
      if (reading && (!best || reading->confidence > best->confidence)) best = reading;
    }
    return best;
  }

  std::optional<Reading> MonthWord(std::size_t i) const {
    const Piece& piece = pieces_[i];
    if (piece.number) return std::nullopt;
    const spanish::WordRoles* roles = spanish::RolesOf(piece.word);
    const bool known = roles != nullptr && roles->month != 0;
    Reading reading;
    reading.month = known ? roles->month : roles == nullptr ? static_cast<int>(spanish::NearestMonth(piece.word)) : 0;
    if (reading.month == 0) return std::nullopt;
    const bool name = known && roles->month_form == spanish::MonthForm::kName;
    reading.span = piece.span;
    if (const auto year = YearNear(i, reading.month)) {
      reading.year = year->year;
      reading.span = Hull(reading.span, year->span);
      reading.confidence = year->confidence - (name ? 0 : 0.05);
    } else {
      reading.confidence = name ? 0.5 : 0.3;
    }
    return reading;
  }

  std::optional<Reading> YearNear(std::size_t i, int month) const {
    if (auto year = Year()) {
      year->confidence = 0.8;
      return year;
    }
    for (const std::size_t k : {i + 1, i - 1}) {
      if (k >= pieces_.size() || pieces_[k].digits != 2 || !pieces_[k].number) continue;
      if (k < i && pieces_[k].value == month) continue;  // '05 mayo'
      if (pieces_[k].value > 49) continue;
      return Reading{0, 2000 + pieces_[k].value, 0.65, pieces_[k].span};
    }
    return std::nullopt;
  }

  // '201905', '052019', '20190512', '12052019', '0519'.
  std::optional<Reading> CompactNumber() const {
    std::optional<Reading> best;
    for (const Piece& piece : pieces_) {
      if (!piece.number || IsYear(piece)) continue;
      Reading reading = piece.digits == 6   ? Checked(piece, piece.value / 100, piece.value % 100, 0.7)
                        : piece.digits == 8 ? Checked(piece, piece.value / 10000, piece.value / 100 % 100, 0.5)
                                            : Reading{};
      if (reading.month == 0 && piece.digits == 6) {
        reading = Checked(piece, piece.value % 10000, piece.value / 10000, 0.65);
      }
      if (reading.month == 0 && piece.digits == 8) {
        reading = Checked(piece, piece.value % 10000, piece.value / 10000 % 100, 0.5);
      }
      if (piece.digits == 4) reading = Checked(piece, 2000 + piece.value % 100, piece.value / 100, 0.55);
      if (reading.month == 0 && piece.digits == 4) {
        reading = Checked(piece, 2000 + piece.value / 100, piece.value % 100, 0.45);
      }
      if (reading.month != 0 && (!best || reading.confidence > best->confidence)) best = reading;
    }
    return best;
  }

  static Reading Checked(const Piece& piece, int year, int month, double confidence) {
    const bool valid = year >= 1980 && year <= 2099 && month >= 1 && month <= 12;
    return valid ? Reading{month, year, confidence, piece.span} : Reading{};
  }

  // '2019-05', '05_2019', '12-05-2019', '2019-05-12', '2019 05'.
  std::optional<Reading> NumberedMonth() const {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!IsYear(pieces_[i])) continue;
      const auto month_at = [&](std::size_t k) { return k < pieces_.size() && IsMonthNumber(pieces_[k]); };
      const auto number_at = [&](std::size_t k) { return k < pieces_.size() && IsTwoDigits(pieces_[k]); };
      const bool after = month_at(i + 1);
      const bool before = i > 0 && month_at(i - 1);
      if (!after && !before) continue;
      const std::size_t k = after ? i + 1 : i - 1;
      const bool full_day = after ? number_at(i + 2) : i > 1 && number_at(i - 2);
      return Reading{pieces_[k].value, pieces_[i].value, full_day ? 0.5 : 0.75, Hull(pieces_[i].span, pieces_[k].span)};
    }
    return std::nullopt;
  }

  const std::vector<Piece>& pieces_;
  std::optional<Reading> year_;
};

PeriodStatement StatementOf(const Reading& reading) {
  PeriodStatement statement;
  statement.month = std::chrono::month{static_cast<unsigned>(reading.month)};
  if (reading.year != 0) statement.year = std::chrono::year{reading.year};
  statement.span = reading.span;
  statement.confidence = reading.confidence;
  return statement;
}

}  // namespace

std::vector<PeriodStatement> FindPeriodsInPath(std::string_view path) {
  constexpr double kFolderDiscount = 0.15;
  std::vector<std::vector<Piece>> names;
  for (const Span& name : NamesInsideOut(path)) names.push_back(Pieces(path, name));
  std::vector<PeriodStatement> found;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::optional<Reading> year;
    for (std::size_t k = i + 1; k < names.size() && !year; ++k) year = NameReader(names[k]).Year();
    auto reading = NameReader(names[i]).Month();
    if (!reading && year) reading = NameReader(names[i]).LeadingMonth();
    if (!reading) continue;
    if (reading->year == 0 && year) {
      reading->year = year->year;
      reading->confidence = std::max(reading->confidence, 0.5) + 0.2;
      reading->span = Hull(reading->span, year->span);
    }
    if (i > 0) reading->confidence -= kFolderDiscount;
    found.push_back(StatementOf(*reading));
  }
  std::stable_sort(found.begin(), found.end(), [](const PeriodStatement& a, const PeriodStatement& b) {
    return a.year.has_value() > b.year.has_value();
  });
  return found;
}

}  // namespace acervo
