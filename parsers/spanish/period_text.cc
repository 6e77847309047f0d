// Titles are read with the grammar of dates; how much of the title the month makes up decides the confidence.
#include "parsers/spanish/period_text.h"

#include <algorithm>
#include <string_view>

#include "core/text.h"
#include "parsers/spanish/date_grammar.h"
#include "parsers/spanish/date_tokens.h"
#include "parsers/spanish/lexicon.h"
#include "parsers/spanish/period_numbers.h"

namespace acervo {
namespace {

using spanish::AtomKind;
using spanish::DateAtom;
using spanish::DatePhrase;
using spanish::DateToken;
using spanish::DateTokens;
using spanish::Link;
using spanish::Strictness;

constexpr std::size_t kLongestTitle = 200;
constexpr int kMostOfAMonth = 25;
constexpr int kDaysOfAMonth = 31;
constexpr int kMostOfTwoMonths = 20;  // days in one of them

// ---------------------------------------------------------------- how sure

struct Surroundings {
  int words = 0;  // outside the phrase, without articles and prepositions
  bool title = false;
  bool annual = false;
  bool other = false;
  bool at_other = false;  // a word of something else stands right before it: 'entregado en junio de 2019'
};

// 'entregado por' is about somebody.
bool FollowsOther(const DateTokens& text, std::size_t first) {
  for (std::size_t i = first; i-- > 0;) {
    const DateToken& token = text.tokens[i];
    if (!token.IsWord()) {
      if (token.IsNumber()) return false;
      continue;
    }
    if (token.Is(spanish::Glue::kPor)) return false;
    if (token.roles != nullptr && token.roles->glue != spanish::Glue::kNone) continue;
    return spanish::TitleWordOf(text.Folded(i)) == spanish::TitleWord::kOther;
  }
  return false;
}

Surroundings Around(const DateTokens& text, const DatePhrase& phrase) {
  Surroundings around;
  for (std::size_t i = 0; i + 1 < text.tokens.size(); ++i) {
    if (i >= phrase.first && i <= phrase.last) continue;
    if (!text.tokens[i].IsWord()) continue;
    const spanish::TitleWord word = spanish::TitleWordOf(text.Folded(i));
    around.annual = around.annual || word == spanish::TitleWord::kAnnual;
    around.title = around.title || word == spanish::TitleWord::kTitle || word == spanish::TitleWord::kAnnual;
    around.other = around.other || word == spanish::TitleWord::kOther;
    const bool glue = text.tokens[i].roles != nullptr && text.tokens[i].roles->glue != spanish::Glue::kNone;
    if (!glue) ++around.words;
  }
  around.at_other = FollowsOther(text, phrase.first);
  return around;
}

double MonthConfidence(const Surroundings& around, bool with_year) {
  double confidence = 0.5;
  if (around.words == 0)
    confidence = 0.95;
  else if (around.title && around.words <= 14)
    confidence = 0.9;
  else if (around.words <= 4)
    confidence = 0.7;
  if (around.at_other || (around.other && !around.title)) confidence = std::min(confidence, 0.35);
  return with_year ? confidence : confidence - 0.2;
}

// 'M A Y O  2 0 1 9' → 'MAYO 2019', its month's name cut off what is spaced out before it. Empty: not so written.
std::string WithoutLetterSpacing(std::string_view text) {
  std::string letters;
  std::string digits;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const bool digit = text[i] >= '0' && text[i] <= '9';
    NextCodePoint(text, i);
    if (text[begin] == ' ') continue;
    if (begin != 0 && text[begin - 1] != ' ') return {};
    if (!digits.empty() && !digit) return {};
    (digit ? digits : letters) += text.substr(begin, i - begin);
  }
  if (digits.size() != 4) return {};
  const std::string folded = Fold(letters);
  for (std::size_t at = 0; at < folded.size(); ++at) {
    const spanish::WordRoles* roles = spanish::RolesOf(std::string_view(folded).substr(at));
    if (roles != nullptr && roles->month_form == spanish::MonthForm::kName) return folded.substr(at) + " " + digits;
  }
  return {};
}

// 'mayo de 2,019' → 'mayo de  2019', as some countries write years.
std::string WithoutThousands(std::string_view text) {
  const auto is_digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  std::string plain(text);
  for (std::size_t i = 2; i + 4 < text.size(); ++i) {
    const bool year = text[i] == '2' && (text[i + 1] == ',' || text[i + 1] == '.') && text[i + 2] == '0' &&
                      is_digit(i + 3) && is_digit(i + 4) && !is_digit(i + 5);
    if (!year || text[i - 1] != ' ' || is_digit(i - 2)) continue;
    plain[i] = ' ';
    plain[i + 1] = '2';
  }
  return plain;
}

// ---------------------------------------------------------------- statements

class PeriodFinder {
 public:
  explicit PeriodFinder(std::string_view text)
      : plain_(text.size() <= kLongestTitle ? WithoutThousands(text) : std::string()),
        is_title_(text.size() <= kLongestTitle),
        text_(spanish::TokenizeDates(is_title_ ? std::string_view(plain_) : text)) {
    phrases_ = ParseDatePhrases(text_, is_title_ ? Strictness::kCell : Strictness::kText);
  }

