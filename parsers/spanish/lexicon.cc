#include "parsers/spanish/lexicon.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/edit_distance.h"
#include "parsers/data/table_rows.h"

namespace acervo::data {
extern const std::string_view kMonths;
extern const std::string_view kNumbers;
extern const std::string_view kDateWords;
extern const std::string_view kDateNone;
extern const std::string_view kDateNotMonths;
extern const std::string_view kPeriodWords;
}  // namespace acervo::data

namespace acervo::spanish {
namespace {

template <typename T>
struct Named {
  std::string_view name;
  T value;
};

constexpr Named<MonthForm> kMonthForms[] = {
    {"name", MonthForm::kName}, {"abbreviation", MonthForm::kAbbreviation}, {"misspelling", MonthForm::kMisspelling}};
constexpr Named<Unit> kUnits[] = {{"week", Unit::kWeek},
                                  {"ten-days", Unit::kTenDays},
                                  {"fortnight", Unit::kFortnight},
                                  {"half", Unit::kHalf},
                                  {"two-months", Unit::kTwoMonths},
                                  {"quarter", Unit::kQuarter},
                                  {"four-months", Unit::kFourMonths},
                                  {"half-year", Unit::kHalfYear},
                                  {"weekend", Unit::kWeekend},
                                  {"decade", Unit::kDecade},
                                  {"century", Unit::kCentury}};
constexpr Named<Part> kParts[] = {{"begin", Part::kBegin}, {"middle", Part::kMiddle}, {"end", Part::kEnd}};
constexpr Named<Beside> kBesides[] = {
    {"clock", Beside::kClock}, {"money", Beside::kMoney}, {"ordinal-suffix", Beside::kOrdinalSuffix},
    {"label", Beside::kLabel}, {"place", Beside::kPlace}, {"years", Beside::kYears}};
constexpr Named<Glue> kGlues[] = {{"de", Glue::kDe},
                                  {"del", Glue::kDel},
                                  {"el", Glue::kEl},
                                  {"la", Glue::kLa},
                                  {"los", Glue::kLos},
                                  {"las", Glue::kLas},
                                  {"lo", Glue::kLo},
                                  {"al", Glue::kAl},
                                  {"a", Glue::kA},
                                  {"y", Glue::kY},
                                  {"o", Glue::kO},
                                  {"en", Glue::kEn},
                                  {"hasta", Glue::kHasta},
                                  {"desde", Glue::kDesde},
                                  {"entre", Glue::kEntre},
                                  {"durante", Glue::kDurante},
                                  {"para", Glue::kPara},
                                  {"por", Glue::kPor},
                                  {"hacia", Glue::kHacia},
                                  {"dia", Glue::kDia},
                                  {"dias", Glue::kDias},
                                  {"mes", Glue::kMes},
                                  {"meses", Glue::kMeses},
                                  {"ano", Glue::kAno},
                                  {"anos", Glue::kAnos},
                                  {"curso", Glue::kCurso},
                                  {"cursa", Glue::kCursa},
                                  {"que", Glue::kQue},
                                  {"viene", Glue::kViene},
                                  {"cada", Glue::kCada},
                                  {"todo", Glue::kTodo},
                                  {"todos", Glue::kTodos},
                                  {"completo", Glue::kCompleto},
                                  {"noche", Glue::kNoche},
                                  {"tarde", Glue::kTarde},
                                  {"hace", Glue::kHace},
                                  {"dentro", Glue::kDentro},
                                  {"ciento", Glue::kCiento},
                                  {"antes", Glue::kAntes},
                                  {"despues", Glue::kDespues},
                                  {"partir", Glue::kPartir},
                                  {"tras", Glue::kTras},
                                  {"atras", Glue::kAtras},
                                  {"resto", Glue::kResto},
                                  {"queda", Glue::kQueda},
                                  {"fecha", Glue::kFecha},
                                  {"other", Glue::kOther}};

template <typename T, std::size_t N>
T ByName(const Named<T> (&table)[N], std::string_view name) {
  for (const Named<T>& row : table) {
    if (row.name == name) return row.value;
  }
  return T{};
}

int Integer(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

using Row = std::vector<std::string_view>;
constexpr std::size_t kFields = 3;

using Words = std::unordered_map<std::string_view, WordRoles>;

void AddMonth(Words& words, const Row& row) {
  WordRoles& roles = words[row[0]];
  roles.month = static_cast<std::uint8_t>(Integer(row[1]));
  roles.month_form = ByName(kMonthForms, row[2]);
}

void AddNumber(Words& words, const Row& row) {
  WordRoles& roles = words[row[0]];
  const int value = Integer(row[2]);
  if (row[1] == "ordinal") {
    roles.ordinal = static_cast<std::int8_t>(value);
  } else if (row[1] == "roman") {
    roles.roman = static_cast<std::uint8_t>(value);
  } else {
    roles.cardinal = static_cast<std::int16_t>(value);
  }
}

void AddWord(Words& words, const Row& row) {
  WordRoles& roles = words[row[0]];
  const std::string_view role = row[1];
  const std::string_view value = row[2];
  if (role == "weekday")
    roles.weekday = static_cast<std::uint8_t>(Integer(value));
  else if (role == "unit")
    roles.unit = ByName(kUnits, value);
  else if (role == "part")
    roles.part = ByName(kParts, value);
  else if (role == "shift")
    roles.shift = static_cast<std::int8_t>(Integer(value));
  else if (role == "month-shift")
    roles.month_shift = static_cast<std::int8_t>(Integer(value));
  else if (role == "relative")
    roles.relative = static_cast<std::int8_t>(Integer(value));
  else if (role == "glue")
    roles.glue = ByName(kGlues, value);
  else
    roles.beside = ByName(kBesides, role);
}

bool Begins(const WordRoles& roles) {
  static constexpr Glue kBeginning[] = {
      Glue::kTodo,    Glue::kTodos, Glue::kCada,   Glue::kLos, Glue::kDia,  Glue::kDias,  Glue::kMes,   Glue::kAno,
      Glue::kDurante, Glue::kHace,  Glue::kDentro, Glue::kEn,  Glue::kAnos, Glue::kAntes, Glue::kResto, Glue::kQueda};
  const bool content = roles.month != 0 || roles.weekday != 0 || roles.cardinal != 0 || roles.ordinal != 0 ||
                       roles.roman != 0 || roles.unit != Unit::kNone || roles.part != Part::kNone || roles.shift ||
                       roles.relative;
  return content || std::find(std::begin(kBeginning), std::end(kBeginning), roles.glue) != std::end(kBeginning);
}

const Words& AllWords() {
  static const Words words = [] {
    Words made;
    for (const Row& row : data::TableRows("months", data::kMonths, kFields)) AddMonth(made, row);
    for (const Row& row : data::TableRows("numbers", data::kNumbers, kFields)) AddNumber(made, row);
    for (const Row& row : data::TableRows("date_words", data::kDateWords, kFields)) AddWord(made, row);
    for (auto& [word, roles] : made) roles.begins = Begins(roles);
    return made;
  }();
  return words;
}

std::unordered_set<std::string_view> FirstColumn(std::string_view table, std::string_view compiled) {
  std::unordered_set<std::string_view> words;
  for (const Row& row : data::TableRows(table, compiled, kFields)) words.insert(row[0]);
  return words;
}

std::vector<std::pair<std::string_view, unsigned>> MonthNames() {
  std::vector<std::pair<std::string_view, unsigned>> names;
  for (const auto& [word, roles] : AllWords()) {
    if (roles.month_form == MonthForm::kName) names.emplace_back(word, roles.month);
  }
  return names;
}

constexpr std::size_t kShortestMisspelling = 5;
constexpr std::size_t kLongestMonth = 11;

}  // namespace

int MonthsOfUnit(Unit unit) {
  switch (unit) {
    case Unit::kTwoMonths: return 2;
    case Unit::kQuarter: return 3;
    case Unit::kFourMonths: return 4;
    case Unit::kHalfYear: return 6;
    default: return 0;
  }
}

Glue GlueNamed(std::string_view name) { return ByName(kGlues, name); }

const WordRoles* RolesOf(std::string_view folded_word) {
  const Words& words = AllWords();
  const auto found = words.find(folded_word);
  return found == words.end() ? nullptr : &found->second;
}

unsigned NearestMonth(std::string_view folded_word) {
  static const auto ordinary = FirstColumn("date_not_months", data::kDateNotMonths);
  if (folded_word.size() < kShortestMisspelling || folded_word.size() > kLongestMonth) return 0;
  if (ordinary.contains(folded_word)) return 0;
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (!std::all_of(folded_word.begin(), folded_word.end(), is_letter)) return 0;
  static const auto names = MonthNames();
  const auto near = std::find_if(names.begin(), names.end(),
                                 [&](const auto& name) { return WithinOneError(name.first, folded_word); });
  return near == names.end() ? 0 : near->second;
}

bool SaysNoDate(std::string_view folded_words) {
  static const auto phrases = FirstColumn("date_none", data::kDateNone);
  static const std::size_t longest = [] {
    std::size_t bytes = 0;
    for (const std::string_view phrase : phrases) bytes = std::max(bytes, phrase.size());
    return bytes;
  }();
  for (std::size_t end = folded_words.find(' ');; end = folded_words.find(' ', end + 1)) {
    if (phrases.contains(folded_words.substr(0, end))) return true;
    if (end == std::string_view::npos || end > longest) return false;
  }
}

namespace {

struct PeriodWord {
  TitleWord role = TitleWord::kNone;
  std::uint8_t month = 0;
};

PeriodWord PeriodWordOf(std::string_view folded_word) {
  static const auto words = [] {
    std::unordered_map<std::string_view, PeriodWord> made;
    for (const Row& row : data::TableRows("period_words", data::kPeriodWords, kFields)) {
      if (row[1] == "month")
        made[row[0]].month = static_cast<std::uint8_t>(Integer(row[2]));
      else
        made[row[0]].role = row[1] == "title"    ? TitleWord::kTitle
                            : row[1] == "label"  ? TitleWord::kLabel
                            : row[1] == "annual" ? TitleWord::kAnnual
                                                 : TitleWord::kOther;
    }
    return made;
  }();
  const auto found = words.find(folded_word);
  return found == words.end() ? PeriodWord{} : found->second;
}

}  // namespace

TitleWord TitleWordOf(std::string_view folded_word) { return PeriodWordOf(folded_word).role; }

unsigned TitleMonthOf(std::string_view folded_word) { return PeriodWordOf(folded_word).month; }

}  // namespace acervo::spanish
