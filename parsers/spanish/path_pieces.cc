#include "parsers/spanish/path_pieces.h"

#include <algorithm>

#include "core/characters.h"
#include "core/text.h"
#include "parsers/spanish/lexicon.h"

namespace acervo::spanish {
namespace {

constexpr std::size_t kNamesRead = 8;    // names beyond the eighth folder tell nothing
constexpr std::size_t kPiecesRead = 60;  // of one name
constexpr std::size_t kLongestEnding = 6;
constexpr std::size_t kLongestGlued = 32;
constexpr std::size_t kShortestGlued = 4;  // a month's name behind another word: 'informemayo'

bool IsHex(char c) { return IsDigit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }
// '°', 'º', 'ª' at i.
bool IsOrdinalSign(std::string_view text, std::size_t i) {
  return text[i] == '\xC2' && i + 1 < text.size() &&
         (text[i + 1] == '\xB0' || text[i + 1] == '\xBA' || text[i + 1] == '\xAA');
}

// '2o19', '20l9' at i: letters typed for the figures of a year. 0: none.
int TypedYearAt(std::string_view text, std::size_t i) {
  constexpr std::size_t kLetters = 4;
  const auto is_alnum = [&](std::size_t k) {
    return k < text.size() && (IsDigit(text[k]) || IsAsciiUpper(text[k]) || IsAsciiLower(text[k]));
  };
  if ((i > 0 && is_alnum(i - 1)) || i + kLetters > text.size() || is_alnum(i + kLetters)) return 0;
  int year = 0;
  int figures = 0;
  for (std::size_t k = i; k < i + kLetters; ++k) {
    const char c = text[k];
    const bool zero = c == 'o' || c == 'O';
    if (!IsDigit(c) && !zero && c != 'l' && c != 'I') return 0;
    figures += IsDigit(c) ? 1 : 0;
    year = year * 10 + (IsDigit(c) ? c - '0' : zero ? 0 : 1);
  }
  return figures >= 2 && figures < 4 && year >= 1980 && year <= 2099 ? year : 0;
}

// Every byte of a letter beyond ASCII counts as a letter.
bool IsSlash(char c) { return c == '/' || c == '\\'; }

// The end of the run that begins at i: digits, or letters up to a capital after a small one ("InformeMayo").
std::size_t RunEnd(std::string_view text, std::size_t i, std::size_t limit) {
  const bool digits = IsDigit(text[i]);
  std::size_t end = i + 1;
  while (end < limit) {
    const bool same = digits ? IsDigit(text[end]) : IsLetterByte(text[end]);
    if (!same || (IsAsciiUpper(text[end]) && IsAsciiLower(text[end - 1])) || IsOrdinalSign(text, end)) break;
    ++end;
  }
  return end;
}

Piece NumberAt(std::string_view text, Span span) {
  Piece piece;
  piece.span = span;
  piece.number = true;
  piece.digits = span.length;
  const std::size_t end = std::min(span.end(), span.begin + 8);
  for (std::size_t i = span.begin; i < end && IsDigit(text[i]); ++i) piece.value = piece.value * 10 + (text[i] - '0');
  return piece;
}

Piece WordAt(std::string_view text, Span span) {
  Piece piece;
  piece.span = span;
  piece.word = Fold(span.In(text));
  const std::string_view written = span.In(text);
  piece.capitals = std::none_of(written.begin(), written.end(), IsLower);
  return piece;
}

// 'informejulio': a word of titles and a month's name, written as one. 0: no such place.
std::size_t GluedMonth(const std::string& word) {
  if (word.size() > kLongestGlued) return 0;
  for (std::size_t at = 3; at + kShortestGlued <= word.size(); ++at) {
    const WordRoles* roles = RolesOf(std::string_view(word).substr(at));
    const bool month = roles != nullptr && roles->month_form == MonthForm::kName;
    if (month && TitleWordOf(std::string_view(word).substr(0, at)) == TitleWord::kTitle) return at;
  }
  return 0;
}

class NameCutter {
 public:
  NameCutter(std::string_view path, Span name) : path_(path), name_(name) {}

