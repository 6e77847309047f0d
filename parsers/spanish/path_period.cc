// Months and years are looked for in the file's name first and in the folders from the inside out. Every way to write a
// month gives a reading with a confidence; the surest of a name counts.
#include <algorithm>
#include <string>

#include "parsers/spanish/lexicon.h"
#include "parsers/spanish/path_pieces.h"
#include "parsers/spanish/period_text.h"

namespace acervo {
namespace {

using spanish::MonthOf;
using spanish::MonthWord;
using spanish::Piece;

// How sure each way of writing is.
constexpr double kNamed = 0.8;            // 'mayo 2019'
constexpr double kNamedShortYear = 0.65;  // 'mayo19'
constexpr double kNamedAlone = 0.5;       // 'mayo'
constexpr double kAbbreviation = 0.05;    // less, with a year
constexpr double kAbbreviationAlone = 0.3;
constexpr double kDayOfMonth = 0.45;    // 'Panamá 3 de mayo 2019'
constexpr double kOneOfTwo = 0.4;       // 'enero-febrero 2020'
constexpr double kNumbered = 0.75;      // '2019-05'
constexpr double kFullDate = 0.5;       // '31-05-2019'
constexpr double kRoman = 0.6;          // 'Informe V-2019'
constexpr double kShortPair = 0.45;     // '05-19'
constexpr double kShortDate = 0.4;      // '31-05-19'
constexpr double kYearMonth = 0.7;      // '201905'
constexpr double kMonthYear = 0.65;     // '052019'
constexpr double kShortCompact = 0.55;  // '0519'
constexpr double kShortTurned = 0.45;   // '1905'
constexpr double kLabelled = 0.5;       // 'mes 05', '05', 'informe 5'; only under a year's folder
constexpr double kLeastWithYear = 0.5;  // a month of whatever kind under a year's folder, and
constexpr double kYearOfFolder = 0.2;   // on top of it
constexpr double kFolderDiscount = 0.15;

constexpr int kOldestLikely = 2010;  // of years in two figures, where another reading is later

struct Reading {
  int months = 1;
  NameTrust trust = NameTrust::kPlain;
  int month = 0;
  int year = 0;
  double confidence = 0;
  Span span;
  bool of_day = false;  // '3 de noviembre'
};

Span Hull(Span a, Span b) {
  const std::size_t begin = std::min(a.begin, b.begin);
  return {begin, std::max(a.end(), b.end()) - begin};
}

bool IsValid(int year, int month) { return year >= 1980 && year <= 2099 && month >= 1 && month <= 12; }

bool IsTitleWord(const Piece& piece) {
  return !piece.number && spanish::TitleWordOf(piece.word) == spanish::TitleWord::kTitle;
}

bool IsRoman(const Piece& piece) {
  const spanish::WordRoles* roles = piece.number ? nullptr : spanish::RolesOf(piece.word);
  return roles != nullptr && roles->roman >= 1 && roles->roman <= 12;
}

int RomanOf(const Piece& piece) { return spanish::RolesOf(piece.word)->roman; }

// ---------------------------------------------------------------- one name

class NameReader {
 public:
  // `folder_year` is that of the folders around it, 0 where none tells.
  NameReader(const std::vector<Piece>& pieces, int folder_year) : pieces_(pieces), folder_year_(folder_year) {}

  // The year that the name has, where it has one alone: '2015-2019' is a span of years.
  std::optional<Reading> Year() const {
    std::optional<Reading> year;
    for (const Piece& piece : pieces_) {
      if (!piece.IsYear() || piece.other) continue;
      if (year && year->year != piece.value) return std::nullopt;
      year = At(0, piece.value, 0, piece.span);
    }
    return year;
  }

  static Reading At(int month, int year, double confidence, Span span) {
    Reading reading;
    reading.month = month;
    reading.year = year;
    reading.confidence = confidence;
    reading.span = span;
    return reading;
  }

