// Chains atoms into phrases and decides which of them are dates at all.
#include "parsers/spanish/date_grammar.h"

#include <algorithm>

#include "parsers/spanish/date_reader.h"

namespace acervo::spanish {
namespace {

// A day that says neither its month nor points to one.
bool IsBareDay(const DateAtom& atom) { return atom.kind == AtomKind::kDay && atom.month == 0 && !atom.month_shift; }

bool IsRelative(const DateAtom& atom) {
  return atom.kind == AtomKind::kRelativeDay || atom.kind == AtomKind::kRelativeSpan ||
         atom.kind == AtomKind::kRelativeWeekday;
}

bool IsMonthAlone(const DateAtom& atom) {
  return atom.kind == AtomKind::kMonth && !atom.year && !atom.year_shift && !atom.month_shift && !atom.framed;
}

class PhraseParser {
 public:
  PhraseParser(const DateTokens& text, Strictness strictness)
      : text_(text), reader_(text, strictness), in_cell_(strictness != Strictness::kText) {}

  std::vector<DatePhrase> All() {
    std::vector<DatePhrase> phrases;
    for (std::size_t i = 0; i + 1 < text_.tokens.size();) {
      std::size_t reach = i;
      auto phrase = PhraseAt(i, reach);
      if (!phrase) {
        i = reach + 1;
        continue;
      }
      i = phrase->last + 1;
      TakeLead(*phrase, taken_);
      taken_ = i;
      if (in_cell_ && !phrases.empty() && IsAfterthought(phrases.back(), *phrase)) continue;
      if (in_cell_ && !phrases.empty() && IsYearOf(phrases.back(), *phrase)) {
        phrases.back().atoms.back().year = phrase->atoms[0].year;
        phrases.back().last = phrase->last;
        continue;
      }
      if (in_cell_ && !phrases.empty() && IsYearOf(*phrase, phrases.back())) {
        phrase->atoms[0].year = phrases.back().atoms[0].year;
        phrase->first = phrases.back().first;
        phrases.pop_back();
      }
      if (in_cell_ && !phrases.empty() && IsHeadedBy(phrases.back(), *phrase)) {
        TakeHeading(*phrase, phrases.back());
        phrases.pop_back();
      }
      phrases.push_back(std::move(*phrase));
    }
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      const std::size_t end = i + 1 < phrases.size() ? phrases[i + 1].first : text_.tokens.size() - 1;
      phrases[i].has_leftover = LeavesNumber(phrases[i].last + 1, end);
    }
    return phrases;
  }

 private:
  static bool AllBare(const DatePhrase& phrase) {
    return std::all_of(phrase.atoms.begin(), phrase.atoms.end(),
                       [](const DateAtom& atom) { return IsBareDay(atom) && !atom.framed; });
  }

  // The '9 a 11' of '7 de mayo, 9 a 11' are hours, most likely; on a line of its own it would be days.
  bool IsAfterthought(const DatePhrase& before, const DatePhrase& phrase) const {
    const bool own_line = IsMark(phrase.first - 1, '\n') || IsMark(phrase.first - 1, ';');
    // '6 de 9 a 11': of days it would be 'del 9 al 11'.
    const bool hours = phrase.atoms.size() == 2 && Is(phrase.first, Glue::kDe) && Is(phrase.last - 1, Glue::kA);
    if (hours && AllBare(phrase) && before.atoms.back().kind == AtomKind::kDay && !own_line) return true;
    return AllBare(phrase) && before.atoms.back().kind == AtomKind::kDay && !IsBareDay(before.atoms.back()) &&
           !own_line;
  }

  // 'Mayo: 3 y 4', 'mayo (segunda quincena)': a month before its days, nothing but marks between.
  bool IsHeadedBy(const DatePhrase& before, const DatePhrase& phrase) const {
    const DateAtom& month = before.atoms[0];
    if (before.atoms.size() != 1 || month.kind != AtomKind::kMonth || month.month == 0) return false;
    for (std::size_t i = before.last + 1; i < phrase.first; ++i) {
      const bool article = Is(i, Glue::kEl) || Is(i, Glue::kLos) || Is(i, Glue::kDia) || Is(i, Glue::kDias);
      if (!article && At(i).kind != DateToken::Kind::kMark) return false;
    }
    const auto belongs = [](const DateAtom& atom) {
      const bool week = atom.kind == AtomKind::kUnit && atom.unit < Unit::kTwoMonths;
      return (week && atom.month == 0 && !atom.month_shift) || IsBareDay(atom);
    };
    return std::all_of(phrase.atoms.begin(), phrase.atoms.end(), belongs);
  }