  std::vector<Piece> Cut() {
    for (std::size_t i = name_.begin; i < name_.end() && pieces_.size() < kPiecesRead;) {
      if (const std::size_t end = EscapeEnd(i); end != i) {
        before_ = ' ';
        i = end;
      } else if (IsOrdinalSign(path_, i)) {
        before_ = 'o';
        i += 2;
      } else if (const int year = TypedYearAt(path_, i); year != 0) {
        Piece piece = NumberAt(path_, {i, 4});
        piece.value = year;
        Add(std::move(piece));
        i += 4;
      } else if (!IsDigit(path_[i]) && !IsLetterByte(path_[i])) {
        before_ = path_[i++];
      } else {
        const std::size_t run = RunEnd(path_, i, name_.end());
        Take({i, run - i});
        i = run;
      }
    }
    return std::move(pieces_);
  }

 private:
  // '%20', '%C3' and the like in what was downloaded.
  std::size_t EscapeEnd(std::size_t i) const {
    const bool escape = path_[i] == '%' && i + 2 < name_.end() && IsHex(path_[i + 1]) && IsHex(path_[i + 2]);
    return escape ? i + 3 : i;
  }

  void Take(Span run) {
    if (IsDigit(path_[run.begin])) return Add(NumberAt(path_, run));
    Piece word = WordAt(path_, run);
    const std::size_t cut = word.word.size() == run.length && RolesOf(word.word) == nullptr ? GluedMonth(word.word) : 0;
    if (cut == 0) return Add(std::move(word));
    Add(WordAt(path_, {run.begin, cut}));
    Add(WordAt(path_, {run.begin + cut, run.length - cut}));
  }

  void Add(Piece piece) {
    piece.before = before_;
    piece.other = piece.number && piece.digits <= 2 && before_ == '(';  // the second copy
    before_ = 0;
    pieces_.push_back(std::move(piece));
  }

  std::string_view path_;
  Span name_;
  std::vector<Piece> pieces_;
  char before_ = 0;
};

std::vector<Span> NamesInsideOut(std::string_view path) {
  std::vector<Span> names;
  std::size_t end = path.size();
  while (end > 0 && names.size() < kNamesRead) {
    std::size_t begin = end;
    while (begin > 0 && !IsSlash(path[begin - 1])) --begin;
    if (end > begin) names.push_back({begin, end - begin});
    end = begin == 0 ? 0 : begin - 1;
  }
  if (names.empty()) return names;
  const std::string_view file = names[0].In(path);
  const std::size_t dot = file.rfind('.');
  const bool ending = dot != std::string_view::npos && dot > 0 && file.size() - dot <= kLongestEnding &&
                      !IsDigit(file.back()) && RolesOf(Fold(file.substr(dot + 1))) == nullptr;
  if (ending) names[0].length = dot;
  return names;
}

bool IsGlue(const Piece& piece) {
  if (piece.number) return false;
  const WordRoles* roles = RolesOf(piece.word);
  return piece.word == "no" || piece.word == "n" || (roles != nullptr && roles->glue != Glue::kNone);
}

bool IsPlace(const Piece& piece) {
  const WordRoles* roles = piece.number ? nullptr : RolesOf(piece.word);
  return roles != nullptr && roles->beside == Beside::kPlace;
}

// The end of the date that begins at i: numbers, 'de' between them, one month's name. i itself: no date begins there.
std::size_t DateEnd(const std::vector<Piece>& pieces, std::size_t i) {
  std::size_t end = i;
  bool month = false;
  for (std::size_t k = i; k < pieces.size(); ++k) {
    const bool word = MonthOf(pieces[k]).month != 0;
    if (word && month) break;
    month = month || word;
    if (pieces[k].number || word)
      end = k + 1;
    else if (!IsGlue(pieces[k]))
      break;
  }
  return end;
}

// 'enviado el 03-06-2019', 'Resolución No. 05-2019', 'v2', 'Plaza 5 de Mayo': numbers and months that are not the
// report's. 'Elaborado por' and other words that no date follows at once change nothing.
void MarkOthers(std::vector<Piece>& pieces) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].number) continue;
    const bool place = IsPlace(pieces[i]);
    const TitleWord role = TitleWordOf(pieces[i].word);
    if (role == TitleWord::kLabel && i + 1 < pieces.size() && !pieces[i + 1].IsYear())
      pieces[i + 1].other = pieces[i + 1].number;
    if (!place && role != TitleWord::kOther) continue;
    std::size_t begin = i + 1;
    while (begin < pieces.size() && IsGlue(pieces[begin])) ++begin;
    if (place && (begin >= pieces.size() || !pieces[begin].number)) continue;
    std::size_t end = DateEnd(pieces, begin);
    if (place) end = std::min(end, begin + 3);  // the year behind it may be the report's
    for (std::size_t k = begin; k < end; ++k) pieces[k].other = true;
  }
}