  // The surest first; more than one where a date can be read in two ways ('19-08-05').
  std::vector<Reading> Months() {
    if (auto unit = UnitMonths()) return {*unit};
    if (auto year = WholeYear()) return {*year};
    ReadNames();
    if (named_.size() > 1) return named_;
    ReadNumbers();
    ReadRomans();
    ReadMonthlyNumber();
    if (named_.empty() && numbered_.size() > 1) return Sorted(numbered_);
    Reading best;
    for (const std::vector<Reading>* list : {&named_, &numbered_}) {
      for (const Reading& reading : *list) {
        if (reading.confidence > best.confidence) best = reading;
      }
    }
    if (best.month == 0) return {};
    return {best};
  }

  // '05', '05 informe', 'informe 05', 'Mes 05': to be trusted only under a year's folder.
  std::optional<Reading> LabelledMonth() const {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!pieces_[i].IsMonth() || pieces_[i].other || IsInRun(i)) continue;
      const bool leads = i == 0;
      const bool labelled = i > 0 && IsTitleWord(pieces_[i - 1]);
      if (leads || labelled) return At(pieces_[i].value, 0, kLabelled, pieces_[i].span);
    }
    return std::nullopt;
  }

 private:
  static std::vector<Reading> Sorted(std::vector<Reading> readings) {
    std::stable_sort(readings.begin(), readings.end(),
                     [](const Reading& a, const Reading& b) { return a.confidence > b.confidence; });
    return readings;
  }

  // ------------------------------------------------ several months

  // 'T2 2019', '1er semestre 2020'
  std::optional<Reading> UnitMonths() const {
    for (const Piece& piece : pieces_) {
      if (piece.unit_months == 0) continue;
      const auto year = Year();
      if (!year && folder_year_ == 0) return std::nullopt;
      Reading reading = At((piece.value - 1) * piece.unit_months + 1, 0, kNamedAlone, piece.span);
      reading.months = piece.unit_months;
      if (!year) return reading;
      reading.year = year->year;
      reading.confidence = kNamed;
      reading.span = Hull(piece.span, year->span);
      return reading;
    }
    return std::nullopt;
  }