  std::vector<PeriodStatement> Run() {
    for (const DatePhrase& phrase : phrases_) Read(phrase);
    if (is_title_) ReadNumbers();
    if (is_title_ && found_.empty()) ReadAnnual();
    GiveYear();
    return std::move(found_);
  }

 private:
  void Read(const DatePhrase& phrase) {
    const DateAtom& atom = phrase.atoms.front();
    if (atom.kind == AtomKind::kYear) {
      if (phrase.atoms.size() == 1 && atom.year) years_.push_back(*atom.year);
      return;
    }
    if (phrase.atoms.size() == 1 && atom.kind == AtomKind::kUnit) return ReadUnit(phrase, atom);
    if (phrase.atoms.size() == 1 && atom.kind == AtomKind::kMonth && atom.month != 0) {
      if (!atom.year && NamesPlace(phrase.first)) return;
      Add(phrase, atom, MonthConfidence(Around(text_, phrase), atom.year.has_value()));
    } else if (phrase.atoms.size() == 1 && atom.month_first && !atom.year && atom.day >= 10) {
      ReadShortYear(phrase, atom);
    } else if (phrase.atoms.size() == 1 && atom.kind == AtomKind::kDay && atom.month != 0) {
      Add(phrase, atom, 0.3);
      found_.back().of_day = true;
    } else if (AllMonths(phrase)) {
      ReadMonths(phrase);
    } else if (phrase.atoms.size() == 2) {
      ReadRange(phrase);
    }
  }

  // 'segunda quincena de marzo de 2022' is of March, 'primer trimestre de 2020' of three months.
  void ReadUnit(const DatePhrase& phrase, DateAtom atom) {
    const double confidence = MonthConfidence(Around(text_, phrase), atom.year.has_value());
    if (atom.month != 0) return Add(phrase, atom, confidence);
    const int months = spanish::MonthsOfUnit(atom.unit);
    if (months == 0 || atom.of_year) return;
    const int count = 12 / months;
    const int first = atom.ordinal == -1 ? count : atom.ordinal;
    const int last = atom.last_ordinal == -1 ? count : atom.last_ordinal;
    if (first < 1 || last < first || last > count) return;
    atom.month = (first - 1) * months + 1;
    Add(phrase, atom, confidence);
    found_.back().months = (last - first + 1) * months;
  }

  static bool AllMonths(const DatePhrase& phrase) {
    return phrase.atoms.size() > 1 && std::all_of(phrase.atoms.begin(), phrase.atoms.end(), [](const DateAtom& atom) {
             return atom.kind == AtomKind::kMonth && atom.month != 0 && !atom.year_shift;
           });
  }

  // 'enero - marzo 2019', 'mayo y junio', 'julio de 2021 a junio de 2022': one span, from the first to the last.
  void ReadMonths(const DatePhrase& phrase) {
    DateAtom first = phrase.atoms.front();
    const DateAtom& last = phrase.atoms.back();
    const bool range = phrase.atoms.size() == 2 && phrase.links[0] == Link::kTo;
    for (std::size_t i = 1; i < phrase.atoms.size() && !range; ++i) {
      if (phrase.atoms[i].month != phrase.atoms[i - 1].month % 12 + 1) return;
    }
    AddSpan(phrase, first, last);
  }