// 'T2', '2T', '4° TRI', '1er semestre', 'semestre 1': the number is that of the unit and no month.
void MarkUnits(std::vector<Piece>& pieces) {
  const auto unit_of = [&](std::size_t i, bool glued) {
    if (i >= pieces.size() || pieces[i].number) return 0;
    const WordRoles* roles = RolesOf(pieces[i].word);
    const bool letter = pieces[i].word.size() == 1;
    return roles != nullptr && (!letter || glued) ? MonthsOfUnit(roles->unit) : 0;
  };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Piece& number = pieces[i];
    if (!number.number || number.digits > 2 || number.value < 1) continue;
    std::size_t next = i + 1;
    const WordRoles* suffix = next < pieces.size() && !pieces[next].number ? RolesOf(pieces[next].word) : nullptr;
    if (suffix != nullptr && suffix->beside == Beside::kOrdinalSuffix) ++next;
    const bool glued_after = next < pieces.size() && pieces[next].before == 0;
    const int after = unit_of(next, glued_after);
    const int months = after != 0 ? after : i > 0 ? unit_of(i - 1, number.before == 0) : 0;
    if (months == 0 || number.value > 12 / months) continue;
    number.unit_months = months;
    number.other = true;
  }
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {  // 'primer trimestre', 'II semestre'
    const WordRoles* roles = pieces[i].number ? nullptr : RolesOf(pieces[i].word);
    const int months = unit_of(i + 1, false);
    const int ordinal = roles == nullptr ? 0 : roles->ordinal > 0 ? roles->ordinal : roles->roman;
    if (months == 0 || ordinal < 1 || ordinal > 12 / months) continue;
    pieces[i].unit_months = months;
    pieces[i].value = ordinal;
  }
}

// '2F', 'grupo1997', 'ID12': a number that a word runs into, where neither is of titles or dates, is that word's.
void MarkGlued(std::vector<Piece>& pieces) {
  const auto is_strange = [&](const Piece& piece, bool capitals_pass) {
    if (piece.number || (capitals_pass && piece.capitals)) return false;
    const WordRoles* roles = RolesOf(piece.word);
    const bool known = roles != nullptr && (roles->month != 0 || roles->roman != 0 || roles->glue != Glue::kNone ||
                                            roles->beside == Beside::kOrdinalSuffix || MonthsOfUnit(roles->unit) != 0);
    const bool number_sign = piece.word == "n" || piece.word == "no" || piece.word == "nro" || piece.word == "num";
    return !known && !number_sign && TitleWordOf(piece.word) == TitleWord::kNone && MonthOf(piece).month == 0;
  };
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].number) continue;
    const bool before = i > 0 && pieces[i].before == 0 && is_strange(pieces[i - 1], pieces[i].digits == 4);
    const bool after = i + 1 < pieces.size() && pieces[i + 1].before == 0 && is_strange(pieces[i + 1], false);
    if (before || (after && pieces[i].digits <= 2)) pieces[i].other = true;
  }
}

}  // namespace

MonthWord MonthOf(const Piece& piece) {
  if (piece.number) return {};
  const WordRoles* roles = RolesOf(piece.word);
  if (roles != nullptr && roles->month != 0) return {roles->month, roles->month_form == MonthForm::kName};
  if (const unsigned month = TitleMonthOf(piece.word); month != 0)
    return {static_cast<int>(month), piece.word.size() > 3};
  return {roles == nullptr ? static_cast<int>(NearestMonth(piece.word)) : 0, false};
}

std::vector<std::vector<Piece>> PathPieces(std::string_view path) {
  std::vector<std::vector<Piece>> all;
  for (const Span& name : NamesInsideOut(path)) {
    all.push_back(NameCutter(path, name).Cut());
    MarkUnits(all.back());
    MarkGlued(all.back());
    MarkOthers(all.back());
  }
  return all;
}

}  // namespace acervo::spanish