  // 'Informe anual 2019', 'Memoria 2018': no month beside the year.
  std::optional<Reading> WholeYear() const {
    const auto year = Year();
    const bool annual = std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) {
      return !piece.number && spanish::TitleWordOf(piece.word) == spanish::TitleWord::kAnnual;
    });
    const bool months = std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) {
      return (!piece.other && MonthOf(piece).month != 0) ||
             (!piece.number && spanish::TitleWordOf(piece.word) == spanish::TitleWord::kOther);
    });
    if (!year || !annual || months) return std::nullopt;
    Reading reading = At(1, year->year, kNamed, year->span);
    reading.months = 12;
    return reading;
  }

  // '11 Informe mensual 2020': the eleventh monthly report of a year.
  void ReadMonthlyNumber() {
    const auto year = Year();
    const bool monthly = std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) {
      return piece.word == "mensual" || piece.word == "mes" || piece.word == "monthly";
    });
    if (!year || !monthly || !named_.empty() || !numbered_.empty()) return;
    if (!pieces_[0].IsMonth() || pieces_[0].other || IsInRun(0)) return;
    Add(year->year, pieces_[0].value, kLabelled, Hull(pieces_[0].span, year->span));
  }

  // ------------------------------------------------ months by name

  void ReadNames() {
    std::size_t last = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const MonthWord month = pieces_[i].other ? MonthWord{} : MonthOf(pieces_[i]);
      if (month.month == 0 || IsPlaceName(i, month)) continue;
      Reading reading = Named(i, month);
      if (!named_.empty() && named_.back().month == month.month) {
        if (reading.confidence > named_.back().confidence) named_.back() = reading;
      } else {
        named_.push_back(reading);
      }
      last = i;
    }
    if (named_.size() > 1) JoinMonths(last);
  }

  // 'Mar del Plata': an abbreviation that other words go on from.
  bool IsPlaceName(std::size_t i, const MonthWord& month) const {
    if (month.sure || i + 2 >= pieces_.size()) return false;
    const bool goes_on = pieces_[i + 1].word == "de" || pieces_[i + 1].word == "del";
    return goes_on && !pieces_[i + 2].number;
  }

  Reading Named(std::size_t i, const MonthWord& month) const {
    Reading reading = At(month.month, 0, month.sure ? kNamedAlone : kAbbreviationAlone, pieces_[i].span);
    if (const auto year = YearOf(i)) {
      reading.year = year->year;
      reading.trust = year->trust;
      reading.confidence = year->confidence - (month.sure ? 0 : kAbbreviation);
      reading.span = Hull(reading.span, year->span);
    }
    const bool of_a_day = i > 1 && pieces_[i - 1].word == "de" && pieces_[i - 2].IsDay();
    reading.of_day = of_a_day;
    if (of_a_day)
      reading.confidence = std::min(reading.confidence, reading.year != 0 ? kDayOfMonth : kAbbreviationAlone);
    return reading;
  }

  // The year beside the month, else the name's only one, else two digits beside it.
  std::optional<Reading> YearOf(std::size_t i) const {
    for (const std::size_t k : {i + 1, i + 2, i + 3, i - 1}) {
      if (k < pieces_.size() && pieces_[k].IsYear() && !pieces_[k].other && IsReached(i, k))
        return At(0, pieces_[k].value, kNamed, pieces_[k].span);
    }
    if (auto year = Year()) {
      year->confidence = kNamed;
      return year;
    }
    if (const int year = ShortYearAt(i + 1); year != 0) return ShortYear(year, pieces_[i + 1].span);
    // '05 mayo', '31 mayo' under a year's folder: the month's number, a day.
    const bool before = i > 0 && folder_year_ == 0 && pieces_[i - 1].value != MonthOf(pieces_[i]).month;
    if (const int year = before ? ShortYearAt(i - 1) : 0; year != 0) return ShortYear(year, pieces_[i - 1].span);
    return std::nullopt;
  }

  static Reading ShortYear(int year, Span span) {
    Reading reading = At(0, year, kNamedShortYear, span);
    reading.trust = NameTrust::kShort;
    return reading;
  }

  // Only 'de', 'del', 'año' stand between them.
  bool IsReached(std::size_t i, std::size_t k) const {
    for (std::size_t between = i + 1; between < k && k > i; ++between) {
      const std::string& word = pieces_[between].word;
      if (word != "de" && word != "del" && word != "ano") return false;
    }
    return true;
  }

  int ShortYearAt(std::size_t k) const {
    if (k >= pieces_.size() || pieces_[k].other || pieces_[k].before == '(') return 0;
    return pieces_[k].ShortYear();
  }

  // 'enero-febrero 2020' is a report of both, 'julio 2021 - junio 2022' of a year; else the year of the last holds for
  // all and nobody knows which is meant.
  void JoinMonths(std::size_t last) {
    const auto year = YearOf(last);
    for (Reading& reading : named_) {
      if (reading.year == 0 && year) reading.year = year->year;
      reading.confidence = std::min(reading.confidence, kOneOfTwo);
    }
    if (named_.size() != 2) return;
    Reading& first = named_[0];
    const Reading& second = named_[1];
    if (first.year == second.year && first.month > second.month && first.year != 0) --first.year;
    first.months = (second.year - first.year) * 12 + second.month - first.month + 1;
    first.span = Hull(first.span, second.span);
    first.trust = std::max(first.trust, second.trust);
    if (first.months >= 2 && first.months <= 12) named_.pop_back();
  }

  // ------------------------------------------------ months by number

  static bool Joins(const Piece& piece) {
    return piece.number && !piece.other &&
           (piece.before == '-' || piece.before == '_' || piece.before == '.' || piece.before == ' ' ||
            piece.before == '+');
  }

  bool IsInRun(std::size_t i) const {
    return (i > 0 && pieces_[i - 1].number && Joins(pieces_[i])) || (i + 1 < pieces_.size() && Joins(pieces_[i + 1]));
  }

  void ReadNumbers() {
    for (std::size_t begin = 0; begin < pieces_.size();) {
      std::size_t end = begin + 1;
      if (pieces_[begin].number && !pieces_[begin].other) {
        while (end < pieces_.size() && Joins(pieces_[end])) ++end;
        ReadRun(begin, end);
      }
      begin = end;
    }
  }

  // More than three numbers in a row are a telephone, a time of day, a file's reference.
  void ReadRun(std::size_t begin, std::size_t end) {
    if (end - begin == 1) return ReadCompact(pieces_[begin]);
    if (end - begin == 2) return ReadPair(begin);
    if (end - begin == 3) ReadTriple(begin);
  }

  void Add(int year, int month, double confidence, Span span, NameTrust trust = NameTrust::kPlain) {
    if (!IsValid(year, month)) return;
    numbered_.push_back(At(month, year, confidence, span));
    numbered_.back().trust = trust;
  }

  // '0012' counts something: no office has reports of 2000 under such names.
  static bool IsSerial(int value) { return value < 100 || value % 100 < 5; }

  // '201905', '052019', '20190512', '12052019', '0519'; the first that can be.
  void ReadCompact(const Piece& piece) {
    const int value = piece.value;
    const std::size_t before = numbered_.size();
    const auto none_yet = [&] { return numbered_.size() == before; };
    if (piece.digits == 6) {
      Add(value / 100, value % 100, kYearMonth, piece.span);
      if (none_yet()) Add(value % 10000, value / 10000, kMonthYear, piece.span);
    } else if (piece.digits == 8) {
      Add(value / 10000, value / 100 % 100, kFullDate, piece.span);
      if (none_yet()) Add(value % 10000, value / 10000 % 100, kFullDate, piece.span);
    } else if (piece.digits == 4 && !piece.IsYear() && !IsSerial(value)) {
      const NameTrust trust = value < 1000 ? NameTrust::kShort : NameTrust::kNumber;  // '0519', '1013'
      Add(2000 + value % 100, value / 100, kShortCompact, piece.span, trust);
      if (none_yet()) Add(2000 + value / 100, value % 100, kShortTurned, piece.span, trust);
    }
  }

  // '2019-05', '05_2019'; '05-19', '19-05'.
  void ReadPair(std::size_t at) {
    const Piece& a = pieces_[at];
    const Piece& b = pieces_[at + 1];
    const Span span = Hull(a.span, b.span);
    if (a.IsYear() && b.IsMonth()) return Add(a.value, b.value, kNumbered, span);
    if (b.IsYear() && a.IsMonth()) return Add(b.value, a.value, kNumbered, span);
    // Two short numbers are a month and a year where the name has nothing else, or a title word before them.
    const bool alone = pieces_.size() == 2 || (at > 0 && IsTitleWord(pieces_[at - 1]));
    if (!alone || b.before == ' ') return;
    for (const auto& [month, year] : {std::pair{&a, &b}, std::pair{&b, &a}}) {
      const bool fits = month->IsMonth() && year->ShortYear() >= 2000 && FitsFolder(year->ShortYear());
      if (fits) return Add(year->ShortYear(), month->value, kShortPair, span, NameTrust::kShort);
    }
  }

  bool FitsFolder(int year) const { return folder_year_ == 0 || std::abs(year - folder_year_) <= 1; }

  // '31-05-2019', '2019-05-31'; '31-05-19', '19-05-31', which may be both.
  void ReadTriple(std::size_t at) {
    const Piece& a = pieces_[at];
    const Piece& b = pieces_[at + 1];
    const Piece& c = pieces_[at + 2];
    const Span span = Hull(a.span, c.span);
    if (!b.IsMonth()) return;
    if (a.IsYear() && c.IsDay()) return Add(a.value, b.value, kFullDate, span);
    if (c.IsYear() && a.IsDay()) return Add(c.value, b.value, kFullDate, span);
    double confidence = kShortDate;
    for (const auto& [day, year] : {std::pair{&a, &c}, std::pair{&c, &a}}) {
      const bool fits = day->IsDay() && year->ShortYear() >= 2000 && FitsFolder(year->ShortYear());
      if (!fits) continue;
      const bool old = year->ShortYear() < kOldestLikely;  // '19-08-05' is rather of 2019
      Add(year->ShortYear(), b.value, old ? confidence - kAbbreviation : confidence, span, NameTrust::kShort);
      confidence -= kAbbreviation / 2;
    }
  }

  // 'Informe V-2019'.
  void ReadRomans() {
    for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
      const bool titled = i == 0 || IsTitleWord(pieces_[i - 1]);
      if (!titled || !IsRoman(pieces_[i]) || !pieces_[i + 1].IsYear()) continue;
      Add(pieces_[i + 1].value, RomanOf(pieces_[i]), kRoman, Hull(pieces_[i].span, pieces_[i + 1].span));
    }
  }

  const std::vector<Piece>& pieces_;
  int folder_year_;
  std::vector<Reading> named_;
  std::vector<Reading> numbered_;
};