  // '3 al 7 de junio (2019)', '2016, noviembre': a year alone beside days without one, marks and little words between.
  bool IsYearOf(const DatePhrase& days, const DatePhrase& year) const {
    const DateAtom& atom = year.atoms[0];
    if (year.atoms.size() != 1 || atom.kind != AtomKind::kYear || !atom.year || atom.years != 1) return false;
    const auto open = [](const DateAtom& each) {
      return !each.year && !each.year_shift && !each.month_shift && !IsRelative(each) && each.kind != AtomKind::kYear;
    };
    if (!std::all_of(days.atoms.begin(), days.atoms.end(), open)) return false;
    const bool after = days.last < year.first;
    return OnlyGlueBetween(after ? days.last + 1 : year.last + 1, after ? year.first : days.first);
  }

  bool OnlyGlueBetween(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      const bool glue = Is(i, Glue::kDe) || Is(i, Glue::kDel) || Is(i, Glue::kEn) || Is(i, Glue::kAno);
      if (!glue && (At(i).kind != DateToken::Kind::kMark || IsMark(i, '\n'))) return false;
    }
    return true;
  }

  // Whether a number of three figures or more, no time of day, stands right after a date.
  bool LeavesNumber(std::size_t begin, std::size_t end) const {
    std::size_t i = begin;
    while (i < end && (Is(i, Glue::kDe) || Is(i, Glue::kDel) || Is(i, Glue::kAno) || IsMark(i, ',') || IsMark(i, '(')))
      ++i;
    const bool tied = i != begin && !IsMark(i - 1, ',');
    if (i >= end || !At(i).IsNumber() || At(i).digits < 3 || (!in_cell_ && !tied)) return false;
    const WordRoles* after = At(i + 1).roles;
    return after == nullptr || after->beside != Beside::kClock;
  }

  static void TakeHeading(DatePhrase& phrase, const DatePhrase& heading) {
    for (DateAtom& atom : phrase.atoms) {
      atom.month = heading.atoms[0].month;
      atom.year = heading.atoms[0].year;
      atom.year_shift = heading.atoms[0].year_shift;
    }
    phrase.first = heading.first;
  }

  struct LinkWords {
    Link link = Link::kAnd;
    bool comma_only = false;
    bool either = false;  // 'o'
    std::size_t end = 0;
  };

  bool Is(std::size_t i, Glue glue) const { return reader_.Is(i, glue); }
  bool IsMark(std::size_t i, char mark) const { return reader_.IsMark(i, mark); }
  const DateToken& At(std::size_t i) const { return reader_.At(i); }

  // Where there is none, `reach` is the last token not worth another try.
  std::optional<DatePhrase> PhraseAt(std::size_t i, std::size_t& reach) const {
    const auto first = reader_.Read(i);
    if (!first) return std::nullopt;
    DatePhrase phrase;
    phrase.atoms.push_back(first->atom);
    phrase.first = first->begin;
    phrase.last = first->end - 1;
    const std::size_t tried = Extend(phrase);
    TakeYear(phrase);
    FrameWeekOf(phrase);
    if (Accepts(phrase)) return phrase;
    // A run as long as that without a date is an enumeration of something else; its rest need not be tried from each
    // of its numbers again.
    if (tried != 0) reach = tried;
    return std::nullopt;
  }

  // Takes ', 15 y 16 de mayo', 'al 4 de enero' … as long as they are dates; what turns out to be a number is given
  // back.
  // Gives the last token of a run that reached kMostAtoms, else 0.
  std::size_t Extend(DatePhrase& phrase) const {
    std::size_t atoms = phrase.atoms.size();
    std::size_t last = phrase.last;
    while (phrase.atoms.size() < kMostAtoms) {
      const auto link = LinkAt(phrase.last + 1);
      if (!link) break;
      const auto next = reader_.Read(link->end);
      if (!next || !MayFollow(phrase, *link, *next)) break;
      phrase.links.push_back(link->link);
      phrase.atoms.push_back(next->atom);
      phrase.atoms.back().maybe_year_before = MayBeYear(phrase, *link, next->end);
      phrase.last = next->end - 1;
      if (!IsComplete(phrase)) continue;
      atoms = phrase.atoms.size();
      last = phrase.last;
    }
    const std::size_t tried = phrase.atoms.size() == kMostAtoms ? phrase.last : 0;
    phrase.atoms.resize(atoms);
    phrase.links.resize(atoms - 1);
    phrase.last = last;
    return tried;
  }