  void AddSpan(const DatePhrase& phrase, DateAtom first, const DateAtom& last) {
    if (!first.year && last.year) first.year = *last.year - (first.month > last.month ? 1 : 0);
    const int last_year = last.year.value_or(first.year.value_or(0) + (first.month > last.month ? 1 : 0));
    const int months = (last_year - first.year.value_or(0)) * 12 + last.month - first.month + 1;
    constexpr int kMostMonths = 24;
    if (months < 1 || months > kMostMonths) return;
    Add(phrase, first, MonthConfidence(Around(text_, phrase), first.year.has_value()));
    found_.back().months = months;
  }

  // 'Informe anual 2019', 'MEMORIA 2018'; not 'Seguimiento al Plan Operativo Anual 2019'.
  void ReadAnnual() {
    for (const DatePhrase& phrase : phrases_) {
      const DateAtom& atom = phrase.atoms.front();
      if (phrase.atoms.size() != 1 || atom.kind != AtomKind::kYear || !atom.year || atom.years != 1) continue;
      const Surroundings around = Around(text_, phrase);
      if (!around.annual || around.other || years_.size() != 1) continue;
      DateAtom january = atom;
      january.month = 1;
      Add(phrase, january, MonthConfidence(around, true));
      found_.back().months = 12;
    }
  }

  // 'Plaza 5 de |Mayo'.
  bool NamesPlace(std::size_t first) const {
    return first > 1 && text_.tokens[first - 1].Is(spanish::Glue::kDe) && text_.tokens[first - 2].IsNumber() &&
           text_.tokens[first - 2].use == spanish::Use::kNamed;
  }

  // 'Informe abril-24', 'Abril 24': as a title, the year.
  void ReadShortYear(const DatePhrase& phrase, DateAtom atom) {
    atom.year = 2000 + atom.day;
    Add(phrase, atom, atom.maybe_short_year ? 0.6 : 0.45);
  }

  // 'del 1 al 31 de julio de 2022' is July; 'enero - marzo 2019' are two months to choose from.
  void ReadRange(const DatePhrase& phrase) {
    DateAtom first = phrase.atoms[0];
    const DateAtom& last = phrase.atoms[1];
    if (last.month == 0) return;
    if (first.month == 0) first.month = last.month;
    if (!first.year) first.year = last.year;
    const bool days = first.kind == AtomKind::kDay && last.kind == AtomKind::kDay;
    if (phrase.links[0] != Link::kTo && days) return;
    // 'del 1 de enero al 31 de marzo de 2019'
    const bool whole_months = days && phrase.links[0] == Link::kTo && first.day == 1 && last.day >= 28;
    if (whole_months && (first.month != last.month || first.year != last.year)) return AddSpan(phrase, first, last);
    if (days && first.month == last.month) {
      const bool whole = first.day <= 3 && last.day - first.day + 1 >= kMostOfAMonth;
      Add(phrase, last, whole ? MonthConfidence(Around(text_, phrase), last.year.has_value()) : 0.35);
      return;
    }
    if (days) ReadTwoMonths(phrase, first, last);
  }

  // 'del 26 de abril al 25 de mayo de 2019': the month that has most of it.
  void ReadTwoMonths(const DatePhrase& phrase, const DateAtom& first, const DateAtom& last) {
    const bool next = last.month == first.month % 12 + 1;
    const int before = kDaysOfAMonth - first.day + 1;
    if (!next || before + last.day > kDaysOfAMonth + 1 || std::max(before, last.day) < kMostOfTwoMonths) return;
    const Surroundings around = Around(text_, phrase);
    DateAtom most = last.day >= before ? last : first;
    if (!most.year) most.year = last.year;
    Add(phrase, most, around.title || around.words == 0 ? 0.65 : 0.35);
  }

  // What the grammar of dates reads too it reads better.
  void ReadNumbers() {
    for (const spanish::NumberedMonth& numbered : FindNumberedMonths(text_)) {
      const Span span = text_.Original(numbered.first, numbered.last);
      const auto clashes = [&](const PeriodStatement& said) {
        return said.span.begin < span.end() && span.begin < said.span.end() && (said.year || numbered.year == 0);
      };
      if (std::any_of(found_.begin(), found_.end(), clashes)) continue;
      std::erase_if(found_, [&](const PeriodStatement& said) {
        return said.span.begin < span.end() && span.begin < said.span.end();
      });
      PeriodStatement statement;
      statement.month = std::chrono::month{static_cast<unsigned>(numbered.month)};
      if (numbered.year != 0) statement.year = std::chrono::year{numbered.year};
      statement.span = span;
      statement.confidence =
          FollowsOther(text_, numbered.first) ? std::min(numbered.confidence, 0.35) : numbered.confidence;
      found_.push_back(statement);
    }
    std::stable_sort(found_.begin(), found_.end(),
                     [](const PeriodStatement& a, const PeriodStatement& b) { return a.span.begin < b.span.begin; });
  }