// ---------------------------------------------------------------- all names

PeriodStatement StatementOf(const Reading& reading) {
  PeriodStatement statement;
  statement.month = std::chrono::month{static_cast<unsigned>(reading.month)};
  if (reading.year != 0) statement.year = std::chrono::year{reading.year};
  statement.span = reading.span;
  statement.confidence = reading.confidence;
  statement.months = reading.months;
  statement.trust = reading.trust;
  return statement;
}

class PathReader {
 public:
  explicit PathReader(std::string_view path) : names_(spanish::PathPieces(path)) {}

  std::vector<PeriodStatement> Read() {
    for (std::size_t i = 0; i < names_.size(); ++i) ReadName(i);
    std::stable_sort(found_.begin(), found_.end(), [](const PeriodStatement& a, const PeriodStatement& b) {
      return a.year.has_value() > b.year.has_value();
    });
    return std::move(found_);
  }

 private:
  struct YearAt {
    Reading year;
    std::size_t name = 0;
  };

  // The year that another name has: the nearest folder outside, else inside ('mayo/2019/').
  std::optional<YearAt> YearAround(std::size_t i) const {
    for (std::size_t k = i + 1; k < names_.size(); ++k) {
      if (auto year = NameReader(names_[k], 0).Year()) return YearAt{*year, k};
    }
    for (std::size_t k = i; k-- > 0;) {
      if (auto year = NameReader(names_[k], 0).Year()) return YearAt{*year, k};
    }
    return std::nullopt;
  }