  // The '19' that ends 'junio 6, 19'.
  bool MayBeYear(const DatePhrase& phrase, const LinkWords& link, std::size_t end) const {
    return in_cell_ && link.comma_only && phrase.atoms.size() == 2 && phrase.atoms[0].month_first && IsMark(end, 0) &&
           At(end - 1).IsNumber() && At(end - 1).digits == 2 && IsBareDay(phrase.atoms.back());
  }

  // ', ', ' y ', ' al ', ' - ', ' hasta el ', ' y del ', ', y los días '.
  std::optional<LinkWords> LinkAt(std::size_t i) const {
    std::size_t j = i;
    LinkWords words;
    if (IsMark(j, ',') || (in_cell_ && (IsMark(j, ';') || IsMark(j, '\n')))) ++j;
    if (in_cell_ && IsMark(j, '.') && IsMark(j + 1, '-')) ++j;
    if (Is(j, Glue::kY) || Is(j, Glue::kO) || IsMark(j, '&')) {
      words.either = Is(j, Glue::kO);
      ++j;
      if (IsMark(j, '/') && Is(j + 1, Glue::kO)) j += 2;
    } else if (Is(j, Glue::kAl) || Is(j, Glue::kA) || Is(j, Glue::kHasta) || IsMark(j, '-')) {
      words.link = Link::kTo;
      ++j;
      if (Is(j - 1, Glue::kHasta) && Is(j, Glue::kAl)) ++j;
    } else if (IsMark(j, '/')) {
      ++j;
    }
    if (j == i) return std::nullopt;
    words.comma_only = j == i + 1 && IsMark(i, ',');
    words.end = SkipArticle(j);
    return words;
  }

  // 'el', 'los días', 'del', 'del día': what may stand between a link and its date.
  std::size_t SkipArticle(std::size_t j) const {
    if (Is(j, Glue::kDel) || Is(j, Glue::kDesde)) ++j;
    if (Is(j, Glue::kEl) || Is(j, Glue::kLos) || Is(j, Glue::kLa)) ++j;
    if (Is(j, Glue::kMes) && Is(j + 1, Glue::kDe)) j += 2;
    return j;
  }

  bool MayFollow(const DatePhrase& phrase, const LinkWords& link, const ReadAtom& next) const {
    const DateAtom& before = phrase.atoms.back();
    if (IsBareDay(next.atom) && !next.atom.framed && reader_.IsNoun(next.end)) return false;
    const bool dated = before.kind == AtomKind::kDay && !IsBareDay(before) && !before.month_first;
    if (IsBareDay(next.atom) && !next.atom.framed && dated && link.comma_only && in_cell_) return false;
    const bool week = next.atom.kind == AtomKind::kUnit && next.atom.month == 0 && !next.atom.month_shift;
    if (week && before.kind == AtomKind::kMonth) return false;       // 'mayo, segunda semana' is one
    if (IsBareDay(before) && IsMonthAlone(next.atom)) return false;  // 'taller 3 - mayo'
    // 'septiembre, del 7 al 10': the month heads its days.
    if (before.kind == AtomKind::kMonth && IsBareDay(next.atom) && in_cell_ && phrase.atoms.size() == 1) return false;
    if (link.either && (IsRelative(before) || IsRelative(next.atom))) return false;     // two answers
    if (IsRelative(before) && IsBareDay(next.atom) && !next.atom.framed) return false;  // 'mañana a 11'
    if ((next.atom.kind == AtomKind::kYear) != (before.kind == AtomKind::kYear)) return IsLedRange(phrase, link.link);
    // 'mayo y 3 de junio' are two dates, 'del 3 de mayo a junio' is one.
    const bool same_kind = (next.atom.kind == AtomKind::kMonth) == (before.kind == AtomKind::kMonth);
    if (link.link == Link::kAnd && !same_kind && !in_cell_ && !IsLedRange(phrase, link.link)) return false;
    return !IsMonthAlone(next.atom) || before.kind == AtomKind::kMonth || link.link == Link::kTo ||
           IsLedRange(phrase, link.link);
  }

