// Compiles the rows: names of pieces to steps of the reader, names of meanings to fields of the atom.
#include "parsers/spanish/date_shape.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <utility>

#include "parsers/data/tsv.h"
#include "parsers/spanish/date_reader.h"

namespace acervo::data {
extern const std::string_view kDateShapes;
}  // namespace acervo::data

namespace acervo::spanish {
namespace {

// ---------------------------------------------------------------- classes of tokens

enum Class : std::uint64_t {
  kShortNumber = 1U << 0,  // of one or two figures
  kYearNumber = 1U << 1,   // of four
  kLongNumber = 1U << 2,

  kOrdinal = 1U << 4,
  kUnit = 1U << 5,
  kPart = 1U << 6,
  kShift = 1U << 7,
  kWeekday = 1U << 8,
  kRelative = 1U << 9,
  kMonth = 1U << 10,
  kOther = 1U << 11,  // any word
  kMark = 1U << 12,
  kNumber = kShortNumber | kYearNumber | kLongNumber,
  kCount = kNumber | kOther,
  kAny = ~0ULL,
  kNothing = 0  // takes no token: the next piece tells
};

constexpr std::uint64_t Bit(Glue glue) { return std::uint64_t{1} << (16 + static_cast<int>(glue)); }
static_assert(static_cast<int>(Glue::kOther) < 48, "a bit for each");

constexpr std::uint64_t kNoun = kUnit | kPart | Bit(Glue::kDia) | Bit(Glue::kDias) | Bit(Glue::kMes) |
                                Bit(Glue::kMeses) | Bit(Glue::kAno) | Bit(Glue::kAnos);
constexpr std::uint64_t kWhole = Bit(Glue::kTodo) | Bit(Glue::kDurante) | Bit(Glue::kMes);
constexpr std::uint64_t kLead = Bit(Glue::kHace) | Bit(Glue::kEn) | Bit(Glue::kDentro);

// ---------------------------------------------------------------- names of pieces

struct NamedStep {
  std::string_view name;
  ShapeStep step;
  int argument = 0;
  std::uint64_t begins = kAny;
};

using R = DateReader;
using Unit = spanish::Unit;

constexpr int Sep(int marks, R::Blanks blanks) { return marks << 4 | static_cast<int>(blanks); }
constexpr int Arg(Unit unit) { return static_cast<int>(unit); }
constexpr int Arg(Glue glue) { return static_cast<int>(glue); }
constexpr int Arg(ShapeGroup group) { return static_cast<int>(group); }

constexpr NamedStep kSteps[] = {
    // figures
    {"d", &R::TakeDay, 0, kShortNumber},
    {"m", &R::TakeMonth, 0, kShortNumber},
    {"dd", &R::TakeDay, 2, kShortNumber},
    {"mm", &R::TakeMonth, 2, kShortNumber},
    {"day?", &R::TakeLooseDay, 0, kShortNumber},
    {"month?", &R::TakeLooseMonth, 0, kShortNumber},
    {"dd?", &R::TakeLooseDay, 2, kShortNumber},
    {"mm?", &R::TakeLooseMonth, 2, kShortNumber},
    {"yy", &R::TakeShortYear, 0, kShortNumber},
    {"yy>12", &R::TakeShortYear, 13, kShortNumber},
    {"yyyy", &R::TakeYear, 1000, kYearNumber},
    {"19yy", &R::TakeYear, 1900, kYearNumber},
    {"4", &R::TakeYear, 0, kYearNumber},
    {"8", &R::TakeEightFigures, 0, kLongNumber},
    {"sep", &R::TakeSeparator, Sep(7, R::Blanks::kEven), kMark},
    {"sep/-.", &R::TakeSeparator, Sep(7, R::Blanks::kNone), kMark},
    {"sep/-", &R::TakeSeparator, Sep(3, R::Blanks::kNone), kMark},
    {"sep/", &R::TakeSeparator, Sep(1, R::Blanks::kNone), kMark},
    {"sep-", &R::TakeSeparator, Sep(2, R::Blanks::kNone), kMark},
    {"sep.", &R::TakeSeparator, Sep(4, R::Blanks::kNone), kMark},
    {"any/-.", &R::TakeSeparator, Sep(7, R::Blanks::kAny), kMark},
    {"apart-", &R::TakeSeparator, Sep(2, R::Blanks::kBoth), kMark},
    {"apart/-", &R::TakeSeparator, Sep(3, R::Blanks::kSome), kMark},
    {"apart.", &R::TakeSeparator, Sep(4, R::Blanks::kSome), kMark},
    {"order", &R::OrderDayAndMonth, 1, kNothing},
    {"in-order", &R::OrderDayAndMonth, 0, kNothing},
    {"rising", &R::IsRising, 0, kNothing},
    {"no-figures", &R::EndsFigures, 0, kNothing},
    {"no-more-figures", &R::EndsFigures, 1, kNothing},
    {"no-slash-figures", &R::EndsFigures, 2, kNothing},
    {"lone-yy", &R::TakeLoneShortYear, 0, kShortNumber},
    // what a token is, without taking it
    {"plain", &R::IsPlainNumber, 0, kNothing},
    {"free", &R::IsFreeNumber, 0, kNothing},
    {"blocked", &R::IsBlocked, 0, kNothing},
    {"one-figure", &R::HasFigures, 1, kNothing},
    {"four-figures", &R::HasFigures, 4, kNothing},
    {"ordinal-figure", &R::IsOrdinalFigure, 0, kNothing},
    {"letter", &R::IsLetter, 0, kNothing},
    {"spaced", &R::IsSpaced, 0, kNothing},
    {"counted", &R::IsCounted, 0, kNothing},
    {"month-follows", &R::IsBeforeMonth, 0, kNothing},
    {"scope-follows", &R::IsBeforeScope, 0, kNothing},
    {"recurs", &R::IsAfterRecurring, 0, kNothing},
    // months and years
    {"month", &R::TakeMonthName, 0, kMonth},
    {"expected-month", &R::TakeMonthName, 1},
    {"year", &R::TakeYearAfter, 0},
    {"written-year", &R::TakeYearAfter, 1},
    {"month-scope", &R::TakeMonthScope, 0},
    {"year-scope", &R::TakeYearScope, 0},
    {"year-named", &R::TakeYearNamed, 0},
    {"shifted-month", &R::TakeShifted, Arg(Glue::kMes), kShift | Bit(Glue::kMes)},
    {"shifted-year", &R::TakeShifted, Arg(Glue::kAno), kShift | Bit(Glue::kAno)},
    {"decade", &R::TakeDecade, 0},
    {"century", &R::TakeCentury, 0},
    // what is counted
    {"ordinal", &R::TakeOrdinal, 0, kOrdinal},
    {"last-ordinal", &R::TakeLastOrdinal, 0, kOrdinal},
    {"fourth", &R::TakeFourth, 0, kOrdinal},
    {"one-before", &R::IsOneBefore, 0, kNothing},
    {"edge", &R::IsEdge, 0, kNothing},
    {"edge-day", &R::IsEdge, 1, kNothing},
    {"to-5", &R::TakeNumberUpTo, 5, kNumber},
    {"to-6", &R::TakeNumberUpTo, 6, kNumber},
    {"to-9", &R::TakeNumberUpTo, 9, kNumber},
    {"to-53", &R::TakeNumberUpTo, 53, kNumber},
    {"week", &R::TakeUnit, Arg(Unit::kWeek), kUnit},
    {"half", &R::TakeUnit, Arg(Unit::kHalf), kUnit},
    {"decade-word", &R::TakeUnit, Arg(Unit::kDecade), kUnit},
    {"century-word", &R::TakeUnit, Arg(Unit::kCentury), kUnit},
    {"unit-of-year", &R::TakeUnitOfYear, 0, kUnit},
    {"unit-of-month", &R::TakeUnitOfMonth, 0, kUnit},
    {"part", &R::TakePart, 0, kPart},
    {"weekday", &R::TakeWeekday, 0, kWeekday},
    {"weekdays", &R::TakeWeekdays, 0, kWeekday},
    {"many-weekdays", &R::TakeWeekdays, 1, kWeekday},
    {"count", &R::TakeCount, 0, kCount},
    {"days", &R::TakeNoun, Arg(Unit::kDay), kNoun},
    {"weeks", &R::TakeNoun, Arg(Unit::kWeek), kNoun},
    {"months", &R::TakeNoun, Arg(Unit::kMonth), kNoun},
    {"noun", &R::TakeNoun, Arg(Unit::kNone), kNoun},
    {"countable", &R::TakeCountable, 0, kNoun},
    // what is counted from a day
    {"shift", &R::TakeShift, 0, kShift | kOrdinal},
    {"shift-after", &R::TakeShiftAfter, 0},
    {"next", &R::TakeNext, 0, kShift | kOrdinal},
    {"this", &R::IsThis, 0, kNothing},
    {"moved", &R::IsMoved, 0, kNothing},
    {"no-day", &R::IsLongerThanDay, 0, kNothing},
    {"span-shift", &R::TakeSpanShift, 0},
    {"week-shift", &R::TakeWeekShift, 0},
    {"duration", &R::TakeDuration, 0, kCount},
    {"relative", &R::TakeRelative, 0, kRelative | kShift | Bit(Glue::kAntes)},
    {"morning", &R::TakeMorning, 0, kRelative},
    {"working", &R::TakeWorking, 0},
    {"time-of-day", &R::TakeTimeOfDay, 0, kNothing},
    // rows of other groups
    {"whole", &R::TakeGroup, Arg(ShapeGroup::kWholeLead), kWhole},
    {"lead", &R::TakeGroup, Arg(ShapeGroup::kLead), kLead},
    {"ordinals", &R::TakeGroup, Arg(ShapeGroup::kOrdinals), kOrdinal},
};

// ---------------------------------------------------------------- names of meanings

constexpr int kTaken = -1000;  // no value in the row: that of the match

template <AtomKind kKind>
void SetKind(ShapeMatch& match, int /*value*/) {
  match.read.atom.kind = kKind;
}

void SetMonthShift(ShapeMatch& match, int value) {
  match.read.atom.month_shift = value == kTaken ? match.shift : value;
}

void SetYearShift(ShapeMatch& match, int value) { match.read.atom.year_shift = value == kTaken ? match.shift : value; }

void SetDirection(ShapeMatch& match, int /*value*/) {
  if (match.shift != 0) match.read.atom.direction = match.shift;
}

// The duration before (-1) or after the day that `base` names.
void SetDistance(ShapeMatch& match, int sign) {
  match.read.atom.kind = AtomKind::kRelativeDay;
  match.read.atom.offset = sign * match.read.atom.offset + match.base;
  match.read.atom.months_offset *= sign;
}

void SetRunning(ShapeMatch& match, int count) {
  DateAtom& atom = match.read.atom;
  atom.kind = AtomKind::kRelativeSpan;
  atom.reach = Reach::kRunning;
  atom.count = (count == kTaken ? atom.count : count) * (match.shift > 0 ? 1 : -1);
}

void SetRest(ShapeMatch& match, int /*value*/) {
  match.read.atom.kind = AtomKind::kRelativeSpan;
  match.read.atom.reach = Reach::kRest;
}

struct NamedMeaning {
  std::string_view name;
  ShapeMeaning set;
};

constexpr NamedMeaning kMeanings[] = {
    {"day", &SetKind<AtomKind::kDay>},
    {"month", &SetKind<AtomKind::kMonth>},
    {"year", &SetKind<AtomKind::kYear>},
    {"unit", &SetKind<AtomKind::kUnit>},
    {"part", &SetKind<AtomKind::kPart>},
    {"every-weekday", &SetKind<AtomKind::kEveryWeekday>},
    {"nth-weekday", &SetKind<AtomKind::kNthWeekday>},
    {"span", &SetKind<AtomKind::kRelativeSpan>},
    {"distance", &SetDistance},
    {"running", &SetRunning},
    {"rest", &SetRest},
    {"month-shift", &SetMonthShift},
    {"year-shift", &SetYearShift},
    {"direction", &SetDirection},
    {"add-days", [](ShapeMatch& match, int value) { match.base += value; }},
    {"offset", [](ShapeMatch& match, int value) { match.read.atom.offset = value; }},
    {"of-year", [](ShapeMatch& match, int) { match.read.atom.of_year = true; }},
    {"pair", [](ShapeMatch& match, int) { match.read.atom.numeric_pair = true; }},
    {"american", [](ShapeMatch& match, int) { match.read.atom.must_be_month_day = true; }},
    {"unframed", [](ShapeMatch& match, int) { match.read.atom.framed = false; }},
    {"quarter", [](ShapeMatch& match, int) { match.read.atom.unit = Unit::kQuarter; }},
    {"half-year", [](ShapeMatch& match, int) { match.read.atom.unit = Unit::kHalfYear; }},
};

// ---------------------------------------------------------------- compiling

const NamedStep* StepNamed(std::string_view name) {
  const auto* step =
      std::find_if(std::begin(kSteps), std::end(kSteps), [&](const auto& row) { return row.name == name; });
  return step == std::end(kSteps) ? nullptr : step;
}

// '<month>', 'del', 'habiles', '/', '^'. `begins` gains what it can begin with; false: no such piece.
bool CompileChoice(std::string_view text, ShapePiece& piece, std::uint64_t& begins) {
  if (text.empty()) return false;
  if (text.size() > 2 && text.front() == '<' && text.back() == '>') {
    const NamedStep* named = StepNamed(text.substr(1, text.size() - 2));
    if (named == nullptr) return false;
    piece.choices.push_back({named->step, named->argument, {}});
    begins |= named->begins;
    return true;
  }
  const bool letters = text.front() >= 'a' && text.front() <= 'z';
  const Glue glue = letters ? GlueNamed(text) : Glue::kNone;
  if (text == "^" || text == "$") {
    piece.choices.push_back({text == "^" ? &R::IsTextBegin : &R::IsTextEnd, 0, {}});
  } else if (!letters) {
    piece.choices.push_back({&R::TakeMark, text.front(), {}});
    begins |= kMark;
  } else if (glue != Glue::kNone) {
    piece.choices.push_back({&R::TakeGlue, Arg(glue), {}});
    begins |= Bit(glue);
  } else {
    piece.choices.push_back({nullptr, 0, text});
    begins |= kOther;
  }
  return letters || text.size() == 1;
}

bool CompilePiece(std::string_view text, DateShape& shape) {
  ShapePiece piece;
  using Mode = ShapePiece::Mode;
  const bool marked = text.size() > 1 && (text.front() == '!' || text.front() == '&');
  if (marked) piece.mode = text.front() == '!' ? Mode::kNot : Mode::kAhead;
  if (marked) text.remove_prefix(1);
  if (text.size() > 1 && text.back() == '?') {
    piece.mode = Mode::kOptional;
    text.remove_suffix(1);
  }
  std::uint64_t begins = 0;
  bool ok = true;
  for (const std::string_view choice : data::Split(text, '|')) ok = CompileChoice(choice, piece, begins) && ok;
  piece.begins = begins;
  shape.pieces.push_back(std::move(piece));
  return ok;
}

// What the pieces from `at` on can begin with; `at` moves behind the piece that takes the token.
std::uint64_t BeginsFrom(const std::vector<ShapePiece>& pieces, std::size_t& at) {
  using Mode = ShapePiece::Mode;
  std::uint64_t begins = kNothing;
  for (; at < pieces.size(); ++at) {
    const ShapePiece& piece = pieces[at];
    if (piece.mode == Mode::kNot || piece.begins == kNothing) continue;
    begins |= piece.begins;
    if (piece.mode == Mode::kOptional) continue;
    if (piece.mode == Mode::kTake) ++at;
    return begins;
  }
  return kAny;
}

// Which tokens a row need not be tried at: most rows are told by the classes of the first one, or of a number and what
// follows it.
void SieveRow(DateShape& shape) {
  std::size_t at = 0;
  shape.begins = BeginsFrom(shape.pieces, at);
  const bool one_number = at == 1 && (shape.begins & ~std::uint64_t{kNumber}) == 0;
  shape.follows = one_number ? BeginsFrom(shape.pieces, at) : std::uint64_t{kAny};
}

// 'month-shift', 'distance=-1'.
bool CompileMeaning(std::string_view text, DateShape& shape) {
  const std::size_t equals = text.find('=');
  const auto* named = std::find_if(std::begin(kMeanings), std::end(kMeanings),
                                   [&](const auto& row) { return row.name == text.substr(0, equals); });
  if (named == std::end(kMeanings)) return false;
  int value = kTaken;
  if (equals != text.npos) std::from_chars(text.data() + equals + 1, text.data() + text.size(), value);
  shape.meaning.emplace_back(named->set, value);
  return true;
}

DateShape CompileRow(const std::vector<std::string_view>& row) {
  DateShape shape;
  shape.group = row[0];
  shape.where = row[1] == "asked" ? Strictness::kAsked : row[1] == "cell" ? Strictness::kCell : Strictness::kText;
  shape.words = row[2];
  shape.example = row[4];
  shape.reading = row[5];
  shape.ok = row[1] == "text" || shape.where != Strictness::kText;
  for (const std::string_view piece : data::Split(row[2], ' ')) shape.ok = CompilePiece(piece, shape) && shape.ok;
  SieveRow(shape);
  for (const std::string_view meaning : data::Split(row[3], ' ')) shape.ok = CompileMeaning(meaning, shape) && shape.ok;
  return shape;
}

constexpr std::size_t kGroups = static_cast<std::size_t>(ShapeGroup::kEnd);
constexpr std::array<std::string_view, kGroups> kGroupNames = {"counted",    "interval", "figures",  "shifted",
                                                               "whole-lead", "lead",     "ordinals", "shift-after"};

std::array<ShapeTable, kGroups> CompileAll() {
  constexpr std::size_t kFields = 6;
  std::array<ShapeTable, kGroups> tables;
  for (const auto& row : data::Rows(data::kDateShapes, kFields)) {
    const auto* name = std::find(kGroupNames.begin(), kGroupNames.end(), row[0]);
    if (name != kGroupNames.end()) tables[static_cast<std::size_t>(name - kGroupNames.begin())].Add(CompileRow(row));
  }
  return tables;
}

std::uint64_t ClassesOf(const DateToken& token) {
  if (token.IsNumber()) {
    const Class figures = token.digits <= 2 ? kShortNumber : token.digits == 4 ? kYearNumber : kLongNumber;
    return figures | (token.ordinal ? std::uint64_t{kOrdinal} : 0U);
  }
  if (token.roles == nullptr) return token.IsWord() ? kOther : kMark;
  const WordRoles& roles = *token.roles;
  const auto bit = [](bool is, Class value) { return is ? std::uint64_t{value} : 0; };
  return kOther | (roles.glue == Glue::kNone ? 0 : Bit(roles.glue)) |
         bit(roles.ordinal != 0 || roles.roman != 0, kOrdinal) | bit(roles.unit != Unit::kNone, kUnit) |
         bit(roles.part != Part::kNone, kPart) | bit(roles.shift.has_value(), kShift) |
         bit(roles.weekday != 0, kWeekday) | bit(roles.relative.has_value(), kRelative) | bit(roles.month != 0, kMonth);
}

template <std::size_t kClasses>
std::uint64_t RowsOf(const std::array<std::uint64_t, kClasses>& rows_of_class, std::uint64_t classes) {
  std::uint64_t rows = 0;
  for (; classes != 0; classes &= classes - 1)
    rows |= rows_of_class[static_cast<std::size_t>(std::countr_zero(classes))];
  return rows;
}

}  // namespace

const ShapeTable& ShapeTable::Of(ShapeGroup group) {
  static const auto tables = CompileAll();
  return tables[static_cast<std::size_t>(group)];
}

void ShapeTable::Add(DateShape shape) {
  const std::size_t row = rows_.size();
  if (shape.ok && row < kMostRows) {
    const std::uint64_t bit = std::uint64_t{1} << row;
    for (std::size_t i = 0; i < kClasses; ++i) {
      if ((shape.begins >> i & 1U) != 0) begins_[i] |= bit;
      if ((shape.follows >> i & 1U) != 0) follows_[i] |= bit;
    }
    for (std::size_t i = static_cast<std::size_t>(shape.where); i < where_.size(); ++i) where_[i] |= bit;
  }
  rows_.push_back(std::move(shape));
}

std::uint64_t ShapeTable::Candidates(const DateToken& token, const DateToken& next, Strictness strictness) const {
  const std::uint64_t rows = RowsOf(begins_, ClassesOf(token)) & where_[static_cast<std::size_t>(strictness)];
  return rows == 0 ? 0 : rows & RowsOf(follows_, ClassesOf(next));
}

}  // namespace acervo::spanish