  void ReadName(std::size_t i) {
    const auto year = YearAround(i);
    NameReader name(names_[i], year ? year->year.year : 0);
    std::vector<Reading> readings = name.Months();
    if (readings.empty() && year && year->name > i && !FoldersTellMonth(i, year->name)) {
      if (const auto labelled = name.LabelledMonth()) readings.push_back(*labelled);
    }
    for (Reading& reading : readings) {
      if (reading.of_day && reading.year == 0 && i > 0) continue;  // a folder named for a place or a feast
      if (reading.year == 0 && year) GiveYear(reading, year->year);
      if (i > 0) reading.confidence -= kFolderDiscount;
      found_.push_back(StatementOf(reading));
    }
  }

  static void GiveYear(Reading& reading, const Reading& year) {
    reading.year = year.year;
    reading.confidence = std::max(reading.confidence, kLeastWithYear) + kYearOfFolder;
    reading.span = Hull(reading.span, year.span);
  }

  // '2019/05/1.docx' is the first of May's files, '2019 - Mayo/informe 3.docx' the third.
  bool FoldersTellMonth(std::size_t i, std::size_t year) const {
    for (std::size_t k = i + 1; k <= year; ++k) {
      NameReader folder(names_[k], 0);
      if (!folder.Months().empty() || folder.LabelledMonth()) return true;
    }
    return false;
  }

  std::vector<std::vector<Piece>> names_;
  std::vector<PeriodStatement> found_;
};

}  // namespace

std::vector<PeriodStatement> FindPeriodsInPath(std::string_view path) { return PathReader(path).Read(); }

}  // namespace acervo