  // 'desde 2014 hasta mayo de 2018', 'entre mayo de 2015 y 2018': a year and what is none, where the words before them
  // tell a range.
  bool IsLedRange(const DatePhrase& phrase, Link link) const {
    if (phrase.atoms.size() != 1 || phrase.first == 0) return false;
    std::size_t i = phrase.first;
    if (i > 1 && (Is(i - 1, Glue::kEl) || Is(i - 1, Glue::kLa))) --i;
    if (Is(i - 1, Glue::kEntre)) return true;
    return link == Link::kTo && (Is(i - 1, Glue::kDesde) || Is(i - 1, Glue::kDe) || Is(i - 1, Glue::kDel));
  }

  // Whether a phrase may end here: no bare day waits for a month that has not come.
  bool IsComplete(const DatePhrase& phrase) const {
    if (in_cell_ || !IsBareDay(phrase.atoms.back())) return true;
    bool month_seen = false;
    for (const DateAtom& atom : phrase.atoms) {
      month_seen = month_seen || !IsBareDay(atom);
      if (!IsBareDay(atom) && !atom.month_first && !phrase.atoms.back().framed) return false;
    }
    return true;
  }

  // 'mayo 3 y 4, 2019'
  void TakeYear(DatePhrase& phrase) const {
    DateAtom& last = phrase.atoms.back();
    if (!phrase.atoms[0].month_first || phrase.atoms.size() == 1 || !IsBareDay(last)) return;
    phrase.last = reader_.YearAt(phrase.last + 1, phrase.atoms[0]) - 1;
  }

  // 'semana del 13 de mayo' is the seven days, 'semana del 13 al 17' says its days itself.
  void FrameWeekOf(DatePhrase& phrase) const {
    if (phrase.atoms.size() != 1 || phrase.atoms[0].kind != AtomKind::kDay || phrase.first < 2) return;
    std::size_t i = phrase.first;
    if (i < taken_ + 2 || (!Is(i - 1, Glue::kDel) && !(in_cell_ && Is(i - 1, Glue::kDe)))) return;
    const WordRoles* roles = At(i - 2).roles;
    if (roles == nullptr || roles->unit != Unit::kWeek) return;
    phrase.atoms[0].kind = AtomKind::kWeekOf;
    phrase.atoms[0].framed = true;
    phrase.first = i - 2;
    const WordRoles* end = i >= taken_ + 4 && Is(i - 3, Glue::kDe) ? At(i - 4).roles : nullptr;
    if (end == nullptr || end->part != Part::kEnd) return;
    phrase.atoms[0].of_weekend = true;
    phrase.first = i - 4;
  }

  bool Accepts(const DatePhrase& phrase) const {
    const bool bare = std::all_of(phrase.atoms.begin(), phrase.atoms.end(), IsBareDay);
    if (bare) return in_cell_ ? AcceptsBareInCell(phrase) : AcceptsBareInText(phrase);
    if (std::all_of(phrase.atoms.begin(), phrase.atoms.end(), IsMonthAlone))
      return in_cell_ ? !EndsPlaceName(phrase.first) : AcceptsMonths(phrase);
    const bool pair = phrase.atoms.size() == 1 && phrase.atoms[0].numeric_pair && !phrase.atoms[0].framed;
    if (!in_cell_ && pair) return AcceptsPair(phrase.first);
    return true;
  }

  // 'Plaza 5 de |Mayo'
  bool EndsPlaceName(std::size_t month) const {
    return month > 1 && Is(month - 1, Glue::kDe) && At(month - 2).IsNumber() && At(month - 2).use == Use::kNamed;
  }

  bool AcceptsBareInCell(const DatePhrase& phrase) const {
    const bool framed = phrase.atoms[0].framed;
    if (At(phrase.first).IsNumber() && At(phrase.last).use != Use::kFree) return false;
    if (RecursMonthly(phrase.last + 1) || (phrase.first > 0 && Is(phrase.first - 1, Glue::kCada))) return false;
    return framed || !reader_.IsNoun(phrase.last + 1);
  }