  void Add(const DatePhrase& phrase, const DateAtom& atom, double confidence) {
    PeriodStatement statement;
    statement.month = std::chrono::month{static_cast<unsigned>(atom.month)};
    if (atom.year) statement.year = std::chrono::year{*atom.year};
    statement.span = text_.Original(phrase.first, phrase.last);
    statement.confidence = confidence;
    found_.push_back(statement);
  }

  // 'Año 2019. Mes: mayo': the only year of the title is that of its only month.
  void GiveYear() {
    if (found_.size() != 1 || found_[0].year || years_.size() != 1) return;
    found_[0].year = std::chrono::year{years_[0]};
    found_[0].confidence = std::min(found_[0].confidence + 0.1, 0.85);
  }

  std::string plain_;  // a title, made plainer; as long as the text, so that its spans are the text's
  bool is_title_ = false;
  DateTokens text_;
  std::vector<DatePhrase> phrases_;
  std::vector<PeriodStatement> found_;
  std::vector<int> years_;
};

// ---------------------------------------------------------------- hints

DateHint HintOf(const DateAtom& atom, Span span) {
  DateHint hint;
  hint.span = span;
  if (atom.kind == AtomKind::kDay && atom.day != 0) hint.day = atom.day;
  if (atom.month != 0) hint.month = std::chrono::month{static_cast<unsigned>(atom.month)};
  if (atom.year) hint.year = std::chrono::year{*atom.year};
  if (atom.weekday != 0) hint.weekday = std::chrono::weekday{static_cast<unsigned>(atom.weekday)};
  hint.current_year = atom.year_shift == 0;
  hint.current_month = atom.month_shift == 0;
  return hint;
}

// What stands at the end of 'del 3 al 5 de mayo de 2019' holds for its beginning.
void ShareBackwards(std::vector<DateAtom>& atoms) {
  for (std::size_t i = atoms.size(); i-- > 1;) {
    DateAtom& left = atoms[i - 1];
    const DateAtom& right = atoms[i];
    const bool same_month = left.month == 0 && !left.month_shift;
    if (same_month) left.month = right.month;
    if (same_month && !left.month_shift) left.month_shift = right.month_shift;
    if (!left.year && !left.year_shift && left.month <= right.month) {
      left.year = right.year;
      left.year_shift = right.year_shift;
    }
  }
}

// 'Plan de Acción 2024': a year that belongs to no date.
bool IsLooseYear(const DateToken& token) {
  return token.IsNumber() && token.digits == 4 && token.use == spanish::Use::kFree && token.value >= 1990 &&
         token.value <= 2099;
}

}  // namespace

std::vector<PeriodStatement> FindPeriods(std::string_view text) {
  const std::string joined = text.size() <= kLongestTitle ? WithoutLetterSpacing(text) : std::string();
  if (joined.empty()) return PeriodFinder(text).Run();
  std::vector<PeriodStatement> found = PeriodFinder(joined).Run();
  for (PeriodStatement& said : found) said.span = {0, text.size()};
  return found;
}

std::vector<DateHint> FindDateHints(std::string_view text, bool is_date_cell) {
  const DateTokens tokens = spanish::TokenizeDates(text);
  std::vector<DateHint> hints;
  std::size_t next = 0;  // the first token that no phrase has taken
  const auto loose_years = [&](std::size_t until) {
    for (; next < until; ++next) {
      if (!IsLooseYear(tokens.tokens[next])) continue;
      DateHint& hint = hints.emplace_back();
      hint.year = std::chrono::year{tokens.tokens[next].value};
      hint.span = tokens.Original(next, next);
    }
  };
  for (DatePhrase& phrase : ParseDatePhrases(tokens, is_date_cell ? Strictness::kCell : Strictness::kText)) {
    loose_years(phrase.first);
    ShareBackwards(phrase.atoms);
    const Span span = tokens.Original(phrase.first, phrase.last);
    for (const DateAtom& atom : phrase.atoms) hints.push_back(HintOf(atom, span));
    next = phrase.last + 1;
  }
  loose_years(tokens.tokens.size());
  return hints;
}

}  // namespace acervo