  // 'los días 12 y 13', 'martes 21'; 'del 9 al 11' where nothing counted follows.
  bool AcceptsBareInText(const DatePhrase& phrase) const {
    if (IsMark(phrase.last + 1, '%') || At(phrase.last).use == Use::kBlocked) return false;
    if (RecursMonthly(phrase.last + 1)) return false;
    if (phrase.atoms[0].framed) return true;
    if (!At(phrase.first).IsNumber()) return false;
    if (phrase.atoms.size() != 2 || phrase.links[0] != Link::kTo || phrase.first == 0) return false;
    if (!Is(phrase.first - 1, Glue::kDel) || !Is(phrase.first + 1, Glue::kAl)) return false;
    if (phrase.atoms[0].day >= phrase.atoms[1].day || reader_.IsNoun(phrase.last + 1)) return false;
    return phrase.first < 2 || At(phrase.first - 2).roles == nullptr ||
           At(phrase.first - 2).roles->beside != Beside::kLabel;
  }

  // 'el día 15 de cada mes'
  bool RecursMonthly(std::size_t i) const { return Is(i, Glue::kDe) && Is(i + 1, Glue::kCada); }

  // A month alone: 'en mayo', 'mes de mayo', 'de mayo a julio', but not 'Julio César' and not 'Plaza de Mayo'.
  bool AcceptsMonths(const DatePhrase& phrase) const {
    if (phrase.first == 0) return phrase.atoms.size() > 1;
    const DateToken& before = At(phrase.first - 1);
    static constexpr Glue kFrames[] = {Glue::kDe,    Glue::kEn,  Glue::kDurante, Glue::kPara,
                                       Glue::kHasta, Glue::kMes, Glue::kDesde,   Glue::kHacia,
                                       Glue::kEntre, Glue::kA,   Glue::kDel};
    const bool framed = std::any_of(std::begin(kFrames), std::end(kFrames), [&](Glue glue) { return before.Is(glue); });
    if (!framed) return phrase.atoms.size() > 1 && phrase.links[0] == Link::kTo;
    const DateToken& month = At(phrase.last);
    const DateToken& after = At(phrase.last + 1);
    if (month.capital && after.IsWord() && after.capital && after.roles == nullptr) return false;
    if (!before.Is(Glue::kDe) || phrase.first < 2) return true;
    if (At(phrase.first - 2).IsNumber()) return false;  // the rest of 'Plaza 5 de Mayo'
    const WordRoles* named = At(phrase.first - 2).roles;
    return named == nullptr || (named->beside != Beside::kPlace && !(named->cardinal != 0 && month.capital));
  }

  // 'el 27/05', '27/05: reunión'; not '24/7', not '1/2 día'.
  bool AcceptsPair(std::size_t i) const {
    if (i == 0) return At(i).digits == 2 && At(i + 2).digits == 2;
    static constexpr Glue kArticles[] = {Glue::kEl, Glue::kAl, Glue::kDel, Glue::kDia, Glue::kDias, Glue::kLos};
    return std::any_of(std::begin(kArticles), std::end(kArticles), [&](Glue glue) { return Is(i - 1, glue); });
  }

  // A range begins with its 'del', 'desde el', 'entre'; 'entre … y …' is one.
  void TakeLead(DatePhrase& phrase, std::size_t from) const {
    std::size_t i = phrase.first;
    const auto before = [&](Glue glue) { return i > from && Is(i - 1, glue); };
    if (before(Glue::kDia) || before(Glue::kDias)) --i;
    if (before(Glue::kEl) || before(Glue::kLos) || before(Glue::kLa)) --i;
    if (before(Glue::kDe) && i > from + 1 && (Is(i - 2, Glue::kMes) || Is(i - 2, Glue::kMeses))) i -= 2;
    if (before(Glue::kMes)) --i;
    if (before(Glue::kEl) || before(Glue::kLos)) --i;
    if (before(Glue::kEntre) && phrase.links.size() == 1) {
      phrase.links[0] = Link::kTo;
      phrase.first = i - 1;
      return;
    }
    const bool range = !phrase.links.empty() && phrase.links[0] == Link::kTo;
    if (range && (before(Glue::kDel) || before(Glue::kDesde) || before(Glue::kDe))) phrase.first = i - 1;
  }

  const DateTokens& text_;
  DateReader reader_;
  bool in_cell_;
  std::size_t taken_ = 0;  // one past the last token of the phrases found so far
};

}  // namespace

std::vector<DatePhrase> ParseDatePhrases(const DateTokens& tokens, Strictness strictness) {
  return PhraseParser(tokens, strictness).All();
}

}  // namespace acervo::spanish
